// Sheets made of a PDF, as an office and a print shop order them.

#include <catch2/catch.hpp>

#include "tests/cli/program.h"
#include "tests/drawn_pdf.h"

namespace gazette::cli {
namespace {

std::string pdf_of(int pages_count) {
  return drawn_pdf(std::vector<DrawnPage>(static_cast<std::size_t>(pages_count), {.text = "Page"}));
}

}  // namespace

TEST_CASE("impose writes sheets and a plan beside them, without a workspace, always the same") {
  const Workspace office;
  office.write("body.pdf", pdf_of(8));
  const Outcome first = office.run({"impose", "body.pdf", "--sheet", "SRA3"});
  CHECK(first.code == 0);
  CHECK(lines_of(first.out).front().starts_with("8 pages on 2 sheets: body-imposed.pdf ("));
  CHECK(lines_of(first.out).back() == "read back and folded: every page in its order, unchanged");
  CHECK(first.err.find("warning[G0636]") != std::string::npos);
  CHECK(office.read("body-imposed.plan.txt").starts_with("SƠ ĐỒ BÌNH TRANG\n\nTệp: body.pdf\n"));
  if (has_judge("pdftotext")) {
    CHECK(run_program({"pdftotext", "body-imposed.pdf", "-"}, office.path())
              .out.find("body.pdf · Tờ 1/2 · ") != std::string::npos);
  }
  const std::string sheets = office.read("body-imposed.pdf");
  CHECK(office.run({"impose", "body.pdf", "--sheet", "450x320mm", "-o", "again.pdf"}).code == 0);
  CHECK(office.read("again.pdf") == sheets);
}

TEST_CASE("each scheme is asked for by its words") {
  const Workspace office;
  office.write("body.pdf", pdf_of(20));
  const auto first_line = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"impose", "body.pdf", "-o", "out/x.pdf"});
    const std::string line = lines_of(office.run(options).out).front();
    return line.substr(0, line.find(':'));
  };
  CHECK(first_line({"--scheme", "perfect"}) == "20 pages on 2 sheets in 2 signatures");
  CHECK(first_line({"--scheme", "perfect", "--work", "work-and-turn", "--signature", "8"}) ==
        "20 pages on 3 sheets in 3 signatures");
  CHECK(first_line({"--scheme", "perfect", "--work", "nested", "--sheet", "A3"}) ==
        "20 pages on 5 sheets in 2 signatures");
  CHECK(first_line({"--scheme", "cut-stack", "--up", "8", "--marks", "none"}) ==
        "20 pages on 2 sheets, 12 blank");
  CHECK(lines_of(office.run({"impose", "--marks", "crop,fold", "body.pdf"}).out)
            .front()
            .starts_with("20 pages on 5 sheets: body-imposed.pdf ("));
  CHECK(first_line({"--creep-caliper", "0.1mm", "--duplex", "long"}) == "20 pages on 5 sheets");
}

TEST_CASE("what cannot be imposed is refused and nothing is written") {
  const Workspace office;
  office.write("broken.pdf", "%PDF-1.7\nnothing");
  refuse(office, {"impose", "none.pdf"}, "none.pdf: error[G0101]: there is no such file\n");
  refuse(office, {"impose", "broken.pdf"}, "broken.pdf: error[G0631]: the PDF is damaged: ");
  office.write("empty.pdf", "");
  office.write("text.pdf", "a text");
  refuse(office, {"impose", "empty.pdf"}, "empty.pdf: error[G0631]: the file is empty\n");
  refuse(office, {"impose", "text.pdf"}, "text.pdf: error[G0631]: the file is no PDF\n");
  office.write("body.pdf", pdf_of(16));
  const Outcome outcome =
      office.run({"impose", "body.pdf", "--scheme", "perfect", "--sheet", "A3"});
  CHECK(outcome.code == 1);
  CHECK(outcome.err.find("error[G0640]: the pages need a sheet of ") != std::string::npos);
  CHECK_FALSE(office.has("body-imposed.pdf"));
}

TEST_CASE("a word that an option does not take is answered with those that it takes") {
  const Workspace office;
  const auto answer = [&](const std::vector<std::string>& arguments) {
    const Outcome outcome = office.run(arguments);
    CHECK(outcome.code == 2);
    return lines_of(outcome.err)[0];
  };
  CHECK(answer({"impose", "body.pdf", "--scheme", "foo"}) ==
        "--scheme: \"foo\" is none of: saddle, perfect or cut-stack");
  CHECK(answer({"impose", "body.pdf", "--up", "3"}) == "--up: \"3\" is none of: 2, 4 or 8");
  CHECK(answer({"ingest", "a.md", "--by", "pigeon"}) ==
        "--by: \"pigeon\" is none of: mail, post, system or hand");
  CHECK(answer({"build", "--trace", "all"}) ==
        "--trace: \"all\" is none of: linebreak, pagebreak or table");
  CHECK(answer({"preflight", "a.pdf", "--variant", "web"}) ==
        "--variant: \"web\" is none of: sheet or digital");
  CHECK(answer({"preflight", "a.pdf", "--format", "xml"}) ==
        "--format: \"xml\" is none of: text or json");
}

TEST_CASE("options of another scheme are refused, not passed over") {
  const Workspace office;
  office.write("body.pdf", pdf_of(8));
  const auto answer = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"impose", "body.pdf"});
    const Outcome outcome = office.run(options);
    CHECK(outcome.code == 2);
    return lines_of(outcome.err)[0];
  };
  for (const char* option : {"--work", "--signature", "--mill"}) {
    const std::string value = option == std::string("--work")   ? "nested"
                              : option == std::string("--mill") ? "3mm"
                                                                : "8";
    CHECK(answer({option, value}) ==
          std::string(option) + ": is of --scheme perfect alone; leave it out");
  }
  CHECK(answer({"--scheme", "perfect", "--up", "4"}) ==
        "--up: is of --scheme cut-stack alone; leave it out");
  CHECK(answer({"--scheme", "perfect", "--creep-caliper", "0.1mm"}) ==
        "--creep-caliper: is of sheets in one another (--scheme saddle, or perfect with --work "
        "nested) alone; leave it out");
  CHECK(answer({"--marks", "crop,collation"}) ==
        "--marks: collation is of --scheme perfect alone; leave it out");
  CHECK(answer({"--scheme", "cut-stack", "--marks", "fold"}) ==
        "--marks: what is cut and stacked has no fold; leave it out");
  CHECK_FALSE(office.has("body-imposed.pdf"));
  CHECK(office
            .run({"impose", "body.pdf", "--scheme", "perfect", "--work", "nested",
                  "--creep-caliper", "0.1mm", "--marks", "crop,fold,collation"})
            .code == 0);
}

TEST_CASE("options that cannot be are usage") {
  const Workspace office;
  office.write("body.pdf", pdf_of(4));
  for (const std::vector<std::string>& options :
       std::vector<std::vector<std::string>>{{"--sheet", "A9"},
                                             {"--sheet", "0x100mm"},
                                             {"--scheme", "perfect", "--signature", "12"},
                                             {"--creep-caliper", "thick"},
                                             {"--marks", "stars"},
                                             {"--output", "./body.pdf"},
                                             {"--scheme", "foo"},
                                             {"--duplex", "wide"},
                                             {"--up", "3"}}) {
    std::vector<std::string> arguments = {"impose", "body.pdf"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    CHECK(office.run(arguments).code == 2);
  }
  CHECK_FALSE(office.has("body-imposed.pdf"));
}

}  // namespace gazette::cli

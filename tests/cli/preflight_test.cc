// A PDF judged before it goes to the shop, as people ask for it.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/cli/program.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"

namespace gazette::cli {
namespace {

std::string pdf_of(int pages_count) {
  return drawn_pdf(
      std::vector<DrawnPage>(static_cast<std::size_t>(pages_count),
                             {.text = "Page", .operators = "1 0 0 rg 72 144 9 9 re f "}));
}

}  // namespace

TEST_CASE("preflight prints each rule once with its places and what to do; errors give code 1") {
  const Workspace office;
  office.write("a.pdf", pdf_of(30));
  const Outcome outcome = office.run({"preflight", "a.pdf", "--ink", "off"});
  CHECK(outcome.code == 1);
  CHECK(outcome.err.empty());
  const std::vector<std::string> lines = lines_of(outcome.out);
  CHECK(lines.front() == "a.pdf: 30 pages, Ghent Workgroup 2022 on PDF/X-4, offset");
  CHECK(outcome.out.find("\nerror R0001.19: TrimBox or ArtBox, never both\n"
                         "  pages 1-30: neither TrimBox nor ArtBox\n"
                         "  what to do: set TrimBox on every page, and no ArtBox\n") !=
        std::string::npos);
  CHECK(outcome.out.find("\nerror R0027: DeviceGray and DeviceCMYK only\n"
                         "  pages 1-30 at 25.4, 50.8 mm: a shape in DeviceRGB\n") !=
        std::string::npos);
  CHECK(lines.back().ends_with(" errors, 0 warnings"));
}

TEST_CASE("where a fault lies in many places, its pages share a line with the first of them") {
  const Workspace office;
  std::vector<DrawnPage> pages;
  for (int i = 0; i < 24; ++i) {
    pages.push_back({.operators = fmt::format("1 0 0 rg {} 144 9 9 re f ", 72 + i)});
    pages.push_back({});
  }
  office.write("a.pdf", drawn_pdf(pages));
  const Outcome outcome = office.run({"preflight", "a.pdf", "--ink", "off"});
  CHECK(outcome.out.find("\nerror R0027: DeviceGray and DeviceCMYK only\n"
                         "  pages 1, 3, 5, 7, 9 and 19 more, first at 25.4, 50.8 mm: a shape in "
                         "DeviceRGB\n  what") != std::string::npos);
}

TEST_CASE("the program's own print file has no finding") {
  Workspace office;
  office.copy_sample();
  office.done({"init"});
  office.done({"ingest", "inbox", "--received", "2022-08-20"});
  office.done({"plan", "2022/37", "--begin-year"});
  office.done({"build", "2022/37"});
  const std::string out =
      office.done({"preflight", "build/2022-37/print/body.pdf", "--ink", "off"});
  CHECK(lines_of(out) == std::vector<std::string>{"build/2022-37/print/body.pdf: 36 pages, Ghent "
                                                  "Workgroup 2022 on PDF/X-4, offset",
                                                  "0 errors, 0 warnings"});
}

TEST_CASE("preflight gives all findings as JSON") {
  const Workspace office;
  office.write("a.pdf", pdf_of(30));
  const Outcome outcome = office.run(
      {"preflight", "a.pdf", "--ink", "off", "--format", "json", "--variant", "digital"});
  CHECK(outcome.code == 1);
  CHECK(
      outcome.out.find("  \"pages\": 30,\n  \"profile\": \"x4\",\n  \"variant\": \"digital\",\n") !=
      std::string::npos);
  CHECK(outcome.out.find("      \"rule\": \"R0028\",\n      \"severity\": \"error\",\n      "
                         "\"message\": \"a shape in DeviceRGB\",\n      \"page\": 30,\n      "
                         "\"place\": {\n        \"left\": 25.4,\n        \"bottom\": 50.8,\n") !=
        std::string::npos);
}

TEST_CASE("the most ink is told, or that it could not be measured") {
  const Workspace office;
  office.write("a.pdf", pdf_of(1));
  const Outcome without =
      run_program({"env", "PATH=/nowhere", GAZETTE_BINARY, "preflight", "a.pdf"}, office.path());
  CHECK(without.code == 1);
  CHECK(without.err.find("warning[G0652]: R0026 was not checked: Ghostscript (gs) is not "
                         "installed\n") != std::string::npos);
  if (has_judge("gs")) {
    const Outcome outcome = office.run({"preflight", "a.pdf", "--ink", "300%"});
    CHECK(outcome.err.empty());
    CHECK(outcome.out.find("\nmost ink in a square of 15 mm: ") != std::string::npos);
    const std::vector<std::string> digital = {"preflight", "a.pdf", "--variant", "digital"};
    CHECK(office.run(digital).out.find("most ink") == std::string::npos);
    const Outcome asked = office.run({"preflight", "a.pdf", "--variant", "digital", "--ink", "10"});
    CHECK(asked.out.find("\nwarning R0026: ink within its limit (320 %, or what --ink says) in any "
                         "square of 15 mm\n  page 1 at ") != std::string::npos);
    CHECK(asked.out.find(" of ink in a square of 15 mm, more than 10 %\n") != std::string::npos);
  }
}

TEST_CASE("preflight refuses what cannot be read, and says why") {
  const Workspace office;
  office.write("a.txt", "a text");
  office.write("locked.pdf", drawn_pdf({{.text = "Page"}}, "secret"));
  refuse(office, {"preflight", "none.pdf"}, "none.pdf: error[G0101]: there is no such file\n");
  refuse(office, {"preflight", "a.txt"}, "a.txt: error[G0650]: the file is no PDF\n");
  office.write("empty.pdf", "");
  refuse(office, {"preflight", "empty.pdf"}, "empty.pdf: error[G0650]: the file is empty\n");
  refuse(office, {"preflight", "locked.pdf"},
         "locked.pdf: error[G0651]: the PDF opens only with a password\n");
}

TEST_CASE("options of preflight that cannot be are usage") {
  const Workspace office;
  office.write("a.pdf", pdf_of(1));
  for (const std::vector<std::string>& options :
       std::vector<std::vector<std::string>>{{"--profile", "x1"},
                                             {"--variant", "web"},
                                             {"--ink", "much"},
                                             {"--ink", "500"},
                                             {"--profile", "ua1", "--ink", "100"},
                                             {"--profile", "a2a", "--variant", "digital"},
                                             {"--format", "xml"}}) {
    std::vector<std::string> arguments = {"preflight", "a.pdf"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    CHECK(office.run(arguments).code == 2);
  }
  CHECK(office.run({"preflight", "a.pdf", "--profile", "x1"})
            .err.find("there are no rules \"x1\"; there are: x4, a2a, a3a, ua1") !=
        std::string::npos);
}

TEST_CASE("what is made for screens keeps to the rules of archives and of screen readers") {
  Workspace office;
  office.begin_office();
  office.write("inbox/so-do.png", drawn_png(1500, 900, colour_ramp));
  office.write("inbox/45.md", markdown({.article = "Ban hành quy định mẫu[^1], kèm bảng và sơ đồ:"
                                                   "\n\n| Stt | Tên | Mức |\n|---|---|---|\n"
                                                   "| 1 | Trại | 30 |\n| 2 | Đập | 40 |\n\n"
                                                   "![Sơ đồ vỉa hè](so-do.png)\n\n"
                                                   "[^1]: Theo mẫu của Bộ.\n"}));
  office.write("inbox/46.md",
               markdown({.number = "Số: 46/2022/QĐ-UBND",
                         .article = "Sửa đổi Điều 1 Quyết định số 45/2022/QĐ-UBND."}));
  office.done({"ingest", "inbox", "--received", "2022-09-16"});
  office.write("issues/2022/01.toml",
               plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd", "ubnd-46-2022-qd-ubnd"}));
  office.done({"plan", "2022/1"});
  office.done({"build", "2022/1"});
  for (const char* name : {"issue", "ubnd-45-2022-qd-ubnd", "ubnd-46-2022-qd-ubnd"}) {
    for (const char* profile : {"a2a", "ua1"}) {
      INFO(name);
      const Outcome outcome = office.run(
          {"preflight", fmt::format("build/2022-01/online/{}.pdf", name), "--profile", profile});
      CHECK(outcome.err == "");
      CHECK(lines_of(outcome.out).size() == 2);
      CHECK(outcome.out.ends_with("\n0 errors, 0 warnings\n"));
      CHECK(outcome.code == 0);
    }
  }
}

TEST_CASE("explain tells a rule of preflight by its id") {
  const Workspace office;
  CHECK(office.run({"explain", "r0031"}).out ==
        "R0031: gray and colour images of 224 ppi or more (digital: 149)\n\n"
        "Offset: error. Digital: error. What to do: put the image in smaller or with more\n"
        "pixels; below 149 ppi (digital: 95) it is an error.\n");
  CHECK(office.run({"explain", "ua13-004"}).out ==
        "UA13-004: figures have a text in their place (error)\n\n"
        "What to do: describe the figure (/Alt).\n");
  const std::string all = office.run({"explain"}).out;
  CHECK(all.find("\nRules of preflight\n  R0001.1       error    PDF version at most 1.6\n") !=
        std::string::npos);
  CHECK(all.find("\n  R0035         error    output intent for CMYK\n") != std::string::npos);
}

}  // namespace gazette::cli

// Two documents compared, as a clerk does before an issue goes to the printer.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {

TEST_CASE("two drafts that differ in one mark are told apart, with place and kind") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown({.article = "Mức thuế là 15 phần trăm."}));
  office.write("b.md", markdown({.article = "Mức thuê là 15 phần trăm."}));
  const Outcome outcome = office.run({"diff", "a.md", "b.md"});
  CHECK(outcome.code == 1);
  CHECK(outcome.err.empty());
  CHECK(outcome.out.find(": marks only (chỉ khác dấu)\n") != std::string::npos);
  CHECK(outcome.out.find("Mức [thuế] là 15 phần trăm.") != std::string::npos);
  CHECK(outcome.out.find("Mức [thuê] là 15 phần trăm.") != std::string::npos);
  CHECK(lines_of(outcome.out).back() == "1 change: marks only (chỉ khác dấu) 1");
  const nlohmann::json json =
      nlohmann::json::parse(office.run({"diff", "a.md", "b.md", "--json"}).out);
  CHECK(json["equal"] == false);
  CHECK(json["changes"][0]["kind"] == "marks");
  CHECK(json["changes"][0]["a"]["text"] == "thuế");
}

TEST_CASE("an act of the record is the file it came from") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  const std::string same = office.done({"diff", "ubnd-45-2022-qd-ubnd", "a.md"});
  CHECK(same.starts_with("the same "));
  CHECK(same.ends_with(" words: ubnd-45-2022-qd-ubnd and a.md\n"));
}

TEST_CASE("an act is the PDF that was built of it, running heads aside") {
  if (!has_judge("pdftotext")) {
    return;
  }
  Workspace office;
  office.build_sample();
  CHECK(
      office.done({"diff", "hdnd-13-2022-nq-hdnd", "build/2022-37/online/hdnd-13-2022-nq-hdnd.pdf"})
          .starts_with("the same "));
}

TEST_CASE("what is neither a file nor an act is said to be missing") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  refuse(office, {"diff", "a.md", "none.docx"}, "none.docx: error[G0101]: there is no such file\n");
}

}  // namespace gazette::cli

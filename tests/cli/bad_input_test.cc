// Wrong documents: each is refused with a finding that names the place, and nothing changes.

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

/// A document with these bytes is refused with this finding.
void refuse_document(const std::string& name, const std::string& bytes,
                     const std::string& finding) {
  Workspace office;
  office.begin_office();
  office.write(name, bytes);
  refuse(office, {"ingest", name, "--received", "2022-09-16"}, name + finding);
}

TEST_CASE("a file that is not there is refused") {
  Workspace office;
  office.begin_office();
  refuse(office, {"ingest", "không có.md"}, "không có.md: error[G0101]: there is no such file\n");
  refuse(office, {"dump", "text", "a.md"}, "a.md: error[G0101]: there is no such file\n");
  refuse(office, {"check", "a.md"}, "a.md: error[G0101]: there is no such file\n");
}

TEST_CASE("an empty file is refused") {
  refuse_document("a.md", "", ": error[G0101]: the file is empty\n");
  refuse_document("a.docx", "", ": error[G0101]: the file is empty\n");
}

TEST_CASE("a file that is not UTF-8 is refused with the line of the first wrong byte") {
  refuse_document("a.md", "# QUYẾT ĐỊNH\n\nS\xe8 12/Q\xd0\n",
                  ":3:2: error[G0101]: the file is not UTF-8\n");
}

TEST_CASE("a broken ZIP under the name of a DOCX is refused") {
  refuse_document("a.docx", "PK\x03\x04 and no more", ": error[G0230]: the file is damaged: ");
  const std::string whole = zip_of("word/document.xml", "<w:document/>");
  refuse_document("a.docx", whole.substr(0, whole.size() / 2),
                  ": error[G0230]: the file is damaged: ");
}

TEST_CASE("a ZIP without a document part is refused") {
  refuse_document("a.docx", zip_of("hello.txt", "xin chào"),
                  ": error[G0232]: the file holds no Word document (word/document.xml)\n");
}

TEST_CASE("a kind of file that is not read is refused by its name") {
  refuse_document("a.doc", markdown(),
                  ": error[G0202]: the file is named .doc but is no text document\n");
}

TEST_CASE("front matter that does not parse is refused with line and column") {
  refuse_document("a.md", markdown({.front = "issuer = \"ubnd\"\nkind = "}),
                  ":3:8: error[G0102]: cannot read the settings: ");
  refuse_document("a.md", markdown({.front = "issuer = \"ubnd\"\nodd = 3"}),
                  ":3:1: error[G0104]: unknown key \"odd\"\n    3 | odd = 3\n      | ^^^ ");
}

TEST_CASE("an unknown issuer is refused where it is named") {
  refuse_document("a.md", markdown({.front = "issuer = \"ubdn\""}),
                  ":2:10: error[G0107]: there is no issuer \"ubdn\"\n"
                  "    2 | issuer = \"ubdn\"\n      |          ^\n");
  std::string other = markdown({.front = "note = \"\""});
  const std::string body = "TỈNH ĐỒNG NAI**";
  other.replace(other.find(body), body.size(), "TỈNH KHÁC**");
  refuse_document("a.md", other,
                  ":13:1: error[G0302]: \"ỦY BAN NHÂN DÂN TỈNH KHÁC\" is not an issuer of the "
                  "configuration\n");
}

TEST_CASE("an act without a number is refused") {
  std::string act = markdown();
  const std::string number = "Số: 45/2022/QĐ-UBND\n\n";
  act.erase(act.find(number), number.size());
  refuse_document("a.md", act, ": error[G0303]: the act has no number and symbol\n");
}

TEST_CASE("a blank number is refused on its line") {
  refuse_document("a.md", markdown({.number = "Số:      /QĐ-UBND"}),
                  ":5:1: error[G0304]: the number of the act is blank\n");
}

TEST_CASE("a blank date is refused on its line") {
  refuse_document("a.md", markdown({.date = "Đồng Nai, ngày    tháng    năm 2022"}),
                  ":7:1: error[G0306]: the date of the act is blank\n");
}

TEST_CASE("an impossible date is refused on its line") {
  refuse_document("a.md", markdown({.date = "Đồng Nai, ngày 31 tháng 02 năm 2022"}),
                  ":7:1: error[G0307]: there is no day 31/2/2022\n"
                  "    7 | Đồng Nai, ngày 31 tháng 02 năm 2022\n");
  refuse_document("a.md", markdown({.front = "issuer = \"ubnd\"\ndate = 2022-02-31"}),
                  ":3:18: error[G0102]: cannot read the settings: ");
}

TEST_CASE("front matter that contradicts the text is refused") {
  refuse_document("a.md", markdown({.front = "issuer = \"ubnd\"\ndate = 2022-09-16"}),
                  ":3:8: error[G0309]: the front matter states date \"2022-09-16\", the text "
                  "\"2022-09-15\"\n");
}

TEST_CASE("the same act from another file is refused, from the same file it is known") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.write("thư mục/b.md", markdown({.article = "Ban hành quy định mẫu khác."}));
  CHECK(office.done({"ingest", "a.md", "--received", "2022-09-16"}) ==
        "received   ubnd-45-2022-qd-ubnd                 a.md\n1 of 1 documents taken in\n");
  const Contents before = office.contents();
  CHECK(office.done({"ingest", "a.md", "--received", "2022-09-17"}) ==
        "unchanged  ubnd-45-2022-qd-ubnd                 a.md\n1 of 1 documents taken in\n");
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});
  refuse(office, {"ingest", "thư mục/b.md", "--received", "2022-09-17"},
         "thư mục/b.md: error[G0711]: ubnd-45-2022-qd-ubnd was received on 2022-09-16 from another "
         "file, a.md\n");
}

TEST_CASE("all findings of all documents come in one run, and the good ones are taken in") {
  Workspace office;
  office.begin_office();
  office.write("inbox/a.md", markdown({.number = "Số:      /QĐ-UBND"}));
  office.write("inbox/b.md", markdown({.date = "Đồng Nai, ngày 31 tháng 02 năm 2022"}));
  office.write("inbox/c.md", markdown());
  const Outcome outcome = office.run({"ingest", "inbox", "--received", "2022-09-16"});
  CHECK(outcome.code == 1);
  CHECK(outcome.out ==
        "refused    inbox/a.md\nrefused    inbox/b.md\n"
        "received   ubnd-45-2022-qd-ubnd                 c.md\n1 of 3 documents taken in\n");
  CHECK(outcome.err.find("inbox/a.md:5:1: error[G0304]: ") != std::string::npos);
  CHECK(outcome.err.find("inbox/b.md:7:1: error[G0307]: ") != std::string::npos);
  CHECK(outcome.err.find("\n2 errors, 0 warnings\n") != std::string::npos);
  CHECK(office.contents("sources").size() == 1);
}

TEST_CASE("uneven rows of a table are refused, each with its line, and their text can be read") {
  const std::string act = markdown({.article = "Bảng sau:\n\n| Cột một | Cột hai |\n|---|---|\n"
                                               "| ô một | ô hai | ô ba |\n| ô bốn |"});
  refuse_document("a.md", act,
                  ":23:1: error[G0203]: a row of 3 cells in a table of 2\n"
                  "   23 | | ô một | ô hai | ô ba |\n");
  Workspace office;
  office.begin_office();
  office.write("a.md", act);
  const Outcome outcome = office.run({"dump", "text", "a.md"});
  CHECK(outcome.code == 1);
  CHECK(outcome.out.find("\nCột một\nCột hai\nô một\nô hai\nô ba\nô bốn\n") != std::string::npos);
  CHECK(outcome.err.find("a.md:24:1: error[G0203]: ") != std::string::npos);
}

TEST_CASE("a control character is refused where it stands") {
  refuse_document("a.md", markdown({.article = std::string("Nội dung") + '\0' + " thử."}),
                  ":19:21: error[G0101]: the file holds a control character");
}

}  // namespace
}  // namespace gazette::cli

// The notice of an erratum, read back as `gazette ingest` will read it.

#include "gazette/edition/correction_notice.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "gazette/base/files.h"
#include "gazette/edition/correct.h"
#include "gazette/ingest/ingest.h"

namespace gazette::edition {
namespace {

model::Configuration configuration() {
  const std::filesystem::path path =
      std::filesystem::path(GAZETTE_SOURCE_DIR) / "samples" / "dong-nai" / "gazette.toml";
  const std::string office = R"(
[[issuer]]
id = "van-phong"
from = 1997-01-01
rank = 50
name = "Văn phòng Ủy ban nhân dân tỉnh Đồng Nai"
banner = "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH"
head = ["ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "VĂN PHÒNG"]
recognised_by = ["VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"]
)";
  Diagnostics diagnostics;
  auto read =
      model::read_configuration(real_files().read(path) + office, "gazette.toml", diagnostics);
  REQUIRE(read);
  return *read;
}

ErratumNotice notice(const std::string& old_text, const std::string& new_text) {
  return {.issuer = "van-phong",
          .head = {"ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "VĂN PHÒNG"},
          .office = "Văn phòng Ủy ban nhân dân tỉnh Đồng Nai",
          .gazette_name = "Công báo tỉnh Đồng Nai",
          .kind = "thong-bao",
          .kind_name = "Thông báo",
          .symbol = "15/TB-VP",
          .date = {2022, 9, 22},
          .place = "Đồng Nai",
          .signed_as = {"CHÁNH VĂN PHÒNG"},
          .signed_by = "Trần Văn An",
          .corrections = {{.placed = {.correction = {.act = "ubnd-39-2022-qd-ubnd",
                                                     .place = "khoản 2 Điều 3",
                                                     .old_text = old_text,
                                                     .new_text = new_text,
                                                     .erratum = true},
                                      .title = "Quyết định số 39/2022/QĐ-UBND",
                                      .date = {2022, 8, 17},
                                      .name = "khoản 2 Điều 3",
                                      .anchor = "dieu-3-khoan-2",
                                      .issue = model::IssueNumber{2022, 37, 37},
                                      .folio = 57},
                           .act = {.title = "Quyết định số 39/2022/QĐ-UBND",
                                   .date = {2022, 8, 17},
                                   .issuer = "Ủy ban nhân dân tỉnh Đồng Nai"},
                           .issue_date = {2022, 8, 30}}}};
}

struct ReadNotice {
  model::Instrument instrument = {};
  std::string text = {};  // a line for each paragraph
  std::string findings = {};
};

ReadNotice read_back(const ErratumNotice& made) {
  Diagnostics diagnostics;
  const std::string bytes = write_erratum(made);
  ingest::Ingested read =
      ingest::ingest({.bytes = bytes, .path = "n.md"}, configuration(), diagnostics);
  REQUIRE(read.instrument);
  ReadNotice result{.instrument = std::move(*read.instrument)};
  for (const std::string& line : model::text_of(result.instrument)) {
    result.text += line + "\n";
  }
  for (const Diagnostic& each : diagnostics.list()) {
    result.findings += std::string(each.code) + " " + each.message + "\n";
  }
  return result;
}

}  // namespace

TEST_CASE("a notice is an act of the gazette's office that corrects the act") {
  const ReadNotice read = read_back(notice("Ủy ban dân dân", "Ủy ban nhân dân"));
  CHECK(read.findings == "");
  CHECK(read.instrument.id == "van-phong-15-tb-vp-2022-09-22");
  CHECK(read.instrument.kind == "thong-bao");
  CHECK(read.instrument.signed_by == "Trần Văn An");
  CHECK(read.text.find("Tại khoản 2 Điều 3 Quyết định số 39/2022/QĐ-UBND ngày 17 tháng 8 năm 2022 "
                       "của Ủy ban nhân dân tỉnh Đồng Nai, Công báo tỉnh Đồng Nai số 37 ngày 30 "
                       "tháng 8 năm 2022, trang 57, đã in: “Ủy ban dân dân”; nay sửa là: “Ủy ban "
                       "nhân dân”.\n") != std::string::npos);
  model::ReachableActs acts;
  acts.emplace("39/2022/QĐ-UBND",
               model::ReachableAct{.id = "ubnd-39-2022-qd-ubnd", .date = {2022, 8, 17}});
  const std::vector<model::RelatedAct> related = model::related_acts(read.instrument, acts);
  REQUIRE(related.size() == 1);
  CHECK(related[0].kind == model::RelationKind::corrects);
  CHECK(related[0].act == "ubnd-39-2022-qd-ubnd");
  REQUIRE(read.instrument.corrections.size() == 1);
  CHECK(read.instrument.corrections[0].old_text == "Ủy ban dân dân");
  CHECK(read.instrument.corrections[0].erratum);
}

TEST_CASE("signs of Markdown, TOML and HTML in a correction are text of the notice") {
  for (const std::string text :
       {"**đậm** và *nghiêng*", "<b>thẻ</b> & \"ngoặc\" \\ chéo", "[a](b) ![c](d) `mã`",
        "H~2~O, m^2^ và ~~bỏ~~", "giá | thành # 1", "_a_ __b__ &amp; &lt;", "\"\"\" ''' \\u00e9",
        "a[^1] {b} $c$", "<script>alert(1)</script>"}) {
    INFO(text);
    const ErratumNotice made = notice(text, text + " khác");
    const ReadNotice read = read_back(made);
    REQUIRE(read.instrument.corrections.size() == 1);
    CHECK(read.instrument.corrections[0].old_text == text);
    CHECK(read.instrument.corrections[0].new_text == text + " khác");
    CHECK(read.text.find(sentence_of(made, made.corrections[0])) != std::string::npos);
  }
}

TEST_CASE("what is not known of a printed place is left out of the sentence") {
  ErratumNotice made = notice("a", "b");
  made.corrections[0].placed.folio = 0;
  CHECK(sentence_of(made, made.corrections[0]) ==
        "Tại khoản 2 Điều 3 Quyết định số 39/2022/QĐ-UBND ngày 17 tháng 8 năm 2022 của Ủy ban nhân "
        "dân tỉnh Đồng Nai, Công báo tỉnh Đồng Nai số 37 ngày 30 tháng 8 năm 2022, đã in: “a”; nay "
        "sửa là: “b”.");
  made.corrections[0].placed.issue.reset();
  CHECK(sentence_of(made, made.corrections[0]) ==
        "Tại khoản 2 Điều 3 Quyết định số 39/2022/QĐ-UBND ngày 17 tháng 8 năm 2022 của Ủy ban nhân "
        "dân tỉnh Đồng Nai, đã in: “a”; nay sửa là: “b”.");
}

TEST_CASE("a file of corrections is read strictly") {
  const auto findings = [](const std::string& text) {
    Diagnostics diagnostics;
    static_cast<void>(read_corrections(text, "loi.toml", diagnostics));
    std::string list;
    for (const Diagnostic& each : diagnostics.list()) {
      list += std::string(each.code) + " " + each.message + "\n";
    }
    return list;
  };
  CHECK(findings("act = \"a\"\n[[correction]]\nplace = \"Điều 1\"\nold = \"x\"\nnew = \"y\"\n") ==
        "");
  CHECK(findings("act = \"a\"\n") == "G0830 the file has no correction\n");
  CHECK(findings("[[correction]]\nplce = \"Điều 1\"\n").starts_with("G0104 "));
  CHECK(findings("act = \"a\n").starts_with("G0102 "));
  Diagnostics diagnostics;
  const auto read = read_corrections(
      "act = \"a\"\n[[correction]]\nact = \"b\"\nold = \" x \\n y \"\n[[correction]]\n", "loi.toml",
      diagnostics);
  REQUIRE(read.size() == 2);
  CHECK(read[0].act == "b");
  CHECK(read[0].old_text == "x y");
  CHECK(read[0].stated.line == 4);
  CHECK(read[1].act == "a");
}

}  // namespace gazette::edition

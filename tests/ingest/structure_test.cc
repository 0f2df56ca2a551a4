// The recogniser: acts taken apart, findings, and the law that no text is lost whatever the order
// of the paragraphs.

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/base/text.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/ingest.h"
#include "gazette/ingest/text_law.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

using Texts = std::vector<std::string>;

struct Result {
  model::Instrument act = {};
  Diagnostics diagnostics = {};

  /// What recognition says. What the checks (from G0350) say of acts so short is no matter here.
  [[nodiscard]] Texts codes() const {
    Texts list;
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      const bool is_check = diagnostic.code >= "G0330" && diagnostic.code < "G0399";
      if (!is_check) {
        list.emplace_back(diagnostic.code);
      }
    }
    return list;
  }
  /// The texts of the pieces with a role.
  [[nodiscard]] Texts texts(model::Role role) const {
    Texts list;
    for (const model::Piece& piece : model::pieces(act)) {
      if (piece.role == role) {
        list.push_back(model::plain_text(*piece.paragraph));
      }
    }
    return list;
  }
  [[nodiscard]] Texts anchors() const {
    Texts list;
    for (const model::Piece& piece : model::pieces(act)) {
      if (piece.provision != nullptr) {
        list.push_back(piece.provision->anchor);
      }
    }
    return list;
  }
  [[nodiscard]] Texts dropped(std::string_view reason) const {
    Texts list;
    for (const model::Dropped& dropped : act.dropped) {
      if (dropped.reason == reason) {
        list.push_back(dropped.text);
      }
    }
    return list;
  }
};

Result read(const std::string& text) {
  Result result;
  Ingested ingested =
      ingest({.bytes = text, .path = "act.md"}, sample_configuration(), result.diagnostics);
  REQUIRE(ingested.instrument.has_value());
  result.act = std::move(*ingested.instrument);
  const Texts codes = result.codes();
  CHECK(std::find(codes.begin(), codes.end(), "G0399") == codes.end());
  return result;
}

/// An act of the committee with this body.
Result read_body(const std::string& body) {
  return read(std::string(kHead) + body + std::string(kSignature));
}

TEST_CASE("a whole act is taken apart") {
  const Result result = read_body(
      "**Điều 1.** Ban hành kèm theo Quyết định này Quy định.\n\n"
      "**Điều 2.** Quyết định này có hiệu lực thi hành kể từ ngày 25 tháng 9 năm 2022./.\n\n");
  CHECK(result.codes().empty());
  const model::Instrument& act = result.act;
  CHECK(act.id == "ubnd-45-2022-qd-ubnd");
  CHECK(act.issuer == "ubnd");
  CHECK(act.kind == "quyet-dinh");
  CHECK(act.symbol.text == "45/2022/QĐ-UBND");
  CHECK(act.date == Date{2022, 9, 15});
  CHECK(act.place == "Mẫu Sơn");
  CHECK(act.section == "quy-pham");
  CHECK(act.effective == Date{2022, 9, 25});
  CHECK(act.signed_by == "Nguyễn Văn An");
  CHECK(act.abstract_text == "Ban hành Quy định quản lý vỉa hè");
  CHECK(result.texts(model::Role::head_issuer) == Texts{"ỦY BAN NHÂN DÂN", "TỈNH MẪU SƠN"});
  CHECK(result.texts(model::Role::head_motto) ==
        Texts{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"});
  CHECK(result.texts(model::Role::issuing_body) == Texts{"ỦY BAN NHÂN DÂN TỈNH MẪU SƠN"});
  CHECK(result.texts(model::Role::preamble).size() == 2);
  CHECK(result.texts(model::Role::enacting) == Texts{"QUYẾT ĐỊNH:"});
  CHECK(result.texts(model::Role::signature_role) ==
        Texts{"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"});
  CHECK(result.anchors() == Texts{"dieu-1", "dieu-2"});
  CHECK(result.dropped("nơi nhận") == Texts{"Nơi nhận:", "- Như Điều 2;", "- Lưu: VT."});
}

TEST_CASE("the tables of an office's document are head and signature") {
  const Result result = read(
      "| | |\n|---|---|\n| ỦY BAN NHÂN DÂN<br>TỈNH MẪU SƠN<br>-------<br>Số: 45/2022/QĐ-UBND | "
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>--------<br>*Mẫu Sơn, "
      "ngày 15 tháng 9 năm 2022* |\n\n# QUYẾT ĐỊNH\n\n**Về việc thử**\n\n"
      "*Căn cứ Luật;*\n\n**QUYẾT ĐỊNH:**\n\n**Điều 1.** Làm.\n\n"
      "| | |\n|---|---|\n| **Nơi nhận:**<br>- Như trên;<br>- Lưu: VT. | **CHỦ TỊCH**<br>(Đã ký)<br>"
      "**Nguyễn Văn An** |\n");
  CHECK(result.codes().empty());
  CHECK(result.texts(model::Role::head_symbol) == Texts{"Số: 45/2022/QĐ-UBND"});
  CHECK(result.texts(model::Role::head_place) == Texts{"Mẫu Sơn, ngày 15 tháng 9 năm 2022"});
  CHECK(result.texts(model::Role::signature_role) == Texts{"CHỦ TỊCH"});
  CHECK(result.texts(model::Role::signature_name) == Texts{"Nguyễn Văn An"});
  CHECK(result.dropped("đường kẻ của bản gốc").size() == 2);
  CHECK(result.dropped("nơi nhận").size() == 3);
  // On one head, who signs in his own name tells the chairman from the committee.
  CHECK(result.act.issuer == "chu-tich");
}

TEST_CASE("provisions of every level stand under one another") {
  const Result result = read_body(
      "## Phần thứ nhất\n\n**CHUNG**\n\n**Chương I**\n\n**QUY ĐỊNH CHUNG**\n\n**Mục 1. MỘT**\n\n"
      "**Tiểu mục 1**\n\nPhạm vi\n\n**Điều 1. Phạm vi điều chỉnh**\n\n1. Khoản một:\n\na) Điểm "
      "a;\n\n"
      "- Gạch;\n\nđ1) Điểm đ1;\n\n1a. Khoản chèn.\n\n**Điều 2. Đối tượng**\n\nÁp dụng.\n\n"
      "**Chương II**\n\n**TỔ CHỨC**\n\n**Điều 2a.** Làm.\n\n");
  CHECK(result.anchors() == Texts{"phan-1", "phan-1-chuong-1", "phan-1-chuong-1-muc-1",
                                  "phan-1-chuong-1-muc-1-tieu-muc-1", "dieu-1", "dieu-1-khoan-1",
                                  "dieu-1-khoan-1-diem-a", "dieu-1-khoan-1-diem-dd1",
                                  "dieu-1-khoan-1a", "dieu-2", "phan-1-chuong-2", "dieu-2a"});
  CHECK(result.texts(model::Role::provision_title) ==
        Texts{"CHUNG", "QUY ĐỊNH CHUNG", "Phạm vi", "TỔ CHỨC"});
  const model::Provision& article =
      result.act.provisions[0].children[0].children[0].children[0].children[0];
  CHECK(article.label == "Điều 1.");
  CHECK(article.titled);
  CHECK(article.children[0].children[0].blocks.size() == 1);
  CHECK_FALSE(result.act.provisions[0].children[1].children[0].titled);
  CHECK(result.codes() == Texts{"G0313"});  // đ1 after a
}

TEST_CASE("an article is titled where its first line is no rule") {
  const Result result = read_body(
      "**Điều 1.** Tổ chức thực hiện\n\n1. Một.\n\n"
      "### Điều 2. Quyết định này có hiệu lực từ ngày ký.\n\n"
      "**Điều 3. Sửa đổi một số điều như sau:**\n\n1. Một.\n\n"
      "**Điều 4**\n\n**Trách nhiệm**\n\nLàm.\n\n");
  const std::vector<model::Provision>& articles = result.act.provisions;
  REQUIRE(articles.size() == 4);
  CHECK(articles[0].titled);
  CHECK_FALSE(articles[1].titled);
  CHECK_FALSE(articles[2].titled);
  CHECK(articles[3].titled);
  CHECK(articles[3].title.size() == 1);
}

TEST_CASE("quoted provisions are no structure of the act") {
  const Result result = read_body(
      "**Điều 1.** Sửa đổi một số điều như sau:\n\n1. Sửa đổi Điều 3 như sau:\n\n"
      "“Điều 3. Nhà văn hóa\n\n1. Một.\n\n2. Dùng từ “ấp” và “khu phố”:\n\na) một.”.\n\n"
      "2. Bổ sung điểm đ như sau:\n\n\"đ) Có bảng.\";\n\n**Điều 2.** Thi hành.\n\n");
  CHECK(result.codes().empty());
  CHECK(result.anchors() == Texts{"dieu-1", "dieu-1-khoan-1", "dieu-1-khoan-2", "dieu-2"});
}

TEST_CASE("a quote that is never closed ends where the act goes on") {
  const Result result = read_body(
      "**Điều 1.** Sửa đổi một số điều như sau:\n\n1. Sửa đổi khoản 2 Điều 3 như sau:\n\n"
      "“2. Nhà văn hóa.\n\n3. Không phải khoản của Quyết định này.\n\n"
      "2. Bãi bỏ khoản 4 Điều 8.\n\n**Điều 2.** Thi hành.\n\n");
  CHECK(result.codes() == Texts{"G0311"});
  CHECK(result.anchors() == Texts{"dieu-1", "dieu-1-khoan-1", "dieu-1-khoan-2", "dieu-2"});
}

TEST_CASE("an attached text and annexes have numbering and anchors of their own") {
  const Result result = read(
      std::string(kHead) + "**Điều 1.** Ban hành.\n\n**Điều 2.** Thi hành.\n\n" +
      std::string(kSignature) +
      "# QUY ĐỊNH\n\n**Về vỉa hè**\n\n*(Ban hành kèm theo Quyết định số 45/2022/QĐ-UBND ngày 15 "
      "tháng 9 năm 2022)*\n\n## Chương I\n\n## QUY ĐỊNH CHUNG\n\n### Điều 1. Phạm vi\n\n1. Một.\n\n"
      "### Điều 2. Đối tượng\n\nHai.\n\n# Phụ lục I\n\n**DANH MỤC**\n\n*(Kèm theo Quy định)*\n\n"
      "Điều 1. Mẫu đơn.\n\n**CHỦ TỊCH**\n\n**Trần Thị Bình**\n\n# PHỤ LỤC II\n\n**BẢNG**\n\n"
      "| A | B |\n|---|---|\n| 1 | 2 |\n\n**Mẫu số 01**\n\nĐơn.\n");
  CHECK(result.codes().empty());
  REQUIRE(result.act.attachments.size() == 4);
  const std::vector<model::Attachment>& attachments = result.act.attachments;
  CHECK_FALSE(attachments[0].annex);
  CHECK(attachments[0].anchor == "quy-dinh");
  CHECK(attachments[0].title.size() == 2);
  CHECK(attachments[0].basis.size() == 1);
  CHECK(attachments[0].provisions.at(0).children.at(0).anchor == "quy-dinh--dieu-1");
  CHECK(attachments[1].annex);
  CHECK(attachments[1].anchor == "phu-luc-1");
  CHECK(attachments[1].provisions.empty());
  CHECK(attachments[1].opening.size() == 3);  // the form's signature is its text
  CHECK(attachments[2].anchor == "phu-luc-2");
  CHECK(attachments[3].anchor == "mau-so-01");
}

TEST_CASE("a head repeated before an attached text is dropped, loose or in a table") {
  const std::string act =
      std::string(kHead) + "**Điều 1.** Ban hành.\n\n" + std::string(kSignature);
  const std::string text =
      "**QUY ĐỊNH**\n\n**Về vỉa hè**\n\n*(Ban hành kèm theo Quyết định số 45/2022/QĐ-UBND)*\n\n"
      "**Chương I**\n\n**QUY ĐỊNH CHUNG**\n\n**Điều 1. Phạm vi**\n\nMột.\n";
  const std::string issuer = "**ỦY BAN NHÂN DÂN**\\\n**TỈNH MẪU SƠN**\n\n";
  const std::string state =
      "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\\\n**Độc lập - Tự do - Hạnh phúc**\n\n";
  const std::string table =
      "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
      "| TỈNH MẪU SƠN | Độc lập - Tự do - Hạnh phúc |\n\n";
  const std::string lines =
      "**ỦY BAN NHÂN DÂN**\n\n**TỈNH MẪU SƠN**\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n\n"
      "**Độc lập - Tự do - Hạnh phúc**\n\n";
  for (const std::string& head : {issuer, state, issuer + state, state + issuer, table, lines,
                                  "**TRƯỜNG MẪU SƠN**\n\n" + state}) {
    CAPTURE(head);
    const Result result = read(act + head + text);
    CHECK(result.codes().empty());
    REQUIRE(result.act.attachments.size() == 1);
    CHECK(result.act.attachments[0].anchor == "quy-dinh");
    CHECK(result.act.attachments[0].provisions.size() == 1);
    CHECK_FALSE(result.dropped("quốc hiệu, tên cơ quan lặp lại ở văn bản kèm theo").empty());
  }
}

TEST_CASE("the pattern of 2025 has neither enacting words nor a line of the issuing body") {
  const Result result = read(
      "**ỦY BAN NHÂN DÂN**\n\n**TỈNH MẪU SƠN**\n\nSố: 07/2025/QĐ-UBND\n\n*Mẫu Sơn, ngày 21 tháng 7 "
      "năm 2025*\n\n# QUYẾT ĐỊNH\n\n**Quy định gửi đăng Công báo**\n\n*Căn cứ Luật số "
      "64/2025/QH15;*\n\n*Ủy ban nhân dân ban hành Quyết định quy định gửi đăng.*\n\n"
      "### Điều 1. Phạm vi\n\nMột.\n\n**TM. ỦY BAN NHÂN DÂN**\n\n**CHỦ TỊCH**\n\n**Lê An**\n");
  CHECK(result.codes().empty());
  CHECK(result.act.issuer == "ubnd");
  CHECK(result.texts(model::Role::preamble).size() == 2);
  CHECK(result.act.signed_by == "Lê An");
}

TEST_CASE("an act without articles keeps groups, clauses and points") {
  const Result result = read(
      "+++\nissuer = \"ubnd\"\n+++\n**ỦY BAN NHÂN DÂN**\n\n**TỈNH MẪU SƠN**\n\nSố: 12/KH-UBND\n\n"
      "*Mẫu Sơn, ngày 02 tháng 3 năm 2022*\n\n# KẾ HOẠCH\n\n**Trồng cây**\n\nCăn cứ Luật, Ủy ban "
      "nhân dân tỉnh ban hành Kế hoạch như sau:\n\n**I. MỤC ĐÍCH**\n\n1. Một.\n\n2. Hai.\n\n"
      "**II. NỘI DUNG**\n\n1. Ba:\n\na) Bốn.\n\nYêu cầu các sở thực hiện./.\n\n**CHỦ TỊCH**\n\n"
      "**Lê An**\n");
  CHECK(result.codes().empty());
  CHECK(result.anchors() == Texts{"muc-1", "muc-1-khoan-1", "muc-1-khoan-2", "muc-2",
                                  "muc-2-khoan-1", "muc-2-khoan-1-diem-a"});
  CHECK(result.texts(model::Role::closing) == Texts{"Yêu cầu các sở thực hiện./."});
  CHECK(result.act.section == "khac");
}

TEST_CASE("what only the front matter states becomes paragraphs of the act") {
  const Result result = read(
      "+++\nissuer = \"hdnd\"\nkind = \"Nghị quyết\"\nsymbol = \"13/2022/NQ-HĐND\"\n"
      "date = 2022-08-12\nplace = \"Mẫu Sơn\"\nabstract = \"Hỗ trợ thư viện\"\n"
      "signed_as = [\"CHỦ TỊCH\"]\nsigned_by = \"Lê Bảo Khánh\"\n+++\n### Điều 1. Phạm "
      "vi\n\nMột.\n");
  CHECK(result.codes().empty());
  CHECK(result.texts(model::Role::head_issuer) == Texts{"HỘI ĐỒNG NHÂN DÂN", "TỈNH MẪU SƠN"});
  CHECK(result.texts(model::Role::head_motto).size() == 2);
  CHECK(result.texts(model::Role::head_symbol) == Texts{"Số: 13/2022/NQ-HĐND"});
  CHECK(result.texts(model::Role::head_place) == Texts{"Mẫu Sơn, ngày 12 tháng 8 năm 2022"});
  CHECK(result.texts(model::Role::kind) == Texts{"NGHỊ QUYẾT"});
  CHECK(result.texts(model::Role::abstract) == Texts{"Hỗ trợ thư viện"});
  CHECK(result.texts(model::Role::signature_name) == Texts{"Lê Bảo Khánh"});
  CHECK(result.act.head.symbol->origin.paragraph == 0);
}

TEST_CASE("the names of issuers are those of the act's date") {
  const Result result = read(
      "**HỘI ĐỒNG NHÂN DÂN**\n\n**THÀNH PHỐ MẪU SƠN**\n\nSố: 13/2022/NQ-HĐND\n\n*Mẫu Sơn, ngày 12 "
      "tháng 8 năm 2022*\n\n# NGHỊ QUYẾT\n\n**Thử**\n\n**Điều 1.** Làm.\n\n**CHỦ TỊCH**\n\n"
      "**Lê An**\n");
  CHECK(result.act.issuer == "hdnd");
  CHECK(result.codes() == Texts{"G0318"});
}

TEST_CASE("what front matter and text state differently is an error for each key") {
  const Result result = read(
      "+++\nissuer = \"hdnd\"\nkind = \"Nghị quyết\"\nsymbol = \"46/2022/QĐ-UBND\"\n"
      "date = 2022-09-16\nplace = \"Nơi khác\"\nabstract = \"Khác\"\nsigned_by = \"Ai Đó\"\n"
      "signed_as = [\"CHỦ TỊCH\"]\neffective = 2022-10-01\n+++\n" +
      std::string(kHead) +
      "**Điều 1.** Quyết định này có hiệu lực kể từ ngày 25 tháng 9 năm 2022.\n\n" +
      std::string(kSignature));
  const Texts codes = result.codes();
  CHECK(std::count(codes.begin(), codes.end(), "G0309") == 9);
  CHECK(result.diagnostics.list()[0].message ==
        "the front matter states date \"2022-09-16\", the text \"2022-09-15\"");
  CHECK(result.diagnostics.list()[0].place.line == 5);
}

TEST_CASE("numbers out of sequence are reported with their place") {
  const Result result = read_body(
      "**Điều 1.** Một:\n\n1. Một.\n\n3. Ba.\n\n**Điều 2.** Hai.\n\n**Điều 2.** Lại hai.\n\n"
      "**Điều 5.** Năm.\n\n");
  REQUIRE(result.codes() == Texts{"G0313", "G0314", "G0313"});
  CHECK(result.diagnostics.list()[0].message == "khoản 3 follows khoản 1 in Điều 1");
  CHECK(result.diagnostics.list()[1].message == "Điều 2 comes twice");
  CHECK(result.diagnostics.list()[2].message == "Điều 5 follows Điều 2");
  CHECK(result.anchors().at(4) == "dieu-2-2");
}

TEST_CASE("a head with blanks and faults is reported fault by fault") {
  const auto codes_of = [](const std::string& symbol, const std::string& place) {
    return read("**ỦY BAN NHÂN DÂN**\n\n**TỈNH MẪU SƠN**\n\n" + symbol + "\n\n" + place +
                "\n\n# QUYẾT ĐỊNH\n\n**Thử**\n\n**Điều 1.** Làm.\n\n**CHỦ TỊCH**\n\n**Lê An**\n")
        .codes();
  };
  const std::string symbol = "Số: 45/2022/QĐ-UBND";
  const std::string place = "*Mẫu Sơn, ngày 15 tháng 9 năm 2022*";
  CHECK(codes_of(symbol, place).empty());
  CHECK(codes_of("Số:      /QĐ-UBND", place) == Texts{"G0304"});
  CHECK(codes_of("", place) == Texts{"G0303"});
  CHECK(codes_of(symbol, "*Mẫu Sơn, ngày     tháng 9 năm 2022*") == Texts{"G0306"});
  CHECK(codes_of(symbol, "*Mẫu Sơn, ngày … tháng … năm ……*") == Texts{"G0306"});
  CHECK(codes_of(symbol, "*Mẫu Sơn, ngày 31 tháng 02 năm 2022*") == Texts{"G0307"});
  CHECK(codes_of(symbol, "") == Texts{"G0305"});
  CHECK(codes_of("Số: 45/2022/NQ-UBND", place) == Texts{"G0317"});
}

TEST_CASE("an act of an unknown issuer and kind is still taken apart") {
  const Result result = read(
      "**QUỐC HỘI**\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n\nLuật số: 43/2024/QH15\n\n# "
      "LUẬT\n\n"
      "**Đất đai**\n\n*Căn cứ Hiến pháp;*\n\n*Quốc hội ban hành Luật Đất đai.*\n\n"
      "**Điều 1. Phạm vi**\n\nMột.\n\nLuật này được Quốc hội thông qua ngày 29 tháng 6 năm "
      "2024.\n\n"
      "**CHỦ TỊCH QUỐC HỘI**\n\n**Trần Văn Tám**\n");
  CHECK(result.codes() == Texts{"G0308", "G0302"});
  CHECK(result.act.kind_name == "Luật");
  CHECK(result.act.date == Date{2024, 6, 29});
  CHECK(result.texts(model::Role::closing).size() == 1);
}

TEST_CASE("page numbers and drawn rules of the source are dropped, numbers of the text are not") {
  const Result result = read_body(
      "**Điều 1.** Một.\n\n2\n\n_____\n\nTiếp.\n\n- 3 -\n\n**Điều 2.** Hai.\n\n3\n\nHết.\n\n");
  CHECK(result.dropped("số trang của bản gốc") == Texts{"2", "- 3 -", "3"});
  CHECK(result.dropped("đường kẻ của bản gốc") == Texts{"_____"});
  const Result data = read_body("**Điều 1.** Số liệu:\n\n7\n\n12\n\n");
  CHECK(data.dropped("số trang của bản gốc").empty());
}

TEST_CASE("an act without grounds and articles has its own text behind its abstract") {
  for (const std::string role : {"**CHỦ TỊCH**", "**TM. ỦY BAN NHÂN DÂN**\n\n**CHỦ TỊCH**"}) {
    const Result result = read(
        "**ỦY BAN NHÂN DÂN**\n\n**TỈNH MẪU SƠN**\n\nSố: 11/CT-UBND\n\n*Mẫu Sơn, ngày 08 tháng 9 "
        "năm "
        "2022*\n\n# CHỈ THỊ\n\n**Về việc phòng cháy tại chợ**\n\nThời gian qua, tình hình phức "
        "tạp. "
        "Chủ tịch yêu cầu:\n\n1. Công an tỉnh:\n\na) Kiểm tra;\n\n2. Sở Công Thương rà "
        "soát.\n\nYêu "
        "cầu nghiêm túc thực hiện./.\n\n" +
        role + "\n\n**Nguyễn Văn An**\n");
    CHECK(result.texts(model::Role::abstract) == Texts{"Về việc phòng cháy tại chợ"});
    CHECK(result.texts(model::Role::clause) ==
          Texts{"1. Công an tỉnh:", "2. Sở Công Thương rà soát."});
    CHECK(result.texts(model::Role::signature_name) == Texts{"Nguyễn Văn An"});
    CHECK(result.texts(model::Role::issuing_body).empty());
  }
}

TEST_CASE("the mark of a note behind a label is no part of its number") {
  const Result result = read_body(
      "**Điều 1.**[^1] Một.\n\n1.[^2] Hai:\n\na)[^3] Ba.\n\n**Điều 2**[^4]. Bốn.\n\n"
      "[^1]: A.\n\n[^2]: B.\n\n[^3]: C.\n\n[^4]: D.\n\n");
  REQUIRE(result.act.provisions.size() == 2);
  CHECK(result.act.provisions[0].number == "1");
  CHECK(result.act.provisions[1].number == "2");
  REQUIRE(result.act.provisions[0].children.size() == 1);
  CHECK(result.act.provisions[0].children[0].number == "1");
  REQUIRE(result.act.provisions[0].children[0].children.size() == 1);
  CHECK(result.act.provisions[0].children[0].children[0].number == "a");
  CHECK(result.act.notes.size() == 4);
}

TEST_CASE("a line of underscores as wide as the page is a blank to write on and kept") {
  std::string blank;
  for (int i = 0; i < 45; ++i) {
    blank += "\\_";
  }
  const Result result = read_body("**Điều 1.** Lý do:\n\n" + blank + "\n\nTiếp.\n\n");
  CHECK(result.dropped("đường kẻ của bản gốc").empty());
  CHECK(result.texts(model::Role::body) == Texts{std::string(45, '_'), "Tiếp."});
}

TEST_CASE("text behind the signature becomes an annex and is reported") {
  const Result result =
      read(std::string(kHead) + "**Điều 1.** Làm.\n\n" + std::string(kSignature) + "Danh sách.\n");
  CHECK(result.codes() == Texts{"G0316"});
  REQUIRE(result.act.attachments.size() == 1);
  CHECK(result.act.attachments[0].opening.size() == 1);
}

TEST_CASE("an annex that the act puts in force and that has articles is a text of articles") {
  const std::string basis = "*(Ban hành kèm theo Quyết định số 45/2022/QĐ-UBND ngày 01/9/2022)*";
  const Result result =
      read(std::string(kHead) + "**Điều 1.** Ban hành Phụ lục I và II.\n\n" +
           std::string(kSignature) + "**Phụ lục I**\n\n**QUY ĐỊNH**\n\n**VỀ PHÂN CẤP**\n\n" +
           basis + "\n\n**Chương I**\n\n**CHUNG**\n\n**Điều 1.** Một.\n\n1. Hai.\n\n2. Ba.\n\n" +
           "**Phụ lục II**\n\n**MẪU QUYẾT ĐỊNH**\n\n" + basis +
           "\n\n**Điều 1.** .............\n\n**Điều 2.** .............\n");
  REQUIRE(result.act.attachments.size() == 2);
  const model::Attachment& text = result.act.attachments[0];
  CHECK_FALSE(text.annex);
  CHECK(text.anchor == "phu-luc-1");
  REQUIRE(text.provisions.size() == 1);
  REQUIRE(text.provisions[0].children.size() == 1);
  CHECK(text.provisions[0].children[0].anchor == "phu-luc-1--dieu-1");
  CHECK(text.provisions[0].children[0].children.size() == 2);
  // A form has dots where a text has words.
  CHECK(result.act.attachments[1].annex);
  CHECK(result.act.attachments[1].provisions.empty());
}

TEST_CASE("an act without a signature is reported") {
  CHECK(read(std::string(kHead) + "**Điều 1.** Làm.\n").codes() == Texts{"G0312"});
}

TEST_CASE("files that cannot be read are one finding each") {
  const auto code_of = [](std::string_view bytes, const std::string& path) {
    Diagnostics diagnostics;
    CHECK_FALSE(ingest({.bytes = bytes, .path = path}, sample_configuration(), diagnostics)
                    .instrument.has_value());
    REQUIRE(diagnostics.list().size() == 1);
    return std::string(diagnostics.list()[0].code);
  };
  CHECK(code_of("", "a.md") == "G0101");
  CHECK(code_of("\xFF\xFE", "a.md") == "G0101");
  CHECK(code_of("x", "a.doc") == "G0202");
  CHECK(code_of("{\\rtf1", "a.RTF") == "G0202");
  CHECK(code_of("x", "a.odt") == "G0202");
  CHECK(code_of("%PDF-1.7", "a.pdf") == "G0202");
  CHECK(code_of("x", "a") == "G0202");
  CHECK(code_of("no zip", "a.docx") == "G0202");
  CHECK(code_of("\xD0\xCF\x11\xE0", "a.docx") == "G0202");
  CHECK(code_of("PK\x03\x04", "a.md") == "G0202");
  CHECK(code_of("+++\nplace = \"x\"\n+++\n", "a.md") == "G0301");
  CHECK(code_of("-----\n", "a.md") == "G0301");
}

}  // namespace
}  // namespace gazette::ingest

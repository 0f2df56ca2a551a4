// What the checks must not say: forms of real acts that look like slips and are none. What they do
// say is held by the samples of tests/diagnostics.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_typing.h"
#include "gazette/ingest/ingest.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

/// The codes of the rules of typing that find something in `text`.
std::vector<std::string> typing(std::string_view text) {
  std::vector<std::string> codes;
  for (const TypingRule& rule : typing_rules()) {
    std::vector<Range> found;
    rule.find(to_code_points(text), found);
    if (!found.empty()) {
      codes.emplace_back(rule.report.code);
    }
  }
  return codes;
}

using Codes = std::vector<std::string>;

/// The codes of all checks on an act with these provisions, in order.
Codes findings(std::string_view provisions) {
  Diagnostics diagnostics;
  const std::string bytes = std::string(kHead) + std::string(provisions) + std::string(kSignature);
  const Ingested ingested =
      ingest({.bytes = bytes, .path = "a.md"}, sample_configuration(), diagnostics);
  Codes codes;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    if (diagnostic.code != "G0336") {  // these acts need not say from when they are in force
      codes.emplace_back(diagnostic.code);
    }
  }
  return codes;
}

TEST_CASE("a letter in a number is told from units, formulas and codes") {
  for (const char* text : {"5l nước", "5 l/người", "H2O và CO2", "Fe2O3", "Mẫu O1", "mã I5",
                           "Phụ lục I", "10l", "3I", "nhóm l2 và l3", "QCVN 01:2009/BYT"}) {
    INFO(text);
    CHECK(typing(text) == Codes{});
  }
  CHECK(typing("l5 ngày") == Codes{"G0381"});
  CHECK(typing("20l8") == Codes{"G0381"});
  CHECK(typing("2O22") == Codes{"G0381"});
  CHECK(typing("1O ngày làm việc") == Codes{"G0381"});
}

TEST_CASE("reduplication is no doubled word") {
  for (const char* text : {"luôn luôn xanh xanh", "ngày ngày", "các cách", "theo theodolite",
                           "năm năm một lần", "cho chợ", "và vàng"}) {
    INFO(text);
    CHECK(typing(text) == Codes{});
  }
  CHECK(typing("tài sản của của Nhà nước") == Codes{"G0383"});
}

TEST_CASE("marks of abbreviations, dotted places and addresses are no slips") {
  for (const char* text :
       {"giấy, bút v.v.; mực", "Họ và tên: .......", "ngày ... tháng ...", "trang mauson.gov.vn",
        "TP.Biên Hòa", "ThS.Nguyễn An", "1,5 triệu", "lúc 12:30", "tỷ lệ 1:500", "thi hành./.",
        "https://mauson.gov.vn", "sửa đổi như sau: “2. Hồ sơ.”.", "QCVN 26:2010/BTNMT", "và/hoặc",
        "(1) hồ sơ; (2) lệ phí", "điểm a, b và c", "hết … ."}) {
    INFO(text);
    CHECK(typing(text) == Codes{});
  }
  CHECK(typing("hồ sơ ,") == Codes{"G0377"});
  CHECK(typing("Số : 5") == Codes{"G0377"});
  CHECK(typing("hồ sơ,thủ tục") == Codes{"G0378"});
  CHECK(typing("hồ sơ,, thủ tục") == Codes{"G0382"});
}

TEST_CASE("brackets of enumerations and brackets over two lines are whole") {
  CHECK(findings("### Điều 1. Hồ sơ\n\nHồ sơ gồm: 1) đơn; 2) sơ đồ (bản vẽ\n\ntỷ lệ 1:500).\n\n"
                 "### Điều 2. Sửa đổi điểm đ như sau:\n\n“đ) Đơn đề nghị.”./.\n\n") == Codes{});
}

TEST_CASE("an act that amends another is not asked for the other's annexes") {
  CHECK(findings("### Điều 1. Sửa đổi Quy định ban hành kèm theo Quyết định số 12/2019/QĐ-UBND "
                 "ngày 05 tháng 3 năm 2019\n\nThay thế Phụ lục II ban hành kèm theo Quyết định số "
                 "12/2019/QĐ-UBND.\n\n### Điều 2. Điều khoản thi hành\n\nQuyết định này có hiệu "
                 "lực thi hành từ ngày 01 tháng 10 năm 2022./.\n\n") == Codes{});
}

TEST_CASE("quoted rules of another act are not asked for endings, dates of effect and kinds") {
  CHECK(findings("### Điều 1. Sửa đổi Điều 9 Nghị quyết số 08/2021/NQ-HĐND như sau:\n\n“Điều 9. "
                 "Nghị quyết này có hiệu lực từ ngày ..... tháng 10 năm 2022 gồm:\n\n1. Đơn”.\n\n"
                 "### Điều 2. Điều khoản thi hành\n\nQuyết định này có hiệu lực thi hành từ ngày "
                 "01 tháng 10 năm 2022./.\n\n") == Codes{});
}

/// An article that says from when the act is in force.
constexpr std::string_view kInForce =
    "### Điều 2. Điều khoản thi hành\n\nQuyết định này có hiệu lực thi hành từ ngày 01 tháng 10 "
    "năm "
    "2022./.\n\n";

/// The codes on an act whose first article is `article`, with `annexes` behind its signature.
Codes findings_with(std::string_view article, std::string_view annexes = {}) {
  Diagnostics diagnostics;
  const std::string bytes = fmt::format("{}### Điều 1. Nội dung\n\n{}\n\n{}{}{}", kHead, article,
                                        kInForce, kSignature, annexes);
  static_cast<void>(ingest({.bytes = bytes, .path = "a.md"}, sample_configuration(), diagnostics));
  Codes codes;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    codes.emplace_back(diagnostic.code);
  }
  return codes;
}

TEST_CASE("annexes that are named and missing are told from those that are there") {
  constexpr std::string_view kTwo =
      "# Phụ lục I\n\n**DANH MỤC CHỢ**\n\nChợ A.\n\n# Phụ lục II\n\n**DANH MỤC BẾN**\n\nBến B.\n\n";
  for (const char* article : {"Phê duyệt danh mục 12 tuyến đường kèm theo Quyết định này.",
                              "Phê duyệt 12 tuyến đường theo Phụ lục đính kèm.",
                              "Phê duyệt quy hoạch (chi tiết theo Phụ lục kèm theo) của tỉnh.",
                              "Phê duyệt mức thu tại các Phụ lục kèm theo Quyết định này.",
                              "Phê duyệt mức thu tại Phụ lục số 01 (đính kèm)."}) {
    INFO(article);
    CHECK(findings_with(article) == Codes{"G0389"});
    CHECK(findings_with(article, kTwo) == Codes{});
  }
  CHECK(findings_with("Phê duyệt (theo Phụ lục I, II, III kèm theo).", kTwo) == Codes{"G0389"});
  CHECK(findings_with("Phê duyệt (theo Phụ lục I, III và IV kèm theo).", kTwo) ==
        Codes{"G0389", "G0389"});
  for (const char* article : {"Phê duyệt (theo Phụ lục I và II kèm theo).",
                              "Phê duyệt theo Phụ lục I và 03 bản vẽ kèm theo Quyết định này.",
                              "Phê duyệt theo Phụ lục I, II kèm theo Quyết định này."}) {
    INFO(article);
    CHECK(findings_with(article, kTwo) == Codes{});
  }
  for (const char* article : {"Hồ sơ gồm hợp đồng và Phụ lục kèm theo.",
                              "Áp dụng theo Phụ lục II kèm theo Thông tư số 5/2020/TT-BTC.",
                              "Áp dụng danh mục kèm theo Thông tư số 5/2020/TT-BTC."}) {
    INFO(article);
    CHECK(findings_with(article) == Codes{});
  }
}

TEST_CASE("this clause in a note is the clause that has its mark") {
  CHECK(findings_with("1. Chợ là nơi mua bán.[^1]\n\n2. Bến là nơi đón khách.\n\n",
                      "[^1]: Khoản này được bổ sung theo khoản 3 Điều 1 Quyết định số "
                      "5/2021/QĐ-UBND; Điều này có 2 khoản.\n\n") == Codes{});
}

TEST_CASE("an article of the text that an act amends is not sought in the act") {
  constexpr std::string_view kAmends =
      "1. Sửa đổi Điều 9 của Quy chế ban hành kèm theo Quyết định số 5/2018/QĐ-UBND.\n\n";
  CHECK(findings_with(std::string(kAmends) +
                      "2. Khoản 1 Điều này và điểm b khoản 2 Điều 7a Quy chế "
                      "được áp dụng từ năm 2023.") == Codes{});
  CHECK(findings_with(std::string(kAmends) + "2. Khoản 1 Điều này và khoản 2 Điều 7a được áp dụng "
                                             "từ năm 2023.") == Codes{"G0330"});
}

}  // namespace
}  // namespace gazette::ingest

// Heads, signatures, attachments and how sure each decision is, case by case.

#include <algorithm>

#include "tests/ingest/structure_cases.h"

namespace gazette::ingest {
namespace {

/// "issuer | symbol | place | kind | abstract | lines of the preamble".
std::string head_of(std::string_view lines) {
  const model::Instrument act = read_lines(lines).act;
  const auto text = [](const std::optional<model::Paragraph>& paragraph) {
    return paragraph ? model::plain_text(*paragraph) : std::string();
  };
  return fmt::format("{} | {} | {} | {} | {} | {}", joined(act.head.issuer), text(act.head.symbol),
                     text(act.head.place), joined(act.kind_lines), joined(act.abstract),
                     act.preamble.size());
}

TEST_CASE("heads of every form are taken apart") {
  constexpr std::string_view kRest =
      "\n*^QUYẾT ĐỊNH\n*^Về việc thử\nCăn cứ Luật A;\n*QUYẾT ĐỊNH:\nĐiều 1. Một";
  constexpr std::string_view kOutline =
      "ỦY BAN NHÂN DÂN / TỈNH MẪU SƠN | Số: 45/QĐ-UBND | Mẫu Sơn, ngày 5 tháng 9 năm 2022 | "
      "QUYẾT ĐỊNH | Về việc thử | 1";
  const std::vector<Case> cases = {
      {"a table",
       "||*ỦY BAN NHÂN DÂN~*TỈNH MẪU SƠN~-------~Số: 45/QĐ-UBND||*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
       "NAM~Độc lập - Tự do - Hạnh phúc~-----~Mẫu Sơn, ngày 5 tháng 9 năm 2022"},
      {"line after line",
       "*ỦY BAN NHÂN DÂN\n*TỈNH MẪU SƠN\n*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
       "Hạnh "
       "phúc\nSố: 45/QĐ-UBND\nMẫu Sơn, ngày 5 tháng 9 năm 2022"},
      {"columns behind tabs",
       "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH MẪU SƠN\tĐộc lập - Tự do - Hạnh "
       "phúc\nSố: 45/QĐ-UBND\tMẫu Sơn, ngày 5 tháng 9 năm 2022"},
      {"columns behind blanks",
       "ỦY BAN NHÂN DÂN         CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH MẪU SƠN          Độc lập "
       "- Tự "
       "do - Hạnh phúc\nSố: 45/QĐ-UBND            Mẫu Sơn, ngày 5 tháng 9 năm 2022"},
      {"remarks of a signing service above",
       "Ký bởi: Ủy ban nhân dân tỉnh\nThời gian ký: 05.09.2022\n*ỦY BAN NHÂN DÂN\n*TỈNH MẪU SƠN\n"
       "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 45/QĐ-UBND\nMẫu Sơn, ngày 5 tháng 9 năm 2022"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(head_of(std::string(c.lines) + std::string(kRest)) == kOutline);
  }
}

TEST_CASE("blanks to fill in part no columns") {
  CHECK(
      head_of(
          "*ỦY BAN NHÂN DÂN\n*TỈNH MẪU SƠN\nSố:        /QĐ-UBND\nMẫu Sơn, ngày      tháng 9 năm "
          "2022\n*^QUYẾT ĐỊNH\n*^Về việc thử\nCăn cứ Luật A;\nĐiều 1. Một") ==
      "ỦY BAN NHÂN DÂN / TỈNH MẪU SƠN | Số: /QĐ-UBND | Mẫu Sơn, ngày tháng 9 năm 2022 | QUYẾT ĐỊNH "
      "| Về việc thử | 1");
}

TEST_CASE("an older act names its issuer in the line of its kind") {
  CHECK(
      head_of(
          "*BỘ TÀI CHÍNH\nSố: 144/2002/QĐ-BTC\n*^QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ TÀI CHÍNH\n*Về việc "
          "thử\n*BỘ TRƯỞNG BỘ TÀI CHÍNH\nCăn cứ Luật A;\n*QUYẾT ĐỊNH:\nĐiều 1. Một") ==
      "BỘ TÀI CHÍNH | Số: 144/2002/QĐ-BTC |  | QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ TÀI CHÍNH | Về việc thử "
      "| 1");
}

TEST_CASE("grounds listed by dashes stand in the preamble") {
  CHECK(head_of("*ỦY BAN NHÂN DÂN\n*TỈNH MẪU SƠN\nSố: 59/1999/QĐ-UB\nMẫu Sơn, ngày 05 tháng 4 năm "
                "1999\n*^QUYẾT ĐỊNH\n*^V/v thử\n*ỦY BAN NHÂN DÂN TỈNH MẪU SƠN\n- Căn cứ Luật A;\n- "
                "Theo đề "
                "nghị của B,\n*QUYẾT ĐỊNH\nĐiều 1: Một") ==
        "ỦY BAN NHÂN DÂN / TỈNH MẪU SƠN | Số: 59/1999/QĐ-UB | Mẫu Sơn, ngày 05 tháng 4 năm 1999 | "
        "QUYẾT ĐỊNH | V/v thử | 2");
}

TEST_CASE("the history of a consolidated text stands with its preamble") {
  CHECK(
      head_of(
          "*BỘ Y TẾ\n*^THÔNG TƯ\n*^Về thuốc\nThông tư số 20/2017/TT-BYT ngày 10 tháng 5 năm 2017 "
          "có hiệu lực kể từ ngày 01 tháng 7 năm 2017, được sửa đổi, bổ sung bởi:\n1. Thông tư số "
          "27/2024/TT-BYT ngày 01 tháng 11 năm 2024, có hiệu lực kể từ ngày 01 tháng 11 năm "
          "2024.\nCăn cứ Luật Dược;\nĐiều 1. Một\n1. A") ==
      "BỘ Y TẾ |  |  | THÔNG TƯ | Về thuốc | 3");
}

TEST_CASE("signatures of every form are found") {
  check_cases({
      {"one office", "Điều 1. A\n*CHỦ TỊCH\n*Nguyễn Văn An", "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"by order", "Điều 1. A\n*TL. CHỦ TỊCH\n*CHÁNH VĂN PHÒNG\n*Nguyễn Văn An",
       "Đ1 ký[TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG: Nguyễn Văn An]"},
      {"by authority", "Điều 1. A\n*TUQ. CHỦ TỊCH\n*GIÁM ĐỐC SỞ TƯ PHÁP\n*Nguyễn Văn An",
       "Đ1 ký[TUQ. CHỦ TỊCH / GIÁM ĐỐC SỞ TƯ PHÁP: Nguyễn Văn An]"},
      {"acting", "Điều 1. A\n*Q. CHỦ TỊCH\n*Nguyễn Văn An", "Đ1 ký[Q. CHỦ TỊCH: Nguyễn Văn An]"},
      {"a name in capitals", "Điều 1. A\n*CHỦ TỊCH\n*NGUYỄN VĂN AN",
       "Đ1 ký[CHỦ TỊCH: NGUYỄN VĂN AN]"},
      {"all in one paragraph", "Điều 1. A\n*TM. ỦY BAN NHÂN DÂN\vCHỦ TỊCH\v\v\vNguyễn Văn An",
       "Đ1 ký[TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH: Nguyễn Văn An]"},
      {"a mark between", "Điều 1. A\n*CHỦ TỊCH\n(Đã ký)\n*Nguyễn Văn An",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"a remark of a signing service",
       "Điều 1. A\n*CHỦ TỊCH\nKý bởi: Nguyễn Văn An\n"
       "Thời gian ký: 15.09.2022 10:00:00\n*Nguyễn Văn An",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"a rank before the name", "Điều 1. A\n*GIÁM ĐỐC\n*Đại tá Nguyễn Văn An",
       "Đ1 ký[GIÁM ĐỐC: Đại tá Nguyễn Văn An]"},
      {"rank and degree", "Điều 1. A\n*KT. BỘ TRƯỞNG\n*THỨ TRƯỞNG\n*Thiếu tướng, PGS. TS. Trần An",
       "Đ1 ký[KT. BỘ TRƯỞNG / THỨ TRƯỞNG: Thiếu tướng, PGS. TS. Trần An]"},
      {"the recipients before it",
       "Điều 1. A\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n*CHỦ TỊCH\n"
       "*Nguyễn Văn An",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"the recipients beside it",
       "Điều 1. A\n||Nơi nhận:~- Như trên;~- Lưu: VT.||*CHỦ TỊCH~"
       "*Nguyễn Văn An",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"the signature at the left", "Điều 1. A\n||*CHỦ TỊCH~*Nguyễn Văn An||Nơi nhận:~- Lưu: VT.",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"the recipients beside it, behind a tab",
       "Điều 1. A\nNơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tCHỦ TỊCH\n- Lưu: VT.\n"
       "\tNguyễn Văn An",
       "Đ1 ký[TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH: Nguyễn Văn An]"},
      {"the recipients beside it, behind blanks, as typed in 2002",
       "Điều 1. A\nNơi nhận:          KT. BỘ TRƯỞNG BỘ TÀI CHÍNH\n- Văn phòng TW Đảng           "
       "Thứ "
       "trưởng\n- Tòa án\n   nhân dân tối cao\n- Các Bộ               (Đã ký)\n- Công báo.\n"
       "   thuộc TW                 Trương Chí Trung\n- Lưu: VP",
       "Đ1 ký[KT. BỘ TRƯỞNG BỘ TÀI CHÍNH / Thứ trưởng: Trương Chí Trung]"},
      {"an office that is not known, beside the recipients",
       "Điều 1. A\n||Nơi nhận:~- Lưu: VT.||*ĐẠI DIỆN NHÀ ĐẦU TƯ~*Nguyễn Văn An",
       "Đ1 ký[ĐẠI DIỆN NHÀ ĐẦU TƯ: Nguyễn Văn An]"},
  });
}

TEST_CASE("a title behind recipients without a full stop is none of them") {
  for (const std::string_view title :
       {"ĐỊNH MỨC KINH TẾ - KỸ THUẬT", "ĐỀ ÁN", "ĐƠN GIÁ", "Ủy ban nhân dân tỉnh ban hành đơn giá",
        "Đơn giá cây trồng"}) {
    INFO(title);
    const Read result = read_lines(
        fmt::format("Điều 1. A\n*CHỦ TỊCH\n*Nguyễn Văn An\nNơi nhận:\n- Như trên;\n- Ủy ban\n"
                    "ủy quyền thường trực;\n- Lưu: VT\n{}\nMột dòng.",
                    title));
    std::string left_out;
    for (const model::Dropped& dropped : result.act.dropped) {
      left_out += dropped.text + " | ";
    }
    CHECK(left_out == "Nơi nhận: | - Như trên; | - Ủy ban | ủy quyền thường trực; | - Lưu: VT | ");
  }
}

TEST_CASE("typed notes are linked at their first marks, in any order of these") {
  const Read result = read_lines(
      "Điều 1. A [2] b [1], c [1] d [3] [01]\n*CHỦ TỊCH\n*Nguyễn Văn An\n[1] Một.\n[2] Hai.");
  const std::vector<model::Span>& spans = result.act.provisions.at(0).heading.spans;
  std::string linked;
  for (const model::Span& span : spans) {
    linked += span.note == 0 ? span.text : "<" + span.text + std::to_string(span.note) + ">";
  }
  CHECK(linked == "Điều 1. A <[2]2> b <[1]1>, c [1] d [3] [01]");
}

TEST_CASE("a typed note has its mark in an annex behind it") {
  const Read result = read_lines(
      "Điều 1. A [1]\n*CHỦ TỊCH\n*Nguyễn Văn An\n[1] Sửa năm 2023.\n[2] Bổ sung năm 2024.\n"
      "#*^PHỤ LỤC\nĐơn giá [2]");
  REQUIRE(result.act.attachments.size() == 1);
  const auto& line = std::get<model::Paragraph>(result.act.attachments[0].opening.at(0));
  REQUIRE(line.spans.size() == 2);
  CHECK(line.spans[1].text == "[2]");
  CHECK(line.spans[1].note == 2);
  const auto is_unlinked = [](const Diagnostic& finding) { return finding.code == "G0322"; };
  const std::vector<Diagnostic>& findings = result.diagnostics.list();
  CHECK(std::none_of(findings.begin(), findings.end(), is_unlinked));
}

TEST_CASE("several signers, and signatures in and behind quotes") {
  check_cases({
      {"two signers of a joint act",
       "Điều 1. A\n||*KT. BỘ TRƯỞNG BỘ TÀI CHÍNH~*THỨ TRƯỞNG~*Trần Bình||*KT. BỘ TRƯỞNG BỘ Y TẾ~"
       "*THỨ TRƯỞNG~*Lê Chi",
       "Đ1 ký[KT. BỘ TRƯỞNG BỘ TÀI CHÍNH / THỨ TRƯỞNG: Trần Bình] "
       "ký[KT. BỘ TRƯỞNG BỘ Y TẾ / THỨ TRƯỞNG: Lê Chi]"},
      {"three signers and the recipients",
       "Điều 1. A\n||Nơi nhận:~- Lưu: VT.||*CHỦ TỊCH~*Trần Bình||*CHỦ NHIỆM~*Lê Chi||*BÍ THƯ~*Vũ "
       "Dung",
       "Đ1 ký[CHỦ TỊCH: Trần Bình] ký[CHỦ NHIỆM: Lê Chi] ký[BÍ THƯ: Vũ Dung]"},
      {"two signers in one column",
       "Điều 1. A\n||*CHỦ TỊCH~*Trần Bình~*CHÁNH ÁN~*Lê Chi||*VIỆN TRƯỞNG~*Vũ Dung",
       "Đ1 ký[CHỦ TỊCH: Trần Bình] ký[VIỆN TRƯỞNG: Vũ Dung] ký[CHÁNH ÁN: Lê Chi]"},
      {"two signers one after another", "Điều 1. A\n*CHỦ TỊCH\n*Trần Bình\n*CHÁNH ÁN\n*Lê Chi",
       "Đ1 ký[CHỦ TỊCH: Trần Bình] ký[CHÁNH ÁN: Lê Chi]"},
      {"behind a quote that is closed too late",
       "Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a.\n*TM. ỦY BAN NHÂN DÂN\n*CHỦ TỊCH\n"
       "*Nguyễn Văn An\n#*^Phụ lục I\n*^DANH MỤC\nTheo Điều 5”.",
       "Đ1 ký[TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH: Nguyễn Văn An] {phu-luc-1}"},
      {"a form in a quote signs for nobody",
       "Điều 1. Sửa đổi Mẫu số 01 như sau:\n“ĐƠN XIN\n*CHỦ TỊCH\n*Trần Bình”.\nĐiều 2. B\n*CHỦ "
       "TỊCH\n"
       "*Nguyễn Văn An",
       "Đ1 Đ2 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"the certifying of a consolidated text",
       "Điều 1. A\n||*BỘ Y TẾ~Số: 12/VBHN-BYT||*XÁC THỰC VĂN BẢN HỢP NHẤT~Hà Nội, ngày 5 tháng 3 "
       "năm "
       "2024\n||Nơi nhận:~- Lưu: VT.||*KT. BỘ TRƯỞNG~*THỨ TRƯỞNG~*Lê Chi",
       "Đ1 ký[BỘ Y TẾ / Số: 12/VBHN-BYT / XÁC THỰC VĂN BẢN HỢP NHẤT / Hà Nội, ngày 5 tháng 3 năm "
       "2024"
       " / KT. BỘ TRƯỞNG / THỨ TRƯỞNG: Lê Chi]"},
  });
}

TEST_CASE("a joint act is signed by all its signers") {
  CHECK(read_lines("Điều 1. A\n||*CHỦ TỊCH~*Trần Bình||*CHÁNH ÁN~*Lê Chi").act.signed_by ==
        "Trần Bình, Lê Chi");
}

TEST_CASE("attached texts and annexes of every form begin where they do") {
  constexpr std::string_view kSigned = "Điều 1. A\n*CHỦ TỊCH\n*Nguyễn Văn An\n";
  constexpr std::string_view kOutline = "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An] ";
  const std::vector<Case> cases = {
      {"a regulation",
       "*^QUY CHẾ\n*^Làm việc\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\n"
       "Điều 1. x\n1. y\nĐiều 2. z",
       "{quy-che: Đ1(1) Đ2}"},
      {"a regulation with chapters",
       "*^QUY ĐỊNH\n(Kèm theo Quyết định số 1/QĐ-UBND)\n*^Chương I\n"
       "*^A\nĐiều 1. x\n*^Chương II\n*^B\nĐiều 2. y",
       "{quy-dinh: CI(Đ1) CII(Đ2)}"},
      {"annexes with Roman numbers",
       "#*^Phụ lục I\n*^DANH MỤC\n1. x\n#*^Phụ lục II\n*^BIỂU MẪU\n1. y",
       "{phu-luc-1} {phu-luc-2}"},
      {"an annex without a number", "#*^PHỤ LỤC\n*^DANH MỤC\nx", "{phu-luc}"},
      {"an annex with a letter", "#*^Phụ lục 1a\n*^DANH MỤC\nx\n#*^Phụ lục 1b\n*^KHÁC\ny",
       "{phu-luc-1a} {phu-luc-1b}"},
      {"an annex with the word số", "#*^Phụ lục số 01\n*^DANH MỤC\nx\n#*^Phụ lục số 02\ny",
       "{phu-luc-01} {phu-luc-02}"},
      {"forms", "#*^Mẫu số 01\n*^ĐƠN XIN\nx\n#*^Mẫu số 02\n*^TỜ KHAI\ny",
       "{mau-so-01} {mau-so-02}"},
      {"forms with a colon", "#*^Mẫu số: 01\n*^ĐƠN XIN\nx\n#*^Mẫu số: 02\ny",
       "{mau-so-01} {mau-so-02}"},
      {"forms without the word số", "#*^Mẫu 01\n*^ĐƠN XIN\nx\n#*^Biểu 2a\n*^TỔNG HỢP\ny",
       "{mau-01} {bieu-2a}"},
      {"tables with numbers", "#*^Biểu số 1\n*^SỐ LIỆU\nx\n#*^Biểu số 2\n*^SỐ LIỆU\ny",
       "{bieu-so-1} {bieu-so-2}"},
      {"a form with words in brackets", "#Mẫu số 01 (Dành cho cá nhân)\n*^ĐƠN\nx", "{mau-so-01}"},
      {"a list", "#*^DANH MỤC\n*^Dự án\n(Kèm theo Nghị quyết số 1/NQ-HĐND)\n1. x\n2. y",
       "{danh-muc: 1 2}"},
      {"forms in an annex sign for nobody",
       "#*^Phụ lục I\n*^MẪU QUYẾT ĐỊNH\n*^QUYẾT ĐỊNH:\nĐiều 1. x\n*CHỦ TỊCH\n(Đã ký)",
       "{phu-luc-1}"},
      {"an annex behind a regulation",
       "*^QUY CHẾ\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\nĐiều 1. x\n#*^Phụ lục\n*^DANH "
       "MỤC\ny",
       "{quy-che: Đ1} {phu-luc}"},
      {"a text of another name",
       "*^DANH SÁCH\n*^Các xã\n(Kèm theo Quyết định số 1/QĐ-UBND)\n1. x\n"
       "#*^BẢNG TỔNG HỢP\n(Kèm theo Quyết định số 1/QĐ-UBND)\ny",
       "{danh-sach} {bang-tong}"},
      {"a text of another name with articles",
       "*^HỆ SỐ\n*^Điều chỉnh giá đất\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\nĐiều 1. "
       "x\nĐiều 2. y",
       "{he-so: Đ1 Đ2}"},
      {"text without a title", "Hướng dẫn thêm.", "{phan-kem-theo}"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(sketch(read_lines(std::string(kSigned) + std::string(c.lines)).act) ==
          std::string(kOutline) + std::string(c.outline));
  }
  check_cases({
      {"a citation of an annex is none",
       "Điều 1. A\nPhụ lục I ban hành kèm theo Nghị định này.\n"
       "Điều 2. B",
       "Đ1 Đ2"},
  });
}

/// The decisions worth a look: what, how sure in per cent.
std::string review(std::string_view lines) {
  std::string text;
  for (const Decision& decision : unsure(read_lines(lines).decisions, kReviewBelow)) {
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", decision.what, decision.confidence());
  }
  return text;
}

TEST_CASE("a decision is as sure as the gravest doubt leaves it") {
  const std::vector<Case> cases = {
      {"nothing speaks against a clean act",
       "*Điều 1. Một\n1. A\na) x\nb) y\n2. B\n*Điều 2. Hai\n*CHỦ TỊCH\n*Nguyễn Văn An", ""},
      {"a number out of sequence", "*Điều 1. Một\n1. A\n3. B", "khoản 3 of Điều 1 60"},
      {"a number that comes twice", "*Điều 1. Một\n1. A\n1. B", "khoản 1 of Điều 1 55"},
      {"a first number that is not 1", "*Điều 1. Một\nb) x", "điểm b of Điều 1 60"},
      {"a Điều in plain type among bold ones", "*Điều 1. Một\n*Điều 2. Hai\nĐiều 3. Ba",
       "Điều 3 80"},
      {"a small letter behind the number", "*Điều 1. Một\n1. A\n2. và các cơ quan",
       "khoản 2 of Điều 1 75"},
      {"a title in plain type", "Chương I\nQuy định chung\nĐiều 1. Một", "a title 85"},
      {"a quote never closed",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. "
       "Sửa đổi Điều 6 như sau:\n“Điều 6. Tên”.",
       "quoted text 50; khoản 2 of Điều 1 50"},
      {"an office without a name", "*Điều 1. Một\n*CHỦ TỊCH", "the signature 70"},
      {"a recipient without a dash",
       "*Điều 1. Một\nNơi nhận:\n- Như trên;\nVăn phòng;\n*CHỦ TỊCH\n"
       "*Nguyễn Văn An",
       "left out as one of the recipients 85"},
      {"text behind the signature", "*Điều 1. Một\n*CHỦ TỊCH\n*Nguyễn Văn An\nHướng dẫn thêm.",
       "an annex 40"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(review(c.lines) == c.outline);
  }
}

TEST_CASE("a decision is told with its place, the line, the doubt and the alternative") {
  const std::vector<Decision> decisions =
      unsure(read_lines("*Điều 1. Một\n1. A\n3. B").decisions, 90);
  REQUIRE(decisions.size() == 1);
  CHECK(to_text(decisions.front()) ==
        "act.docx (paragraph 3): khoản 3 of Điều 1 (60 %)\n"
        "    | 3. B\n"
        "  doubt: its number does not follow the one before\n"
        "  or: a provision is missing, or it only looks like one\n");
}

}  // namespace
}  // namespace gazette::ingest

#include "tests/forms/office.h"

namespace gazette::forms {
namespace {

PrintTicket ticket() {
  return {
      .order = {.issue = {2022, 38, 39},
                .copies = 1195,
                .date = {2022, 9, 15},
                .reference = "in-2022-38-39"},
      .issue_date = {2022, 9, 20},
      .pages_count = 96,
      .trim_width = millimetres(210),
      .trim_height = millimetres(296.5),
      .files = {{.name = "print/ruot.pdf", .sha256 = std::string(32, 'a') + std::string(32, 'b')},
                {.name = "print/bia.pdf", .sha256 = "short"}}};
}

}  // namespace

TEST_CASE("the order to the printer names the issue, the copies and every file with its hash") {
  CHECK(text_of(print_order(ticket(), publisher())) ==
        "head: Phiếu đặt in in-2022-38-39\n"
        "form_text: VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI\n"
        "form_title: PHIẾU ĐẶT IN\n"
        "form_subtitle: Công báo tỉnh Đồng Nai\nSố 38 + 39, ngày 20 tháng 9 năm 2022\n"
        "form_table: Ấn phẩm | Công báo tỉnh Đồng Nai |\n"
        "form_table: Số Công báo | 38 + 39 (năm 2022) |\n"
        "form_table: Ngày Công báo | 20/09/2022 |\n"
        "form_table: Số phiếu | in-2022-38-39 |\n"
        "form_table: Ngày đặt in | 15/09/2022 |\n"
        "form_table: Nơi in | Nhà in A |\n"
        "form_table: Số lượng | 1.195 bản |\n"
        "form_table: Số trang ruột | 96 trang |\n"
        "form_table: Khổ thành phẩm | 210 × 296,5 mm |\n"
        "form_table: Cách đóng (đề xuất) | vào bìa keo gáy |\n"
        "form_text: Nhà in đối chiếu mã SHA-256 của tệp nhận được trước khi in.\n"
        "form_table: STT | Tệp in | SHA-256 |\n"
        "form_table: 1 | print/ruot.pdf | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb |\n"
        "form_table: 2 | print/bia.pdf | short |\n"
        "form_text: Đồng Nai, ngày 15 tháng 9 năm 2022\n"
        "form_signature: ĐẠI DIỆN NHÀ IN(Ký, ghi rõ họ tên)\n\n\n\n | "
        "NGƯỜI LẬP PHIẾU(Ký, ghi rõ họ tên)\n\n\n\n | PHỤ TRÁCH(Ký, ghi rõ họ tên)\n\n\n\n |\n");
}

TEST_CASE("an order without files has no table of files") {
  PrintTicket bare = ticket();
  bare.files.clear();
  CHECK(text_of(print_order(bare, publisher())).find("SHA-256") == std::string::npos);
}

TEST_CASE("a thin issue is stitched and a thick one glued") {
  CHECK(binding_for(4) == Binding::saddle);
  CHECK(binding_for(64) == Binding::saddle);
  CHECK(binding_for(68) == Binding::perfect);
}

}  // namespace gazette::forms

#include "tests/forms/office.h"

namespace gazette::forms {

TEST_CASE("the list to sign has districts, subtotals, the total and three places to sign") {
  const Paper paper = recipient_list(sent(), publisher());
  CHECK(text_of(form_of(paper, publisher())) ==
        "head: DANH SÁCH CẤP PHÁT CÔNG BÁO ds-2022-38-39\n"
        "form_text: VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI\n"
        "form_title: DANH SÁCH CẤP PHÁT CÔNG BÁO\n"
        "form_subtitle: Công báo tỉnh Đồng Nai\nSố 38 + 39, ngày 20 tháng 9 năm 2022\n"
        "form_text: Số ds-2022-38-39; theo phat-hanh-2022-38-39; tính đến 21/09/2022, biết đến "
        "21/09/2022; 4 dòng, 1.006 bản; mã kiểm tra " +
            short_code(paper) +
            ".\n"
            "form_table: STT | Mã nhận | Đơn vị nhận | Địa chỉ | Số lượng | Hình thức | Ký nhận | "
            "Ghi chú |\n"
            "form_table: Thành phố Biên Hòa<8 |\n"
            "form_table: 1 | R001 | UBND R001 | địa chỉ R001 | 1 | văn thư |  |  |\n"
            "form_table: 2 | R004 | UBND R004 | địa chỉ R004 | 3 | văn thư |  |  |\n"
            "form_table: Cộng Thành phố Biên Hòa: 2 đơn vị<4 | 4 |  |  |  |\n"
            "form_table: Đơn vị khác<8 |\n"
            "form_table: 3 | R002 | UBND R002 | địa chỉ R002 | 1.000 | văn thư |  |  |\n"
            "form_table: Cộng Đơn vị khác: 1 đơn vị<4 | 1.000 |  |  |  |\n"
            "form_table: Huyện Long Thành<8 |\n"
            "form_table: 4 | R003 | UBND R003 | địa chỉ R003 | 2 | văn thư |  |  |\n"
            "form_table: Cộng Huyện Long Thành: 1 đơn vị<4 | 2 |  |  |  |\n"
            "form_table: TỔNG CỘNG: 4 đơn vị<4 | 1.006 |  |  |  |\n"
            "form_text: Đồng Nai, ngày ..... tháng ..... năm .........\n"
            "form_signature: NGƯỜI LẬP(Ký, ghi rõ họ tên)\n\n\n\n | "
            "THỦ KHO(Ký, ghi rõ họ tên)\n\n\n\n | PHỤ TRÁCH(Ký, ghi rõ họ tên)\n\n\n\n |\n");
}

TEST_CASE("the head of the list's table is repeated on every page") {
  const typeset::Form form = form_of(recipient_list(sent(), publisher()), publisher());
  const auto& table = std::get<model::Table>(form.blocks[4].block);
  CHECK(table.rows[0].heading);
  CHECK_FALSE(table.rows[1].heading);
  CHECK(table.ruled);
  CHECK(table.widths.size() == table.columns_count);
  CHECK_FALSE(std::get<model::Table>(form.blocks.back().block).ruled);
}

}  // namespace gazette::forms

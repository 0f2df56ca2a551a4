// The outline of an act: what stands under what, and how many there are of each.

#include "gazette/model/outline.h"

#include <catch2/catch.hpp>

namespace gazette::model {
namespace {

Paragraph paragraph(const char* text) {
  return {.spans = {{.text = text}}};
}

Instrument sample() {
  Provision point{.level = Level::point, .number = "a", .heading = paragraph("a) Một;")};
  Provision clause{.level = Level::clause, .number = "1", .heading = paragraph("1. Gồm:")};
  clause.children = {point};
  Provision article{.level = Level::article, .number = "1", .heading = paragraph("Điều 1. Tên")};
  article.blocks = {paragraph("Lời dẫn."), Table{}};
  article.children = {clause};
  Provision chapter{.level = Level::chapter, .number = "I", .heading = paragraph("Chương I")};
  chapter.title = {paragraph("QUY ĐỊNH CHUNG")};
  chapter.children = {article};
  Instrument act{.kind_lines = {paragraph("QUYẾT ĐỊNH")}, .provisions = {chapter}};
  act.signature = {.roles = {paragraph("CHỦ TỊCH")}, .names = {paragraph("Nguyễn Văn An")}};
  act.signature.beside = {{.roles = {paragraph("CHÁNH ÁN")}, .names = {paragraph("Lê Chi")}}};
  act.attachments = {{.annex = true, .title = {paragraph("Phụ lục I")}, .anchor = "phu-luc-1"}};
  act.notes = {{.mark = "1"}};
  return act;
}

TEST_CASE("an outline shows what stands under what and counts it") {
  CHECK(outline(sample()) ==
        "[loại] QUYẾT ĐỊNH\n"
        "Chương I / QUY ĐỊNH CHUNG\n"
        "  Điều 1. Tên\n"
        "    (1 đoạn)\n"
        "    (1 bảng)\n"
        "    1. Gồm:\n"
        "      a) Một;\n"
        "[chữ ký] CHỦ TỊCH / Nguyễn Văn An\n"
        "[chữ ký] CHÁNH ÁN / Lê Chi\n"
        "[phụ lục] Phụ lục I\n"
        "\n"
        "văn bản: 1 chương/mục, 1 điều, 1 khoản, 1 điểm, 1 bảng\n"
        "phu-luc-1: 0 chương/mục, 0 điều, 0 khoản, 0 điểm, 0 bảng\n"
        "0 văn bản kèm theo, 1 phụ lục, 1 cước chú\n");
}

TEST_CASE("signers who sign side by side are read one after another") {
  std::vector<std::string> texts;
  const Instrument act = sample();
  for (const Piece& piece : pieces(act)) {
    if (piece.role == Role::signature_role || piece.role == Role::signature_name) {
      texts.push_back(plain_text(*piece.paragraph));
    }
  }
  CHECK(texts == std::vector<std::string>{"CHỦ TỊCH", "Nguyễn Văn An", "CHÁNH ÁN", "Lê Chi"});
}

}  // namespace
}  // namespace gazette::model

#include "gazette/model/instrument.h"

#include <catch2/catch.hpp>

namespace gazette::model {
namespace {

Paragraph paragraph(std::string text) {
  return {.spans = {{.text = std::move(text)}}};
}

Table table(std::vector<std::string> texts) {
  Row row;
  for (std::string& text : texts) {
    row.cells.push_back({.paragraphs = {paragraph(std::move(text))}});
  }
  row.cells.push_back({});  // a cell without text
  return {.rows = {std::move(row)}, .columns_count = 3};
}

/// An act that has something in every part, each text its own number in reading order.
Instrument full_act() {
  Instrument act;
  act.kind_name = "Quyết định";
  act.symbol.text = "45/2022/QĐ-UBND";
  act.head = {.issuer = {paragraph("1")},
              .motto = {paragraph("2")},
              .symbol = paragraph("3"),
              .place = paragraph("4")};
  act.kind_lines = {paragraph("5")};
  act.abstract = {paragraph("6")};
  act.issuing_body = {paragraph("7")};
  act.preamble = {paragraph("8")};
  act.enacting = {paragraph("9")};
  act.opening = {paragraph("10")};
  Provision point = {.level = Level::point, .heading = paragraph("16")};
  Provision clause = {.level = Level::clause, .heading = paragraph("15"), .children = {point}};
  Provision article = {.level = Level::article,
                       .heading = paragraph("13"),
                       .blocks = {paragraph("14")},
                       .children = {clause}};
  act.provisions = {{.level = Level::chapter,
                     .heading = paragraph("11"),
                     .title = {paragraph("12")},
                     .children = {article}}};
  act.closing = {table({"17", "18"})};
  act.signature = {.roles = {paragraph("19")}, .names = {paragraph("20")}};
  Attachment rules = {.title = {paragraph("21")}, .basis = {paragraph("22")}};
  rules.opening = {paragraph("23")};
  rules.provisions = {{.level = Level::article, .heading = paragraph("24")}};
  rules.signature.roles = {paragraph("25")};
  act.attachments = {rules, {.annex = true, .opening = {table({"26", "27"})}}};
  act.notes = {{.mark = "1", .paragraphs = {paragraph("28"), paragraph("29")}}};
  return act;
}

const Piece& piece_with(const std::vector<Piece>& all, std::string_view text) {
  for (const Piece& piece : all) {
    if (piece.paragraph != nullptr && plain_text(*piece.paragraph) == text) {
      return piece;
    }
  }
  FAIL("no piece has the text " << text);
  return all.front();
}

TEST_CASE("the text of an act is all of it, in reading order") {
  std::vector<std::string> expected;
  for (int i = 1; i <= 29; ++i) {
    expected.push_back(std::to_string(i));
  }
  CHECK(text_of(full_act()) == expected);
}

TEST_CASE("each piece of an act has its role") {
  const Instrument act = full_act();
  std::vector<std::string> roles;
  for (const Piece& piece : pieces(act)) {
    CHECK((piece.paragraph == nullptr) != (piece.table == nullptr));
    roles.emplace_back(to_text(piece.role));
  }
  CHECK(roles == std::vector<std::string>{"head_issuer",
                                          "head_motto",
                                          "head_symbol",
                                          "head_place",
                                          "kind",
                                          "abstract",
                                          "issuing_body",
                                          "preamble",
                                          "enacting",
                                          "body",
                                          "chapter",
                                          "provision_title",
                                          "article",
                                          "body",
                                          "clause",
                                          "point",
                                          "table",
                                          "signature_role",
                                          "signature_name",
                                          "attachment_title",
                                          "attachment_basis",
                                          "body",
                                          "article",
                                          "signature_role",
                                          "table",
                                          "note",
                                          "note"});
}

TEST_CASE("a piece knows its provision, its depth, its attachment and its note") {
  const Instrument act = full_act();
  const std::vector<Piece> all = pieces(act);
  const Provision& chapter = act.provisions[0];
  CHECK(piece_with(all, "11").provision == &chapter);
  CHECK(piece_with(all, "12").provision == nullptr);
  CHECK(piece_with(all, "13").provision == &chapter.children[0]);
  CHECK(piece_with(all, "11").depth == 0);
  CHECK(piece_with(all, "14").depth == 2);
  CHECK(piece_with(all, "16").depth == 3);
  CHECK_FALSE(piece_with(all, "20").in_attachment);
  CHECK(piece_with(all, "21").attachment == &act.attachments[0]);
  CHECK(piece_with(all, "22").attachment == nullptr);
  CHECK(piece_with(all, "22").in_attachment);
  CHECK(all.at(all.size() - 3).attachment == &act.attachments[1]);
  CHECK(piece_with(all, "28").note == 1);
  CHECK_FALSE(piece_with(all, "28").in_attachment);
}

TEST_CASE("the paragraphs of a table are those of its cells, row by row") {
  const Instrument act = full_act();
  const Table& table = std::get<Table>(act.closing[0]);
  const Piece piece = {.role = Role::table,
                       .table = &table,
                       .rows_end = static_cast<std::uint32_t>(table.rows.size())};
  const std::vector<const Paragraph*> paragraphs = paragraphs_of(piece);
  REQUIRE(paragraphs.size() == 2);
  CHECK(plain_text(*paragraphs[1]) == "18");
}

TEST_CASE("the text of a paragraph is its spans, each run of blanks one space") {
  const Paragraph mixed = {.spans = {{.text = "Điều 5. ", .emphasis = kBold},
                                     {.text = "\tPhạm vi\n"},
                                     {.text = "1", .emphasis = kSuperscript, .note = 1},
                                     {.text = "\u00A0và"}}};
  CHECK(plain_text(mixed) == "Điều 5. Phạm vi 1 và");
  CHECK(plain_text({}).empty());
}

TEST_CASE("an act is called by its kind and symbol") {
  CHECK(title_of(full_act()) == "Quyết định số 45/2022/QĐ-UBND");
}

TEST_CASE("an act as JSON is the same on every run and ends with a line break") {
  const std::string json = to_json(full_act());
  CHECK(json == to_json(full_act()));
  CHECK(json.starts_with("{\n  \""));
  CHECK(json.ends_with("\n}\n"));
  CHECK(json.find("\"Quyết định\"") != std::string::npos);
}

}  // namespace
}  // namespace gazette::model

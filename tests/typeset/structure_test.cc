#include "gazette/typeset/structure.h"

#include <string>

#include <catch2/catch.hpp>

#include "gazette/typeset/typeset.h"
#include "tests/typeset/sample_issue.h"

namespace gazette::typeset {
namespace {

model::Provision provision(model::Level level, const std::string& label, const std::string& text) {
  model::Provision made;
  made.level = level;
  made.label = label;
  made.heading = paragraph(label + " " + text);
  made.anchor = label;
  return made;
}

Book book_of(const model::Instrument& act) {
  Diagnostics diagnostics;
  Book book = typeset_issue(issue_of({act}), sample_layout(), sample_fonts(), {}, diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  return book;
}

/// The part of the dump from the line that begins, spaces aside, with `begin` up to `end`.
std::string part_of(const std::string& dump, std::string_view begin, std::string_view end) {
  const std::size_t at = dump.find(begin);
  const std::size_t line = dump.rfind('\n', at) + 1;
  const std::size_t stop = dump.find(end, at);
  return dump.substr(line, dump.rfind('\n', stop) + 1 - line);
}

TEST_CASE("an issue is read from masthead and contents to the colophon, each act an article") {
  const Book book = book_of(decision(45, 1, 3));
  CHECK(dump_structure(book) == R"tree(Document
  Sect
    P "CÔNG BÁO"
    P "TỈNH ĐỒNG NAI"
    P "Số 38 + 39"
    P "Ngày 20 tháng 9 năm 2022"
  Sect
    H 1 "MỤC LỤC"
    P "VĂN BẢN QUY PHẠM PHÁP LUẬT"
    P "ỦY BAN NHÂN DÂN TỈNH"
    TOC
      TOCI
        Reference
          Link "15-9-2022 - Quyết định số 45/2022/QĐ-UBND ban hành Quy định về đất đai. 2"
  H 1 "VĂN BẢN QUY PHẠM PHÁP LUẬT"
  H 2 "ỦY BAN NHÂN DÂN TỈNH"
  Art
    P "ỦY BAN NHÂN DÂN"
    P "TỈNH ĐỒNG NAI"
    P "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    P "Độc lập - Tự do - Hạnh phúc"
    P "Số: 45/2022/QĐ-UBND"
    P "Đồng Nai, ngày 15 tháng 9 năm 2022"
    H 3 "QUYẾT ĐỊNH Ban hành Quy định về đất đai"
    P "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"
    P "Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013;"
    P "QUYẾT ĐỊNH:"
    Sect
      H 4 "Điều 1. Phạm vi điều chỉnh"
      P "cơ thực theo"
    Div
      P "TM. ỦY BAN NHÂN DÂN"
      P "CHỦ TỊCH"
      P "Nguyễn Văn A"
  Sect
    P "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"
    P "Địa chỉ: Số 2 Nguyễn Văn Trị, TP. Biên Hòa"
    P
      Link "https://congbao.example.vn"
    P "In tại: Nhà in Đồng Nai"
)tree");
}

TEST_CASE("clauses and points are lists with labels, chapters are sections above articles") {
  model::Instrument act = decision(45, 0, 0);
  model::Provision chapter = provision(model::Level::chapter, "Chương I", "");
  chapter.heading = paragraph("Chương I");
  chapter.title = {paragraph("QUY ĐỊNH CHUNG")};
  model::Provision article = provision(model::Level::article, "Điều 1.", "Phạm vi");
  article.titled = true;
  model::Provision first = provision(model::Level::clause, "1.", "Các loại:");
  first.children = {provision(model::Level::point, "a)", "đất ở;"),
                    provision(model::Level::point, "b)", "đất khác.")};
  first.children[1].blocks = {paragraph("Kể cả đất trống.")};
  article.children = {first, provision(model::Level::clause, "2.", "Không áp dụng.")};
  chapter.children = {article, provision(model::Level::article, "Điều 2.", "Có hiệu lực.")};
  act.provisions = {chapter};
  CHECK(part_of(dump_structure(book_of(act)), "Sect\n      H 4", "Div") ==
        R"tree(    Sect
      H 4 "Chương I QUY ĐỊNH CHUNG"
      Sect
        H 5 "Điều 1. Phạm vi"
        L 1
          LI
            Lbl "1."
            LBody
              P "Các loại:"
              L 2
                LI
                  Lbl "a)"
                  LBody
                    P "đất ở;"
                LI
                  Lbl "b)"
                  LBody
                    P "đất khác."
                    P "Kể cả đất trống."
          LI
            Lbl "2."
            LBody
              P "Không áp dụng."
      Sect
        H 5 "Điều 2."
        P "Có hiệu lực."
)tree");
}

TEST_CASE("a table has its heads, spans and cells, one without rules is read in its order") {
  model::Instrument act = decision(45, 1, 3);
  model::Table table = plain_table({{"STT", "Giá"}, {"1", "2"}}, 1);
  table.rows[1].cells[0].row_span = 2;
  table.rows.push_back({.cells = {{.paragraphs = {paragraph("a"), paragraph("b")}}}});
  act.provisions[0].blocks = {table};
  const std::string ruled = part_of(dump_structure(book_of(act)), "Table", "Div");
  CHECK(ruled == R"tree(      Table
        TR
          TH 1 "STT"
          TH 1 "Giá"
        TR
          TD rows 2 "1"
          TD "2"
        TR
          TD
            P "a"
            P "b"
)tree");
  // A row without its last cell has an empty one, a span does not go beyond the last row.
  model::Table torn = plain_table({{"STT", "Giá"}, {"1"}, {"2", "3"}}, 1);
  torn.rows[2].cells[1].row_span = 9;
  act.provisions[0].blocks = {torn};
  CHECK(part_of(dump_structure(book_of(act)), "TR\n          TD \"1\"", "Div") ==
        R"tree(        TR
          TD "1"
          TD
        TR
          TD "2"
          TD "3"
)tree");
  table.ruled = false;
  act.provisions[0].blocks = {table};
  CHECK(part_of(dump_structure(book_of(act)), "P \"STT\"", "Div") == R"tree(        P "STT"
        P "Giá"
        P "1"
        P "2"
        P "a"
        P "b"
)tree");
}

TEST_CASE("a part that begins inside an article has its provisions side by side") {
  model::Instrument act = decision(45, 0, 0);
  model::Provision chapter = provision(model::Level::chapter, "Chương I", "");
  for (const char* label : {"Điều 1.", "Điều 2.", "Điều 3."}) {
    model::Provision article = provision(model::Level::article, label, "Phạm vi");
    article.titled = true;
    article.children = {provision(model::Level::clause, "1.", "Một."),
                        provision(model::Level::clause, "2.", "Hai.")};
    chapter.children.push_back(article);
  }
  act.provisions = {chapter};
  std::uint32_t first = 0;
  for (const model::Piece& piece : model::pieces(act)) {
    const bool is_clause = piece.provision != nullptr && piece.provision->label == "2.";
    first = is_clause && first == 0 ? piece.first_paragraph : first;
  }
  model::Issue issue = issue_of({act});
  issue.entries.front().part = model::Part{.number = 2,
                                           .first = first,
                                           .end = model::body_count(act),
                                           .former = model::IssueNumber{.year = 2022, .first = 36}};
  Diagnostics diagnostics;
  const Book book = typeset_issue(issue, sample_layout(), sample_fonts(), {}, diagnostics);
  CHECK(part_of(dump_structure(book), "L 1", "Div") == R"tree(    L 1
      LI
        Lbl "2."
        LBody
          P "Hai."
    Sect
      H 5 "Điều 2. Phạm vi"
      L 1
        LI
          Lbl "1."
          LBody
            P "Một."
        LI
          Lbl "2."
          LBody
            P "Hai."
    Sect
      H 5 "Điều 3. Phạm vi"
      L 1
        LI
          Lbl "1."
          LBody
            P "Một."
        LI
          Lbl "2."
          LBody
            P "Hai."
)tree");
}

TEST_CASE("annexes are sections of their act, its notes stand at its end with their marks") {
  model::Instrument act = decision(45, 1, 3);
  act.provisions[0].blocks = {model::Paragraph{
      .spans = {{.text = "Nội dung"}, {.text = "1", .note = 1}, {.text = " là đây."}}}};
  act.notes = {{.mark = "1", .paragraphs = {paragraph("Chú thích."), paragraph("Thêm.")}}};
  act.attachments.push_back({.annex = true,
                             .title = {paragraph("Phụ lục I"), paragraph("BẢNG GIÁ")},
                             .basis = {paragraph("(Kèm theo Quyết định)")},
                             .opening = {paragraph("Lời mở đầu.")}});
  const Book book = book_of(act);
  const std::string dump = dump_structure(book);
  CHECK(part_of(dump, "Sect\n      H 4 \"Phụ", "Sect\n    P \"VĂN PHÒNG") == R"tree(    Sect
      H 4 "Phụ lục I BẢNG GIÁ"
      P "(Kèm theo Quyết định)"
      P "Lời mở đầu."
    Note
      Lbl "1"
      P "Chú thích."
      P "Thêm."
)tree");
  CHECK(dump.find("P \"Nội dung1 là đây.\"") != std::string::npos);
}

TEST_CASE("every run that is text of an act has an element, and repeated heads have none") {
  model::Instrument act = decision(45, 2, 3);
  std::vector<std::vector<std::string>> rows = {{"STT", "Tên"}};
  for (int i = 1; i < 60; ++i) {
    rows.push_back({std::to_string(i), "Thửa đất"});
  }
  act.provisions[0].blocks = {plain_table(rows, 1)};
  const Book book = book_of(act);
  std::size_t heads = 0;
  for (const Page& page : book.pages) {
    for (std::size_t i = page.artifact_runs; i < page.runs.size(); ++i) {
      const TextRun& run = page.runs[i];
      if (is_of_act(book, run.paragraph)) {
        CHECK(book.paragraphs[run.paragraph].element != 0);
      }
      heads += text_of_run(book.words, page.words, run) == "STT" && run.paragraph == kNoParagraph
                   ? 1U
                   : 0U;
    }
  }
  CHECK(heads == 2);
}

}  // namespace
}  // namespace gazette::typeset

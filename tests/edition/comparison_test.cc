// Documents and PDFs compared: what is only layout, and what is not.

#include "gazette/edition/comparison.h"

#include <catch2/catch.hpp>

#include "gazette/edition/comparison_text.h"

namespace gazette::edition {
namespace {

using Lines = std::vector<std::string>;

ComparedText document(const Lines& paragraphs) {
  return {.name = "a.docx", .words = words_of(paragraphs)};
}

/// A PDF as pdftotext gives it: "\n" after a line, "\f" after a page.
ComparedText pdf(const std::string& text) {
  return {.name = "a.pdf", .is_paged = true, .words = words_of(pages_of(text))};
}

void add(ComparedText& text, const std::string& words, TextPart part) {
  for (ComparedWord word : words_of(Lines{words})) {
    word.part = part;
    word.place = 9;
    text.words.push_back(std::move(word));
  }
}

std::string shown(const ComparedText& text, std::size_t begin, std::size_t end) {
  std::string result;
  for (std::size_t i = begin; i < end; ++i) {
    result += (i == begin ? "" : " ") + text.words[i].text;
  }
  return result;
}

Lines changes(const ComparedText& a, const ComparedText& b) {
  Lines result;
  for (const WordChange& change : compare(a, b)) {
    const DiffBlock& words = change.words;
    result.push_back(std::string(to_text(change.difference)) + ": " +
                     shown(a, words.a_begin, words.a_end) + " -> " +
                     shown(b, words.b_begin, words.b_end));
  }
  return result;
}

/// Pages of a PDF with a running head and a page number each.
std::string with_heads(const Lines& pages) {
  std::string text;
  int number = 0;
  for (const std::string& page : pages) {
    ++number;
    text += "CÔNG BÁO/Số 38 + 39/Ngày 20-9-2022 " + std::to_string(number) + "\n" + page +
            std::to_string(number) + "\n\f";
  }
  return text;
}

}  // namespace

TEST_CASE("lines, pages, running heads and page numbers are no difference") {
  const ComparedText a = document(
      {"Điều 1. Phạm vi điều chỉnh", "Quyết định này quy định về đất", "Điều 2. Hiệu lực"});
  CHECK(changes(a, pdf(with_heads({"Điều 1. Phạm vi\nđiều chỉnh\nQuyết định\n", "này quy định\n",
                                   "về đất\nĐiều 2. Hiệu lực\n"})))
            .empty());
}

TEST_CASE("a page number of two pages is known by its place") {
  const ComparedText a = document({"Điều 1. Trong 15 ngày", "Điều 2. Hiệu lực"});
  CHECK(changes(a, pdf("Điều 1. Trong 15\nngày\n\f2\nĐiều 2. Hiệu lực\n\f")).empty());
  CHECK(changes(a, pdf("Điều 1. Trong 15\nngày\n\f- 2 -\nĐiều 2. Hiệu lực\n\f")).empty());
  // A number within the page is text.
  CHECK(changes(a, pdf("Điều 1. Trong 15\n2\nngày\n\fĐiều 2. Hiệu lực\n\f")) ==
        Lines{"number:  -> 2"});
}

TEST_CASE("a changed word is found with its page and its paragraph") {
  const ComparedText a = document({"Điều 1. Thuế đất", "Nộp thuế hằng năm"});
  const ComparedText b = pdf("Điều 1. Thuế đất\n\fNộp thuê hằng năm\n\f");
  const std::vector<WordChange> found = compare(a, b);
  REQUIRE(found.size() == 1);
  CHECK(found[0].difference == Difference::marks);
  CHECK(a.words[found[0].words.a_begin].place == 2);
  CHECK(b.words[found[0].words.b_begin].place == 2);
}

TEST_CASE("the visible block of a digital signature is no text") {
  const ComparedText a = document({"NGHỊ ĐỊNH", "Điều 1. Phạm vi"});
  CHECK(changes(a, pdf("Ký bởi: VĂN PHÒNG\nỦY BAN NHÂN DÂN\nEmail: congbao@example.vn\n"
                       "Cơ quan: TỈNH ĐỒNG NAI\nThời gian ký: 08.07.2025 14:58:33 +07:00\n"
                       "NGHỊ ĐỊNH\nĐiều 1. Phạm vi\n"))
            .empty());
}

TEST_CASE("a word cut at a line's end is whole again") {
  const ComparedText a = document({"theo Quyết định số 45/2022/QĐ-UBND của tỉnh qua internet"});
  CHECK(changes(a, pdf("theo Quyết định số 45/2022/QĐ-\nUBND của tỉnh qua inter-\nnet\n")).empty());
}

TEST_CASE("leaders to be filled in by hand have no length") {
  CHECK(changes(document({"Họ tên: ........ Sinh ngày ...", "Số: /QĐ-UBND"}),
                pdf("Họ tên: ..................... Sinh ngày ……\nSố: ...../QĐ-UBND\n"))
            .empty());
  CHECK(changes(document({"và các khoản khác..."}), document({"và các khoản khác."})) ==
        Lines{"punctuation: khác -> khác."});
}

TEST_CASE("ligatures, hyphens that do not break and signs without width are no difference") {
  CHECK(changes(document({"file văn phòng QĐ\u2011UBND số\u200B 5"}),
                pdf("\uFB01le văn phòng QĐ-UBND số 5\n"))
            .empty());
}

TEST_CASE("a footnote is compared where the page has it") {
  ComparedText a = document({"Điều 1. Phạm vi1", "Điều 2. Đối tượng"});
  add(a, "1 Khoản này được sửa đổi theo Nghị định số 34/2016/NĐ-CP", TextPart::note);
  const std::string body = "Điều 1. Phạm vi 1\n";
  CHECK(changes(a, pdf(body + "1 Khoản này được sửa đổi theo\nNghị định số 34/2016/NĐ-CP\n\f"
                              "Điều 2. Đối tượng\n"))
            .empty());
  CHECK(changes(a, pdf(body + "1 Khoản này được sửa đổi theo\nNghị định số 35/2016/NĐ-CP\n\f"
                              "Điều 2. Đối tượng\n")) ==
        Lines{"number: 34/2016/NĐ-CP -> 35/2016/NĐ-CP"});
  CHECK(changes(a, pdf(body + "\fĐiều 2. Đối tượng\n")) ==
        Lines{"wording: 1 Khoản này được sửa đổi theo Nghị định số 34/2016/NĐ-CP -> "});
}

TEST_CASE("what the gazette drops is not compared, what stands beside it is") {
  ComparedText a = document({"Điều 2. Hiệu lực"});
  add(a, "Nơi nhận: - Như Điều 2; - Lưu: VT.", TextPart::dropped);
  CHECK(changes(a, pdf("Điều 2. Hiệu lực\nNơi nhận:\n- Như Điều 2;\n- Sở Tư pháp;\n- Lưu: VT.\n"))
            .empty());
  CHECK(changes(a, document({"Điều 2. Hiệu lực"})).empty());
  CHECK(changes(a, pdf("Điều 2. Hiệu lực\nĐiều 3. Thi hành\nNơi nhận:\n- Như Điều 2;\n- Lưu: "
                       "VT.\n")) == Lines{"number:  -> Điều 3. Thi hành"});
}

TEST_CASE("the head of a table that a PDF repeats on each page is no difference") {
  const ComparedText a = document(
      {"TT", "Tên đường", "1", "Hà Huy Giáp", "2", "Cách mạng tháng Tám", "3", "Nguyễn Ái Quốc"});
  CHECK(changes(a, pdf("TT Tên đường\n1 Hà Huy Giáp\n\fTT Tên đường\n2 Cách mạng tháng Tám\n\f"
                       "TT Tên đường\n3 Nguyễn Ái Quốc\n\f"))
            .empty());
}

TEST_CASE("a table's head of many lines is no difference either, a line below it is text") {
  const std::string head = "TT\nTên đường\nTừ\nĐến\nVị trí 1\nVị trí 2\n";
  const ComparedText a = document({"TT Tên đường Từ Đến Vị trí 1 Vị trí 2", "Hà Huy Giáp 11.520",
                                   "Cách mạng tháng Tám 9.300", "Nguyễn Ái Quốc 8.100"});
  CHECK(changes(a, pdf(head + "Hà Huy Giáp 11.520\n\f" + head + "Cách mạng tháng Tám 9.300\n\f" +
                       head + "Nguyễn Ái Quốc 8.100\n\f"))
            .empty());
  CHECK(changes(a, pdf(head + "Hà Huy Giáp 11.520\n\f" + head + "Cách mạng tháng Tám 9.400\n\f" +
                       head + "Nguyễn Ái Quốc 8.100\n\f")) == Lines{"number: 9.300 -> 9.400"});
}

TEST_CASE("a paragraph that changed its place is said to be moved") {
  CHECK(
      changes(document({"a) Sở Tài chính lập dự toán", "b) Sở Xây dựng duyệt", "c) Sở Nội vụ"}),
              document({"b) Sở Xây dựng duyệt", "c) Sở Nội vụ", "a) Sở Tài chính lập dự toán"})) ==
      Lines{"moved: a) Sở Tài chính lập dự toán -> a) Sở Tài chính lập dự toán"});
}

TEST_CASE("rules drawn with hyphens and the end of an act after leaders are no difference") {
  CHECK(changes(document({"TỈNH ĐỒNG NAI", "-------", "7......./.", "Điều ........ ."}),
                pdf("TỈNH ĐỒNG NAI\n7.... ./.\nĐiều ........\n"))
            .empty());
}

}  // namespace gazette::edition

#include "gazette/press/slug.h"

#include <set>

#include "gazette/base/text.h"
#include "gazette/press/numbers.h"
#include "gazette/press/press.h"

namespace gazette::press {

SlugFace::SlugFace(const font::Fonts& fonts, const std::vector<std::string>& texts)
    : fonts_(fonts), face_(fonts.find("serif").value()) {
  std::set<char32_t> letters = {U'0'};
  for (const std::string& text : texts) {
    for (const char32_t letter : to_code_points(text)) {
      if (letter != U' ' && fonts.covers(face_, letter)) {
        letters.insert(letter);
      }
    }
  }
  // The font is taken from a file of one page that shows each letter.
  typeset::Book book(fonts);
  book.page_width = millimetres(210);
  book.page_height = millimetres(297);
  typeset::Page& page = book.pages.emplace_back();
  page.folio = 1;
  typeset::TextRun run{.size = kSlugSize, .face = face_};
  for (const char32_t letter : letters) {
    std::string text;
    append_utf8(text, letter);
    page.words.push_back(book.words.intern(face_, text));
    glyphs_[letter] = fonts.shape(face_, text).front().id;
    ++run.words_count;
  }
  page.runs.push_back(run);
  bytes_ = make_pdf(book, {.target = Target::print});
  document_.processMemoryFile("face of the slug", bytes_.data(), bytes_.size());
}

QPDFObjectHandle SlugFace::font(QPDF& document) {
  QPDFObjectHandle page = document_.getAllPages().front();
  QPDFObjectHandle fonts = page.getKey("/Resources").getKey("/Font");
  QPDFObjectHandle font = fonts.getDictAsMap().begin()->second;
  return document.copyForeignObject(font);
}

std::string SlugFace::line(const std::string& text, std::int64_t x, std::int64_t y) const {
  constexpr int kDecimals = 3;
  std::string operators = "BT /Slug ";
  append_decimal(operators, thousandths(kSlugSize), kDecimals);
  operators += " Tf ";
  append_decimal(operators, x, kDecimals);
  operators += ' ';
  append_decimal(operators, y, kDecimals);
  operators += " Td <";
  for (const char32_t letter : to_code_points(text)) {
    const auto found = glyphs_.find(letter);
    append_hex16(operators,
                 found != glyphs_.end() ? found->second : fonts_.metrics(face_).space_glyph);
  }
  return operators + "> Tj ET\n";
}

}  // namespace gazette::press

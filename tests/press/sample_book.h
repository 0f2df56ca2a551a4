// Small books built by hand, for the tests of this folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "gazette/base/text.h"
#include "gazette/font/font.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// Every letter of Vietnamese that ASCII lacks, and the sign of its currency.
inline constexpr std::string_view kVietnamese =
    "ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ Đ ÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ "
    "àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ₫";

inline const font::Fonts& sample_fonts() {
  static const font::Fonts fonts = [] {
    Diagnostics diagnostics;
    return font::Fonts::load(std::filesystem::path(GAZETTE_SOURCE_DIR) / "fonts" / "fonts.toml",
                             diagnostics);
  }();
  return fonts;
}

/// How a line of a sample book is set; the defaults are those of most tests.
struct LineStyle {
  std::string_view face = "serif";
  Length size = points(13);
  Length gap = points(3.25);
  std::uint32_t paragraph = 0;
  bool space_after = false;
  bool underline = false;
  bool strike = false;
};

/// A book of A4 pages, with lines one below the other.
struct SampleBook {
  typeset::Book book{sample_fonts()};
  Length y = {};

  SampleBook() {
    book.page_width = millimetres(210);
    book.page_height = millimetres(297);
  }

  typeset::Page& add_page(std::uint32_t folio) {
    typeset::Page& page = book.pages.emplace_back();
    page.folio = folio;
    y = points(100);
    return page;
  }

  /// Adds the words of `text` to the last page; returns their run.
  typeset::TextRun& add_line(std::string_view text, const LineStyle& style = {}) {
    typeset::Page& page = book.pages.back();
    typeset::TextRun run;
    run.x = points(72);
    run.y = y;
    run.size = style.size;
    run.gap = style.gap;
    run.first_word = static_cast<std::uint32_t>(page.words.size());
    run.paragraph = style.paragraph;
    run.face = sample_fonts().find(style.face).value();
    run.space_after = style.space_after;
    run.underline = style.underline;
    run.strike = style.strike;
    for (const std::string_view word : split(text, ' ')) {
      page.words.push_back(book.words.intern(run.face, word));
      ++run.words_count;
    }
    y += style.size * 3 / 2;
    page.runs.push_back(run);
    return page.runs.back();
  }
};

/// A book with something of everything on `pages_count` pages, folios from 101.
inline SampleBook full_book(std::uint32_t pages_count) {
  SampleBook sample;
  for (std::uint32_t i = 0; i < pages_count; ++i) {
    typeset::Page& page = sample.add_page(101 + i);
    page.anchors.push_back({.name = "dieu-" + std::to_string(i),
                            .title = "Điều " + std::to_string(i),
                            .level = static_cast<std::uint8_t>(i % 2),
                            .y = points(88)});
    page.links.push_back({.x = points(72),
                          .y = points(90),
                          .width = points(100),
                          .height = points(12),
                          .target = "dieu-" + std::to_string((i + 1) % pages_count)});
    page.rules.push_back(
        {.x = points(72), .y = points(80), .width = points(200), .height = points(0.5)});
    sample.add_line("Trang " + std::to_string(i), {.face = "serif-bold", .space_after = true});
    sample.add_line("Vậy office Từ Tô Đồng Nai", {.space_after = true, .underline = true});
    sample.add_line("Hạnh phúc", {.face = "serif-italic", .paragraph = 1});
    sample.add_line(
        kVietnamese,
        {.face = "liberation-serif", .size = points(5), .gap = points(1.25), .paragraph = 2});
    sample.add_line("☐ ☑ →", {.face = "symbols", .size = points(10), .paragraph = 3});
  }
  return sample;
}

}  // namespace gazette::press

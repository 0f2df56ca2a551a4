// Faces, the layout, and small material built by hand, for the tests of this folder.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/base/files.h"
#include "gazette/font/font.h"
#include "gazette/typeset/layout.h"
#include "gazette/typeset/pages.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {

inline const font::Fonts& sample_fonts() {
  static const font::Fonts fonts = [] {
    Diagnostics diagnostics;
    return font::Fonts::load(std::filesystem::path(GAZETTE_SOURCE_DIR) / "fonts" / "fonts.toml",
                             diagnostics);
  }();
  return fonts;
}

/// A file of layouts/ by its name without the ending.
inline LayoutFile shipped_layout(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(GAZETTE_SOURCE_DIR) / "layouts";
  return {.toml = real_files().read(folder / (name + ".toml")), .path = name + ".toml"};
}

/// A layout with those it builds on.
inline Layout layout_named(const std::string& name) {
  std::vector<LayoutFile> files = {shipped_layout(name)};
  while (const auto base = base_of(files.front())) {
    files.insert(files.begin(), shipped_layout(*base));
  }
  Diagnostics diagnostics;
  return read_layout(files, diagnostics).value();
}

inline const Layout& sample_layout() {
  static const Layout layout = layout_named("cong-bao-a4");
  return layout;
}

inline Length page_room() {
  return sample_layout().text_bottom - sample_layout().text_top;
}

/// Numbers that are the same on every machine: std::mt19937 is, the standard's distributions are
/// not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  /// From 0 to `sides` - 1.
  std::size_t roll(std::size_t sides) { return engine_() % sides; }
  bool one_in(std::size_t sides) { return roll(sides) == 0; }

 private:
  std::mt19937 engine_;
};

inline model::Paragraph paragraph(std::string text, std::uint8_t emphasis = model::kPlain) {
  model::Paragraph result;
  result.spans.push_back({.text = std::move(text), .emphasis = emphasis});
  return result;
}

/// `count` syllables of a legal text, without number or mark.
inline std::string syllables(std::size_t count) {
  constexpr std::string_view kSyllables[] = {"cơ",    "quan", "nhà",  "nước", "có",   "trách",
                                             "nhiệm", "thực", "hiện", "việc", "quản", "lý",
                                             "đất",   "đai",  "theo", "đúng", "quy",  "định"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += i == 0 ? "" : " ";
    text += kSyllables[(i * 7 + i / 5) % std::size(kSyllables)];
  }
  return text;
}

/// A table of plain cells, the first `head_rows` of its rows headings.
inline model::Table plain_table(const std::vector<std::vector<std::string>>& rows,
                                std::size_t head_rows = 0) {
  model::Table table;
  for (const std::vector<std::string>& texts : rows) {
    model::Row row{.heading = table.rows.size() < head_rows};
    for (const std::string& text : texts) {
      row.cells.push_back({.paragraphs = {paragraph(text)}});
    }
    table.columns_count = std::max(table.columns_count, static_cast<std::uint16_t>(texts.size()));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// A setter with all that it needs, and a galley to set into.
struct Workbench {
  font::Words words{sample_fonts()};
  Diagnostics diagnostics = {};
  Setter setter{sample_layout(), words, diagnostics};
  Galley galley = {};
};

/// The galley on pages, folios from 1, no running head.
inline Book paged_book(Workbench& bench) {
  Book book(sample_fonts());
  book.page_width = sample_layout().page_width;
  book.page_height = sample_layout().page_height;
  const Paged paged = page_up(bench.setter, bench.galley);
  add_pages(bench.setter, paged, {}, 1, 1, book);
  book.words = std::move(bench.words);
  return book;
}

inline std::string text_of_run(const font::Words& words, const std::vector<font::WordId>& ids,
                               const TextRun& run) {
  std::string text;
  for (std::uint32_t i = 0; i < run.words_count; ++i) {
    text += i > 0 ? " " : "";
    text += words.text(ids[run.first_word + i]);
  }
  return text + (run.space_after ? " " : "");
}

/// The text of each line, the space at its end left out.
inline std::vector<std::string> lines_of(const font::Words& words, const SetParagraph& set) {
  std::vector<std::string> lines;
  for (const SetLine& line : set.lines) {
    std::string text;
    for (std::size_t i = line.runs_begin; i < line.runs_end; ++i) {
      text += text_of_run(words, set.words, set.runs[i]);
    }
    if (text.ends_with(' ')) {
      text.pop_back();
    }
    lines.push_back(std::move(text));
  }
  return lines;
}

/// Text by `TextRun::paragraph`, put together from the runs of all pages in their order.
inline std::vector<std::string> texts_of_frames(const Book& book, std::size_t paragraphs) {
  std::vector<std::string> texts(paragraphs);
  for (const Page& page : book.pages) {
    for (const TextRun& run : page.runs) {
      if (run.paragraph < paragraphs) {
        texts[run.paragraph] += text_of_run(book.words, page.words, run);
      }
    }
  }
  return texts;
}

/// How many paragraphs of acts the book speaks of.
inline std::size_t paragraphs_of_acts(const Book& book) {
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < book.paragraphs.size(); ++i) {
    count += is_of_act(book, i) ? 1U : 0U;
  }
  return count;
}

/// How often the pages say `text` as a whole run.
inline std::size_t count_runs(const Book& book, std::string_view text) {
  std::size_t count = 0;
  for (const Page& page : book.pages) {
    for (const TextRun& run : page.runs) {
      count += text_of_run(book.words, page.words, run) == text ? 1U : 0U;
    }
  }
  return count;
}

/// What stands outside the text block of its page by more than rounding and a rule's thickness:
/// empty where all is inside. Running heads are looked for inside the page.
inline std::string frames_outside(const Book& book, const Layout& layout) {
  const Length slack = layout.rule_thickness + Length{8};
  for (const Page& page : book.pages) {
    const TextBlock block = layout.text_block(page.landscape);
    const Length left = page.folio % 2 == 1 ? layout.inner : layout.outer;
    const Length right = left + block.width;
    const std::string where = "page " + std::to_string(page.folio) + ": ";
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
      const TextRun& run = page.runs[i];
      Length end = run.x;
      for (std::uint32_t word = 0; word < run.words_count; ++word) {
        const font::WordId id = page.words[run.first_word + word];
        const int em = book.words.fonts().metrics(run.face).units_per_em;
        end += run.size * book.words[id].width / em;
        end += word + 1 < run.words_count ? run.gap : Length{};
      }
      const Length top = i < page.artifact_runs ? Length{} : block.top;
      if (run.turned) {
        if (run.x < left || run.x > right || run.y - (end - run.x) < top || run.y > block.bottom) {
          return where + "upwards from " + to_text(run.x) + ", " + to_text(run.y);
        }
        continue;
      }
      if (run.x < left || end > right + slack || run.y < top || run.y > block.bottom) {
        return where + to_text(run.x) + " to " + to_text(end) + ", " + to_text(run.y) + " " +
               text_of_run(book.words, page.words, run);
      }
    }
    for (const Rule& rule : page.rules) {
      if (rule.x < left - slack || rule.x + rule.width > right + slack || rule.y.scaled < 0 ||
          rule.y + rule.height > block.bottom + slack) {
        return where + "rule at " + to_text(rule.y);
      }
    }
    for (const Link& link : page.links) {
      if (link.x < left || link.x + link.width > right || link.y < block.top ||
          link.y + link.height > block.bottom + slack) {
        return where + "link to " + link.target;
      }
    }
    for (const Anchor& anchor : page.anchors) {
      if (anchor.y < block.top || anchor.y > block.bottom) {
        return where + "anchor " + anchor.name;
      }
    }
  }
  return {};
}

inline std::size_t count_of(const Diagnostics& diagnostics, std::string_view code) {
  const auto is_code = [&](const Diagnostic& found) { return found.code == code; };
  return static_cast<std::size_t>(
      std::count_if(diagnostics.list().begin(), diagnostics.list().end(), is_code));
}

}  // namespace gazette::typeset

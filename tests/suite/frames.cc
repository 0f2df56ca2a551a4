#include "tests/suite/frames.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::suite {
namespace {

using typeset::Book;
using typeset::Page;
using typeset::TextRun;

std::string rounded(Length length) {
  return fmt::format("{:.2f}", to_points(length));
}

Length end_of(const Book& book, const Page& page, const TextRun& run) {
  Length end = run.x;
  const int em = book.words.fonts().metrics(run.face).units_per_em;
  for (std::uint32_t i = 0; i < run.words_count; ++i) {
    end += run.size * book.words[page.words[run.first_word + i]].width / em;
    end += i + 1 < run.words_count ? run.gap : Length{};
  }
  return end;
}

/// Texts longer than a line of any layout are cut for the eye.
constexpr std::size_t kColumnsMost = 240;

/// Lines of text: runs beside one another on about one baseline.
class Lines {
 public:
  Lines(const Book& book, const Page& page) : book_(book), page_(page) {
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
      add(page.runs[i], i < page.artifact_runs);
    }
    close();
  }

  [[nodiscard]] const std::vector<std::string>& list() const { return lines_; }
  [[nodiscard]] std::size_t heads() const { return heads_; }

 private:
  void add(const TextRun& run, bool is_head) {
    const Length rise = run.y - baseline_;
    const Length near = std::max(size_, run.size) / 2;
    const bool goes_on = !text_.empty() && !run.turned && !was_turned_ &&
                         run.x >= end_ - points(1) && rise < near && -rise < near &&
                         is_head == is_head_;
    if (!goes_on) {
      close();
      is_head_ = is_head;
      begin_ = run.x;
      baseline_ = run.y;
      gap_ = run.gap;
      size_ = run.size;
    } else if (run.x > end_ + points(12) || run.paragraph != paragraph_) {
      text_ += "   ";  // a column further on
    }
    if (run.size > size_) {  // the mark of a note stood before it
      baseline_ = run.y;
      size_ = run.size;
    }
    paragraph_ = run.paragraph;
    const std::string face =
        fmt::format("{} {}", book_.words.fonts().entry(run.face).name, to_text(run.size));
    if (face != face_) {
      text_ += fmt::format("‹{}›", face);
      face_ = face;
    }
    text_ +=
        goes_on && run.y != baseline_ ? fmt::format("‹up {}›", rounded(baseline_ - run.y)) : "";
    const bool is_small =
        book_.words[page_.words[run.first_word]].shaping == font::Shaping::small_capitals;
    text_ += is_small ? "‹small›" : "";
    text_ += run.underline ? "‹under›" : "";
    text_ += run.strike ? "‹strike›" : "";
    text_ += run.turned ? "‹upwards›" : "";
    was_turned_ = run.turned;
    for (std::uint32_t i = 0; i < run.words_count; ++i) {
      text_ += i > 0 ? " " : "";
      text_ += book_.words.text(page_.words[run.first_word + i]);
    }
    text_ += run.space_after ? " " : "";
    gap_ = std::max(gap_, run.gap);
    end_ = run.turned ? run.x : end_of(book_, page_, run);
  }

  void close() {
    if (text_.empty()) {
      return;
    }
    lines_.push_back(fmt::format("  {} {}-{} gap {} | {}\n", rounded(baseline_), rounded(begin_),
                                 rounded(end_), rounded(gap_), shorten(trim(text_), kColumnsMost)));
    heads_ += is_head_ ? 1U : 0U;
    text_.clear();
  }

  const Book& book_;
  const Page& page_;
  std::vector<std::string> lines_;
  std::size_t heads_ = 0;
  std::string face_;
  std::string text_;
  bool is_head_ = false;
  bool was_turned_ = false;
  std::uint32_t paragraph_ = 0;
  Length begin_, end_, baseline_, gap_, size_;
};

/// How many rules lie and stand, and the room they take together.
std::string rules_of(const Page& page) {
  if (page.rules.empty()) {
    return {};
  }
  std::size_t across = 0;
  Length left = page.rules[0].x, top = page.rules[0].y, right, bottom;
  for (const typeset::Rule& rule : page.rules) {
    across += rule.width >= rule.height ? 1U : 0U;
    left = std::min(left, rule.x);
    top = std::min(top, rule.y);
    right = std::max(right, rule.x + rule.width);
    bottom = std::max(bottom, rule.y + rule.height);
  }
  return fmt::format("  rules: {} across, {} down, in {}-{} x {}-{}\n", across,
                     page.rules.size() - across, rounded(left), rounded(right), rounded(top),
                     rounded(bottom));
}

void add_page(const Book& book, const Page& page, bool only_edges, std::string& text) {
  text += fmt::format("page {}{}{}\n", page.folio, page.landscape ? " landscape" : "",
                      page.entry == 0 ? " of the issue" : "");
  const Lines lines(book, page);
  const std::size_t edge = lines.heads() + 2;
  for (std::size_t i = 0; i < lines.list().size(); ++i) {
    if (!only_edges || i < edge || i + 2 >= lines.list().size()) {
      text += lines.list()[i];
    } else if (i == edge) {
      text += fmt::format("  ... {} lines\n", lines.list().size() - edge - 2);
    }
  }
  text += rules_of(page);
  for (const typeset::PictureFrame& picture : page.pictures) {
    const model::Crop& cut = picture.cut;
    text += fmt::format(
        "  picture {}-{} x {}-{}{}{}{}\n", rounded(picture.x), rounded(picture.x + picture.width),
        rounded(picture.y), rounded(picture.y + picture.height),
        picture.page == 0 ? "" : fmt::format(" page {}", picture.page),
        picture.is_turned ? " turned" : "",
        cut == model::Crop{} ? ""
                             : fmt::format(" cut {} {} {} {}", rounded(cut.left), rounded(cut.top),
                                           rounded(cut.right), rounded(cut.bottom)));
  }
}

bool is_asked_for(const Book& book, const Page& page, const std::string& pages) {
  if (pages.empty() || pages == "acts") {
    return page.entry != 0;
  }
  if (pages == "front") {
    const auto first = std::find_if(book.pages.begin(), book.pages.end(),
                                    [](const Page& other) { return other.entry != 0; });
    return first == book.pages.end() || page.folio < first->folio;
  }
  if (pages == "all" || pages == "none") {
    return pages == "all";
  }
  const std::vector<std::string_view> folios = split(pages, ' ');
  return std::find(folios.begin(), folios.end(), std::to_string(page.folio)) != folios.end();
}

}  // namespace

std::string short_frames(const Book& book, const Diagnostics& diagnostics, const Case& one) {
  std::map<std::uint32_t, std::size_t> pages;
  for (const Page& page : book.pages) {
    ++pages[page.entry];
  }
  std::string text = fmt::format("{} pages", book.pages.size());
  for (const auto& [entry, count] : pages) {
    text += entry == 0 ? fmt::format(", {} of the issue", count)
                       : fmt::format(", {} of act {}", count, entry);
  }
  std::map<std::string, std::size_t> findings;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    ++findings[std::string(diagnostic.code)];
  }
  text += findings.empty() ? "; no finding" : ";";
  for (const auto& [code, count] : findings) {
    text += count == 1 ? " " + code : fmt::format(" {} x {}", count, code);
  }
  text += "\n";
  for (const Page& page : book.pages) {
    if (is_asked_for(book, page, one.value("pages"))) {
      add_page(book, page, one.value("show") == "edges", text);
    }
  }
  return text + "\n";
}

}  // namespace gazette::suite

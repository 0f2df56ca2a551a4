// The text of paragraphs and tables as HTML (đoạn văn, bảng).
//
// Every paragraph of an act becomes exactly one element of its own (p or a heading), also in a
// table's cells: `read_act_text` takes the page apart by this rule.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/model/instrument.h"
#include "gazette/web/words.h"

namespace gazette::web {

/// The id of the act's text in its page. Ids of ours have a "_", which a provision's anchor never
/// has, except this one, which the page's readers know.
inline constexpr std::string_view kActTextId = "van-ban";

/// The markup of each picture of an act, by its number less one. An image's file lies beside the
/// page; a page of a PDF is its name with its text layer, a link where `links` has one.
[[nodiscard]] std::vector<std::string> picture_markup(const model::Instrument& instrument,
                                                      const std::vector<std::string>& links,
                                                      const Words& words);

/// Appends the markup of spans and remembers which footnote marks were set, so that the id of each
/// is unique.
class SpanWriter {
 public:
  /// `notes_count`: marks of notes beyond are text without a link.
  explicit SpanWriter(std::size_t notes_count, std::vector<std::string> pictures = {})
      : marks_counts_(notes_count, 0), pictures_(std::move(pictures)) {}

  void write(std::string& out, const std::vector<model::Span>& spans);

  /// What stands in a paragraph: its spans, or its picture.
  void write(std::string& out, const model::Paragraph& paragraph);

  /// How often the mark of note `number` (from 1) was set.
  [[nodiscard]] std::uint32_t marks_count(std::size_t number) const {
    return marks_counts_.at(number - 1);
  }

 private:
  void write_mark(std::string& out, const model::Span& span);

  std::vector<std::uint32_t> marks_counts_;
  std::vector<std::string> pictures_;  // markup, by number less one
};

/// The ids of a note, and of the n-th place (from 1) that points to it.
[[nodiscard]] std::string note_id(std::uint32_t note);
[[nodiscard]] std::string mark_id(std::uint32_t note, std::uint32_t nth);

/// Appends a table in a box that scrolls by itself where the page is narrow; `label` names the box.
void write_table(std::string& out, const model::Table& table, std::string_view label,
                 SpanWriter& spans);

/// The class of an alignment that the source states: " center", " right" or nothing.
[[nodiscard]] std::string_view alignment_class(model::Alignment alignment);

/// The spans before and behind the first `bytes` bytes of their text.
[[nodiscard]] std::pair<std::vector<model::Span>, std::vector<model::Span>> split_spans(
    const std::vector<model::Span>& spans, std::size_t bytes);

}  // namespace gazette::web

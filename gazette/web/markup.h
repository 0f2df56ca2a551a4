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
#include "gazette/web/page_marks.h"
#include "gazette/web/words.h"

namespace gazette::web {

/// The id of the act's text in its page. Ids of ours have a "_", which a provision's anchor never
/// has, except this one, which the page's readers know.
inline constexpr std::string_view kActTextId = "van-ban";

/// The markup of each picture of an act, by its number less one. An image's file lies in `folder`,
/// seen from the page ("" or with "/" at its end); a page of a PDF is its name with its text layer,
/// a link where `links`, seen from there too, has one.
[[nodiscard]] std::vector<std::string> picture_markup(const model::Instrument& instrument,
                                                      const std::vector<std::string>& links,
                                                      std::string_view folder, const Words& words);

/// The sign of a page that begins here, as markup.
struct ShownMark {
  PageMark mark = {};
  std::string markup = {};
};

/// Words of the act that lead somewhere.
struct ShownLink {
  model::Passage place = {};
  std::string address = {};  // from the page
};

/// Words of the act that a later notice puts right, and what is said behind them.
struct ShownCorrection {
  std::uint32_t paragraph = 0;  // in `model::text_of`: what the front matter states has no origin
  model::Passage place = {};
  std::string id = {};      // of the place in the page
  std::string markup = {};  // not text of the act
};

/// What is shown in the text of an act and is not of it.
struct Additions {
  std::vector<std::string> pictures = {};  // markup, by number less one
  std::vector<ShownMark> marks = {};       // in the order of the text
  std::vector<ShownLink> links = {};       // sorted by paragraph (`key_of`) and place
  std::vector<ShownCorrection> corrections =
      {};  // in the order of the text; none has words of another
};

/// Appends the markup of paragraphs with what is added to them, and remembers which footnote marks
/// were set, so that the id of each is unique.
class SpanWriter {
 public:
  /// `notes_count`: marks of notes beyond are text without a link.
  explicit SpanWriter(std::size_t notes_count, Additions additions = {})
      : marks_counts_(notes_count, 0), additions_(std::move(additions)) {}

  /// What stands in the paragraph with this place in `model::text_of`: its spans, or its picture.
  void write(std::string& out, const model::Paragraph& paragraph, std::uint32_t place);

  /// The signs of pages that begin with the paragraph of this place: for the caller to put before
  /// it. They are not written with it.
  [[nodiscard]] std::string take_marks_before(std::uint32_t place);

  /// The same in stretches, one after another: `begin`, then all spans, then `end`.
  void begin(const model::Paragraph& paragraph, std::uint32_t place);
  void write(std::string& out, const std::vector<model::Span>& spans);
  void end(std::string& out);

  /// How often the mark of note `number` (from 1) was set.
  [[nodiscard]] std::uint32_t marks_count(std::size_t number) const {
    return marks_counts_.at(number - 1);
  }

 private:
  /// A stretch of a span without its emphasis: what is added to it, and its text.
  void write_text(std::string& out, std::string_view text);
  void write_mark(std::string& out, const model::Span& span);
  void write_page_marks(std::string& out, std::size_t at);

  /// A page mark of the open paragraph, by the byte of its text before which it stands.
  struct PlacedMark {
    std::size_t at = 0;
    const std::string* markup = nullptr;
  };

  std::vector<std::uint32_t> marks_counts_;
  Additions additions_;
  std::size_t at_ = 0;                   // bytes of the open paragraph that are written
  std::vector<PlacedMark> placed_ = {};  // of the open paragraph, not written yet
  std::size_t next_link_ = 0;            // of the open paragraph, in `additions_.links`
  std::size_t next_correction_ = 0;      // and in `additions_.corrections`
  std::uint64_t key_ = 0;                // of the open paragraph
  std::uint32_t place_ = 0;              // of it
};

/// The ids of a note, and of the n-th place (from 1) that points to it.
[[nodiscard]] std::string note_id(std::uint32_t note);
[[nodiscard]] std::string mark_id(std::uint32_t note, std::uint32_t nth);

/// Appends a table in a box that scrolls by itself where the page is narrow; `label` names the box,
/// `place` is that of its first paragraph.
void write_table(std::string& out, const model::Table& table, std::string_view label,
                 std::uint32_t place, SpanWriter& spans);

/// The class of an alignment that the source states: " center", " right" or nothing.
[[nodiscard]] std::string_view alignment_class(model::Alignment alignment);

/// The spans before and behind the first `bytes` bytes of their text.
[[nodiscard]] std::pair<std::vector<model::Span>, std::vector<model::Span>> split_spans(
    const std::vector<model::Span>& spans, std::size_t bytes);

}  // namespace gazette::web

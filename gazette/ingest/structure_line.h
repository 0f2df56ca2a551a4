// The source flow as lines: what the recogniser looks at.
//
// Every paragraph with text becomes a line that knows its text, its folded start, its label and how
// it is set off; a table is a line too. What carries nothing (empty paragraphs, hand-drawn rules,
// page numbers of the source) is left out here, the text of it with a reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/ingest/flow.h"
#include "gazette/ingest/label.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// One paragraph or table of the source. A line is moved out of the list exactly once, into the one
/// place of the instrument where it belongs: so no text is lost and none comes twice.
struct Line {
  model::Block block = {};
  std::string text = {};  // spaces collapsed; empty for a table
  std::string key = {};   // folded start of the text, for comparing
  std::optional<Label> label = {};
  std::uint8_t heading_level = 0;
  bool page_break_before = false;
  model::Indents indents = {};  // as in the source, beside all its lines
  bool upper = false;           // letters, all capitals
  bool bold = false;            // every letter
  bool italic = false;          // every letter
  bool centered = false;
  std::vector<model::Paragraph> pictures = {};  // that stand below it

  [[nodiscard]] bool is_table() const { return std::holds_alternative<model::Table>(block); }
  [[nodiscard]] const model::Table& table() const { return std::get<model::Table>(block); }
  [[nodiscard]] const model::Paragraph& paragraph() const {
    return std::get<model::Paragraph>(block);
  }
  /// Set off from running text in a way that titles are.
  [[nodiscard]] bool is_display() const { return upper || bold || centered || heading_level > 0; }
};

/// A line of one paragraph.
[[nodiscard]] Line make_line(model::Paragraph paragraph);

/// The lines of a flow, whose items are moved out. What is left out goes into `dropped`.
[[nodiscard]] std::vector<Line> make_lines(Flow& flow, std::vector<model::Dropped>& dropped);

/// The parts of a paragraph between its forced line breaks, and between its tabs where asked for.
[[nodiscard]] std::vector<model::Paragraph> split_at_breaks(const model::Paragraph& paragraph,
                                                            bool at_tabs = false);

/// The two columns of a paragraph that are typed with a tab or many blanks between them, cut at the
/// widest gap; the paragraph alone where there is none.
[[nodiscard]] std::vector<model::Paragraph> split_at_gap(const model::Paragraph& paragraph);

/// Bytes [begin, end) of a paragraph's text, without blanks at the ends. Its origin tells by the
/// column where in the paragraph it began.
[[nodiscard]] model::Paragraph slice(const model::Paragraph& paragraph, std::size_t begin,
                                     std::size_t end);

/// Text left out of the instrument; nothing is added for a paragraph without text.
void drop(std::vector<model::Dropped>& dropped, const model::Paragraph& paragraph,
          std::string_view reason);

/// Whether `text` begins with a small letter: what is a sentence or title begins with a capital.
[[nodiscard]] bool begins_small(std::string_view text);

/// "-------", "______": a rule drawn with characters.
[[nodiscard]] bool is_drawn_rule(std::string_view text);

inline constexpr std::string_view kRuleReason = "đường kẻ của bản gốc";
inline constexpr std::string_view kPageNumberReason = "số trang của bản gốc";
inline constexpr std::string_view kRecipientsReason = "nơi nhận";
inline constexpr std::string_view kSignedMarkReason = "ghi chú về chữ ký của bản gốc";
inline constexpr std::string_view kNoteMarkReason = "số của cước chú, đứng ở cước chú";
inline constexpr std::string_view kRepeatedHeadReason =
    "quốc hiệu, tên cơ quan lặp lại ở văn bản kèm theo";

}  // namespace gazette::ingest

// Automatic numbers of a DOCX (đánh số tự động) as the reader of the page sees them.
//
// The paragraph only names a list and a level; "Điều 5.", "a)" or "2.1" is not in its text. Here
// the counters run as Word runs them (ISO/IEC 29500-1, 17.9): lists of one abstract definition
// count together, a start override restarts them, and a level begins anew after a higher one.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "gazette/ingest/docx_styles.h"

namespace gazette::ingest::docx {

inline constexpr int kLevelsMax = 9;

/// One level of a list.
struct ListLevel {
  std::string format = "decimal";   // w:numFmt
  std::string text = {};            // "Điều %1.", "%1.%2"
  std::string suffix = " ";         // between the number and the text
  std::string style = {};           // id of the paragraph style tied to this level
  std::optional<int> restart = {};  // after which level (from 1) it begins anew; 0: never
  int start = 1;
  bool is_legal = false;  // all numbers in it are decimal
  RunFormat run = {};
  ParagraphFormat paragraph = {};
};
using ListLevels = std::array<ListLevel, kLevelsMax>;

/// The number of one paragraph.
struct ListNumber {
  std::string text = {};            // "Điều 5. ", suffix included; may be empty
  std::string unknown_format = {};  // a format that was written as decimal instead
  RunFormat run = {};
  ParagraphFormat paragraph = {};  // its level's: the indents of the list
};

/// w:num: a use of an abstract list, with its overrides.
struct List {
  int abstract = 0;
  ListLevels levels = {};
  std::array<bool, kLevelsMax> is_restarted = {};  // by a start override, at its first use
};
using Lists = std::map<int, List>;  // by w:numId

/// Reads the numbering part; an empty document gives no lists. Lists that point to a numbering
/// style are followed through `sheet`.
[[nodiscard]] Lists read_lists(const pugi::xml_node& root, const StyleSheet& sheet);

/// `number` in a format of the file ("lowerRoman"); decimal where the format is not known.
[[nodiscard]] std::string number_text(int number, std::string_view format);

/// Counts through one story: the body, the notes, a text box each count on their own.
class ListCounter {
 public:
  /// `lists` must outlive the counter.
  explicit ListCounter(const Lists& lists) : lists_(lists) {}

  /// Counts one paragraph of the list that `format` names and gives its number; nothing where it
  /// is in no list. `style_id` is the paragraph's style.
  [[nodiscard]] std::optional<ListNumber> next(const ParagraphFormat& format,
                                               std::string_view style_id);

 private:
  /// The counters of an abstract list. A level not begun has no value.
  using Counters = std::array<std::optional<int>, kLevelsMax>;

  void count(int id, const List& list, std::size_t level);

  const Lists& lists_;
  std::map<int, Counters> counters_ = {};                     // by w:abstractNumId
  std::set<std::pair<int, std::size_t>> restarts_made_ = {};  // w:numId and level
};

}  // namespace gazette::ingest::docx

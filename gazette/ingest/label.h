// The label of a provision: the words and numbers at the start of a paragraph that say what it is
// ("Điều 5.", "2a.", "đ)", "Chương II").
//
// A label is read from the text alone. Whether the paragraph is a provision of the text at hand, or
// quoted from another act, is for the recogniser to say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "gazette/model/model.h"

namespace gazette::ingest {

/// The levels of a text from above to below. The texts that number their parts without naming them
/// (kế hoạch, chương trình, quyết định phê duyệt) have `letter` "A.", `group` "I.", `subclause`
/// "1.1." and `subitem` "1.1.1.".
enum class Rank : std::uint8_t {
  part,
  chapter,
  section,
  subsection,
  article,
  letter,
  group,
  clause,
  subclause,
  subitem,
  point,
};
inline constexpr std::size_t kRanksCount = 11;

/// The label at the start of a text.
struct Label {
  Rank rank = Rank::article;
  std::string number = {};  // as written: "5", "7a", "II", "đ1"; "thứ nhất" is "1"
  std::size_t length = 0;   // bytes of the text that are the label, its punctuation included
  char old_mark = '\0';     // that of "1/", "a-", "b.": only its place in the
                            // sequence tells it is one
};

/// A number as a place in a sequence: 7a is {7, 1}, đ1 is {5, 1}, II is {2, 0}. {0, 0} is none.
struct Ordinal {
  int base = 0;
  int inserted = 0;  // 1 for the first provision put in after `base`

  bool operator==(const Ordinal&) const = default;
};

/// "1.1" without its last number: "1". Empty where there is none.
[[nodiscard]] std::string_view parent_number(std::string_view number);

/// The label at the start of `text`, whose spaces are collapsed. Nothing where there is none: "1.5
/// tỷ đồng", "Điều 5 Luật này" and "Chương trình mục tiêu" have none.
[[nodiscard]] std::optional<Label> find_label(std::string_view text);

/// The place of a label's number in its sequence.
[[nodiscard]] Ordinal ordinal_of(const Label& label);

/// The same behind `previous`: "C" is the third where B stands before, else a hundred.
[[nodiscard]] Ordinal ordinal_after(Ordinal previous, const Label& label);

/// Whether `next` may stand right after `previous`: 8 after 7, 7a after 7, 8 after 7b.
[[nodiscard]] bool follows(Ordinal previous, Ordinal next);

/// The level of the model. Unnamed levels are clauses there: they are set like one.
[[nodiscard]] model::Level level_of(Rank rank);

/// "Điều", "khoản": how a level is named in a finding.
[[nodiscard]] std::string_view name_of(Rank rank);

/// The value of a Roman number in capitals; 0 where it is none.
[[nodiscard]] int roman_value(std::string_view text);

}  // namespace gazette::ingest

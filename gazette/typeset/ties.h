// Ties (dính từ): words that should not be parted at a line's end.
//
// A reader who looks for "khoản 2 Điều 5" must not find "Điều" at one line's end and "5" on the
// next. No typesetter protects these pairs by itself; here the rule is applied to every space.
//
// Ties are graded and not absolute: one that could be kept only by a line full of holes gives way
// at its softest place. linebreak.cc says how loose a line each grade is worth.
#pragma once

#include <cstdint>
#include <string_view>

#include "gazette/typeset/linebreak.h"

namespace gazette::typeset {

// Each is a tie (`kTie`): no line is ended there as long as the paragraph can be set without it and
// without a loose line. Beyond that a grade says how loose a line is borne for its sake: its ratio
// r is that of badness 100 r^3.

/// Inside a date, before the word: "ngày 15 | tháng 9 | năm 2022". A ratio of 2.5.
inline constexpr std::int16_t kInDate = 1700;
/// Between the parts of a citation: "điểm a | khoản 2 | Điều 3". A ratio of 2.5.
inline constexpr std::int16_t kInCitation = 1700;
/// Inside a date, before the number: "ngày | 15". A ratio of 2.9.
inline constexpr std::int16_t kBeforeDay = 2500;
/// Between an amount and its unit, an abbreviation and its name: "50 | ha", "TP. | Biên Hòa". A
/// ratio of 2.9.
inline constexpr std::int16_t kInAmount = 2500;
/// Between what is numbered and its number: "Điều | 5", "số | 12/QĐ-UBND". A ratio of 3.5.
inline constexpr std::int16_t kBeforeNumber = 4500;
/// Before a mark that would begin a line: "chữ | –".
inline constexpr std::int16_t kAtMark = 6000;

/// What a word is to its neighbours.
enum WordTrait : std::uint16_t {
  kDash = 1,
  kClosingMark = 2,
  kOpeningMark = 4,
  kAbbreviation = 8,   // "TP.", "V.": a name follows
  kNumber = 16,        // begins with a figure: "5", "12.", "7a"
  kNumberLike = 32,    // may stand after "Điều", "Chương", "điểm": "5", "II", "a)"
  kNumbered = 64,      // names something by a number: "Điều", "khoản", "số"
  kDatePart = 128,     // of a date, before its number: "ngày", "tháng", "năm"
  kUnit = 256,         // counted by the number before it: "ha", "đồng", "%"
  kCurrency = 512,     // "đồng", "đồng/năm"
  kMultiplier = 1024,  // between an amount and its unit: "triệu", "tỷ"
  kProvision = 2048,   // goes on with a citation: "Điều", "khoản"
  kCount = 8192,       // a number that counts: "5", "1.000.000", no "45/2022" and no "5,"
  kPartOfDate = 4096,  // goes on with a date: "tháng", "năm"
};

/// Of a word as written, punctuation included.
[[nodiscard]] std::uint16_t traits_of(std::string_view word);

/// The penalty of a break between two words of these traits: 0 where it is free.
[[nodiscard]] std::int16_t tie_between(std::uint16_t left, std::uint16_t right);

}  // namespace gazette::typeset

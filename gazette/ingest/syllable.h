// Vietnamese syllables (âm tiết): whether a word written with Vietnamese marks can be one.
//
// A syllable is an initial, a rhyme and a tone; the rhymes are a closed list, and one that ends
// with c, ch, p or t has the tone sắc or nặng. So "nuớc", "trưòng" and "quyêt" are slips of a
// typist or of a converter, whatever the text. Loanwords and names of other peoples ("crôm",
// "nitơ", "Đắk") are written as they sound; a word that has not the shape of one syllable is not
// judged.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gazette::ingest {

/// Whether `c` is a letter of any alphabet that acts are written in.
[[nodiscard]] bool is_letter(char32_t c);

/// The small letter of a Vietnamese or ASCII letter; any other character as it is.
[[nodiscard]] char32_t to_small(char32_t c);
/// The capital, likewise.
[[nodiscard]] char32_t to_capital(char32_t c);

/// Whether `c` is a letter that Vietnamese has beyond ASCII.
[[nodiscard]] bool is_vietnamese_letter(char32_t c);

enum class Tone : std::uint8_t { ngang, huyen, hoi, nga, sac, nang };

/// A small vowel letter taken apart: "ậ" is "â" with nặng.
struct Vowel {
  char32_t letter = 0;  // one of a ă â e ê i o ô ơ u ư y
  Tone tone = Tone::ngang;
};

/// Nothing for what is no small vowel of Vietnamese.
[[nodiscard]] std::optional<Vowel> vowel_of(char32_t c);
/// The letter of a vowel with its tone; 0 where `vowel.letter` is no vowel without a tone.
[[nodiscard]] char32_t letter_of(const Vowel& vowel);

enum class WordShape : std::uint8_t {
  plain,       // no Vietnamese mark: nothing is said of it
  foreign,     // not the shape of one syllable
  syllable,    // a Vietnamese syllable
  impossible,  // the shape of one, which Vietnamese has not
};

/// Judges a word in small letters.
[[nodiscard]] WordShape shape_of(std::u32string_view word);

/// Whether a word in small letters, capitals or both has marks and is a syllable.
[[nodiscard]] bool is_marked_syllable(std::u32string_view word);

/// Where the tone of an open syllable in oa, oe or uy stands ("hòa", "hoà").
enum class TonePlace : std::uint8_t { none, first, second };

[[nodiscard]] TonePlace tone_place(std::u32string_view word);

}  // namespace gazette::ingest

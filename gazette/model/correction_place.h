// Where in an act the words are that a correction puts right (chỗ được đính chính).
//
// These words must be found there exactly and once, when a notice is made and whenever a page shows
// them. Places are named as people name them: "khoản 2 Điều 3", "Điều 3, khoản 2", "căn cứ thứ tư",
// "số thứ tự 57 của Phụ lục", or by the address of the site, "dieu-3-khoan-2".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/model/correction.h"
#include "gazette/model/instrument.h"

namespace gazette::model {

/// A part of an act's text by the name that people give it.
struct NamedPart {
  std::string anchor = {};  // of the site; empty where the part has no address of its own
  std::string name = {};    // "khoản 2 Điều 3", "căn cứ thứ 4"
  std::uint32_t first = 0;  // paragraphs [first, end) of `text_of`
  std::uint32_t end = 0;

  bool operator==(const NamedPart&) const = default;
};

/// The parts that `place` can mean: none where the act has no such part, several where the words do
/// not tell which (Điều 3 of the act, and of the text that it puts in force).
[[nodiscard]] std::vector<NamedPart> find_parts(const Instrument& instrument,
                                                std::string_view place);

/// The innermost provision, annex, căn cứ and so on in which a paragraph of `text_of` stands; no
/// name where it is none of these.
[[nodiscard]] NamedPart part_at(const Instrument& instrument, std::uint32_t paragraph);

/// Words where they stand.
struct FoundWords {
  std::uint32_t paragraph = 0;  // in `text_of`
  Passage place = {};

  bool operator==(const FoundWords&) const = default;
};

/// Every place of [first, end) where `words` stand, letter for letter; spaces count as one, marks
/// of footnotes not at all. Words that begin or end inside a longer word are not meant.
[[nodiscard]] std::vector<FoundWords> find_words(const Instrument& instrument,
                                                 const NamedPart& part, std::string_view words);

/// Whether `words` stand there only as a piece of a longer word.
[[nodiscard]] bool is_inside_word(const Instrument& instrument, const NamedPart& part,
                                  std::string_view words);

/// What stands there instead of `words`: those of the text that are most like them. Nothing where
/// more than half of the letters would have to be others.
[[nodiscard]] std::string similar_words(const Instrument& instrument, const NamedPart& part,
                                        std::string_view words);

/// The text of a part, a line for each paragraph, marks of footnotes left out.
[[nodiscard]] std::string text_of(const Instrument& instrument, const NamedPart& part);

/// The whole act as a part.
[[nodiscard]] NamedPart whole_act(const Instrument& instrument);

/// The place of a correction in the act as published.
struct PlacedWords {
  NamedPart part = {};
  FoundWords words = {};
};

/// Nothing where the act has no such place, or more than one, or where the old text does not stand
/// there exactly once.
[[nodiscard]] std::optional<PlacedWords> place_correction(const Instrument& instrument,
                                                          const Correction& correction);

/// The same where a notice is made or built, and what is wrong with it otherwise: no such place
/// (G0835), several (G0836), other words there (G0837), the same words more than once (G0838).
[[nodiscard]] std::optional<PlacedWords> check_correction(const Instrument& instrument,
                                                          const Correction& correction,
                                                          Diagnostics& diagnostics);

}  // namespace gazette::model

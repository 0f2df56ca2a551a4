// What acts are about (lĩnh vực), as the office sorts them for readers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette::model {

/// A subject (lĩnh vực): land, health, the budget.
struct Subject {
  std::string id = {};
  std::string name = {};
  std::vector<std::string> words = {};  // an abstract that has one of them is about it
};

[[nodiscard]] const Subject* find_subject(const std::vector<Subject>& subjects,
                                          std::string_view id);

/// The ids of the subjects one of whose `words` the text has, in the order of `subjects`: whole
/// words that follow one another, capitals and the placing of tones aside. "đất" is in "giá đất",
/// not in "đạt".
[[nodiscard]] std::vector<std::string> subjects_of(std::string_view text,
                                                   const std::vector<Subject>& subjects);

}  // namespace gazette::model

#include "gazette/model/subject.h"

#include <algorithm>

#include "gazette/model/word.h"

namespace gazette::model {

const Subject* find_subject(const std::vector<Subject>& subjects, std::string_view id) {
  const auto found = std::find_if(subjects.begin(), subjects.end(),
                                  [&](const Subject& each) { return each.id == id; });
  return found == subjects.end() ? nullptr : &*found;
}

std::vector<std::string> subjects_of(std::string_view text, const std::vector<Subject>& subjects) {
  const std::vector<Word> words = words_of(text);
  const auto has = [&](const std::string& phrase) {
    const std::vector<Word> sought = words_of(phrase);
    return !sought.empty() &&
           std::search(words.begin(), words.end(), sought.begin(), sought.end(),
                       [](const Word& a, const Word& b) { return a.key == b.key; }) != words.end();
  };
  std::vector<std::string> found;
  for (const Subject& subject : subjects) {
    if (std::any_of(subject.words.begin(), subject.words.end(), has)) {
      found.push_back(subject.id);
    }
  }
  return found;
}

}  // namespace gazette::model

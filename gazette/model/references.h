// The references of a whole act: its citations with their targets settled, its relations to other
// acts, its effect.
//
// "Điều 5" alone is of the text it stands in: of the act, of the attached text with its own Điều,
// or, below "Sửa đổi, bổ sung một số điều của Nghị định A", of that act. "Điều này" gets its
// number.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "gazette/model/instrument.h"

namespace gazette::model {

struct References {
  std::vector<Citation> citations = {};
  std::vector<Relation> relations = {};
  Effect effect = {};
};

/// Reads the references of an act whose facts (kind, symbol, date) are established.
[[nodiscard]] References references_of(const Instrument& instrument);

/// The paragraphs of an act by their origins, to find the words of a passage again.
class SourceParagraphs {
 public:
  explicit SourceParagraphs(const Instrument& instrument);

  /// Null where the act has none from there.
  [[nodiscard]] const Paragraph* find(const Origin& origin) const;

  /// The words of a passage, spaces collapsed.
  [[nodiscard]] std::string words(const Passage& passage) const;

 private:
  struct Entry {
    const Paragraph* paragraph = nullptr;
    std::string text = {};  // as places in it count
  };
  std::unordered_map<std::uint64_t, Entry> paragraphs_ = {};  // by `key_of` their origins
};

/// One line for each citation, relation and clause of effect: its place, its words, what is meant.
[[nodiscard]] std::string references_text(const Instrument& instrument);

}  // namespace gazette::model

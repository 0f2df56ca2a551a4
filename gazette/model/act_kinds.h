// Kinds of acts and names of laws as texts cite them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/model/word.h"

namespace gazette::model {

/// How acts of a kind are cited.
enum class Naming : std::uint8_t {
  number,    // by number: Nghị định số 34/2016/NĐ-CP
  name,      // by name: Luật Đất đai năm 2013
  attached,  // put in force by another: Quy chế ban hành kèm theo Quyết định số ...
};

/// A kind of act in citations.
struct CitedKind {
  std::string_view name = {};  // "Nghị định"
  Naming naming = Naming::number;
  std::string_view code = {};  // in the symbol: "NĐ"
  bool normative = false;      // may be normative: its number may carry a year
};

/// All kinds, longer names before those they begin with.
[[nodiscard]] std::span<const CitedKind> cited_kinds();

/// The kind whose name begins at word `at`, the first word with a capital letter; null where there
/// is none.
[[nodiscard]] const CitedKind* kind_at(const std::vector<Word>& words, std::size_t at);

/// How many words a name takes.
[[nodiscard]] std::size_t words_count(std::string_view name);

/// How many words from `at` on are the name of a known law ("đất đai"); 0 where there is none. The
/// longest counts.
[[nodiscard]] std::size_t law_name_length(const std::vector<Word>& words, std::size_t at);

/// Whether the words from `at` on are `phrase`, in small letters with single spaces.
[[nodiscard]] bool phrase_at(const std::vector<Word>& words, std::size_t at,
                             std::string_view phrase);

}  // namespace gazette::model

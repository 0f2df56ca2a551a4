// Kinds of acts and names of laws, as texts cite them and as acts call themselves.
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

/// Whether acts of a kind are normative, so that their number carries a year.
enum class Normative : std::uint8_t { never, may_be, always };

/// A kind of act: the one table from which all that read kinds take what they know of them.
struct ActKind {
  /// What else is true of a kind, as bits of `traits`.
  static constexpr std::uint8_t stands_in_head = 1;  // over an act's own abstract
  static constexpr std::uint8_t names_itself = 2;    // "Quyết định này" in its last articles
  static constexpr std::uint8_t ends_marked = 4;     // with "./."
  static constexpr std::uint8_t titles_text = 8;     // over a text that an act puts in force

  std::string_view name = {};  // "Nghị định"
  Naming naming = Naming::number;
  std::string_view code = {};  // in the symbol: "NĐ"
  Normative normative = Normative::never;
  std::uint8_t traits = 0;

  [[nodiscard]] constexpr bool has(std::uint8_t trait) const { return (traits & trait) != 0; }
};

/// The code of consolidated texts.
inline constexpr std::string_view kConsolidatedCode = "VBHN";

/// All kinds, longer names before those they begin with.
[[nodiscard]] std::span<const ActKind> act_kinds();

/// The kind of that name, the first with that code in symbols; null where there is none.
[[nodiscard]] const ActKind* kind_named(std::string_view name);
[[nodiscard]] const ActKind* kind_of_code(std::string_view code);

/// The name of a kind of the table, folded: "nghi dinh".
[[nodiscard]] std::string_view folded_name(const ActKind& kind);

/// The kind whose name begins at word `at`, the first word with a capital letter; null where there
/// is none.
[[nodiscard]] const ActKind* kind_at(const std::vector<Word>& words, std::size_t at);

/// How many words a name takes.
[[nodiscard]] std::size_t words_count(std::string_view name);

/// How many words from `at` on are the name of a known law ("đất đai"); 0 where there is none. The
/// longest counts.
[[nodiscard]] std::size_t law_name_length(const std::vector<Word>& words, std::size_t at);

/// Whether the words from `at` on are `phrase`, in small letters with single spaces.
[[nodiscard]] bool phrase_at(const std::vector<Word>& words, std::size_t at,
                             std::string_view phrase);

}  // namespace gazette::model

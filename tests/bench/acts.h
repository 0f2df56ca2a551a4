// Acts for the benches, put together by a fixed sequence of numbers: every run writes the same
// bytes.
//
// They look like those of a province: a decision that puts a regulation in force, with chapters,
// articles, clauses and points, and for each third of them an annex with a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/base.h"

namespace gazette {

/// Characters of source on a page of the sample's layout, the blank ends of acts counted in.
inline constexpr std::size_t kCharactersPerPage = 1930;

/// A fixed sequence of numbers (Knuth's linear congruential one), the same on every machine.
class Sequence {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 2022;
};

/// An act as Markdown, with its length so far in characters.
struct Text {
  std::string text = {};
  std::size_t characters_count = 0;

  void add(const std::string& paragraph) {
    text += paragraph + "\n\n";
    characters_count += display_width(paragraph);
  }
};

/// What the acts of an issue hold.
enum class Material : std::uint8_t { mixed, text, tables };

/// The acts of an issue of about so many pages, most of them short, some long.
[[nodiscard]] std::vector<Text> make_acts(std::size_t pages_count, Material material);

/// An act of so many pages as a Word file, its last part a long table.
[[nodiscard]] std::string make_docx(std::size_t pages_count);

/// An act whose first article is `words` again and again.
[[nodiscard]] std::string make_long_paragraph(std::size_t bytes_count, std::string_view words);

}  // namespace gazette

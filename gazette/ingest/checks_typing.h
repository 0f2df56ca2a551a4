// Rules of typing: slips that show in the characters of one paragraph. Within ingest/ only.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "gazette/ingest/checks_act.h"

namespace gazette::ingest {

/// Characters [begin, end) of a paragraph.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Range&) const = default;
};

struct TypingRule {
  SlipReport report = {};
  bool running_text_only = true;  // tables and annexes are full of forms
  /// Adds where the slip stands in `text`.
  void (*find)(std::u32string_view text, std::vector<Range>& found) = nullptr;
};

[[nodiscard]] std::span<const TypingRule> typing_rules();

}  // namespace gazette::ingest

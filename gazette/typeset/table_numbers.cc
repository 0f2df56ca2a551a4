#include "gazette/typeset/table_numbers.h"

#include <algorithm>
#include <array>
#include <string>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes `word` from the front of `text` where it stands there.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) {
    return false;
  }
  text.remove_prefix(word.size());
  return true;
}

void take_spaces(std::string_view& text) {
  while (take(text, " ") || take(text, kNoBreakSpace)) {
  }
}

std::size_t take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) {
    ++count;
  }
  text.remove_prefix(count);
  return count;
}

/// Groups of three digits behind the first one, all parted alike.
void take_groups(std::string_view& text, std::string_view separator) {
  while (text.starts_with(separator)) {
    std::string_view rest = text.substr(separator.size());
    if (take_digits(rest) != 3) {
      return;
    }
    text = rest;
  }
}

/// "I", "1", "1.1", "a", "12a": what counts rows.
bool is_ordinal(std::string_view text) {
  constexpr std::size_t kBytesMost = 8;
  constexpr std::string_view kRoman = "IVXLC";
  if (text.size() > kBytesMost) {
    return false;
  }
  const bool is_roman = std::all_of(
      text.begin(), text.end(), [&](char c) { return kRoman.find(c) != std::string_view::npos; });
  const bool is_outline =
      is_digit(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(c) || c == '.' || (c >= 'a' && c <= 'z');
      });
  return is_roman || is_outline || display_width(text) == 1;
}

bool has_only_number_marks(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || std::string_view(".,-/% ").find(c) != std::string_view::npos;
  });
}

/// The words over a column of ordinals.
bool is_ordinal_head(std::string_view text) {
  constexpr std::array<std::string_view, 4> kHeads = {"tt", "stt", "số tt", "số thứ tự"};
  const std::string lower = to_lower(text);
  return std::find(kHeads.begin(), kHeads.end(), lower) != kHeads.end();
}

/// What has been seen of a column; each flag holds for all of its cells.
struct ColumnSeen {
  bool any = false;
  bool ordinal_head = false;
  bool ordinals = true;
  bool whole_numbers = true;
  bool comma = true;
  bool dot = true;
  bool number_marks = true;
};

void see(ColumnSeen& seen, std::string_view text) {
  constexpr std::size_t kOrdinalBytesMost = 5;
  seen.ordinals = seen.ordinals && is_ordinal(text);
  if (is_dash(text)) {
    return;
  }
  seen.any = true;
  seen.whole_numbers = seen.whole_numbers && text.size() <= kOrdinalBytesMost &&
                       std::all_of(text.begin(), text.end(), is_digit);
  seen.comma = seen.comma && tail_of_number(text, DecimalMark::comma).has_value();
  seen.dot = seen.dot && tail_of_number(text, DecimalMark::dot).has_value();
  seen.number_marks = seen.number_marks && has_only_number_marks(text);
}

ColumnKind kind_of(const ColumnSeen& seen, bool is_first) {
  if (!seen.any) {
    return ColumnKind::text;
  }
  if (seen.ordinals && (seen.ordinal_head || (is_first && seen.whole_numbers))) {
    return ColumnKind::ordinals;
  }
  return seen.comma          ? ColumnKind::numbers
         : seen.dot          ? ColumnKind::dot_numbers
         : seen.number_marks ? ColumnKind::other_digits
                             : ColumnKind::text;
}

}  // namespace

std::optional<std::size_t> tail_of_number(std::string_view text, DecimalMark mark) {
  const std::string_view decimal = mark == DecimalMark::comma ? "," : ".";
  const std::string_view group = mark == DecimalMark::comma ? "." : ",";
  std::string_view rest = text;
  take_spaces(rest);
  const bool in_brackets = take(rest, "(");
  static_cast<void>(take(rest, "-") || take(rest, "+") || take(rest, "−") || take(rest, "–"));
  take_spaces(rest);
  if (take_digits(rest) == 0) {
    return std::nullopt;
  }
  for (const std::string_view separator : {group, std::string_view(" "), kNoBreakSpace}) {
    const std::size_t left = rest.size();
    take_groups(rest, separator);
    if (rest.size() < left) {
      break;
    }
  }
  const std::size_t tail = text.size() - rest.size();
  if (take(rest, decimal) && take_digits(rest) == 0) {
    return std::nullopt;
  }
  take_spaces(rest);
  static_cast<void>(take(rest, "%") || take(rest, "‰"));
  if (in_brackets && !take(rest, ")")) {
    return std::nullopt;
  }
  take_spaces(rest);
  return rest.empty() ? std::optional(tail) : std::nullopt;
}

bool is_dash(std::string_view text) {
  return text == "-" || text == "–" || text == "—";
}

std::string number_text(const model::Paragraph& paragraph) {
  std::string text;
  for (const model::Span& span : paragraph.spans) {
    if (span.note != 0 || (span.emphasis & model::kSuperscript) != 0) {
      break;
    }
    text += span.text;
  }
  return text;
}

std::vector<ColumnKind> kinds_of_columns(const Grid& grid) {
  std::vector<ColumnSeen> seen(grid.columns);
  for (const PlacedCell& placed : grid.cells) {
    if (placed.columns != 1) {
      continue;
    }
    ColumnSeen& column = seen[placed.column];
    const bool is_text =
        column.any && !column.ordinals && !column.comma && !column.dot && !column.number_marks;
    if (is_text) {
      continue;
    }
    for (const model::Paragraph& paragraph : placed.cell->paragraphs) {
      const std::string text = number_text(paragraph);
      if (placed.heading) {
        column.ordinal_head = column.ordinal_head || is_ordinal_head(text);
      } else if (!text.empty()) {
        see(column, text);
      }
    }
  }
  std::vector<ColumnKind> kinds;
  for (std::size_t column = 0; column < grid.columns; ++column) {
    kinds.push_back(kind_of(seen[column], column == 0));
  }
  return kinds;
}

}  // namespace gazette::typeset

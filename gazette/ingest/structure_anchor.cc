#include "gazette/ingest/structure_anchor.h"

#include <utility>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

/// The number in ASCII: Roman figures as Arabic ones, đ as "dd".
std::string number_in_ascii(const Label& label) {
  const Ordinal ordinal = ordinal_of(label);
  const bool is_roman = label.rank != Rank::letter && !label.number.empty() &&
                        label.number[0] >= 'A' && label.number[0] <= 'Z';
  std::string number = label.number;
  if (is_roman && ordinal.base > 0) {
    const std::size_t capitals_end = number.find_first_not_of("IVXLC");
    number = std::to_string(ordinal.base) +
             (capitals_end == std::string::npos ? "" : number.substr(capitals_end));
  }
  for (std::size_t at = number.find("đ"); at != std::string::npos; at = number.find("đ", at)) {
    number.replace(at, std::string_view("đ").size(), "dd");
  }
  return slug(number);
}

}  // namespace

std::string Anchors::unique(std::string wanted) {
  for (;;) {
    const int count = ++counts_[wanted];
    if (count == 1) {
      return wanted;
    }
    std::string numbered = wanted + "-" + std::to_string(count);
    if (counts_.find(numbered) == counts_.end()) {
      counts_[numbered] = 1;
      return numbered;
    }
  }
}

std::string anchor_of(const Label& label) {
  return slug(name_of(label.rank)) + "-" + number_in_ascii(label);
}

}  // namespace gazette::ingest

#include "gazette/web/page_marks.h"

#include "gazette/base/text.h"

namespace gazette::web {

std::uint32_t count_letters(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!is_space(next_code_point(text, at))) {
      count += static_cast<std::uint32_t>(at - begin);
    }
  }
  return count;
}

std::size_t place_behind(std::string_view text, std::uint32_t letters) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_space(next_code_point(text, at))) {
      continue;
    }
    if (count >= letters) {
      return begin;
    }
    count += static_cast<std::uint32_t>(at - begin);
  }
  return text.size();
}

}  // namespace gazette::web

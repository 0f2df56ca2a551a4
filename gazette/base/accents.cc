#include "gazette/base/accents.h"

#include <utf8proc.h>

#include "gazette/base/text.h"

namespace gazette {

std::optional<std::size_t> find_heaped_accents(std::string_view text) {
  constexpr char32_t kFirst = 0x300;  // nothing before it combines
  std::size_t accents_count = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t start = position;
    const char32_t c = next_code_point(text, position);
    const bool is_accent =
        c >= kFirst &&
        utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class != 0;
    accents_count = is_accent ? accents_count + 1 : 0;
    if (accents_count > kAccentsMax) {
      return start;
    }
  }
  return std::nullopt;
}

}  // namespace gazette

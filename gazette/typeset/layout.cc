#include "gazette/typeset/layout.h"

#include <algorithm>

#include "gazette/base/assert.h"

namespace gazette::typeset {

TextBlock Layout::text_block(bool landscape) const {
  if (!landscape) {
    return {.width = measure(), .top = text_top, .bottom = text_bottom};
  }
  return {.width = page_height - inner - outer,
          .top = text_top,
          .bottom = page_width - (page_height - text_bottom)};
}

const Style& Layout::style(std::string_view name) const {
  const auto found = styles.find(name);
  GAZETTE_ASSERT(found != styles.end());
  return found->second;
}

const std::string& Layout::text(std::string_view name) const {
  const auto found = texts.find(name);
  GAZETTE_ASSERT(found != texts.end());
  return found->second;
}

std::vector<std::string> faces_of(const Layout& layout) {
  std::vector<std::string> names = {layout.faces.symbols};
  for (const std::string& family : {layout.faces.text, layout.faces.fallback}) {
    for (const std::string_view suffix : kFaceSuffixes) {
      names.push_back(family + std::string(suffix));
    }
  }
  return names;
}

std::optional<std::string> fill(std::string_view pattern,
                                std::span<const std::pair<std::string_view, std::string>> values) {
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) {
      break;
    }
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto* const found = std::find_if(values.data(), values.data() + values.size(),
                                           [&](const auto& value) { return value.first == name; });
    GAZETTE_ASSERT(found != values.data() + values.size());  // read_layout knows the names
    if (found->second.empty()) {
      return std::nullopt;
    }
    text += pattern.substr(0, open);
    text += found->second;
    pattern.remove_prefix(close + 1);
  }
  text += pattern;
  return text;
}

}  // namespace gazette::typeset

#include "gazette/preflight/xmp.h"

#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::preflight {
namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-' ||
         c == '.';
}

/// The prefixes that the metadata give a namespace: xmlns:pdfxid="http://...".
std::vector<std::string> prefixes_of(std::string_view xmp, std::string_view space) {
  constexpr std::string_view kDeclaration = "xmlns:";
  constexpr std::size_t kPrefixesMax = 8;
  std::vector<std::string> prefixes;
  for (std::size_t at = xmp.find(kDeclaration);
       at != std::string_view::npos && prefixes.size() < kPrefixesMax;
       at = xmp.find(kDeclaration, at + 1)) {
    const std::size_t begin = at + kDeclaration.size();
    std::size_t end = begin;
    while (end < xmp.size() && is_name(xmp[end])) {
      ++end;
    }
    std::size_t value = end;
    while (value < xmp.size() && (xmp[value] == ' ' || xmp[value] == '=')) {
      ++value;
    }
    if (value < xmp.size() && (xmp[value] == '"' || xmp[value] == '\'') &&
        xmp.substr(value + 1, space.size()) == space &&
        xmp.substr(value + 1 + space.size(), 1) == xmp.substr(value, 1)) {
      prefixes.emplace_back(xmp.substr(begin, end - begin));
    }
  }
  return prefixes;
}

std::string resolved(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t size = 1;
    char c = text[i];
    for (const auto& [entity, sign] : kEntities) {
      if (text.substr(i, entity.size()) == entity) {
        size = entity.size();
        c = sign;
      }
    }
    result += c;
    i += size;
  }
  return std::string(trim(result));
}

/// The text of an element, from behind its name to `end`: the first that is not markup.
std::string text_of(std::string_view element) {
  std::size_t at = 0;
  while (at < element.size()) {
    const std::size_t begin = element.find('>', at);
    if (begin == std::string_view::npos) {
      return {};
    }
    const std::size_t end = std::min(element.find('<', begin), element.size());
    std::string text = resolved(element.substr(begin + 1, end - begin - 1));
    if (!text.empty()) {
      return text;
    }
    at = end;
  }
  return {};
}

}  // namespace

std::optional<std::string> xmp_property(std::string_view xmp, std::string_view space,
                                        std::string_view name) {
  for (const std::string& prefix : prefixes_of(xmp, space)) {
    const std::string word = fmt::format("{}:{}", prefix, name);
    for (std::size_t at = xmp.find(word); at != std::string_view::npos;
         at = xmp.find(word, at + 1)) {
      const char before = at > 0 ? xmp[at - 1] : ' ';
      std::size_t end = at + word.size();
      if (is_name(before) || before == ':' || before == '/' ||
          (end < xmp.size() && is_name(xmp[end]))) {
        continue;
      }
      if (before == '<') {
        const std::size_t close = xmp.find(fmt::format("</{}", word), end);
        if (close != std::string_view::npos) {
          return text_of(xmp.substr(end, close - end));
        }
        continue;
      }
      while (end < xmp.size() && (xmp[end] == ' ' || xmp[end] == '=' || xmp[end] == '\n')) {
        ++end;
      }
      if (end < xmp.size() && (xmp[end] == '"' || xmp[end] == '\'')) {
        const std::size_t close = xmp.find(xmp[end], end + 1);
        if (close != std::string_view::npos) {
          return resolved(xmp.substr(end + 1, close - end - 1));
        }
      }
    }
  }
  return std::nullopt;
}

}  // namespace gazette::preflight

// Reading WordprocessingML by local names: small questions to one node.

#include "gazette/ingest/docx_xml.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace gazette::ingest::docx {
namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool says_on(std::string_view value) {
  return value != "0" && value != "false" && value != "off";
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  return node.type() == pugi::node_element ? without_prefix(node.name()) : std::string_view();
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& node : parent.children()) {
    if (local_name(node) == name) {
      return node;
    }
  }
  return {};
}

pugi::xml_node descendant(const pugi::xml_node& root, std::string_view name) {
  return root.find_node([name](const pugi::xml_node& node) { return local_name(node) == name; });
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& candidate : node.attributes()) {
    if (without_prefix(candidate.name()) == name) {
      return candidate.value();
    }
  }
  return {};
}

std::optional<int> integer(const pugi::xml_node& node, std::string_view name) {
  const std::string_view text = attribute(node, name);
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  // "2880.5", as some converters write lengths, counts as 2880.
  if (fault != std::errc() || (end != text.data() + text.size() && *end != '.')) {
    return std::nullopt;
  }
  return value;
}

std::optional<int> measure(const pugi::xml_node& node, std::string_view name) {
  constexpr int kMost = 1'000'000;  // Word's pages end at 31,680 twentieths of a point
  const std::optional<int> value = integer(node, name);
  return value ? std::optional(std::clamp(*value, -kMost, kMost)) : std::nullopt;
}

std::optional<char32_t> code(const pugi::xml_node& node, std::string_view name) {
  constexpr std::uint32_t kLast = 0xFFFF;
  const std::string_view text = attribute(node, name);
  std::uint32_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  const bool is_code = fault == std::errc() && end == text.data() + text.size() && value <= kLast;
  return is_code ? std::optional<char32_t>(value) : std::nullopt;
}

bool is_on(const pugi::xml_node& node) {
  return says_on(attribute(node, "val"));
}

bool has_flag(const pugi::xml_node& node, std::string_view name) {
  const std::string_view value = attribute(node, name);
  return !value.empty() && says_on(value);
}

}  // namespace gazette::ingest::docx

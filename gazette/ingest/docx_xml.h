// Reading WordprocessingML by local names.
//
// Word, LibreOffice and the web's converters write the same elements under other prefixes and under
// two families of namespaces (transitional and strict). Every question here is by local name, which
// all of them share.
#pragma once

#include <optional>
#include <string_view>

#include <pugixml.hpp>

namespace gazette::ingest::docx {

/// "tbl" of <w:tbl>; empty for what is not an element.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);

/// The first child element of that local name, or an empty node.
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& parent, std::string_view name);

/// The first element of that local name below `root`, in document order, or an empty node.
[[nodiscard]] pugi::xml_node descendant(const pugi::xml_node& root, std::string_view name);

/// The value of the attribute of that local name; empty where there is none.
[[nodiscard]] std::string_view attribute(const pugi::xml_node& node, std::string_view name);

/// The same as a whole number; nothing where it is absent or is not one.
[[nodiscard]] std::optional<int> integer(const pugi::xml_node& node, std::string_view name);

/// The same as a measure: no larger than any page has it, so that sums of measures stay numbers.
[[nodiscard]] std::optional<int> measure(const pugi::xml_node& node, std::string_view name);

/// The same as a code in hexadecimal digits; nothing where it is absent or is not one.
[[nodiscard]] std::optional<char32_t> code(const pugi::xml_node& node, std::string_view name);

/// What an on-off element says (<w:b/>, <w:b w:val="0"/>): on, unless its value says off.
[[nodiscard]] bool is_on(const pugi::xml_node& node);

/// Whether the attribute of that local name is there and says on.
[[nodiscard]] bool has_flag(const pugi::xml_node& node, std::string_view name);

}  // namespace gazette::ingest::docx

// The text of an act taken back out of its page, for the law that no text is lost.
//
// A reader of the HTML that this folder writes, not of HTML in general; but it takes any bytes, and
// text that stands outside a paragraph is returned too, so that what should not be there is seen.

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/markup.h"
#include "gazette/web/web.h"

namespace gazette::web {
namespace {

/// A tag: its name, whether it closes, and its attributes as written.
struct Tag {
  std::string_view name = {};
  std::string_view attributes = {};
  bool closes = false;
};

constexpr std::array<std::string_view, 7> kParagraphNames = {"p",  "h1", "h2", "h3",
                                                             "h4", "h5", "h6"};
constexpr std::array<std::string_view, 6> kVoidNames = {"br", "col", "hr", "img", "input", "wbr"};

bool is_one_of(std::string_view name, auto names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Tag read_tag(std::string_view inner) {
  Tag tag;
  tag.closes = inner.starts_with('/');
  inner.remove_prefix(tag.closes ? 1 : 0);
  tag.name = inner.substr(0, inner.find_first_of(" \t\n/"));
  tag.attributes = inner.substr(tag.name.size());
  return tag;
}

/// The code point of a character reference without "&" and ";"; 0 for one that we do not write.
char32_t decode(std::string_view reference) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 6> kNamed = {{{"amp", U'&'},
                                                                            {"lt", U'<'},
                                                                            {"gt", U'>'},
                                                                            {"quot", U'"'},
                                                                            {"apos", U'\''},
                                                                            {"nbsp", U'\u00A0'}}};
  for (const auto& [name, code_point] : kNamed) {
    if (reference == name) {
      return code_point;
    }
  }
  if (!reference.starts_with('#')) {
    return 0;
  }
  reference.remove_prefix(1);
  const bool hexadecimal = reference.starts_with('x') || reference.starts_with('X');
  reference.remove_prefix(hexadecimal ? 1 : 0);
  std::uint32_t value = 0;
  const char* const last = reference.data() + reference.size();
  const auto [end, error] = std::from_chars(reference.data(), last, value, hexadecimal ? 16 : 10);
  constexpr std::uint32_t kLastCodePoint = 0x10FFFF;
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return error == std::errc{} && end == last && value <= kLastCodePoint && !surrogate ? value : 0;
}

void append_decoded(std::string& out, std::string_view text) {
  constexpr std::size_t kReferenceMax = 10;  // "#x10FFFF" and to spare
  while (!text.empty()) {
    const std::size_t ampersand = text.find('&');
    out += text.substr(0, ampersand);
    if (ampersand == std::string_view::npos) {
      return;
    }
    text.remove_prefix(ampersand + 1);
    const std::size_t end = text.substr(0, kReferenceMax).find(';');
    const char32_t code_point = end == std::string_view::npos ? 0 : decode(text.substr(0, end));
    if (code_point == 0) {
      out += '&';
      continue;
    }
    append_utf8(out, code_point);
    text.remove_prefix(end + 1);
  }
}

/// Goes through the act's element. `depth` counts open elements from it.
struct Reading {
  std::vector<std::string> texts = {};
  std::string text = {};  // of the paragraph that is open, or between paragraphs
  bool in_paragraph = false;
  std::size_t depth = 1;
  std::size_t skip_depth = 0;  // of the element being skipped; 0 for none

  void add_text(std::string_view raw) {
    if (skip_depth == 0) {
      append_decoded(text, raw);
    }
  }

  void end_stretch(bool keep_empty) {
    std::string collapsed = collapse_spaces(text);
    text.clear();
    if (keep_empty || !collapsed.empty()) {
      texts.push_back(std::move(collapsed));
    }
  }

  void add_tag(const Tag& tag) {
    if (is_one_of(tag.name, kVoidNames)) {
      text += skip_depth == 0 && tag.name == "br" ? " " : "";
      return;
    }
    const bool paragraph = is_one_of(tag.name, kParagraphNames);
    if (tag.closes) {
      if (skip_depth == 0 && paragraph) {
        end_stretch(in_paragraph);
        in_paragraph = false;
      }
      skip_depth = skip_depth == depth ? 0 : skip_depth;
      --depth;
      return;
    }
    ++depth;
    if (skip_depth == 0 && tag.attributes.find(" data-artifact") != std::string_view::npos) {
      skip_depth = depth;
    } else if (skip_depth == 0 && paragraph) {
      end_stretch(in_paragraph);
      in_paragraph = true;
    }
  }
};

}  // namespace

namespace {

/// What stands in quotes behind `name` in the attributes of a tag; nothing where it has no such.
std::optional<std::string> attribute_of(const Tag& tag, std::string_view name) {
  const std::string begin = fmt::format(" {}=\"", name);
  const std::size_t at = tag.attributes.find(begin);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view rest = tag.attributes.substr(at + begin.size());
  std::string value;
  append_decoded(value, rest.substr(0, rest.find('"')));
  return value;
}

/// Calls `take_text` and `take_tag` for what stands in the act's element, in its order; `is_open`
/// says whether that goes on.
template <typename IsOpen, typename TakeText, typename TakeTag>
void read_element(std::string_view html, const IsOpen& is_open, const TakeText& take_text,
                  const TakeTag& take_tag) {
  const std::size_t id = html.find(fmt::format(" id=\"{}\"", kActTextId));
  std::size_t position = id == std::string_view::npos ? id : html.find('>', id);
  if (position == std::string_view::npos) {
    return;
  }
  ++position;
  while (is_open() && position < html.size()) {
    const std::size_t open = std::min(html.find('<', position), html.size());
    take_text(html.substr(position, open - position));
    const std::size_t close = std::min(html.find('>', open), html.size());
    if (open < html.size()) {
      take_tag(read_tag(html.substr(open + 1, close - std::min(open + 1, close))));
    }
    position = close + 1;
  }
}

}  // namespace

std::vector<std::string> read_act_text(std::string_view html) {
  Reading reading;
  read_element(
      html, [&] { return reading.depth > 0; },
      [&](std::string_view text) { reading.add_text(text); },
      [&](const Tag& tag) { reading.add_tag(tag); });
  reading.end_stretch(reading.in_paragraph);
  return std::move(reading.texts);
}

std::vector<std::string> read_act_pictures(std::string_view html) {
  Reading reading;
  std::vector<std::string> pictures;
  read_element(
      html, [&] { return reading.depth > 0; }, [](std::string_view) {},
      [&](const Tag& tag) {
        reading.add_tag(tag);
        if (tag.name == "img") {
          pictures.push_back(attribute_of(tag, "src").value_or(""));
        } else if (const std::optional<std::string> page = attribute_of(tag, "data-page")) {
          pictures.push_back("#" + *page);
        }
      });
  return pictures;
}

}  // namespace gazette::web

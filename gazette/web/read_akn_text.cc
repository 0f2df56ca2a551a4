// The text of an act taken back out of its Akoma Ntoso, for the law that no text is lost.
//
// A reader of XML as this folder writes it (no DTD, no CDATA, no other namespaces), made without
// the writer's code: what it knows is how the standard nests text. It takes any bytes.

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/akn.h"

namespace gazette::web {
namespace {

struct Tag {
  std::string_view name = {};
  std::string_view attributes = {};
  bool closes = false;
  bool is_empty = false;  // <br/>
};

Tag read_tag(std::string_view inner) {
  Tag tag;
  tag.closes = inner.starts_with('/');
  inner.remove_prefix(tag.closes ? 1 : 0);
  tag.is_empty = inner.ends_with('/');
  inner.remove_suffix(tag.is_empty ? 1 : 0);
  tag.name = inner.substr(0, inner.find_first_of(" \t\r\n"));
  tag.attributes = inner.substr(tag.name.size());
  return tag;
}

/// The character of a reference without "&" and ";"; 0 for one that XML does not have.
char32_t decode(std::string_view reference) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 5> kNamed = {
      {{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}}};
  for (const auto& [name, character] : kNamed) {
    if (reference == name) {
      return character;
    }
  }
  if (!reference.starts_with('#')) {
    return 0;
  }
  const bool hexadecimal = reference.starts_with("#x");
  reference.remove_prefix(hexadecimal ? 2 : 1);
  std::uint32_t value = 0;
  const char* const last = reference.data() + reference.size();
  const auto [end, error] = std::from_chars(reference.data(), last, value, hexadecimal ? 16 : 10);
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  return error == std::errc{} && end == last && value <= 0x10FFFF && !is_surrogate ? value : 0;
}

std::string decoded(std::string_view text) {
  std::string out;
  constexpr std::size_t kReferenceMax = 10;  // "#x10FFFF;" and to spare
  while (true) {
    const std::size_t ampersand = text.find('&');
    out += text.substr(0, ampersand);
    if (ampersand == std::string_view::npos) {
      return out;
    }
    text.remove_prefix(ampersand + 1);
    const std::size_t end = text.substr(0, kReferenceMax).find(';');
    const char32_t character = end == std::string_view::npos ? 0 : decode(text.substr(0, end));
    if (character == 0) {
      out += '&';
      continue;
    }
    append_utf8(out, character);
    text.remove_prefix(end + 1);
  }
}

std::string attribute_of(const Tag& tag, std::string_view name) {
  const std::string begin = fmt::format(" {}=\"", name);
  const std::size_t at = tag.attributes.find(begin);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::string_view rest = tag.attributes.substr(at + begin.size());
  return decoded(rest.substr(0, rest.find('"')));
}

/// The number at the end of a note's eId: notes are kept in the order of their numbers.
std::size_t number_of(const Tag& note) {
  const std::string eid = attribute_of(note, "eId");
  const std::size_t at = eid.rfind('_');
  std::size_t number = 0;
  if (at != std::string::npos) {
    std::from_chars(eid.data() + at + 1, eid.data() + eid.size(), number);
  }
  return number;
}

/// Paragraphs as they are gathered. One may be open: text is added to it.
struct Flow {
  std::vector<std::string> texts = {};
  std::string text = {};
  bool is_open = false;
  bool goes_on = false;  // it was opened by a number, and what follows belongs to it

  /// Ends the open paragraph. Text that is in none is one of its own, so that it is seen.
  void end() {
    std::string collapsed = collapse_spaces(text);
    text.clear();
    if (is_open || !collapsed.empty()) {
      texts.push_back(std::move(collapsed));
    }
    is_open = false;
    goes_on = false;
  }
  void begin() {
    end();
    is_open = true;
  }
  /// Begins a paragraph, or goes on with that of a number.
  void go_on() {
    if (!goes_on) {
      begin();
    }
    goes_on = false;
  }
};

/// One act as it is read. The flows are those of the text and of the note that is being read.
class Reader {
 public:
  void add_text(std::string_view raw) {
    // Between a number and its text only the white space of the file's own lines stands.
    const bool is_between = flow().goes_on && trim(raw).empty();
    if (!is_skipped() && !is_between) {
      flow().text += decoded(raw);
    }
  }

  void add_tag(const Tag& tag) {
    if (tag.name == "note" || tag.name == "authorialNote") {
      add_note(tag);
    } else if (tag.name == "meta") {
      meta_depth_ += tag.is_empty ? 0 : (tag.closes ? -1 : 1);
      if (!tag.closes) {
        flow().end();
      }
      flow().text.clear();
    } else if (!is_skipped()) {
      add_element(tag);
    }
  }

  std::vector<std::string> take() {
    body_.end();
    for (auto& [number, note] : notes_) {
      note.end();
      body_.texts.insert(body_.texts.end(), note.texts.begin(), note.texts.end());
    }
    return std::move(body_.texts);
  }

  std::vector<std::string> pictures = {};

 private:
  /// Of `meta` only the notes are text of the act.
  [[nodiscard]] bool is_skipped() const { return meta_depth_ > 0 && note_ == nullptr; }
  Flow& flow() { return note_ != nullptr ? *note_ : body_; }

  void add_note(const Tag& tag) {
    if (tag.closes) {
      if (note_ != nullptr) {
        note_->end();
      }
      note_ = nullptr;
      return;
    }
    if (tag.name == "authorialNote") {
      flow().text += attribute_of(tag, "marker");
    }
    if (!tag.is_empty) {
      note_ = &notes_[number_of(tag)];
    }
  }

  void add_element(const Tag& tag) {
    if (tag.name == "br") {
      flow().text += ' ';
    } else if (tag.name == "noteRef") {
      flow().text += attribute_of(tag, "marker");
    } else if (tag.name == "img") {
      pictures.push_back(attribute_of(tag, "src"));
    } else if (tag.name == "eol") {
      if (in_number_) {
        flow().end();
      } else {
        flow().begin();
      }
    } else if (tag.name == "num") {
      add_number(tag);
    } else if (tag.name == "p" || tag.name == "heading") {
      if (!tag.closes) {
        flow().go_on();
      }
      if (tag.closes || tag.is_empty) {
        flow().end();
      }
    } else if (is_structure(tag.name)) {
      flow().end();
    }
  }

  void add_number(const Tag& tag) {
    in_number_ = !tag.closes && !tag.is_empty;
    if (!tag.closes) {
      flow().begin();
    }
    if (tag.closes || tag.is_empty) {
      flow().goes_on = flow().is_open;
    }
  }

  /// Elements whose edges no paragraph crosses. `intro` and `content` are none of them: between a
  /// number and its text their start stands.
  static bool is_structure(std::string_view name) {
    constexpr std::array<std::string_view, 22> kNames = {
        "part",       "chapter", "section",   "subsection", "article",     "paragraph",
        "point",      "body",    "mainBody",  "hcontainer", "conclusions", "preface",
        "preamble",   "formula", "citations", "citation",   "container",   "longTitle",
        "attachment", "doc",     "table",     "attachments"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
  }

  Flow body_ = {};
  std::map<std::size_t, Flow> notes_ = {};
  Flow* note_ = nullptr;
  int meta_depth_ = 0;
  bool in_number_ = false;
};

/// Calls `take_text` and `take_tag` for all that stands in a file, in its order.
template <typename TakeText, typename TakeTag>
void read_file(std::string_view xml, const TakeText& take_text, const TakeTag& take_tag) {
  for (std::size_t position = 0; position < xml.size();) {
    const std::size_t open = std::min(xml.find('<', position), xml.size());
    take_text(xml.substr(position, open - position));
    const std::size_t close = std::min(xml.find('>', open), xml.size());
    if (open < xml.size()) {
      const std::string_view inner = xml.substr(open + 1, close - std::min(open + 1, close));
      if (!inner.starts_with('?') && !inner.starts_with('!')) {
        take_tag(read_tag(inner));
      }
    }
    position = close + 1;
  }
}

Reader read_act(std::string_view xml) {
  Reader reader;
  read_file(
      xml, [&](std::string_view text) { reader.add_text(text); },
      [&](const Tag& tag) { reader.add_tag(tag); });
  return reader;
}

}  // namespace

std::vector<std::string> read_akn_text(std::string_view xml) {
  return read_act(xml).take();
}

std::vector<std::string> read_akn_pictures(std::string_view xml) {
  return read_act(xml).pictures;
}

std::vector<std::vector<std::string>> read_akn_texts(std::string_view xml) {
  std::vector<std::vector<std::string>> texts;
  std::optional<Reader> reader;  // while a component is open
  read_file(
      xml,
      [&](std::string_view text) {
        if (reader) {
          reader->add_text(text);
        }
      },
      [&](const Tag& tag) {
        if (tag.name == "component" && !tag.closes) {
          reader.emplace();
        } else if (tag.name == "component" && reader) {
          texts.push_back(reader->take());
          reader.reset();
        } else if (reader) {
          reader->add_tag(tag);
        }
      });
  return texts;
}

}  // namespace gazette::web

// Fields of a DOCX: of what Word computes only the result is text, and it is in the file. Where it
// is not (boxes to tick, lists to choose from, symbols by number) it is made here as Word makes it.

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

/// The words of a field's instruction, quoted ones without their quotes.
std::vector<std::string> words_of(std::string_view instruction) {
  std::vector<std::string> words;
  bool is_quoted = false;
  bool is_in_word = false;
  for (const char c : instruction) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n';
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (is_blank && !is_quoted) {
      is_in_word = false;
    } else {
      if (!std::exchange(is_in_word, true)) {
        words.emplace_back();
      }
      words.back() += c;
    }
  }
  return words;
}

/// The name of a field: the first word of its instruction, in capitals.
std::string field_name(std::string_view instruction) {
  const std::string_view trimmed = trim(instruction);
  return to_upper(trimmed.substr(0, trimmed.find_first_of(" \t\\\n")));
}

template <std::size_t count>
bool is_one_of(std::string_view instruction, const std::array<std::string_view, count>& names) {
  const std::string name = field_name(instruction);
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_page_number(std::string_view instruction) {
  constexpr std::array<std::string_view, 3> kNames = {"PAGE", "NUMPAGES", "SECTIONPAGES"};
  return is_one_of(instruction, kNames);
}

/// Fields that Word shows without keeping in the file what they show.
bool shows_without_result(std::string_view instruction) {
  constexpr std::array<std::string_view, 8> kNames = {"EQ",         "SYMBOL",      "AUTONUM",
                                                      "AUTONUMLGL", "LISTNUM",     "FORMDROPDOWN",
                                                      "AUTONUMOUT", "FORMCHECKBOX"};
  return is_one_of(instruction, kNames);
}

/// Fields that show another day each time the document is opened, saved or printed.
bool shows_a_passing_day(std::string_view instruction) {
  constexpr std::array<std::string_view, 4> kNames = {"DATE", "TIME", "SAVEDATE", "PRINTDATE"};
  return is_one_of(instruction, kNames);
}

/// "☒" or "☐" of a box to tick, as it was left or else as it was made.
std::string box_text(const pugi::xml_node& form) {
  const pugi::xml_node box = child(form, "checkBox");
  const pugi::xml_node checked = child(box, "checked");
  const pugi::xml_node state = checked ? checked : child(box, "default");
  return state && is_on(state) ? "☒" : "☐";
}

/// The entry chosen from a list; the first where none was.
std::string entry_text(const pugi::xml_node& form) {
  const pugi::xml_node list = child(form, "ddList");
  const pugi::xml_node result = child(list, "result");
  int left = integer(result ? result : child(list, "default"), "val").value_or(0);
  for (const pugi::xml_node& entry : list.children()) {
    if (local_name(entry) == "listEntry" && left-- == 0) {
      return std::string(attribute(entry, "val"));
    }
  }
  return {};
}

/// The face and the code of SYMBOL 168 \f "Wingdings"; a code is decimal or 0xA8.
struct SymbolField {
  Face face = Face::unicode;
  char32_t code = 0;
};

SymbolField symbol_of(std::string_view instruction) {
  SymbolField symbol;
  const std::vector<std::string> words = words_of(instruction);
  if (words.size() < 2) {
    return symbol;
  }
  const bool is_hexadecimal = words[1].starts_with("0x") || words[1].starts_with("0X");
  const char* const end = words[1].data() + words[1].size();
  std::uint32_t value = 0;
  std::from_chars(words[1].data() + (is_hexadecimal ? 2 : 0), end, value, is_hexadecimal ? 16 : 10);
  symbol.code = value <= 0xFFFF ? static_cast<char32_t>(value) : U'\0';
  const auto face = std::find(words.begin(), words.end(), "\\f");
  if (face != words.end() && face + 1 != words.end()) {
    symbol.face = face_of(*(face + 1));
  }
  return symbol;
}

}  // namespace

void StoryReader::read_simple_field(const pugi::xml_node& node, Draft& draft) {
  fields_.push_back({.instruction = std::string(attribute(node, "instr")),
                     .is_locked = has_flag(node, "fldLock"),
                     .order = draft.order});
  begin_result();
  const std::size_t fields_count = fields_.size();
  read_inline(node, draft);
  // Marks inside that do not match must not end this field for it.
  fields_.resize(std::min(fields_.size(), fields_count));
  if (fields_.size() == fields_count) {
    end_field(run_format({}, draft), draft);
  }
}

void StoryReader::read_field_mark(const pugi::xml_node& node, const RunFormat& format,
                                  Draft& draft) {
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    fields_.push_back({.is_locked = has_flag(node, "fldLock"),
                       .order = reading_.order,
                       .form = child(node, "ffData")});
  } else if (type == "separate") {
    if (!fields_.empty()) {
      begin_result();
    }
  } else if (type == "end" && !fields_.empty()) {
    end_field(format, draft);
  }
}

/// Ends the innermost field: adds what it shows where the file does not keep that, or says so.
void StoryReader::end_field(const RunFormat& format, Draft& draft) {
  const Field field = std::move(fields_.back());
  fields_.pop_back();
  if (!fields_.empty() && field.has_text) {
    fields_.back().has_text = true;
  }
  if (!is_shown()) {
    return;
  }
  const std::string name = field_name(field.instruction);
  if (field.has_text) {
    if (shows_a_passing_day(field.instruction) && !field.is_locked) {
      reading_.report("G0253", field.order,
                      fmt::format("a field ({}) writes the day here anew each time", name),
                      "compare with the signed text; type the day in place of the field");
    }
    return;
  }
  if (name == "FORMCHECKBOX" && field.form) {
    add_shown(box_text(field.form), format, draft);
  } else if (name == "FORMDROPDOWN" && !entry_text(field.form).empty()) {
    add_text(entry_text(field.form), format, draft);
  } else if (const SymbolField symbol = symbol_of(field.instruction);
             name == "SYMBOL" && symbol.code != 0) {
    add_symbol(symbol.face, symbol.code, format, draft);
  } else if (shows_without_result(field.instruction)) {
    reading_.report(
        "G0244", field.order, fmt::format("what a field shows here is not in the file ({})", name),
        "type the text in the document in place of the field, as it stands in the signed text");
  }
}

bool StoryReader::is_shown() const {
  return fields_.empty() || fields_.back().is_shown;
}

/// The result of the innermost field begins: from here on its text is shown, where that around it
/// is.
void StoryReader::begin_result() {
  Field& field = fields_.back();
  field.is_in_result = true;
  field.is_shown = (fields_.size() < 2 || fields_[fields_.size() - 2].is_shown) &&
                   !(reading_.is_marginal && is_page_number(field.instruction));
}

}  // namespace gazette::ingest::docx

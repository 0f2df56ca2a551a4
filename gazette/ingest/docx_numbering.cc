// Automatic numbers of a DOCX: first the definitions are read and their references followed, so
// that each list has its nine levels whole; then counting and writing are the same for all.

#include "gazette/ingest/docx_numbering.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

/// Word counts no further than this; it also bounds the length of a number in letters.
constexpr int kNumberMax = 32767;
/// Code points of a level's text; Word's own limit is below this.
constexpr std::size_t kLevelTextMax = 255;
/// Numbers in a level's text: each level once.
constexpr std::size_t kPartsMax = kLevelsMax;
/// Word writes "zz...z" with at most thirty letters, and counts in figures from there on.
constexpr int kLetterNumberMax = 26 * 30;

/// w:abstractNum: a list as defined.
struct AbstractList {
  ListLevels levels = {};
  std::string style_link = {};      // this list is the numbering style of that id
  std::string num_style_link = {};  // this list is whatever that numbering style is
};

/// The abstract lists by w:abstractNumId, and which of them each w:numId uses.
struct Definitions {
  std::map<int, AbstractList> abstracts = {};
  std::map<int, int> abstract_of_list = {};
  std::map<std::string, int, std::less<>> abstract_of_style = {};  // numbering style, the first
};

/// Digits of a format of this file's own: "zeros3" is 001, 002, 003.
constexpr std::string_view kZeros = "zeros";

/// Word 2010 writes forms that the standard has no name for as a list of examples, "001, 002, ...".
std::string custom_format(std::string_view examples) {
  const std::string_view first = examples.substr(0, examples.find(','));
  const std::size_t zeros = first.find_first_not_of('0');
  const bool is_padded =
      zeros != std::string_view::npos && zeros > 0 && zeros < 9 && first.substr(zeros) == "1";
  return is_padded ? fmt::format("{}{}", kZeros, first.size()) : std::string("custom");
}

std::string read_suffix(std::string_view value) {
  return value == "nothing" ? "" : " ";
}

std::string read_level_text(std::string_view text) {
  if (find_invalid_utf8(text)) {
    return {};
  }
  std::string result;
  std::size_t position = 0;
  for (std::size_t i = 0; i < kLevelTextMax && position < text.size(); ++i) {
    append_utf8(result, next_code_point(text, position));
  }
  return result;
}

ListLevel read_level(const pugi::xml_node& node) {
  ListLevel level;
  // A format that needs Word 2010 stands in an alternative, its own form first.
  const pugi::xml_node format = descendant(node, "numFmt");
  if (format) {
    level.format = attribute(format, "val");
    if (level.format == "custom") {
      level.format = custom_format(attribute(format, "format"));
    }
  }
  level.text = read_level_text(attribute(child(node, "lvlText"), "val"));
  level.suffix = read_suffix(attribute(child(node, "suff"), "val"));
  level.style = attribute(child(node, "pStyle"), "val");
  level.restart = integer(child(node, "lvlRestart"), "val");
  // The schema's default start is 0, but that of Word and of everyone else is 1 where w:start is
  // written, which it always is.
  level.start = std::clamp(integer(child(node, "start"), "val").value_or(0), 0, kNumberMax);
  const pugi::xml_node legal = child(node, "isLgl");
  level.is_legal = legal && is_on(legal);
  level.run = read_run_format(child(node, "rPr"));
  level.paragraph = read_paragraph_format(child(node, "pPr"));
  return level;
}

std::optional<std::size_t> level_index(const pugi::xml_node& node) {
  const std::optional<int> index = integer(node, "ilvl");
  return index && *index >= 0 && *index < kLevelsMax
             ? std::optional<std::size_t>(static_cast<std::size_t>(*index))
             : std::nullopt;
}

Definitions read_definitions(const pugi::xml_node& root) {
  Definitions definitions;
  for (const pugi::xml_node& node : root.children()) {
    if (local_name(node) == "num") {
      const std::optional<int> id = integer(node, "numId");
      const std::optional<int> abstract = integer(child(node, "abstractNumId"), "val");
      if (id && abstract) {
        definitions.abstract_of_list.emplace(*id, *abstract);
      }
      continue;
    }
    const std::optional<int> id = integer(node, "abstractNumId");
    if (local_name(node) != "abstractNum" || !id) {
      continue;
    }
    AbstractList& abstract = definitions.abstracts[*id];
    abstract.style_link = attribute(child(node, "styleLink"), "val");
    abstract.num_style_link = attribute(child(node, "numStyleLink"), "val");
    for (const pugi::xml_node& level : node.children()) {
      const std::optional<std::size_t> index = level_index(level);
      if (local_name(level) == "lvl" && index) {
        abstract.levels.at(*index) = read_level(level);
      }
    }
  }
  for (const auto& [id, abstract] : definitions.abstracts) {
    if (!abstract.style_link.empty()) {
      definitions.abstract_of_style.emplace(abstract.style_link, id);
    }
  }
  return definitions;
}

/// The abstract list that `id` means: itself, or the one its numbering style leads to.
int resolve(int id, const Definitions& definitions, const StyleSheet& sheet) {
  const auto found = definitions.abstracts.find(id);
  if (found == definitions.abstracts.end() || found->second.num_style_link.empty()) {
    return id;
  }
  const std::string& style_id = found->second.num_style_link;
  if (const auto linked = definitions.abstract_of_style.find(style_id);
      linked != definitions.abstract_of_style.end()) {
    return linked->second;
  }
  const Style* style = sheet.find(style_id);
  const auto list = style != nullptr && style->paragraph.numbering
                        ? definitions.abstract_of_list.find(*style->paragraph.numbering)
                        : definitions.abstract_of_list.end();
  return list == definitions.abstract_of_list.end() ? id : list->second;
}

std::string in_letters(int number, char first) {
  constexpr int kLettersCount = 26;
  const auto times = static_cast<std::size_t>((number - 1) / kLettersCount + 1);
  const int letter = first + (number - 1) % kLettersCount;
  return std::string(times, static_cast<char>(letter));
}

std::string in_roman(int number) {
  struct Numeral {
    int value = 0;
    std::string_view text = {};
  };
  constexpr std::array kNumerals = {Numeral{1000, "M"}, Numeral{900, "CM"}, Numeral{500, "D"},
                                    Numeral{400, "CD"}, Numeral{100, "C"},  Numeral{90, "XC"},
                                    Numeral{50, "L"},   Numeral{40, "XL"},  Numeral{10, "X"},
                                    Numeral{9, "IX"},   Numeral{5, "V"},    Numeral{4, "IV"},
                                    Numeral{1, "I"}};
  std::string text;
  for (const Numeral& numeral : kNumerals) {
    for (; number >= numeral.value; number -= numeral.value) {
      text += numeral.text;
    }
  }
  return text;
}

/// "một", "hai" ... "chín mươi chín"; figures from a hundred on.
std::string in_words(int number) {
  constexpr std::array<std::string_view, 10> kDigits = {"không", "một", "hai", "ba",  "bốn",
                                                        "năm",   "sáu", "bảy", "tám", "chín"};
  const auto tens = static_cast<std::size_t>(number / 10);
  const auto ones = static_cast<std::size_t>(number % 10);
  if (number >= 100) {
    return fmt::format("{}", number);
  }
  if (tens == 0) {
    return std::string(kDigits.at(ones));
  }
  std::string text = tens == 1 ? "mười" : fmt::format("{} mươi", kDigits.at(tens));
  if (ones == 1 && tens > 1) {
    text += " mốt";
  } else if (ones == 5) {
    text += " lăm";
  } else if (ones > 0) {
    text += fmt::format(" {}", kDigits.at(ones));
  }
  return text;
}

/// "*", "†", "‡", "§", "**" ...: marks of notes.
std::string in_signs(int number) {
  constexpr std::array<std::string_view, 4> kSigns = {"*", "†", "‡", "§"};
  std::string text;
  for (int times = (number - 1) / 4; times >= 0; --times) {
    text += kSigns.at(static_cast<std::size_t>((number - 1) % 4));
  }
  return text;
}

bool is_known(std::string_view format) {
  constexpr std::array<std::string_view, 12> kFormats = {"decimal",
                                                         "decimalZero",
                                                         "lowerLetter",
                                                         "upperLetter",
                                                         "lowerRoman",
                                                         "upperRoman",
                                                         "bullet",
                                                         "none",
                                                         "chicago",
                                                         "numberInDash",
                                                         "decimalEnclosedCircle",
                                                         "vietnameseCounting"};
  if (format.starts_with(kZeros)) {
    return true;
  }
  return std::find(kFormats.begin(), kFormats.end(), format) != kFormats.end();
}

/// The format in which a level's number is shown inside a number that may be legal (all decimal).
std::string_view shown_format(const ListLevel& level, bool is_legal) {
  return is_legal && level.format != "none" && level.format != "bullet"
             ? std::string_view("decimal")
             : std::string_view(level.format);
}

/// The level that a paragraph takes: as stated or, where a style names only the list, the level
/// that is tied to that style.
std::size_t level_of(const List& list, const ParagraphFormat& format, std::string_view style_id) {
  if (format.numbering_level) {
    return static_cast<std::size_t>(std::clamp(*format.numbering_level, 0, kLevelsMax - 1));
  }
  for (std::size_t i = 0; i < kLevelsMax && !format.numbering_style.empty(); ++i) {
    const std::string& tied = list.levels.at(i).style;
    if (!tied.empty() && (tied == style_id || tied == format.numbering_style)) {
      return i;
    }
  }
  return 0;
}

}  // namespace

std::string number_text(int number, std::string_view format) {
  if (format == "none" || format == "bullet") {
    return {};
  }
  if (format == "decimalZero") {
    return fmt::format("{:02}", number);
  }
  if (number >= 1 && number <= kLetterNumberMax &&
      (format == "lowerLetter" || format == "upperLetter")) {
    return in_letters(number, format == "lowerLetter" ? 'a' : 'A');
  }
  if (number >= 1 && (format == "lowerRoman" || format == "upperRoman")) {
    const std::string roman = in_roman(number);
    return format == "upperRoman" ? roman : to_lower(roman);
  }
  if (number >= 1 && format == "chicago") {
    return in_signs(number);
  }
  if (format == "numberInDash") {
    return fmt::format("- {} -", number);
  }
  if (format == "vietnameseCounting" && number >= 0) {
    return in_words(number);
  }
  if (format == "decimalEnclosedCircle" && number >= 1 && number <= 20) {
    std::string circled;
    append_utf8(circled, U'①' + static_cast<char32_t>(number - 1));
    return circled;
  }
  if (format.starts_with(kZeros)) {
    return fmt::format("{:0{}}", number, format.back() - '0');
  }
  return fmt::format("{}", number);
}

Lists read_lists(const pugi::xml_node& root, const StyleSheet& sheet) {
  Lists lists;
  const Definitions definitions = read_definitions(root);
  for (const pugi::xml_node& node : root.children()) {
    const std::optional<int> id = integer(node, "numId");
    if (local_name(node) != "num" || !id || !definitions.abstract_of_list.contains(*id)) {
      continue;
    }
    List list;
    list.abstract = resolve(definitions.abstract_of_list.at(*id), definitions, sheet);
    const auto abstract = definitions.abstracts.find(list.abstract);
    if (abstract == definitions.abstracts.end()) {
      continue;
    }
    list.levels = abstract->second.levels;
    for (const pugi::xml_node& change : node.children()) {
      const std::optional<std::size_t> index = level_index(change);
      if (local_name(change) != "lvlOverride" || !index) {
        continue;
      }
      if (const pugi::xml_node level = child(change, "lvl")) {
        list.levels.at(*index) = read_level(level);
      }
      if (const pugi::xml_node start = child(change, "startOverride")) {
        list.levels.at(*index).start = std::clamp(integer(start, "val").value_or(1), 0, kNumberMax);
        list.is_restarted.at(*index) = true;
      }
    }
    lists.emplace(*id, std::move(list));
  }
  return lists;
}

std::optional<ListNumber> ListCounter::next(const ParagraphFormat& format,
                                            std::string_view style_id) {
  const auto found = lists_.find(format.numbering.value_or(0));
  if (found == lists_.end() || format.numbering == 0) {
    return std::nullopt;
  }
  const List& list = found->second;
  const std::size_t level = level_of(list, format, style_id);
  count(found->first, list, level);
  const Counters& counters = counters_[list.abstract];
  const ListLevel& own = list.levels.at(level);
  ListNumber number = {.run = own.run, .paragraph = own.paragraph};
  if (own.format == "bullet") {
    number.text = bullet_text(own.run.face, own.text);
    number.run.face = Face::unicode;
  }
  std::size_t parts_count = 0;
  for (std::size_t i = 0; i < own.text.size() && own.format != "bullet"; ++i) {
    const char digit = own.text[i] == '%' && i + 1 < own.text.size() ? own.text[i + 1] : '0';
    if (digit < '1' || digit > '9' || ++parts_count > kPartsMax) {
      number.text += own.text[i];
      continue;
    }
    const auto part = static_cast<std::size_t>(digit - '1');
    const ListLevel& source = list.levels.at(part);
    const std::string_view shown = shown_format(source, own.is_legal);
    if (!is_known(shown)) {
      number.unknown_format = shown;
    }
    number.text += number_text(counters.at(part).value_or(source.start), shown);
    ++i;
  }
  if (!number.text.empty()) {
    number.text += own.suffix;
  }
  return number;
}

void ListCounter::count(int id, const List& list, std::size_t level) {
  Counters& counters = counters_[list.abstract];
  std::optional<int>& counter = counters.at(level);
  const bool is_restart = list.is_restarted.at(level) && restarts_made_.emplace(id, level).second;
  if (!counter || is_restart) {
    counter = list.levels.at(level).start;
  } else {
    counter = std::min(*counter + 1, kNumberMax);
  }
  // "1.1" before any "1" has counted that 1: the next of the higher level is 2.
  for (std::size_t higher = level; higher-- > 0 && !counters.at(higher);) {
    counters.at(higher) = list.levels.at(higher).start;
  }
  for (std::size_t deeper = level + 1; deeper < kLevelsMax; ++deeper) {
    const std::optional<int> restart = list.levels.at(deeper).restart;
    if (!restart || static_cast<int>(level) < *restart) {
      counters.at(deeper).reset();
    }
  }
}

}  // namespace gazette::ingest::docx

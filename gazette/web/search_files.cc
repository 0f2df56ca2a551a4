#include "gazette/web/search_files.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/base/text.h"
#include "gazette/web/search_code.h"

namespace gazette::web {
namespace {

constexpr std::string_view kFolder = "tim-kiem/chi-muc/";
constexpr std::string_view kCall = "gazetteSearchFile(";
constexpr std::string_view kCallEnd = ");\n";
constexpr std::string_view kListName = "years";

/// Figures that a number may begin with and still be counted.
constexpr std::size_t kFiguresMax = 9;

/// The number as figures and what follows them, which many share: 45 of "45/2022/QĐ-UBND". The
/// figures are counted with the zeros before them, at most three; 0 where there are none.
struct NumberParts {
  std::uint64_t figures = 0;
  std::string ending = {};
};

NumberParts take_apart(const std::string& number) {
  std::size_t end = 0;
  while (end < number.size() && is_digit(number[end])) {
    ++end;
  }
  const std::size_t zeros = std::min(number.find_first_not_of('0'), end);
  if (zeros == end || zeros > 3 || end - zeros > kFiguresMax) {
    return {.ending = number};
  }
  return {.figures = std::stoull(number.substr(zeros, end - zeros)) * 4 + zeros + 1,
          .ending = number.substr(end)};
}

std::string put_together(std::uint64_t figures, const std::string& ending) {
  if (figures == 0) {
    return ending;
  }
  return fmt::format("{:0>{}}{}{}", "", (figures - 1) % 4, (figures - 1) / 4, ending);
}

/// Whole numbers with their sign in the last bit.
std::uint64_t with_sign(int number) {
  return number < 0 ? static_cast<std::uint64_t>(-number) * 2 - 1
                    : static_cast<std::uint64_t>(number) * 2;
}

int without_sign(std::uint64_t number) {
  return number % 2 == 1 ? -static_cast<int>((number + 1) / 2) : static_cast<int>(number / 2);
}

template <typename Value>
std::size_t place_of(std::vector<Value>& values, const Value& value) {
  const auto found = std::find(values.begin(), values.end(), value);
  values.insert(found == values.end() ? found : values.end(), found == values.end(), value);
  return static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
}

/// The acts as numbers: for each what is added to the unit and the day of the one before, the
/// places of its year, kind, issuer and ending, and its figures.
std::string acts_text(const SearchHead& head, std::vector<std::string>& endings) {
  std::string text;
  std::uint32_t unit = 0;
  int day = 0;
  for (const SearchRow& act : head.acts) {
    const NumberParts number = take_apart(act.number);
    const int days = is_valid(act.date) ? days_between(kSearchFirstDay, act.date) : 0;
    const auto year = std::find(head.years.begin(), head.years.end(), act.year);
    append_number(text, act.unit - unit);
    append_number(text, with_sign(days - day));
    append_number(text, static_cast<std::uint64_t>(year - head.years.begin()));
    append_number(text, act.kind);
    append_number(text, act.issuer);
    append_number(text, place_of(endings, number.ending));
    append_number(text, number.figures);
    unit = act.unit;
    day = days;
  }
  return text;
}

std::string choices_json(const std::vector<SearchChoice>& choices) {
  std::string json = "[";
  for (const SearchChoice& choice : choices) {
    json += json.size() > 1 ? ",[" : "[";
    append_json(json, choice.id);
    json += ',';
    append_json(json, choice.name);
    json += ']';
  }
  return json + "]";
}

std::string strings_json(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const std::string& text : texts) {
    json += json.size() > 1 ? "," : "";
    append_json(json, text);
  }
  return json + "]";
}

[[noreturn]] void fail(std::string_view name) {
  throw Error("the search index is damaged", search_file_path(name));
}

std::vector<SearchChoice> read_choices(const nlohmann::json& json) {
  std::vector<SearchChoice> choices;
  for (const nlohmann::json& choice : json) {
    choices.push_back({choice.at(0).get<std::string>(), choice.at(1).get<std::string>()});
  }
  return choices;
}

std::vector<SearchRow> read_acts(const SearchHead& head, const std::string& text,
                                 const std::vector<std::string>& endings, std::string_view path) {
  std::vector<SearchRow> acts;
  CodeReader reader(text, path);
  std::uint32_t unit = 0;
  int day = 0;
  while (!reader.is_at_end()) {
    SearchRow act;
    act.unit = unit += static_cast<std::uint32_t>(reader.number());
    day += without_sign(reader.number());
    act.date = day == 0 ? Date{} : add_days(kSearchFirstDay, day);
    act.year = head.years.at(reader.number());
    act.kind = reader.number();
    act.issuer = reader.number();
    const std::string& ending = endings.at(reader.number());
    act.number = put_together(reader.number(), ending);
    if (act.kind >= head.kinds.size() || act.issuer >= head.issuers.size()) {
      throw Error("the search index is damaged", std::string(path));
    }
    acts.push_back(act);
  }
  return acts;
}

}  // namespace

std::string search_file_name(std::string_view part, std::string_view what, std::size_t number) {
  return fmt::format("{}/{}/{}/{}", part, what, number / kSearchFilesInFolder, number);
}

std::string search_file_path(std::string_view name) {
  return fmt::format("{}{}.js", kFolder, name);
}

std::string search_list_path() {
  return search_file_path(kListName);
}

std::string search_part_folder(std::string_view name) {
  return fmt::format("{}{}", kFolder, name);
}

void append_json(std::string& json, std::string_view text) {
  json += '"';
  std::size_t written = 0;
  for (std::size_t position = 0; position < text.size();) {
    // Only these bytes begin a character that is written otherwise.
    const auto byte = static_cast<unsigned char>(text[position]);
    const bool is_plain =
        byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F && byte != 0xE2 && byte != 0xEF;
    if (is_plain) {
      ++position;
      continue;
    }
    const std::size_t begin = position;
    const char32_t c = next_code_point(text, position);
    const bool is_quoted = c == U'"' || c == U'\\';
    const bool is_unseen = c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    if (is_quoted || is_unseen) {
      json += text.substr(written, begin - written);
      json += is_quoted ? fmt::format("\\{}", static_cast<char>(c))
                        : fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
      written = position;
    }
  }
  json += text.substr(written);
  json += '"';
}

SiteFile make_search_file(std::string_view name, std::string_view version, std::string_view json) {
  std::string bytes(kCall);
  append_json(bytes, name);
  bytes += ',';
  append_json(bytes, version);
  bytes += ',';
  bytes += json;
  bytes += kCallEnd;
  return {.path = search_file_path(name), .bytes = std::move(bytes)};
}

std::string_view search_file_json(std::string_view bytes, std::string_view name) {
  std::string start(kCall);
  append_json(start, name);
  start += ",\"";
  // The version is figures and letters, or nothing.
  const std::size_t end = bytes.starts_with(start) ? bytes.find("\",", start.size()) : bytes.npos;
  if (end == bytes.npos || !bytes.ends_with(kCallEnd)) {
    fail(name);
  }
  bytes.remove_prefix(end + 2);
  bytes.remove_suffix(kCallEnd.size());
  return bytes;
}

SearchFile read_search_file(std::string_view bytes, std::string_view name) {
  if (!bytes.starts_with(kCall) || !bytes.ends_with(kCallEnd)) {
    fail(name);
  }
  bytes.remove_prefix(kCall.size());
  bytes.remove_suffix(kCallEnd.size());
  const nlohmann::json call =
      nlohmann::json::parse(fmt::format("[{}]", bytes), nullptr, /*allow_exceptions=*/false);
  if (!call.is_array() || call.size() != 3 || call[0] != name || !call[1].is_string()) {
    fail(name);
  }
  return {.version = call[1].get<std::string>(), .value = call[2]};
}

SiteFile make_search_list(std::vector<SearchPart> parts) {
  std::sort(parts.begin(), parts.end(), [](const SearchPart& left, const SearchPart& right) {
    return left.years != right.years ? left.years > right.years : left.name < right.name;
  });
  std::string json = "[";
  for (const SearchPart& part : parts) {
    json += json.size() > 1 ? ",\n[" : "[";
    append_json(json, part.name);
    json += ',';
    append_json(json, part.version);
    json += fmt::format(",[{}],{}]", fmt::join(part.years, ","), part.acts_count);
  }
  return make_search_file(kListName, "", json + "]");
}

std::vector<SearchPart> read_search_list(std::string_view bytes) {
  const SearchFile file = read_search_file(bytes, kListName);
  try {
    std::vector<SearchPart> parts;
    for (const nlohmann::json& part : file.value) {
      parts.push_back({.name = part.at(0).get<std::string>(),
                       .version = part.at(1).get<std::string>(),
                       .years = part.at(2).get<std::vector<int>>(),
                       .acts_count = part.at(3).get<std::size_t>()});
    }
    return parts;
  } catch (const nlohmann::json::exception&) {
    fail(kListName);
  }
}

SiteFile make_search_head(std::string_view part, const SearchHead& head) {
  std::vector<std::string> endings;
  const std::string acts = acts_text(head, endings);
  std::string text_files;
  std::uint32_t unit = 0;
  for (const std::uint32_t first : head.text_files) {
    append_number(text_files, first - unit);
    unit = first;
  }
  const std::string json = fmt::format(
      "{{\"hash\":\"{}\",\"years\":[{}],\"kinds\":{},\"issuers\":{},\"endings\":{},\"acts\":\"{}\","
      "\n"
      "\"text\":\"{}\",\"titles\":{},\n\"words\":{}}}",
      head.hash, fmt::join(head.years, ","), choices_json(head.kinds), choices_json(head.issuers),
      strings_json(endings), acts, text_files, head.titles_files, strings_json(head.words_files));
  return make_search_file(fmt::format("{}/head", part), head.version, json);
}

SearchHead read_search_head(std::string_view bytes, std::string_view part) {
  const std::string name = fmt::format("{}/head", part);
  const SearchFile file = read_search_file(bytes, name);
  const std::string path = search_file_path(name);
  try {
    const nlohmann::json& json = file.value;
    SearchHead head;
    head.version = file.version;
    head.hash = json.value("hash", std::string());  // an older index has none
    head.years = json.at("years").get<std::vector<int>>();
    head.kinds = read_choices(json.at("kinds"));
    head.issuers = read_choices(json.at("issuers"));
    head.acts = read_acts(head, json.at("acts").get<std::string>(),
                          json.at("endings").get<std::vector<std::string>>(), path);
    const auto text = json.at("text").get<std::string>();
    std::uint32_t unit = 0;
    for (CodeReader reader(text, path); !reader.is_at_end();) {
      head.text_files.push_back(unit += static_cast<std::uint32_t>(reader.number()));
    }
    head.titles_files = json.at("titles").get<std::size_t>();
    head.words_files = json.at("words").get<std::vector<std::string>>();
    return head;
  } catch (const nlohmann::json::exception&) {
    fail(name);
  } catch (const std::out_of_range&) {
    fail(name);
  }
}

}  // namespace gazette::web

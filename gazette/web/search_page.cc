#include "gazette/web/search_page.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/base/search_words.h"
#include "gazette/base/text.h"

namespace gazette::web {
namespace {

/// Figures of a hash that tell one build from another.
constexpr std::size_t kVersionFigures = 12;

constexpr int kMonths = 12;

std::vector<Values> group_values(const Words& words, const std::vector<SearchGroup>& groups) {
  std::vector<Values> values;
  for (const SearchGroup& group : groups) {
    values.push_back(
        {.texts = {{"choice_id", group.id},
                   {"year", group.id},
                   {"browse_name", group.name},
                   {"browse_path", group.path},
                   {"browse_count",
                    words.say("acts_count", fmt::arg("count", words.number(group.acts_count)))}}});
  }
  return values;
}

/// What an act is about: its title behind its number, as a heading begins.
std::string subject_of(const SearchAct& act) {
  const std::size_t at = act.number.empty() ? std::string::npos : act.title.find(act.number);
  const std::string_view behind =
      at == std::string::npos ? std::string_view()
                              : trim(std::string_view(act.title).substr(at + act.number.size()));
  const std::string subject(behind.empty() ? std::string_view(act.title) : behind);
  const auto is_within = [&](std::size_t byte) {  // a character of more bytes
    return byte < subject.size() && (static_cast<unsigned char>(subject[byte]) & 0xC0U) == 0x80U;
  };
  std::size_t first = std::min<std::size_t>(1, subject.size());
  while (is_within(first)) {
    ++first;
  }
  return to_upper(subject.substr(0, first)) + subject.substr(first);
}

/// A key by which numbers are sorted as people count: 9 before 45.
std::string number_key(const std::string& number) {
  std::string key;
  for (const SearchWord& word : search_words(number)) {
    key += is_digit(word.folded.front()) ? fmt::format("{:0>12}", word.folded) : word.folded;
    key += ' ';
  }
  return key;
}

Values act_line(const Words& words, const SearchAct& act) {
  return {.texts = {{"act_path", act.path},
                    {"act_symbol", act.number},
                    {"act_abstract", subject_of(act)},
                    {"act_issuer", act.issuer_name},
                    {"act_date", words.date_short(act.date)},
                    {"act_date_iso", to_iso(act.date)}}};
}

/// The letter under which a text stands; "#" for what begins with none.
std::string letter_of(std::string_view text) {
  const std::vector<SearchWord> words = search_words(text);
  if (words.empty() || is_digit(words.front().folded.front())) {
    return "#";
  }
  std::size_t end = words.front().begin;
  static_cast<void>(next_code_point(text, end));
  const std::string_view first = text.substr(words.front().begin, end - words.front().begin);
  return to_upper(first);
}

std::vector<Values> number_lines(const Words& words, const std::vector<SearchAct>& acts) {
  std::multimap<std::string, Values> lines;
  for (const SearchAct& act : acts) {
    if (!act.number.empty()) {
      lines.emplace(number_key(act.number), act_line(words, act));
    }
  }
  std::vector<Values> values;
  for (auto& [key, line] : lines) {
    values.push_back(std::move(line));
  }
  return values;
}

std::vector<Values> letter_lines(const Words& words, const std::vector<SearchAct>& acts) {
  std::multimap<std::string, const SearchAct*> sorted;
  for (const SearchAct& act : acts) {
    sorted.emplace(collation_key(subject_of(act)), &act);
  }
  // By the letter first: "Á" and "A" have one heading, that of what comes first.
  std::vector<Values> letters;
  std::string former;
  for (const auto& [key, act] : sorted) {
    const std::string letter = letter_of(subject_of(*act));
    const std::string base = fold(letter) + (letter.starts_with("Đ") ? "1" : "");
    if (letters.empty() || base != former) {
      letters.push_back({.texts = {{"letter", letter}}});
      former = base;
    }
    letters.back().lists["acts"].push_back(act_line(words, *act));
  }
  return letters;
}

/// A script without indentation and without lines that are remarks only: a fifth of the bytes.
/// Nothing in these scripts spans lines but code.
std::string without_remarks(std::string_view text) {
  std::string result;
  for (const std::string_view whole : split(text, '\n')) {
    const std::string_view line = trim(whole);
    if (!line.empty() && !line.starts_with("//")) {
      result += line;
      result += '\n';
    }
  }
  return result;
}

}  // namespace

std::string search_path() {
  return "tim-kiem/index.html";
}

std::string search_year_path(int year) {
  return fmt::format("tim-kiem/{}.html", year);
}

SiteFile make_search_page(const Site& site, const SearchGroups& groups, const SiteFile& list) {
  const Words& words = site.words();
  std::vector<std::string> months;  // which the script writes dates with
  for (int month = 1; month <= kMonths; ++month) {
    months.push_back(words.month(month));
  }
  return site.make_page(
      {.path = search_path(),
       .title = words.word("search"),
       .description = words.word("search_description"),
       .crumbs = {{.name = words.word("search")}},
       .template_name = "search.html",
       .values = {.texts = {{"version", sha256(list.bytes).substr(0, kVersionFigures)},
                            {"months", fmt::format("{}", fmt::join(months, "|"))},
                            {"has_subjects", groups.subjects.empty() ? "" : "1"}},
                  .lists = {{"years", group_values(words, groups.years)},
                            {"kinds", group_values(words, groups.kinds)},
                            {"issuers", group_values(words, groups.issuers)},
                            {"subjects", group_values(words, groups.subjects)}}}});
}

SiteFile make_search_year_page(const Site& site, int year, const std::vector<SearchAct>& acts) {
  const Words& words = site.words();
  const std::string title = words.say("search_list_title", fmt::arg("year", year));
  return site.make_page(
      {.path = search_year_path(year),
       .title = title,
       .description = title,
       .crumbs = {{.name = words.word("search"), .path = search_path()}, {.name = title}},
       .template_name = "search-list.html",
       .values = {
           .texts = {{"list_title", title},
                     {"acts_count",
                      words.say("acts_count", fmt::arg("count", words.number(acts.size())))}},
           .lists = {{"numbers", number_lines(words, acts)},
                     {"letters", letter_lines(words, acts)}}}});
}

std::vector<SiteFile> make_search_scripts(const Templates& templates) {
  std::vector<SiteFile> files;
  for (const std::string_view name : {"search-page.js", "search.js"}) {
    files.push_back(
        {.path = std::string(name), .bytes = without_remarks(find_template(templates, name))});
  }
  return files;
}

}  // namespace gazette::web

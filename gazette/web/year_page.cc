#include "gazette/web/year_page.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/web/act_files.h"

namespace gazette::web {
namespace {

constexpr int kMonths = 12;
constexpr int kWeekdays = 7;

/// What a year held, in one line.
std::string year_summary(const Words& words, const std::vector<const IssueCard*>& cards) {
  std::size_t acts = 0;
  std::size_t pages = 0;
  for (const IssueCard* card : cards) {
    acts += static_cast<std::size_t>(
        std::count_if(card->acts.begin(), card->acts.end(),
                      [](const ActCard& act) { return !act.part || act.part->number == 1; }));
    pages += card->pages_count;
  }
  return words.say("year_summary", fmt::arg("issues", words.number(cards.size())),
                   fmt::arg("acts", words.number(acts)), fmt::arg("pages", words.number(pages)));
}

/// The years as links, newest first, the shown one among them.
std::vector<Values> year_links(const CardsByYear& years, int shown) {
  std::vector<Values> links;
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    links.push_back({.texts = {{"other_year", fmt::format("{}", year->first)},
                               {"other_path", year_path(year->first)},
                               {"is_shown", year->first == shown ? "1" : ""}}});
  }
  return links;
}

/// A day of the calendar; with the issues of that day, of which the first is linked.
Values day_values(const Words& words, Date day, const std::vector<const IssueCard*>& cards) {
  const auto issue = std::find_if(cards.begin(), cards.end(),
                                  [&](const IssueCard* card) { return card->date == day; });
  Values values{.texts = {{"day", fmt::format("{}", day.day)}, {"day_issue", ""}}};
  if (issue != cards.end()) {
    values.texts["day_issue"] = issue_path((*issue)->number);
    values.texts["day_label"] =
        fmt::format("{}, {}", words.date_long(day), issue_short_name(words, (*issue)->number));
  }
  return values;
}

/// A month as weeks from Monday to Sunday; days of other months are empty.
Values month_values(const Words& words, int year, int month,
                    const std::vector<const IssueCard*>& cards) {
  Values values{.texts = {{"month_name", words.month(month)}}};
  std::vector<Values>& weeks = values.lists["weeks"];
  const Date first{year, month, 1};
  const int empty = gazette::weekday(first) - 1;
  std::vector<Values> days(static_cast<std::size_t>(empty),
                           {.texts = {{"day", ""}, {"day_issue", ""}}});
  for (Date day = first; day.month == month; day = add_days(day, 1)) {
    days.push_back(day_values(words, day, cards));
    if (static_cast<int>(days.size()) == kWeekdays) {
      weeks.push_back({.lists = {{"days", std::exchange(days, {})}}});
    }
  }
  if (!days.empty()) {
    days.resize(kWeekdays, {.texts = {{"day", ""}, {"day_issue", ""}}});
    weeks.push_back({.lists = {{"days", std::move(days)}}});
  }
  return values;
}

}  // namespace

Values issue_values(const Words& words, const IssueCard& card,
                    const model::Configuration& configuration) {
  Values values;
  values.texts = {
      {"issue_name", issue_short_name(words, card.number)},
      {"issue_path", issue_path(card.number)},
      {"issue_date", words.date_long(card.date)},
      {"issue_date_iso", to_iso(card.date)},
      {"issue_day", fmt::format("{:02}", card.date.day)},
      {"issue_weekday", words.weekday(card.date)},
      {"acts_count", acts_count(words, card.acts.size())},
      {"pages_count", words.say("pages_count", fmt::arg("count", words.number(card.pages_count)))},
      {"pdf", card.pdf_bytes > 0 ? issue_pdf_path(configuration, card.number) : ""},
      {"pdf_size", words.size(card.pdf_bytes)}};
  return values;
}

Page make_year_page(const CardsByYear& years, int year, const Site& site) {
  const Words& words = site.words();
  const std::vector<const IssueCard*>& cards = years.at(year);
  Values values;
  std::vector<Values>& months = values.lists["months"];
  int month = 0;
  for (const IssueCard* card : cards) {
    if (card->date.month != month) {
      month = card->date.month;
      months.push_back({.texts = {{"month_name", words.month(month)}}, .lists = {{"issues", {}}}});
    }
    months.back().lists.at("issues").push_back(issue_values(words, *card, site.configuration()));
  }
  for (month = 1; month <= kMonths; ++month) {
    values.lists["calendar"].push_back(month_values(words, year, month, cards));
  }
  for (int day = 1; day <= kWeekdays; ++day) {
    values.lists["weekdays"].push_back(
        {.texts = {{"weekday_short", words.word(fmt::format("weekday_short_{}", day))},
                   {"weekday", words.word(fmt::format("weekday_{}", day))}}});
  }
  const std::string title = words.say("year_title", fmt::arg("year", year));
  const std::string summary = year_summary(words, cards);
  values.texts = {{"year_title", title},
                  {"year_summary", summary},
                  {"audit_path", audit_path(year)},
                  {"has_other_years", years.size() > 1 ? "1" : ""}};
  values.lists["years"] = year_links(years, year);
  return {.path = year_path(year),
          .title = title,
          .description = fmt::format("{}: {}", title, summary),
          .crumbs = {{.name = fmt::format("{}", year)}},
          .template_name = "year.html",
          .values = std::move(values),
          .alternates = {{.path = year_json_path(year), .media_type = kJsonType}}};
}

}  // namespace gazette::web

#include "gazette/web/register_pages.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "gazette/web/act_corrections.h"
#include "gazette/web/act_files.h"

namespace gazette::web {
namespace {

/// As many years stand beside one another as a page is wide; older ones are in their audits.
constexpr std::size_t kYearsBeside = 6;
constexpr int kMonths = 12;

/// The chart of months: its size and the places of its bars, in units of its own.
constexpr int kChartWidth = 720;
constexpr int kChartHeight = 200;
constexpr int kChartFoot = 24;  // for the names of months
constexpr int kChartHead = 20;  // for the figure over the highest bar
constexpr int kBarWidth = 36;

Values cell(std::string text) {
  return {.texts = {{"cell", std::move(text)}}};
}

/// The years that stand beside one another, newest first.
std::vector<const YearAudit*> years_beside(const std::vector<YearAudit>& audits) {
  std::vector<const YearAudit*> years;
  for (auto audit = audits.rbegin(); audit != audits.rend() && years.size() < kYearsBeside;
       ++audit) {
    years.push_back(&*audit);
  }
  return years;
}

/// How many acts of a group were published in full in each year.
std::map<int, std::size_t> counts_by_year(const Group& group) {
  std::map<int, std::size_t> counts;
  for (const ListedAct* listed : group.acts) {
    if (const ActCard& last = *listed->back().act; !last.part || !last.part->next) {
      ++counts[listed->back().issue->number.year];
    }
  }
  return counts;
}

std::vector<Values> group_rows(const Words& words, const Listing& listing,
                               const std::vector<const YearAudit*>& years) {
  std::vector<Values> rows;
  for (const Group& group : listing.groups) {
    const std::map<int, std::size_t> counts = counts_by_year(group);
    if (counts.empty()) {
      continue;
    }
    Values row{.texts = {{"row_name", group.name}, {"row_path", listing.path(group.id)}}};
    std::size_t total = 0;
    for (const auto& [year, count] : counts) {
      total += count;
    }
    row.texts["row_total"] = words.number(total);
    for (const YearAudit* audit : years) {
      const auto count = counts.find(audit->year);
      row.lists["cells"].push_back(cell(words.number(count == counts.end() ? 0 : count->second)));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// "3 / 14": late of those whose clock is known; a dash where none is.
std::string late_share(const Words& words, const YearAudit& audit) {
  const auto late = static_cast<std::size_t>(
      std::count_if(audit.late.begin(), audit.late.end(),
                    [](const LateAct& act) { return act.printed_days_late > 0; }));
  return audit.clock_count == 0
             ? "–"
             : fmt::format("{} / {}", words.number(late), words.number(audit.clock_count));
}

Values year_row(const Words& words, const YearAudit& audit) {
  return {.texts = {{"row_name", fmt::format("{}", audit.year)},
                    {"row_path", audit_path(audit.year)},
                    {"issues", words.number(audit.issues_count)},
                    {"acts", words.number(audit.acts_count)},
                    {"normative", words.number(audit.normative_count)},
                    {"pages", words.number(audit.pages_count)},
                    {"days", audit.days.empty() ? "–" : fmt::format("{}", median_of(audit.days))},
                    {"late", late_share(words, audit)}}};
}

Page make_statistics_page(const RegisterSource& source, const Site& site) {
  const Words& words = site.words();
  Values values;
  const std::vector<const YearAudit*> beside = years_beside(source.audits);
  values.lists["years"] = {};
  for (auto audit = source.audits.rbegin(); audit != source.audits.rend(); ++audit) {
    values.lists["years"].push_back(year_row(words, *audit));
  }
  values.lists["beside"] = {};
  for (const YearAudit* audit : beside) {
    values.lists["beside"].push_back({.texts = {{"year", fmt::format("{}", audit->year)}}});
  }
  for (const Listing& listing : source.listings) {
    std::vector<Values> rows = group_rows(words, listing, beside);
    values.texts[fmt::format("has_{}", listing.name)] = std::string(rows.empty() ? "" : "1");
    values.lists[std::string(listing.name)] = std::move(rows);
  }
  values.texts["has_years"] = std::string(source.audits.empty() ? "" : "1");
  return {.path = statistics_path(),
          .title = words.word("statistics"),
          .description = words.word("statistics_lead"),
          .crumbs = {{.name = words.word("statistics")}},
          .template_name = "statistics.html",
          .values = std::move(values)};
}

/// Acts published in each month of the year.
std::array<std::size_t, kMonths> acts_by_month(int year, const std::vector<IssueCard>& cards) {
  std::array<std::size_t, kMonths> counts = {};
  for (const IssueCard& card : cards) {
    const bool counts_here = card.number.year == year && card.date.month >= 1;
    for (const ActCard& act : card.acts) {
      if (counts_here && (!act.part || !act.part->next)) {
        ++counts[static_cast<std::size_t>(card.date.month - 1)];
      }
    }
  }
  return counts;
}

/// The months as bars and as a table, for who does not see them.
void add_months(const Words& words, int year, const std::vector<IssueCard>& cards, Values& values) {
  const auto counts = acts_by_month(year, cards);
  const std::size_t most =
      std::max<std::size_t>(1, *std::max_element(counts.begin(), counts.end()));
  const int room = kChartHeight - kChartFoot - kChartHead;
  for (int month = 1; month <= kMonths; ++month) {
    const std::size_t count = counts[static_cast<std::size_t>(month - 1)];
    const int height = static_cast<int>(static_cast<std::size_t>(room) * count / most);
    const int middle = (2 * month - 1) * kChartWidth / (2 * kMonths);
    values.lists["months"].push_back(
        {.texts = {{"month_number", fmt::format("{}", month)},
                   {"month_name", words.month(month)},
                   {"count", words.number(count)},
                   {"bar_x", fmt::format("{}", middle - kBarWidth / 2)},
                   {"bar_y", fmt::format("{}", kChartHead + room - height)},
                   {"bar_height", fmt::format("{}", height)},
                   {"middle", fmt::format("{}", middle)},
                   {"figure_y", fmt::format("{}", kChartHead + room - height - 6)},
                   {"figure", count == 0 ? "" : words.number(count)}}});
  }
  values.texts["chart_width"] = fmt::format("{}", kChartWidth);
  values.texts["chart_height"] = fmt::format("{}", kChartHeight);
  values.texts["chart_base"] = fmt::format("{}", kChartHead + room);
  values.texts["month_name_y"] = fmt::format("{}", kChartHeight - 6);
  values.texts["bar_width"] = fmt::format("{}", kBarWidth);
}

Values placed_values(const Words& words, const PlacedAct& placed) {
  Values values = act_values(words, *placed.act, *placed.issue);
  values.texts["act_issue_date"] = words.date_short(placed.issue->date);
  values.texts["act_issue_date_iso"] = to_iso(placed.issue->date);
  return values;
}

Values late_values(const Words& words, const LateAct& late) {
  Values values = placed_values(words, late.act);
  const Date received = *late.act.act->received;
  values.texts["received"] = words.date_short(received);
  values.texts["received_iso"] = to_iso(received);
  const auto days = [&](int count) {
    return count == 0 ? words.word("in_time") : words.number(static_cast<std::uint64_t>(count));
  };
  values.texts["sent_late"] = days(late.sent_days_late);
  values.texts["printed_late"] = days(late.printed_days_late);
  return values;
}

/// The rules of the clock that hold in the year, in words.
std::vector<Values> clock_rules(const Words& words, int year, const model::Calendar& calendar) {
  std::vector<Values> rules;
  const model::DeadlineRule* former = nullptr;
  for (const Date day : {Date{year, 1, 1}, Date{year, 12, 31}}) {
    const model::DeadlineRule& rule = model::rule_on(calendar, day);
    if (&rule == former) {
      continue;
    }
    former = &rule;
    const std::string_view key = rule.working_only ? "clock_rule_working" : "clock_rule";
    rules.push_back({.texts = {{"rule", words.say(key, fmt::arg("sent", rule.receipt_days),
                                                  fmt::arg("printed", rule.print_days))},
                               {"basis", rule.basis}}});
  }
  return rules;
}

void add_numbers(const Words& words, const YearAudit& audit, Values& values) {
  values.texts["missing_issues"] = to_text(audit.missing_issues);
  values.lists["folio_breaks"] = {};
  for (const FolioBreak& fault : audit.folio_breaks) {
    values.lists["folio_breaks"].push_back(
        {.texts = {
             {"fault",
              words.say("folio_break", fmt::arg("issue", printed_number(fault.issue)),
                        fmt::arg("found", fault.found), fmt::arg("expected", fault.expected))}}});
  }
  values.texts["has_empty_days"] = std::string(audit.empty_days.empty() ? "" : "1");
  values.lists["empty_days"] = {};
  for (const EmptyDay& day : audit.empty_days) {
    values.lists["empty_days"].push_back({.texts = {{"empty_day", words.date_short(day.date)},
                                                    {"empty_day_iso", to_iso(day.date)},
                                                    {"reason", day.reason}}});
  }
  values.lists["series"] = {};
  for (const NumberSeries& series : audit.series) {
    values.lists["series"].push_back(
        {.texts = {{"form", series.form},
                   {"series_issuer", series.issuer_name},
                   {"published", words.number(static_cast<std::uint64_t>(series.published_count))},
                   {"highest", fmt::format("{}", series.highest)},
                   {"missing", series.missing.empty() ? words.word("none_missing")
                                                      : to_text(series.missing)}}});
  }
  values.lists["doubled"] = {};
  for (const DoubledNumber& doubled : audit.doubled) {
    Values same{.texts = {{"doubled_symbol", doubled.symbol}}, .lists = {{"acts", {}}}};
    for (const PlacedAct& act : doubled.acts) {
      same.lists["acts"].push_back(placed_values(words, act));
    }
    values.lists["doubled"].push_back(std::move(same));
  }
}

Page make_audit_page(const YearAudit& audit, const RegisterSource& source, const Site& site) {
  const Words& words = site.words();
  const std::string title = words.say("audit_title", fmt::arg("year", audit.year));
  Values values;
  values.texts = {
      {"audit_title", title},
      {"year_summary",
       words.say("year_summary", fmt::arg("issues", words.number(audit.issues_count)),
                 fmt::arg("acts", words.number(audit.acts_count)),
                 fmt::arg("pages", words.number(audit.pages_count)))},
      {"year", fmt::format("{}", audit.year)},
      {"year_path", year_path(audit.year)},
      {"chart_label", words.say("months_of", fmt::arg("year", audit.year))},
      {"clock_summary",
       words.say("clock_summary", fmt::arg("known", words.number(audit.clock_count)),
                 fmt::arg("acts", words.number(audit.acts_count)),
                 fmt::arg("in_time", words.number(audit.clock_count - audit.late.size())))},
      {"days_summary", audit.days.empty()
                           ? std::string{}
                           : words.say("days_summary", fmt::arg("least", audit.days.front()),
                                       fmt::arg("median", median_of(audit.days)),
                                       fmt::arg("most", audit.days.back()))}};
  add_numbers(words, audit, values);
  add_months(words, audit.year, source.cards, values);
  values.lists["rules"] = clock_rules(words, audit.year, site.configuration().calendar);
  values.lists["late"] = {};
  for (const LateAct& late : audit.late) {
    values.lists["late"].push_back(late_values(words, late));
  }
  values.texts["has_late"] = std::string(audit.late.empty() ? "" : "1");
  values.texts["has_series"] = std::string(audit.series.empty() ? "" : "1");
  return {.path = audit_path(audit.year),
          .title = title,
          .description = words.word("audit_lead"),
          .crumbs = {{.name = words.word("statistics"), .path = statistics_path()},
                     {.name = fmt::format("{}", audit.year)}},
          .template_name = "audit.html",
          .values = std::move(values)};
}

/// The places of an act that a notice puts right, with the way to each in the act's page.
std::vector<Values> corrected_places(const ActCard& notice, std::string_view act) {
  std::vector<Values> list;
  for (std::size_t i = 0; i < notice.corrections.size(); ++i) {
    const model::PlacedCorrection& placed = notice.corrections[i];
    if (placed.correction.act == act) {
      list.push_back({.texts = {{"place_path", act_path(placed.correction.act, placed.date)},
                                {"place_id", correction_id(notice.id, i + 1)},
                                {"place_name", placed.name},
                                {"place_old", placed.correction.old_text},
                                {"place_new", placed.correction.new_text}}});
    }
  }
  return list;
}

/// Acts that correct others, newest issue first, each with what it corrects where the site has it.
Page make_corrections_page(const RegisterSource& source, const Site& site) {
  const Words& words = site.words();
  std::map<std::string, const ActCard*, std::less<>> published;
  for (const IssueCard& card : source.cards) {
    for (const ActCard& act : card.acts) {
      published.emplace(act.id, &act);
    }
  }
  Values values;
  std::vector<Values>& corrections = values.lists["corrections"];
  for (auto card = source.cards.rbegin(); card != source.cards.rend(); ++card) {
    for (const ActCard& act : card->acts) {
      Values correction = act_values(words, act, *card);
      std::vector<Values>& corrected = correction.lists["corrected"];
      for (const model::RelatedAct& related : act.related) {
        const auto found = published.find(related.act);
        if (related.kind != model::RelationKind::corrects || found == published.end()) {
          continue;
        }
        corrected.push_back({.texts = {{"corrected_path", act_path(related.act, related.date)},
                                       {"corrected_title", found->second->title},
                                       {"corrected_provisions", related.provisions}},
                             .lists = {{"places", corrected_places(act, related.act)}}});
      }
      const bool is_repeated = act.part && act.part->next;
      if (!corrected.empty() && !is_repeated) {
        corrections.push_back(std::move(correction));
      }
    }
  }
  values.texts["corrections_count"] =
      words.say("corrections_count", fmt::arg("count", words.number(corrections.size())));
  values.texts["has_corrections"] = std::string(corrections.empty() ? "" : "1");
  return {.path = corrections_path(),
          .title = words.word("corrections"),
          .description = words.word("corrections_lead"),
          .crumbs = {{.name = words.word("corrections")}},
          .template_name = "corrections.html",
          .values = std::move(values)};
}

/// How to verify a file, with the checksums of the newest year and the way to those of others.
Page make_verify_page(const RegisterSource& source, const Site& site) {
  const Words& words = site.words();
  Values values;
  values.lists = {{"years", {}}, {"issues", {}}};
  std::set<int> years;
  for (const IssueCard& card : source.cards) {
    if (card.pdf_bytes > 0) {
      years.insert(card.number.year);
    }
  }
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    values.lists["years"].push_back(
        {.texts = {{"year", fmt::format("{}", *year)}, {"checksums", checksums_path(*year)}}});
  }
  for (auto card = source.cards.rbegin(); card != source.cards.rend(); ++card) {
    if (card->pdf_bytes > 0 && card->number.year == *years.rbegin()) {
      values.lists["issues"].push_back(
          {.texts = {{"issue_name", issue_short_name(words, card->number)},
                     {"issue_path", issue_path(card->number)},
                     {"pdf", issue_pdf_path(site.configuration(), card->number)},
                     {"pdf_name", issue_pdf_name(site.configuration(), card->number)},
                     {"pdf_size", words.size(card->pdf_bytes)},
                     {"pdf_sha256", card->pdf_sha256}}});
    }
  }
  values.texts["newest_year"] = years.empty() ? "" : fmt::format("{}", *years.rbegin());
  return {.path = verify_path(),
          .title = words.word("verify"),
          .description = words.word("verify_lead"),
          .crumbs = {{.name = words.word("verify")}},
          .template_name = "verify.html",
          .values = std::move(values)};
}

}  // namespace

std::string to_text(const std::vector<NumberRange>& ranges) {
  std::string text;
  for (const NumberRange& range : ranges) {
    text += text.empty() ? "" : ", ";
    text += range.first == range.last ? fmt::format("{}", range.first)
                                      : fmt::format("{}–{}", range.first, range.last);
  }
  return text;
}

std::vector<SiteFile> make_register_pages(const RegisterSource& source, const Site& site,
                                          const WantedLists& wanted) {
  std::vector<SiteFile> files;
  for (const YearAudit& audit : source.audits) {
    if (wanted.has(site.path_of(audit_path(audit.year)), audit.year, "")) {
      files.push_back(site.make_page(make_audit_page(audit, source, site)));
    }
  }
  if (wanted.has(site.path_of(statistics_path()))) {
    files.push_back(site.make_page(make_statistics_page(source, site)));
    files.push_back(site.make_page(make_corrections_page(source, site)));
    files.push_back(site.make_page(make_verify_page(source, site)));
  }
  return files;
}

std::vector<SiteFile> make_checksums(const std::vector<IssueCard>& cards,
                                     const model::Configuration& configuration,
                                     const WantedLists& wanted) {
  std::map<int, std::string> years;
  for (const IssueCard& card : cards) {
    if (card.pdf_bytes > 0) {
      // Two spaces, and the way from the year's folder: as sha256sum writes it.
      years[card.number.year] += fmt::format("{}  {}/{}\n", card.pdf_sha256, file_name(card.number),
                                             issue_pdf_name(configuration, card.number));
    }
  }
  std::vector<SiteFile> files;
  for (auto& [year, lines] : years) {
    if (const std::string path = checksums_path(year); wanted.has(path, year, "")) {
      files.push_back({.path = path, .bytes = std::move(lines)});
    }
  }
  return files;
}

}  // namespace gazette::web

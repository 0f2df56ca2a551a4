#include "gazette/compose/compose.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::compose {
namespace {

using model::Configuration;
using model::Entry;
using model::Instrument;
using model::Issue;
using model::Plan;
using model::PlanEntry;

/// Where something unknown goes: after all that is known.
constexpr int kLast = 1'000'000;

/// "9a" -> 9: the numeric part of a symbol's number.
int leading_number(std::string_view number) {
  int value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

int section_rank(const Configuration& configuration, std::string_view section) {
  for (std::size_t i = 0; i < configuration.sections.size(); ++i) {
    if (configuration.sections[i].id == section) {
      return static_cast<int>(i);
    }
  }
  return kLast;
}

/// The rule of order. Number and symbol make it total, so that the result never depends on the
/// order in which acts were given.
auto order_key(const Configuration& configuration, const Instrument& instrument) {
  const model::Issuer* issuer = model::issuer_on(configuration, instrument.issuer, instrument.date);
  const model::Kind* kind = model::find_kind(configuration, instrument.kind);
  return std::tuple(
      section_rank(configuration, instrument.section), issuer != nullptr ? issuer->rank : kLast,
      instrument.issuer, kind != nullptr ? kind->rank : kLast, instrument.date,
      leading_number(instrument.symbol.number), instrument.symbol.text, instrument.id);
}

void sort_by_rule(const Configuration& configuration, std::vector<Instrument>& instruments) {
  // Keys hold strings, so they are made once for each act and not at each comparison.
  using Key = decltype(order_key(configuration, instruments.front()));
  std::vector<std::pair<Key, std::size_t>> keys;
  keys.reserve(instruments.size());
  for (std::size_t i = 0; i < instruments.size(); ++i) {
    keys.emplace_back(order_key(configuration, instruments[i]), i);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<Instrument> sorted;
  sorted.reserve(instruments.size());
  for (const auto& [key, index] : keys) {
    sorted.push_back(std::move(instruments[index]));
  }
  instruments = std::move(sorted);
}

/// The acts that the plan names, in its order; what is not there or there twice is reported.
std::vector<Instrument> choose(const Plan& plan, std::vector<Instrument> instruments,
                               Diagnostics& diagnostics) {
  std::map<std::string, Instrument*, std::less<>> by_id;
  std::vector<std::string> ids;
  for (Instrument& instrument : instruments) {
    by_id.emplace(instrument.id, &instrument);
    ids.push_back(instrument.id);
  }
  std::vector<Instrument> chosen;
  std::map<std::string, Place, std::less<>> seen;
  for (const PlanEntry& entry : plan.entries) {
    if (!seen.emplace(entry.act, entry.place).second) {
      diagnostics.report({.code = "G0402",
                          .place = entry.place,
                          .message = fmt::format("the act \"{}\" is planned twice", entry.act),
                          .help = "take one of the two [[entry]] tables out"});
      continue;
    }
    const auto found = by_id.find(entry.act);
    if (found == by_id.end()) {
      const auto near = nearest(entry.act, ids);
      diagnostics.report({.code = "G0401",
                          .place = entry.place,
                          .message = fmt::format("no act \"{}\" was received", entry.act),
                          .help = near ? fmt::format("did you mean \"{}\"?", *near)
                                       : "ingest it first; `gazette status` lists the acts"});
      continue;
    }
    chosen.push_back(std::move(*found->second));
  }
  return chosen;
}

void report_order(const Plan& plan, const Configuration& configuration,
                  const std::vector<Instrument>& chosen, Diagnostics& diagnostics) {
  const bool by_rule =
      std::is_sorted(chosen.begin(), chosen.end(), [&](const Instrument& a, const Instrument& b) {
        return order_key(configuration, a) < order_key(configuration, b);
      });
  if (!by_rule) {
    diagnostics.report(
        {.code = "G0405",
         .place = {.path = plan.path},
         .message = fmt::format("issue {} keeps the order of its plan, not that of the rule",
                                model::to_text(plan.number)),
         .help = "write order = \"rule\" in the plan to have the acts ordered"});
  }
}

void report_dates(const Plan& plan, const std::vector<Instrument>& chosen,
                  Diagnostics& diagnostics) {
  for (const Instrument& instrument : chosen) {
    if (instrument.date > plan.date) {
      diagnostics.report(
          {.code = "G0404",
           .place = {.path = plan.path},
           .message = fmt::format("\"{}\" is dated {}, after its issue of {}", instrument.id,
                                  to_iso(instrument.date), to_iso(plan.date)),
           .help = "put it into a later issue, or mend the date of the plan"});
    }
  }
}

/// Banners stand before the first act of a section and of an issuer within it.
void set_banners(const Configuration& configuration, Issue& issue) {
  const Entry* previous = nullptr;
  for (Entry& entry : issue.entries) {
    const Instrument& instrument = entry.instrument;
    const model::Section* section = model::find_section(configuration, instrument.section);
    const model::Issuer* issuer =
        model::issuer_on(configuration, instrument.issuer, instrument.date);
    entry.section_title = section != nullptr ? section->title : "";
    entry.issuer_name = issuer != nullptr ? issuer->name : "";
    const bool new_section =
        previous == nullptr || previous->instrument.section != instrument.section;
    const bool new_issuer = new_section || previous->instrument.issuer != instrument.issuer;
    entry.section_banner = new_section ? entry.section_title : "";
    entry.issuer_banner = new_issuer && issuer != nullptr ? issuer->banner : "";
    previous = &entry;
  }
}

}  // namespace

model::Issue compose_issue(const Plan& plan, std::vector<Instrument> instruments,
                           const Configuration& configuration, Diagnostics& diagnostics) {
  std::vector<Instrument> chosen = choose(plan, std::move(instruments), diagnostics);
  if (plan.given_order) {
    report_order(plan, configuration, chosen, diagnostics);
  } else if (!chosen.empty()) {
    sort_by_rule(configuration, chosen);
  }
  report_dates(plan, chosen, diagnostics);
  Issue issue;
  issue.number = plan.number;
  issue.date = plan.date;
  issue.publisher = model::publisher_on(configuration, plan.date);
  issue.gazette_id = configuration.id;
  issue.site = configuration.site;
  issue.language = configuration.language;
  for (Instrument& instrument : chosen) {
    Entry entry;
    entry.contents_line = contents_line(instrument);
    entry.instrument = std::move(instrument);
    issue.entries.push_back(std::move(entry));
  }
  if (issue.entries.empty() && !diagnostics.has_errors()) {
    diagnostics.report(
        {.code = "G0406",
         .place = {.path = plan.path},
         .message = fmt::format("issue {} holds no act", model::to_text(plan.number)),
         .help = "add an [[entry]] with act = \"...\" to the plan"});
  }
  set_banners(configuration, issue);
  return issue;
}

void check_plans(const std::vector<Plan>& plans, Diagnostics& diagnostics) {
  std::map<std::string, const Plan*, std::less<>> holder;
  for (const Plan& plan : plans) {
    for (const PlanEntry& entry : plan.entries) {
      const auto [found, first] = holder.emplace(entry.act, &plan);
      if (first || found->second == &plan) {
        continue;
      }
      diagnostics.report(
          {.code = "G0403",
           .place = entry.place,
           .message =
               fmt::format("the act \"{}\" is planned in two issues, {} and {}", entry.act,
                           model::to_text(found->second->number), model::to_text(plan.number)),
           .help = fmt::format("take it out of {} or of {}", found->second->path, plan.path)});
    }
  }
}

Plan make_plan(model::IssueNumber number, Date date, const std::vector<Instrument>& acts,
               const Configuration& configuration) {
  std::vector<Instrument> sorted = acts;
  if (!sorted.empty()) {
    sort_by_rule(configuration, sorted);
  }
  Plan plan;
  plan.number = number;
  plan.date = date;
  for (const Instrument& instrument : sorted) {
    plan.entries.push_back({.act = instrument.id});
  }
  return plan;
}

std::string contents_line(const Instrument& instrument) {
  std::string abstract(trim(instrument.abstract_text));
  // "Về việc ..." after the kind would say "Quyết định số ... Về việc": the page says "về việc".
  // An abbreviation ("UBND tỉnh ...") keeps its capitals.
  const std::string first_word = abstract.substr(0, abstract.find(' '));
  const bool abbreviation = is_upper_case(first_word) && to_code_points(first_word).size() > 1;
  if (!abstract.empty() && !abbreviation) {
    std::size_t position = 0;
    const char32_t first = next_code_point(abstract, position);
    std::string lowered;
    append_utf8(lowered, first);
    abstract = to_lower(lowered) + abstract.substr(position);
  }
  while (!abstract.empty() && (abstract.back() == '.' || abstract.back() == ';')) {
    abstract.pop_back();
  }
  return fmt::format("{} - {}{}{}.", to_running_head(instrument.date), model::title_of(instrument),
                     abstract.empty() ? "" : " ", abstract);
}

}  // namespace gazette::compose

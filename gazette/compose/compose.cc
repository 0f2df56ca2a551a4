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

/// A part begins and ends where its act can be cut, the last one where the act ends.
void check_part(const PlanEntry& entry, const Instrument& instrument, Diagnostics& diagnostics) {
  if (!entry.part) {
    return;
  }
  const model::Part& part = *entry.part;
  const std::uint32_t count = model::body_count(instrument);
  const bool ends_rightly =
      part.next ? part.end < count && is_cut(instrument, part.end) : part.end == count;
  const bool begins_rightly = part.former ? is_cut(instrument, part.first) : part.first == 0;
  if (!ends_rightly || !begins_rightly) {
    diagnostics.report(
        {.code = "G0414",
         .place = entry.place,
         .message = fmt::format("part {} of \"{}\" has paragraphs {} to {} of {}: it {} there",
                                part.number, entry.act, part.first + 1, part.end, count,
                                begins_rightly ? "cannot end" : "cannot begin"),
         .help = "let `gazette plan` cut the act: take the plan away and make it anew"});
  }
}

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
/// order in which acts were given. What goes on from an earlier issue comes first in its section.
auto order_key(const Configuration& configuration, const Entry& entry) {
  const Instrument& instrument = entry.instrument;
  const model::Issuer* issuer = model::issuer_on(configuration, instrument.issuer, instrument.date);
  const model::Kind* kind = model::find_kind(configuration, instrument.kind);
  const bool goes_on = entry.part && entry.part->former;
  return std::tuple(section_rank(configuration, instrument.section), goes_on ? 0 : 1,
                    issuer != nullptr ? issuer->rank : kLast, instrument.issuer,
                    kind != nullptr ? kind->rank : kLast, instrument.date,
                    leading_number(instrument.symbol.number), instrument.symbol.text,
                    instrument.id);
}

void sort_by_rule(const Configuration& configuration, std::vector<Entry>& entries) {
  if (entries.empty()) {
    return;
  }
  // Keys hold strings, so they are made once for each act and not at each comparison.
  using Key = decltype(order_key(configuration, entries.front()));
  std::vector<std::pair<Key, std::size_t>> keys;
  keys.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    keys.emplace_back(order_key(configuration, entries[i]), i);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<Entry> sorted;
  sorted.reserve(entries.size());
  for (const auto& [key, index] : keys) {
    sorted.push_back(std::move(entries[index]));
  }
  entries = std::move(sorted);
}

/// What the act of an entry is about: as the plan says, else as its abstract does.
std::vector<std::string> subjects_for(const PlanEntry& entry, const Instrument& instrument,
                                      const Configuration& configuration,
                                      Diagnostics& diagnostics) {
  if (!entry.subjects) {
    return model::subjects_of(instrument.abstract_text, configuration.subjects);
  }
  std::vector<std::string> ids;
  for (const model::Subject& subject : configuration.subjects) {
    ids.push_back(subject.id);
  }
  for (const std::string& id : *entry.subjects) {
    if (model::find_subject(configuration.subjects, id) == nullptr) {
      const auto near = nearest(id, ids);
      diagnostics.report(
          {.code = "G0107",
           .place = entry.subjects_place,
           .message =
               fmt::format("\"{}\" is said to be about \"{}\", which is no subject", entry.act, id),
           .help = near ? fmt::format("did you mean \"{}\"?", *near)
                        : "give it a [[subject]] in gazette.toml, or take it out"});
    }
  }
  std::vector<std::string> chosen;
  for (const std::string& id : *entry.subjects) {
    if (std::find(chosen.begin(), chosen.end(), id) == chosen.end()) {
      chosen.push_back(id);
    }
  }
  return chosen;
}

/// The acts that the plan names, in its order; what is not there or there twice is reported.
std::vector<Entry> choose(const Plan& plan, std::vector<Instrument> instruments,
                          const Configuration& configuration, Diagnostics& diagnostics) {
  std::map<std::string, Instrument*, std::less<>> by_id;
  std::vector<std::string> ids;
  for (Instrument& instrument : instruments) {
    by_id.emplace(instrument.id, &instrument);
    ids.push_back(instrument.id);
  }
  std::vector<Entry> chosen;
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
    check_part(entry, *found->second, diagnostics);
    std::vector<std::string> subjects =
        subjects_for(entry, *found->second, configuration, diagnostics);
    chosen.push_back({.instrument = std::move(*found->second),
                      .part = entry.part,
                      .subjects = std::move(subjects)});
  }
  return chosen;
}

void report_order(const Plan& plan, const Configuration& configuration,
                  const std::vector<Entry>& chosen, Diagnostics& diagnostics) {
  const bool by_rule =
      std::is_sorted(chosen.begin(), chosen.end(), [&](const Entry& a, const Entry& b) {
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

void report_dates(const Plan& plan, const std::vector<Entry>& chosen, Diagnostics& diagnostics) {
  for (const Entry& entry : chosen) {
    const Instrument& instrument = entry.instrument;
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

Issue compose_issue(const Plan& plan, std::vector<Instrument> instruments,
                    const Configuration& configuration, Diagnostics& diagnostics) {
  std::vector<Entry> chosen = choose(plan, std::move(instruments), configuration, diagnostics);
  if (plan.given_order) {
    report_order(plan, configuration, chosen, diagnostics);
  } else {
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
  issue.first_page = plan.first_page;
  issue.pages_most = plan.pages_most != 0 ? plan.pages_most : configuration.pages_most;
  for (Entry& entry : chosen) {
    entry.contents_line = contents_line(entry);
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

Plan make_plan(model::IssueNumber number, Date date, std::vector<Entry> entries,
               const Configuration& configuration) {
  sort_by_rule(configuration, entries);
  Plan plan;
  plan.number = number;
  plan.date = date;
  for (const Entry& entry : entries) {
    plan.entries.push_back({.act = entry.instrument.id, .part = entry.part});
  }
  return plan;
}

std::string contents_line(const Entry& entry) {
  const Instrument& instrument = entry.instrument;
  const std::string abstract = model::running_abstract(instrument);
  std::vector<std::string> parts;
  if (entry.part && entry.part->former) {
    parts.emplace_back("tiếp theo");
  }
  if (entry.part && entry.part->next) {
    parts.push_back(
        fmt::format("xem tiếp Công báo số {}", model::printed_number(*entry.part->next)));
  }
  return fmt::format("{} - {}{}{}.{}", to_running_head(instrument.date),
                     model::title_of(instrument), abstract.empty() ? "" : " ", abstract,
                     parts.empty() ? "" : fmt::format(" ({})", fmt::join(parts, "; ")));
}

}  // namespace gazette::compose

// Checks of dates: what the calendar does not have, and what the law puts in another order (the
// grounds before the act, adoption before signing, days between signing and effect).

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_act.h"

namespace gazette::ingest {
namespace {

using model::Role;

/// A date and where it stands.
struct FoundDate {
  Date date = {};
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Every full date in `text`, right or not.
std::vector<FoundDate> dates_in(std::string_view text) {
  std::vector<FoundDate> dates;
  for (std::size_t at = text.find("ngày "); at != std::string_view::npos;
       at = text.find("ngày ", at + 1)) {
    if (const std::optional<WrittenDate> written = date_at(text, at)) {
      dates.push_back({.date = written->date, .begin = at, .end = written->end});
    }
  }
  return dates;
}

void check_calendar(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips slips;
  for (const CheckedText& text : checked.texts) {
    for (const FoundDate& written : dates_in(text.text)) {
      if (!is_valid(written.date) && text.role != Role::head_place) {
        slips.push_back({.paragraph = text.paragraph,
                         .shown = text.text.substr(written.begin, written.end - written.begin)});
      }
    }
  }
  report_slips(checked,
               {.code = "G0360",
                .message = "the calendar has no such day",
                .help = "compare with the signed act"},
               slips, diagnostics);
}

void check_grounds(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips slips;
  for (const CheckedText& text : checked.texts) {
    if (text.role != Role::preamble || text.attachment != 0 || !is_valid(checked.act.date)) {
      continue;
    }
    for (const FoundDate& written : dates_in(text.text)) {
      if (is_valid(written.date) && written.date > checked.act.date) {
        slips.push_back({.paragraph = text.paragraph,
                         .shown = words_around(text.text, written.begin, written.end)});
      }
    }
  }
  report_slips(checked,
               {.code = "G0361",
                .message = fmt::format("a ground is dated after the act, which is of {}",
                                       to_iso(checked.act.date)),
                .help = "compare the date of the act and of the ground with the signed act"},
               slips, diagnostics);
}

/// When an act says it was adopted, and where: "Nghị quyết này đã được Hội đồng nhân dân ... thông
/// qua ngày ...".
struct Adoption {
  Date date = {};
  const model::Paragraph* paragraph = nullptr;
};

std::optional<Adoption> find_adoption(const CheckedAct& checked) {
  for (const CheckedText& text : checked.texts) {
    const bool may_say = text.attachment == 0 && text.is_rule();
    const std::size_t passed = may_say ? text.text.find("thông qua ngày ") : std::string::npos;
    if (passed == std::string::npos || text.text.find(" này ") > passed) {
      continue;
    }
    const std::optional<WrittenDate> written = date_at(text.text, text.text.find("ngày ", passed));
    if (written && is_valid(written->date)) {
      return Adoption{.date = written->date, .paragraph = text.paragraph};
    }
  }
  return std::nullopt;
}

/// Signing follows adoption.
void check_adoption(const CheckedAct& checked, Diagnostics& diagnostics) {
  const std::optional<Adoption> adoption = find_adoption(checked);
  if (adoption && is_valid(checked.act.date) && adoption->date > checked.act.date) {
    diagnostics.report({.code = "G0362",
                        .place = place_in(checked, adoption->paragraph),
                        .message = fmt::format("the act is dated {} but was adopted on {}",
                                               to_iso(checked.act.date), to_iso(adoption->date)),
                        .help = "compare both dates with the signed act"});
  }
}

/// From a day on, how many days must lie between the adoption or signing of a province's normative
/// act and its effect, outside the shortened procedure.
struct EffectRule {
  Date from = {};
  int days = 0;
  std::string_view law = {};
};
constexpr std::array<EffectRule, 2> kEffectRules = {{
    {{2016, 7, 1}, 10, "Luật số 80/2015/QH13, Điều 151"},
    {{2025, 4, 1}, 10, "Luật số 64/2025/QH15, Điều 53"},
}};

/// Whether the issuer is the council, the committee or the chairman of a province or city.
bool is_provincial(const CheckedAct& checked) {
  const model::Issuer* issuer =
      model::issuer_on(checked.configuration, checked.act.issuer, checked.act.date);
  const std::string name = issuer == nullptr ? "" : fold(issuer->name);
  const bool is_local = name.find("nhan dan tinh ") != std::string::npos ||
                        name.find("nhan dan thanh pho ") != std::string::npos;
  return is_local;
}

void check_effect(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Instrument& act = checked.act;
  const bool applies = act.symbol.year != 0 && act.effective && is_valid(act.date) &&
                       is_valid(*act.effective) && is_provincial(checked);
  if (applies && *act.effective < act.date) {
    return;  // G0335
  }
  const EffectRule* rule = nullptr;
  for (const EffectRule& candidate : kEffectRules) {
    rule = act.date >= candidate.from ? &candidate : rule;
  }
  if (!applies || rule == nullptr) {
    return;
  }
  const std::optional<Adoption> adoption = find_adoption(checked);
  const Date from = adoption ? std::min(adoption->date, act.date) : act.date;
  if (*act.effective >= add_days(from, rule->days)) {
    return;
  }
  // Where it says so: the first paragraph of the act's own text that speaks of its effect.
  const model::Paragraph* where = nullptr;
  for (const CheckedText& text : checked.texts) {
    const bool speaks = text.attachment == 0 && text.is_rule() &&
                        text.text.find(" này có hiệu lực") != std::string::npos;
    where = where == nullptr && speaks ? text.paragraph : where;
  }
  diagnostics.report(
      {.code = "G0363",
       .place = place_in(checked, where),
       .message = fmt::format("the act is of {} and in force from {}", to_iso(act.date),
                              to_iso(*act.effective)),
       .help = fmt::format("at least {} days are the rule ({}), but for the shortened procedure; "
                           "compare with the signed act",
                           rule->days, rule->law)});
}

/// The days from which the act says that it is in force: none before its own, and all the same.
void check_effect_days(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Instrument& act = checked.act;
  if (model::is_consolidated(act)) {
    return;  // it says when the act was in force that it consolidates
  }
  const bool is_said =
      std::any_of(act.effect.clauses.begin(), act.effect.clauses.end(),
                  [&](const model::EffectClause& clause) { return clause.day == act.effective; });
  if (act.effective && !is_said && is_valid(act.date) && *act.effective < act.date) {
    diagnostics.report({.code = "G0335",
                        .place = {.path = act.path},
                        .message = fmt::format("stated to be in force from {}, signed on {}",
                                               to_iso(*act.effective), to_iso(act.date)),
                        .help = "compare both days with the signed act"});
  }
  const model::EffectClause* first = nullptr;
  for (const model::EffectClause& clause : act.effect.clauses) {
    if (clause.ends || !clause.day) {
      continue;
    }
    if (is_valid(act.date) && *clause.day < act.date) {
      diagnostics.report({.code = "G0335",
                          .place = place_in(checked, clause.place),
                          .message = fmt::format("in force from {}, signed on {}",
                                                 to_iso(*clause.day), to_iso(act.date)),
                          .help = "compare both days with the signed act"});
    }
    if (!clause.provisions.empty()) {
      continue;
    }
    if (first != nullptr && *first->day != *clause.day) {
      diagnostics.report({.code = "G0341",
                          .place = place_in(checked, clause.place),
                          .message = fmt::format("in force from {}, and from {} above",
                                                 to_iso(*clause.day), to_iso(*first->day)),
                          .help = "compare both places with the signed act"});
    }
    first = first == nullptr ? &clause : first;
  }
}

void check_effect_missing(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Instrument& act = checked.act;
  const bool has_clause =
      std::any_of(act.effect.clauses.begin(), act.effect.clauses.end(),
                  [](const model::EffectClause& clause) { return !clause.ends; });
  if (act.symbol.year == 0 || act.effective || has_clause || act.provisions.empty()) {
    return;
  }
  diagnostics.report(
      {.code = "G0336",
       .place = {.path = act.path},
       .message = fmt::format("{} does not say from when it is in force", model::title_of(act)),
       .help = "compare with the signed act, or state `effective` in the front matter"});
}

constexpr std::array<Check, 6> kChecks = {check_calendar,    check_grounds,        check_adoption,
                                          check_effect_days, check_effect_missing, check_effect};

}  // namespace

std::span<const Check> date_checks() {
  return kChecks;
}

}  // namespace gazette::ingest

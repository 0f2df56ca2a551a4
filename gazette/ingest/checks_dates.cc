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

/// A number written at `at`, and `at` moved behind it; -1 where there is none of at most `digits`.
int read_number(std::string_view text, std::size_t& at, std::size_t digits) {
  int value = 0;
  const std::size_t begin = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - begin < digits) {
    value = value * 10 + (text[at++] - '0');
  }
  return at == begin || (at < text.size() && text[at] >= '0' && text[at] <= '9') ? -1 : value;
}

bool skip(std::string_view text, std::size_t& at, std::string_view words) {
  if (!text.substr(at).starts_with(words)) {
    return false;
  }
  at += words.size();
  return true;
}

struct WrittenDate {
  Date date = {};
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The date after "ngày " at `begin`: "05 tháng 02 năm 2022", "5/2/2022", "05-02-2022".
std::optional<WrittenDate> read_date(std::string_view text, std::size_t begin) {
  constexpr std::string_view kDay = "ngày ";
  WrittenDate written{.begin = begin};
  std::size_t at = begin + kDay.size();
  written.date.day = read_number(text, at, 2);
  const bool in_words = skip(text, at, " tháng ");
  const char mark = !in_words && at < text.size() ? text[at] : '\0';
  if (!in_words && mark != '/' && mark != '-') {
    return std::nullopt;
  }
  at += in_words ? 0 : 1;
  written.date.month = read_number(text, at, 2);
  if (in_words ? !skip(text, at, " năm ") : !skip(text, at, std::string_view(&mark, 1))) {
    return std::nullopt;
  }
  written.date.year = read_number(text, at, 4);
  written.end = at;
  const bool is_whole =
      written.date.day >= 0 && written.date.month >= 0 && written.date.year >= 1000;
  return is_whole ? std::optional(written) : std::nullopt;
}

/// Every full date in `text`, right or not.
std::vector<WrittenDate> dates_in(std::string_view text) {
  std::vector<WrittenDate> dates;
  for (std::size_t at = text.find("ngày "); at != std::string_view::npos;
       at = text.find("ngày ", at + 1)) {
    if (const std::optional<WrittenDate> written = read_date(text, at)) {
      dates.push_back(*written);
    }
  }
  return dates;
}

void check_calendar(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips slips;
  for (const CheckedText& text : checked.texts) {
    for (const WrittenDate& written : dates_in(text.text)) {
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
    for (const WrittenDate& written : dates_in(text.text)) {
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
    const std::optional<WrittenDate> written =
        read_date(text.text, text.text.find("ngày ", passed));
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

constexpr std::array<Check, 4> kChecks = {check_calendar, check_grounds, check_adoption,
                                          check_effect};

}  // namespace

std::span<const Check> date_checks() {
  return kChecks;
}

}  // namespace gazette::ingest

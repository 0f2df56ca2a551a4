#include "gazette/cli/asked.h"

#include <algorithm>

#include <fmt/format.h>

namespace gazette::cli {
namespace {

/// What to say of an issue that is not there: the double number that has it, else where the year
/// ends.
std::string issue_remedy(const Session& session, const model::IssueNumber& number) {
  const std::vector<ledger::GrantedIssue> issues = session.ledger.issues(number.year);
  for (const ledger::GrantedIssue& each : issues) {
    if (each.number.first <= number.last && number.first <= each.number.last) {
      return fmt::format("did you mean {}?", model::to_text(each.number));
    }
  }
  return issues.empty() ? fmt::format(
                              "the record has no issue of {}; `gazette plan` grants a "
                              "number",
                              number.year)
                        : fmt::format("the issues of {} are {} to {}", number.year,
                                      model::to_text(issues.front().number),
                                      model::to_text(issues.back().number));
}

}  // namespace

bool has_issue(const Session& session, const model::IssueNumber& number, Diagnostics& diagnostics) {
  if (session.ledger.find_issue(number)) {
    return true;
  }
  diagnostics.report(
      {.code = "G0725",
       .place = {.path = record_path(session.workspace).string()},
       .message = fmt::format("issue {} has no number granted", model::to_text(number)),
       .help = issue_remedy(session, number)});
  return false;
}

std::optional<ledger::IssueCopies> copies_of(const Session& session,
                                             const model::IssueNumber& number,
                                             const ledger::CopiesMoment& moment,
                                             Diagnostics& diagnostics) {
  if (!has_issue(session, number, diagnostics)) {
    return std::nullopt;
  }
  for (const ledger::IssueCopies& each : session.ledger.year_copies(number.year, moment).issues) {
    if (each.number == number) {
      return each;
    }
  }
  const Date date = session.ledger.find_issue(number)->date;
  diagnostics.report(
      {.code = "G0689",
       .message = fmt::format("issue {} was not there on {}", model::to_text(number),
                              to_iso(moment.as_of.value_or(date))),
       .help = fmt::format("it is dated {}: ask for that day or a later one", to_iso(date))});
  return std::nullopt;
}

bool has_recipient(const Session& session, const std::string& id, Diagnostics& diagnostics,
                   std::optional<Date> known_at) {
  if (session.ledger.recipient_history(id, known_at)) {
    return true;
  }
  std::vector<std::string> known;
  for (const ledger::Recipient& each : session.ledger.recipients_on(today())) {
    known.push_back(each.id);
  }
  const auto near = nearest(to_upper(id), known);
  const bool came_later = known_at && session.ledger.recipient_history(id);
  diagnostics.report(
      {.code = "G0705",
       .place = {.path = record_path(session.workspace).string()},
       .message = fmt::format("there is no recipient {}", id),
       .help = came_later ? fmt::format("the record knew it only after {}", to_iso(*known_at))
               : near     ? fmt::format("did you mean {}?", *near)
                          : "`gazette recipients find NAME` tells the ids of bodies"});
  return false;
}

std::string district_key(std::string_view district) {
  return fold(collapse_spaces(district));
}

bool has_districts(const Session& session, const std::vector<std::string>& asked,
                   const std::vector<std::string>& known, const std::string& whose,
                   Diagnostics& diagnostics) {
  std::vector<std::string> keys;
  for (const std::string& each : known) {
    keys.push_back(district_key(each));
  }
  bool has_all = true;
  for (const std::string& each : asked) {
    const std::string key = district_key(each);
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) {
      continue;
    }
    has_all = false;
    const auto near = nearest(key, keys);
    const auto found = near ? std::find(keys.begin(), keys.end(), *near) : keys.end();
    diagnostics.report(
        {.code = "G0756",
         .place = {.path = record_path(session.workspace).string()},
         .message = fmt::format("{} in \"{}\"", whose, each),
         .help = found != keys.end()
                     ? fmt::format("did you mean \"{}\"?",
                                   known[static_cast<std::size_t>(found - keys.begin())])
                     : "the list that was sent, in papers/, has its districts"});
  }
  return has_all;
}

}  // namespace gazette::cli

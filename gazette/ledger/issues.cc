// Numbers granted (cấp số) and what issues hold.

#include "gazette/ledger/issues.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/sealed.h"

namespace gazette::ledger {
namespace {

/// A booklet carries one number or two.
constexpr int kNumbersPerIssueMax = 2;
constexpr int kNumberMax = 9999;

/// The number that the year's next grant gets.
int next_number(const Database& database, int year) {
  Statement next = database.prepare(
      "SELECT coalesce((SELECT max(number) + 1 FROM number_grant WHERE year = ?1), "
      "(SELECT first FROM year_start WHERE year = ?1), 1)");
  next.bind(year);
  const bool has_row = next.step();
  GAZETTE_ASSERT(has_row);
  return next.integer(0);
}

/// The issue that carries `number` as one of its numbers.
std::optional<IssueRow> issue_with_number(const Database& database, int year, int number) {
  Statement issue = database.prepare(
      "SELECT issue.id, issue.year, issue.first, issue.last, issue.date FROM number_grant "
      "JOIN issue ON issue.id = issue_id WHERE number_grant.year = ? AND number = ?");
  issue.bind(year, number);
  if (!issue.step()) {
    return std::nullopt;
  }
  return IssueRow{
      .id = issue.wide(0),
      .number = {.year = issue.integer(1), .first = issue.integer(2), .last = issue.integer(3)},
      .date = issue.date(4)};
}

/// The date of the year's latest issue.
std::optional<Date> last_date(const Database& database, int year) {
  Statement last =
      database.prepare("SELECT date FROM issue WHERE year = ? ORDER BY first DESC LIMIT 1");
  last.bind(year);
  return last.step() ? std::optional(last.date(0)) : std::nullopt;
}

bool is_sound(const Database& database, const GrantRequest& request, Diagnostics& diagnostics) {
  const std::size_t errors_count = diagnostics.errors_count();
  if (request.numbers_count < 1 || request.numbers_count > kNumbersPerIssueMax) {
    report_finding("G0727", database,
                   fmt::format("{} numbers for one issue", request.numbers_count),
                   "an issue carries one number or two", diagnostics);
  }
  if (!is_valid(request.date) || request.date.year != request.year) {
    report_finding(
        "G0723", database,
        fmt::format("an issue of {} cannot be dated {}", request.year, to_iso(request.date)),
        "numbers begin again each year: date the issue within the year of its number", diagnostics);
  }
  return diagnostics.errors_count() == errors_count;
}

/// A wanted number that is taken, asked for again with other words.
void report_taken(const Database& database, const GrantRequest& request, const IssueRow& taken,
                  int next, Diagnostics& diagnostics) {
  const model::IssueNumber wanted = {.year = request.year,
                                     .first = *request.wanted_first,
                                     .last = *request.wanted_first + request.numbers_count - 1};
  std::string help = fmt::format("the next free number is {}/{:02}", request.year, next);
  if (taken.number == wanted) {
    report_finding("G0722", database,
                   fmt::format("number {} was granted for {}, not for {}", model::to_text(wanted),
                               to_iso(taken.date), to_iso(request.date)),
                   std::move(help), diagnostics);
    return;
  }
  report_finding("G0722", database,
                 fmt::format("number {} is taken by issue {} of {}", model::to_text(wanted),
                             model::to_text(taken.number), to_iso(taken.date)),
                 std::move(help), diagnostics);
}

model::IssueNumber add_issue(const Database& database, const GrantRequest& request, int first) {
  const model::IssueNumber number = {
      .year = request.year, .first = first, .last = first + request.numbers_count - 1};
  Statement issue =
      database.prepare("INSERT INTO issue(year, first, last, date) VALUES (?, ?, ?, ?)");
  issue.bind(number.year, number.first, number.last, request.date).run();
  const std::int64_t issue_id = database.last_id();
  Statement grant =
      database.prepare("INSERT INTO number_grant(year, number, issue_id) VALUES (?, ?, ?)");
  for (int each = number.first; each <= number.last; ++each) {
    grant.bind(number.year, each, issue_id).run();
  }
  return number;
}

/// What an issue holds.
struct Contents {
  std::vector<std::string> acts = {};
  Parts parts = {};

  bool operator==(const Contents&) const = default;
};

/// A part from the columns of contents_act that follow `column`; none where the act is whole.
std::optional<model::Part> part_from(const Statement& row, int column) {
  if (row.integer(column) == 0) {
    return std::nullopt;
  }
  return model::Part{.number = row.integer(column),
                     .first = static_cast<std::uint32_t>(row.wide(column + 1)),
                     .end = static_cast<std::uint32_t>(row.wide(column + 2)),
                     .former = model::parse_issue_number(row.text(column + 3)),
                     .next = model::parse_issue_number(row.text(column + 4))};
}

/// The issue's latest contents.
std::optional<Contents> latest_contents(const Database& database, std::int64_t issue_id) {
  Statement latest =
      database.prepare("SELECT id FROM contents WHERE issue_id = ? ORDER BY revision DESC LIMIT 1");
  latest.bind(issue_id);
  if (!latest.step()) {
    return std::nullopt;
  }
  Statement acts = database.prepare(
      "SELECT act, part, first_paragraph, end_paragraph, continued_from, continued_in "
      "FROM contents_act WHERE contents_id = ? ORDER BY place");
  acts.bind(latest.wide(0));
  Contents contents;
  while (acts.step()) {
    contents.acts.push_back(acts.text(0));
    if (const auto part = part_from(acts, 1)) {
      contents.parts.emplace(acts.text(0), *part);
    }
  }
  return contents;
}

/// Acts that were never received, or that stand twice in the list.
bool are_known(const Database& database, const model::IssueNumber& number,
               const std::vector<std::string>& acts, Diagnostics& diagnostics) {
  Statement known = database.prepare("SELECT count(*) FROM act WHERE id = ?");
  std::set<std::string_view> seen;
  bool all_known = true;
  for (const std::string& act : acts) {
    known.bind(act);
    const bool has_row = known.step();
    GAZETTE_ASSERT(has_row);
    if (known.wide(0) == 0) {
      all_known = false;
      report_finding(
          "G0713", database,
          fmt::format("issue {} holds {}, which was never received", model::to_text(number), act),
          "take it in with `gazette ingest`, or correct its id in the plan", diagnostics);
    } else if (!seen.insert(act).second) {
      all_known = false;
      report_finding("G0715", database,
                     fmt::format("issue {} holds {} twice", model::to_text(number), act),
                     "leave one of the two entries out of the plan", diagnostics);
    }
    known.reset();
  }
  return all_known;
}

/// Whether an act stands in two issues as parts of it that have nothing in common.
bool are_apart(const std::string& act, const Parts& a, const Parts& b) {
  const auto left = a.find(act);
  const auto right = b.find(act);
  return left != a.end() && right != b.end() &&
         (left->second.end <= right->second.first || right->second.end <= left->second.first);
}

void warn_of_acts_elsewhere(const Database& database, const model::IssueNumber& number,
                            const Contents& contents, Diagnostics& diagnostics) {
  const std::set<std::string_view> own(contents.acts.begin(), contents.acts.end());
  for (const GrantedIssue& issue : list_issues(database, std::nullopt)) {
    for (const std::string& act : issue.acts) {
      if (issue.number != number && own.contains(act) &&
          !are_apart(act, issue.parts, contents.parts)) {
        report_finding(
            "G0714", database,
            fmt::format("{} is in issue {} and in issue {}", act, model::to_text(issue.number),
                        model::to_text(number)),
            fmt::format("take it out of one plan, and run `gazette plan` for issue {} again",
                        model::to_text(issue.number)),
            diagnostics);
      }
    }
  }
}

IssueState state_from(const Statement& row, int column) {
  if (row.integer(column + 2) != 0) {
    return IssueState::distributed;
  }
  if (row.integer(column + 1) != 0) {
    return IssueState::printed;
  }
  return row.integer(column) != 0 ? IssueState::ordered : IssueState::planned;
}

}  // namespace

void report_finding(std::string_view code, const Database& database, std::string message,
                    std::string help, Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = {.path = database.path()},
                      .message = std::move(message),
                      .help = std::move(help)});
}

std::string_view to_text(IssueState state) {
  switch (state) {
    case IssueState::planned:
      return "planned";
    case IssueState::ordered:
      return "ordered";
    case IssueState::printed:
      return "printed";
    case IssueState::distributed:
      return "distributed";
  }
  return "planned";
}

std::string copies_text(std::int64_t copies) {
  return fmt::format("{} {}", copies, copies == 1 ? "copy" : "copies");
}

std::optional<IssueRow> find_issue_row(const Database& database, const model::IssueNumber& number) {
  std::optional<IssueRow> issue = issue_with_number(database, number.year, number.first);
  return issue && issue->number == number ? issue : std::nullopt;
}

std::optional<IssueRow> require_issue(const Database& database, const model::IssueNumber& number,
                                      Diagnostics& diagnostics, Place place) {
  const std::optional<IssueRow> issue = issue_with_number(database, number.year, number.first);
  if (issue && issue->number == number) {
    return issue;
  }
  if (place.path.empty()) {
    place.path = database.path();
  }
  diagnostics.report(
      {.code = "G0725",
       .place = std::move(place),
       .message = fmt::format("issue {} has no number granted", model::to_text(number)),
       .help = issue ? fmt::format("did you mean issue {}?", model::to_text(issue->number))
                     : fmt::format("grant it with `gazette plan {}`", model::to_text(number))});
  return std::nullopt;
}

std::vector<GrantedIssue> list_issues(const Database& database, std::optional<int> year) {
  Statement all = database.prepare(
      "SELECT id, year, first, last, date, "
      "EXISTS(SELECT 1 FROM print_order WHERE issue_id = issue.id), "
      "EXISTS(SELECT 1 FROM standing_journal WHERE issue_id = issue.id AND kind = 'print_run'), "
      "EXISTS(SELECT 1 FROM standing_journal WHERE issue_id = issue.id AND kind = 'shipment') "
      "FROM issue WHERE ?1 = 0 OR year = ?1 ORDER BY year, first");
  all.bind(year.value_or(0));
  std::vector<GrantedIssue> issues;
  while (all.step()) {
    GrantedIssue issue = {
        .number = {.year = all.integer(1), .first = all.integer(2), .last = all.integer(3)},
        .date = all.date(4),
        .state = state_from(all, 5)};
    Contents contents = latest_contents(database, all.wide(0)).value_or(Contents{});
    issue.acts = std::move(contents.acts);
    issue.parts = std::move(contents.parts);
    issues.push_back(std::move(issue));
  }
  return issues;
}

bool Ledger::begin_year(int year, int first, Diagnostics& diagnostics) {
  Transaction transaction(*database_, Transaction::Kind::write);
  const int next = next_number(*database_, year);
  Statement begun = database_->prepare(
      "SELECT coalesce((SELECT first FROM year_start WHERE year = ?1), "
      "(SELECT min(number) FROM number_grant WHERE year = ?1), 0)");
  begun.bind(year);
  const bool has_row = begun.step();
  GAZETTE_ASSERT(has_row);
  const int begins_at = begun.integer(0);  // 0: not yet
  if (first == (begins_at != 0 ? begins_at : next)) {
    return true;
  }
  const bool in_range = year >= 1900 && year <= 2200 && first >= 2 && first <= kNumberMax;
  if (begins_at != 0 || !in_range) {
    report_finding("G0726", *database_,
                   fmt::format("the numbers of {} cannot begin at {}", year, first),
                   fmt::format("the next number of {} is {}", year, next), diagnostics);
    return false;
  }
  Statement start = database_->prepare("INSERT INTO year_start(year, first) VALUES (?, ?)");
  start.bind(year, first).run();
  transaction.commit();
  return true;
}

std::optional<model::IssueNumber> Ledger::grant_number(const GrantRequest& request,
                                                       Diagnostics& diagnostics) {
  if (!is_sound(*database_, request, diagnostics)) {
    return std::nullopt;
  }
  Transaction transaction(*database_, Transaction::Kind::write);
  const int next = next_number(*database_, request.year);
  const int first = request.wanted_first.value_or(next);
  if (first != next) {
    const auto taken = issue_with_number(*database_, request.year, first);
    if (taken && taken->number.first == first && taken->date == request.date &&
        taken->number.last == first + request.numbers_count - 1) {
      return taken->number;
    }
    if (taken) {
      report_taken(*database_, request, *taken, next, diagnostics);
      return std::nullopt;
    }
    report_finding("G0721", *database_,
                   fmt::format("number {}/{:02} would leave a gap: {}/{:02} comes next",
                               request.year, first, request.year, next),
                   "grant the numbers in order; an office that begins in mid-year says so with "
                   "`gazette plan --begin-year`",
                   diagnostics);
    return std::nullopt;
  }
  if (first + request.numbers_count - 1 > kNumberMax) {
    report_finding("G0727", *database_,
                   fmt::format("number {} is past the last, {}", first, kNumberMax),
                   "check the year of the issue", diagnostics);
    return std::nullopt;
  }
  const std::optional<Date> former = last_date(*database_, request.year);
  if (former && request.date < *former) {
    report_finding("G0724", *database_,
                   fmt::format("number {}/{:02} is dated {}, before the one that precedes it, {}",
                               request.year, first, to_iso(request.date), to_iso(*former)),
                   "check the date of the issue", diagnostics);
  }
  const model::IssueNumber number = add_issue(*database_, request, first);
  transaction.commit();
  return number;
}

bool Ledger::record_contents(const model::IssueNumber& number, const std::vector<std::string>& acts,
                             const Parts& parts, Diagnostics& diagnostics) {
  const Contents wanted = {.acts = acts, .parts = parts};
  Transaction transaction(*database_, Transaction::Kind::write);
  const std::optional<IssueRow> issue = require_issue(*database_, number, diagnostics);
  if (!issue || !are_known(*database_, number, acts, diagnostics)) {
    return false;
  }
  const bool is_entered = latest_contents(*database_, issue->id) == wanted;
  if (!is_entered && !require_unsealed(*database_, *issue, diagnostics)) {
    return false;
  }
  warn_of_acts_elsewhere(*database_, number, wanted, diagnostics);
  if (is_entered) {
    return true;
  }
  Statement contents = database_->prepare(
      "INSERT INTO contents(issue_id, revision, acts_count) VALUES (?1, "
      "(SELECT coalesce(max(revision), 0) + 1 FROM contents WHERE issue_id = ?1), ?2)");
  contents.bind(issue->id, static_cast<std::int64_t>(acts.size())).run();
  const std::int64_t contents_id = database_->last_id();
  Statement entry = database_->prepare(
      "INSERT INTO contents_act(contents_id, place, act, part, first_paragraph, end_paragraph, "
      "continued_from, continued_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  int place = 0;
  for (const std::string& act : acts) {
    const auto held = parts.find(act);
    const model::Part part = held != parts.end() ? held->second : model::Part{.number = 0};
    const auto text = [](const std::optional<model::IssueNumber>& neighbour) {
      return neighbour ? model::to_text(*neighbour) : std::string();
    };
    entry.bind(contents_id, ++place, act, part.number, std::int64_t{part.first},
               std::int64_t{part.end}, text(part.former), text(part.next));
    entry.run();
  }
  transaction.commit();
  return true;
}

std::optional<GrantedIssue> Ledger::find_issue(const model::IssueNumber& number) const {
  for (GrantedIssue& issue : issues(number.year)) {
    if (issue.number == number) {
      return std::move(issue);
    }
  }
  return std::nullopt;
}

std::vector<GrantedIssue> Ledger::issues(std::optional<int> year) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  return list_issues(*database_, year);
}

}  // namespace gazette::ledger

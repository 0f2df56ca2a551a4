// The register of acts received (sổ văn bản đến).

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "gazette/ledger/database.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/ledger.h"
#include "gazette/ledger/sealed.h"

namespace gazette::ledger {
namespace {

constexpr std::string_view kReceptionColumns =
    "SELECT act, source_sha256, file_name, ending, received, issuer, kind, symbol, date, title, "
    "abstract, arrival, revision, id FROM reception ";
constexpr int kRevisionColumn = 12;
constexpr int kIdColumn = 13;

/// The arrivals by the names they have in the record.
constexpr std::array<std::pair<Arrival, std::string_view>, 5> kArrivals = {{
    {Arrival::unknown, ""},
    {Arrival::mail, "mail"},
    {Arrival::post, "post"},
    {Arrival::system, "system"},
    {Arrival::hand, "hand"},
}};

Arrival arrival_from(std::string_view name) {
  for (const auto& [arrival, its_name] : kArrivals) {
    if (its_name == name) {
      return arrival;
    }
  }
  return Arrival::unknown;
}

std::vector<KeptFile> kept_files(const Database& database, std::int64_t reception_id) {
  Statement rows = database.prepare(
      "SELECT role, sha256, ending, file_name FROM kept_file WHERE reception_id = ? "
      "ORDER BY place");
  rows.bind(reception_id);
  std::vector<KeptFile> kept;
  while (rows.step()) {
    kept.push_back({.role = rows.text(0),
                    .sha256 = rows.text(1),
                    .ending = rows.text(2),
                    .file_name = rows.text(3)});
  }
  return kept;
}

Reception reception_from(const Database& database, const Statement& row) {
  return {
      .act = row.text(0),
      .source_sha256 = row.text(1),
      .file_name = row.text(2),
      .ending = row.text(3),
      .received = row.date(4),
      .arrival = arrival_from(row.text(11)),
      .issuer = row.text(5),
      .kind = row.text(6),
      .symbol = row.text(7),
      .date = row.date(8),
      .title = row.text(9),
      .abstract_text = row.text(10),
      .kept = kept_files(database, row.wide(kIdColumn)),
  };
}

void add_reception(const Database& database, const Reception& reception, int revision) {
  if (revision == 1) {
    Statement act = database.prepare("INSERT INTO act(id) VALUES (?)");
    act.bind(reception.act).run();
  }
  Statement insert = database.prepare(
      "INSERT INTO reception(act, revision, source_sha256, file_name, ending, received, issuer, "
      "kind, symbol, date, title, abstract, arrival, kept_count) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert
      .bind(reception.act, revision, reception.source_sha256, reception.file_name, reception.ending,
            reception.received, reception.issuer, reception.kind, reception.symbol, reception.date,
            reception.title, reception.abstract_text, name_of(reception.arrival),
            static_cast<int>(reception.kept.size()))
      .run();
  const std::int64_t id = database.last_id();
  Statement keep = database.prepare(
      "INSERT INTO kept_file(reception_id, place, role, sha256, ending, file_name) "
      "VALUES (?, ?, ?, ?, ?, ?)");
  int place = 0;
  for (const KeptFile& file : reception.kept) {
    keep.bind(id, ++place, file.role, file.sha256, file.ending, file.file_name).run();
  }
}

/// An act of another id whose latest reception has this source.
std::optional<std::string> other_act_of_source(const Database& database,
                                               const Reception& reception) {
  Statement other = database.prepare(
      "SELECT act FROM reception AS r WHERE source_sha256 = ? AND act <> ? AND revision = "
      "(SELECT max(revision) FROM reception WHERE act = r.act) ORDER BY act");
  other.bind(reception.source_sha256, reception.act);
  return other.step() ? std::optional(other.text(0)) : std::nullopt;
}

void report_same_act(const Reception& former, const Reception& now, Diagnostics& diagnostics) {
  diagnostics.report({
      .code = "G0711",
      .place = {.path = now.file_name},
      .message = fmt::format("{} was received on {} from another file, {}", former.act,
                             to_iso(former.received), former.file_name),
      .help = fmt::format("compare them with `gazette diff {} FILE`; `gazette ingest --replace` "
                          "lets the new file take the place of the former, which is kept",
                          former.act),
  });
}

/// Whether the same original with other files kept for it is the same text: so where a record
/// before version 4, which named no statement, is read as before and its statement named for the
/// first time.
bool names_only_its_statement(const Reception& former, const Reception& now) {
  Reception silent = now;
  silent.kept.clear();
  silent.arrival = former.arrival;
  return silent == former && now.kept.size() == 1 && now.kept[0].role == "statement";
}

/// The files whose change is a change of the text: not a text layer, which is only searched, and
/// not where pages are white, which other versions of the programs that look at them may see
/// otherwise.
std::vector<KeptFile> printed_files(const Reception& reception) {
  std::vector<KeptFile> printed = reception.kept;
  std::erase_if(printed, [](const KeptFile& file) {
    return file.role == "text-layer" || file.role == "page-margins";
  });
  return printed;
}

/// Whether another text may take the place of the act's former one: not once it is printed.
bool may_replace(const Database& database, const Reception& now, Diagnostics& diagnostics) {
  bool allowed = true;
  for (const GrantedIssue& issue : list_issues(database, std::nullopt)) {
    if (issue.state == IssueState::planned ||
        std::find(issue.acts.begin(), issue.acts.end(), now.act) == issue.acts.end()) {
      continue;
    }
    const bool printed = issue.state != IssueState::ordered;
    allowed = allowed && !printed;
    diagnostics.report({
        .code = printed ? "G0716" : "G0717",
        .place = {.path = now.file_name},
        .message = fmt::format("{} is in issue {}, which is {}", now.act,
                               model::to_text(issue.number), to_text(issue.state)),
        .help = printed ? "publish a correction (đính chính) as an act or a notice of its own"
                        : "build the issue again and send the printer its new pages",
    });
  }
  return allowed;
}

/// Says that a file came a second time: under another name, or though it was replaced since.
void report_known_file(const Reception& former, const Reception& now, Diagnostics& diagnostics) {
  if (former.source_sha256 != now.source_sha256) {
    diagnostics.report({
        .code = "G0719",
        .place = {.path = now.file_name},
        .message = fmt::format("{} was replaced since by {}, received on {}", now.act,
                               former.file_name, to_iso(former.received)),
        .help = fmt::format("`gazette status {}` lists its versions; look which is the signed one",
                            now.act),
    });
  } else if (former.file_name != now.file_name) {
    diagnostics.report({
        .code = "G0718",
        .place = {.path = now.file_name},
        .message = fmt::format("the same file was received on {} as {}", to_iso(former.received),
                               former.file_name),
        .help = "nothing is missing: its day of receipt stays the first",
    });
  }
}

/// Whether an earlier reception of the act has this source.
bool was_received(const Database& database, const Reception& reception) {
  Statement same = database.prepare("SELECT 1 FROM reception WHERE act = ? AND source_sha256 = ?");
  same.bind(reception.act, reception.source_sha256);
  return same.step();
}

}  // namespace

std::string_view name_of(Arrival arrival) {
  return kArrivals.at(static_cast<std::size_t>(arrival)).second;
}

std::optional<ReceptionOutcome> Ledger::receive(const ReceiveRequest& request,
                                                Diagnostics& diagnostics) {
  Reception reception = request.reception;
  Transaction transaction(*database_, Transaction::Kind::write);
  if (const auto other = other_act_of_source(*database_, reception)) {
    diagnostics.report({
        .code = "G0712",
        .place = {.path = reception.file_name},
        .message = fmt::format("the same file was received as {}", *other),
        .help = fmt::format("publish only one of {} and {}", reception.act, *other),
    });
  }
  Statement latest = database_->prepare(
      fmt::format("{} WHERE act = ? ORDER BY revision DESC LIMIT 1", kReceptionColumns));
  latest.bind(reception.act);
  if (!latest.step()) {
    add_reception(*database_, reception, 1);
    transaction.commit();
    return ReceptionOutcome::recorded;
  }
  const Reception former = reception_from(*database_, latest);
  const int revision = latest.integer(kRevisionColumn) + 1;
  const bool same_source = former.source_sha256 == reception.source_sha256;
  if (was_received(*database_, reception)) {
    report_known_file(former, reception, diagnostics);
  }
  if (!same_source && !request.replace) {
    report_same_act(former, reception, diagnostics);
    return std::nullopt;
  }
  if (same_source) {
    // The file came once; sending it again does not make it later or give it another name.
    reception.received = former.received;
    reception.file_name = former.file_name;
    reception.ending = former.ending;
    if (former.arrival != Arrival::unknown) {
      reception.arrival = former.arrival;
    }
    if (reception == former) {
      return ReceptionOutcome::unchanged;
    }
  }
  // What is stated beside a document and what it shows are a part of it as its own words are.
  const bool is_same_text = same_source && (printed_files(reception) == printed_files(former) ||
                                            names_only_its_statement(former, reception));
  Diagnostics sealed;
  if (!require_unsealed_act(*database_, reception.act, sealed)) {
    if (is_same_text) {
      return ReceptionOutcome::unchanged;  // what is sealed is not even read anew
    }
    diagnostics.append(std::move(sealed));
    return std::nullopt;
  }
  if (!is_same_text && !may_replace(*database_, reception, diagnostics)) {
    return std::nullopt;
  }
  add_reception(*database_, reception, revision);
  transaction.commit();
  return same_source ? ReceptionOutcome::reread : ReceptionOutcome::replaced;
}

std::optional<Reception> Ledger::find_act(std::string_view act) const {
  Statement latest = database_->prepare(
      fmt::format("{} WHERE act = ? ORDER BY revision DESC LIMIT 1", kReceptionColumns));
  latest.bind(act);
  return latest.step() ? std::optional(reception_from(*database_, latest)) : std::nullopt;
}

std::vector<Reception> Ledger::receptions_of(std::string_view act) const {
  Statement all =
      database_->prepare(fmt::format("{} WHERE act = ? ORDER BY revision", kReceptionColumns));
  all.bind(act);
  std::vector<Reception> receptions;
  while (all.step()) {
    receptions.push_back(reception_from(*database_, all));
  }
  return receptions;
}

std::vector<ReceivedAct> Ledger::received_acts() const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::map<std::string, std::vector<model::IssueNumber>, std::less<>> issues_of_act;
  for (const GrantedIssue& issue : list_issues(*database_, std::nullopt)) {
    for (const std::string& act : issue.acts) {
      issues_of_act[act].push_back(issue.number);
    }
  }
  Statement latest = database_->prepare(fmt::format(
      "{} AS r WHERE revision = (SELECT max(revision) FROM reception WHERE act = r.act) "
      "ORDER BY received, act",
      kReceptionColumns));
  std::vector<ReceivedAct> acts;
  while (latest.step()) {
    ReceivedAct act = {.reception = reception_from(*database_, latest),
                       .receptions_count = latest.integer(kRevisionColumn)};
    if (const auto held = issues_of_act.find(act.reception.act); held != issues_of_act.end()) {
      act.issues = held->second;
    }
    acts.push_back(std::move(act));
  }
  return acts;
}

}  // namespace gazette::ledger

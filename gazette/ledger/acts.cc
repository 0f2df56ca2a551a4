// The register of acts received (sổ văn bản đến).

#include <map>

#include <fmt/format.h>

#include "gazette/ledger/database.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/ledger.h"

namespace gazette::ledger {
namespace {

constexpr std::string_view kReceptionColumns =
    "SELECT act, source_sha256, file_name, ending, received, issuer, kind, symbol, date, title, "
    "abstract, revision FROM reception ";
constexpr int kRevisionColumn = 11;

Reception reception_from(const Statement& row) {
  return {
      .act = row.text(0),
      .source_sha256 = row.text(1),
      .file_name = row.text(2),
      .ending = row.text(3),
      .received = row.date(4),
      .issuer = row.text(5),
      .kind = row.text(6),
      .symbol = row.text(7),
      .date = row.date(8),
      .title = row.text(9),
      .abstract_text = row.text(10),
  };
}

void add_reception(const Database& database, const Reception& reception, int revision) {
  if (revision == 1) {
    Statement act = database.prepare("INSERT INTO act(id) VALUES (?)");
    act.bind(reception.act).run();
  }
  Statement insert = database.prepare(
      "INSERT INTO reception(act, revision, source_sha256, file_name, ending, received, issuer, "
      "kind, symbol, date, title, abstract) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert
      .bind(reception.act, revision, reception.source_sha256, reception.file_name, reception.ending,
            reception.received, reception.issuer, reception.kind, reception.symbol, reception.date,
            reception.title, reception.abstract_text)
      .run();
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
      .help = "compare the two files; `gazette ingest --replace` lets the new one take the place "
              "of the former, which is kept",
  });
}

}  // namespace

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
  const Reception former = reception_from(latest);
  const int revision = latest.integer(kRevisionColumn) + 1;
  const bool same_source = former.source_sha256 == reception.source_sha256;
  if (!same_source && !request.replace) {
    report_same_act(former, reception, diagnostics);
    return std::nullopt;
  }
  if (same_source) {
    // The file came once; sending it again does not make it later or give it another name.
    reception.received = former.received;
    reception.file_name = former.file_name;
    reception.ending = former.ending;
    if (reception == former) {
      return ReceptionOutcome::unchanged;
    }
  }
  add_reception(*database_, reception, revision);
  transaction.commit();
  return same_source ? ReceptionOutcome::reread : ReceptionOutcome::replaced;
}

std::optional<Reception> Ledger::find_act(std::string_view act) const {
  Statement latest = database_->prepare(
      fmt::format("{} WHERE act = ? ORDER BY revision DESC LIMIT 1", kReceptionColumns));
  latest.bind(act);
  return latest.step() ? std::optional(reception_from(latest)) : std::nullopt;
}

std::vector<Reception> Ledger::receptions_of(std::string_view act) const {
  Statement all =
      database_->prepare(fmt::format("{} WHERE act = ? ORDER BY revision", kReceptionColumns));
  all.bind(act);
  std::vector<Reception> receptions;
  while (all.step()) {
    receptions.push_back(reception_from(all));
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
    ReceivedAct act = {.reception = reception_from(latest),
                       .receptions_count = latest.integer(kRevisionColumn)};
    if (const auto held = issues_of_act.find(act.reception.act); held != issues_of_act.end()) {
      act.issues = held->second;
    }
    acts.push_back(std::move(act));
  }
  return acts;
}

}  // namespace gazette::ledger

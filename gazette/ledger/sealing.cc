// Approvals and seals: entered once, and from the seal on the issue stays as it is.

#include "gazette/ledger/sealing.h"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "gazette/ledger/base64.h"
#include "gazette/ledger/chain.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/sealed.h"

namespace gazette::ledger {
namespace {

/// One person is the same in letters of either case and with any spaces.
std::string person_key(std::string_view person) {
  return to_lower(collapse_spaces(to_nfc(person)));
}

std::vector<Approval> read_approvals(const Database& database, const IssueRow& issue) {
  Statement rows = database.prepare(
      "SELECT person, date, files_sha256, files FROM approval WHERE issue_id = ? ORDER BY id");
  rows.bind(issue.id);
  std::vector<Approval> approvals;
  while (rows.step()) {
    approvals.push_back({.issue = issue.number,
                         .person = rows.text(0),
                         .date = rows.date(1),
                         .files = approved_files(rows.text(3)),
                         .files_sha256 = rows.text(2)});
  }
  return approvals;
}

constexpr std::string_view kSealColumns =
    "SELECT seal.id, year, first, last, seal.date, sealed, files_sha256, manifest, "
    "manifest_sha256, former_sha256 FROM seal JOIN issue ON issue.id = issue_id ";

Seal seal_from(const Database& database, const Statement& row) {
  Seal seal = {.issue = {.year = row.integer(1), .first = row.integer(2), .last = row.integer(3)},
               .date = row.date(4),
               .sealed = row.text(5),
               .files_sha256 = row.text(6),
               .manifest = row.text(7),
               .manifest_sha256 = row.text(8),
               .former_sha256 = row.text(9)};
  Statement signatures = database.prepare(
      "SELECT signer, certificate_sha256, signature FROM seal_signature WHERE seal_id = ? "
      "ORDER BY place");
  signatures.bind(row.wide(0));
  while (signatures.step()) {
    seal.signatures.push_back({.signer = signatures.text(0),
                               .certificate_sha256 = signatures.text(1),
                               .der = from_base64(signatures.text(2)).value_or("")});
  }
  return seal;
}

std::vector<Seal> read_seals(const Database& database) {
  Statement rows = database.prepare(fmt::format("{}ORDER BY seal.id", kSealColumns));
  std::vector<Seal> seals;
  while (rows.step()) {
    seals.push_back(seal_from(database, rows));
  }
  return seals;
}

/// How many persons approved just these files, each by the last that he approved.
std::size_t persons_count(const std::vector<Approval>& approvals, std::string_view files_sha256) {
  std::map<std::string, std::string, std::less<>> latest;
  for (const Approval& approval : approvals) {
    latest.insert_or_assign(person_key(approval.person), approval.files_sha256);
  }
  return static_cast<std::size_t>(std::count_if(
      latest.begin(), latest.end(), [&](const auto& each) { return each.second == files_sha256; }));
}

bool is_approved(const Database& database, const IssueRow& issue, const SealRequest& request,
                 Diagnostics& diagnostics) {
  const std::size_t count =
      persons_count(read_approvals(database, issue), request.seal.files_sha256);
  if (count >= static_cast<std::size_t>(request.persons_needed)) {
    return true;
  }
  report_finding("G0942", database,
                 fmt::format("of issue {} as it is built, {} of {} persons have approved the files",
                             model::to_text(issue.number), count, request.persons_needed),
                 fmt::format("look at build/{}, then `gazette approve {} --by NAME`",
                             model::folder_name(issue.number), model::to_text(issue.number)),
                 diagnostics);
  return false;
}

void add_seal(const Database& database, const IssueRow& issue, const Seal& seal) {
  Statement insert = database.prepare(
      "INSERT INTO seal(issue_id, date, sealed, files_sha256, manifest_sha256, former_sha256, "
      "signatures_count, manifest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  insert
      .bind(issue.id, seal.date, seal.sealed, seal.files_sha256, sha256(seal.manifest),
            seal.former_sha256, static_cast<std::int64_t>(seal.signatures.size()), seal.manifest)
      .run();
  const std::int64_t id = database.last_id();
  Statement sign = database.prepare(
      "INSERT INTO seal_signature(seal_id, place, signer, certificate_sha256, signature) "
      "VALUES (?, ?, ?, ?, ?)");
  int place = 0;
  for (const SealSignature& signature : seal.signatures) {
    sign.bind(id, ++place, signature.signer, signature.certificate_sha256, to_base64(signature.der))
        .run();
  }
}

}  // namespace

std::string approved_text(std::vector<ApprovedFile> files) {
  std::sort(files.begin(), files.end(),
            [](const ApprovedFile& a, const ApprovedFile& b) { return a.path < b.path; });
  std::string text;
  for (const ApprovedFile& file : files) {
    text += fmt::format("{}\t{}\t{}\n", file.sha256, file.bytes, file.path);
  }
  return text;
}

std::vector<ApprovedFile> approved_files(const std::string& text) {
  std::vector<ApprovedFile> files;
  for (const std::string_view line : split(text, '\n')) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != 3) {
      continue;  // behind the last line end
    }
    ApprovedFile& file = files.emplace_back();
    file.sha256 = fields[0];
    std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), file.bytes);
    file.path = fields[2];
  }
  return files;
}

bool require_unsealed(const Database& database, const IssueRow& issue, Diagnostics& diagnostics) {
  Statement seal = database.prepare("SELECT date FROM seal WHERE issue_id = ?");
  seal.bind(issue.id);
  if (!seal.step()) {
    return true;
  }
  report_finding("G0944", database,
                 fmt::format("issue {} was sealed on {}: nothing of it changes any more",
                             model::to_text(issue.number), to_iso(seal.date(0))),
                 "publish a correction (đính chính) in a later issue", diagnostics);
  return false;
}

bool require_unsealed_act(const Database& database, const std::string& act,
                          Diagnostics& diagnostics) {
  Statement seal = database.prepare(
      "SELECT year, first, last, seal.date FROM contents_act "
      "JOIN contents ON contents.id = contents_id JOIN seal ON seal.issue_id = contents.issue_id "
      "JOIN issue ON issue.id = seal.issue_id WHERE act = ? AND contents.revision = (SELECT "
      "max(revision) FROM contents AS later WHERE later.issue_id = contents.issue_id) "
      "ORDER BY seal.id");
  seal.bind(act);
  if (!seal.step()) {
    return true;
  }
  const model::IssueNumber number = {seal.integer(0), seal.integer(1), seal.integer(2)};
  report_finding("G0944", database,
                 fmt::format("{} is in issue {}, which was sealed on {}: its text stays", act,
                             model::to_text(number), to_iso(seal.date(3))),
                 "publish a correction (đính chính) as an act or a notice of its own", diagnostics);
  return false;
}

void check_seals(const Database& database, Diagnostics& diagnostics) {
  const auto fault = [&](std::string message) {
    report_finding("G0794", database, std::move(message),
                   "compare the file with a backup; `gazette explain G0794` tells more",
                   diagnostics);
  };
  Statement approvals =
      database.prepare("SELECT id, files_sha256, files FROM approval ORDER BY id");
  while (approvals.step()) {
    if (sha256(approvals.text(2)) != approvals.text(1)) {
      fault(
          fmt::format("approval {} no longer has the files that were approved", approvals.wide(0)));
    }
  }
  Statement incomplete = database.prepare(
      "SELECT year, first, last FROM seal JOIN issue ON issue.id = issue_id WHERE signatures_count "
      "<> (SELECT count(*) FROM seal_signature WHERE seal_id = seal.id) ORDER BY seal.id");
  while (incomplete.step()) {
    const model::IssueNumber number = {incomplete.integer(0), incomplete.integer(1),
                                       incomplete.integer(2)};
    fault(fmt::format("the seal of issue {} lacks a signature", model::to_text(number)));
  }
  std::string former;
  for (const Seal& seal : read_seals(database)) {
    const std::string number = model::to_text(seal.issue);
    if (sha256(seal.manifest) != seal.manifest_sha256) {
      fault(fmt::format("the manifest of issue {} is not the one that was sealed", number));
    }
    if (seal.former_sha256 != former) {
      fault(fmt::format("the seal of issue {} does not follow the one before", number));
    }
    former = seal.manifest_sha256;
  }
}

std::optional<Approval> approve(Ledger& ledger, const Approval& approval,
                                Diagnostics& diagnostics) {
  const Database& database = ledger.database();
  GAZETTE_ASSERT(is_valid(approval.date) && !approval.files.empty());
  Transaction transaction(database, Transaction::Kind::write);
  const auto issue = require_issue(database, approval.issue, diagnostics);
  if (!issue || !require_unsealed(database, *issue, diagnostics)) {
    return std::nullopt;
  }
  Approval entered = approval;
  const std::string text = approved_text(entered.files);
  entered.files = approved_files(text);
  entered.files_sha256 = sha256(text);
  const std::vector<Approval> former = read_approvals(database, *issue);
  const auto his = std::find_if(former.rbegin(), former.rend(), [&](const Approval& each) {
    return person_key(each.person) == person_key(approval.person);
  });
  if (his != former.rend() && his->files_sha256 == entered.files_sha256) {
    return *his;
  }
  Statement insert = database.prepare(
      "INSERT INTO approval(issue_id, person, date, files_sha256, files) VALUES (?, ?, ?, ?, ?)");
  insert.bind(issue->id, entered.person, entered.date, entered.files_sha256, text).run();
  transaction.commit();
  return entered;
}

std::vector<Approval> approvals_of(const Ledger& ledger, const model::IssueNumber& number) {
  const Database& database = ledger.database();
  const Transaction transaction(database, Transaction::Kind::read);
  const auto issue = find_issue_row(database, number);
  return issue ? read_approvals(database, *issue) : std::vector<Approval>{};
}

bool may_seal(const Ledger& ledger, const SealRequest& request, Diagnostics& diagnostics) {
  const Database& database = ledger.database();
  const Transaction transaction(database, Transaction::Kind::read);
  const auto issue = require_issue(database, request.seal.issue, diagnostics);
  return issue && require_unsealed(database, *issue, diagnostics) &&
         is_approved(database, *issue, request, diagnostics);
}

bool enter_seal(Ledger& ledger, const SealRequest& request, Diagnostics& diagnostics) {
  const Database& database = ledger.database();
  GAZETTE_ASSERT(!request.seal.signatures.empty());
  Transaction transaction(database, Transaction::Kind::write);
  const auto issue = require_issue(database, request.seal.issue, diagnostics);
  if (!issue || !require_unsealed(database, *issue, diagnostics) ||
      !is_approved(database, *issue, request, diagnostics)) {
    return false;
  }
  // What the manifest says of the record was asked before it was signed.
  const std::vector<Seal> former = read_seals(database);
  const std::string latest = former.empty() ? "" : former.back().manifest_sha256;
  if (head_of(database).sha256 != request.record_sha256 || latest != request.seal.former_sha256) {
    report_finding("G0945", database,
                   "another program wrote into the record while the issue was being sealed",
                   "say the command again", diagnostics);
    return false;
  }
  add_seal(database, *issue, request.seal);
  transaction.commit();
  return true;
}

std::optional<Seal> find_seal(const Ledger& ledger, const model::IssueNumber& number) {
  const Database& database = ledger.database();
  const Transaction transaction(database, Transaction::Kind::read);
  for (Seal& seal : read_seals(database)) {
    if (seal.issue == number) {
      return std::move(seal);
    }
  }
  return std::nullopt;
}

std::vector<Seal> seals_of(const Ledger& ledger) {
  const Database& database = ledger.database();
  const Transaction transaction(database, Transaction::Kind::read);
  return read_seals(database);
}

}  // namespace gazette::ledger

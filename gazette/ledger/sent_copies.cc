// What went out of an issue and what became of it, as of any day and as known on any day.
//
// The frozen list is taken as it stands, and what claims and returns changed is applied to it in
// the order in which it was entered. The accounts are asked apart: where the two do not come to the
// same, no paper is made of them.

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/held.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/journal.h"
#include "gazette/ledger/moment.h"
#include "gazette/ledger/shipments.h"

namespace gazette::ledger {
namespace {

constexpr std::string_view kTransit = "transit:";
constexpr std::string_view kRecipient = "recipient:";

/// "R017" of "transit:R017"; nothing for an account of nobody.
std::optional<std::string> body_of(std::string_view account) {
  for (const std::string_view prefix : {kTransit, kRecipient}) {
    if (account.starts_with(prefix)) {
      return std::string(account.substr(prefix.size()));
    }
  }
  return std::nullopt;
}

/// Puts the moment after the parameter ?1, which is another.
template <typename First>
void bind_moment(Statement& statement, const First& first, const CopiesMoment& moment) {
  statement.bind(first, last_day(moment), last_entry_day(moment));
}

/// The list that stood at the moment, with the key of its journal.
std::optional<std::pair<std::int64_t, Shipment>> standing_list(const Database& database,
                                                               const IssueRow& issue,
                                                               const CopiesMoment& moment) {
  Statement standing = database.prepare(fmt::format(
      "SELECT id, reference FROM journal AS sent WHERE issue_id = ?1 AND kind = 'shipment' "
      "AND posted = 1 AND date <= ?2 AND coalesce(entered, date) <= ?3 AND {} ORDER BY id DESC",
      not_reversed("sent.id")));
  bind_moment(standing, issue.id, moment);
  if (!standing.step()) {
    return std::nullopt;
  }
  for (Shipment& shipment : read_shipments(database, issue, Which::all)) {
    if (shipment.reference == standing.text(1)) {
      if (!matches_its_hash(shipment)) {
        throw Error(fmt::format("the frozen list of issue {} was altered: it no longer matches its "
                                "hash; restore a backup",
                                model::to_text(issue.number)),
                    database.path());
      }
      return std::pair(standing.wide(0), std::move(shipment));
    }
  }
  return std::nullopt;
}

/// Of a journal, the copies that turned up after a claim had written them off, a correction for
/// each. A copy found stands behind the entry that takes one out of what is lost.
std::vector<ListCorrection> found_copies(const Database& database, const JournalRow& row) {
  const Journal& journal = row.journal;
  std::vector<ListCorrection> found;
  for (std::size_t i = 1; i < journal.entries.size(); ++i) {
    const EntryRow& entry = journal.entries[i];
    const std::optional<std::string> body = body_of(entry.account);
    if (!body || entry.copies < 0 || journal.entries[i - 1].account != "lost") {
      continue;
    }
    const auto lost = written_off(database, journal.issue_id, *body, entry.piece, row.id);
    found.push_back({.kind = journal.kind,
                     .recipient = *body,
                     .found = {entry.piece},
                     .claim = lost ? lost->claim : std::string(),
                     .reason = reason_text(journal.reason),
                     .date = journal.date,
                     .reference = journal.reference});
  }
  return found;
}

/// What the journal changed of the list.
ListCorrection correction_of(const Journal& journal) {
  ListCorrection correction = {
      .kind = journal.kind, .date = journal.date, .reference = journal.reference};
  for (const EntryRow& entry : journal.entries) {
    const std::optional<std::string> body = body_of(entry.account);
    if (!body) {
      continue;
    }
    if (entry.copies < 0) {
      correction.recipient = *body;
      correction.gone.push_back(entry.piece);
    } else {
      correction.successor = *body;
      correction.sent.push_back(entry.piece);
    }
  }
  if (journal.kind == "claim") {
    // A claim serves who made it; one for a copy that was short on the list takes none away.
    correction.recipient = std::exchange(correction.successor, {});
    correction.reason = to_text(*claim_reason_from(journal.reason));
  } else {
    correction.reason = to_text(*return_reason_from(journal.reason));
  }
  return correction;
}

/// A body that was not on the list, as it was on a day, and as the office then knew it; where it
/// was not entitled then, or not yet by what was known, as it is known now.
Recipient new_recipient(const Database& database, const std::string& id, const ListMoment& moment) {
  for (BodyRow& body : bodies_on(database, moment)) {
    if (body.recipient.id == id) {
      return std::move(body.recipient);
    }
  }
  Recipient recipient = {.id = id};
  Statement known = database.prepare(
      "SELECT name, kind, district, address, official_code, postal_code, (SELECT channel "
      "FROM entitlement AS e WHERE e.body_id = body.id AND e.known_to IS NULL "
      "ORDER BY e.valid_from <= ?2 DESC, e.valid_from DESC LIMIT 1) FROM body_version AS v "
      "JOIN body ON body.id = v.body_id WHERE code = ?1 AND v.known_to IS NULL "
      "ORDER BY v.valid_from <= ?2 DESC, v.valid_from DESC LIMIT 1");
  known.bind(id, moment.as_of);
  if (known.step()) {
    recipient.name = known.text(0);
    recipient.kind = known.text(1);
    recipient.district = known.text(2);
    recipient.address = known.text(3);
    recipient.official_code = known.text(4);
    recipient.postal_code = known.text(5);
    recipient.channel = known.is_null(6) ? recipient.channel : channel_from(known.text(6));
  }
  return recipient;
}

/// Takes out of the copies of a recipient those that are gone. A copy not told apart (0), which a
/// version before 7 sent, is the last of those `listed`: the rest keep the first numbers, as they
/// do where they are returned.
void take_out(std::vector<int>& pieces, const std::vector<int>& gone, int listed) {
  for (const int piece : gone) {
    const auto after = std::upper_bound(pieces.begin(), pieces.end(), piece == 0 ? listed : piece);
    if (after != pieces.begin() && (piece == 0 || *std::prev(after) == piece)) {
      pieces.erase(std::prev(after));
    }
  }
}

/// How many copies the frozen list has for a recipient.
int listed_copies(const SentCopies& copies, const std::string& id) {
  for (const Recipient& each : copies.frozen.recipients) {
    if (each.id == id) {
      return each.copies;
    }
  }
  return 0;
}

void apply(const Database& database, const ListCorrection& correction, SentCopies& copies) {
  if (!correction.found.empty()) {
    std::vector<int>& held = copies.pieces[correction.recipient];
    if (correction.kind == "receipt") {  // what came back is with nobody
      held.insert(held.end(), correction.found.begin(), correction.found.end());
      std::sort(held.begin(), held.end());
    }
    return;
  }
  take_out(copies.pieces[correction.recipient], correction.gone,
           listed_copies(copies, correction.recipient));
  const std::string& to =
      correction.successor.empty() ? correction.recipient : correction.successor;
  const bool is_listed =
      std::any_of(copies.recipients.begin(), copies.recipients.end(),
                  [&](const Recipient& recipient) { return recipient.id == to; });
  if (!is_listed) {
    copies.recipients.push_back(
        new_recipient(database, to, {.as_of = correction.date, .known_at = correction.entered}));
  }
  std::vector<int>& pieces = copies.pieces[to];
  pieces.insert(pieces.end(), correction.sent.begin(), correction.sent.end());
  std::sort(pieces.begin(), pieces.end());
}

/// A receipt that changes the list: of a copy that was written off.
constexpr std::string_view kFindsCopies =
    "(kind = 'receipt' AND EXISTS(SELECT 1 FROM entry WHERE journal_id = mine.id "
    "AND account = 'lost'))";

/// The standing claims and returns after the list was sent, and receipts of what was written off.
std::vector<ListCorrection> read_corrections(const Database& database, const IssueRow& issue,
                                             const CopiesMoment& moment) {
  Statement all = database.prepare(fmt::format(
      "SELECT reference, coalesce(entered, date) FROM journal AS mine WHERE issue_id = ?1 "
      "AND (kind IN ('claim', 'return') OR {}) "
      "AND posted = 1 AND date <= ?2 AND coalesce(entered, date) <= ?3 AND {} ORDER BY id",
      kFindsCopies, not_reversed("mine.id")));
  bind_moment(all, issue.id, moment);
  std::vector<ListCorrection> corrections;
  while (all.step()) {
    const JournalRow row = *find_journal(database, all.text(0));
    std::vector<ListCorrection> its = found_copies(database, row);
    if (its.empty()) {
      its.push_back(correction_of(row.journal));
    }
    for (ListCorrection& each : its) {
      each.entered = all.date(1);
      corrections.push_back(std::move(each));
    }
  }
  return corrections;
}

/// The latest days of what the list and its corrections rest on, what was taken back too.
void read_days(const Database& database, std::int64_t shipment, const CopiesMoment& moment,
               SentCopies& copies) {
  Statement latest = database.prepare(fmt::format(
      "SELECT max(date), max(coalesce((SELECT known_at FROM shipment "
      "WHERE journal_id = mine.id), entered, date)) "
      "FROM journal AS mine WHERE issue_id = (SELECT issue_id FROM journal WHERE id = ?1) "
      "AND id >= ?1 AND posted = 1 AND date <= ?2 AND coalesce(entered, date) <= ?3 "
      "AND (kind IN ('shipment', 'claim', 'return') OR (SELECT kind FROM journal "
      "WHERE id = mine.reverses) IN ('claim', 'return') OR {0} OR EXISTS(SELECT 1 FROM journal "
      "AS former WHERE former.id = mine.reverses AND former.kind = 'receipt' AND EXISTS("
      "SELECT 1 FROM entry WHERE journal_id = former.id AND account = 'lost')))",
      kFindsCopies));
  bind_moment(latest, shipment, moment);
  const bool has_row = latest.step();
  GAZETTE_ASSERT(has_row);
  copies.as_of = latest.date(0);
  copies.known_at = latest.date(1);
}

/// What the accounts have, whatever the lists say.
void read_accounts(const Database& database, std::int64_t issue, const CopiesMoment& moment,
                   SentCopies& copies) {
  Statement sums = database.prepare(
      "SELECT coalesce(sum(copies) FILTER (WHERE account.kind IN ('transit', 'recipient')), 0), "
      "-coalesce(sum(copies) FILTER (WHERE account.kind = 'stock' AND coalesce((SELECT kind "
      "FROM journal AS reversed WHERE reversed.id = journal.reverses), journal.kind) "
      "IN ('shipment', 'claim')), 0) "
      "FROM journal CROSS JOIN entry ON journal_id = journal.id "
      "JOIN account ON account.code = account WHERE issue_id = ?1 AND posted = 1 AND date <= ?2 "
      "AND coalesce(entered, date) <= ?3");
  bind_moment(sums, issue, moment);
  const bool has_row = sums.step();
  GAZETTE_ASSERT(has_row);
  copies.out_count = sums.integer(0);
  copies.left_store_count = sums.integer(1);
}

/// Whom the list would have served, had there been enough, as the office knew it when the list was
/// frozen.
std::vector<Recipient> entitled_by(const Database& database, std::int64_t journal,
                                   const Shipment& list) {
  std::optional<Date> known_at = list.known_at;
  if (!known_at) {
    Statement entry = database.prepare("SELECT entered FROM journal WHERE id = ?");
    entry.bind(journal);
    const bool has_row = entry.step();
    GAZETTE_ASSERT(has_row);
    known_at = entry.is_null(0) ? std::nullopt : std::optional(entry.date(0));
  }
  const std::vector<BodyRow> bodies =
      bodies_to_send_to(database, {.as_of = list.date, .known_at = known_at});
  if (!is_part_of(list.recipients, bodies)) {
    return list.recipients;
  }
  std::vector<Recipient> entitled;
  for (const BodyRow& each : bodies) {
    entitled.push_back(each.recipient);
  }
  return entitled;
}

/// The copies that the list sent, by their numbers. Those not told apart, which a version before 7
/// sent, are taken for the first ones.
void read_pieces(const Database& database, std::int64_t journal, SentCopies& copies) {
  copies.pieces.clear();
  Statement entries = database.prepare(
      "SELECT account, copies, piece FROM entry WHERE journal_id = ? AND copies > 0 ORDER BY line");
  entries.bind(journal);
  while (entries.step()) {
    if (const std::optional<std::string> body = body_of(entries.text(0))) {
      std::vector<int>& pieces = copies.pieces[*body];
      if (entries.integer(2) > 0) {
        pieces.push_back(entries.integer(2));
      }
      for (int piece = 1; entries.integer(2) == 0 && piece <= entries.integer(1); ++piece) {
        pieces.push_back(piece);
      }
    }
  }
}

/// What the journals of a sending moved, and the latest day on which one was entered.
void read_own_accounts(const Database& database, SentCopies& copies) {
  Statement sums = database.prepare(
      "SELECT coalesce(sum(copies) FILTER (WHERE account.kind IN ('transit', 'recipient') "
      "AND copies > 0), 0), -coalesce(sum(copies) FILTER (WHERE account.kind = 'stock'), 0), "
      "max(coalesce(entered, date)) FROM journal CROSS JOIN entry ON journal_id = journal.id "
      "JOIN account ON account.code = account WHERE reference = ?");
  copies.out_count = copies.left_store_count = 0;
  for (const std::string& reference : copies.journals) {
    sums.reset();
    sums.bind(reference);
    const bool has_row = sums.step();
    GAZETTE_ASSERT(has_row);
    copies.out_count += sums.integer(0);
    copies.left_store_count += sums.integer(1);
    copies.known_at = std::max(copies.known_at, sums.date(2));
  }
}

/// The latest day on which any claim or return of a day was entered, or taken back.
Date last_entry_of(const Database& database, const IssueRow& issue, Date day,
                   const CopiesMoment& moment) {
  Statement latest = database.prepare(
      "SELECT max(coalesce(mine.entered, mine.date)) FROM journal AS mine "
      "LEFT JOIN journal AS former ON former.id = mine.reverses WHERE mine.issue_id = ?1 "
      "AND coalesce(former.kind, mine.kind) IN ('claim', 'return') "
      "AND coalesce(former.date, mine.date) = ?4 AND mine.posted = 1 AND mine.date <= ?2 "
      "AND coalesce(mine.entered, mine.date) <= ?3");
  latest.bind(issue.id, last_day(moment), last_entry_day(moment), day);
  const bool has_row = latest.step();
  GAZETTE_ASSERT(has_row);
  return latest.is_null(0) ? day : latest.date(0);
}

/// What claims and returns sent on a day: each recipient as it was then.
SentCopies sent_later(const Database& database, const IssueRow& issue, Date day,
                      const CopiesMoment& moment) {
  SentCopies copies = {.frozen = {.issue = issue.number, .issue_date = issue.date, .date = day},
                       .as_of = day};
  for (const ListCorrection& each : read_corrections(database, issue, moment)) {
    if (each.date != day || each.sent.empty()) {
      continue;
    }
    const std::string& to = each.successor.empty() ? each.recipient : each.successor;
    std::vector<int>& pieces = copies.pieces[to];
    if (pieces.empty()) {
      copies.recipients.push_back(
          new_recipient(database, to, {.as_of = day, .known_at = each.entered}));
    }
    pieces.insert(pieces.end(), each.sent.begin(), each.sent.end());
    copies.corrections.push_back(each);
    copies.journals.push_back(each.reference);
  }
  for (Recipient& recipient : copies.recipients) {
    std::vector<int>& pieces = copies.pieces[recipient.id];
    std::sort(pieces.begin(), pieces.end());
    recipient.copies = static_cast<int>(pieces.size());
    copies.frozen.copies_count += recipient.copies;
  }
  std::sort(copies.recipients.begin(), copies.recipients.end(),
            [](const Recipient& a, const Recipient& b) { return a.id < b.id; });
  copies.frozen.recipients = copies.entitled = copies.recipients;
  return copies;
}

}  // namespace

SentCopies copies_of_list(const Shipment& list) {
  SentCopies copies = {.frozen = list,
                       .recipients = list.recipients,
                       .journals = {list.reference},
                       .entitled = list.recipients,
                       .as_of = list.date,
                       .known_at = list.known_at.value_or(list.date),
                       .out_count = list.copies_count,
                       .left_store_count = list.copies_count};
  for (const Recipient& recipient : list.recipients) {
    for (int piece = 1; piece <= recipient.copies; ++piece) {
      copies.pieces[recipient.id].push_back(piece);
    }
  }
  return copies;
}

std::optional<SentCopies> Ledger::sent_copies(const model::IssueNumber& number,
                                              const CopiesMoment& moment) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  auto standing = issue ? standing_list(*database_, *issue, moment) : std::nullopt;
  if (!standing) {
    return std::nullopt;
  }
  SentCopies copies = copies_of_list(standing->second);
  copies.entitled = entitled_by(*database_, standing->first, standing->second);
  read_pieces(*database_, standing->first, copies);
  copies.corrections = read_corrections(*database_, *issue, moment);
  for (const ListCorrection& correction : copies.corrections) {
    apply(*database_, correction, copies);
    if (copies.journals.back() != correction.reference) {
      copies.journals.push_back(correction.reference);
    }
  }
  for (Recipient& recipient : copies.recipients) {
    recipient.copies = static_cast<int>(copies.pieces[recipient.id].size());
  }
  std::sort(copies.recipients.begin(), copies.recipients.end(),
            [](const Recipient& a, const Recipient& b) { return a.id < b.id; });
  read_days(*database_, standing->first, moment, copies);
  read_accounts(*database_, issue->id, moment, copies);
  return copies;
}

std::optional<SentCopies> Ledger::sending(const model::IssueNumber& number, std::optional<Date> day,
                                          const CopiesMoment& moment) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  if (!issue) {
    return std::nullopt;
  }
  SentCopies copies;
  if (day) {
    copies = sent_later(*database_, *issue, *day, moment);
    if (copies.journals.empty()) {
      return std::nullopt;
    }
  } else {
    auto standing = standing_list(*database_, *issue, moment);
    if (!standing) {
      return std::nullopt;
    }
    copies = copies_of_list(standing->second);
    copies.entitled = entitled_by(*database_, standing->first, standing->second);
    read_pieces(*database_, standing->first, copies);
  }
  read_own_accounts(*database_, copies);
  if (day) {
    copies.known_at = std::max(copies.known_at, last_entry_of(*database_, *issue, *day, moment));
  }
  copies.known_at = copies.frozen.known_at.value_or(copies.known_at);
  return copies;
}

std::vector<Date> Ledger::later_days(const model::IssueNumber& number,
                                     const CopiesMoment& moment) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::vector<Date> days;
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  if (!issue || !standing_list(*database_, *issue, moment)) {
    return days;
  }
  for (const ListCorrection& each : read_corrections(*database_, *issue, moment)) {
    if (!each.sent.empty() && std::find(days.begin(), days.end(), each.date) == days.end()) {
      days.push_back(each.date);
    }
  }
  std::sort(days.begin(), days.end());
  return days;
}

}  // namespace gazette::ledger

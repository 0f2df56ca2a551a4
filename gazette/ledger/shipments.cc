// Shipments (đợt phát hành): the list of a day, copied and frozen with its hash.

#include "gazette/ledger/shipments.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/ledger/allocation.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/held.h"
#include "gazette/ledger/journal.h"
#include "gazette/ledger/lines.h"

namespace gazette::ledger {
namespace {

void freeze_list(const Database& database, std::int64_t shipment_id,
                 const std::vector<BodyRow>& bodies) {
  Statement insert = database.prepare(
      "INSERT INTO shipment_line(shipment_id, line, body_id, code, name, kind, district, address, "
      "copies, channel, basis, official_code, note, postal_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?)");
  int line = 0;
  for (const auto& [body_id, recipient] : bodies) {
    insert
        .bind(shipment_id, ++line, body_id, recipient.id, recipient.name, recipient.kind,
              recipient.district, recipient.address, recipient.copies, code_of(recipient.channel),
              recipient.basis, recipient.official_code, recipient.note, recipient.postal_code)
        .run();
  }
}

/// The journal that sends the list.
Journal journal_of(const Database& database, const Shipment& shipment, const IssueRow& issue,
                   const std::vector<BodyRow>& bodies) {
  Journal journal = {.kind = "shipment",
                     .issue_id = issue.id,
                     .reference = shipment.reference,
                     .date = shipment.date};
  journal.add("stock", -shipment.copies_count);
  // Numbers go on from those of a list that was taken back: its labels must not be taken for these.
  const CopiesByRecipient former = held_copies(database, issue.id);
  for (const auto& [body_id, recipient] : bodies) {
    const std::string account =
        open_account(database, {.kind = "transit", .body_id = body_id, .body_code = recipient.id});
    const auto held = former.find(recipient.id);
    const int before = held == former.end() ? 0 : held->second.last_piece;
    for (int piece = before + 1; piece <= before + recipient.copies; ++piece) {
      journal.add(account, 1, piece);
    }
  }
  return journal;
}

/// False, with a finding, where the stock did not last on its day.
bool add_shipment(const Database& database, const Shipment& shipment, const IssueRow& issue,
                  const std::vector<BodyRow>& bodies, Diagnostics& diagnostics) {
  const std::optional<std::int64_t> journal_id =
      post_journal(database, journal_of(database, shipment, issue, bodies), diagnostics);
  if (!journal_id) {
    return false;
  }
  Statement header = database.prepare(
      "INSERT INTO shipment(issue_id, journal_id, date, recipients_count, copies_count, "
      "list_sha256, known_at) VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''))");
  header
      .bind(issue.id, *journal_id, shipment.date, static_cast<std::int64_t>(bodies.size()),
            shipment.copies_count, shipment.list_sha256,
            shipment.known_at ? to_iso(*shipment.known_at) : std::string())
      .run();
  freeze_list(database, database.last_id(), bodies);
  return true;
}

}  // namespace

std::vector<BodyRow> bodies_to_send_to(const Database& database, const ListMoment& moment) {
  std::vector<BodyRow> bodies = bodies_on(database, moment);
  std::erase_if(bodies, [](const BodyRow& each) { return each.recipient.copies == 0; });
  return bodies;
}

bool is_part_of(const std::vector<Recipient>& former, const std::vector<BodyRow>& bodies) {
  auto next = bodies.begin();
  for (Recipient recipient : former) {
    next = std::find_if(next, bodies.end(), [&recipient](const BodyRow& body) {
      return body.recipient.id == recipient.id;
    });
    if (next == bodies.end() || recipient.copies > next->recipient.copies) {
      return false;
    }
    recipient.copies = next->recipient.copies;
    if (!(recipient == next->recipient)) {
      return false;
    }
  }
  return true;
}

namespace {

/// The list of a moment, ready to be frozen.
Shipment draw_up(const Database& database, const IssueRow& issue, const ListMoment& moment,
                 const std::vector<BodyRow>& bodies) {
  Shipment shipment = {.issue = issue.number,
                       .issue_date = issue.date,
                       .date = moment.as_of,
                       .known_at = moment.known_at,
                       .reference = "phat-hanh-" + model::folder_name(issue.number)};
  // A list follows another only where that one was reversed.
  if (const std::size_t former = read_shipments(database, issue, Which::all).size(); former > 0) {
    shipment.reference += fmt::format("-{}", former + 1);
  }
  for (const BodyRow& body : bodies) {
    shipment.recipients.push_back(body.recipient);
    shipment.copies_count += body.recipient.copies;
  }
  shipment.list_sha256 = sha256(list_text(shipment.recipients));
  return shipment;
}

/// The former shipment, which must be the one that was entered.
std::optional<Shipment> read_whole(const Database& database, const IssueRow& issue) {
  std::vector<Shipment> standing = read_shipments(database, issue, Which::standing);
  if (standing.empty()) {
    return std::nullopt;
  }
  Shipment& shipment = standing.front();
  if (!matches_its_hash(shipment)) {
    throw Error(fmt::format("the frozen list of issue {} was altered: it no longer matches its "
                            "hash; restore a backup",
                            model::to_text(issue.number)),
                database.path());
  }
  return std::move(shipment);
}

/// A list to be drawn up; with `priority` where a short stock is to be allocated.
struct ListRequest {
  model::IssueNumber number = {};
  ListMoment moment = {};
  const std::vector<std::string>* priority = nullptr;
  bool only_draws = false;  // nothing is entered
};

/// The list as it was frozen, where it is the one asked for; else a finding.
std::optional<Shipment> repeated_list(const Database& database, Shipment former,
                                      const ListRequest& request, const Shipment& drawn,
                                      const std::vector<BodyRow>& bodies,
                                      Diagnostics& diagnostics) {
  const bool is_same = former.list_sha256 == drawn.list_sha256 ||
                       (request.priority != nullptr && is_part_of(former.recipients, bodies));
  if (is_same && former.date == request.moment.as_of) {
    return former;
  }
  report_finding(
      "G0752", database,
      fmt::format("issue {} was sent on {}: {} to {} recipients", model::to_text(request.number),
                  to_iso(former.date), copies_text(former.copies_count), former.recipients.size()),
      "the frozen list stands and can be printed again; what was sent is not sent twice",
      diagnostics);
  return std::nullopt;
}

std::optional<Shipment> plan(const Database& database, const ListRequest& request,
                             Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(request.moment.as_of));
  Transaction transaction(database,
                          request.only_draws ? Transaction::Kind::read : Transaction::Kind::write);
  const std::optional<IssueRow> issue = require_issue(database, request.number, diagnostics);
  if (!issue) {
    return std::nullopt;
  }
  std::vector<BodyRow> bodies = bodies_to_send_to(database, request.moment);
  Shipment shipment = draw_up(database, *issue, request.moment, bodies);
  if (std::optional<Shipment> former = read_whole(database, *issue)) {
    return repeated_list(database, std::move(*former), request, shipment, bodies, diagnostics);
  }
  if (bodies.empty()) {
    report_finding("G0753", database,
                   fmt::format("nobody is entitled to copies on {}", to_iso(request.moment.as_of)),
                   "take the list in with `gazette recipients import`, or check the date",
                   diagnostics);
    return std::nullopt;
  }
  const int stock = balance_of(database, issue->id, "stock");
  if (stock < shipment.copies_count) {
    const std::string number = model::to_text(request.number);
    const std::string message = fmt::format("issue {} has {} in stock, the list needs {}", number,
                                            copies_text(stock), shipment.copies_count);
    if (request.priority == nullptr || stock == 0) {
      report_finding(
          "G0751", database, message,
          fmt::format("enter what the printer delivered with `gazette print receive {}`, "
                      "have {} more printed, or send what there is with --allocate",
                      number, shipment.copies_count - stock),
          diagnostics);
      return std::nullopt;
    }
    const std::vector<BodyRow> given = allocate(bodies, stock, *request.priority);
    report_finding(
        "G0766", database, fmt::format("{}; short: {}", message, shortages_text(bodies, given)),
        "serve them from a reprint with `gazette claim --reason \"cấp thiếu\"`", diagnostics);
    bodies = given;
    shipment = draw_up(database, *issue, request.moment, bodies);
  }
  if (request.only_draws) {
    Journal sending = {.issue_id = issue->id, .date = shipment.date};
    sending.add("stock", -shipment.copies_count);
    return stays_whole(database, sending, diagnostics) ? std::optional(shipment) : std::nullopt;
  }
  if (!add_shipment(database, shipment, *issue, bodies, diagnostics)) {
    return std::nullopt;
  }
  transaction.commit();
  return shipment;
}

}  // namespace

std::string list_text(const std::vector<Recipient>& recipients) {
  std::string text;
  for (const Recipient& recipient : recipients) {
    const std::string copies = fmt::format("{}", recipient.copies);
    std::vector<std::string_view> fields = {recipient.id,
                                            recipient.name,
                                            recipient.kind,
                                            recipient.district,
                                            recipient.address,
                                            copies,
                                            code_of(recipient.channel),
                                            recipient.basis,
                                            recipient.official_code,
                                            recipient.note};
    if (!recipient.postal_code.empty()) {
      fields.push_back(recipient.postal_code);
    }
    append_line(text, fields);
  }
  return text;
}

std::vector<Shipment> read_shipments(const Database& database, const IssueRow& issue, Which which) {
  Statement header = database.prepare(
      "SELECT shipment.id, shipment.date, journal.reference, copies_count, list_sha256, known_at "
      "FROM shipment JOIN journal ON journal.id = journal_id WHERE shipment.issue_id = ?1 "
      "AND (?2 OR NOT EXISTS(SELECT 1 FROM journal AS later WHERE later.reverses = journal_id)) "
      "ORDER BY shipment.id");
  header.bind(issue.id, which == Which::all ? 1 : 0);
  Statement lines = database.prepare(
      "SELECT code, name, kind, district, address, copies, channel, basis, official_code, note, "
      "postal_code FROM shipment_line WHERE shipment_id = ? ORDER BY line");
  std::vector<Shipment> shipments;
  while (header.step()) {
    Shipment& shipment = shipments.emplace_back(
        Shipment{.issue = issue.number,
                 .issue_date = issue.date,
                 .date = header.date(1),
                 .known_at = header.is_null(5) ? std::nullopt : std::optional(header.date(5)),
                 .reference = header.text(2),
                 .copies_count = header.integer(3),
                 .list_sha256 = header.text(4)});
    lines.reset();
    lines.bind(header.wide(0));
    while (lines.step()) {
      shipment.recipients.push_back({.id = lines.text(0),
                                     .name = lines.text(1),
                                     .kind = lines.text(2),
                                     .district = lines.text(3),
                                     .address = lines.text(4),
                                     .copies = lines.integer(5),
                                     .channel = channel_from(lines.text(6)),
                                     .basis = lines.text(7),
                                     .official_code = lines.text(8),
                                     .note = lines.text(9),
                                     .postal_code = lines.text(10)});
    }
  }
  return shipments;
}

bool matches_its_hash(const Shipment& shipment) {
  return sha256(list_text(shipment.recipients)) == shipment.list_sha256;
}

std::optional<Shipment> Ledger::plan_shipment(const model::IssueNumber& number,
                                              const ListMoment& moment, Diagnostics& diagnostics) {
  return plan(*database_, {.number = number, .moment = moment}, diagnostics);
}

std::optional<Shipment> Ledger::allocate_shipment(const model::IssueNumber& number,
                                                  const ListMoment& moment,
                                                  const std::vector<std::string>& priority,
                                                  Diagnostics& diagnostics) {
  return plan(*database_, {.number = number, .moment = moment, .priority = &priority}, diagnostics);
}

std::optional<Shipment> Ledger::draw_shipment(const model::IssueNumber& number,
                                              const ListMoment& moment,
                                              const std::vector<std::string>* priority,
                                              Diagnostics& diagnostics) const {
  return plan(*database_,
              {.number = number, .moment = moment, .priority = priority, .only_draws = true},
              diagnostics);
}

std::optional<Shipment> Ledger::find_shipment(const model::IssueNumber& number) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  return issue ? read_whole(*database_, *issue) : std::nullopt;
}

}  // namespace gazette::ledger

// Tickets of print orders (phiếu đặt in), revision by revision.

#include "gazette/ledger/tickets.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/ledger/lines.h"
#include "gazette/ledger/printing.h"

namespace gazette::ledger {
namespace {

constexpr std::string_view kFact = "fact";
constexpr std::string_view kFile = "file";

/// Facts and files, a line each.
std::string said_text(const PrintTicket& ticket) {
  std::string text;
  for (const TicketFact& fact : ticket.facts) {
    append_line(text, {kFact, fact.key, fact.value});
  }
  for (const TicketFile& file : ticket.files) {
    append_line(text, {kFile, file.path, file.sha256, file.content_sha256,
                       fmt::format("{}", file.revision)});
  }
  return text;
}

/// Lines of another form are left out: the hash then tells that the text was altered.
void read_said(std::string_view text, PrintTicket& ticket) {
  for (std::vector<std::string>& line : read_lines(text)) {
    if (line[0] == kFact && line.size() == 3) {
      ticket.facts.push_back({.key = std::move(line[1]), .value = std::move(line[2])});
    } else if (line[0] == kFile && line.size() == 5) {
      int revision = 0;
      for (const char digit : line[4]) {
        revision = revision * 10 + (digit - '0');
      }
      ticket.files.push_back({.path = std::move(line[1]),
                              .sha256 = std::move(line[2]),
                              .content_sha256 = std::move(line[3]),
                              .revision = revision});
    }
  }
}

std::vector<PrintTicket> read_whole(const Database& database, const IssueRow& issue) {
  std::vector<PrintTicket> tickets;
  for (TicketRow& row : read_tickets(database, issue)) {
    if (!matches_its_hash(row)) {
      throw Error(fmt::format("ticket {} of issue {} no longer matches its hash; run `gazette "
                              "doctor`",
                              row.ticket.revision, model::to_text(issue.number)),
                  database.path());
    }
    tickets.push_back(std::move(row.ticket));
  }
  return tickets;
}

std::int64_t order_id_of(const Database& database, const IssueRow& issue,
                         const std::string& reference) {
  Statement order =
      database.prepare("SELECT id FROM print_order WHERE issue_id = ? AND reference = ?");
  order.bind(issue.id, reference);
  const bool has_row = order.step();
  GAZETTE_ASSERT(has_row);
  return order.wide(0);
}

/// Whether the ticket is of the day of the former one or later.
bool is_of_later_day(const Database& database, const PrintTicket& ticket, const PrintTicket& former,
                     Diagnostics& diagnostics) {
  if (ticket.date >= former.date) {
    return true;
  }
  report_finding(
      "G0749", database,
      fmt::format("ticket {} of order {} is of {}, its change would be of {}", former.revision,
                  former.reference, to_iso(former.date), to_iso(ticket.date)),
      fmt::format("give the day on which the printer is told: --date {}", to_iso(former.date)),
      diagnostics);
  return false;
}

/// Whether the ticket may say something else: copies that were delivered cannot be told of anew.
bool is_open(const Database& database, const IssueRow& issue, const PrintTicket& latest,
             Diagnostics& diagnostics) {
  const int good = good_of(database, issue.id);
  if (good < ordered_of(database, issue.id)) {
    return true;
  }
  report_finding("G0746", database,
                 fmt::format("ticket {} of order {} would change, and all {} copies ordered of "
                             "issue {} are delivered",
                             latest.revision, latest.reference, good, model::to_text(issue.number)),
                 "give a further order a reference of its own with --reference", diagnostics);
  return false;
}

}  // namespace

std::string ticket_text(const PrintTicket& ticket) {
  std::string text;
  append_line(text, {"copies", fmt::format("{}", ticket.copies)});
  append_line(text, {"due", to_iso(ticket.due)});
  return text + said_text(ticket);
}

int file_revision(const PrintTicket* latest, std::string_view path,
                  std::string_view content_sha256) {
  if (latest == nullptr) {
    return 1;
  }
  const auto same =
      std::find_if(latest->files.begin(), latest->files.end(), [&](const TicketFile& file) {
        return file.path == path && file.content_sha256 == content_sha256;
      });
  return same != latest->files.end() ? same->revision : latest->revision + 1;
}

std::vector<TicketRow> read_tickets(const Database& database, const IssueRow& issue) {
  Statement all = database.prepare(
      "SELECT reference, revision, print_ticket.date, print_ticket.copies, due, said, sha256 "
      "FROM print_ticket JOIN print_order ON print_order.id = order_id "
      "WHERE print_ticket.issue_id = ? ORDER BY revision");
  all.bind(issue.id);
  std::vector<TicketRow> rows;
  while (all.step()) {
    TicketRow& row = rows.emplace_back();
    row.ticket = {.issue = issue.number,
                  .reference = all.text(0),
                  .revision = all.integer(1),
                  .date = all.date(2),
                  .copies = all.integer(3),
                  .due = all.date(4)};
    read_said(all.text(5), row.ticket);
    row.sha256 = all.text(6);
  }
  return rows;
}

bool matches_its_hash(const TicketRow& row) {
  return sha256(ticket_text(row.ticket)) == row.sha256;
}

std::optional<PrintTicket> Ledger::record_ticket(const PrintTicket& ticket,
                                                 Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(ticket.date) && is_valid(ticket.due));
  if (!are_sound_copies(*database_, ticket.copies, diagnostics)) {
    return std::nullopt;
  }
  Transaction transaction(*database_, Transaction::Kind::write);
  const std::optional<IssueRow> issue = require_issue(*database_, ticket.issue, diagnostics);
  if (!issue) {
    return std::nullopt;
  }
  const std::vector<PrintTicket> former = read_whole(*database_, *issue);
  const auto latest = std::find_if(
      former.rbegin(), former.rend(),
      [&](const PrintTicket& candidate) { return candidate.reference == ticket.reference; });
  if (latest != former.rend() && ticket_text(*latest) == ticket_text(ticket)) {
    return *latest;
  }
  if (latest != former.rend() && (!is_of_later_day(*database_, ticket, *latest, diagnostics) ||
                                  !is_open(*database_, *issue, *latest, diagnostics))) {
    return std::nullopt;
  }
  PrintTicket entered = ticket;
  entered.revision = former.empty() ? 1 : former.back().revision + 1;
  Statement insert = database_->prepare(
      "INSERT INTO print_ticket(order_id, issue_id, revision, date, copies, due, said, sha256) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  insert
      .bind(order_id_of(*database_, *issue, ticket.reference), issue->id, entered.revision,
            entered.date, entered.copies, entered.due, said_text(entered),
            sha256(ticket_text(entered)))
      .run();
  transaction.commit();
  return entered;
}

std::vector<PrintTicket> Ledger::print_tickets(const model::IssueNumber& number) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  return issue ? read_whole(*database_, *issue) : std::vector<PrintTicket>();
}

}  // namespace gazette::ledger

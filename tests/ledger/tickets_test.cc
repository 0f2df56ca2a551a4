// Tickets of print orders: revisions, what makes one, and that they stay as they were.

#include "gazette/base/hash.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

const model::IssueNumber kIssue = {.year = 2022, .first = 1, .last = 1};
const std::string kReference = "in-2022-01";

/// A record with issue 2022/01 and 200 copies of it ordered.
Ledger office(const Folder& folder) {
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.grant_number({.year = 2022, .date = day("2022-06-20")}, diagnostics));
  REQUIRE(
      ledger.order_print({.issue = kIssue, .copies = 200, .date = day("2022-06-15")}, diagnostics));
  REQUIRE(diagnostics.list().empty());
  return ledger;
}

TicketFile body(char content) {
  return {.path = "print/body.pdf",
          .sha256 = std::string(64, content),
          .content_sha256 = std::string(64, content),
          .revision = 1};
}

PrintTicket ticket() {
  return {.issue = kIssue,
          .reference = kReference,
          .date = day("2022-06-15"),
          .copies = 200,
          .due = day("2022-06-20"),
          .facts = {{"paper", "Giấy\ttrắng\\70\ng/m²"}, {"cover", ""}},
          .files = {body('a')}};
}

/// Records it and gives its revision; 0 where it was refused.
int record(Ledger& ledger, const PrintTicket& ticket, Diagnostics& diagnostics) {
  const auto recorded = ledger.record_ticket(ticket, diagnostics);
  return recorded ? recorded->revision : 0;
}

}  // namespace

TEST_CASE("a ticket is a revision, and the same again is that revision") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  PrintTicket first = ticket();
  const auto recorded = ledger.record_ticket(first, diagnostics);
  first.revision = 1;
  CHECK(recorded == first);
  PrintTicket later = ticket();
  later.date = day("2022-06-17");
  CHECK(ledger.record_ticket(later, diagnostics) == first);
  CHECK(ledger.print_tickets(kIssue) == std::vector<PrintTicket>{first});
  CHECK(ledger.print_tickets(issue_number("2022/9")).empty());
  CHECK(diagnostics.list().empty());
}

TEST_CASE("whatever changes on a ticket makes its next revision") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  PrintTicket changed = ticket();
  CHECK(record(ledger, changed, diagnostics) == 1);
  changed.copies = 210;
  CHECK(record(ledger, changed, diagnostics) == 2);
  changed.due = day("2022-06-21");
  CHECK(record(ledger, changed, diagnostics) == 3);
  changed.facts[1].value = "4 trang";
  CHECK(record(ledger, changed, diagnostics) == 4);
  changed.files[0].sha256 = std::string(64, 'b');
  CHECK(record(ledger, changed, diagnostics) == 5);
  CHECK(record(ledger, changed, diagnostics) == 5);
  // What was said once is said anew: the printer has thrown the former paper away.
  CHECK(record(ledger, ticket(), diagnostics) == 6);
  CHECK(ledger.print_tickets(kIssue).size() == 6);
  CHECK(diagnostics.list().empty());
}

TEST_CASE("an order is of as many copies as its latest ticket says") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  PrintTicket changed = ticket();
  changed.copies = 210;
  CHECK(record(ledger, changed, diagnostics) == 1);
  CHECK(ledger.print_orders(kIssue).at(0).copies == 210);
  CHECK(ledger.year_copies(2022).ordered == 210);
  REQUIRE(ledger.order_print(
      {.issue = kIssue, .copies = 30, .date = day("2022-07-01"), .reference = "in-them"},
      diagnostics));
  CHECK(ledger.year_copies(2022).ordered == 240);
  changed.copies = 0;
  CHECK(record(ledger, changed, diagnostics) == 0);
  CHECK(texts_of(diagnostics) == std::vector<std::string>{"G0745 0 copies"});
}

TEST_CASE("revisions are counted over the orders of an issue") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  CHECK(record(ledger, ticket(), diagnostics) == 1);
  REQUIRE(ledger.order_print(
      {.issue = kIssue, .copies = 30, .date = day("2022-07-01"), .reference = "in-them"},
      diagnostics));
  PrintTicket further = ticket();
  further.reference = "in-them";
  CHECK(record(ledger, further, diagnostics) == 2);
  CHECK(record(ledger, ticket(), diagnostics) == 1);
  CHECK(record(ledger, further, diagnostics) == 2);
}

TEST_CASE("a ticket whose copies are delivered is not changed, a further order is") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  CHECK(record(ledger, ticket(), diagnostics) == 1);
  REQUIRE(ledger.receive_print(
      {.issue = kIssue, .good = 200, .spoiled = 3, .date = day("2022-06-19")}, diagnostics));
  CHECK(record(ledger, ticket(), diagnostics) == 1);
  PrintTicket changed = ticket();
  changed.files[0] = body('b');
  CHECK(record(ledger, changed, diagnostics) == 0);
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0746 ticket 1 of order in-2022-01 would change, and all 200 "
                                 "copies ordered of issue 2022/01 are delivered"});
  REQUIRE(ledger.order_print(
      {.issue = kIssue, .copies = 30, .date = day("2022-07-01"), .reference = "in-them"},
      diagnostics));
  changed.reference = "in-them";
  CHECK(record(ledger, changed, diagnostics) == 2);
}

TEST_CASE("a ticket is not changed on a day before it was made, the same may be said again") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  CHECK(record(ledger, ticket(), diagnostics) == 1);
  PrintTicket earlier = ticket();
  earlier.date = day("2022-06-14");
  CHECK(record(ledger, earlier, diagnostics) == 1);
  earlier.copies = 210;
  CHECK(record(ledger, earlier, diagnostics) == 0);
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0749 ticket 1 of order in-2022-01 is of 2022-06-15, its change "
                                 "would be of 2022-06-14"});
  earlier.date = day("2022-06-15");
  CHECK(record(ledger, earlier, diagnostics) == 2);
}

TEST_CASE("a file carries the revision with which what it shows came to be") {
  const std::string a(64, 'a');
  const std::string b(64, 'b');
  CHECK(file_revision(nullptr, "print/body.pdf", a) == 1);
  PrintTicket latest = ticket();
  latest.revision = 4;
  latest.files[0].revision = 3;
  CHECK(file_revision(&latest, "print/body.pdf", a) == 3);
  CHECK(file_revision(&latest, "print/body.pdf", b) == 5);
  CHECK(file_revision(&latest, "print/cover.pdf", a) == 5);
}

TEST_CASE("the text of a ticket has a line for each thing it says") {
  CHECK(ticket_text(ticket()) ==
        "copies\t200\ndue\t2022-06-20\n"
        "fact\tpaper\tGiấy\\ttrắng\\\\70\\ng/m²\n"
        "fact\tcover\t\n"
        "file\tprint/body.pdf\t" +
            std::string(64, 'a') + "\t" + std::string(64, 'a') + "\t1\n");
}

TEST_CASE("a ticket changed behind the program's back is found") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  CHECK(record(ledger, ticket(), diagnostics) == 1);
  CHECK(faults_of(ledger).empty());
  RawRecord raw(folder.record());
  CHECK(raw.run("INSERT INTO print_ticket(order_id, issue_id, revision, date, copies, due, said, "
                "sha256) SELECT order_id, issue_id, 3, date, copies, due, said, sha256 "
                "FROM print_ticket") ==
        "print_ticket: not the next revision of an order of the issue");
  REQUIRE(raw.run("DROP TRIGGER print_ticket_update; UPDATE print_ticket SET due = '2022-06-30'")
              .empty());
  CHECK(faults_of(ledger) ==
        std::vector<std::string>{
            "G0795 the trigger print_ticket_update is missing",
            "G0796 link 4 of the chain no longer matches; it holds print_ticket 1",
            "G0794 print ticket 1 of issue 2022/01 no longer matches its hash"});
  CHECK_THROWS_WITH(ledger.print_tickets(kIssue),
                    "ticket 1 of issue 2022/01 no longer matches its hash; run `gazette doctor`");
}

}  // namespace gazette::ledger

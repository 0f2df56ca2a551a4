// What went out of an issue, as of any day and as known on any day; and papers as they were issued.

#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

/// "R001 2; R002 1 2": recipients with their pieces.
std::string held(const SentCopies& copies) {
  std::string text;
  for (const Recipient& recipient : copies.recipients) {
    text += (text.empty() ? "" : "; ") + recipient.id;
    for (const int piece : copies.pieces.find(recipient.id)->second) {
      text += " " + std::to_string(piece);
    }
  }
  return text;
}

Claim lost_copy(const std::string& recipient, const std::string& date) {
  return {.issue = kIssue, .recipient = recipient, .date = day(date), .window_days = 60};
}

IssuedPaper paper_of(int revision, char hash) {
  return {.issue = kIssue,
          .number = "bk-2022-38-39",
          .revision = revision,
          .as_of = day("2022-09-20"),
          .known_at = day("2022-09-20"),
          .lines_count = 3,
          .copies_count = 6,
          .lines_sha256 = std::string(64, hash),
          .shown_sha256 = std::string(64, hash),
          .code_sha256 = std::string(64, hash),
          .journals = {"phat-hanh-2022-38-39"}};
}

}  // namespace

TEST_CASE("what went out is the frozen list until something is claimed or comes back") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  const auto sent = ledger.sent_copies(kIssue);
  REQUIRE(sent);
  CHECK(held(*sent) == "R001 1; R002 1 2; R003 1 2 3");
  CHECK(sent->recipients == sent->frozen.recipients);
  CHECK(sent->corrections.empty());
  CHECK(sent->out_count == 6);
  CHECK(sent->left_store_count == 6);
  CHECK(sent->as_of == day("2022-09-20"));
  CHECK(sent->known_at == day("2022-09-20"));
  CHECK_FALSE(ledger.sent_copies(kIssue, {.as_of = day("2022-09-19")}));
  CHECK_FALSE(ledger.sent_copies(issue_number("2022/40")));
}

TEST_CASE("what was sent on a day is known up to the day on which any of it was taken back") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  ledger.enter_on(day("2022-10-05"));
  REQUIRE(ledger.claim_copy(lost_copy("R001", "2022-10-05"), diagnostics));
  REQUIRE(ledger.claim_copy(lost_copy("R002", "2022-10-05"), diagnostics));
  CHECK(ledger.sending(kIssue, day("2022-10-05"))->known_at == day("2022-10-05"));
  ledger.enter_on(day("2022-10-09"));
  REQUIRE(ledger.reverse(
      {.reversed = "cap-bu-2022-38-39-R002-2022-10-05", .date = day("2022-10-09")}, diagnostics));
  const auto sending = ledger.sending(kIssue, day("2022-10-05"));
  REQUIRE(sending);
  CHECK(held(*sending) == "R001 2");
  CHECK(sending->known_at == day("2022-10-09"));
  CHECK(ledger.sending(kIssue, day("2022-10-05"), {.known_at = day("2022-10-08")})->known_at ==
        day("2022-10-05"));
}

TEST_CASE("who was sent a copy after the list is counted among those who were sent any") {
  const Folder folder;
  Ledger ledger = printed_office(folder, 2);
  Diagnostics diagnostics;
  REQUIRE(ledger.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {"sở", "phường"},
                                   diagnostics));
  REQUIRE(ledger.receive_print(
      {.issue = kIssue, .good = 4, .date = day("2022-09-30"), .reference = "in bù"}, diagnostics));
  CHECK(ledger.year_copies(2022).recipients_count == 2);
  Claim claim = lost_copy("R002", "2022-10-05");
  claim.reason = ClaimReason::short_shipped;
  REQUIRE(ledger.claim_copy(claim, diagnostics));
  REQUIRE(ledger.claim_copy(lost_copy("R001", "2022-10-06"), diagnostics));
  CHECK(ledger.year_copies(2022).recipients_count == 3);
  CHECK(ledger.year_copies(2022).issues.at(0).recipients_count == 3);
  CHECK(ledger.year_copies(2022, {.as_of = day("2022-10-04")}).recipients_count == 2);
  REQUIRE(ledger.reverse(
      {.reversed = "cap-bu-2022-38-39-R002-2022-10-05", .date = day("2022-10-07")}, diagnostics));
  CHECK(ledger.year_copies(2022).recipients_count == 2);
  CHECK(ledger.year_copies(2022).issues.at(0).recipients_count == 2);
}

TEST_CASE("claims, returns and copies handed on are applied to the list, and taken back again") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.claim_copy(lost_copy("R001", "2022-10-05"), diagnostics));
  REQUIRE(ledger.return_copies(
      {.issue = kIssue, .recipient = "R002", .copies = 1, .date = day("2022-10-06")}, diagnostics));
  merge(ledger, "R002", "R003", "2022-10-07");
  REQUIRE(ledger.return_copies({.issue = kIssue,
                                .recipient = "R002",
                                .successor = "R003",
                                .copies = 1,
                                .reason = ReturnReason::dissolved,
                                .date = day("2022-10-07"),
                                .reference = "chuyen"},
                               diagnostics));
  const auto sent = ledger.sent_copies(kIssue);
  REQUIRE(sent);
  CHECK(held(*sent) == "R001 2; R002; R003 1 2 3 4");
  CHECK(sent->recipients[1].copies == 0);
  CHECK(sent->frozen.recipients[1].copies == 2);
  CHECK(sent->out_count == 5);
  CHECK(sent->left_store_count == 7);
  CHECK(sent->as_of == day("2022-10-07"));
  REQUIRE(sent->corrections.size() == 3);
  CHECK(sent->corrections[0].gone == std::vector<int>{1});
  CHECK(sent->corrections[0].sent == std::vector<int>{2});
  CHECK(sent->corrections[0].reason == "chưa nhận");
  CHECK(sent->corrections[1].successor.empty());
  CHECK(sent->corrections[2].successor == "R003");
  CHECK(sent->corrections[2].sent == std::vector<int>{4});
  // As of a day between them.
  CHECK(held(*ledger.sent_copies(kIssue, {.as_of = day("2022-10-06")})) ==
        "R001 2; R002 2; R003 1 2 3");

  REQUIRE(ledger.reverse({.reversed = "chuyen", .date = day("2022-10-08")}, diagnostics));
  const auto reversed = ledger.sent_copies(kIssue);
  CHECK(held(*reversed) == "R001 2; R002 2; R003 1 2 3");
  CHECK(reversed->as_of == day("2022-10-08"));
  CHECK(held(*ledger.sent_copies(kIssue, {.as_of = day("2022-10-07")})) ==
        "R001 2; R002; R003 1 2 3 4");
  CHECK(diagnostics.list().empty());
}

TEST_CASE("a copy for one who is not on the list brings it there, as it was on that day") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger,
                      std::string(kHeader) + "R001,UBND phường Tân Tiến,phường,Biên Hòa,a,1,văn "
                                             "thư,x,,\nR004,UBND phường Tân Mai,phường,Biên "
                                             "Hòa,d,1,bưu điện,x,,\n",
                      "b.csv", day("2022-10-01"), diagnostics));
  REQUIRE(ledger.return_copies({.issue = kIssue,
                                .recipient = "R001",
                                .successor = "R004",
                                .copies = 1,
                                .date = day("2022-10-02")},
                               diagnostics));
  const auto sent = ledger.sent_copies(kIssue);
  REQUIRE(sent->recipients.size() == 4);
  CHECK(sent->recipients[3].name == "UBND phường Tân Mai");
  CHECK(sent->recipients[3].channel == Channel::post);
  CHECK(sent->recipients[3].copies == 1);
}

TEST_CASE("a copy handed on goes the way of the entitlement, though it was entered later") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  ledger.enter_on(day("2022-10-02"));
  // R004 is there from November on, which the journals' day of entry does not know yet.
  REQUIRE(import_list(ledger,
                      std::string(kHeader) + "R001,UBND phường Tân Tiến,phường,Biên Hòa,a,1,văn "
                                             "thư,x,,\nR004,UBND phường Tân Mai,phường,Biên "
                                             "Hòa,d,1,nhận trực tiếp,x,,\n",
                      "b.csv", day("2022-11-01"), diagnostics));
  REQUIRE(ledger.return_copies({.issue = kIssue,
                                .recipient = "R001",
                                .successor = "R004",
                                .copies = 1,
                                .date = day("2022-11-02")},
                               diagnostics));
  // As known before R004 was: its name and its way are those of now.
  const auto sent = ledger.sent_copies(kIssue);
  REQUIRE(sent->recipients.size() == 4);
  CHECK(sent->recipients[3].name == "UBND phường Tân Mai");
  CHECK(sent->recipients[3].channel == Channel::collected);
}

TEST_CASE("what was entered later is not known before, though it happened before") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  ledger.enter_on(day("2022-11-15"));
  REQUIRE(ledger.claim_copy(lost_copy("R001", "2022-10-05"), diagnostics));
  const auto now = ledger.sent_copies(kIssue);
  CHECK(held(*now) == "R001 2; R002 1 2; R003 1 2 3");
  CHECK(now->as_of == day("2022-10-05"));
  CHECK(now->known_at == day("2022-11-15"));
  const CopiesMoment before = {.known_at = day("2022-11-14")};
  CHECK(held(*ledger.sent_copies(kIssue, before)) == "R001 1; R002 1 2; R003 1 2 3");
  CHECK(ledger.year_copies(2022, before).lost == 0);
  CHECK(ledger.year_copies(2022, before).known_at == day("2022-09-20"));
  CHECK(ledger.year_copies(2022).lost == 1);
  CHECK(ledger.pending_copies(day("2022-12-31"), kIssue, day("2022-11-14"))[0].pieces ==
        std::vector<int>{1});
  // A clock that is behind dates no entry before the latest.
  ledger.enter_on(day("2022-01-01"));
  REQUIRE(ledger.claim_copy(lost_copy("R002", "2022-10-06"), diagnostics));
  CHECK(ledger.sent_copies(kIssue)->known_at == day("2022-11-15"));
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a copy is on its way, since its day, until the entry that takes it back is known") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto claim = ledger.claim_copy(lost_copy("R001", "2022-10-05"), diagnostics);
  REQUIRE(claim);
  ledger.enter_on(day("2022-11-15"));
  REQUIRE(ledger.reverse({.reversed = claim->reference, .date = day("2022-10-07")}, diagnostics));
  const PendingCopies before =
      ledger.pending_copies(day("2022-12-31"), kIssue, day("2022-11-14")).at(0);
  CHECK(before.pieces == std::vector<int>{2});
  CHECK(before.sent == day("2022-10-05"));
  const PendingCopies now = ledger.pending_copies(day("2022-12-31"), kIssue).at(0);
  CHECK(now.pieces == std::vector<int>{1});
  CHECK(now.sent == day("2022-09-20"));
}

TEST_CASE("the year as of a day has the issues, orders and copies of that day") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  CHECK(ledger.year_copies(2022, {.as_of = day("2022-09-19")}).issues.empty());
  const YearCopies year = ledger.year_copies(2022, {.as_of = day("2022-09-20")});
  REQUIRE(year.issues.size() == 1);
  CHECK(year.issues[0].state == IssueState::distributed);
  CHECK(year.recipients_count == 3);
  const YearCopies known =
      ledger.year_copies(2022, {.as_of = day("2022-12-31"), .known_at = day("2022-09-19")});
  CHECK(known.issues[0].state == IssueState::printed);
  CHECK(known.issues[0].printed == 11);
  CHECK(known.sent == 0);
  CHECK(known.recipients_count == 0);
  CHECK(ledger.year_copies(2022, {.known_at = day("2022-09-14")}).ordered == 0);
}

TEST_CASE("what went out together is of its own journals, by the list or on a later day") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.claim_copy(lost_copy("R001", "2022-10-05"), diagnostics));
  REQUIRE(ledger.claim_copy(lost_copy("R003", "2022-10-05"), diagnostics));
  merge(ledger, "R002", "R003", "2022-10-05");
  REQUIRE(ledger.return_copies({.issue = kIssue,
                                .recipient = "R002",
                                .successor = "R003",
                                .copies = 1,
                                .reason = ReturnReason::dissolved,
                                .date = day("2022-10-05")},
                               diagnostics));
  const auto list = ledger.sending(kIssue, std::nullopt);
  REQUIRE(list);
  CHECK(held(*list) == "R001 1; R002 1 2; R003 1 2 3");
  CHECK(list->journals == std::vector<std::string>{"phat-hanh-2022-38-39"});
  CHECK(list->out_count == 6);
  CHECK(list->left_store_count == 6);
  CHECK(list->as_of == day("2022-09-20"));
  CHECK(ledger.later_days(kIssue) == std::vector<Date>{day("2022-10-05")});
  const auto later = ledger.sending(kIssue, day("2022-10-05"));
  REQUIRE(later);
  CHECK(held(*later) == "R001 2; R003 4 5");
  CHECK(later->journals == std::vector<std::string>{"cap-bu-2022-38-39-R001-2022-10-05",
                                                    "cap-bu-2022-38-39-R003-2022-10-05",
                                                    "hoan-2022-38-39-R002-2022-10-05"});
  CHECK(later->out_count == 3);
  CHECK(later->left_store_count == 2);  // what was handed on had left before
  CHECK_FALSE(ledger.sending(kIssue, day("2022-10-06")));
  REQUIRE(ledger.reverse(
      {.reversed = "cap-bu-2022-38-39-R001-2022-10-05", .date = day("2022-10-06")}, diagnostics));
  CHECK(held(*ledger.sending(kIssue, day("2022-10-05"))) == "R003 4 5");
  CHECK(diagnostics.list().empty());
}

TEST_CASE("the stock card has each journal that touched the store, with the balance after it") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.claim_copy(lost_copy("R001", "2022-10-05"), diagnostics));
  REQUIRE(ledger.count_stock(
      {.issue = kIssue, .counted = 2, .date = day("2022-12-31"), .reason = "ẩm"}, diagnostics));
  std::string card;
  for (const StockLine& line : ledger.stock_card(kIssue)) {
    card += to_iso(line.date) + " " + line.kind + " " + std::to_string(line.copies) + " " +
            std::to_string(line.balance) + "\n";
  }
  CHECK(card ==
        "2022-09-19 print_run 10 10\n"
        "2022-09-20 shipment -6 4\n"
        "2022-10-05 claim -1 3\n"
        "2022-12-31 stock_count -1 2\n");
  CHECK(ledger.stock_card(kIssue, {.as_of = day("2022-10-04")}).size() == 2);
  // By days, whenever each was entered.
  REQUIRE(ledger.claim_copy(lost_copy("R003", "2022-10-01"), diagnostics));
  const std::vector<StockLine> lines = ledger.stock_card(kIssue);
  REQUIRE(lines.size() == 5);
  CHECK(lines[2].reference == "cap-bu-2022-38-39-R003-2022-10-01");
  CHECK(lines[2].balance == 3);
  CHECK(lines[4].balance == 1);
  CHECK(ledger.stock_card(issue_number("2022/40")).empty());
}

TEST_CASE("counts and deliveries are told with what the record had, and what took them back") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.count_stock(
      {.issue = kIssue, .counted = 2, .date = day("2022-12-31"), .reason = "ẩm"}, diagnostics));
  REQUIRE(ledger.reverse({.reversed = "kiem-ke-2022-38-39-2022-12-31", .date = day("2022-12-31")},
                         diagnostics));
  REQUIRE(ledger.count_stock(
      {.issue = kIssue, .counted = 3, .date = day("2022-12-31"), .reference = "kk-2"},
      diagnostics));
  const std::vector<CountedStock> counts = ledger.stock_counts(kIssue);
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].booked == 4);
  CHECK(counts[0].counted == 2);
  CHECK(counts[0].reversed_by == "huy-kiem-ke-2022-38-39-2022-12-31");
  CHECK(counts[1].booked == 4);
  CHECK(counts[1].counted == 3);
  CHECK(counts[1].reversed_by.empty());
  REQUIRE(ledger.receive_print(
      {.issue = kIssue, .good = 2, .date = day("2022-09-21"), .reference = "nhan-2"}, diagnostics));
  REQUIRE(ledger.reverse({.reversed = "nhan-2", .date = day("2022-12-31")}, diagnostics));
  const std::vector<PrintDelivery> deliveries = ledger.deliveries(kIssue);
  REQUIRE(deliveries.size() == 1);
  CHECK(deliveries[0].reference == "nhan-2022-38-39");
  CHECK(deliveries[0].good == 10);
  CHECK(deliveries[0].spoiled == 1);
  CHECK(ledger.deliveries(kIssue, {.as_of = day("2022-12-30")}).size() == 2);
}

TEST_CASE("a list may be frozen as it was known on a former day, and says so") {
  const Folder folder;
  Ledger ledger = printed_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.import_recipients({.csv = std::string(kHeader) + "R001,UBND phường Tân "
                                                                  "Tiến,phường,Biên Hòa,a,1,văn "
                                                                  "thư,x,,\n",
                                    .path = "b.csv",
                                    .from = day("2022-09-01"),
                                    .entered = day("2022-10-01")},
                                   diagnostics));
  const auto shipment = ledger.plan_shipment(
      kIssue, ListMoment{.as_of = day("2022-09-20"), .known_at = day("2022-09-30")}, diagnostics);
  REQUIRE(shipment);
  CHECK(shipment->copies_count == 6);
  ledger.enter_on(day("2022-10-02"));
  CHECK(ledger.find_shipment(kIssue)->known_at == day("2022-09-30"));
  CHECK(ledger.sent_copies(kIssue)->known_at == day("2022-09-30"));
}

TEST_CASE("papers are entered revision by revision, and never changed") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  CHECK(ledger.issued_papers("bk-2022-38-39").empty());
  REQUIRE(ledger.enter_papers({paper_of(1, 'a')}, diagnostics));
  REQUIRE(ledger.enter_papers({paper_of(1, 'a')}, diagnostics));  // the same again
  CHECK(ledger.issued_papers("bk-2022-38-39") == std::vector<IssuedPaper>{paper_of(1, 'a')});
  REQUIRE(ledger.enter_papers({paper_of(2, 'b')}, diagnostics));
  CHECK(diagnostics.list().empty());
  // Two clerks made it at once: the second is told, and nothing of his papers is entered.
  IssuedPaper other = paper_of(1, 'd');
  other.number = "xk-2022-38-39";
  CHECK_FALSE(ledger.enter_papers({other, paper_of(2, 'c')}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0785 bk-2022-38-39 was made as revision 2, and 3 comes next"});
  CHECK(ledger.issued_papers("xk-2022-38-39").empty());
  // A journal leads to the papers whose latest revision was drawn from it; a report is of none.
  IssuedPaper report = paper_of(1, 'e');
  report.issue.reset();
  report.number = "bc-2022";
  report.journals.clear();
  REQUIRE(ledger.enter_papers({report}, diagnostics));
  CHECK(ledger.issued_papers("bc-2022") == std::vector<IssuedPaper>{report});
  CHECK(ledger.papers_of("phat-hanh-2022-38-39") == std::vector<IssuedPaper>{paper_of(2, 'b')});
  CHECK(ledger.papers_of("nhan-2022-38-39").empty());
  CHECK(faults_of(ledger).empty());

  RawRecord raw(folder.record());
  const std::string columns =
      "paper(issue_id, number, revision, as_of, known_at, lines_count, copies_count, "
      "lines_sha256, shown_sha256) SELECT issue_id, number, ";
  const std::string rest =
      ", as_of, known_at, lines_count, copies_count, lines_sha256, shown_sha256 FROM paper "
      "WHERE revision = 1";
  CHECK(raw.run("INSERT INTO " + columns + "4" + rest) == "paper: not the next revision");
  CHECK(raw.run("INSERT OR REPLACE INTO " + columns + "1" + rest) ==
        "paper: not the next revision");
  CHECK(raw.run("UPDATE paper SET copies_count = 7") ==
        "paper: a row of the record is never changed");
  CHECK(raw.run("DELETE FROM paper") == "paper: a row of the record is never deleted");
  CHECK(raw.run("INSERT OR REPLACE INTO paper_journal SELECT * FROM paper_journal") ==
        "paper_journal: a row of the record is never replaced");
  CHECK(raw.run("UPDATE paper_journal SET journal_id = 1") ==
        "paper_journal: a row of the record is never changed");
  CHECK(raw.run("DELETE FROM paper_journal") ==
        "paper_journal: a row of the record is never deleted");
  CHECK(raw.run("DROP TRIGGER paper_update; UPDATE paper SET copies_count = 7 WHERE revision = 1")
            .empty());
  const std::vector<std::string> faults = faults_of(ledger);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0] == "G0795 the trigger paper_update is missing");
  CHECK(faults[1].find("G0796 link ") == 0);
  CHECK(faults[1].find("paper 1") != std::string::npos);
}

TEST_CASE("the day of entry of a journal is fixed like the rest of it") {
  const Folder folder;
  sent_office(folder);
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT group_concat(entered) FROM journal") == "2022-09-19,2022-09-20");
  CHECK(raw.run("UPDATE journal SET entered = '2022-01-01' WHERE id = 2") ==
        "journal: a row of the record is never changed");
  CHECK(raw.run("INSERT INTO journal(kind, issue_id, reference, date, entered) VALUES "
                "('move', 1, 'x', '2022-09-21', '2022-09-19')") ==
        "journal: entered before the latest entry");
}

}  // namespace gazette::ledger

// Where copies are: moved, counted, taken back; the stock equation holds at every step.

#include <fstream>
#include <sstream>

#include "gazette/ledger/proof.h"
#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

/// An office with 10 good copies of an issue and 1 spoiled, and three recipients of one each.
Ledger office(const Folder& folder) {
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.begin_year(2022, 38, diagnostics));
  REQUIRE(ledger.grant_number({.year = 2022, .numbers_count = 2, .date = day("2022-09-20")},
                              diagnostics));
  REQUIRE(import_list(ledger, list_of(3), "recipients.csv", {}, diagnostics));
  REQUIRE(
      ledger.order_print({.issue = kIssue, .copies = 10, .date = day("2022-09-15")}, diagnostics));
  REQUIRE(ledger.receive_print(
      {.issue = kIssue, .good = 10, .spoiled = 1, .date = day("2022-09-19")}, diagnostics));
  REQUIRE(diagnostics.list().empty());
  return ledger;
}

}  // namespace

TEST_CASE("a shipment puts each copy under way to its recipient, by its number") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-09-20"), diagnostics));
  CHECK(equation(ledger) == "11 = 1 7 3 0 0 0 0 0 0");
  CHECK(ledger.year_copies(2022).sent == 3);
  CHECK(RawRecord(folder.record())
            .ask("SELECT group_concat(account || ' ' || copies || ' ' || piece, ', ') FROM entry "
                 "WHERE journal_id = 2") ==
        "stock -3 0, transit:R001 1 1, transit:R002 1 1, transit:R003 1 1");
}

TEST_CASE("copies move from stock to archive, deposit and scrapped, and not more than there are") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const StockMove archive = {.issue = kIssue, .copies = 2, .date = day("2022-09-21")};
  const auto moved = ledger.move_stock(archive, diagnostics);
  REQUIRE(moved);
  CHECK(moved->reference == "chuyen-stock-archive-2022-38-39-2022-09-21");
  CHECK_FALSE(moved->repeated);
  CHECK(ledger.move_stock(archive, diagnostics)->repeated);
  CHECK(ledger.move_stock({.issue = kIssue,
                           .to = Account::deposit,
                           .copies = 3,
                           .date = day("2022-09-21"),
                           .reason = "Luật Xuất bản 2012, Điều 28"},
                          diagnostics));
  CHECK(ledger.move_stock(
      {.issue = kIssue, .to = Account::scrapped, .copies = 4, .date = day("2022-09-21")},
      diagnostics));
  CHECK(diagnostics.list().empty());
  CHECK(equation(ledger) == "11 = 1 1 0 0 2 3 0 0 4");
  CHECK_FALSE(ledger.move_stock(
      {.issue = kIssue, .to = Account::deposit, .copies = 2, .date = day("2022-09-22")},
      diagnostics));
  StockMove other = archive;
  other.copies = 1;
  CHECK_FALSE(ledger.move_stock(other, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0765 issue 2022/38-39 has 1 copy in stock, fewer than the 2 to be moved to deposit",
            "G0755 the reference chuyen-stock-archive-2022-38-39-2022-09-21 is that of a move of "
            "2022-09-21"});
  CHECK(equation(ledger) == "11 = 1 1 0 0 2 3 0 0 4");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a count sends what is missing to lost, and finds it there again") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const StockCount count = {
      .issue = kIssue, .counted = 7, .date = day("2022-12-31"), .reason = "mưa dột"};
  const auto counted = ledger.count_stock(count, diagnostics);
  REQUIRE(counted);
  CHECK(counted->copies == -3);
  CHECK(equation(ledger) == "11 = 1 7 0 0 0 0 0 3 0");
  CHECK(ledger.count_stock(count, diagnostics)->repeated);
  StockCount later = count;
  later.date = day("2023-01-05");
  CHECK(ledger.count_stock(later, diagnostics)->reference.empty());
  later.counted = 10;
  CHECK(ledger.count_stock(later, diagnostics)->copies == 3);
  CHECK(equation(ledger) == "11 = 1 10 0 0 0 0 0 0 0");
  CHECK(diagnostics.list().empty());
  StockCount other = count;
  other.counted = 6;
  CHECK_FALSE(ledger.count_stock(other, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0755 the reference kiem-ke-2022-38-39-2022-12-31 is that of a stock_count of "
            "2022-12-31"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("copies found over the record are surplus, and the printer delivered what he did") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  StockCount count = {.issue = kIssue, .counted = 9, .date = day("2022-12-30")};
  REQUIRE(ledger.count_stock(count, diagnostics));
  CHECK(diagnostics.list().empty());
  count = {.issue = kIssue, .counted = 11, .date = day("2022-12-31")};
  REQUIRE(ledger.count_stock(count, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0786 1 copy of issue 2022/38-39 more than the journals "
                                 "brought to the shelf"});
  CHECK(equation(ledger) == "11 + 1 = 1 11 0 0 0 0 0 0 0");
  CHECK(ledger.year_copies(2022).surplus == 1);
  const std::vector<StockLine> card = ledger.stock_card(kIssue);
  REQUIRE(card.size() == 3);
  CHECK(card[1].surplus == 0);
  CHECK(card[2].copies == 2);
  CHECK(card[2].surplus == 1);
  CHECK(journal_text(ledger, 2022).find("    surplus  -1 \"CB 2022/38-39\"\n") !=
        std::string::npos);
  // What a later count lacks goes back there first.
  count = {.issue = kIssue, .counted = 8, .date = day("2023-06-30")};
  REQUIRE(ledger.count_stock(count, diagnostics));
  CHECK(equation(ledger) == "11 = 1 8 0 0 0 0 0 2 0");
  // Taken back, the surplus is there again, and the missing copies are as before.
  REQUIRE(ledger.reverse({.reversed = "kiem-ke-2022-38-39-2023-06-30", .date = day("2023-07-01")},
                         diagnostics));
  CHECK(equation(ledger) == "11 + 1 = 1 11 0 0 0 0 0 0 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a count that finds many copies over the record is confirmed with their number") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  StockCount count = {.issue = kIssue, .counted = 100, .date = day("2022-12-31")};
  CHECK_FALSE(ledger.count_stock(count, diagnostics));
  count.surplus = 9;
  CHECK_FALSE(ledger.count_stock(count, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>(2,
                                 "G0787 90 copies of issue 2022/38-39 more than the journals "
                                 "brought to the shelf, where 10 good ones were delivered"));
  CHECK(diagnostics.list()[1].help == "count again; if it is so, say --surplus 90");
  CHECK(equation(ledger) == "11 = 1 10 0 0 0 0 0 0 0");
  count.surplus = 90;
  CHECK(ledger.count_stock(count, diagnostics)->copies == 90);
  CHECK(equation(ledger) == "11 + 90 = 1 100 0 0 0 0 0 0 0");
  CHECK(ledger.count_stock(count, diagnostics)->repeated);
}

TEST_CASE("a count is of no day before the last that moved the stock") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-09-20"), diagnostics));
  CHECK_FALSE(
      ledger.count_stock({.issue = kIssue, .counted = 7, .date = day("2022-09-19")}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0759 2022-09-19 comes before phat-hanh-2022-38-39, which moved "
                                 "the stock, on 2022-09-20"});
  CHECK(ledger.count_stock({.issue = kIssue, .counted = 7, .date = day("2022-09-20")}, diagnostics)
            ->reference.empty());
}

TEST_CASE("a count of the shelf does not find what was lost on its way") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-09-20"), diagnostics));
  const auto claimed = ledger.claim_copy(
      {.issue = kIssue, .recipient = "R001", .date = day("2022-10-05"), .window_days = 60},
      diagnostics);
  REQUIRE(claimed);
  CHECK(equation(ledger) == "11 = 1 6 3 0 0 0 0 1 0");
  StockCount count = {.issue = kIssue, .counted = 4, .date = day("2022-10-06")};
  REQUIRE(ledger.count_stock(count, diagnostics));
  CHECK(equation(ledger) == "11 = 1 4 3 0 0 0 0 3 0");
  count = {.issue = kIssue, .counted = 7, .date = day("2022-10-07")};
  REQUIRE(ledger.count_stock(count, diagnostics));
  CHECK(equation(ledger) == "11 + 1 = 1 7 3 0 0 0 0 1 0");
  REQUIRE(ledger.reverse({.reversed = claimed->reference, .date = day("2022-10-08")}, diagnostics));
  CHECK(equation(ledger) == "11 + 1 = 1 8 3 0 0 0 0 0 0");
  CHECK(diagnostics.list().size() == 1);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("copies are sent and moved on no day before they came") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  CHECK_FALSE(ledger.plan_shipment(kIssue, day("2022-09-18"), diagnostics));
  CHECK_FALSE(
      ledger.move_stock({.issue = kIssue, .copies = 1, .date = day("1950-01-01")}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0759 2022-09-18 comes before nhan-2022-38-39, which brought the "
                                 "copies, on 2022-09-19",
                                 "G0759 1950-01-01 comes before nhan-2022-38-39, which brought the "
                                 "copies, on 2022-09-19"});
}

// A list may once have been dated before the reversal of the one whose place it takes. The stock of
// a day between was then 4 - 6, as neither was taken back yet, and a view of that day showed it.
TEST_CASE("what was taken back counts until the day of its reversal, on every day between") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(
      ledger.reverse({.reversed = "phat-hanh-2022-38-39", .date = day("2022-09-25")}, diagnostics));
  CHECK(diagnostics.list().empty());
  CHECK_FALSE(ledger.plan_shipment(kIssue, day("2022-09-22"), diagnostics));
  // Before the first list the stock is there, and would be sent twice from its day on.
  CHECK_FALSE(ledger.plan_shipment(kIssue, day("2022-09-19"), diagnostics));
  CHECK_FALSE(
      ledger.move_stock({.issue = kIssue, .copies = 5, .date = day("2022-09-24")}, diagnostics));
  const std::string blocked =
      " comes before huy-phat-hanh-2022-38-39, which brought the copies, on ";
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0759 2022-09-22" + blocked + "2022-09-25",
                                 "G0759 2022-09-19" + blocked + "2022-09-25",
                                 "G0759 2022-09-24" + blocked + "2022-09-25"});
  CHECK(diagnostics.list()[0].help ==
        "what was taken back counts until the day of its reversal: give that day or a later one; "
        "`gazette stock reverse` with the journal's own day as --date takes it back from the "
        "first");
  Diagnostics none;
  REQUIRE(ledger.move_stock({.issue = kIssue, .copies = 4, .date = day("2022-09-24")}, none));
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-09-25"), none));
  for (const auto& [date, stock] : {std::pair("2022-09-20", 4), std::pair("2022-09-22", 4),
                                    std::pair("2022-09-24", 0), std::pair("2022-09-25", 0)}) {
    INFO(date);
    CHECK(ledger.year_copies(2022, {.as_of = day(date)}).in_stock == stock);
  }
  CHECK(none.list().empty());
}

TEST_CASE("a journal taken back on its own day counts on no day, and its copies are free again") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto received = ledger.receive_copies(
      {.lines = {{.piece = {.issue = kIssue, .recipient = "R001"}, .date = day("2022-09-22")}}},
      diagnostics);
  REQUIRE(received);
  REQUIRE(ledger.reverse({.reversed = received->references[0], .date = day("2022-09-22")},
                         diagnostics));
  REQUIRE(ledger.receive_copies(
      {.lines = {{.piece = {.issue = kIssue, .recipient = "R001"}, .date = day("2022-09-21")}}},
      diagnostics));
  CHECK(ledger.year_copies(2022, {.as_of = day("2022-09-21")}).received == 1);
  CHECK(diagnostics.list().empty());
  // Taken back later, a receipt counts until then.
  REQUIRE(ledger.reverse({.reversed = "bien-nhan-2022-38-39-2", .date = day("2022-10-01")},
                         diagnostics));
  CHECK_FALSE(ledger.receive_copies(
      {.lines = {{.piece = {.issue = kIssue, .recipient = "R001"}, .date = day("2022-09-23")}}},
      diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0759 2022-09-23 is before copy 1 was on its way to R001, since 2022-10-01"});
}

TEST_CASE("a list is drawn up as it would be frozen, and nothing is entered") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const auto drawn =
      ledger.draw_shipment(kIssue, {.as_of = day("2022-09-20")}, nullptr, diagnostics);
  REQUIRE(drawn);
  CHECK(ledger.journals_of(kIssue).size() == 1);
  const auto planned = ledger.plan_shipment(kIssue, day("2022-09-20"), diagnostics);
  REQUIRE(planned);
  CHECK(planned->list_sha256 == drawn->list_sha256);
  CHECK(planned->reference == drawn->reference);
  CHECK(diagnostics.list().empty());
}

TEST_CASE("a journal is reversed once, and the event can then be entered anew") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-09-20"), diagnostics));
  const Reversal reversal = {
      .reversed = "phat-hanh-2022-38-39", .date = day("2022-09-21"), .reason = "sai ngày"};
  const auto reversed = ledger.reverse(reversal, diagnostics);
  REQUIRE(reversed);
  CHECK(reversed->reference == "huy-phat-hanh-2022-38-39");
  CHECK(reversed->copies == 3);
  CHECK(equation(ledger) == "11 = 1 10 0 0 0 0 0 0 0");
  CHECK(ledger.find_issue(kIssue)->state == IssueState::printed);
  CHECK_FALSE(ledger.find_shipment(kIssue));
  CHECK(ledger.reverse(reversal, diagnostics)->repeated);
  CHECK(diagnostics.list().empty());
  Reversal second = reversal;
  second.reference = "huy-2";
  CHECK_FALSE(ledger.reverse(second, diagnostics));
  second = {.reversed = "huy-phat-hanh-2022-38-39", .date = day("2022-09-21")};
  CHECK_FALSE(ledger.reverse(second, diagnostics));
  second.reversed = "phat-hanh-2022-40";
  CHECK_FALSE(ledger.reverse(second, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0762 phat-hanh-2022-38-39 was reversed by huy-phat-hanh-2022-38-39",
            "G0762 huy-phat-hanh-2022-38-39 is itself a reversal",
            "G0764 no journal has the reference phat-hanh-2022-40"});
  Diagnostics none;
  const auto again = ledger.plan_shipment(kIssue, day("2022-09-21"), none);
  REQUIRE(again);
  CHECK(again->reference == "phat-hanh-2022-38-39-2");
  CHECK(ledger.find_shipment(kIssue)->date == day("2022-09-21"));
  CHECK(ledger.year_copies(2022).issues[0].recipients_count == 3);
  CHECK(equation(ledger) == "11 = 1 7 3 0 0 0 0 0 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a reversal that would leave an account below zero is refused") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-09-20"), diagnostics));
  CHECK_FALSE(
      ledger.reverse({.reversed = "nhan-2022-38-39", .date = day("2022-09-21")}, diagnostics));
  CHECK_FALSE(
      ledger.reverse({.reversed = "phat-hanh-2022-38-39", .date = day("2022-09-19")}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0763 reversing nhan-2022-38-39 would leave -3 copies in stock",
            "G0759 2022-09-19 comes before the journal that it reverses, on 2022-09-20"});
  CHECK(equation(ledger) == "11 = 1 7 3 0 0 0 0 0 0");
  REQUIRE(
      ledger.reverse({.reversed = "phat-hanh-2022-38-39", .date = day("2022-09-21")}, diagnostics));
  REQUIRE(ledger.reverse({.reversed = "nhan-2022-38-39", .date = day("2022-09-21")}, diagnostics));
  CHECK(equation(ledger) == "0 = 0 0 0 0 0 0 0 0 0");
  CHECK(ledger.find_issue(kIssue)->state == IssueState::ordered);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("the questions that README.md asks of the record have the answers of the program") {
  const Folder folder;
  {
    Ledger ledger = office(folder);
    Diagnostics diagnostics;
    REQUIRE(ledger.plan_shipment(kIssue, day("2022-09-20"), diagnostics));
  }
  std::ifstream file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "gazette/ledger/README.md");
  std::ostringstream text;
  text << file.rdbuf();
  std::string readme = text.str();
  RawRecord raw(folder.record());
  std::vector<std::string> answers;
  const std::string fence = "```sql\n";
  for (const std::string columns : {"(a, b, c, d)", "(a, b)"}) {
    std::size_t at = readme.find(fence);
    REQUIRE(at != std::string::npos);
    readme.erase(0, at + fence.size());
    const std::string question = readme.substr(0, readme.find("```"));
    REQUIRE(raw.run("DROP VIEW IF EXISTS temp.answer; CREATE TEMP VIEW answer" + columns + " AS " +
                    question) == "");
    answers.push_back(raw.ask("SELECT group_concat(a || ' ' || b, ', ') FROM answer"));
  }
  CHECK(readme.find(fence) == std::string::npos);
  CHECK(answers ==
        std::vector<std::string>{"R001 UBND xã số 1, R002 UBND xã số 2, R003 UBND xã số 3",
                                 "press -11, spoiled 1, stock 7, transit 3"});
}

TEST_CASE("the journals of an issue are listed with what reversed them") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.reverse({.reversed = "nhan-2022-38-39", .date = day("2022-09-21")}, diagnostics));
  const std::vector<JournalLine> lines = ledger.journals_of(kIssue);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].kind == "print_run");
  CHECK(lines[0].copies == 11);
  CHECK(lines[0].reversed_by == "huy-nhan-2022-38-39");
  CHECK(lines[1].kind == "reversal");
  CHECK(ledger.journals_of(issue_number("2022/40")).empty());
}

}  // namespace gazette::ledger

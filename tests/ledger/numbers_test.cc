// Numbers: no gap, none twice, whoever asks at once.

#include <set>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

GrantRequest on(std::string_view date, int count = 1, std::optional<int> wanted = {}) {
  return {
      .year = day(date).year, .numbers_count = count, .date = day(date), .wanted_first = wanted};
}

constexpr int kWritersCount = 5;
constexpr int kGrantsPerWriter = 40;

/// One clerk's work: forty numbers of 2022. No assertion of Catch2 here, since this also runs in
/// another process or thread; true where all were granted.
bool grant_forty(const std::filesystem::path& path) {
  Diagnostics diagnostics;
  std::optional<Ledger> ledger = Ledger::open(path, Missing::report, diagnostics);
  for (int i = 0; ledger && i < kGrantsPerWriter; ++i) {
    const GrantRequest request = {
        .year = 2022, .numbers_count = 1 + i % 2, .date = {.year = 2022, .month = 3, .day = 1}};
    if (!ledger->grant_number(request, diagnostics)) {
      return false;
    }
  }
  return ledger.has_value();
}

void check_gapless(const std::filesystem::path& path) {
  const Ledger ledger = open_record(path);
  int next = 1;
  const std::vector<GrantedIssue> issues = ledger.issues(2022);
  CHECK(issues.size() == kWritersCount * kGrantsPerWriter);
  for (const GrantedIssue& issue : issues) {
    REQUIRE(issue.number.first == next);
    next = issue.number.last + 1;
  }
  CHECK(next == kWritersCount * kGrantsPerWriter * 3 / 2 + 1);
  CHECK(faults_of(ledger).empty());
}

}  // namespace

TEST_CASE("numbers follow one another and begin again each year") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  CHECK(ledger.grant_number(on("2022-01-10"), diagnostics) == issue_number("2022/1"));
  CHECK(ledger.grant_number(on("2022-01-20", 2), diagnostics) == issue_number("2022/2-3"));
  CHECK(ledger.grant_number(on("2022-01-20"), diagnostics) == issue_number("2022/4"));
  CHECK(ledger.grant_number(on("2023-01-10"), diagnostics) == issue_number("2023/1"));
  CHECK(ledger.grant_number(on("2022-01-30"), diagnostics) == issue_number("2022/5"));
  CHECK(diagnostics.list().empty());
  const auto issue = ledger.find_issue(issue_number("2022/2-3"));
  REQUIRE(issue.has_value());
  CHECK(issue->date == day("2022-01-20"));
  CHECK(issue->state == IssueState::planned);
  CHECK_FALSE(ledger.find_issue(issue_number("2022/2")).has_value());
  CHECK(ledger.issues().size() == 5);
  CHECK(ledger.issues(2022).size() == 4);
}

TEST_CASE("granting the same issue again gives it back") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.grant_number(on("2022-01-10", 2, 1), diagnostics));
  CHECK(ledger.grant_number(on("2022-01-10", 2, 1), diagnostics) == issue_number("2022/1-2"));
  CHECK(ledger.issues().size() == 1);
  CHECK(diagnostics.list().empty());
}

TEST_CASE("a wanted number that is taken or leaves a gap is a finding") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.grant_number(on("2022-01-10", 2), diagnostics));
  CHECK_FALSE(ledger.grant_number(on("2022-01-11", 2, 1), diagnostics).has_value());
  CHECK_FALSE(ledger.grant_number(on("2022-01-10", 1, 1), diagnostics).has_value());
  CHECK_FALSE(ledger.grant_number(on("2022-01-20", 1, 2), diagnostics).has_value());
  CHECK_FALSE(ledger.grant_number(on("2022-01-20", 1, 4), diagnostics).has_value());
  CHECK_FALSE(ledger.grant_number(on("2022-01-20", 1, 0), diagnostics).has_value());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0722 number 2022/01-02 was granted for 2022-01-10, not for 2022-01-11",
            "G0722 number 2022/01 is taken by issue 2022/01-02 of 2022-01-10",
            "G0722 number 2022/02 is taken by issue 2022/01-02 of 2022-01-10",
            "G0721 number 2022/04 would leave a gap: 2022/03 comes next",
            "G0721 number 2022/00 would leave a gap: 2022/03 comes next"});
  CHECK(diagnostics.list()[0].help == "the next free number is 2022/03");
  CHECK(ledger.issues().size() == 1);
}

TEST_CASE("an issue carries one number or two and is dated in its year") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  GrantRequest request = on("2022-01-10", 3);
  request.year = 2021;
  CHECK_FALSE(ledger.grant_number(request, diagnostics).has_value());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0727 3 numbers for one issue",
                                 "G0723 an issue of 2021 cannot be dated 2022-01-10"});
}

TEST_CASE("a number dated before the one that precedes it is a warning") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.grant_number(on("2022-01-20"), diagnostics));
  CHECK(ledger.grant_number(on("2022-01-10"), diagnostics) == issue_number("2022/2"));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0724 number 2022/02 is dated 2022-01-10, before the one that "
                                 "precedes it, 2022-01-20"});
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("an office may begin in mid-year, once, before its first number") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  CHECK(ledger.begin_year(2022, 38, diagnostics));
  CHECK(ledger.begin_year(2022, 38, diagnostics));
  CHECK(ledger.grant_number(on("2022-09-20", 2, 38), diagnostics) == issue_number("2022/38-39"));
  CHECK(ledger.begin_year(2022, 38, diagnostics));
  CHECK(diagnostics.list().empty());
  CHECK_FALSE(ledger.begin_year(2022, 50, diagnostics));
  CHECK_FALSE(ledger.begin_year(2023, 0, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0726 the numbers of 2022 cannot begin at 50",
                                 "G0726 the numbers of 2023 cannot begin at 0"});
  CHECK(ledger.grant_number(on("2023-01-10"), diagnostics) == issue_number("2023/1"));
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("the last number of a year is 9999") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.begin_year(2022, 9999, diagnostics));
  CHECK_FALSE(ledger.grant_number(on("2022-09-20", 2), diagnostics).has_value());
  CHECK(ledger.grant_number(on("2022-09-20"), diagnostics) == issue_number("2022/9999"));
  CHECK_FALSE(ledger.grant_number(on("2022-09-21"), diagnostics).has_value());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0727 number 9999 is past the last, 9999",
                                 "G0727 number 10000 is past the last, 9999"});
}

TEST_CASE("five processes grant forty numbers each at once without a gap") {
  const Folder folder;
  open_record(folder.record());
  std::vector<pid_t> children;
  for (int i = 0; i < kWritersCount; ++i) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      bool is_done = false;
      try {
        is_done = grant_forty(folder.record());
      } catch (const Error&) {
        is_done = false;
      }
      _exit(is_done ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(status == 0);
  }
  check_gapless(folder.record());
}

TEST_CASE("five threads grant forty numbers each at once without a gap") {
  const Folder folder;
  open_record(folder.record());
  std::vector<int> done(kWritersCount, 0);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kWritersCount; ++i) {
    threads.emplace_back([&done, &folder, i] {
      try {
        done[i] = grant_forty(folder.record()) ? 1 : 0;
      } catch (const Error&) {
        done[i] = 0;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(done == std::vector<int>(kWritersCount, 1));
  check_gapless(folder.record());
}

TEST_CASE("two programs that make the record at once make one") {
  const Folder folder;
  std::vector<std::thread> threads;
  std::vector<int> opened(4, 0);
  for (std::size_t i = 0; i < opened.size(); ++i) {
    threads.emplace_back([&opened, &folder, i] {
      Diagnostics diagnostics;
      try {
        opened[i] = Ledger::open(folder.record(), Missing::create, diagnostics) ? 1 : 0;
      } catch (const Error&) {
        opened[i] = 0;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(opened == std::vector<int>(4, 1));
  CHECK(faults_of(open_record(folder.record())).empty());
}

TEST_CASE("the contents of an issue are entered anew and the former kept") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  std::vector<std::string> acts;
  for (const char letter : {'a', 'b', 'c'}) {
    Reception reception = decision_45();
    reception.act = std::string("act-") + letter;
    reception.source_sha256 = std::string(64, letter);
    REQUIRE(ledger.receive({.reception = reception}, diagnostics));
    acts.push_back(reception.act);
  }
  const auto number = ledger.grant_number(on("2022-01-10"), diagnostics);
  CHECK(ledger.record_contents(*number, acts, {}, diagnostics));
  CHECK(ledger.record_contents(*number, acts, {}, diagnostics));
  CHECK(ledger.find_issue(*number)->acts == acts);
  CHECK(ledger.record_contents(*number, {"act-b"}, {}, diagnostics));
  CHECK(ledger.find_issue(*number)->acts == std::vector<std::string>{"act-b"});
  CHECK(diagnostics.list().empty());
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM contents") == "2");
}

TEST_CASE("contents name acts received, once each, and warn of acts in two issues") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  const std::string act = decision_45().act;
  const auto first = ledger.grant_number(on("2022-01-10"), diagnostics);
  const auto second = ledger.grant_number(on("2022-01-20"), diagnostics);
  REQUIRE(ledger.record_contents(*first, {act}, {}, diagnostics));
  CHECK_FALSE(ledger.record_contents(*second, {"nothing", act, act}, {}, diagnostics));
  CHECK(ledger.record_contents(*second, {act}, {}, diagnostics));
  CHECK_FALSE(ledger.record_contents(issue_number("2022/2-3"), {act}, {}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0713 issue 2022/02 holds nothing, which was never received",
            "G0715 issue 2022/02 holds ubnd-45-2022-qd-ubnd twice",
            "G0714 ubnd-45-2022-qd-ubnd is in issue 2022/01 and in issue 2022/02",
            "G0725 issue 2022/02-03 has no number granted"});
  CHECK(diagnostics.list().back().help == "did you mean issue 2022/02?");
}

TEST_CASE("the parts of an act stand in several issues, each paragraph in one") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  const std::string act = decision_45().act;
  const auto first = ledger.grant_number(on("2022-01-10"), diagnostics);
  const auto second = ledger.grant_number(on("2022-01-20", 2), diagnostics);
  const model::Part begin = {.number = 1, .first = 0, .end = 512, .next = second};
  model::Part rest = {.number = 2, .first = 512, .end = 1040, .former = first};
  CHECK(ledger.record_contents(*first, {act}, {{act, begin}}, diagnostics));
  CHECK(ledger.record_contents(*second, {act}, {{act, rest}}, diagnostics));
  CHECK(ledger.record_contents(*second, {act}, {{act, rest}}, diagnostics));
  CHECK(diagnostics.list().empty());
  CHECK(ledger.find_issue(*first)->parts == Parts{{act, begin}});
  CHECK(ledger.find_issue(*second)->parts == Parts{{act, rest}});
  CHECK(ledger.received_acts().front().issues == std::vector{*first, *second});
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM contents") == "2");
  rest.first = 500;
  CHECK(ledger.record_contents(*second, {act}, {{act, rest}}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0714 ubnd-45-2022-qd-ubnd is in issue 2022/01 and in issue 2022/02-03"});
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT count(*) FROM contents_act WHERE part = 2") == "2");
  CHECK(raw.run("INSERT INTO contents(issue_id, revision, acts_count) VALUES (1, 9, 1);"
                "INSERT INTO contents_act(contents_id, place, act, part, end_paragraph) "
                "VALUES (last_insert_rowid(), 1, '" +
                act + "', 1, 5)")
            .starts_with("CHECK constraint failed"));
}

}  // namespace gazette::ledger

// The register of acts received.

#include "tests/ledger/record.h"

namespace gazette::ledger {

TEST_CASE("an act received is found with everything read from it") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  CHECK(ledger.receive({.reception = decision_45()}, diagnostics) == ReceptionOutcome::recorded);
  CHECK(ledger.find_act("ubnd-45-2022-qd-ubnd") == decision_45());
  CHECK_FALSE(ledger.find_act("ubnd-46-2022-qd-ubnd").has_value());
  CHECK(diagnostics.list().empty());
}

TEST_CASE("receiving the same file again writes nothing") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  Reception again = decision_45();
  again.received = day("2022-09-18");
  again.file_name = "copy of QD 45.docx";
  again.arrival = Arrival::hand;
  CHECK(ledger.receive({.reception = again}, diagnostics) == ReceptionOutcome::unchanged);
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0718 the same file was received on 2022-09-16 as QD 45.docx"});
  CHECK(ledger.receptions_of(again.act) == std::vector<Reception>{decision_45()});
}

TEST_CASE("the same file read better keeps its day and its name") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  Reception again = decision_45();
  again.received = day("2022-09-18");
  again.abstract_text = "Quy định về quản lý";
  CHECK(ledger.receive({.reception = again}, diagnostics) == ReceptionOutcome::reread);
  CHECK(ledger.receptions_of(again.act).size() == 2);
  const auto latest = ledger.find_act(again.act);
  CHECK(latest->abstract_text == "Quy định về quản lý");
  CHECK(latest->received == day("2022-09-16"));
}

TEST_CASE("another file for the same act is a finding unless it is to replace the former") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  Reception other = decision_45();
  other.source_sha256 = std::string(64, 'b');
  other.file_name = "QD 45 sua.docx";
  other.received = day("2022-09-17");
  CHECK_FALSE(ledger.receive({.reception = other}, diagnostics).has_value());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0711 ubnd-45-2022-qd-ubnd was received on 2022-09-16 from "
                                 "another file, QD 45.docx"});
  CHECK(ledger.find_act(other.act) == decision_45());
  Diagnostics none;
  CHECK(ledger.receive({.reception = other, .replace = true}, none) == ReceptionOutcome::replaced);
  CHECK(none.list().empty());
  CHECK(ledger.find_act(other.act) == other);
  CHECK(ledger.receptions_of(other.act) == std::vector<Reception>{decision_45(), other});
}

TEST_CASE("a statement that was changed is a further reception, the former one stays") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  Reception again = decision_45();
  again.kept[0].sha256 = std::string(64, 'e');
  CHECK(ledger.receive({.reception = again}, diagnostics) == ReceptionOutcome::reread);
  CHECK(ledger.receptions_of(again.act) == std::vector<Reception>{decision_45(), again});
  CHECK(diagnostics.list().empty());
}

TEST_CASE("how an act came is entered later where nobody said it at first") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  Reception silent = decision_45();
  silent.arrival = Arrival::unknown;
  REQUIRE(ledger.receive({.reception = silent}, diagnostics));
  CHECK(ledger.receive({.reception = decision_45()}, diagnostics) == ReceptionOutcome::reread);
  CHECK(ledger.find_act(silent.act) == decision_45());
  CHECK(ledger.receive({.reception = silent}, diagnostics) == ReceptionOutcome::unchanged);
}

TEST_CASE("a former version that comes again is a warning") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  Reception second = decision_45();
  second.source_sha256 = std::string(64, 'b');
  second.file_name = "QD 45 sua.docx";
  second.received = day("2022-09-17");
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  REQUIRE(ledger.receive({.reception = second, .replace = true}, diagnostics));
  REQUIRE(diagnostics.list().empty());
  CHECK_FALSE(ledger.receive({.reception = decision_45()}, diagnostics).has_value());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0719 ubnd-45-2022-qd-ubnd was replaced since by QD 45 sua.docx, "
                                 "received on 2022-09-17",
                                 "G0711 ubnd-45-2022-qd-ubnd was received on 2022-09-17 from "
                                 "another file, QD 45 sua.docx"});
}

TEST_CASE("an act of a printed issue is not replaced, of an ordered one with a warning") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  const auto number = ledger.grant_number({.year = 2022, .date = day("2022-09-20")}, diagnostics);
  REQUIRE(ledger.record_contents(*number, {decision_45().act}, {}, diagnostics));
  Reception second = decision_45();
  second.source_sha256 = std::string(64, 'b');
  CHECK(ledger.receive({.reception = second, .replace = true}, diagnostics) ==
        ReceptionOutcome::replaced);
  CHECK(diagnostics.list().empty());
  REQUIRE(
      ledger.order_print({.issue = *number, .copies = 5, .date = day("2022-09-18")}, diagnostics));
  Reception third = decision_45();
  third.source_sha256 = std::string(64, 'c');
  CHECK(ledger.receive({.reception = third, .replace = true}, diagnostics) ==
        ReceptionOutcome::replaced);
  CHECK(
      texts_of(diagnostics) ==
      std::vector<std::string>{"G0717 ubnd-45-2022-qd-ubnd is in issue 2022/01, which is ordered"});
  REQUIRE(
      ledger.receive_print({.issue = *number, .good = 5, .date = day("2022-09-19")}, diagnostics));
  Diagnostics refused;
  Reception fourth = decision_45();
  fourth.source_sha256 = std::string(64, 'f');
  CHECK_FALSE(ledger.receive({.reception = fourth, .replace = true}, refused).has_value());
  CHECK(
      texts_of(refused) ==
      std::vector<std::string>{"G0716 ubnd-45-2022-qd-ubnd is in issue 2022/01, which is printed"});
  CHECK(ledger.find_act(third.act) == third);
}

TEST_CASE(
    "a printed act gets no other statement and no other annex, an ordered one with a warning") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  const auto number = ledger.grant_number({.year = 2022, .date = day("2022-09-20")}, diagnostics);
  REQUIRE(ledger.record_contents(*number, {decision_45().act}, {}, diagnostics));
  REQUIRE(
      ledger.order_print({.issue = *number, .copies = 5, .date = day("2022-09-18")}, diagnostics));
  Reception corrected = decision_45();
  corrected.kept[0].sha256 = std::string(64, 'e');
  CHECK(ledger.receive({.reception = corrected}, diagnostics) == ReceptionOutcome::reread);
  CHECK(
      texts_of(diagnostics) ==
      std::vector<std::string>{"G0717 ubnd-45-2022-qd-ubnd is in issue 2022/01, which is ordered"});
  REQUIRE(
      ledger.receive_print({.issue = *number, .good = 5, .date = day("2022-09-19")}, diagnostics));
  Reception with_annex = corrected;
  with_annex.kept.push_back({.role = "attached",
                             .sha256 = std::string(64, 'f'),
                             .ending = ".pdf",
                             .file_name = "phu-luc.pdf"});
  Reception without_statement = corrected;
  without_statement.kept.clear();
  for (const Reception& other : {decision_45(), with_annex, without_statement}) {
    Diagnostics refused;
    CHECK_FALSE(ledger.receive({.reception = other, .replace = true}, refused).has_value());
    CHECK(texts_of(refused) ==
          std::vector<std::string>{
              "G0716 ubnd-45-2022-qd-ubnd is in issue 2022/01, which is printed"});
  }
  CHECK(ledger.find_act(corrected.act) == corrected);
  Diagnostics none;
  CHECK(ledger.receive({.reception = corrected}, none) == ReceptionOutcome::unchanged);
  Reception read_better = corrected;
  read_better.abstract_text = "Quy định về quản lý";
  CHECK(ledger.receive({.reception = read_better}, none) == ReceptionOutcome::reread);
  // A text layer is only searched, and another version of its reader may read it otherwise.
  Reception searched_better = read_better;
  searched_better.kept.push_back(
      {.role = "text-layer", .sha256 = std::string(64, 'f'), .ending = ".txt"});
  CHECK(ledger.receive({.reception = searched_better}, none) == ReceptionOutcome::reread);
  CHECK(none.list().empty());
}

TEST_CASE("a statement that no record named is named even when the act is printed") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  Reception silent = decision_45();
  silent.kept.clear();
  REQUIRE(ledger.receive({.reception = silent}, diagnostics));
  const auto number = ledger.grant_number({.year = 2022, .date = day("2022-09-20")}, diagnostics);
  REQUIRE(ledger.record_contents(*number, {silent.act}, {}, diagnostics));
  REQUIRE(
      ledger.order_print({.issue = *number, .copies = 5, .date = day("2022-09-18")}, diagnostics));
  REQUIRE(
      ledger.receive_print({.issue = *number, .good = 5, .date = day("2022-09-19")}, diagnostics));
  Reception other = decision_45();
  other.title = "Quyết định số 45/2022/QĐ-UBND (sửa)";
  Diagnostics refused;
  CHECK_FALSE(ledger.receive({.reception = other}, refused).has_value());
  CHECK(
      texts_of(refused) ==
      std::vector<std::string>{"G0716 ubnd-45-2022-qd-ubnd is in issue 2022/01, which is printed"});
  CHECK(ledger.receive({.reception = decision_45()}, diagnostics) == ReceptionOutcome::reread);
  CHECK(diagnostics.list().empty());
}

TEST_CASE("one file read as two acts is a warning") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  Reception other = decision_45();
  other.act = "ubnd-46-2022-qd-ubnd";
  CHECK(ledger.receive({.reception = other}, diagnostics) == ReceptionOutcome::recorded);
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0712 the same file was received as ubnd-45-2022-qd-ubnd"});
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("the register lists acts by day with the issue that holds them") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  Reception late = decision_45();
  late.act = "ubnd-40-2022-qd-ubnd";
  late.source_sha256 = std::string(64, 'c');
  late.received = day("2022-09-17");
  REQUIRE(ledger.receive({.reception = late}, diagnostics));
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  const auto number = ledger.grant_number({.year = 2022, .date = day("2022-09-20")}, diagnostics);
  REQUIRE(ledger.record_contents(*number, {"ubnd-40-2022-qd-ubnd"}, {}, diagnostics));
  const std::vector<ReceivedAct> acts = ledger.received_acts();
  REQUIRE(acts.size() == 2);
  CHECK(acts[0].reception == decision_45());
  CHECK(acts[0].issues.empty());
  CHECK(acts[1].reception == late);
  CHECK(acts[1].issues == std::vector<model::IssueNumber>{*number});
  CHECK(acts[1].receptions_count == 1);
}

}  // namespace gazette::ledger

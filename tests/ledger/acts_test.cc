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
  CHECK(ledger.receive({.reception = again}, diagnostics) == ReceptionOutcome::unchanged);
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
  REQUIRE(ledger.record_contents(*number, {"ubnd-40-2022-qd-ubnd"}, diagnostics));
  const std::vector<ReceivedAct> acts = ledger.received_acts();
  REQUIRE(acts.size() == 2);
  CHECK(acts[0].reception == decision_45());
  CHECK(acts[0].issues.empty());
  CHECK(acts[1].reception == late);
  CHECK(acts[1].issues == std::vector<model::IssueNumber>{*number});
  CHECK(acts[1].receptions_count == 1);
}

}  // namespace gazette::ledger

// Bodies through time: what decrees do to them, and what the record knew on a day.

#include "gazette/ledger/timeline.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

/// Four communes of one district with one copy each, entered on 2022-01-05.
Ledger office(const Folder& folder) {
  Ledger ledger = open_record(folder.record());
  std::string csv(kHeader);
  csv +=
      "R1,UBND xã Hóa An,xã,Huyện B,\"xã Hóa An, huyện B\",1,văn thư,Cấp xã,10001,\n"
      "R2,UBND xã Đak Ơ,xã,Huyện B,\"xã Đak Ơ, huyện B\",1,bưu điện,Cấp xã,10002,\n"
      "R3,UBND xã Bảo Vinh,xã,Huyện B,\"xã Bảo Vinh, huyện B\",1,văn thư,Cấp xã,10003,\n"
      "R4,UBND xã Xuân Tâm,xã,Huyện B,\"xã Xuân Tâm, huyện B\",3,bưu điện,Cấp xã,10004,\n";
  Diagnostics diagnostics;
  REQUIRE(ledger.import_recipients(
      {.csv = csv, .path = "r.csv", .from = day("2020-01-01"), .entered = day("2022-01-05")},
      diagnostics));
  return ledger;
}

const std::string kHead = "[decree]\nnumber = \"9/NQ\"\nin_force = 2024-11-01\n";

/// Reads a decree and enters it.
std::optional<ListChange> enter(Ledger& ledger, const std::string& toml, Diagnostics& diagnostics,
                                const DecreeEntry& entry = {.entered = {2024, 11, 5}}) {
  const auto decree = read_decree(toml, "decrees/9.toml", diagnostics);
  return decree ? ledger.enter_decree(*decree, entry, diagnostics) : std::nullopt;
}

/// The findings of a decree that must not change the record.
std::vector<std::string> refusals_of(const std::string& events) {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  CHECK_FALSE(enter(ledger, kHead + events, diagnostics).has_value());
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT count(*) FROM recipient_change") == "1");
  CHECK(raw.ask("SELECT count(*) FROM body_event") == "0");
  CHECK(raw.ask("SELECT count(*) FROM body") == "4");
  return texts_of(diagnostics);
}

/// "R1 UBND xã A 1" for each recipient.
std::vector<std::string> names_of(const std::vector<Recipient>& recipients) {
  std::vector<std::string> names;
  for (const Recipient& each : recipients) {
    names.push_back(each.id + " " + each.name + " " + std::to_string(each.copies));
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a part of a timeline is replaced for as long as it stayed what it was") {
  struct Value {
    int a = 0;
    int b = 0;
    bool operator==(const Value&) const = default;
  };
  Timeline<Value> line = {{{2020, 1, 1}, {2022, 1, 1}, {1, 1}},
                          {{2022, 1, 1}, {2024, 1, 1}, {1, 2}},
                          {{2024, 1, 1}, kNoEnd, {5, 2}}};
  replace_from(line, Date{2021, 1, 1}, &Value::a, 3);
  CHECK(line == Timeline<Value>{{{2020, 1, 1}, {2021, 1, 1}, {1, 1}},
                                {{2021, 1, 1}, {2022, 1, 1}, {3, 1}},
                                {{2022, 1, 1}, {2024, 1, 1}, {3, 2}},
                                {{2024, 1, 1}, kNoEnd, {5, 2}}});
  replace_from(line, Date{2021, 1, 1}, &Value::a, 1);
  join_equal(line);
  CHECK(line.size() == 3);
  end_from(line, {2023, 1, 1});
  CHECK(line.back() == Stretch<Value>{{2022, 1, 1}, {2023, 1, 1}, {1, 2}});
  replace_from(line, Date{2030, 1, 1}, &Value::a, 9);
  CHECK(line.size() == 2);
  hold_from(line, Date{2023, 1, 1}, Value{1, 2}, kNoEnd);
  CHECK(line.back() == Stretch<Value>{{2022, 1, 1}, kNoEnd, {1, 2}});
}

TEST_CASE("what a command says of a body passes the gate of lists and decrees") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const auto change = [&](BodyTerms terms, const std::string& number = "9/NQ") {
    return ledger.enter_decree({.number = number,
                                .in_force = day("2024-11-01"),
                                .events = {{.to = {std::move(terms)}}},
                                .source_name = "recipients change"},
                               {.entered = day("2024-11-05")}, diagnostics);
  };
  CHECK_FALSE(change({.id = "R1", .copies = -5}));
  CHECK_FALSE(change({.id = "R1", .copies = 2'000'000'000}));
  CHECK_FALSE(change({.id = "R1", .name = " "}));
  CHECK_FALSE(change({.id = "R1", .name = "UBND\x01", .basis = ""}));
  CHECK_FALSE(change({.id = "R1", .name = "UBND\xFF"}));
  CHECK_FALSE(change({.id = "R1", .copies = 2}, " "));
  CHECK(texts_of(diagnostics) ==
        Names{"G0777 of R1: -5 is not a number of copies from 0 to 9999",
              "G0777 of R1: 2000000000 is not a number of copies from 0 "
              "to 9999",
              "G0777 of R1: the name is empty",
              "G0777 of R1: the name has a character that nobody sees, U+0001 after \"UBND\"",
              "G0777 of R1: the basis is empty", "G0777 of R1: the name is not UTF-8",
              "G0778 the decree has no number"});
  // Decomposed, with two spaces inside and one before it.
  REQUIRE(change({.id = "R1", .name = " UBND x\u0061\u0303  Ho\u0301a An", .copies = 2}));
  CHECK(names_of(ledger.recipients_on(day("2024-11-01")))[0] == "R1 UBND xã Hóa An 2");
}

TEST_CASE("a decree that gives a body the code or the name of another is told of it") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  CHECK(enter(ledger,
              kHead + "[[event]]\nkind = \"change\"\nto = [{ id = \"R3\", official_code = "
                      "\"10001\", name = \"UBND xã Đak Ơ\" }]\n",
              diagnostics));
  CHECK(texts_of(diagnostics) ==
        Names{"G0789 R1 and R3 have the same official code on 2024-11-01: \"10001\"",
              "G0789 R2 and R3 have the same name on 2024-11-01: \"UBND xã Đak Ơ\""});
  // What stands so already is not told again of every decree.
  Diagnostics other;
  CHECK(ledger.enter_decree(
      {.number = "10/NQ",
       .in_force = day("2025-01-01"),
       .events = {{.kind = BodyEventKind::change, .to = {{.id = "R4", .copies = 2}}}}},
      {.entered = day("2025-01-02")}, other));
  CHECK(other.list().empty());
}

TEST_CASE("words are replaced wherever they stand, and never inside other words") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.import_recipients(
      {.csv = std::string(kHeader) +
              "R1,UBND phường Hòa,phường,B,\"phường Hòa, thành phố Biên Hòa\",1,văn thư,x,,\n"
              "R2,UBND xã Phú,xã,B,\"ấp Phú 10 (ấp Phú 1), ấp Phú 1\",1,văn thư,x,,\n",
       .path = "r.csv",
       .from = day("2020-01-01"),
       .entered = day("2022-01-05")},
      diagnostics));
  REQUIRE(enter(ledger,
                kHead + "[[wording]]\nformer = \"Hòa\"\nlater = \"HÒA\"\n"
                        "[[wording]]\nformer = \"ấp Phú 1\"\nlater = \"ấp Thọ\"\n",
                diagnostics));
  const std::vector<Recipient> list = ledger.recipients_on(day("2024-11-01"));
  CHECK(list[0].name == "UBND phường HÒA");
  CHECK(list[0].address == "phường HÒA, thành phố Biên HÒA");
  CHECK(list[1].address == "ấp Phú 10 (ấp Thọ), ấp Thọ");
  CHECK(diagnostics.list().empty());
}

TEST_CASE("a list of former years does not bring back what a decree ended") {
  const Folder folder;
  Ledger ledger = office(folder);
  const std::string former = recipients_csv(ledger.recipients_on(day("2022-01-05")));
  Diagnostics diagnostics;
  REQUIRE(enter(ledger,
                kHead + "[[event]]\nkind = \"merge\"\nfrom = [\"R1\"]\nto = [{ id = \"R2\" }]\n",
                diagnostics));
  CHECK(diagnostics.list().empty());
  CHECK_FALSE(ledger.import_recipients(
      {.csv = former, .path = "r.csv", .from = day("2025-01-01"), .entered = day("2024-12-30")},
      diagnostics));
  CHECK(texts_of(diagnostics) == Names{"G0775 UBND xã Hóa An (R1) ended on 2024-11-01"});
  CHECK(diagnostics.list()[0].place.line == 2);
  CHECK(ledger.recipients_on(day("2025-01-01")).size() == 3);
}

TEST_CASE("a list undoes nothing that is entered of later days, and a mistyped year is mended") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const auto change = [&](const std::string& note, BodyEventKind kind) {
    return ledger.enter_decree({.number = "thư",
                                .in_force = day("2199-01-01"),
                                .events = {{.kind = kind, .to = {{.id = "R1", .note = note}}}},
                                .source_name = "recipients change"},
                               {.entered = day("2024-11-05")}, diagnostics);
  };
  std::string csv = recipients_csv(ledger.recipients_on(day("2022-01-05")));
  csv.replace(csv.find("UBND xã Bảo Vinh"), 4, "Ban ");
  const ListImport list = {
      .csv = csv, .path = "r.csv", .from = day("2025-01-01"), .entered = day("2025-01-02")};
  REQUIRE(change("sai năm", BodyEventKind::change));
  CHECK_FALSE(ledger.import_recipients(list, diagnostics));
  CHECK(
      texts_of(diagnostics) ==
      Names{"G0738 the list would hold from 2025-01-01, and undo what changes on 2199-01-01 (R1)"});
  Diagnostics others;
  REQUIRE(change("", BodyEventKind::correction));
  const auto imported = ledger.import_recipients(list, others);
  REQUIRE(imported);
  CHECK(imported->changed_count == 1);
  CHECK(ledger.import_recipients(list, others)->repeated);
  CHECK(others.list().empty());
}

TEST_CASE("a merger ends the bodies that went and leads from them to the one that goes on") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const auto change = enter(ledger,
                            kHead +
                                "[[event]]\nkind = \"merge\"\nfrom = [\"R1\", \"R4\"]\n"
                                "to = [{ id = \"R2\", official_code = \"10001\" }]\n",
                            diagnostics);
  REQUIRE(change.has_value());
  CHECK(texts_of(diagnostics).empty());
  CHECK(change->ended_count == 2);
  CHECK(change->changed_count == 1);
  CHECK(change->former_copies_count == 6);
  CHECK(change->copies_count == 2);
  CHECK(names_of(ledger.recipients_on(day("2024-10-31"))).size() == 4);
  CHECK(names_of(ledger.recipients_on(day("2024-11-01"))) ==
        Names{"R2 UBND xã Đak Ơ 1", "R3 UBND xã Bảo Vinh 1"});
  const auto history = ledger.recipient_history("R1");
  REQUIRE(history.has_value());
  REQUIRE(history->periods.size() == 1);
  CHECK(history->periods[0].to == day("2024-11-01"));
  REQUIRE(history->events.size() == 1);
  CHECK(history->events[0].kind == "merge");
  CHECK(history->events[0].decree == "9/NQ");
  CHECK(history->events[0].from == std::vector<NamedBody>{{"R1", "UBND xã Hóa An"},
                                                          {"R2", "UBND xã Đak Ơ"},
                                                          {"R4", "UBND xã Xuân Tâm"}});
  CHECK(history->events[0].to == std::vector<NamedBody>{{"R2", "UBND xã Đak Ơ"}});
  CHECK(history->events[0].entry.entered == day("2024-11-05"));
  CHECK(history->events[0].entry.source_name == "9.toml");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a merger opens a new body with what the decree gives to each of them") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(enter(ledger,
                kHead + "[each]\ncopies = 1\nchannel = \"văn thư\"\nbasis = \"Cấp xã\"\n"
                        "[[event]]\nkind = \"merge\"\nfrom = [\"R1\", \"R2\"]\n"
                        "[[event.to]]\nid = \"R5\"\nname = \"UBND phường Mới\"\nkind = \"phường\"\n"
                        "address = \"phường Mới\"\npostal_code = \"01234\"\n",
                diagnostics));
  CHECK(ledger.recipients_on(day("2024-11-01"))[2] == Recipient{.id = "R5",
                                                                .name = "UBND phường Mới",
                                                                .kind = "phường",
                                                                .address = "phường Mới",
                                                                .copies = 1,
                                                                .channel = Channel::courier,
                                                                .basis = "Cấp xã",
                                                                .postal_code = "01234"});
}

TEST_CASE("a split stops and asks, and goes on once the decision is there") {
  const std::string split =
      "[each]\ncopies = 1\n[[event]]\nkind = \"split\"\nfrom = [\"R4\"]\n"
      "to = [{ id = \"R3\", copies = 2 }, { id = \"R5\", name = \"UBND xã Mới\", address = \"x\"";
  CHECK(refusals_of(split + ", copies = 1 }]\n") ==
        Names{"G0774 the split of UBND xã Xuân Tâm (R4) into UBND xã Bảo Vinh (R3) and UBND xã Mới "
              "(R5) needs a decision: it receives 3 copies"});
  CHECK(refusals_of(split + " }]\ndecision = \"mỗi xã một phần\"\n") ==
        Names{"G0774 the split of UBND xã Xuân Tâm (R4) does not say how many copies UBND xã Mới "
              "(R5) receives"});
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(enter(ledger, kHead + split + ", copies = 1 }]\ndecision = \"mỗi xã một phần\"\n",
                diagnostics));
  CHECK(names_of(ledger.recipients_on(day("2024-11-01"))) ==
        Names{"R1 UBND xã Hóa An 1", "R2 UBND xã Đak Ơ 1", "R3 UBND xã Bảo Vinh 2",
              "R5 UBND xã Mới 1"});
  const Recipient part = ledger.recipients_on(day("2024-11-01"))[3];
  CHECK(part.district == "Huyện B");
  CHECK(part.channel == Channel::post);
  CHECK(part.basis == "Cấp xã");
  const auto history = ledger.recipient_history("R4");
  REQUIRE(history.has_value());
  CHECK(history->events[0].decision == "mỗi xã một phần");
  CHECK(history->events[0].to.size() == 2);
}

TEST_CASE("a rename and an upgrade keep the body; a foundation and an end do what they say") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(enter(
      ledger,
      kHead + "[[event]]\nkind = \"rename\"\nto = [{ id = \"R2\", name = \"UBND xã Đăk Ơ\" }]\n"
              "[[event]]\nkind = \"upgrade\"\n"
              "to = [{ id = \"R3\", name = \"UBND phường Bảo Vinh\", kind = \"phường\" }]\n"
              "[[event]]\nkind = \"dissolve\"\nfrom = [\"R1\"]\n"
              "[[event]]\nkind = \"found\"\n"
              "to = [{ id = \"R9\", name = \"Thư viện\", address = \"x\", copies = 0, "
              "channel = \"bản điện tử\", basis = \"Đề nghị\" }]\n"
              "[[wording]]\nformer = \"huyện B\"\nlater = \"thị xã B\"\n",
      diagnostics));
  const std::vector<Recipient> list = ledger.recipients_on(day("2024-11-01"));
  CHECK(names_of(list) == Names{"R2 UBND xã Đăk Ơ 1", "R3 UBND phường Bảo Vinh 1",
                                "R4 UBND xã Xuân Tâm 3", "R9 Thư viện 0"});
  CHECK(list[0].address == "xã Đak Ơ, thị xã B");
  CHECK(list[1].kind == "phường");
  CHECK(list[1].district == "Huyện B");
  CHECK(list[3].channel == Channel::electronic);
  CHECK(ledger.recipient_history("R3")->events.size() == 2);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("who has the electronic edition alone is on the list and is sent nothing") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(enter(ledger,
                kHead + "[[event]]\nkind = \"change\"\n"
                        "to = [{ id = \"R2\", channel = \"bản điện tử\" }]\n",
                diagnostics));
  const model::IssueNumber number = issue_number("2024/01");
  REQUIRE(ledger.grant_number({.year = 2024, .date = day("2024-11-10")}, diagnostics));
  REQUIRE(
      ledger.order_print({.issue = number, .copies = 5, .date = day("2024-11-10")}, diagnostics));
  REQUIRE(
      ledger.receive_print({.issue = number, .good = 5, .date = day("2024-11-10")}, diagnostics));
  const auto shipment = ledger.plan_shipment(number, day("2024-11-10"), diagnostics);
  REQUIRE(shipment.has_value());
  CHECK(names_of(shipment->recipients) ==
        Names{"R1 UBND xã Hóa An 1", "R3 UBND xã Bảo Vinh 1", "R4 UBND xã Xuân Tâm 3"});
  CHECK(names_of(ledger.recipients_on(day("2024-11-10")))[1] == "R2 UBND xã Đak Ơ 0");
}

TEST_CASE("a postal code is frozen with the list, and lists without one keep their text") {
  CHECK(list_text({{.id = "R1", .name = "A", .address = "x", .copies = 1, .basis = "b"}}) ==
        "R1\tA\t\t\tx\t1\tpost\tb\t\t\n");
  CHECK(list_text({{.id = "R1", .name = "A", .copies = 1, .basis = "b", .postal_code = "01234"}}) ==
        "R1\tA\t\t\t\t1\tpost\tb\t\t\t01234\n");
}

TEST_CASE("a correction is true from its day, and known from the day it was entered") {
  // Bảo Vinh stood as xã in the statistics of March 2020, and was phường all along.
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const std::vector<Recipient> before = ledger.recipients_on(day("2022-06-20"));
  REQUIRE(enter(ledger,
                "[decree]\nnumber = \"Đính chính danh mục\"\nin_force = 2020-01-01\n"
                "[[event]]\nkind = \"correction\"\n"
                "to = [{ id = \"R3\", kind = \"phường\", name = \"UBND phường Bảo Vinh\" }]\n",
                diagnostics, {.entered = day("2022-06-25")}));
  CHECK(ledger.recipients_on(day("2022-06-20"))[2].kind == "phường");
  CHECK(ledger.recipients_on(day("2022-06-20"), day("2022-06-25"))[2].kind == "phường");
  CHECK(ledger.recipients_on(day("2022-06-20"), day("2022-06-24")) == before);
  CHECK(list_text(ledger.recipients_on(day("2022-06-20"), day("2022-06-21"))) == list_text(before));
  CHECK(ledger.recipients_on(day("2022-06-20"), day("2022-01-04")).empty());
}

TEST_CASE("why a body receives leads to the entry that first told of it") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(enter(ledger, kHead + "[[event]]\nkind = \"dissolve\"\nfrom = [\"R1\"]\n", diagnostics));
  const auto reason = ledger.entitlement_reason("R1", {.as_of = day("2022-09-20")});
  REQUIRE(reason.has_value());
  CHECK(reason->recipient.basis == "Cấp xã");
  CHECK(reason->since == day("2020-01-01"));
  CHECK(reason->entry.source_name == "r.csv");
  CHECK(reason->entry.entered == day("2022-01-05"));
  CHECK_FALSE(ledger.entitlement_reason("R1", {.as_of = day("2024-11-01")}).has_value());
}

TEST_CASE("a simulated decree gives what it would change and writes nothing") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const std::string toml = kHead + "[[event]]\nkind = \"dissolve\"\nfrom = [\"R4\"]\n";
  const auto simulated =
      enter(ledger, toml, diagnostics, {.entered = day("2024-11-05"), .dry_run = true});
  REQUIRE(simulated.has_value());
  CHECK(simulated->former_copies_count == 6);
  CHECK(simulated->copies_count == 3);
  REQUIRE(simulated->differences.size() == 1);
  CHECK(simulated->differences[0].before->id == "R4");
  CHECK_FALSE(simulated->differences[0].after.has_value());
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM recipient_change") == "1");
  CHECK(ledger.recipients_on(day("2024-11-01")).size() == 4);
}

TEST_CASE("a decree is entered once; what another file says of it is a question") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const std::string toml = kHead + "[[event]]\nkind = \"dissolve\"\nfrom = [\"R1\"]\n";
  REQUIRE(enter(ledger, toml, diagnostics));
  const auto again = enter(ledger, toml, diagnostics);
  REQUIRE(again.has_value());
  CHECK(again->repeated);
  CHECK_FALSE(
      enter(ledger, kHead + "[[event]]\nkind = \"dissolve\"\nfrom = [\"R2\"]\n", diagnostics)
          .has_value());
  CHECK(texts_of(diagnostics) ==
        Names{"G0771 9/NQ was entered on 2024-11-05 from 9.toml, which said otherwise"});
  CHECK(ledger.recipients_on(day("2024-11-01")).size() == 3);
}

TEST_CASE("the day of entry never goes back") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  CHECK_FALSE(enter(ledger, kHead + "[[event]]\nkind = \"dissolve\"\nfrom = [\"R1\"]\n",
                    diagnostics, {.entered = day("2022-01-04")})
                  .has_value());
  CHECK(texts_of(diagnostics) ==
        Names{"G0770 the entry is dated 2022-01-04, the latest one before it 2022-01-05"});
  CHECK(
      RawRecord(folder.record())
          .run("INSERT INTO recipient_change(kind, effective, source_name, source_sha256, entered) "
               "SELECT kind, effective, '', source_sha256, '2022-01-04' FROM recipient_change") ==
      "recipient_change: entered before the latest entry");
}

TEST_CASE("an event that cannot be is refused with its cause, all of them in one run") {
  CHECK(refusals_of("") == Names{"G0778 the decree has no event"});
  CHECK(refusals_of("[[event]]\nkind = \"dissolve\"\nfrom = [\"R7\"]\n"
                    "[[event]]\nkind = \"merge\"\nfrom = [\"R1\"]\nto = [{ id = \"R2\" }]\n"
                    "[[event]]\nkind = \"dissolve\"\nfrom = [\"R1\"]\n"
                    "[[event]]\nkind = \"found\"\nto = [{ id = \"R3\" }]\n"
                    "[[event]]\nkind = \"found\"\nto = [{ id = \"R6\", name = \"Sở A\" }]\n"
                    "[[event]]\nkind = \"merge\"\nfrom = [\"R3\"]\nto = [{ id = \"R3\" }]\n"
                    "[[event]]\nkind = \"change\"\nto = [{ id = \"R4\", copies = 0 }]\n") ==
        Names{"G0775 there is no recipient R7",
              "G0776 UBND xã Hóa An (R1) went into another body by an earlier event of 9/NQ",
              "G0776 UBND xã Bảo Vinh (R3) is in the record already",
              "G0777 the new body R6 has no address, no basis, no channel, no copies",
              "G0778 an event of kind \"merge\" needs a body that goes into another one",
              "G0777 0 copies to UBND xã Xuân Tâm (R4) by way of \"bưu điện\""});
  CHECK(refusals_of("[[event]]\nkind = \"mege\"\nfrom = [\"R1\"]\n") ==
        Names{"G0778 \"mege\" is not a kind of event"});
  CHECK(refusals_of("[[event]]\nkind = \"change\"\nto = [{ id = \"R1\", kind = \"xã\" }]\n") ==
        Names{"G0779 nothing would change on 2024-11-01: the record says so already"});
  CHECK(refusals_of("[[wording]]\nformer = \"tỉnh A\"\nlater = \"thành phố A\"\n") ==
        Names{"G0779 no name and no address of 2024-11-01 has \"tỉnh A\""});
}

TEST_CASE("a decree gives no body an id that is another's but for the size of its letters") {
  const std::string body =
      "name = \"Sở A\", address = \"a\", basis = \"Sở\", channel = \"văn thư\", copies = 1 }]\n";
  CHECK(refusals_of("[[event]]\nkind = \"found\"\nto = [{ id = \"r1\", " + body +
                    "[[event]]\nkind = \"merge\"\nfrom = [\"R2\"]\nto = [{ id = \"r3\", " + body) ==
        Names{"G0735 r1 is R1 but for the size of its letters",
              "G0735 r3 is R3 but for the size of its letters"});
}

TEST_CASE("the day of a decree is told how to be written") {
  Diagnostics diagnostics;
  CHECK_FALSE(read_decree("[decree]\nnumber = \"9\"\nin_force = \"31/12/2022\"\n"
                          "[[event]]\nkind = \"dissolve\"\nfrom = [\"R1\"]\n",
                          "d.toml", diagnostics)
                  .has_value());
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].place.line == 3);
  CHECK(diagnostics.list()[0].help ==
        "\"31/12/2022\": viết theo thứ tự năm-tháng-ngày (year-month-day): 2022-12-31");
}

TEST_CASE("recipients are found by words of any name they bore, however the tone is written") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(enter(ledger,
                kHead + "[[event]]\nkind = \"rename\"\n"
                        "to = [{ id = \"R2\", name = \"UBND xã Đăk Ơ\" }, "
                        "{ id = \"R4\", name = \"UBND xã Xuân Hòa\" }]\n",
                diagnostics));
  const auto ids_of = [&ledger](std::string_view words) {
    std::string ids;
    for (const RecipientHistory& each : ledger.find_recipients(words)) {
      ids += each.id + " ";
    }
    return ids;
  };
  for (const std::string words : {"hoa an", "Hóa An", "HOÁ AN", "xã  hóa an",
                                  "Ho\xCC\x81"
                                  "a An"}) {
    INFO(words);
    CHECK(ids_of(words) == "R1 ");
  }
  for (const std::string words : {"đak ơ", "Đăk Ơ", "dak o"}) {
    INFO(words);
    CHECK(ids_of(words) == "R2 ");
  }
  CHECK(ids_of("xuân tâm") == "R4 ");
  CHECK(ids_of("xuan hoà") == "R4 ");
  CHECK(ids_of("r3") == "R3 ");
  CHECK(ids_of("an hoa").empty());
  CHECK(ids_of(" ").empty());
}

}  // namespace gazette::ledger

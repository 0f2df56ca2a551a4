// The list of recipients: reading it strictly, and keeping it over time.

#include "gazette/ledger/csv.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

std::string row(const std::string& id, const std::string& name = "UBND xã A",
                const std::string& copies = "1") {
  return id + "," + name + ",xã,Huyện B,địa chỉ,\"" + copies + "\",văn thư,căn cứ,,\n";
}

/// The findings of an import that must not change the record, as "line:column code message".
std::vector<std::string> refusals_of(const std::string& csv) {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  CHECK_FALSE(import_list(ledger, csv, "list.csv", {}, diagnostics).has_value());
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM body") == "0");
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM recipient_change") == "0");
  std::vector<std::string> texts;
  for (const Diagnostic& each : diagnostics.list()) {
    CHECK(each.place.path == "list.csv");
    texts.push_back(std::to_string(each.place.line) + ":" + std::to_string(each.place.column) +
                    " " + std::string(each.code) + " " + each.message);
  }
  return texts;
}

std::vector<std::vector<std::string>> fields_of(std::string_view csv) {
  Diagnostics diagnostics;
  std::vector<std::vector<std::string>> rows;
  for (const CsvRow& each : read_csv(csv, "list.csv", diagnostics)) {
    std::vector<std::string> texts;
    for (const CsvField& field : each) {
      texts.push_back(field.text);
    }
    rows.push_back(texts);
  }
  CHECK(diagnostics.list().empty());
  return rows;
}

using TextRows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("CSV is read by the letter of RFC 4180") {
  CHECK(fields_of("a,b\r\nc,d\r\n") == TextRows{{"a", "b"}, {"c", "d"}});
  CHECK(fields_of("a,b\nc,d") == TextRows{{"a", "b"}, {"c", "d"}});
  CHECK(fields_of("\"a,b\",\"say \"\"yes\"\"\"\n") == TextRows{{"a,b", "say \"yes\""}});
  CHECK(fields_of("\"two\r\nlines\",\"\"\n,\n") == TextRows{{"two\nlines", ""}, {"", ""}});
  CHECK(fields_of("a\n\n\n") == TextRows{{"a"}});
  CHECK(fields_of("").empty());
  CHECK(fields_of("a;b\nc,d;\"e;\"\n") == TextRows{{"a", "b"}, {"c,d", "e;"}});
  CHECK(fields_of("a\tb\nc;d\t\n") == TextRows{{"a", "b"}, {"c;d", ""}});
}

TEST_CASE("each fault of CSV is reported with its place, and the other rows are read") {
  Diagnostics diagnostics;
  const std::vector<CsvRow> rows =
      read_csv("a,b\n\"đóng\" x,1\nbà\"d,2\nok,3\nc\rd,4\n\"never", "list.csv", diagnostics);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1][0].text == "ok");
  CHECK(rows[1][1].line == 4);
  CHECK(rows[1][1].column == 4);
  std::vector<std::string> places;
  for (const Diagnostic& each : diagnostics.list()) {
    places.push_back(std::to_string(each.place.line) + ":" + std::to_string(each.place.column) +
                     " " + each.message + " | " + each.place.excerpt);
  }
  CHECK(places == std::vector<std::string>{
                      "2:7 text after the closing quote | \"đóng\" x,1",
                      "3:3 a quote inside a field that does not begin with one | bà\"d,2",
                      "5:2 a carriage return without a line feed | c\rd,4",
                      "6:1 a quote is opened and never closed | \"never"});
}

TEST_CASE("a list of 193 is imported in one transaction") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  const auto result = import_list(ledger, list_of(193), "recipients.csv", {}, diagnostics);
  REQUIRE(result.has_value());
  CHECK(diagnostics.list().empty());
  CHECK(result->from == kBeginning);
  CHECK(result->recipients_count == 193);
  CHECK(result->copies_count == 193);
  CHECK(result->added_count == 193);
  const std::vector<Recipient> list = ledger.recipients_on(day("2022-06-20"));
  REQUIRE(list.size() == 193);
  CHECK(list[6] == Recipient{.id = "R007",
                             .name = "UBND xã số 7",
                             .kind = "xã",
                             .district = "Huyện 7",
                             .address = "xã số 7, tỉnh Đồng Nai",
                             .copies = 1,
                             .channel = Channel::courier,
                             .basis = "Cấp không thu tiền",
                             .official_code = "07"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("importing the same file again is harmless") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger, list_of(5), "recipients.csv", {}, diagnostics));
  for (const std::optional<Date> from : {std::optional<Date>(), std::optional(day("2023-01-01"))}) {
    const auto again = import_list(ledger, list_of(5), "other name.csv", from, diagnostics);
    REQUIRE(again.has_value());
    CHECK(again->repeated);
    CHECK(again->unchanged_count == 5);
  }
  CHECK(diagnostics.list().empty());
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM recipient_change") == "1");
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM body_version") == "5");
}

TEST_CASE("text is kept as written: NFC, leading zeros, line breaks, formulas") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  const std::string csv =
      "\xEF\xBB\xBF"
      "note,id,name,address,copies,channel,basis,official_code\r\n"
      "=1+1,R1,U\xCC\x9B\xCC\x89y ban \"\"nh\xC3\xA2n d\xC3\xA2n,x,1,bưu điện,y,00123\r\n";
  CHECK_FALSE(import_list(ledger, csv, "list.csv", {}, diagnostics).has_value());
  const std::string sound =
      "\xEF\xBB\xBF"
      "note,id,name,address,copies,channel,basis,official_code\r\n"
      "=1+1,R1,\"Tha\xCC\x80nh \"\"ph\xE1\xBB\x91\"\"\",\"số 2,\r\nđường Đ\",12, Bưu  điện ,y,"
      "00123\r\n";
  Diagnostics none;
  REQUIRE(import_list(ledger, sound, "list.csv", {}, none));
  CHECK(none.list().empty());
  CHECK(ledger.recipients_on(kBeginning) ==
        std::vector<Recipient>{{.id = "R1",
                                .name = "Th\xC3\xA0nh \"ph\xE1\xBB\x91\"",
                                .address = "số 2,\nđường Đ",
                                .copies = 12,
                                .channel = Channel::post,
                                .basis = "y",
                                .official_code = "00123",
                                .note = "=1+1"}});
}

TEST_CASE("every bad row is reported with its line and column, and nothing is imported") {
  CHECK(refusals_of(std::string(kHeader) + row("R1") + row("R 2") + row("R3", "", "0") +
                    row("R1", "\"hai\ndòng\"", "2,5") + "R5,x\n" +
                    "R6,a,b,c,d,1,văn thứ,căn cứ,,\n" + row("R7", "a\tb\x01")) ==
        std::vector<std::string>{
            "3:1 G0734 \"R 2\" is not an id", "4:4 G0734 column \"name\" is empty",
            "4:24 G0734 \"0\" is not a number of copies",
            "5:1 G0735 id \"R1\" was given in line 2 already",
            "5:4 G0734 column \"name\" has a line break after \"hai\"",
            "6:26 G0734 \"2,5\" is not a number of copies",
            "7:1 G0731 2 fields where the header has 10",
            "8:14 G0734 \"văn thứ\" is not a way of delivery",
            "9:4 G0734 column \"name\" has a character that nobody sees, U+0001 "
            "after \"a\tb\""});
}

TEST_CASE("the one bad row of 193 keeps all of them out") {
  std::string csv = list_of(193);
  const std::size_t place = csv.find("R150,");
  csv.replace(place, 5, ",");
  const std::vector<std::string> refusals = refusals_of(csv);
  CHECK(refusals == std::vector<std::string>{"151:1 G0734 column \"id\" is empty"});
}

TEST_CASE("the header is checked, with the nearest name for one misspelt") {
  CHECK(refusals_of("id,nmae,address,copies,channel,basis\nR1,a,b,1,văn thư,c\n") ==
        std::vector<std::string>{"1:4 G0732 unknown column \"nmae\""});
  CHECK(refusals_of("id,name,copies,channel,name\nR1,a,1,văn thư,b\n") ==
        std::vector<std::string>{"1:24 G0732 column \"name\" stands twice"});
  CHECK(refusals_of("id,name,kind\nR1,a,b\n") ==
        std::vector<std::string>{
            "1:1 G0733 column \"address\" is missing", "1:1 G0733 column \"copies\" is missing",
            "1:1 G0733 column \"channel\" is missing", "1:1 G0733 column \"basis\" is missing"});
  CHECK(refusals_of("name,kind\na,b\n")[0] == "1:1 G0733 column \"id\" is missing");
  CHECK(refusals_of(std::string(kHeader)) ==
        std::vector<std::string>{"0:0 G0740 the list has no recipient"});
  CHECK(refusals_of("") == std::vector<std::string>{"0:0 G0740 the list has no recipient"});
  CHECK(refusals_of(std::string(kHeader) + "R1,\xC4,x\n") ==
        std::vector<std::string>{"2:0 G0731 the file is not UTF-8"});
}

TEST_CASE("a misspelt column or way of delivery is told the nearest") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  import_list(ledger, "id,name,adress,copies,channel,basis\nR1,a,b,1,văn thư,c\n", "l.csv", {},
              diagnostics);
  import_list(ledger, "id,name,address,copies,channel,basis\nR1,a,b,1,văn thứ,c\n", "l.csv", {},
              diagnostics);
  REQUIRE(diagnostics.list().size() == 2);
  CHECK(diagnostics.list()[0].help == "did you mean \"address\"");
  CHECK(diagnostics.list()[1].help == "did you mean \"văn thư\"");
}

TEST_CASE("two ids for one ward are a warning, wherever its tone is written") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  CHECK(import_list(
      ledger, std::string(kHeader) + row("R1", "UBND xã An Hòa") + row("R2", "UBND xã An Hoà"),
      "list.csv", {}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0736 R1 and R2 look like the same recipient"});
  CHECK(diagnostics.list()[0].place.line == 3);
}

TEST_CASE("a later list holds from its day and leaves earlier days as they were") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  const std::string first = std::string(kHeader) + row("R1") + row("R2") + row("R3");
  const std::string second =
      std::string(kHeader) + row("R1", "UBND phường A") + row("R3", "UBND xã A", "4") + row("R4");
  REQUIRE(import_list(ledger, first, "2022.csv", day("2022-01-01"), diagnostics));
  const std::vector<Recipient> before = ledger.recipients_on(day("2024-10-31"));
  const auto result = import_list(ledger, second, "2024.csv", day("2024-11-01"), diagnostics);
  REQUIRE(result.has_value());
  CHECK(result->added_count == 1);
  CHECK(result->changed_count == 2);
  CHECK(result->ended_count == 1);
  CHECK(result->unchanged_count == 0);
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0736 R1 and R2 look like the same recipient",
                                 "G0736 R1 and R3 look like the same recipient",
                                 "G0736 R3 and R4 look like the same recipient",
                                 "G0739 the file leaves out R2: no copies from 2024-11-01 on"});
  CHECK(ledger.recipients_on(day("2021-12-31")).empty());
  CHECK(ledger.recipients_on(day("2022-01-01")) == before);
  CHECK(ledger.recipients_on(day("2024-10-31")) == before);
  const std::vector<Recipient> after = ledger.recipients_on(day("2024-11-01"));
  REQUIRE(after.size() == 3);
  CHECK(after[0].name == "UBND phường A");
  CHECK(after[1].id == "R3");
  CHECK(after[1].copies == 4);
  CHECK(after[2].id == "R4");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a list with the same day corrects the present one, and both are kept") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  const std::string first = std::string(kHeader) + row("R1", "Trường A");
  const std::string second = std::string(kHeader) + row("R1", "Trường B") + row("R2", "Trường C");
  REQUIRE(import_list(ledger, first, "a.csv", day("2022-01-01"), diagnostics));
  REQUIRE(import_list(ledger, second, "b.csv", day("2022-01-01"), diagnostics));
  CHECK(ledger.recipients_on(day("2022-01-01"))[0].name == "Trường B");
  REQUIRE(import_list(ledger, first, "a.csv", day("2022-01-01"), diagnostics));
  const std::vector<Recipient> now = ledger.recipients_on(day("2022-01-01"));
  REQUIRE(now.size() == 1);
  CHECK(now[0].name == "Trường A");
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT group_concat(name) FROM (SELECT name FROM body_version WHERE body_id = 1 "
                "ORDER BY id)") == "Trường A,Trường B,Trường A");
  CHECK(raw.ask("SELECT name FROM body_version WHERE body_id = 1 AND known_from <= 2 "
                "AND (known_to IS NULL OR known_to > 2)") == "Trường B");
}

TEST_CASE("a list that leaves out many is taken for one cut short, unless their number is said") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger, list_of(193), "list.csv", {}, diagnostics));
  const std::string cut = list_of(150);
  ListImport list = {
      .csv = cut, .path = "cut.csv", .from = day("2023-01-01"), .entered = day("2023-01-01")};
  CHECK_FALSE(ledger.import_recipients(list, diagnostics));
  list.ending = 42;
  CHECK_FALSE(ledger.import_recipients(list, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>(2,
                                 "G0788 the file leaves out 43 of 193 recipients, who would get "
                                 "no copies from 2023-01-01 on"));
  CHECK(diagnostics.list()[0].help ==
        "look whether the file is whole; if they are meant to end, say --ending 43");
  CHECK(ledger.recipients_on(day("2023-01-01")).size() == 193);
  // A trial says so too, and shows what it would change.
  Diagnostics trial;
  list.ending = {};
  list.dry_run = true;
  CHECK(ledger.import_recipients(list, trial)->ended_count == 43);
  CHECK(texts_of(trial).front().starts_with("G0788 "));
  list.dry_run = false;
  list.ending = 43;
  Diagnostics meant;
  CHECK(ledger.import_recipients(list, meant)->ended_count == 43);
  CHECK(texts_of(meant).size() == 1);
  // A tenth of them may go without a word.
  Diagnostics few;
  const std::string shorter = list_of(135);
  CHECK(import_list(ledger, shorter, "list.csv", day("2024-01-01"), few));
  CHECK(few.errors_count() == 0);
}

TEST_CASE("two bodies with one official code, or one name in a district, are a warning") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  std::string csv(kHeader);
  csv +=
      "R1,UBND xã Phú Lộc,xã,Huyện A,đường 1,1,văn thư,x,10001,\n"
      "R2,UBND xã Phú Lộc,xã,Huyện B,đường 2,1,văn thư,x,10002,\n"
      "R3,UBND xã Phú  lộc,xã,Huyện B,đường 3,1,văn thư,x,10001,\n";
  REQUIRE(import_list(ledger, csv, "list.csv", {}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0789 R2 and R3 have the same name: \"UBND xã Phú  lộc\"",
                                 "G0789 R1 and R3 have the same official code: 10001"});
  CHECK(diagnostics.list()[0].place.line == 4);
}

TEST_CASE("invisible and turning characters of a list are refused where they stand") {
  CHECK(refusals_of(std::string(kHeader) + row("R001", "UBND xã\u200B A") +
                    row("R002", "\u202EUBND xã B")) ==
        std::vector<std::string>{
            "2:6 G0734 column \"name\" has a character that nobody sees, U+200B after \"UBND xã\"",
            "3:6 G0734 column \"name\" has a character that nobody sees, U+202E at its "
            "beginning"});
}

TEST_CASE("a body that comes back keeps its key") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  const std::string both = std::string(kHeader) + row("R1", "Sở A") + row("R2", "Sở B");
  const std::string one = std::string(kHeader) + row("R1", "Sở A");
  REQUIRE(import_list(ledger, both, "a.csv", day("2022-01-01"), diagnostics));
  REQUIRE(import_list(ledger, one, "b.csv", day("2023-01-01"), diagnostics));
  REQUIRE(import_list(ledger, both, "a.csv", day("2024-01-01"), diagnostics));
  CHECK(ledger.recipients_on(day("2022-06-01")).size() == 2);
  CHECK(ledger.recipients_on(day("2023-06-01")).size() == 1);
  CHECK(ledger.recipients_on(day("2024-06-01")).size() == 2);
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM body") == "2");
}

TEST_CASE("a list that differs needs a day, not before the present one's") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger, list_of(2), "a.csv", day("2022-01-01"), diagnostics));
  CHECK_FALSE(import_list(ledger, list_of(3), "b.csv", {}, diagnostics).has_value());
  CHECK_FALSE(import_list(ledger, list_of(3), "b.csv", day("2021-01-01"), diagnostics).has_value());
  CHECK(
      texts_of(diagnostics) ==
      std::vector<std::string>{
          "G0737 the list differs from the one in the record, and no day is given",
          "G0738 the list would hold from 2021-01-01, and undo what changes on 2022-01-01 (R001)"});
  CHECK(ledger.recipients_on(day("2022-01-01")).size() == 2);
}

TEST_CASE("a list written as a file comes back as it was") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  const std::vector<Recipient> list = {{.id = "R1",
                                        .name = "UBND xã Đak Ơ \"mới\"",
                                        .address = "số 2,\nđường Hoà Bình",
                                        .copies = 12,
                                        .channel = Channel::collected,
                                        .basis = "=1+1",
                                        .official_code = "00123",
                                        .note = "'tis",
                                        .postal_code = "08110"},
                                       {.id = "R2",
                                        .name = "-A",
                                        .address = "@x",
                                        .channel = Channel::electronic,
                                        .basis = "'=y",
                                        .note = "; , \t;"}};
  const std::string csv = recipients_csv(list);
  CHECK(csv.starts_with(
      "\xEF\xBB\xBF"
      "id,name,kind,district,address,copies,channel,basis,official_code,note,postal_code\r\n"
      "\"R1\",\"UBND xã Đak Ơ \"\"mới\"\"\","));
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger, csv, "r.csv", {}, diagnostics));
  CHECK(texts_of(diagnostics).empty());
  CHECK(ledger.recipients_on(kBeginning) == list);
  CHECK(recipients_csv(ledger.recipients_on(kBeginning)) == csv);
}

}  // namespace gazette::ledger

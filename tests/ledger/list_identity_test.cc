// Lists that come from elsewhere: keyed by codes that now mean another place, in other encodings.

#include "gazette/base/text.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

const std::string kCodes = "name,district,address,copies,channel,basis,official_code\n";

std::string coded(const std::string& name, const std::string& code) {
  return name + ",Biên Hòa,x,1,văn thư,y," + code + "\n";
}

/// 2022's wards of which one went into another in 2024 and left it its code.
Ledger office(const Folder& folder) {
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger,
                      "id,name,district,address,copies,channel,basis,official_code\n"
                      "R008,UBND phường Tân Tiến,Biên Hòa,x,1,văn thư,y,26014\n"
                      "R012,UBND phường Tân Mai,Biên Hòa,x,1,văn thư,y,26026\n"
                      "R013,UBND phường An Hòa,Biên Hòa,x,1,văn thư,y,26371\n",
                      "2022.csv", day("2022-01-01"), diagnostics));
  return ledger;
}

/// What an import of 2024 says; it must not change the record where it has an error.
std::vector<std::string> findings_of(const std::string& csv) {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const auto change = import_list(ledger, csv, "2024.csv", day("2024-11-01"), diagnostics);
  CHECK(change.has_value() != diagnostics.has_errors());
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM recipient_change") ==
        (change ? "2" : "1"));
  return texts_of(diagnostics);
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a list keyed by codes that now mean another commune is refused with the names") {
  CHECK(
      findings_of(kCodes + coded("UBND phường Tân Mai", "26014") +
                  coded("UBND phường An Hoà", "26371") + coded("UBND phường Mới", "99999")) ==
      Texts{"G0772 code 26014 is of UBND phường Tân Tiến (R008, code 26014), the list gives it to "
            "UBND phường Tân Mai; that name is of UBND phường Tân Mai (R012, code 26026)",
            "G0772 no recipient has the code \"99999\""});
  // The same codes where the ids should be.
  CHECK(
      findings_of("id,name,district,address,copies,channel,basis\n"
                  "26014,UBND phường Tân Mai,Biên Hòa,x,1,văn thư,y\n"
                  "R013,UBND phường An Hòa,Biên Hòa,x,1,văn thư,y\n") ==
      Texts{"G0772 code 26014 is of UBND phường Tân Tiến (R008, code 26014), the list gives it to "
            "UBND phường Tân Mai; that name is of UBND phường Tân Mai (R012, code 26026)"});
}

TEST_CASE("a list keyed by codes that still mean the same communes leads to the bodies") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const auto change = import_list(ledger,
                                  kCodes + coded("UBND phường An Hoà", "26371") +
                                      coded("UBND phường Tân Mai", "26026") +
                                      coded("UBND phường Tân Tiến", "26014"),
                                  "2024.csv", day("2024-11-01"), diagnostics);
  REQUIRE(change.has_value());
  CHECK(texts_of(diagnostics).empty());
  CHECK(change->unchanged_count == 2);
  CHECK(change->changed_count == 1);
  CHECK(ledger.recipients_on(day("2024-11-01"))[2].id == "R013");
  CHECK(ledger.recipients_on(day("2024-11-01"))[2].name == "UBND phường An Hoà");
}

TEST_CASE("no body takes the name of another one by way of a list") {
  const std::string head = "id,name,district,address,copies,channel,basis,official_code\n";
  const std::string rest = "R013,UBND phường An Hòa,Biên Hòa,x,1,văn thư,y,26371\n";
  CHECK(
      findings_of(head + "R008,UBND phường Tân Mai,Biên Hòa,x,1,văn thư,y,26014\n" + rest) ==
      Texts{"G0773 UBND phường Tân Tiến (R008, code 26014) would become UBND phường Tân Mai, which "
            "is UBND phường Tân Mai (R012, code 26026)"});
  // A name that no other body has is a rename.
  CHECK(findings_of(head +
                    "R008,UBND phường Mới,Biên Hòa,x,1,văn thư,y,26014\n"
                    "R012,UBND phường Tân Mai,Biên Hòa,x,1,văn thư,y,26026\n" +
                    rest)
            .empty());
}

TEST_CASE("a list keyed by codes needs bodies to lead to, each of them once") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  CHECK_FALSE(import_list(ledger, kCodes + coded("A", "1"), "r.csv", {}, diagnostics));
  CHECK(texts_of(diagnostics) == Texts{"G0733 column \"id\" is missing"});
  CHECK(findings_of(kCodes + coded("UBND phường Tân Mai", "26026") +
                    coded("UBND phường Tân Mai", "26026")) ==
        Texts{"G0735 official_code \"26026\" was given in line 2 already"});
}

TEST_CASE("a dry run says what a list would change and writes nothing") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const auto change = ledger.import_recipients(
      {.csv = "id,name,district,address,copies,channel,basis,official_code\n"
              "R008,UBND phường Tân Tiến,Biên Hòa,x,2,văn thư,y,26014\n"
              "R013,UBND phường An Hòa,Biên Hòa,x,1,văn thư,y,26371\n"
              "R020,Sở A,,x,1,bưu điện,y,\n",
       .path = "2024.csv",
       .from = day("2024-11-01"),
       .entered = day("2024-11-02"),
       .dry_run = true},
      diagnostics);
  REQUIRE(change.has_value());
  REQUIRE(change->differences.size() == 3);
  CHECK(change->differences[0].before->copies == 1);
  CHECK(change->differences[0].after->copies == 2);
  CHECK(change->differences[1].before->id == "R012");
  CHECK_FALSE(change->differences[1].after.has_value());
  CHECK(change->differences[2].after->id == "R020");
  CHECK(change->former_copies_count == 3);
  CHECK(change->copies_count == 4);
  CHECK(texts_of(diagnostics) ==
        Texts{"G0739 the file leaves out R012: no copies from 2024-11-01 on"});
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM recipient_change") == "1");
}

TEST_CASE("an id that is another's but for the size of its letters is refused") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  const std::string header = "id,name,address,copies,channel,basis\n";
  CHECK_FALSE(import_list(ledger, header + "R001,A,a,1,văn thư,x\nr001,B,b,1,văn thư,x\n", "r.csv",
                          {}, diagnostics));
  REQUIRE(import_list(ledger, header + "R001,A,a,1,văn thư,x\n", "r.csv", {}, diagnostics));
  CHECK_FALSE(import_list(ledger, header + "R001,A,a,1,văn thư,x\nr001,B,b,1,văn thư,x\n", "s.csv",
                          day("2022-10-01"), diagnostics));
  CHECK(texts_of(diagnostics) == Texts{"G0735 r001 is R001 but for the size of its letters",
                                       "G0735 r001 is R001 but for the size of its letters"});
}

TEST_CASE("what reads like a name and holds a wide space is refused by its row") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  CHECK_FALSE(import_list(ledger,
                          "id,name,address,copies,channel,basis\n"
                          "R001,UBND\u00A0xã A,xã\u3000A,1,văn thư,x\n",
                          "r.csv", {}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        Texts{"G0734 column \"name\" has a character that nobody sees, U+00A0 after \"UBND\"",
              "G0734 column \"address\" has a character that nobody sees, U+3000 after \"xã\""});
}

TEST_CASE("a list in UTF-16 or with semicolons is read, one in Windows-1258 is told what it is") {
  const std::string header = "id;name;address;copies;channel;basis\r\n";
  const auto list_of = [](const std::string& csv) {
    const Folder folder;
    Ledger ledger = open_record(folder.record());
    Diagnostics diagnostics;
    import_list(ledger, csv, "r.csv", {}, diagnostics);
    Texts texts = texts_of(diagnostics);
    for (const Recipient& each : ledger.recipients_on(day("2022-06-20"))) {
      texts.push_back(each.id + " " + each.name + ", " + each.address);
    }
    return texts;
  };
  const std::string text = header + "R1;Xã Đồng Tâm;\"số 1, huyện B\";1;văn thư;y\r\n";
  CHECK(list_of(text) == Texts{"R1 Xã Đồng Tâm, số 1, huyện B"});
  for (const bool is_big_endian : {false, true}) {
    std::string wide = is_big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char32_t each : to_code_points(text)) {
      const char high = static_cast<char>(each >> 8);
      const char low = static_cast<char>(each & 0xFF);
      wide += is_big_endian ? std::string{high, low} : std::string{low, high};
    }
    CHECK(list_of(wide) == Texts{"R1 Xã Đồng Tâm, số 1, huyện B"});
    CHECK(list_of(wide.substr(2)) ==
          Texts{"G0728 the file seems to be in UTF-16, without the mark that says so"});
  }
  // "Đồng Tâm": Ð, ô and the grave accent behind it, â.
  CHECK(list_of(header + "R1;X\xE3 \xD0\xF4\xCCng T\xE2m;x;1;bu;y\r\n") ==
        Texts{"G0728 the file seems to be in Windows-1258, not in UTF-8"});
  CHECK(list_of(header + "R1;\xC4\xB8\xFF;x;1;bu;y\r\n") == Texts{"G0731 the file is not UTF-8"});
}

}  // namespace gazette::ledger

// What a text of the record may be, whichever way it comes: lists, decrees, commands.

#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    all += text;
  }
  return all;
}

/// What a list of one row is told.
std::vector<std::string> told_of_list(const std::string& row) {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  static_cast<void>(
      import_list(ledger, std::string(kHeader) + row + "\n", "list.csv", {}, diagnostics));
  std::vector<std::string> texts;
  for (const Diagnostic& each : diagnostics.list()) {
    CHECK_FALSE(each.help.empty());
    texts.push_back(std::to_string(each.place.line) + " " + std::string(each.code) + " " +
                    each.message);
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a line break or tab in what stands on one line is a finding of its row") {
  CHECK(told_of_list("R1,\"Sở\nTư pháp\",sở,,\"tầng 2,\nsố 1\",1,văn thư,\"theo\tlệnh\",,") ==
        Texts{"2 G0734 column \"name\" has a line break after \"Sở\"",
              "4 G0734 column \"basis\" has a tab after \"theo\""});
  // An address has lines.
  CHECK(told_of_list("R1,Sở Tư pháp,sở,,\"tầng 2,\nsố 1\",1,văn thư,x,,\"a\nb\"").empty());
}

TEST_CASE("a text longer than papers take is told its length and the limit, in the dry run too") {
  CHECK(told_of_list("R1," + repeated("ế", 200) + ",sở,,a,1,văn thư,x,,").empty());
  CHECK(told_of_list("R1," + repeated("ế", 5000) + ",sở,,a,1,văn thư,x,,") ==
        Texts{"2 G0734 column \"name\" has 5000 letters, and at most 200 are taken"});
  CHECK(told_of_list("R1,Sở,sở,," + repeated("số 1 ", 61) + ",1,văn thư,x,,") ==
        Texts{"2 G0734 column \"address\" has 304 letters, and at most 300 are taken"});
}

TEST_CASE("commands and decrees refuse the same texts, and copies that end and are given") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto change = [&](BodyTerms terms, const std::string& number = "9/NQ") {
    CHECK_FALSE(ledger.enter_decree({.number = number,
                                     .in_force = day("2024-11-01"),
                                     .events = {{.to = {std::move(terms)}}},
                                     .source_name = "recipients change"},
                                    {.entered = day("2024-11-05")}, diagnostics));
  };
  change({.id = "R001", .name = "UBND\nphường"});
  change({.id = "R001", .address = repeated("a", 301)});
  change({.id = "R001", .copies = 1, .ends = true});
  change({.id = "R001", .channel = Channel::post, .ends = true});
  change({.id = "R001", .copies = 2}, "9/NQ\nkèm theo");
  change({.id = "R001", .copies = 2}, repeated("9", 101));
  CHECK(texts_of(diagnostics) ==
        Texts{"G0777 of R001: the name has a line break after \"UBND\"",
              "G0777 of R001: the address has 301 letters, and at most 300 are taken",
              "G0777 of R001: its copies end, and how many it receives or how is said as well",
              "G0777 of R001: its copies end, and how many it receives or how is said as well",
              "G0777 the number of the decree has a line break after \"9/NQ\"",
              "G0777 the number of the decree has 101 letters, and at most 100 are taken"});
}

TEST_CASE("who took copies is named on one line, in no more letters than papers take") {
  Diagnostics diagnostics;
  static_cast<void>(
      read_receipts("issue,recipient,taker\n2022/38-39,R001,\"Lê\nHoa\"\n2022/38-39,"
                    "R002," +
                        repeated("ế", 301) + "\n",
                    "nhan.csv", {.date = day("2022-10-01")}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        Texts{"G0757 the taker has a line break after \"Lê\"",
              "G0757 the taker has 301 letters, and at most 300 are taken"});
}

TEST_CASE("a workbook given for a list is told to be one") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  for (const std::string& bytes : {std::string("PK\x03\x04\x14\0\0\0", 8),
                                   std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", 9)}) {
    Diagnostics diagnostics;
    CHECK_FALSE(import_list(ledger, bytes, "list.xlsx", {}, diagnostics));
    CHECK(texts_of(diagnostics) == Texts{"G0728 it is an Excel file, not a CSV file"});
    CHECK(diagnostics.list()[0].help.starts_with("save its sheet as CSV; in Excel: File, Save As"));
  }
}

}  // namespace gazette::ledger

// An office with an issue printed: three recipients of one, two and three copies.
#pragma once

#include "tests/ledger/record.h"

namespace gazette::ledger {

inline const model::IssueNumber kIssue = {.year = 2022, .first = 38, .last = 39};

/// Takes the three in, grants the number and has so many good copies printed, and one spoiled.
inline void print_issue(Ledger& ledger, int good = 10) {
  Diagnostics diagnostics;
  REQUIRE(ledger.begin_year(2022, 38, diagnostics));
  REQUIRE(ledger.grant_number({.year = 2022, .numbers_count = 2, .date = day("2022-09-20")},
                              diagnostics));
  REQUIRE(import_list(ledger,
                      std::string(kHeader) +
                          "R001,UBND phường Tân Tiến,phường,Biên Hòa,a,1,văn thư,x,,\n"
                          "R002,UBND xã Xuân Tâm,xã,Xuân Lộc,b,2,bưu điện,x,,\n"
                          "R003,Sở Tư pháp,sở,,c,3,nhận trực tiếp,x,,\n",
                      "recipients.csv", {}, diagnostics));
  REQUIRE(ledger.order_print({.issue = kIssue, .copies = good, .date = day("2022-09-15")},
                             diagnostics));
  REQUIRE(ledger.receive_print(
      {.issue = kIssue, .good = good, .spoiled = 1, .date = day("2022-09-19")}, diagnostics));
  REQUIRE(texts_of(diagnostics).empty());
}

/// The same, six of the copies sent on the day of the issue.
inline void send_issue(Ledger& ledger, int good = 10) {
  print_issue(ledger, good);
  Diagnostics diagnostics;
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-09-20"), diagnostics));
  REQUIRE(texts_of(diagnostics).empty());
}

inline Ledger printed_office(const Folder& folder, int good = 10) {
  Ledger ledger = open_record(folder.record());
  print_issue(ledger, good);
  return ledger;
}

inline Ledger sent_office(const Folder& folder, int good = 10) {
  Ledger ledger = open_record(folder.record());
  send_issue(ledger, good);
  return ledger;
}

/// A decree by which one body goes into another, which goes on.
inline void merge(Ledger& ledger, const std::string& from, const std::string& to,
                  const char* date) {
  Diagnostics diagnostics;
  REQUIRE(ledger.enter_decree(
      {.number = "1/NQ",
       .in_force = day(date),
       .events = {{.kind = BodyEventKind::merge, .from = {from}, .to = {{.id = to}}}}},
      {.entered = day(date)}, diagnostics));
}

/// The issue's accounts as "printed = spoiled stock transit received archive deposit returned lost
/// scrapped"; "printed + surplus" where a count found any.
inline std::string equation(const Ledger& ledger) {
  const IssueCopies copies = ledger.year_copies(2022).issues.at(0);
  std::string text = std::to_string(copies.printed) +
                     (copies.surplus == 0 ? "" : " + " + std::to_string(copies.surplus)) + " =";
  for (const int each :
       {copies.spoiled, copies.in_stock, copies.in_transit, copies.received, copies.archived,
        copies.deposited, copies.returned, copies.lost, copies.scrapped}) {
    text += " " + std::to_string(each);
  }
  return text;
}

}  // namespace gazette::ledger

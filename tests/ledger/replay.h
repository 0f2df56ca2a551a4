// The year 2022 as it was: 39 issues, 193 recipients, 7,527 copies.
#pragma once

#include <filesystem>

#include "tests/ledger/record.h"

namespace gazette::ledger {

inline void enter_issue(Ledger& ledger, Date date, int good, int spoiled) {
  Diagnostics diagnostics;
  const auto number = ledger.grant_number({.year = date.year, .date = date}, diagnostics);
  REQUIRE(number.has_value());
  REQUIRE(ledger.order_print({.issue = *number, .copies = good, .date = date}, diagnostics));
  REQUIRE(ledger.receive_print({.issue = *number, .good = good, .spoiled = spoiled, .date = date},
                               diagnostics));
  REQUIRE(ledger.plan_shipment(*number, date, diagnostics));
  REQUIRE(texts_of(diagnostics).empty());
}

inline void replay_2022(const std::filesystem::path& path) {
  Ledger ledger = open_record(path);
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger, list_of(193), "recipients.csv", {}, diagnostics));
  for (int i = 0; i < 39; ++i) {
    enter_issue(ledger, add_days(day("2022-01-10"), i * 9), 195, 3);
  }
}

}  // namespace gazette::ledger

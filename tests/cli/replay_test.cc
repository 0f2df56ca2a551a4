// The year 2022 as it was, 39 issues to 193 recipients: the same figures in the record, its reports
// and the outside judges, each asked by a command.

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/ledger/ledger.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

/// An office in which each of 39 issues was ordered, delivered and sent to all of 193.
void replay_2022(Workspace& office) {
  office.begin_office();
  std::string list = "id,name,address,copies,channel,basis\n";
  for (int i = 1; i <= 193; ++i) {
    list += fmt::format("R{:03},UBND xã số {},{} Đồng Nai,1,văn thư,x\n", i, i, i);
  }
  office.write("r.csv", list);
  office.done({"recipients", "import", "r.csv", "--date", "2022-01-05"});
  Diagnostics diagnostics;
  auto record =
      ledger::Ledger::open(office.path() / "gazette.db", ledger::Missing::report, diagnostics);
  REQUIRE(record);
  for (int i = 0; i < 39; ++i) {
    const Date date = add_days({2022, 1, 10}, i * 9);
    const auto number = record->grant_number({.year = 2022, .date = date}, diagnostics);
    REQUIRE(number);
    REQUIRE(record->order_print({.issue = *number, .copies = 195, .date = date}, diagnostics));
    REQUIRE(record->receive_print({.issue = *number, .good = 195, .spoiled = 3, .date = date},
                                  diagnostics));
    REQUIRE(record->plan_shipment(*number, date, diagnostics));
  }
  REQUIRE(diagnostics.list().empty());
}

}  // namespace

TEST_CASE(
    "the year 2022 is 39 issues, 7,527 copies and 193 recipients in the record, the report "
    "and hledger") {
  Workspace office;
  replay_2022(office);
  const std::string report = office.done({"report", "year", "2022", "--date", "2022-12-31"});
  CHECK(report.find("\n39 kỳ, 39 số, ") != std::string::npos);
  CHECK(report.find(", 7.527 bản, 193 đơn vị.\n") != std::string::npos);
  CHECK(report.find("Đã in 7.722 = đã phát 7.527 + tồn 78 + hỏng 117.") != std::string::npos);
  const auto json = nlohmann::json::parse(office.done({"report", "year", "2022", "--json"}));
  CHECK(json["totals"]["issues"] == 39);
  CHECK(json["totals"]["sent"] == 7527);
  CHECK(json["totals"]["recipients"] == 193);
  const auto stock = nlohmann::json::parse(office.done({"stock", "--year", "2022", "--json"}));
  CHECK(stock["totals"]["transit"] == 7527);
  CHECK(stock["totals"]["printed"] == 7722);
  CHECK(office.done({"fsck"}).ends_with("the record is whole\n"));
  office.done({"ledger", "export", "--year", "2022", "--to", "2022.journal"});
  if (has_judge("hledger")) {
    CHECK(run_program({"hledger", "-f", "2022.journal", "check", "--strict"}, office.path()).code ==
          0);
    const std::string balance = run_program({"hledger", "-f", "2022.journal", "balance", "transit",
                                             "--depth", "1", "--layout", "bare", "-O", "csv"},
                                            office.path())
                                    .out;
    int copies = 0;
    int issues = 0;
    for (const std::string& line : lines_of(balance)) {
      if (line.starts_with("\"transit\"")) {
        copies += std::stoi(line.substr(line.rfind(",\"") + 2));
        ++issues;
      }
    }
    CHECK(issues == 39);
    CHECK(copies == 7527);
  }
}

}  // namespace gazette::cli

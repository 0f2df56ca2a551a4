// The sample of Đồng Nai through four years: 170, 159, 95 and 95 communes, wards and townships.

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

std::string sample(const std::string& name) {
  std::ifstream file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "samples" / "dong-nai" / name,
                     std::ios::binary);
  REQUIRE(file.good());
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// The office of 2022, with its 193 bodies.
Ledger office(const Folder& folder) {
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.import_recipients(
      {.csv = sample("recipients.csv"), .path = "recipients.csv", .entered = day("2022-01-05")},
      diagnostics));
  REQUIRE(texts_of(diagnostics).empty());
  return ledger;
}

struct Enacted {
  std::string file = {};
  std::string entered = {};
};

const std::vector<Enacted> kDecrees = {{"2024-1194", "2024-10-25"},
                                       {"2025-1662", "2025-06-20"},
                                       {"2025-203", "2025-06-20"},
                                       {"2026-237", "2026-04-25"},
                                       {"2026-30", "2026-04-25"}};

/// The decree with the decision that it asks for.
std::string decided(const std::string& name) {
  std::string toml = sample("decrees/" + name + ".toml");
  const std::size_t at = toml.find("# decision = ");
  if (at != std::string::npos) {
    toml.erase(at, 2);
  }
  return toml;
}

std::optional<ListChange> enter(Ledger& ledger, const std::string& toml, const Enacted& enacted,
                                Diagnostics& diagnostics) {
  const auto decree = read_decree(toml, enacted.file + ".toml", diagnostics);
  return decree ? ledger.enter_decree(*decree, {.entered = day(enacted.entered)}, diagnostics)
                : std::nullopt;
}

void enter_all(Ledger& ledger) {
  for (const Enacted& each : kDecrees) {
    Diagnostics diagnostics;
    const auto change = enter(ledger, decided(each.file), each, diagnostics);
    INFO(each.file);
    CHECK(texts_of(diagnostics).empty());
    REQUIRE(change.has_value());
  }
}

/// Bodies of each kind that a day's list has.
std::map<std::string, int> kinds_on(const Ledger& ledger, const std::string& date) {
  std::map<std::string, int> counts;
  for (const Recipient& each : ledger.recipients_on(day(date))) {
    const bool is_commune = each.kind == "xã" || each.kind == "phường" || each.kind == "thị trấn";
    ++counts[is_commune ? each.kind : "khác"];
  }
  return counts;
}

}  // namespace

TEST_CASE("Đồng Nai has 170, 159, 95 and 95 communes, wards and townships") {
  const Folder folder;
  Ledger ledger = office(folder);
  enter_all(ledger);
  using Kinds = std::map<std::string, int>;
  CHECK(kinds_on(ledger, "2022-06-20") ==
        Kinds{{"phường", 40}, {"thị trấn", 9}, {"xã", 121}, {"khác", 23}});
  CHECK(kinds_on(ledger, "2024-10-31") == kinds_on(ledger, "2022-06-20"));
  CHECK(kinds_on(ledger, "2024-11-01") ==
        Kinds{{"phường", 33}, {"thị trấn", 9}, {"xã", 117}, {"khác", 23}});
  CHECK(kinds_on(ledger, "2025-06-30") == kinds_on(ledger, "2024-11-01"));
  CHECK(kinds_on(ledger, "2025-07-01") == Kinds{{"phường", 23}, {"xã", 72}, {"khác", 12}});
  CHECK(kinds_on(ledger, "2026-04-29") == kinds_on(ledger, "2025-07-01"));
  CHECK(kinds_on(ledger, "2026-04-30") == Kinds{{"phường", 33}, {"xã", 62}, {"khác", 12}});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("the list of 2022 stays byte for byte when 2024 to 2026 are entered") {
  const Folder folder;
  Ledger ledger = office(folder);
  const std::string before = list_text(ledger.recipients_on(day("2022-06-20")));
  enter_all(ledger);
  CHECK(list_text(ledger.recipients_on(day("2022-06-20"))) == before);
  CHECK(list_text(ledger.recipients_on(day("2022-06-20"), day("2022-06-21"))) == before);
  // What was entered ahead of its day was known ahead of it, and not before.
  CHECK(ledger.recipients_on(day("2025-07-01"), day("2025-06-19")).size() == 182);
  CHECK(ledger.recipients_on(day("2025-07-01"), day("2025-06-20")).size() == 107);
}

TEST_CASE("the one split of 2025 stops and asks until the file holds the decision") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(enter(ledger, decided("2024-1194"), kDecrees[0], diagnostics));
  CHECK_FALSE(
      enter(ledger, sample("decrees/2025-1662.toml"), kDecrees[1], diagnostics).has_value());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0774 the split of UBND xã Xuân Tâm (R152) into UBND xã Xuân Đông (R227) and UBND xã "
            "Xuân Hòa (R238) needs a decision: it receives 1 copy"});
  CHECK(ledger.recipients_on(day("2025-07-01")).size() == 182);
  REQUIRE(enter(ledger, decided("2025-1662"), kDecrees[1], diagnostics));
  const auto history = ledger.recipient_history("R152");
  REQUIRE(history.has_value());
  REQUIRE(history->events.size() == 1);
  CHECK(history->events[0].to ==
        std::vector<NamedBody>{{"R227", "UBND xã Xuân Đông"}, {"R238", "UBND xã Xuân Hòa"}});
}

TEST_CASE("codes of 2024 that are now of other wards do not overwrite those of 2022") {
  const Folder folder;
  Ledger ledger = office(folder);
  // What somebody gets who looks the list of November 2024 up by the codes of the statistics
  // office.
  std::string csv = sample("recipients.csv");
  for (const auto& [from, to] : {std::pair("phường Tân Tiến", "phường Tân Mai"),
                                 {"phường Quyết Thắng", "phường Trung Dũng"},
                                 {"xã Phú Trung", "xã Phú Sơn"}}) {
    const std::string gone = "UBND " + std::string(to) + ",";
    const std::size_t begin = csv.rfind('\n', csv.find(gone)) + 1;
    csv.erase(begin, csv.find('\n', begin) + 1 - begin);
    const std::string name = "UBND " + std::string(from) + ",";
    csv.replace(csv.find(name), name.size(), gone);
  }
  Diagnostics diagnostics;
  CHECK_FALSE(ledger
                  .import_recipients({.csv = csv,
                                      .path = "2024.csv",
                                      .from = day("2024-11-01"),
                                      .entered = day("2024-11-01")},
                                     diagnostics)
                  .has_value());
  CHECK(
      texts_of(diagnostics) ==
      std::vector<std::string>{
          "G0773 UBND phường Tân Tiến (R008, code 26014) would become UBND phường Tân Mai, which "
          "is "
          "UBND phường Tân Mai (R012, code 26026)",
          "G0773 UBND phường Quyết Thắng (R017, code 26041) would become UBND phường Trung Dũng, "
          "which is UBND phường Trung Dũng (R014, code 26032)",
          "G0773 UBND xã Phú Trung (R056, code 26146) would become UBND xã Phú Sơn, which is UBND "
          "xã Phú Sơn (R053, code 26137)"});
  // By the decree the code goes to the ward that goes on.
  REQUIRE(enter(ledger, decided("2024-1194"), {"2024-1194", "2024-11-01"}, diagnostics));
  const auto code_of = [&ledger](const std::string& id, const std::string& date) {
    for (const Recipient& each : ledger.recipients_on(day(date))) {
      if (each.id == id) {
        return each.name + " " + each.official_code;
      }
    }
    return std::string();
  };
  CHECK(code_of("R008", "2024-10-31") == "UBND phường Tân Tiến 26014");
  CHECK(code_of("R008", "2024-11-01").empty());
  CHECK(code_of("R012", "2024-10-31") == "UBND phường Tân Mai 26026");
  CHECK(code_of("R012", "2024-11-01") == "UBND phường Tân Mai 26014");
}

TEST_CASE("names and addresses follow the province that becomes a city") {
  const Folder folder;
  Ledger ledger = office(folder);
  enter_all(ledger);
  const std::vector<Recipient> list = ledger.recipients_on(day("2026-04-30"));
  const auto has = [&list](const std::string& text) {
    return std::count_if(list.begin(), list.end(), [&](const Recipient& each) {
      return (each.name + "|" + each.address).find(text) != std::string::npos;
    });
  };
  CHECK(has("tỉnh Đồng Nai") == 0);
  CHECK(has("thành phố Biên Hòa") == 0);
  CHECK(has("thành phố Đồng Nai") == 106);
  CHECK(has("Văn phòng Thành ủy Đồng Nai") == 1);
  CHECK(has("UBND phường Trảng Bom|phường Trảng Bom, thành phố Đồng Nai") == 1);
}

}  // namespace gazette::ledger

// The power goes at a random moment: no damage, and nothing lost of what was acknowledged.

#include "tests/ledger/power_cut.h"

#include "gazette/ledger/database.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

constexpr unsigned kSeed = 2022;
constexpr int kRecipients = 12;
constexpr int kIssues = 4;

/// Entries that were acknowledged before the power went.
struct Acknowledged {
  int numbers = 0;
  int orders = 0;
  int deliveries = 0;
  int shipments = 0;
};

/// A year's work; throws where the power goes. `mode` is run on the connection first.
void work(const std::string& mode, Acknowledged& done) {
  Diagnostics diagnostics;
  std::optional<Ledger> ledger = Ledger::open("gazette.db", Missing::create, diagnostics);
  REQUIRE(ledger.has_value());
  ledger->database().run(mode);
  for (int i = 0; i < kIssues; ++i) {
    const Date date = add_days(day("2022-02-01"), i * 9);
    const auto number = ledger->grant_number({.year = 2022, .date = date}, diagnostics);
    done.numbers += number ? 1 : 0;
    done.orders +=
        ledger->order_print({.issue = *number, .copies = 20, .date = date}, diagnostics) ? 1 : 0;
    done.deliveries +=
        ledger->receive_print({.issue = *number, .good = 20, .date = date}, diagnostics) ? 1 : 0;
    done.shipments += ledger->plan_shipment(*number, date, diagnostics) ? 1 : 0;
  }
}

/// What the record has of it.
Acknowledged kept(const Ledger& ledger) {
  Acknowledged found;
  for (const IssueCopies& copies : ledger.year_copies(2022).issues) {
    found.numbers += 1;
    found.orders += copies.ordered == 20 ? 1 : 0;
    found.deliveries += copies.printed == 20 ? 1 : 0;
    found.shipments += copies.sent == kRecipients ? 1 : 0;
  }
  return found;
}

/// How the record was found after each cut.
struct Verdict {
  int whole = 0;
  int lost = 0;     // sound, but without an entry that was acknowledged
  int damaged = 0;  // findings, or it does not open
};

void judge(const Acknowledged& done, Verdict& verdict) {
  try {
    Diagnostics diagnostics;
    const auto ledger = Ledger::open("gazette.db", Missing::create, diagnostics);
    if (!ledger || !faults_of(*ledger).empty()) {
      ++verdict.damaged;
      return;
    }
    const Acknowledged found = kept(*ledger);
    const bool has_all = found.numbers >= done.numbers && found.orders >= done.orders &&
                         found.deliveries >= done.deliveries && found.shipments >= done.shipments;
    ++(has_all ? verdict.whole : verdict.lost);
  } catch (const Error&) {
    ++verdict.damaged;
  }
}

/// Cuts the power `count` times, each time at a random operation of the same work.
Verdict cut_power(const std::string& mode, int count) {
  PowerCutDisk disk;
  {
    Ledger ledger = open_record("gazette.db");
    Diagnostics diagnostics;
    REQUIRE(import_list(ledger, list_of(kRecipients), "r.csv", {}, diagnostics));
  }
  const std::map<std::string, std::string> office = disk.files();
  Acknowledged all;
  disk.set_files(office);
  work(mode, all);
  CHECK(all.shipments == kIssues);
  const auto operations = static_cast<std::mt19937::result_type>(disk.operations_count());
  CHECK(operations > 100);

  std::mt19937 chance(kSeed);
  Verdict verdict;
  for (int i = 0; i < count; ++i) {
    Acknowledged done;
    disk.set_files(office);
    disk.cut_at(1 + static_cast<long>(chance() % operations));
    try {
      work(mode, done);
    } catch (const Error&) {
      CHECK(disk.is_off());
    }
    disk.restart(chance);
    judge(done, verdict);
  }
  return verdict;
}

}  // namespace

TEST_CASE("of 300 power cuts none damages the record or loses what was acknowledged") {
  const Verdict verdict = cut_power("PRAGMA synchronous = FULL", 300);
  CHECK(verdict.whole == 300);
  CHECK(verdict.lost == 0);
  CHECK(verdict.damaged == 0);
}

TEST_CASE("without syncs the same power cuts damage the record and lose entries") {
  const Verdict verdict = cut_power("PRAGMA synchronous = OFF", 60);
  CHECK(verdict.whole < 30);
  CHECK(verdict.lost + verdict.damaged > 30);
}

TEST_CASE("with SQLite's own journal mode a power cut may lose the last entry") {
  const Verdict verdict = cut_power("PRAGMA journal_mode = DELETE", 100);
  CHECK(verdict.damaged == 0);
  CHECK(verdict.lost > 0);
}

}  // namespace gazette::ledger

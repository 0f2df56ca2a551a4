// Faults of the disk: full, failing at the n-th operation for every n, for good or once. Whatever
// happens, the record opened afterwards is whole: before the entry or after it, never between.
//
// Failures are made by a file system of our own between SQLite and the real one (SQLite's "VFS"),
// as SQLite's own tests do.

#include <cstring>
#include <map>

#include "gazette/ledger/proof.h"
#include "gazette/ledger/schema.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

/// What the failing file system does: the operation numbered `fail_at` fails, and all after it
/// where `for_good`.
struct Faults {
  long operations_count = 0;
  long fail_at = 0;  // 0: never
  bool for_good = false;
  int result = SQLITE_IOERR_WRITE;
  bool has_failed = false;
};

Faults faults;
sqlite3_vfs* real = nullptr;

bool fails_now() {
  ++faults.operations_count;
  const bool fails =
      faults.fail_at != 0 && (faults.operations_count == faults.fail_at ||
                              (faults.for_good && faults.operations_count > faults.fail_at));
  faults.has_failed = faults.has_failed || fails;
  return fails;
}

/// A file of the failing file system; the real one lies behind it.
struct FailingFile {
  sqlite3_file base = {};
  sqlite3_file* behind = nullptr;
};

sqlite3_file* behind(sqlite3_file* file) {
  return reinterpret_cast<FailingFile*>(file)->behind;
}

int close_file(sqlite3_file* file) {
  const int result = behind(file)->pMethods->xClose(behind(file));
  sqlite3_free(behind(file));
  return result;
}
int read_file(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
  return behind(file)->pMethods->xRead(behind(file), bytes, count, offset);
}
int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  if (fails_now()) {
    // A disk that fails may have written a part.
    behind(file)->pMethods->xWrite(behind(file), bytes, count / 2, offset);
    return faults.result;
  }
  return behind(file)->pMethods->xWrite(behind(file), bytes, count, offset);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  return fails_now() ? SQLITE_IOERR_TRUNCATE
                     : behind(file)->pMethods->xTruncate(behind(file), size);
}
int sync_file(sqlite3_file*, int) {
  // Not passed on: these tests kill operations, not the machine, and a real sync takes long.
  return fails_now() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return behind(file)->pMethods->xFileSize(behind(file), size);
}
int lock_file(sqlite3_file* file, int lock) {
  return behind(file)->pMethods->xLock(behind(file), lock);
}
int unlock_file(sqlite3_file* file, int lock) {
  return behind(file)->pMethods->xUnlock(behind(file), lock);
}
int check_lock(sqlite3_file* file, int* is_locked) {
  return behind(file)->pMethods->xCheckReservedLock(behind(file), is_locked);
}
int control_file(sqlite3_file* file, int operation, void* argument) {
  return behind(file)->pMethods->xFileControl(behind(file), operation, argument);
}
int sector_size(sqlite3_file* file) {
  return behind(file)->pMethods->xSectorSize(behind(file));
}
int characteristics(sqlite3_file* file) {
  return behind(file)->pMethods->xDeviceCharacteristics(behind(file));
}

sqlite3_io_methods make_methods() {
  sqlite3_io_methods methods = {};
  methods.iVersion = 1;
  methods.xClose = close_file;
  methods.xRead = read_file;
  methods.xWrite = write_file;
  methods.xTruncate = truncate_file;
  methods.xSync = sync_file;
  methods.xFileSize = file_size;
  methods.xLock = lock_file;
  methods.xUnlock = unlock_file;
  methods.xCheckReservedLock = check_lock;
  methods.xFileControl = control_file;
  methods.xSectorSize = sector_size;
  methods.xDeviceCharacteristics = characteristics;
  return methods;
}

const sqlite3_io_methods kMethods = make_methods();

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  file->pMethods = nullptr;
  if ((flags & SQLITE_OPEN_CREATE) != 0 && fails_now()) {
    return SQLITE_CANTOPEN;
  }
  auto* const failing = reinterpret_cast<FailingFile*>(file);
  failing->behind =
      static_cast<sqlite3_file*>(sqlite3_malloc64(static_cast<sqlite3_uint64>(real->szOsFile)));
  std::memset(static_cast<void*>(failing->behind), 0, static_cast<std::size_t>(real->szOsFile));
  const int result = real->xOpen(real, name, failing->behind, flags, flags_out);
  if (result != SQLITE_OK) {
    sqlite3_free(failing->behind);
    return result;
  }
  file->pMethods = &kMethods;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int) {
  return fails_now() ? SQLITE_IOERR_DELETE : real->xDelete(real, name, 0);
}

/// Waiting takes no time: the ten seconds for another program pass at once.
int sleep_not(sqlite3_vfs*, int microseconds) {
  return microseconds;
}

/// While it lives, every connection goes through the failing file system.
class FailingDisk {
 public:
  FailingDisk() {
    if (real == nullptr) {
      real = sqlite3_vfs_find(nullptr);
    }
    vfs_ = *real;
    vfs_.zName = "failing";
    vfs_.szOsFile = sizeof(FailingFile);
    vfs_.xOpen = open_file;
    vfs_.xDelete = delete_file;
    vfs_.xSleep = sleep_not;
    faults = {};
    sqlite3_vfs_register(&vfs_, 1);
  }
  ~FailingDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real, 1);
  }
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

 private:
  sqlite3_vfs vfs_ = {};
};

const model::IssueNumber kIssue = {.year = 2022, .first = 1, .last = 1};

void make_office(const std::filesystem::path& path, int recipients_count) {
  Ledger ledger = open_record(path);
  Diagnostics diagnostics;
  REQUIRE(ledger.grant_number({.year = 2022, .date = day("2022-06-20")}, diagnostics));
  REQUIRE(import_list(ledger, list_of(recipients_count), "r.csv", {}, diagnostics));
  REQUIRE(
      ledger.order_print({.issue = kIssue, .copies = 200, .date = day("2022-06-15")}, diagnostics));
  REQUIRE(
      ledger.receive_print({.issue = kIssue, .good = 200, .date = day("2022-06-19")}, diagnostics));
}

/// Runs `work` with the n-th operation failing, for n = 1, 2, 3 ... until it passes untouched;
/// after each, `judge` looks at the record with the fault gone. `prepare` makes the file anew.
template <typename Prepare, typename Work, typename Judge>
long sweep(const Faults& kind, Prepare prepare, Work work, Judge judge) {
  const FailingDisk disk;
  for (long n = 1;; ++n) {
    prepare();
    bool is_acknowledged = false;
    faults = kind;
    faults.fail_at = n;
    try {
      work();
      is_acknowledged = true;
    } catch (const Error& error) {
      CHECK_FALSE(std::string(error.what()).empty());
      CHECK_FALSE(error.path().empty());
    }
    const bool has_failed = faults.has_failed;
    faults = {};
    INFO("operation " << n);
    judge(is_acknowledged);
    if (!has_failed) {
      CHECK(is_acknowledged);
      return n - 1;
    }
    REQUIRE(n < 5000);
  }
}

const std::vector<Faults> kKinds = {
    {.for_good = true, .result = SQLITE_IOERR_WRITE},
    {.for_good = false, .result = SQLITE_IOERR_WRITE},
    {.for_good = true, .result = SQLITE_FULL},
};

}  // namespace

TEST_CASE("a shipment on a failing disk is entered whole or not at all") {
  const Folder folder;
  make_office(folder / "office.db", 193);
  for (const Faults& kind : kKinds) {
    const auto prepare = [&folder] {
      std::filesystem::remove(folder / "gazette.db-journal");
      std::filesystem::copy_file(folder / "office.db", folder.record(),
                                 std::filesystem::copy_options::overwrite_existing);
    };
    const auto work = [&folder] {
      Diagnostics diagnostics;
      auto ledger = Ledger::open(folder.record(), Missing::report, diagnostics);
      REQUIRE(ledger.has_value());
      const auto shipment = ledger->plan_shipment(kIssue, Date{2022, 6, 20}, diagnostics);
      REQUIRE(shipment.has_value());
    };
    const auto judge = [&folder](bool is_acknowledged) {
      const Ledger ledger = open_record(folder.record(), Missing::report);
      CHECK(faults_of(ledger).empty());
      const YearCopies year = ledger.year_copies(2022);
      const bool is_entered = ledger.find_shipment(kIssue).has_value();
      CHECK((is_entered || !is_acknowledged));
      CHECK(year.sent == (is_entered ? 193 : 0));
      CHECK(year.in_stock == (is_entered ? 7 : 200));
    };
    CHECK(sweep(kind, prepare, work, judge) > 20);
  }
}

TEST_CASE("a record made on a failing disk is whole or empty") {
  const Folder folder;
  for (const Faults& kind : kKinds) {
    const auto prepare = [&folder] {
      std::filesystem::remove(folder.record());
      std::filesystem::remove(folder / "gazette.db-journal");
    };
    const auto work = [&folder] {
      Diagnostics diagnostics;
      const auto ledger = Ledger::open(folder.record(), Missing::create, diagnostics);
      REQUIRE(ledger.has_value());
    };
    const auto judge = [&folder](bool) { CHECK(faults_of(open_record(folder.record())).empty()); };
    CHECK(sweep(kind, prepare, work, judge) > 10);
  }
}

TEST_CASE("a list imported on a failing disk is there whole or not at all") {
  const Folder folder;
  make_office(folder / "office.db", 40);
  const auto prepare = [&folder] {
    std::filesystem::remove(folder / "gazette.db-journal");
    std::filesystem::copy_file(folder / "office.db", folder.record(),
                               std::filesystem::copy_options::overwrite_existing);
  };
  const auto work = [&folder] {
    Diagnostics diagnostics;
    auto ledger = Ledger::open(folder.record(), Missing::report, diagnostics);
    REQUIRE(ledger.has_value());
    const auto result = import_list(*ledger, list_of(60), "b.csv", Date{2023, 1, 1}, diagnostics);
    REQUIRE(result.has_value());
  };
  const auto judge = [&folder](bool is_acknowledged) {
    const Ledger ledger = open_record(folder.record(), Missing::report);
    CHECK(faults_of(ledger).empty());
    const std::size_t count = ledger.recipients_on({2023, 1, 1}).size();
    CHECK((count == 60 || (count == 40 && !is_acknowledged)));
    CHECK(ledger.recipients_on({2022, 12, 31}).size() == 40);
  };
  CHECK(sweep(kKinds[0], prepare, work, judge) > 10);
}

TEST_CASE("a record brought up to date on a failing disk is of the old version or the new") {
  const Folder folder;
  const auto fixture =
      std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests" / "ledger" / "version_1.sql";
  {
    std::string sql;
    FILE* file = std::fopen(fixture.c_str(), "rb");
    REQUIRE(file != nullptr);
    for (int each = std::fgetc(file); each != EOF; each = std::fgetc(file)) {
      sql += static_cast<char>(each);
    }
    std::fclose(file);
    REQUIRE(RawRecord(folder / "old.db").run(sql).empty());
  }
  const auto prepare = [&folder] {
    std::filesystem::remove(folder / "gazette.db-journal");
    std::filesystem::remove(folder / "gazette.db.version-1");
    std::filesystem::remove(folder / "gazette.db.version-1-journal");
    std::filesystem::copy_file(folder / "old.db", folder.record(),
                               std::filesystem::copy_options::overwrite_existing);
  };
  const auto work = [&folder] {
    Diagnostics diagnostics;
    const auto ledger = Ledger::open(folder.record(), Missing::report, diagnostics);
    REQUIRE(ledger.has_value());
  };
  const auto judge = [&folder](bool is_acknowledged) {
    {
      RawRecord raw(folder.record());
      const std::string version = raw.ask("PRAGMA user_version");
      const std::string newest = std::to_string(migrations().back().version);
      CHECK((version == newest || (version == "1" && !is_acknowledged)));
      CHECK(raw.ask("SELECT count(*) FROM reception") == "2");
    }
    const Ledger ledger = open_record(folder.record(), Missing::report);
    CHECK(faults_of(ledger).empty());
    CHECK(ledger.issues().size() == 2);
  };
  CHECK(sweep(kKinds[0], prepare, work, judge) > 10);
}

TEST_CASE("a backup on a failing disk has its name when it is sound, or is not there") {
  const Folder folder;
  make_office(folder.record(), 40);
  const auto prepare = [&folder] { std::filesystem::remove(folder / "copy.db"); };
  const auto work = [&folder] {
    Diagnostics diagnostics;
    const auto ledger = Ledger::open(folder.record(), Missing::report, diagnostics);
    REQUIRE(ledger.has_value());
    const auto head = back_up(*ledger, folder / "copy.db", diagnostics);
    REQUIRE(head.has_value());
  };
  const auto judge = [&folder](bool is_acknowledged) {
    CHECK(std::filesystem::exists(folder / "copy.db") == is_acknowledged);
    CHECK_FALSE(std::filesystem::exists(folder / "copy.db.part"));
    const Ledger ledger = open_record(folder.record(), Missing::report);
    if (is_acknowledged) {
      const Ledger copy = open_record(folder / "copy.db", Missing::report);
      CHECK(faults_of(copy).empty());
      CHECK(chain_head(copy) == chain_head(ledger));
    }
  };
  for (const Faults& kind : kKinds) {
    CHECK(sweep(kind, prepare, work, judge) > 10);
  }
}

TEST_CASE("a full disk is told in plain words and changes nothing") {
  const Folder folder;
  make_office(folder.record(), 193);
  const FailingDisk disk;
  faults = {.fail_at = 1, .for_good = true, .result = SQLITE_FULL};
  Diagnostics diagnostics;
  faults.fail_at = 0;
  auto ledger = Ledger::open(folder.record(), Missing::report, diagnostics);
  REQUIRE(ledger.has_value());
  faults.operations_count = 0;
  faults.fail_at = 2;
  try {
    ledger->plan_shipment(kIssue, day("2022-06-20"), diagnostics);
    FAIL("entered on a full disk");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "the disk is full; the record is as it was before");
    CHECK(error.path() == folder.record().string());
  }
  // The same open record goes on once there is room.
  faults.fail_at = 0;
  CHECK(ledger->plan_shipment(kIssue, day("2022-06-20"), diagnostics).has_value());
  CHECK(faults_of(*ledger).empty());
}

TEST_CASE("a record that may not grow refuses the entry and stays whole") {
  const Folder folder;
  open_record(folder.record());
  // A file whose page count stands at SQLite's limit cannot grow: the limit is set for one
  // connection, so an entry of 193 rows is tried on it as the program would make it.
  RawRecord raw(folder.record());
  const std::string pages = raw.ask("PRAGMA page_count");
  raw.ask("PRAGMA max_page_count = " + pages);
  std::string entries = "BEGIN IMMEDIATE;";
  for (int i = 1; i <= 2000; ++i) {
    entries += "INSERT INTO body(code) VALUES ('R" + std::to_string(i) + "');";
  }
  CHECK(raw.run(entries + "COMMIT") == "database or disk is full");
  raw.run("ROLLBACK");
  CHECK(raw.ask("SELECT count(*) FROM body") == "0");
  CHECK(faults_of(open_record(folder.record())).empty());
}

TEST_CASE("a record held by another program is told in plain words") {
  const Folder folder;
  make_office(folder.record(), 3);
  RawRecord raw(folder.record());
  const FailingDisk disk;
  Ledger ledger = open_record(folder.record());
  REQUIRE(raw.run("BEGIN EXCLUSIVE").empty());
  Diagnostics diagnostics;
  CHECK_THROWS_WITH(ledger.grant_number({.year = 2022, .date = {2022, 7, 1}}, diagnostics),
                    "another program has held the record for ten seconds; close it or try again");
  REQUIRE(raw.run("ROLLBACK").empty());
  CHECK(ledger.grant_number({.year = 2022, .date = {2022, 7, 1}}, diagnostics).has_value());
}

}  // namespace gazette::ledger

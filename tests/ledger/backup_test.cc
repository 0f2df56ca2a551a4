// Backups: made while others write, examined, restored; and what is refused.

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "gazette/ledger/proof.h"
#include "tests/ledger/replay.h"

namespace gazette::ledger {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// A record of two issues.
void make_office(const fs::path& path) {
  Ledger ledger = open_record(path);
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger, list_of(5), "recipients.csv", {}, diagnostics));
  enter_issue(ledger, day("2022-01-10"), 6, 1);
  enter_issue(ledger, day("2022-01-20"), 6, 1);
}

std::set<std::string> names_in(const Folder& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder / "")) {
    // A journal that was emptied is what a closed record leaves beside it.
    if (!entry.path().string().ends_with("-journal") || fs::file_size(entry.path()) > 0) {
      names.insert(entry.path().filename().string());
    }
  }
  return names;
}

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("a backup touches no file that is there, nor does a migration") {
  const Folder folder;
  make_office(folder.record());
  const auto write = [&](const std::string& name) {
    std::ofstream(folder / name) << "của người dùng";
  };
  write("b.db.part");
  {
    const Ledger ledger = open_record(folder.record());
    Diagnostics diagnostics;
    REQUIRE(back_up(ledger, folder / "b.db", diagnostics));
  }
  CHECK(bytes_of(folder / "b.db.part") == "của người dùng");
  CHECK(names_in(folder) == Names{"b.db", "b.db.part", "gazette.db"});
  {
    std::ifstream file(fs::path(GAZETTE_SOURCE_DIR) / "tests/ledger/version_6.sql");
    std::ostringstream sql;
    sql << file.rdbuf();
    REQUIRE(RawRecord(folder / "old.db").run(sql.str()).empty());
  }
  write("old.db.version-6");
  CHECK(faults_of(open_record(folder / "old.db", Missing::report)).empty());
  CHECK(bytes_of(folder / "old.db.version-6") == "của người dùng");
  CHECK(RawRecord(folder / "old.db.version-6-2").ask("PRAGMA user_version") == "6");
}

TEST_CASE("a backup is the record, examined, and nothing else is left beside it") {
  const Folder folder;
  make_office(folder.record());
  const Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  const auto head = back_up(ledger, folder / "copies" / "a.db", diagnostics);
  REQUIRE(head.has_value());
  CHECK(*head == chain_head(ledger));
  CHECK(texts_of(diagnostics).empty());
  CHECK(names_in(folder) == Names{"copies", "gazette.db"});
  CHECK(std::distance(fs::directory_iterator(folder / "copies"), {}) == 1);
  const Ledger copy = open_record(folder / "copies" / "a.db", Missing::report);
  CHECK(faults_of(copy).empty());
  CHECK(copy.year_copies(2022).sent == 10);
}

TEST_CASE("a backup is never written over a file") {
  const Folder folder;
  make_office(folder.record());
  std::ofstream(folder / "a.db") << "the only good one";
  Diagnostics diagnostics;
  CHECK_FALSE(back_up(open_record(folder.record()), folder / "a.db", diagnostics).has_value());
  CHECK(texts_of(diagnostics) == std::vector<std::string>{"G0780 there is a file of this name"});
  CHECK(bytes_of(folder / "a.db") == "the only good one");
}

TEST_CASE("a copy that does not pass is not kept") {
  const Folder folder;
  make_office(folder.record());
  REQUIRE(RawRecord(folder.record())
              .run("DROP TRIGGER entry_update; UPDATE entry SET copies = copies + 1 "
                   "WHERE account = 'spoiled'")
              .empty());
  Diagnostics diagnostics;
  CHECK_FALSE(back_up(open_record(folder.record()), folder / "a.db", diagnostics).has_value());
  const std::vector<std::string> texts = texts_of(diagnostics);
  REQUIRE(texts.size() > 2);
  CHECK(texts[0] == "G0795 the trigger entry_update is missing");
  CHECK(texts.back() == "G0781 the copy did not pass its examination and was not kept");
  CHECK(names_in(folder) == Names{"gazette.db"});
}

TEST_CASE("a backup tried leaves record and backup as they are") {
  const Folder folder;
  make_office(folder.record());
  Diagnostics diagnostics;
  REQUIRE(back_up(open_record(folder.record()), folder / "a.db", diagnostics));
  const std::string backup = bytes_of(folder / "a.db");
  const std::string record = bytes_of(folder.record());
  fs::create_directory(folder / "trial");
  {
    const auto tried = try_backup(folder / "a.db", folder / "trial", diagnostics);
    REQUIRE(tried.has_value());
    CHECK(chain_head(*tried) == chain_head(open_record(folder.record())));
  }
  CHECK(texts_of(diagnostics).empty());
  CHECK(bytes_of(folder / "a.db") == backup);
  CHECK(bytes_of(folder.record()) == record);
}

TEST_CASE("what is no backup is told by its name and not restored") {
  const Folder folder;
  make_office(folder.record());
  const std::string record = bytes_of(folder.record());
  const auto refusal = [&folder](const std::string& name) {
    Diagnostics diagnostics;
    CHECK_FALSE(restore(folder / name, folder.record(), true, diagnostics).has_value());
    REQUIRE_FALSE(diagnostics.list().empty());
    CHECK(diagnostics.list()[0].place.path == (folder / name).string());
    CHECK_FALSE(diagnostics.list()[0].help.empty());
    return texts_of(diagnostics)[0];
  };
  CHECK(refusal("none.db") == "G0782 there is no such file");
  std::ofstream(folder / "text.db") << std::string(5000, 'x');
  CHECK(refusal("text.db") == "G0702 the file is not a record of gazette");
  fs::copy_file(folder.record(), folder / "newer.db");
  RawRecord(folder / "newer.db").run("PRAGMA user_version = 99");
  CHECK(refusal("newer.db").find("G0703 the record is of version 99") == 0);
  fs::copy_file(folder.record(), folder / "changed.db");
  REQUIRE(RawRecord(folder / "changed.db")
              .run("DROP TRIGGER entry_update; UPDATE entry SET copies = copies + 1 "
                   "WHERE account = 'spoiled'")
              .empty());
  CHECK(refusal("changed.db") == "G0795 the trigger entry_update is missing");
  std::ofstream(folder / "empty.db").close();
  CHECK(refusal("empty.db") == "G0701 the record is empty");
  CHECK(bytes_of(folder.record()) == record);
}

TEST_CASE("a restore moves the record aside only when asked, and loses nothing") {
  const Folder folder;
  make_office(folder.record());
  Diagnostics diagnostics;
  const auto head = back_up(open_record(folder.record()), folder / "a.db", diagnostics);
  ChainHead later;
  {
    Ledger ledger = open_record(folder.record());
    enter_issue(ledger, day("2022-02-10"), 6, 0);
    later = chain_head(ledger);
  }
  CHECK_FALSE(restore(folder / "a.db", folder.record(), false, diagnostics).has_value());
  CHECK(texts_of(diagnostics) == std::vector<std::string>{"G0783 there is a record"});
  CHECK(diagnostics.list()[0].help ==
        "`gazette restore --check` tells what it has and the backup has not; with --replace it is "
        "kept as gazette.db.replaced-1");
  CHECK(chain_head(open_record(folder.record())) == later);

  const auto restored = restore(folder / "a.db", folder.record(), true, diagnostics);
  REQUIRE(restored.has_value());
  CHECK(restored->former == folder / "gazette.db.replaced-1");
  CHECK(restored->head == head);
  CHECK(chain_head(open_record(folder.record(), Missing::report)) == head);
  CHECK(faults_of(open_record(folder.record(), Missing::report)).empty());
  CHECK(chain_head(open_record(restored->former, Missing::report)) == later);
  // And once more, with the names taken.
  const auto again = restore(folder / "gazette.db.replaced-1", folder.record(), true, diagnostics);
  REQUIRE(again.has_value());
  CHECK(again->former == folder / "gazette.db.replaced-2");
  CHECK(chain_head(open_record(folder.record(), Missing::report)) == later);
}

TEST_CASE("what a backup has not is told, journal by journal") {
  const Folder folder;
  make_office(folder.record());
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(back_up(ledger, folder / "b.db", diagnostics));
  REQUIRE(ledger.move_stock({.issue = issue_number("2022/01"),
                             .copies = 1,
                             .date = day("2022-02-01"),
                             .reference = "lưu 1"},
                            diagnostics));
  const auto restored = restore(folder / "b.db", folder.record(), true, diagnostics);
  REQUIRE(restored);
  REQUIRE(restored->loss);
  CHECK(restored->loss->links_count == 1);
  CHECK(restored->loss->journals == std::vector<std::string>{"2022-02-01 lưu 1"});
  CHECK(restored->loss->rows == std::vector<std::string>{"entry 2", "journal 1"});
  CHECK(diagnostics.list().empty());
}

TEST_CASE("a lost record, and one that is damaged, are restored") {
  const Folder folder;
  make_office(folder.record());
  Diagnostics diagnostics;
  const auto head = back_up(open_record(folder.record()), folder / "a.db", diagnostics);
  fs::remove(folder.record());
  const auto restored = restore(folder / "a.db", folder.record(), false, diagnostics);
  REQUIRE(restored.has_value());
  CHECK(restored->former.empty());
  CHECK(chain_head(open_record(folder.record(), Missing::report)) == head);
  {
    std::fstream file(folder.record(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(100);
    file << std::string(8000, '\xA5');
  }
  const std::string damaged = bytes_of(folder.record());
  REQUIRE(restore(folder / "a.db", folder.record(), true, diagnostics).has_value());
  CHECK(chain_head(open_record(folder.record(), Missing::report)) == head);
  CHECK(bytes_of(folder / "gazette.db.replaced-1") == damaged);
  CHECK(texts_of(diagnostics).empty());
}

TEST_CASE("a journal that a lost record left is not taken for that of the restored one") {
  const Folder folder;
  make_office(folder.record());
  Diagnostics diagnostics;
  const auto head = back_up(open_record(folder.record()), folder / "a.db", diagnostics);
  fs::remove(folder.record());
  fs::remove(folder / "gazette.db-journal");
  // The power went while another record of this name was written.
  std::ofstream(folder / "gazette.db-journal") << "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 and so on";
  std::ofstream(folder / "gazette.db-wal") << "left by another program";
  REQUIRE(restore(folder / "a.db", folder.record(), false, diagnostics).has_value());
  CHECK(names_in(folder) ==
        Names{"a.db", "gazette.db", "gazette.db.replaced-1-journal", "gazette.db.replaced-1-wal"});
  CHECK(chain_head(open_record(folder.record(), Missing::report)) == head);
  // A backup does not take such a name either.
  fs::remove(folder / "a.db");
  std::ofstream(folder / "a.db-journal") << "left";
  CHECK_FALSE(back_up(open_record(folder.record()), folder / "a.db", diagnostics).has_value());
  CHECK(texts_of(diagnostics) == std::vector<std::string>{"G0780 there is a file of this name"});
}

TEST_CASE("a backup of an older program is restored and brought up to date when opened") {
  const Folder folder;
  const fs::path fixture = fs::path(GAZETTE_SOURCE_DIR) / "tests" / "ledger" / "version_3.sql";
  REQUIRE(RawRecord(folder / "old.db").run(bytes_of(fixture)).empty());
  Diagnostics diagnostics;
  REQUIRE(restore(folder / "old.db", folder.record(), false, diagnostics).has_value());
  CHECK(RawRecord(folder.record()).ask("PRAGMA user_version") == "3");
  CHECK(faults_of(open_record(folder.record(), Missing::report)).empty());
  CHECK(names_in(folder) == Names{"gazette.db", "gazette.db.version-3", "old.db"});
}

}  // namespace gazette::ledger

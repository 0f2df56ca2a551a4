#include "gazette/ledger/schema.h"

#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/ledger/chain.h"
#include "gazette/ledger/free_name.h"
#include "gazette/ledger/versions.h"

namespace gazette::ledger {
namespace {

/// Every table, index and guard by name, with its text.
std::map<std::string, std::string> schema_of(const Database& database) {
  std::map<std::string, std::string> schema;
  Statement statement =
      database.prepare("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema");
  while (statement.step()) {
    schema.emplace(statement.text(0), statement.text(1));
  }
  return schema;
}

/// The rows that are in no link yet; none where the chain has not begun.
Rows rows_before(const Database& database) {
  return layouts_of(database).contains("link") ? unlinked_rows(database) : Rows{};
}

/// The link of a migration: what it added. The first one holds all that there is. `before`, which
/// another program added, is left to be found.
void link_migration(const Database& database, const Rows& before) {
  const Layouts layouts = layouts_of(database);
  if (!layouts.contains("link")) {
    return;
  }
  Rows added = unlinked_rows(database);
  for (const auto& [table, rows] : before) {
    added[table] = without(added[table], rows);
  }
  add_link(database, layouts, added);
}

/// The record as it is before a migration, under a name of its own: the way back if the migration
/// turns out wrong. Not kept where the migration fails, as every command would try again.
class FormerCopy {
 public:
  FormerCopy(const Database& database, int version)
      : path_(free_name(fmt::format("{}.version-{}", database.path(), version))) {
    database.copy_to(path_);
    if (!is_same(database, version)) {
      remove();
      throw Error(
          "the copy made before the record is brought up to date cannot be read back; the "
          "record was not changed",
          path_.string());
    }
  }
  ~FormerCopy() {
    if (!is_kept_) {
      remove();
    }
  }
  FormerCopy(const FormerCopy&) = delete;
  FormerCopy& operator=(const FormerCopy&) = delete;
  void keep() { is_kept_ = true; }

 private:
  [[nodiscard]] bool is_same(const Database& database, int version) const {
    const Database copy(path_, false);
    Statement examination = copy.prepare("PRAGMA integrity_check(1)");
    return examination.step() && examination.text(0) == "ok" && version_of(copy) == version &&
           schema_of(copy) == schema_of(database);
  }
  void remove() const {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    std::filesystem::remove(path_.string() + "-journal", ignored);
  }

  std::filesystem::path path_;
  bool is_kept_ = false;
};

}  // namespace

std::span<const Migration> migrations() {
  static const std::array<Migration, 13> kMigrations = {
      Migration{.version = 1, .sql = kVersion1},   Migration{.version = 2, .sql = kVersion2},
      Migration{.version = 3, .sql = kVersion3},   Migration{.version = 4, .sql = kVersion4},
      Migration{.version = 5, .sql = kVersion5},   Migration{.version = 6, .sql = kVersion6},
      Migration{.version = 7, .sql = kVersion7},   Migration{.version = 8, .sql = kVersion8},
      Migration{.version = 9, .sql = kVersion9},   Migration{.version = 10, .sql = kVersion10},
      Migration{.version = 11, .sql = kVersion11}, Migration{.version = 12, .sql = kVersion12},
      Migration{.version = 13, .sql = kVersion13},
  };
  return kMigrations;
}

int version_of(const Database& database) {
  return static_cast<int>(database.number("PRAGMA user_version"));
}

void migrate(const Database& database, std::span<const Migration> steps) {
  Transaction transaction(database, Transaction::Kind::write);
  // Asked again now that no other program can write: it may have done the work meanwhile.
  const int version = version_of(database);
  if (version >= steps.back().version) {
    return;
  }
  std::optional<FormerCopy> former;
  if (version > 0) {
    former.emplace(database, version);
  }
  const Rows before = rows_before(database);
  for (const Migration& step : steps) {
    if (step.version <= version) {
      continue;
    }
    database.run(std::string(step.sql));
    Statement statement = database.prepare("INSERT INTO migration(version, sha256) VALUES (?, ?)");
    statement.bind(step.version, sha256(step.sql)).run();
  }
  database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId,
                           steps.back().version));
  Statement broken = database.prepare("PRAGMA foreign_key_check");
  if (broken.step()) {
    throw Error(fmt::format("the record cannot be brought up to date: table {} has a row that "
                            "refers to a missing one",
                            broken.text(0)),
                database.path());
  }
  // What a step moved from table to table is nothing new: the rows are asked for instead.
  database.changes().forget_tables();
  link_migration(database, before);
  transaction.commit();
  if (former) {
    former->keep();
  }
}

std::vector<std::string> schema_differences(const Database& database) {
  const auto model_of = [](std::span<const Migration> steps) {
    const Database model(":memory:", true);
    migrate(model, steps);
    return schema_of(model);
  };
  static const std::map<std::string, std::string> newest = model_of(migrations());
  const auto version = static_cast<std::size_t>(version_of(database));
  const std::map<std::string, std::string> expected =
      version < migrations().size() ? model_of(migrations().first(version)) : newest;
  const std::map<std::string, std::string> actual = schema_of(database);
  std::vector<std::string> differences;
  for (const auto& [name, sql] : expected) {
    const auto found = actual.find(name);
    if (found == actual.end()) {
      differences.push_back(fmt::format("the {} is missing", name));
    } else if (found->second != sql) {
      differences.push_back(fmt::format("the {} was altered", name));
    }
  }
  for (const auto& [name, sql] : actual) {
    if (!expected.contains(name)) {
      differences.push_back(fmt::format("the {} is not the program's", name));
    }
  }
  return differences;
}

}  // namespace gazette::ledger

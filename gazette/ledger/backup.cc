// Backups: made, tried, restored.

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "gazette/base/files.h"
#include "gazette/base/process.h"
#include "gazette/ledger/chain.h"
#include "gazette/ledger/free_name.h"
#include "gazette/ledger/proof.h"
#include "gazette/ledger/schema.h"

namespace gazette::ledger {
namespace {

namespace fs = std::filesystem;

/// A copy under way, under a name that was free. What is left of it when this ends is removed.
class CopyAside {
 public:
  explicit CopyAside(const std::string& name) : path_(free_name(name)) {}
  ~CopyAside() { remove(); }
  CopyAside(const CopyAside&) = delete;
  CopyAside& operator=(const CopyAside&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  void remove() const {
    std::error_code ignored;
    fs::remove(path_, ignored);
    fs::remove(path_.string() + "-journal", ignored);
  }

  fs::path path_;
};

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void report(std::string_view code, const fs::path& path, std::string message, std::string help,
            Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = {.path = path.string()},
                      .message = std::move(message),
                      .help = std::move(help)});
}

/// The findings of a copy, told of the file that it was copied from.
void report_as(const fs::path& path, const Diagnostics& found, Diagnostics& diagnostics) {
  for (Diagnostic each : found.list()) {
    each.place.path = path.string();
    diagnostics.report(std::move(each));
  }
}

/// Where a record that gives place goes: a name that is not taken.
fs::path name_aside(const fs::path& record) {
  for (int number = 1;; ++number) {
    const fs::path name = fmt::format("{}.replaced-{}", record.string(), number);
    if (is_free(name)) {
      return name;
    }
  }
}

/// Puts `copy` in the place of the record, which is kept as `aside` where there is one, with what
/// lies beside it. At no moment is there no record, where the disk can give a file two names.
void take_place(const fs::path& copy, const fs::path& record, const fs::path& aside) {
  std::error_code has_one_name;
  const bool has_record = fs::exists(record);
  if (has_record) {
    fs::create_hard_link(record, aside, has_one_name);
  }
  for (const char* ending : kCompanions) {
    const fs::path companion = record.string() + ending;
    if (!fs::exists(companion)) {
      continue;
    }
    if (fs::file_size(companion) == 0) {
      fs::remove(companion);  // the journal of a record that was closed
    } else {
      fs::rename(companion, aside.string() + ending);
    }
  }
  if (has_record && has_one_name) {
    fs::rename(record, aside);
  }
  fs::rename(copy, record);
}

/// The present record, held so that nobody writes to it while it is moved. One that is damaged
/// cannot be held.
std::unique_ptr<Database> hold(const fs::path& record) {
  try {
    auto database = std::make_unique<Database>(record, false);
    if (database->kind(kApplicationId) == FileKind::record) {
      database->run("BEGIN EXCLUSIVE");
      return database;
    }
  } catch (const Damage&) {
    // It is what is replaced.
  }
  return nullptr;
}

/// The journals of a record, each as it is told of.
std::set<std::string> journals_of(const Database& database) {
  std::set<std::string> journals;
  if (layouts_of(database).contains("journal")) {
    Statement all = database.prepare("SELECT date || ' ' || reference FROM journal");
    while (all.step()) {
      journals.insert(all.text(0));
    }
  }
  return journals;
}

std::map<std::string, std::int64_t> rows_by_table(const Database& database) {
  std::map<std::string, std::int64_t> rows;
  for (const auto& [table, layout] : layouts_of(database)) {
    rows[table] = database.number(fmt::format("SELECT count(*) FROM \"{}\"", table));
  }
  return rows;
}

Loss loss_of(const Ledger& backup, const Ledger& today) {
  Loss loss;
  const ChainHead held = chain_head(backup);
  if (const auto link = find_link(today, held.sha256)) {
    loss.links_count = chain_head(today).links_count - *link;
  }
  const std::set<std::string> mine = journals_of(today.database());
  const std::set<std::string> theirs = journals_of(backup.database());
  std::set_difference(mine.begin(), mine.end(), theirs.begin(), theirs.end(),
                      std::back_inserter(loss.journals));
  const std::map<std::string, std::int64_t> former = rows_by_table(backup.database());
  for (const auto& [table, count] : rows_by_table(today.database())) {
    const auto found = former.find(table);
    const std::int64_t more = count - (found == former.end() ? 0 : found->second);
    if (more > 0 && table != "link" && table != "migration") {
      loss.rows.push_back(fmt::format("{} {}", table, more));
    }
  }
  return loss;
}

}  // namespace

ChainHead chain_head(const Ledger& ledger) {
  return head_of(ledger.database());
}

std::optional<std::int64_t> find_link(const Ledger& ledger, std::string_view digits) {
  if (!layouts_of(ledger.database()).contains("link")) {
    return std::nullopt;
  }
  Statement link = ledger.database().prepare(
      "SELECT id FROM link WHERE substr(sha256, 1, length(?1)) = ?1 ORDER BY id LIMIT 1");
  link.bind(digits);
  return link.step() ? std::optional(link.wide(0)) : std::nullopt;
}

RecordSize size_of(const Ledger& ledger) {
  const Database& database = ledger.database();
  const Transaction transaction(database, Transaction::Kind::read);
  RecordSize size = {.version = version_of(database)};
  for (const auto& [table, layout] : layouts_of(database)) {
    ++size.tables_count;
    size.rows_count += database.number(fmt::format("SELECT count(*) FROM \"{}\"", table));
  }
  return size;
}

int newest_version() {
  return migrations().back().version;
}

std::optional<ChainHead> back_up(const Ledger& ledger, const fs::path& to,
                                 Diagnostics& diagnostics) {
  if (!is_free(to)) {
    report("G0780", to, "there is a file of this name",
           "a backup is never written over: name another file, or give a folder with --to",
           diagnostics);
    return std::nullopt;
  }
  std::error_code failure;
  fs::create_directories(folder_of(to), failure);
  if (failure) {
    throw Error(
        fmt::format("cannot make the folder {}: {}", folder_of(to).string(), failure.message()),
        to.string());
  }
  const CopyAside aside(to.string() + ".part");
  // SQLite would say of the record what is wrong with the place of the copy.
  if (std::ofstream probe(aside.path(), std::ios::binary); !probe) {
    throw Error(fmt::format("cannot write in the folder {}: {}", folder_of(to).string(),
                            std::generic_category().message(errno)),
                to.string());
  }
  ledger.database().copy_to(aside.path());
  ChainHead head;
  {
    Diagnostics found;
    const auto copy = Ledger::open_as_is(aside.path(), found);
    if (copy) {
      copy->check(found);
      head = chain_head(*copy);
    }
    const bool is_ours = head.links_count == 0 || find_link(ledger, head.sha256);
    if (!copy || found.has_errors() || !is_ours) {
      report_as(ledger.database().path(), found, diagnostics);
      report("G0781", to, "the copy did not pass its examination and was not kept",
             "`gazette fsck` tells whether the record has the same faults; if not, the disk of the "
             "copy has",
             diagnostics);
      return std::nullopt;
    }
  }
  real_files().rename(aside.path(), to);
  real_files().sync(folder_of(to));
  return head;
}

std::optional<Ledger> try_backup(const fs::path& backup, const fs::path& folder,
                                 Diagnostics& diagnostics) {
  std::error_code ignored;
  if (!fs::is_regular_file(backup, ignored)) {
    report("G0782", backup,
           fs::exists(backup, ignored) ? "it is a folder, or no file of the disk"
                                       : "there is no such file",
           "name the file that `gazette backup` wrote", diagnostics);
    return std::nullopt;
  }
  const fs::path copy = folder / "gazette.db";
  Diagnostics found;
  try {
    const Database source(backup, false);
    if (!is_usable(source, diagnostics)) {
      return std::nullopt;
    }
    source.copy_to(copy);
    // As it was written, then as this program brings it up to date.
    if (const auto as_is = Ledger::open_as_is(copy, found)) {
      as_is->check(found);
    }
  } catch (const Damage&) {
    report("G0781", backup, "the backup is damaged, or was cut short",
           "try another one with `gazette restore --check`; the record was not touched",
           diagnostics);
    return std::nullopt;
  }
  report_as(backup, found, diagnostics);
  return found.has_errors() ? std::nullopt : Ledger::open(copy, Missing::report, diagnostics);
}

std::optional<Loss> lost_by(const Ledger& backup, const fs::path& path) {
  Diagnostics ignored;  // a record that cannot be read has nothing to be compared
  try {
    const auto today = Ledger::open_as_is(path, ignored);
    return today ? std::optional(loss_of(backup, *today)) : std::nullopt;
  } catch (const Damage&) {
    return std::nullopt;
  }
}

std::optional<Restored> restore(const fs::path& backup, const fs::path& record, bool replace,
                                Diagnostics& diagnostics) {
  Restored restored;
  const ScratchFolder folder;
  if (const auto tried = try_backup(backup, folder.path(), diagnostics)) {
    restored.head = chain_head(*tried);
    restored.loss = lost_by(*tried, record);
  } else {
    return std::nullopt;
  }
  const bool has_record = fs::exists(record);
  if (has_record && !replace) {
    report("G0783", record, "there is a record",
           fmt::format("`gazette restore --check` tells what it has and the backup has not; with "
                       "--replace it is kept as {}",
                       name_aside(record).filename().string()),
           diagnostics);
    return std::nullopt;
  }
  // The backup as it is, not what the trial made of it: an older one is brought up to date, with a
  // copy kept, when the record is opened next.
  const CopyAside aside(record.string() + ".restoring");
  Database(backup, false).copy_to(aside.path());
  const std::unique_ptr<Database> held = has_record ? hold(record) : nullptr;
  const fs::path former = name_aside(record);
  take_place(aside.path(), record, former);
  restored.former = has_record ? former : fs::path();
  real_files().sync(folder_of(record));
  return restored;
}

}  // namespace gazette::ledger

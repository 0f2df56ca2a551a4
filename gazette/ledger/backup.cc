// Backups: made, tried, restored.

#include <algorithm>
#include <iterator>

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

}  // namespace

ChainHead chain_head(const Ledger& ledger) {
  return head_of(ledger.database());
}

std::optional<std::int64_t> find_link(const Ledger& ledger, std::string_view digits) {
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

std::optional<ChainHead> back_up(const Ledger& ledger, const fs::path& to,
                                 Diagnostics& diagnostics) {
  if (!is_free(to)) {
    report("G0780", to, "there is a file of this name",
           "a backup is never written over: name another file, or give a folder with --to",
           diagnostics);
    return std::nullopt;
  }
  fs::create_directories(folder_of(to));
  const CopyAside aside(to.string() + ".part");
  ledger.database().copy_to(aside.path());
  ChainHead head;
  {
    Diagnostics found;
    const auto copy = Ledger::open(aside.path(), Missing::report, found);
    if (copy) {
      copy->check(found);
      head = chain_head(*copy);
    }
    if (!copy || found.has_errors() || !find_link(ledger, head.sha256)) {
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
  if (!fs::exists(backup)) {
    report("G0782", backup, "there is no such file", "name the file that `gazette backup` wrote",
           diagnostics);
    return std::nullopt;
  }
  const fs::path copy = folder / "gazette.db";
  {
    const Database source(backup, false);
    if (!is_usable(source, diagnostics)) {
      return std::nullopt;
    }
    source.copy_to(copy);
  }
  Diagnostics found;
  auto ledger = Ledger::open(copy, Missing::report, found);
  if (ledger) {
    ledger->check(found);
  }
  report_as(backup, found, diagnostics);
  return found.has_errors() ? std::nullopt : std::move(ledger);
}

std::optional<Restored> restore(const fs::path& backup, const fs::path& record, bool replace,
                                Diagnostics& diagnostics) {
  Restored restored;
  const ScratchFolder folder;
  if (const auto tried = try_backup(backup, folder.path(), diagnostics)) {
    restored.head = chain_head(*tried);
  } else {
    return std::nullopt;
  }
  const bool has_record = fs::exists(record);
  if (has_record && !replace) {
    report("G0783", record, "there is a record",
           fmt::format("say --replace: it is kept as {}", name_aside(record).filename().string()),
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

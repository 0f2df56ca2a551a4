#include "gazette/ledger/ledger.h"

#include <fmt/format.h>

#include "gazette/ledger/database.h"
#include "gazette/ledger/schema.h"

namespace gazette::ledger {
namespace {

/// Whether the file can be opened at all; else says why not.
bool is_there(const std::filesystem::path& path, Diagnostics& diagnostics) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    return true;
  }
  diagnostics.report({
      .code = "G0701",
      .place = {.path = path.string()},
      .message = "there is no record",
      .help = "`gazette init` makes an empty one; if this office had one, restore its backup",
  });
  return false;
}

/// Reports why the file is not a record to be used.
void refuse(const Database& database, FileKind kind, Diagnostics& diagnostics) {
  if (kind == FileKind::write_ahead) {
    diagnostics.report({
        .code = "G0704",
        .place = {.path = database.path()},
        .message = "the record is in write-ahead mode",
        .help = "run `sqlite3 gazette.db \"PRAGMA journal_mode = TRUNCATE\"` with no other program "
                "using it",
    });
    return;
  }
  diagnostics.report({
      .code = "G0702",
      .place = {.path = database.path()},
      .message = "the file is not a record of gazette",
      .help = "move it away, or name another workspace with --workspace",
  });
}

/// The version that the tables themselves tell: the last step that made them; 0 where they do not.
int version_of_tables(const Database& database) {
  const bool tells =
      database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'migration'") > 0;
  return tells
             ? static_cast<int>(database.number("SELECT coalesce(max(version), 0) FROM migration"))
             : 0;
}

/// Whether the program knows the record's version, and the mark of the file (user_version) tells
/// the truth of it: by a wrong one the tables would be made again, or asked for what they do not
/// have.
bool is_known_version(const Database& database, Diagnostics& diagnostics) {
  const int version = version_of(database);
  const int known = migrations().back().version;
  const int made = version_of_tables(database);
  if (version > known) {
    diagnostics.report({
        .code = "G0703",
        .place = {.path = database.path()},
        .message =
            fmt::format("the record is of version {}, this program knows up to {}", version, known),
        .help = made == 0 || made > known
                    ? "install the newer gazette; the record was not changed"
                    : fmt::format("install the newer gazette; but its tables are of version {}: "
                                  "where nobody has a newer one, another program changed the mark "
                                  "of the file: take a backup, `gazette restore BACKUP --check`",
                                  made),
    });
    return false;
  }
  if (made != 0 && made != version) {
    diagnostics.report({
        .code = "G0795",
        .place = {.path = database.path()},
        .message = fmt::format("the file is marked as version {}, its tables are of version {}",
                               version, made),
        .help = "another program changed the mark; keep the file, `gazette restore BACKUP --check` "
                "tries a backup, `gazette restore BACKUP --replace` puts it in place",
    });
    return false;
  }
  return true;
}

/// The connection to a record that may be used, whatever its version; null with a finding.
std::unique_ptr<Database> open_file(const std::filesystem::path& path, Missing missing,
                                    Diagnostics& diagnostics) {
  const bool create = missing == Missing::create;
  if (!create && !is_there(path, diagnostics)) {
    return nullptr;
  }
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    diagnostics.report({
        .code = "G0702",
        .place = {.path = path.string()},
        .message = "it is a folder, and the record is a file",
        .help = "move it away; if this office had a record, restore its backup",
    });
    return nullptr;
  }
  auto database = std::make_unique<Database>(path, create);
  if (!is_usable(*database, diagnostics)) {
    return nullptr;
  }
  if (version_of(*database) == 0 && !create) {
    diagnostics.report({
        .code = "G0701",
        .place = {.path = path.string()},
        .message = "the record is empty",
        .help = "`gazette init` makes a new one; if this office had one, restore its backup",
    });
    return nullptr;
  }
  database->make_durable();
  return database;
}

}  // namespace

bool is_usable(const Database& database, Diagnostics& diagnostics) {
  const FileKind kind = database.kind(kApplicationId);
  if (kind == FileKind::write_ahead || kind == FileKind::other) {
    refuse(database, kind, diagnostics);
    return false;
  }
  return kind == FileKind::empty || is_known_version(database, diagnostics);
}

Ledger::Ledger(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

void Ledger::enter_on(Date day) {
  database_->set_entry_day(day);
}

std::optional<Ledger> Ledger::open(const std::filesystem::path& path, Missing missing,
                                   Diagnostics& diagnostics) {
  auto database = open_file(path, missing, diagnostics);
  if (database == nullptr) {
    return std::nullopt;
  }
  if (version_of(*database) < migrations().back().version) {
    migrate(*database, migrations());
  }
  return Ledger(std::move(database));
}

std::optional<Ledger> Ledger::open_as_is(const std::filesystem::path& path,
                                         Diagnostics& diagnostics) {
  auto database = open_file(path, Missing::report, diagnostics);
  return database == nullptr ? std::nullopt : std::optional(Ledger(std::move(database)));
}

}  // namespace gazette::ledger

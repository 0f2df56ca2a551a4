#include "gazette/ledger/database.h"

#include <array>
#include <cstring>

#include <fmt/format.h>
#include <sqlite3.h>

#include "gazette/base/assert.h"
#include "gazette/base/diagnostic.h"
#include "gazette/base/text.h"
#include "gazette/ledger/chain.h"

namespace gazette::ledger {
namespace {

/// Long enough for another clerk's entry, short enough that a person still waits.
constexpr int kBusyMilliseconds = 10'000;

/// The header of a database file: byte 18 and 19 are 2 in WAL mode.
constexpr std::size_t kHeaderBytes = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kWriteVersionAt = 18;
constexpr std::size_t kReadVersionAt = 19;

/// What happened, for a person at the keyboard.
std::string words_for(int result, const char* message) {
  switch (result & 0xFF) {
    case SQLITE_FULL:
      return "the disk is full; the record is as it was before";
    case SQLITE_IOERR:
      return "the disk failed while the record was read or written";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program has held the record for ten seconds; close it or try again";
    case SQLITE_CANTOPEN:
      return "the record cannot be opened";
    case SQLITE_READONLY:
      return "the record may not be written: check the file's permissions";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return fmt::format("the record is damaged, SQLite says: {}", message);
    case SQLITE_CONSTRAINT:
      return fmt::format("the record refused an entry: {}", message);
    default:
      return fmt::format("the record failed: {}", message);
  }
}

}  // namespace

Database::Database(const std::filesystem::path& path, bool create) : path_(path.string()) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
  const int result = sqlite3_open_v2(path_.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);  // SQLite gives a handle even where opening failed, to be closed
  if (result != SQLITE_OK) {
    fail(result);
  }
  configure();
  changes_ = std::make_unique<Changes>(handle);
}

Database::~Database() = default;

void Database::Close::operator()(sqlite3* handle) const {
  sqlite3_close_v2(handle);
}

/// Settings that hold for the connection alone and touch no file.
void Database::configure() const {
  sqlite3* handle = handle_.get();
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  int is_on = 0;
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &is_on);
  GAZETTE_ASSERT(is_on == 1);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, &is_on);
  GAZETTE_ASSERT(is_on == 1);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &is_on);
  GAZETTE_ASSERT(is_on == 0);
  run("PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;");
}

FileKind Database::kind(std::int64_t application_id) const {
  // The header is read past the pager: once SQLite opens a file in WAL mode it makes two more files
  // beside it, and a file that is not ours must not be touched.
  sqlite3_file* file = nullptr;
  sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  GAZETTE_ASSERT(file != nullptr && file->pMethods != nullptr);
  sqlite3_int64 size = 0;
  if (const int result = file->pMethods->xFileSize(file, &size); result != SQLITE_OK) {
    fail(result);
  }
  if (size >= static_cast<sqlite3_int64>(kHeaderBytes)) {
    std::array<char, kHeaderBytes> header = {};
    const int result = file->pMethods->xRead(file, header.data(), kHeaderBytes, 0);
    if (result != SQLITE_OK) {
      fail(result);
    }
    const bool is_database = std::memcmp(header.data(), kMagic.data(), kMagic.size()) == 0;
    if (is_database && (header[kWriteVersionAt] > 1 || header[kReadVersionAt] > 1)) {
      return FileKind::write_ahead;
    }
  }
  // From here on SQLite reads; it first rolls back what a crash left half done.
  sqlite3_stmt* statement = nullptr;
  int result = sqlite3_prepare_v2(handle_.get(), "SELECT count(*) FROM sqlite_schema", -1,
                                  &statement, nullptr);
  if (result == SQLITE_OK) {
    result = sqlite3_step(statement);
  }
  const bool has_tables = result == SQLITE_ROW && sqlite3_column_int64(statement, 0) > 0;
  sqlite3_finalize(statement);
  if ((result & 0xFF) == SQLITE_NOTADB) {
    return FileKind::other;
  }
  if (result != SQLITE_ROW) {
    fail(result);
  }
  const std::int64_t mark = number("PRAGMA application_id");
  if (mark == application_id && has_tables) {
    return FileKind::record;
  }
  const bool untouched = mark == 0 && !has_tables && number("PRAGMA user_version") == 0;
  return untouched ? FileKind::empty : FileKind::other;
}

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        &statement, nullptr);
  if (result != SQLITE_OK) {
    fail(result);
  }
  return {*this, statement};
}

void Database::run(const std::string& sql) const {
  const int result = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) {
    fail(result);
  }
}

std::int64_t Database::number(std::string_view sql) const {
  Statement statement = prepare(sql);
  const bool has_row = statement.step();
  GAZETTE_ASSERT(has_row);
  return statement.wide(0);
}

std::int64_t Database::last_id() const {
  return sqlite3_last_insert_rowid(handle_.get());
}

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(handle_.get()) == 0;
}

void Database::make_durable() const {
  Statement journal = prepare("PRAGMA journal_mode = TRUNCATE");
  const bool has_row = journal.step();
  GAZETTE_ASSERT(has_row && journal.text(0) == "truncate");
  run("PRAGMA synchronous = FULL");
}

void Database::copy_to(const std::filesystem::path& path) const {
  // Read through a connection of its own: SQLite does not copy from one that is writing.
  const Database source(path_, false);
  const Database copy(path, true);
  // As durable as TRUNCATE, and no empty journal stays beside the copy.
  copy.run("PRAGMA synchronous = EXTRA");
  sqlite3_backup* backup =
      sqlite3_backup_init(copy.handle_.get(), "main", source.handle_.get(), "main");
  if (backup == nullptr) {
    copy.fail(sqlite3_extended_errcode(copy.handle_.get()));
  }
  sqlite3_backup_step(backup, -1);
  const int result = sqlite3_backup_finish(backup);
  if (result != SQLITE_OK) {
    copy.fail(result);
  }
}

void Database::fail(int result) const {
  const char* message = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(result);
  if (const int kind = result & 0xFF; kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB) {
    fail_damaged(words_for(result, message));
  }
  throw Error(words_for(result, message), path_);
}

void Database::fail_damaged(const std::string& what) const {
  throw Damage(
      fmt::format("{}: {} (gazette explain G0790)\n  enter nothing more and keep the file; "
                  "`gazette fsck` tells what it finds, `gazette restore BACKUP --check` "
                  "tries a backup, `gazette restore BACKUP --replace` puts it in place",
                  path_, what),
      path_);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

bool Statement::step() {
  const int result = sqlite3_step(statement_.get());
  if (result != SQLITE_ROW && result != SQLITE_DONE) {
    database_->fail(result);
  }
  return result == SQLITE_ROW;
}

void Statement::run() {
  const bool has_row = step();
  GAZETTE_ASSERT(!has_row);
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

void Statement::check_bound(int result) const {
  if (result != SQLITE_OK) {
    database_->fail(result);
  }
}

void Statement::bind_at(int place, std::int64_t value) {
  check_bound(sqlite3_bind_int64(statement_.get(), place, value));
}

void Statement::bind_at(int place, int value) {
  check_bound(sqlite3_bind_int(statement_.get(), place, value));
}

void Statement::bind_at(int place, std::string_view value) {
  // SQLite takes a null pointer for NULL, and an empty view may be one.
  const char* bytes = value.data() == nullptr ? "" : value.data();
  check_bound(sqlite3_bind_text64(statement_.get(), place, bytes, value.size(), SQLITE_TRANSIENT,
                                  SQLITE_UTF8));
}

void Statement::bind_at(int place, const std::string& value) {
  bind_at(place, std::string_view(value));
}

void Statement::bind_at(int place, Date value) {
  bind_at(place, to_iso(value));
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::wide(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

int Statement::integer(int column) const {
  const std::int64_t value = wide(column);
  if (value < INT32_MIN || value > INT32_MAX) {
    database_->fail_damaged(fmt::format("the record is damaged, a number in it is {}", value));
  }
  return static_cast<int>(value);
}

std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  const int length = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr
             ? std::string()
             : std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

Date Statement::date(int column) const {
  const std::optional<Date> date = parse_iso_date(text(column));
  if (!date) {
    database_->fail_damaged(fmt::format("the record is damaged, \"{}\" stands in it for a day",
                                        shorten(text(column), 40)));
  }
  return *date;
}

Transaction::Transaction(const Database& database, Kind kind) : database_(database), kind_(kind) {
  database_.run(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
  if (kind == Kind::write) {
    database_.changes().begin(database_);
  }
}

Transaction::~Transaction() {
  if (database_.in_transaction()) {
    try {
      database_.run("ROLLBACK");
    } catch (const Error&) {
      // The failure that brought us here is the one to tell; closing rolls back all the same.
    }
  }
}

void Transaction::commit() {
  if (kind_ == Kind::write) {
    add_link(database_);
  }
  database_.run("COMMIT");
}

}  // namespace gazette::ledger

// One connection to the record, its statements and transactions. Private to ledger/; with
// database.cc and changes.cc the only place that includes SQLite.
//
// Every setting that the record's safety rests on is made in one constructor, so that no connection
// can be without it. What SQLite reports as a failure leaves here as an `Error` in plain words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/ledger/changes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace gazette::ledger {

class Database;

/// The file is damaged: what SQLite reads from it does not fit together.
class Damage : public Error {
  using Error::Error;
};

/// A prepared question or entry. Parameters are bound in order, columns read from 0.
class Statement {
 public:
  template <typename... Values>
  Statement& bind(const Values&... values) {
    int place = 0;
    (bind_at(++place, values), ...);
    return *this;
  }
  /// The next row; false after the last.
  [[nodiscard]] bool step();
  /// Runs an entry that gives no rows, and makes it ready to be bound again.
  void run();
  /// Ready to be bound and asked again.
  void reset();

  /// One parameter more, from 1; where there are as many as a table has keys.
  void bind_one(int place, std::string_view value) { bind_at(place, value); }
  void bind_one(int place, std::int64_t value) { bind_at(place, value); }

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t wide(int column) const;
  [[nodiscard]] int integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] Date date(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(const Database& database, sqlite3_stmt* statement)
      : database_(&database), statement_(statement) {}
  void bind_at(int place, std::int64_t value);
  void bind_at(int place, int value);
  void bind_at(int place, std::string_view value);
  void bind_at(int place, const std::string& value);
  void bind_at(int place, Date value);
  void check_bound(int result) const;

  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// What a file is, before anything is asked of it.
enum class FileKind : std::uint8_t { empty, record, write_ahead, other };

class Database {
 public:
  /// Opens the file, or makes an empty one where `create` is set. Nothing is written yet.
  Database(const std::filesystem::path& path, bool create);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] Statement prepare(std::string_view sql) const;
  /// Runs statements that give no rows.
  void run(const std::string& sql) const;
  /// The first column of the first row.
  [[nodiscard]] std::int64_t number(std::string_view sql) const;
  [[nodiscard]] std::int64_t last_id() const;
  [[nodiscard]] bool in_transaction() const;

  /// Looks at the file without changing it. `application_id` is the mark of our own.
  [[nodiscard]] FileKind kind(std::int64_t application_id) const;
  /// TRUNCATE and FULL: of the modes that lost nothing in simulated power cuts, the one that needs
  /// no shared memory. Only for a file known to be ours, since it would convert one in WAL mode.
  void make_durable() const;
  /// Writes the record as last committed to another file, and syncs it.
  void copy_to(const std::filesystem::path& path) const;

  [[nodiscard]] const std::string& path() const { return path_; }
  /// The day on which what follows is entered; nothing where nobody said.
  [[nodiscard]] std::optional<Date> entry_day() const { return entry_day_; }
  void set_entry_day(Date day) { entry_day_ = day; }
  /// What the transaction under way has done.
  [[nodiscard]] Changes& changes() const { return *changes_; }
  /// Throws `Error` with the plain words for SQLite's `result`.
  [[noreturn]] void fail(int result) const;
  /// Throws `Damage`: which file, what is wrong with it, and what to do.
  [[noreturn]] void fail_damaged(const std::string& what) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  void configure() const;

  std::string path_;
  std::optional<Date> entry_day_;
  std::unique_ptr<Changes> changes_;  // outlives the connection that tells it
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A transaction, rolled back unless it is committed. One that wrote ends with a link of the chain.
class Transaction {
 public:
  enum class Kind : std::uint8_t {
    read,   // several questions see one moment of the record
    write,  // takes the writer's place at once: a reader that turned writer could not wait for it
  };
  Transaction(const Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  const Database& database_;
  Kind kind_;
};

}  // namespace gazette::ledger

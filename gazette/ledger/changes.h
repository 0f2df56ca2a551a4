// What a transaction does to the rows of the record, told by SQLite while it happens. Private to
// ledger/.
//
// Nothing here knows a table by name: keys and columns come from the schema, so that a table of a
// later migration is covered on the day it is made.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace gazette::ledger {

class Database;

/// The columns of a table, and which of them are its key.
struct TableLayout {
  std::vector<std::string> columns = {};
  std::vector<std::size_t> key = {};  // columns of the primary key, in its order
  std::vector<bool> is_integer = {};  // of each column of the key
  /// The last of the key is an integer: rows that follow one another are named as a range.
  [[nodiscard]] bool is_numbered() const { return is_integer.back(); }
};
using Layouts = std::map<std::string, TableLayout, std::less<>>;

/// Every table of the record.
[[nodiscard]] Layouts layouts_of(const Database& database);

/// The name of a row within its table: the parts of its key, each ended by "/", and the last of
/// them as a number where it is an integer. Entry 7 of journal 42 is "42/" and 7, account "stock"
/// is "stock/" and 0.
struct RowKey {
  std::string prefix = {};
  std::int64_t number = 0;

  auto operator<=>(const RowKey&) const = default;
};

/// Appends one part of a key and its "/"; "/" and "%" in it are written as %2F and %25.
void append_key_part(std::string& prefix, std::string_view part);
/// The parts of a prefix again.
[[nodiscard]] std::vector<std::string> key_parts(std::string_view prefix);

/// Rows of one table, as ranges of numbers for each prefix.
class RowSet {
 public:
  using Ranges = std::map<std::int64_t, std::int64_t>;  // first and last, both in it

  void add(const RowKey& row) { add(row.prefix, row.number, row.number); }
  void add(const std::string& prefix, std::int64_t first, std::int64_t last);
  [[nodiscard]] bool contains(const RowKey& row) const;
  [[nodiscard]] std::int64_t size() const;
  /// By the bytes of the prefix, then by number.
  [[nodiscard]] const std::map<std::string, Ranges>& ranges() const { return ranges_; }

 private:
  std::map<std::string, Ranges> ranges_;
};

/// Those of `rows` that are not in `others`.
[[nodiscard]] RowSet without(const RowSet& rows, const RowSet& others);

/// Rows by table. Cells of them stand under table and column: "body_version.known_to".
using Rows = std::map<std::string, RowSet, std::less<>>;

/// The rows that a transaction added, and the cells of former rows that it filled.
class Changes {
 public:
  /// Listens to a connection, which must not outlive this.
  explicit Changes(sqlite3* handle);
  Changes(const Changes&) = delete;
  Changes& operator=(const Changes&) = delete;

  /// A transaction begins: what was told before is forgotten.
  void begin(const Database& database);
  /// The tables are about to change, and what is told while they do counts for nothing.
  void forget_tables();

  [[nodiscard]] const Layouts& layouts() const { return layouts_; }
  [[nodiscard]] const Rows& rows() const { return rows_; }
  /// False where a row was removed, or a cell changed that was not empty; the guards refuse both.
  [[nodiscard]] bool are_lawful() const { return are_lawful_; }

 private:
  struct Listener;  // what SQLite calls

  Layouts layouts_;
  Rows rows_;
  bool are_lawful_ = true;
};

}  // namespace gazette::ledger

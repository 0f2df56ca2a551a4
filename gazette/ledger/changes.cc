#include "gazette/ledger/changes.h"

#include <algorithm>
#include <cstring>
#include <iterator>

// SQLite declares what follows only to those who ask; Debian's library has it.
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "gazette/ledger/database.h"

namespace gazette::ledger {
namespace {

std::string text_of(sqlite3_value* value) {
  const unsigned char* bytes = sqlite3_value_text(value);
  const int length = sqlite3_value_bytes(value);
  return bytes == nullptr
             ? std::string()
             : std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

sqlite3_value* new_value(sqlite3* handle, std::size_t column) {
  sqlite3_value* value = nullptr;
  sqlite3_preupdate_new(handle, static_cast<int>(column), &value);
  return value;
}

sqlite3_value* old_value(sqlite3* handle, std::size_t column) {
  sqlite3_value* value = nullptr;
  sqlite3_preupdate_old(handle, static_cast<int>(column), &value);
  return value;
}

RowKey key_of(sqlite3* handle, const TableLayout& layout) {
  RowKey key;
  for (std::size_t i = 0; i < layout.key.size(); ++i) {
    sqlite3_value* value = new_value(handle, layout.key[i]);
    if (i + 1 == layout.key.size() && layout.is_numbered()) {
      key.number = sqlite3_value_int64(value);
    } else {
      append_key_part(key.prefix, text_of(value));
    }
  }
  return key;
}

bool is_null(sqlite3_value* value) {
  return sqlite3_value_type(value) == SQLITE_NULL;
}

}  // namespace

struct Changes::Listener {
  static void tell(void* self, sqlite3* handle, int operation, const char* schema,
                   const char* table, sqlite3_int64 /*from*/, sqlite3_int64 /*to*/) {
    auto* const changes = static_cast<Changes*>(self);
    const auto layout = changes->layouts_.find(table);
    const bool is_ours = std::strcmp(schema, "main") == 0 && std::strcmp(table, "link") != 0;
    if (!is_ours || layout == changes->layouts_.end()) {
      return;
    }
    if (operation == SQLITE_DELETE) {
      changes->are_lawful_ = false;
      return;
    }
    const RowKey row = key_of(handle, layout->second);
    RowSet& added = changes->rows_[layout->first];
    if (operation == SQLITE_INSERT) {
      added.add(row);
    } else if (!added.contains(row)) {
      tell_filled(*changes, handle, *layout, row);
    }
  }

  /// A row of a former transaction: only an empty cell may have been filled.
  static void tell_filled(Changes& changes, sqlite3* handle, const Layouts::value_type& table,
                          const RowKey& row) {
    const std::vector<std::string>& columns = table.second.columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      sqlite3_value* before = old_value(handle, column);
      sqlite3_value* after = new_value(handle, column);
      if (is_null(before) && !is_null(after)) {
        changes.rows_[table.first + "." + columns[column]].add(row);
      } else if (is_null(before) != is_null(after) || text_of(before) != text_of(after)) {
        changes.are_lawful_ = false;
      }
    }
  }
};

Layouts layouts_of(const Database& database) {
  Layouts layouts;
  Statement columns = database.prepare(
      "SELECT t.name, c.name, c.pk, c.type = 'INTEGER' FROM sqlite_schema AS t, "
      "pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' "
      "ESCAPE '!' ORDER BY t.name, c.cid");
  while (columns.step()) {
    TableLayout& layout = layouts[columns.text(0)];
    if (const int place = columns.integer(2); place > 0) {
      const auto needed = std::max(layout.key.size(), static_cast<std::size_t>(place));
      layout.key.resize(needed);
      layout.is_integer.resize(needed);
      layout.key[static_cast<std::size_t>(place) - 1] = layout.columns.size();
      layout.is_integer[static_cast<std::size_t>(place) - 1] = columns.integer(3) == 1;
    }
    layout.columns.push_back(columns.text(1));
  }
  // A table without a key is none of ours, and says nothing of its rows.
  std::erase_if(layouts, [](const auto& layout) { return layout.second.key.empty(); });
  return layouts;
}

void append_key_part(std::string& prefix, std::string_view part) {
  for (const char each : part) {
    if (each == '/') {
      prefix += "%2F";
    } else if (each == '%') {
      prefix += "%25";
    } else {
      prefix += each;
    }
  }
  prefix += '/';
}

std::vector<std::string> key_parts(std::string_view prefix) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    const std::string_view rest = prefix.substr(i);
    if (rest.starts_with("%2F") || rest.starts_with("%25")) {
      parts.back() += rest[2] == 'F' ? '/' : '%';
      i += 2;
    } else if (prefix[i] == '/') {
      parts.emplace_back();
    } else {
      parts.back() += prefix[i];
    }
  }
  parts.pop_back();  // each part ends with "/"
  return parts;
}

void RowSet::add(const std::string& prefix, std::int64_t first, std::int64_t last) {
  Ranges& ranges = ranges_[prefix];
  const auto next = ranges.upper_bound(first);
  if (next != ranges.begin()) {
    const auto former = std::prev(next);
    if (former->second >= first - 1) {  // the usual case: the row after the last one
      former->second = std::max(former->second, last);
      if (next != ranges.end() && next->first <= former->second + 1) {
        former->second = std::max(former->second, next->second);
        ranges.erase(next);
      }
      return;
    }
  }
  if (next != ranges.end() && next->first == last + 1) {
    const std::int64_t end = next->second;
    ranges.erase(next);
    ranges[first] = end;
    return;
  }
  ranges[first] = last;
}

bool RowSet::contains(const RowKey& row) const {
  const auto ranges = ranges_.find(row.prefix);
  if (ranges == ranges_.end()) {
    return false;
  }
  const auto next = ranges->second.upper_bound(row.number);
  return next != ranges->second.begin() && std::prev(next)->second >= row.number;
}

std::int64_t RowSet::size() const {
  std::int64_t count = 0;
  for (const auto& [prefix, ranges] : ranges_) {
    for (const auto& [first, last] : ranges) {
      count += last - first + 1;
    }
  }
  return count;
}

RowSet without(const RowSet& rows, const RowSet& others) {
  RowSet rest;
  for (const auto& [prefix, ranges] : rows.ranges()) {
    for (const auto& [first, last] : ranges) {
      for (std::int64_t number = first; number <= last; ++number) {
        if (!others.contains({prefix, number})) {
          rest.add({prefix, number});
        }
      }
    }
  }
  return rest;
}

Changes::Changes(sqlite3* handle) {
  sqlite3_preupdate_hook(handle, Listener::tell, this);
}

void Changes::begin(const Database& database) {
  rows_.clear();
  are_lawful_ = true;
  if (layouts_.empty()) {
    layouts_ = layouts_of(database);
  }
}

void Changes::forget_tables() {
  rows_.clear();
  layouts_.clear();
  are_lawful_ = true;
}

}  // namespace gazette::ledger

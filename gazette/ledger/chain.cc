#include "gazette/ledger/chain.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/lines.h"

namespace gazette::ledger {
namespace {

constexpr std::size_t kWordsMax = 160;  // bytes of what a finding says that a link holds

/// Before the first link.
const std::string kNoLink(64, '0');

/// A number written in digits and nothing else.
std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                  : std::nullopt;
}

/// Rows of one table in a row of their numbers, as a link names them: "42/1..194", "42/1", "stock".
struct Span {
  std::string prefix = {};
  std::int64_t first = 0;
  std::int64_t last = 0;
};

std::string to_text(const Span& span, bool is_numbered) {
  if (!is_numbered) {
    return span.prefix.substr(0, span.prefix.size() - 1);
  }
  return span.first == span.last ? fmt::format("{}{}", span.prefix, span.first)
                                 : fmt::format("{}{}..{}", span.prefix, span.first, span.last);
}

/// Nothing for what was never written by `to_text`.
std::optional<Span> span_from(std::string_view text, bool is_numbered) {
  if (!is_numbered) {
    return Span{.prefix = std::string(text) + "/"};
  }
  const std::size_t end = text.rfind('/');
  const std::size_t at = end == std::string_view::npos ? 0 : end + 1;
  const std::string_view numbers = text.substr(at);
  const std::size_t dots = numbers.find("..");
  const auto first = parse_number(numbers.substr(0, dots));
  const auto last = dots == std::string_view::npos ? first : parse_number(numbers.substr(dots + 2));
  if (!first || !last) {
    return std::nullopt;
  }
  return Span{.prefix = std::string(text.substr(0, at)), .first = *first, .last = *last};
}

/// A line of `holds`.
struct Held {
  std::string table = {};
  bool is_filled = false;  // one column of former rows was; else the rows were added
  std::vector<std::string> columns = {};
  std::vector<Span> spans = {};
};

std::string table_of(std::string_view name) {
  return std::string(name.substr(0, name.find('.')));
}

std::string holds_text(const std::vector<Held>& held, const Layouts& layouts) {
  std::string text;
  for (const Held& each : held) {
    text += each.table;
    text += each.is_filled ? "." + each.columns[0] : "";
    text += fmt::format("\t{}", fmt::join(each.columns, ","));
    for (const Span& span : each.spans) {
      text += '\t';
      append_escaped(text, to_text(span, layouts.find(each.table)->second.is_numbered()));
    }
    text += '\n';
  }
  return text;
}

bool have_all(const TableLayout& layout, const std::vector<std::string>& columns) {
  return std::all_of(columns.begin(), columns.end(), [&](const std::string& column) {
    return std::find(layout.columns.begin(), layout.columns.end(), column) != layout.columns.end();
  });
}

/// Nothing where the text names what the record does not have.
std::optional<std::vector<Held>> held_from(std::string_view text, const Layouts& layouts) {
  std::vector<Held> held;
  for (const std::vector<std::string>& fields : read_lines(text)) {
    Held each = {.table = table_of(fields[0])};
    each.is_filled = each.table.size() < fields[0].size();
    const auto layout = layouts.find(each.table);
    if (layout == layouts.end() || fields.size() < 3) {
      return std::nullopt;
    }
    for (const std::string_view column : split(fields[1], ',')) {
      each.columns.emplace_back(column);
    }
    if (!have_all(layout->second, each.columns)) {
      return std::nullopt;
    }
    for (std::size_t i = 2; i < fields.size(); ++i) {
      const auto span = span_from(fields[i], layout->second.is_numbered());
      if (!span) {
        return std::nullopt;
      }
      each.spans.push_back(*span);
    }
    held.push_back(std::move(each));
  }
  return held;
}

/// By table and row, the cells that a later link filled, and which.
struct LaterCell {
  std::string column = {};
  std::int64_t link = 0;
};
using LaterCells = std::map<std::string, std::map<RowKey, std::vector<LaterCell>>, std::less<>>;

/// Reads rows as text.
class RowReader {
 public:
  RowReader(const Database& database, const Layouts& layouts)
      : database_(database), layouts_(layouts) {}

  /// Cells of these are empty for the links before theirs.
  void set_later_cells(LaterCells cells) { later_ = std::move(cells); }

  /// Appends the rows that a line of link `link` names. A row that is gone adds nothing.
  void append_rows(const Held& held, std::int64_t link, std::string& text) {
    const TableLayout& layout = layouts_.find(held.table)->second;
    Statement& rows = statement_for(held, layout);
    const auto later = held.is_filled ? later_.end() : later_.find(held.table);
    for (const Span& span : held.spans) {
      bind_span(rows, span, layout);
      while (rows.step()) {
        const std::vector<LaterCell>* cells = nullptr;
        if (later != later_.end()) {
          const auto key = static_cast<int>(held.columns.size());
          const auto found = later->second.find({span.prefix, rows.wide(key)});
          cells = found == later->second.end() ? nullptr : &found->second;
        }
        append_row(rows, held.columns, cells, link, text);
      }
      rows.reset();
    }
  }

 private:
  Statement& statement_for(const Held& held, const TableLayout& layout) {
    std::string columns;
    for (const std::string& name : held.columns) {
      columns += fmt::format("\"{}\", ", name);
    }
    std::string where;
    for (std::size_t i = 0; i < layout.key.size(); ++i) {
      const std::string& name = layout.columns[layout.key[i]];
      const bool is_last = i + 1 == layout.key.size();
      where += is_last && layout.is_numbered() ? fmt::format(
                                                     "\"{0}\" BETWEEN ? AND ? ORDER BY "
                                                     "\"{0}\"",
                                                     name)
                                               : fmt::format("\"{}\" = ?", name);
      where += is_last ? "" : " AND ";
    }
    // The number of the row comes last.
    const std::string number =
        layout.is_numbered() ? fmt::format("\"{}\"", layout.columns[layout.key.back()]) : "0";
    const std::string sql =
        fmt::format("SELECT {}{} FROM \"{}\" WHERE {}", columns, number, held.table, where);
    const auto found = statements_.find(sql);
    return found != statements_.end()
               ? found->second
               : statements_.emplace(sql, database_.prepare(sql)).first->second;
  }

  static void bind_span(Statement& rows, const Span& span, const TableLayout& layout) {
    int place = 0;
    for (const std::string& part : key_parts(span.prefix)) {
      const auto number =
          layout.is_integer[static_cast<std::size_t>(place)] ? parse_number(part) : std::nullopt;
      ++place;
      if (number) {
        rows.bind_one(place, *number);
      } else {
        rows.bind_one(place, part);
      }
    }
    if (layout.is_numbered()) {
      rows.bind_one(place + 1, span.first);
      rows.bind_one(place + 2, span.last);
    }
  }

  static void append_row(const Statement& row, const std::vector<std::string>& columns,
                         const std::vector<LaterCell>* later, std::int64_t link,
                         std::string& text) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
      text += column == 0 ? "" : "\t";
      bool is_empty = row.is_null(static_cast<int>(column));
      for (std::size_t i = 0; later != nullptr && i < later->size(); ++i) {
        is_empty = is_empty || ((*later)[i].link > link && (*later)[i].column == columns[column]);
      }
      if (is_empty) {
        text += "\\N";
      } else {
        append_escaped(text, row.text(static_cast<int>(column)));
      }
    }
    text += '\n';
  }

  const Database& database_;
  const Layouts& layouts_;
  LaterCells later_;
  std::map<std::string, Statement> statements_;
};

std::string hash_of(const std::string& former, const std::string& holds, const std::string& rows) {
  return sha256(former + "\n" + holds + rows);
}

LaterCells later_cells(const Database& database, const Layouts& layouts) {
  LaterCells later;
  Statement links = database.prepare("SELECT id, holds FROM link ORDER BY id");
  while (links.step()) {
    const std::string holds = links.text(1);
    if (holds.find('.') == std::string::npos) {
      continue;
    }
    for (const Held& held : held_from(holds, layouts).value_or(std::vector<Held>{})) {
      for (const Span& span : held.is_filled ? held.spans : std::vector<Span>{}) {
        for (std::int64_t number = span.first; number <= span.last; ++number) {
          later[held.table][{span.prefix, number}].push_back(
              {.column = held.columns[0], .link = links.wide(0)});
        }
      }
    }
  }
  return later;
}

/// Every row that the links name.
Rows linked_rows(const Database& database, const Layouts& layouts) {
  Rows rows;
  Statement links = database.prepare("SELECT holds FROM link ORDER BY id");
  while (links.step()) {
    for (const Held& held : held_from(links.text(0), layouts).value_or(std::vector<Held>{})) {
      for (const Span& span : held.spans) {
        if (!held.is_filled) {
          rows[held.table].add(span.prefix, span.first, span.last);
        }
      }
    }
  }
  return rows;
}

/// The rows of a table that are not in `linked`.
RowSet rest_of(const Database& database, const std::string& table, const TableLayout& layout,
               const RowSet& linked) {
  std::string keys;
  for (const std::size_t column : layout.key) {
    keys += fmt::format("{}\"{}\"", keys.empty() ? "" : ", ", layout.columns[column]);
  }
  Statement rows =
      database.prepare(fmt::format("SELECT {0} FROM \"{1}\" ORDER BY {0}", keys, table));
  RowSet rest;
  while (rows.step()) {
    RowKey row;
    for (std::size_t i = 0; i < layout.key.size(); ++i) {
      const auto column = static_cast<int>(i);
      if (i + 1 == layout.key.size() && layout.is_numbered()) {
        row.number = rows.wide(column);
      } else {
        append_key_part(row.prefix, rows.text(column));
      }
    }
    if (!linked.contains(row)) {
      rest.add(row);
    }
  }
  return rest;
}

/// What a link holds, in few words.
std::string words_for(std::string_view holds) {
  std::string words;
  for (const std::vector<std::string>& fields : read_lines(holds)) {
    words += fmt::format("{}{}", words.empty() ? "" : ", ", fields[0]);
    for (std::size_t i = 2; i < fields.size(); ++i) {
      words += " " + fields[i];
      if (words.size() > kWordsMax) {
        return words + " ...";
      }
    }
  }
  return words;
}

void report_link(const Database& database, std::string message, Diagnostics& diagnostics) {
  report_finding(
      "G0796", database, std::move(message),
      "a database tool changed or removed what the link holds; all links before it are "
      "sound. Keep the file as evidence, and take the latest backup that passes: `gazette "
      "restore BACKUP --replace`",
      diagnostics);
}

void check_links(const Database& database, const Layouts& layouts, Diagnostics& diagnostics) {
  RowReader reader(database, layouts);
  reader.set_later_cells(later_cells(database, layouts));
  Statement links = database.prepare("SELECT id, holds, sha256 FROM link ORDER BY id");
  std::string former = kNoLink;
  std::string first_fault;
  std::int64_t faults_count = 0;
  for (std::int64_t expected = 1; links.step(); ++expected) {
    const std::int64_t link = links.wide(0);
    const std::string holds = links.text(1);
    const auto held = held_from(holds, layouts);
    std::string rows;
    for (const Held& each : held.value_or(std::vector<Held>{})) {
      reader.append_rows(each, link, rows);
    }
    // Judged by the former link as it stands, so that one fault is not told of all links after it.
    if (!held || link != expected || hash_of(former, holds, rows) != links.text(2)) {
      first_fault = faults_count > 0 ? first_fault
                                     : fmt::format(
                                           "link {} of the chain no longer matches; it "
                                           "holds {}",
                                           link, words_for(holds));
      ++faults_count;
    }
    former = links.text(2);
  }
  if (faults_count > 1) {
    first_fault += fmt::format("; so do {} later links", faults_count - 1);
  }
  if (faults_count > 0) {
    report_link(database, first_fault, diagnostics);
  }
}

void report_unlinked(const Database& database, const std::string& table, const RowSet& rows,
                     bool is_numbered, Diagnostics& diagnostics) {
  const auto& [prefix, ranges] = *rows.ranges().begin();
  const Span first = {prefix, ranges.begin()->first, ranges.begin()->second};
  report_finding(
      "G0797", database,
      fmt::format("{} row{} of {} in no link of the chain, from {}", rows.size(),
                  rows.size() == 1 ? "" : "s", table, to_text(first, is_numbered)),
      "a database tool added them; keep the file as evidence, and take the latest backup "
      "that passes: `gazette restore BACKUP --replace`",
      diagnostics);
}

}  // namespace

void add_link(const Database& database) {
  const Changes& changes = database.changes();
  GAZETTE_ASSERT(changes.are_lawful());
  if (changes.layouts().contains("link")) {
    add_link(database, changes.layouts(), changes.rows());
  }
}

void add_link(const Database& database, const Layouts& layouts, const Rows& rows) {
  std::vector<Held> all;
  for (const auto& [name, set] : rows) {
    const std::string table = table_of(name);
    Held held = {.table = table, .is_filled = table.size() < name.size()};
    held.columns = held.is_filled ? std::vector{name.substr(table.size() + 1)}
                                  : layouts.find(table)->second.columns;
    for (const auto& [prefix, ranges] : set.ranges()) {
      for (const auto& [first, last] : ranges) {
        held.spans.push_back({.prefix = prefix, .first = first, .last = last});
      }
    }
    if (!held.spans.empty()) {
      all.push_back(std::move(held));
    }
  }
  if (all.empty()) {
    return;
  }
  const ChainHead former = head_of(database);
  RowReader reader(database, layouts);
  std::string text;
  for (const Held& held : all) {
    reader.append_rows(held, former.links_count + 1, text);
  }
  const std::string holds = holds_text(all, layouts);
  Statement insert = database.prepare("INSERT INTO link(id, holds, sha256) VALUES (?, ?, ?)");
  insert.bind(former.links_count + 1, holds, hash_of(former.sha256, holds, text)).run();
}

Rows unlinked_rows(const Database& database) {
  const Layouts layouts = layouts_of(database);
  Rows linked = linked_rows(database, layouts);
  Rows rest;
  for (const auto& [table, layout] : layouts) {
    if (table != "link") {
      // As many as the links name are those: one that is gone or changed shows in its link.
      const RowSet& named = linked[table];
      const std::int64_t count = database.number(fmt::format("SELECT count(*) FROM \"{}\"", table));
      if (count != named.size()) {
        rest[table] = rest_of(database, table, layout, named);
      }
    }
  }
  return rest;
}

std::optional<std::string> chain_head_of(const Ledger& ledger, const model::IssueNumber& number) {
  const Database& database = ledger.database();
  const Transaction transaction(database, Transaction::Kind::read);
  const Layouts layouts = layouts_of(database);
  const std::string year = fmt::format("{}/", number.year);
  Statement links = database.prepare(
      "SELECT holds, sha256 FROM link WHERE holds LIKE '%number_grant%' ORDER BY id");
  while (links.step()) {
    for (const Held& held : held_from(links.text(0), layouts).value_or(std::vector<Held>{})) {
      const bool is_granted =
          held.table == "number_grant" &&
          std::any_of(held.spans.begin(), held.spans.end(), [&](const Span& span) {
            return span.prefix == year && span.first <= number.first && number.first <= span.last;
          });
      if (is_granted) {
        return links.text(1);
      }
    }
  }
  return std::nullopt;
}

ChainHead head_of(const Database& database) {
  if (!layouts_of(database).contains("link")) {
    return {.links_count = 0, .sha256 = kNoLink};  // a record older than the chain
  }
  Statement last = database.prepare("SELECT id, sha256 FROM link ORDER BY id DESC LIMIT 1");
  if (!last.step()) {
    return {.links_count = 0, .sha256 = kNoLink};
  }
  return {.links_count = last.wide(0), .sha256 = last.text(1)};
}

void check_chain(const Database& database, Diagnostics& diagnostics) {
  const Layouts layouts = layouts_of(database);
  if (!layouts.contains("link")) {
    return;  // that the table is gone was said already; or the record is older than the chain
  }
  check_links(database, layouts, diagnostics);
  for (const auto& [table, rows] : unlinked_rows(database)) {
    if (rows.size() > 0) {
      report_unlinked(database, table, rows, layouts.find(table)->second.is_numbered(),
                      diagnostics);
    }
  }
}

}  // namespace gazette::ledger

// Files of receipts: what a scanner wrote, and lists that came back filled in.

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "gazette/base/date_remedy.h"
#include "gazette/base/text.h"
#include "gazette/ledger/csv.h"
#include "gazette/ledger/csv_encoding.h"
#include "gazette/ledger/ledger.h"
#include "gazette/ledger/movements.h"
#include "gazette/ledger/terms.h"

namespace gazette::ledger {
namespace {

enum Column : std::size_t { code, issue, recipient, copy, date, taker, state, columns_count };

constexpr std::array<std::string_view, columns_count> kColumns = {
    "code", "issue", "recipient", "copy", "date", "taker", "state"};

constexpr std::string_view kCsvHelp =
    "the columns are code (of the label), or issue, recipient and copy; and date, taker, state";

/// Reads the lines of one file.
class Reader {
 public:
  Reader(std::string_view text, const std::string& path, const ReceiptDefaults& defaults,
         Diagnostics& diagnostics)
      : text_(text), path_(path), defaults_(defaults), lines_(text), diagnostics_(diagnostics) {}

  std::vector<ReceiptLine> read_codes();
  std::vector<ReceiptLine> read_table();

 private:
  bool read_header(const CsvRow& header);
  void read_row(const CsvRow& row);
  std::optional<Piece> piece_of(const CsvRow& row, const std::array<const CsvField*, 7>& fields);
  std::optional<Piece> piece_of_columns(const CsvRow& row,
                                        const std::array<const CsvField*, 7>& fields);
  [[nodiscard]] bool is_of_issue(const Piece& piece, const Place& place);
  [[nodiscard]] Place place_of(const CsvField& field) const {
    return lines_.place(path_, field.line, field.column, field.width);
  }
  void report(Place place, std::string message, std::string help) {
    diagnostics_.report({.code = "G0757",
                         .place = std::move(place),
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  std::string_view text_;
  const std::string& path_;
  const ReceiptDefaults& defaults_;
  CsvLines lines_;
  Diagnostics& diagnostics_;
  std::vector<std::size_t> column_of_field_;
  std::vector<ReceiptLine> read_;
};

/// Where another issue was named in the command, the piece is not what was meant.
bool Reader::is_of_issue(const Piece& piece, const Place& place) {
  if (!defaults_.issue || *defaults_.issue == piece.issue) {
    return true;
  }
  report(place,
         fmt::format("the piece is of issue {}, not of {}", model::to_text(piece.issue),
                     model::to_text(*defaults_.issue)),
         "leave the issue out of the command to take pieces of any");
  return false;
}

std::vector<ReceiptLine> Reader::read_codes() {
  std::uint32_t number = 0;
  for (const std::string_view line : split(text_, '\n')) {
    ++number;
    const std::string_view written = trim(line);
    if (written.empty()) {
      continue;
    }
    const Place place =
        lines_.place(path_, number, 1,
                     static_cast<std::uint32_t>(std::max<std::size_t>(display_width(written), 1)));
    std::optional<Piece> piece = parse_piece_code(written);
    if (!piece) {
      report(place, "not the code of a piece, or a character of it is wrong",
             "scan the label again: CB|2022|38-39|R0123|1|5CAB");
    } else if (is_of_issue(*piece, place)) {
      read_.push_back({.piece = std::move(*piece),
                       .date = defaults_.date,
                       .taker = defaults_.taker,
                       .condition = defaults_.condition,
                       .place = place});
    }
  }
  return std::move(read_);
}

bool Reader::read_header(const CsvRow& header) {
  const std::size_t errors_count = diagnostics_.errors_count();
  for (const CsvField& field : header) {
    const auto* const found = std::find(kColumns.begin(), kColumns.end(), trim(field.text));
    if (found == kColumns.end()) {
      report(place_of(field), fmt::format("unknown column \"{}\"", shorten(field.text, 40)),
             std::string(kCsvHelp));
    }
    const auto column = static_cast<std::size_t>(found - kColumns.begin());
    if (found != kColumns.end() && std::find(column_of_field_.begin(), column_of_field_.end(),
                                             column) != column_of_field_.end()) {
      report(place_of(field), fmt::format("column \"{}\" stands twice", *found),
             "keep one of them");
    }
    column_of_field_.push_back(column);
  }
  const auto has = [this](std::size_t column) {
    return std::find(column_of_field_.begin(), column_of_field_.end(), column) !=
           column_of_field_.end();
  };
  if (diagnostics_.errors_count() == errors_count && !has(code) && !has(recipient)) {
    report(place_of(header.front()), "neither column \"code\" nor \"recipient\" is there",
           std::string(kCsvHelp));
  }
  return diagnostics_.errors_count() == errors_count;
}

std::optional<Piece> Reader::piece_of_columns(const CsvRow& row,
                                              const std::array<const CsvField*, 7>& fields) {
  const auto text_of = [&fields](std::size_t column) {
    return fields[column] == nullptr ? std::string() : std::string(trim(fields[column]->text));
  };
  Piece piece = {.recipient = text_of(recipient), .first = 0, .last = 0};
  if (piece.recipient.empty()) {
    report(place_of(row.front()), "the row names no recipient", std::string(kCsvHelp));
    return std::nullopt;
  }
  const auto number =
      text_of(issue).empty() ? defaults_.issue : model::parse_issue_number(text_of(issue));
  if (!number) {
    report(place_of(fields[issue] == nullptr ? row.front() : *fields[issue]),
           text_of(issue).empty() ? "the row names no issue"
                                  : fmt::format("\"{}\" is not an issue", text_of(issue)),
           "write it as 2022/38-39, or name it in the command");
    return std::nullopt;
  }
  piece.issue = *number;
  if (const std::string which = text_of(copy); !which.empty()) {
    const auto [end, error] =
        std::from_chars(which.data(), which.data() + which.size(), piece.first);
    if (error != std::errc{} || end != which.data() + which.size() || piece.first < 1) {
      report(place_of(*fields[copy]), fmt::format("\"{}\" is not the number of a copy", which),
             "write 1 for the first; leave it empty for all that are on their way");
      return std::nullopt;
    }
    piece.last = piece.first;
  }
  return piece;
}

std::optional<Piece> Reader::piece_of(const CsvRow& row,
                                      const std::array<const CsvField*, 7>& fields) {
  const CsvField* const label = fields[code];
  if (label == nullptr || trim(label->text).empty()) {
    return piece_of_columns(row, fields);
  }
  std::optional<Piece> piece = parse_piece_code(trim(label->text));
  if (!piece) {
    report(place_of(*label), "not the code of a piece, or a character of it is wrong",
           "type it again as on the label: CB|2022|38-39|R0123|1|5CAB");
  }
  return piece;
}

void Reader::read_row(const CsvRow& row) {
  if (row.size() != column_of_field_.size()) {
    report(place_of(row.front()),
           fmt::format("{} fields where the header has {}", row.size(), column_of_field_.size()),
           "put a field that has a comma in it in quotes");
    return;
  }
  const std::size_t errors_count = diagnostics_.errors_count();
  std::array<const CsvField*, 7> fields = {};
  for (std::size_t i = 0; i < row.size(); ++i) {
    fields[column_of_field_[i]] = &row[i];
  }
  ReceiptLine line = {.date = defaults_.date,
                      .taker = defaults_.taker,
                      .condition = defaults_.condition,
                      .place = place_of(row.front())};
  std::optional<Piece> piece = piece_of(row, fields);
  if (fields[date] != nullptr && !trim(fields[date]->text).empty()) {
    const auto day = parse_iso_date(trim(fields[date]->text));
    if (!day) {
      report(place_of(*fields[date]),
             fmt::format("the date \"{}\" cannot be read", shorten(fields[date]->text, 20)),
             date_remedy(shorten(trim(fields[date]->text), 20)));
    }
    line.date = day.value_or(line.date);
  }
  if (fields[taker] != nullptr && !trim(fields[taker]->text).empty()) {
    line.taker = to_nfc(trim(fields[taker]->text));
    if (const auto fault = text_fault(line.taker, {.letters_max = 300})) {
      report(place_of(*fields[taker]), fmt::format("the taker has {}", *fault),
             "type the field again, on one line");
    }
  }
  if (fields[state] != nullptr && !trim(fields[state]->text).empty()) {
    const auto condition = condition_from(fields[state]->text);
    if (!condition) {
      report(place_of(*fields[state]),
             fmt::format("\"{}\" is not a state of a copy", shorten(fields[state]->text, 20)),
             "the states are " + condition_words());
    }
    line.condition = condition.value_or(line.condition);
  }
  if (piece && is_of_issue(*piece, line.place) && diagnostics_.errors_count() == errors_count) {
    line.piece = std::move(*piece);
    read_.push_back(std::move(line));
  }
}

std::vector<ReceiptLine> Reader::read_table() {
  const std::vector<CsvRow> rows = read_csv(text_, path_, diagnostics_);
  if (has_header(rows) && read_header(rows.front())) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
      read_row(rows[i]);
    }
  }
  return std::move(read_);
}

}  // namespace

std::vector<ReceiptLine> read_receipts(std::string_view bytes, const std::string& path,
                                       const ReceiptDefaults& defaults, Diagnostics& diagnostics) {
  const std::optional<std::string> utf8 = to_utf8(bytes, path, diagnostics);
  if (!utf8) {
    return {};
  }
  const std::string_view text = *utf8;
  // A table begins with the names of its columns, which no piece code does.
  const std::string_view first = trim(text.substr(0, text.find('\n')));
  const bool is_table = first.find_first_of(",;\t") != std::string_view::npos ||
                        std::find(kColumns.begin(), kColumns.end(), first) != kColumns.end();
  const std::size_t errors_count = diagnostics.errors_count();
  Reader reader(text, path, defaults, diagnostics);
  std::vector<ReceiptLine> lines = is_table ? reader.read_table() : reader.read_codes();
  if (lines.empty() && diagnostics.errors_count() == errors_count) {
    diagnostics.report({.code = "G0757",
                        .place = {.path = path},
                        .message = "the file has no receipt",
                        .help = "a piece code a line, or a table with a line below its header"});
  }
  return lines;
}

}  // namespace gazette::ledger

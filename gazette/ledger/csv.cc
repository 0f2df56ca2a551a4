#include "gazette/ledger/csv.h"

#include <algorithm>
#include <optional>

namespace gazette::ledger {
namespace {

/// What parts the columns: a comma, unless the header has none of them and one of the others.
char separator_of(std::string_view header) {
  for (const char other : {';', '\t'}) {
    if (header.find(',') == std::string_view::npos &&
        header.find(other) != std::string_view::npos) {
      return other;
    }
  }
  return ',';
}

/// A walk through the text that knows its line and column.
class Reader {
 public:
  Reader(std::string_view text, const std::string& path, Diagnostics& diagnostics)
      : text_(text),
        path_(path),
        lines_(text),
        separator_(separator_of(text.substr(0, text.find('\n')))),
        diagnostics_(diagnostics) {}

  std::vector<CsvRow> read();

 private:
  [[nodiscard]] bool at_end() const { return position_ == text_.size(); }
  [[nodiscard]] bool at_line_end() const {
    return at_end() || text_[position_] == '\n' || text_.substr(position_, 2) == "\r\n";
  }
  void advance();
  void skip_line_end();
  std::optional<CsvRow> read_row();
  bool read_field(CsvRow& row);
  bool read_quoted(CsvField& field);
  bool read_plain(CsvField& field);
  void report(std::uint32_t line, std::uint32_t column, std::string message, std::string help);

  std::string_view text_;
  const std::string& path_;
  CsvLines lines_;
  char separator_ = ',';
  Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

std::vector<CsvRow> Reader::read() {
  std::vector<CsvRow> rows;
  while (!at_end()) {
    if (std::optional<CsvRow> row = read_row()) {
      rows.push_back(std::move(*row));
    } else {
      // The rest of a broken row says nothing reliable; the next line may be whole again.
      while (!at_line_end()) {
        advance();
      }
    }
    skip_line_end();
  }
  const auto is_blank = [](const CsvRow& row) { return row.size() == 1 && row[0].text.empty(); };
  while (!rows.empty() && is_blank(rows.back())) {
    rows.pop_back();
  }
  return rows;
}

void Reader::advance() {
  if (text_[position_] == '\n') {
    ++line_;
    column_ = 1;
    ++position_;
    return;
  }
  // A code point may have several bytes; those after its first begin with the bits 10.
  do {
    ++position_;
  } while (!at_end() && (static_cast<unsigned char>(text_[position_]) & 0xC0) == 0x80);
  ++column_;
}

void Reader::skip_line_end() {
  if (!at_end() && text_[position_] == '\r') {
    advance();
  }
  if (!at_end()) {
    advance();
  }
}

std::optional<CsvRow> Reader::read_row() {
  CsvRow row;
  while (read_field(row)) {
    if (at_line_end()) {
      return row;
    }
    advance();  // over the separator
  }
  return std::nullopt;
}

/// Reads to the separator or the end of the row.
bool Reader::read_field(CsvRow& row) {
  CsvField field = {.line = line_, .column = column_};
  const bool is_quoted = !at_end() && text_[position_] == '"';
  if (!(is_quoted ? read_quoted(field) : read_plain(field))) {
    return false;
  }
  if (field.width == 0) {
    field.width = line_ == field.line ? std::max(1U, column_ - field.column) : 1;
  }
  row.push_back(std::move(field));
  return true;
}

bool Reader::read_quoted(CsvField& field) {
  advance();
  while (!at_end()) {
    if (text_[position_] == '"') {
      advance();
      if (at_line_end() || text_[position_] == separator_) {
        return true;
      }
      if (text_[position_] != '"') {
        report(line_, column_, "text after the closing quote",
               "write a quote inside a quoted field as two quotes");
        return false;
      }
    }
    if (text_.substr(position_, 2) == "\r\n") {
      ++position_;  // a line break inside a field is kept as "\n"
    }
    const std::size_t begin = position_;
    if (field.width == 0 && text_[position_] == '\n') {
      field.width = column_ - field.column;
    }
    advance();
    field.text += text_.substr(begin, position_ - begin);
  }
  report(field.line, field.column, "a quote is opened and never closed",
         "close the field with a quote before the comma or the end of the line");
  return false;
}

bool Reader::read_plain(CsvField& field) {
  const std::size_t begin = position_;
  while (!at_line_end() && text_[position_] != separator_) {
    if (text_[position_] == '"') {
      report(line_, column_, "a quote inside a field that does not begin with one",
             "put the whole field in quotes, and write the quote inside it twice");
      return false;
    }
    if (text_[position_] == '\r') {
      report(line_, column_, "a carriage return without a line feed",
             "save the file with line ends of Windows or of Unix");
      return false;
    }
    advance();
  }
  field.text = text_.substr(begin, position_ - begin);
  return true;
}

void Reader::report(std::uint32_t line, std::uint32_t column, std::string message,
                    std::string help) {
  diagnostics_.report({.code = "G0731",
                       .place = lines_.place(path_, line, column, 1),
                       .message = std::move(message),
                       .help = std::move(help)});
}

}  // namespace

CsvLines::CsvLines(std::string_view text) {
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    lines_.push_back(line);
    if (end == std::string_view::npos) {
      return;
    }
    text.remove_prefix(end + 1);
  }
}

Place CsvLines::place(const std::string& path, std::uint32_t line, std::uint32_t column,
                      std::uint32_t width) const {
  Place place = {.path = path, .line = line, .column = column, .width = width};
  if (line >= 1 && line <= lines_.size()) {
    place.excerpt = lines_[line - 1];
  }
  return place;
}

bool has_header(const std::vector<CsvRow>& rows) {
  return !rows.empty() && rows.front().front().line == 1;
}

std::vector<CsvRow> read_csv(std::string_view text, const std::string& path,
                             Diagnostics& diagnostics) {
  return Reader(text, path, diagnostics).read();
}

}  // namespace gazette::ledger

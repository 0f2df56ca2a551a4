#include "gazette/ledger/recipient_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/csv.h"
#include "gazette/ledger/csv_encoding.h"
#include "gazette/ledger/ledger.h"
#include "gazette/ledger/terms.h"

namespace gazette::ledger {
namespace {

constexpr int kNoCopies = -1;  // of a field that was reported
constexpr std::string_view kTwinHelp =
    "keep one of them where they are one body; else mend what is not its own";

enum Column : std::size_t {
  id,
  name,
  kind,
  district,
  address,
  copies,
  channel,
  basis,
  official_code,
  note,
  postal_code,
  columns_count
};

struct ColumnRule {
  std::string_view name = {};
  bool required = false;  // the column must be there, and no field of it empty
};

constexpr std::array<ColumnRule, columns_count> kColumns = {{
    {"id", true},
    {"name", true},
    {"kind", false},
    {"district", false},
    {"address", true},
    {"copies", true},
    {"channel", true},
    {"basis", true},
    {"official_code", false},
    {"note", false},
    {"postal_code", false},
}};

/// Whether a spreadsheet would compute it; a text that begins as a defused one does counts too, so
/// that every text comes back as it was.
bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@'").find(text.front()) != std::string_view::npos;
}

void append_field(std::string& csv, const std::string& text, bool is_last) {
  csv += '"';
  csv += is_formula(text) ? "'" : "";
  for (const char each : text) {
    csv += each == '"' ? "\"\"" : each == '\n' ? "\r\n" : std::string(1, each);
  }
  csv += is_last ? "\"\r\n" : "\",";
}

/// Turns the rows of one file into recipients.
class Gate {
 public:
  Gate(std::string_view text, const std::string& path, Diagnostics& diagnostics)
      : path_(path), lines_(text), diagnostics_(diagnostics) {}

  bool read_header(const CsvRow& header);
  void read_row(const CsvRow& row);
  void warn_of_likeness();
  std::vector<RecipientRow> take();

 private:
  void report(std::string_view code, const CsvField& field, std::string message, std::string help);
  void report_unknown_column(const CsvField& field);
  std::string text_of(const CsvField& field, const ColumnRule& rule);
  std::string read_id(const CsvField& field);
  int read_copies(const CsvField& field);
  void check_copies(const Recipient& recipient, const CsvField& field);
  void check_key(const std::string& key, std::string_view column, const CsvField& field);
  Channel read_channel(const CsvField& field);

  const std::string& path_;
  CsvLines lines_;
  Diagnostics& diagnostics_;
  std::vector<std::size_t> column_of_field_;  // in kColumns, by the field's place in a row
  bool has_ids_ = true;
  std::vector<RecipientRow> rows_;
  std::map<std::string, std::uint32_t> line_of_key_;
};

void Gate::report(std::string_view code, const CsvField& field, std::string message,
                  std::string help) {
  diagnostics_.report({.code = code,
                       .place = lines_.place(path_, field.line, field.column, field.width),
                       .message = std::move(message),
                       .help = std::move(help)});
}

void Gate::report_unknown_column(const CsvField& field) {
  std::vector<std::string> known;
  for (const ColumnRule& rule : kColumns) {
    known.emplace_back(rule.name);
  }
  const std::optional<std::string> near = nearest(field.text, known);
  report("G0732", field, fmt::format("unknown column \"{}\"", field.text),
         near ? fmt::format("did you mean \"{}\"", *near)
              : fmt::format("the columns are {}", fmt::join(known, ", ")));
}

bool Gate::read_header(const CsvRow& header) {
  const std::size_t errors_count = diagnostics_.errors_count();
  std::array<bool, columns_count> is_there = {};
  for (const CsvField& field : header) {
    const std::string text(trim(field.text));
    const auto* const found =
        std::find_if(kColumns.begin(), kColumns.end(),
                     [&text](const ColumnRule& rule) { return rule.name == text; });
    if (found == kColumns.end()) {
      report_unknown_column(field);
      continue;
    }
    const auto column = static_cast<std::size_t>(found - kColumns.begin());
    if (is_there[column]) {
      report("G0732", field, fmt::format("column \"{}\" stands twice", text), "keep one of them");
    }
    is_there[column] = true;
    column_of_field_.push_back(column);
  }
  if (diagnostics_.errors_count() != errors_count) {
    return false;  // a column missing is then most likely the one misspelt
  }
  // Without the office's ids the official codes have to lead to the bodies (list_identity.h).
  has_ids_ = is_there[id] || !is_there[official_code];
  for (std::size_t column = has_ids_ ? id : name; column < columns_count; ++column) {
    if (kColumns[column].required && !is_there[column]) {
      report("G0733", header.front(),
             fmt::format("column \"{}\" is missing", kColumns[column].name),
             "add the column; the order of columns is free");
    }
  }
  return diagnostics_.errors_count() == errors_count;
}

void Gate::read_row(const CsvRow& row) {
  if (row.size() != column_of_field_.size()) {
    report("G0731", row.front(),
           fmt::format("{} fields where the header has {}", row.size(), column_of_field_.size()),
           "put a field that has a comma in it in quotes");
    return;
  }
  std::array<std::string, columns_count> texts = {};
  std::array<CsvField, columns_count> fields = {};
  Recipient recipient;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::size_t column = column_of_field_[i];
    fields[column] = row[i];
    switch (column) {
      case id:
        recipient.id = read_id(row[i]);
        break;
      case copies:
        recipient.copies = read_copies(row[i]);
        break;
      case channel:
        recipient.channel = read_channel(row[i]);
        break;
      default:
        texts[column] = text_of(row[i], kColumns[column]);
        break;
    }
  }
  recipient.name = std::move(texts[name]);
  recipient.kind = std::move(texts[kind]);
  recipient.district = std::move(texts[district]);
  recipient.address = std::move(texts[address]);
  recipient.basis = std::move(texts[basis]);
  recipient.official_code = std::move(texts[official_code]);
  recipient.note = std::move(texts[note]);
  recipient.postal_code = std::move(texts[postal_code]);
  check_copies(recipient, fields[copies]);
  if (!has_ids_) {
    check_key(recipient.official_code, "official_code", fields[official_code]);
  }
  const CsvField& at = fields[name];
  rows_.push_back({.recipient = std::move(recipient),
                   .place = lines_.place(path_, at.line, at.column, at.width)});
}

/// The field in NFC without spaces at its ends; line breaks inside an address stay.
std::string Gate::text_of(const CsvField& field, const ColumnRule& rule) {
  std::string text = clean_text(field.text);
  if (text.size() > 1 && text.front() == '\'' && is_formula(std::string_view(text).substr(1))) {
    text.erase(0, 1);
  }
  if (rule.required && text.empty()) {
    report("G0734", field, fmt::format("column \"{}\" is empty", rule.name),
           "every recipient needs one");
  }
  if (const auto fault = text_fault(text, limits_of(rule.name))) {
    report("G0734", field, fmt::format("column \"{}\" has {}", rule.name, *fault),
           "type the field again; on labels, lists and envelopes it is read as it is here");
  }
  return text;
}

std::string Gate::read_id(const CsvField& field) {
  std::string text = text_of(field, kColumns[id]);
  if (!text.empty() && !is_recipient_id(text)) {
    report("G0734", field, fmt::format("\"{}\" is not an id", shorten(text, 32)),
           std::string(kRecipientIdRule));
  }
  check_key(text, "id", field);
  return text;
}

/// No two rows of one body.
void Gate::check_key(const std::string& key, std::string_view column, const CsvField& field) {
  const auto [former, is_new] = line_of_key_.emplace(key, field.line);
  if (is_new || key.empty()) {
    return;
  }
  const bool is_id = column == "id";
  report("G0735", field,
         fmt::format("{} \"{}\" was given in line {} already", column, key, former->second),
         is_id ? "give each recipient an id of its own; an id once used is never given to another "
                 "body"
               : "keep one of the two rows");
}

int Gate::read_copies(const CsvField& field) {
  const std::string text = text_of(field, kColumns[copies]);
  if (text.empty()) {
    return kNoCopies;  // reported
  }
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > kCopiesMax) {
    report("G0734", field, fmt::format("\"{}\" is not a number of copies", shorten(text, 20)),
           fmt::format("write a whole number from 1 to {}; 0 goes with \"{}\"; a body that "
                       "receives nothing has no row",
                       kCopiesMax, to_text(Channel::electronic)));
    return kNoCopies;
  }
  return value;
}

/// No copy goes with the electronic edition alone, and no other way goes without one.
void Gate::check_copies(const Recipient& recipient, const CsvField& field) {
  if (recipient.channel == Channel::electronic && recipient.copies > 0) {
    report("G0734", field, "copies go with the electronic edition alone",
           "write 0, or another way of delivery");
  }
  if (recipient.channel != Channel::electronic && recipient.copies == 0) {
    report("G0734", field, fmt::format("\"{}\" is not a number of copies", trim(field.text)),
           fmt::format("write a whole number from 1 to {}; 0 goes with \"{}\"; a body that "
                       "receives nothing has no row",
                       kCopiesMax, to_text(Channel::electronic)));
  }
}

Channel Gate::read_channel(const CsvField& field) {
  const std::string text = text_of(field, kColumns[channel]);
  if (const std::optional<Channel> named = channel_named(text)) {
    return *named;
  }
  if (!text.empty()) {
    std::vector<std::string> known;
    for (const Channel each : kChannels) {
      known.emplace_back(to_text(each));
    }
    const std::optional<std::string> near = nearest(to_lower(text), known);
    report("G0734", field, fmt::format("\"{}\" is not a way of delivery", shorten(text, 40)),
           near ? fmt::format("did you mean \"{}\"", *near)
                : fmt::format("the ways are {}", fmt::join(known, ", ")));
  }
  return Channel::post;
}

/// Two ids for what reads as one body: "An Hòa" and "An Hoà" are the same ward. Or two bodies with
/// what only one can have: an official code, a name in a district.
void Gate::warn_of_likeness() {
  std::map<std::string, std::size_t> first_with_key;
  const auto former_of = [&](const std::string& key, std::size_t row) -> const Recipient* {
    const auto [first, is_new] = first_with_key.emplace(key, row);
    return is_new ? nullptr : &rows_[first->second].recipient;
  };
  const auto id_of = [this](const Recipient& each) {
    return has_ids_ ? each.id : each.official_code;
  };
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Recipient& recipient = rows_[i].recipient;
    const auto warn = [&](std::string_view code, const Recipient& former, std::string_view what,
                          std::string_view help) {
      diagnostics_.report(
          {.code = code,
           .place = rows_[i].place,
           .message = fmt::format("{} and {} {}", id_of(former), id_of(recipient), what),
           .help = std::string(help)});
    };
    const std::string alike_key = fold(collapse_spaces(recipient.name)) + '\n' +
                                  fold(collapse_spaces(recipient.district)) + '\n' +
                                  fold(collapse_spaces(recipient.address));
    const Recipient* const namesake =
        former_of(name_key(recipient.name) + '\n' + name_key(recipient.district), i);
    if (const Recipient* const alike = former_of(alike_key, i)) {
      warn("G0736", *alike, "look like the same recipient",
           "keep one row and add its copies, unless they are two bodies");
    } else if (namesake != nullptr) {
      warn("G0789", *namesake, fmt::format("have the same name: \"{}\"", recipient.name),
           kTwinHelp);
    }
    const Recipient* const coded =
        recipient.official_code.empty() ? nullptr : former_of(recipient.official_code, i);
    if (coded != nullptr && has_ids_) {
      warn("G0789", *coded, fmt::format("have the same official code: {}", recipient.official_code),
           kTwinHelp);
    }
  }
}

std::vector<RecipientRow> Gate::take() {
  std::sort(rows_.begin(), rows_.end(), [](const RecipientRow& a, const RecipientRow& b) {
    return a.recipient.id < b.recipient.id;
  });
  return std::move(rows_);
}

}  // namespace

std::optional<std::vector<RecipientRow>> read_recipients(std::string_view csv,
                                                         const std::string& path,
                                                         Diagnostics& diagnostics) {
  const std::size_t errors_count = diagnostics.errors_count();
  const std::optional<std::string> text = to_utf8(csv, path, diagnostics);
  if (!text) {
    return std::nullopt;
  }
  const std::vector<CsvRow> rows = read_csv(*text, path, diagnostics);
  if (rows.size() < 2) {
    if (diagnostics.errors_count() == errors_count) {
      diagnostics.report({.code = "G0740",
                          .place = {.path = path},
                          .message = "the list has no recipient",
                          .help = "the first line names the columns, each further line is a "
                                  "recipient"});
    }
    return std::nullopt;
  }
  Gate gate(*text, path, diagnostics);
  if (!has_header(rows) || !gate.read_header(rows.front())) {
    return std::nullopt;
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    gate.read_row(rows[i]);
  }
  if (diagnostics.errors_count() != errors_count) {
    return std::nullopt;
  }
  gate.warn_of_likeness();
  return gate.take();
}

std::string recipients_csv(const std::vector<Recipient>& recipients) {
  std::string csv = "\xEF\xBB\xBF";
  for (const ColumnRule& column : kColumns) {
    csv += column.name;
    csv += column.name == kColumns.back().name ? "\r\n" : ",";
  }
  for (const Recipient& each : recipients) {
    const std::array<std::string, columns_count> texts = {each.id,
                                                          each.name,
                                                          each.kind,
                                                          each.district,
                                                          each.address,
                                                          fmt::format("{}", each.copies),
                                                          std::string(to_text(each.channel)),
                                                          each.basis,
                                                          each.official_code,
                                                          each.note,
                                                          each.postal_code};
    for (std::size_t column = 0; column < columns_count; ++column) {
      append_field(csv, texts[column], column + 1 == columns_count);
    }
  }
  return csv;
}

}  // namespace gazette::ledger

#include "gazette/ingest/structure_signature.h"

#include <algorithm>
#include <array>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/ingest/structure_attachment.h"

namespace gazette::ingest {
namespace {

/// How the first line of a signature begins: for whom one signs (thay mặt, ký thay, thừa lệnh, thừa
/// ủy quyền, quyền), or the office one holds.
constexpr std::array<std::string_view, 46> kRoleStarts = {"tm.",
                                                          "kt.",
                                                          "tl.",
                                                          "tuq.",
                                                          "q.",
                                                          "t/m",
                                                          "k/t",
                                                          "t/l",
                                                          "tm ",
                                                          "kt ",
                                                          "tl ",
                                                          "chu tich",
                                                          "pho chu tich",
                                                          "thu tuong",
                                                          "pho thu tuong",
                                                          "bo truong",
                                                          "thu truong",
                                                          "giam doc",
                                                          "pho giam doc",
                                                          "tong giam doc",
                                                          "pho tong giam",
                                                          "cuc truong",
                                                          "pho cuc truong",
                                                          "tong cuc truong",
                                                          "pho tong cuc",
                                                          "vu truong",
                                                          "chanh van phong",
                                                          "pho chanh van phong",
                                                          "chanh thanh tra",
                                                          "chanh an",
                                                          "vien truong",
                                                          "tong kiem toan",
                                                          "tong thanh tra",
                                                          "thong doc",
                                                          "chu nhiem",
                                                          "pho chu nhiem",
                                                          "truong ban",
                                                          "pho truong ban",
                                                          "truong phong",
                                                          "bi thu",
                                                          "pho bi thu",
                                                          "hieu truong",
                                                          "chi cuc truong",
                                                          "truong doan",
                                                          "tu lenh",
                                                          "tong bi thu"};

constexpr std::size_t kRoleBytesMax = 160;
constexpr std::size_t kRolesMax = 8;
constexpr std::size_t kNameBytesMax = 70;
constexpr std::size_t kNameWordsMax = 8;
constexpr std::size_t kTableRowsMax = 12;
constexpr std::size_t kTableColumnsMax = 5;

/// "(Đã ký)", "(Chữ ký, dấu)".
bool is_signed_mark(std::string_view key) {
  const std::string_view inner = key.substr(std::min(key.find_first_not_of("([ "), key.size()));
  return inner.starts_with("da ky") || inner.starts_with("chu ky") || inner.starts_with("ky ten") ||
         inner == "ky)" || inner.starts_with("ky, ");
}

/// "Nơi nhận:" itself, or with its list behind it; not "Nơi nhận hồ sơ là ...".
bool begins_recipients(std::string_view key) {
  constexpr std::string_view kWords = "noi nhan";
  if (!key.starts_with(kWords)) {
    return false;
  }
  const std::string_view rest = trim(key.substr(kWords.size()));
  return rest.empty() || rest.starts_with(':') || rest.starts_with('-');
}

/// A person's name: some words, each with a capital, no digits, no mark of a sentence.
bool is_name(std::string_view text) {
  if (text.empty() || text.size() > kNameBytesMax || text.ends_with(';') || text.ends_with(':') ||
      text.ends_with(',') || text.ends_with('.')) {
    return false;
  }
  const std::vector<std::string_view> words = split(text, ' ');
  if (words.size() < 2 || words.size() > kNameWordsMax) {
    return false;
  }
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    if (word.empty() || word.find_first_of("0123456789:;()/\"") != std::string_view::npos) {
      return false;
    }
    std::size_t end = 0;
    static_cast<void>(next_code_point(word, end));
    return is_upper_case(word.substr(0, end));
  });
}

bool is_role(const Line& line) {
  return !line.is_table() && line.upper && line.text.size() <= kRoleBytesMax && !line.label;
}

/// Lines of one signature: [first, names) are roles, [names, end) the name and marks around it.
struct LooseSignature {
  std::size_t names = 0;
  std::size_t end = 0;
};

/// Whether nothing of the text goes on behind a signature without a name.
bool ends_text(const std::vector<Line>& lines, std::size_t i) {
  return i >= lines.size() || begins_recipients(lines[i].key) || lines[i].page_break_before;
}

std::optional<LooseSignature> find_loose(const std::vector<Line>& lines, std::size_t first) {
  if (!is_role(lines[first]) || !starts_with_role(lines[first].key)) {
    return std::nullopt;
  }
  std::size_t end = first + 1;
  while (end < lines.size() && end - first < kRolesMax && is_role(lines[end]) &&
         !begins_recipients(lines[end].key) && !lines[end].page_break_before &&
         lines[end].heading_level <= lines[first].heading_level &&
         !find_attachment(lines, end, {.after_signature = true})) {
    ++end;
  }
  LooseSignature found{.names = end, .end = end};
  const auto skip_marks = [&] {
    while (found.end < lines.size() && !lines[found.end].is_table() &&
           is_signed_mark(lines[found.end].key)) {
      ++found.end;
    }
  };
  skip_marks();
  if (found.end < lines.size() && !lines[found.end].is_table() && !lines[found.end].upper &&
      is_name(lines[found.end].text)) {
    ++found.end;
    skip_marks();
    return found;
  }
  // A name in capitals looks like one more role.
  const Line& last = lines[end - 1];
  if (end - first >= 2 && is_name(last.text) && !starts_with_role(last.key)) {
    found.names = end - 1;
    return found;
  }
  return ends_text(lines, found.end) ? std::optional(found) : std::nullopt;
}

/// The lines of one column of a table, from above to below.
using Column = std::vector<Line>;

/// The columns of a small table as lines, or nothing where the table is too large for a layout.
std::vector<Column> columns_of(const model::Table& table) {
  if (table.rows.size() > kTableRowsMax || table.columns_count > kTableColumnsMax) {
    return {};
  }
  std::vector<Column> columns;
  for (const model::Row& row : table.rows) {
    std::size_t index = 0;
    for (const model::Cell& cell : row.cells) {
      if (index >= columns.size()) {
        columns.resize(index + 1);
      }
      for (const model::Paragraph& paragraph : cell.paragraphs) {
        for (model::Paragraph& part : split_at_breaks(paragraph)) {
          columns[index].push_back(make_line(std::move(part)));
        }
      }
      index += std::max<std::size_t>(cell.column_span, 1);
    }
  }
  return columns;
}

enum class ColumnKind { empty, recipients, signature, other };

ColumnKind kind_of(const Column& column) {
  const auto first = std::find_if(column.begin(), column.end(), [](const Line& line) {
    return !line.text.empty() && !is_drawn_rule(line.text);
  });
  if (first == column.end()) {
    return ColumnKind::empty;
  }
  if (begins_recipients(first->key)) {
    return ColumnKind::recipients;
  }
  return first->upper && starts_with_role(first->key) && first->text.size() <= kRoleBytesMax
             ? ColumnKind::signature
             : ColumnKind::other;
}

/// What the columns of a table are, where together they make the foot of an act.
std::vector<ColumnKind> foot_columns(const std::vector<Column>& columns) {
  std::vector<ColumnKind> kinds;
  for (const Column& column : columns) {
    kinds.push_back(kind_of(column));
  }
  const auto count = [&](ColumnKind kind) { return std::count(kinds.begin(), kinds.end(), kind); };
  if (count(ColumnKind::recipients) == 1 && count(ColumnKind::other) >= 1) {
    // Beside the recipients stands the signature, however its first line is written.
    std::replace(kinds.begin(), kinds.end(), ColumnKind::other, ColumnKind::signature);
  }
  const bool is_foot = count(ColumnKind::other) == 0 &&
                       (count(ColumnKind::signature) > 0 || count(ColumnKind::recipients) > 0);
  return is_foot ? kinds : std::vector<ColumnKind>();
}

void add_signature_column(Column& column, model::SignatureBlock& block,
                          std::vector<model::Dropped>& dropped) {
  bool in_roles = true;
  for (std::size_t i = 0; i < column.size(); ++i) {
    Line& line = column[i];
    if (line.text.empty()) {
      continue;
    }
    auto& paragraph = std::get<model::Paragraph>(line.block);
    if (is_drawn_rule(line.text)) {
      drop(dropped, paragraph, kRuleReason);
      continue;
    }
    if (is_signed_mark(line.key)) {
      drop(dropped, paragraph, kSignedMarkReason);
      in_roles = false;
      continue;
    }
    const bool is_last = i + 1 == column.size();
    const bool is_upper_name =
        line.upper && is_last && i > 0 && is_name(line.text) && !starts_with_role(line.key);
    in_roles = in_roles && !is_upper_name && (line.upper || !is_name(line.text));
    (in_roles ? block.roles : block.names).push_back(std::move(paragraph));
  }
}

std::optional<model::SignatureBlock> take_table(Source& source) {
  std::vector<Column> columns = columns_of(source.peek().table());
  const std::vector<ColumnKind> kinds = foot_columns(columns);
  if (kinds.empty()) {
    return std::nullopt;
  }
  source.take();
  model::SignatureBlock block;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (kinds[i] == ColumnKind::signature) {
      add_signature_column(columns[i], block, source.dropped);
      continue;
    }
    for (const Line& line : columns[i]) {
      drop(source.dropped, line.paragraph(),
           is_drawn_rule(line.text) ? kRuleReason : kRecipientsReason);
    }
  }
  return block;
}

/// A line of the list of recipients, behind one that ended with `previous`.
bool continues_recipients(const Line& line, char previous) {
  if (line.is_table() || line.label || line.page_break_before || line.heading_level > 0) {
    return false;
  }
  const bool is_dash = line.text.starts_with('-') || line.text.starts_with('+') ||
                       line.text.starts_with('*') || line.text.starts_with("–") ||
                       line.text.starts_with("•");
  const bool is_keeping =
      line.key.starts_with("luu:") || line.key.starts_with("luu ") || line.key.starts_with("nhu ");
  return is_dash || is_keeping || ((previous == ';' || previous == ',') && !line.upper);
}

}  // namespace

bool starts_with_role(std::string_view key) {
  return std::any_of(kRoleStarts.begin(), kRoleStarts.end(),
                     [&](std::string_view start) { return key.starts_with(start); });
}

std::optional<model::SignatureBlock> take_signature(Source& source) {
  if (source.peek().is_table()) {
    return take_table(source);
  }
  const std::optional<LooseSignature> found = find_loose(source.lines, source.next);
  if (!found) {
    return std::nullopt;
  }
  model::SignatureBlock block;
  while (source.next < found->end) {
    const bool is_name_line = source.next >= found->names;
    Line line = source.take();
    auto& paragraph = std::get<model::Paragraph>(line.block);
    if (is_name_line && is_signed_mark(line.key)) {
      drop(source.dropped, paragraph, kSignedMarkReason);
    } else {
      (is_name_line ? block.names : block.roles).push_back(std::move(paragraph));
    }
  }
  return block;
}

bool is_signature_next(const Source& source) {
  if (source.at_end()) {
    return false;
  }
  if (source.peek().is_table()) {
    return !foot_columns(columns_of(source.peek().table())).empty();
  }
  return find_loose(source.lines, source.next).has_value();
}

bool drop_recipients(Source& source) {
  if (source.at_end() || source.peek().is_table() || !begins_recipients(source.peek().key)) {
    return false;
  }
  char previous = ';';
  do {
    const Line line = source.take();
    previous = line.text.back();
    drop(source.dropped, line.paragraph(), kRecipientsReason);
  } while (!source.at_end() && continues_recipients(source.peek(), previous));
  return true;
}

}  // namespace gazette::ingest

#include "gazette/ingest/structure_signature.h"

#include <algorithm>
#include <array>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/ingest/structure_attachment.h"
#include "gazette/ingest/structure_signature_line.h"

namespace gazette::ingest {
namespace {

constexpr std::size_t kRolesMax = 8;
constexpr std::size_t kTableRowsMax = 12;
constexpr std::size_t kTableColumnsMax = 5;

bool is_role(const Line& line) {
  // "Q. CHỦ TỊCH" looks like a lettered part.
  return !line.is_table() && line.upper && line.text.size() <= kRoleBytesMax &&
         (!line.label || starts_with_role(line.key));
}

/// "Thứ trưởng" below "KT. BỘ TRƯỞNG", as older acts have it.
bool is_plain_role(const Line& line) {
  constexpr std::size_t kPlainRoleBytesMax = 60;
  return !line.is_table() && !line.label && line.text.size() <= kPlainRoleBytesMax &&
         starts_with_role(line.key) && !is_name(line.text) &&
         std::string_view(".;:,").find(line.text.back()) == std::string_view::npos;
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
  const bool is_certified = certifies(lines[first].key);
  while (end < lines.size() && end - first < kRolesMax &&
         (is_role(lines[end]) || is_plain_role(lines[end]) ||
          (is_certified && is_day_of_signing(lines[end]))) &&
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
  // A day, or a remark of a signing service, may stand over the office.
  const auto first = std::find_if(column.begin(), column.end(), [](const Line& line) {
    return !line.text.empty() && !is_drawn_rule(line.text) && !is_day_of_signing(line) &&
           !is_signed_mark(line.key);
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
  const bool is_certified = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
    return std::any_of(column.begin(), column.end(),
                       [](const Line& line) { return certifies(line.key); });
  });
  if (is_certified) {
    // Beside the words of certifying stand the office and its number.
    std::replace(kinds.begin(), kinds.end(), ColumnKind::other, ColumnKind::signature);
  }
  const bool is_foot = count(ColumnKind::other) == 0 &&
                       (count(ColumnKind::signature) > 0 || count(ColumnKind::recipients) > 0);
  return is_foot ? kinds : std::vector<ColumnKind>();
}

/// Whether line `i` of a column is a name and no office.
bool is_name_line(const Column& column, std::size_t i) {
  const Line& line = column[i];
  if (!line.upper) {
    return is_name(line.text);
  }
  const bool is_last = i + 1 == column.size() || starts_with_role(column[i + 1].key);
  return is_last && i > 0 && is_name(line.text) && !starts_with_role(line.key);
}

/// The signers of a column, from above to below: offices and name, perhaps more than once.
std::vector<model::SignatureBlock> signers_of(Column& column,
                                              std::vector<model::Dropped>& dropped) {
  std::erase_if(column, [](const Line& line) { return line.text.empty(); });
  std::vector<model::SignatureBlock> signers(1);
  bool in_roles = true;
  for (std::size_t i = 0; i < column.size(); ++i) {
    Line& line = column[i];
    auto& paragraph = std::get<model::Paragraph>(line.block);
    if (is_drawn_rule(line.text)) {
      drop(dropped, paragraph, kRuleReason);
      continue;
    }
    if (is_signed_mark(line.key)) {
      drop(dropped, paragraph, kSignedMarkReason);
      in_roles = signers.back().roles.empty();
      continue;
    }
    if (!signers.back().names.empty() && line.upper && starts_with_role(line.key)) {
      signers.emplace_back();
      in_roles = true;
    }
    in_roles = in_roles && !is_name_line(column, i);
    model::SignatureBlock& signer = signers.back();
    (in_roles ? signer.roles : signer.names).push_back(std::move(paragraph));
  }
  return signers;
}

std::optional<model::SignatureBlock> take_table(Source& source) {
  std::vector<Column> columns = columns_of(source.peek().table());
  const std::vector<ColumnKind> kinds = foot_columns(columns);
  if (kinds.empty()) {
    return std::nullopt;
  }
  const bool is_known = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
    return kind_of(column) == ColumnKind::signature;
  });
  const Line table = source.take();
  std::vector<std::vector<model::SignatureBlock>> signers;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (kinds[i] == ColumnKind::signature) {
      signers.push_back(signers_of(columns[i], source.dropped));
      continue;
    }
    for (const Line& line : columns[i]) {
      drop(source.dropped, line.paragraph(),
           is_drawn_rule(line.text) ? kRuleReason : kRecipientsReason);
    }
  }
  // Signers are read row by row: the first of each column, then the second.
  model::SignatureBlock block;
  for (std::size_t row = 0; row < kTableRowsMax; ++row) {
    for (std::vector<model::SignatureBlock>& column : signers) {
      if (row < column.size()) {
        join(block, std::move(column[row]));
      }
    }
  }
  if (!is_empty(block) && !is_known) {
    source.decide(table, "a signature", Doubt::signature_role_unknown);
  }
  return block;
}

/// Whether line `i` goes on with the foot that begins at line `first`, its columns parted by
/// blanks.
bool is_foot_line(const std::vector<Line>& lines, std::size_t i, std::size_t first) {
  const Line& line = lines[i];
  if (line.is_table() || (i > first && line.page_break_before)) {
    return false;
  }
  const bool has_columns = split_at_gap(line.paragraph()).size() > 1;
  const bool goes_on = line.text.size() <= kRoleBytesMax && begins_small(line.text);
  return i == first || has_columns || goes_on || is_recipient(line) || line.upper ||
         is_name(line.text) || is_signed_mark(line.key);
}

/// Parts a line of the foot into its columns; a line of one column is one of the signature where it
/// looks like it.
void add_foot_line(Line& line, std::vector<Line>& left, std::vector<Line>& right) {
  std::vector<model::Paragraph> parts = split_at_gap(line.paragraph());
  const bool is_signature = parts.size() == 1 && !left.empty() && !is_recipient(line) &&
                            (line.upper || is_name(line.text) || is_signed_mark(line.key));
  for (std::size_t part = 0; part < parts.size(); ++part) {
    std::vector<Line>& column = part == 0 && !is_signature ? left : right;
    column.push_back(make_line(std::move(parts[part])));
    if (part + 1 == parts.size()) {
      column.back().pictures = std::move(line.pictures);
    }
  }
}

/// The parts of a line that holds a whole signature with breaks; none where it does not.
std::vector<Line> signature_parts(Line& line) {
  if (line.is_table() || !starts_with_role(line.key)) {
    return {};
  }
  std::vector<Line> parts;
  for (model::Paragraph& part : split_at_breaks(line.paragraph())) {
    parts.push_back(make_line(std::move(part)));
  }
  const bool is_signature = parts.size() > 1 && parts.front().upper &&
                            std::all_of(parts.begin() + 1, parts.end(), [](const Line& part) {
                              return part.text.size() <= kRoleBytesMax &&
                                     (part.upper || is_name(part.text) || is_signed_mark(part.key));
                            });
  if (!is_signature) {
    return {};
  }
  parts.front().page_break_before = line.page_break_before;
  parts.front().heading_level = line.heading_level;
  parts.back().pictures = std::move(line.pictures);
  return parts;
}

/// A line of the list of recipients, behind one that ended with `previous`.
bool continues_recipients(const Line& line, char previous) {
  if (line.is_table() || line.label || line.page_break_before || line.heading_level > 0) {
    return false;
  }
  const bool goes_on = begins_small(line.text) && line.text.size() <= kRoleBytesMax;
  return is_recipient(line) || ((previous == ';' || previous == ',') && !line.upper) ||
         (goes_on && previous != '.');
}

}  // namespace

bool is_empty(const model::SignatureBlock& block) {
  return block.roles.empty() && block.names.empty();
}

void join(model::SignatureBlock& block, model::SignatureBlock next) {
  std::vector<model::SignatureBlock> others = std::exchange(next.beside, {});
  if (is_empty(block)) {
    block.roles = std::move(next.roles);
    block.names = std::move(next.names);
  } else {
    // Offices without a name, as over the certifying of a consolidated text, belong to the next.
    model::SignatureBlock& last = block.beside.empty() ? block : block.beside.back();
    if (last.names.empty()) {
      std::move(next.roles.begin(), next.roles.end(), std::back_inserter(last.roles));
      last.names = std::move(next.names);
    } else if (!is_empty(next)) {
      block.beside.push_back(std::move(next));
    }
  }
  for (model::SignatureBlock& other : others) {
    join(block, std::move(other));
  }
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
    const bool names_person = source.next >= found->names;
    Line line = source.take();
    auto& paragraph = std::get<model::Paragraph>(line.block);
    if (names_person && is_signed_mark(line.key)) {
      drop(source.dropped, paragraph, kSignedMarkReason);
    } else {
      (names_person ? block.names : block.roles).push_back(std::move(paragraph));
    }
  }
  return block;
}

bool is_signature_at(const std::vector<Line>& lines, std::size_t i) {
  if (i >= lines.size()) {
    return false;
  }
  return lines[i].is_table() ? !foot_columns(columns_of(lines[i].table())).empty()
                             : find_loose(lines, i).has_value();
}

bool is_signature_next(const Source& source) {
  return is_signature_at(source.lines, source.next);
}

bool drop_recipients(Source& source) {
  if (source.at_end() || source.peek().is_table() || !begins_recipients(source.peek().key)) {
    return false;
  }
  char previous = ';';
  bool is_first = true;
  do {
    const Line line = source.take();
    const bool is_marked = is_first || is_recipient(line);
    source.decide(line, "left out as one of the recipients",
                  is_marked ? Doubt::none : Doubt::recipient_unmarked);
    is_first = false;
    previous = line.text.back();
    drop(source.dropped, line.paragraph(), kRecipientsReason);
  } while (!source.at_end() && continues_recipients(source.peek(), previous));
  return true;
}

void part_signatures(std::vector<Line>& lines) {
  std::vector<Line> parted;
  parted.reserve(lines.size());
  for (Line& line : lines) {
    std::vector<Line> parts = signature_parts(line);
    if (parts.empty()) {
      parted.push_back(std::move(line));
    } else {
      std::move(parts.begin(), parts.end(), std::back_inserter(parted));
    }
  }
  lines = std::move(parted);
}

void part_foot_columns(std::vector<Line>& lines) {
  constexpr std::size_t kFootLinesMax = 40;
  std::vector<Line> parted;
  parted.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size();) {
    const bool may_begin = !lines[i].is_table() && begins_recipients(lines[i].key);
    const std::vector<model::Paragraph> first =
        may_begin ? split_at_gap(lines[i].paragraph()) : std::vector<model::Paragraph>();
    if (first.size() < 2 || !starts_with_role(make_line(first[1]).key)) {
      parted.push_back(std::move(lines[i++]));
      continue;
    }
    std::vector<Line> left;
    std::vector<Line> right;
    const bool breaks_page = lines[i].page_break_before;
    for (const std::size_t begin = i;
         i < lines.size() && i - begin < kFootLinesMax && is_foot_line(lines, i, begin); ++i) {
      add_foot_line(lines[i], left, right);
    }
    left.front().page_break_before = breaks_page;
    std::move(left.begin(), left.end(), std::back_inserter(parted));
    std::move(right.begin(), right.end(), std::back_inserter(parted));
  }
  lines = std::move(parted);
}

}  // namespace gazette::ingest

#include "gazette/forms/paper.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/forms/parts.h"

namespace gazette::forms {
namespace {

using model::Alignment;

/// Digits of the hash that people compare; a wrong paper has the same ones once in 281 billion.
constexpr std::size_t kShortHashDigits = 12;

std::string plain(const PaperCell& cell) {
  const auto* number = std::get_if<std::int64_t>(&cell);
  return number != nullptr ? fmt::format("{}", *number) : std::get<std::string>(cell);
}

model::Cell set_cell(const PaperCell& content, std::uint8_t emphasis) {
  const auto* number = std::get_if<std::int64_t>(&content);
  return number != nullptr ? cell(grouped(*number), Alignment::right, emphasis)
                           : cell(std::get<std::string>(content), Alignment::left, emphasis);
}

model::Row group_row(const Paper& paper, const PaperRow& row) {
  model::Row set;
  set.cells.push_back(spanning(cell(row.title, Alignment::left, model::kBold),
                               static_cast<std::uint16_t>(paper.columns.size())));
  return set;
}

/// The title over all columns before the first number.
model::Row sum_row(const Paper& paper, const PaperRow& row) {
  std::size_t first = 0;
  while (first < row.cells.size() && !std::holds_alternative<std::int64_t>(row.cells[first])) {
    ++first;
  }
  model::Row set;
  set.cells.push_back(spanning(cell(row.title, Alignment::right, model::kBold),
                               static_cast<std::uint16_t>(std::max<std::size_t>(first, 1))));
  for (std::size_t i = std::max<std::size_t>(first, 1); i < paper.columns.size(); ++i) {
    set.cells.push_back(i < row.cells.size() ? set_cell(row.cells[i], model::kBold) : cell(""));
  }
  return set;
}

model::Table table_of(const Paper& paper) {
  model::Table table = {.columns_count = static_cast<std::uint16_t>(paper.columns.size())};
  std::vector<std::string_view> heads;
  for (const PaperColumn& column : paper.columns) {
    table.widths.push_back(column.width);
    heads.push_back(column.head);
  }
  table.rows.push_back(heading_row(heads));
  if (std::any_of(paper.columns.begin(), paper.columns.end(),
                  [](const PaperColumn& column) { return !column.mark.empty(); })) {
    std::vector<std::string_view> marks;
    for (const PaperColumn& column : paper.columns) {
      marks.push_back(column.mark);
    }
    table.rows.push_back(heading_row(marks));
  }
  for (const PaperRow& row : paper.rows) {
    if (row.kind == PaperRow::Kind::group) {
      table.rows.push_back(group_row(paper, row));
    } else if (row.kind == PaperRow::Kind::sum) {
      table.rows.push_back(sum_row(paper, row));
    } else {
      model::Row& set = table.rows.emplace_back();
      GAZETTE_ASSERT(row.cells.size() == paper.columns.size());
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto* const text = std::get_if<std::string>(&row.cells[i]);
        set.cells.push_back(text != nullptr && paper.columns[i].parts_references
                                ? cell(parted_references(*text))
                                : set_cell(row.cells[i], model::kPlain));
      }
    }
  }
  return table;
}

/// The figures of bars, label and value; many of them in two columns of pairs, as a page holds more
/// of these.
void add_pairs(const typeset::Chart& chart, model::Table& table) {
  constexpr std::size_t kMostInOneColumn = 4;
  const bool is_long = chart.items.size() > kMostInOneColumn;
  const std::size_t lines = is_long ? (chart.items.size() + 1) / 2 : chart.items.size();
  table.columns_count = is_long ? 4 : 2;
  table.widths =
      is_long ? std::vector<std::uint32_t>{3, 1, 3, 1} : std::vector<std::uint32_t>{3, 1};
  table.rows.push_back(is_long ? heading_row({"Nội dung", chart.unit, "Nội dung", chart.unit})
                               : heading_row({"Nội dung", chart.unit}));
  for (std::size_t line = 0; line < lines; ++line) {
    model::Row row;
    for (std::size_t i = line; i < (is_long ? 2 * lines : lines); i += lines) {
      const bool is_there = i < chart.items.size();
      row.cells.push_back(cell(is_there ? chart.items[i].label : std::string()));
      row.cells.push_back(
          cell(is_there ? grouped(chart.items[i].value) : std::string(), Alignment::right));
    }
    table.rows.push_back(std::move(row));
  }
}

/// A chart, and its figures as a table under it: two rows where they stand side by side in the
/// chart too, else two columns.
void add_chart(const typeset::Chart& chart, typeset::Form& form) {
  form.blocks.push_back(block(
      "form_text",
      paragraph(fmt::format("{} ({})", chart.title, chart.unit), Alignment::left, model::kBold)));
  form.blocks.push_back({.style = "form_text", .chart = chart});
  model::Table table;
  const auto head = [](const std::string& text) {
    model::Cell made = cell(text, Alignment::center, model::kBold);
    made.heading = true;
    return made;
  };
  if (chart.kind == typeset::ChartKind::columns) {
    table.columns_count = static_cast<std::uint16_t>(chart.items.size());
    model::Row& heads = table.rows.emplace_back();
    heads.heading = true;
    model::Row values;
    for (const typeset::ChartItem& item : chart.items) {
      heads.cells.push_back(head(item.label));
      values.cells.push_back(cell(grouped(item.value), Alignment::center));
    }
    table.rows.push_back(std::move(values));
  } else {
    add_pairs(chart, table);
  }
  if (table.widths.empty()) {
    table.widths.assign(table.columns_count, 1);
  }
  form.blocks.push_back(block("form_table", std::move(table)));
}

/// A line of a cell over or under a paper.
struct HeadLine {
  std::string text = {};
  std::uint8_t emphasis = model::kPlain;
};

/// Two cells without rules; the second has room for the name of the country on one line.
typeset::FormBlock side_by_side(const std::vector<std::vector<HeadLine>>& cells,
                                model::Alignment alignment) {
  model::Table table = {
      .columns_count = static_cast<std::uint16_t>(cells.size()), .widths = {2, 3}, .ruled = false};
  model::Row row;
  for (const std::vector<HeadLine>& lines : cells) {
    model::Cell set;
    for (const HeadLine& each : lines) {
      set.paragraphs.push_back(paragraph(each.text, alignment, each.emphasis));
    }
    row.cells.push_back(std::move(set));
  }
  table.rows.push_back(std::move(row));
  return block("form_signature", std::move(table));
}

/// "Đồng Nai, ngày ..... tháng ..... năm .........": to be filled in where it is signed.
std::string place_and_day(const model::Publisher& publisher) {
  return fmt::format("{}, ngày ..... tháng ..... năm .........", publisher.place);
}

/// What stands over the title (Nghị định 30/2020/NĐ-CP, Phụ lục I; mẫu chứng từ kế toán).
void add_head(const Paper& paper, const model::Publisher& publisher, typeset::Form& form) {
  if (paper.head == PaperHead::office) {
    form.blocks.push_back(block("form_text", paragraph(publisher.office)));
    return;
  }
  std::vector<HeadLine> office = {{publisher.office, model::kBold},
                                  {"Số: " + paper.number, model::kPlain}};
  if (paper.head == PaperHead::voucher) {
    form.blocks.push_back(side_by_side(
        {office,
         {{"Mẫu số " + paper.form_code, model::kBold}, {place_and_day(publisher), model::kItalic}}},
        Alignment::center));
    return;
  }
  form.blocks.push_back(side_by_side({std::move(office),
                                      {{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", model::kBold},
                                       {"Độc lập - Tự do - Hạnh phúc", model::kBold},
                                       {"———————", model::kPlain},
                                       {place_and_day(publisher), model::kItalic}}},
                                     Alignment::center));
}

/// The places for signing, and on their left who gets the paper (Nghị định 30/2020/NĐ-CP, Phụ lục
/// I): below them it would often be alone on a page.
typeset::FormBlock signed_by(const Paper& paper) {
  typeset::FormBlock places = signatures(paper.signatures);
  if (paper.receivers.empty()) {
    return places;
  }
  model::Cell receivers;
  receivers.paragraphs.push_back(
      paragraph("Nơi nhận:", Alignment::left, model::kBold | model::kItalic));
  for (const std::string& each : paper.receivers) {
    const bool is_last = &each == &paper.receivers.back();
    receivers.paragraphs.push_back(
        paragraph(fmt::format("- {}{}", each, is_last ? "." : ";"), Alignment::left));
  }
  auto& table = std::get<model::Table>(places.block);
  ++table.columns_count;
  table.widths.insert(table.widths.begin(), 1);
  std::vector<model::Cell>& cells = table.rows.front().cells;
  cells.insert(cells.begin(), std::move(receivers));
  return places;
}

std::vector<std::string> sorted_journals(const Paper& paper) {
  std::vector<std::string> journals = paper.journals;
  std::sort(journals.begin(), journals.end());
  journals.erase(std::unique(journals.begin(), journals.end()), journals.end());
  return journals;
}

/// "; theo phat-hanh-2022-38-39"; how many where they are more than fit on a line.
std::string journals_text(const Paper& paper) {
  constexpr std::size_t kMostNamed = 2;
  const std::vector<std::string> journals = sorted_journals(paper);
  if (journals.empty()) {
    return "";
  }
  return journals.size() <= kMostNamed
             ? fmt::format("; theo {}", fmt::join(journals, ", "))
             : fmt::format("; theo {} bút toán",
                           grouped(static_cast<std::int64_t>(journals.size())));
}

/// All that a paper shows but for its revision and days, a line each.
std::string shown_text(const Paper& paper) {
  std::string text;
  const auto add = [&text](std::string_view words) { text.append(words).append("\n"); };
  add(paper.title);
  add(paper.subtitle);
  for (const std::string& each : paper.above) {
    add(each);
  }
  for (const PaperColumn& column : paper.columns) {
    add(column.head);
  }
  for (const PaperRow& row : paper.rows) {
    text += row.title;
    for (const PaperCell& content : row.cells) {
      text.append("\t").append(plain(content));
    }
    text += '\n';
  }
  for (const std::string& each : paper.below) {
    add(each);
  }
  for (const std::string_view each : paper.signatures) {
    add(each);
  }
  for (const typeset::Chart& chart : paper.charts) {
    add(typeset::alternative_of(chart));
  }
  return text;
}

/// What forms of offices have besides: the form's code, the marks of its columns, who gets it, the
/// office. In the code of a paper, and not in what tells revisions apart: those issued before had
/// it not.
std::string formal_text(const Paper& paper) {
  std::string text;
  const auto add = [&text](std::string_view words) {
    text.append(words).append(words.empty() ? "" : "\n");
  };
  add(paper.form_code);
  for (const PaperColumn& column : paper.columns) {
    add(column.mark);
  }
  for (const std::string& each : paper.receivers) {
    add(each);
  }
  add(paper.office);
  return text;
}

/// The hash whose first digits stand on an issued paper.
const std::string& code_of(const ledger::IssuedPaper& paper) {
  return paper.code_sha256.empty() ? paper.lines_sha256 : paper.code_sha256;
}

}  // namespace

std::int64_t lines_count(const Paper& paper) {
  return std::count_if(paper.rows.begin(), paper.rows.end(),
                       [](const PaperRow& row) { return row.kind == PaperRow::Kind::line; });
}

std::string content_sha256(const Paper& paper) {
  // Whose lines they are: two issues sent to the same list are two lists.
  std::string text = paper.number + '\n';
  for (const PaperRow& row : paper.rows) {
    if (row.kind != PaperRow::Kind::line) {
      continue;
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      text += (i == 0 ? "" : "\t") + plain(row.cells[i]);
    }
    text += '\n';
  }
  return sha256(text);
}

std::string code_sha256(const Paper& paper) {
  return sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n{}{}", paper.number, paper.revision,
                            to_iso(paper.as_of), to_iso(paper.known_at),
                            fmt::join(sorted_journals(paper), "\t"), shown_text(paper),
                            formal_text(paper)));
}

std::string shown_sha256(const Paper& paper) {
  return sha256(shown_text(paper));
}

void revise(Paper& paper, const std::vector<ledger::IssuedPaper>& former, bool looks_back) {
  const std::string shown = shown_sha256(paper);
  const std::vector<std::string> journals = sorted_journals(paper);
  const auto is_same = [&](const ledger::IssuedPaper& each) {
    const bool is_known = !each.code_sha256.empty();
    return each.shown_sha256 == shown && (!is_known || each.journals == journals) &&
           ((is_known && !paper.is_of_day) || each.as_of == paper.as_of);
  };
  const auto end = looks_back || former.empty() ? former.rend() : std::next(former.rbegin());
  const auto same = std::find_if(former.rbegin(), end, is_same);
  if (same != end) {
    paper.revision = same->revision;
    paper.as_of = same->as_of;
    paper.known_at = same->known_at;
    paper.date = same->as_of;
    paper.code = code_of(*same);
  } else if (looks_back) {
    paper.revision = 0;
    paper.looks_back = true;
    paper.name += "-tra-cuu";
  } else {
    paper.revision = static_cast<int>(former.size()) + 1;
  }
  if (paper.revision > 1) {
    const ledger::IssuedPaper& before = former[static_cast<std::size_t>(paper.revision) - 2];
    paper.replaces = fmt::format("lần {} ngày {}, mã {}", before.revision, short_date(before.as_of),
                                 code_of(before).substr(0, kShortHashDigits));
    paper.name += fmt::format("-lan-{}", paper.revision);
  }
}

ledger::IssuedPaper issued(const Paper& paper, std::optional<model::IssueNumber> issue) {
  return {.issue = issue,
          .number = paper.number,
          .revision = paper.revision,
          .as_of = paper.as_of,
          .known_at = paper.known_at,
          .lines_count = lines_count(paper),
          .copies_count = paper.copies_count,
          .lines_sha256 = content_sha256(paper),
          .shown_sha256 = shown_sha256(paper),
          .code_sha256 = code_sha256(paper),
          .journals = sorted_journals(paper)};
}

std::string revision_text(const Paper& paper) {
  if (paper.looks_back) {
    return ", bản tra cứu";
  }
  return paper.revision == 0 ? "" : fmt::format(", lần {}", paper.revision);
}

std::string short_code(const Paper& paper) {
  return (paper.code.empty() ? code_sha256(paper) : paper.code).substr(0, kShortHashDigits);
}

std::string facts_line(const Paper& paper) {
  return fmt::format(
      "Số {}{}{}{}; tính đến {}, biết đến {}; {} dòng{}; mã kiểm tra {}.", paper.number,
      revision_text(paper), paper.replaces.empty() ? "" : ", thay thế " + paper.replaces,
      journals_text(paper), short_date(paper.as_of), short_date(paper.known_at),
      grouped(lines_count(paper)),
      paper.counts_copies ? fmt::format(", {} bản", grouped(paper.copies_count)) : "",
      short_code(paper));
}

typeset::Form form_of(const Paper& paper, const model::Publisher& publisher) {
  typeset::Form form = {.running_head = fmt::format("{} {}", paper.title, paper.number)};
  add_head(paper, publisher, form);
  form.blocks.push_back(block("form_title", paragraph(paper.title)));
  form.blocks.push_back(block("form_subtitle", paragraph(paper.subtitle)));
  form.blocks.push_back(block("form_text", paragraph(facts_line(paper))));
  for (const std::string& text : paper.above) {
    form.blocks.push_back(block("form_text", paragraph(text)));
  }
  form.blocks.push_back(block("form_table", table_of(paper)));
  for (const typeset::Chart& chart : paper.charts) {
    add_chart(chart, form);
  }
  for (const std::string& text : paper.below) {
    form.blocks.push_back(block("form_text", paragraph(text)));
  }
  if (paper.head == PaperHead::office) {
    form.blocks.push_back(
        block("form_text", paragraph(place_and_day(publisher), Alignment::right, model::kItalic)));
  }
  form.blocks.push_back(signed_by(paper));
  return form;
}

}  // namespace gazette::forms

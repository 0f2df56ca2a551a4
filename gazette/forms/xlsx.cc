// A paper as a workbook (XLSX), by libxlsxwriter: the only file that includes it.

#include <algorithm>
#include <ctime>
#include <memory>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "gazette/base/files.h"
#include "gazette/base/process.h"
#include "gazette/forms/spreadsheet.h"

namespace gazette::forms {
namespace {

constexpr std::uint8_t kA4 = 9;
constexpr lxw_row_t kTitleRow = 1;
constexpr lxw_row_t kHeadRow = 5;

/// 08:00 +07:00 of a day, as all files of the office are dated.
std::time_t time_of(Date date) {
  constexpr std::time_t kSecondsPerDay = 86'400;
  constexpr std::time_t kSecondsPerHour = 3'600;
  return days_between({1970, 1, 1}, date) * kSecondsPerDay + kSecondsPerHour;
}

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) {
    throw Error(fmt::format("cannot make the workbook: {}", lxw_strerror(error)), "XLSX");
  }
}

/// Formats live as long as their workbook, which frees them.
struct Formats {
  lxw_format* plain = nullptr;
  lxw_format* title = nullptr;
  lxw_format* head = nullptr;
  lxw_format* text = nullptr;
  lxw_format* number = nullptr;
  lxw_format* sum_text = nullptr;
  lxw_format* sum_number = nullptr;
};

lxw_format* new_format(lxw_workbook* book, bool bold, bool bordered) {
  lxw_format* format = workbook_add_format(book);
  format_set_font_name(format, "Times New Roman");
  format_set_font_size(format, 11);
  if (bold) {
    format_set_bold(format);
  }
  if (bordered) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(format);
  }
  return format;
}

Formats formats_of(lxw_workbook* book) {
  Formats formats{.plain = new_format(book, false, false),
                  .title = new_format(book, true, false),
                  .head = new_format(book, true, true),
                  .text = new_format(book, false, true),
                  .number = new_format(book, false, true),
                  .sum_text = new_format(book, true, true),
                  .sum_number = new_format(book, true, true)};
  format_set_font_size(formats.title, 14);
  format_set_align(formats.head, LXW_ALIGN_CENTER);
  format_set_num_format(formats.text, "@");  // what is typed there later stays text too
  format_set_num_format(formats.number, "#,##0");
  format_set_num_format(formats.sum_number, "#,##0");
  return formats;
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const PaperCell& cell,
                lxw_format* text, lxw_format* number) {
  if (const auto* count = std::get_if<std::int64_t>(&cell)) {
    check(worksheet_write_number(sheet, row, column, static_cast<double>(*count), number));
  } else if (const std::string& words = std::get<std::string>(cell); words.empty()) {
    check(worksheet_write_blank(sheet, row, column, text));
  } else {
    check(worksheet_write_string(sheet, row, column, words.c_str(), text));
  }
}

void write_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<PaperCell>& cells,
               lxw_format* text, lxw_format* number) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    write_cell(sheet, row, static_cast<lxw_col_t>(i), cells[i], text, number);
  }
}

void write_head(lxw_worksheet* sheet, const Paper& paper, const model::Publisher& publisher,
                const FlatTable& table, const Formats& formats) {
  check(worksheet_write_string(sheet, 0, 0, publisher.office.c_str(), formats.plain));
  check(worksheet_write_string(sheet, kTitleRow, 0, paper.title.c_str(), formats.title));
  std::string subtitle = paper.subtitle;
  std::replace(subtitle.begin(), subtitle.end(), '\n', ' ');
  check(worksheet_write_string(sheet, 2, 0, subtitle.c_str(), formats.plain));
  check(worksheet_write_string(sheet, 3, 0, facts_line(paper).c_str(), formats.plain));
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    check(worksheet_set_column(sheet, column, column, table.columns[i].width, nullptr));
    check(worksheet_write_string(sheet, kHeadRow, column, table.columns[i].head.c_str(),
                                 formats.head));
  }
}

void set_up_page(lxw_worksheet* sheet, const FlatTable& table) {
  constexpr double kWideCharacters = 95;  // more go on a page on its side
  const auto last_row = static_cast<lxw_row_t>(kHeadRow + table.lines.size());
  const auto last_column = static_cast<lxw_col_t>(table.columns.size() - 1);
  worksheet_freeze_panes(sheet, kHeadRow + 1, 0);
  check(worksheet_autofilter(sheet, kHeadRow, 0, last_row, last_column));
  check(worksheet_repeat_rows(sheet, kHeadRow, kHeadRow));
  worksheet_set_paper(sheet, kA4);
  double width = 0;
  for (const PaperColumn& column : table.columns) {
    width += column.width;
  }
  if (width > kWideCharacters) {
    worksheet_set_landscape(sheet);
  }
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.6, 0.5, 0.6, 0.6);
  check(worksheet_set_footer(sheet, "&C&P / &N"));
}

struct CloseBook {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

}  // namespace

std::string xlsx_of(const Paper& paper, const model::Publisher& publisher) {
  const FlatTable table = flat_table(paper);
  const ScratchFolder scratch;
  const std::string path = (scratch.path() / "paper.xlsx").string();
  const std::string folder = scratch.path().string();
  std::string title = paper.title;
  std::string author = publisher.office;
  std::string temporary = folder;
  lxw_workbook_options options = {
      .constant_memory = LXW_FALSE, .tmpdir = temporary.data(), .use_zip64 = LXW_FALSE};
  std::unique_ptr<lxw_workbook, CloseBook> book(workbook_new_opt(path.c_str(), &options));
  if (book == nullptr) {
    throw Error("cannot make the workbook: no memory", "XLSX");
  }
  lxw_doc_properties properties = {};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = time_of(paper.date);
  check(workbook_set_properties(book.get(), &properties));
  lxw_worksheet* sheet = workbook_add_worksheet(book.get(), "Danh sách");
  const Formats formats = formats_of(book.get());
  write_head(sheet, paper, publisher, table, formats);
  lxw_row_t row = kHeadRow;
  for (const std::vector<PaperCell>& line : table.lines) {
    write_row(sheet, ++row, line, formats.text, formats.number);
  }
  if (!table.sums.empty()) {
    write_row(sheet, ++row, table.sums, formats.sum_text, formats.sum_number);
  }
  set_up_page(sheet, table);
  check(workbook_close(book.release()));
  return real_files().read(path);
}

}  // namespace gazette::forms

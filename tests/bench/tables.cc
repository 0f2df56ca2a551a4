// Times the setting of one great table, for "scripts/bench tables": from the model to pages, five
// times, the best run counts. One shape a process, so that its peak of memory is its own.
//
//   bench_tables LAYOUT FONTS SHAPE COUNT
//
// SHAPE: "rows" of five columns, "column" (rows of one), "columns" of one row, "span" (a cell
// beside all rows), "chain" (rows tied by spans one into the next), "cell" of so many bytes.

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <sys/resource.h>

#include "gazette/base/base.h"
#include "gazette/font/font.h"
#include "gazette/typeset/pages.h"
#include "gazette/typeset/setter.h"
#include "gazette/typeset/table.h"

namespace gazette {
namespace {

constexpr int kRuns = 5;

void add_cell(model::Row& row, std::string text, std::size_t rows = 1) {
  row.cells.push_back({.paragraphs = {typeset::plain_paragraph(std::move(text))}});
  row.cells.back().row_span = static_cast<std::uint16_t>(rows);
}

model::Table make_rows(std::size_t count, bool is_wide) {
  model::Table table;
  for (std::size_t i = 0; i <= count; ++i) {
    model::Row& row = table.rows.emplace_back();
    row.heading = i == 0;
    add_cell(row, i == 0 ? "STT" : fmt::format("{}", i));
    if (is_wide) {
      add_cell(row, fmt::format("Thửa đất số {} tờ bản đồ số {}", i % 977, i % 89));
      add_cell(row, fmt::format("Phường {} thành phố Biên Hòa", i % 31));
      add_cell(row, fmt::format("{}.{:03},{}", i % 97, i % 1000, i % 10));
      add_cell(row, i % 3 == 0 ? "" : "đất ở tại đô thị");
    }
  }
  return table;
}

/// A cell beside all rows, or one beside two rows in each column by turns.
model::Table make_spans(std::size_t count, bool is_chain) {
  model::Table table;
  for (std::size_t i = 0; i < count; ++i) {
    model::Row& row = table.rows.emplace_back();
    if (is_chain) {
      add_cell(row, fmt::format("hàng {}", i), i == 0 ? 1 : 2);
      if (i == 0) {
        add_cell(row, "hai hàng", 2);
      }
    } else {
      if (i == 0) {
        add_cell(row, "một ô bên cạnh tất cả các hàng", count);
      }
      add_cell(row, fmt::format("hàng {}", i));
    }
  }
  return table;
}

model::Table make_table(std::string_view shape, std::size_t count) {
  model::Table table;
  if (shape == "rows" || shape == "column") {
    return make_rows(count, shape == "rows");
  }
  if (shape == "span" || shape == "chain") {
    return make_spans(count, shape == "chain");
  }
  model::Row& row = table.rows.emplace_back();
  if (shape == "columns") {
    for (std::size_t i = 0; i < count; ++i) {
      add_cell(row, fmt::format("cột {}", i));
    }
    return table;
  }
  std::string text;
  for (std::size_t i = 0; text.size() < count; ++i) {
    text += fmt::format("{}theo quy định tại khoản {}", i == 0 ? "" : " ", i % 50);
  }
  add_cell(row, "một ô");
  add_cell(row, std::move(text));
  return table;
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

int run(const char* layout_path, const char* fonts_path, std::string_view shape,
        std::string_view digits) {
  Diagnostics diagnostics;
  const auto layout = typeset::read_layout(
      std::array{typeset::LayoutFile{.toml = real_files().read(layout_path), .path = layout_path}},
      diagnostics);
  const font::Fonts fonts = font::Fonts::load(fonts_path, diagnostics);
  if (!layout) {
    fmt::print(stderr, "bench_tables: {} cannot be read\n", layout_path);
    return 3;
  }
  std::size_t count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  const model::Table table = make_table(shape, count);
  const long kilobytes_before = peak_kilobytes();
  double best = 0;
  std::size_t pages = 0;
  for (int i = 0; i < kRuns; ++i) {
    Diagnostics found;
    const auto start = std::chrono::steady_clock::now();
    typeset::Book book(fonts);
    typeset::Setter setter(*layout, book.words, found);
    typeset::Galley galley;
    typeset::add_table(
        setter, galley, table,
        {.width = layout->measure(), .may_be_landscape = true, .first_paragraph = 0});
    typeset::add_pages(setter, typeset::page_up(setter, std::move(galley)), {}, 1, 1, book);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    best = i == 0 ? taken.count() : std::min(best, taken.count());
    pages = book.pages.size();
  }
  fmt::print("| {} | {} | {} | {:.3f} | {:.0f} | {:.0f} |\n", shape, count, pages, best,
             static_cast<double>(pages) / best,
             static_cast<double>(peak_kilobytes() - kilobytes_before) / static_cast<double>(pages));
  return 0;
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: bench_tables LAYOUT FONTS SHAPE COUNT\n");
    return 2;
  }
  try {
    return gazette::run(argv[1], argv[2], argv[3], argv[4]);
  } catch (const gazette::Error& failure) {
    fmt::print(stderr, "bench_tables: {}\n", failure.what());
    return 3;
  }
}

// Times typesetting alone, for "scripts/bench typeset": issues of about so many pages are made and
// read in memory, then `typeset_issue` sets each of them five times; the best run counts.
//
//   bench_typeset CONFIGURATION LAYOUT FONTS PAGES...

#include "gazette/typeset/typeset.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "gazette/font/font.h"
#include "tests/bench/issue.h"

namespace gazette {
namespace {

constexpr int kRuns = 5;

void measure(std::string_view name, const model::Issue& issue, const typeset::Layout& layout,
             const font::Fonts& fonts) {
  double best = 0;
  std::size_t pages = 0;
  std::size_t words = 0;
  std::size_t distinct = 0;
  for (int run = 0; run < kRuns; ++run) {
    Diagnostics diagnostics;
    const auto start = std::chrono::steady_clock::now();
    const typeset::Book book =
        typeset::typeset_issue(issue, layout, fonts, {.page_multiple = 4}, diagnostics);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    best = run == 0 ? taken.count() : std::min(best, taken.count());
    pages = book.pages.size();
    distinct = book.words.size();
    words = 0;
    for (const typeset::Page& page : book.pages) {
      words += page.words.size();
    }
  }
  fmt::print("| {} | {} | {} | {} | {:.3f} | {:.0f} | {:.0f} |\n", name, pages, words, distinct,
             best, static_cast<double>(pages) / best,
             best * 1e9 / static_cast<double>(std::max<std::size_t>(words, 1)));
}

int run(const char* const* arguments, const char* const* end) {
  Diagnostics diagnostics;
  const auto configuration =
      model::read_configuration(real_files().read(arguments[0]), arguments[0], diagnostics);
  const auto layout =
      typeset::read_layout(std::array{typeset::LayoutFile{.toml = real_files().read(arguments[1]),
                                                          .path = arguments[1]}},
                           diagnostics);
  const font::Fonts fonts = font::Fonts::load(arguments[2], diagnostics);
  if (!configuration || !layout) {
    fmt::print(stderr, "bench_typeset: {} or {} cannot be read\n", arguments[0], arguments[1]);
    return 3;
  }
  fmt::print("| material | pages | words | distinct | seconds | pages/s | ns/word |\n");
  fmt::print("|---|---:|---:|---:|---:|---:|---:|\n");
  for (const char* const* argument = arguments + 3; argument != end; ++argument) {
    const std::string_view count = *argument;
    std::size_t pages_count = 0;
    std::from_chars(count.data(), count.data() + count.size(), pages_count);
    measure("text", make_issue(pages_count, Material::text, *configuration), *layout, fonts);
    measure("tables", make_issue(pages_count, Material::tables, *configuration), *layout, fonts);
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc < 5) {
    fmt::print(stderr, "usage: bench_typeset CONFIGURATION LAYOUT FONTS PAGES...\n");
    return 2;
  }
  try {
    return gazette::run(argv + 1, argv + argc);
  } catch (const gazette::Error& failure) {
    fmt::print(stderr, "bench_typeset: {}\n", failure.what());
    return 3;
  }
}

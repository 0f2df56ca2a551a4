// Times the making of an online PDF alone, for "scripts/bench press": from the frames of an issue
// to the tagged, linearized file, in processor time on one thread. The best of five runs counts.
//
//   bench_press CONFIGURATION LAYOUT FONTS PROFILE FOLDER PAGES...
//
// Writes each file into FOLDER, for judges. The peak of memory is that of the process so far, the
// issue and its frames in it: ascending sizes.

#include "gazette/press/press.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <string_view>

#include <fmt/format.h>
#include <sys/resource.h>

#include "gazette/font/font.h"
#include "gazette/typeset/typeset.h"
#include "tests/bench/issue.h"

namespace gazette {
namespace {

constexpr int kRuns = 5;

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void measure(const model::Issue& issue, const typeset::Layout& layout, const font::Fonts& fonts,
             const std::string& profile, const std::string& folder) {
  Diagnostics diagnostics;
  double start = processor_seconds();
  const typeset::Book book =
      typeset::typeset_issue(issue, layout, fonts, {.page_multiple = 4}, diagnostics);
  const double typeset_seconds = processor_seconds() - start;
  const double frames_megabytes = peak_megabytes();
  const press::Job job{.metadata = {.title = "Công báo", .language = "vi-VN", .date = issue.date},
                       .profile = profile,
                       .condition = "sRGB"};
  double best = 0;
  std::string pdf;
  for (int run = 0; run < kRuns; ++run) {
    pdf = {};
    start = processor_seconds();
    pdf = press::make_pdf(book, job);
    const double taken = processor_seconds() - start;
    best = run == 0 ? taken : std::min(best, taken);
  }
  const std::size_t pages = book.pages.size();
  real_files().write(fmt::format("{}/{}.pdf", folder, pages), pdf);
  const auto rate = [&](double seconds) { return static_cast<double>(pages) / seconds; };
  fmt::print("| {} | {} | {:.3f} | {:.0f} | {:.0f} | {:.1f} | {:.0f} | {:.0f} |\n", pages,
             book.elements.size(), best, rate(best), rate(best + typeset_seconds),
             static_cast<double>(pdf.size()) / 1048576, frames_megabytes, peak_megabytes());
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
    fmt::print(stderr, "bench_press: {} or {} cannot be read\n", arguments[0], arguments[1]);
    return 3;
  }
  const std::string profile = real_files().read(arguments[3]);
  fmt::print(
      "| pages | elements | seconds | pages/s | with typesetting | MB | peak MB of frames | "
      "peak MB |\n|---:|---:|---:|---:|---:|---:|---:|---:|\n");
  for (const char* const* argument = arguments + 5; argument != end; ++argument) {
    const std::string_view count = *argument;
    std::size_t pages_count = 0;
    std::from_chars(count.data(), count.data() + count.size(), pages_count);
    measure(make_issue(pages_count, Material::mixed, *configuration), *layout, fonts, profile,
            arguments[4]);
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc < 7) {
    fmt::print(stderr, "usage: bench_press CONFIGURATION LAYOUT FONTS PROFILE FOLDER PAGES...\n");
    return 2;
  }
  try {
    return gazette::run(argv + 1, argv + argc);
  } catch (const gazette::Error& failure) {
    fmt::print(stderr, "bench_press: {}\n", failure.what());
    return 3;
  }
}

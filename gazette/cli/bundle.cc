// gazette bundle: a year of the site packed, to be read from a disk or taken in by a program.

#include <fmt/format.h>

#include "gazette/cli/bundle.h"
#include "gazette/edition/bundles.h"

namespace gazette::cli {
namespace {

int bundle(const CommandLine& line, int year) {
  Diagnostics diagnostics;
  Files& files = real_files();
  const auto workspace = edition::open_workspace(files, line.workspace, diagnostics);
  if (!workspace) {
    return finish(diagnostics);
  }
  for (const edition::Bundle& each : edition::make_bundles(*workspace, files, year, diagnostics)) {
    fmt::print("site/{}  {}\n", each.path, readable_size(each.bytes));
  }
  return finish(diagnostics);
}

}  // namespace

void add_bundle(CLI::App& app, CommandLine& line) {
  constexpr int kFirstYear = 1000;
  constexpr int kLastYear = 9999;
  CLI::App* command = app.add_subcommand(
      "bundle", "pack a year of the site: an edition for places without a network, and all PDFs");
  command->footer(
      "The ZIP files lie on the site, under du-lieu/tron-goi/YEAR/, with their sums beside them. "
      "What\nends in -offline.zip opens from a disk, with its search: unpack it and open "
      "index.html.\nRun it again when the year has another issue.\n"
      "Example: gazette bundle 2022");
  auto year = std::make_shared<int>(0);
  command->add_option("YEAR", *year, "the year of the issues")
      ->required()
      ->check(CLI::Range(kFirstYear, kLastYear));
  command->callback(
      [&line, year] { line.command = [&line, year] { return bundle(line, *year); }; });
}

}  // namespace gazette::cli

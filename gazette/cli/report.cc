// gazette report: the figures of a year.

#include <fmt/format.h>

#include "gazette/cli/session.h"
#include "gazette/forms/forms.h"

namespace gazette::cli {
namespace {

int report_year(const CommandLine& line, int year, bool as_json) {
  Diagnostics diagnostics;
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const ledger::YearCopies copies = session->ledger.year_copies(year);
  std::vector<forms::IssuePages> pages;
  for (const ledger::IssueCopies& issue : copies.issues) {
    if (const auto count = edition::built_pages(session->workspace, session->files, issue.number)) {
      pages.push_back({.number = issue.number, .pages_count = static_cast<int>(*count)});
    }
  }
  fmt::print("{}", as_json ? forms::year_report_json(copies, pages)
                           : forms::year_report_text(copies, pages));
  return finish(diagnostics);
}

}  // namespace

void add_report(CLI::App& app, CommandLine& line) {
  CLI::App* report = app.add_subcommand("report", "figures for the head of the office");
  report->require_subcommand(1);
  CLI::App* command =
      report->add_subcommand("year", "issues, numbers, pages, copies and recipients of a year");
  auto year = std::make_shared<int>(0);
  auto as_json = std::make_shared<bool>(false);
  command->add_option("YEAR", *year, "the year")->required()->check(CLI::Range(1900, 2200));
  command->add_flag("--json", *as_json, "as JSON");
  command->callback([&line, year, as_json] {
    line.command = [&line, year, as_json] { return report_year(line, *year, *as_json); };
  });
}

}  // namespace gazette::cli

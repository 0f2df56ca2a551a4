// gazette check: every finding on documents and plans, and nothing changed.

#include <fmt/format.h>

#include "gazette/cli/session.h"
#include "gazette/compose/compose.h"

namespace gazette::cli {
namespace {

/// Plans, layout and faces; where they are sound and there is a record, each issue is set as a
/// build would, so that an act that is missing and a character that no face has are found here too.
void check_plans(const edition::Workspace& workspace, Files& files, Diagnostics& diagnostics) {
  const std::vector<model::Plan> plans = edition::read_plans(workspace, files, diagnostics);
  compose::check_plans(plans, diagnostics);
  const auto typography = edition::read_typography(workspace, files, diagnostics);
  if (diagnostics.has_errors() || !files.exists(record_path(workspace))) {
    return;
  }
  const auto ledger =
      ledger::Ledger::open(record_path(workspace), ledger::Missing::report, diagnostics);
  for (const model::Plan& plan : plans) {
    if (ledger) {
      static_cast<void>(
          edition::typeset_only(workspace, *ledger, files, *typography, plan.number, diagnostics));
    }
    if (diagnostics.has_errors()) {
      return;
    }
  }
}

int check(const CommandLine& line, std::vector<std::string> paths) {
  Diagnostics diagnostics;
  Files& files = real_files();
  const auto workspace = edition::open_workspace(files, line.workspace, diagnostics);
  if (!workspace) {
    return finish(diagnostics);
  }
  if (paths.empty()) {
    for (const std::string& name : files.list(workspace->root / "inbox")) {
      if (!edition::is_statement(name)) {
        paths.push_back((workspace->root / "inbox" / name).string());
      }
    }
    check_plans(*workspace, files, diagnostics);
  }
  for (const std::string& path : paths) {
    static_cast<void>(edition::read_document(*workspace, files, path, diagnostics));
  }
  fmt::print("{} documents checked\n", paths.size());
  return finish(diagnostics);
}

}  // namespace

void add_check(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("check", "report every finding on documents and plans, change nothing");
  command->footer("Without FILE: everything in inbox/, every plan, the layout and the faces.");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("FILE", *paths, "documents to check");
  command->callback(
      [&line, paths] { line.command = [&line, paths] { return check(line, *paths); }; });
}

}  // namespace gazette::cli

// gazette check: every finding on documents and plans, and nothing changed.

#include <filesystem>

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
      static_cast<void>(edition::typeset_only(workspace, *ledger, files, *typography, plan.number,
                                              edition::Volume::cover, diagnostics));
    }
    if (diagnostics.has_errors()) {
      return;
    }
  }
}

struct CheckOptions {
  std::vector<std::string> paths = {};
  bool review = false;  // print the decisions that are not sure
  bool all = false;     // print every decision
};

/// Prints the decisions worth a look; how many.
std::size_t print_decisions(std::vector<ingest::Decision> decisions, const CheckOptions& options) {
  constexpr int kEvery = 101;
  decisions = ingest::unsure(std::move(decisions), options.all ? kEvery : ingest::kReviewBelow);
  for (const ingest::Decision& decision : decisions) {
    fmt::print("{}", ingest::to_text(decision));
  }
  return decisions.size();
}

int check(const CommandLine& line, const CheckOptions& options) {
  Diagnostics diagnostics;
  Files& files = real_files();
  const auto workspace = edition::open_workspace(files, line.workspace, diagnostics);
  if (!workspace) {
    return finish(diagnostics);
  }
  std::vector<std::filesystem::path> paths = edition::documents_named(files, options.paths);
  if (options.paths.empty()) {
    paths = edition::documents_in(files, workspace->root / "inbox");
    check_plans(*workspace, files, diagnostics);
  }
  const bool is_review = options.review || options.all;
  std::size_t decisions = 0;
  for (const std::filesystem::path& path : paths) {
    ingest::Ingested ingested = edition::read_document(*workspace, files, path, diagnostics);
    decisions += is_review
                     ? print_decisions(std::move(ingested.decisions), options)
                     : ingest::unsure(std::move(ingested.decisions), ingest::kReviewBelow).size();
  }
  if (is_review) {
    fmt::print("{} decisions to review\n", decisions);
  } else if (decisions > 0) {
    fmt::print("{} decisions on structure are not sure: see gazette check --review\n", decisions);
  }
  fmt::print("{} documents checked\n", paths.size());
  return finish(diagnostics);
}

}  // namespace

void add_check(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("check", "report every finding on documents and plans, change nothing");
  command->footer(
      "Without FILE: everything in inbox/, every plan, the layout and the faces.\n"
      "--review lists what was decided of a document's structure and is not sure: where, what,\n"
      "how sure in per cent, the doubt, and what it would be otherwise.");
  auto options = std::make_shared<CheckOptions>();
  command->add_option("FILE", options->paths, "documents to check, or folders of them");
  command->add_flag("--review", options->review, "list what is not sure in their structure");
  command->add_flag("--all", options->all, "list everything decided of their structure");
  command->callback(
      [&line, options] { line.command = [&line, options] { return check(line, *options); }; });
}

}  // namespace gazette::cli

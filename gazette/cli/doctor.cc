// gazette doctor: is everything here that the program needs, and is the record sound?

#include <fmt/format.h>

#include "gazette/cli/session.h"
#include "gazette/ledger/proof.h"

namespace gazette::cli {
namespace {

void say(bool good, const std::string& what) {
  fmt::print("{} {}\n", good ? "ok     " : "trouble", what);
}

int doctor(const CommandLine& line) {
  Diagnostics diagnostics;
  Files& files = real_files();
  const std::filesystem::path share = edition::share_folder();
  say(true, "layouts/ and fonts/ are beside the program");
  const font::Fonts fonts = font::Fonts::load(share / "fonts" / "fonts.toml", diagnostics);
  say(diagnostics.list().empty(), fmt::format("{} faces are installed", fonts.size()));
  const auto workspace = edition::open_workspace(files, line.workspace, diagnostics);
  say(workspace.has_value(), "the workspace and its gazette.toml");
  if (!workspace) {
    return finish(diagnostics);
  }
  const auto typography = edition::read_typography(*workspace, files, diagnostics);
  say(typography.has_value(), fmt::format("the layout {}", workspace->configuration.layout));
  const auto ledger =
      ledger::Ledger::open(record_path(*workspace), ledger::Missing::report, diagnostics);
  say(ledger.has_value(), "the record opens");
  if (!ledger) {
    return finish(diagnostics);
  }
  const std::size_t errors = diagnostics.errors_count();
  ledger->check(diagnostics);
  const ledger::ChainHead head = ledger::chain_head(*ledger);
  say(diagnostics.errors_count() == errors, "the record is whole and its journals balance");
  fmt::print("        chain of {} links, head {}\n", head.links_count, head.sha256);
  std::vector<std::string> ids;
  for (const ledger::ReceivedAct& act : ledger->received_acts()) {
    ids.push_back(act.reception.act);
  }
  Diagnostics read;  // what else is found in the documents was said when they came in
  static_cast<void>(edition::read_acts(*workspace, *ledger, files, ids, 1, read));
  const std::size_t before = diagnostics.errors_count();
  for (const Diagnostic& finding : read.list()) {
    if (finding.code == "G0409") {
      diagnostics.report(finding);
    }
  }
  say(diagnostics.errors_count() == before,
      fmt::format("{} originals are in sources/ as received", ids.size()));
  return finish(diagnostics);
}

}  // namespace

void add_doctor(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("doctor", "see whether faces, layout, record and originals are in order");
  command->callback([&line] { line.command = [&line] { return doctor(line); }; });
}

}  // namespace gazette::cli

// gazette doctor: is everything here that the program needs, and is the record sound?

#include <fmt/format.h>

#include "gazette/cli/session.h"
#include "gazette/ledger/proof.h"

namespace gazette::cli {
namespace {

void say(bool good, const std::string& what) {
  fmt::print("{} {}\n", good ? "ok     " : "trouble", what);
}

/// What a build would find only when it comes to the print file: the profile of each printer's
/// condition, in the workspace or else beside the program.
void look_for_profiles(const edition::Workspace& workspace, Files& files,
                       Diagnostics& diagnostics) {
  if (!workspace.configuration.outputs.print) {
    return;
  }
  for (const model::Printer& printer : workspace.configuration.printers) {
    const auto folder = std::filesystem::path("layouts") / "colour";
    const std::string name = printer.condition + ".icc";
    std::filesystem::path path = workspace.root / folder / name;
    path = files.exists(path) ? path : edition::share_folder() / folder / name;
    const bool is_there = files.exists(path);
    // The colours that it is of, and "acsp", stand in its head (ICC.1, 7.2).
    const std::string bytes = is_there ? files.read(path) : std::string();
    const bool is_good =
        bytes.size() > 40 && bytes.compare(16, 4, "CMYK") == 0 && bytes.compare(36, 4, "acsp") == 0;
    say(is_good, fmt::format("the colour profile {} of the printer \"{}\"", name, printer.id));
    if (!is_good) {
      diagnostics.report(
          {.code = "G0660",
           .place = {.path = is_there ? edition::shown_path(workspace, path)
                                      : workspace.configuration.path},
           .message = is_there ? "the file is no colour profile of a press with four inks"
                               : fmt::format("there is no layouts/colour/{}, of the printer's "
                                             "condition",
                                             name),
           .help = "put the printer's own profile (ICC, for output in CMYK) there, or name another "
                   "condition in [[printer]]: condition = \"FOGRA39\""});
    }
  }
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
  look_for_profiles(*workspace, files, diagnostics);
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

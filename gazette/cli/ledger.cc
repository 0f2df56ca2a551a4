// gazette ledger: the journals of copies, for those who add them up again.

#include <fmt/format.h>

#include "gazette/cli/session.h"
#include "gazette/ledger/proof.h"

namespace gazette::cli {
namespace {

struct ExportOptions {
  std::optional<int> year = {};
  std::string to = {};
};

/// A file that is there may be written over only where it is an export, too: the same first line.
bool may_write(Files& files, const std::string& path, std::string_view text,
               Diagnostics& diagnostics) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    diagnostics.report(
        {.code = "G0799",
         .place = {.path = path},
         .message = "it is a folder, and the export is one file",
         .help = fmt::format("name a file in it: {}",
                             (std::filesystem::path(path) / "so-cai.journal").string())});
    return false;
  }
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
    diagnostics.report({.code = "G0799",
                        .place = {.path = path},
                        .message = fmt::format("there is no folder {}", folder.string()),
                        .help = "make the folder first, or name a file in another"});
    return false;
  }
  if (!files.exists(path) || files.read(path).starts_with(text.substr(0, text.find('\n') + 1))) {
    return true;
  }
  diagnostics.report({.code = "G0799",
                      .place = {.path = path},
                      .message = "it is there and is no export of journals",
                      .help = "name another file, or move that one away"});
  return false;
}

int export_journals(const CommandLine& line, const ExportOptions& options) {
  Diagnostics diagnostics;
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const std::string text = ledger::journal_text(session->ledger, options.year);
  if (options.to.empty()) {
    fmt::print("{}", text);
  } else if (may_write(session->files, options.to, text, diagnostics)) {
    write_whole(session->files, options.to, text);
    fmt::print("{}\n", options.to);
  }
  return finish(diagnostics);
}

}  // namespace

void add_ledger(CLI::App& app, CommandLine& line) {
  CLI::App* ledger = app.add_subcommand("ledger", "the journals of copies");
  ledger->require_subcommand(1);
  CLI::App* command =
      ledger->add_subcommand("export", "write the journals as text for hledger and ledger");
  command->footer(
      "  gazette ledger export --year 2022 --to 2022.journal\n"
      "  hledger -f 2022.journal balance     # adds them up again; so does ledger");
  auto options = std::make_shared<ExportOptions>();
  command->add_option("--year", options->year, "of the issues of one year (default: all)")
      ->check(CLI::Range(1900, 2200));
  command->add_option("--to", options->to, "file to write (default: the screen)");
  command->callback([&line, options] {
    line.command = [&line, options] { return export_journals(line, *options); };
  });
}

}  // namespace gazette::cli

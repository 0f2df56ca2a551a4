// gazette init: a workspace with everything a first issue needs.

#include <fmt/format.h>

#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

int init(const fs::path& folder) {
  Diagnostics diagnostics;
  Files& files = real_files();
  const fs::path configuration = folder / "gazette.toml";
  if (!files.exists(configuration)) {
    const fs::path start = edition::share_folder() / "layouts" / "workspace" / "gazette.toml";
    write_whole(files, configuration, files.read(start));
    fmt::print("made {}: edit the names in it\n", configuration.string());
  }
  const auto workspace = edition::open_workspace(files, folder, diagnostics);
  if (!workspace) {
    return finish(diagnostics);
  }
  for (const char* name : {"inbox", "sources", "issues", "build", "site"}) {
    fs::create_directories(folder / name);
  }
  const fs::path record = folder / "gazette.db";
  const bool had = files.exists(record);
  if (ledger::Ledger::open(record, ledger::Missing::create, diagnostics)) {
    fmt::print("{} {}\n", had ? "kept" : "made", record.string());
  }
  return finish(diagnostics);
}

}  // namespace

void add_init(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("init", "make a workspace, or what is missing of one");
  command->footer("Nothing that is there is changed.");
  auto folder = std::make_shared<std::string>(".");
  command->add_option("FOLDER", *folder, "where (default: this folder)");
  command->callback([&line, folder] { line.command = [folder] { return init(*folder); }; });
}

}  // namespace gazette::cli

// gazette backup, gazette restore: a copy that was examined, and the way back.

#include <fmt/format.h>

#include "gazette/base/process.h"
#include "gazette/cli/session.h"
#include "gazette/ledger/proof.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

struct BackupOptions {
  std::string file = {};
  std::string folder = {};
};

struct RestoreOptions {
  std::string file = {};
  bool only_check = false;
  bool replace = false;
};

constexpr std::size_t kDigits = 8;  // of a hash, in a file's name

int back_up(const CommandLine& line, const BackupOptions& options) {
  if (options.file.empty() == options.folder.empty()) {
    throw CLI::ValidationError("FILE", "name a file, or a folder with --to");
  }
  Diagnostics diagnostics;
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  fs::path to = options.file;
  if (to.empty()) {
    // Named by what it holds: a record that has not changed has the same backup.
    const ledger::ChainHead head = ledger::chain_head(session->ledger);
    to = fs::path(options.folder) /
         fmt::format("gazette-{}-{}.db", head.links_count, head.sha256.substr(0, kDigits));
    if (session->files.exists(to)) {
      fmt::print("{} is there already: the record has not changed since\n", to.string());
      return finish(diagnostics);
    }
  }
  if (const auto head = ledger::back_up(session->ledger, to, diagnostics)) {
    fmt::print("{}\n  examined: whole; chain of {} links, head {}\n", to.string(),
               head->links_count, head->sha256);
  }
  return finish(diagnostics);
}

/// How a backup stands to the record of today.
void compare(const ledger::ChainHead& backup, const fs::path& record) {
  Diagnostics ignored;  // the record is not what was asked about
  const auto today = ledger::Ledger::open(record, ledger::Missing::report, ignored);
  if (!today) {
    fmt::print("  there is no record to compare it with\n");
    return;
  }
  const ledger::ChainHead head = ledger::chain_head(*today);
  if (const auto link = ledger::find_link(*today, backup.sha256)) {
    fmt::print("  the record of today holds all of it, and {} links more\n",
               head.links_count - *link);
  } else {
    fmt::print("  the record of today does not hold it: its head is {}\n", head.sha256);
  }
}

int restore(const CommandLine& line, const RestoreOptions& options) {
  Diagnostics diagnostics;
  const auto workspace = edition::open_workspace(real_files(), line.workspace, diagnostics);
  if (!workspace) {
    return finish(diagnostics);
  }
  const fs::path record = record_path(*workspace);
  if (options.only_check) {
    const ScratchFolder folder;
    if (const auto tried = ledger::try_backup(options.file, folder.path(), diagnostics)) {
      const ledger::ChainHead head = ledger::chain_head(*tried);
      fmt::print("{} can be restored\n  chain of {} links, head {}\n", options.file,
                 head.links_count, head.sha256);
      compare(head, record);
    }
    return finish(diagnostics);
  }
  if (const auto restored = ledger::restore(options.file, record, options.replace, diagnostics)) {
    fmt::print("{} is the record of {}\n  chain of {} links, head {}\n", record.string(),
               options.file, restored->head.links_count, restored->head.sha256);
    if (!restored->former.empty()) {
      fmt::print("  the former one is {}\n", restored->former.string());
    }
  }
  return finish(diagnostics);
}

}  // namespace

void add_backup(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("backup", "copy the record to a new file, examined");
  command->footer(
      "  gazette backup --to /media/usb      # named by what it holds\n"
      "  gazette restore --check FILE        # tries it, and changes nothing");
  auto options = std::make_shared<BackupOptions>();
  command->add_option("FILE", options->file, "the file to write; never one that is there");
  command->add_option("--to", options->folder, "a folder instead");
  command->callback(
      [&line, options] { line.command = [&line, options] { return back_up(line, *options); }; });
}

void add_restore(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("restore", "make a backup the record again, or try it");
  auto options = std::make_shared<RestoreOptions>();
  command->add_option("FILE", options->file, "what `gazette backup` wrote")->required();
  command->add_flag("--check", options->only_check,
                    "a drill: restore it into a folder of its own and examine it there");
  command->add_flag("--replace", options->replace,
                    "move the record that is there aside, as gazette.db.replaced-1");
  command->callback(
      [&line, options] { line.command = [&line, options] { return restore(line, *options); }; });
}

}  // namespace gazette::cli

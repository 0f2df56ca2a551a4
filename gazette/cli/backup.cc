// gazette backup, gazette restore: a copy that was examined, and the way back.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/hash.h"
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
  auto session = open_session_as_is(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  fs::path to = options.file;
  if (to.empty()) {
    // Named by what it holds: a record that has not changed has the same backup. One older than the
    // chain has no head that would tell.
    const ledger::ChainHead head = ledger::chain_head(session->ledger);
    const std::string digits = head.links_count > 0
                                   ? head.sha256
                                   : sha256(session->files.read(record_path(session->workspace)));
    to = fs::path(options.folder) /
         fmt::format("gazette-{}-{}.db", head.links_count, digits.substr(0, kDigits));
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

constexpr std::size_t kJournalsShown = 20;

/// What the record has and the backup has not.
void tell_loss(const ledger::Loss& loss) {
  for (std::size_t i = 0; i < std::min(loss.journals.size(), kJournalsShown); ++i) {
    fmt::print("    {}\n", loss.journals[i]);
  }
  if (loss.journals.size() > kJournalsShown) {
    fmt::print("    and {} journals more\n", loss.journals.size() - kJournalsShown);
  }
  if (!loss.rows.empty()) {
    fmt::print("    rows: {}\n", fmt::join(loss.rows, ", "));
  }
}

/// How a backup stands to the record of today.
void compare(const std::optional<ledger::Loss>& loss) {
  if (!loss) {
    fmt::print("  there is no record to compare it with\n");
  } else if (loss->links_count) {
    fmt::print("  the record of today holds all of it, and {} more\n",
               counted(*loss->links_count, "link", "links"));
    tell_loss(*loss);
  } else {
    fmt::print("  the record of today does not hold all of it{}\n",
               loss->rows.empty() ? "" : ", and has besides");
    tell_loss(*loss);
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
      compare(ledger::lost_by(*tried, record));
    }
    return finish(diagnostics);
  }
  if (const auto restored = ledger::restore(options.file, record, options.replace, diagnostics)) {
    fmt::print("{} is the record of {}\n  chain of {} links, head {}\n", record.string(),
               options.file, restored->head.links_count, restored->head.sha256);
    if (!restored->former.empty()) {
      fmt::print("  the former one is {}\n", restored->former.string());
      if (!restored->loss) {
        fmt::print("  it cannot be read: what was in it and not in the backup is not known\n");
      } else if (restored->loss->links_count != 0) {
        fmt::print("  only in the former one, to be entered again:\n");
        tell_loss(*restored->loss);
      }
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

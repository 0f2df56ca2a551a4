// gazette publish: the site brought to its server.

#include "gazette/publish/publish.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <unistd.h>

#include "gazette/base/folder_change.h"
#include "gazette/base/hash.h"
#include "gazette/cli/session.h"
#include "gazette/edition/bundles.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

struct PublishOptions {
  std::optional<std::string> folder = {};
  std::optional<std::string> rsync = {};
  std::optional<std::string> rclone = {};
  bool dry_run = false;
  bool verify = false;
  bool repair = false;
  bool over_budget = false;
};

/// What rsync, ssh and rclone read of the environment, which other programs do not get.
publish::Environment environment_of_transfer() {
  constexpr std::array<std::string_view, 2> kPrefixes = {"RSYNC_", "RCLONE_"};
  constexpr std::array<std::string_view, 8> kNames = {
      "HOME",       "USER",        "LOGNAME", "SSH_AUTH_SOCK", "XDG_CONFIG_HOME",
      "http_proxy", "https_proxy", "no_proxy"};
  publish::Environment environment;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view variable = *each;
    const std::string_view name = variable.substr(0, variable.find('='));
    const bool is_wanted =
        std::count(kNames.begin(), kNames.end(), name) > 0 ||
        std::any_of(kPrefixes.begin(), kPrefixes.end(),
                    [&](std::string_view prefix) { return name.starts_with(prefix); });
    if (is_wanted) {
      environment.emplace_back(variable);
    }
  }
  return environment;
}

/// A target of the command line. Throws CLI::ValidationError for one that names no place.
publish::Target checked(publish::Target target, const std::string& option) {
  if (target.kind != publish::PlaceKind::folder) {
    if (const auto fault = model::fault_of_target(option.substr(2), target.name)) {
      throw CLI::ValidationError(option, fmt::format("{}; {}", fault->message, fault->help));
    }
  }
  return target;
}

publish::Target target_of(const PublishOptions& options, const model::Publishing& publishing) {
  if (options.folder) {
    return checked({publish::PlaceKind::folder, *options.folder}, "--to");
  }
  if (options.rsync) {
    return checked({publish::PlaceKind::rsync, *options.rsync}, "--rsync");
  }
  if (options.rclone) {
    return checked({publish::PlaceKind::rclone, *options.rclone}, "--rclone");
  }
  const auto target = publish::configured_target(publishing);
  if (!target) {
    throw CLI::ValidationError(
        "publish",
        "say where: --to FOLDER, --rsync TARGET or --rclone REMOTE, or [publish] in "
        "site.toml");
  }
  return *target;
}

/// A folder that holds the site, or lies in it, would be published into itself.
void refuse_own_folder(const publish::Target& target, const fs::path& site) {
  if (target.kind != publish::PlaceKind::folder) {
    return;
  }
  const auto folder_name = [](const fs::path& path) {  // "/" is the root's, too
    const std::string name = fs::weakly_canonical(path).generic_string();
    return name.ends_with('/') ? name : name + "/";
  };
  const std::string there = folder_name(target.name);
  const std::string here = folder_name(site);
  if (there.starts_with(here) || here.starts_with(there)) {
    throw CLI::ValidationError(
        "--to", fmt::format("{} is the site itself, holds it or lies in it", target.name));
  }
}

void print_plan(const publish::Upload& upload, const publish::Target& target, std::uint64_t before,
                int year) {
  fmt::print("{} new files, {} changed, {} index files, {} lists: {}; {} to remove\n",
             upload.added.size(), upload.changed.size(), upload.indexes.size(), upload.lists.size(),
             readable_size(upload.bytes), upload.removed.size());
  fmt::print("{} before this upload, to {}: {}, with it {}\n", year, target.name,
             readable_size(before), readable_size(before + upload.bytes));
}

/// Where it is noted what an upload to a place touched that did not end.
fs::path note_path(const edition::Workspace& workspace, const publish::Target& target) {
  return workspace.root / "build" /
         fmt::format(".upload-{}.txt", sha256(target.name).substr(0, 16));
}

std::vector<publish::PastUpload> read_past(Files& files, const fs::path& record) {
  return files.exists(record) ? publish::read_uploads(files.read(record), record.string())
                              : std::vector<publish::PastUpload>{};
}

/// Enters in uploads.csv what an upload has sent by now, in place of what it had sent before. The
/// file is read again each time, since another upload may enter itself meanwhile.
class UploadEntry {
 public:
  UploadEntry(Files& files, fs::path record, std::string place)
      : files_(files),
        record_(std::move(record)),
        upload_{.date = today(), .place = std::move(place)} {}

  void add(std::size_t files_count, std::uint64_t bytes) {
    std::vector<publish::PastUpload> uploads = read_past(files_, record_);
    const auto own = std::find(uploads.rbegin(), uploads.rend(), upload_);
    upload_.files_count += files_count;
    upload_.bytes += bytes;
    if (is_entered_ && own != uploads.rend()) {
      *own = upload_;
    } else {
      uploads.push_back(upload_);
    }
    is_entered_ = true;
    write_whole(files_, record_, publish::to_csv(uploads));
  }

 private:
  Files& files_;
  fs::path record_;
  publish::PastUpload upload_;
  bool is_entered_ = false;
};

int send(const publish::Upload& upload, publish::Place& place, const publish::Target& target,
         const edition::Workspace& workspace, const publish::KnownPlace& known, Files& files) {
  Diagnostics diagnostics;
  UploadEntry entry(files, workspace.root / "uploads.csv", target.name);
  publish::UploadProgress progress;
  progress.on_step = [](const std::string& step) {
    fmt::print("  {}\n", step);
    std::fflush(stdout);
  };
  // Written as it is sent: a line that is cut has cost what it has cost.
  progress.on_sending = [&](std::size_t files_count, std::uint64_t bytes) {
    entry.add(files_count, bytes);
  };
  const fs::path note = note_path(workspace, target);
  write_whole(files, note, publish::to_note(upload, known.unfinished));
  publish::carry_out(upload, place, progress, diagnostics);
  if (!diagnostics.has_errors()) {
    files.remove(note);
    fmt::print("published to {}\n", target.name);
  }
  return finish(diagnostics);
}

int publish_site(const CommandLine& line, const PublishOptions& options) {
  Diagnostics diagnostics;
  Files& files = real_files();
  const auto workspace = edition::open_workspace(files, line.workspace, diagnostics);
  if (!workspace) {
    return finish(diagnostics);
  }
  const fs::path settings_path = workspace->root / "site.toml";
  const auto settings =
      files.exists(settings_path)
          ? model::read_site_settings(files.read(settings_path),
                                      edition::shown_path(*workspace, settings_path),
                                      workspace->configuration.site, diagnostics)
          : model::SiteSettings{};
  if (!settings) {
    return finish(diagnostics);
  }
  const model::Publishing& publishing = settings->publishing;
  const publish::Target target = target_of(options, publishing);
  const fs::path site = workspace->root / "site";
  refuse_own_folder(target, site);
  finish_change(files, site);
  const auto place = publish::open_place(target, site, files, environment_of_transfer());
  if (options.verify) {
    const std::size_t count = publish::verify(files, site, *place, diagnostics);
    if (!diagnostics.has_errors()) {
      fmt::print("{} files are on {} as they are here\n", count, target.name);
    }
    return finish(diagnostics);
  }
  publish::KnownPlace known = {.believed = options.repair ? publish::Believed::files
                                                          : publish::Believed::lists};
  if (const fs::path note = note_path(*workspace, target); files.exists(note)) {
    known.unfinished = publish::unfinished_of(files.read(note));
  }
  const auto upload = publish::plan_upload(files, site, *place, known, diagnostics);
  if (!upload) {
    return finish(diagnostics);
  }
  edition::report_stale_bundles(*workspace, files, diagnostics);
  const std::uint64_t before = publish::bytes_of_year(
      read_past(files, workspace->root / "uploads.csv"), target.name, today().year);
  print_plan(*upload, target, before, today().year);
  Diagnostics budget;
  publish::check_budget(publishing, upload->bytes, before, budget);
  if (!options.over_budget) {
    diagnostics.append(std::move(budget));
  }
  const int code = finish(diagnostics);
  if (code != kDone || options.dry_run) {
    return code;
  }
  if (upload->is_empty()) {
    files.remove(note_path(*workspace, target));
    fmt::print("{} has everything{}\n", target.name,
               options.repair ? "" : ", as its lists say (--verify compares every file)");
    return kDone;
  }
  return send(*upload, *place, target, *workspace, known, files);
}

}  // namespace

void add_publish(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("publish", "bring the site to its server: only what changed");
  command->footer(
      "New files come before pages that lead to them, lists and the home page behind all pages;\n"
      "everything sent is compared, and what the site has no longer is removed last. After a cut\n"
      "line run it again. A name that begins with \"-\" is written --to=-NAME.\n"
      "Example: gazette publish --rsync congbao@host:/var/www/congbao");
  auto options = std::make_shared<PublishOptions>();
  auto* folder = command->add_option("--to", options->folder, "a folder of this machine");
  auto* rsync = command->add_option("--rsync", options->rsync, "a target of rsync: host:/folder");
  auto* rclone =
      command->add_option("--rclone", options->rclone, "a remote of rclone: name:folder");
  folder->excludes(rsync)->excludes(rclone);
  rsync->excludes(rclone);
  auto* dry_run =
      command->add_flag("--dry-run", options->dry_run, "say what would be sent, and send nothing");
  command
      ->add_flag("--verify", options->verify,
                 "compare every file of the site with the server's, and send nothing")
      ->excludes(dry_run);
  command
      ->add_flag("--repair", options->repair,
                 "compare every file with the server's, and send those that it lost or changed")
      ->excludes("--verify");
  command->add_flag("--over-budget", options->over_budget,
                    "send it although it passes a limit of site.toml");
  command->callback([&line, options] {
    line.command = [&line, options] { return publish_site(line, *options); };
  });
}

}  // namespace gazette::cli

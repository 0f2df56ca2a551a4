// Places that other programs reach: rsync (over ssh, to a module, to a folder) and rclone (to
// anything that stores files).

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/process.h"
#include "gazette/base/text.h"
#include "gazette/publish/places.h"

namespace gazette::publish {
namespace {

namespace fs = std::filesystem;

/// A year's site over a line of a few kilobytes a second; whoever is tired of waiting presses
/// Ctrl-C, and the next upload goes on.
constexpr int kSecondsMax = 24 * 3600;

/// What the place was asked for is not there.
constexpr int kRsyncPartial = 23;
constexpr int kRcloneNoFolder = 3;
constexpr int kRcloneNoFile = 4;

fs::path need_program(std::string_view name) {
  const auto program = find_program(name);
  if (!program) {
    throw Error(fmt::format("the program {0} is not installed: apt-get install {0}", name),
                std::string(name));
  }
  return *program;
}

/// The last line of what a program said against something.
std::string last_line(std::string_view text) {
  std::string last;
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) {
      last = trim(line);
    }
  }
  return last;
}

/// What both have in common: a program, its target, a list of paths in a file.
class ProgramPlace : public Place {
 public:
  ProgramPlace(std::string_view program, std::string target, fs::path site, Files& files,
               Environment environment)
      : program_(need_program(program)),
        target_(std::move(target)),
        site_(std::move(site)),
        files_(files),
        environment_(std::move(environment)) {}

 protected:
  [[nodiscard]] ProcessResult run(std::vector<std::string> arguments) const {
    return run_process({.program = program_,
                        .arguments = std::move(arguments),
                        .environment = environment_,
                        .seconds_max = kSecondsMax});
  }
  void run_to_success(std::vector<std::string> arguments) const {
    require(run(std::move(arguments)));
  }
  void require(const ProcessResult& result) const {
    if (!result.is_success()) {
      throw Error(fmt::format("{} to {} failed ({}): {}", program_.filename().string(), target_,
                              result.is_out_of_time ? "out of time"
                                                    : fmt::format("code {}", result.exit_code),
                              last_line(result.error_output)),
                  target_);
    }
  }
  /// A file that names paths, each ended by `end`.
  [[nodiscard]] std::string write_paths(const std::vector<std::string>& paths, char end) const {
    std::string text;
    for (const std::string& path : paths) {
      text += path;
      text += end;
    }
    const fs::path file = scratch_.path() / "paths";
    files_.write(file, text);
    return file.string();
  }
  [[nodiscard]] const std::string& target() const { return target_; }
  [[nodiscard]] std::string site() const { return site_.string() + "/"; }
  [[nodiscard]] Files& files() const { return files_; }
  [[nodiscard]] fs::path scratch() const { return scratch_.path(); }

 private:
  fs::path program_;
  std::string target_;
  fs::path site_;
  Files& files_;
  Environment environment_;
  ScratchFolder scratch_;
};

class RsyncPlace final : public ProgramPlace {
 public:
  using ProgramPlace::ProgramPlace;

  std::optional<std::string> read(const std::string& path) override {
    const fs::path copy = scratch() / "copy";
    files().remove(copy);
    const ProcessResult result =
        run({kWords, kTimeout, "--", below(target(), path), copy.string()});
    if (result.exit_code == kRsyncPartial) {
      return std::nullopt;
    }
    require(result);
    return files().read(copy);
  }

  void put(const std::vector<std::string>& paths) override {
    run_to_success({kWords, kTimeout, "--checksum", "--times", "--mkpath", "--from0",
                    "--files-from=" + write_paths(paths, '\0'), "--", site(), below(target(), "")});
  }

  void remove(const std::vector<std::string>& paths) override {
    // Names that the sender does not have are removed at the place, and nothing else: they are
    // sought in a folder that has none of them.
    const fs::path nothing = scratch() / "nothing";
    files().write(nothing / ".none", "");  // makes the folder; no path of ours is hidden
    run_to_success({kWords, kTimeout, "--recursive", "--delete-missing-args", "--from0",
                    "--files-from=" + write_paths(paths, '\0'), "--", nothing.string() + "/",
                    below(target(), "")});
  }

  std::vector<std::string> find_differing(const std::vector<std::string>& paths) override {
    const ProcessResult result =
        run({kWords, kTimeout, "--checksum", "--dry-run", "--from0", "--out-format=%i %n",
             "--files-from=" + write_paths(paths, '\0'), "--", site(), below(target(), "")});
    require(result);
    std::vector<std::string> differing;
    for (const std::string_view line : split(result.output, '\n')) {
      const std::size_t name = line.find(' ');
      // "<f" or ">f": the bytes of a file would be sent.
      if (name != std::string_view::npos && (line.starts_with("<f") || line.starts_with(">f"))) {
        differing.emplace_back(line.substr(name + 1));
      }
    }
    return differing;
  }

 private:
  /// No word of a path is for a shell on the other side, either.
  static constexpr const char* kWords = "--protect-args";
  static constexpr const char* kTimeout = "--timeout=300";
};

class RclonePlace final : public ProgramPlace {
 public:
  using ProgramPlace::ProgramPlace;

  std::optional<std::string> read(const std::string& path) override {
    const fs::path copy = scratch() / "copy";
    files().remove(copy);
    const ProcessResult result = run({"copyto", "--", below(target(), path), copy.string()});
    if (result.exit_code == kRcloneNoFolder || result.exit_code == kRcloneNoFile) {
      return std::nullopt;
    }
    require(result);
    return files().exists(copy) ? std::optional(files().read(copy)) : std::nullopt;
  }

  void put(const std::vector<std::string>& paths) override {
    run_to_success({"copy", "--checksum", "--no-traverse",
                    "--files-from-raw=" + write_paths(paths, '\n'), "--", site(), target()});
  }

  void remove(const std::vector<std::string>& paths) override {
    run_to_success({"delete", "--files-from-raw=" + write_paths(paths, '\n'), "--", target()});
  }

  std::vector<std::string> find_differing(const std::vector<std::string>& paths) override {
    constexpr int kDiffers = 1;
    const ProcessResult result =
        run({"check", "--one-way", "--combined=-", "--files-from-raw=" + write_paths(paths, '\n'),
             "--", site(), target()});
    if (result.exit_code != kDiffers || result.is_out_of_time || result.is_output_too_long) {
      require(result);
    }
    std::vector<std::string> differing;
    for (const std::string_view line : split(result.output, '\n')) {
      // "= path" is the same on both sides.
      if (line.size() > 2 && line[0] != '=' && line[1] == ' ') {
        differing.emplace_back(line.substr(2));
      }
    }
    if (differing.empty()) {
      require(result);
    }
    return differing;
  }
};

}  // namespace

std::unique_ptr<Place> open_rsync(const std::string& target, const fs::path& site, Files& files,
                                  const Environment& environment) {
  // Without a terminal nobody can type a password: a key is needed, and asked for at once.
  Environment with_batch = environment;
  const bool has_own = std::any_of(environment.begin(), environment.end(),
                                   [](const auto& each) { return each.starts_with("RSYNC_RSH="); });
  if (!has_own) {
    with_batch.emplace_back("RSYNC_RSH=ssh -o BatchMode=yes");
  }
  return std::make_unique<RsyncPlace>("rsync", target, site, files, std::move(with_batch));
}

std::unique_ptr<Place> open_rclone(const std::string& remote, const fs::path& site, Files& files,
                                   const Environment& environment) {
  return std::make_unique<RclonePlace>("rclone", remote, site, files, environment);
}

}  // namespace gazette::publish

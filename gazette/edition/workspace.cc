// The workspace and what lies beside the program.

#include <cstdlib>
#include <system_error>

#include <fmt/format.h>

#include "gazette/edition/edition.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfigurationName = "gazette.toml";

bool is_share_folder(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "fonts" / "fonts.toml", error) &&
         fs::is_directory(folder / "layouts", error);
}

}  // namespace

std::optional<Workspace> open_workspace(Files& files, const fs::path& start,
                                        Diagnostics& diagnostics) {
  fs::path folder = fs::absolute(start).lexically_normal();
  if (!folder.has_filename()) {
    folder = folder.parent_path();
  }
  for (;; folder = folder.parent_path()) {
    if (files.exists(folder / kConfigurationName)) {
      break;
    }
    if (folder == folder.parent_path()) {
      diagnostics.report(
          {.code = "G0106",
           .place = {.path = start.string()},
           .message = fmt::format("no {} here or in a folder above", kConfigurationName),
           .help = "run the command inside a workspace, name one with --workspace, or make one "
                   "with `gazette init`"});
      return std::nullopt;
    }
  }
  Workspace workspace{.root = folder};
  const fs::path path = folder / kConfigurationName;
  auto configuration = model::read_configuration(
      files.read(path), path.lexically_proximate(fs::current_path()).string(), diagnostics);
  if (!configuration) {
    return std::nullopt;
  }
  workspace.configuration = std::move(*configuration);
  return workspace;
}

fs::path share_folder() {
  if (const char* home = std::getenv("GAZETTE_HOME"); home != nullptr) {
    if (is_share_folder(home)) {
      return home;
    }
    throw Error(fmt::format("GAZETTE_HOME names {}, which has no layouts/ and fonts/", home), home);
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (fs::path folder = program.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (is_share_folder(folder)) {
      return folder;
    }
    if (is_share_folder(folder / "share" / "gazette")) {
      return folder / "share" / "gazette";
    }
    if (folder == folder.parent_path()) {
      break;
    }
  }
  throw Error("the folders layouts/ and fonts/ are not beside the program; set GAZETTE_HOME",
              program.string());
}

std::string shown_path(const Workspace& workspace, const fs::path& path) {
  const fs::path relative = path.lexically_relative(workspace.root);
  const bool inside = !relative.empty() && *relative.begin() != "..";
  return inside ? relative.generic_string() : path.generic_string();
}

std::optional<Typography> read_typography(const Workspace& workspace, Files& files,
                                          Diagnostics& diagnostics) {
  const std::string name = workspace.configuration.layout + ".toml";
  // A layout of the workspace's own goes before the program's.
  fs::path path = workspace.root / "layouts" / name;
  if (!files.exists(path)) {
    path = share_folder() / "layouts" / name;
  }
  if (!files.exists(path)) {
    diagnostics.report(
        {.code = "G0107",
         .place = {.path = workspace.configuration.path},
         .message = fmt::format("there is no layout \"{}\"", workspace.configuration.layout),
         .help = "name a file of layouts/ without its ending: layout = \"cong-bao\""});
    return std::nullopt;
  }
  auto layout = typeset::read_layout(files.read(path), shown_path(workspace, path), diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  return Typography{
      .layout = std::move(*layout),
      .fonts = font::Fonts::load(share_folder() / "fonts" / "fonts.toml", diagnostics)};
}

}  // namespace gazette::edition

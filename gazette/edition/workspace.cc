// The workspace and what lies beside the program.

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/edition/edition.h"
#include "gazette/web/languages.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfigurationName = "gazette.toml";

bool is_share_folder(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "fonts" / "fonts.toml", error) &&
         fs::is_directory(folder / "layouts", error);
}

/// Reports each language of the site that has no words (G0107): `toml` is the configuration as it
/// was read, and parsed again only to find the line.
void check_languages(const model::Configuration& configuration, std::string_view toml, Files& files,
                     Diagnostics& diagnostics) {
  const std::vector<std::string> known =
      web::languages_in(files.read(share_folder() / "layouts" / "web" / "texts.toml"));
  const auto check = [&](const std::string& language, std::string_view key) {
    if (std::find(known.begin(), known.end(), language) != known.end()) {
      return;
    }
    Diagnostics said;
    auto root = Settings::parse(toml, configuration.path, said);
    auto table = root ? root->table("gazette", said) : std::nullopt;
    diagnostics.report(
        {.code = "G0107",
         .place = table ? table->place(key) : Place{.path = configuration.path},
         .message = fmt::format("the site has no words in the language \"{}\"", language),
         .help = fmt::format("use one of these: \"{}\"", fmt::join(known, "\", \""))});
  };
  check(configuration.language, "language");
  for (const std::string& language : configuration.site_languages) {
    check(language, "site_languages");
  }
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
  const std::string toml = files.read(path);
  auto configuration = model::read_configuration(
      toml, path.lexically_proximate(fs::current_path()).string(), diagnostics);
  if (!configuration) {
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.errors_count();
  check_languages(*configuration, toml, files, diagnostics);
  if (diagnostics.errors_count() > errors_before) {
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

namespace {

/// Of a layout's name; one of the workspace's own goes before the program's. Empty where there is
/// none.
fs::path layout_path(const Workspace& workspace, Files& files, const std::string& name) {
  for (const fs::path& folder : {workspace.root, share_folder()}) {
    fs::path path = folder / "layouts" / (name + ".toml");
    if (files.exists(path)) {
      return path;
    }
  }
  return {};
}

/// The files of a layout, the lowest first. Nothing where one is missing (G0107).
std::optional<std::vector<typeset::LayoutFile>> read_layout_files(const Workspace& workspace,
                                                                  Files& files,
                                                                  Diagnostics& diagnostics) {
  constexpr std::size_t kDepthMost = 8;
  std::vector<typeset::LayoutFile> layouts;
  std::optional<std::string> name = workspace.configuration.layout;
  std::string named_in = workspace.configuration.path;
  while (name) {
    const fs::path path = layout_path(workspace, files, *name);
    if (path.empty() || layouts.size() == kDepthMost) {
      diagnostics.report({.code = "G0107",
                          .place = {.path = named_in},
                          .message = path.empty()
                                         ? fmt::format("there is no layout \"{}\"", *name)
                                         : fmt::format("\"{}\" builds on too many layouts", *name),
                          .help = "name a file of layouts/ without its ending: \"cong-bao-a4\""});
      return std::nullopt;
    }
    layouts.push_back({.toml = files.read(path), .path = shown_path(workspace, path)});
    named_in = layouts.back().path;
    name = typeset::base_of(layouts.back());
  }
  std::reverse(layouts.begin(), layouts.end());
  return layouts;
}

}  // namespace

std::optional<Typography> read_typography(const Workspace& workspace, Files& files,
                                          Diagnostics& diagnostics) {
  const auto layouts = read_layout_files(workspace, files, diagnostics);
  if (!layouts) {
    return std::nullopt;
  }
  auto layout = typeset::read_layout(*layouts, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  font::Fonts fonts = font::Fonts::load(share_folder() / "fonts" / "fonts.toml", diagnostics);
  for (const std::string& face : typeset::faces_of(*layout)) {
    if (!fonts.find(face)) {
      diagnostics.report({.code = "G0107",
                          .place = {.path = layout->path},
                          .message = fmt::format("there is no face \"{}\"", face),
                          .help = "name a face of fonts/fonts.toml that has four styles"});
    }
  }
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  return Typography{.layout = std::move(*layout), .fonts = std::move(fonts)};
}

}  // namespace gazette::edition

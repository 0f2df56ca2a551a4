#include "gazette/edition/papers.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "gazette/edition/pdfs.h"
#include "gazette/press/press.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// A file under layouts/, of the workspace where it has it, else of the program. Empty where there
/// is none.
fs::path share_file(const Workspace& workspace, Files& files, const fs::path& name) {
  for (const fs::path& folder : {workspace.root, share_folder()}) {
    fs::path path = folder / "layouts" / name;
    if (files.exists(path)) {
      return path;
    }
  }
  return {};
}

/// The names of all sheets of labels there are.
std::set<std::string> label_sheets(const Workspace& workspace, Files& files) {
  std::set<std::string> names;
  for (const fs::path& folder : {workspace.root, share_folder()}) {
    const fs::path sheets = folder / "layouts" / "labels";
    if (!files.exists(sheets)) {
      continue;
    }
    for (const fs::path path : files.list(sheets)) {
      if (path.extension() == ".toml") {
        names.insert(path.stem().string());
      }
    }
  }
  return names;
}

}  // namespace

std::string paper_pdf(const typeset::Book& book, const PaperName& name, Files& files) {
  return press::make_pdf(book, {.metadata = {.title = name.title,
                                             .author = name.author,
                                             .date = name.date,
                                             .identifier = name.title},
                                .profile = read_screen_profile(files),
                                .condition = std::string(kScreenCondition)});
}

std::string make_paper(const typeset::Form& form, const Typography& typography,
                       const PaperName& name, Files& files, Diagnostics& diagnostics) {
  const typeset::Book book =
      typeset::typeset_form(form, typography.layout, typography.fonts, diagnostics);
  return diagnostics.has_errors() ? std::string() : paper_pdf(book, name, files);
}

std::optional<forms::Packing> find_packing(const Workspace& workspace, Files& files,
                                           Diagnostics& diagnostics) {
  const fs::path path = share_file(workspace, files, "post.toml");
  if (path.empty()) {
    throw Error("layouts/post.toml is not beside the program; put its own file back", "post.toml");
  }
  return forms::read_packing(files.read(path), shown_path(workspace, path), diagnostics);
}

std::optional<typeset::LabelSheet> find_label_sheet(const Workspace& workspace, Files& files,
                                                    const std::string& name,
                                                    Diagnostics& diagnostics) {
  const std::set<std::string> names = label_sheets(workspace, files);
  if (!names.contains(name)) {
    diagnostics.report({.code = "G0684",
                        .message = fmt::format("there is no sheet of labels \"{}\"", name),
                        .help = fmt::format("take one of {}, or describe yours in "
                                            "layouts/labels/ of the workspace",
                                            fmt::join(names, ", "))});
    return std::nullopt;
  }
  const fs::path path = share_file(workspace, files, fs::path("labels") / (name + ".toml"));
  return typeset::read_label_sheet(files.read(path), name, shown_path(workspace, path),
                                   diagnostics);
}

}  // namespace gazette::edition

#include "gazette/edition/attached.h"

#include <algorithm>
#include <optional>

#include "gazette/edition/edition.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// Whether a path, links followed, lies in `folder`.
bool lies_in(const fs::path& folder, const fs::path& path) {
  const fs::path outer = fs::weakly_canonical(folder);
  const fs::path inner = fs::weakly_canonical(path);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

/// The text layer of a PDF by pdftotext; empty where that is not installed or fails. Read once,
/// when the document comes in, and kept: a build never depends on it.
std::string text_layer(std::string_view bytes) {
  const std::optional<fs::path> program = find_program("pdftotext");
  if (!program || !bytes.starts_with("%PDF")) {
    return {};
  }
  const ScratchFolder folder;
  const fs::path file = folder.path() / "facsimile.pdf";
  real_files().write(file, bytes);
  const ProcessResult result =
      run_process({.program = *program, .arguments = {"-enc", "UTF-8", file.string(), "-"}});
  return result.is_success() && !find_invalid_utf8(result.output) ? result.output : std::string();
}

bool is_page_or_picture(const std::string& name) {
  const std::string ending = to_lower(fs::path(name).extension().string());
  return ending == ".pdf" || ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

}  // namespace

ingest::FindAttached files_beside(Files& files, fs::path folder, std::vector<FoundFile>& found) {
  return [&files, &found, folder = std::move(folder)](
             const std::string& name) -> std::optional<ingest::AttachedFile> {
    const auto known = std::find_if(found.begin(), found.end(),
                                    [&](const FoundFile& file) { return file.name == name; });
    if (known != found.end()) {
      return ingest::AttachedFile{.bytes = known->bytes, .page_texts = pages_of_text(known->text)};
    }
    const fs::path path = folder / name;
    if (!files.exists(path) || fs::is_directory(path) || !lies_in(folder, path)) {
      return std::nullopt;
    }
    FoundFile file{
        .name = name, .ending = to_lower(path.extension().string()), .bytes = files.read(path)};
    file.text = text_layer(file.bytes);
    found.push_back(file);
    return ingest::AttachedFile{.bytes = std::move(file.bytes),
                                .page_texts = pages_of_text(file.text)};
  };
}

std::vector<std::string> pages_of_text(std::string_view text) {
  std::vector<std::string> pages;
  for (const std::string_view page : split(text, '\f')) {
    pages.emplace_back(page);
  }
  if (!pages.empty() && trim(pages.back()).empty()) {
    pages.pop_back();  // behind the last form feed
  }
  return pages;
}

std::vector<fs::path> documents_in(Files& files, const fs::path& folder) {
  std::vector<std::string> names = files.list(folder);
  std::erase_if(names, [](const std::string& name) {
    return name.starts_with('.') || name.find("/.") != std::string::npos;
  });
  // What a text or a statement names is part of that document.
  std::string texts;
  if (std::any_of(names.begin(), names.end(), is_page_or_picture)) {
    for (const std::string& name : names) {
      texts += name.ends_with(".md") || name.ends_with(".toml") ? files.read(folder / name) : "";
    }
  }
  std::vector<fs::path> documents;
  for (const std::string& name : names) {
    const bool is_attached = is_page_or_picture(name) &&
                             texts.find(fs::path(name).filename().string()) != std::string::npos;
    if (!is_statement(name) && !is_attached) {
      documents.push_back(folder / name);
    }
  }
  return documents;
}

}  // namespace gazette::edition

#include "gazette/edition/attached.h"

#include <algorithm>
#include <optional>

#include "gazette/edition/edition.h"
#include "gazette/edition/pdf_text.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// Whether a path, links followed, lies in `folder`.
bool lies_in(const fs::path& folder, const fs::path& path) {
  const fs::path outer = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder);
  const fs::path inner = fs::weakly_canonical(path);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

/// The text layer of a PDF by pdftotext; empty where that is not installed or fails. Read once,
/// when the document comes in, and kept: a build never depends on it.
std::string text_layer(std::string_view bytes) {
  const ScratchFolder folder;
  const fs::path file = folder.path() / "facsimile.pdf";
  real_files().write(file, bytes);
  const std::optional<ProcessResult> result = run_pdftotext(file, {});
  const bool is_read = result && result->is_success() && !find_invalid_utf8(result->output);
  return is_read ? result->output : std::string();
}

ingest::AttachedFile attached(const FoundFile& file) {
  const bool is_pdf = file.bytes.starts_with("%PDF");
  return {.bytes = file.bytes,
          .page_texts = pages_of_text(file.text),
          .lacks_reader = is_pdf && file.text.empty() && !find_program("pdftotext"),
          .page_margins = file.margins,
          .lacks_drawer = is_pdf && file.margins.empty() && !find_program("pdftoppm")};
}

bool is_page_or_picture(const std::string& name) {
  const std::string ending = to_lower(fs::path(name).extension().string());
  return ending == ".pdf" || ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

/// Whether a text names a file: its name stands between signs that no name has or may begin with.
bool is_named(std::string_view text, std::string_view name) {
  constexpr std::string_view kAround = "\"'()<>/ \t\r\n";
  const auto is_around = [&](std::size_t at) {
    return at >= text.size() || kAround.find(text[at]) != std::string_view::npos;
  };
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    if ((at == 0 || is_around(at - 1)) && is_around(at + name.size())) {
      return true;
    }
  }
  return false;
}

/// A text or a statement: what can name the files that are shown.
bool is_text(const fs::path& path) {
  const std::string ending = to_lower(path.extension().string());
  return ending == ".md" || ending == ".markdown" || ending == ".toml";
}

/// The texts among some files and the statements beside them.
std::vector<std::string> texts_of(Files& files, const std::vector<fs::path>& paths) {
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    fs::path statement = path;
    statement += ".toml";
    for (const fs::path& each : {path, statement}) {
      if (is_text(each) && files.exists(each) && !fs::is_directory(each)) {
        texts.push_back(files.read(each));
      }
    }
  }
  return texts;
}

}  // namespace

ingest::FindAttached files_beside(Files& files, fs::path folder, std::vector<FoundFile>& found) {
  return [&files, &found, folder = std::move(folder)](
             const std::string& name) -> std::optional<ingest::AttachedFile> {
    const auto known = std::find_if(found.begin(), found.end(),
                                    [&](const FoundFile& file) { return file.name == name; });
    if (known != found.end()) {
      return attached(*known);
    }
    const fs::path path = folder / name;
    const bool is_other = fs::exists(path) && !fs::is_regular_file(path);  // a folder, a device
    if (!files.exists(path) || is_other || !lies_in(folder, path)) {
      return std::nullopt;
    }
    FoundFile file{
        .name = name, .ending = to_lower(path.extension().string()), .bytes = files.read(path)};
    if (file.bytes.starts_with("%PDF")) {
      file.text = text_layer(file.bytes);
      file.margins = ingest::find_page_margins(file.bytes);
    }
    found.push_back(std::move(file));
    return attached(found.back());
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

std::vector<fs::path> documents_among(Files& files, std::vector<fs::path> paths) {
  const bool has_shown = std::any_of(paths.begin(), paths.end(), [](const fs::path& path) {
    return is_page_or_picture(path.string());
  });
  const std::vector<std::string> texts =
      has_shown ? texts_of(files, paths) : std::vector<std::string>();
  std::erase_if(paths, [&](const fs::path& path) {
    const std::string name = path.filename().string();
    // What a text or a statement names is part of that document.
    const bool is_shown = is_page_or_picture(name) &&
                          std::any_of(texts.begin(), texts.end(),
                                      [&](const auto& text) { return is_named(text, name); });
    return is_statement(path) || is_shown;
  });
  return paths;
}

std::vector<fs::path> documents_in(Files& files, const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const std::string& name : files.list(folder)) {
    if (!name.starts_with('.') && name.find("/.") == std::string::npos) {
      paths.push_back(folder / name);
    }
  }
  return documents_among(files, std::move(paths));
}

std::vector<fs::path> documents_named(Files& files, const std::vector<std::string>& names) {
  std::vector<fs::path> paths;
  for (const std::string& name : names) {
    if (!fs::is_directory(name)) {
      paths.emplace_back(name);
      continue;
    }
    const std::vector<fs::path> inside = documents_in(files, name);
    paths.insert(paths.end(), inside.begin(), inside.end());
  }
  return documents_among(files, std::move(paths));
}

}  // namespace gazette::edition

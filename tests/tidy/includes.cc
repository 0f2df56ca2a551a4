// Folder levels and private headers.

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "tests/tidy/tidy.h"

namespace gazette::tidy {
namespace {

using Names = std::vector<std::string_view>;

/// A folder of gazette/ and the folders that it may include, itself left out.
struct Folder {
  std::string_view name = {};
  Names uses = {};
};

const std::vector<Folder> kFolders = {
    {"base", {}},
    {"model", {"base"}},
    {"font", {"base"}},
    {"pdf", {"base"}},
    {"ingest", {"base", "model", "pdf"}},
    {"ledger", {"base", "model"}},
    {"compose", {"base", "model"}},
    {"typeset", {"base", "model", "font"}},
    {"press", {"base", "model", "font", "pdf", "typeset"}},
    {"preflight", {"base", "pdf"}},
    {"web", {"base", "model"}},
    {"forms", {"base", "model", "ledger", "typeset"}},
    {"seal", {"base", "model", "ledger"}},
    {"publish", {"base", "model", "web"}},
    {"edition",
     {"base", "model", "font", "pdf", "ingest", "ledger", "compose", "typeset", "press",
      "preflight", "web", "forms", "seal"}},
    {"cli",
     {"base", "model", "font", "ingest", "ledger", "compose", "typeset", "press", "preflight",
      "web", "forms", "seal", "publish", "edition"}},
};

/// An outside header, known by how its name begins, and the folders that may include it.
struct Outside {
  std::string_view header = {};
  Names folders = {};
};

const std::vector<Outside> kOutside = {
    {"utf8proc.h", {"base"}},
    {"toml++/", {"base"}},
    {"openssl/", {"base", "seal"}},
    {"png.h", {"base"}},
    {"turbojpeg.h", {"base"}},
    {"dirent.h", {"base"}},
    {"fcntl.h", {"base"}},
    {"poll.h", {"base"}},
    {"spawn.h", {"base"}},
    {"unistd.h", {"base", "cli"}},
    {"sys/ioctl.h", {"cli"}},
    {"sys/", {"base"}},
    {"hb", {"font"}},
    {"cmark.h", {"ingest"}},
    {"zip.h", {"ingest"}},
    {"pugixml.hpp", {"ingest", "edition"}},
    {"sqlite3.h", {"ledger"}},
    {"hpdf", {"press"}},
    {"qpdf/", {"pdf", "ingest", "press", "preflight"}},
    {"libdeflate.h", {"press"}},
    {"lcms2.h", {"press"}},
    {"qrencode.h", {"typeset"}},
    {"dmtx.h", {"typeset"}},
    {"xlsxwriter", {"forms"}},
    {"nlohmann/", {"model", "web", "forms", "edition", "cli"}},
    {"CLI/", {"cli"}},
    {"fmt/", {}},  // everywhere
};

/// Headers that other folders may include beside <folder>/<folder>.h; base/ and model/ are open.
const Names kPublicHeaders = {"gazette/edition/bundles.h",
                              "gazette/edition/comparison.h",
                              "gazette/edition/correct.h",
                              "gazette/edition/papers.h",
                              "gazette/edition/print_audit.h",
                              "gazette/edition/print_order.h",
                              "gazette/edition/queue.h",
                              "gazette/edition/sealing.h",
                              "gazette/edition/search.h",
                              "gazette/edition/stored_zip.h",
                              "gazette/edition/verification.h",
                              "gazette/edition/zip.h",
                              "gazette/font/font.h",
                              "gazette/forms/reports.h",
                              "gazette/ledger/figures.h",
                              "gazette/ledger/piece.h",
                              "gazette/ledger/proof.h",
                              "gazette/ledger/sealing.h",
                              "gazette/ledger/search_store.h",
                              "gazette/pdf/signature.h",
                              "gazette/press/deflate.h",
                              "gazette/press/impose.h",
                              "gazette/typeset/book.h",
                              "gazette/typeset/labels.h",
                              "gazette/typeset/layout.h",
                              "gazette/web/address.h",
                              "gazette/web/akn.h",
                              "gazette/web/catalogue.h",
                              "gazette/web/data_page.h",
                              "gazette/web/empty_feed.h",
                              "gazette/web/former_site.h",
                              "gazette/web/languages.h",
                              "gazette/web/moved.h",
                              "gazette/web/offline.h",
                              "gazette/web/search_files.h",
                              "gazette/web/search_index.h",
                              "gazette/web/search_page.h",
                              "gazette/web/search_sections.h",
                              "gazette/web/site.h",
                              "gazette/web/site_list.h",
                              "gazette/web/sound_site.h"};

/// What is included from where: a line of the form #include <name> or #include "name".
struct Include {
  std::string name = {};
  bool angled = false;
};

std::optional<Include> read_include(std::string_view line) {
  constexpr std::string_view kDirective = "#include ";
  if (!line.starts_with(kDirective)) {
    return std::nullopt;
  }
  const std::string_view rest = trim(line.substr(kDirective.size()));
  const bool angled = rest.starts_with('<');
  const std::size_t end = rest.find(angled ? '>' : '"', 1);
  if (rest.size() < 2 || end == std::string_view::npos) {
    return std::nullopt;
  }
  return Include{std::string(rest.substr(1, end - 1)), angled};
}

/// The folder of gazette/ to which a path belongs, tests included; empty where to none.
std::string_view folder_of(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  return parts.size() >= 3 && (parts[0] == "gazette" || parts[0] == "tests") ? parts[1] : "";
}

const Folder* find_folder(std::string_view name) {
  const auto found = std::find_if(kFolders.begin(), kFolders.end(),
                                  [&](const Folder& folder) { return folder.name == name; });
  return found != kFolders.end() ? &*found : nullptr;
}

bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string joined(const Names& names) {
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, " "));
}

/// What is wrong with the include of one of our own headers; empty where nothing is.
std::string fault_of_own(std::string_view folder, std::string_view header) {
  const std::string_view target = folder_of(header);
  if (header.starts_with("tests/") || target == folder || find_folder(folder) == nullptr) {
    return {};
  }
  const Names& uses = find_folder(folder)->uses;
  if (!contains(uses, target)) {
    return fmt::format("{}/ may not include {}, use only: {}", folder, header, joined(uses));
  }
  const bool is_open = target == "base" || target == "model" || contains(kPublicHeaders, header) ||
                       header == fmt::format("gazette/{0}/{0}.h", target);
  return is_open ? "" : fmt::format("{0} is private, use gazette/{1}/{1}.h", header, target);
}

/// The same for a header of an outside library. Headers of C++ have neither dot nor slash.
std::string fault_of_outside(std::string_view folder, std::string_view header) {
  if (header.find_first_of("./") == std::string_view::npos) {
    return {};
  }
  const auto found = std::find_if(kOutside.begin(), kOutside.end(), [&](const Outside& outside) {
    return header.starts_with(outside.header);
  });
  if (found == kOutside.end()) {
    return fmt::format("<{}> is not known, use a header of tests/tidy/includes.cc", header);
  }
  const bool may = found->folders.empty() || contains(found->folders, folder);
  return may ? "" : fmt::format("<{}> belongs to {}, use its door", header, joined(found->folders));
}

}  // namespace

Faults check_includes(const Source& source) {
  Faults faults;
  const bool is_test = source.path.starts_with("tests/");
  const std::string_view folder = folder_of(source.path);
  if (!is_test && !folder.empty() && find_folder(folder) == nullptr) {
    return {{source.path, 0,
             fmt::format("{}/ is not known, use a folder of gazette/README.md", folder)}};
  }
  std::size_t line_number = 0;
  for (const std::string_view line : split(source.text, '\n')) {
    ++line_number;
    const auto include = read_include(line);
    if (!include) {
      continue;
    }
    // A test may look at its subject through an outside library as well.
    std::string message = include->angled ? (is_test ? "" : fault_of_outside(folder, include->name))
                                          : fault_of_own(folder, include->name);
    if (!include->angled && include->name.find('/') == std::string::npos) {
      message = fmt::format("\"{}\" has no folder, use the path from the root", include->name);
    }
    if (!message.empty()) {
      faults.push_back({source.path, line_number, std::move(message)});
    }
  }
  return faults;
}

}  // namespace gazette::tidy

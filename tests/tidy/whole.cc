// Rules that need more than one file: dead files, broken links, codes and their catalogue.

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "tests/tidy/tidy.h"

namespace gazette::tidy {
namespace {

namespace fs = std::filesystem;

/// Whether a file other than `path` has one of `words` in it.
bool is_named(const std::vector<Source>& sources, const std::string& path,
              const std::vector<std::string>& words) {
  return std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
    return source.path != path &&
           std::any_of(words.begin(), words.end(), [&](const std::string& word) {
             return source.text.find(word) != std::string::npos;
           });
  });
}

/// What is wrong with a C++ file that nothing builds or includes; empty where nothing is. The build
/// takes every gazette/<folder>/*.cc, tests/<folder>/*.cc and what its lists name.
std::string fault_of_cpp(const std::vector<Source>& sources, const std::string& path) {
  const fs::path place(path);
  const std::string parent = place.parent_path().parent_path().string();
  if (path.ends_with(".h")) {
    return is_named(sources, path, {fmt::format("#include \"{}\"", path)})
               ? ""
               : "nothing includes this header, use it or take it out";
  }
  const bool is_globbed = parent == "gazette" || parent == "tests";
  const std::string below = path.substr(path.find('/') + 1);
  const bool is_listed = std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
    return source.path.ends_with("CMakeLists.txt") && source.text.find(below) != std::string::npos;
  });
  return is_globbed || is_listed ? "" : "nothing builds this file, use it or take it out";
}

/// The same for a file of layouts/ or scripts/, or one that node runs: someone names it, with its
/// ending or without.
std::string fault_of_named(const std::vector<Source>& sources, const std::string& path) {
  const fs::path place(path);
  const std::vector<std::string> words = {place.filename().string(),
                                          fmt::format("\"{}\"", place.stem().string())};
  return is_named(sources, path, words) ? "" : "nothing names this file, use it or take it out";
}

/// The file that a link speaks of, from the root; empty for an address of the net or an anchor.
std::string target_of(const std::string& from, std::string link) {
  const bool is_outside = link.find("://") != std::string::npos || link.starts_with("mailto:");
  link = link.substr(0, link.find('#'));
  if (is_outside || link.empty()) {
    return {};
  }
  return (fs::path(from).parent_path() / link).lexically_normal().generic_string();
}

}  // namespace

Faults check_dead_files(const std::vector<Source>& sources) {
  Faults faults;
  for (const Source& source : sources) {
    const std::string& path = source.path;
    std::string message;
    if (path.ends_with(".cc") || path.ends_with(".h")) {
      message = fault_of_cpp(sources, path);
    } else if (path.starts_with("scripts/") || path.ends_with(".mjs") ||
               (path.starts_with("layouts/") && !path.ends_with("README.md"))) {
      message = fault_of_named(sources, path);
    }
    if (!message.empty()) {
      faults.push_back({path, 0, std::move(message)});
    }
  }
  return faults;
}

Faults check_links(const Source& source, const std::vector<std::string>& files) {
  static const std::regex link(R"(\]\(([^)\s]+)[^)]*\))");
  Faults faults;
  std::size_t line_number = 0;
  for (const std::string_view line : split(source.text, '\n')) {
    ++line_number;
    std::match_results<std::string_view::const_iterator> match;
    auto from = line.begin();
    while (std::regex_search(from, line.end(), match, link)) {
      std::string target = target_of(source.path, match[1].str());
      while (target.ends_with('/')) {
        target.pop_back();
      }
      const bool is_there = std::any_of(files.begin(), files.end(), [&](const std::string& file) {
        return file == target || file.starts_with(target + "/");
      });
      if (!target.empty() && target != "." && !is_there) {
        faults.push_back({source.path, line_number,
                          fmt::format("{} is not there, use a file of the project", target)});
      }
      from = match[0].second;
    }
  }
  return faults;
}

Faults check_codes(const std::vector<Source>& sources,
                   const std::vector<std::string_view>& catalogue) {
  static const std::regex code(R"re("(G0[0-9]{3})")re");  // in code, not in a comment
  constexpr std::string_view kCatalogue = "gazette/base/catalogue";
  Faults faults;
  std::set<std::string> used;
  for (const Source& source : sources) {
    if (!source.path.starts_with("gazette/") || source.path.starts_with(kCatalogue)) {
      continue;
    }
    std::size_t line_number = 0;
    for (const std::string_view line : split(source.text, '\n')) {
      ++line_number;
      const std::string_view stated = line.substr(0, line.find("//"));
      std::match_results<std::string_view::const_iterator> match;
      for (auto from = stated.begin(); std::regex_search(from, stated.end(), match, code);
           from = match[0].second) {
        const std::string name = match[1].str();
        used.insert(name);
        if (std::find(catalogue.begin(), catalogue.end(), name) == catalogue.end()) {
          faults.push_back({source.path, line_number,
                            fmt::format("{} is not in the catalogue, use one that is", name)});
        }
      }
    }
  }
  for (const std::string_view name : catalogue) {
    if (!used.contains(std::string(name))) {
      faults.push_back({fmt::format("{}.cc", kCatalogue), 0,
                        fmt::format("{} is never reported, use it or take it out", name)});
    }
  }
  return faults;
}

}  // namespace gazette::tidy

// The rules of the sources (nội quy mã nguồn), as functions on text, so that they are tested
// themselves. tests/tidy_test.cc runs them over the project.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::tidy {

/// A file of the project.
struct Source {
  std::string path = {};  // from the project's root, with "/"
  std::string text = {};
};

/// A broken rule.
struct Fault {
  std::string path = {};
  std::size_t line = 0;      // from 1; 0: the file as a whole
  std::string message = {};  // "X, use Y"

  bool operator==(const Fault&) const = default;
};

using Faults = std::vector<Fault>;

/// "path:line: error: message", one line each.
[[nodiscard]] std::string to_text(const Faults& faults);

/// C++ with comments and the insides of literals blanked; line breaks stay where they are.
[[nodiscard]] std::string code_only(std::string_view text);

/// Includes: a folder of gazette/ uses only the folders that its row names, only their public
/// headers, and the outside libraries that are its own. A test may use what its folder may.
[[nodiscard]] Faults check_includes(const Source& source);

/// Files of at most 500 lines, functions of at most 70, lines of at most 100 columns.
[[nodiscard]] Faults check_lengths(const Source& source);

/// Words and calls that have a better one, tabs, spaces at line ends, the shape of a file's start.
[[nodiscard]] Faults check_words(const Source& source);

/// Files of gazette/, layouts/, scripts/ and tests/ that nothing builds, includes or names.
[[nodiscard]] Faults check_dead_files(const std::vector<Source>& sources);

/// Links of Markdown files to files that are not there. `files`: the path of every file.
[[nodiscard]] Faults check_links(const Source& source, const std::vector<std::string>& files);

/// Codes of findings that the catalogue lacks, and entries of it that nothing reports.
[[nodiscard]] Faults check_codes(const std::vector<Source>& sources,
                                 const std::vector<std::string_view>& catalogue);

}  // namespace gazette::tidy

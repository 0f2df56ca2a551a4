// Golden files: what a test expects, kept beside the tests and rewritten by scripts/accept.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace gazette {

/// The text of the golden `name`, a path under tests/. With GAZETTE_ACCEPT=1 it becomes `actual`
/// first, so that the test that asks passes and the difference is read in the version control.
inline std::string golden(const std::string& name, std::string_view actual) {
  const std::filesystem::path path = std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests" / name;
  const char* const accept = std::getenv("GAZETTE_ACCEPT");
  if (accept != nullptr && std::string_view(accept) == "1") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
  }
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The first line in which two texts differ, both forms of it: what a reader of a failed test needs
/// of a golden of a thousand lines. Empty where the texts are the same.
inline std::string first_difference(std::string_view expected, std::string_view actual) {
  for (std::size_t line = 1; expected != actual; ++line) {
    const std::string_view left = expected.substr(0, expected.find('\n'));
    const std::string_view right = actual.substr(0, actual.find('\n'));
    if (left != right || left.size() == expected.size() || right.size() == actual.size()) {
      return "line " + std::to_string(line) + "\n  expected: " + std::string(left) +
             "\n  actual:   " + std::string(right);
    }
    expected.remove_prefix(left.size() + 1);
    actual.remove_prefix(right.size() + 1);
  }
  return {};
}

}  // namespace gazette

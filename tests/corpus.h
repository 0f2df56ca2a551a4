// The corpus of real documents, which is no part of the project: a test that wants it says so and
// passes where it is not there (tests/README.md).
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace gazette {

/// What stands beside the project and is no part of it: GAZETTE_SHARED, else ../shared.
inline std::filesystem::path shared_folder() {
  const char* shared = std::getenv("GAZETTE_SHARED");
  return shared != nullptr ? std::filesystem::path(shared)
                           : std::filesystem::path(GAZETTE_SOURCE_DIR) / ".." / "shared";
}

/// A folder of the corpus.
inline std::filesystem::path corpus_folder(const char* name) {
  return shared_folder() / "corpus" / name;
}

/// A schema or a sample of a standard: "akn3/akomantoso30.xsd".
inline std::filesystem::path standard_file(const std::string& name) {
  return shared_folder() / "standards" / name;
}

}  // namespace gazette

// The corpus of real documents, which is no part of the project: a test that wants it says so and
// passes where it is not there (tests/README.md).
#pragma once

#include <cstdlib>
#include <filesystem>

namespace gazette {

/// A folder of the corpus: that of GAZETTE_SHARED, else of ../shared beside the sources.
inline std::filesystem::path corpus_folder(const char* name) {
  const char* shared = std::getenv("GAZETTE_SHARED");
  const std::filesystem::path root =
      shared != nullptr ? std::filesystem::path(shared)
                        : std::filesystem::path(GAZETTE_SOURCE_DIR) / ".." / "shared";
  return root / "corpus" / name;
}

}  // namespace gazette

// Writes what libFuzzer begins from: the seeds of every subject and its words as a dictionary.
//
//   fuzz_seeds FOLDER

#include <cstdio>

#include <fmt/format.h>

#include "gazette/base/base.h"
#include "tests/fuzz/subject.h"

namespace gazette::fuzz {
namespace {

/// A word in the form of libFuzzer's dictionaries: every byte by its number.
std::string in_quotes(std::string_view word) {
  std::string line = "\"";
  for (const char c : word) {
    line += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
  }
  return line + "\"\n";
}

void write(const std::filesystem::path& folder) {
  for (const Subject& subject : subjects()) {
    int number = 0;
    for (const std::string& seed : subject.seeds()) {
      real_files().write(folder / subject.name / "seeds" / fmt::format("{:02}", ++number), seed);
    }
    std::string dictionary;
    for (const std::string& token : subject.tokens()) {
      dictionary += in_quotes(token);
    }
    real_files().write(folder / subject.name / "dictionary", dictionary);
  }
}

}  // namespace
}  // namespace gazette::fuzz

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: fuzz_seeds FOLDER\n", stderr);
    return 2;
  }
  gazette::fuzz::write(argv[1]);
  return 0;
}

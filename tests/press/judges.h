// Outside programs that judge our PDF files. A test whose judge is not installed says so and goes
// on.
#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include <unistd.h>

namespace gazette::press {

/// A file that goes away with it.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("gazette-press-" + std::to_string(getpid()) + "-" + std::to_string(count_++))) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  static inline int count_ = 0;
  std::filesystem::path path_;
};

struct Verdict {
  int status = 0;
  std::string output = {};  // standard output and standard error
};

inline Verdict run(const std::string& command) {
  Verdict verdict;
  FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> part{};
  while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe)) {
    verdict.output.append(part.data(), size);
  }
  verdict.status = pclose(pipe);
  return verdict;
}

/// What `program arguments` says of a PDF, whose path stands for "{}"; nothing where there is no
/// such program.
inline std::optional<Verdict> judge(const std::string& program, std::string arguments,
                                    const std::string& pdf) {
  if (run("command -v " + program).status != 0) {
    std::cout << "skipped: " << program << " is not installed\n";
    return std::nullopt;
  }
  const TemporaryFile file(pdf);
  arguments.replace(arguments.find("{}"), 2, "'" + file.path() + "'");
  return run(program + " " + arguments);
}

}  // namespace gazette::press

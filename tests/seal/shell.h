// A folder in which commands are run as a person types them.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "gazette/base/process.h"
#include "gazette/seal/instant.h"

namespace gazette::seal {

class Shell {
 public:
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  void write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((folder() / name).parent_path());
    std::ofstream file(folder() / name, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(folder() / name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }
  /// Runs a command of sh in the folder; its exit code.
  [[nodiscard]] int run(const std::string& command) const { return result(command).exit_code; }
  [[nodiscard]] ProcessResult result(const std::string& command) const {
    const auto shell = find_program("sh");
    REQUIRE(shell);
    return run_process({.program = *shell,
                        .arguments = {"-c", "cd \"$1\" && " + command, "sh", folder().string()}});
  }
  /// The moment of the machine's clock.
  [[nodiscard]] static Instant now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
  }

 private:
  ScratchFolder folder_;
};

}  // namespace gazette::seal

// Other programs (LibreOffice, pdftotext), run where they are installed and never for longer than
// they are given.
//
// A program is started by its path with a list of arguments, without a shell, so that no file name
// can be taken for a command. It sees no standard input and no more of the environment than is
// named here. When its time is over it is ended together with all that it started; so too when a
// person presses Ctrl-C or the machine asks this program to end, before that ends itself.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/base/diagnostic.h"

namespace gazette {

/// Where `name` stands in a folder of PATH, given from the root, and may be run; else nothing.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view name);

struct ProcessRequest {
  std::filesystem::path program = {};
  std::vector<std::string> arguments = {};    // without the program's own name
  std::vector<std::string> environment = {};  // "HOME=/x", besides PATH and a UTF-8 locale
  int seconds_max = 60;
  std::size_t output_bytes_max = std::size_t{64} << 20;  // of each stream; more ends the program
};

struct ProcessResult {
  int exit_code = 0;  // 128 + the signal where one ended it
  bool is_out_of_time = false;
  bool is_output_too_long = false;
  std::string output = {};
  std::string error_output = {};

  [[nodiscard]] bool is_success() const {
    return exit_code == 0 && !is_out_of_time && !is_output_too_long;
  }
};

/// A signal asked this program to end (Ctrl-C, a closed terminal, a shutdown) while another ran.
class Stopped : public Error {
 public:
  Stopped(int signal, const std::string& what, std::string path)
      : Error(what, std::move(path)), signal_(signal) {}
  [[nodiscard]] int signal() const { return signal_; }

 private:
  int signal_;
};

/// Runs a program to its end. Throws `Error` where it cannot be started, `Stopped` where a signal
/// asked this program to end meanwhile; nothing of the other is left then.
[[nodiscard]] ProcessResult run_process(const ProcessRequest& request);

/// An empty folder of its own, removed with all it holds when this ends. Throws `Error`.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A lock among the processes of one user with one folder for temporary files: waits until nobody
/// else holds the one of this name. Let go when this ends or the process does. Throws `Error`.
class UserLock {
 public:
  explicit UserLock(std::string_view name);
  ~UserLock();
  UserLock(const UserLock&) = delete;
  UserLock& operator=(const UserLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace gazette

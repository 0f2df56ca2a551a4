// The program: reads the command line, runs one command, gives its exit code.
// 0 done, 1 the material is wrong, 2 usage, 3 the world failed (disk, database, font).

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>

#include <fmt/format.h>

#include "gazette/base/process.h"
#include "gazette/cli/cli.h"

namespace {

constexpr int kWorldFailed = 3;

/// Never throws, as the error stream may be on the full disk too.
int complain(const std::string& what) {
  const std::string text =
      fmt::format("gazette: {}\ngazette: what was published before is unchanged\n", what);
  std::fputs(text.c_str(), stderr);
  return kWorldFailed;
}

}  // namespace

int main(int argc, char** argv) {
  // A file that may not grow is a failure to write, told in words; by itself the signal ends us.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    const int code = gazette::cli::run(argc, argv);
    // What was printed may be waiting still; that it cannot be written shows here or nowhere.
    return std::fflush(stdout) == 0 ? code : complain("cannot write to the standard output");
  } catch (const gazette::Stopped& stop) {
    complain(stop.what());
    // As the signal would have ended it, so that a script that runs us stops, too.
    std::signal(stop.signal(), SIG_DFL);
    return std::raise(stop.signal());
  } catch (const gazette::Error& error) {
    return complain(error.what());
  } catch (const std::exception& failure) {
    return complain(failure.what());
  }
}

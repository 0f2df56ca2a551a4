// The program: reads the command line, runs one command, gives its exit code.
// 0 done, 1 the material is wrong, 2 usage, 3 the world failed (disk, database, font).

#include <cstdio>
#include <exception>

#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/cli/cli.h"

int main(int argc, char** argv) {
  try {
    return gazette::cli::run(argc, argv);
  } catch (const gazette::Error& error) {
    fmt::print(stderr, "gazette: {}\n", error.what());
  } catch (const std::exception& failure) {
    fmt::print(stderr, "gazette: {}\n", failure.what());
  }
  fmt::print(stderr, "gazette: what was published before is unchanged\n");
  return 3;
}

// The door of cli/: the command line.
#pragma once

namespace gazette::cli {

/// Runs the command that `argv` names and returns its exit code (see main.cc). Throws `Error` where
/// the world fails.
[[nodiscard]] int run(int argc, char** argv);

}  // namespace gazette::cli

#include "gazette/base/process.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <thread>

#include <catch2/catch.hpp>

#include "gazette/base/diagnostic.h"
#include "gazette/base/parallel.h"

namespace gazette {
namespace {

ProcessResult shell(const std::string& script, ProcessRequest request = {}) {
  request.program = find_program("sh").value();
  request.arguments = {"-c", script};
  return run_process(request);
}

TEST_CASE("a program is found on PATH, one that is not there is not") {
  CHECK(find_program("sh").has_value());
  CHECK_FALSE(find_program("no-such-program-at-all").has_value());
}

TEST_CASE("both streams of a program and its exit code come back whole") {
  const ProcessResult result = shell("printf một; printf hai >&2; exit 3");
  CHECK(result.output == "một");
  CHECK(result.error_output == "hai");
  CHECK(result.exit_code == 3);
  CHECK_FALSE(result.is_success());
}

TEST_CASE("an argument with spaces and signs of the shell stays one argument") {
  ProcessRequest request{.program = find_program("printf").value(),
                         .arguments = {"%s", "a b; $(rm -r x) 'ô'"}};
  CHECK(run_process(request).output == "a b; $(rm -r x) 'ô'");
}

TEST_CASE("a program sees no input and no more of the environment than it is given") {
  CHECK(shell("cat; printf \"$HOME|$GIVEN\"", {.environment = {"GIVEN=so"}}).output == "|so");
}

TEST_CASE("a program that does not end is ended with its children") {
  const ProcessResult result = shell("sleep 300 & sleep 300", {.seconds_max = 1});
  CHECK(result.is_out_of_time);
  CHECK(result.exit_code == 128 + 9);
}

TEST_CASE("a program that closes its streams and runs on is ended") {
  const ProcessResult result = shell("exec >&- 2>&-; sleep 300", {.seconds_max = 1});
  CHECK(result.is_out_of_time);
  CHECK(result.exit_code == 128 + 9);
}

TEST_CASE("a program that closes its streams and ends in time keeps its exit code") {
  const ProcessResult result = shell("printf x; exec >&- 2>&-; sleep 0.05; exit 3");
  CHECK_FALSE(result.is_out_of_time);
  CHECK(result.output == "x");
  CHECK(result.exit_code == 3);
}

TEST_CASE("what a program left running is ended with it") {
  const ScratchFolder folder;
  const std::string late = (folder.path() / "late").string();
  CHECK(shell("(sleep 0.2; echo x > " + late + ") >&- 2>&- &").is_success());
  CHECK(shell("sleep 0.5").is_success());
  CHECK_FALSE(std::filesystem::exists(late));
}

TEST_CASE("a program is not looked for in the working folder") {
  const ScratchFolder folder;
  const std::filesystem::path former = std::filesystem::current_path();
  const std::string path = std::getenv("PATH");
  CHECK(shell("printf '#!/bin/sh' > " + (folder.path() / "stray").string() + "; chmod +x " +
              (folder.path() / "stray").string())
            .is_success());
  std::filesystem::current_path(folder.path());
  for (const char* const here : {"", ":", ".", ".:"}) {
    CHECK(::setenv("PATH", here, 1) == 0);
    CHECK_FALSE(find_program("stray").has_value());
  }
  CHECK(::setenv("PATH", folder.path().c_str(), 1) == 0);
  CHECK(find_program("stray") == folder.path() / "stray");
  CHECK(::setenv("PATH", path.c_str(), 1) == 0);
  std::filesystem::current_path(former);
}

TEST_CASE("a program that says too much is ended") {
  const ProcessResult result = shell("yes", {.output_bytes_max = 1000});
  CHECK(result.is_output_too_long);
  CHECK(result.output.size() < 100'000);
  CHECK_FALSE(result.is_out_of_time);
}

TEST_CASE("a program that cannot be started is a failure of the world") {
  CHECK_THROWS_AS(run_process({.program = "/no/such/program"}), Error);
}

TEST_CASE("a scratch folder is gone with all it holds") {
  std::filesystem::path path;
  {
    const ScratchFolder folder;
    path = folder.path();
    CHECK(shell("echo x > " + (path / "file").string()).is_success());
    CHECK(std::filesystem::exists(path / "file"));
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a lock is held by one at a time and let go at its end") {
  int entered = 0;
  int most = 0;
  std::mutex mutex;
  parallel_for(8, 4, [&](std::size_t) {
    const UserLock lock("test");
    {
      const std::lock_guard guard(mutex);
      most = std::max(most, ++entered);
    }
    std::this_thread::yield();
    const std::lock_guard guard(mutex);
    --entered;
  });
  CHECK(most == 1);
}

}  // namespace
}  // namespace gazette

// The program killed at random moments (kill -9): the record is at one of the points at which the
// whole command has it too, and the command run again ends as if nothing had happened.

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <set>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Microseconds = std::chrono::microseconds;

constexpr unsigned kSeed = 2022;
constexpr int kKills = 4;  // of each command

/// Starts the program and kills it after a while; true where it had not ended yet.
bool kill_after(Microseconds wait, std::vector<std::string> arguments, const fs::path& folder) {
  arguments.insert(arguments.begin(), GAZETTE_BINARY);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    std::vector<char*> words;
    for (std::string& argument : arguments) {
      words.push_back(argument.data());
    }
    words.push_back(nullptr);
    if (chdir(folder.c_str()) == 0) {
      execv(words[0], words.data());
    }
    _exit(127);
  }
  usleep(static_cast<useconds_t>(wait.count()));
  kill(child, SIGKILL);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFSIGNALED(status);
}

/// The ends of the chain after each entry, as `sqlite3` reads them from the file.
std::vector<std::string> heads_of(const Workspace& office) {
  return lines_of(
      run_program({"sqlite3", "gazette.db", "SELECT sha256 FROM link ORDER BY id"}, office.path())
          .out);
}

/// Everything but the record, whose bytes depend on where its pages came to lie.
Contents papers_of(const Workspace& office) {
  Contents contents = office.contents();
  std::erase_if(contents, [](const auto& file) { return file.first.starts_with("gazette.db"); });
  return contents;
}

void replace_folder(const fs::path& from, const fs::path& to) {
  for (const auto& entry : fs::directory_iterator(to)) {
    fs::remove_all(entry.path());
  }
  fs::copy(from, to, fs::copy_options::recursive);
}

const std::vector<std::vector<std::string>> kCommands = {
    {"recipients", "import", "r.csv", "--from", "2022-01-01"},
    {"ingest", "a.md", "--received", "2022-09-16"},
    {"plan", "2022/01", "--date", "2022-09-20"},
    {"build", "2022/01"},
    {"print", "order", "2022/01", "--copies", "110", "--date", "2022-09-20"},
    {"print", "receive", "2022/01", "--good", "110", "--date", "2022-09-21"},
    {"distribute", "plan", "2022/01", "--date", "2022-09-22"},
    {"return", "2022/01", "R099", "--date", "2022-09-24"},
    {"receipt", "2022/01", "--all", "--date", "2022-09-25", "--reference", "b"},
    {"claim", "2022/01", "R017", "--reason", "hỏng", "--date", "2022-09-26"},
    {"distribute", "papers", "2022/01"},
    {"stock", "count", "2022/01", "--counted", "8", "--date", "2022-09-27"},
    {"stock", "protocol", "2022/01", "--date", "2022-09-27"},
    {"stock", "move", "2022/01", "--to", "archive", "--copies", "2", "--date", "2022-09-28"},
    {"stock", "reverse", "chuyen-stock-archive-2022-01-2022-09-28", "--date", "2022-09-29"},
    {"recipients", "change", "R017", "--copies", "2", "--from", "2023-01-01", "--decree", "1/VP"},
    {"recipients", "merge", "R001", "--into", "R002", "--from", "2023-02-01", "--decree", "2/NQ"},
};

TEST_CASE("a command killed at any moment leaves the record whole, and can be run again") {
  if (!has_judge("sqlite3")) {
    return;
  }
  setenv("GAZETTE_TODAY", "2022-10-01", 1);
  Workspace whole;
  whole.begin_office();
  std::string list = "id,name,address,copies,channel,basis\n";
  for (int i = 1; i <= 99; ++i) {
    list += fmt::format("R{:03},Xã {},Huyện B,1,bưu điện,ví dụ\n", i, i);
  }
  whole.write("r.csv", list);
  whole.write("a.md", markdown());
  std::mt19937 chance(kSeed);
  int killed = 0;
  for (const std::vector<std::string>& command : kCommands) {
    INFO(fmt::format("gazette {}", fmt::join(command, " ")));
    Workspace before;
    replace_folder(whole.path(), before.path());
    const auto begin = Clock::now();
    whole.done(command);
    const auto time = std::chrono::duration_cast<Microseconds>(Clock::now() - begin);
    const std::vector<std::string> heads = heads_of(whole);
    const std::set<std::string> points(heads.begin(), heads.end());
    const Contents papers = papers_of(whole);
    const std::size_t least = heads_of(before).size();

    Workspace office;
    for (int i = 0; i < kKills; ++i) {
      replace_folder(before.path(), office.path());
      const Microseconds wait(chance() % static_cast<unsigned>(time.count()));
      INFO(wait.count() << " of " << time.count() << " microseconds");
      killed += kill_after(wait, command, office.path()) ? 1 : 0;
      const std::vector<std::string> kept = heads_of(office);
      REQUIRE(kept.size() >= least);
      CHECK(points.contains(kept.back()));
      CHECK(lines_of(office.done({"fsck"})).back() == "the record is whole");
      const Outcome again = office.run(command);
      INFO(again.err);
      CHECK(again.code == 0);
      CHECK(heads_of(office) == heads);
      CHECK(differences(papers, papers_of(office)) == std::vector<std::string>{});
    }
  }
  unsetenv("GAZETTE_TODAY");
  CHECK(killed > 7);
}

}  // namespace
}  // namespace gazette::cli

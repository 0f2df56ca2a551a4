// A disk that fills up while the program writes: exit code 3, a plain message, and everything that
// was there before is there after, byte for byte.

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

constexpr const char* kUnchanged = "gazette: what was published before is unchanged\n";

TEST_CASE("a build that finds the disk full leaves the former output as it was") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  // Another text, so that every file is written anew.
  office.write("b.md", markdown({.article = "Ban hành quy định mẫu đã sửa."}));
  office.done({"ingest", "b.md", "--received", "2022-09-17", "--replace"});
  const Contents before = office.contents();
  // From too little for the first file to enough for all but the largest.
  for (const std::size_t bytes_max : {1'000U, 8'000U, 20'000U, 30'000U}) {
    INFO(bytes_max);
    const Outcome outcome = office.run({"build", "2022/01"}, bytes_max);
    CHECK(outcome.code == 3);
    CHECK(outcome.out == "");
    CHECK(outcome.err.starts_with("gazette: cannot write "));
    CHECK(outcome.err.ends_with(std::string(": File too large\n") + kUnchanged));
    CHECK(differences(before, office.contents()) == std::vector<std::string>{});
  }
  office.done({"build", "2022/01"});
  CHECK(office.read("build/2022-01/manifest.json") != before.at("build/2022-01/manifest.json"));
}

TEST_CASE("a list that finds the disk full leaves the former list as it was") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.write("r.csv",
               "id,name,address,copies,channel,basis\nR001,Xã A,Huyện B,1,bưu điện,ví dụ\n");
  office.done({"recipients", "import", "r.csv"});
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--date", "2022-09-20"});
  office.done({"print", "receive", "2022/01", "--good", "1", "--date", "2022-09-21"});
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-22"});
  const Contents before = office.contents();
  const Outcome outcome =
      office.run({"distribute", "plan", "2022/01", "--date", "2022-09-22"}, 2'000);
  CHECK(outcome.code == 3);
  CHECK(outcome.err.ends_with(kUnchanged));
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});
}

TEST_CASE("a record that finds the disk full keeps what it had") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  const std::string report = office.done({"status", "--as-of", "2022-09-20"});
  const Outcome outcome = office.run({"ingest", "a.md", "--received", "2022-09-16"}, 5'000);
  CHECK(outcome.code == 3);
  CHECK(outcome.err == std::string("gazette: the disk failed while the record was read or "
                                   "written\n") +
                           kUnchanged);
  // What the run left half done is undone by the next one.
  CHECK(office.done({"status", "--as-of", "2022-09-20"}) == report);
  CHECK(office.done({"doctor"}).find("trouble") == std::string::npos);
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
}

TEST_CASE("what cannot be printed ends in exit code 3") {
  const Workspace office;
  if (!std::filesystem::exists("/dev/full")) {
    return;
  }
  const auto code_of = [&](const std::string& command) {
    return run_program({"sh", "-c", std::string(GAZETTE_BINARY) + " " + command}, office.path())
        .code;
  };
  CHECK(code_of("explain >/dev/full") == 3);
  CHECK(code_of("status 2>/dev/full") == 3);
}

}  // namespace
}  // namespace gazette::cli

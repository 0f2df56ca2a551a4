// Words found in received acts, as somebody asks for them.

#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

/// An office that received its one act and plans to publish it in 2022.
void begin(Workspace& office) {
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
}

nlohmann::json found(const Workspace& office, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "search");
  arguments.emplace_back("--json");
  return nlohmann::json::parse(office.done(arguments));
}

TEST_CASE("a received act is found by words with and without marks, not with wrong ones") {
  Workspace office;
  begin(office);
  CHECK(found(office, {"quyết định"}).at("acts_count") == 1);
  CHECK(found(office, {"quyet", "dinh"}).at("acts_count") == 1);
  CHECK(found(office, {"quyêt định"}).at("acts_count") == 0);
  CHECK(office.done({"search", "xyzxyz"}) == "0 acts\n");
  CHECK(office.has("build/search.db"));
}

TEST_CASE("an act is found by the year of its issue once it is planned, and read once") {
  Workspace office;
  begin(office);
  CHECK(found(office, {"quyet dinh", "--year", "2022"}).at("acts_count") == 0);
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  CHECK(found(office, {"quyet dinh", "--year", "2022"}).at("acts_count") == 1);
  const std::string kept = office.read("build/search.db");
  CHECK(found(office, {"quyet dinh", "--year", "2022"}).at("acts_count") == 1);
  CHECK(office.read("build/search.db") == kept);
}

TEST_CASE("a search that is damaged or gone is made again") {
  Workspace office;
  begin(office);
  office.write("build/search.db", "no database");
  CHECK(found(office, {"quyet dinh"}).at("acts_count") == 1);
  std::filesystem::remove_all(office.path() / "build");
  CHECK(found(office, {"quyet dinh"}).at("acts_count") == 1);
}

TEST_CASE("a search for nothing, or for a kind that is none, is a fault of usage") {
  Workspace office;
  begin(office);
  CHECK(office.run({"search"}).code == 2);
  CHECK(office.run({"search", "..."}).code == 2);
  CHECK(office.run({"search", "\xFF"}).code == 2);
  const Outcome outcome = office.run({"search", "x", "--kind", "nothing"});
  CHECK(outcome.code == 2);
  CHECK(outcome.err.find("quyet-dinh") != std::string::npos);
}

TEST_CASE("the sample's acts are found by number, and each passage says where it is") {
  Workspace office;
  office.copy_sample();
  office.done({"init"});
  CHECK(office.run({"ingest", "inbox", "--received", "2022-09-12"}).code == 0);
  const nlohmann::json all = found(office, {"ủy ban nhân dân tỉnh"});
  REQUIRE(all.at("acts_count") > 3);
  for (const nlohmann::json& act : all.at("acts")) {
    INFO(act.dump());
    CHECK(act.at("title").get<std::string>().size() > 10);
    const std::string number = act.at("number").get<std::string>();
    const nlohmann::json by_number = found(office, {number});
    CHECK(by_number.at("acts").at(0).at("id") == act.at("id"));
    CHECK(by_number.at("acts").at(0).at("rank") == "number");
  }
}

}  // namespace
}  // namespace gazette::cli

// The site on its server: a folder, rsync, rclone; targets with hostile names; a program killed.

#include <chrono>
#include <csignal>
#include <filesystem>
#include <set>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gazette/base/process.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

void begin(Workspace& office) {
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd"}));
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
}

void add_issue(const Workspace& office) {
  office.write("b.md", markdown({.number = "Số: 46/2022/QĐ-UBND"}));
  office.done({"ingest", "b.md", "--received", "2022-09-21"});
  office.write("issues/2022/02.toml", plan_of(2, "2022-09-27", {"ubnd-46-2022-qd-ubnd"}));
  office.done({"plan", "2022/02", "--date", "2022-09-27"});
  office.done({"build", "2022/02"});
}

/// The files of a folder, without those of others and without folders, which stay when emptied.
Contents files_of(const Workspace& folder, const std::string& name = "") {
  Contents contents = folder.contents(name);
  std::erase_if(contents, [](const auto& each) { return each.second.empty(); });
  return contents;
}

/// Publishes twice with a change between to a target, whose folder is `server`/`name`.
void publish_twice(const std::string& option, const std::string& prefix, const std::string& name) {
  INFO(option << prefix << name);
  Workspace office;
  Workspace server;
  begin(office);
  fs::create_directories(server.path() / name);
  server.write(name + "/robots-of-others.txt", "of others");
  const std::string target = prefix + (server.path() / name).string();
  CHECK(has(office.done({"publish", option + "=" + target}), "published to " + target + "\n"));
  // What a former site had and this one has not, by its own list.
  office.write("site/tim-kiem/chi-muc/2022/words/0/9.js", "stale");
  fs::remove_all(office.path() / "site/du-lieu/dia-chi");
  fs::remove(office.path() / "site/du-lieu/dia-chi.txt");
  add_issue(office);
  CHECK(has(office.done({"publish", option + "=" + target, "--dry-run"}), " to remove\n"));
  CHECK_FALSE(server.has(name + "/2022/02/index.html"));
  office.done({"publish", option + "=" + target});
  Contents there = files_of(server, name);
  CHECK(there.erase("robots-of-others.txt") == 1);
  CHECK(differences(files_of(office, "site"), there) == std::vector<std::string>{});
  CHECK(has(office.done({"publish", option + "=" + target}),
            " has everything, as its lists say (--verify compares every file)\n"));
  CHECK(has(office.done({"publish", option + "=" + target, "--verify"}), " as they are here\n"));
  fs::remove(server.path() / name / "du-lieu/dia-chi/2022.txt");
  CHECK(has(office.done({"publish", option + "=" + target}),
            "0 new files, 0 changed, 0 index files, 1 lists: "));
  CHECK(server.has(name + "/du-lieu/dia-chi/2022.txt"));
  server.write(name + "/2022/01/index.html", "damaged");
  CHECK(has(office.run({"publish", option + "=" + target, "--verify"}).err,
            "files are absent or others on the server: 2022/01/index.html\n"));
  CHECK(has(office.done({"publish", option + "=" + target, "--repair"}),
            "0 new files, 1 changed, 0 index files, 0 lists: "));
  CHECK(has(office.done({"publish", option + "=" + target, "--verify"}), " as they are here\n"));
}

}  // namespace

TEST_CASE("a folder gets what changed and loses nothing of others") {
  publish_twice("--to", "", "plain");
  publish_twice("--to", "", "-name 'with' \"quotes\"; touch x $(touch y)");
}

TEST_CASE("rsync brings the site to a target, whatever its name") {
  if (!has_judge("rsync")) {
    return;
  }
  publish_twice("--rsync", "", "plain");
  publish_twice("--rsync", "", "a 'b' \"c\"; touch x $(touch y)");
}

TEST_CASE("rclone brings the site to a remote, whatever its name") {
  if (!has_judge("rclone")) {
    return;
  }
  publish_twice("--rclone", ":local:", "plain");
  publish_twice("--rclone", ":local:", "a 'b' c; touch x $(touch y)");
}

TEST_CASE("a target that begins with a hyphen is a name and no option") {
  Workspace office;
  begin(office);
  CHECK(office.run({"publish", "--to=-folder"}).code == 0);
  CHECK(office.has("-folder/index.html"));
  if (has_judge("rsync")) {
    CHECK(office.run({"publish", "--rsync=--rsync-path=touch evil/"}).code == 0);
    CHECK(office.has("--rsync-path=touch evil/index.html"));
    CHECK_FALSE(office.has("evil"));
  }
}

TEST_CASE("a place that cannot be had is told, and so are none and two") {
  Workspace office;
  begin(office);
  CHECK(has(office.run({"publish"}).err, "say where: --to FOLDER, --rsync TARGET or --rclone"));
  CHECK(office.run({"publish", "--to", "x", "--rsync", "y"}).code == 2);
  CHECK(has(office.run({"publish", "--to", ""}).err,
            "error[G0113]: --to is given with nothing in it"));
  // What rsync and rclone would take for a folder of this machine.
  const Outcome host = office.run({"publish", "--rsync", "host"});
  CHECK(host.code == 2);
  CHECK(has(host.err,
            "--rsync: \"host\" is no target of rsync, which would make a folder of that "
            "name; write \"host:/folder\", or \"./host\" for a folder of this machine\n"));
  const Outcome remote = office.run({"publish", "--rclone=store"});
  CHECK(remote.code == 2);
  CHECK(has(remote.err, "write \"store:folder\", or \"./store\""));
  office.write("site.toml", "[publish]\nrsync = \"host\"\n");
  const Outcome configured = office.run({"publish"});
  CHECK(configured.code == 1);
  CHECK(has(configured.err,
            "site.toml:2:9: error[G0108]: \"host\" is no target of rsync, which "
            "would make a folder of that name\n"));
  CHECK(has(configured.err,
            "  help: write \"host:/folder\", or \"./host\" for a folder of this "
            "machine\n"));
  office.write("site.toml", "");
  CHECK_FALSE(office.has("host"));
  CHECK_FALSE(office.has("store"));
  CHECK(has(office.run({"publish", "--to", "site/en"}).err,
            "site/en is the site itself, holds it or lies in it"));
  CHECK(has(office.run({"publish", "--to", "."}).err, ". is the site itself"));
  if (has_judge("rclone")) {
    const Outcome unknown = office.run({"publish", "--rclone", "no-such-remote:x"});
    CHECK(unknown.code == 3);
    CHECK(has(unknown.err, "rclone to no-such-remote:x failed"));
  }
}

TEST_CASE("what is in the way on the target is told before anything is sent, and left alone") {
  Workspace office;
  Workspace server;
  begin(office);
  const std::string settings = office.read("gazette.toml");
  const std::string help = "  help: move it away, or publish into another folder\n";
  const std::string file =
      ": error[G0824]: a file is in the way of the site, which has a folder there\n" + help;
  const Outcome to_file = office.run({"publish", "--to", "gazette.toml"});
  CHECK(to_file.code == 1);
  CHECK(to_file.err.starts_with("gazette.toml" + file));
  CHECK(office.read("gazette.toml") == settings);
  server.write("www/eli", "of others");
  server.write("www/index.html/note", "of others, too");
  const fs::path www = server.path() / "www";
  const Outcome blocked = office.run({"publish", "--to", www.string(), "--dry-run"});
  CHECK(blocked.code == 1);
  CHECK(blocked.err.starts_with(
      (www / "index.html").string() +
      ": error[G0824]: a folder is in the way of the site, which has a file there\n" + help +
      (www / "eli").string() + file));
  CHECK(office.run({"publish", "--to", www.string()}).code == 1);
  CHECK(files_of(server, "www").size() == 2);
  CHECK_FALSE(office.has("uploads.csv"));
}

TEST_CASE("site.toml says where to publish, and what may be spent") {
  Workspace office;
  Workspace server;
  begin(office);
  const auto settings = [&](const std::string& more) {
    office.write("site.toml", "[publish]\nto = \"" + server.path().string() + "\"\n" + more);
  };
  settings("upload_megabytes_most = \"much\"\n");
  CHECK(has(office.run({"publish"}).err, "site.toml:3:"));
  settings("rclone = \"a:b\"\n");
  CHECK(has(office.run({"publish"}).err, "[publish] names more than one place"));
  settings("");
  office.write("uploads.csv", "date,place,files,bytes\n2022-10-01,\"" + server.path().string() +
                                  "\",1,999999\n2022-10-01,\"x\",1,5\n");
  settings("year_megabytes_most = 1\n");
  setenv("GAZETTE_TODAY", "2022-10-02", 1);
  const Outcome over = office.run({"publish"});
  CHECK(over.code == 1);
  CHECK(has(over.err, "site.toml: error[G0823]: what this place got in the year, "));
  CHECK_FALSE(server.has("index.html"));
  CHECK(office.run({"publish", "--over-budget"}).code == 0);
  CHECK(server.has("index.html"));
  CHECK(lines_of(office.read("uploads.csv")).size() == 4);
  unsetenv("GAZETTE_TODAY");
}

TEST_CASE("publishing killed at any moment is done again, and ends the same") {
  Workspace office;
  begin(office);
  const Contents site = files_of(office, "site");
  for (int i = 0; i < 12; ++i) {
    Workspace server;
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      const int nowhere = open("/dev/null", O_WRONLY);
      dup2(nowhere, STDOUT_FILENO);
      dup2(nowhere, STDERR_FILENO);
      const std::string to = "--to=" + server.path().string();
      if (chdir(office.path().c_str()) == 0) {
        execl(GAZETTE_BINARY, GAZETTE_BINARY, "publish", to.c_str(), nullptr);
      }
      _exit(127);
    }
    usleep(static_cast<useconds_t>(1500 * (i + 1)));
    kill(child, SIGKILL);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    INFO("killed after " << files_of(server).size() << " files");
    // Whatever has arrived has its name only once it is whole.
    Contents there = files_of(server);
    there.erase(".gazette-upload");
    for (const auto& [path, bytes] : there) {
      CHECK(bytes == site.at(path));
    }
    office.done({"publish", "--to", server.path().string()});
    CHECK(differences(site, files_of(server)) == std::vector<std::string>{});
  }
}

}  // namespace gazette::cli

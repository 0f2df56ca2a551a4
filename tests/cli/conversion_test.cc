// A document of another program's kind through the whole program, with a stand-in for LibreOffice
// that hands out a DOCX of the sample.

#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

/// Runs `gazette` with the stand-in as the only LibreOffice, or with none.
Outcome run_with(const Workspace& office, bool has_office, std::vector<std::string> arguments) {
  std::vector<std::string> command = {
      "/usr/bin/env", "PATH=" + (office.path() / (has_office ? "programs" : "none")).string(),
      GAZETTE_BINARY};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run_program(command, office.path());
}

/// An office with a record and a .doc that its LibreOffice turns into a letter of the sample.
void begin(Workspace& office) {
  office.copy_sample();
  office.done({"init"});
  const fs::path letter = office.path() / "inbox" / "TB-3312-STC.docx";
  office.write("programs/soffice",
               "#!/bin/sh\nPATH=/usr/bin:/bin\n"
               "while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n"
               "mkdir -p \"$out\"\ncp '" +
                   letter.string() + "' \"$out/document.docx\"\n");
  fs::permissions(office.path() / "programs" / "soffice", fs::perms::owner_all);
  office.write("thư.doc", "{\\rtf1 letter}");
  if (office.has("inbox/TB-3312-STC.docx.toml")) {
    office.write("thư.doc.toml", office.read("inbox/TB-3312-STC.docx.toml"));
  }
}

/// The only DOCX in sources/.
std::string kept_conversion(const Workspace& office) {
  for (const auto& [name, bytes] : office.contents("sources")) {
    if (name.ends_with(".docx")) {
      return "sources/" + name;
    }
  }
  return "";
}

TEST_CASE("a .doc is converted once, kept with its conversion, and read from there") {
  Workspace office;
  begin(office);
  const Outcome refused = run_with(office, false, {"ingest", "thư.doc"});
  CHECK(refused.code == 1);
  CHECK(refused.err.find("error[G0270]: a .rtf file is read through LibreOffice, which is not "
                         "installed") != std::string::npos);
  const Outcome taken = run_with(office, true, {"ingest", "thư.doc", "--received", "2022-09-14"});
  CHECK(taken.out.find("received") == 0);
  CHECK(taken.err.find("note[G0272]") != std::string::npos);
  const std::string kept = kept_conversion(office);
  REQUIRE_FALSE(kept.empty());
  CHECK(office.read(kept) == office.read("inbox/TB-3312-STC.docx"));
  // From here on LibreOffice is not asked again.
  const Outcome again = run_with(office, false, {"ingest", "thư.doc", "--received", "2022-09-14"});
  CHECK(again.out.find("unchanged") == 0);
  CHECK(run_with(office, false, {"doctor"}).code == 0);
  office.write(kept, office.read("inbox/TB-3312-STC.docx") + "x");
  const Outcome changed = run_with(office, false, {"doctor"});
  CHECK(changed.code == 1);
  CHECK(changed.err.find("error[G0409]") != std::string::npos);
}

TEST_CASE("what the queue showed of a .doc is what is taken in") {
  Workspace office;
  begin(office);
  office.write("inbox/thư.doc", office.read("thư.doc"));
  const Outcome seen = run_with(office, true, {"status", "--as-of", "2022-09-20"});
  CHECK(seen.out.find("thư.doc") != std::string::npos);
  // The conversion waits in build/: LibreOffice is asked no more, nor is it believed when damaged.
  REQUIRE(office.contents("build/converted").size() == 1);
  const auto [name, bytes] = *office.contents("build/converted").begin();
  CHECK(bytes == office.read("inbox/TB-3312-STC.docx"));
  CHECK(run_with(office, false, {"check", "thư.doc"}).code == 0);
  office.write("build/converted/" + name, bytes + "x");
  CHECK(run_with(office, false, {"check", "thư.doc"}).err.find("error[G0270]") !=
        std::string::npos);
  office.write("build/converted/" + name, bytes);
  CHECK(run_with(office, false, {"ingest", "thư.doc", "--received", "2022-09-14"}).code == 0);
  CHECK(office.read(kept_conversion(office)) == bytes);
}

TEST_CASE("a stop while LibreOffice works ends it, too, and leaves nothing behind") {
  Workspace office;
  begin(office);
  office.write("programs/soffice",
               "#!/bin/sh\nPATH=/usr/bin:/bin\necho $$ > started.part\n"
               "mv started.part started\nsleep 60\n");
  office.write("scratch/empty", "");
  const fs::path root = office.path();
  const Outcome outcome =
      run_program({"/bin/sh", "-c",
                   "PATH=$PWD/programs TMPDIR=$PWD/scratch \"$0\" ingest thư.doc & program=$!\n"
                   "while [ ! -f started ]; do sleep 0.02; done\n"
                   "kill -TERM $program; wait $program; echo code $?\n"
                   "kill -0 $(cat started) 2>/dev/null || echo gone\n",
                   GAZETTE_BINARY},
                  root);
  CHECK(outcome.out == "code 143\ngone\n");
  CHECK(
      outcome.err.starts_with("gazette: stopped while soffice ran, which was ended\n"
                              "gazette: what was published before is unchanged\n"));
  for (const auto& entry : fs::directory_iterator(root / "scratch")) {
    CHECK_FALSE(entry.is_directory());
  }
}

}  // namespace
}  // namespace gazette::cli

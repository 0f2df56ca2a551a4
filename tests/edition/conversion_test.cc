// Documents of other programs' kinds, converted by a stand-in for LibreOffice and by LibreOffice.

#include "gazette/edition/conversion.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <catch2/catch.hpp>

#include "gazette/ingest/ingest.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;
using Codes = std::vector<std::string>;

constexpr std::string_view kRtf =
    "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 .VnTime;}}\\f0 QuyÕt\\par}";

/// A PATH of one folder, put back at the end.
class PathOf {
 public:
  explicit PathOf(const std::string& path) : former_(std::getenv("PATH")) {
    ::setenv("PATH", path.c_str(), 1);
  }
  ~PathOf() { ::setenv("PATH", former_.c_str(), 1); }
  PathOf(const PathOf&) = delete;
  PathOf& operator=(const PathOf&) = delete;

 private:
  std::string former_;
};

struct Outcome {
  std::optional<std::string> docx = {};
  Codes codes = {};
  std::string message = {};
};

Outcome convert_rtf(int seconds_max = 120) {
  Diagnostics diagnostics;
  Outcome outcome;
  outcome.docx = convert({.bytes = kRtf, .path = "a.rtf", .seconds_max = seconds_max}, diagnostics);
  for (const Diagnostic& finding : diagnostics.list()) {
    outcome.codes.emplace_back(finding.code);
    outcome.message = finding.message;
  }
  return outcome;
}

/// Converts with a shell script in LibreOffice's place; $out is the folder of the result.
Outcome convert_with(const std::string& script, int seconds_max = 120) {
  const ScratchFolder folder;
  const fs::path program = folder.path() / "soffice";
  real_files().write(program,
                     "#!/bin/sh\nPATH=/usr/bin:/bin\n"
                     "while [ $# -gt 1 ]; do\n"
                     "  if [ \"$1\" = --outdir ]; then out=$2; fi\n"
                     "  case $1 in --infilter=*) filter=${1#--infilter=};; esac\n"
                     "  shift\n"
                     "done\nmkdir -p \"$out\"\n" +
                         script + "\n");
  fs::permissions(program, fs::perms::owner_all);
  const PathOf path(folder.path().string());
  return convert_rtf(seconds_max);
}

TEST_CASE("a document is converted by the LibreOffice on PATH, with the reader of its kind") {
  const Outcome outcome =
      convert_with("{ echo \"$filter\"; cat \"$1\"; } > \"$out/document.docx\"");
  CHECK(outcome.codes.empty());
  CHECK(outcome.docx == "Rich Text Format\n" + std::string(kRtf));
}

TEST_CASE("without LibreOffice a finding says what to install") {
  const ScratchFolder empty;
  const PathOf path(empty.path().string());
  const Outcome outcome = convert_rtf();
  CHECK_FALSE(outcome.docx);
  CHECK(outcome.codes == Codes{"G0270"});
  CHECK(outcome.message == "a .rtf file is read through LibreOffice, which is not installed");
}

TEST_CASE("a conversion that fails, gives nothing or does not end is a finding") {
  CHECK(convert_with("exit 0").codes == Codes{"G0271"});
  CHECK(convert_with("echo x > \"$out/document.docx\"; exit 1").codes == Codes{"G0271"});
  const Outcome endless = convert_with("sleep 1000", 1);
  CHECK(endless.codes == Codes{"G0271"});
  CHECK(endless.message == "LibreOffice was not done with it after 1 seconds");
}

TEST_CASE("what LibreOffice makes of an RTF in an old encoding is read") {
  if (!find_program("soffice")) {
    std::cout << "skipped: LibreOffice is not installed\n";
    return;
  }
  const std::string rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fnil .VnTime;}{\\f1\\fnil .VnTimeH;}}"
      "\\pard\\f1 Quy\\'d5t \\'ae\\'denh\\par\\f0 \\'a7i\\'d2u 1. L\\'adu tr\\'f7\\par}";
  Diagnostics diagnostics;
  const auto docx = convert({.bytes = rtf, .path = "a.rtf"}, diagnostics);
  REQUIRE(docx);
  const ingest::Ingested ingested =
      ingest::ingest({.bytes = rtf, .path = "a.rtf", .converted = *docx}, {}, diagnostics);
  REQUIRE(ingested.source_text.size() == 2);
  CHECK(ingested.source_text[0] == "QUYẾT ĐỊNH");
  CHECK(ingested.source_text[1] == "Điều 1. Lưu trữ");
  const std::string damaged = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d";
  Diagnostics refused;
  CHECK_FALSE(convert({.bytes = damaged, .path = "b.doc"}, refused));
  REQUIRE(refused.list().size() == 1);
  CHECK(refused.list()[0].code == "G0271");
}

}  // namespace
}  // namespace gazette::edition

// What programs of other people find in the online PDFs of the sample: Apache Preflight on their
// PDF/A-1b twins, pdf.js and poppler on their structure.

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/archive_twin.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

/// Files that together have tables over pages, notes, pictures, landscape and facsimile pages.
constexpr const char* kJudged[] = {"build/2022-37/online/issue.pdf",
                                   "build/2022-38-39/online/issue.pdf",
                                   "build/2022-38-39/online/hdnd-21-nq-hdnd-2022-08-12.pdf"};

/// An act with a table, notes and their marks.
constexpr const char* kNoted = "build/2022-38-39/online/ubnd-42-2022-qd-ubnd.pdf";

/// Text with hyphens for slashes.
std::string flat(std::string text) {
  std::replace(text.begin(), text.end(), '/', '-');
  return text;
}

/// The class path of Apache Preflight as Debian has it; empty where a part of it is not there.
std::string preflight_classes() {
  std::string path;
  for (const char* name : {"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging",
                           "commons-io", "javax.activation", "jaxb-api"}) {
    const std::string jar = fmt::format("/usr/share/java/{}.jar", name);
    if (!fs::exists(jar)) {
      return {};
    }
    path += jar + ":";
  }
  return path;
}

TEST_CASE("Apache Preflight finds the PDF/A-1b twin of every kind of online PDF valid") {
  const std::string classes = preflight_classes();
  if (classes.empty()) {
    WARN("skipped: Apache Preflight is not installed (libpdfbox2-java)");
    return;
  }
  if (!has_judge("java")) {
    return;
  }
  Workspace office;
  office.build_sample();
  for (const char* file : {kJudged[0], kJudged[1], kNoted}) {
    office.write("twins/" + flat(file), archive_twin(office.read(file)));
  }
  const Outcome verdict = run_program(
      {"java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes,
       "org.apache.pdfbox.preflight.Validator_A1b", "batch", (office.path() / "twins").string()},
      office.path());
  INFO(verdict.out.substr(0, 2'000) << verdict.err.substr(0, 2'000));
  int valid = 0;
  for (const std::string& line : lines_of(verdict.out)) {
    // A page of another PDF has soft masks, which PDF/A-2 allows and PDF/A-1 does not.
    const bool is_complaint = !line.empty() && line.front() >= '0' && line.front() <= '9';
    CHECK((!is_complaint ||
           line.starts_with("2.2.2 : Invalid graphics transparency, Soft Mask must be null")));
    valid += line.ends_with(" is a valid PDF/A-1b file") ? 1 : 0;
  }
  CHECK(valid == 2);
  CHECK(verdict.out.find("build-2022-38-39-online-issue.pdf is not a valid") != std::string::npos);
}

/// How often each word comes.
std::map<std::string, int> words_of(const std::string& text) {
  std::map<std::string, int> words;
  std::istringstream list(text);
  for (std::string word; list >> word;) {
    ++words[word];
  }
  return words;
}

/// The words in quotes at the end of lines: the text of elements, in `pdfinfo -struct-text` and in
/// `gazette dump structure`. What stands beside a figure there is its description.
std::string quoted(const std::string& listing) {
  std::string text;
  for (const std::string& line : lines_of(listing)) {
    const std::size_t begin = line.find('"');
    if (begin != std::string::npos && line.ends_with('"') && line.find("Figure ") > begin) {
      text += line.substr(begin + 1, line.size() - begin - 2) + " ";
    }
  }
  return text;
}

TEST_CASE("poppler reads an act aloud as its structure says, element by element") {
  if (!has_judge("pdfinfo")) {
    return;
  }
  Workspace office;
  office.build_sample();
  const std::string own = without_space(quoted(office.done({"dump", "structure", "2022/38-39"})));
  // Poppler takes a second for a page, and minutes for an issue.
  const Outcome outcome = run_program({"pdfinfo", "-struct-text", kNoted}, office.path());
  CHECK(outcome.err == "");
  const std::string read = without_space(quoted(outcome.out));
  CHECK(read.size() > 4'000);
  CHECK(own.find(read) != std::string::npos);
}

/// What pdf.js reads of a tagged PDF (tests/web/judges/pdf_tags.mjs).
nlohmann::json facts_of(const Workspace& office, const std::string& file) {
  const fs::path script = fs::path(GAZETTE_SOURCE_DIR) / "tests" / "web" / "judges";
  const Outcome outcome =
      run_program({"node", (script / "pdf_tags.mjs").string(), file}, office.path());
  INFO(outcome.out << outcome.err);
  REQUIRE(outcome.code == 0);
  return nlohmann::json::parse(lines_of(outcome.out).back());
}

TEST_CASE("pdf.js finds every word of the pages in the structure, and what can be pressed") {
  const fs::path packages = fs::path(GAZETTE_SOURCE_DIR) / "tests" / "web" / "node_modules";
  if (!fs::exists(packages / "pdfjs-dist")) {
    WARN("skipped: pdfjs-dist is not installed (scripts/setup web)");
    return;
  }
  if (!has_judge("node")) {
    return;
  }
  Workspace office;
  office.build_sample();
  for (const char* file : kJudged) {
    INFO(file);
    const nlohmann::json facts = facts_of(office, file);
    CHECK(facts["untagged"] == 0);
    CHECK(facts["figures"] == 0);
    CHECK(facts["language"] == "vi-VN");
    CHECK(facts["marked"] == true);
    CHECK(facts["part"] == "2");
    CHECK(facts["outline"] > 0);
    CHECK(facts["labels"].size() == facts["pages"]);
    CHECK(facts["roles"]["Link"] > 0);
    CHECK(facts["links"] >= facts["roles"]["Link"]);
  }
  // Page by page an element that goes on stands on each of its pages: the words are compared, each
  // as often as it comes.
  std::string text;
  const nlohmann::json facts = facts_of(office, kJudged[0]);
  for (const auto& page : facts["text"]) {
    text += page.get<std::string>() + " ";
  }
  CHECK(words_of(text) == words_of(quoted(office.done({"dump", "structure", "2022/37"}))));
}

}  // namespace
}  // namespace gazette::cli

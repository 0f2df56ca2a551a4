// Each finding that reading a document can give has a sample under tests/diagnostics, with the
// exact text of what the program says of it (tests/README.md tells the forms of a sample).

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/base.h"
#include "gazette/ingest/ingest.h"
#include "tests/golden.h"
#include "tests/ingest/docx_builder.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCodeSize = 5;  // G0203

/// Codes that no sample can show, and why.
const std::map<std::string_view, std::string_view> kWithoutSample = {
    {"G0212", "a comparison with a PDF, on a machine without pdftotext: edition/pdf_text_test.cc"},
    {"G0213", "a comparison with a PDF: edition/pdf_text_test.cc"},
    {"G0214", "a comparison with a PDF: edition/pdf_text_test.cc"},
    {"G0215", "a comparison with a PDF: edition/pdf_text_test.cc"},
    {"G0218", "a file of 20 MB is made by the test itself: hostile_markdown_test.cc"},
    {"G0231", "a package under a password is made by the test itself: docx_package_test.cc"},
    {"G0270", "depends on what is installed: tests/edition/conversion_test.cc"},
    {"G0271", "depends on what is installed: tests/edition/conversion_test.cc"},
    {"G0277", "depends on what is installed: facsimile_test.cc"},
    {"G0399", "a fault of the program"},
};

fs::path samples_folder() {
  return fs::path(GAZETTE_SOURCE_DIR) / "tests" / "diagnostics";
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A file of the samples; empty where it is not there.
std::string part_of(const fs::path& folder, const char* name) {
  return fs::exists(folder / name) ? bytes_of(folder / name) : std::string();
}

/// What a sample sends in.
struct Sample {
  std::string path = {};  // as findings name it
  std::string bytes = {};
  std::string statement = {};
  fs::path folder = {};  // where files lie beside it; empty: nowhere
};

/// Every file below `folder` as a part of a DOCX, by its path from there.
std::string packed(const fs::path& folder) {
  docx_test::Parts parts;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      parts.emplace(fs::relative(entry.path(), folder).generic_string(), bytes_of(entry.path()));
    }
  }
  return docx_test::pack(parts);
}

Sample read_folder(const fs::path& folder) {
  const std::string name = folder.filename().string();
  Sample sample{
      .path = name + "/act.docx", .statement = part_of(folder, "statement.toml"), .folder = folder};
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().stem() == "act") {
      sample.path = name + "/" + entry.path().filename().string();
      sample.bytes = bytes_of(entry.path());
      return sample;
    }
  }
  if (fs::is_directory(folder / "package")) {
    sample.bytes = packed(folder / "package");
    return sample;
  }
  sample.bytes = docx_test::docx(docx_test::Document{
      .body = part_of(folder, "body.xml"),
      .styles = part_of(folder, "styles.xml"),
      .numbering = part_of(folder, "numbering.xml"),
      .footnotes = part_of(folder, "footnotes.xml"),
      .endnotes = part_of(folder, "endnotes.xml"),
      .settings = part_of(folder, "settings.xml"),
      .header = part_of(folder, "header.xml"),
  });
  return sample;
}

Sample read_sample(const fs::path& path) {
  if (fs::is_directory(path)) {
    return read_folder(path);
  }
  if (path.extension() == ".xml") {
    return {.path = path.stem().string() + ".docx", .bytes = docx_test::docx(bytes_of(path))};
  }
  return {.path = path.filename().string(), .bytes = bytes_of(path)};
}

/// The samples by name: "G0203", or "G0203-header" where a code has more than one.
std::map<std::string, fs::path> all_samples() {
  std::map<std::string, fs::path> samples;
  for (const fs::directory_entry& entry : fs::directory_iterator(samples_folder())) {
    if (entry.path().extension() != ".expected") {
      const bool is_new = samples.emplace(entry.path().stem().string(), entry.path()).second;
      INFO("two samples have the name " << entry.path().stem());
      CHECK(is_new);
    }
  }
  return samples;
}

std::string findings_of(const Sample& sample, std::string_view code) {
  Diagnostics diagnostics;
  const auto find_attached = [&](const std::string& name) -> std::optional<AttachedFile> {
    const fs::path path = sample.folder / name;
    return !sample.folder.empty() && fs::exists(path)
               ? std::optional(AttachedFile{.bytes = bytes_of(path)})
               : std::nullopt;
  };
  const Ingested ingested = ingest({.bytes = sample.bytes,
                                    .path = sample.path,
                                    .statement = sample.statement,
                                    .find_attached = find_attached},
                                   sample_configuration(), diagnostics);
  std::string text;
  std::set<std::string_view> others;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    text += diagnostic.code == code ? to_text(diagnostic) : "";
    others.insert(diagnostic.code);
  }
  UNSCOPED_INFO("findings: " << fmt::format("{}", fmt::join(others, " ")));
  return text;
}

TEST_CASE("each sample of a finding gives exactly the finding it is kept for") {
  for (const auto& [name, path] : all_samples()) {
    INFO(name);
    const std::string actual = findings_of(read_sample(path), name.substr(0, kCodeSize));
    CHECK(!actual.empty());
    CHECK(first_difference(golden("diagnostics/" + name + ".expected", actual), actual).empty());
  }
}

TEST_CASE("each finding on reading a document has a sample") {
  const std::map<std::string, fs::path> samples = all_samples();
  for (const CatalogueEntry& entry : catalogue()) {
    if (!entry.code.starts_with("G02") && !entry.code.starts_with("G03")) {
      continue;
    }
    INFO(entry.code);
    const auto first = samples.lower_bound(std::string(entry.code));
    const bool has_sample = first != samples.end() && first->first.starts_with(entry.code);
    CHECK(has_sample != kWithoutSample.contains(entry.code));
  }
}

TEST_CASE("reading a document can give at least sixty kinds of findings, each explained") {
  const auto& entries = catalogue();
  const auto count = std::count_if(entries.begin(), entries.end(), [](const CatalogueEntry& entry) {
    return entry.code.starts_with("G02") || entry.code.starts_with("G03");
  });
  CHECK(count >= 60);
}

TEST_CASE("each sample and each expected text belongs to a finding of the catalogue") {
  const std::map<std::string, fs::path> samples = all_samples();
  for (const fs::directory_entry& entry : fs::directory_iterator(samples_folder())) {
    const std::string name = entry.path().stem().string();
    INFO(name);
    CHECK(find_in_catalogue(name.substr(0, kCodeSize)) != nullptr);
    CHECK(samples.contains(name));
  }
}

}  // namespace
}  // namespace gazette::ingest

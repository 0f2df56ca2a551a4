// Documents of offices in old encodings against their right text: every letter, in order.
//
// Those that are not DOCX are made so by LibreOffice first; without it they are skipped.

#include <filesystem>
#include <iostream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/base.h"
#include "tests/corpus.h"
#include "tests/ingest/docx_builder.h"

namespace gazette::ingest::docx_test {
namespace {

namespace fs = std::filesystem;

/// Letters and digits in capitals: faces of capitals show none else, whatever was typed.
std::string letters_of(std::string_view text) {
  std::string result;
  const std::string upper = to_upper(to_nfc(text));
  for (std::size_t position = 0; position < upper.size();) {
    const char32_t c = next_code_point(upper, position);
    const bool is_letter = (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') ||
                           (c >= 0xC0 && c <= 0x1B0) || (c >= 0x1EA0 && c <= 0x1EFF);
    if (is_letter) {
      append_utf8(result, c);
    }
  }
  return result;
}

/// The document as a DOCX; nothing where LibreOffice would be needed and is not there.
std::optional<std::string> docx_of(const fs::path& path) {
  if (path.extension() == ".docx") {
    return real_files().read(path);
  }
  const std::optional<fs::path> office = find_program("soffice");
  if (!office) {
    std::cout << "skipped: LibreOffice is not installed to read " << path.filename() << '\n';
    return std::nullopt;
  }
  const ScratchFolder scratch;
  const UserLock lock("libreoffice");
  const ProcessResult result = run_process(
      {.program = *office,
       .arguments = {"-env:UserInstallation=file://" + (scratch.path() / "profile").string(),
                     "--headless", "--convert-to", "docx", "--outdir", scratch.path().string(),
                     path.string()},
       .environment = {"HOME=" + scratch.path().string()},
       .seconds_max = 250});
  REQUIRE(result.is_success());
  return real_files().read(scratch.path() / (path.stem().string() + ".docx"));
}

/// How many letters of `expected` are not in `actual` in that order (by the longest common
/// subsequence, for texts that differ little).
std::size_t missing_count(const std::u32string& expected, const std::u32string& actual) {
  std::vector<std::size_t> row(actual.size() + 1, 0);
  for (const char32_t c : expected) {
    std::size_t diagonal = 0;
    for (std::size_t i = 1; i <= actual.size(); ++i) {
      const std::size_t above = row[i];
      row[i] = c == actual[i - 1] ? diagonal + 1 : std::max(above, row[i - 1]);
      diagonal = above;
    }
  }
  return expected.size() - row.back();
}

/// The right text without lines that are the code of a field, which no page shows.
std::string without_field_codes(std::string_view text) {
  std::string result;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view trimmed = trim(line);
    if (!trimmed.starts_with("PAGE ") && trimmed != "PAGE" && !trimmed.starts_with("EMBED ")) {
      result += std::string(line) + "\n";
    }
  }
  return result;
}

void check_letters(const fs::path& path, const fs::path& truth) {
  const std::optional<std::string> bytes = docx_of(path);
  if (!bytes) {
    return;
  }
  const Reading reading = read(*bytes);
  REQUIRE(reading.flow);
  std::string text;
  for (const std::string& paragraph : text_of(*reading.flow)) {
    text += paragraph;
  }
  const std::string expected = letters_of(without_field_codes(real_files().read(truth)));
  const std::string actual = letters_of(text);
  const std::size_t missing = missing_count(to_code_points(expected), to_code_points(actual));
  const std::size_t strange = missing_count(to_code_points(actual), to_code_points(expected));
  std::cout << fmt::format("{}: {} letters, {} missing, {} besides\n", path.filename().string(),
                           to_code_points(expected).size(), missing, strange);
  CHECK(missing == 0);
  for (const Diagnostic& finding : reading.diagnostics.list()) {
    INFO(to_text(finding));
    // One holds its annex as an Excel file, which is told and not read.
    CHECK((severity_of(finding) != Severity::error || finding.code == "G0238"));
  }
}

TEST_CASE("every letter of the offices' documents in old encodings is right") {
  const fs::path folder = corpus_folder("legacy");
  if (!fs::is_directory(folder)) {
    std::cout << "skipped: no documents of offices in " << folder << '\n';
    return;
  }
  for (const std::string& name : real_files().list(folder)) {
    const fs::path truth = folder / "ground-truth" / (fs::path(name).stem().string() + ".txt");
    if (fs::path(name).parent_path().empty() && fs::exists(truth)) {
      INFO(name);
      check_letters(folder / name, truth);
    }
  }
}

TEST_CASE("no letter of the offices' Unicode documents is taken for an old encoding") {
  const fs::path folder = corpus_folder("docx");
  if (!fs::is_directory(folder)) {
    std::cout << "skipped: no documents of offices in " << folder << '\n';
    return;
  }
  for (const std::string& name : real_files().list(folder)) {
    if (name.ends_with(".docx")) {
      INFO(name);
      const Reading reading = read(real_files().read(folder / name));
      REQUIRE(reading.flow);
      for (const Diagnostic& finding : reading.diagnostics.list()) {
        CHECK(finding.code != "G0235");
      }
      for (const TextChange& change : reading.flow->changes) {
        std::cout << name << ": " << change.before << " -> " << change.after << '\n';
      }
    }
  }
}

}  // namespace
}  // namespace gazette::ingest::docx_test

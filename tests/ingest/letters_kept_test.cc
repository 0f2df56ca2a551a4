// Letters kept: what another reader finds in a DOCX, the act or its dropped parts have too.
//
// pandoc is the other reader. It puts tables, notes and text boxes elsewhere, so the letters and
// digits are counted, not followed. The act may have more: automatic numbers that pandoc writes in
// another form.

#include <filesystem>
#include <iostream>
#include <map>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/files.h"
#include "gazette/base/process.h"
#include "gazette/base/text.h"
#include "gazette/ingest/ingest.h"
#include "tests/corpus.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = GAZETTE_SOURCE_DIR;

/// The digit that a raised or lowered one stands for: pandoc writes "m³" for a raised 3.
char32_t on_the_line(char32_t c) {
  if (c == U'\u00B9') {
    return U'1';
  }
  if (c == U'\u00B2' || c == U'\u00B3') {
    return c - U'\u00B2' + U'2';
  }
  if (c >= 0x2070 && c <= 0x2079) {
    return c - 0x2070 + U'0';
  }
  return c >= 0x2080 && c <= 0x2089 ? c - 0x2080 + U'0' : c;
}

/// How often each letter and digit comes. In capitals, since a style may show them so.
std::map<char32_t, int> letters_of(std::string_view text) {
  std::map<char32_t, int> letters;
  const std::string upper = to_upper(to_nfc(text));
  for (std::size_t position = 0; position < upper.size();) {
    const char32_t c = on_the_line(next_code_point(upper, position));
    const bool is_letter = (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') ||
                           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
                           (c >= 0x370 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1EFF);
    if (is_letter) {
      ++letters[c];
    }
  }
  return letters;
}

/// What ingest makes of a document: the text of the act and what was dropped, with its reason.
std::string text_kept(const fs::path& path) {
  Diagnostics diagnostics;
  const std::string bytes = real_files().read(path);
  const Ingested ingested = ingest({.bytes = bytes, .path = path.filename().string()},
                                   sample_configuration(), diagnostics);
  REQUIRE(ingested.instrument.has_value());
  std::string text;
  for (const model::Piece& piece : model::pieces(*ingested.instrument)) {
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      for (const model::Span& span : paragraph->spans) {
        text += span.text;
      }
      text += '\n';
    }
  }
  for (const model::Dropped& dropped : ingested.instrument->dropped) {
    CHECK_FALSE(dropped.reason.empty());
    text += dropped.text + "\n";
  }
  return text;
}

void check_letters_kept(const fs::path& path, const fs::path& pandoc) {
  const ProcessResult other = run_process(
      {.program = pandoc,
       .arguments = {"--from", "docx", "--to", "plain", "--wrap", "none", path.string()}});
  REQUIRE(other.is_success());
  const std::map<char32_t, int> wanted = letters_of(other.output);
  std::map<char32_t, int> kept = letters_of(text_kept(path));
  std::string missing;
  for (const auto& [letter, count] : wanted) {
    if (kept[letter] < count) {
      append_utf8(missing, letter);
      missing += fmt::format(" {} of {}, ", count - kept[letter], count);
    }
  }
  CHECK(missing == "");
  CHECK(wanted.size() > 30);
}

std::vector<fs::path> documents_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const std::string& name : real_files().list(folder)) {
    if (name.ends_with(".docx")) {
      paths.push_back(folder / name);
    }
  }
  return paths;
}

void check_folder(const fs::path& folder) {
  const std::optional<fs::path> pandoc = find_program("pandoc");
  if (!pandoc || !fs::is_directory(folder)) {
    std::cout << "skipped: no " << (pandoc ? folder.string() : "pandoc") << '\n';
    return;
  }
  for (const fs::path& path : documents_in(folder)) {
    INFO(path.filename().string());
    check_letters_kept(path, *pandoc);
  }
}

TEST_CASE("every letter that pandoc reads in a sample is in the act or in what was dropped") {
  const fs::path folder = kRoot / "samples" / "dong-nai" / "inbox";
  CHECK_FALSE(documents_in(folder).empty());
  check_folder(folder);
}

TEST_CASE("every letter that pandoc reads in an office's document is kept") {
  check_folder(corpus_folder("docx"));
}

}  // namespace
}  // namespace gazette::ingest

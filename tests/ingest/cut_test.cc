// Documents cut off or damaged on their way: each becomes an act or is refused with an error, and
// of what is read nothing is lost. Places and bytes are chosen by a fixed sequence of numbers.

#include <filesystem>
#include <iostream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/files.h"
#include "gazette/ingest/ingest.h"
#include "tests/corpus.h"
#include "tests/ingest/docx_builder.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = GAZETTE_SOURCE_DIR;
constexpr int kPlacesCount = 100;

class Dice {
 public:
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % sides;
  }

 private:
  std::uint64_t state_ = 2022;
};

void require_act_or_error(const std::string& bytes, const std::string& name) {
  static const model::Configuration configuration = sample_configuration();
  Diagnostics diagnostics;
  const Ingested ingested = ingest({.bytes = bytes, .path = name}, configuration, diagnostics);
  const bool is_answered = ingested.instrument.has_value() || diagnostics.has_errors();
  bool is_whole = true;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    is_whole = is_whole && diagnostic.code != "G0399";
  }
  if (!is_answered || !is_whole) {
    CHECK(is_answered);
    CHECK(is_whole);
  }
}

void check_cut_and_damaged(const std::string& bytes, const std::string& name) {
  Dice dice;
  for (int i = 0; i < kPlacesCount; ++i) {
    const std::size_t place = dice.roll(bytes.size());
    INFO(fmt::format("cut at byte {}", place));
    require_act_or_error(bytes.substr(0, place), name);
    std::string damaged = bytes;
    damaged[place] = static_cast<char>(damaged[place] ^ (1 << dice.roll(8)));
    require_act_or_error(damaged, name);
  }
  SUCCEED("every cut was read or refused");
}

/// A ZIP cut short does not open, so the document inside is cut as well.
void check_text_cut(const std::string& bytes) {
  const docx_test::Parts parts = docx_test::unpack(bytes);
  const auto document = parts.find("word/document.xml");
  if (document == parts.end()) {
    return;
  }
  Dice dice;
  for (int i = 0; i < kPlacesCount; ++i) {
    docx_test::Parts damaged = parts;
    std::string& xml = damaged.at("word/document.xml");
    const std::size_t place = dice.roll(xml.size());
    INFO(fmt::format("document.xml at byte {}", place));
    if (i % 2 == 0) {
      xml.resize(place);
    } else {
      xml.erase(place, dice.roll(200));
    }
    require_act_or_error(docx_test::pack(damaged), "a.docx");
  }
}

/// Checks every file of the folder, and gives how many there were.
std::size_t check_folder(const fs::path& folder, std::string_view ending) {
  if (!fs::is_directory(folder)) {
    std::cout << "skipped: no " << folder.string() << '\n';
    return 0;
  }
  std::size_t count = 0;
  for (const std::string& name : real_files().list(folder)) {
    if (name.ends_with(ending)) {
      INFO(name);
      const std::string bytes = real_files().read(folder / name);
      check_cut_and_damaged(bytes, name);
      if (ending == ".docx") {
        check_text_cut(bytes);
      }
      ++count;
    }
  }
  return count;
}

TEST_CASE("a sample in Markdown, cut or damaged anywhere, becomes an act or is refused") {
  CHECK(check_folder(kRoot / "samples" / "dong-nai" / "inbox", ".md") > 0);
}

TEST_CASE("a sample in Word, cut or damaged anywhere, becomes an act or is refused") {
  CHECK(check_folder(kRoot / "samples" / "dong-nai" / "inbox", ".docx") > 0);
}

TEST_CASE("an office's document, cut or damaged anywhere, becomes an act or is refused") {
  check_folder(corpus_folder("docx"), ".docx");
}

}  // namespace
}  // namespace gazette::ingest

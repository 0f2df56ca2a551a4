#include "tests/suite/case.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"

namespace gazette::suite {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCaseMark = "=== ";
constexpr std::string_view kFramesMark = "---";

fs::path folder() {
  return fs::path(GAZETTE_SOURCE_DIR) / "tests" / "suite";
}

/// "@show edges" as an option.
Option option_of(std::string_view line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  return {.name = std::string(line.substr(1, space - 1)),
          .value = std::string(trim(line.substr(space)))};
}

}  // namespace

std::string Case::value(std::string_view option) const {
  const std::vector<std::string> all = values(option);
  return all.empty() ? std::string() : all.front();
}

std::vector<std::string> Case::values(std::string_view option) const {
  std::vector<std::string> result;
  for (const Option& own : options) {
    if (own.name == option) {
      result.push_back(own.value);
    }
  }
  return result;
}

bool Case::has(std::string_view option) const {
  return !values(option).empty();
}

CaseFile read_cases(const std::string& name) {
  std::ifstream stream(folder() / name, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  GAZETTE_ASSERT(text.ends_with('\n'));
  text.pop_back();
  CaseFile file{.name = name};
  bool in_frames = false;
  for (const std::string_view line : split(text, '\n')) {
    if (line.starts_with(kCaseMark)) {
      file.cases.push_back({.name = std::string(line.substr(kCaseMark.size()))});
      in_frames = false;
    } else if (file.cases.empty()) {
      file.preface += std::string(line) + "\n";
    } else if (line == kFramesMark && !in_frames) {
      in_frames = true;
    } else {
      Case& last = file.cases.back();
      (in_frames ? last.frames : last.source) += std::string(line) + "\n";
      if (!in_frames && line.starts_with('@')) {
        last.options.push_back(option_of(line));
      }
    }
  }
  return file;
}

std::string write_cases(const CaseFile& file, const std::vector<std::string>& frames) {
  std::string text = file.preface;
  for (std::size_t i = 0; i < file.cases.size(); ++i) {
    const Case& one = file.cases[i];
    text += std::string(kCaseMark) + one.name + "\n" + one.source + std::string(kFramesMark) +
            "\n" + frames[i];
  }
  return text;
}

std::vector<std::string> case_files() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() == ".txt") {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace gazette::suite

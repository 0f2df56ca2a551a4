// Banned words, each with what to use instead, and the shape of a file's first lines.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "tests/tidy/tidy.h"

namespace gazette::tidy {
namespace {

/// Where a ban holds.
enum class Where {
  text,       // every file, comments and literals too
  code,       // C++, outside of comments and literals
  pure_code,  // the same, but only below cli/: building knows no clock, locale or chance
};

struct Ban {
  std::string_view words = {};  // as a whole word, or up to its last sign: "rand("
  std::string_view instead = {};
  Where where = Where::text;
};

constexpr Ban kBans[] = {
    {"FIXME", "the repair itself", Where::text},
    {"XXX", "a sentence that says what is wrong", Where::text},
    {"HACK", "a sentence that says why", Where::text},
    {"illegal", "\"not valid\", or what the law says", Where::text},
    {"Illegal", "\"not valid\", or what the law says", Where::text},
    {"\t", "spaces for a tab", Where::text},
    {"using namespace std;", "std::", Where::code},
    {"sprintf", "fmt::format", Where::code},
    {"strcpy", "std::string", Where::code},
    {"strcat", "std::string", Where::code},
    {"assert(", "GAZETTE_ASSERT, which is on in release", Where::code},
    {"std::regex", "a small reader by hand", Where::pure_code},
    {"setlocale", "fmt, which has no locale", Where::pure_code},
    {"std::locale", "fmt, which has no locale", Where::pure_code},
    {"rand(", "a value that comes in", Where::pure_code},
    {"random_device", "a value that comes in", Where::pure_code},
    {"mt19937", "a value that comes in", Where::pure_code},
    {"time(nullptr)", "a date that comes in with the plan", Where::pure_code},
    {"time(NULL)", "a date that comes in with the plan", Where::pure_code},
    {"system_clock", "a date that comes in with the plan", Where::pure_code},
    {"localtime", "a date that comes in with the plan", Where::pure_code},
    {"localtime_r", "a date that comes in with the plan", Where::pure_code},
    {"gettimeofday", "a date that comes in with the plan", Where::pure_code},
};

/// Ends of a type's name that say nothing.
constexpr std::array<std::string_view, 6> kEmptyNames = {"Manager", "Helper", "Util",
                                                         "Utils",   "Data",   "Info"};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Where `words` stand in `line`, not as a part of a longer word; npos where they do not.
std::size_t find_words(std::string_view line, std::string_view words) {
  for (std::size_t at = line.find(words); at != std::string_view::npos;
       at = line.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool begins = at == 0 || !is_word(line[at - 1]) || !is_word(words.front());
    const bool ends = end == line.size() || !is_word(line[end]) || !is_word(words.back());
    if (begins && ends) {
      return at;
    }
  }
  return std::string_view::npos;
}

bool holds(Where where, std::string_view path, bool is_cpp) {
  switch (where) {
    case Where::text:
      return true;
    case Where::code:
      return is_cpp;
    case Where::pure_code:
      return is_cpp && path.starts_with("gazette/") && !path.starts_with("gazette/cli/");
  }
  return true;
}

/// What is wrong with a line beyond single words; empty where nothing is.
std::string fault_of_text(std::string_view line) {
  const std::size_t todo = find_words(line, "TODO");
  if (todo != std::string_view::npos && !line.substr(todo + 4).starts_with('(')) {
    return "TODO without an owner, use TODO(issue)";
  }
  const bool has_space_at_end = line.ends_with(' ') || line.ends_with('\r');
  return has_space_at_end ? "a space at the end of the line, use none" : "";
}

/// What is wrong with the name of a type that the line declares; empty where nothing is.
std::string fault_of_type(std::string_view code) {
  for (const std::string_view keyword : {"struct ", "class "}) {
    const std::size_t at = find_words(code, keyword);
    if (at == std::string_view::npos) {
      continue;
    }
    const std::string_view rest = code.substr(at + keyword.size());
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_word);
    const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    for (const std::string_view empty : kEmptyNames) {
      if (name.ends_with(empty)) {
        return fmt::format("{} in a type's name, use a noun of the field", empty);
      }
    }
  }
  return {};
}

/// The start that a file of its kind must have; empty where it has it.
std::string fault_of_start(const Source& source) {
  const std::string_view text = source.text;
  if (source.path.starts_with("scripts/") || source.path.starts_with(".ci/")) {
    return text.starts_with("#!/usr/bin/env bash\n") ? "" : "the script has no shebang, use bash";
  }
  if (source.path.ends_with(".h")) {
    const bool has_pragma = text.find("\n#pragma once\n") != std::string_view::npos;
    return text.starts_with("// ") && has_pragma
               ? ""
               : "the header does not begin with what it is for, use \"// ...\" and #pragma once";
  }
  return {};
}

}  // namespace

Faults check_words(const Source& source) {
  Faults faults;
  const auto add = [&](std::size_t line, std::string message) {
    if (!message.empty()) {
      faults.push_back({source.path, line, std::move(message)});
    }
  };
  add(1, fault_of_start(source));
  const bool is_cpp = source.path.ends_with(".cc") || source.path.ends_with(".h");
  const std::string code = is_cpp ? code_only(source.text) : source.text;
  const std::vector<std::string_view> lines = split(source.text, '\n');
  const std::vector<std::string_view> code_lines = split(code, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    add(i + 1, fault_of_text(lines[i]));
    if (is_cpp) {
      add(i + 1, fault_of_type(code_lines.at(i)));
    }
    for (const Ban& ban : kBans) {
      const std::string_view line = ban.where == Where::text ? lines[i] : code_lines.at(i);
      if (holds(ban.where, source.path, is_cpp) &&
          find_words(line, ban.words) != std::string_view::npos) {
        add(i + 1, fmt::format("\"{}\", use {}", ban.words, ban.instead));
      }
    }
  }
  return faults;
}

}  // namespace gazette::tidy

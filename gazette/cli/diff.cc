// gazette diff: two documents compared word by word.

#include <array>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "gazette/cli/session.h"
#include "gazette/edition/comparison.h"

namespace gazette::cli {
namespace {

using edition::ComparedText;
using edition::ComparedWord;
using edition::TextPart;

constexpr std::size_t kLineColumns = 100;
constexpr std::size_t kContextWords = 7;
/// Of a longer stretch on one side only the beginning and the end are shown.
constexpr std::size_t kShownWordsMax = 80;

constexpr std::string_view kRed = "\033[31m";
constexpr std::string_view kGreen = "\033[32m";
constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kPlain = "\033[0m";

/// What people are told of each kind of change, by `Difference`, the slightest first.
constexpr std::array<std::string_view, 7> kKindTexts = {
    "place of the tone (hoà, hòa)", "capitals", "punctuation", "moved",
    "marks only (chỉ khác dấu)",    "words",    "NUMBER"};

std::string_view text_of(Difference difference) {
  return kKindTexts.at(static_cast<std::size_t>(difference));
}

struct DiffOptions {
  std::string a = {};
  std::string b = {};
  bool json = false;
};

/// A range of words of one text.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The words of a range that are compared: no running heads, nothing that the gazette drops.
std::vector<std::string> words_in(const ComparedText& text, Range range) {
  std::vector<std::string> words;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const TextPart part = text.words[i].part;
    if (part == TextPart::text || part == TextPart::note) {
      words.push_back(text.words[i].text);
    }
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

/// "paragraph 41", "page 3", and "note at paragraph 7" of a footnote.
std::string place_of(const ComparedText& text, std::size_t word) {
  if (text.words.empty()) {
    return "empty";
  }
  const ComparedWord& at = text.words[std::min(word, text.words.size() - 1)];
  if (at.place == 0) {
    return "front matter";
  }
  return fmt::format("{}{} {}", at.part == TextPart::note ? "note, " : "",
                     text.is_paged ? "page" : "paragraph", at.place);
}

/// A change and what stands around it, in one of the two texts.
struct Line {
  const ComparedText* text = nullptr;
  Range context = {};
  Range changed = {};
  std::string_view sign = {};
  std::string_view colour = {};
};

/// The line broken at `kLineColumns`, its changed words between brackets, coloured on a terminal.
void print_line(const Line& line, bool coloured) {
  std::vector<std::string> words = words_in(*line.text, {line.context.begin, line.changed.begin});
  std::vector<std::string> changed = words_in(*line.text, line.changed);
  if (changed.size() > kShownWordsMax) {
    const std::size_t left_out = changed.size() - kShownWordsMax;
    const auto half = static_cast<std::ptrdiff_t>(kShownWordsMax / 2);
    changed.erase(changed.begin() + half, changed.end() - half);
    changed.insert(changed.begin() + half, fmt::format("… {} words …", left_out));
  }
  if (!changed.empty()) {
    changed.front().insert(0, "[");
    changed.back() += "]";
  }
  const std::size_t changed_begin = words.size();
  words.insert(words.end(), changed.begin(), changed.end());
  const std::size_t changed_end = words.size();
  for (std::string& word : words_in(*line.text, {line.changed.end, line.context.end})) {
    words.push_back(std::move(word));
  }
  std::string printed = fmt::format("  {}", line.sign);
  std::size_t column = 3;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t width = display_width(words[i]) + 1;
    if (column + width > kLineColumns) {
      printed += "\n   ";
      column = 3;
    }
    const bool shown = coloured && i >= changed_begin && i < changed_end;
    printed += shown ? fmt::format(" {}{}{}", line.colour, words[i], kPlain) : " " + words[i];
    column += width;
  }
  fmt::print("{}\n", printed);
}

/// A range with some words around it.
Range with_context(const ComparedText& text, Range range) {
  const auto counts = [&](std::size_t i) {
    return text.words[i].part == TextPart::text || text.words[i].part == TextPart::note;
  };
  for (std::size_t words = 0; range.begin > 0 && words < kContextWords;) {
    --range.begin;
    words += counts(range.begin) ? 1U : 0U;
  }
  for (std::size_t words = 0; range.end < text.words.size() && words < kContextWords; ++range.end) {
    words += counts(range.end) ? 1U : 0U;
  }
  return range;
}

void print_change(const ComparedText& a, const ComparedText& b, const WordChange& change,
                  bool coloured) {
  const DiffBlock& words = change.words;
  fmt::print("{}{} | {}: {}{}\n", coloured ? kBold : "", place_of(a, words.a_begin),
             place_of(b, words.b_begin), text_of(change.difference), coloured ? kPlain : "");
  const Range a_range = {words.a_begin, words.a_end};
  const Range b_range = {words.b_begin, words.b_end};
  print_line({&a, with_context(a, a_range), a_range, "-", kRed}, coloured);
  print_line({&b, with_context(b, b_range), b_range, "+", kGreen}, coloured);
  fmt::print("\n");
}

/// How many changes there are of each kind, the gravest first.
std::string counts_of(const std::vector<WordChange>& changes) {
  std::array<std::size_t, kKindTexts.size()> counts{};
  for (const WordChange& change : changes) {
    ++counts.at(static_cast<std::size_t>(change.difference));
  }
  std::vector<std::string> parts;
  for (std::size_t i = counts.size(); i > 0; --i) {
    if (counts.at(i - 1) > 0) {
      parts.push_back(fmt::format("{} {}", kKindTexts.at(i - 1), counts.at(i - 1)));
    }
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

void print_text(const ComparedText& a, const ComparedText& b,
                const std::vector<WordChange>& changes) {
  const bool coloured = isatty(STDOUT_FILENO) != 0;
  if (changes.empty()) {
    fmt::print("the same {} words: {} and {}\n", words_in(a, {0, a.words.size()}).size(), a.name,
               b.name);
    return;
  }
  fmt::print("- {}\n+ {}\n\n", a.name, b.name);
  for (const WordChange& change : changes) {
    print_change(a, b, change, coloured);
  }
  fmt::print("{} change{}: {}\n", changes.size(), changes.size() == 1 ? "" : "s",
             counts_of(changes));
}

void print_json(const ComparedText& a, const ComparedText& b,
                const std::vector<WordChange>& changes) {
  using Json = nlohmann::ordered_json;
  const auto side = [](const ComparedText& text, Range range) {
    Json json = {{"text", joined(words_in(text, range))}};
    if (!text.words.empty()) {
      json[text.is_paged ? "page" : "paragraph"] =
          text.words[std::min(range.begin, text.words.size() - 1)].place;
    }
    return json;
  };
  Json list = Json::array();
  for (const WordChange& change : changes) {
    list.push_back({{"kind", to_text(change.difference)},
                    {"a", side(a, {change.words.a_begin, change.words.a_end})},
                    {"b", side(b, {change.words.b_begin, change.words.b_end})}});
  }
  const Json json = {
      {"a", a.name}, {"b", b.name}, {"equal", changes.empty()}, {"changes", std::move(list)}};
  fmt::print("{}\n", json.dump(2));
}

int diff(const CommandLine& line, const DiffOptions& options) {
  Diagnostics diagnostics;
  Files& files = real_files();
  const auto workspace = edition::open_workspace(files, line.workspace, diagnostics);
  if (!workspace) {
    return finish(diagnostics);
  }
  // Two files are compared without a record, too; only the id of an act needs it.
  std::optional<ledger::Ledger> ledger;
  if (!files.exists(options.a) || !files.exists(options.b)) {
    ledger = ledger::Ledger::open(record_path(*workspace), ledger::Missing::report, diagnostics);
  }
  const auto read = [&](const std::string& name) {
    return edition::read_for_comparison(*workspace, ledger ? &*ledger : nullptr, files, name,
                                        diagnostics);
  };
  const auto a = read(options.a);
  const auto b = read(options.b);
  if (!a || !b) {
    return finish(diagnostics);
  }
  const std::vector<WordChange> changes = edition::compare(*a, *b);
  if (options.json) {
    print_json(*a, *b, changes);
  } else {
    print_text(*a, *b, changes);
  }
  const int code = finish(diagnostics);
  return changes.empty() ? code : kMaterialWrong;
}

}  // namespace

void add_diff(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("diff", "two documents compared word by word; exit code 1: they differ");
  command->footer(
      "Each of the two is a file (.docx, .md, .pdf by its text layer) or the id of an act "
      "received.\n"
      "Lines, spaces, page numbers, running heads and the place of footnotes are left aside, and "
      "so\n"
      "is what the gazette drops (nơi nhận); everything else is told, a changed number loudest.\n"
      "Example: gazette diff inbox/45.docx 45-signed.pdf");
  auto options = std::make_shared<DiffOptions>();
  command->add_option("A", options->a, "the document as it is to be published")->required();
  command->add_option("B", options->b, "the one it is held against: the signed text")->required();
  command->add_flag("--json", options->json, "as JSON, for other programs");
  command->callback(
      [&line, options] { line.command = [&line, options] { return diff(line, *options); }; });
}

}  // namespace gazette::cli

// Checks of typing: spaces, marks, quotation marks, brackets, figures, words. Each paragraph is
// decoded once and shown to every rule; what one rule finds in a document is one finding.

#include <array>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_act.h"
#include "gazette/ingest/checks_typing.h"
#include "gazette/ingest/syllable.h"

namespace gazette::ingest {
namespace {

using model::Role;

/// The characters of a paragraph as written, without the marks of its notes.
void decode(const model::Paragraph& paragraph, std::u32string& characters) {
  characters.clear();
  for (const model::Span& span : paragraph.spans) {
    for (std::size_t at = 0; span.note == 0 && at < span.text.size();) {
      characters += next_code_point(span.text, at);
    }
  }
}

std::string utf8(std::u32string_view characters) {
  std::string text;
  for (const char32_t c : characters) {
    append_utf8(text, c);
  }
  return text;
}

/// The words around the characters of `range`.
std::string shown(std::u32string_view characters, Range range) {
  constexpr std::size_t kAround = 14;
  const std::size_t from = range.begin > kAround ? range.begin - kAround : 0;
  const std::size_t to = std::min(characters.size(), range.end + kAround);
  const std::size_t space = characters.substr(from, range.begin - from).find(U' ');
  const bool is_cut = from > 0 && space != std::u32string_view::npos;
  const std::size_t begin = is_cut ? from + space + 1 : from;
  const std::size_t last = characters.substr(range.end, to + 1 - range.end).rfind(U' ');
  const bool ends_cut = to < characters.size() && last != std::u32string_view::npos;
  const std::size_t end = ends_cut ? range.end + last : to;
  std::string text = utf8(characters.substr(begin, end - begin));
  for (char& c : text) {
    c = c == '\n' || c == '\t' ? ' ' : c;
  }
  return std::string(trim(text));
}

void check_typing(const CheckedAct& checked, Diagnostics& diagnostics) {
  const std::span<const TypingRule> rules = typing_rules();
  std::vector<Slips> slips(rules.size());
  std::u32string characters;
  std::vector<Range> found;
  for (const CheckedText& text : checked.texts) {
    decode(*text.paragraph, characters);
    const bool is_running = !text.in_table && !text.in_annex;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (rules[i].running_text_only && !is_running) {
        continue;
      }
      found.clear();
      rules[i].find(characters, found);
      for (const Range& range : found) {
        slips[i].push_back({.paragraph = text.paragraph, .shown = shown(characters, range)});
      }
    }
  }
  for (std::size_t i = 0; i < rules.size(); ++i) {
    report_slips(checked, rules[i].report, slips[i], diagnostics);
  }
}

/// Straight and curly quotation marks in one text. A straight one behind a figure is a sign of inch
/// or of seconds.
void check_quotation_marks(const CheckedAct& checked, Diagnostics& diagnostics) {
  std::size_t curly_count = 0;
  Slips straight;
  for (const CheckedText& text : checked.texts) {
    if (text.in_table || text.in_annex) {
      continue;
    }
    for (std::size_t at = 0; at < text.text.size(); ++at) {
      const std::string_view rest = std::string_view(text.text).substr(at);
      curly_count += rest.starts_with("“") || rest.starts_with("”") ? 1U : 0U;
      const bool after_figure = at > 0 && text.text[at - 1] >= '0' && text.text[at - 1] <= '9';
      if (text.text[at] == '"' && !after_figure) {
        straight.push_back(
            {.paragraph = text.paragraph, .shown = words_around(text.text, at, at + 1)});
      }
    }
  }
  if (curly_count == 0) {
    return;
  }
  report_slips(
      checked,
      {.code = "G0379",
       .message = fmt::format("straight quotation marks stand among {} curly ones", curly_count),
       .help = "quoted provisions are told by their marks: see that each pair closes"},
      straight, diagnostics);
}

/// A bracket that is open, and where.
struct OpenBracket {
  const CheckedText* text = nullptr;
  std::size_t at = 0;
  std::size_t index = 0;
};

/// Whether the bracket at `at` only closes a number: "a)", "1)", "iii)".
bool closes_number(std::string_view text, std::size_t at) {
  constexpr std::size_t kNumberBytesMax = 4;
  constexpr std::size_t kMarksBytesMax = 4;
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '(') {
    --begin;
    if (at - begin > kNumberBytesMax + kMarksBytesMax) {
      return false;
    }
  }
  for (const std::string_view mark : {"“", "\""}) {
    begin += text.substr(begin).starts_with(mark) ? mark.size() : 0;
  }
  return at > begin && at - begin <= kNumberBytesMax;
}

/// Brackets may span a few paragraphs, as "(Ban hành kèm theo ...\n của ...)" does.
void check_brackets(const CheckedAct& checked, Diagnostics& diagnostics) {
  constexpr std::size_t kParagraphsMax = 3;
  Slips slips;
  std::vector<OpenBracket> open;
  const auto give_up = [&] {
    for (const OpenBracket& bracket : open) {
      slips.push_back({.paragraph = bracket.text->paragraph,
                       .shown = words_around(bracket.text->text, bracket.at, bracket.at + 1)});
    }
    open.clear();
  };
  for (std::size_t i = 0; i < checked.texts.size(); ++i) {
    const CheckedText& text = checked.texts[i];
    if (text.in_table || text.in_annex) {
      continue;
    }
    if (!open.empty() && (text.provision != nullptr || i > open.front().index + kParagraphsMax)) {
      give_up();
    }
    for (std::size_t at = 0; at < text.text.size(); ++at) {
      if (text.text[at] == '(') {
        open.push_back({.text = &text, .at = at, .index = i});
      } else if (text.text[at] == ')' && !open.empty()) {
        open.pop_back();
      } else if (text.text[at] == ')' && !closes_number(text.text, at)) {
        slips.push_back(
            {.paragraph = text.paragraph, .shown = words_around(text.text, at, at + 1)});
      }
    }
  }
  give_up();
  report_slips(checked,
               {.code = "G0380",
                .message = "a bracket has no other half",
                .help = "compare with the signed act"},
               slips, diagnostics);
}

/// Calls `visit(word, begin, end)` for each word, in small letters.
template <typename Visitor>
void visit_words(std::u32string_view characters, const Visitor& visit) {
  std::u32string word;
  for (std::size_t at = 0; at < characters.size();) {
    if (!is_letter(characters[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    word.clear();
    for (; at < characters.size() && is_letter(characters[at]); ++at) {
      word += to_small(characters[at]);
    }
    visit(std::u32string_view(word), begin, at);
  }
}

/// Whether a word stands beside something that makes it no Vietnamese word: "K'Nớ", "H’Mông", "m2".
bool is_part_of_more(std::u32string_view characters, std::size_t begin, std::size_t end) {
  constexpr std::u32string_view kJoins = U"'’ʼ`0123456789@_";
  return (begin > 0 && kJoins.find(characters[begin - 1]) != std::u32string_view::npos) ||
         (end < characters.size() && kJoins.find(characters[end]) != std::u32string_view::npos);
}

/// Among so many syllables a typist makes less than one slip that shows.
constexpr std::size_t kSlipsInWordsMax = 20;

void check_words(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips impossible;
  std::size_t syllables_count = 0;
  Slips first;
  Slips second;
  std::u32string characters;
  for (const CheckedText& text : checked.texts) {
    decode(*text.paragraph, characters);
    visit_words(characters, [&](std::u32string_view word, std::size_t begin, std::size_t end) {
      const TonePlace place = tone_place(word);
      if (place != TonePlace::none) {
        (place == TonePlace::first ? first : second)
            .push_back({.paragraph = text.paragraph, .shown = utf8(word)});
      }
      const WordShape shape = shape_of(word);
      syllables_count += shape == WordShape::syllable ? 1U : 0U;
      const bool is_name = text.role == Role::signature_name;
      if (!is_name && shape == WordShape::impossible && !is_part_of_more(characters, begin, end)) {
        impossible.push_back(
            {.paragraph = text.paragraph,
             .shown = utf8(std::u32string_view(characters).substr(begin, end - begin))});
      }
    });
  }
  if (impossible.size() * kSlipsInWordsMax > syllables_count + kSlipsInWordsMax) {
    return;  // not slips: the text is in another encoding, which its reader has told
  }
  report_slips(checked,
               {.code = "G0387",
                .message = "a word that Vietnamese cannot have",
                .help = "compare with the signed act: marks may be lost or misplaced"},
               impossible, diagnostics);
  if (first.empty() || second.empty()) {
    return;
  }
  const Slips& rare = first.size() < second.size() ? first : second;
  diagnostics.report(
      {.code = "G0386",
       .place = place_in(checked, rare.first().front().paragraph),
       .message = fmt::format(
           "tones are placed in two ways, as in \"{}\" ({} words) and \"{}\" ({})",
           first.first().front().shown, first.size(), second.first().front().shown, second.size()),
       .help = "both are right, and the text is kept as it is; searching finds either"});
}

constexpr std::array<Check, 4> kChecks = {check_typing, check_quotation_marks, check_brackets,
                                          check_words};

}  // namespace

std::span<const Check> typography_checks() {
  return kChecks;
}

}  // namespace gazette::ingest

// What is wrong with a correction, held against the act as it was published.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/model/correction_place.h"

namespace gazette::model {
namespace {

/// As much of a text as a finding quotes.
constexpr std::size_t kQuotedColumns = 160;

void report(const Correction& correction, std::string_view code, std::string message,
            std::string help, Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = correction.stated,
                      .message = std::move(message),
                      .help = std::move(help)});
}

std::string in_quotes(std::string_view text) {
  return fmt::format("\"{}\"", shorten(collapse_spaces(text), kQuotedColumns));
}

/// "khoản 1 Điều 3, căn cứ thứ 2": where else in the act the words stand; none in too many places.
std::string other_places(const Instrument& instrument, std::string_view words) {
  constexpr std::size_t kNamedMax = 3;
  std::string names;
  std::size_t count = 0;
  for (const FoundWords& found : find_words(instrument, whole_act(instrument), words)) {
    const std::string name = part_at(instrument, found.paragraph).name;
    if (name.empty() || ++count > kNamedMax) {
      continue;
    }
    names += (names.empty() ? "" : ", ") + name;
  }
  return names + (count > kNamedMax ? fmt::format(" and {} more", count - kNamedMax) : "");
}

void report_not_there(const Instrument& instrument, const Correction& correction,
                      const NamedPart& part, Diagnostics& diagnostics) {
  const std::string& words = correction.old_text;
  const std::string others = other_places(instrument, words);
  const std::string similar = similar_words(instrument, part, words);
  std::string message =
      fmt::format("{} does not stand in {} of {}", in_quotes(words), part.name, instrument.id);
  std::string help;
  if (!others.empty()) {
    help = fmt::format("it stands in {}: name that place", others);
  } else if (is_inside_word(instrument, part, words)) {
    message += ", only inside a longer word";
    help = "quote the whole word, in both texts";
  } else if (!similar.empty() && similar != words) {
    help = fmt::format("{} is printed there: copy these words", in_quotes(similar));
  }
  const std::string there = fmt::format("printed there: {}", in_quotes(text_of(instrument, part)));
  help = help.empty() ? there : similar == words || others.empty() ? help + "; " + there : help;
  report(correction, "G0837", std::move(message), std::move(help), diagnostics);
}

}  // namespace

std::optional<PlacedWords> check_correction(const Instrument& instrument,
                                            const Correction& correction,
                                            Diagnostics& diagnostics) {
  const std::vector<NamedPart> parts = find_parts(instrument, correction.place);
  if (parts.empty()) {
    const std::string others = other_places(instrument, correction.old_text);
    report(correction, "G0835",
           fmt::format("{} has no {}", instrument.id, in_quotes(correction.place)),
           others.empty() ? fmt::format("look at its provisions with `gazette dump outline`, or "
                                        "copy the address of the place from its page, as "
                                        "\"dieu-3-khoan-2\"")
                          : fmt::format("the old text stands in {}", others),
           diagnostics);
    return std::nullopt;
  }
  if (parts.size() > 1) {
    std::string names;
    for (const NamedPart& part : parts) {
      names += (names.empty() ? "" : "; ") +
               (part.anchor.empty() ? part.name : fmt::format("{} ({})", part.name, part.anchor));
    }
    report(correction, "G0836",
           fmt::format("{} has {} places that are {}", instrument.id, parts.size(),
                       in_quotes(correction.place)),
           fmt::format("say which: {}", names), diagnostics);
    return std::nullopt;
  }
  const std::vector<FoundWords> found = find_words(instrument, parts.front(), correction.old_text);
  if (found.empty()) {
    report_not_there(instrument, correction, parts.front(), diagnostics);
    return std::nullopt;
  }
  if (found.size() > 1) {
    report(correction, "G0838",
           fmt::format("{} stands {} times in {} of {}", in_quotes(correction.old_text),
                       found.size(), parts.front().name, instrument.id),
           "quote more of the words around those that are meant, in both texts, or name a narrower "
           "place",
           diagnostics);
    return std::nullopt;
  }
  return PlacedWords{.part = parts.front(), .words = found.front()};
}

}  // namespace gazette::model

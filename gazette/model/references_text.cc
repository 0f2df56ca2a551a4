// What was found in an act, a line each, for people.

#include <fmt/format.h>

#include "gazette/model/references.h"

namespace gazette::model {
namespace {

/// "line 12"; "paragraph 12" in a file that has no lines.
std::string place_text(const Passage& place) {
  return place.origin.line != 0 ? fmt::format("line {}", place.origin.line)
                                : fmt::format("paragraph {}", place.origin.paragraph);
}

std::string joined(const std::vector<CitedPath>& paths) {
  std::string text;
  for (const CitedPath& path : paths) {
    text += (text.empty() ? "" : ", ") + to_text(path);
  }
  return text;
}

}  // namespace

std::string references_text(const Instrument& instrument) {
  const SourceParagraphs paragraphs(instrument);
  std::string result;
  for (const Citation& citation : instrument.citations) {
    result +=
        fmt::format("{}: cites{}{} \"{}\" = {}\n", place_text(citation.place),
                    citation.quoted ? " (quoted)" : "", citation.in_title ? " (in a title)" : "",
                    paragraphs.words(citation.place), to_text(citation));
  }
  for (const Relation& relation : instrument.relations) {
    const std::string part = relation.whole ? "" : " in part";
    const std::string provisions = joined(relation.provisions);
    result += fmt::format("{}: {}{} {}{}{}\n", place_text(relation.place), to_text(relation.kind),
                          part, provisions, provisions.empty() ? "" : " ", to_text(relation.act));
  }
  for (const EffectClause& clause : instrument.effect.clauses) {
    const std::string provisions = joined(clause.provisions);
    result += fmt::format(
        "{}: in force {} {} ({}{}){}{}\n", place_text(clause.place), clause.ends ? "until" : "from",
        clause.day ? to_iso(*clause.day) : "a day not known", to_text(clause.basis),
        clause.days > 0 ? fmt::format(" + {} days", clause.days) : "",
        provisions.empty() ? "" : ": ", provisions);
  }
  return result;
}

}  // namespace gazette::model

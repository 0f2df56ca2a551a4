#include "gazette/web/akn_analysis.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "gazette/web/xml_text.h"

namespace gazette::web {
namespace {

using model::RelationKind;

/// Of the elements that hold the words of a correction.
constexpr std::string_view kWordsNamespace = "urn:gazette:words";

/// The element of a modification and its type. The standard knows fewer than the field: what is
/// done stands in `refersTo` as it is.
struct Modification {
  std::string_view element = {};
  std::string_view type = {};
};

Modification modification_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::repeals:
      return {.element = "textualMod", .type = "repeal"};
    case RelationKind::replaces:
      return {.element = "textualMod", .type = "replacement"};
    case RelationKind::amends_and_supplements:
    case RelationKind::amends:
    case RelationKind::corrects:
      return {.element = "textualMod", .type = "substitution"};
    case RelationKind::supplements:
      return {.element = "textualMod", .type = "insertion"};
    case RelationKind::suspends:
      return {.element = "efficacyMod", .type = "inapplication"};
    case RelationKind::extends:
      return {.element = "efficacyMod", .type = "prorogationOfEfficacy"};
    case RelationKind::details:
    case RelationKind::guides:
      return {.element = "legalSystemMod", .type = "implementation"};
    case RelationKind::consolidates:
      return {.element = "legalSystemMod", .type = "coordination"};
    case RelationKind::based_on:
    case RelationKind::refers_to:
      return {};
  }
  return {};
}

/// The IRI of the act that a relation concerns: where the caller links the words that name it, or
/// what follows from what is said of it.
std::string act_of(const model::Relation& relation, const AknSource& source) {
  for (const model::Citation& citation : source.instrument.citations) {
    if (citation.place.origin != relation.place.origin ||
        !model::is_same_act(citation.act, relation.act)) {
      continue;
    }
    for (const model::TextLink& link : source.act.links) {
      if (link.place.origin == citation.place.origin && link.place.begin < citation.place.end &&
          citation.place.begin < link.place.end) {
        const std::string address = akn_address(link.target, source);
        if (address.starts_with("/akn/")) {
          return address.substr(0, std::min(address.find("/~"), address.find("/!")));
        }
      }
    }
  }
  return source.cited.iri_of(relation.act);
}

void add_destinations(std::string& out, const model::Relation& relation, const std::string& iri) {
  std::vector<std::string> parts;
  for (const model::CitedPath& path : relation.provisions) {
    parts.push_back(akn_part(relation.act, path));
  }
  if (parts.empty()) {
    parts.push_back(akn_part(relation.act, {}));
  }
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    if (std::find(parts.begin(), part, *part) == part) {
      fmt::format_to(std::back_inserter(out), "<destination href=\"{}\"/>\n",
                     escape_xml(iri + *part));
    }
  }
}

/// Where in the act the words "khoản 2 Điều 5, Điều 7" point: eIds or IRIs. The act itself where
/// they name a provision that none of its texts has, or more than one.
std::vector<std::string> destinations_in(const AknSource& source, const AknChange& change) {
  const model::Instrument& act = source.instrument;
  const std::string whole = akn_iri(act, source.configuration.id);
  std::vector<std::string> destinations;
  for (const model::Citation& citation : model::find_citations(change.provisions)) {
    for (const model::CitedPath& path : citation.provisions) {
      std::set<std::string> places;
      for (std::uint32_t text = 0; text <= act.attachments.size(); ++text) {
        if (const std::string anchor = model::anchor_of(act, text, path); !anchor.empty()) {
          places.insert(akn_address(act.id + "#" + anchor, source));
        }
      }
      const bool is_range = std::any_of(path.begin(), path.end(), [](const model::CitedStep& step) {
        return !step.last.empty();
      });
      const bool is_sure = places.size() == 1 && !places.begin()->empty() && !is_range;
      std::string place = is_sure ? *places.begin() : whole;
      if (std::find(destinations.begin(), destinations.end(), place) == destinations.end()) {
        destinations.push_back(std::move(place));
      }
    }
  }
  return destinations.empty() ? std::vector<std::string>{whole} : destinations;
}

/// The old and the new words of a correction, in elements of our own: the standard has no element
/// for words there, and lets in those of others.
std::string words_of(const model::Correction& correction, const std::string& eid) {
  const auto element = [&](std::string_view name, std::string_view text, std::string_view other) {
    return fmt::format(
        "<{0} eId=\"{1}__{0}\" href=\"#{1}__{2}\">\n<w:words "
        "xmlns:w=\"{3}\">{4}</w:words>\n</{0}>\n",
        name, escape_xml(eid), other, kWordsNamespace, escape_xml(text));
  };
  return element("old", correction.old_text, "new") + element("new", correction.new_text, "old");
}

/// The modification of one place of the act by a notice.
void add_passive_correction(const AknSource& source, const AknChange& change,
                            const model::PlacedCorrection& placed, const std::string& eid,
                            AknAnalysis& analysis) {
  const std::string place = placed.anchor.empty()
                                ? std::string()
                                : akn_address(source.instrument.id + "#" + placed.anchor, source);
  fmt::format_to(
      std::back_inserter(analysis.passive),
      "<textualMod type=\"substitution\" eId=\"{0}\" refersTo=\"#{1}\">\n<source "
      "href=\"{2}\"/>\n<destination href=\"{3}\"/>\n{4}</textualMod>\n",
      escape_xml(eid), escape_xml(source.prefix + std::string(model::to_text(change.kind))),
      escape_xml(change.iri),
      escape_xml(place.empty() ? akn_iri(source.instrument, source.configuration.id) : place),
      words_of(placed.correction, eid));
}

/// The places of other acts that this one puts right, behind what its text says in general.
void add_corrections(const AknSource& source, const AknMarkup& markup, std::size_t& count,
                     AknAnalysis& analysis) {
  for (std::size_t i = 0; i < source.act.corrections.size(); ++i) {
    const std::string& iri = source.act.corrected.at(i);
    if (iri.empty()) {
      continue;
    }
    const model::PlacedCorrection& placed = source.act.corrections[i];
    const std::string name = fmt::format("textualMod_{}", ++count);
    model::CitedPath path;
    // Of a text that the act puts in force the component is not known here: the act is meant.
    const bool is_of_act = placed.name.find(" của ") == std::string::npos;
    for (const model::Citation& citation :
         is_of_act ? model::find_citations(placed.name + " " + placed.title)
                   : std::vector<model::Citation>()) {
      path = citation.provisions.size() == 1 && path.empty() ? citation.provisions.front() : path;
    }
    analysis.changed.emplace(iri, placed.title);
    analysis.kinds.insert(RelationKind::corrects);
    fmt::format_to(std::back_inserter(analysis.modifications),
                   "<textualMod type=\"substitution\"{} refersTo=\"#{}\">\n<source "
                   "href=\"{}\"/>\n<destination href=\"{}\"/>\n{}</textualMod>\n",
                   markup.id_attribute(name), markup.id(model::to_text(RelationKind::corrects)),
                   escape_xml(akn_iri(source.instrument, source.configuration.id)),
                   escape_xml(iri + akn_part({}, path)),
                   words_of(placed.correction, source.prefix + name));
  }
}

/// The modifications of the act by others.
void add_passive(const AknSource& source, AknAnalysis& analysis) {
  std::size_t count = 0;
  for (const AknChange& change : source.act.changes) {
    if (!is_modification(change.kind)) {
      continue;
    }
    const Modification modification = modification_of(change.kind);
    analysis.kinds.insert(change.kind);
    for (const model::PlacedCorrection& placed : change.corrections) {
      add_passive_correction(source, change, placed,
                             fmt::format("{}passiveMod_{}", source.prefix, ++count), analysis);
    }
    if (!change.corrections.empty()) {
      continue;  // said place by place
    }
    fmt::format_to(std::back_inserter(analysis.passive),
                   "<{} type=\"{}\" eId=\"{}\" refersTo=\"#{}\">\n<source href=\"{}\"/>\n",
                   modification.element, modification.type,
                   escape_xml(fmt::format("{}passiveMod_{}", source.prefix, ++count)),
                   escape_xml(source.prefix + std::string(model::to_text(change.kind))),
                   escape_xml(change.iri));
    for (const std::string& destination : destinations_in(source, change)) {
      fmt::format_to(std::back_inserter(analysis.passive), "<destination href=\"{}\"/>\n",
                     escape_xml(destination));
    }
    fmt::format_to(std::back_inserter(analysis.passive), "</{}>\n", modification.element);
  }
}

}  // namespace

bool is_modification(RelationKind kind) {
  return !modification_of(kind).element.empty();
}

std::string_view event_type(const AknChange& change) {
  switch (change.kind) {
    case RelationKind::repeals:
    case RelationKind::replaces:
      return change.whole ? "repeal" : "amendment";
    case RelationKind::amends_and_supplements:
    case RelationKind::amends:
    case RelationKind::supplements:
    case RelationKind::suspends:
    case RelationKind::corrects:
    case RelationKind::extends:
      return "amendment";
    default:
      return {};
  }
}

std::string passive_reference(const AknAct& act, const std::string& iri) {
  std::vector<std::string_view> iris;
  for (const AknChange& change : act.changes) {
    if (is_modification(change.kind) &&
        std::find(iris.begin(), iris.end(), change.iri) == iris.end()) {
      iris.push_back(change.iri);
    }
  }
  const auto found = std::find(iris.begin(), iris.end(), iri);
  return fmt::format("passiveRef_{}", found - iris.begin() + 1);
}

bool is_textual(RelationKind kind) {
  return modification_of(kind).element == "textualMod" && kind != RelationKind::repeals;
}

AknAnalysis analyse(const AknSource& source, const AknMarkup& markup,
                    const std::vector<AknQuote>& quotes) {
  AknAnalysis analysis;
  std::size_t count = 0;
  for (const model::Relation& relation : source.instrument.relations) {
    const Modification modification = modification_of(relation.kind);
    const std::string context = markup.context_of(relation.place.origin);
    // What is not published with this file is said where it is.
    if (modification.element.empty() || context.empty()) {
      continue;
    }
    const std::string iri = act_of(relation, source);
    if (iri.empty()) {
      continue;
    }
    const std::string own = akn_iri(source.instrument, source.configuration.id);
    if (iri == own) {
      continue;
    }
    analysis.changed.emplace(iri, model::to_text(relation.act));
    analysis.kinds.insert(relation.kind);
    fmt::format_to(std::back_inserter(analysis.modifications),
                   "<{} type=\"{}\"{} refersTo=\"#{}\">\n<source href=\"#{}\"/>\n",
                   modification.element, modification.type,
                   markup.id_attribute(fmt::format("{}_{}", modification.element, ++count)),
                   markup.id(model::to_text(relation.kind)), markup.id(context));
    add_destinations(analysis.modifications, relation, iri);
    if (is_textual(relation.kind)) {
      for (const AknQuote& quote : quotes) {
        if (quote.context == context) {
          fmt::format_to(std::back_inserter(analysis.modifications), "<new href=\"#{}\"/>\n",
                         markup.id(quote.eid));
        }
      }
    }
    fmt::format_to(std::back_inserter(analysis.modifications), "</{}>\n", modification.element);
  }
  add_corrections(source, markup, count, analysis);
  add_passive(source, analysis);
  return analysis;
}

}  // namespace gazette::web

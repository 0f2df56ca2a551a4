#include "gazette/web/json_ld.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/web/act_corrections.h"
#include "gazette/web/act_files.h"
#include "gazette/web/act_shape.h"
#include "gazette/web/history.h"

namespace gazette::web {
namespace {

using Json = nlohmann::ordered_json;

/// The languages of interfaces, as the authority table of the EU's Publications Office names them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kAuthorityLanguages = {
    {{"vi", "VIE"}, {"en", "ENG"}, {"ja", "JPN"}, {"ko", "KOR"}, {"zh", "ZHO"}}};

/// What a relation is called on the act that states it; empty: schema.org has no word.
std::string_view property_of(model::RelationKind kind) {
  using model::RelationKind;
  switch (kind) {
    case RelationKind::replaces:
    case RelationKind::repeals:
      return "legislationRepeals";
    case RelationKind::consolidates:
      return "legislationConsolidates";
    case RelationKind::amends_and_supplements:
    case RelationKind::amends:
    case RelationKind::supplements:
      return "legislationAmends";
    case RelationKind::suspends:
    case RelationKind::extends:
      return "legislationChanges";
    case RelationKind::corrects:
      return "legislationCorrects";
    case RelationKind::details:
    case RelationKind::guides:
      return "legislationApplies";
    case RelationKind::based_on:
      return "isBasedOn";
    case RelationKind::refers_to:
      return "citation";
  }
  return {};
}

Json in_language(const std::string& text, const std::string& language) {
  return {{"@value", text}, {"@language", language}};
}

Json day(Date date) {
  return {{"@value", to_iso(date)}, {"@type", "http://www.w3.org/2001/XMLSchema#date"}};
}

/// What the writer of one act asks again and again.
struct ActSubject {
  const ActPageSource& source;
  const model::Configuration& configuration;
  const model::Instrument& instrument;
  const ActCard& card;
  std::vector<PlacedAct> parts;

  [[nodiscard]] std::string address(std::string_view path) const {
    return cited_address(configuration.site, path);
  }
  [[nodiscard]] std::string own_address() const { return address(act_path(card.id, card.date)); }
};

/// The printed PDF is what the law makes official on paper; the other files are made from the same
/// text for reading and are proved equal to it, which does not make them official.
Json encodings_of(const ActSubject& act) {
  Json list = Json::array();
  for (const ActFile& file : act_files(act.parts)) {
    // The page has the act's own address, so its file is named in full.
    const std::string address = fmt::format("{}/{}", act.configuration.site, file.path);
    list.push_back({{"@id", address},
                    {"@type", "LegislationObject"},
                    {"contentUrl", address},
                    {"encodingFormat", file.media_type},
                    {"inLanguage", act.source.issue.language},
                    {"legislationLegalValue",
                     file.media_type == kPdfType ? "OfficialLegalValue" : "UnofficialLegalValue"}});
  }
  return list;
}

Json issues_of(const ActSubject& act) {
  Json list = Json::array();
  for (const PlacedAct& part : act.parts) {
    const IssueCard& issue = *part.issue;
    const std::string number = printed_number(issue.number);
    list.push_back({{"@id", act.address(issue_path(issue.number))},
                    {"@type", "PublicationIssue"},
                    {"issueNumber", number},
                    {"datePublished", to_iso(issue.date)},
                    {"isPartOf", {{"@type", "Periodical"}, {"name", issue.gazette_name}}}});
  }
  return list.size() == 1 ? list.front() : list;
}

/// What the act does to others: those that are published here by address, the rest by name.
void add_relations(const ActSubject& act, Json& object) {
  for (const model::RelatedAct& related : act.source.issue.entries[act.source.index].related) {
    Json other = {{"@type", "Legislation"}, {"name", related.name}};
    if (!related.act.empty()) {
      other = {{"@id", act.address(act_path(related.act, related.date))},
               {"@type", "Legislation"},
               {"name", related.name}};
    }
    object[std::string(property_of(related.kind))].push_back(std::move(other));
  }
  const std::vector<IncomingRelation>& incoming = relations_to(act.card.id, act.source.incoming);
  if (incoming.empty()) {
    return;
  }
  Json reversed = Json::object();
  for (const IncomingRelation& each : incoming) {
    const ActCard& other = *each.act.act;
    Json reverse = {{"@id", act.address(act_path(other.id, other.date))},
                    {"@type", "Legislation"},
                    {"name", other.title},
                    {"datePublished", to_iso(each.act.issue->date)}};
    if (other.effective) {
      reverse["legislationDateOfApplicability"] = to_iso(*other.effective);
    }
    reversed[std::string(property_of(each.relation->kind))].push_back(std::move(reverse));
  }
  object["@reverse"] = std::move(reversed);
}

/// What notices put right in the act, by the place in its page that says so.
void add_corrections(const ActSubject& act, Json& object) {
  for (const ActCorrection& each : corrections_of(act.source)) {
    const ActCard& notice = *each.notice.act;
    const model::Correction& correction = each.placed->correction;
    object["correction"].push_back(
        {{"@type", "CorrectionComment"},
         {"@id", fmt::format("{}#{}", act.own_address(), each.id)},
         {"name", each.placed->name},
         {"text", fmt::format("“{}” → “{}”", correction.old_text, correction.new_text)},
         {"datePublished", to_iso(each.notice.issue->date)},
         {"isBasedOn",
          {{"@id", act.address(act_path(notice.id, notice.date))},
           {"@type", "Legislation"},
           {"name", notice.title}}}});
  }
}

/// From the day on which the act comes into force to that on which it is repealed, as the profile
/// of schema.org has it.
void add_force(const ActSubject& act, Json& object) {
  const std::optional<Date>& begin = act.instrument.effective;
  if (!begin) {
    return;
  }
  object["legislationDateOfApplicability"] = to_iso(*begin);
  const std::vector<IncomingRelation>& incoming = relations_to(act.card.id, act.source.incoming);
  const std::optional<Date> end = force_end(act.instrument, incoming);
  if (end && *begin <= *end) {  // an act may be repealed before it ever holds
    object["temporalCoverage"] = fmt::format("{}/{}", to_iso(*begin), to_iso(*end));
  } else if (!end && !others_end(incoming).is_unsaid) {
    object["temporalCoverage"] = to_iso(*begin) + "/..";
  }
}

/// The words of ELI's ontology: the act, its expression in a language, and the files of it.
void add_eli(const ActSubject& act, Json& object) {
  object["eli:id_local"] = act.card.symbol;
  if (!act.card.kind.empty()) {
    object["eli:type_document"] = {{"@id", act.address(kind_path(act.card.kind.text()))}};
  }
  if (!act.card.issuer.empty()) {
    object["eli:passed_by"] = {{"@id", act.address(issuer_path(act.card.issuer.text()))}};
  }
  for (const NamedSubject& subject : act.card.subjects) {
    object["eli:is_about"].push_back({{"@id", act.address(subject_path(subject.id))}});
  }
  object["eli:date_document"] = day(act.card.date);
  object["eli:date_publication"] = day(act.parts.front().issue->date);
  if (act.instrument.effective) {
    object["eli:first_date_entry_in_force"] = day(*act.instrument.effective);
  }
  const std::string& language = act.source.issue.language;
  Json expression = {{"@id", act.own_address() + "#van-ban"},
                     {"@type", "eli:LegalExpression"},
                     {"eli:title", in_language(act.card.title, language)}};
  if (std::string address = language_address(language); !address.empty()) {
    expression["eli:language"] = {{"@id", std::move(address)}};
  }
  Json& formats = expression["eli:is_embodied_by"] = Json::array();
  for (const ActFile& file : act_files(act.parts)) {
    formats.push_back({{"@id", fmt::format("{}/{}", act.configuration.site, file.path)}});
  }
  object["eli:is_realized_by"] = std::move(expression);
}

/// "Điều 5" of "Điều 5.".
std::string identifier_of(const model::Provision& provision) {
  std::string label = provision.label;
  while (label.ends_with('.')) {
    label.pop_back();
  }
  return label;
}

/// Appends the articles among provisions and below them.
void add_articles(const ActSubject& act, const std::vector<ProvisionStretch>& provisions,
                  Json& list) {
  for (const ProvisionStretch& each : provisions) {
    const model::Provision& provision = *each.provision;
    if (provision.level != model::Level::article) {
      add_articles(act, each.children, list);
      continue;
    }
    const std::string identifier = identifier_of(provision);
    list.push_back({{"@id", act.own_address() + "#" + provision.anchor},
                    {"@type", "Legislation"},
                    {"name", provision.titled ? model::plain_text(provision.heading) : identifier},
                    {"legislationIdentifier", identifier}});
  }
}

Json articles_of(const ActSubject& act) {
  const ActShape shape = shape_of(act.instrument, shown_part(act.source.card.acts[act.source.index],
                                                             act.source.card, act.source.others));
  Json list = Json::array();
  add_articles(act, shape.provisions, list);
  for (const AttachmentStretch& each : shape.attachments) {
    std::string name;
    for (const model::Paragraph& line : each.attachment->title) {
      name += (name.empty() ? "" : " ") + model::plain_text(line);
    }
    Json part = {{"@id", act.own_address() + "#" + each.attachment->anchor},
                 {"@type", "Legislation"},
                 {"name", name.empty() ? each.attachment->anchor : name},
                 {"legislationIdentifier", each.attachment->anchor}};
    Json articles = Json::array();
    add_articles(act, each.provisions, articles);
    if (!articles.empty()) {
      part["hasPart"] = std::move(articles);
    }
    list.push_back(std::move(part));
  }
  return list;
}

/// "<" as an escape that JSON has, so that no text ends the script element around it.
std::string without_tags(const std::string& json) {
  std::string safe;
  safe.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      safe += "\\u003c";
    } else {
      safe += c;
    }
  }
  return safe;
}

}  // namespace

std::string act_json_ld(const ActPageSource& source, const model::Configuration& configuration,
                        LinkedParts linked) {
  if (configuration.site.empty()) {
    return {};
  }
  const ActCard& own = source.card.acts[source.index];
  std::vector<PlacedAct> parts = parts_around({.act = &own, .issue = &source.card}, source.others);
  const ActCard& card = *parts.front().act;  // the same from every issue that has a part
  const ActSubject act = {.source = source,
                          .configuration = configuration,
                          .instrument = source.issue.entries[source.index].instrument,
                          .card = card,
                          .parts = std::move(parts)};
  const std::string& language = source.issue.language;
  Json object = {
      {"@context", {"https://schema.org/", {{"eli", "http://data.europa.eu/eli/ontology#"}}}},
      {"@id", act.own_address()},
      {"@type", "Legislation"},
      {"name", Json::array({in_language(card.title, language)})}};
  if (!card.abstract_text.empty()) {
    object["description"] = card.abstract_text;
  }
  object["inLanguage"] = language;
  object["legislationIdentifier"] = card.symbol;
  object["legislationType"] = card.kind_name.text();
  object["legislationDate"] = to_iso(card.date);
  object["datePublished"] = to_iso(act.parts.front().issue->date);
  object["legislationPassedBy"] = card.issuer_name.text();
  for (const NamedSubject& subject : card.subjects) {
    object["about"].push_back({{"@type", "DefinedTerm"},
                               {"@id", act.address(subject_path(subject.id))},
                               {"name", subject.name}});
  }
  if (!source.issue.publisher.office.empty()) {
    object["publisher"] = {{"@type", "Organization"}, {"name", source.issue.publisher.office}};
  }
  add_force(act, object);
  object["isPartOf"] = issues_of(act);
  object["encoding"] = encodings_of(act);
  add_relations(act, object);
  add_corrections(act, object);
  add_eli(act, object);
  if (linked == LinkedParts::articles) {
    object["hasPart"] = articles_of(act);
  }
  return without_tags(object.dump());
}

std::string language_address(std::string_view language) {
  for (const auto& [name, authority] : kAuthorityLanguages) {
    if (name == language) {
      return fmt::format("http://publications.europa.eu/resource/authority/language/{}", authority);
    }
  }
  return {};
}

}  // namespace gazette::web

// issue.json: an issue as the index pages of every later build need it, and as others read it.
//
// One file serves both: a second one would say the same again. What only others need ("page") is
// written and not read. layouts/web/issue.schema.json describes it.

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/base/diagnostic.h"
#include "gazette/web/web.h"

namespace gazette::web {
namespace {

using Json = nlohmann::ordered_json;

/// Grows when a reader of the older form would misread the newer one.
constexpr int kFormatVersion = 2;

Json to_object(const model::Part& part) {
  Json object = {{"number", part.number}, {"first", part.first}, {"end", part.end}};
  if (part.former) {
    object["continued_from"] = to_text(*part.former);
  }
  if (part.next) {
    object["continued_in"] = to_text(*part.next);
  }
  return object;
}

Json to_object(const model::PlacedCorrection& placed) {
  Json object = {{"act", placed.correction.act},
                 {"title", placed.title},
                 {"date", to_iso(placed.date)},
                 {"place", placed.correction.place},
                 {"name", placed.name}};
  if (!placed.anchor.empty()) {
    object["anchor"] = placed.anchor;
  }
  object["old"] = placed.correction.old_text;
  object["new"] = placed.correction.new_text;
  object["erratum"] = placed.correction.erratum;
  if (placed.issue) {
    object["issue"] = to_text(*placed.issue);
  }
  if (placed.folio != 0) {
    object["folio"] = placed.folio;
  }
  return object;
}

Json to_object(const ActCard& act) {
  Json object = {{"id", act.id},
                 {"title", act.title},
                 {"abstract", act.abstract_text},
                 {"kind", act.kind.text()},
                 {"kind_name", act.kind_name.text()},
                 {"issuer", act.issuer.text()},
                 {"issuer_name", act.issuer_name.text()},
                 {"symbol", act.symbol},
                 {"section_title", act.section_title.text()},
                 {"date", to_iso(act.date)},
                 {"page", act_path(act.id, act.date)},
                 {"first_folio", act.first_folio},
                 {"last_folio", act.last_folio},
                 {"pdf_bytes", act.pdf_bytes}};
  Json& marks = object["page_marks"] = Json::array();
  for (const PageMark& mark : act.marks) {
    marks.push_back({mark.folio, mark.paragraph, mark.letters});
  }
  for (const model::RelatedAct& related : act.related) {
    object["related"].push_back({{"kind", to_text(related.kind)},
                                 {"act", related.act},
                                 {"date", to_iso(related.date)},
                                 {"whole", related.whole},
                                 {"provisions", related.provisions}});
  }
  for (const model::PlacedCorrection& placed : act.corrections) {
    object["corrections"].push_back(to_object(placed));
  }
  for (const NamedSubject& subject : act.subjects) {
    object["subjects"].push_back({{"id", subject.id}, {"name", subject.name}});
  }
  if (act.received) {
    object["received"] = to_iso(*act.received);
  }
  if (act.effective) {
    object["effective"] = to_iso(*act.effective);
  }
  if (act.part) {
    object["part"] = to_object(*act.part);
  }
  if (!act.picture_links.empty()) {
    object["picture_links"] = act.picture_links;
  }
  return object;
}

Date read_date(const Json& object, const char* key = "date") {
  const std::string text = object.at(key).get<std::string>();
  const auto date = parse_iso_date(text);
  if (!date) {
    throw std::invalid_argument(fmt::format("\"{}\" is not a date", text));
  }
  return *date;
}

model::IssueNumber read_number(const Json& object, const char* key) {
  const std::string name = object.at(key).get<std::string>();
  const auto number = model::parse_issue_number(name);
  if (!number) {
    throw std::invalid_argument(fmt::format("\"{}\" is not a number of an issue", name));
  }
  return *number;
}

model::Part read_part(const Json& object) {
  model::Part part;
  object.at("number").get_to(part.number);
  object.at("first").get_to(part.first);
  object.at("end").get_to(part.end);
  if (object.contains("continued_from")) {
    part.former = read_number(object, "continued_from");
  }
  if (object.contains("continued_in")) {
    part.next = read_number(object, "continued_in");
  }
  return part;
}

PageMarks read_marks(const Json& list) {
  PageMarks marks;
  for (const Json& mark : list) {
    marks.push_back({.paragraph = mark.at(1).get<std::uint32_t>(),
                     .letters = mark.at(2).get<std::uint32_t>(),
                     .folio = mark.at(0).get<std::uint32_t>()});
  }
  return marks;
}

model::RelatedAct read_related(const Json& object) {
  const std::string name = object.at("kind").get<std::string>();
  const auto kind = model::parse_relation_kind(name);
  if (!kind) {
    throw std::invalid_argument(fmt::format("\"{}\" is no relation of acts", name));
  }
  return {.kind = *kind,
          .whole = object.at("whole").get<bool>(),
          .provisions = object.at("provisions").get<std::string>(),
          .act = object.at("act").get<std::string>(),
          .date = read_date(object)};
}

model::PlacedCorrection read_correction(const Json& object) {
  model::PlacedCorrection placed;
  object.at("act").get_to(placed.correction.act);
  object.at("title").get_to(placed.title);
  placed.date = read_date(object);
  object.at("place").get_to(placed.correction.place);
  object.at("name").get_to(placed.name);
  placed.anchor = object.value("anchor", std::string());
  object.at("old").get_to(placed.correction.old_text);
  object.at("new").get_to(placed.correction.new_text);
  object.at("erratum").get_to(placed.correction.erratum);
  if (object.contains("issue")) {
    placed.issue = read_number(object, "issue");
  }
  placed.folio = object.value("folio", std::uint32_t{0});
  return placed;
}

ActCard read_act(const Json& object) {
  ActCard act;
  object.at("id").get_to(act.id);
  object.at("title").get_to(act.title);
  object.at("abstract").get_to(act.abstract_text);
  act.kind = object.at("kind").get<std::string>();
  act.kind_name = object.at("kind_name").get<std::string>();
  act.issuer = object.at("issuer").get<std::string>();
  act.issuer_name = object.at("issuer_name").get<std::string>();
  object.at("symbol").get_to(act.symbol);
  act.section_title = object.at("section_title").get<std::string>();
  act.date = read_date(object);
  object.at("first_folio").get_to(act.first_folio);
  object.at("last_folio").get_to(act.last_folio);
  object.at("pdf_bytes").get_to(act.pdf_bytes);
  act.marks = read_marks(object.at("page_marks"));
  for (const Json& related : object.value("related", Json::array())) {
    act.related.push_back(read_related(related));
  }
  for (const Json& correction : object.value("corrections", Json::array())) {
    act.corrections.push_back(read_correction(correction));
  }
  for (const Json& subject : object.value("subjects", Json::array())) {
    act.subjects.push_back(
        {.id = subject.at("id").get<std::string>(), .name = subject.at("name").get<std::string>()});
  }
  if (object.contains("received")) {
    act.received = read_date(object, "received");
  }
  if (object.contains("effective")) {
    act.effective = read_date(object, "effective");
  }
  if (object.contains("part")) {
    act.part = read_part(object.at("part"));
  }
  act.picture_links = object.value("picture_links", std::vector<std::string>());
  return act;
}

IssueCard read_card(const Json& object) {
  const int version = object.at("format").get<int>();
  if (version != kFormatVersion) {
    throw std::invalid_argument(fmt::format(
        "it has format {}, this program reads {}{}", version, kFormatVersion,
        version < kFormatVersion ? "; take the folder of the site away and build its issues again"
                                 : ""));
  }
  IssueCard card;
  card.number = read_number(object, "number");
  card.date = read_date(object);
  object.at("gazette_name").get_to(card.gazette_name);
  object.at("first_folio").get_to(card.first_folio);
  object.at("pages_count").get_to(card.pages_count);
  object.at("pdf_bytes").get_to(card.pdf_bytes);
  object.at("pdf_sha256").get_to(card.pdf_sha256);
  card.zip_bytes = object.value("zip_bytes", std::uint64_t{0});
  card.acts.reserve(object.at("acts").size());
  for (const Json& act : object.at("acts")) {
    card.acts.push_back(read_act(act));
  }
  return card;
}

}  // namespace

std::string to_json(const IssueCard& card) {
  Json acts = Json::array();
  for (const ActCard& act : card.acts) {
    acts.push_back(to_object(act));
  }
  Json object = {{"format", kFormatVersion},        {"number", to_text(card.number)},
                 {"date", to_iso(card.date)},       {"gazette_name", card.gazette_name},
                 {"page", issue_path(card.number)}, {"first_folio", card.first_folio},
                 {"pages_count", card.pages_count}, {"pdf_bytes", card.pdf_bytes},
                 {"pdf_sha256", card.pdf_sha256},   {"acts", std::move(acts)}};
  if (card.zip_bytes > 0) {
    object["zip_bytes"] = card.zip_bytes;
  }
  return object.dump(2) + "\n";
}

IssueCard read_issue_card(std::string_view json, const std::string& path) {
  // nlohmann's errors and ours become one kind that names the file.
  try {
    return read_card(Json::parse(json));
  } catch (const std::exception& error) {
    throw Error(fmt::format("cannot read the issue's card {}: {}", path, error.what()), path);
  }
}

std::string issue_pdf_name(const model::Configuration& configuration, model::IssueNumber number) {
  return fmt::format("{}-{}.pdf", configuration.id, folder_name(number));
}

std::string issue_pdf_path(const model::Configuration& configuration, model::IssueNumber number) {
  return fmt::format("{}/{}", to_text(number), issue_pdf_name(configuration, number));
}

std::string issue_zip_path(const model::Configuration& configuration, model::IssueNumber number) {
  return fmt::format("{}/{}-{}.zip", to_text(number), configuration.id, folder_name(number));
}

}  // namespace gazette::web

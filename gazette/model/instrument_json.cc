// An act as JSON: every field of every struct, keys in the order of the structs, so that a change
// of the recogniser shows as a small difference of lines. `dump instrument` and golden tests read
// it.

#include <array>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "gazette/model/instrument.h"

namespace gazette::model {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 10> kCitedLevelNames = {
    "annex",      "form",    "part",   "chapter", "section",
    "subsection", "article", "clause", "point",   "item"};

constexpr std::array<const char*, 5> kScopeNames = {"unsaid", "other", "own", "attached",
                                                    "amended"};

constexpr std::array<std::pair<Emphasis, const char*>, 7> kEmphasisNames = {
    {{kBold, "bold"},
     {kItalic, "italic"},
     {kUnderline, "underline"},
     {kStrike, "strike"},
     {kSuperscript, "superscript"},
     {kSubscript, "subscript"},
     {kSmallCapitals, "small_capitals"}}};

const char* name_of(Alignment alignment) {
  switch (alignment) {
    case Alignment::unstated:
      return "unstated";
    case Alignment::left:
      return "left";
    case Alignment::center:
      return "center";
    case Alignment::right:
      return "right";
    case Alignment::justified:
      return "justified";
  }
  return "unstated";
}

const char* json_name(CitedLevel level) {
  return kCitedLevelNames.at(static_cast<std::size_t>(level));
}

Json json_of(const Span& span);
Json json_of(const Paragraph& paragraph);
Json json_of(const Cell& cell);
Json json_of(const Row& row);
Json json_of(const Block& block);
Json json_of(const Provision& provision);
Json json_of(const SignatureBlock& signature);
Json json_of(const Attachment& attachment);
Json json_of(const Note& note);
Json json_of(const Image& image);
Json json_of(const Crop& crop);
Json json_of(const Picture& picture);
Json json_of(const Dropped& dropped);
Json json_of(const CitedPath& path);
Json json_of(const Citation& citation);
Json json_of(const Relation& relation);
Json json_of(const EffectClause& clause);
Json json_of(const Correction& correction);

template <typename Element>
Json list_of(const std::vector<Element>& elements) {
  Json list = Json::array();
  for (const Element& element : elements) {
    list.push_back(json_of(element));
  }
  return list;
}

Json json_of(const Origin& origin) {
  Json json = {{"paragraph", origin.paragraph}, {"line", origin.line}, {"column", origin.column}};
  if (origin.is_landscape) {
    json["is_landscape"] = true;
  }
  return json;
}

Json json_of(const Span& span) {
  Json emphasis = Json::array();
  for (const auto& [flag, name] : kEmphasisNames) {
    if ((span.emphasis & flag) != 0) {
      emphasis.push_back(name);
    }
  }
  Json json = {{"text", span.text}, {"emphasis", std::move(emphasis)}, {"note", span.note}};
  if (span.size_percent != 100) {
    json["size_percent"] = span.size_percent;
  }
  return json;
}

Json json_of(const Paragraph& paragraph) {
  Json json = {{"spans", list_of(paragraph.spans)},
               {"alignment", name_of(paragraph.alignment)},
               {"origin", json_of(paragraph.origin)},
               {"quoted", paragraph.quoted},
               {"picture", paragraph.picture}};
  if (paragraph.indents != Indents()) {
    json["indents"] = {{"left", to_text(paragraph.indents.left)},
                       {"right", to_text(paragraph.indents.right)}};
  }
  return json;
}

Json json_of(const Cell& cell) {
  return {{"paragraphs", list_of(cell.paragraphs)},
          {"column_span", cell.column_span},
          {"row_span", cell.row_span},
          {"heading", cell.heading},
          {"turned", cell.turned}};
}

Json json_of(const Row& row) {
  return {{"cells", list_of(row.cells)}, {"heading", row.heading}};
}

Json json_of(const Table& table) {
  return {{"rows", list_of(table.rows)},
          {"columns_count", table.columns_count},
          {"widths", table.widths},
          {"ruled", table.ruled},
          {"origin", json_of(table.origin)}};
}

/// {"paragraph": ...} or {"table": ...}.
Json json_of(const Block& block) {
  Json json = Json::object();
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    json["paragraph"] = json_of(*paragraph);
  } else {
    json["table"] = json_of(std::get<Table>(block));
  }
  return json;
}

Json json_of(const Provision& provision) {
  return {{"level", json_name(cited_level(provision.level))},
          {"number", provision.number},
          {"label", provision.label},
          {"heading", json_of(provision.heading)},
          {"title", list_of(provision.title)},
          {"titled", provision.titled},
          {"blocks", list_of(provision.blocks)},
          {"children", list_of(provision.children)},
          {"anchor", provision.anchor}};
}

/// The paragraph, or null where there is none.
Json json_of(const std::optional<Paragraph>& paragraph) {
  return paragraph ? json_of(*paragraph) : Json(nullptr);
}

Json json_of(const Head& head) {
  return {{"issuer", list_of(head.issuer)},
          {"motto", list_of(head.motto)},
          {"symbol", json_of(head.symbol)},
          {"place", json_of(head.place)}};
}

Json json_of(const SignatureBlock& signature) {
  return {{"roles", list_of(signature.roles)},
          {"names", list_of(signature.names)},
          {"beside", list_of(signature.beside)}};
}

Json json_of(const Attachment& attachment) {
  return {{"annex", attachment.annex},
          {"title", list_of(attachment.title)},
          {"basis", list_of(attachment.basis)},
          {"opening", list_of(attachment.opening)},
          {"provisions", list_of(attachment.provisions)},
          {"signature", json_of(attachment.signature)},
          {"anchor", attachment.anchor}};
}

Json json_of(const Note& note) {
  return {{"mark", note.mark}, {"paragraphs", list_of(note.paragraphs)}};
}

/// Without the bytes, which the hash names.
Json json_of(const Image& image) {
  return {{"sha256", image.sha256},
          {"format", ending_of(image.facts.format)},
          {"width", image.facts.width},
          {"height", image.facts.height},
          {"colour", image.facts.is_colour},
          {"bilevel", image.facts.is_bilevel},
          {"pixels_per_metre", image.facts.pixels_per_metre},
          {"bytes", image.bytes.size()},
          {"made_of", image.made_of.sha256}};
}

Json json_of(const Crop& crop) {
  return {{"left", to_text(crop.left)},
          {"top", to_text(crop.top)},
          {"right", to_text(crop.right)},
          {"bottom", to_text(crop.bottom)}};
}

Json json_of(const Picture& picture) {
  return {{"image", picture.image},
          {"width", to_text(picture.width)},
          {"height", to_text(picture.height)},
          {"crop", json_of(picture.crop)},
          {"alternative", picture.alternative},
          {"is_facsimile", picture.is_facsimile},
          {"scale_percent", picture.scale_percent},
          {"page", picture.page},
          {"text", picture.text}};
}

Json json_of(const Dropped& dropped) {
  return {{"text", dropped.text},
          {"reason", dropped.reason},
          {"origin", json_of(dropped.origin)},
          {"is_picture", dropped.is_picture}};
}

Json json_of(const Symbol& symbol) {
  return {{"text", symbol.text},
          {"number", symbol.number},
          {"year", symbol.year},
          {"type", symbol.type},
          {"issuer", symbol.issuer}};
}

/// "2022-09-20", or null where there is no date.
Json json_of(Date date) {
  return date == Date{} ? Json(nullptr) : Json(to_iso(date));
}

Json json_of(const Passage& passage) {
  return {{"origin", json_of(passage.origin)}, {"begin", passage.begin}, {"end", passage.end}};
}

Json json_of(const ActReference& act) {
  return {{"scope", kScopeNames.at(static_cast<std::size_t>(act.scope))},
          {"kind", act.kind},
          {"name", act.name},
          {"symbol", json_of(act.symbol)},
          {"written_symbol", act.written_symbol},
          {"date", json_of(act.date)},
          {"year", act.year},
          {"issuer", act.issuer},
          {"attached", act.attached},
          {"text", act.text == kUnknownText ? Json(nullptr) : Json(act.text)}};
}

/// The steps of a path, the outermost first.
Json json_of(const CitedPath& path) {
  Json steps = Json::array();
  for (const CitedStep& step : path) {
    steps.push_back({{"level", json_name(step.level)},
                     {"number", step.number},
                     {"last", step.last},
                     {"own", step.own}});
  }
  return steps;
}

Json json_of(const Citation& citation) {
  return {{"place", json_of(citation.place)},
          {"quoted", citation.quoted},
          {"in_title", citation.in_title},
          {"act", json_of(citation.act)},
          {"provisions", list_of(citation.provisions)}};
}

Json json_of(const Relation& relation) {
  return {{"kind", to_text(relation.kind)},
          {"act", json_of(relation.act)},
          {"whole", relation.whole},
          {"provisions", list_of(relation.provisions)},
          {"place", json_of(relation.place)}};
}

Json json_of(const EffectClause& clause) {
  return {{"ends", clause.ends},
          {"basis", to_text(clause.basis)},
          {"days", clause.days},
          {"day", json_of(clause.day.value_or(Date{}))},
          {"provisions", list_of(clause.provisions)},
          {"place", json_of(clause.place)}};
}

Json json_of(const Correction& correction) {
  return {{"act", correction.act},
          {"place", correction.place},
          {"old_text", correction.old_text},
          {"new_text", correction.new_text},
          {"erratum", correction.erratum}};
}

}  // namespace

std::string to_json(const Instrument& instrument) {
  const Json json = {{"id", instrument.id},
                     {"path", instrument.path},
                     {"source_sha256", instrument.source_sha256},
                     {"issuer", instrument.issuer},
                     {"kind", instrument.kind},
                     {"kind_name", instrument.kind_name},
                     {"symbol", json_of(instrument.symbol)},
                     {"date", json_of(instrument.date)},
                     {"place", instrument.place},
                     {"section", instrument.section},
                     {"abstract_text", instrument.abstract_text},
                     {"effective", json_of(instrument.effective.value_or(Date{}))},
                     {"signed_by", instrument.signed_by},
                     {"head", json_of(instrument.head)},
                     {"kind_lines", list_of(instrument.kind_lines)},
                     {"abstract", list_of(instrument.abstract)},
                     {"issuing_body", list_of(instrument.issuing_body)},
                     {"preamble", list_of(instrument.preamble)},
                     {"enacting", list_of(instrument.enacting)},
                     {"opening", list_of(instrument.opening)},
                     {"provisions", list_of(instrument.provisions)},
                     {"closing", list_of(instrument.closing)},
                     {"signature", json_of(instrument.signature)},
                     {"attachments", list_of(instrument.attachments)},
                     {"notes", list_of(instrument.notes)},
                     {"pictures", list_of(instrument.pictures)},
                     {"images", list_of(instrument.images)},
                     {"citations", list_of(instrument.citations)},
                     {"relations", list_of(instrument.relations)},
                     {"effect", list_of(instrument.effect.clauses)},
                     {"corrections", list_of(instrument.corrections)},
                     {"dropped", list_of(instrument.dropped)}};
  // Text is valid UTF-8 where it comes from a reader; an instrument built by hand must not throw.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gazette::model

#include "gazette/web/act_json.h"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/web/act_corrections.h"
#include "gazette/web/act_files.h"
#include "gazette/web/act_shape.h"
#include "gazette/web/history.h"
#include "gazette/web/markup.h"

namespace gazette::web {
namespace {

using Json = nlohmann::ordered_json;

/// Grows when a reader of the older form would misread the newer one.
constexpr int kActFormat = 1;
constexpr int kYearFormat = 1;

/// Enough to see the shape in an editor; every space is sent to somebody.
constexpr int kIndent = 1;

Json named(const std::string& id, const std::string& name) {
  return {{"id", id}, {"name", name}};
}

void add_stretch(Json& object, const Stretch& stretch) {
  object["first"] = stretch.first;
  object["end"] = stretch.end;
}

/// How far the text of `parts` goes on in another issue, and where each of them is printed.
Json publication_of(const std::vector<PlacedAct>& parts,
                    const model::Configuration& configuration) {
  Json list = Json::array();
  for (const PlacedAct& part : parts) {
    Json object = {{"gazette", part.issue->gazette_name}, {"issue", to_text(part.issue->number)},
                   {"date", to_iso(part.issue->date)},    {"first_folio", part.act->first_folio},
                   {"last_folio", part.act->last_folio},  {"page", issue_path(part.issue->number)}};
    if (part.issue->pdf_bytes > 0) {
      object["pdf"] = issue_pdf_path(configuration, part.issue->number);
    }
    if (part.act->part) {
      object["part"] = part.act->part->number;
      if (part.act->part->next) {
        object["continued_in"] = to_text(*part.act->part->next);
      }
    }
    list.push_back(std::move(object));
  }
  return list;
}

Json files_of(const std::vector<PlacedAct>& parts) {
  Json list = Json::array();
  for (const ActFile& file : act_files(parts)) {
    Json object = {{"path", file.path}, {"type", file.media_type}};
    if (file.bytes > 0) {
      object["bytes"] = file.bytes;
    }
    list.push_back(std::move(object));
  }
  return list;
}

Json outgoing_of(const model::Entry& entry) {
  Json list = Json::array();
  for (const model::RelatedAct& related : entry.related) {
    Json object = {{"kind", to_text(related.kind)},
                   {"name", related.name},
                   {"whole", related.whole},
                   {"provisions", related.provisions}};
    if (!related.act.empty()) {
      object["act"] = related.act;
      object["page"] = act_path(related.act, related.date);
    }
    list.push_back(std::move(object));
  }
  return list;
}

Json incoming_of(const ActPageSource& source) {
  Json list = Json::array();
  const std::string& act = source.card.acts[source.index].id;
  for (const IncomingRelation& each : relations_to(act, source.incoming)) {
    list.push_back({{"kind", to_text(each.relation->kind)},
                    {"name", each.act.act->title},
                    {"whole", each.relation->whole},
                    {"provisions", each.relation->provisions},
                    {"act", each.act.act->id},
                    {"page", act_path(each.act.act->id, each.act.act->date)}});
  }
  return list;
}

/// A correction as both sides tell it.
Json correction_of(const model::PlacedCorrection& placed) {
  Json object = {{"place", placed.name},
                 {"old", placed.correction.old_text},
                 {"new", placed.correction.new_text},
                 {"erratum", placed.correction.erratum}};
  if (!placed.anchor.empty()) {
    object["provision"] = placed.anchor;
  }
  if (placed.issue) {
    object["issue"] = to_text(*placed.issue);
  }
  if (placed.folio != 0) {
    object["folio"] = placed.folio;
  }
  return object;
}

/// The words of the act that notices put right, and those of others that it puts right; nothing of
/// an act that has neither.
Json corrections_of_act(const ActPageSource& source, const ActShape& shape) {
  Json object = Json::object();
  for (const ActCorrection& each : corrections_of(source)) {
    Json correction = correction_of(*each.placed);
    correction["act"] = each.notice.act->id;
    correction["page"] = act_path(each.notice.act->id, each.notice.act->date);
    correction["anchor"] = each.id;
    if (each.words) {
      correction["paragraph"] = shape.index_of(each.words->paragraph);
    }
    object["incoming"].push_back(std::move(correction));
  }
  const ActCard& own = source.card.acts[source.index];
  for (std::size_t i = 0; i < own.corrections.size(); ++i) {
    const model::PlacedCorrection& placed = own.corrections[i];
    Json correction = correction_of(placed);
    correction["act"] = placed.correction.act;
    correction["page"] = act_path(placed.correction.act, placed.date);
    correction["anchor"] = correction_id(own.id, i + 1);
    object["outgoing"].push_back(std::move(correction));
  }
  return object;
}

constexpr std::array<std::string_view, 7> kLevelNames = {
    "part", "chapter", "section", "subsection", "article", "clause", "point"};

Json provisions_of(const std::vector<ProvisionStretch>& provisions) {
  Json list = Json::array();
  for (const ProvisionStretch& each : provisions) {
    Json object = {{"level", kLevelNames.at(static_cast<std::size_t>(each.provision->level))},
                   {"number", each.provision->number},
                   {"label", each.provision->label},
                   {"anchor", each.provision->anchor}};
    add_stretch(object, each.stretch);
    if (!each.children.empty()) {
      object["children"] = provisions_of(each.children);
    }
    list.push_back(std::move(object));
  }
  return list;
}

Json attachments_of(const ActShape& shape) {
  Json list = Json::array();
  for (const AttachmentStretch& each : shape.attachments) {
    Json object = {{"anchor", each.attachment->anchor}, {"annex", each.attachment->annex}};
    add_stretch(object, each.stretch);
    object["provisions"] = provisions_of(each.provisions);
    list.push_back(std::move(object));
  }
  return list;
}

Json cell_of(const CellStretch& each) {
  Json object = Json::object();
  add_stretch(object, each.stretch);
  if (each.cell->column_span > 1) {
    object["columns"] = each.cell->column_span;
  }
  if (each.cell->row_span > 1) {
    object["rows"] = each.cell->row_span;
  }
  if (each.cell->heading) {
    object["heading"] = true;
  }
  return object;
}

Json tables_of(const ActShape& shape) {
  Json list = Json::array();
  for (const TableStretch& table : shape.tables) {
    Json object = Json::object();
    add_stretch(object, table.stretch);
    object["columns"] = table.table->columns_count;
    Json& rows = object["rows"] = Json::array();
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      Json cells = Json::array();
      for (const CellStretch& cell : table.rows[i]) {
        cells.push_back(cell_of(cell));
      }
      rows.push_back({{"heading", table.table->rows[table.rows_begin + i].heading},
                      {"cells", std::move(cells)}});
    }
    list.push_back(std::move(object));
  }
  return list;
}

Json notes_of(const model::Instrument& instrument, const ActShape& shape) {
  Json list = Json::array();
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < shape.paragraphs.size(); ++i) {
    const std::uint32_t note = shape.paragraphs[i].note;
    if (note != 0 && note != last) {
      list.push_back({{"mark", instrument.notes[note - 1].mark},
                      {"anchor", note_id(note)},
                      {"first", i},
                      {"end", i + 1}});
    } else if (note != 0) {
      list.back()["end"] = i + 1;
    }
    last = note;
  }
  return list;
}

/// Images lie beside the page under their own names, and are only those that were made.
Json pictures_of(const model::Instrument& instrument, const ActShape& shape) {
  Json list = Json::array();
  for (std::uint32_t i = 0; i < shape.paragraphs.size(); ++i) {
    const std::uint32_t number = shape.paragraphs[i].paragraph->picture;
    if (number == 0) {
      continue;
    }
    const model::Picture& picture = instrument.pictures[number - 1];
    const model::Image& image = instrument.images[picture.image];
    Json object = {{"paragraph", i}, {"alternative", picture.alternative}};
    if (!image.bytes.empty() && image.facts.format != ImageFormat::pdf) {
      object["path"] =
          fmt::format("{}/{}", act_folder(instrument.id, instrument.date), image_file_name(image));
    }
    list.push_back(std::move(object));
  }
  return list;
}

Json page_marks_of(const std::vector<PlacedAct>& parts, const ActShape& shape) {
  Json list = Json::array();
  for (const PlacedAct& part : parts) {
    for (const PageMark& mark : part.act->marks) {
      list.push_back({{"folio", mark.folio},
                      {"issue", to_text(part.issue->number)},
                      {"paragraph", shape.index_of(mark.paragraph)},
                      {"letters", mark.letters},
                      {"anchor", folio_anchor(*part.act, part.issue->number, mark.folio)}});
    }
  }
  return list;
}

Json paragraphs_of(const ActShape& shape) {
  Json list = Json::array();
  for (const ShownParagraph& each : shape.paragraphs) {
    list.push_back({{"role", to_text(each.role)}, {"text", model::plain_text(*each.paragraph)}});
  }
  return list;
}

/// What the card of an act says of it.
Json card_of(const ActCard& act) {
  Json subjects = Json::array();
  for (const NamedSubject& subject : act.subjects) {
    subjects.push_back(named(subject.id, subject.name));
  }
  return {{"id", act.id},
          {"title", act.title},
          {"abstract", act.abstract_text},
          {"kind", named(act.kind.text(), act.kind_name.text())},
          {"issuer", named(act.issuer.text(), act.issuer_name.text())},
          {"subjects", std::move(subjects)},
          {"symbol", act.symbol},
          {"date", to_iso(act.date)},
          {"section", act.section_title.text()},
          {"page", act_path(act.id, act.date)}};
}

}  // namespace

std::string act_json(const ActPageSource& source, const model::Configuration& configuration) {
  const model::Entry& entry = source.issue.entries[source.index];
  const model::Instrument& instrument = entry.instrument;
  const ActCard& act = source.card.acts[source.index];
  const std::vector<PlacedAct> parts =
      parts_around({.act = &act, .issue = &source.card}, source.others);
  const ActShape shape = shape_of(instrument, shown_part(act, source.card, source.others));
  Json object = {{"format", kActFormat}};
  object.update(card_of(*parts.front().act));  // the same from every issue that has a part
  if (!configuration.site.empty()) {
    object["address"] = cited_address(configuration.site, act_path(act.id, act.date));
  }
  object["language"] = source.issue.language;
  if (instrument.effective) {
    object["effective"] = to_iso(*instrument.effective);
  }
  if (const auto end = force_end(instrument, relations_to(act.id, source.incoming))) {
    object["ended"] = to_iso(*end);
  }
  object["signed_by"] = instrument.signed_by;
  object["publication"] = publication_of(parts, configuration);
  object["files"] = files_of(parts);
  object["relations"] = {{"outgoing", outgoing_of(entry)}, {"incoming", incoming_of(source)}};
  if (Json corrections = corrections_of_act(source, shape); !corrections.empty()) {
    object["corrections"] = std::move(corrections);
  }
  object["provisions"] = provisions_of(shape.provisions);
  object["attachments"] = attachments_of(shape);
  object["tables"] = tables_of(shape);
  object["pictures"] = pictures_of(instrument, shape);
  object["notes"] = notes_of(instrument, shape);
  object["page_marks"] = page_marks_of(parts, shape);
  object["paragraphs"] = paragraphs_of(shape);
  return object.dump(kIndent) + "\n";
}

std::string year_json(int year, const std::vector<IssueCard>& cards,
                      const model::Configuration& configuration) {
  Json issues = Json::array();
  Json acts = Json::array();
  for (const IssueCard& card : cards) {
    if (card.number.year != year) {
      continue;
    }
    Json issue = {{"number", to_text(card.number)},
                  {"date", to_iso(card.date)},
                  {"gazette", card.gazette_name},
                  {"first_folio", card.first_folio},
                  {"pages_count", card.pages_count},
                  {"page", issue_path(card.number)},
                  {"json", fmt::format("{}/issue.json", to_text(card.number))}};
    if (card.pdf_bytes > 0) {
      issue["pdf"] = {{"path", issue_pdf_path(configuration, card.number)},
                      {"bytes", card.pdf_bytes},
                      {"sha256", card.pdf_sha256}};
    }
    issues.push_back(std::move(issue));
    for (const ActCard& act : card.acts) {
      const std::vector<PlacedAct> parts = parts_around({.act = &act, .issue = &card}, cards);
      if (parts.front().act != &act) {
        continue;  // an act stands once, where it begins
      }
      Json object = card_of(act);
      object["publication"] = publication_of(parts, configuration);
      object["files"] = files_of(parts);
      acts.push_back(std::move(object));
    }
  }
  return Json{{"format", kYearFormat},
              {"year", year},
              {"issues", std::move(issues)},
              {"acts", std::move(acts)}}
             .dump(kIndent) +
         "\n";
}

}  // namespace gazette::web

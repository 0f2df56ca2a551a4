#include "gazette/web/act_page.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/act_corrections.h"
#include "gazette/web/act_files.h"
#include "gazette/web/act_text.h"
#include "gazette/web/history.h"
#include "gazette/web/json_ld.h"
#include "gazette/web/markup.h"
#include "gazette/web/note_marks.h"

namespace gazette::web {
namespace {

/// With fewer lines a table of contents is longer to read than the act.
constexpr std::size_t kContentsLinesMin = 3;

/// A neighbour in the issue as a list of none or one.
std::vector<Values> neighbour(const IssueCard& card, std::size_t index) {
  if (index >= card.acts.size()) {
    return {};
  }
  const ActCard& act = card.acts[index];
  return {{.texts = {{"act_path", act_path(act.id, act.date)}, {"act_title", act.title}}}};
}

/// The issues that hold the act, or parts of it, with their PDFs.
std::vector<Values> part_values(const Words& words, const std::vector<PlacedAct>& parts) {
  std::vector<Values> list;
  for (const PlacedAct& part : parts) {
    Values values = act_values(words, *part.act, *part.issue);
    values.texts["act_folio_path"] = folio_path(part.issue->number, part.act->first_folio);
    values.texts["part_pdf"] = part.act->pdf_bytes > 0 ? act_pdf_name(*part.act) : "";
    values.texts["part_pdf_size"] = words.size(part.act->pdf_bytes);
    values.texts["download_part"] =
        part.act->part ? words.say("download_part", fmt::arg("number", part.act->part->number))
                       : words.word("download_pdf");
    list.push_back(std::move(values));
  }
  return list;
}

/// The sign of each printed page, a link to the page that says what it is.
std::vector<ShownMark> shown_marks(const std::vector<PlacedAct>& parts, const std::string& base,
                                   const Site& site) {
  const Words& words = site.words();
  std::vector<ShownMark> marks;
  for (const PlacedAct& part : parts) {
    for (const PageMark& mark : part.act->marks) {
      const std::string name = words.say("page_mark", fmt::arg("folio", mark.folio));
      marks.push_back(
          {.mark = mark,
           .markup = fmt::format("<a class=\"page-mark\" id=\"{}\" href=\"{}{}\" aria-label=\"{}\" "
                                 "data-artifact{}>{}</a>",
                                 folio_anchor(*part.act, part.issue->number, mark.folio), base,
                                 folio_path(part.issue->number, mark.folio), escape_markup(name),
                                 site.own_hreflang(), mark.folio)});
    }
  }
  std::stable_sort(marks.begin(), marks.end(), [](const ShownMark& a, const ShownMark& b) {
    return a.mark.paragraph < b.mark.paragraph;
  });
  return marks;
}

/// Where the citations of the act lead: to a provision of its own, or to the page of another act.
std::vector<ShownLink> shown_links(const model::Entry& entry, const std::string& root) {
  std::vector<ShownLink> links;
  for (const model::TextLink& link : entry.links) {
    const std::size_t id_end = std::min(link.target.find('#'), link.target.size());
    const std::string id = link.target.substr(0, id_end);
    const std::string page = id == entry.instrument.id ? "" : root + act_path(id, link.date);
    links.push_back({.place = link.place, .address = page + link.target.substr(id_end)});
  }
  return links;
}

/// Acts under one heading: "Căn cứ", "Bị bãi bỏ bởi".
void add_relation(const std::string& heading, Values act, std::vector<Values>& groups) {
  const auto found = std::find_if(groups.begin(), groups.end(), [&](const Values& group) {
    return group.texts.at("relation") == heading;
  });
  if (found == groups.end()) {
    groups.push_back({.texts = {{"relation", heading}}, .lists = {{"related", {std::move(act)}}}});
  } else {
    found->lists.at("related").push_back(std::move(act));
  }
}

std::vector<Values> outgoing_values(const model::Entry& entry, const Words& words) {
  std::vector<Values> groups;
  for (const model::RelatedAct& act : entry.related) {
    add_relation(words.word(fmt::format("relation_{}", to_text(act.kind))),
                 {.texts = {{"related_name", act.name},
                            {"related_path", act.act.empty() ? "" : act_path(act.act, act.date)},
                            {"related_provisions", act.provisions}}},
                 groups);
  }
  return groups;
}

std::vector<Values> incoming_values(const std::vector<IncomingRelation>& relations,
                                    const Words& words) {
  std::vector<Values> groups;
  for (const IncomingRelation& each : relations) {
    const ActCard& act = *each.act.act;
    add_relation(incoming_word(*each.relation, words),
                 {.texts = {{"related_name", act.title},
                            {"related_path", act_path(act.id, act.date)},
                            {"related_provisions", each.relation->provisions}}},
                 groups);
  }
  return groups;
}

/// What a reader must know before the first line: that the act was repealed, corrected, amended.
std::vector<Values> warning_values(const std::vector<IncomingRelation>& relations,
                                   std::string_view own, const Words& words) {
  std::vector<Values> list;
  for (const IncomingRelation& each : relations) {
    if (is_change(each.relation->kind)) {
      const ActCard& act = *each.act.act;
      const std::string& provisions = each.relation->provisions;
      const bool is_in_part = !each.relation->whole && provisions.empty();
      const std::size_t places_count = corrections_by(each, own).size();
      list.push_back(
          {.texts = {{"warning", incoming_word(*each.relation, words)},
                     {"warning_places",
                      places_count == 0 ? ""
                                        : words.say("corrected_places_count",
                                                    fmt::arg("count", words.number(places_count)))},
                     {"warning_part", is_in_part ? words.word("in_part") : provisions},
                     {"warning_from",
                      act.effective
                          ? words.say("from_day", fmt::arg("day", words.date_short(*act.effective)))
                          : ""},
                     {"warning_act", act.title},
                     {"warning_path", act_path(act.id, act.date)}}});
    }
  }
  return list;
}

/// How the act is cited: what it is, where it is printed, where it stands online.
std::string citation_of(const std::vector<PlacedAct>& parts, const Site& site) {
  const ActCard& act = *parts.front().act;
  const Words& words = site.words();
  std::string places;
  for (const PlacedAct& part : parts) {
    places += places.empty() ? "" : "; ";
    places +=
        words.say("cited_issue", fmt::arg("gazette", part.issue->gazette_name),
                  fmt::arg("number", printed_number(part.issue->number)),
                  fmt::arg("date", words.date_long(part.issue->date)),
                  fmt::arg("folios", words.folios(part.act->first_folio, part.act->last_folio)));
  }
  return words.say("cited_act", fmt::arg("act", act.title),
                   fmt::arg("date", words.date_long(act.date)),
                   fmt::arg("issuer", act.issuer_name.text()), fmt::arg("places", places));
}

/// The act for machines.
std::vector<Alternate> alternates_of(const ActCard& act, const Site& site) {
  std::vector<Alternate> forms = {
      {.path = act_json_path(act.id, act.date), .media_type = kJsonType}};
  if (!site.configuration().site.empty()) {
    forms.push_back({.path = act_json_ld_path(act.id, act.date), .media_type = kJsonLdType});
  }
  return forms;
}

/// What is known of the act, beside its text.
void add_facts(const ActPageSource& source, const std::vector<PlacedAct>& parts, const Site& site,
               Values& values) {
  const Words& words = site.words();
  const model::Instrument& instrument = source.issue.entries[source.index].instrument;
  const ActCard& act = source.card.acts[source.index];
  values.texts.insert(
      {{"act_symbol", act.symbol},
       {"act_kind", act.kind_name.text()},
       {"act_kind_path", act.kind.empty() ? "" : kind_path(act.kind.text())},
       {"act_issuer_path", act.issuer.empty() ? "" : issuer_path(act.issuer.text())},
       {"act_date_long", words.date_long(act.date)},
       {"act_effective", instrument.effective ? words.date_short(*instrument.effective) : ""},
       {"act_effective_iso", instrument.effective ? to_iso(*instrument.effective) : ""},
       {"act_signed_by", instrument.signed_by},
       {"act_language", source.issue.language},
       {"citation", citation_of(parts, site)},
       {"citation_address", cited_address(site.configuration().site, act_path(act.id, act.date))}});
  std::vector<Values>& subjects = values.lists["subjects"];
  for (const NamedSubject& subject : parts.front().act->subjects) {  // the same from every issue
    subjects.push_back(
        {.texts = {{"subject_name", subject.name}, {"subject_path", subject_path(subject.id)}}});
  }
  values.texts["has_subjects"] = std::string(subjects.empty() ? "" : "1");
  const std::vector<IncomingRelation>& relations = relations_to(act.id, source.incoming);
  const std::optional<Date> end = force_end(instrument, relations);
  values.texts["act_ended"] = end ? words.date_short(*end) : std::string();
  values.texts["act_ended_iso"] = end ? to_iso(*end) : std::string();
  values.lists["warnings"] = warning_values(relations, act.id, words);
  values.lists["outgoing"] = outgoing_values(source.issue.entries[source.index], words);
  values.lists["incoming"] = incoming_values(relations, words);
  values.lists["history"] = history_of(instrument, parts, relations, words);
  const bool has_outgoing = !values.lists["outgoing"].empty();
  const bool has_incoming = !values.lists["incoming"].empty();
  values.texts["has_outgoing"] = std::string(has_outgoing ? "1" : "");
  values.texts["has_incoming"] = std::string(has_incoming ? "1" : "");
  values.texts["has_relations"] = std::string(has_outgoing || has_incoming ? "1" : "");
}

/// As `incoming_relations`, of issues in any order.
IncomingRelations relations_of(std::vector<const IssueCard*> cards) {
  std::sort(cards.begin(), cards.end(),
            [](const IssueCard* a, const IssueCard* b) { return a->number < b->number; });
  IncomingRelations incoming;
  for (const IssueCard* issue : cards) {
    for (const ActCard& act : issue->acts) {
      if (act.part && act.part->number != 1) {
        continue;  // said of the act once
      }
      for (const model::RelatedAct& related : act.related) {
        incoming[related.act].push_back({.act = {&act, issue}, .relation = &related});
      }
    }
  }
  return incoming;
}

}  // namespace

IncomingRelations incoming_relations(const IssueCard& card, const std::vector<IssueCard>& others) {
  std::vector<const IssueCard*> cards = {&card};
  for (const IssueCard& other : others) {
    cards.push_back(&other);
  }
  return relations_of(std::move(cards));
}

IncomingRelations incoming_relations(const std::vector<IssueCard>& cards) {
  std::vector<const IssueCard*> list;
  for (const IssueCard& card : cards) {
    list.push_back(&card);
  }
  return relations_of(std::move(list));
}

const std::vector<IncomingRelation>& relations_to(std::string_view act,
                                                  const IncomingRelations& incoming) {
  static const std::vector<IncomingRelation> kNone;
  const auto found = incoming.find(act);
  return found == incoming.end() ? kNone : found->second;
}

Page make_act_page(const ActPageSource& source, const Site& site) {
  const Words& words = site.words();
  const model::Entry& entry = source.issue.entries[source.index];
  const model::Instrument& instrument = entry.instrument;
  const ActCard& act = source.card.acts[source.index];
  const std::vector<PlacedAct> parts =
      parts_around({.act = &act, .issue = &source.card}, source.others);
  const IssueCard& home = *parts.front().issue;
  const std::size_t place = static_cast<std::size_t>(parts.front().act - home.acts.data());
  const std::optional<model::Part> shown = shown_part(act, source.card, source.others);
  const std::string path = act_path(act.id, act.date);
  const std::string base = site.base_of(path);
  // Beside the pages of the main tree lie the files, and the others point there.
  const std::string folder = site.is_main() ? "" : base + act_folder(act.id, act.date) + "/";
  const std::vector<ActCorrection> corrections = corrections_of(source);
  ActText text = write_act_text(
      instrument, words,
      {.pictures = picture_markup(instrument, joined_picture_links(parts), folder, words),
       .marks = shown_marks(parts, base, site),
       .links = shown_links(entry, root_of(path)),
       .corrections = shown_corrections(corrections, root_of(path), site, source.issue.language)},
      shown);
  Values values = act_values(words, parts);
  add_facts(source, parts, site, values);
  values.lists["corrections"] = corrected_values(corrections, site);
  values.texts["has_corrections"] = std::string(corrections.empty() ? "" : "1");
  values.lists["correcting"] = correcting_values(source, site);
  values.texts["has_correcting"] = std::string(values.lists["correcting"].empty() ? "" : "1");
  const bool has_contents = text.contents.size() >= kContentsLinesMin;
  values.texts.insert(
      {{"issue_date", words.date_long(home.date)},
       {"issue_date_iso", to_iso(home.date)},
       {"goes_on", shown && shown->next
                       ? words.say("goes_on", fmt::arg("number", printed_number(*shown->next)))
                       : ""},
       {"folder", folder},
       {"file_name", act_file_name(act.id, 0)},
       {"contents", has_contents ? write_contents(text.contents) : ""},
       {"text_id", std::string(kActTextId)},
       {"text", std::move(text.html)}});
  values.lists["parts"] = part_values(words, parts);
  values.lists["previous"] = neighbour(home, place - 1);  // wraps to no index at the first
  values.lists["next"] = neighbour(home, place + 1);
  const std::string year = fmt::format("{}", home.number.year);
  return {
      .path = path,
      .title = act.title,
      .description = act.abstract_text.empty() ? act.title : act.abstract_text,
      .crumbs = {{.name = year, .path = year_path(home.number.year)},
                 {.name = issue_short_name(words, home.number), .path = issue_path(home.number)},
                 {.name = act.title}},
      .template_name = "act.html",
      .values = std::move(values),
      .alternates = alternates_of(act, site),
      .json_ld = act_json_ld(source, site.configuration(), LinkedParts::none)};
}

std::string act_text_file(const model::Instrument& instrument,
                          const std::optional<model::Part>& shown) {
  std::string text;
  std::uint32_t note = 0;
  for (const model::Piece& piece : model::pieces(instrument, shown)) {
    if (piece.note != 0 && piece.note != note) {
      text += fmt::format("[{}] ", instrument.notes[piece.note - 1].mark);
    }
    note = piece.note;
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      text += text_with_marks_apart(*paragraph);
      text += '\n';
    }
  }
  return text;
}

}  // namespace gazette::web

// The pages of one issue: its contents, and a page for each act.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/web/act_parts.h"
#include "gazette/web/act_text.h"
#include "gazette/web/markup.h"
#include "gazette/web/site.h"
#include "gazette/web/web.h"

namespace gazette::web {
namespace {

/// With fewer lines a table of contents is longer to read than the act.
constexpr std::size_t kContentsLinesMin = 3;

/// The issue's contents as printed: sections, in them issuers, in them acts.
std::vector<Values> contents_of(const model::Issue& issue, const IssueCard& card,
                                const Words& words) {
  std::vector<Values> sections;
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Entry& entry = issue.entries[i];
    const bool new_section =
        sections.empty() || sections.back().texts.at("section_title") != entry.section_title;
    if (new_section) {
      sections.push_back(
          {.texts = {{"section_title", entry.section_title}}, .lists = {{"issuers", {}}}});
    }
    std::vector<Values>& issuers = sections.back().lists.at("issuers");
    if (issuers.empty() || issuers.back().texts.at("issuer_name") != entry.issuer_name) {
      issuers.push_back({.texts = {{"issuer_name", entry.issuer_name}}, .lists = {{"acts", {}}}});
    }
    Values act = act_values(words, card.acts[i], card);
    act.texts["act_folio"] = fmt::format("{}", card.acts[i].first_folio);
    issuers.back().lists.at("acts").push_back(std::move(act));
  }
  return sections;
}

Page make_issue_page(const model::Issue& issue, const IssueCard& card, const Site& site) {
  const Words& words = site.words();
  const std::string name = issue_name(words, card.number);
  const std::string year = fmt::format("{}", card.number.year);
  Values values;
  values.texts = {
      {"issue_name", name},
      {"issue_date", words.date_long(card.date)},
      {"issue_date_iso", to_iso(card.date)},
      {"issue_weekday", words.weekday(card.date)},
      {"acts_count", words.say("acts_count", fmt::arg("count", words.number(card.acts.size())))},
      {"pages_count", words.say("pages_count", fmt::arg("count", words.number(card.pages_count)))},
      {"pdf", card.pdf_bytes > 0 ? issue_pdf_name(site.configuration(), card.number) : ""},
      {"pdf_size", words.size(card.pdf_bytes)},
      {"pdf_sha256", card.pdf_sha256},
      {"year", year},
      {"year_path", year_path(card.number.year)}};
  values.lists["sections"] = contents_of(issue, card, words);
  return {.path = issue_path(card.number),
          .title = fmt::format("{}, {}", name, words.date_long(card.date)),
          .description = words.say("issue_description", fmt::arg("issue", name),
                                   fmt::arg("date", words.date_long(card.date)),
                                   fmt::arg("count", words.number(card.acts.size()))),
          .crumbs = {{.name = year, .path = year_path(card.number.year)},
                     {.name = issue_short_name(words, card.number)}},
          .template_name = "issue.html",
          .values = std::move(values)};
}

/// A neighbour in the issue as a list of none or one.
std::vector<Values> neighbour(const IssueCard& card, std::size_t index) {
  if (index >= card.acts.size()) {
    return {};
  }
  const ActCard& act = card.acts[index];
  return {{.texts = {{"act_path", act_path(act.id)}, {"act_title", act.title}}}};
}

/// The issues that hold the act, or parts of it, with their PDFs.
std::vector<Values> part_values(const Words& words, const std::vector<PlacedAct>& parts) {
  std::vector<Values> list;
  for (const PlacedAct& part : parts) {
    Values values = act_values(words, *part.act, *part.issue);
    values.texts["part_pdf"] = part.act->pdf_bytes > 0 ? act_pdf_name(*part.act) : "";
    values.texts["part_pdf_size"] = words.size(part.act->pdf_bytes);
    values.texts["download_part"] =
        part.act->part ? words.say("download_part", fmt::arg("number", part.act->part->number))
                       : words.word("download_pdf");
    list.push_back(std::move(values));
  }
  return list;
}

bool has_pdf(const std::vector<PlacedAct>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [](const PlacedAct& part) { return part.act->pdf_bytes > 0; });
}

/// The links to pages of PDFs that all the parts have.
std::vector<std::string> joined_links(std::vector<std::string> links,
                                      const std::vector<PlacedAct>& parts) {
  for (const PlacedAct& part : parts) {
    const std::vector<std::string>& own = part.act->picture_links;
    links.resize(std::max(links.size(), own.size()));
    for (std::size_t i = 0; i < own.size(); ++i) {
      links[i] = own[i].empty() ? links[i] : own[i];
    }
  }
  return links;
}

/// The page of an act stands where its first part is; it is the same from every issue that has one.
Page make_act_page(const model::Issue& issue, const IssueCard& card, std::size_t index,
                   const PictureLinks& links, const std::vector<IssueCard>& others,
                   const Site& site) {
  const Words& words = site.words();
  const model::Instrument& instrument = issue.entries[index].instrument;
  const ActCard& act = card.acts[index];
  const std::vector<PlacedAct> parts = parts_around({.act = &act, .issue = &card}, others);
  const IssueCard& home = *parts.front().issue;
  const std::size_t place = static_cast<std::size_t>(parts.front().act - home.acts.data());
  const std::optional<model::Part> shown = shown_part(act, card, others);
  ActText text = write_act_text(
      instrument, words,
      joined_links(index < links.size() ? links[index] : std::vector<std::string>(), parts), shown);
  const bool has_contents = text.contents.size() >= kContentsLinesMin;
  Values values = act_values(words, parts);
  values.texts.insert(
      {{"act_symbol", act.symbol},
       {"act_kind", act.kind_name},
       {"act_kind_path", act.kind.empty() ? "" : kind_path(act.kind)},
       {"act_issuer_path", act.issuer.empty() ? "" : issuer_path(act.issuer)},
       {"act_date_long", words.date_long(act.date)},
       {"act_effective", instrument.effective ? words.date_long(*instrument.effective) : ""},
       {"act_effective_iso", instrument.effective ? to_iso(*instrument.effective) : ""},
       {"act_signed_by", instrument.signed_by},
       {"act_language", issue.language},
       {"issue_date", words.date_long(home.date)},
       {"issue_date_iso", to_iso(home.date)},
       {"goes_on", shown && shown->next
                       ? words.say("goes_on", fmt::arg("number", printed_number(*shown->next)))
                       : ""},
       {"has_pdf", has_pdf(parts) ? "1" : ""},
       {"contents", has_contents ? write_contents(text.contents) : ""},
       {"text_id", std::string(kActTextId)},
       {"text", std::move(text.html)}});
  values.lists["parts"] = part_values(words, parts);
  values.lists["previous"] = neighbour(home, place - 1);  // wraps to no index at the first
  values.lists["next"] = neighbour(home, place + 1);
  const std::string year = fmt::format("{}", home.number.year);
  return {
      .path = act_path(act.id),
      .title = act.title,
      .description = act.abstract_text.empty() ? act.title : act.abstract_text,
      .crumbs = {{.name = year, .path = year_path(home.number.year)},
                 {.name = issue_short_name(words, home.number), .path = issue_path(home.number)},
                 {.name = act.title}},
      .template_name = "act.html",
      .values = std::move(values)};
}

}  // namespace

std::vector<SiteFile> make_issue_pages(const model::Issue& issue, const IssueCard& card,
                                       const model::Configuration& configuration,
                                       const Templates& templates, const PictureLinks& links,
                                       const std::vector<IssueCard>& others) {
  GAZETTE_ASSERT(issue.entries.size() == card.acts.size());
  const Site site(configuration, issue.publisher, templates);
  std::vector<SiteFile> files;
  files.push_back(site.make_page(make_issue_page(issue, card, site)));
  files.push_back(
      {.path = fmt::format("{}/issue.json", to_text(card.number)), .bytes = to_json(card)});
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    GAZETTE_ASSERT(issue.entries[i].instrument.id == card.acts[i].id);
    files.push_back(site.make_page(make_act_page(issue, card, i, links, others, site)));
    for (const model::Image& image : issue.entries[i].instrument.images) {
      if (!image.bytes.empty() && image.facts.format != ImageFormat::pdf) {
        files.push_back(
            {.path = fmt::format("van-ban/{}/{}", card.acts[i].id, image_file_name(image)),
             .bytes = image.bytes});
      }
    }
  }
  return files;
}

}  // namespace gazette::web

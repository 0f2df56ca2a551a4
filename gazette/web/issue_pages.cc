// The pages of one issue: its contents, a page for each act and for each printed page.

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/parallel.h"
#include "gazette/web/act_files.h"
#include "gazette/web/act_json.h"
#include "gazette/web/act_page.h"
#include "gazette/web/issue_xml.h"
#include "gazette/web/json_ld.h"
#include "gazette/web/markup.h"
#include "gazette/web/site.h"
#include "gazette/web/web.h"

namespace gazette::web {
namespace {

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
    act.texts["act_folio_path"] = folio_path(card.number, card.acts[i].first_folio);
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
      {"pdf", card.pdf_bytes > 0 ? issue_pdf_path(site.configuration(), card.number) : ""},
      {"issue_json", to_text(card.number) + "/issue.json"},
      {"pdf_size", words.size(card.pdf_bytes)},
      {"pdf_sha256", card.pdf_sha256},
      {"zip", card.zip_bytes > 0 ? issue_zip_path(site.configuration(), card.number) : ""},
      {"zip_size", words.size(card.zip_bytes)},
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

/// The acts that stand on a printed page, each with the place where it begins there.
std::vector<Values> acts_on(const IssueCard& card, std::uint32_t folio, const Words& words) {
  std::vector<Values> list;
  for (const ActCard& act : card.acts) {
    if (folio < act.first_folio || folio > act.last_folio) {
      continue;
    }
    Values values = act_values(words, act, card);
    const bool has_mark = std::any_of(act.marks.begin(), act.marks.end(),
                                      [&](const PageMark& mark) { return mark.folio == folio; });
    values.texts["act_path"] += has_mark ? "#" + folio_anchor(act, card.number, folio) : "";
    list.push_back(std::move(values));
  }
  return list;
}

std::vector<Values> folio_link(const IssueCard& card, std::uint32_t folio) {
  if (folio < card.first_folio || folio >= card.first_folio + card.pages_count) {
    return {};
  }
  return {{.texts = {{"folio_path", folio_path(card.number, folio)},
                     {"folio_number", fmt::format("{}", folio)}}}};
}

/// The page about a printed page: what stands on it, where to see it, how to cite it.
Page make_folio_page(const IssueCard& card, std::uint32_t folio, const Site& site) {
  const Words& words = site.words();
  const std::string path = folio_path(card.number, folio);
  const std::string title = words.say("page_mark", fmt::arg("folio", folio));
  const std::string issue = issue_name(words, card.number);
  Values values;
  values.texts = {
      {"folio_title", title},
      {"issue_name", issue},
      {"issue_path", issue_path(card.number)},
      {"issue_date", words.date_long(card.date)},
      {"issue_date_iso", to_iso(card.date)},
      {"pdf", card.pdf_bytes > 0 ? fmt::format("{}/{}#page={}", to_text(card.number),
                                               issue_pdf_name(site.configuration(), card.number),
                                               folio - card.first_folio + 1)
                                 : ""},
      {"citation", words.say("cited_issue", fmt::arg("gazette", card.gazette_name),
                             fmt::arg("number", printed_number(card.number)),
                             fmt::arg("date", words.date_long(card.date)),
                             fmt::arg("folios", words.folios(folio, folio)))},
      {"citation_address", cited_address(site.configuration().site, path)}};
  values.lists["acts"] = acts_on(card, folio, words);
  values.lists["previous"] = folio_link(card, folio - 1);
  values.lists["next"] = folio_link(card, folio + 1);
  const std::string year = fmt::format("{}", card.number.year);
  return {
      .path = path,
      .title = fmt::format("{}, {}", title, issue),
      .description = fmt::format("{}, {}, {}", title, issue, words.date_long(card.date)),
      .crumbs = {{.name = year, .path = year_path(card.number.year)},
                 {.name = issue_short_name(words, card.number), .path = issue_path(card.number)},
                 {.name = title}},
      .template_name = "folio.html",
      .values = std::move(values),
      .in_all_languages = false,
      .nearest_path = issue_path(card.number)};
}

/// Everything of one act: its page in each language, and its files.
std::vector<SiteFile> make_act_files(const ActPageSource& source, const std::vector<Site>& sites) {
  const model::Configuration& configuration = sites.front().configuration();
  const model::Instrument& act = source.issue.entries[source.index].instrument;
  const std::string folder = act_folder(act.id, act.date);
  GAZETTE_ASSERT(act.id == source.card.acts[source.index].id);
  std::vector<SiteFile> files;
  for (const Site& site : sites) {
    files.push_back(site.make_page(make_act_page(source, site)));
  }
  files.push_back({.path = fmt::format("{}/{}.txt", folder, act_file_name(act.id, 0)),
                   .bytes = act_text_file(act, shown_part(source.card.acts[source.index],
                                                          source.card, source.others))});
  files.push_back(
      {.path = act_json_path(act.id, act.date), .bytes = act_json(source, configuration)});
  if (std::string linked = act_json_ld(source, configuration, LinkedParts::articles);
      !linked.empty()) {
    files.push_back(
        {.path = act_json_ld_path(act.id, act.date), .bytes = std::move(linked) + "\n"});
  }
  for (const model::Image& image : act.images) {
    if (!image.bytes.empty() && image.facts.format != ImageFormat::pdf) {
      files.push_back(
          {.path = fmt::format("{}/{}", folder, image_file_name(image)), .bytes = image.bytes});
    }
  }
  return files;
}

/// What is made of the issue as a whole.
std::vector<SiteFile> make_whole_files(const model::Issue& issue, const IssueCard& card,
                                       const std::vector<Site>& sites) {
  std::vector<SiteFile> files;
  for (const Site& site : sites) {
    files.push_back(site.make_page(make_issue_page(issue, card, site)));
  }
  for (std::uint32_t i = 0; i < card.pages_count; ++i) {
    files.push_back(
        sites.front().make_page(make_folio_page(card, card.first_folio + i, sites.front())));
  }
  files.push_back(
      {.path = fmt::format("{}/issue.json", to_text(card.number)), .bytes = to_json(card)});
  return files;
}

}  // namespace

std::vector<SiteFile> make_issue_pages(const model::Issue& issue, const IssueCard& card,
                                       const model::Configuration& configuration,
                                       const Templates& templates,
                                       const std::vector<IssueCard>& others, int threads_count) {
  GAZETTE_ASSERT(issue.entries.size() == card.acts.size());
  const IncomingRelations incoming = incoming_relations(card, others);
  std::vector<Site> sites;  // the main tree first
  for (const std::string& language : languages_of(configuration)) {
    sites.emplace_back(configuration, issue.publisher, templates, language);
  }
  // The XML and the issue's own pages are two more pieces of work, the XML the longest of all.
  const std::size_t acts_count = issue.entries.size();
  std::vector<std::vector<SiteFile>> made(acts_count + 2);
  parallel_for(made.size(), threads_count, [&](std::size_t i) {
    made[i] = i == 0   ? make_xml_files(issue, card, configuration, others, incoming)
              : i == 1 ? make_whole_files(issue, card, sites)
                       : make_act_files({.issue = issue,
                                         .card = card,
                                         .index = i - 2,
                                         .others = others,
                                         .incoming = incoming},
                                        sites);
  });
  std::vector<SiteFile> files;
  for (std::vector<SiteFile>& each : made) {
    std::move(each.begin(), each.end(), std::back_inserter(files));
  }
  return files;
}

}  // namespace gazette::web

// The pages of one issue: its contents, and a page for each act.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
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

Page make_act_page(const model::Issue& issue, const IssueCard& card, std::size_t index,
                   const PictureLinks& links, const Site& site) {
  const Words& words = site.words();
  const model::Instrument& instrument = issue.entries[index].instrument;
  const ActCard& act = card.acts[index];
  ActText text = write_act_text(instrument, words,
                                index < links.size() ? links[index] : std::vector<std::string>());
  const bool has_contents = text.contents.size() >= kContentsLinesMin;
  Values values = act_values(words, act, card);
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
       {"issue_date", words.date_long(card.date)},
       {"issue_date_iso", to_iso(card.date)},
       {"pdf", act.pdf_bytes > 0 ? act.id + ".pdf" : ""},
       {"pdf_size", words.size(act.pdf_bytes)},
       {"contents", has_contents ? write_contents(text.contents) : ""},
       {"text_id", std::string(kActTextId)},
       {"text", std::move(text.html)}});
  values.lists["previous"] = neighbour(card, index - 1);  // wraps to no index at the first
  values.lists["next"] = neighbour(card, index + 1);
  const std::string year = fmt::format("{}", card.number.year);
  return {
      .path = act_path(act.id),
      .title = act.title,
      .description = act.abstract_text.empty() ? act.title : act.abstract_text,
      .crumbs = {{.name = year, .path = year_path(card.number.year)},
                 {.name = issue_short_name(words, card.number), .path = issue_path(card.number)},
                 {.name = act.title}},
      .template_name = "act.html",
      .values = std::move(values)};
}

}  // namespace

std::vector<SiteFile> make_issue_pages(const model::Issue& issue, const IssueCard& card,
                                       const model::Configuration& configuration,
                                       const Templates& templates, const PictureLinks& links) {
  GAZETTE_ASSERT(issue.entries.size() == card.acts.size());
  const Site site(configuration, issue.publisher, templates);
  std::vector<SiteFile> files;
  files.push_back(site.make_page(make_issue_page(issue, card, site)));
  files.push_back(
      {.path = fmt::format("{}/issue.json", to_text(card.number)), .bytes = to_json(card)});
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    GAZETTE_ASSERT(issue.entries[i].instrument.id == card.acts[i].id);
    files.push_back(site.make_page(make_act_page(issue, card, i, links, site)));
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

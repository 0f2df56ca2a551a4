#include "gazette/web/site.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::web {
namespace {

constexpr std::string_view kIndexName = "index.html";

/// As much of a description as search engines show.
constexpr std::size_t kDescriptionColumns = 160;

/// From the page at `path` to the site's root: "../../".
std::string root_of(std::string_view path) {
  std::string root;
  for (auto count = std::count(path.begin(), path.end(), '/'); count > 0; --count) {
    root += "../";
  }
  return root;
}

/// The address people cite; empty where the site's place is not known.
std::string canonical(const model::Configuration& configuration, std::string_view path) {
  if (configuration.site.empty()) {
    return {};
  }
  if (path.ends_with(kIndexName)) {
    path.remove_suffix(kIndexName.size());
  }
  return fmt::format("{}/{}", configuration.site, path);
}

std::vector<Values> lines(const std::vector<std::string>& texts) {
  std::vector<Values> values;
  for (const std::string& text : texts) {
    values.push_back({.texts = {{"line", text}}});
  }
  return values;
}

}  // namespace

Site::Site(const model::Configuration& configuration, const model::Publisher& publisher,
           const Templates& templates)
    : configuration_(configuration),
      publisher_(publisher),
      templates_(templates),
      words_(templates, configuration.language) {}

SiteFile Site::make_page(const Page& page) const {
  return frame(page, root_of(page.path));
}

SiteFile Site::make_not_found_page() const {
  const std::string root = configuration_.site.empty() ? std::string{} : configuration_.site + "/";
  return frame({.path = "404.html",
                .title = words_.word("not_found"),
                .description = words_.word("not_found_text"),
                .crumbs = {{.name = words_.word("not_found")}},
                .template_name = "not-found.html",
                .values = {},
                .anywhere = true},
               root);
}

SiteFile Site::frame(const Page& page, const std::string& root) const {
  Values shared;
  shared.texts = {{"root", root},
                  {"language", configuration_.language},
                  {"gazette", publisher_.name},
                  {"office", publisher_.office},
                  {"address", publisher_.address},
                  {"phone", publisher_.phone},
                  {"email", publisher_.email}};
  shared.lists["masthead"] = lines(publisher_.masthead);
  Values framed;
  framed.texts = {
      {"page_title",
       page.title.empty() ? publisher_.name : fmt::format("{} – {}", page.title, publisher_.name)},
      {"title", page.title.empty() ? publisher_.name : page.title},
      {"description", shorten(page.description, kDescriptionColumns)},
      {"canonical", page.anywhere ? std::string{} : canonical(configuration_, page.path)},
      {"style",
       page.anywhere ? std::string(find_template(templates_, "style.css")) : std::string{}},
      {"og_type", page.crumbs.empty() ? "website" : "article"},
      {"crumbs_shown", page.crumbs.empty() ? "" : "1"},
      {"main", fill(templates_, page.template_name, {&words_.values(), &shared, &page.values})}};
  std::vector<Values>& crumbs = framed.lists["crumbs"];
  for (const Crumb& crumb : page.crumbs) {
    crumbs.push_back({.texts = {{"name", crumb.name}, {"path", crumb.path}}});
  }
  return {.path = page.path,
          .bytes = fill(templates_, "frame.html", {&words_.values(), &shared, &framed})};
}

std::string year_path(int year) {
  return fmt::format("{}/{}", year, kIndexName);
}

std::string issue_path(model::IssueNumber number) {
  return fmt::format("{}/{}", to_text(number), kIndexName);
}

std::string act_path(std::string_view id) {
  return fmt::format("van-ban/{}/{}", id, kIndexName);
}

std::string kind_path(std::string_view id) {
  return fmt::format("loai/{}/{}", id, kIndexName);
}

std::string issuer_path(std::string_view id) {
  return fmt::format("co-quan/{}/{}", id, kIndexName);
}

std::string issue_name(const Words& words, model::IssueNumber number) {
  return words.say("issue_name", fmt::arg("number", printed_number(number)));
}

std::string issue_short_name(const Words& words, model::IssueNumber number) {
  return words.say("issue_short_name", fmt::arg("number", printed_number(number)));
}

Values act_values(const Words& words, const ActCard& act, const IssueCard& issue) {
  Values values;
  values.texts = {{"act_path", act_path(act.id)},
                  {"act_title", act.title},
                  {"act_abstract", act.abstract_text},
                  {"act_issuer", act.issuer_name},
                  {"act_date", words.date_short(act.date)},
                  {"act_date_iso", to_iso(act.date)},
                  {"act_folios", words.folios(act.first_folio, act.last_folio)},
                  {"act_issue", issue_name(words, issue.number)},
                  {"act_issue_path", issue_path(issue.number)}};
  return values;
}

}  // namespace gazette::web

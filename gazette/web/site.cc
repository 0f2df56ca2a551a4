#include "gazette/web/site.h"

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/act_files.h"

namespace gazette::web {
namespace {

/// As much of a description as search engines show.
constexpr std::size_t kDescriptionColumns = 160;

std::vector<Values> lines(const std::vector<std::string>& texts) {
  std::vector<Values> values;
  for (const std::string& text : texts) {
    values.push_back({.texts = {{"line", text}}});
  }
  return values;
}

}  // namespace

std::vector<std::string> languages_of(const model::Configuration& configuration) {
  std::vector<std::string> languages = {configuration.language};
  languages.insert(languages.end(), configuration.site_languages.begin(),
                   configuration.site_languages.end());
  return languages;
}

std::vector<std::string> act_paths(std::string_view id, Date date,
                                   const model::Configuration& configuration) {
  std::vector<std::string> paths;
  for (const std::string& language : languages_of(configuration)) {
    paths.push_back((language == configuration.language ? "" : language + "/") +
                    act_path(id, date));
  }
  return paths;
}

Site::Site(const model::Configuration& configuration, const model::Publisher& publisher,
           const Templates& templates, std::string_view language)
    : configuration_(configuration),
      publisher_(publisher),
      templates_(templates),
      language_(language),
      tree_(language == configuration.language ? "" : language_ + "/"),
      words_(templates, language) {
  for (const std::string& each : languages_of(configuration)) {
    languages_.emplace_back(
        each, (each == language ? words_ : Words(templates, each)).word("language_name"));
  }
}

std::string Site::base_of(std::string_view path) const {
  return root_of(path) + (tree_.empty() ? "" : "../");
}

std::string Site::own_hreflang() const {
  return is_main() ? std::string()
                   : fmt::format(" hreflang=\"{}\"", escape_markup(configuration_.language));
}

SiteFile Site::make_page(const Page& page) const {
  return frame(page, root_of(page.path), base_of(page.path));
}

SiteFile Site::make_not_found_page() const {
  const std::string root = path_on_server(configuration_.site);
  return frame({.path = "404.html",
                .title = words_.word("not_found"),
                .description = words_.word("not_found_text"),
                .crumbs = {{.name = words_.word("not_found")}},
                .template_name = "not-found.html",
                .values = {},
                .in_all_languages = false,
                .anywhere = true},
               root, root);
}

std::vector<Values> Site::versions(const Page& page) const {
  std::vector<Values> list;
  const std::string& own = page.in_all_languages ? page.path : page.nearest_path;
  if (own.empty() || languages_.size() < 2) {
    return list;
  }
  for (const auto& [language, name] : languages_) {
    const std::string path = (language == configuration_.language ? "" : language + "/") + own;
    list.push_back({.texts = {{"version_language", language},
                              {"version_name", name},
                              {"version_path", path},
                              // Only the same page in another language is its alternate.
                              {"version_address", page.in_all_languages
                                                      ? cited_address(configuration_.site, path)
                                                      : std::string()},
                              {"version_other", language == language_ ? "" : "1"}}});
  }
  return list;
}

std::vector<Values> Site::alternates(const Page& page, const std::string& feed_path) const {
  std::vector<Alternate> forms = page.alternates;
  if (!feed_path.empty()) {
    forms.push_back(
        {.path = feed_path, .media_type = kAtomType, .title = words_.word("feed_title")});
  }
  std::vector<Values> list;
  for (const Alternate& form : forms) {
    list.push_back({.texts = {{"alternate_path", form.path},
                              {"alternate_type", std::string(form.media_type)},
                              {"alternate_title", form.title}}});
  }
  return list;
}

SiteFile Site::frame(const Page& page, const std::string& root, const std::string& base) const {
  Values shared;
  shared.texts = {
      {"policy", std::string(kContentPolicy)},
      {"root", root},
      {"base", base},
      {"language", language_},
      // Of names and titles, which are in the gazette's language on every page.
      {"lang",
       is_main() ? "" : fmt::format(" lang=\"{}\"", escape_markup(configuration_.language))},
      // Of links to pages that are there in the gazette's language alone.
      {"hreflang", own_hreflang()},
      {"has_subjects_list", configuration_.subjects.empty() ? "" : "1"},
      {"gazette", publisher_.name},
      {"office", publisher_.office},
      {"address", publisher_.address},
      {"phone", publisher_.phone},
      {"email", publisher_.email}};
  shared.lists["masthead"] = lines(publisher_.masthead);
  const std::string path = tree_ + page.path;
  Values framed;
  framed.texts = {
      {"page_title",
       page.title.empty() ? publisher_.name : fmt::format("{} – {}", page.title, publisher_.name)},
      {"title", page.title.empty() ? publisher_.name : page.title},
      {"description", shorten(page.description, kDescriptionColumns)},
      {"canonical", page.anywhere ? std::string{} : cited_address(configuration_.site, path)},
      {"page_kind", page.template_name.substr(0, page.template_name.rfind('.'))},
      {"og_type", page.crumbs.empty() ? "website" : "article"},
      {"crumbs_shown", page.crumbs.empty() ? "" : "1"},
      {"main", fill(templates_, page.template_name, {&words_.values(), &shared, &page.values})}};
  std::vector<Values>& crumbs = framed.lists["crumbs"];
  for (const Crumb& crumb : page.crumbs) {
    crumbs.push_back({.texts = {{"name", crumb.name}, {"path", crumb.path}}});
  }
  framed.lists["versions"] = versions(page);
  // Without an address of the site there are no feeds.
  const std::string feed = page.anywhere || configuration_.site.empty() ? std::string{}
                           : page.feed_path.empty() ? gazette::web::feed_path("index.html")
                                                    : page.feed_path;
  framed.lists["alternates"] = alternates(page, feed);
  framed.texts["feed_path"] = feed;
  framed.texts["json_ld"] = page.json_ld;
  return {.path = path,
          .bytes = fill(templates_, "frame.html", {&words_.values(), &shared, &framed})};
}

std::string issue_name(const Words& words, model::IssueNumber number) {
  return words.say("issue_name", fmt::arg("number", printed_number(number)));
}

std::string issue_short_name(const Words& words, model::IssueNumber number) {
  return words.say("issue_short_name", fmt::arg("number", printed_number(number)));
}

Values act_values(const Words& words, const ActCard& act, const IssueCard& issue) {
  Values values;
  values.texts = {{"act_path", act_path(act.id, act.date)},
                  {"act_title", act.title},
                  {"act_abstract", act.abstract_text},
                  {"act_issuer", act.issuer_name.text()},
                  {"act_date", words.date_short(act.date)},
                  {"act_date_iso", to_iso(act.date)},
                  {"act_folios", words.folios(act.first_folio, act.last_folio)},
                  {"act_issue", issue_name(words, issue.number)},
                  {"act_issue_path", issue_path(issue.number)}};
  return values;
}

}  // namespace gazette::web

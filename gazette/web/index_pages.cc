// The pages that lead to issues and acts: home, years, kinds, issuers, subjects; what all pages
// share; and what leads machines there.

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "gazette/base/parallel.h"
#include "gazette/web/about_pages.h"
#include "gazette/web/act_json.h"
#include "gazette/web/act_lists.h"
#include "gazette/web/catalogue.h"
#include "gazette/web/feeds.h"
#include "gazette/web/register_pages.h"
#include "gazette/web/search_page.h"
#include "gazette/web/site.h"
#include "gazette/web/sitemap.h"
#include "gazette/web/wanted_lists.h"
#include "gazette/web/web.h"
#include "gazette/web/year_page.h"

namespace gazette::web {
namespace {

constexpr std::size_t kLatestIssuesCount = 6;
constexpr std::size_t kLatestActsCount = 8;

/// Links to groups or years: name, path, and how much is there.
Values browse_values(std::string name, std::string path, std::string count) {
  return {.texts = {{"browse_name", std::move(name)},
                    {"browse_path", std::move(path)},
                    {"browse_count", std::move(count)}}};
}

std::vector<Values> browse_groups(const Words& words, const std::vector<Group>& groups,
                                  GroupPath path) {
  std::vector<Values> values;
  for (const Group& group : groups) {
    values.push_back(
        browse_values(group.name, path(group.id), acts_count(words, group.acts.size())));
  }
  return values;
}

Page make_home_page(const std::vector<IssueCard>& cards, const std::vector<ListedAct>& acts,
                    const std::vector<Listing>& listings, const Site& site) {
  const Words& words = site.words();
  Page page{.path = "index.html",
            .description = words.word("site_description"),
            .template_name = "home.html"};
  auto& lists = page.values.lists;
  lists = {{"newest", {}}, {"issues", {}}, {"acts", {}}, {"years", {}}};
  for (auto card = cards.rbegin(); card != cards.rend(); ++card) {
    if (lists["newest"].empty()) {
      lists["newest"].push_back(issue_values(words, *card, site.configuration()));
    } else if (lists["issues"].size() < kLatestIssuesCount) {
      lists["issues"].push_back(issue_values(words, *card, site.configuration()));
    }
  }
  for (std::size_t i = 0; i < std::min(acts.size(), kLatestActsCount); ++i) {
    lists["acts"].push_back(act_values(words, acts[i]));
  }
  const auto years = cards_by_year(cards);
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    lists["years"].push_back(browse_values(
        fmt::format("{}", year->first), year_path(year->first),
        words.say("issues_count", fmt::arg("count", words.number(year->second.size())))));
  }
  for (const Listing& listing : listings) {
    lists[std::string(listing.name)] = browse_groups(words, listing.groups, listing.path);
    page.values.texts[fmt::format("has_{}", listing.name)] =
        std::string(listing.groups.empty() ? "" : "1");
  }
  // The navigation leads to the subjects wherever some are configured.
  if (!site.configuration().subjects.empty()) {
    page.values.texts["has_subjects"] = "1";
  }
  page.values.texts["has_earlier"] = std::string(lists["issues"].empty() ? "" : "1");
  return page;
}

bool is_before(const IssueCard& a, const IssueCard& b) {
  return a.number < b.number;
}

/// What a feed of all acts is made of.
std::vector<const ListedAct*> pointers_to(const std::vector<ListedAct>& acts) {
  std::vector<const ListedAct*> pointers(acts.size());
  std::transform(acts.begin(), acts.end(), pointers.begin(),
                 [](const ListedAct& act) { return &act; });
  return pointers;
}

std::vector<SiteFile> make_group_lists(const Listing& listing, const Site& site,
                                       const WantedLists& wanted) {
  std::vector<SiteFile> files;
  for (const Group& group : listing.groups) {
    std::vector<SiteFile> pages = make_group_pages(group, listing.path, listing.word, site, wanted);
    std::move(pages.begin(), pages.end(), std::back_inserter(files));
  }
  return files;
}

/// Style sheet and pictures go to the site as they are, schemas to those who use our data;
/// templates and words do not.
std::optional<std::string> asset_path(const std::string& name) {
  if (name.ends_with(".schema.json")) {
    return "du-lieu/" + name;
  }
  return name.ends_with(".css") || name.ends_with(".svg") ? std::optional(name) : std::nullopt;
}

/// Home, what the site says of itself, and the years.
std::vector<SiteFile> make_general_pages(const std::vector<IssueCard>& cards,
                                         const std::vector<ListedAct>& acts,
                                         const std::vector<Listing>& listings, const Site& site,
                                         const WantedLists& wanted) {
  std::vector<SiteFile> files;
  if (wanted.has(site.path_of("index.html"))) {
    files = make_about_pages(site);
    files.push_back(site.make_page(make_home_page(cards, acts, listings, site)));
  }
  const CardsByYear years = cards_by_year(cards);
  std::string names;
  for (const auto& [year, of_year] : years) {
    names += fmt::format("{} ", year);
  }
  for (const auto& [year, of_year] : years) {
    if (wanted.has(site.path_of(year_path(year)), year, names)) {
      files.push_back(site.make_page(make_year_page(years, year, site)));
    }
  }
  return files;
}

/// What is for machines, in the gazette's own language; what of it is wanted.
std::vector<SiteFile> make_machine_files(const std::vector<IssueCard>& cards,
                                         const std::vector<ListedAct>& acts,
                                         const std::vector<Listing>& listings, const Site& site,
                                         const WantedLists& wanted) {
  std::vector<SiteFile> files;
  const IncomingRelations changes = incoming_relations(cards);
  const auto append = [&](std::vector<SiteFile> more) {
    std::move(more.begin(), more.end(), std::back_inserter(files));
  };
  const bool is_whole = wanted.has(std::string(kCataloguePath));
  const std::string& gazette = site.publisher().name;
  const Date newest = cards.empty() ? site.publisher().from : cards.back().date;
  append(make_feed(
      {.page_path = "index.html", .title = gazette, .acts = pointers_to(acts), .changes = changes},
      site, newest, wanted));
  std::vector<SitemapPage> pages = {{.path = "index.html", .changed = newest}};
  for (const Listing& listing : listings) {
    for (const Group& group : listing.groups) {
      const std::string path = listing.path(group.id);
      append(make_feed({.page_path = path,
                        .title = fmt::format("{} – {}", gazette, group.name),
                        .acts = group.acts,
                        .changes = changes},
                       site, newest, wanted));
      Date changed;
      for (const ListedAct* act : group.acts) {
        changed = std::max(changed, act->back().issue->date);
      }
      pages.push_back({.path = path, .changed = changed});
      for (const int year : years_of(group)) {
        pages.push_back({.path = group_year_path(path, year), .changed = changed});
      }
    }
  }
  for (std::string path : {statistics_path(), corrections_path(), verify_path(), data_path()}) {
    pages.push_back({.path = std::move(path), .changed = newest});
  }
  for (std::string path : {about_path(), accessibility_path()}) {
    pages.push_back({.path = std::move(path), .changed = site.publisher().from});
  }
  std::vector<SiteFile> left;  // which the catalogue names as the site has them
  for (const auto& [year, of_year] : cards_by_year(cards)) {
    pages.push_back({.path = year_path(year), .changed = of_year.back()->date});
    pages.push_back({.path = audit_path(year), .changed = of_year.back()->date});
    if (const std::string path = year_json_path(year); wanted.has(path, year, "")) {
      files.push_back({.path = path, .bytes = year_json(year, cards, site.configuration())});
    } else if (is_whole) {
      left.push_back({.path = path, .bytes = wanted.read(path)});
    }
  }
  Sitemaps sitemaps = make_sitemaps(cards, pages, site.configuration(), wanted);
  append(std::move(sitemaps.files));
  if (is_whole) {
    for (std::string& path : sitemaps.left) {
      std::string bytes = wanted.read(path);
      left.push_back({.path = std::move(path), .bytes = std::move(bytes)});
    }
    const std::size_t made_count = files.size();
    std::move(left.begin(), left.end(), std::back_inserter(files));
    std::vector<SiteFile> catalogue = make_catalogue(cards, files, site);
    files.resize(made_count);
    append(std::move(catalogue));
  }
  return files;
}

}  // namespace

std::vector<SiteFile> make_index_pages(const std::vector<IssueCard>& cards,
                                       const model::Configuration& configuration,
                                       const Templates& templates, int threads_count,
                                       const FormerLists& former) {
  if (!std::is_sorted(cards.begin(), cards.end(), is_before)) {
    std::vector<IssueCard> sorted = cards;
    std::sort(sorted.begin(), sorted.end(), is_before);
    return make_index_pages(sorted, configuration, templates, threads_count, former);
  }
  const WantedLists wanted(cards, former);
  const Date newest = cards.empty() ? Date{} : cards.back().date;
  const std::vector<ListedAct> acts = listed_acts(cards);
  const std::vector<Listing> listings = listings_of(acts, configuration, newest);
  const std::vector<YearAudit> audits = audit_years(cards, configuration.calendar);
  const RegisterSource accounts = {.cards = cards, .audits = audits, .listings = listings};
  std::vector<Site> sites;  // the main tree first
  for (const std::string& language : languages_of(configuration)) {
    sites.emplace_back(configuration, model::publisher_on(configuration, newest), templates,
                       language);
  }

  std::vector<std::function<std::vector<SiteFile>()>> works;
  works.emplace_back(
      [&] { return make_machine_files(cards, acts, listings, sites.front(), wanted); });
  for (const Site& site : sites) {
    for (const Listing& listing : listings) {
      works.emplace_back([&] { return make_group_lists(listing, site, wanted); });
    }
    works.emplace_back([&] { return make_register_pages(accounts, site, wanted); });
    works.emplace_back([&] { return make_general_pages(cards, acts, listings, site, wanted); });
  }
  std::vector<std::vector<SiteFile>> made(works.size());
  parallel_for(works.size(), threads_count, [&](std::size_t i) { made[i] = works[i](); });

  std::vector<SiteFile> files = make_checksums(cards, configuration, wanted);
  for (std::vector<SiteFile>& each : made) {
    std::move(each.begin(), each.end(), std::back_inserter(files));
  }
  if (!wanted.has("404.html")) {
    return files;
  }
  files.push_back(sites.front().make_not_found_page());
  for (const auto& [name, bytes] : templates.files) {
    if (std::optional<std::string> path = asset_path(name)) {
      files.push_back({.path = std::move(*path), .bytes = bytes});
    }
  }
  return files;
}

std::vector<SiteFile> make_search_pages(std::vector<IssueCard> cards,
                                        const model::Configuration& configuration,
                                        const Templates& templates, const SiteFile& list,
                                        const std::map<int, std::vector<SearchAct>>& years) {
  std::sort(cards.begin(), cards.end(), is_before);
  const Date newest = cards.empty() ? Date{} : cards.back().date;
  const std::vector<ListedAct> acts = listed_acts(cards);
  const auto groups_of = [](const std::vector<Group>& groups, GroupPath path) {
    std::vector<SearchGroup> made;
    for (const Group& group : groups) {
      made.push_back({.id = group.id,
                      .name = group.name,
                      .path = path(group.id),
                      .acts_count = group.acts.size()});
    }
    return made;
  };
  SearchGroups groups = {
      .kinds = groups_of(group_by_kind(acts, configuration), kind_path),
      .issuers = groups_of(group_by_issuer(acts, configuration, newest), issuer_path),
      .subjects = groups_of(group_by_subject(acts, configuration), subject_path)};
  for (const SearchPart& part : read_search_list(list.bytes)) {
    for (const int year : part.years) {
      groups.years.push_back({.id = fmt::format("{}", year),
                              .name = fmt::format("{}", year),
                              .path = search_year_path(year),
                              .acts_count = part.acts_count});
    }
  }
  std::vector<SiteFile> files = make_search_scripts(templates);
  for (const std::string& language : languages_of(configuration)) {
    const Site site(configuration, model::publisher_on(configuration, newest), templates, language);
    files.push_back(make_search_page(site, groups, list));
    for (const auto& [year, of_year] : years) {
      files.push_back(make_search_year_page(site, year, of_year));
    }
  }
  return files;
}

}  // namespace gazette::web

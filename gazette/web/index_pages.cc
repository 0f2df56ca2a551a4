// The pages that lead to issues and acts: home, years, kinds, issuers; what all pages share; and
// what leads machines there.

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/act_files.h"
#include "gazette/web/act_json.h"
#include "gazette/web/act_parts.h"
#include "gazette/web/catalogue.h"
#include "gazette/web/feeds.h"
#include "gazette/web/search_page.h"
#include "gazette/web/site.h"
#include "gazette/web/sitemap.h"
#include "gazette/web/web.h"

namespace gazette::web {
namespace {

constexpr std::size_t kLatestIssuesCount = 6;
constexpr std::size_t kLatestActsCount = 8;

/// An act with all issues that hold a part of it, the first of them first.
using ListedAct = std::vector<PlacedAct>;

/// A kind or an issuer: acts listed together.
struct Group {
  std::string id = {};
  std::string name = {};
  int rank = 0;
  std::vector<ListedAct> acts = {};  // newest first
};

using GroupPath = std::string (*)(std::string_view id);

/// All acts, newest issue first; those of an issue in its order. An act that is published over
/// several issues is listed once, where its last part is.
std::vector<ListedAct> listed_acts(const std::vector<IssueCard>& cards) {
  std::vector<ListedAct> acts;
  for (auto card = cards.rbegin(); card != cards.rend(); ++card) {
    for (const ActCard& act : card->acts) {
      ListedAct parts = parts_around({.act = &act, .issue = &*card}, cards);
      if (parts.back().act == &act) {
        acts.push_back(std::move(parts));
      }
    }
  }
  return acts;
}

/// Groups by the id that `id_of` gives; `describe` sets name and rank. Sorted by rank, then name.
template <typename IdOf, typename Describe>
std::vector<Group> group_acts(const std::vector<ListedAct>& acts, IdOf id_of, Describe describe) {
  std::map<std::string, Group> by_id;
  for (const ListedAct& listed : acts) {
    if (const std::string& id = id_of(*listed.front().act); !id.empty()) {
      by_id[id].acts.push_back(listed);
    }
  }
  std::vector<Group> groups;
  for (auto& [id, group] : by_id) {
    group.id = id;
    describe(group);
    std::stable_sort(group.acts.begin(), group.acts.end(),
                     [](const ListedAct& a, const ListedAct& b) {
                       return a.front().act->date > b.front().act->date;
                     });
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.rank != b.rank ? a.rank < b.rank : collation_key(a.name) < collation_key(b.name);
  });
  return groups;
}

/// A kind is named as now; one that the configuration no longer has, as its newest act names it.
std::vector<Group> group_by_kind(const std::vector<ListedAct>& acts,
                                 const model::Configuration& configuration) {
  return group_acts(
      acts, [](const ActCard& act) -> const std::string& { return act.kind; },
      [&](Group& group) {
        const model::Kind* kind = model::find_kind(configuration, group.id);
        group.name = kind != nullptr ? kind->name : group.acts.front().front().act->kind_name;
        group.rank = kind != nullptr ? kind->rank : std::numeric_limits<int>::max();
      });
}

/// An issuer bears the name it had at the newest issue.
std::vector<Group> group_by_issuer(const std::vector<ListedAct>& acts,
                                   const model::Configuration& configuration, Date date) {
  return group_acts(
      acts, [](const ActCard& act) -> const std::string& { return act.issuer; },
      [&](Group& group) {
        const model::Issuer* issuer = model::issuer_on(configuration, group.id, date);
        group.name = issuer != nullptr ? issuer->name : group.acts.front().front().act->issuer_name;
        group.rank = issuer != nullptr ? issuer->rank : std::numeric_limits<int>::max();
      });
}

std::string acts_count(const Words& words, std::size_t count) {
  return words.say("acts_count", fmt::arg("count", words.number(count)));
}

Values issue_values(const Words& words, const IssueCard& card,
                    const model::Configuration& configuration) {
  Values values;
  values.texts = {
      {"issue_name", issue_short_name(words, card.number)},
      {"issue_path", issue_path(card.number)},
      {"issue_date", words.date_long(card.date)},
      {"issue_date_iso", to_iso(card.date)},
      {"issue_day", fmt::format("{:02}", card.date.day)},
      {"issue_weekday", words.weekday(card.date)},
      {"acts_count", acts_count(words, card.acts.size())},
      {"pages_count", words.say("pages_count", fmt::arg("count", words.number(card.pages_count)))},
      {"pdf", card.pdf_bytes > 0 ? issue_pdf_path(configuration, card.number) : ""},
      {"pdf_size", words.size(card.pdf_bytes)}};
  return values;
}

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

/// The issues of each year, oldest first.
std::map<int, std::vector<const IssueCard*>> cards_by_year(const std::vector<IssueCard>& cards) {
  std::map<int, std::vector<const IssueCard*>> years;
  for (const IssueCard& card : cards) {
    years[card.number.year].push_back(&card);
  }
  return years;
}

Page make_home_page(const std::vector<IssueCard>& cards, const std::vector<ListedAct>& acts,
                    const std::vector<Group>& kinds, const std::vector<Group>& issuers,
                    const Site& site) {
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
  lists["kinds"] = browse_groups(words, kinds, kind_path);
  lists["issuers"] = browse_groups(words, issuers, issuer_path);
  page.values.texts["has_earlier"] = std::string(lists["issues"].empty() ? "" : "1");
  return page;
}

/// What a year held, in one line.
std::string year_summary(const Words& words, const std::vector<const IssueCard*>& cards) {
  std::size_t acts = 0;
  std::size_t pages = 0;
  for (const IssueCard* card : cards) {
    acts += static_cast<std::size_t>(
        std::count_if(card->acts.begin(), card->acts.end(),
                      [](const ActCard& act) { return !act.part || act.part->number == 1; }));
    pages += card->pages_count;
  }
  return words.say("year_summary", fmt::arg("issues", words.number(cards.size())),
                   fmt::arg("acts", words.number(acts)), fmt::arg("pages", words.number(pages)));
}

std::vector<Values> year_link(const std::map<int, std::vector<const IssueCard*>>& years, int year) {
  if (!years.contains(year)) {
    return {};
  }
  return {{.texts = {{"other_year", fmt::format("{}", year)}, {"other_path", year_path(year)}}}};
}

Page make_year_page(const std::map<int, std::vector<const IssueCard*>>& years, int year,
                    const Site& site) {
  const Words& words = site.words();
  const std::vector<const IssueCard*>& cards = years.at(year);
  Values values;
  std::vector<Values>& months = values.lists["months"];
  int month = 0;
  for (const IssueCard* card : cards) {
    if (card->date.month != month) {
      month = card->date.month;
      months.push_back({.texts = {{"month_name", words.month(month)}}, .lists = {{"issues", {}}}});
    }
    months.back().lists.at("issues").push_back(issue_values(words, *card, site.configuration()));
  }
  const std::string title = words.say("year_title", fmt::arg("year", year));
  const std::string summary = year_summary(words, cards);
  values.texts = {{"year_title", title}, {"year_summary", summary}};
  values.lists["earlier"] = year_link(years, year - 1);
  values.lists["later"] = year_link(years, year + 1);
  return {.path = year_path(year),
          .title = title,
          .description = fmt::format("{}: {}", title, summary),
          .crumbs = {{.name = fmt::format("{}", year)}},
          .template_name = "year.html",
          .values = std::move(values),
          .alternates = {{.path = year_json_path(year), .media_type = kJsonType}}};
}

/// `kicker` says what kind of list this is: "Loại văn bản".
Page make_group_page(const Group& group, GroupPath path, std::string_view kicker,
                     const Site& site) {
  const Words& words = site.words();
  Values values;
  std::vector<Values>& years = values.lists["years"];
  int year = 0;
  for (const ListedAct& listed : group.acts) {
    if (listed.front().act->date.year != year) {
      year = listed.front().act->date.year;
      years.push_back({.texts = {{"year", fmt::format("{}", year)}}, .lists = {{"acts", {}}}});
    }
    years.back().lists.at("acts").push_back(act_values(words, listed));
  }
  const std::string count = acts_count(words, group.acts.size());
  values.texts = {
      {"group_name", group.name}, {"group_kicker", words.word(kicker)}, {"group_count", count}};
  return {
      .path = path(group.id),
      .title = group.name,
      .description = fmt::format("{}: {} – {}", words.word(kicker), group.name, count),
      .crumbs = {{.name = group.name}},
      .template_name = "group.html",
      .values = std::move(values),
      .feed_path = site.configuration().site.empty() ? std::string{} : feed_path(path(group.id))};
}

void sort_by_number(std::vector<IssueCard>& cards) {
  std::sort(cards.begin(), cards.end(),
            [](const IssueCard& a, const IssueCard& b) { return a.number < b.number; });
}

/// Style sheet and pictures go to the site as they are, schemas to those who use our data;
/// templates and words do not.
std::optional<std::string> asset_path(const std::string& name) {
  if (name.ends_with(".schema.json")) {
    return "du-lieu/" + name;
  }
  return name.ends_with(".css") || name.ends_with(".svg") ? std::optional(name) : std::nullopt;
}

/// What is for machines, in the gazette's own language.
std::vector<SiteFile> make_machine_files(const std::vector<IssueCard>& cards,
                                         const std::vector<ListedAct>& acts,
                                         const std::vector<Group>& kinds,
                                         const std::vector<Group>& issuers, const Site& site) {
  std::vector<SiteFile> files;
  const auto append = [&](std::vector<SiteFile> more) {
    std::move(more.begin(), more.end(), std::back_inserter(files));
  };
  const std::string& gazette = site.publisher().name;
  const Date newest = cards.empty() ? site.publisher().from : cards.back().date;
  append(make_feed({.page_path = "index.html", .title = gazette, .acts = acts}, site, newest));
  std::vector<SitemapPage> pages = {{.path = "index.html", .changed = newest}};
  const auto add_groups = [&](const std::vector<Group>& groups, GroupPath path) {
    for (const Group& group : groups) {
      append(make_feed({.page_path = path(group.id),
                        .title = fmt::format("{} – {}", gazette, group.name),
                        .acts = group.acts},
                       site, newest));
      Date changed;
      for (const ListedAct& act : group.acts) {
        changed = std::max(changed, act.back().issue->date);
      }
      pages.push_back({.path = path(group.id), .changed = changed});
    }
  };
  add_groups(kinds, kind_path);
  add_groups(issuers, issuer_path);
  for (const auto& [year, of_year] : cards_by_year(cards)) {
    pages.push_back({.path = year_path(year), .changed = of_year.back()->date});
    files.push_back(
        {.path = year_json_path(year), .bytes = year_json(year, cards, site.configuration())});
  }
  append(make_sitemaps(cards, pages, site.configuration()));
  append(make_catalogue(cards, files, site));
  return files;
}

}  // namespace

std::vector<SiteFile> make_index_pages(std::vector<IssueCard> cards,
                                       const model::Configuration& configuration,
                                       const Templates& templates) {
  sort_by_number(cards);
  const Date newest = cards.empty() ? Date{} : cards.back().date;
  const std::vector<ListedAct> acts = listed_acts(cards);
  const std::vector<Group> kinds = group_by_kind(acts, configuration);
  const std::vector<Group> issuers = group_by_issuer(acts, configuration, newest);
  const auto years = cards_by_year(cards);

  std::vector<SiteFile> files;
  for (const std::string& language : languages_of(configuration)) {
    const Site site(configuration, model::publisher_on(configuration, newest), templates, language);
    files.push_back(site.make_page(make_home_page(cards, acts, kinds, issuers, site)));
    for (const auto& [year, of_year] : years) {
      files.push_back(site.make_page(make_year_page(years, year, site)));
    }
    for (const Group& kind : kinds) {
      files.push_back(site.make_page(make_group_page(kind, kind_path, "kind", site)));
    }
    for (const Group& issuer : issuers) {
      files.push_back(site.make_page(make_group_page(issuer, issuer_path, "issuer", site)));
    }
    if (site.is_main()) {
      files.push_back(site.make_not_found_page());
      std::vector<SiteFile> machines = make_machine_files(cards, acts, kinds, issuers, site);
      std::move(machines.begin(), machines.end(), std::back_inserter(files));
    }
  }
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
  sort_by_number(cards);
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
      .issuers = groups_of(group_by_issuer(acts, configuration, newest), issuer_path)};
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

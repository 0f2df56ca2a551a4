#include "gazette/web/act_lists.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::web {
namespace {

/// Acts by the ids of their groups.
using ActsById = std::map<std::string, std::vector<const ListedAct*>>;

template <typename IdOf>
ActsById acts_by_id(const std::vector<ListedAct>& acts, IdOf id_of) {
  ActsById by_id;
  for (const ListedAct& listed : acts) {
    if (const std::string& id = id_of(*listed.front().act); !id.empty()) {
      by_id[id].push_back(&listed);
    }
  }
  return by_id;
}

/// Groups of these acts; `describe` sets name and rank. Sorted by rank, then name.
template <typename Describe>
std::vector<Group> groups_of(ActsById by_id, Describe describe) {
  std::vector<Group> groups;
  for (auto& [id, acts] : by_id) {
    Group group = {.id = id, .acts = std::move(acts)};
    describe(group);
    std::stable_sort(group.acts.begin(), group.acts.end(),
                     [](const ListedAct* a, const ListedAct* b) {
                       return a->front().act->date > b->front().act->date;
                     });
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.rank != b.rank ? a.rank < b.rank : collation_key(a.name) < collation_key(b.name);
  });
  return groups;
}

/// The links to the years of a group, newest first, the shown one among them.
std::vector<Values> year_links(const Group& group, GroupPath path, int shown) {
  std::vector<Values> links;
  for (const int year : years_of(group)) {
    links.push_back({.texts = {{"other_year", fmt::format("{}", year)},
                               {"other_path", group_year_path(path(group.id), year)},
                               {"is_shown", year == shown ? "1" : ""}}});
  }
  return links;
}

/// The page with the acts of a year. How many the group has in all is said on the group's own page
/// alone, so that those of other years stay as they are.
Page make_group_page(const Group& group, GroupPath path, std::string_view kicker, int year,
                     const Site& site) {
  const Words& words = site.words();
  Values values;
  std::vector<Values>& acts = values.lists["acts"];
  for (const ListedAct* listed : group.acts) {
    if (listed->front().act->date.year == year) {
      acts.push_back(act_values(words, *listed));
    }
  }
  const std::string count = acts_count(words, acts.size());
  values.texts = {{"group_name", group.name},
                  {"group_kicker", words.word(kicker)},
                  {"group_count", ""},
                  {"year", fmt::format("{}", year)},
                  {"year_count", count}};
  values.lists["years"] = year_links(group, path, year);
  return {
      .title = fmt::format("{}, {}", group.name, year),
      .description = fmt::format("{}: {}, {} – {}", words.word(kicker), group.name, year, count),
      .template_name = "group.html",
      .values = std::move(values),
      .feed_path = site.configuration().site.empty() ? std::string{} : feed_path(path(group.id))};
}

}  // namespace

std::vector<ListedAct> listed_acts(const std::vector<IssueCard>& cards) {
  std::size_t count = 0;
  for (const IssueCard& card : cards) {
    count += card.acts.size();
  }
  std::vector<ListedAct> acts;
  acts.reserve(count);
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

std::vector<Group> group_by_kind(const std::vector<ListedAct>& acts,
                                 const model::Configuration& configuration) {
  return groups_of(
      acts_by_id(acts, [](const ActCard& act) -> const std::string& { return act.kind; }),
      [&](Group& group) {
        const model::Kind* kind = model::find_kind(configuration, group.id);
        group.name =
            kind != nullptr ? kind->name : group.acts.front()->front().act->kind_name.text();
        group.rank = kind != nullptr ? kind->rank : std::numeric_limits<int>::max();
      });
}

std::vector<Group> group_by_issuer(const std::vector<ListedAct>& acts,
                                   const model::Configuration& configuration, Date date) {
  return groups_of(
      acts_by_id(acts, [](const ActCard& act) -> const std::string& { return act.issuer; }),
      [&](Group& group) {
        const model::Issuer* issuer = model::issuer_on(configuration, group.id, date);
        group.name =
            issuer != nullptr ? issuer->name : group.acts.front()->front().act->issuer_name.text();
        group.rank = issuer != nullptr ? issuer->rank : std::numeric_limits<int>::max();
      });
}

std::vector<Group> group_by_subject(const std::vector<ListedAct>& acts,
                                    const model::Configuration& configuration) {
  ActsById by_id;
  std::map<std::string, std::string> last_names;
  for (const ListedAct& listed : acts) {
    for (const NamedSubject& subject : listed.front().act->subjects) {
      by_id[subject.id].push_back(&listed);
      last_names.try_emplace(subject.id, subject.name);
    }
  }
  const std::vector<model::Subject>& subjects = configuration.subjects;
  return groups_of(std::move(by_id), [&](Group& group) {
    const model::Subject* subject = model::find_subject(subjects, group.id);
    group.name = subject != nullptr ? subject->name : last_names.at(group.id);
    group.rank = subject != nullptr ? static_cast<int>(subject - subjects.data())
                                    : std::numeric_limits<int>::max();
  });
}

std::vector<Listing> listings_of(const std::vector<ListedAct>& acts,
                                 const model::Configuration& configuration, Date date) {
  return {{.name = "kinds",
           .word = "kind",
           .path = kind_path,
           .groups = group_by_kind(acts, configuration)},
          {.name = "issuers",
           .word = "issuer",
           .path = issuer_path,
           .groups = group_by_issuer(acts, configuration, date)},
          {.name = "subjects",
           .word = "subject",
           .path = subject_path,
           .groups = group_by_subject(acts, configuration)}};
}

std::vector<int> years_of(const Group& group) {
  std::vector<int> years;
  for (const ListedAct* listed : group.acts) {
    const int year = listed->front().act->date.year;
    if (years.empty() || years.back() != year) {
      years.push_back(year);
    }
  }
  return years;
}

std::vector<SiteFile> make_group_pages(const Group& group, GroupPath path, std::string_view kicker,
                                       const Site& site, const WantedLists& wanted) {
  const std::vector<int> years = years_of(group);
  const std::string own_path = path(group.id);
  std::vector<SiteFile> files;
  const std::string around = fmt::format("{}\n{}", group.name, fmt::join(years, " "));
  const Words& words = site.words();
  const std::string count = acts_count(words, group.acts.size());
  if (wanted.has(site.path_of(own_path), years.front(), around + count)) {
    Page page = make_group_page(group, path, kicker, years.front(), site);
    page.path = own_path;
    page.title = group.name;
    page.description = fmt::format("{}: {} – {}", words.word(kicker), group.name, count);
    page.values.texts["group_count"] = count;
    page.crumbs = {{.name = group.name}};
    files.push_back(site.make_page(page));
  }
  for (const int year : years) {
    const std::string year_path = group_year_path(own_path, year);
    if (!wanted.has(site.path_of(year_path), year, around)) {
      continue;
    }
    Page page = make_group_page(group, path, kicker, year, site);
    page.path = year_path;
    page.crumbs = {{.name = group.name, .path = own_path}, {.name = fmt::format("{}", year)}};
    files.push_back(site.make_page(page));
  }
  return files;
}

CardsByYear cards_by_year(const std::vector<IssueCard>& cards) {
  CardsByYear years;
  for (const IssueCard& card : cards) {
    years[card.number.year].push_back(&card);
  }
  return years;
}

std::string acts_count(const Words& words, std::size_t count) {
  return words.say("acts_count", fmt::arg("count", words.number(count)));
}

}  // namespace gazette::web

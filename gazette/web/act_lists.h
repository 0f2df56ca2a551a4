// Acts as lists: all of them, those of a kind, of an issuer, of a subject. Private to web/.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/web/act_parts.h"
#include "gazette/web/site.h"
#include "gazette/web/wanted_lists.h"

namespace gazette::web {

/// An act with all issues that hold a part of it, the first of them first.
using ListedAct = std::vector<PlacedAct>;

/// A kind, an issuer or a subject: acts listed together.
struct Group {
  std::string id = {};
  std::string name = {};
  int rank = 0;
  std::vector<const ListedAct*> acts = {};  // newest first; of the list of all acts
};

/// The address of a group's page.
using GroupPath = std::string (*)(std::string_view id);

/// All acts, newest issue first; those of an issue in its order. An act that is published over
/// several issues is listed once, where its last part is. `cards` are sorted.
[[nodiscard]] std::vector<ListedAct> listed_acts(const std::vector<IssueCard>& cards);

/// By kind, in the order of the configuration. A kind is named as now; one that the configuration
/// no longer has, as its newest act names it.
[[nodiscard]] std::vector<Group> group_by_kind(const std::vector<ListedAct>& acts,
                                               const model::Configuration& configuration);

/// By issuer, each with the name that it bears on `date`.
[[nodiscard]] std::vector<Group> group_by_issuer(const std::vector<ListedAct>& acts,
                                                 const model::Configuration& configuration,
                                                 Date date);

/// By subject, in the order of the configuration; named as `group_by_kind` does. An act is in the
/// list of each of its subjects.
[[nodiscard]] std::vector<Group> group_by_subject(const std::vector<ListedAct>& acts,
                                                  const model::Configuration& configuration);

/// A way to browse the acts of the site: by kind, by issuer, by subject.
struct Listing {
  std::string_view name = {};  // "kinds": as the templates name its groups
  std::string_view word = {};  // "kind": of the words of the interface, what kind of list it is
  GroupPath path = nullptr;
  std::vector<Group> groups = {};
};

/// All ways to browse, in the order in which they are shown. `date` as for `group_by_issuer`.
[[nodiscard]] std::vector<Listing> listings_of(const std::vector<ListedAct>& acts,
                                               const model::Configuration& configuration,
                                               Date date);

/// The pages of a group: one with the acts of its newest year, and one for each year in which its
/// acts were signed; those that are wanted. `kicker` is the word for what kind of list this is.
[[nodiscard]] std::vector<SiteFile> make_group_pages(const Group& group, GroupPath path,
                                                     std::string_view kicker, const Site& site,
                                                     const WantedLists& wanted);

/// The years of a group's acts, newest first.
[[nodiscard]] std::vector<int> years_of(const Group& group);

/// The issues of each year, oldest first. `cards` are sorted.
using CardsByYear = std::map<int, std::vector<const IssueCard*>>;
[[nodiscard]] CardsByYear cards_by_year(const std::vector<IssueCard>& cards);

/// "14 văn bản".
[[nodiscard]] std::string acts_count(const Words& words, std::size_t count);

}  // namespace gazette::web

// Pages of the search (trang tìm kiếm): the form with its script, and lists that need no script.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "gazette/web/search_index.h"
#include "gazette/web/site.h"
#include "gazette/web/web.h"

namespace gazette::web {

/// Acts by which one may look without a search, and a choice of its filter.
struct SearchGroup {
  std::string id = {};  // as in `SearchAct`; of a year its figures
  std::string name = {};
  std::string path = {};  // of its page, from the site's root
  std::size_t acts_count = 0;
};

/// What the page of the search offers, in the order in which it is shown.
struct SearchGroups {
  std::vector<SearchGroup> years = {};  // with `search_year_path`
  std::vector<SearchGroup> kinds = {};
  std::vector<SearchGroup> issuers = {};
  std::vector<SearchGroup> subjects = {};  // no choice of the filter
};

/// "tim-kiem/index.html", "tim-kiem/2022.html".
[[nodiscard]] std::string search_path();
[[nodiscard]] std::string search_year_path(int year);

/// The page of the search. `list` is years.js, whose bytes the page's address of it names.
[[nodiscard]] SiteFile make_search_page(const Site& site, const SearchGroups& groups,
                                        const SiteFile& list);

/// The acts of a year by number, and by what they are about from A to Z, for who has no script.
[[nodiscard]] SiteFile make_search_year_page(const Site& site, int year,
                                             const std::vector<SearchAct>& acts);

/// All pages of the search, in every language of the site, and its scripts: the page of the search,
/// and the lists of the years given. `cards` are all issues, any order.
[[nodiscard]] std::vector<SiteFile> make_search_pages(
    std::vector<IssueCard> cards, const model::Configuration& configuration,
    const Templates& templates, const SiteFile& list,
    const std::map<int, std::vector<SearchAct>>& years);

/// The scripts of the search, at the site's root, without their remarks. Its style is there with
/// the others (`make_index_pages`).
[[nodiscard]] std::vector<SiteFile> make_search_scripts(const Templates& templates);

}  // namespace gazette::web

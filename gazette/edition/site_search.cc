#include "gazette/edition/site_search.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/folder_change.h"
#include "gazette/web/search_files.h"
#include "gazette/web/search_index.h"
#include "gazette/web/search_page.h"
#include "gazette/web/search_sections.h"
#include "gazette/web/site_list.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// An act where it is listed: in the first issue that holds it.
struct HomeAct {
  const web::IssueCard* card = nullptr;
  std::size_t index = 0;  // in the card

  [[nodiscard]] const web::ActCard& act() const { return card->acts[index]; }
};

/// The acts of each year, issues and acts in their order.
using ActsByYear = std::map<int, std::vector<HomeAct>>;

ActsByYear acts_by_year(const SiteSource& source) {
  std::vector<const web::IssueCard*> cards = {&source.card};
  for (const web::IssueCard& other : source.others) {
    cards.push_back(&other);
  }
  std::sort(cards.begin(), cards.end(),
            [](const web::IssueCard* a, const web::IssueCard* b) { return a->number < b->number; });
  ActsByYear years;
  std::set<std::string, std::less<>> seen;
  for (const web::IssueCard* card : cards) {
    for (std::size_t i = 0; i < card->acts.size(); ++i) {
      if (seen.insert(card->acts[i].id).second) {
        years[card->number.year].push_back({.card = card, .index = i});
      }
    }
  }
  return years;
}

/// The index as the site has it.
class FormerIndex {
 public:
  explicit FormerIndex(const SiteSource& source)
      : load_([&source](const std::string& path) {
          return source.files.read(source.workspace.root / "site" / path);
        }) {
    if (source.files.exists(source.workspace.root / "site" / web::search_list_path())) {
      parts_ = web::read_search_list(load_(web::search_list_path()));
    }
  }

  [[nodiscard]] const std::vector<web::SearchPart>& parts() const { return parts_; }
  [[nodiscard]] const web::SearchLoader& loader() const { return load_; }
  [[nodiscard]] bool has(int year) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const web::SearchPart& part) {
      return part.name == fmt::format("{}", year);
    });
  }

  /// The acts of a year by the paths of their pages.
  [[nodiscard]] std::map<std::string, web::SearchAct> acts_of(int year) const {
    std::map<std::string, web::SearchAct> acts;
    if (has(year)) {
      for (web::SearchAct& act : web::read_search_acts(fmt::format("{}", year), load_)) {
        std::string path = act.path;
        acts.emplace(std::move(path), std::move(act));
      }
    }
    return acts;
  }

 private:
  web::SearchLoader load_;
  std::vector<web::SearchPart> parts_ = {};
};

/// Whether a part can be gone on with: the site has all files of it as they were written, before
/// the list of lists was.
bool can_go_on(const SiteSource& source, const std::string& part) {
  const fs::path site = source.workspace.root / "site";
  const auto lists = file_state(site / web::kSiteListsPath);
  const fs::path head = site / web::search_file_path(part + "/head");
  if (!lists || !source.files.exists(head)) {
    return false;
  }
  const std::string bytes = source.files.read(head);
  const std::vector<std::string> paths = web::search_part_files(part, bytes);
  return web::can_resume_search_part(part, bytes) &&
         std::all_of(paths.begin(), paths.end(), [&](const std::string& path) {
           const auto state = file_state(site / path);
           return state && state->changed <= lists->changed;
         });
}

/// What the part of a year shows of its acts, where all that is to be done is to put those of the
/// issue that is built behind them: nothing of what it has is another act's, or another's part.
std::optional<std::vector<web::SearchAct>> acts_before(const SiteSource& source, int year,
                                                       const std::vector<HomeAct>& homes,
                                                       const FormerIndex& former) {
  const std::string part = fmt::format("{}", year);
  const std::size_t added = source.card.acts.size();
  if (!source.is_same_origin || !former.has(year) || homes.size() <= added ||
      !can_go_on(source, part)) {
    return std::nullopt;
  }
  const auto is_own = [&](const HomeAct& home) { return home.card == &source.card; };
  const auto first_own = homes.end() - static_cast<std::ptrdiff_t>(added);
  const bool is_behind =
      std::all_of(first_own, homes.end(), is_own) && std::none_of(homes.begin(), first_own, is_own);
  std::vector<web::SearchAct> acts = web::read_search_titles(part, former.loader());
  const auto is_act = [](const web::SearchAct& act, const HomeAct& home) {
    return act.number == home.act().symbol && act.date == home.act().date &&
           act.kind == home.act().kind && act.issuer == home.act().issuer;
  };
  if (!is_behind || !std::equal(acts.begin(), acts.end(), homes.begin(), first_own, is_act)) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < acts.size(); ++i) {
    acts[i].path = web::act_path(homes[i].act().id, homes[i].act().date);
  }
  return acts;
}

/// The acts of an issue as they are searched, by the paths of their pages.
void add_acts_of(const SiteSource& source, const model::Issue& issue, const web::IssueCard& card,
                 std::map<std::string, web::SearchAct>& acts) {
  std::vector<web::IssueCard> others;
  const std::vector<web::IssueCard>* around = &source.others;
  if (card.number != source.card.number) {
    others = source.others;
    others.push_back(source.card);
    around = &others;
  }
  const std::string name =
      web::issue_title(source.workspace.configuration, source.templates, card.number);
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    web::SearchAct act = web::search_act(issue.entries[i].instrument, card.acts[i],
                                         web::shown_part(card.acts[i], card, *around));
    act.issue = name;
    std::string path = act.path;
    acts.insert_or_assign(std::move(path), std::move(act));
  }
}

/// The acts of a year, in order.
std::vector<web::SearchAct> collect(const SiteSource& source, int year,
                                    const std::vector<HomeAct>& homes, const FormerIndex& former,
                                    Diagnostics& diagnostics) {
  std::map<std::string, web::SearchAct> known;
  add_acts_of(source, source.issue, source.card, known);
  const bool needs_others = std::any_of(homes.begin(), homes.end(), [&](const HomeAct& home) {
    return !known.contains(web::act_path(home.act().id, home.act().date));
  });
  if (needs_others) {
    known.merge(former.acts_of(year));  // of the issue's own acts these say nothing
  }
  std::vector<web::SearchAct> acts;
  for (const HomeAct& home : homes) {
    const std::string path = web::act_path(home.act().id, home.act().date);
    if (!known.contains(path)) {
      Diagnostics own;
      const auto issue = source.compose_other(home.card->number, own);
      if (issue && is_same(*issue, *home.card)) {
        add_acts_of(source, *issue, *home.card, known);
      }
    }
    const auto found = known.find(path);
    if (found == known.end()) {
      diagnostics.report(
          {.code = "G0806",
           .message = fmt::format("the search cannot find {} yet: issue {} cannot be composed as "
                                  "the site has it",
                                  home.act().title, model::to_text(home.card->number)),
           .help = fmt::format("mend it with `gazette check`, then run `gazette build {}`",
                               model::to_text(home.card->number))});
      continue;
    }
    web::SearchAct act = std::move(found->second);
    known.erase(found);
    act.year = year;
    acts.push_back(std::move(act));
  }
  return acts;
}

}  // namespace

std::vector<web::SiteFile> make_search(const SiteSource& source, Diagnostics& diagnostics) {
  const ActsByYear years = acts_by_year(source);
  const FormerIndex former(source);
  std::set<int> changed = {source.card.number.year};
  for (const auto& [year, homes] : years) {
    const bool is_concerned = std::any_of(homes.begin(), homes.end(), [&](const HomeAct& home) {
      return std::any_of(source.card.acts.begin(), source.card.acts.end(),
                         [&](const web::ActCard& act) { return act.id == home.act().id; });
    });
    if (is_concerned || !former.has(year)) {
      changed.insert(year);
    }
  }
  std::vector<web::SiteFile> files;
  std::vector<web::SearchPart> parts;
  std::copy_if(former.parts().begin(), former.parts().end(), std::back_inserter(parts),
               [&](const web::SearchPart& part) {
                 return std::none_of(changed.begin(), changed.end(), [&](int year) {
                   return part.name == fmt::format("{}", year);
                 });
               });
  std::map<int, std::vector<web::SearchAct>> made;
  for (const int year : changed) {
    const auto homes = years.find(year);
    if (homes == years.end()) {
      continue;  // the year has no act of its own
    }
    web::SearchIndexWriter writer(
        fmt::format("{}", year), [&](web::SiteFile file) { files.push_back(std::move(file)); },
        source.threads_count);
    std::vector<HomeAct> missing = homes->second;
    if (auto before = acts_before(source, year, homes->second, former)) {
      writer.resume(former.loader());
      missing.erase(missing.begin(), missing.begin() + static_cast<std::ptrdiff_t>(before->size()));
      made[year] = std::move(*before);
    }
    for (web::SearchAct& act : collect(source, year, missing, former, diagnostics)) {
      writer.add(act);
      act.sections.clear();
      made[year].push_back(std::move(act));
    }
    parts.push_back(writer.finish());
  }
  for (const web::SearchPart& part : former.parts()) {  // whose pages others may have to be made of
    const auto homes = std::find_if(years.begin(), years.end(), [&](const auto& each) {
      return part.name == fmt::format("{}", each.first);
    });
    if (!source.is_same_origin && homes != years.end() && !changed.contains(homes->first)) {
      made[homes->first] = web::read_search_acts(part.name, former.loader());
    }
  }
  web::SiteFile list = web::make_search_list(std::move(parts));
  std::vector<web::IssueCard> cards = source.others;
  cards.push_back(source.card);
  std::vector<web::SiteFile> pages = web::make_search_pages(
      std::move(cards), source.workspace.configuration, source.templates, list, made);
  std::move(pages.begin(), pages.end(), std::back_inserter(files));
  files.push_back(std::move(list));  // last: it names what is there
  return files;
}

}  // namespace gazette::edition

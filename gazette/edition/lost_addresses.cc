#include "gazette/edition/lost_addresses.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/address.h"
#include "gazette/web/empty_feed.h"
#include "gazette/web/moved.h"
#include "gazette/web/site.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kActFolderNames = 5;    // "eli/2022/09/15/<id>"
constexpr std::size_t kIssueFolderNames = 2;  // "2022/38-39"

/// The first names of a path, "/" between and behind them; empty where it has no more than these.
std::string folder_of(std::string_view path, std::size_t names_count) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < names_count; ++i) {
    end = path.find('/', end);
    if (end == std::string_view::npos) {
      return {};
    }
    ++end;
  }
  return std::string(path.substr(0, end));
}

/// A path without the folder of its language.
struct TreePath {
  std::string tree = {};  // "" or "en/"
  std::string path = {};
};

/// Where the content of an address is.
enum class Fate : std::uint8_t {
  kept,   // what its folder belongs to is on the site
  moved,  // at another address
  given_up,
  lost
};

struct Judgement {
  Fate fate = Fate::kept;
  std::string to = {};      // of what moved
  std::string folder = {};  // of the act or issue that is lost
};

class Judge {
 public:
  explicit Judge(const MadeSite& site) : site_(site) {
    for (const web::SiteFile& file : site.made) {
      made_.insert(file.path);
    }
    for (const web::IssueCard& other : site.others) {
      add(other, folders_of_others_);
    }
    add(site.card, folders_);
    find_renamed_acts();
  }

  [[nodiscard]] bool is_made(const std::string& path) const { return made_.contains(path); }
  [[nodiscard]] bool is_there(const std::string& path) const {
    return is_made(path) || site_.files.exists(folder() / path);
  }
  [[nodiscard]] fs::path folder() const { return site_.workspace.root / "site"; }

  [[nodiscard]] Judgement judge(const std::string& path) const {
    const bool is_page = path.ends_with(".html");
    const TreePath split = without_tree(path);
    const bool has_left = !split.tree.empty() && !has_language(split.tree);
    Judgement judgement = has_left && is_page && is_there(split.path)
                              ? Judgement{.fate = Fate::moved, .to = split.path}
                          : has_left ? Judgement{}
                                     : judge_in_tree(split, is_page);
    if (judgement.fate == Fate::kept) {
      return judgement;
    }
    if (!is_page) {
      // A file cannot send on: it stays where it is. One that an editor took away, who said where
      // its readers shall go, is given up.
      const bool is_given_up = !configured(split).empty();
      return is_there(path) ? Judgement{}
             : is_given_up  ? Judgement{.fate = Fate::given_up}
                            : judgement;
    }
    // What people say goes before what the program finds, and before what it found formerly.
    if (std::string to = configured(split); !to.empty()) {
      return {.fate = Fate::moved, .to = std::move(to)};
    }
    return sends_on(path) ? Judgement{} : judgement;
  }

 private:
  static void add(const web::IssueCard& card, std::set<std::string, std::less<>>& folders) {
    folders.insert(folder_of(web::issue_path(card.number), kIssueFolderNames));
    for (const web::ActCard& act : card.acts) {
      folders.insert(web::act_folder(act.id, act.date) + "/");
    }
  }

  /// Acts of this issue's former build that are now another act's: one that had no page before, of
  /// the same issuer and about the same, or with the same id.
  void find_renamed_acts() {
    const fs::path path = folder() / fmt::format("{}/issue.json", to_text(site_.card.number));
    if (!site_.files.exists(path)) {
      return;
    }
    const web::IssueCard before =
        web::read_issue_card(site_.files.read(path), path.generic_string());
    const auto is_in = [](const web::IssueCard& card, const web::ActCard& act) {
      return std::any_of(card.acts.begin(), card.acts.end(), [&](const web::ActCard& each) {
        return each.id == act.id && each.date == act.date;
      });
    };
    for (const web::ActCard& old : before.acts) {
      std::vector<const web::ActCard*> candidates;
      for (const web::ActCard& act : site_.card.acts) {
        const bool is_same =
            act.id == old.id || (act.abstract_text == old.abstract_text &&
                                 (act.issuer == old.issuer || act.symbol == old.symbol));
        if (is_same && !is_in(before, act)) {
          candidates.push_back(&act);
        }
      }
      if (candidates.size() == 1 && !is_in(site_.card, old)) {
        const web::ActCard& act = *candidates.front();
        renamed_[web::act_folder(old.id, old.date) + "/"] = web::act_folder(act.id, act.date) + "/";
      }
    }
  }

  [[nodiscard]] bool has_language(std::string_view tree) const {
    const std::vector<std::string> languages = web::languages_of(site_.workspace.configuration);
    return std::any_of(languages.begin(), languages.end(),
                       [&](const std::string& each) { return each + "/" == tree; });
  }

  /// Trees have names of two letters, which nothing else at the root has.
  static TreePath without_tree(const std::string& path) {
    constexpr std::size_t kTree = 3;
    const bool has_tree = path.size() > kTree && path[2] == '/';
    return has_tree ? TreePath{.tree = path.substr(0, kTree), .path = path.substr(kTree)}
                    : TreePath{.path = path};
  }

  /// Where [[moved]] says that a page is, in its own tree; the entry that says most of its path
  /// counts.
  [[nodiscard]] std::string configured(const TreePath& split) const {
    const std::string& path = split.path;
    const model::MovedAddress* best = nullptr;
    for (const model::MovedAddress& moved : site_.moved) {
      const bool is_it =
          moved.from == path || (moved.from.ends_with('/') && path.starts_with(moved.from));
      if (is_it && (best == nullptr || moved.from.size() > best->from.size())) {
        best = &moved;
      }
    }
    if (best == nullptr) {
      return {};
    }
    // The page at the same place below the new address, else the address itself.
    const std::string below = split.tree + best->to + path.substr(best->from.size());
    if (best->from.ends_with('/') && best->to.ends_with('/') && is_there(below)) {
      return below;
    }
    return split.tree + best->to + (best->to.ends_with('/') ? std::string(web::kIndexName) : "");
  }

  /// Whether the page sends on already, to what is still there.
  [[nodiscard]] bool sends_on(const std::string& path) const {
    if (!site_.files.exists(folder() / path)) {
      return false;
    }
    const auto to = web::read_moved_page(site_.files.read(folder() / path), path);
    return to && is_there(*to);
  }

  [[nodiscard]] Judgement judge_in_tree(const TreePath& path, bool is_page) const {
    const auto moved = [&](std::string to) {
      return is_page ? Judgement{.fate = Fate::moved, .to = path.tree + std::move(to)}
                     : Judgement{};
    };
    if (path.path.starts_with("eli/")) {
      const std::string act = folder_of(path.path, kActFolderNames);
      if (folders_.contains(act) || folders_of_others_.contains(act)) {
        return {};
      }
      const auto renamed = renamed_.find(act);
      return renamed != renamed_.end() ? moved(renamed->second + std::string(web::kIndexName))
                                       : Judgement{.fate = Fate::lost, .folder = act};
    }
    const std::string issue = folder_of(path.path, kIssueFolderNames);
    if (!issue.empty() && is_digit(path.path.front())) {  // "2022/38-39/"
      if (folders_of_others_.contains(issue)) {
        return {};
      }
      return folders_.contains(issue) ? moved(issue + std::string(web::kIndexName))
                                      : Judgement{.fate = Fate::lost, .folder = issue};
    }
    const bool is_of_year = web::site_list_name(path.path) != web::kGeneralListName;
    if (is_of_year || path.path.starts_with("loai/") || path.path.starts_with("co-quan/") ||
        path.path.starts_with("linh-vuc/")) {
      return moved(std::string(web::kIndexName));
    }
    if (path.path.starts_with("tim-kiem/") && !is_there(path.tree + path.path)) {
      return moved("tim-kiem/index.html");
    }
    const bool stays = !is_page || path.path.starts_with("tim-kiem/");
    return stays ? Judgement{} : Judgement{.fate = Fate::lost, .folder = path.path};
  }

  const MadeSite& site_;
  std::unordered_set<std::string> made_ = {};
  std::set<std::string, std::less<>> folders_ = {};            // of this issue and its acts
  std::set<std::string, std::less<>> folders_of_others_ = {};  // of the others and theirs
  std::map<std::string, std::string> renamed_ = {};            // folders
};

/// The day of the site's newest issue, since which the site is as it is.
Date newest_day(const MadeSite& site) {
  Date newest = site.card.date;
  for (const web::IssueCard& other : site.others) {
    newest = std::max(newest, other.date);
  }
  return newest;
}

/// Issues whose card was taken away while their pages are there: without it the site would forget
/// them, and send what they published nowhere. Whether there are some.
bool report_forgotten_issues(const Judge& judge, const MadeSite& site,
                             const web::FormerSite& former, Diagnostics& diagnostics) {
  bool has_some = false;
  for (const auto& [path, file] : former.listed) {
    const fs::path card = judge.folder() / path;
    if (!path.ends_with("/issue.json") || judge.is_made(path) || site.files.exists(card)) {
      continue;
    }
    const fs::path page = card.parent_path() / web::kIndexName;
    const std::string page_path =
        path.substr(0, path.rfind('/') + 1) + std::string(web::kIndexName);
    if (site.files.exists(page) && !web::read_moved_page(site.files.read(page), page_path)) {
      const std::string issue = path.substr(0, path.rfind('/'));
      diagnostics.report({.code = "G0807",
                          .place = {.path = "site/" + path},
                          .message = fmt::format("taken away by hand: without it the site forgets "
                                                 "issue {}",
                                                 issue),
                          .help = fmt::format("build {} again", issue)});
      has_some = true;
    }
  }
  return has_some;
}

}  // namespace

LostAddresses find_lost_addresses(const MadeSite& site, const web::FormerSite& former,
                                  Diagnostics& diagnostics) {
  const Judge judge(site);
  const Date newest = newest_day(site);
  LostAddresses lost;
  if (report_forgotten_issues(judge, site, former, diagnostics)) {
    return lost;
  }
  std::set<std::string> told;  // folders
  std::vector<std::string> missing;
  for (const auto& [path, file] : former.listed) {
    const bool is_made = judge.is_made(path) || site.lists.left.contains(path);
    if (is_made || !web::is_address(path) || !former.looked.contains(web::site_list_name(path))) {
      continue;
    }
    const Judgement judgement = judge.judge(path);
    const bool is_present = site.files.exists(judge.folder() / path);
    if (judgement.fate == Fate::moved) {
      if (!judge.is_there(judgement.to)) {
        diagnostics.report({.code = "G0807",
                            .place = {.path = "site.toml"},
                            .message = fmt::format("{} is to send on to {}, which the site does "
                                                   "not have",
                                                   path, judgement.to),
                            .help = "name in [[moved]] an address of the site"});
        continue;
      }
      lost.moved.push_back(web::make_moved_page({.from = path, .to = judgement.to}, newest,
                                                site.workspace.configuration, site.templates));
    } else if (judgement.fate == Fate::kept) {
      if (!is_present) {
        missing.push_back(path);
      } else if (web::is_feed(path) && !site.workspace.configuration.site.empty() &&
                 web::has_entries(site.files.read(judge.folder() / path))) {
        // A feed or a month of it that has become empty: what it listed was withdrawn.
        lost.moved.push_back(
            web::make_empty_feed(path, newest, site.workspace.configuration, site.templates));
      }
    } else if (const bool is_planned = site.is_planned(file.first);
               judgement.fate == Fate::given_up || (is_planned && !is_present)) {
      lost.dropped.push_back(path);
    } else if (told.insert(judgement.folder).second) {
      diagnostics.report(
          {.code = is_planned ? "G0808" : "G0807",
           .place = {.path = "site/" + path},
           .message = fmt::format("no issue has {} any more, which issue {} had", judgement.folder,
                                  file.first),
           .help =
               fmt::format("write into site.toml [[moved]] from = \"{}\", to = the address "
                           "where its readers shall go{}",
                           judgement.folder,
                           is_planned ? "; or take its folder away, if nobody has seen it" : "")});
    }
  }
  if (!missing.empty()) {
    diagnostics.report({.code = "G0809",
                        .place = {.path = "site/" + missing.front()},
                        .message = fmt::format("{} file{} of other issues {} taken away by hand",
                                               missing.size(), missing.size() == 1 ? "" : "s",
                                               missing.size() == 1 ? "was" : "were"),
                        .help = "build the issues to which they belong again"});
  }
  return lost;
}

}  // namespace gazette::edition

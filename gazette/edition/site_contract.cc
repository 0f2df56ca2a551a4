#include "gazette/edition/site_contract.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "gazette/edition/lost_addresses.h"
#include "gazette/web/former_site.h"
#include "gazette/web/search_files.h"
#include "gazette/web/site_list.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// What is made, by its path.
using MadeFiles = std::unordered_map<std::string_view, const web::SiteFile*>;

/// So many paths are named in one finding, the rest counted.
constexpr std::size_t kNamedMax = 5;

std::string named(const std::vector<std::string>& paths) {
  const std::size_t count = std::min(paths.size(), kNamedMax);
  std::string text = fmt::format(
      "{}", fmt::join(paths.begin(), paths.begin() + static_cast<std::ptrdiff_t>(count), ", "));
  return paths.size() > count ? fmt::format("{} and {} more", text, paths.size() - count) : text;
}

void report(std::string_view code, const std::vector<std::string>& paths, std::string_view what,
            std::string help, Diagnostics& diagnostics) {
  if (!paths.empty()) {
    diagnostics.report({.code = code,
                        .place = {.path = "site"},
                        .message = fmt::format("{}: {}", what, named(paths)),
                        .help = std::move(help)});
  }
}

/// Tells what was done by hand, and keeps what is written over.
void settle_hand_edits(const MadeSite& site, const web::FormerSite& former, const MadeFiles& made,
                       SiteChange& change, Diagnostics& diagnostics) {
  const fs::path folder = site.workspace.root / "site";
  const web::HandEdits edits = web::find_hand_edits(site.files, folder, former);
  std::vector<std::string> over;
  std::vector<std::string> left;
  std::vector<std::string> foreign;
  const auto keep_or = [&](const std::string& path, std::vector<std::string>& otherwise) {
    const auto ours = made.find(path);
    if (ours == made.end()) {
      otherwise.push_back(path);
      return;
    }
    std::string bytes = site.files.read(folder / path);
    if (bytes != ours->second->bytes) {
      over.push_back(path);
      change.kept.push_back(
          {.path = fmt::format("{}/{}", kHandEditedFolder, path), .bytes = std::move(bytes)});
    }
  };
  for (const std::string& path : edits.changed) {
    keep_or(path, left);
  }
  for (const std::string& path : edits.added) {
    keep_or(path, foreign);
  }
  std::vector<std::string> again;
  std::copy_if(edits.removed.begin(), edits.removed.end(), std::back_inserter(again),
               [&](const std::string& path) { return made.contains(path); });
  report("G0809", over, "changed by hand and made anew",
         fmt::format("what was there is kept in {}/", kHandEditedFolder), diagnostics);
  report("G0809", again, "taken away by hand and made again",
         "an address that was published stays; see [[moved]] in the README", diagnostics);
  report("G0809", left, "changed by hand and left as it is, which no upload takes",
         "build the issue that it belongs to again, or put back the file that was there",
         diagnostics);
  report("G0809", former.damaged, "changed by hand and made anew from the files of the site",
         "leave the lists of addresses to the program", diagnostics);
  report("G0810", foreign,
         "not made by the program; left where it is, and never uploaded or removed",
         "put it on the server by other means if it belongs there", diagnostics);
}

/// Anchors that a page had and has no more: the ids of its elements.
std::vector<std::string> lost_anchors(std::string_view former, std::string_view now) {
  const auto ids_of = [](std::string_view html) {
    constexpr std::string_view kStart = " id=\"";
    std::set<std::string, std::less<>> ids;
    for (std::size_t at = html.find(kStart); at != std::string_view::npos;
         at = html.find(kStart, at + 1)) {
      const std::size_t begin = at + kStart.size();
      ids.emplace(html.substr(begin, html.find('"', begin) - begin));
    }
    return ids;
  };
  const auto before = ids_of(former);
  const auto after = ids_of(now);
  std::vector<std::string> lost;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::back_inserter(lost));
  return lost;
}

/// Reports places of acts that people may have cited and that are gone. Pages of a plan change as
/// long as it is one.
void check_anchors(const MadeSite& site, const web::FormerSite& former, Diagnostics& diagnostics) {
  for (const web::SiteFile& file : site.made) {
    const auto listed = former.listed.find(file.path);
    if (!file.path.starts_with("eli/") || !file.path.ends_with(".html") ||
        listed == former.listed.end() || listed->second.sha256 == sha256(file.bytes) ||
        site.is_planned(listed->second.first)) {
      continue;
    }
    const fs::path path = site.workspace.root / "site" / file.path;
    const auto lost = site.files.exists(path) ? lost_anchors(site.files.read(path), file.bytes)
                                              : std::vector<std::string>{};
    if (!lost.empty()) {
      diagnostics.report(
          {.code = "G0811",
           .place = {.path = "site/" + file.path},
           .message = fmt::format("places that could be cited are gone: {}", named(lost)),
           .help = "links to them now lead to the beginning of the page; publish a "
                   "correction if the text of the act was changed"});
    }
  }
}

/// Files of the search that no script asks for any more: of parts made anew, and of parts that are
/// gone.
void drop_search_files(const web::FormerSite& former, const MadeFiles& made, SiteChange& change) {
  std::set<std::string> kept;                // folders of parts that stay as they are
  std::unordered_set<std::string> of_parts;  // files of parts made anew, made now or before
  const auto list = made.find(web::search_list_path());
  if (list == made.end()) {
    return;
  }
  for (const web::SearchPart& part : web::read_search_list(list->second->bytes)) {
    const auto head = made.find(web::search_file_path(part.name + "/head"));
    if (head == made.end()) {
      kept.insert(web::search_part_folder(part.name));
      continue;
    }
    for (std::string& path : web::search_part_files(part.name, head->second->bytes)) {
      of_parts.insert(std::move(path));
    }
  }
  for (const auto& [path, file] : former.listed) {
    if (web::is_address(path)) {
      continue;
    }
    const bool is_kept = std::any_of(kept.begin(), kept.end(), [&](const std::string& folder) {
      return path.starts_with(folder + "/");
    });
    if (!is_kept && !of_parts.contains(path) && !made.contains(path)) {
      change.removed.push_back(path);
    }
  }
}

}  // namespace

SiteChange keep_addresses(const MadeSite& site, Diagnostics& diagnostics) {
  MadeFiles made;
  std::unordered_set<std::string_view> list_paths;
  for (const web::SiteFile& file : site.lists.files) {
    list_paths.insert(file.path);
  }
  web::ListNames looked = site.lists.looked;
  looked.emplace(web::kGeneralListName);
  web::ListNames names = looked;
  for (const web::SiteFile& file : site.made) {
    made.emplace(file.path, &file);
    const std::string name = web::site_list_name(file.path);
    names.insert(name);
    if (!list_paths.contains(file.path)) {
      looked.insert(name);
    }
  }
  SiteChange change;
  web::FormerSite former = web::read_former_site(site.files, site.workspace.root / "site",
                                                 std::move(names), std::move(looked));
  settle_hand_edits(site, former, made, change, diagnostics);
  drop_search_files(former, made, change);
  for (const std::string& path : change.removed) {
    former.listed.erase(path);
  }
  check_anchors(site, former, diagnostics);
  LostAddresses lost = find_lost_addresses(site, former, diagnostics);
  for (const std::string& path : lost.dropped) {
    former.listed.erase(path);
  }
  change.added = std::move(lost.moved);
  const std::string issue = model::to_text(site.card.number);
  web::enter(site.made, issue, former.listed);
  web::enter(change.added, issue, former.listed);
  std::vector<web::SiteFile> lists = web::make_lists(std::move(former));
  std::move(lists.begin(), lists.end(), std::back_inserter(change.added));
  return change;
}

}  // namespace gazette::edition

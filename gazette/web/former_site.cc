#include "gazette/web/former_site.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/folder_change.h"
#include "gazette/base/hash.h"

namespace gazette::web {
namespace {

namespace fs = std::filesystem;

/// Of files that were there before the list was.
constexpr std::string_view kBeforeList = "-";

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

/// Takes the files of a list that the disk has and the list lacks for published.
void adopt(Files& files, const fs::path& site, std::string_view name, FormerSite& former) {
  for (const std::string& path : former.present) {
    if (site_list_name(path) == name && !former.listed.contains(path)) {
      const std::string bytes = files.read(site / path);
      former.listed.emplace(path, ListedFile{.path = path,
                                             .first = std::string(kBeforeList),
                                             .bytes = bytes.size(),
                                             .sha256 = sha256(bytes)});
    }
  }
}

/// Whether the list of that name was as it was written.
bool read_list(Files& files, const fs::path& site, const std::string& name, FormerSite& former) {
  const fs::path path = site / site_list_path(name);
  const auto entry = former.entries.find(name);
  const std::string bytes = files.exists(path) ? files.read(path) : std::string{};
  auto listed = read_site_list(bytes);
  const bool is_whole = entry != former.entries.end()
                            ? sha256(bytes) == entry->second.sha256 && listed.has_value()
                            : bytes.empty();
  if (!is_whole) {
    former.damaged.push_back(site_list_path(name));
    listed = read_damaged_site_list(bytes);
  }
  for (ListedFile& file : *listed) {
    // A line that stands in the wrong list was put there by hand.
    if (site_list_name(file.path) == name && !is_site_list(file.path)) {
      std::string key = file.path;
      former.listed.emplace(std::move(key), std::move(file));
    }
  }
  return is_whole;
}

/// Whether below this folder of the site there may be files of these lists.
bool may_hold(std::string_view folder, const ListNames& names) {
  const std::string name = site_list_name(fmt::format("{}/x", folder));
  return names.contains(name) || (name == kGeneralListName && !is_hidden(folder) &&
                                  std::count(folder.begin(), folder.end(), '/') < 2);
}

/// The files of these lists on the disk; of all where none are named.
std::vector<std::string> find_present(Files& files, const fs::path& site,
                                      const std::optional<ListNames>& names) {
  std::vector<std::string> present = files.list_within(site, [&](std::string_view folder) {
    return !is_hidden(folder) && (!names || may_hold(folder, *names));
  });
  std::erase_if(present, [&](const std::string& path) {
    return is_hidden(path) || is_site_list(path) ||
           (names && !names->contains(site_list_name(path)));
  });
  return present;
}

}  // namespace

FormerSite read_former_site(Files& files, const fs::path& site, ListNames names,
                            std::optional<ListNames> looked) {
  FormerSite former;
  const fs::path lists = site / kSiteListsPath;
  const auto state = file_state(lists);
  const auto entries = state ? read_site_lists(files.read(lists)) : std::nullopt;
  if (entries) {
    former.changed = state->changed;
    for (const SiteListEntry& entry : *entries) {
      former.entries.emplace(entry.name, entry);
    }
  } else {
    if (state) {
      former.damaged.emplace_back(kSiteListsPath);
    }
    former.present = find_present(files, site, std::nullopt);
    for (const std::string& path : former.present) {
      names.insert(site_list_name(path));
    }
  }
  former.names = std::move(names);
  former.looked = entries && looked ? std::move(*looked) : former.names;
  ListNames adopted;
  for (const std::string& name : former.names) {
    if (!read_list(files, site, name, former) || !entries) {
      adopted.insert(name);
      former.looked.insert(name);
    }
  }
  if (entries) {
    former.present = find_present(files, site, former.looked);
  }
  for (const std::string& name : adopted) {
    adopt(files, site, name, former);
  }
  return former;
}

HandEdits find_hand_edits(Files& files, const fs::path& site, const FormerSite& former) {
  HandEdits edits;
  for (const auto& [path, file] : former.listed) {
    if (!former.looked.contains(site_list_name(path))) {
      continue;
    }
    const auto state = file_state(site / path);
    if (!state) {
      edits.removed.push_back(path);
    } else if (state->bytes != file.bytes || (state->changed >= former.changed &&
                                              sha256(files.read(site / path)) != file.sha256)) {
      edits.changed.push_back(path);
    }
  }
  std::copy_if(former.present.begin(), former.present.end(), std::back_inserter(edits.added),
               [&](const std::string& path) { return !former.listed.contains(path); });
  return edits;
}

void enter(const std::vector<SiteFile>& made, std::string_view first, ListedFiles& listed) {
  for (const SiteFile& file : made) {
    ListedFile& entry = listed[file.path];
    entry = {.path = file.path,
             .first = entry.first.empty() ? std::string(first) : entry.first,
             .bytes = file.bytes.size(),
             .sha256 = sha256(file.bytes)};
  }
}

std::vector<SiteFile> make_lists(FormerSite site) {
  std::map<std::string, std::vector<ListedFile>, std::less<>> lists;
  for (const std::string& name : site.names) {
    lists[name];
  }
  for (auto& [path, file] : site.listed) {
    lists[site_list_name(path)].push_back(std::move(file));
  }
  std::vector<SiteFile> files;
  for (auto& [name, listed] : lists) {
    SiteListEntry& entry = site.entries[name];
    entry = {.name = name, .files_count = listed.size()};
    for (const ListedFile& file : listed) {
      entry.bytes += file.bytes;
    }
    files.push_back(make_site_list(name, std::move(listed)));
    entry.sha256 = sha256(files.back().bytes);
  }
  std::vector<SiteListEntry> entries;
  for (auto& [name, entry] : site.entries) {
    entries.push_back(std::move(entry));
  }
  files.push_back(make_site_lists(std::move(entries)));
  return files;
}

}  // namespace gazette::web

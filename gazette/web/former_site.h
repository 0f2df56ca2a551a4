// The site as the last build left it, by its lists and by the disk.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/files.h"
#include "gazette/web/site_list.h"

namespace gazette::web {

/// Files by their paths.
using ListedFiles = std::map<std::string, ListedFile, std::less<>>;

/// Names of lists: "2022", `kGeneralListName`.
using ListNames = std::set<std::string, std::less<>>;

struct FormerSite {
  std::map<std::string, SiteListEntry, std::less<>> entries = {};  // lists by name
  ListNames names = {};                                            // of the lists read
  ListNames looked = {};    // of those whose files on the disk were looked for
  ListedFiles listed = {};  // what the lists that were read hold
  /// What of the lists looked for lies on the disk, sorted; neither lists nor hidden files.
  std::vector<std::string> present = {};
  std::vector<std::string> damaged = {};  // lists that are not as they were written; read anew
  std::int64_t changed = 0;               // when the list of lists last was written
};

/// Reads the lists of `names`; all that are needed to hold every file of the site where it has no
/// list yet. The disk is looked at for the files of those that `looked` names, or of all. A list
/// that is not as it was written is made anew of what can be read of it and of the files on the
/// disk, so that no address falls out of it.
[[nodiscard]] FormerSite read_former_site(Files& files, const std::filesystem::path& site,
                                          ListNames names,
                                          std::optional<ListNames> looked = std::nullopt);

/// What is not as the last build left it.
struct HandEdits {
  std::vector<std::string> changed = {};
  std::vector<std::string> added = {};
  std::vector<std::string> removed = {};
};

/// Compares the disk with the lists that were looked for. A file is read only where its size is
/// another or the disk says that it may have changed since the lists were written.
[[nodiscard]] HandEdits find_hand_edits(Files& files, const std::filesystem::path& site,
                                        const FormerSite& former);

/// Enters files as they are made now; one that was not listed before is of the issue `first`.
void enter(const std::vector<SiteFile>& made, std::string_view first, ListedFiles& listed);

/// The lists that were read, as they are now, and the list of all.
[[nodiscard]] std::vector<SiteFile> make_lists(FormerSite site);

}  // namespace gazette::web

#include "gazette/web/sound_site.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace gazette::web {

WholeSite read_sound_site(Files& files, const std::filesystem::path& folder,
                          const UnsoundFinding& finding, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.errors_count();
  const auto refuse = [&](std::string message) {
    diagnostics.report({.code = finding.code,
                        .place = {.path = "site"},
                        .message = std::move(message),
                        .help = finding.help});
  };
  const auto lists = folder / kSiteListsPath;
  const auto entries = files.exists(lists) ? read_site_lists(files.read(lists)) : std::nullopt;
  if (!entries) {
    refuse("the site has no list of addresses that can be read");
    return {};
  }
  ListNames names = {std::string(kGeneralListName)};
  for (const SiteListEntry& entry : *entries) {
    names.insert(entry.name);
  }
  FormerSite site = read_former_site(files, folder, std::move(names));
  HandEdits edits = find_hand_edits(files, folder, site);
  const auto refuse_some = [&](std::string_view what, const std::vector<std::string>& paths) {
    if (!paths.empty()) {
      refuse(fmt::format("{}: {}", what, first_of(paths)));
    }
  };
  refuse_some("lists of addresses are not as the build left them", site.damaged);
  refuse_some("files are not as the build left them", edits.changed);
  refuse_some("files are missing", edits.removed);
  WholeSite whole = {.added = std::move(edits.added)};
  if (diagnostics.errors_count() == errors_before) {
    whole.sound = std::move(site);
  }
  return whole;
}

std::string first_of(const std::vector<std::string>& paths) {
  constexpr std::size_t kNamedMax = 5;
  const std::size_t count = std::min(paths.size(), kNamedMax);
  const auto end = paths.begin() + static_cast<std::ptrdiff_t>(count);
  std::string text = fmt::format("{}", fmt::join(paths.begin(), end, ", "));
  return paths.size() > count ? fmt::format("{} and {} more", text, paths.size() - count) : text;
}

}  // namespace gazette::web

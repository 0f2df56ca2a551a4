#include "gazette/publish/publish.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/web/sound_site.h"

namespace gazette::publish {
namespace {

namespace fs = std::filesystem;

/// Sent at once: of what is counted as sent, so much at most did not arrive where the line was cut.
constexpr std::uint64_t kBytesAtOnce = 16'000'000;

std::vector<std::string> paths_of(const std::vector<web::ListedFile>& files) {
  std::vector<std::string> paths;
  for (const web::ListedFile& file : files) {
    paths.push_back(file.path);
  }
  return paths;
}

void append(const std::vector<std::string>& from, std::vector<std::string>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

/// The site by its lists, where the disk is as they say. What is not ours is named (G0810).
std::optional<web::FormerSite> read_site(Files& files, const fs::path& folder,
                                         Diagnostics& diagnostics) {
  web::WholeSite whole = web::read_sound_site(
      files, folder,
      {.code = "G0820", .help = "run `gazette build` for the issues to which they belong"},
      diagnostics);
  if (!whole.added.empty()) {
    diagnostics.report({.code = "G0810",
                        .place = {.path = "site"},
                        .message = fmt::format("not made by the program, and not uploaded: {}",
                                               web::first_of(whole.added)),
                        .help = "put it on the server by other means if it belongs there"});
  }
  return std::move(whole.sound);
}

/// Those that the place does not have, asked for so many at once that the answer of a program for
/// each stays small.
std::vector<std::string> find_differing(Place& place, const std::vector<std::string>& paths) {
  constexpr std::size_t kPathsAtOnce = 50'000;
  std::vector<std::string> differing;
  for (std::size_t at = 0; at < paths.size(); at += kPathsAtOnce) {
    const auto begin = paths.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t count = std::min(kPathsAtOnce, paths.size() - at);
    append(place.find_differing({begin, begin + static_cast<std::ptrdiff_t>(count)}), differing);
  }
  return differing;
}

/// The lists of addresses of both sides.
struct Lists {
  bool is_head_same = false;                          // the list of lists
  std::vector<web::SiteListEntry> theirs = {};        // as the place's list of lists says
  std::set<std::string, std::less<>> differing = {};  // lists that are not there as here
};

/// Every list is compared, also where the list of lists is the same on both sides: a place that
/// lost one may have lost more, and what is said of it is said by its lists.
Lists compare_lists(Files& files, const fs::path& site, const web::FormerSite& now, Place& place) {
  Lists lists;
  const auto head = place.read(std::string(web::kSiteListsPath));
  lists.is_head_same = head && *head == files.read(site / web::kSiteListsPath);
  lists.theirs = (head ? web::read_site_lists(*head) : std::nullopt)
                     .value_or(std::vector<web::SiteListEntry>());
  std::vector<std::string> paths;
  for (const auto& [name, entry] : now.entries) {
    paths.push_back(web::site_list_path(name));
  }
  for (std::string& path : find_differing(place, paths)) {
    lists.differing.insert(std::move(path));
  }
  return lists;
}

/// What the place has, by its own lists. Lists that are the same on both sides are not read; a list
/// that cannot be read, or is not as the place's list of lists says, says nothing, so that its
/// files are asked for and none of them is removed.
web::ListedFiles read_place(const web::FormerSite& site, const Lists& lists, Place& place) {
  web::ListedFiles has;
  for (const web::SiteListEntry& entry : lists.theirs) {
    const std::string list = web::site_list_path(entry.name);
    const auto ours = site.entries.find(entry.name);
    const bool is_same = ours != site.entries.end() && ours->second == entry;
    if (is_same && lists.differing.contains(list)) {
      continue;
    }
    if (is_same) {
      for (const auto& [path, file] : site.listed) {
        if (web::site_list_name(path) == entry.name) {
          has.emplace(path, file);
        }
      }
      continue;
    }
    const auto bytes = place.read(list);
    const auto listed =
        bytes && sha256(*bytes) == entry.sha256 ? web::read_site_list(*bytes) : std::nullopt;
    if (listed) {
      for (const web::ListedFile& file : *listed) {
        has.emplace(file.path, file);
      }
    }
  }
  return has;
}

/// The lists themselves, where the place's are others; the list of lists last.
std::vector<web::ListedFile> lists_to_send(Files& files, const fs::path& site, const Lists& lists) {
  std::vector<web::ListedFile> sent;
  const auto add = [&](std::string path) {
    const std::string bytes = files.read(site / path);
    sent.push_back(
        {.path = std::move(path), .first = "-", .bytes = bytes.size(), .sha256 = sha256(bytes)});
  };
  for (const std::string& path : lists.differing) {
    add(path);
  }
  if (!lists.is_head_same) {
    add(std::string(web::kSiteListsPath));
  }
  return sent;
}

/// Whether nothing on the place keeps the upload from being carried out (G0824).
bool is_free(const Upload& upload, Place& place, Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  for (const auto* files :
       {&upload.added, &upload.changed, &upload.indexes, &upload.lists, &upload.removed}) {
    append(paths_of(*files), paths);
  }
  const std::vector<Obstacle> obstacles = place.find_obstacles(paths);
  for (const Obstacle& each : obstacles) {
    diagnostics.report(
        {.code = "G0824",
         .place = {.path = each.path},
         .message = each.is_folder ? "a folder is in the way of the site, which has a file there"
                                   : "a file is in the way of the site, which has a folder there",
         .help = "move it away, or publish into another folder"});
  }
  return obstacles.empty();
}

/// Sends files, so many at once that little is counted which did not arrive.
void put_counted(const std::vector<web::ListedFile>& files, Place& place,
                 const UploadProgress& progress) {
  std::vector<std::string> paths;
  std::uint64_t bytes = 0;
  const auto put = [&] {
    if (progress.on_sending) {
      progress.on_sending(paths.size(), bytes);
    }
    place.put(paths);
    paths.clear();
    bytes = 0;
  };
  for (const web::ListedFile& file : files) {
    if (!paths.empty() && bytes + file.bytes > kBytesAtOnce) {
      put();
    }
    paths.push_back(file.path);
    bytes += file.bytes;
  }
  if (!paths.empty()) {
    put();
  }
}

}  // namespace

std::optional<Target> configured_target(const model::Publishing& publishing) {
  if (!publishing.folder.empty()) {
    return Target{PlaceKind::folder, publishing.folder};
  }
  if (!publishing.rsync.empty()) {
    return Target{PlaceKind::rsync, publishing.rsync};
  }
  return publishing.rclone.empty() ? std::nullopt
                                   : std::optional(Target{PlaceKind::rclone, publishing.rclone});
}

std::optional<Upload> plan_upload(Files& files, const fs::path& site, Place& place,
                                  const KnownPlace& known, Diagnostics& diagnostics) {
  const auto now = read_site(files, site, diagnostics);
  if (!now) {
    return std::nullopt;
  }
  const Lists lists = compare_lists(files, site, *now, place);
  web::ListedFiles has = read_place(*now, lists, place);
  std::set<std::string_view> doubted;
  for (const web::ListedFile& file : known.unfinished) {
    doubted.insert(file.path);
  }
  std::vector<std::string> asked;
  for (const auto& [path, file] : now->listed) {
    const auto there = has.find(path);
    if (known.believed == Believed::files || doubted.contains(path) || there == has.end() ||
        there->second.sha256 != file.sha256) {
      asked.push_back(path);
    }
  }
  Upload upload;
  for (const std::string& path : find_differing(place, asked)) {
    const web::ListedFile& file = now->listed.at(path);
    const bool is_index = web::upload_step(path) == web::UploadStep::indexes;
    (is_index             ? upload.indexes
     : has.contains(path) ? upload.changed
                          : upload.added)
        .push_back(file);
    upload.bytes += file.bytes;
  }
  for (const web::ListedFile& file : known.unfinished) {
    if (!web::is_site_list(file.path)) {
      has.emplace(file.path, file);
    }
  }
  for (const auto& [path, file] : has) {
    if (!now->listed.contains(path)) {
      upload.removed.push_back(file);
    }
  }
  const auto by_step = [](const web::ListedFile& a, const web::ListedFile& b) {
    return std::tuple(web::upload_step(a.path), std::string_view(a.path)) <
           std::tuple(web::upload_step(b.path), std::string_view(b.path));
  };
  std::sort(upload.added.begin(), upload.added.end(), by_step);
  std::sort(upload.changed.begin(), upload.changed.end(), by_step);
  std::sort(upload.indexes.begin(), upload.indexes.end(), by_step);
  upload.lists = lists_to_send(files, site, lists);
  for (const web::ListedFile& list : upload.lists) {
    upload.bytes += list.bytes;
  }
  return is_free(upload, place, diagnostics) ? std::optional(std::move(upload)) : std::nullopt;
}

std::string to_note(const Upload& upload, const std::vector<web::ListedFile>& unfinished) {
  web::ListedFiles touched;
  for (const auto* files : {&upload.added, &upload.changed, &upload.indexes, &upload.lists,
                            &upload.removed, &unfinished}) {
    for (const web::ListedFile& file : *files) {
      touched.emplace(file.path, file);
    }
  }
  std::vector<web::ListedFile> list;
  for (auto& [path, file] : touched) {
    list.push_back(std::move(file));
  }
  return web::make_site_list(web::kGeneralListName, std::move(list)).bytes;
}

std::vector<web::ListedFile> unfinished_of(std::string_view note) {
  return web::read_site_list(note).value_or(std::vector<web::ListedFile>());
}

void carry_out(const Upload& upload, Place& place, const UploadProgress& progress,
               Diagnostics& diagnostics) {
  const auto begin = [&](std::size_t count, std::string_view what) {
    if (progress.on_step && count > 0) {
      progress.on_step(fmt::format("{} {}", count, what));
    }
    return count > 0;
  };
  std::vector<std::string> sent;
  const auto put = [&](const std::vector<web::ListedFile>& files, std::string_view what) {
    // What pages load comes before the pages: a step at a time.
    for (const web::UploadStep step : {web::UploadStep::content, web::UploadStep::pages,
                                       web::UploadStep::indexes, web::UploadStep::lists}) {
      std::vector<web::ListedFile> of_step;
      std::copy_if(
          files.begin(), files.end(), std::back_inserter(of_step),
          [&](const web::ListedFile& file) { return web::upload_step(file.path) == step; });
      if (begin(of_step.size(), what)) {
        put_counted(of_step, place, progress);
        append(paths_of(of_step), sent);
      }
    }
  };
  put(upload.added, "new files");
  put(upload.changed, "changed files");
  put(upload.indexes, "index files");
  if (begin(sent.size(), "files compared")) {
    const std::vector<std::string> differing = find_differing(place, sent);
    if (!differing.empty()) {
      diagnostics.report({.code = "G0821",
                          .place = {.path = "site"},
                          .message = fmt::format("sent, but not there as it was sent: {}",
                                                 web::first_of(differing)),
                          .help = "run `gazette publish` again; it sends what is missing"});
      return;
    }
  }
  // Beyond this point everything that a page leads to is there: what nothing leads to may go.
  if (begin(upload.removed.size(), "files removed")) {
    place.remove(paths_of(upload.removed));
  }
  for (const web::ListedFile& list : upload.lists) {
    put_counted({list}, place, progress);  // one after the other, the list of lists last
  }
}

std::size_t verify(Files& files, const fs::path& site, Place& place, Diagnostics& diagnostics) {
  const auto now = read_site(files, site, diagnostics);
  if (!now) {
    return 0;
  }
  std::vector<std::string> paths;
  for (const auto& [path, file] : now->listed) {
    paths.push_back(path);
  }
  for (const auto& [name, entry] : now->entries) {
    paths.push_back(web::site_list_path(name));
  }
  paths.emplace_back(web::kSiteListsPath);
  const std::vector<std::string> differing = find_differing(place, paths);
  if (!differing.empty()) {
    diagnostics.report(
        {.code = "G0821",
         .place = {.path = "site"},
         .message = fmt::format("{} of {} files are absent or others on the "
                                "server: {}",
                                differing.size(), paths.size(), web::first_of(differing)),
         .help = "send them with `gazette publish --repair`"});
  }
  return paths.size();
}

}  // namespace gazette::publish

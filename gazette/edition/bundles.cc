#include "gazette/edition/bundles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/folder_change.h"
#include "gazette/base/hash.h"
#include "gazette/edition/site.h"
#include "gazette/edition/site_lists.h"
#include "gazette/edition/zip.h"
#include "gazette/web/address.h"
#include "gazette/web/catalogue.h"
#include "gazette/web/data_page.h"
#include "gazette/web/former_site.h"
#include "gazette/web/offline.h"
#include "gazette/web/search_files.h"
#include "gazette/web/search_index.h"
#include "gazette/web/search_page.h"
#include "gazette/web/sound_site.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// Files by their paths.
using Contents = std::map<std::string, std::string>;

/// A year of the site.
struct Year {
  const Workspace& workspace;
  Files& files;
  int year = 0;
  std::vector<web::IssueCard> cards = {};  // of the issues of the year
  web::FormerSite site = {};               // the whole site by its lists

  [[nodiscard]] fs::path folder() const { return workspace.root / "site"; }
  [[nodiscard]] std::string name() const {
    return fmt::format("{}-{}", workspace.configuration.id, year);
  }
};

/// The site's files of the year's issues and their acts, in every language, and of its search.
std::vector<std::string> paths_of(const Year& year) {
  std::set<std::string, std::less<>> folders;
  std::vector<std::string> trees = {""};
  for (const std::string& language : year.workspace.configuration.site_languages) {
    trees.push_back(language + "/");
  }
  for (const web::IssueCard& card : year.cards) {
    for (const std::string& tree : trees) {
      folders.insert(fmt::format("{}{}/", tree, model::to_text(card.number)));
      for (const web::ActCard& act : card.acts) {
        folders.insert(fmt::format("{}{}/", tree, web::act_folder(act.id, act.date)));
      }
    }
  }
  folders.insert(web::search_part_folder(fmt::format("{}", year.year)) + "/");
  std::vector<std::string> paths;
  for (const auto& [path, file] : year.site.listed) {
    const auto behind = folders.upper_bound(path);
    if (behind != folders.begin() && path.starts_with(*std::prev(behind))) {
      paths.push_back(path);
    }
  }
  return paths;
}

/// Pages that list others, of this year alone; what is for machines is left to the site.
void add_index_pages(const Year& year, Contents& contents) {
  const model::Configuration& configuration = year.workspace.configuration;
  const web::Templates templates = read_templates(configuration, year.files);
  const auto add = [&](std::vector<web::SiteFile> files) {
    for (web::SiteFile& file : files) {
      const bool is_read = file.path.ends_with(".html") || file.path.ends_with(".css") ||
                           file.path.ends_with(".svg") || file.path.ends_with(".js");
      if (is_read && file.path != "404.html") {
        contents[file.path] = std::move(file.bytes);
      }
    }
  };
  add(web::make_index_pages(year.cards, configuration, templates));
  const auto load = [&](const std::string& path) { return year.files.read(year.folder() / path); };
  std::vector<web::SearchPart> parts = web::read_search_list(load(web::search_list_path()));
  const std::string name = fmt::format("{}", year.year);
  std::erase_if(parts, [&](const web::SearchPart& part) { return part.name != name; });
  const bool has_part = !parts.empty();
  web::SiteFile list = web::make_search_list(std::move(parts));
  std::map<int, std::vector<web::SearchAct>> acts;
  if (has_part) {
    acts[year.year] = web::read_search_acts(name, load);
  }
  add(web::make_search_pages(year.cards, configuration, templates, list, acts));
  contents[list.path] = std::move(list.bytes);
}

/// What a year is packed of: one hash of its files' paths and hashes, which every ZIP of the year
/// has as its comment.
std::string origin_of(const Year& year, const std::vector<std::string>& paths) {
  std::string text;
  for (const std::string& path : paths) {
    text += fmt::format("{}  {}\n", year.site.listed.at(path).sha256, path);
  }
  return sha256(text);
}

/// How the files of a package are packed.
struct Packing {
  std::string folder = {};  // in which they lie
  Date date = {};
  std::string origin = {};
};

std::string zip_of(const Contents& contents, const Packing& packing) {
  std::vector<NamedFile> packed;
  for (const auto& [path, bytes] : contents) {
    packed.push_back({.name = packing.folder + path, .bytes = bytes});
  }
  return make_zip(packed, packing.date, packing.origin);
}

/// The edition that opens from a disk: a folder with the sums of its files.
std::string make_offline(const Year& year, const std::vector<std::string>& paths, Packing packing) {
  Contents contents;
  for (const std::string& path : paths) {
    if (!path.ends_with(".zip")) {  // of an issue: all of it is here as files
      contents[path] = year.files.read(year.folder() / path);
    }
  }
  add_index_pages(year, contents);
  std::string sums;
  for (auto& [path, bytes] : contents) {
    if (path.ends_with(".html")) {
      bytes = web::link_to_site({.path = path, .bytes = std::move(bytes)},
                                year.workspace.configuration.site,
                                [&](const std::string& each) { return contents.contains(each); });
    }
    sums += fmt::format("{}  {}\n", sha256(bytes), path);
  }
  contents["SHA256SUMS"] = std::move(sums);
  packing.folder = year.name() + "/";
  return zip_of(contents, packing);
}

std::vector<web::SiteFile> pack(const Year& year) {
  const Date date = std::max_element(year.cards.begin(), year.cards.end(),
                                     [](const web::IssueCard& a, const web::IssueCard& b) {
                                       return a.date < b.date;
                                     })
                        ->date;
  const std::string folder = web::bundle_folder(year.year);
  const std::vector<std::string> paths = paths_of(year);
  const Packing packing = {.date = date, .origin = origin_of(year, paths)};
  std::vector<web::SiteFile> bundles;
  bundles.push_back({.path = fmt::format("{}{}-offline.zip", folder, year.name()),
                     .bytes = make_offline(year, paths, packing)});
  constexpr std::array<std::string_view, 4> kKinds = {"pdf", "xml", "json", "txt"};
  for (const std::string_view kind : kKinds) {
    Contents contents;
    for (const std::string& path : paths) {
      if (path.ends_with(fmt::format(".{}", kind))) {
        contents[path] = year.files.read(year.folder() / path);
      }
    }
    if (!contents.empty()) {
      bundles.push_back({.path = fmt::format("{}{}-{}.zip", folder, year.name(), kind),
                         .bytes = zip_of(contents, packing)});
    }
  }
  std::string sums;
  for (const web::SiteFile& bundle : bundles) {
    sums += fmt::format("{}  {}\n", sha256(bundle.bytes), bundle.path.substr(folder.size()));
  }
  bundles.push_back({.path = folder + "SHA256SUMS", .bytes = std::move(sums)});
  return bundles;
}

/// What the packed files of a year were made of, as the smallest of them says; nothing where none
/// is there, empty where none says so.
std::optional<std::string> packed_origin(const Year& year) {
  constexpr std::size_t kHashBytes = 64;
  const std::string folder = web::bundle_folder(year.year);
  const web::ListedFile* smallest = nullptr;
  for (auto each = year.site.listed.lower_bound(folder);
       each != year.site.listed.end() && each->first.starts_with(folder); ++each) {
    if (each->first.ends_with(".zip") &&
        (smallest == nullptr || each->second.bytes < smallest->bytes)) {
      smallest = &each->second;
    }
  }
  if (smallest == nullptr || !year.files.exists(year.folder() / smallest->path)) {
    return std::nullopt;
  }
  const std::string zip = year.files.read(year.folder() / smallest->path);
  return std::string(zip_comment(zip, kHashBytes));
}

std::vector<web::IssueCard> cards_of_year(const std::vector<web::IssueCard>& cards, int year) {
  std::vector<web::IssueCard> own;
  std::copy_if(cards.begin(), cards.end(), std::back_inserter(own),
               [&](const web::IssueCard& card) { return card.number.year == year; });
  return own;
}

}  // namespace

void report_stale_bundles(const Workspace& workspace, Files& files, Diagnostics& diagnostics) {
  const fs::path site = workspace.root / "site";
  const fs::path lists = site / web::kSiteListsPath;
  const auto entries = files.exists(lists) ? web::read_site_lists(files.read(lists)) : std::nullopt;
  web::ListNames names;
  std::set<int> packed_years;
  for (const web::SiteListEntry& entry : entries.value_or(std::vector<web::SiteListEntry>())) {
    names.insert(entry.name);
    int year = 0;
    std::from_chars(entry.name.data(), entry.name.data() + entry.name.size(), year);
    if (files.exists(site / web::bundle_folder(year))) {
      packed_years.insert(year);
    }
  }
  if (packed_years.empty()) {
    return;
  }
  // Whether the disk is as the lists say is not asked here.
  Year year = {.workspace = workspace, .files = files};
  year.site = web::read_former_site(files, site, std::move(names), web::ListNames());
  const std::vector<web::IssueCard> cards = read_cards(site, files);
  for (const int number : packed_years) {
    year.year = number;
    year.cards = cards_of_year(cards, number);
    const auto packed = packed_origin(year);
    if (packed && *packed != origin_of(year, paths_of(year))) {
      diagnostics.report({.code = "G0813",
                          .place = {.path = "site/" + web::bundle_folder(number)},
                          .message = fmt::format(
                              "{} was packed before, and has not what the site has now", number),
                          .help = fmt::format(
                              "pack it again with `gazette bundle {}`, and publish that", number)});
    }
  }
}

void report_stale_bundles(const web::ListedFiles& bundles, const std::set<int>& years,
                          Diagnostics& diagnostics) {
  for (const int year : years) {
    const std::string folder = web::bundle_folder(year);
    const auto first = bundles.lower_bound(folder);
    if (first != bundles.end() && first->first.starts_with(folder)) {
      diagnostics.report(
          {.code = "G0813",
           .place = {.path = "site/" + folder},
           .message = fmt::format("{} was packed before, and has not what this build makes", year),
           .help =
               fmt::format("pack it again with `gazette bundle {}` before it is published", year)});
    }
  }
}

std::vector<Bundle> make_bundles(const Workspace& workspace, Files& files, int number,
                                 Diagnostics& diagnostics) {
  const fs::path folder = workspace.root / "site";
  finish_change(files, folder);
  Year year = {.workspace = workspace, .files = files, .year = number};
  year.cards = cards_of_year(read_cards(folder, files), number);
  if (year.cards.empty()) {
    diagnostics.report({.code = "G0812",
                        .place = {.path = "site"},
                        .message = fmt::format("the site has no issue of {}", number),
                        .help = "build one first"});
    return {};
  }
  web::WholeSite whole = web::read_sound_site(
      files, folder, {.code = "G0812", .help = "build the issues of the year again"}, diagnostics);
  if (!whole.sound) {
    return {};
  }
  year.site = std::move(*whole.sound);
  std::vector<web::SiteFile> made = pack(year);
  std::vector<Bundle> bundles;
  for (const web::SiteFile& bundle : made) {
    bundles.push_back({.path = bundle.path, .bytes = bundle.bytes.size()});
  }
  const std::optional<ListsNote> note = read_lists_note(workspace, files);
  web::FormerSite now = std::move(year.site);
  const std::string first = model::to_text(year.cards.back().number);
  web::enter(made, first, now.listed);
  std::vector<web::SiteFile> pages =
      web::make_data_pages(read_cards(folder, files), now.listed, workspace.configuration,
                           read_templates(workspace.configuration, files));
  web::enter(pages, first, now.listed);
  std::move(pages.begin(), pages.end(), std::back_inserter(made));
  if (files.exists(folder / web::kCataloguePath)) {
    web::SiteFile catalogue = {.path = std::string(web::kCataloguePath),
                               .bytes = files.read(folder / web::kCataloguePath)};
    web::name_bundles(now.listed, workspace.configuration.site, catalogue);
    made.push_back(std::move(catalogue));
    web::enter(made, first, now.listed);
  }
  std::vector<web::SiteFile> lists = web::make_lists(std::move(now));
  std::move(lists.begin(), lists.end(), std::back_inserter(made));
  web::sort_for_upload(made);
  leave_out_unchanged(folder, files, made);
  FolderChange change(files, folder);
  for (const web::SiteFile& file : made) {
    change.write(file.path, file.bytes);
  }
  change.commit();
  if (note) {
    note_lists_origin(workspace, files, *note);
  }
  return bundles;
}

}  // namespace gazette::edition

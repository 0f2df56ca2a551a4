#include "gazette/web/site_links.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/web/act_files.h"
#include "gazette/web/address.h"

namespace gazette::web {
namespace {

using Json = nlohmann::json;

/// A broken template would be in every page: so many are told, the rest counted.
constexpr std::size_t kFindingsMax = 20;

/// The keys of our JSON whose values are addresses; and those that are paths from the root.
constexpr std::array<std::string_view, 3> kAddressKeys = {"@id", "contentUrl", "address"};
constexpr std::array<std::string_view, 4> kPathKeys = {"path", "page", "json", "pdf"};

std::string without_entities(std::string_view text) {
  std::string plain(text);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kEntities = {
      {{"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}};
  for (const auto& [entity, letter] : kEntities) {
    for (std::size_t at = plain.find(entity); at != std::string::npos;
         at = plain.find(entity, at + 1)) {
      plain.replace(at, entity.size(), letter);
    }
  }
  return plain;
}

/// Calls `found` with the value of each attribute `name` inside tags. Ours are written in one way:
/// a space, the name, the value in double quotes, and no "<" outside of tags.
template <typename Found>
void find_attributes(std::string_view markup, std::string_view name, Found found) {
  const std::string start = fmt::format(" {}=\"", name);
  for (std::size_t at = markup.find(start); at != std::string_view::npos;
       at = markup.find(start, at)) {
    const std::size_t tag = markup.find_last_of("<>", at);
    at += start.size();
    const std::size_t end = markup.find('"', at);
    if (end == std::string_view::npos) {
      return;
    }
    if (tag != std::string_view::npos && markup[tag] == '<') {
      found(markup.substr(at, end - at));
    }
    at = end;
  }
}

/// Calls `found` with the text of each element `name`.
template <typename Found>
void find_elements(std::string_view markup, std::string_view name, Found found) {
  const std::string start = fmt::format("<{}>", name);
  for (std::size_t at = markup.find(start); at != std::string_view::npos;
       at = markup.find(start, at)) {
    at += start.size();
    found(markup.substr(at, markup.find('<', at) - at));
  }
}

void find_in_json(const Json& value, std::vector<NamedFile>& named) {
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      const bool is_path = std::count(kPathKeys.begin(), kPathKeys.end(), key) > 0;
      const bool is_address = std::count(kAddressKeys.begin(), kAddressKeys.end(), key) > 0;
      if (member.is_string() && (is_path || is_address)) {
        named.push_back({.target = member.get<std::string>(), .is_from_root = is_path});
      }
      find_in_json(member, named);
    }
  } else if (value.is_array()) {
    for (const Json& member : value) {
      find_in_json(member, named);
    }
  }
}

/// A file of the site and a place in it.
struct Target {
  std::string path = {};  // as named where it is outside of the site
  std::string fragment = {};
  bool is_outside = false;
};

/// The path of `relative` as seen from the folder of `from`; nothing where it leaves the site, as
/// one from the server's root may.
std::optional<std::string> resolve(std::string_view from, std::string_view relative) {
  if (relative.starts_with('/')) {
    return std::nullopt;
  }
  std::vector<std::string_view> names;
  const auto add = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('/'), path.size());
      const std::string_view name = path.substr(0, end);
      path.remove_prefix(std::min(end + 1, path.size()));
      if (name == "..") {
        if (names.empty()) {
          return false;
        }
        names.pop_back();
      } else if (name != "." && !name.empty()) {
        names.push_back(name);
      }
    }
    return true;
  };
  const std::size_t folder_end = from.rfind('/');
  add(folder_end == std::string_view::npos ? "" : from.substr(0, folder_end));
  if (!add(relative)) {
    return std::nullopt;
  }
  std::string path = fmt::format("{}", fmt::join(names, "/"));
  if (relative.ends_with('/') || relative.empty()) {
    path += path.empty() ? kIndexName : fmt::format("/{}", kIndexName);
  }
  return path;
}

bool has_scheme(std::string_view target) {
  const std::size_t colon = target.find(':');
  return colon != std::string_view::npos && target.find_first_of("/?#") > colon;
}

/// Where a named file is in the site; nothing for what is elsewhere.
std::optional<Target> target_of(const SiteFile& file, const NamedFile& named,
                                std::string_view site) {
  std::string_view target = named.target;
  const std::size_t hash = std::min(target.find('#'), target.size());
  const std::string fragment(target.substr(std::min(hash + 1, target.size())));
  target = target.substr(0, hash);
  std::string_view from = named.is_from_root ? "" : std::string_view(file.path);
  if (!site.empty() && target.starts_with(site) &&
      (target.size() == site.size() || target[site.size()] == '/')) {
    target.remove_prefix(std::min(site.size() + 1, target.size()));
    from = "";
  } else if (const std::string root = path_on_server(site);
             target.starts_with(root) && !target.starts_with("//")) {
    target.remove_prefix(root.size());
    from = "";
  } else if (has_scheme(target)) {
    return std::nullopt;
  } else if (target.empty()) {
    return Target{.path = file.path, .fragment = fragment};
  }
  std::optional<std::string> path = resolve(from, target);
  const bool is_outside = !path;
  return Target{.path = is_outside ? named.target : std::move(*path),
                .fragment = fragment,
                .is_outside = is_outside};
}

/// The ids of pages, taken when they are first asked for.
class PageIds {
 public:
  [[nodiscard]] bool has(const SiteFile& page, const std::string& id) {
    auto [at, is_new] = ids_.try_emplace(&page);
    if (is_new) {
      find_attributes(page.bytes, "id",
                      [&](std::string_view each) { at->second.insert(std::string(each)); });
    }
    return at->second.contains(id);
  }

 private:
  std::unordered_map<const SiteFile*, std::unordered_set<std::string>> ids_ = {};
};

/// Whether the missing file is of another issue, whose own build makes it: a page in any language,
/// or what lies beside one, in a folder of which this build makes nothing.
bool is_of_another_issue(std::string_view path, const std::set<std::string, std::less<>>& folders) {
  constexpr std::string_view kActs = "eli/";
  const std::string_view folder = path.substr(0, path.rfind('/') + 1);
  const std::string_view below = path.substr(path.find('/') + 1);  // of "en/", say
  return (path.starts_with(kActs) || below.starts_with(kActs)) && !folders.contains(folder);
}

}  // namespace

std::vector<NamedFile> named_files(const SiteFile& file) {
  std::vector<NamedFile> named;
  const auto add = [&](std::string_view target) {
    named.push_back({.target = without_entities(target)});
  };
  if (file.path.ends_with(".html")) {
    find_attributes(file.bytes, "href", add);
    find_attributes(file.bytes, "src", add);
  } else if (file.path.ends_with(".xml")) {
    find_attributes(file.bytes, "href", [&](std::string_view target) {
      if (!target.starts_with("/akn/")) {  // the name of a work, not the place of a file
        add(target);
      }
    });
    find_elements(file.bytes, "loc", add);
    find_elements(file.bytes, "icon", add);
    find_elements(file.bytes, "id", add);
  } else if (file.path.ends_with(".json") || file.path.ends_with(".jsonld")) {
    find_in_json(Json::parse(file.bytes), named);
  }
  return named;
}

void check_site_links(const std::vector<SiteFile>& files, std::string_view site,
                      const std::function<bool(const std::string& path)>& exists,
                      const std::set<std::string, std::less<>>& unchanged,
                      Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, const SiteFile*> made;
  std::set<std::string, std::less<>> folders;
  for (const SiteFile& file : files) {
    made.emplace(file.path, &file);
    folders.insert(file.path.substr(0, file.path.rfind('/') + 1));
  }
  PageIds ids;
  std::set<std::pair<std::string, std::string>> told;  // codes and targets
  std::unordered_map<std::string, bool> existing;      // as `exists` said
  const auto report = [&](std::string_view code, const SiteFile& file, const std::string& target,
                          std::string message) {
    if (told.size() < kFindingsMax && told.emplace(code, target).second) {
      diagnostics.report({.code = code, .place = {.path = file.path}, .message = message});
    }
  };
  for (const SiteFile& file : files) {
    // A schema names no file, and has "page" as a key of another kind.
    if (file.path.ends_with(".schema.json") || unchanged.contains(file.path)) {
      continue;
    }
    for (const NamedFile& named : named_files(file)) {
      const std::optional<Target> target = target_of(file, named, site);
      if (!target) {
        continue;
      }
      const auto page = made.find(target->path);
      if (page != made.end()) {
        if (!target->fragment.empty() && target->path.ends_with(".html") &&
            !ids.has(*page->second, target->fragment)) {
          report("G0803", file, named.target,
                 fmt::format("it leads to \"{}\", a place that {} has not", named.target,
                             target->path));
        }
        continue;
      }
      auto [known, is_new] = existing.try_emplace(target->path, false);
      if (is_new && !target->is_outside) {
        known->second = exists(target->path);
      }
      if (!known->second) {
        report(is_of_another_issue(target->path, folders) ? "G0804" : "G0803", file, target->path,
               fmt::format("it names {}, which the site does not have", target->path));
      }
    }
  }
}

}  // namespace gazette::web

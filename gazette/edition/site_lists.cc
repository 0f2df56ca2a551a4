#include "gazette/edition/site_lists.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "gazette/base/folder_change.h"
#include "gazette/base/hash.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOriginPath = "build/.site-lists";

/// The note, for the site as its list of lists says it is.
std::string note_of(const Workspace& workspace, Files& files, const std::string& origin) {
  const fs::path lists = workspace.root / "site" / web::kSiteListsPath;
  return fmt::format("{}\n{}\n", origin,
                     files.exists(lists) ? sha256(files.read(lists)) : std::string{});
}

/// From what lists were made, by their paths.
using Inputs = std::unordered_map<std::string, std::string>;

/// The publisher whose name all lists bear: that of the newest issue.
const model::Publisher* publisher_of(const std::vector<web::IssueCard>& cards,
                                     const model::Configuration& configuration) {
  const auto newest = std::max_element(
      cards.begin(), cards.end(),
      [](const web::IssueCard& a, const web::IssueCard& b) { return a.number < b.number; });
  return newest == cards.end() ? nullptr : &model::publisher_on(configuration, newest->date);
}

/// Asks every list of the site as it is for its inputs; none is made.
Inputs inputs_before(const ListSource& source) {
  Inputs inputs;
  std::mutex mutex;
  static_cast<void>(web::make_index_pages(
      source.former, source.workspace.configuration, source.templates, source.threads_count,
      {.issue = source.card.number, .wants = [&](const std::string& path, const std::string& now) {
         const std::lock_guard lock(mutex);
         inputs.emplace(path, now);
         return false;
       }}));
  return inputs;
}

}  // namespace

std::string lists_origin(const Workspace& workspace, Files& files,
                         const web::Templates& templates) {
  const fs::path toml = workspace.root / "gazette.toml";
  std::string text = sha256(real_files().read("/proc/self/exe"));
  text += files.exists(toml) ? sha256(files.read(toml)) : std::string{};
  for (const auto& [name, bytes] : templates.files) {
    text += sha256(name + "\n" + bytes);
  }
  return sha256(text);
}

void note_lists_origin(const Workspace& workspace, Files& files, const std::string& origin) {
  const fs::path path = workspace.root / kOriginPath;
  const std::string note = note_of(workspace, files, origin);
  if (!files.exists(path) || files.read(path) != note) {
    write_whole(files, path, note);
  }
}

MadeLists make_lists(const ListSource& source) {
  const fs::path site = source.workspace.root / "site";
  const model::Configuration& configuration = source.workspace.configuration;
  std::vector<web::IssueCard> cards = source.others;
  cards.push_back(source.card);
  MadeLists made = {.origin = lists_origin(source.workspace, source.files, source.templates)};
  const fs::path note = source.workspace.root / kOriginPath;
  const auto lists = file_state(site / web::kSiteListsPath);
  const bool is_known =
      lists && source.files.exists(note) &&
      source.files.read(note) == note_of(source.workspace, source.files, made.origin) &&
      publisher_of(source.former, configuration) == publisher_of(cards, configuration);
  const Inputs before = is_known ? inputs_before(source) : Inputs();
  std::set<std::string, std::less<>> asked;
  std::mutex mutex;
  const auto wants = [&](const std::string& path, const std::string& inputs) {
    const auto former = before.find(path);
    const auto state = file_state(site / path);
    // Files are put into place before the list of lists is.
    const bool is_sound = state && lists && state->changed <= lists->changed;
    const bool is_left =
        is_sound && former != before.end() && !inputs.empty() && former->second == inputs;
    const std::lock_guard lock(mutex);
    asked.insert(path);
    if (is_left) {
      made.left.insert(path);
    } else if (former != before.end() && !is_sound) {
      made.looked.insert(web::site_list_name(path));
    }
    return !is_left;
  };
  made.files = web::make_index_pages(
      std::move(cards), configuration, source.templates, source.threads_count,
      {.issue = source.card.number, .wants = wants, .read = [&](const std::string& path) {
         return source.files.read(site / path);
       }});
  for (const auto& [path, inputs] : before) {
    if (!asked.contains(path)) {
      made.looked.insert(web::site_list_name(path));
    }
  }
  return made;
}

}  // namespace gazette::edition

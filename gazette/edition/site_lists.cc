#include "gazette/edition/site_lists.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "gazette/base/folder_change.h"
#include "gazette/base/hash.h"
#include "gazette/base/text.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOriginPath = "build/.site-lists";

/// The hash of the list of lists, which says how the site is.
std::string state_of(const Workspace& workspace, Files& files) {
  const fs::path lists = workspace.root / "site" / web::kSiteListsPath;
  return files.exists(lists) ? sha256(files.read(lists)) : std::string{};
}

/// The lines of the note: the origin, the issues, the site.
struct Note {
  std::string origin = {};
  std::string issues = {};
  std::string site = {};

  bool operator==(const Note&) const = default;
};

std::string to_text(const Note& note) {
  return fmt::format("{}\n{}\n{}\n", note.origin, note.issues, note.site);
}

/// Empty where there is none.
Note read_note(const Workspace& workspace, Files& files) {
  const fs::path path = workspace.root / kOriginPath;
  const std::string text = files.exists(path) ? files.read(path) : std::string{};
  const std::vector<std::string_view> lines = split(text, '\n');
  return lines.size() != 4
             ? Note{}
             : Note{std::string(lines[0]), std::string(lines[1]), std::string(lines[2])};
}

/// A hash of what the issues say of themselves, as their files on the disk have it; of `built` as
/// it is now. An issue that was taken away, put back or edited by hand makes it another.
std::string hash_of_issues(const fs::path& site, Files& files,
                           const std::vector<web::IssueCard>& cards, const web::IssueCard* built) {
  std::vector<std::string> hashes;
  for (const web::IssueCard& card : cards) {
    const std::string number = model::to_text(card.number);
    const fs::path path = site / number / "issue.json";
    std::string text;  // stays empty where a card lies in another folder, copied there by hand
    if (built != nullptr && built->number == card.number) {
      text = web::to_json(card);
    } else if (files.exists(path)) {
      text = files.read(path);
    }
    hashes.push_back(number + " " + sha256(text));
  }
  std::sort(hashes.begin(), hashes.end());
  return sha256(fmt::format("{}", fmt::join(hashes, "\n")));
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

ListsNote lists_note(const Workspace& workspace, Files& files, std::string origin,
                     const std::vector<web::IssueCard>& cards) {
  return {std::move(origin), hash_of_issues(workspace.root / "site", files, cards, nullptr)};
}

bool has_lists_origin(const Workspace& workspace, Files& files, const std::string& origin) {
  return read_note(workspace, files).origin == origin;
}

void note_lists_origin(const Workspace& workspace, Files& files, const ListsNote& note) {
  const Note now = {note.origin, note.issues, state_of(workspace, files)};
  if (read_note(workspace, files) != now) {
    write_whole(files, workspace.root / kOriginPath, to_text(now));
  }
}

std::optional<ListsNote> read_lists_note(const Workspace& workspace, Files& files) {
  Note note = read_note(workspace, files);
  if (note.origin.empty() || note.site != state_of(workspace, files)) {
    return std::nullopt;
  }
  return ListsNote{std::move(note.origin), std::move(note.issues)};
}

MadeLists make_lists(const ListSource& source) {
  const fs::path site = source.workspace.root / "site";
  const model::Configuration& configuration = source.workspace.configuration;
  std::vector<web::IssueCard> cards = source.others;
  cards.push_back(source.card);
  std::sort(cards.begin(), cards.end(),
            [](const web::IssueCard& a, const web::IssueCard& b) { return a.number < b.number; });
  MadeLists made = {.note = {.origin = source.origin,
                             .issues = hash_of_issues(site, source.files, cards, &source.card)}};
  const auto lists = file_state(site / web::kSiteListsPath);
  const std::optional<ListsNote> note = read_lists_note(source.workspace, source.files);
  const bool is_known =
      lists && note &&
      *note == lists_note(source.workspace, source.files, source.origin, source.former) &&
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
      cards, configuration, source.templates, source.threads_count,
      {.issue = source.card.number, .wants = wants, .read = [&](const std::string& path) {
         return source.files.read(site / path);
       }});
  if (!is_known) {  // nothing is known of any of them: perhaps they were changed by hand
    for (const web::SiteFile& file : made.files) {
      made.looked.insert(web::site_list_name(file.path));
    }
  }
  for (const auto& [path, inputs] : before) {
    if (!asked.contains(path)) {
      made.looked.insert(web::site_list_name(path));
    }
  }
  return made;
}

}  // namespace gazette::edition

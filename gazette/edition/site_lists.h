// The lists of the online edition, brought up to date by a build. Private to edition/.
//
// Every list says from what it is made (`web::FormerLists`). Here that is asked twice: of the
// issues as the site has them, and of the issues as they are now. Where both answers are the same,
// and the disk has the list as it was written, it stays as it is.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/web/former_site.h"
#include "gazette/web/web.h"

namespace gazette::edition {

struct ListSource {
  const Workspace& workspace;
  Files& files;
  const web::Templates& templates;
  const web::IssueCard& card;                 // of the issue that is built
  const std::vector<web::IssueCard>& former;  // of all issues, as the site has them
  const std::vector<web::IssueCard>& others;  // of the other issues
  const std::string& origin;                  // as `lists_origin`
  int threads_count = 1;
};

/// From what lists were made: what `lists_origin` says, and a hash of all issues.
struct ListsNote {
  std::string origin = {};
  std::string issues = {};

  bool operator==(const ListsNote&) const = default;
};

struct MadeLists {
  std::vector<web::SiteFile> files = {};
  std::set<std::string, std::less<>> left = {};  // paths of lists that stay as they are
  /// Lists of addresses that have a file which is no list any more, or was changed or taken away by
  /// hand.
  web::ListNames looked = {};
  ListsNote note = {};  // to be noted once the site is in its place
};

/// From what lists are made, besides issues: a hash of the program, its templates and gazette.toml.
/// Where it is another, any list may be another.
[[nodiscard]] std::string lists_origin(const Workspace& workspace, Files& files,
                                       const web::Templates& templates);

/// The note for a site of these issues, as their files have them.
[[nodiscard]] ListsNote lists_note(const Workspace& workspace, Files& files, std::string origin,
                                   const std::vector<web::IssueCard>& cards);

/// Whether the last build made the site's lists, and its search, from this.
[[nodiscard]] bool has_lists_origin(const Workspace& workspace, Files& files,
                                    const std::string& origin);

/// Notes, once the site is in its place, from what its lists were made: in build/, for this state
/// of the site alone. Without the note, or for another site, all lists are made.
void note_lists_origin(const Workspace& workspace, Files& files, const ListsNote& note);

/// The note, where it is of the site as it is: for who changes the site and leaves the lists.
[[nodiscard]] std::optional<ListsNote> read_lists_note(const Workspace& workspace, Files& files);

/// Makes the lists of all years, and of the others those that are not as they would be made.
[[nodiscard]] MadeLists make_lists(const ListSource& source);

}  // namespace gazette::edition

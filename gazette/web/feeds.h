// Feeds (nguồn tin): what was published, for programs that follow the gazette. Private to web/.
//
// Atom (RFC 4287), archived (RFC 5005): the feed has the newest month and at least the latest
// entries; every month before is a document of its own, linked from the newest back to the first,
// so that the whole gazette can be harvested. Months, not years: the document of a month never
// changes once the next has begun, and the feed that readers fetch every hour stays small.
//
// An act is an entry once in each month in which a part of it was published or another act changed
// it (corrected, amended, repealed), always with the same id, its cited address; readers keep the
// newest (RFC 5005, section 4). So its page is read again, and the archive of earlier months stays.
#pragma once

#include <string>
#include <vector>

#include "gazette/web/act_lists.h"
#include "gazette/web/act_page.h"
#include "gazette/web/site.h"
#include "gazette/web/wanted_lists.h"

namespace gazette::web {

/// What a feed is of.
struct FeedSubject {
  std::string page_path = {};  // of the page that lists the same acts; in the main tree
  std::string title = {};
  std::vector<const ListedAct*> acts = {};  // in any order
  const IncomingRelations& changes;         // what all acts of the site do to others
};

/// The feed and its archive, what of them is wanted. Nothing where the site's address is not known:
/// an entry's id is an address. `site` is that of the main tree; `empty_since` is when a feed
/// without acts was updated.
[[nodiscard]] std::vector<SiteFile> make_feed(const FeedSubject& subject, const Site& site,
                                              Date empty_since, const WantedLists& wanted);

/// When what an issue of this day holds was published: RFC 3339, at eight in the morning in
/// Vietnam, since the record has days and no hours.
[[nodiscard]] std::string feed_time(Date date);

}  // namespace gazette::web

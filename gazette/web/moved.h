// Pages for addresses whose content is elsewhere now (trang chuyển hướng).
//
// A server of files alone cannot answer "moved permanently". Such a page says the new address three
// ways: to browsers (refresh), to search engines (canonical, noindex) and to people (a link).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gazette/base/date.h"
#include "gazette/web/web.h"

namespace gazette::web {

/// A page and where its content is now; both paths from the site's root, to files.
struct Move {
  std::string from = {};
  std::string to = {};
};

/// The page at `move.from`, in the language of its tree; with the gazette's name of that day.
[[nodiscard]] SiteFile make_moved_page(const Move& move, Date date,
                                       const model::Configuration& configuration,
                                       const Templates& templates);

/// Where the page at `path` sends on to, as a path from the site's root; nothing of another page.
[[nodiscard]] std::optional<std::string> read_moved_page(std::string_view html,
                                                         std::string_view path);

}  // namespace gazette::web

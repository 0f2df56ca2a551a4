// Making pages: the slugs of a page span become frames at their place on the page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gazette/typeset/book.h"
#include "gazette/typeset/galley.h"
#include "gazette/typeset/pagebreak.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {

/// A galley, the notes called in it, and its pages, before folios are known.
struct Paged {
  Galley galley = {};
  Galley notes = {};
  std::vector<PageSpan> pages = {};
};

/// Breaks a finished galley by the layout's measures; a slug higher than the page is G0506.
[[nodiscard]] Paged page_up(Setter& setter, Galley galley, Galley notes = {});

/// What stands over every page.
struct PageHead {
  std::string text = {};       // centred, empty: no head and no rule
  bool first_is_bare = false;  // not over the first of the pages
};

/// Of all slugs one below the other.
[[nodiscard]] Length height_of(const Galley& galley);

/// Puts all slugs of the galley on the page, the top left corner of the first at (x, y), space
/// above it left out; where the last of them ends.
Length add_galley(const Galley& galley, Length x, Length y, Page& page);

/// The rules with those joined that stand on each other: the edges of a column are one rule over
/// all rows of a page. What is drawn is the same.
[[nodiscard]] std::vector<Rule> joined_rules(const std::vector<Rule>& rules);

/// Appends the pages of `paged` to `book`, numbered from `first_folio`.
void add_pages(Setter& setter, const Paged& paged, const PageHead& head, std::uint32_t entry,
               std::uint32_t first_folio, Book& book);

}  // namespace gazette::typeset

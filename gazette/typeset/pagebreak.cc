#include "gazette/typeset/pagebreak.h"

#include <algorithm>
#include <limits>

namespace gazette::typeset {
namespace {

/// Every page costs a little, so that of two equal settings the shorter wins.
constexpr std::int64_t kPageCost = 50;
/// A page whose room left over is r times what its spaces and lines may take costs 100 r^3, at most
/// this; a page that ends short is ugly, a heading at its foot is worse.
constexpr std::int64_t kFillCostMost = 100'000;
/// White at a page's foot is borne as if it were stretch, up to this share of the page's height:
/// pages of a table have no other, and of two the fuller must still win.
constexpr std::int64_t kFootShare = 16;
/// A last page with less than this many thousandths of the page's height looks forgotten.
constexpr std::int64_t kLastPagePerMille = 60;
constexpr std::int64_t kShortLastPageCost = 3'000;

constexpr std::int64_t kUnreached = std::numeric_limits<std::int64_t>::max();

/// The least cost with which the galley up to a slug can be broken, and where its last page begins.
struct Way {
  std::int64_t cost = kUnreached;
  std::size_t begin = 0;
};

/// A page as it is tried: slugs from `begin` on.
struct Trial {
  Length natural = {};
  Length gap_stretch = {};
  std::int64_t slugs = 0;
  std::int64_t stretching = 0;  // slugs above which the leading may grow
};

/// Whether a page that begins with `slug` repeats the heading rows of its table.
bool repeats_head(const Galley& galley, std::size_t slug) {
  const Slug& first = galley.slugs[slug];
  return first.table != 0 && !first.repeats && slug > galley.tables[first.table - 1].first_slug &&
         galley.tables[first.table - 1].slugs_count > 0;
}

Trial begin_page(const Galley& galley, std::size_t slug) {
  Trial trial;
  if (repeats_head(galley, slug)) {
    trial.natural = galley.tables[galley.slugs[slug].table - 1].height;
  }
  return trial;
}

void extend(Trial& trial, const Galley& galley, std::size_t number) {
  const Slug& slug = galley.slugs[number];
  if (trial.slugs > 0) {
    trial.natural += slug.space_before;
    trial.gap_stretch += slug.stretch_before;
    trial.stretching += stands_on_former(galley, number) ? 0 : 1;
  }
  trial.natural += slug.height;
  ++trial.slugs;
}

Length stretch_of(const Trial& trial, const PageMeasure& measure) {
  return trial.gap_stretch + measure.line_stretch_most * trial.stretching;
}

std::int64_t fill_cost(const Trial& trial, const PageMeasure& measure) {
  const Length room = measure.height - trial.natural;
  if (room.scaled <= 0) {
    return 0;
  }
  const Length borne = stretch_of(trial, measure) + measure.height / kFootShare;
  const std::int64_t stretch = std::max<std::int64_t>(borne.scaled, 1);
  const std::int64_t per_mille = std::min<std::int64_t>(room.scaled * 1000 / stretch, 10'000);
  return std::min(per_mille * per_mille * per_mille / 10'000'000, kFillCostMost);
}

std::int64_t last_page_cost(const Trial& trial, const PageMeasure& measure) {
  const bool is_short = trial.natural * 1000 < measure.height * kLastPagePerMille;
  return is_short ? kShortLastPageCost : 0;
}

/// How a page's room is shared out: first the spaces between paragraphs, then the lines, each
/// within its limit; what remains stays white at the foot.
PageSpan finish_page(const Galley& galley, std::size_t begin, std::size_t end, bool is_last,
                     const PageMeasure& measure) {
  Trial trial = begin_page(galley, begin);
  for (std::size_t slug = begin; slug < end; ++slug) {
    extend(trial, galley, slug);
  }
  PageSpan span{.begin = begin,
                .end = end,
                .natural = trial.natural,
                .repeats_head = repeats_head(galley, begin)};
  const Length room = measure.height - trial.natural;
  span.overfull = room.scaled < 0;
  if (is_last || room.scaled <= 0) {
    return span;
  }
  if (trial.gap_stretch.scaled > 0) {
    span.gap_stretch_per_mille = static_cast<int>(
        std::min<std::int64_t>(room.scaled * 1000 / trial.gap_stretch.scaled, 1000));
  }
  const Length left = room - trial.gap_stretch * span.gap_stretch_per_mille / 1000;
  if (trial.stretching > 0) {
    span.line_stretch = std::min(left / trial.stretching, measure.line_stretch_most);
  }
  return span;
}

}  // namespace

std::vector<PageSpan> break_pages(const Galley& galley, const PageMeasure& measure) {
  const std::size_t count = galley.slugs.size();
  std::vector<Way> ways(count + 1);
  ways[0].cost = 0;
  for (std::size_t begin = 0; begin < count; ++begin) {
    if (ways[begin].cost == kUnreached) {
      continue;
    }
    Trial trial = begin_page(galley, begin);
    for (std::size_t end = begin + 1; end <= count; ++end) {
      extend(trial, galley, end - 1);
      // One slug that is higher than the page is a page all the same.
      if (trial.natural > measure.height && trial.slugs > 1) {
        break;
      }
      const bool ends_text = end == count || galley.slugs[end].new_page;
      std::int64_t cost = ways[begin].cost + kPageCost;
      cost += ends_text ? last_page_cost(trial, measure)
                        : fill_cost(trial, measure) + galley.slugs[end].break_cost;
      if (cost < ways[end].cost) {
        ways[end] = {.cost = cost, .begin = begin};
      }
      if (ends_text) {
        break;
      }
    }
  }
  std::vector<PageSpan> pages;
  for (std::size_t end = count; end > 0; end = ways[end].begin) {
    const bool is_last = end == count || galley.slugs[end].new_page;
    pages.push_back(finish_page(galley, ways[end].begin, end, is_last, measure));
  }
  std::reverse(pages.begin(), pages.end());
  return pages;
}

}  // namespace gazette::typeset

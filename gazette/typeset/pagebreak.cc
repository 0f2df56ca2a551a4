#include "gazette/typeset/pagebreak.h"

#include <algorithm>
#include <limits>

#include "gazette/base/assert.h"

namespace gazette::typeset {
namespace {

// Costs. A break's own cost (Slug::break_cost) is added to that of the page it ends.

/// Every page is paper in each copy: dearer than one line under a heading, cheaper than a page that
/// nobody would like to look at.
constexpr std::int64_t kPageCost = 1'500;
/// A page whose room left over is r times what its spaces and lines may take costs 100 r^3, at most
/// this; a page that ends short is ugly, a heading at its foot is worse.
constexpr std::int64_t kFillCostMost = 100'000;
/// White at a page's foot is borne as if it were stretch, up to this share of the page's height:
/// pages of a table have no other, and of two the fuller must still win.
constexpr std::int64_t kFootShare = 16;
/// A page that ends above the foot by more than this share of the height keeps its own leading.
constexpr std::int64_t kShortOfFootShare = 64;
/// A last page with less than this many thousandths of the page's height looks forgotten.
constexpr std::int64_t kLastPagePerMille = 60;
constexpr std::int64_t kShortLastPageCost = 3'000;
/// A note that goes on at the next page's foot is found again only by who turns the leaf: dearer
/// than a page stretched to its limit, cheaper than a heading's stray.
constexpr std::int64_t kPartedNoteCost = 600;
/// A note that does not begin on the page of its mark: borne behind a note that is itself parted,
/// dearer than all else that makes a page ugly.
constexpr std::int64_t kAbsentNoteCost = 20'000;
/// The first of a page's notes does not begin on it, so that nothing tells where to look.
constexpr std::int64_t kNoNoteBegunCost = 300'000;

/// So many ways to one place, with different notes left over, are followed; more are never near
/// the best.
constexpr std::size_t kWaysMost = 8;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// The least cost with which the galley up to a slug can be broken so that the notes up to one of
/// theirs are set, and the way to the page before.
struct Way {
  std::int64_t cost = 0;
  std::int64_t fill_cost = 0;
  std::uint32_t end = 0;
  std::uint32_t notes_end = 0;
  std::uint32_t former = kNone;
};

/// A page as it is tried: slugs from `begin` on.
struct Trial {
  Length natural = {};
  Length gap_stretch = {};
  std::int64_t slugs = 0;
  std::int64_t stretching = 0;  // slugs above which the leading may grow
};

/// The notes that a page takes, and what that costs.
struct NotesTaken {
  std::size_t end = 0;
  Length height = {};
  std::int64_t cost = 0;
};

/// Whether a page that begins with `slug` repeats the heading rows of its table.
bool repeats_head(const Galley& galley, std::size_t slug) {
  const Slug& first = galley.slugs[slug];
  return continues_table(galley, slug) && !first.repeats &&
         galley.tables[first.table - 1].slugs_count > 0;
}

class PageBreaker {
 public:
  PageBreaker(const Galley& galley, const Galley& notes, const PageMeasure& measure)
      : galley_(galley), notes_(notes), measure_(measure), ways_to_(galley.slugs.size() + 1) {
    notes_before_.reserve(notes.slugs.size() + 1);
    notes_before_.push_back({});
    notes_begun_.push_back(0);
    for (const Slug& slug : notes.slugs) {
      notes_before_.push_back(notes_before_.back() + slug.space_before + slug.height);
      notes_begun_.push_back(notes_begun_.back() + (slug.begins_note ? 1 : 0));
    }
    ways_.push_back({});
    ways_to_[0].push_back(0);
  }

  std::vector<PageSpan> run() {
    const std::size_t count = galley_.slugs.size();
    for (std::size_t begin = 0; begin < count; ++begin) {
      for (std::size_t i = 0; i < ways_to_[begin].size(); ++i) {
        try_pages_from(ways_to_[begin][i]);
      }
    }
    finish_notes();
    std::uint32_t best = kNone;
    for (const std::uint32_t way : ways_to_[count]) {
      if (ways_[way].notes_end == notes_.slugs.size() &&
          (best == kNone || ways_[way].cost < ways_[best].cost)) {
        best = way;
      }
    }
    GAZETTE_ASSERT(best != kNone);
    std::vector<PageSpan> pages;
    for (std::uint32_t way = best; ways_[way].former != kNone; way = ways_[way].former) {
      pages.push_back(finish_page(ways_[ways_[way].former], ways_[way]));
    }
    std::reverse(pages.begin(), pages.end());
    return pages;
  }

 private:
  [[nodiscard]] bool ends_text(std::size_t end) const {
    return end == galley_.slugs.size() || galley_.slugs[end].new_page;
  }

  [[nodiscard]] Length height_of(std::size_t begin) const {
    const bool landscape = begin < galley_.slugs.size() && galley_.slugs[begin].landscape;
    return landscape ? measure_.landscape_height : measure_.height;
  }

  [[nodiscard]] Trial begin_page(std::size_t slug) const {
    Trial trial;
    if (continues_table(galley_, slug)) {
      const TableHead& head = galley_.tables[galley_.slugs[slug].table - 1];
      trial.natural =
          head.continued_height + (repeats_head(galley_, slug) ? head.height : Length{});
    }
    return trial;
  }

  void extend(Trial& trial, std::size_t number) const {
    const Slug& slug = galley_.slugs[number];
    if (trial.slugs > 0) {
      trial.natural += slug.space_before;
      trial.gap_stretch += slug.stretch_before;
      trial.stretching += stands_on_former(galley_, number) ? 0 : 1;
    }
    trial.natural += slug.height;
    ++trial.slugs;
  }

  /// Every page that can follow `way`.
  void try_pages_from(std::uint32_t way) {
    const Way from = ways_[way];
    const Length height = height_of(from.end);
    Trial trial = begin_page(from.end);
    for (std::size_t end = from.end + 1; end <= galley_.slugs.size(); ++end) {
      extend(trial, end - 1);
      // One slug that is higher than the page is a page all the same.
      if (trial.natural > height && trial.slugs > 1) {
        break;
      }
      const NotesTaken notes = take_notes(from, end, height - trial.natural);
      add_way(way, end, notes, fill_cost(trial, end, notes, height));
      if (ends_text(end)) {
        break;
      }
    }
  }

  /// As many of the notes called up to `end` as fit into `room`, the last of them parted where it
  /// must be; those behind it begin on a later page.
  [[nodiscard]] NotesTaken take_notes(const Way& from, std::size_t end, Length room) const {
    const std::size_t begin = from.notes_end;
    const std::size_t called = galley_.slugs[end - 1].notes;
    NotesTaken taken{.end = called};
    if (begin == called) {
      return taken;
    }
    taken.height = notes_height(begin, called);
    if (taken.height <= room) {
      return taken;
    }
    taken.end = last_note_break(begin, called, room);
    taken.height = taken.end > begin ? notes_height(begin, taken.end) : Length{};
    const std::size_t called_before = from.end == 0 ? 0 : galley_.slugs[from.end - 1].notes;
    const std::int64_t absent =
        notes_begun_[called] - notes_begun_[std::max(taken.end, called_before)];
    taken.cost = kPartedNoteCost + absent * kAbsentNoteCost;
    if (called > called_before && taken.end <= called_before) {
      taken.cost += kNoNoteBegunCost;
    }
    return taken;
  }

  /// The last place up to `end` where the notes from `begin` on may be parted so that they are no
  /// higher than `room`; `begin` where there is none.
  [[nodiscard]] std::size_t last_note_break(std::size_t begin, std::size_t end, Length room) const {
    const Length most =
        notes_before_[begin] + notes_.slugs[begin].space_before + room - measure_.note_room;
    const auto first = notes_before_.begin() + static_cast<std::ptrdiff_t>(begin) + 1;
    const auto last = notes_before_.begin() + static_cast<std::ptrdiff_t>(end) + 1;
    auto at = begin + static_cast<std::size_t>(std::upper_bound(first, last, most) - first);
    while (at > begin && at < end && notes_.slugs[at].break_cost >= kForbiddenBreak) {
      --at;
    }
    return at;
  }

  [[nodiscard]] Length notes_height(std::size_t begin, std::size_t end) const {
    return notes_before_[end] - notes_before_[begin] - notes_.slugs[begin].space_before +
           measure_.note_room;
  }

  [[nodiscard]] Length stretch_of(const Trial& trial) const {
    return trial.gap_stretch + measure_.line_stretch_most * trial.stretching;
  }

  [[nodiscard]] std::int64_t fill_cost(const Trial& trial, std::size_t end, const NotesTaken& notes,
                                       Length height) const {
    const Length natural = trial.natural + notes.height;
    if (ends_text(end) && notes.cost == 0) {
      return natural * 1000 < height * kLastPagePerMille ? kShortLastPageCost : 0;
    }
    const Length room = height - natural;
    if (room.scaled <= 0) {
      return notes.cost;
    }
    const Length borne = stretch_of(trial) + height / kFootShare;
    const std::int64_t stretch = std::max<std::int64_t>(borne.scaled, 1);
    const std::int64_t per_mille = std::min<std::int64_t>(room.scaled * 1000 / stretch, 10'000);
    return notes.cost + std::min(per_mille * per_mille * per_mille / 10'000'000, kFillCostMost);
  }

  void add_way(std::uint32_t former, std::size_t end, const NotesTaken& notes,
               std::int64_t fill_cost) {
    const std::int64_t break_cost = ends_text(end) ? 0 : galley_.slugs[end].break_cost;
    const Way way{.cost = ways_[former].cost + kPageCost + fill_cost + break_cost,
                  .fill_cost = fill_cost,
                  .end = static_cast<std::uint32_t>(end),
                  .notes_end = static_cast<std::uint32_t>(notes.end),
                  .former = former};
    std::vector<std::uint32_t>& known = ways_to_[end];
    std::size_t place = known.size();
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (ways_[known[i]].notes_end == way.notes_end) {
        place = i;
        break;
      }
    }
    if (place == known.size() && known.size() == kWaysMost) {
      for (std::size_t i = 0; i < known.size(); ++i) {
        place =
            place == known.size() || ways_[known[i]].cost > ways_[known[place]].cost ? i : place;
      }
    }
    if (place == known.size()) {
      known.push_back(static_cast<std::uint32_t>(ways_.size()));
      ways_.push_back(way);
    } else if (way.cost < ways_[known[place]].cost) {
      ways_[known[place]] = way;
    }
  }

  /// Notes that are left over when the text has ended have pages of their own.
  void finish_notes() {
    const std::size_t count = galley_.slugs.size();
    for (std::size_t i = 0; i < ways_to_[count].size(); ++i) {
      const std::uint32_t former = ways_to_[count][i];
      const std::size_t begin = ways_[former].notes_end;
      if (begin == notes_.slugs.size()) {
        continue;
      }
      NotesTaken taken;
      taken.end = std::max(last_note_break(begin, notes_.slugs.size(), measure_.height), begin + 1);
      taken.height = notes_height(begin, taken.end);
      ways_.push_back({.cost = ways_[former].cost + kPageCost + kPartedNoteCost,
                       .fill_cost = kPartedNoteCost,
                       .end = static_cast<std::uint32_t>(count),
                       .notes_end = static_cast<std::uint32_t>(taken.end),
                       .former = former});
      ways_to_[count].push_back(static_cast<std::uint32_t>(ways_.size() - 1));
    }
  }

  /// How a page's room is shared out: first the spaces between paragraphs, then the lines, each
  /// within its limit; what remains stays white above the notes or at the foot.
  [[nodiscard]] PageSpan finish_page(const Way& from, const Way& to) const {
    PageSpan span{.begin = from.end,
                  .end = to.end,
                  .notes_begin = from.notes_end,
                  .notes_end = to.notes_end,
                  .fill_cost = to.fill_cost,
                  .cost = to.cost};
    Trial trial;
    if (span.begin < span.end) {
      span.repeats_head = repeats_head(galley_, span.begin);
      trial = begin_page(span.begin);
    }
    for (std::size_t slug = span.begin; slug < span.end; ++slug) {
      extend(trial, slug);
    }
    if (span.notes_begin < span.notes_end) {
      span.notes_height = notes_height(span.notes_begin, span.notes_end);
    }
    span.natural = trial.natural + span.notes_height;
    const Length height = height_of(span.begin);
    const Length room = height - span.natural;
    span.overfull = room.scaled < 0;
    if (ends_text(span.end) || room.scaled <= 0) {
      return span;
    }
    if (trial.gap_stretch.scaled > 0) {
      span.gap_stretch_per_mille = static_cast<int>(
          std::min<std::int64_t>(room.scaled * 1000 / trial.gap_stretch.scaled, 1000));
    }
    const Length left = room - trial.gap_stretch * span.gap_stretch_per_mille / 1000;
    const Length lines_most = measure_.line_stretch_most * trial.stretching;
    // Lines set wide that still end well above the foot would be both: loose and ragged.
    if (trial.stretching > 0 && left <= lines_most + height / kShortOfFootShare) {
      span.line_stretch = std::min(left / trial.stretching, measure_.line_stretch_most);
    }
    return span;
  }

  const Galley& galley_;
  const Galley& notes_;
  const PageMeasure& measure_;
  std::vector<Length> notes_before_;       // [i]: notes' slugs before i with their spaces
  std::vector<std::int64_t> notes_begun_;  // [i]: notes that begin before slug i of theirs
  std::vector<Way> ways_;
  std::vector<std::vector<std::uint32_t>> ways_to_;  // by the slug after the last page
};

}  // namespace

std::vector<PageSpan> break_pages(const Galley& galley, const Galley& notes,
                                  const PageMeasure& measure) {
  if (galley.slugs.empty()) {
    return {};
  }
  return PageBreaker(galley, notes, measure).run();
}

}  // namespace gazette::typeset

// Where an act that is too long for its issue is cut.
//
// The issue is set as it is, which is fast, and what is set says on which page each paragraph ends.
// So every place where the act may be cut has a price before anything is set again: the pages of
// the issue that stay empty, and how much the cut disturbs. The cheapest cut that is within the
// limit when set, with its last line and the notes that are called before it, is taken.

#include <algorithm>
#include <optional>

#include "gazette/compose/compose.h"
#include "gazette/edition/edition.h"

namespace gazette::edition {
namespace {

/// What is lost, in tenths of a page.
constexpr int kPage = 10;

/// A cut before an annex or a chapter costs nothing beside the pages left empty. Before an article
/// it is worth a page to avoid, inside one two and more: the reader holds two issues to read a
/// rule.
int price_of(compose::CutLevel level) {
  switch (level) {
    case compose::CutLevel::attachment:
    case compose::CutLevel::chapter:
      return 0;
    case compose::CutLevel::section:
      return kPage / 2;
    case compose::CutLevel::article:
      return kPage;
    case compose::CutLevel::clause:
      return 2 * kPage;
    case compose::CutLevel::paragraph:
    case compose::CutLevel::row:
      return 3 * kPage;
  }
  return 3 * kPage;
}

/// A part of less than a page looks forgotten.
constexpr int kShortPartPrice = 2 * kPage;
/// An act in one piece is worth as many empty pages as the limit has of these: one in sixteen.
constexpr int kWholeShare = 16;
/// So many cuts are set before the act is left whole or the issue too long.
constexpr int kTriesMost = 32;

/// A set issue, by its entries.
struct Sizes {
  std::size_t pages_count = 0;
  std::size_t front_count = 0;
  std::vector<std::size_t> acts = {};  // pages of each entry
  /// Of the last entry: the page of it, from 0, on which each paragraph ends; 0 for those that have
  /// no text.
  std::vector<std::size_t> ends = {};
};

Sizes measure(const Workspace& workspace, const Typography& typography, const model::Issue& issue) {
  Diagnostics ignored;  // the build reports them
  const typeset::Book book = typeset::typeset_issue(
      issue, typography.layout, typography.fonts,
      {.page_multiple = workspace.configuration.outputs.page_multiple}, ignored);
  Sizes sizes{.pages_count = book.pages.size()};
  sizes.acts.resize(issue.entries.size());
  for (const typeset::Page& page : book.pages) {
    if (page.entry == 0) {
      const bool is_front = std::all_of(sizes.acts.begin(), sizes.acts.end(),
                                        [](std::size_t count) { return count == 0; });
      sizes.front_count += is_front ? 1U : 0U;
      continue;
    }
    ++sizes.acts[page.entry - 1];
    if (page.entry < issue.entries.size()) {
      continue;
    }
    const std::size_t number = sizes.acts.back() - 1;
    const auto end_on_page = [&](std::uint32_t paragraph) {
      if (typeset::is_of_act(book, paragraph)) {
        const std::size_t place = book.paragraphs[paragraph].paragraph;
        sizes.ends.resize(std::max(sizes.ends.size(), place + 1));
        sizes.ends[place] = number;
      }
    };
    for (const typeset::TextRun& run : page.runs) {
      end_on_page(run.paragraph);
    }
    for (const typeset::PictureFrame& picture : page.pictures) {
      end_on_page(picture.paragraph);
    }
  }
  return sizes;
}

/// A place to cut, with the pages that the part before it takes and its price.
struct Choice {
  std::uint32_t paragraph = 0;
  std::size_t pages = 0;
  int price = 0;
};

/// The cuts of the last entry that leave at most `room` pages before them, the cheapest first, and
/// of two equal ones the later.
std::vector<Choice> choices_of(const model::Entry& entry, const Sizes& sizes, std::size_t room) {
  const std::uint32_t first = entry.part ? entry.part->first : 0;
  const std::uint32_t end = entry.part ? entry.part->end : model::body_count(entry.instrument);
  const auto page_of = [&](std::uint32_t paragraph) {
    return paragraph < sizes.ends.size() ? sizes.ends[paragraph] : 0;
  };
  std::size_t last_page = 0;
  for (std::uint32_t paragraph = first; paragraph < end; ++paragraph) {
    last_page = std::max(last_page, page_of(paragraph));
  }
  std::vector<Choice> choices;
  std::uint32_t paragraph = first;
  std::size_t page = 0;
  for (const compose::Cut& cut : compose::cuts_of(entry.instrument)) {
    for (; paragraph < std::min(cut.paragraph, end); ++paragraph) {
      page = std::max(page, page_of(paragraph));
    }
    if (cut.paragraph <= first || cut.paragraph >= end || page + 1 > room) {
      continue;
    }
    const auto lost = static_cast<int>(room - page - 1);
    const bool is_short = page == 0 || page == last_page;
    choices.push_back(
        {.paragraph = cut.paragraph,
         .pages = page + 1,
         .price = lost * kPage + price_of(cut.level) + (is_short ? kShortPartPrice : 0)});
  }
  std::stable_sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
    return a.price != b.price ? a.price < b.price : a.paragraph > b.paragraph;
  });
  return choices;
}

/// Cuts the last entry so that the issue is within its limit; false where it cannot be.
bool cut_last(const Workspace& workspace, const Typography& typography, model::Issue& issue,
              std::vector<Choice> choices, model::IssueNumber next) {
  const std::optional<model::Part> former = issue.entries.back().part;
  for (int tries = 0; tries < kTriesMost && !choices.empty(); ++tries) {
    const Choice choice = choices.front();
    model::Part part = former.value_or(model::Part{});
    part.end = choice.paragraph;
    part.next = next;
    issue.entries.back().part = part;
    const std::size_t pages = measure(workspace, typography, issue).pages_count;
    const auto most = static_cast<std::size_t>(issue.pages_most);
    if (pages <= most) {
      return true;
    }
    // What ends later is longer still. Blank pages that fill the issue up are not counted as over.
    const auto multiple = static_cast<std::size_t>(workspace.configuration.outputs.page_multiple);
    const std::size_t over = pages - most > multiple ? pages - most - multiple : 0;
    std::erase_if(choices, [&](const Choice& other) {
      return other.paragraph >= choice.paragraph || other.pages + over > choice.pages;
    });
  }
  issue.entries.back().part = former;
  return false;
}

}  // namespace

Fitted fit_to_limit(const Workspace& workspace, const Typography& typography, model::Issue issue,
                    model::IssueNumber next) {
  Fitted fitted;
  const auto leave_last = [&] {
    fitted.left.insert(fitted.left.begin(), issue.entries.back().instrument.id);
    issue.entries.pop_back();
  };
  const auto most = static_cast<std::size_t>(issue.pages_most);
  const auto multiple = static_cast<std::size_t>(workspace.configuration.outputs.page_multiple);
  // Of front and acts together: the colophon takes the last page.
  const std::size_t room = std::max<std::size_t>(most / multiple * multiple, 1) - 1;
  Sizes sizes = measure(workspace, typography, issue);
  if (sizes.pages_count > most) {
    std::size_t taken = sizes.front_count;
    std::size_t kept = 0;  // acts up to the one that passes the limit
    while (kept < sizes.acts.size() && taken <= room) {
      taken += sizes.acts[kept++];
    }
    while (issue.entries.size() > kept) {
      leave_last();
    }
    sizes = measure(workspace, typography, issue);
  }
  if (sizes.pages_count > most) {
    std::size_t before = sizes.front_count;
    for (std::size_t i = 0; i + 1 < sizes.acts.size(); ++i) {
      before += sizes.acts[i];
    }
    const std::size_t left = room > before ? room - before : 0;
    const std::vector<Choice> choices = choices_of(issue.entries.back(), sizes, left);
    const int whole_price = static_cast<int>(left) * kPage - issue.pages_most * kPage / kWholeShare;
    const bool can_wait = issue.entries.size() > 1;
    const bool better_whole = choices.empty() || whole_price <= choices.front().price;
    if ((can_wait && better_whole) ||
        (!cut_last(workspace, typography, issue, choices, next) && can_wait)) {
      leave_last();
    }
  }
  for (const model::Entry& entry : issue.entries) {
    fitted.entries.push_back({.act = entry.instrument.id, .part = entry.part});
  }
  return fitted;
}

}  // namespace gazette::edition

// Setting a whole issue: its acts, then the contents that name their pages, until both agree.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/typeset/act.h"
#include "gazette/typeset/front.h"
#include "gazette/typeset/pages.h"
#include "gazette/typeset/typeset.h"

namespace gazette::typeset {
namespace {

/// The contents' length depends on page numbers that depend on the contents' length. Two passes
/// settle nearly every issue.
constexpr int kPassesMost = 5;

/// The places of an act's images among those of the book, where new ones are added. An image that
/// only pictures left out show gets the place of none.
std::vector<std::uint32_t> add_images(const std::vector<model::Image>& images, Book& book) {
  std::vector<std::uint32_t> places;
  for (const model::Image& image : images) {
    if (image.bytes.empty()) {
      places.push_back(static_cast<std::uint32_t>(-1));
      continue;
    }
    auto found = std::find_if(book.images.begin(), book.images.end(),
                              [&](const model::Image& own) { return own.sha256 == image.sha256; });
    if (found == book.images.end()) {
      found = book.images.insert(found, image);
    }
    places.push_back(static_cast<std::uint32_t>(found - book.images.begin()));
  }
  return places;
}

/// The acts' pages, numbered behind `front_pages` pages; the first folio of each act.
std::vector<std::uint32_t> add_acts(Setter& setter, const model::Issue& issue,
                                    std::size_t front_pages, Book& book) {
  const PageHead head{.text = running_head(setter.layout(), issue)};
  std::vector<std::uint32_t> folios;
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i + 1);
    const auto folio = static_cast<std::uint32_t>(front_pages + book.pages.size() + 1);
    folios.push_back(folio);
    const model::Instrument& instrument = issue.entries[i].instrument;
    setter.set_pictures(instrument.pictures, add_images(instrument.images, book));
    const Paged act = page_up(setter, set_act(setter, issue.entries[i], number, book.paragraphs));
    if (act.pages.empty()) {
      setter.diagnostics().report(
          {.code = "G0507",
           .place = {.path = issue.entries[i].instrument.path},
           .message = fmt::format("the act \"{}\" has no text", issue.entries[i].instrument.id),
           .help = "look at its document; take it out of the plan if it is really empty"});
    }
    add_pages(setter, act, head, number, folio, book);
  }
  return folios;
}

/// The pages after the acts: blank ones up to a multiple, and the colophon on the last.
void add_end(Setter& setter, const model::Issue& issue, std::size_t front_pages, int page_multiple,
             Book& book) {
  const auto multiple = static_cast<std::size_t>(page_multiple);
  const auto count = [&] { return front_pages + book.pages.size(); };
  const auto next_folio = [&] { return static_cast<std::uint32_t>(count() + 1); };
  const PageHead head{.text = running_head(setter.layout(), issue)};
  const std::size_t blanks = (multiple - (count() + 1) % multiple) % multiple;
  for (std::size_t i = 0; i < blanks; ++i) {
    add_pages(setter, page_up(setter, set_blank_page(setter)), head, 0, next_folio(), book);
  }
  add_pages(setter, page_up(setter, set_colophon(setter, issue)), {}, 0, next_folio(), book);
}

}  // namespace

Book typeset_issue(const model::Issue& issue, const Layout& layout, const font::Fonts& fonts,
                   int page_multiple, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(page_multiple >= 1);
  Book book(fonts);
  book.page_width = layout.page_width;
  book.page_height = layout.page_height;
  std::vector<std::uint32_t> folios(issue.entries.size(), 0);
  std::size_t front_pages = 1;
  for (int pass = 0; pass < kPassesMost; ++pass) {
    // Findings of a pass that is set again are dropped: the last pass reports them all.
    Diagnostics found;
    Setter setter(layout, book.words, found);
    book.pages.clear();
    book.paragraphs.clear();
    folios = add_acts(setter, issue, front_pages, book);
    const Paged front = page_up(setter, set_front(setter, issue, folios));
    if (front.pages.size() != front_pages) {
      front_pages = front.pages.size();
      continue;
    }
    add_end(setter, issue, front_pages, page_multiple, book);
    std::vector<Page> rest = std::exchange(book.pages, {});
    add_pages(setter, front, {.text = running_head(layout, issue), .first_is_bare = true}, 0, 1,
              book);
    book.pages.insert(book.pages.end(), std::make_move_iterator(rest.begin()),
                      std::make_move_iterator(rest.end()));
    diagnostics.append(std::move(found));
    return book;
  }
  diagnostics.report({.code = "G0510",
                      .message = fmt::format("the contents of issue {} do not settle in {} passes",
                                             model::to_text(issue.number), kPassesMost),
                      .help = "change the wording of an act's line in the contents"});
  return book;
}

}  // namespace gazette::typeset

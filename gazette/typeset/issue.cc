// Setting a whole issue: its acts, then the contents that name their pages, until both agree.

#include <algorithm>
#include <atomic>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/parallel.h"
#include "gazette/typeset/act.h"
#include "gazette/typeset/act_address.h"
#include "gazette/typeset/front.h"
#include "gazette/typeset/pages.h"
#include "gazette/typeset/structure.h"
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

/// An act on its pages. Its words are those of the worker that set it, its runs speak of its own
/// list of paragraphs, until `adopt` makes both the book's.
struct PagedAct {
  Paged paged = {};
  std::vector<ParagraphReference> paragraphs = {};
  std::size_t worker = 0;
  Diagnostics found = {};
  Trace trace = {};
};

/// The words of one thread, and their places in the book (plus 1; 0: not there yet).
struct Worker {
  explicit Worker(const font::Fonts& fonts) : words(fonts) {}
  font::Words words;
  std::vector<font::WordId> places = {};
};

void set_one(const model::Entry& entry, std::uint32_t number, const Layout& layout,
             const std::vector<std::uint32_t>& images, const IssueOptions& options, Worker& worker,
             PagedAct& act) {
  Setter setter(layout, worker.words, act.found);
  if (options.trace != nullptr) {
    act.trace.kind = options.trace->kind;
    setter.set_trace(&act.trace);
  }
  setter.set_pictures(entry.instrument.pictures, images);
  SetAct set = set_act(setter, entry, number);
  act.paragraphs = std::move(set.paragraphs);
  act.paged = page_up(setter, std::move(set.galley), std::move(set.notes));
  if (act.paged.pages.empty()) {
    act.found.report(
        {.code = "G0507",
         .place = {.path = entry.instrument.path},
         .message = fmt::format("the act \"{}\" has no text", entry.instrument.id),
         .help = "look at its document; take it out of the plan if it is really empty"});
  }
}

/// Findings without those said before: what is measured and set again is found again.
Diagnostics without_repeats(const Diagnostics& found) {
  Diagnostics once;
  std::set<std::tuple<std::string_view, std::string, std::uint32_t, std::uint32_t, std::string,
                      std::string>>
      said;
  for (const Diagnostic& finding : found.list()) {
    if (said.emplace(finding.code, finding.place.path, finding.place.line, finding.place.paragraph,
                     finding.place.excerpt, finding.message)
            .second) {
      once.report(finding);
    }
  }
  return once;
}

/// Every act on its pages; threads take the acts as they come, each with words of its own.
std::vector<PagedAct> set_acts(const model::Issue& issue, const Layout& layout,
                               const std::vector<std::vector<std::uint32_t>>& images,
                               const IssueOptions& options, std::vector<Worker>& workers) {
  std::vector<PagedAct> acts(issue.entries.size());
  std::atomic<std::size_t> next = 0;
  parallel_for(workers.size(), static_cast<int>(workers.size()), [&](std::size_t worker) {
    for (std::size_t i = next++; i < acts.size(); i = next++) {
      acts[i].worker = worker;
      set_one(issue.entries[i], static_cast<std::uint32_t>(i + 1), layout, images[i], options,
              workers[worker], acts[i]);
    }
  });
  return acts;
}

/// Puts the words of `galley` among the book's.
void adopt_words(Galley& galley, Worker& worker, Book& book) {
  worker.places.resize(worker.words.size(), 0);
  for (font::WordId& word : galley.words) {
    font::WordId& place = worker.places[word];
    if (place == 0) {
      place = book.words.adopt(worker.words, word) + 1;
    }
    word = place - 1;
  }
}

/// The paragraphs that the galley's items speak of stand from `first_paragraph` on in the book.
void move_paragraphs(Galley& galley, std::uint32_t first_paragraph) {
  const auto move = [first_paragraph](std::uint32_t& paragraph) {
    paragraph += paragraph == kNoParagraph ? 0 : first_paragraph;
  };
  for (TextRun& run : galley.runs) {
    move(run.paragraph);
  }
  for (PictureFrame& picture : galley.pictures) {
    move(picture.paragraph);
  }
  for (Link& link : galley.links) {
    move(link.paragraph);
  }
}

/// Puts paragraphs at the end of the book's; the place of the first of them.
std::uint32_t add_paragraphs(const std::vector<ParagraphReference>& paragraphs, Book& book) {
  const auto first = static_cast<std::uint32_t>(book.paragraphs.size());
  book.paragraphs.insert(book.paragraphs.end(), paragraphs.begin(), paragraphs.end());
  return first;
}

/// The first folio of each act, behind `front_pages` pages of the issue.
std::vector<std::uint32_t> folios_of(const model::Issue& issue, const std::vector<PagedAct>& acts,
                                     std::size_t front_pages) {
  std::vector<std::uint32_t> folios;
  std::size_t next = front_pages + static_cast<std::size_t>(issue.first_page);
  for (const PagedAct& act : acts) {
    folios.push_back(static_cast<std::uint32_t>(next));
    next += act.paged.pages.size();
  }
  return folios;
}

/// The number of the page that is added next.
std::uint32_t folio_after(const model::Issue& issue, const Book& book) {
  return static_cast<std::uint32_t>(book.pages.size()) +
         static_cast<std::uint32_t>(issue.first_page);
}

/// The pages after the acts: blank ones up to a multiple, and the colophon on the last.
void add_end(Setter& setter, const model::Issue& issue, const IssueOptions& options, Book& book) {
  const auto multiple = static_cast<std::size_t>(options.page_multiple);
  const auto next_folio = [&] { return folio_after(issue, book); };
  const PageHead head{.text = running_head(setter.layout(), issue)};
  SetText colophon = set_colophon(setter, issue, options.permalink);
  move_paragraphs(colophon.galley, add_paragraphs(colophon.paragraphs, book));
  const Paged end = page_up(setter, std::move(colophon.galley));
  const std::size_t blanks =
      (multiple - (book.pages.size() + end.pages.size()) % multiple) % multiple;
  book.blank_pages = static_cast<std::uint32_t>(blanks);
  for (std::size_t i = 0; i < blanks; ++i) {
    add_pages(setter, page_up(setter, set_blank_page(setter)), head, 0, next_folio(), book);
  }
  add_pages(setter, end, {}, 0, next_folio(), book);
}

/// Puts masthead and contents into the book. Their length depends on page numbers that depend on
/// their length: set again until both agree. False where they do not.
bool add_front(Setter& setter, const model::Issue& issue, const std::vector<PagedAct>& acts,
               Book& book) {
  std::size_t front_pages = 1;
  for (int pass = 0; pass < kPassesMost; ++pass) {
    SetText text = set_front(setter, issue, folios_of(issue, acts, front_pages));
    Paged front = page_up(setter, std::move(text.galley));
    if (front.pages.size() == front_pages) {
      move_paragraphs(front.galley, add_paragraphs(text.paragraphs, book));
      add_pages(setter, front,
                {.text = running_head(setter.layout(), issue), .first_is_bare = true}, 0,
                folio_after(issue, book), book);
      return true;
    }
    front_pages = front.pages.size();
  }
  return false;
}

}  // namespace

Book typeset_issue(const model::Issue& issue, const Layout& layout, const font::Fonts& fonts,
                   const IssueOptions& options, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(options.page_multiple >= 1);
  Book book(fonts);
  book.page_width = layout.page_width;
  book.page_height = layout.page_height;
  std::vector<std::vector<std::uint32_t>> images;
  for (const model::Entry& entry : issue.entries) {
    images.push_back(add_images(entry.instrument.images, book));
  }
  std::vector<Worker> workers;
  for (int i = 0; i < std::max(options.threads_count, 1); ++i) {
    workers.emplace_back(fonts);
  }
  std::vector<PagedAct> acts = set_acts(issue, layout, images, options, workers);
  for (PagedAct& act : acts) {
    diagnostics.append(without_repeats(act.found));
    if (options.trace != nullptr) {
      options.trace->text += act.trace.text;
    }
  }
  Diagnostics of_front;
  Setter setter(layout, book.words, of_front);
  if (!add_front(setter, issue, acts, book)) {
    diagnostics.append(without_repeats(of_front));
    diagnostics.report(
        {.code = "G0510",
         .message = fmt::format("the contents of issue {} do not settle in {} passes",
                                model::to_text(issue.number), kPassesMost),
         .help = "change the wording of an act's line in the contents"});
    return book;
  }
  const PageHead head{.text = running_head(layout, issue)};
  for (std::size_t i = 0; i < acts.size(); ++i) {
    PagedAct act = std::move(acts[i]);  // its galleys end with its turn
    const std::uint32_t first_paragraph = add_paragraphs(act.paragraphs, book);
    for (Galley* galley : {&act.paged.galley, &act.paged.notes}) {
      adopt_words(*galley, workers[act.worker], book);
      move_paragraphs(*galley, first_paragraph);
    }
    const std::size_t first_page = book.pages.size();
    add_pages(setter, act.paged, head, static_cast<std::uint32_t>(i + 1), folio_after(issue, book),
              book);
    if (i < options.act_addresses.size()) {
      add_act_address(setter, options.act_addresses[i], first_page, book);
    }
  }
  add_end(setter, issue, options, book);
  add_structure(issue, book);
  diagnostics.append(without_repeats(of_front));
  return book;
}

}  // namespace gazette::typeset

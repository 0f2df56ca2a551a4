// The galley (bản dài): text set in one measure, not yet paged.
//
// A slug is what a page break cannot cut: one line, one row of a table, a whole head. Items of a
// slug are measured from its top left corner. Vectors of the galley hold all items in order, and a
// slug names its stretch of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/typeset/book.h"

namespace gazette::typeset {

/// Cost of a page break where there must be none. Finite: a page that has no other place to break
/// is broken here all the same.
inline constexpr std::int32_t kForbiddenBreak = 1'000'000;

struct Slug {
  Length space_before = {};    // vanishes at the top of a page
  Length stretch_before = {};  // by how much that space may grow
  Length height = {};
  std::int32_t break_cost = 0;  // of a page break before it
  std::uint32_t table = 0;      // from 1: the table it is a row of; 0: none
  bool repeats = false;         // a heading row: set again at the top of each page of its table
  bool new_page = false;        // always begins a page
  bool landscape = false;       // stands on a page turned on its side
  bool begins_note = false;     // in a galley of notes: its mark hangs before it
  std::uint32_t notes = 0;      // slugs of the notes' galley called up to its end
  // The first of its items; they end where those of the next slug begin.
  std::uint32_t runs = 0;
  std::uint32_t rules = 0;
  std::uint32_t pictures = 0;
  std::uint32_t links = 0;
  std::uint32_t anchors = 0;
  std::uint32_t calls = 0;
};

/// The heading rows of a table in the galley.
struct TableHead {
  std::size_t first_slug = 0;
  std::size_t slugs_count = 0;
  Length height = {};
  Length continued_height = {};  // of the line over them where the table goes on; 0: there is none
  Length x = {};                 // of the table, for the rule that closes it at a page's end
  Length width = {};
};

struct Galley {
  std::vector<Slug> slugs = {};
  std::vector<TextRun> runs = {};  // first_word in `words`
  std::vector<font::WordId> words = {};
  std::vector<Rule> rules = {};
  std::vector<PictureFrame> pictures = {};
  std::vector<Link> links = {};
  std::vector<Anchor> anchors = {};
  std::vector<std::uint32_t> calls = {};  // of notes, by their numbers from 1
  std::vector<TableHead> tables = {};

  // What the last paragraph asks of the next.
  Length after = {};
  bool keep = false;

  /// Takes back the slugs from `slug` on with their items; what the one above asks of the next is
  /// forgotten.
  void cut_back(std::size_t slug);
  /// Opens a slug: items added from now on are its own.
  Slug& open_slug(Length height);
  /// The space above a paragraph that `slug` begins: the greater of `before` and what the paragraph
  /// above asked for below itself.
  void space_above(Slug& slug, Length before, Length stretch);
  /// What a paragraph asks for below itself.
  void space_below(Length space, bool keep_with_next);
};

/// Where the items of slug `i` begin and end.
struct SlugItems {
  std::size_t runs_begin = 0, runs_end = 0;
  std::size_t rules_begin = 0, rules_end = 0;
  std::size_t pictures_begin = 0, pictures_end = 0;
  std::size_t links_begin = 0, links_end = 0;
  std::size_t anchors_begin = 0, anchors_end = 0;
  std::size_t calls_begin = 0, calls_end = 0;
};
[[nodiscard]] SlugItems items_of(const Galley& galley, std::size_t slug);

/// Whether a page that begins with `slug` goes on with a table from the page before.
[[nodiscard]] bool continues_table(const Galley& galley, std::size_t slug);

/// Whether a slug stands on the one above as rows of one table do: nothing comes between them.
[[nodiscard]] bool stands_on_former(const Galley& galley, std::size_t slug);

}  // namespace gazette::typeset

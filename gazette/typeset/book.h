// The typeset book (ruột sách): pages of frames. All that the PDF writer sees.
//
// Lengths are measured from the top left corner of the trimmed page, y downwards; a run's y is its
// baseline. Runs stand in reading order. Nothing here changes once the book is set.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/font/font.h"
#include "gazette/model/instrument.h"

namespace gazette::typeset {

/// Text that is no part of what the book says: running heads, heads of tables that are repeated,
/// leaders.
inline constexpr std::uint32_t kNoParagraph = 0xFFFFFFFF;

/// What a run is in its paragraph.
enum class RunKind : std::uint8_t {
  text,
  label,      // the number it begins with: "1.", "a)"
  note_mark,  // the raised mark of a note
};

/// A colour of the press: cyan, magenta, yellow and black, in thousandths of full ink.
using Inks = std::array<int, 4>;

/// Words of one face and size on one baseline, with one gap between them. A turned run goes upwards
/// from (x, y), its baseline upright.
struct TextRun {
  Length x = {};                 // where it begins
  Length y = {};                 // of the baseline, rise included
  Length size = {};              // em
  Length gap = {};               // from the end of one word to the start of the next
  std::uint32_t first_word = 0;  // in Page::words
  std::uint32_t words_count = 0;
  std::uint32_t paragraph = kNoParagraph;  // in Book::paragraphs
  font::FaceId face = 0;
  bool space_after = false;  // a space of the text follows the run; the PDF has a real one
  bool underline = false;
  bool strike = false;
  bool turned = false;
  bool accent = false;  // in the accent colour of the book, where it has one
  RunKind kind = RunKind::text;
  std::uint32_t link =
      0;  // from 1: of the act's words that lead somewhere; its `Link` has the same
};

/// A filled rectangle: every line the book draws but those under and through words. One that bleeds
/// reaches over the edge of the page.
struct Rule {
  Length x = {};
  Length y = {};  // of its top
  Length width = {};
  Length height = {};
  bool accent = false;  // in the accent colour of the book, where it has one
};

/// A picture of an act, or a facsimile page, scaled to this room.
struct PictureFrame {
  Length x = {};
  Length y = {};  // of its top
  Length width = {};
  Length height = {};
  std::uint32_t image = 0;                 // in Book::images
  std::uint32_t page = 0;                  // from 1: of the PDF that the image is
  bool is_turned = false;                  // its left side is at the foot of the room
  model::Crop cut = {};                    // what of it lies outside the room and is not seen
  std::uint32_t paragraph = kNoParagraph;  // in Book::paragraphs
};

/// A place that can be pressed in the online edition.
struct Link {
  Length x = {};
  Length y = {};
  Length width = {};
  Length height = {};
  // An Anchor's name, which may be in another book (an act, or "act#provision"), or an address with
  // "://".
  std::string target = {};
  std::uint32_t paragraph = kNoParagraph;  // in Book::paragraphs: whose text is pressed
  std::uint32_t link = 0;                  // of the runs that are pressed; 0: the whole paragraph
};

/// A place that can be jumped to; with a title it is an entry of the outline (bookmarks).
struct Anchor {
  std::string name = {};
  std::string title = {};
  std::uint8_t level = 0;  // in the outline, from 0
  Length y = {};
};

struct Page {
  std::uint32_t folio = 0;          // the printed page number (số trang)
  std::uint32_t entry = 0;          // from 1: the act it belongs to; 0: front, contents, colophon
  std::uint32_t artifact_runs = 0;  // the first runs of the page are running head and folio
  std::uint32_t online_runs = 0;    // the last runs and rules of the page are shown online alone
  std::uint32_t online_rules = 0;
  bool landscape =
      false;  // turned on its side: as wide as the book is high, and frames so measured
  std::vector<font::WordId> words = {};
  std::vector<TextRun> runs = {};
  std::vector<Rule> rules = {};
  std::vector<PictureFrame> pictures = {};
  std::vector<Link> links = {};
  std::vector<Anchor> anchors = {};
};

/// What the book says beside the text of the acts.
enum class Generated : std::uint8_t {
  no,  // text of an act
  masthead,
  contents_title,
  contents_heading,
  contents_entry,
  section_banner,
  issuer_banner,
  continued_title,
  continued,
  act_address,  // where an act stands online
  note_mark,    // before the note's text
  cover,
  colophon,
  colophon_link,
  form,  // a paper of the office
};

/// Which paragraph of which act a run's text is: entry from 1, `paragraph` the place in the list
/// that `model::text_of` gives for the entry's instrument. Of generated text: the entry it speaks
/// of or stands in (0: none), and the number of the note whose mark it is (from 1).
struct ParagraphReference {
  std::uint32_t entry = 0;
  std::uint32_t paragraph = 0;
  Generated generated = Generated::no;
  // In Book::elements, 0 where the book has none: what is read as this paragraph, and its label.
  std::uint32_t element = 0;
  std::uint32_t label = 0;
};

/// What an element of the logical structure is, in the words of tagged PDF (ISO 32000-1, 14.8.4).
enum class Tag : std::uint8_t {
  document,
  article,  // an act (Art)
  section,
  division,
  heading,
  paragraph,
  contents,       // TOC
  contents_item,  // TOCI
  reference,
  link,
  list,
  list_item,
  label,
  list_body,
  table,
  row,
  head_cell,
  cell,
  figure,
  note,
};

/// Its name in PDF: "P", "TH". That of a heading is "H", whatever its level.
[[nodiscard]] std::string_view to_text(Tag tag);

/// What the labels of a list are.
inline constexpr std::uint8_t kNumberedList = 1;
inline constexpr std::uint8_t kLetteredList = 2;

/// An element of the logical structure: what is read aloud as one thing.
struct Element {
  Tag tag = Tag::paragraph;
  std::uint8_t rank = 0;     // of a heading, from 1, some left out; 1: a head cell of columns;
                             // of a list kNumberedList or kLetteredList
  std::uint32_t parent = 0;  // in Book::elements, before it; of the root: itself
  std::uint16_t row_span = 1;
  std::uint16_t column_span = 1;
  std::uint32_t alternative = 0;  // of a figure, in Book::alternatives
};

struct Book {
  explicit Book(const font::Fonts& fonts) : words(fonts) {}
  Length page_width = {};
  Length page_height = {};
  std::vector<Page> pages = {};
  std::optional<Inks> accent = {};  // of the cover, printed in four inks; else all is black
  std::vector<Length> folds = {};   // of a spread, from its left edge: where the spine is
  std::uint32_t blank_pages = 0;    // of them, before the last: they fill the body to its multiple
  std::vector<ParagraphReference> paragraphs = {};
  std::vector<Element> elements = {};  // in reading order, the root first; empty: no structure
  std::vector<std::string> alternatives = {};  // texts that stand for pictures
  std::vector<model::Image> images = {};       // each once, however many acts show it
  font::Words words;
};

/// Whether what stands as this paragraph of the book is text of an act.
[[nodiscard]] bool is_of_act(const Book& book, std::uint32_t paragraph);

/// The page without what is shown online alone.
[[nodiscard]] Page printed_page(const Page& page);

/// Adds the words of a run to `text`, and the space behind it.
void append_run(const Book& book, const Page& page, const TextRun& run, std::string& text);

/// The text of a page in reading order, runs as drawn: words with single spaces, a space where
/// `space_after`, "\n" between runs of different paragraphs. What `press::read_text` must give
/// back.
[[nodiscard]] std::string text_of(const Book& book, const Page& page);

/// The book as text, one frame a line: the form of `gazette dump frames` and of the goldens.
[[nodiscard]] std::string dump(const Book& book);

/// The elements as an indented list, each with its rank, its spans and its text: the form of
/// `gazette dump structure`.
[[nodiscard]] std::string dump_structure(const Book& book);

}  // namespace gazette::typeset

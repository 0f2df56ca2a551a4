// The text of a DOCX, story by story (the body, a note, a text box), as flow items.
//
// WordprocessingML nests freely: content controls, insertions, links, smart tags and whatever a
// later version brings wrap paragraphs, rows, cells and runs. So an element that is not known here
// is looked through, never skipped: what is left out is named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/ingest/docx_leaders.h"
#include "gazette/ingest/docx_numbering.h"
#include "gazette/ingest/docx_package.h"
#include "gazette/ingest/docx_sections.h"
#include "gazette/ingest/docx_styles.h"
#include "gazette/ingest/docx_text.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/picture.h"

namespace gazette::ingest::docx {

/// How deep content may nest (tables in boxes in tables ...).
inline constexpr int kDepthMax = 64;
/// The size of text that states none, in half points: what decrees on presentation ask for.
inline constexpr int kUsualSize = 26;

/// A finding that waits for its paragraph's number. Until the flow is whole, paragraphs are known
/// by the order in which they were begun, kept in `Origin::paragraph`.
struct Finding {
  std::string_view code = {};
  std::uint32_t order = 0;
  std::string message = {};
  std::string help = {};
};

/// What is reported once for a document, at its first place.
struct Tally {
  std::size_t count = 0;
  std::uint32_t order = 0;

  void add(std::uint32_t paragraph_order, std::size_t times = 1) {
    order = count == 0 ? paragraph_order : order;
    count += times;
  }
};

inline const std::map<std::string, MediaPart, std::less<>> kNoMedia = {};

/// Everything known and gathered while one document is read; its stories share it.
struct Reading {
  const StyleSheet& sheet;
  const Lists& lists;
  ListCounter footnote_lists = ListCounter(lists);  // notes of one kind count together
  ListCounter endnote_lists = ListCounter(lists);
  std::map<std::string, pugi::xml_node, std::less<>> footnotes = {};  // by w:id
  std::map<std::string, pugi::xml_node, std::less<>> endnotes = {};
  const std::map<std::string, MediaPart, std::less<>>& media = kNoMedia;  // by relationship
  std::vector<Section> sections = {};
  bool is_note = false;      // a note: pictures are left out
  bool is_marginal = false;  // a page header: numbers of pages are left out
  bool is_hidden = false;    // anchored in hidden text, so hidden too

  std::vector<model::Note> notes = {};
  std::map<std::string, std::uint32_t, std::less<>> note_numbers = {};  // "f2" -> place in `notes`
  std::set<std::string, std::less<>> hidden_notes = {};  // by the same key: read already
  std::string footnote_format = "decimal";               // of their marks, as in lists
  std::string endnote_format = "lowerRoman";
  int footnote_start = 1;
  int endnote_start = 1;
  NoteRestart footnote_restart = NoteRestart::unstated;  // where a section does not say
  NoteRestart endnote_restart = NoteRestart::unstated;
  int footnotes_count = 0;
  int endnotes_count = 0;
  PictureStore pictures = {};
  std::vector<model::Dropped> dropped = {};

  std::vector<Finding> findings = {};
  Tally deletions = {};
  Tally insertions = {};
  Tally reformats = {};  // tracked changes of looks
  Tally comments = {};
  Tally invisible = {};
  Tally apart = {};
  Tally no_break = {};
  Tally leaders = {};
  Tally hidden = {};
  Tally placeholders = {};
  Tally landscape = {};
  Tally columns = {};
  Tally inline_pictures = {};
  Tally figures = {};         // drawn in Word, of lines and shapes
  Tally notes_of_pages = {};  // numbered anew on each page
  Tally too_deep = {};
  std::uint32_t order = 0;         // paragraphs begun
  std::size_t sections_count = 0;  // ended
  int depth = 0;

  void report(std::string_view code, std::uint32_t paragraph_order, std::string message,
              std::string help);

  /// The section that is being read; the usual one where there is none.
  [[nodiscard]] Section section() const {
    return sections_count < sections.size() ? sections[sections_count] : Section();
  }
};

/// Counts one level of nesting; `is_allowed` is false past the limit, which is then reported.
class Nesting {
 public:
  explicit Nesting(Reading& reading);
  ~Nesting() { --reading_.depth; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  [[nodiscard]] bool is_allowed() const { return reading_.depth <= kDepthMax; }

 private:
  Reading& reading_;
};

/// Why text, notes and drawings that Word hides are left out.
inline constexpr std::string_view kHiddenReason = "chữ ẩn của bản gốc";

/// The branch of mc:AlternateContent to read: the first choice in a language known here, else the
/// fallback; one with text or pictures before one without. Never two, they say the same.
[[nodiscard]] pugi::xml_node chosen_branch(const pugi::xml_node& alternate);

/// The paragraphs of items, those of tables row by row.
[[nodiscard]] std::vector<model::Paragraph> flattened(std::vector<FlowItem> items);

/// A formula on one line: "(a + b)/c", "x" with a raised "2".
[[nodiscard]] std::vector<model::Span> formula_text(const pugi::xml_node& math, Reading& reading);

/// Reads one story. Fields may reach over paragraphs and cells, so they belong to the story.
class StoryReader {
 public:
  /// `numbers` counts the automatic numbers of the story.
  StoryReader(Reading& reading, ListCounter& numbers) : reading_(reading), numbers_(numbers) {}

  /// The paragraphs and tables below `container`.
  [[nodiscard]] std::vector<FlowItem> read(const pugi::xml_node& container);

 private:
  /// A field: what it computes, then, behind the separator, what it came to.
  struct Field {
    std::string instruction = {};
    bool is_in_result = false;
    bool is_shown = false;   // in its result, and all fields around it are in theirs
    bool is_locked = false;  // Word does not compute it anew
    bool has_text = false;   // of its result
    std::uint32_t order = 0;
    pugi::xml_node form = {};  // w:ffData of a form's field
  };
  /// A sequence of paragraphs and tables being read.
  struct Blocks {
    std::vector<FlowItem> items = {};
    std::vector<model::Span> carried = {};  // of a paragraph whose end is deleted or hidden
    bool is_page_break_due = false;
  };
  /// A paragraph's mark, as Word calls the end of a paragraph.
  struct Mark {
    RunFormat format = {};
    bool is_deleted = false;    // by a tracked change: the next paragraph goes on with this one
    bool is_separator = false;  // a style separator: hidden, but the number is shown
    bool is_dropped_capital = false;  // the paragraph is the large first letter of the next
  };
  /// A paragraph being read.
  struct Draft {
    const Style* style = nullptr;
    ParagraphFormat format = {};
    Mark mark = {};
    std::uint8_t heading_level = 0;
    model::Indents indents = {};
    std::vector<model::Span> spans = {};  // their sizes in half points (docx_text.h)
    std::string hidden = {};              // text that is not shown
    bool has_hidden_picture = false;
    std::vector<FlowItem> boxes = {};   // of text boxes anchored here
    std::vector<FlowItem> pieces = {};  // what stands before a page break inside
    std::uint32_t order = 0;
    bool is_page_break_due = false;
    bool has_moved_text = false;  // raised or lowered by its place
    bool has_level_text = false;  // and text that is not
  };

  // docx_story.cc: blocks and paragraphs
  void read_blocks(const pugi::xml_node& parent, Blocks& blocks);
  void read_block(const pugi::xml_node& node, Blocks& blocks);
  void read_paragraph(const pugi::xml_node& node, Blocks& blocks);
  [[nodiscard]] Draft begin(const pugi::xml_node& properties, Blocks& blocks);
  void add_number(std::string_view style_id, const ParagraphFormat& direct, Draft& draft);
  [[nodiscard]] TabRuler ruler_of(const Draft& draft) const;
  void end_piece(Draft& draft);
  [[nodiscard]] model::Origin origin_of(std::uint32_t order);
  void finish(Draft draft, Blocks& blocks);
  void finish_carried(Blocks& blocks);
  void end_section(Blocks& blocks);
  void report_embedded();
  void note_placeholder(const pugi::xml_node& control);

  // docx_run.cc: what stands in a line
  void read_inline(const pugi::xml_node& parent, Draft& draft);
  void read_inline_element(const pugi::xml_node& node, Draft& draft);
  void read_run(const pugi::xml_node& run, Draft& draft);
  void read_run_content(const pugi::xml_node& parent, const RunFormat& format, Draft& draft);
  void read_run_element(const pugi::xml_node& node, const RunFormat& format, Draft& draft);
  void read_break(const pugi::xml_node& node, const RunFormat& format, Draft& draft);
  void read_symbol(const pugi::xml_node& node, const RunFormat& format, Draft& draft);
  void read_formula(const pugi::xml_node& node, Draft& draft);
  void add_text(std::string_view text, const RunFormat& format, Draft& draft);
  void add_shown(std::string_view text, const RunFormat& format, Draft& draft);
  void add_symbol(Face face, char32_t character, const RunFormat& format, Draft& draft);
  [[nodiscard]] RunFormat run_format(const pugi::xml_node& properties, const Draft& draft) const;

  // docx_fields.cc
  void read_simple_field(const pugi::xml_node& node, Draft& draft);
  void begin_result();
  void read_field_mark(const pugi::xml_node& node, const RunFormat& format, Draft& draft);
  void end_field(const RunFormat& format, Draft& draft);
  [[nodiscard]] bool is_shown() const;

  // docx_drawing.cc
  void read_drawing(const pugi::xml_node& node, const RunFormat& format, Draft& draft);
  void read_hidden_drawing(const pugi::xml_node& node, Draft& draft);
  void report_embedded(std::string_view program, const Draft& draft);
  bool read_drawing_content(const pugi::xml_node& parent, Draft& draft);
  void read_shape_text(const pugi::xml_node& body, Draft& draft);
  void read_lettering(const pugi::xml_node& node, Draft& draft);

  // docx_picture.cc
  void read_picture(const pugi::xml_node& node, Draft& draft);
  void add_picture(PictureSource source, bool is_altered, Draft& draft);
  void leave_picture_out(std::string_view alternative, std::string_view reason, const Draft& draft);
  void keep_proportions(std::uint32_t number);

  // docx_notes.cc
  void read_note_mark(const pugi::xml_node& node, Draft& draft);
  void read_hidden_note(const pugi::xml_node& node, Draft& draft);
  std::vector<FlowItem> read_note(const pugi::xml_node& content, bool is_footnote);
  [[nodiscard]] std::string next_mark(bool is_footnote, const Draft& draft);

  // docx_table.cc
  void read_table(const pugi::xml_node& node, Blocks& blocks);
  std::vector<FlowItem> read_cell(const pugi::xml_node& node, const PartFormat& format);

  Reading& reading_;
  ListCounter& numbers_;
  std::vector<Field> fields_ = {};
  RunFormat table_run_ = {};  // what the style of the table says of the cell being read
  ParagraphFormat table_paragraph_ = {};
  int cell_width_ = 0;  // of that cell, in twentieths of a point; 0: not known
};

}  // namespace gazette::ingest::docx

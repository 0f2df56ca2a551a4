// Setting paragraphs: spans become shaped boxes, boxes become lines, lines become slugs of a
// galley.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/font/font.h"
#include "gazette/model/model.h"
#include "gazette/typeset/book.h"
#include "gazette/typeset/galley.h"
#include "gazette/typeset/layout.h"
#include "gazette/typeset/linebreak.h"
#include "gazette/typeset/trace.h"

namespace gazette::typeset {

/// How a paragraph is to be set, beyond its style.
struct Setting {
  const Style* style = nullptr;
  Length x = {};                // of the column, in the text block
  Length width = {};            // of the column
  std::size_t label_bytes = 0;  // the first bytes of the text are its label
  bool bold_label = false;
  std::uint32_t paragraph = kNoParagraph;                   // in Book::paragraphs
  model::Alignment alignment = model::Alignment::unstated;  // instead of the style's
  Length size = {};             // instead of the style's; 0: the style's
  Length height_most = {};      // of a picture; 0: the page's
  bool lines_may_grow = false;  // otherwise larger text is only as large as the leading allows
};

/// What holds of a setting and its style together.
[[nodiscard]] model::Alignment alignment_of(const Setting& setting);
[[nodiscard]] Length size_of(const Setting& setting);
[[nodiscard]] Length leading_of(const Setting& setting);
[[nodiscard]] Length size_within(Length leading);         // the largest size that it has room for
[[nodiscard]] Length text_width(const Setting& setting);  // within the style's margins

/// Words of a line that lead somewhere, measured from the column's left edge.
struct SetLink {
  Length x = {};
  Length width = {};
  std::uint32_t number = 0;  // from 1, among those of the act
  const model::TextLink* link = nullptr;
  std::uint32_t paragraph = kNoParagraph;  // in Book::paragraphs
};

/// A line ready to be put anywhere: runs measured from the column's left edge and the baseline.
struct SetLine {
  std::size_t runs_begin = 0;  // in SetParagraph::runs
  std::size_t runs_end = 0;
  std::size_t notes_begin = 0;  // in SetParagraph::notes
  std::size_t notes_end = 0;
  std::size_t links_begin = 0;  // in SetParagraph::links
  std::size_t links_end = 0;
  Length right = {};  // where its text ends
  Length extra = {};  // white above it beside the leading, for what is larger than the style
};

/// A paragraph as lines. Words of the runs are in `words`. A picture takes as many empty lines as
/// it is high, and is measured from the column's left edge and the top of the first of them.
struct SetParagraph {
  std::optional<PictureFrame> picture = {};
  std::vector<SetLine> lines = {};
  std::vector<TextRun> runs = {};
  std::vector<font::WordId> words = {};
  std::vector<std::uint32_t> notes = {};  // called in its lines, from 1
  std::vector<SetLink> links = {};
  Length leading = {};
  Length ascent = {};  // from the top of a line to its baseline
};

/// Sets paragraphs. Keeps the work space of breaking; words go into the table it is given, which is
/// one thread's. Throws `Error` where fonts.toml lacks a face of the layout.
class Setter {
 public:
  Setter(const Layout& layout, font::Words& words, Diagnostics& diagnostics);

  /// The path named in findings on the text that follows.
  void set_path(std::string path) {
    path_ = std::move(path);
    fallbacks_noted_.clear();
  }

  /// The pictures that paragraphs refer to from now on; `images` are the places of the instrument's
  /// images in the book. The pictures must live as long as text that shows them is set.
  void set_pictures(std::span<const model::Picture> pictures, std::vector<std::uint32_t> images) {
    pictures_ = pictures;
    images_ = std::move(images);
  }

  /// The words of paragraphs that lead somewhere, sorted by paragraph and place; they must live as
  /// long as the text that has them is set.
  void set_links(std::span<const model::TextLink> links) { links_ = links; }

  /// The paragraph in lines. A character that no face has is G0501, one from a fallback face G0515
  /// (once for each path), a line that is too long G0503, a word cut where no mark lets it part
  /// G0504, a code parted G0516.
  [[nodiscard]] SetParagraph set(const model::Paragraph& paragraph, const Setting& setting);

  /// What `set` breaks into lines first, before codes are parted; of text only. Valid until the
  /// next call.
  [[nodiscard]] const std::vector<Box>& boxes_of(const model::Paragraph& paragraph,
                                                 const Setting& setting);

  /// Widths of a paragraph's widest unbreakable part and of the whole on one line.
  struct Extent {
    Length least = {};
    Length most = {};
  };
  [[nodiscard]] Extent measure(const model::Paragraph& paragraph, const Setting& setting);

  /// Puts a paragraph into the galley, a slug for each line, with the costs of widows and orphans.
  void add(Galley& galley, const model::Paragraph& paragraph, const Setting& asked);

  /// Copies the lines [first, last) of `set` into the galley's open slug, the first line's top at
  /// `y`, moved right by `x`.
  static void place(Galley& galley, const SetParagraph& set, std::size_t first, std::size_t last,
                    Length x, Length y);

  /// Copies all lines of `set`, each `length` long, so that they run upwards, the first at the
  /// left: (x, y) is the top left corner of the room they take.
  static void place_turned(Galley& galley, const SetParagraph& set, Length length, Length x,
                           Length y);

  /// Whether findings on single lines and words (G0503, G0504, G0516) are left out, where the
  /// caller tells of the whole.
  void set_quiet(bool quiet) { is_quiet_ = quiet; }

  /// Where the choices of this step are written down; null where nobody asked for them.
  void set_trace(Trace* trace) { trace_ = trace; }
  [[nodiscard]] Trace* trace(TraceKind kind) const {
    return trace_ != nullptr && trace_->kind == kind ? trace_ : nullptr;
  }

  /// How much was traced so far.
  [[nodiscard]] std::size_t trace_bytes() const {
    return trace_ != nullptr ? trace_->text.size() : 0;
  }
  /// Takes back what was found and traced since there were `findings` and `trace_bytes` of it: the
  /// text it speaks of is set again. That a table needs a landscape page (G0509) stays: on such a
  /// page nothing says so again.
  void forget_findings(std::size_t findings, std::size_t trace_bytes);

  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  /// How the text between two changes of emphasis is drawn.
  struct Drawing {
    bool bold = false;
    bool italic = false;
    font::Shaping shaping = font::Shaping::plain;
    std::uint8_t decoration = 0;
    Length size = {};
    Length rise = {};
  };
  /// How a line takes its slack: where it begins, what its leaders and its spaces take on in all,
  /// and what is left.
  struct LineShares {
    Length x = {};
    Length leaders = {};
    Length spaces = {};
    Length left = {};
  };
  /// What is known of a word by its WordId, found out on first sight.
  struct WordFacts {
    bool is_known = false;
    bool is_whole = false;     // its face has all its characters
    std::uint16_t traits = 0;  // WordTrait flags
    std::int32_t hang = 0;     // of its last mark, in font units
  };
  [[nodiscard]] SetParagraph set_picture(const model::Paragraph& paragraph,
                                         const Setting& setting) const;
  void make_boxes(const model::Paragraph& paragraph, const Setting& setting);
  void add_stretch(std::size_t begin, std::size_t end, const Drawing& drawing);
  void add_fragment(std::string_view fragment, const Drawing& drawing);
  void add_leader(std::string_view dots, const Drawing& drawing);
  void add_word(std::string_view word, const Drawing& drawing);
  void add_with_fallbacks(std::string_view fragment, const Drawing& drawing);
  void add_box(font::WordId word, font::FaceId face, const Drawing& drawing);
  void end_word(std::size_t end, char32_t white_space);
  void begin_links();
  void link_word(std::size_t end);
  void report_parted(const Line& line);
  void report_missing(std::string_view character, char32_t c, std::string_view fragment);
  void report_fallback(std::string_view character, char32_t c, font::FaceId face);
  void fit_boxes(Length first, Length others);
  void cut_leaders(Length first, Length others);
  void part_wide_words(Length width);
  [[nodiscard]] bool part_codes(std::int64_t badness);
  bool add_parts(const Box& box, Length width, std::vector<Box>& parts);
  bool add_cut(const Box& box, Length column, std::vector<Box>& parts);
  [[nodiscard]] Box part_of(const Box& box, std::string_view text);
  void add_line(const Line& line, const Setting& setting, bool first, SetParagraph& set);
  void add_link(const Box& box, Length x, Length width, bool goes_on, const Setting& setting,
                SetParagraph& set);
  [[nodiscard]] LineShares share_out(const Line& line, const Setting& setting, bool first) const;
  void trace_lines(const std::vector<Line>& lines, const LineMeasure& measure);
  [[nodiscard]] Drawing drawing_of(const Setting& setting, const model::Span& span,
                                   bool in_label) const;
  [[nodiscard]] Place place_of_current() const;
  [[nodiscard]] const WordFacts& facts_of(font::WordId word);
  [[nodiscard]] Length scaled(std::int32_t units, font::FaceId face, Length size) const;

  const Layout& layout_;
  font::Words& words_;
  Diagnostics& diagnostics_;
  Trace* trace_ = nullptr;
  bool is_quiet_ = false;
  std::string path_;
  std::set<char32_t> fallbacks_noted_ = {};  // on this path
  std::span<const model::Picture> pictures_ = {};
  std::vector<std::uint32_t> images_ = {};
  std::span<const model::TextLink> links_ = {};
  LineBreaker breaker_;
  std::array<font::FaceId, 4> faces_ = {};      // regular, bold, italic, bold italic
  std::array<font::FaceId, 4> fallbacks_ = {};  // of each of them
  font::FaceId symbols_ = 0;                    // the last resort
  std::vector<WordFacts> facts_;                // by WordId
  // Of the paragraph being set:
  const model::Paragraph* current_ = nullptr;
  std::string text_;
  std::vector<Box> boxes_;
  bool hangs_ = false;              // marks hang in the right margin
  std::size_t word_first_box_ = 0;  // of the word in hand
  std::size_t word_begin_ = 0;      // in text_
  std::size_t next_link_ = 0;       // in links_, of the paragraph's
  std::size_t links_end_ = 0;
  std::uint16_t former_traits_ = 0;  // of the word before
};

/// A paragraph of plain text.
[[nodiscard]] model::Paragraph plain_paragraph(std::string text);

/// Adds a paragraph of plain text, of no act, in the style of that name; nothing where it is empty.
void add_plain(Setter& setter, Galley& galley, const std::string& text, std::string_view style,
               Length width, std::uint32_t paragraph = kNoParagraph);

}  // namespace gazette::typeset

// A layout (maket): the page and the styles, as read from layouts/<name>.toml.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/base/length.h"
#include "gazette/model/model.h"
#include "gazette/typeset/book.h"

namespace gazette::typeset {

/// How one kind of paragraph is set.
struct Style {
  bool bold = false;
  bool italic = false;
  Length size = points(14);
  Length leading = points(19);  // from baseline to baseline
  Length indent = {};           // of the first line
  Length left = {};             // margins inside the text block
  Length right = {};
  Length before = {};  // space above; the greater of it and the upper one's `after`
  Length after = {};
  Length stretch = {};  // by how much the space above may grow to fill a page
  model::Alignment alignment = model::Alignment::justified;
  bool keep_with_next = false;  // no page break after it
  Length rule_below = {};       // width of a centred short rule under the paragraph; 0: none
  bool accent = false;          // on the cover in the accent colour
};

/// Where text stands on a page, upright or turned on its side.
struct TextBlock {
  Length width = {};
  Length top = {};  // from the page's top
  Length bottom = {};

  [[nodiscard]] Length height() const { return bottom - top; }
};

/// What is added to the name of an upright face for each of its kind: itself, bold, italic, both.
inline constexpr std::array<std::string_view, 4> kFaceSuffixes = {"", "-bold", "-italic",
                                                                  "-bold-italic"};

/// The faces of fonts.toml that text is set in: the names of the upright ones.
struct FaceNames {
  std::string text = "serif";
  std::string fallback = "liberation-serif";  // for characters that `text` lacks
  std::string symbols = "symbols";            // the last resort, in one style
};

/// The cover (bìa), on which all columns are as wide as the text block and stand in the middle.
struct CoverLayout {
  Length head_band = {};   // height of a band of the accent colour along the head
  Length foot_band = {};   // and along the foot
  Length emblem_top = {};  // from the page's top
  Length emblem_height = {};
  Length emblem_room = {};    // under it
  Length double_rule = {};    // width of the rule under the masthead
  Length number_top = {};     // where number and date stand, or lower under a long masthead
  Length back_top = {};       // of contents or notice
  Length number_column = {};  // at the right of the contents, for the page numbers
  Length columns_gap = {};    // between two columns of contents
  Length spine_least = {};    // a thinner spine has no words
};

/// Where the folio stands over a page.
enum class FolioSide : std::uint8_t { outside, right };

struct Layout {
  std::string path = {};
  FaceNames faces = {};
  Length page_width = {};
  Length page_height = {};
  Length inner = {};  // margin at the fold
  Length outer = {};
  Length text_top = {};       // from the page's top to the text block
  Length text_bottom = {};    // from the page's top to the end of the text block
  Length head_baseline = {};  // of the running head, from the page's top
  Length head_rule = {};      // the rule under it, from the page's top
  Length head_rule_thickness = {};
  FolioSide folio = FolioSide::outside;
  Length leading_stretch = {};  // by how much a line's leading may grow to fill a page
  Length rule_thickness = {};   // of short rules and of tables
  Length cell_padding_x = {};
  Length cell_padding_y = {};
  bool hanging_punctuation = false;    // marks at a line's end stand in the margin by a share
  Length table_size_least = {};        // a table too wide is set smaller, down to this
  Length note_rule = {};               // width of the rule over the notes of a page
  Length note_room = {};               // between text and notes, the rule in it
  int head_left_per_mille = 430;       // share of the measure for the left column of an act's head
  int head_rule_per_mille = 420;       // of the issuer's last line, for the rule under it
  Length head_rule_gap = {};           // between a line of an act's head and the rule under it
  Length head_block_gap = {};          // between the names in it and the line of number and date
  int signature_left_per_mille = 450;  // where the signature's column begins
  Length act_code_gap = {};   // under the text block, to the QR code of the act's address online
  Length act_code_side = {};  // 0: there is none
  int set_off_per_mille = 250;         // of the measure: what a quote's indents take at most
  Length masthead_thick = {};          // the two rules of each double rule of the masthead
  Length masthead_thin = {};
  Length masthead_room = {};    // that a double rule takes
  int contents_begin = 1;       // page of the contents; from 2 on the masthead is a cover (bìa)
  Length contents_column = {};  // at the right of the contents, for the page numbers
  Length code_left = {};        // from the text block's left: the permalink's QR code
  Length code_side = {};        // 0: there is none
  Inks accent = {};
  CoverLayout cover = {};
  std::map<std::string, Style, std::less<>> styles = {};
  std::map<std::string, std::string, std::less<>> texts = {};  // words the layout adds to a page
  std::vector<std::string> colophon = {};                      // patterns, a line each

  /// The measure: width of the text block.
  [[nodiscard]] Length measure() const { return page_width - inner - outer; }
  /// The text block; a landscape page has its head along the long side, margins at the same edges.
  [[nodiscard]] TextBlock text_block(bool landscape) const;
  /// A style that `read_layout` made sure is there.
  [[nodiscard]] const Style& style(std::string_view name) const;
  [[nodiscard]] const std::string& text(std::string_view name) const;
};

/// The names of all faces that the layout asks for.
[[nodiscard]] std::vector<std::string> faces_of(const Layout& layout);

/// A layout's file as it was read.
struct LayoutFile {
  std::string toml = {};
  std::string path = {};
};

/// The layout that a file builds on (`like = "cong-bao-a4"`), nothing where it stands alone.
/// Faults of the file are left to `read_layout`.
[[nodiscard]] std::optional<std::string> base_of(const LayoutFile& file);

/// Reads a layout from its file and those it builds on, the lowest first: each says only what is
/// other than below it. Nothing where one does not parse or together they lack a style, a text or a
/// length; every fault is reported (G0102-G0108).
[[nodiscard]] std::optional<Layout> read_layout(std::span<const LayoutFile> files,
                                                Diagnostics& diagnostics);

/// A pattern of the layout with its names in braces replaced: "Số {number}". Nothing where a value
/// that it names is empty: a line without an address is left out.
[[nodiscard]] std::optional<std::string> fill(
    std::string_view pattern, std::span<const std::pair<std::string_view, std::string>> values);

}  // namespace gazette::typeset

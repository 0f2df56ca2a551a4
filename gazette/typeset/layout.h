// A layout (maket): the page and the styles, as read from layouts/<name>.toml.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "gazette/base/diagnostic.h"
#include "gazette/base/length.h"
#include "gazette/model/model.h"

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
};

/// Where text stands on a page, upright or turned on its side.
struct TextBlock {
  Length width = {};
  Length top = {};  // from the page's top
  Length bottom = {};

  [[nodiscard]] Length height() const { return bottom - top; }
};

struct Layout {
  std::string path = {};
  Length page_width = {};
  Length page_height = {};
  Length inner = {};  // margin at the fold
  Length outer = {};
  Length text_top = {};       // from the page's top to the text block
  Length text_bottom = {};    // from the page's top to the end of the text block
  Length head_baseline = {};  // of the running head, from the page's top
  Length head_rule = {};      // the rule under it, from the page's top
  Length head_rule_thickness = {};
  Length leading_stretch = {};  // by how much a line's leading may grow to fill a page
  Length rule_thickness = {};   // of short rules and of tables
  Length cell_padding_x = {};
  Length cell_padding_y = {};
  bool hanging_punctuation = false;    // marks at a line's end stand in the margin by a share
  Length table_size_least = {};        // a table too wide is set smaller, down to this
  Length note_rule = {};               // width of the rule over the notes of a page
  Length note_room = {};               // between text and notes, the rule in it
  int head_left_per_mille = 430;       // share of the measure for the left column of an act's head
  int signature_left_per_mille = 450;  // where the signature's column begins
  std::map<std::string, Style, std::less<>> styles = {};
  std::map<std::string, std::string, std::less<>> texts = {};  // words the layout adds to a page

  /// The measure: width of the text block.
  [[nodiscard]] Length measure() const { return page_width - inner - outer; }
  /// The text block; a landscape page has its head along the long side, margins at the same edges.
  [[nodiscard]] TextBlock text_block(bool landscape) const;
  /// A style that `read_layout` made sure is there.
  [[nodiscard]] const Style& style(std::string_view name) const;
  [[nodiscard]] const std::string& text(std::string_view name) const;
};

/// Reads a layout. Nothing where it does not parse or lacks a style, a text or a length; every
/// fault is reported (G0102-G0108).
[[nodiscard]] std::optional<Layout> read_layout(std::string_view toml, const std::string& path,
                                                Diagnostics& diagnostics);

}  // namespace gazette::typeset

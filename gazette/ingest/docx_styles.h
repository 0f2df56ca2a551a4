// Styles of a DOCX: what a paragraph and a run look like once all that is inherited is known.
//
// A property is stated directly, or by a character or paragraph style, each with a chain of styles
// it is based on, or by the document's defaults (ISO/IEC 29500-1, 17.7). Only what the flow can
// carry is read: emphasis, capitals, alignment, numbering, outline level, page breaks, table rules,
// tab stops. Of the conditional formats of a table style those of its edges (first and last row,
// first and last column, corners) are; banded rows, which differ in shade only, are not.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "gazette/ingest/docx_symbols.h"
#include "gazette/model/instrument.h"

namespace gazette::ingest::docx {

/// What a format says of one property.
enum class Setting : std::uint8_t { unstated, off, on };

/// The properties that a paragraph style and a character style together switch back off.
enum Toggle : std::uint8_t { kBoldText, kItalicText, kStruck, kCapitals, kSmallCaps, kHidden };
inline constexpr std::size_t kTogglesCount = 6;

/// A face that is named by the document's theme: of text or of headings.
enum class ThemeFace : std::uint8_t { none, text, heading };

enum class Script : std::uint8_t { unstated, baseline, superscript, subscript };

/// The properties of characters that a format states.
struct RunFormat {
  std::array<Setting, kTogglesCount> toggles = {};  // by Toggle
  Setting underline = Setting::unstated;
  Script script = Script::unstated;
  std::optional<int> position = {};  // half points above the line; below it where negative
  std::optional<int> size = {};      // half points
  Face face = Face::unstated;
  ThemeFace theme_face = ThemeFace::none;  // stands for `face` where it is stated

  [[nodiscard]] bool has(Toggle toggle) const { return toggles.at(toggle) == Setting::on; }
};

/// A tab stop (mốc tab), places in twentieths of a point from the text's left edge.
struct TabStop {
  int position = 0;
  char leader = 0;          // what the tab is filled with: '.', '-', '_'; 0: nothing
  bool ends_text = false;   // right and decimal: the text behind the tab ends at the stop
  bool is_cleared = false;  // takes a stop of the style away
  bool centers_text = false;
};

/// The properties of paragraphs that a format states.
struct ParagraphFormat {
  model::Alignment alignment = model::Alignment::unstated;
  std::optional<int> outline_level = {};    // from 0; 9 is body text
  std::optional<int> numbering = {};        // w:numId; 0 is none
  std::optional<int> numbering_level = {};  // from 0
  std::string numbering_style = {};  // the style that states `numbering`; empty: the paragraph
  Setting page_break_before = Setting::unstated;
  std::vector<TabStop> tabs = {};       // by position
  std::optional<int> left_indent = {};  // twentieths of a point
  std::optional<int> right_indent = {};
  std::optional<int> first_indent = {};  // of the first line beside the others; hanging: negative
};

/// The edges of a table or cell where a rule is drawn or is not.
enum Edge : std::uint8_t { kTop, kBottom, kLeft, kRight, kInsideRow, kInsideColumn };
using Borders = std::array<Setting, 6>;  // by Edge

/// The parts of a table that its style may set off, in the order in which they are laid over each
/// other.
enum TablePart : std::uint8_t {
  kFirstColumn,
  kLastColumn,
  kFirstRow,
  kLastRow,
  kTopLeft,
  kTopRight,
  kBottomLeft,
  kBottomRight
};
inline constexpr std::size_t kTablePartsCount = 8;

/// What a table style says of the text in one part of a table.
struct PartFormat {
  ParagraphFormat paragraph = {};
  RunFormat run = {};
};
using PartFormats = std::array<PartFormat, kTablePartsCount>;  // by TablePart

/// A style with what it inherits from its chain, without the document's defaults.
struct Style {
  std::string name = {};      // as people see it, in lower case: "heading 1", "hyperlink"
  std::string based_on = {};  // id
  ParagraphFormat paragraph = {};
  RunFormat run = {};
  Borders borders = {};
  PartFormats parts = {};  // of a table style
};

struct StyleSheet {
  RunFormat default_run = {};
  ParagraphFormat default_paragraph = {};
  std::string default_paragraph_style = {};  // id; of paragraphs that name none
  std::string default_table_style = {};
  Face text_face = Face::unicode;  // of the theme
  Face heading_face = Face::unicode;
  std::map<std::string, Style, std::less<>> styles = {};  // by id

  /// The style of that id, or null.
  [[nodiscard]] const Style* find(std::string_view id) const;
};

/// Reads the styles part and the theme; an empty document gives an empty sheet.
[[nodiscard]] StyleSheet read_styles(const pugi::xml_node& root, const pugi::xml_node& theme = {});

/// What w:rPr, w:pPr and w:tblBorders or w:tcBorders state themselves. Nodes may be empty.
[[nodiscard]] RunFormat read_run_format(const pugi::xml_node& properties);
[[nodiscard]] ParagraphFormat read_paragraph_format(const pugi::xml_node& properties);
[[nodiscard]] Borders read_borders(const pugi::xml_node& borders);

/// `base` with what `over` states in its place.
[[nodiscard]] RunFormat overlay(RunFormat base, const RunFormat& over);
[[nodiscard]] ParagraphFormat overlay(ParagraphFormat base, const ParagraphFormat& over);
[[nodiscard]] Borders overlay(Borders base, const Borders& over);

/// The look of a run: its own format over its styles over that of its place in a table over the
/// defaults. Styles may be null.
struct RunStyles {
  RunFormat table = {};
  const Style* paragraph = nullptr;
  const Style* character = nullptr;
};
[[nodiscard]] RunFormat effective_run(const StyleSheet& sheet, const RunStyles& styles,
                                      const RunFormat& direct);

/// The look of a paragraph: its own format over its style over that of its place in a table over
/// the defaults. Style may be null.
[[nodiscard]] ParagraphFormat effective_paragraph(const StyleSheet& sheet,
                                                  const ParagraphFormat& table, const Style* style,
                                                  const ParagraphFormat& direct);

/// The heading level 1-6 that a paragraph of `style` (named by `style_id`) has, or 0.
[[nodiscard]] std::uint8_t heading_level(const ParagraphFormat& format, const Style* style,
                                         std::string_view style_id);

}  // namespace gazette::ingest::docx

// Styles of a DOCX. Chains are joined once, when the part is read, so that a paragraph costs two
// look-ups however long the chains are.

#include "gazette/ingest/docx_styles.h"

#include <algorithm>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

/// A chain of styles longer than this is a ring.
constexpr int kChainMax = 64;

model::Alignment read_alignment(std::string_view value) {
  if (value == "center") {
    return model::Alignment::center;
  }
  if (value == "right" || value == "end") {
    return model::Alignment::right;
  }
  if (value == "left" || value == "start") {
    return model::Alignment::left;
  }
  return value.empty() ? model::Alignment::unstated : model::Alignment::justified;
}

void read_numbering(const pugi::xml_node& node, ParagraphFormat& format) {
  const pugi::xml_node id = child(node, "numId");
  const pugi::xml_node level = child(node, "ilvl");
  if (id) {
    format.numbering = integer(id, "val");
  }
  if (level) {
    format.numbering_level = integer(level, "val");
  }
}

void read_face(const pugi::xml_node& fonts, RunFormat& format) {
  const std::string_view stated = attribute(fonts, "hAnsiTheme");
  const std::string_view theme = stated.empty() ? attribute(fonts, "asciiTheme") : stated;
  const std::string_view name = attribute(fonts, "hAnsi");
  format.face = face_of(name.empty() ? attribute(fonts, "ascii") : name);
  if (!theme.empty()) {
    format.face = Face::unicode;
    format.theme_face = theme.starts_with("major") ? ThemeFace::heading : ThemeFace::text;
  }
}

/// The face that a theme names for text ("minorFont") or headings ("majorFont").
Face face_of_theme(const pugi::xml_node& theme, std::string_view kind) {
  const Face face = face_of(attribute(child(descendant(theme, kind), "latin"), "typeface"));
  return face == Face::unstated ? Face::unicode : face;
}

Script read_script(std::string_view value) {
  if (value == "superscript") {
    return Script::superscript;
  }
  return value == "subscript" ? Script::subscript : Script::baseline;
}

std::optional<Toggle> toggle_of(std::string_view name) {
  if (name == "b") {
    return kBoldText;
  }
  if (name == "i") {
    return kItalicText;
  }
  if (name == "strike" || name == "dstrike") {
    return kStruck;
  }
  if (name == "caps") {
    return kCapitals;
  }
  if (name == "smallCaps") {
    return kSmallCaps;
  }
  if (name == "vanish") {
    return kHidden;
  }
  return std::nullopt;
}

TabStop read_tab(const pugi::xml_node& node) {
  const std::string_view alignment = attribute(node, "val");
  const std::string_view leader = attribute(node, "leader");
  TabStop stop = {.position = measure(node, "pos").value_or(0)};
  stop.ends_text = alignment == "right" || alignment == "end" || alignment == "decimal";
  stop.centers_text = alignment == "center";
  stop.is_cleared = alignment == "clear" || alignment == "bar";
  if (leader == "dot" || leader == "middleDot") {
    stop.leader = '.';
  } else if (leader == "hyphen") {
    stop.leader = '-';
  } else if (leader == "underscore" || leader == "heavy") {
    stop.leader = '_';
  }
  return stop;
}

void read_indent(const pugi::xml_node& node, ParagraphFormat& format) {
  const std::optional<int> left = measure(node, "left");
  format.left_indent = left ? left : measure(node, "start");
  const std::optional<int> right = measure(node, "right");
  format.right_indent = right ? right : measure(node, "end");
  format.first_indent = measure(node, "firstLine");
  if (const std::optional<int> hanging = measure(node, "hanging")) {
    format.first_indent = -*hanging;
  }
}

/// Stops of a style with those of what is based on it: one at the same place takes its place.
std::vector<TabStop> overlay(std::vector<TabStop> base, const std::vector<TabStop>& over) {
  for (const TabStop& stop : over) {
    std::erase_if(base, [&](const TabStop& other) { return other.position == stop.position; });
    base.push_back(stop);
  }
  std::stable_sort(base.begin(), base.end(),
                   [](const TabStop& a, const TabStop& b) { return a.position < b.position; });
  return base;
}

std::optional<TablePart> part_of(std::string_view type) {
  constexpr std::array<std::string_view, kTablePartsCount> kTypes = {
      "firstCol", "lastCol", "firstRow", "lastRow", "nwCell", "neCell", "swCell", "seCell"};
  const auto* const found = std::find(kTypes.begin(), kTypes.end(), type);
  return found == kTypes.end() ? std::nullopt
                               : std::optional(static_cast<TablePart>(found - kTypes.begin()));
}

PartFormats read_parts(const pugi::xml_node& style) {
  PartFormats parts = {};
  for (const pugi::xml_node& node : style.children()) {
    const std::optional<TablePart> part = part_of(attribute(node, "type"));
    if (local_name(node) == "tblStylePr" && part) {
      parts.at(*part) = {.paragraph = read_paragraph_format(child(node, "pPr")),
                         .run = read_run_format(child(node, "rPr"))};
    }
  }
  return parts;
}

Style read_style(const pugi::xml_node& node, const std::string& id) {
  Style style = {.name = to_lower(attribute(child(node, "name"), "val")),
                 .based_on = std::string(attribute(child(node, "basedOn"), "val")),
                 .paragraph = read_paragraph_format(child(node, "pPr")),
                 .run = read_run_format(child(node, "rPr")),
                 .borders = read_borders(child(child(node, "tblPr"), "tblBorders")),
                 .parts = read_parts(node)};
  if (style.paragraph.numbering) {
    style.paragraph.numbering_style = id;
  }
  // The line under a link is for the screen; on paper it would stand out as emphasis.
  if (style.name == "hyperlink" || style.name == "followedhyperlink") {
    style.run.underline = Setting::unstated;
  }
  return style;
}

/// Joins the chain of `id` into it, from the root of the chain down.
Style joined(const std::map<std::string, Style, std::less<>>& styles, const Style& style) {
  std::vector<const Style*> chain = {&style};
  while (static_cast<int>(chain.size()) < kChainMax) {
    const auto base = styles.find(chain.back()->based_on);
    if (base == styles.end()) {
      break;
    }
    chain.push_back(&base->second);
  }
  Style result = {.name = style.name, .based_on = style.based_on};
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
    result.paragraph = overlay(result.paragraph, (*link)->paragraph);
    result.run = overlay(result.run, (*link)->run);
    result.borders = overlay(result.borders, (*link)->borders);
    for (std::size_t i = 0; i < kTablePartsCount; ++i) {
      const PartFormat& over = (*link)->parts.at(i);
      PartFormat& part = result.parts.at(i);
      part = {.paragraph = overlay(part.paragraph, over.paragraph),
              .run = overlay(part.run, over.run)};
    }
  }
  return result;
}

}  // namespace

const Style* StyleSheet::find(std::string_view id) const {
  const auto found = styles.find(id);
  return found == styles.end() ? nullptr : &found->second;
}

StyleSheet read_styles(const pugi::xml_node& root, const pugi::xml_node& theme) {
  StyleSheet sheet;
  sheet.text_face = face_of_theme(theme, "minorFont");
  sheet.heading_face = face_of_theme(theme, "majorFont");
  const pugi::xml_node defaults = child(root, "docDefaults");
  sheet.default_run = read_run_format(child(child(defaults, "rPrDefault"), "rPr"));
  sheet.default_paragraph = read_paragraph_format(child(child(defaults, "pPrDefault"), "pPr"));
  std::map<std::string, Style, std::less<>> stated;
  for (const pugi::xml_node& node : root.children()) {
    if (local_name(node) != "style") {
      continue;
    }
    std::string id(attribute(node, "styleId"));
    const std::string_view type = attribute(node, "type");
    if (has_flag(node, "default")) {
      if (type == "paragraph") {
        sheet.default_paragraph_style = id;
      } else if (type == "table") {
        sheet.default_table_style = id;
      }
    }
    Style style = read_style(node, id);
    stated.emplace(std::move(id), std::move(style));
  }
  for (const auto& [id, style] : stated) {
    sheet.styles.emplace(id, joined(stated, style));
  }
  return sheet;
}

RunFormat read_run_format(const pugi::xml_node& properties) {
  RunFormat format;
  for (const pugi::xml_node& node : properties.children()) {
    const std::string_view name = local_name(node);
    if (const std::optional<Toggle> toggle = toggle_of(name)) {
      // Single and double strike are one emphasis here: either is enough.
      if (*toggle != kStruck || !format.has(kStruck)) {
        format.toggles.at(*toggle) = is_on(node) ? Setting::on : Setting::off;
      }
    } else if (name == "u") {
      const std::string_view value = attribute(node, "val");
      format.underline = value == "none" ? Setting::off : Setting::on;
    } else if (name == "vertAlign") {
      format.script = read_script(attribute(node, "val"));
    } else if (name == "position") {
      format.position = measure(node, "val");
    } else if (name == "sz") {
      format.size = measure(node, "val");
    } else if (name == "rFonts") {
      read_face(node, format);
    }
  }
  return format;
}

ParagraphFormat read_paragraph_format(const pugi::xml_node& properties) {
  ParagraphFormat format;
  for (const pugi::xml_node& node : properties.children()) {
    const std::string_view name = local_name(node);
    if (name == "jc") {
      format.alignment = read_alignment(attribute(node, "val"));
    } else if (name == "outlineLvl") {
      format.outline_level = integer(node, "val");
    } else if (name == "numPr") {
      read_numbering(node, format);
    } else if (name == "pageBreakBefore") {
      format.page_break_before = is_on(node) ? Setting::on : Setting::off;
    } else if (name == "ind") {
      read_indent(node, format);
    } else if (name == "tabs") {
      for (const pugi::xml_node& tab : node.children()) {
        format.tabs = overlay(std::move(format.tabs), {read_tab(tab)});
      }
    }
  }
  return format;
}

Borders read_borders(const pugi::xml_node& borders) {
  Borders result = {};
  for (const pugi::xml_node& node : borders.children()) {
    const std::string_view name = local_name(node);
    const std::string_view value = attribute(node, "val");
    const Setting setting = value == "nil" || value == "none" ? Setting::off : Setting::on;
    if (name == "top") {
      result.at(kTop) = setting;
    } else if (name == "bottom") {
      result.at(kBottom) = setting;
    } else if (name == "left" || name == "start") {
      result.at(kLeft) = setting;
    } else if (name == "right" || name == "end") {
      result.at(kRight) = setting;
    } else if (name == "insideH") {
      result.at(kInsideRow) = setting;
    } else if (name == "insideV") {
      result.at(kInsideColumn) = setting;
    }
  }
  return result;
}

RunFormat overlay(RunFormat base, const RunFormat& over) {
  for (std::size_t i = 0; i < kTogglesCount; ++i) {
    if (over.toggles.at(i) != Setting::unstated) {
      base.toggles.at(i) = over.toggles.at(i);
    }
  }
  if (over.underline != Setting::unstated) {
    base.underline = over.underline;
  }
  if (over.script != Script::unstated) {
    base.script = over.script;
  }
  base.position = over.position ? over.position : base.position;
  base.size = over.size ? over.size : base.size;
  if (over.face != Face::unstated) {
    base.face = over.face;
    base.theme_face = over.theme_face;
  }
  return base;
}

ParagraphFormat overlay(ParagraphFormat base, const ParagraphFormat& over) {
  if (over.alignment != model::Alignment::unstated) {
    base.alignment = over.alignment;
  }
  if (over.outline_level) {
    base.outline_level = over.outline_level;
  }
  if (over.numbering) {
    base.numbering = over.numbering;
    base.numbering_style = over.numbering_style;
  }
  if (over.numbering_level) {
    base.numbering_level = over.numbering_level;
  }
  if (over.page_break_before != Setting::unstated) {
    base.page_break_before = over.page_break_before;
  }
  if (over.left_indent) {
    base.left_indent = over.left_indent;
  }
  if (over.right_indent) {
    base.right_indent = over.right_indent;
  }
  if (over.first_indent) {
    base.first_indent = over.first_indent;
  }
  base.tabs = overlay(std::move(base.tabs), over.tabs);
  return base;
}

Borders overlay(Borders base, const Borders& over) {
  for (std::size_t i = 0; i < base.size(); ++i) {
    if (over.at(i) != Setting::unstated) {
      base.at(i) = over.at(i);
    }
  }
  return base;
}

RunFormat effective_run(const StyleSheet& sheet, const RunStyles& styles, const RunFormat& direct) {
  const Style none;
  const Style& paragraph = styles.paragraph != nullptr ? *styles.paragraph : none;
  const Style& character = styles.character != nullptr ? *styles.character : none;
  RunFormat result = overlay(sheet.default_run, styles.table);
  result = overlay(overlay(overlay(result, paragraph.run), character.run), direct);
  for (std::size_t i = 0; i < kTogglesCount; ++i) {
    if (direct.toggles.at(i) != Setting::unstated) {
      continue;
    }
    // A toggle set by two styles is off again: emphasis inside emphasised text (17.7.3).
    const bool is_default = sheet.default_run.toggles.at(i) == Setting::on;
    const std::array<Setting, 3> stated = {styles.table.toggles.at(i), paragraph.run.toggles.at(i),
                                           character.run.toggles.at(i)};
    const bool by_styles = std::count(stated.begin(), stated.end(), Setting::on) % 2 == 1;
    result.toggles.at(i) = is_default || by_styles ? Setting::on : Setting::off;
  }
  if (result.theme_face != ThemeFace::none) {
    result.face = result.theme_face == ThemeFace::heading ? sheet.heading_face : sheet.text_face;
  }
  return result;
}

ParagraphFormat effective_paragraph(const StyleSheet& sheet, const ParagraphFormat& table,
                                    const Style* style, const ParagraphFormat& direct) {
  ParagraphFormat result = overlay(sheet.default_paragraph, table);
  if (style != nullptr) {
    result = overlay(result, style->paragraph);
  }
  return overlay(result, direct);
}

std::uint8_t heading_level(const ParagraphFormat& format, const Style* style,
                           std::string_view style_id) {
  constexpr int kLevelsMax = 6;
  if (format.outline_level) {
    const int level = *format.outline_level;
    return level >= 0 && level < kLevelsMax ? static_cast<std::uint8_t>(level + 1) : 0;
  }
  // A heading style by its fixed name, or by its usual id where the styles part is missing.
  const std::string name = style != nullptr ? style->name : to_lower(style_id);
  if (!name.starts_with("heading") || name.size() < 8) {
    return 0;
  }
  const char last = name.back();
  const bool is_numbered = name.size() == 8 || (name.size() == 9 && name[7] == ' ');
  return is_numbered && last >= '1' && last <= '6' ? static_cast<std::uint8_t>(last - '0') : 0;
}

}  // namespace gazette::ingest::docx

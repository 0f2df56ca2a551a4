#include "gazette/typeset/layout.h"

#include <array>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/settings.h"

namespace gazette::typeset {
namespace {

// Every style that the typesetter asks for; a layout without one of them cannot set a page.
constexpr std::array<std::string_view, 51> kStyleNames = {
    // roles of an act (model::Role)
    "head_issuer", "head_motto", "head_symbol", "head_place", "kind", "abstract", "issuing_body",
    "preamble", "enacting", "part", "chapter", "section", "subsection", "provision_title",
    "article", "clause", "point", "body", "picture", "closing", "signature_role", "signature_name",
    "attachment_title", "attachment_basis", "note",
    // tables
    "table_cell", "table_head",
    // the issue
    "section_banner", "issuer_banner", "running_head", "folio", "masthead_name", "masthead_place",
    "masthead_number", "masthead_date", "contents_title", "contents_page", "contents_section",
    "contents_issuer", "contents_entry", "colophon_office", "colophon_line", "blank_page",
    "continued_title", "continued",
    // forms
    "form_title", "form_subtitle", "form_text", "form_table", "form_table_head", "form_signature"};

constexpr std::array<std::string_view, 10> kTextNames = {
    "contents_title", "contents_page", "blank_page", "number",         "address",
    "phone",          "email",         "printer",    "continued_from", "continued_in"};

std::optional<model::Alignment> parse_alignment(std::string_view name) {
  if (name == "left") {
    return model::Alignment::left;
  }
  if (name == "center") {
    return model::Alignment::center;
  }
  if (name == "right") {
    return model::Alignment::right;
  }
  if (name == "justified") {
    return model::Alignment::justified;
  }
  return std::nullopt;
}

void report_range(const Settings& table, std::string_view key, std::string help,
                  Diagnostics& diagnostics) {
  diagnostics.report({.code = "G0108",
                      .place = table.place(key),
                      .message = fmt::format("the value of \"{}\" cannot be used", key),
                      .help = std::move(help)});
}

/// A length in points; `fallback` where it is absent.
Length read_points(Settings& table, std::string_view key, Length fallback,
                   Diagnostics& diagnostics) {
  const auto value = table.number(key, diagnostics);
  if (!value) {
    return fallback;
  }
  if (!(*value >= 0 && *value <= 2000)) {
    report_range(table, key, "give points from 0 to 2000", diagnostics);
    return fallback;
  }
  return points(*value);
}

Length required_points(Settings& table, std::string_view key, Diagnostics& diagnostics) {
  if (!table.has(key)) {
    diagnostics.report({.code = "G0105",
                        .place = table.place(),
                        .message = fmt::format("the layout has no \"{}\"", key),
                        .help = fmt::format("add a line {} = ... (in points)", key)});
  }
  return read_points(table, key, {}, diagnostics);
}

/// A style begins as a copy of the style named by `like`, so that a layout says each thing once.
Style read_style(Settings& table, const Layout& layout, Diagnostics& diagnostics) {
  Style style;
  if (const auto like = table.text("like", diagnostics)) {
    const auto found = layout.styles.find(*like);
    if (found == layout.styles.end()) {
      diagnostics.report({.code = "G0107",
                          .place = table.place("like"),
                          .message = fmt::format("no style \"{}\" stands above", *like),
                          .help = "name a style that is written earlier in the file"});
    } else {
      style = found->second;
    }
  }
  style.bold = table.flag("bold", diagnostics).value_or(style.bold);
  style.italic = table.flag("italic", diagnostics).value_or(style.italic);
  style.size = read_points(table, "size", style.size, diagnostics);
  style.leading = read_points(table, "leading", style.leading, diagnostics);
  style.indent = read_points(table, "indent", style.indent, diagnostics);
  style.left = read_points(table, "left", style.left, diagnostics);
  style.right = read_points(table, "right", style.right, diagnostics);
  style.before = read_points(table, "before", style.before, diagnostics);
  style.after = read_points(table, "after", style.after, diagnostics);
  style.stretch = read_points(table, "stretch", style.stretch, diagnostics);
  style.rule_below = read_points(table, "rule_below", style.rule_below, diagnostics);
  style.keep_with_next = table.flag("keep_with_next", diagnostics).value_or(style.keep_with_next);
  if (const auto name = table.text("align", diagnostics)) {
    if (const auto alignment = parse_alignment(*name)) {
      style.alignment = *alignment;
    } else {
      report_range(table, "align", "use left, center, right or justified", diagnostics);
    }
  }
  if (style.size < points(4) || style.leading < style.size) {
    report_range(table, "size", "the size is at least 4, the leading at least the size",
                 diagnostics);
  }
  table.report_unknown_keys(diagnostics);
  return style;
}

void read_page(Settings& root, Layout& layout, Diagnostics& diagnostics) {
  auto page = root.table("page", diagnostics);
  if (!page) {
    diagnostics.report({.code = "G0105",
                        .place = root.place(),
                        .message = "the layout has no [page]",
                        .help = "see layouts/README.md for its keys"});
    return;
  }
  layout.page_width = required_points(*page, "width", diagnostics);
  layout.page_height = required_points(*page, "height", diagnostics);
  layout.inner = required_points(*page, "inner", diagnostics);
  layout.outer = required_points(*page, "outer", diagnostics);
  layout.text_top = required_points(*page, "text_top", diagnostics);
  layout.text_bottom = required_points(*page, "text_bottom", diagnostics);
  layout.head_baseline = required_points(*page, "head_baseline", diagnostics);
  layout.head_rule = required_points(*page, "head_rule", diagnostics);
  layout.head_rule_thickness = required_points(*page, "head_rule_thickness", diagnostics);
  layout.leading_stretch = required_points(*page, "leading_stretch", diagnostics);
  layout.rule_thickness = required_points(*page, "rule_thickness", diagnostics);
  layout.cell_padding_x = required_points(*page, "cell_padding_x", diagnostics);
  layout.cell_padding_y = required_points(*page, "cell_padding_y", diagnostics);
  layout.table_size_least = required_points(*page, "table_size_least", diagnostics);
  layout.note_rule = read_points(*page, "note_rule", points(120), diagnostics);
  layout.note_room = read_points(*page, "note_room", points(12), diagnostics);
  const auto per_mille = [&](std::string_view key, int fallback) {
    const std::int64_t value = page->integer(key, diagnostics).value_or(fallback);
    if (value < 100 || value > 900) {
      report_range(*page, key, "give a share of the measure from 100 to 900 per mille",
                   diagnostics);
      return fallback;
    }
    return static_cast<int>(value);
  };
  layout.hanging_punctuation =
      page->flag("hanging_punctuation", diagnostics).value_or(layout.hanging_punctuation);
  layout.head_left_per_mille = per_mille("head_left_per_mille", 430);
  layout.signature_left_per_mille = per_mille("signature_left_per_mille", 450);
  if (layout.measure() < points(100) || layout.text_bottom - layout.text_top < points(200) ||
      layout.text_bottom > layout.page_height) {
    report_range(*page, "width", "the text block must be at least 100 by 200 pt, on the page",
                 diagnostics);
  }
  page->report_unknown_keys(diagnostics);
}

template <std::size_t count, typename Map>
void report_missing(const std::array<std::string_view, count>& names, const Map& map,
                    std::string_view what, const Settings& root, Diagnostics& diagnostics) {
  for (const std::string_view name : names) {
    if (!map.contains(name)) {
      diagnostics.report({.code = "G0105",
                          .place = root.place(),
                          .message = fmt::format("the layout has no {} \"{}\"", what, name),
                          .help = "layouts/README.md lists what a layout must have"});
    }
  }
}

/// What layouts of before acts were continued do not say.
void add_continuation(Layout& layout) {
  for (const auto& [name, like] :
       {std::pair{"continued_title", "abstract"}, std::pair{"continued", "attachment_basis"}}) {
    if (const auto found = layout.styles.find(like); found != layout.styles.end()) {
      layout.styles.emplace(name, found->second);
    }
  }
  layout.texts.emplace("continued_from", "(Tiếp theo Công báo số {number})");
  layout.texts.emplace("continued_in", "(Xem tiếp Công báo số {number})");
}

}  // namespace

TextBlock Layout::text_block(bool landscape) const {
  if (!landscape) {
    return {.width = measure(), .top = text_top, .bottom = text_bottom};
  }
  return {.width = page_height - inner - outer,
          .top = text_top,
          .bottom = page_width - (page_height - text_bottom)};
}

const Style& Layout::style(std::string_view name) const {
  const auto found = styles.find(name);
  GAZETTE_ASSERT(found != styles.end());
  return found->second;
}

const std::string& Layout::text(std::string_view name) const {
  const auto found = texts.find(name);
  GAZETTE_ASSERT(found != texts.end());
  return found->second;
}

std::optional<Layout> read_layout(std::string_view toml, const std::string& path,
                                  Diagnostics& diagnostics) {
  auto root = Settings::parse(toml, path, diagnostics);
  if (!root) {
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.errors_count();
  Layout layout;
  layout.path = path;
  read_page(*root, layout, diagnostics);
  if (auto styles = root->table("style", diagnostics)) {
    for (const std::string& name : styles->keys()) {
      if (auto table = styles->table(name, diagnostics)) {
        layout.styles.emplace(name, read_style(*table, layout, diagnostics));
      }
    }
  }
  if (auto texts = root->table("text", diagnostics)) {
    for (const std::string_view name : kTextNames) {
      if (auto text = texts->text(name, diagnostics)) {
        layout.texts.emplace(name, std::move(*text));
      }
    }
    texts->report_unknown_keys(diagnostics);
  }
  if (const auto body = layout.styles.find("body"); body != layout.styles.end()) {
    layout.styles.emplace("picture", body->second);  // layouts of before pictures have none
  }
  add_continuation(layout);
  report_missing(kStyleNames, layout.styles, "style", *root, diagnostics);
  report_missing(kTextNames, layout.texts, "text", *root, diagnostics);
  root->report_unknown_keys(diagnostics);
  if (diagnostics.errors_count() > errors_before) {
    return std::nullopt;
  }
  return layout;
}

}  // namespace gazette::typeset

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "gazette/typeset/layout_reader.h"

namespace gazette::typeset {
namespace {

// Every style that the typesetter asks for; a layout without one of them cannot set a page.
constexpr std::array<std::string_view, 63> kStyleNames = {
    // roles of an act (model::Role)
    "head_issuer", "head_motto", "head_symbol", "head_place", "kind", "abstract", "issuing_body",
    "preamble", "enacting", "part", "chapter", "section", "subsection", "provision_title",
    "article", "clause", "point", "body", "picture", "closing", "signature_role", "signature_name",
    "attachment_title", "attachment_basis", "note", "act_address",
    // tables
    "table_cell", "table_head",
    // the issue
    "section_banner", "issuer_banner", "running_head", "folio", "masthead_name", "masthead_place",
    "masthead_number", "masthead_date", "contents_title", "contents_page", "contents_section",
    "contents_issuer", "contents_entry", "colophon_office", "colophon_line", "blank_page",
    "continued_title", "continued",
    // the cover
    "cover_name", "cover_place", "cover_number", "cover_date", "cover_office", "cover_foot",
    "cover_title", "cover_entry", "cover_more", "cover_notice", "cover_spine",
    // forms
    "form_title", "form_subtitle", "form_text", "form_table", "form_table_head", "form_signature"};

/// Smaller letters are no text.
constexpr Length kSizeLeast = {4 * kScaledPerPoint};

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

/// Puts the keys of a style's table over `style`; `like` was read before.
void read_style_keys(Settings& table, Style& style, Diagnostics& diagnostics) {
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
  style.accent = table.flag("accent", diagnostics).value_or(style.accent);
  if (const auto name = table.text("align", diagnostics)) {
    if (const auto alignment = parse_alignment(*name)) {
      style.alignment = *alignment;
    } else {
      report_range(table, "align", "use left, center, right or justified", diagnostics);
    }
  }
  table.report_unknown_keys(diagnostics);
}

/// Reads the styles of all files, each as a copy of the one that it is `like`, wherever that
/// stands.
class StyleReader {
 public:
  StyleReader(std::span<Settings> roots, Layout& layout, Diagnostics& diagnostics)
      : layout_(layout), diagnostics_(diagnostics) {
    for (Settings& root : roots) {
      tables_.push_back(root.table("style", diagnostics));
    }
  }

  void read_all() {
    for (std::optional<Settings>& table : tables_) {
      if (table) {
        for (const std::string& name : table->keys()) {
          static_cast<void>(read(name));
        }
      }
    }
    if (const auto body = layout_.styles.find("body"); body != layout_.styles.end()) {
      layout_.styles.emplace("picture", body->second);  // layouts of before pictures have none
    }
    if (const auto line = layout_.styles.find("colophon_line"); line != layout_.styles.end()) {
      layout_.styles.emplace("act_address", line->second);  // nor the addresses of acts
    }
    report_unused();
  }

 private:
  /// The style; null where there is none, or where it is `like` itself.
  const Style* read(const std::string& name) {
    if (const auto found = layout_.styles.find(name); found != layout_.styles.end()) {
      return &found->second;
    }
    if (!open_.insert(name).second) {
      return nullptr;
    }
    Style style;
    std::optional<Settings> last;
    for (std::optional<Settings>& table : tables_) {
      auto own = table && table->has(name) ? table->table(name, diagnostics_) : std::nullopt;
      if (own) {
        begin_like(*own, style);
        read_style_keys(*own, style, diagnostics_);
        last = std::move(own);
      }
    }
    open_.erase(name);
    if (!last) {
      return nullptr;
    }
    check(name, style, *last);
    return &layout_.styles.emplace(name, style).first->second;
  }

  void begin_like(Settings& table, Style& style) {
    const auto like = table.text("like", diagnostics_);
    if (!like) {
      return;
    }
    likes_.insert(*like);
    if (const Style* const other = read(*like)) {
      style = *other;
    } else {
      diagnostics_.report({.code = "G0107",
                           .place = table.place("like"),
                           .message = fmt::format("no style \"{}\" can be copied here", *like),
                           .help = "name a style of this layout, or of one it builds on, that is "
                                   "not a copy of this one itself"});
    }
  }

  void check(const std::string& name, const Style& style, const Settings& table) {
    if (style.size < kSizeLeast || style.leading < style.size) {
      diagnostics_.report(
          {.code = "G0108",
           .place = table.place("size"),
           .message = fmt::format("the style \"{}\" has a size of {} pt and a leading of {} pt",
                                  name, to_text(style.size), to_text(style.leading)),
           .help = "the size is at least 4 pt, the leading at least the size"});
    }
  }

  /// A style that nothing is set in and none is a copy of is a word mistyped.
  void report_unused() {
    for (std::optional<Settings>& table : tables_) {
      if (!table) {
        continue;
      }
      for (const std::string& name : table->keys()) {
        const bool is_used =
            likes_.contains(name) ||
            std::find(kStyleNames.begin(), kStyleNames.end(), name) != kStyleNames.end();
        if (!is_used) {
          diagnostics_.report({.code = "G0104",
                               .place = table->place(name),
                               .message = fmt::format("nothing is set in the style \"{}\"", name),
                               .help = "layouts/README.md lists the styles; take this one away"});
        }
      }
    }
  }

  Layout& layout_;
  Diagnostics& diagnostics_;
  std::vector<std::optional<Settings>> tables_;
  std::set<std::string> open_;   // being read
  std::set<std::string> likes_;  // that another is a copy of
};

}  // namespace

std::span<const std::string_view> style_names() {
  return kStyleNames;
}

void read_styles(std::span<Settings> roots, Layout& layout, Diagnostics& diagnostics) {
  StyleReader(roots, layout, diagnostics).read_all();
}

}  // namespace gazette::typeset

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/settings.h"
#include "gazette/typeset/layout.h"
#include "gazette/typeset/layout_reader.h"

namespace gazette::typeset {
namespace {

/// A text that a layout must have, and the names that may stand in its braces.
struct TextKey {
  std::string_view name = {};
  std::array<std::string_view, 3> values = {};
  bool is_optional = false;  // empty where no file gives it
};
constexpr std::array<TextKey, 12> kTextKeys = {
    TextKey{.name = "running_head", .values = {"name", "number", "date"}},
    TextKey{.name = "masthead_number", .values = {"number"}},
    TextKey{.name = "contents_title"},
    TextKey{.name = "contents_page"},
    TextKey{.name = "blank_page"},
    TextKey{.name = "continued_from", .values = {"number"}},
    TextKey{.name = "continued_in", .values = {"number"}},
    TextKey{.name = "table_continued", .is_optional = true},
    TextKey{.name = "act_address", .values = {"permalink"}, .is_optional = true},
    TextKey{.name = "cover_foot", .values = {"place", "year"}},
    TextKey{.name = "cover_spine", .values = {"name", "number", "date"}},
    TextKey{.name = "cover_more", .values = {"count"}}};

constexpr std::array<std::string_view, 7> kColophonValues = {
    "address", "phone", "email", "website", "printer", "permalink", "chain_head"};

/// The contents begin under the masthead, behind a cover, or on the next right-hand page.
constexpr int kContentsBeginMost = 3;

/// Smaller blocks are no page.
constexpr Length kBlockLeast = {100 * kScaledPerPoint};
constexpr Length kColumnLeast = {36 * kScaledPerPoint};

/// Reads lengths in points into a layout; those that no file gives are reported at the end.
class LengthReader {
 public:
  explicit LengthReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void read(Settings& table, std::string_view key, Length& length) {
    if (table.has(key)) {
      given_.insert(key);
    }
    length = read_points(table, key, length, diagnostics_);
    asked_.insert(key);
  }

  void report_missing(const Settings& root) const {
    for (const std::string_view key : asked_) {
      if (!given_.contains(key)) {
        diagnostics_.report({.code = "G0105",
                             .place = root.place(),
                             .message = fmt::format("the layout has no \"{}\"", key),
                             .help = fmt::format("add a line {} = ... (in points)", key)});
      }
    }
  }

 private:
  Diagnostics& diagnostics_;
  std::set<std::string_view> asked_;
  std::set<std::string_view> given_;
};

/// A share of something wide, from 100 to 900 thousandths.
void read_share(Settings& table, std::string_view key, int& share, Diagnostics& diagnostics) {
  const std::int64_t value = table.integer(key, diagnostics).value_or(share);
  if (value < 100 || value > 900) {
    report_range(table, key, "give a share from 100 to 900 per mille", diagnostics);
  } else {
    share = static_cast<int>(value);
  }
}

void read_page(Settings& page, Layout& layout, LengthReader& lengths, Diagnostics& diagnostics) {
  lengths.read(page, "width", layout.page_width);
  lengths.read(page, "height", layout.page_height);
  lengths.read(page, "inner", layout.inner);
  lengths.read(page, "outer", layout.outer);
  lengths.read(page, "text_top", layout.text_top);
  lengths.read(page, "text_bottom", layout.text_bottom);
  lengths.read(page, "head_baseline", layout.head_baseline);
  lengths.read(page, "head_rule", layout.head_rule);
  lengths.read(page, "head_rule_thickness", layout.head_rule_thickness);
  lengths.read(page, "leading_stretch", layout.leading_stretch);
  lengths.read(page, "rule_thickness", layout.rule_thickness);
  lengths.read(page, "note_rule", layout.note_rule);
  lengths.read(page, "note_room", layout.note_room);
  if (const auto side = page.text("folio", diagnostics)) {
    if (*side == "outside" || *side == "right") {
      layout.folio = *side == "right" ? FolioSide::right : FolioSide::outside;
    } else {
      report_range(page, "folio", "use outside or right", diagnostics);
    }
  }
  layout.hanging_punctuation =
      page.flag("hanging_punctuation", diagnostics).value_or(layout.hanging_punctuation);
  page.report_unknown_keys(diagnostics);
}

void read_faces(Settings& faces, Layout& layout, Diagnostics& diagnostics) {
  layout.faces.text = faces.text("text", diagnostics).value_or(layout.faces.text);
  layout.faces.fallback = faces.text("fallback", diagnostics).value_or(layout.faces.fallback);
  layout.faces.symbols = faces.text("symbols", diagnostics).value_or(layout.faces.symbols);
  faces.report_unknown_keys(diagnostics);
}

void read_act(Settings& act, Layout& layout, LengthReader& lengths, Diagnostics& diagnostics) {
  read_share(act, "head_left_per_mille", layout.head_left_per_mille, diagnostics);
  read_share(act, "head_rule_per_mille", layout.head_rule_per_mille, diagnostics);
  read_share(act, "signature_left_per_mille", layout.signature_left_per_mille, diagnostics);
  read_share(act, "set_off_per_mille", layout.set_off_per_mille, diagnostics);
  lengths.read(act, "head_rule_gap", layout.head_rule_gap);
  lengths.read(act, "head_block_gap", layout.head_block_gap);
  layout.act_code_gap = read_points(act, "code_gap", layout.act_code_gap, diagnostics);
  layout.act_code_side = read_points(act, "code_side", layout.act_code_side, diagnostics);
  act.report_unknown_keys(diagnostics);
}

void read_table(Settings& table, Layout& layout, LengthReader& lengths, Diagnostics& diagnostics) {
  lengths.read(table, "padding_x", layout.cell_padding_x);
  lengths.read(table, "padding_y", layout.cell_padding_y);
  lengths.read(table, "size_least", layout.table_size_least);
  table.report_unknown_keys(diagnostics);
}

void read_front(Settings& front, Layout& layout, LengthReader& lengths, Diagnostics& diagnostics) {
  lengths.read(front, "thick_rule", layout.masthead_thick);
  lengths.read(front, "thin_rule", layout.masthead_thin);
  lengths.read(front, "rule_room", layout.masthead_room);
  lengths.read(front, "folio_column", layout.contents_column);
  lengths.read(front, "code_left", layout.code_left);
  lengths.read(front, "code_side", layout.code_side);
  const std::int64_t begin =
      front.integer("contents_begin", diagnostics).value_or(layout.contents_begin);
  if (begin < 1 || begin > kContentsBeginMost) {
    report_range(front, "contents_begin",
                 "give 1 (under the masthead), 2 or 3 (the masthead is a cover)", diagnostics);
  } else {
    layout.contents_begin = static_cast<int>(begin);
  }
  front.report_unknown_keys(diagnostics);
}

/// The accent colour: four inks in percent.
void read_accent(Settings& cover, Layout& layout, Diagnostics& diagnostics) {
  const std::vector<double> percents = cover.numbers("accent", diagnostics);
  const bool is_usable = percents.size() == layout.accent.size() &&
                         std::all_of(percents.begin(), percents.end(),
                                     [](double percent) { return percent >= 0 && percent <= 100; });
  if (is_usable) {
    std::transform(percents.begin(), percents.end(), layout.accent.begin(),
                   [](double percent) { return static_cast<int>(std::lround(percent * 10)); });
  } else if (cover.has("accent")) {
    report_range(cover, "accent",
                 "give cyan, magenta, yellow and black in percent: accent = [0, 100, 90, 10]",
                 diagnostics);
  }
}

void read_cover(Settings& cover, Layout& layout, LengthReader& lengths, Diagnostics& diagnostics) {
  CoverLayout& own = layout.cover;
  read_accent(cover, layout, diagnostics);
  lengths.read(cover, "head_band", own.head_band);
  lengths.read(cover, "foot_band", own.foot_band);
  lengths.read(cover, "emblem_top", own.emblem_top);
  lengths.read(cover, "emblem_height", own.emblem_height);
  lengths.read(cover, "emblem_room", own.emblem_room);
  lengths.read(cover, "double_rule", own.double_rule);
  lengths.read(cover, "number_top", own.number_top);
  lengths.read(cover, "back_top", own.back_top);
  lengths.read(cover, "number_column", own.number_column);
  lengths.read(cover, "columns_gap", own.columns_gap);
  lengths.read(cover, "spine_least", own.spine_least);
  cover.report_unknown_keys(diagnostics);
}

/// Whether every name in the braces of a pattern is one of `known`.
void check_pattern(const std::string& pattern, std::span<const std::string_view> known,
                   const Place& place, Diagnostics& diagnostics) {
  for (std::size_t open = pattern.find('{'); open != std::string::npos;
       open = pattern.find('{', open + 1)) {
    const std::size_t close = std::min(pattern.find('}', open), pattern.size());
    const std::string name = pattern.substr(open + 1, close - open - 1);
    if (name.empty() || std::find(known.begin(), known.end(), name) == known.end()) {
      std::string names;
      for (const std::string_view one : known) {
        names += one.empty() ? "" : fmt::format("{}{{{}}}", names.empty() ? "" : ", ", one);
      }
      diagnostics.report(
          {.code = "G0108",
           .place = place,
           .message = fmt::format("nothing is known of \"{{{}}}\" here", name),
           .help = names.empty() ? "write the text without braces" : "use " + names});
    }
  }
}

void read_texts(Settings& texts, Layout& layout, Diagnostics& diagnostics) {
  for (const TextKey& key : kTextKeys) {
    if (auto text = texts.text(key.name, diagnostics)) {
      check_pattern(*text, key.values, texts.place(key.name), diagnostics);
      layout.texts.insert_or_assign(std::string(key.name), std::move(*text));
    }
  }
  if (texts.has("colophon")) {
    layout.colophon = texts.texts("colophon", diagnostics);
    for (const std::string& line : layout.colophon) {
      check_pattern(line, kColophonValues, texts.place("colophon"), diagnostics);
    }
  }
  texts.report_unknown_keys(diagnostics);
}

template <typename Names, typename Map>
void report_missing(const Names& names, const Map& map, std::string_view what, const Settings& root,
                    Diagnostics& diagnostics) {
  for (const std::string_view name : names) {
    if (!map.contains(name)) {
      diagnostics.report({.code = "G0105",
                          .place = root.place(),
                          .message = fmt::format("the layout has no {} \"{}\"", what, name),
                          .help = "layouts/README.md lists what a layout must have"});
    }
  }
}

/// One file's tables but for the styles, put over what the files below it said.
void read_tables(Settings& root, Layout& layout, LengthReader& lengths, Diagnostics& diagnostics) {
  static_cast<void>(root.text("like", diagnostics));
  if (auto page = root.table("page", diagnostics)) {
    read_page(*page, layout, lengths, diagnostics);
  }
  if (auto faces = root.table("faces", diagnostics)) {
    read_faces(*faces, layout, diagnostics);
  }
  if (auto act = root.table("act", diagnostics)) {
    read_act(*act, layout, lengths, diagnostics);
  }
  if (auto table = root.table("table", diagnostics)) {
    read_table(*table, layout, lengths, diagnostics);
  }
  if (auto front = root.table("front", diagnostics)) {
    read_front(*front, layout, lengths, diagnostics);
  }
  if (auto cover = root.table("cover", diagnostics)) {
    read_cover(*cover, layout, lengths, diagnostics);
  }
  if (auto texts = root.table("text", diagnostics)) {
    read_texts(*texts, layout, diagnostics);
  }
}

/// Whether pages and styles leave room for text.
void check_room(const Layout& layout, const Settings& root, Diagnostics& diagnostics) {
  const TextBlock upright = layout.text_block(false);
  const TextBlock turned = layout.text_block(true);
  if (upright.width < kBlockLeast || upright.height() < kBlockLeast * 2 ||
      turned.height() < kBlockLeast || layout.text_bottom > layout.page_height) {
    diagnostics.report({.code = "G0108",
                        .place = root.place("page"),
                        .message = "the text block cannot be used",
                        .help = "the text block must be at least 100 by 200 pt, 100 pt high on a "
                                "landscape page, and on the page"});
    return;
  }
  for (const auto& [name, style] : layout.styles) {
    if (upright.width - style.left - style.right - style.indent < kColumnLeast) {
      diagnostics.report(
          {.code = "G0108",
           .place = root.place("style"),
           .message = fmt::format("the margins of style \"{}\" leave no room for text", name),
           .help = "left, right and indent together must leave 36 pt of the text block"});
    }
  }
}

/// Whether what stands at a given height of the cover is on it.
void check_cover(const Layout& layout, const Settings& root, Diagnostics& diagnostics) {
  const CoverLayout& cover = layout.cover;
  const Length last = layout.page_height;
  if (cover.emblem_top + cover.emblem_height > last || cover.number_top > last ||
      cover.back_top > last || cover.head_band + cover.foot_band > last ||
      cover.double_rule > layout.measure()) {
    diagnostics.report({.code = "G0108",
                        .place = root.place("cover"),
                        .message = "what stands on the cover is not all on its page",
                        .help = "emblem, number, back and bands lie within the height of [page], "
                                "and the double rule is at most as wide as the text"});
  }
}

/// What must hold of the whole.
void check_whole(const Layout& layout, const LengthReader& lengths, std::span<const Settings> roots,
                 Diagnostics& diagnostics) {
  const Settings& root = roots.back();
  for (const std::string_view table : {"page", "act", "table", "front", "cover"}) {
    if (std::none_of(roots.begin(), roots.end(),
                     [&](const Settings& each) { return each.has(table); })) {
      diagnostics.report({.code = "G0105",
                          .place = root.place(),
                          .message = fmt::format("the layout has no [{}]", table),
                          .help = "layouts/README.md lists what a layout must have"});
    }
  }
  lengths.report_missing(root);
  check_room(layout, root, diagnostics);
  check_cover(layout, root, diagnostics);
  std::vector<std::string_view> text_names;
  for (const TextKey& key : kTextKeys) {
    if (!key.is_optional) {
      text_names.push_back(key.name);
    }
  }
  report_missing(style_names(), layout.styles, "style", root, diagnostics);
  report_missing(text_names, layout.texts, "text", root, diagnostics);
}

}  // namespace

void report_range(const Settings& table, std::string_view key, std::string help,
                  Diagnostics& diagnostics) {
  diagnostics.report({.code = "G0108",
                      .place = table.place(key),
                      .message = fmt::format("the value of \"{}\" cannot be used", key),
                      .help = std::move(help)});
}

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

std::optional<std::string> base_of(const LayoutFile& file) {
  Diagnostics ignored;
  auto root = Settings::parse(file.toml, file.path, ignored);
  return root ? root->text("like", ignored) : std::nullopt;
}

std::optional<Layout> read_layout(std::span<const LayoutFile> files, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.errors_count();
  GAZETTE_ASSERT(!files.empty());
  std::vector<Settings> roots;
  for (const LayoutFile& file : files) {
    if (auto root = Settings::parse(file.toml, file.path, diagnostics)) {
      roots.push_back(std::move(*root));
    }
  }
  if (roots.size() < files.size()) {
    return std::nullopt;
  }
  Layout layout;
  layout.path = files.back().path;
  for (const TextKey& key : kTextKeys) {
    if (key.is_optional) {
      layout.texts.emplace(key.name, "");
    }
  }
  LengthReader lengths(diagnostics);
  for (Settings& root : roots) {
    read_tables(root, layout, lengths, diagnostics);
  }
  read_styles(roots, layout, diagnostics);
  check_whole(layout, lengths, roots, diagnostics);
  for (const Settings& root : roots) {
    root.report_unknown_keys(diagnostics);
  }
  if (diagnostics.errors_count() > errors_before) {
    return std::nullopt;
  }
  return layout;
}

}  // namespace gazette::typeset

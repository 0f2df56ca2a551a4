// Stories of a DOCX: paragraphs one after the other, each put together from its runs, its automatic
// number and its place in the sections.

#include "gazette/ingest/docx_story.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_leaders.h"
#include "gazette/ingest/docx_xml.h"
#include "gazette/ingest/text_sizes.h"

namespace gazette::ingest::docx {
namespace {

/// Elements between paragraphs that hold no text of the document.
bool is_property(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames = {"sdtPr",       "sdtEndPr", "customXmlPr",
                                                      "smartTagPr",  "tcPr",     "bookmarkStart",
                                                      "bookmarkEnd", "proofErr", "sectPr"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::uint8_t emphasis_of_number(const RunFormat& format) {
  std::uint8_t emphasis = model::kPlain;
  if (format.has(kBoldText)) {
    emphasis |= model::kBold;
  }
  if (format.has(kItalicText)) {
    emphasis |= model::kItalic;
  }
  return emphasis;
}

/// Whether a choice of mc:AlternateContent asks only for languages that are read here, by the
/// prefixes that every program gives them. Ink (wpi), new charts (cx1) and models (am3d) are not.
bool is_understood(const pugi::xml_node& choice) {
  constexpr std::array<std::string_view, 22> kKnown = {
      "w",   "wp",    "wps", "wpg", "wpc", "w14", "w15", "wp14", "wp15", "a",   "a14",
      "pic", "pic14", "lc",  "dgm", "m",   "o",   "v",   "w10",  "r",    "wne", "c"};
  for (const std::string_view prefix : split(attribute(choice, "Requires"), ' ')) {
    if (!prefix.empty() && std::find(kKnown.begin(), kKnown.end(), prefix) == kKnown.end()) {
      return false;
    }
  }
  return true;
}

/// The white beside all lines of a paragraph: a first line that stands out to the left has its own
/// edge, one that stands in has not.
model::Indents indents_of(const ParagraphFormat& format) {
  constexpr int kMost = 20 * 1000;  // wider than any page of a text
  const int left = format.left_indent.value_or(0);
  const int edge = std::min(left, left + format.first_indent.value_or(0));
  const auto length = [kMost](int twentieths) {
    return Length{std::clamp(twentieths, 0, kMost) * kScaledPerPoint / 20};
  };
  return {.left = length(edge), .right = length(format.right_indent.value_or(0))};
}

/// `format` with the indents of the list that its paragraph stands in: they go before those of a
/// style, but where the style itself names the list, and never before the paragraph's own.
ParagraphFormat in_list(ParagraphFormat format, const ParagraphFormat& list,
                        const ParagraphFormat& direct) {
  const bool is_by_style = !format.numbering_style.empty();
  const auto settle = [&](std::optional<int>& own, const std::optional<int>& of_list,
                          const std::optional<int>& stated) {
    if (of_list && !stated && !(is_by_style && own)) {
      own = of_list;
    }
  };
  settle(format.left_indent, list.left_indent, direct.left_indent);
  settle(format.right_indent, list.right_indent, direct.right_indent);
  settle(format.first_indent, list.first_indent, direct.first_indent);
  return format;
}

/// Whether the node is text, or a picture that can be carried.
bool is_something(const pugi::xml_node& node) {
  constexpr std::array<std::string_view, 6> kNames = {
      "sym", "blip", "imagedata", "textpath", "footnoteReference", "endnoteReference"};
  const std::string_view name = local_name(node);
  return (name == "t" && !node.text().empty()) ||
         std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool shows_something(const pugi::xml_node& branch) {
  return !branch.find_node(is_something).empty();
}

/// Whether a branch has a chart, ink or the like, which is reported.
bool holds_object(const pugi::xml_node& branch) {
  return !branch
              .find_node([](const pugi::xml_node& node) {
                const std::string_view name = local_name(node);
                return name == "contentPart" || name == "chart" || name == "relIds" ||
                       name == "OLEObject";
              })
              .empty();
}

}  // namespace

void Reading::report(std::string_view code, std::uint32_t paragraph_order, std::string message,
                     std::string help) {
  findings.push_back({.code = code,
                      .order = paragraph_order,
                      .message = std::move(message),
                      .help = std::move(help)});
}

Nesting::Nesting(Reading& reading) : reading_(reading) {
  if (++reading_.depth > kDepthMax) {
    reading_.too_deep.add(reading_.order);
  }
}

pugi::xml_node chosen_branch(const pugi::xml_node& alternate) {
  std::vector<pugi::xml_node> known;
  std::vector<pugi::xml_node> unknown;
  for (const pugi::xml_node& node : alternate.children()) {
    if (local_name(node) == "Choice") {
      (is_understood(node) ? known : unknown).push_back(node);
    }
  }
  // Behind the fallback a language not known here still has its text.
  known.push_back(child(alternate, "Fallback"));
  known.insert(known.end(), unknown.begin(), unknown.end());
  for (const auto has_content : {shows_something, holds_object}) {
    const auto found = std::find_if(known.begin(), known.end(), has_content);
    if (found != known.end()) {
      return *found;
    }
  }
  const auto first =
      std::find_if(known.begin(), known.end(), [](const auto& node) { return !node.empty(); });
  return first == known.end() ? pugi::xml_node() : *first;
}

std::vector<model::Paragraph> flattened(std::vector<FlowItem> items) {
  std::vector<model::Paragraph> paragraphs;
  for (FlowItem& item : items) {
    if (auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
      paragraphs.push_back(std::move(*paragraph));
      continue;
    }
    for (model::Row& row : std::get<model::Table>(item.block).rows) {
      for (model::Cell& cell : row.cells) {
        std::move(cell.paragraphs.begin(), cell.paragraphs.end(), std::back_inserter(paragraphs));
      }
    }
  }
  return paragraphs;
}

std::vector<FlowItem> StoryReader::read(const pugi::xml_node& container) {
  Blocks blocks;
  read_blocks(container, blocks);
  finish_carried(blocks);
  for (const Field& field : fields_) {
    reading_.report("G0245", field.order,
                    "a field begins here and does not end; what follows may be missing",
                    "in Word select all, press Ctrl+Shift+F9 to turn fields into text, save again");
  }
  return std::move(blocks.items);
}

void StoryReader::read_blocks(const pugi::xml_node& parent, Blocks& blocks) {
  const Nesting nesting(reading_);
  if (!nesting.is_allowed()) {
    return;
  }
  for (const pugi::xml_node& node : parent.children()) {
    read_block(node, blocks);
  }
}

void StoryReader::read_block(const pugi::xml_node& node, Blocks& blocks) {
  const std::string_view name = local_name(node);
  if (name == "p") {
    read_paragraph(node, blocks);
  } else if (name == "tbl") {
    read_table(node, blocks);
  } else if (name == "del" || name == "moveFrom") {
    reading_.deletions.add(reading_.order + 1);
  } else if (name == "AlternateContent") {
    read_blocks(chosen_branch(node), blocks);
  } else if (name == "altChunk" || name == "subDoc") {
    report_embedded();
  } else if (name == "oMath" || name == "oMathPara") {
    Draft draft = {.order = ++reading_.order};
    read_formula(node, draft);
    finish(std::move(draft), blocks);
  } else if (!name.empty() && !is_property(name)) {
    if (name == "sdt") {
      note_placeholder(node);
    }
    read_blocks(node, blocks);
  }
}

void StoryReader::read_paragraph(const pugi::xml_node& node, Blocks& blocks) {
  const pugi::xml_node properties = child(node, "pPr");
  Draft draft = begin(properties, blocks);
  const pugi::xml_node mark = child(properties, "rPr");
  if (child(mark, "ins") || child(mark, "moveTo")) {
    reading_.insertions.add(draft.order);
  }
  if (child(properties, "pPrChange") || child(mark, "rPrChange") ||
      child(child(properties, "numPr"), "numberingChange")) {
    reading_.reformats.add(draft.order);
  }
  read_inline(node, draft);
  finish(std::move(draft), blocks);
  if (child(properties, "sectPr")) {
    end_section(blocks);
  }
}

StoryReader::Draft StoryReader::begin(const pugi::xml_node& properties, Blocks& blocks) {
  const StyleSheet& sheet = reading_.sheet;
  const pugi::xml_node mark = child(properties, "rPr");
  const std::string_view stated = attribute(child(properties, "pStyle"), "val");
  const bool is_known = sheet.find(stated) != nullptr;
  const std::string_view style_id =
      is_known ? stated : std::string_view(sheet.default_paragraph_style);
  Draft draft;
  draft.order = ++reading_.order;
  draft.style = sheet.find(style_id);
  const ParagraphFormat direct = read_paragraph_format(properties);
  draft.format = effective_paragraph(sheet, table_paragraph_, draft.style, direct);
  draft.indents = indents_of(draft.format);
  // A style that the sheet does not have may still say by its id that it is a heading.
  draft.heading_level = heading_level(draft.format, is_known ? draft.style : nullptr, stated);
  draft.mark = {.format = run_format(mark, draft),
                .is_deleted = child(mark, "del") || child(mark, "moveFrom"),
                .is_separator = static_cast<bool>(child(mark, "specVanish")),
                .is_dropped_capital = attribute(child(properties, "framePr"), "dropCap") == "drop"};
  draft.is_page_break_due = std::exchange(blocks.is_page_break_due, false) ||
                            draft.format.page_break_before == Setting::on;
  const std::vector<model::Span> carried = std::exchange(blocks.carried, {});
  // The number stands first, also where this paragraph goes on with the one before.
  add_number(style_id, direct, draft);
  std::copy(carried.begin(), carried.end(), std::back_inserter(draft.spans));
  return draft;
}

void StoryReader::add_number(std::string_view style_id, const ParagraphFormat& direct,
                             Draft& draft) {
  const Mark& mark = draft.mark;
  if (mark.is_deleted || (mark.format.has(kHidden) && !mark.is_separator)) {
    return;
  }
  const std::optional<ListNumber> number = numbers_.next(draft.format, style_id);
  if (!number || number->run.has(kHidden)) {
    return;
  }
  draft.indents = indents_of(in_list(draft.format, number->paragraph, direct));
  const RunFormat look = overlay(mark.format, number->run);
  CleanText text = clean(number->text, {.face = look.face, .is_capital = look.has(kCapitals)});
  if (look.has(kCapitals)) {
    text.text = to_upper(text.text);
  }
  append_text(draft.spans, text.text, emphasis_of_number(look));
  if (!number->unknown_format.empty()) {
    reading_.report(
        "G0243", draft.order,
        fmt::format("the numbers of this list have the form \"{}\"; they are written 1, 2, 3",
                    number->unknown_format),
        "compare with the signed text; type the numbers in the document where they differ");
  }
}

TabRuler StoryReader::ruler_of(const Draft& draft) const {
  const int left = draft.format.left_indent.value_or(0);
  return {.stops = draft.format.tabs,
          .begin = left + draft.format.first_indent.value_or(0),
          .left = left,
          .width = cell_width_,
          .size = std::clamp(draft.mark.format.size.value_or(kUsualSize), 2, 200)};
}

void StoryReader::end_piece(Draft& draft) {
  settle_sizes(draft.spans);
  if (draw_leaders(ruler_of(draft), draft.spans)) {
    reading_.leaders.add(draft.order);
  }
  std::vector<model::Span> spans = finished(std::exchange(draft.spans, {}));
  if (spans.empty()) {
    return;
  }
  // Where a whole paragraph is moved, there is no line that it is raised above.
  for (model::Span& span : spans) {
    if (draft.has_moved_text && !draft.has_level_text && span.note == 0) {
      span.emphasis &= static_cast<std::uint8_t>(~(model::kSuperscript | model::kSubscript));
    }
  }
  model::Paragraph paragraph = {.spans = std::move(spans), .alignment = draft.format.alignment};
  paragraph.origin = origin_of(draft.order);
  draft.pieces.push_back({.block = std::move(paragraph),
                          .heading_level = draft.heading_level,
                          .page_break_before = std::exchange(draft.is_page_break_due, false),
                          .indents = draft.indents});
}

/// Where a paragraph or table stands; counts those on unusual pages.
model::Origin StoryReader::origin_of(std::uint32_t order) {
  const Section section = reading_.section();
  if (section.is_landscape) {
    reading_.landscape.add(order);
  }
  if (section.columns_count > 1) {
    reading_.columns.add(order);
  }
  return {.paragraph = order, .is_landscape = section.is_landscape};
}

void StoryReader::finish(Draft draft, Blocks& blocks) {
  if (draft.mark.is_deleted) {
    reading_.deletions.add(draft.order);
  }
  if (draft.mark.is_deleted || draft.mark.format.has(kHidden) || draft.mark.is_dropped_capital) {
    blocks.carried = std::exchange(draft.spans, {});
  }
  for (model::Span& span : blocks.carried) {
    // A dropped capital is as large as lines are high; here it is a letter of its word.
    span.size_percent = draft.mark.is_dropped_capital ? 0 : span.size_percent;
  }
  end_piece(draft);
  std::move(draft.pieces.begin(), draft.pieces.end(), std::back_inserter(blocks.items));
  std::move(draft.boxes.begin(), draft.boxes.end(), std::back_inserter(blocks.items));
  blocks.is_page_break_due = blocks.is_page_break_due || draft.is_page_break_due;
  const std::string hidden = collapse_spaces(draft.hidden);
  if (!hidden.empty() || draft.has_hidden_picture) {
    reading_.hidden.add(draft.order);
  }
  if (!hidden.empty()) {
    reading_.dropped.push_back({.text = to_nfc(hidden),
                                .reason = std::string(kHiddenReason),
                                .origin = {.paragraph = draft.order}});
  }
}

void StoryReader::finish_carried(Blocks& blocks) {
  if (!blocks.carried.empty()) {
    Draft draft = {.spans = std::exchange(blocks.carried, {}), .order = reading_.order};
    finish(std::move(draft), blocks);
  }
}

void StoryReader::report_embedded() {
  reading_.report("G0246", reading_.order,
                  "a part of the document is another file, embedded and not read",
                  "open the document in Word and save it again, so that the part becomes text");
}

void StoryReader::note_placeholder(const pugi::xml_node& control) {
  if (const pugi::xml_node shows = child(child(control, "sdtPr"), "showingPlcHdr");
      shows && is_on(shows)) {
    reading_.placeholders.add(std::max(reading_.order, 1U));
  }
}

void StoryReader::end_section(Blocks& blocks) {
  ++reading_.sections_count;
  const Section section = reading_.section();
  const auto restarts = [](NoteRestart own, NoteRestart usual) {
    return (own == NoteRestart::unstated ? usual : own) == NoteRestart::at_section;
  };
  if (restarts(section.footnote_restart, reading_.footnote_restart)) {
    reading_.footnotes_count = 0;
  }
  if (restarts(section.endnote_restart, reading_.endnote_restart)) {
    reading_.endnotes_count = 0;
  }
  if (reading_.sections_count < reading_.sections.size() && reading_.section().starts_page) {
    blocks.is_page_break_due = true;
  }
}

}  // namespace gazette::ingest::docx

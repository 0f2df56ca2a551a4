// What stands in a line of a DOCX: runs of text, fields, breaks, symbols, drawings.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

/// Elements of a line that hold nothing the page shows as text of the document: properties, the
/// code of fields, deleted text, and what a note's own mark or a list of comments needs.
bool is_left_out(std::string_view name) {
  constexpr std::array<std::string_view, 17> kNames = {"pPr",
                                                       "rPr",
                                                       "sdtPr",
                                                       "sdtEndPr",
                                                       "customXmlPr",
                                                       "smartTagPr",
                                                       "proofErr",
                                                       "bookmarkStart",
                                                       "bookmarkEnd",
                                                       "instrText",
                                                       "delInstrText",
                                                       "delText",
                                                       "fldData",
                                                       "footnoteRef",
                                                       "endnoteRef",
                                                       "annotationRef",
                                                       "lastRenderedPageBreak"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// Text raised or lowered by at least two points, or smaller than the text beside it, is set as a
/// superscript or subscript; less is only moved to look right.
constexpr int kShiftMin = 4;
constexpr int kSmallPerMille = 850;

/// Whether a run is moved off the line by its place alone. `size` is that of the text beside it.
bool is_moved(const RunFormat& format, int size) {
  const int shift = std::abs(format.position.value_or(0));
  const bool is_small = format.size.value_or(size) * 1000 <= size * kSmallPerMille;
  return (shift >= kShiftMin || (shift > 0 && is_small)) && format.script != Script::superscript &&
         format.script != Script::subscript;
}

/// Raised or lowered, as said or by the place above or below the line.
Script script_of(const RunFormat& format, int size) {
  if (!is_moved(format, size)) {
    return format.script;
  }
  return format.position.value_or(0) > 0 ? Script::superscript : Script::subscript;
}

std::uint8_t emphasis_of(const RunFormat& format, int size) {
  const Script script = script_of(format, size);
  const bool is_small = format.has(kSmallCaps) && !format.has(kCapitals);
  const auto flag = [](bool is_set, model::Emphasis emphasis) {
    return is_set ? static_cast<unsigned>(emphasis) : 0U;
  };
  return static_cast<std::uint8_t>(
      flag(format.has(kBoldText), model::kBold) | flag(format.has(kItalicText), model::kItalic) |
      flag(format.underline == Setting::on, model::kUnderline) |
      flag(format.has(kStruck), model::kStrike) |
      flag(script == Script::superscript, model::kSuperscript) |
      flag(script == Script::subscript, model::kSubscript) | flag(is_small, model::kSmallCapitals));
}

/// The text of w:t. Blanks at its ends count only where it says so (xml:space).
std::string text_of_element(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& piece : node.children()) {
    text += piece.value();  // a comment inside, or CDATA, cuts text into several nodes
  }
  const bool is_preserved = attribute(node, "space") == "preserve" ||
                            (attribute(node, "space").empty() &&
                             attribute(node.root().first_child(), "space") == "preserve");
  return is_preserved ? text : std::string(trim(text));
}

/// Whether every run of a formula is hidden.
bool is_hidden_formula(const pugi::xml_node& math) {
  const auto is_shown_run = [](const pugi::xml_node& run) {
    const auto properties = run.children();
    return local_name(run) == "r" &&
           std::none_of(properties.begin(), properties.end(), [](const pugi::xml_node& own) {
             const pugi::xml_node vanish = child(own, "vanish");
             return local_name(own) == "rPr" && vanish && is_on(vanish);
           });
  };
  return !math.find_node(is_shown_run);
}

}  // namespace

void StoryReader::read_inline(const pugi::xml_node& parent, Draft& draft) {
  const Nesting nesting(reading_);
  if (!nesting.is_allowed()) {
    return;
  }
  for (const pugi::xml_node& node : parent.children()) {
    read_inline_element(node, draft);
  }
}

void StoryReader::read_inline_element(const pugi::xml_node& node, Draft& draft) {
  const std::string_view name = local_name(node);
  if (name == "r") {
    read_run(node, draft);
  } else if (name == "del" || name == "moveFrom") {
    reading_.deletions.add(draft.order);
  } else if (name == "ins" || name == "moveTo") {
    reading_.insertions.add(draft.order);
    read_inline(node, draft);
  } else if (name == "fldSimple") {
    read_simple_field(node, draft);
  } else if (name == "oMath" || name == "oMathPara") {
    read_formula(node, draft);
  } else if (name == "AlternateContent") {
    read_inline(chosen_branch(node), draft);
  } else if (name == "p" || name == "tbl") {
    Blocks blocks;
    read_block(node, blocks);
    finish_carried(blocks);
    std::move(blocks.items.begin(), blocks.items.end(), std::back_inserter(draft.boxes));
  } else if (name == "subDoc" || name == "altChunk") {
    report_embedded();
  } else if (name == "sdt") {
    note_placeholder(node);
    read_inline(node, draft);
  } else if (!name.empty() && !is_left_out(name)) {
    read_inline(node, draft);
  }
}

void StoryReader::read_run(const pugi::xml_node& run, Draft& draft) {
  const pugi::xml_node properties = child(run, "rPr");
  if (child(properties, "rPrChange")) {
    reading_.reformats.add(draft.order);
  }
  read_run_content(run, run_format(properties, draft), draft);
}

RunFormat StoryReader::run_format(const pugi::xml_node& properties, const Draft& draft) const {
  const std::string_view style_id = attribute(child(properties, "rStyle"), "val");
  return effective_run(
      reading_.sheet,
      {.table = table_run_, .paragraph = draft.style, .character = reading_.sheet.find(style_id)},
      read_run_format(properties));
}

void StoryReader::read_run_content(const pugi::xml_node& parent, const RunFormat& format,
                                   Draft& draft) {
  const Nesting nesting(reading_);
  if (!nesting.is_allowed()) {
    return;
  }
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name != "footnoteReference" && name != "endnoteReference") {
      read_run_element(node, format, draft);
      continue;
    }
    if (is_shown() && (format.has(kHidden) || reading_.is_hidden)) {
      read_hidden_note(node, draft);
    } else if (is_shown()) {
      read_note_mark(node, draft);
    }
    if (has_flag(node, "customMarkFollows")) {
      return;  // the rest of the run is the mark
    }
  }
}

void StoryReader::read_run_element(const pugi::xml_node& node, const RunFormat& format,
                                   Draft& draft) {
  const std::string_view name = local_name(node);
  if (name == "t") {
    add_text(text_of_element(node), format, draft);
  } else if (name == "tab" || name == "ptab") {
    add_shown("\t", format, draft);
  } else if (name == "br") {
    read_break(node, format, draft);
  } else if (name == "cr") {
    add_shown("\n", format, draft);
  } else if (name == "noBreakHyphen") {
    add_shown("-", format, draft);
  } else if (name == "softHyphen") {
    add_text("\u00AD", format, draft);  // in a face of TCVN3 it is ư
  } else if (name == "sym") {
    read_symbol(node, format, draft);
  } else if (name == "fldChar") {
    read_field_mark(node, format, draft);
  } else if (name == "instrText") {
    if (!fields_.empty() && !fields_.back().is_in_result) {
      fields_.back().instruction += node.text().get();
    }
  } else if (name == "commentReference") {
    reading_.comments.add(draft.order);
  } else if (name == "drawing" || name == "pict" || name == "object") {
    read_drawing(node, format, draft);
  } else if (name == "contentPart") {
    if (is_shown() && !format.has(kHidden)) {
      report_embedded({}, draft);
    }
  } else if (name == "AlternateContent") {
    read_run_content(chosen_branch(node), format, draft);
  } else if (name == "ruby") {
    read_inline(child(node, "rubyBase"), draft);  // the gloss above the line is left out
  } else if (name == "r" || name == "p" || name == "tbl") {
    read_inline_element(node, draft);
  } else if (!name.empty() && !is_left_out(name)) {
    read_run_content(node, format, draft);
  }
}

void StoryReader::read_break(const pugi::xml_node& node, const RunFormat& format, Draft& draft) {
  const std::string_view type = attribute(node, "type");
  if (type != "page" && type != "column") {
    add_shown("\n", format, draft);
    return;
  }
  if (!is_shown() || format.has(kHidden)) {
    return;
  }
  end_piece(draft);
  draft.is_page_break_due = draft.is_page_break_due || type == "page";
}

void StoryReader::read_symbol(const pugi::xml_node& node, const RunFormat& format, Draft& draft) {
  add_symbol(face_of(attribute(node, "font")), code(node, "char").value_or(U'\uFFFD'), format,
             draft);
}

void StoryReader::add_symbol(Face face, char32_t character, const RunFormat& format, Draft& draft) {
  std::string text;
  if (const std::optional<char32_t> known = symbol_character(face, character)) {
    append_utf8(text, *known);
  } else {
    // A code that no table has is a picture, whether written F041 or 41: `clean` reports it.
    const bool is_picture = face != Face::unicode && character < 0x100;
    append_utf8(text, is_picture ? character + 0xF000 : character);
  }
  RunFormat look = format;
  look.face = symbol_character(face, character) ? Face::unicode : face;
  add_text(text, look, draft);
}

void StoryReader::read_formula(const pugi::xml_node& node, Draft& draft) {
  std::vector<model::Span> spans = formula_text(node, reading_);
  if (spans.empty() || !is_shown()) {
    return;
  }
  if (is_hidden_formula(node)) {
    for (const model::Span& span : spans) {
      draft.hidden += span.text;
    }
    return;
  }
  std::string text;
  for (const model::Span& span : spans) {
    text += span.text;
    append_text(draft.spans, span.text, span.emphasis);
  }
  reading_.report("G0239", draft.order,
                  fmt::format("a formula is set on one line: {}", shorten(text, 60)),
                  "compare with the signed text; write it in words and signs where it differs");
}

void StoryReader::add_text(std::string_view text, const RunFormat& format, Draft& draft) {
  if (text.empty() || !is_shown()) {
    return;
  }
  const CleanText result = clean(text, {.face = format.face, .is_capital = format.has(kCapitals)});
  if (result.invisible_count > 0) {
    reading_.invisible.add(draft.order, result.invisible_count);
  }
  if (result.apart_count > 0) {
    reading_.apart.add(draft.order, result.apart_count);
  }
  if (result.no_break_count > 0) {
    reading_.no_break.add(draft.order, result.no_break_count);
  }
  if (result.is_invalid) {
    reading_.report("G0247", draft.order, "the text here is damaged: it is not valid Unicode",
                    "open the document in Word and type the passage anew");
  }
  if (result.is_heaped) {
    reading_.report("G0219", draft.order, "more accents follow one letter than any writing has",
                    "open the document in Word and type the passage anew");
  }
  if (result.unknown_symbol != 0) {
    reading_.report("G0241", draft.order,
                    fmt::format("a symbol here has no Unicode character known (code {:X})",
                                static_cast<std::uint32_t>(result.unknown_symbol)),
                    "replace it in the document by a character of the text's own face");
  }
  add_shown(result.text, format, draft);
}

/// Adds text that is already right, to the paragraph or, where it is hidden, to what is left out.
void StoryReader::add_shown(std::string_view text, const RunFormat& format, Draft& draft) {
  if (!is_shown()) {
    return;
  }
  if (!fields_.empty()) {
    fields_.back().has_text = true;  // and of those around it, once it ends
  }
  const bool is_blank = trim(text).empty();
  const int size = draft.mark.format.size.value_or(kUsualSize);
  const bool is_shifted = is_moved(format, size);
  draft.has_moved_text = draft.has_moved_text || (is_shifted && !is_blank);
  draft.has_level_text = draft.has_level_text || (!is_shifted && !is_blank);
  const int own_size = is_shifted ? 0 : format.size.value_or(kUsualSize);
  if (format.has(kHidden)) {
    draft.hidden += text;
  } else if (format.has(kCapitals)) {
    append_text(draft.spans, to_upper(text), emphasis_of(format, size), own_size);
  } else {
    append_text(draft.spans, text, emphasis_of(format, size), own_size);
  }
}

}  // namespace gazette::ingest::docx

// Markdown -> source flow.
//
// cmark takes the text apart into blocks, with the lines they stand on; this file walks its tree
// and makes a paragraph or table of each. Lists and quotes of any depth become paragraphs one after
// another. A list marker is text ("3." of a law is not for Markdown to renumber), so it is taken
// from the source line, not from cmark's count.

#include <algorithm>
#include <memory>
#include <utility>

#include <cmark.h>
#include <fmt/format.h>

#include "gazette/base/accents.h"
#include "gazette/base/text.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/front_matter.h"
#include "gazette/ingest/label.h"
#include "gazette/ingest/letters.h"
#include "gazette/ingest/markdown_footnotes.h"
#include "gazette/ingest/markdown_inline.h"
#include "gazette/ingest/markdown_source.h"
#include "gazette/ingest/markdown_table.h"

namespace gazette::ingest {
namespace markdown {
namespace {

/// A block quote ("> ") is set off at both sides, as it is wherever Markdown is shown: by about a
/// centimetre for each quote that its text stands in.
constexpr Length kQuoteIndent = {28 * kScaledPerPoint};

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

/// The marker at the start of a list item: "1.", "3)", "-". Empty where there is none.
std::string_view marker_at(std::string_view line, std::size_t start) {
  std::size_t end = start;
  while (end < line.size() && line[end] >= '0' && line[end] <= '9') {
    ++end;
  }
  end += end < line.size() ? 1U : 0U;  // ".", ")" or the bullet itself
  return start < line.size() ? line.substr(start, end - start) : std::string_view();
}

/// What stands on a line of a paragraph, without the marks of quotes around it.
std::string_view content_of(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t>");
  return start == std::string_view::npos ? std::string_view() : trim(line.substr(start));
}

/// Makes flow items of one Markdown text.
class BlockReader {
 public:
  BlockReader(std::string_view path, InlineReader& inlines, Diagnostics& diagnostics)
      : path_(path), inlines_(inlines), diagnostics_(diagnostics) {}

  /// The items of `text`, whose first line is line `first_line` of the file.
  std::vector<FlowItem> read(std::string_view text, std::uint32_t first_line) {
    lines_ = lines_of(text);
    first_line_ = first_line;
    quotes_ = 0;
    items_.clear();
    const std::unique_ptr<cmark_node, NodeDeleter> document(
        cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
    const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(document.get()));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      const cmark_node_type type = cmark_node_get_type(node);
      if (event == CMARK_EVENT_ENTER) {
        enter(node);
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
          // What is inside has been read; the walk goes on behind it.
          cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
        }
      } else if (type == CMARK_NODE_ITEM && !marker_.empty()) {
        add_paragraph({}, marker_spot_);  // an item without text
      } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        --quotes_;
      }
    }
    return std::move(items_);
  }

 private:
  void enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_ITEM:
        take_marker(node);
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        ++quotes_;
        break;
      case CMARK_NODE_PARAGRAPH:
        read_paragraph(node);
        break;
      case CMARK_NODE_HEADING:
        add_paragraph(inlines_.read(node, spot_of(node)), spot_of(node),
                      static_cast<std::uint8_t>(cmark_node_get_heading_level(node)));
        break;
      case CMARK_NODE_CODE_BLOCK:
        read_code(node);
        break;
      case CMARK_NODE_HTML_BLOCK:
        read_html(node);
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        // A line drawn by hand ("-------") is text until the recogniser drops it.
        add_paragraph(inlines_.read_literal(content_of(line_of(node))), spot_of(node));
        break;
      default:
        break;
    }
  }

  void take_marker(cmark_node* item) {
    const auto column = static_cast<std::size_t>(std::max(cmark_node_get_start_column(item), 1));
    const std::string_view marker = marker_at(line_of(item), column - 1);
    if (marker_.empty()) {
      marker_spot_ = spot_of(item);
    } else {
      marker_ += ' ';  // "1. - a": an item that begins with a list
    }
    marker_ += marker;
  }

  void read_paragraph(cmark_node* node) {
    const auto first = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1;
    const auto last = std::min(static_cast<std::size_t>(std::max(cmark_node_get_end_line(node), 0)),
                               lines_.size());
    std::vector<std::string_view> lines;
    for (std::size_t i = first; i < last; ++i) {
      const auto column = static_cast<std::size_t>(std::max(cmark_node_get_start_column(node), 1));
      lines.push_back(i == first ? lines_[i].substr(std::min(column - 1, lines_[i].size()))
                                 : content_of(lines_[i]));
    }
    const std::optional<std::size_t> table = find_table(lines);
    if (!table) {
      check_swallowed_labels(lines, first);
      add_paragraph(inlines_.read(node, spot_of(node)), spot_of(node));
      return;
    }
    if (*table > 0) {
      std::string before;
      for (std::size_t i = 0; i < *table; ++i) {
        before += (i == 0 ? "" : "\n") + std::string(lines[i]);
      }
      add_paragraph(inlines_.read(before, spot_of(node)), spot_of(node));
    } else if (!marker_.empty()) {
      add_paragraph({}, marker_spot_);
    }
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(*table));
    const TableSource source{
        .lines = std::move(lines), .first_line = file_line(first + *table), .path = path_};
    items_.push_back({.block = read_table(source, inlines_, diagnostics_)});
  }

  /// "a) ..." right under another line is no paragraph of its own: Markdown joins the two.
  void check_swallowed_labels(const std::vector<std::string_view>& lines, std::size_t first) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
      std::string_view line = lines[i];
      line.remove_prefix(std::min(line.find_first_not_of("*_"), line.size()));
      const std::optional<Label> label = find_label(line);
      const bool breaks_before = lines[i - 1].ends_with('\\') || lines[i - 1].ends_with("  ");
      if (label && label->length < line.size() && !breaks_before) {
        diagnostics_.report({.code = "G0209",
                             .place = {.path = std::string(path_),
                                       .line = file_line(first + i),
                                       .column = 1,
                                       .excerpt = std::string(lines[i]),
                                       .width = static_cast<std::uint32_t>(label->length)},
                             .message = fmt::format("\"{}\" begins a line but no paragraph",
                                                    line.substr(0, label->length)),
                             .help = "put an empty line before it, or join it to the line above"});
      }
    }
  }

  void read_code(cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    const std::vector<std::string_view> code = lines_of(literal == nullptr ? "" : literal);
    Spot spot = spot_of(node);
    const bool is_fenced =
        !content_of(line_of(node)).empty() &&
        std::string_view("`~").find(content_of(line_of(node)).front()) != std::string_view::npos;
    diagnostics_.report({.code = "G0206",
                         .place = {.path = std::string(path_),
                                   .line = spot.line,
                                   .column = spot.column,
                                   .excerpt = std::string(line_of(node))},
                         .message = is_fenced ? "a block of code is read as plain paragraphs"
                                              : "indented text is read as plain paragraphs",
                         .help = "begin the line at the margin"});
    spot.line += is_fenced ? 1 : 0;
    for (const std::string_view line : code) {
      add_paragraph(is_fenced ? inlines_.read_literal(trim(line)) : inlines_.read(line, spot),
                    spot);
      ++spot.line;
    }
  }

  void read_html(cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    std::string html = literal == nullptr ? "" : literal;
    std::replace(html.begin(), html.end(), '\n', ' ');
    add_paragraph(inlines_.read(html, spot_of(node)), spot_of(node));
  }

  /// Adds a paragraph, with the list marker that waits for one; nothing where there is no text.
  /// Pictures stand behind it.
  void add_paragraph(std::vector<model::Span> spans, Spot spot, std::uint8_t heading_level = 0) {
    std::vector<model::Paragraph> pictures = inlines_.take_pictures();
    if (!pictures.empty() && !spans.empty()) {
      diagnostics_.report(
          {.code = "G0289",
           .place = {.path = std::string(path_), .line = spot.line, .column = spot.column},
           .message = "a picture inside a line of text is set below it",
           .help = "give a picture a paragraph of its own"});
    }
    add_text_paragraph(std::move(spans), spot, heading_level);
    for (model::Paragraph& picture : pictures) {
      items_.push_back({.block = std::move(picture)});
    }
  }

  void add_text_paragraph(std::vector<model::Span> spans, Spot spot, std::uint8_t heading_level) {
    if (!marker_.empty()) {
      const std::string prefix = spans.empty() ? marker_ : marker_ + " ";
      if (!spans.empty() && spans.front().emphasis == model::kPlain) {
        spans.front().text.insert(0, prefix);
      } else {
        spans.insert(spans.begin(), {.text = prefix});
      }
      marker_.clear();
      spot = marker_spot_;
    }
    if (spans.empty()) {
      return;
    }
    model::Paragraph paragraph{.spans = std::move(spans)};
    paragraph.origin = {.line = spot.line, .column = spot.column};
    paragraph.indents = {.left = kQuoteIndent * quotes_, .right = kQuoteIndent * quotes_};
    items_.push_back({.block = std::move(paragraph), .heading_level = heading_level});
  }

  [[nodiscard]] std::uint32_t file_line(std::size_t index) const {
    return first_line_ + static_cast<std::uint32_t>(index);
  }

  [[nodiscard]] std::string_view line_of(cmark_node* node) const {
    const auto line = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1;
    return line < lines_.size() ? lines_[line] : std::string_view();
  }

  [[nodiscard]] Spot spot_of(cmark_node* node) const {
    const auto line = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1;
    const auto byte = static_cast<std::size_t>(std::max(cmark_node_get_start_column(node), 1)) - 1;
    const std::size_t before = to_code_points(line_of(node).substr(0, byte)).size();
    return {.line = file_line(line), .column = static_cast<std::uint32_t>(before) + 1};
  }

  std::string_view path_;
  InlineReader& inlines_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> lines_ = {};
  std::uint32_t first_line_ = 1;
  std::int64_t quotes_ = 0;  // that are open, one inside the other
  std::vector<FlowItem> items_ = {};
  std::string marker_ = {};  // of the list items that opened and have no text yet
  Spot marker_spot_ = {};
};

/// Paragraphs of a footnote; a table in one becomes the paragraphs of its cells.
std::vector<model::Paragraph> paragraphs_of(std::vector<FlowItem> items) {
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

Place place_in(std::string_view bytes, std::size_t offset, const std::string& path) {
  const std::string_view before = bytes.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  Place place{.path = path};
  place.line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  place.column = static_cast<std::uint32_t>(to_code_points(before.substr(line_start)).size()) + 1;
  return place;
}

}  // namespace
}  // namespace markdown

namespace {

/// What no text holds: bytes that a reader of Markdown replaces or drops without a word.
bool is_control_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7F;
}

/// Says once how many characters are removed or become plain spaces, at the first.
void report_removed(std::string_view source, const std::string& path, Diagnostics& diagnostics) {
  std::size_t invisible = 0;
  std::size_t first_invisible = 0;
  std::size_t spaces = 0;
  std::size_t first_space = 0;
  for (std::size_t position = 0; position < source.size();) {
    if (static_cast<unsigned char>(source[position]) < 0x80) {
      ++position;
      continue;
    }
    const std::size_t start = position;
    const char32_t c = next_code_point(source, position);
    if (markdown::is_wide_space(c)) {
      first_space = spaces++ == 0 ? start : first_space;
    } else if (markdown::shows_nothing(c)) {
      first_invisible = invisible++ == 0 ? start : first_invisible;
    }
  }
  if (invisible > 0) {
    diagnostics.report(
        {.code = "G0242",
         .place = markdown::place_in(source, first_invisible, path),
         .message = fmt::format("characters without width are removed ({})", invisible)});
  }
  if (spaces > 0) {
    diagnostics.report(
        {.code = "G0264",
         .place = markdown::place_in(source, first_space, path),
         .message = fmt::format("no-break spaces became plain spaces ({})", spaces)});
  }
}

}  // namespace

std::optional<Flow> read_markdown(std::string_view bytes, const std::string& path,
                                  Diagnostics& diagnostics, const FindAttached& find_attached) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  if (const std::optional<std::size_t> offset = find_invalid_utf8(bytes)) {
    diagnostics.report({.code = "G0101",
                        .place = markdown::place_in(bytes, *offset, path),
                        .message = "the file is not UTF-8",
                        .help = "save it as UTF-8 (Unicode); text in TCVN3 or VNI must be "
                                "converted first"});
    return std::nullopt;
  }
  const auto control = std::find_if(bytes.begin(), bytes.end(), is_control_character);
  if (control != bytes.end()) {
    const auto offset = static_cast<std::size_t>(control - bytes.begin());
    diagnostics.report({.code = "G0101",
                        .place = markdown::place_in(bytes, offset, path),
                        .message = "the file holds a control character, as damaged files do",
                        .help = "restore the text from its sender's copy"});
    return std::nullopt;
  }
  if (const std::optional<std::size_t> offset = find_heaped_accents(bytes)) {
    diagnostics.report({.code = "G0219",
                        .place = markdown::place_in(bytes, *offset, path),
                        .message = "more accents follow one letter than any writing has",
                        .help = "restore the text from its sender's copy"});
    return std::nullopt;
  }
  if (trim(bytes).empty()) {
    diagnostics.report({.code = "G0101", .place = {.path = path}, .message = "the file is empty"});
    return std::nullopt;
  }
  report_removed(bytes, path, diagnostics);
  Flow flow{.path = path};
  const SplitSource source = split_front_matter(bytes, path, diagnostics);
  if (source.front_matter) {
    read_front_matter(*source.front_matter, flow, diagnostics);
  }
  const markdown::MaskedSource masked = markdown::mask(source.body, source.body_line);
  PictureStore store;
  markdown::InlineReader inlines(flow.path, {.find = find_attached, .store = store}, flow.dropped,
                                 diagnostics);
  markdown::BlockReader blocks(flow.path, inlines, diagnostics);
  flow.items = blocks.read(masked.body, source.body_line);
  std::vector<markdown::Footnote> footnotes;
  for (const markdown::FootnoteSource& note : masked.footnotes) {
    footnotes.push_back(
        {.label = note.label,
         .paragraphs = markdown::paragraphs_of(blocks.read(note.markdown, note.line)),
         .line = note.line});
  }
  markdown::place_footnotes(std::move(footnotes), flow, diagnostics);
  flow.pictures = std::move(store.pictures);
  flow.images = std::move(store.images);
  flow.picture_sources = std::move(store.sources);
  number_paragraphs(flow);
  repair_letters(flow, diagnostics);
  return flow;
}

}  // namespace gazette::ingest

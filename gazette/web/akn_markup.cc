#include "gazette/web/akn_markup.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/xml_text.h"

namespace gazette::web {
namespace {

/// The element of an emphasis; outer elements first. The standard has none for the struck out and
/// for small capitals; `del` would say that words were taken out of the act.
struct EmphasisElement {
  model::Emphasis emphasis = model::kPlain;
  std::string_view open = {};
  std::string_view close = {};
};

constexpr std::array<EmphasisElement, 7> kElements = {{
    {model::kBold, "<b>", "</b>"},
    {model::kItalic, "<i>", "</i>"},
    {model::kUnderline, "<u>", "</u>"},
    {model::kStrike, "<span style=\"text-decoration:line-through\">", "</span>"},
    {model::kSmallCapitals, "<span style=\"font-variant:small-caps\">", "</span>"},
    {model::kSuperscript, "<sup>", "</sup>"},
    {model::kSubscript, "<sub>", "</sub>"},
}};

void append_with_breaks(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find('\n', begin);
    append_xml_text(out, text.substr(begin, end - begin));
    if (end == std::string_view::npos) {
      return;
    }
    out += "<br/>";
    begin = end + 1;
  }
}

bool is_blank(const model::Cell& cell) {
  return std::all_of(cell.paragraphs.begin(), cell.paragraphs.end(),
                     [](const model::Paragraph& paragraph) {
                       return paragraph.picture == 0 && model::plain_text(paragraph).empty();
                     });
}

std::int64_t pixels(Length length) {  // of a screen, 96 to the inch
  return std::max<std::int64_t>(length.scaled * 4 / (kScaledPerPoint * 3), 1);
}

}  // namespace

/// Writes a stretch of one paragraph, span by span; what begins or ends inside a span parts it.
class AknTextWriter {
 public:
  AknTextWriter(AknMarkup& markup, std::string& out, const model::Paragraph& paragraph,
                AknStretch stretch)
      : markup_(markup), out_(out), paragraph_(paragraph), stretch_(stretch) {
    for (const model::Span& span : paragraph.spans) {
      size_ += span.text.size();
    }
    stretch_.end = std::min(stretch_.end, size_);
    is_last_ = stretch_.end == size_;
    breaks_ = markup.breaks_in(paragraph);
    const auto found = markup.references_.find(model::key_of(paragraph.origin));
    if (paragraph.origin.paragraph != 0 && found != markup.references_.end()) {
      references_ = &found->second;
    }
  }

  void write() {
    std::size_t at = 0;  // where the span begins
    for (const model::Span& span : paragraph_.spans) {
      const std::size_t end = at + span.text.size();
      if (span.note != 0 && span.note <= markup_.instrument_.notes.size()) {
        if (at >= stretch_.begin && (at < stretch_.end || is_last_)) {
          settle(at);
          markup_.write_mark(out_, span);
        }
      } else {
        write_span(span, at);
      }
      at = end;
    }
    if (open_ != nullptr) {
      out_ += "</ref>";
    }
    if (is_last_) {
      write_breaks(std::string::npos);
    }
  }

 private:
  void write_span(const model::Span& span, std::size_t at) {
    std::size_t position = std::max(at, stretch_.begin);
    const std::size_t end = std::min(at + span.text.size(), stretch_.end);
    while (position < end) {
      settle(position);
      const std::size_t next = std::min(end, next_change(position));
      markup_.write_span(out_, span,
                         std::string_view(span.text).substr(position - at, next - position));
      position = next;
    }
  }

  /// Closes and opens what does so before the byte at `position`.
  void settle(std::size_t position) {
    if (open_ != nullptr && position >= open_->end) {
      out_ += "</ref>";
      open_ = nullptr;
    }
    write_breaks(position);
    if (open_ != nullptr || references_ == nullptr) {
      return;
    }
    for (const AknReference& reference : *references_) {
      if (reference.begin <= position && position < reference.end) {
        const std::string context = markup_.context_.empty() ? "" : markup_.context_ + "__";
        const std::size_t count = ++markup_.references_counts_[markup_.context_];
        fmt::format_to(std::back_inserter(out_), "<ref{} href=\"{}\">",
                       markup_.id_attribute(fmt::format("{}ref_{}", context, count)),
                       escape_xml(reference.href));
        open_ = &reference;
      }
    }
  }

  /// The page breaks up to the byte at `position` that were not written.
  void write_breaks(std::size_t position) {
    for (; next_break_ < breaks_.size() && breaks_[next_break_].first <= position; ++next_break_) {
      if (breaks_[next_break_].first >= stretch_.begin) {
        markup_.write_page_break(out_, breaks_[next_break_].second);
      }
    }
  }

  /// The first byte behind `position` before which something opens or closes.
  [[nodiscard]] std::size_t next_change(std::size_t position) const {
    std::size_t next = next_break_ < breaks_.size() ? breaks_[next_break_].first : size_;
    if (open_ != nullptr) {
      return std::min(next, open_->end);
    }
    if (references_ != nullptr) {
      for (const AknReference& reference : *references_) {
        next = reference.begin > position ? std::min(next, reference.begin) : next;
      }
    }
    return next;
  }

  AknMarkup& markup_;
  std::string& out_;
  const model::Paragraph& paragraph_;
  AknStretch stretch_;
  std::size_t size_ = 0;
  bool is_last_ = false;  // nothing of the paragraph stands behind the stretch
  std::vector<std::pair<std::size_t, std::uint32_t>> breaks_ = {};
  std::size_t next_break_ = 0;
  const std::vector<AknReference>* references_ = nullptr;
  const AknReference* open_ = nullptr;
};

AknMarkup::AknMarkup(const model::Instrument& instrument, const AknAct& act, const AknIds& ids,
                     AknReferences references, std::string prefix)
    : instrument_(instrument),
      act_(act),
      ids_(ids),
      references_(std::move(references)),
      prefix_(std::move(prefix)),
      called_(instrument.notes.size()),
      placed_(instrument.notes.size()) {
  for (const model::Piece& piece : model::pieces(instrument, act.shown)) {
    std::uint32_t place = piece.first_paragraph;
    if (piece.table != nullptr) {
      tables_.emplace(piece.table, piece);
    }
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      places_.emplace(paragraph, place++);
      for (const model::Span& span : paragraph->spans) {
        if (piece.role != model::Role::note && span.note != 0 &&
            span.note <= instrument.notes.size()) {
          called_[span.note - 1] = true;
        }
      }
    }
  }
}

bool AknMarkup::is_shown(const model::Block& block) const {
  const auto* paragraph = std::get_if<model::Paragraph>(&block);
  return paragraph != nullptr ? is_shown(*paragraph)
                              : tables_.count(&std::get<model::Table>(block)) > 0;
}

bool AknMarkup::is_shown(const std::vector<model::Block>& blocks) const {
  return std::any_of(blocks.begin(), blocks.end(),
                     [this](const model::Block& block) { return is_shown(block); });
}

std::vector<const model::Paragraph*> AknMarkup::shown(
    const std::vector<model::Paragraph>& paragraphs) const {
  std::vector<const model::Paragraph*> list;
  for (const model::Paragraph& paragraph : paragraphs) {
    if (is_shown(paragraph)) {
      list.push_back(&paragraph);
    }
  }
  return list;
}

std::string AknMarkup::id(std::string_view eid) const {
  return escape_xml(prefix_ + std::string(eid));
}

std::string AknMarkup::id_attribute(std::string_view eid) const {
  return fmt::format(" eId=\"{}\"", id(eid));
}

void AknMarkup::write_text(std::string& out, const model::Paragraph& paragraph,
                           AknStretch stretch) {
  contexts_.emplace(model::key_of(paragraph.origin), context_);
  if (paragraph.picture != 0) {
    for (const auto& [place, folio] : breaks_in(paragraph)) {
      write_page_break(out, folio);
    }
    write_picture(out, paragraph.picture);
    return;
  }
  AknTextWriter(*this, out, paragraph, stretch).write();
}

void AknMarkup::write_lines(std::string& out, const std::vector<const model::Paragraph*>& lines) {
  for (const model::Paragraph* line : lines) {
    out += line == lines.front() ? "" : "<eol/>";
    write_text(out, *line);
  }
}

void AknMarkup::write_paragraph(std::string& out, const model::Paragraph& paragraph,
                                std::string_view name, AknStretch stretch) {
  std::string classes(name);
  if (paragraph.alignment == model::Alignment::center) {
    classes += " center";
  } else if (paragraph.alignment == model::Alignment::right) {
    classes += " right";
  }
  classes += paragraph.picture != 0 ? " picture" : "";
  classes += paragraph.indents.left.scaled > 0 ? " set-off" : "";
  const std::string_view stated = trim(classes);
  out += stated.empty() ? "<p>" : fmt::format("<p class=\"{}\">", stated);
  write_text(out, paragraph, stretch);
  out += "</p>\n";
}

void AknMarkup::write_block(std::string& out, const model::Block& block) {
  if (!is_shown(block)) {
    return;
  }
  if (const auto* paragraph = std::get_if<model::Paragraph>(&block)) {
    write_paragraph(out, *paragraph, {});
  } else {
    write_table(out, std::get<model::Table>(block));
  }
}

std::string AknMarkup::write_notes(std::string_view source) {
  std::string notes;
  in_note_ = true;
  for (std::uint32_t i = 0; i < instrument_.notes.size(); ++i) {
    if (called_[i] || !is_note_shown(i + 1)) {
      continue;
    }
    fmt::format_to(std::back_inserter(notes), "<note{} marker=\"{}\">\n",
                   id_attribute(note_id(i + 1)), escape_xml(instrument_.notes[i].mark));
    for (const model::Paragraph* paragraph : shown(instrument_.notes[i].paragraphs)) {
      write_paragraph(notes, *paragraph, {});
    }
    notes += "</note>\n";
  }
  in_note_ = false;
  return notes.empty() ? "" : fmt::format("<notes source=\"{}\">\n{}</notes>\n", source, notes);
}

std::string AknMarkup::context_of(const model::Origin& origin) const {
  const auto found = contexts_.find(model::key_of(origin));
  return found == contexts_.end() || origin.paragraph == 0 ? "" : found->second;
}

/// A row in which no cell begins has no place in the standard. It is left out, and what spans it
/// spans a row less: the grid is the same.
void AknMarkup::write_table(std::string& out, const model::Table& table) {
  const model::Piece& piece = tables_.at(&table);
  std::vector<std::size_t> rows_before(table.rows.size() + 1);  // that have cells
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    rows_before[i + 1] = rows_before[i] + (table.rows[i].cells.empty() ? 0 : 1);
  }
  if (rows_before[piece.rows_begin] == rows_before[piece.rows_end]) {
    return;
  }
  fmt::format_to(std::back_inserter(out), "<table{}{}>\n", id_attribute(ids_.of(table)),
                 table.ruled ? "" : " class=\"plain\"");
  for (std::size_t i = piece.rows_begin; i < piece.rows_end; ++i) {
    const model::Row& row = table.rows[i];
    if (row.cells.empty()) {
      continue;
    }
    out += "<tr>\n";
    for (const model::Cell& cell : row.cells) {
      const std::size_t below = std::min<std::size_t>(i + cell.row_span, piece.rows_end);
      write_cell(out, cell, row.heading && table.ruled,
                 rows_before[std::max(below, i + 1)] - rows_before[i]);
    }
    out += "</tr>\n";
  }
  out += "</table>\n";
}

void AknMarkup::write_cell(std::string& out, const model::Cell& cell, bool is_heading_row,
                           std::size_t row_span) {
  const bool is_heading = (is_heading_row || cell.heading) && !is_blank(cell);
  out += is_heading ? "<th" : "<td";
  if (cell.column_span > 1) {
    fmt::format_to(std::back_inserter(out), " colspan=\"{}\"", cell.column_span);
  }
  if (row_span > 1) {
    fmt::format_to(std::back_inserter(out), " rowspan=\"{}\"", row_span);
  }
  out += cell.turned ? " class=\"turned\">" : ">";
  for (const model::Paragraph& paragraph : cell.paragraphs) {
    write_paragraph(out, paragraph, {});
  }
  out += is_heading ? "</th>\n" : "</td>\n";
}

/// A page of a PDF has no image file: its source is the page in the PDF of the act, or the page of
/// the act on the site.
void AknMarkup::write_picture(std::string& out, std::uint32_t number) {
  const model::Picture& picture = instrument_.pictures[number - 1];
  const model::Image& image = instrument_.images[picture.image];
  const std::string alternative =
      picture.alternative.empty() ? fmt::format("Hình {}", number) : picture.alternative;
  std::string source = act_.pictures_folder + image_file_name(image);
  if (image.facts.format == ImageFormat::pdf) {
    source = number <= act_.page_links.size() ? act_.page_links[number - 1] : "";
    source = source.empty() ? fmt::format("{}#page={}", act_.address, picture.page) : source;
  }
  fmt::format_to(std::back_inserter(out), "<img src=\"{}\" alt=\"{}\" width=\"{}\" height=\"{}\"/>",
                 escape_xml(source), escape_xml(alternative), pixels(picture.width),
                 pixels(picture.height));
}

void AknMarkup::write_span(std::string& out, const model::Span& span, std::string_view text) {
  const bool has_size = span.size_percent != 100;
  if (has_size) {
    fmt::format_to(std::back_inserter(out), "<span style=\"font-size:{}%\">", span.size_percent);
  }
  for (const EmphasisElement& element : kElements) {
    out += (span.emphasis & element.emphasis) != 0 ? element.open : "";
  }
  append_with_breaks(out, text);
  for (auto element = kElements.rbegin(); element != kElements.rend(); ++element) {
    out += (span.emphasis & element->emphasis) != 0 ? element->close : "";
  }
  out += has_size ? "</span>" : "";
}

/// The first call of a note is the note itself, the others point at it. Inside a note all only
/// point, so that notes which call one another do not nest.
void AknMarkup::write_mark(std::string& out, const model::Span& span) {
  if (!is_note_shown(span.note)) {
    write_span(out, span, span.text);
    return;
  }
  const std::string marker = escape_xml(span.text);
  if (in_note_ || placed_[span.note - 1]) {
    fmt::format_to(std::back_inserter(out), "<noteRef href=\"#{}\" marker=\"{}\"/>",
                   id(note_id(span.note)), marker);
    return;
  }
  placed_[span.note - 1] = true;
  in_note_ = true;
  fmt::format_to(std::back_inserter(out), "<authorialNote{} marker=\"{}\" placement=\"bottom\">\n",
                 id_attribute(note_id(span.note)), marker);
  for (const model::Paragraph* paragraph : shown(instrument_.notes[span.note - 1].paragraphs)) {
    write_paragraph(out, *paragraph, {});
  }
  out += "</authorialNote>";
  in_note_ = false;
}

void AknMarkup::write_page_break(std::string& out, std::uint32_t folio) {
  const std::string id =
      folios_.insert(folio).second ? id_attribute(fmt::format("eop_{}", folio)) : "";
  fmt::format_to(std::back_inserter(out), "<eop{} number=\"{}\"/>", id, folio);
}

bool AknMarkup::is_note_shown(std::uint32_t note) const {
  const std::vector<model::Paragraph>& paragraphs = instrument_.notes[note - 1].paragraphs;
  return !paragraphs.empty() && is_shown(paragraphs.front());
}

std::string AknMarkup::note_id(std::uint32_t note) const {
  return fmt::format("{}_{}", called_[note - 1] ? "authorialNote" : "note", note);
}

std::vector<std::pair<std::size_t, std::uint32_t>> AknMarkup::breaks_in(
    const model::Paragraph& paragraph) const {
  std::vector<std::pair<std::size_t, std::uint32_t>> breaks;
  const auto place = places_.find(&paragraph);
  if (place == places_.end() || act_.page_marks.empty()) {
    return breaks;
  }
  auto mark = std::lower_bound(act_.page_marks.begin(), act_.page_marks.end(), place->second,
                               [](const PageMark& each, std::uint32_t paragraph_place) {
                                 return each.paragraph < paragraph_place;
                               });
  for (; mark != act_.page_marks.end() && mark->paragraph == place->second; ++mark) {
    breaks.emplace_back(place_behind(model::joined_text(paragraph), mark->letters), mark->folio);
  }
  return breaks;
}

}  // namespace gazette::web

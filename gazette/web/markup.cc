#include "gazette/web/markup.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/web.h"

namespace gazette::web {
namespace {

/// The element of an emphasis; outer elements first.
struct EmphasisElement {
  model::Emphasis emphasis = model::kPlain;
  std::string_view open = {};
  std::string_view close = {};
};

constexpr std::array<EmphasisElement, 7> kElements = {{
    {model::kBold, "<b>", "</b>"},
    {model::kItalic, "<i>", "</i>"},
    {model::kUnderline, "<u>", "</u>"},
    {model::kStrike, "<s>", "</s>"},
    {model::kSmallCapitals, "<span class=\"small-capitals\">", "</span>"},
    {model::kSuperscript, "<sup>", "</sup>"},
    {model::kSubscript, "<sub>", "</sub>"},
}};

void append_text(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find('\n', begin);
    out += escape_markup(text.substr(begin, end - begin));
    if (end == std::string_view::npos) {
      return;
    }
    out += "<br>";
    begin = end + 1;
  }
}

/// Widths in whole percents, as classes of the style sheet: a style in the page would need an
/// exception from the content policy. Edges are rounded, not widths, so that they add up to 100.
void write_columns(std::string& out, const model::Table& table) {
  const std::uint64_t total =
      std::accumulate(table.widths.begin(), table.widths.end(), std::uint64_t{0});
  if (total == 0) {
    return;
  }
  out += "<colgroup>";
  std::uint64_t sum = 0;
  std::uint64_t left_edge = 0;
  for (const std::uint32_t width : table.widths) {
    sum += width;
    const std::uint64_t right_edge = (sum * 100 + total / 2) / total;
    fmt::format_to(std::back_inserter(out), "<col class=\"width-{}\">",
                   std::max<std::uint64_t>(right_edge - left_edge, 1));
    left_edge = right_edge;
  }
  out += "</colgroup>\n";
}

/// How many rows at the top are headings. None where a cell of theirs reaches below them: in HTML a
/// span ends with its row group, and the grid would fall apart.
std::size_t heading_rows_count(const model::Table& table) {
  std::size_t count = 0;
  while (count < table.rows.size() && table.rows[count].heading) {
    ++count;
  }
  for (std::size_t row = 0; row < count; ++row) {
    for (const model::Cell& cell : table.rows[row].cells) {
      if (row + cell.row_span > count) {
        return 0;
      }
    }
  }
  return count;
}

bool is_blank(const model::Cell& cell) {
  return std::all_of(cell.paragraphs.begin(), cell.paragraphs.end(),
                     [](const model::Paragraph& paragraph) {
                       return paragraph.picture == 0 && model::plain_text(paragraph).empty();
                     });
}

void write_paragraph(std::string& out, const model::Paragraph& paragraph, std::uint32_t place,
                     SpanWriter& spans) {
  const std::string_view alignment = alignment_class(paragraph.alignment);
  out += alignment.empty() ? "<p>" : fmt::format("<p class=\"{}\">", trim(alignment));
  spans.write(out, paragraph, place);
  out += "</p>";
}

/// `rows_left` is the number of rows from this one to the end of its group; `place`, that of its
/// first paragraph, goes on to that of the next cell.
void write_cell(std::string& out, const model::Cell& cell, bool heading_row, std::size_t rows_left,
                std::uint32_t& place, SpanWriter& spans) {
  // A heading without text would head nothing.
  const bool heading = (heading_row || cell.heading) && !is_blank(cell);
  const std::size_t row_span = std::min<std::size_t>(cell.row_span, rows_left);
  out += heading ? "<th" : "<td";
  if (cell.column_span > 1) {
    fmt::format_to(std::back_inserter(out), " colspan=\"{}\"", cell.column_span);
  }
  if (row_span > 1) {
    fmt::format_to(std::back_inserter(out), " rowspan=\"{}\"", row_span);
  }
  if (heading) {
    out += heading_row ? " scope=\"col\"" : " scope=\"row\"";
  }
  out += '>';
  for (const model::Paragraph& paragraph : cell.paragraphs) {
    write_paragraph(out, paragraph, place++, spans);
  }
  out += heading ? "</th>" : "</td>";
}

/// A page of a PDF: where it can be seen, and what its text layer says. Neither is text of the act.
std::string page_markup(const model::Picture& picture, const std::string& link,
                        const std::string& name, const Words& words) {
  std::string out = link.empty()
                        ? fmt::format("<span data-page=\"{}\" data-artifact>{}</span>",
                                      picture.page, escape_markup(name))
                        : fmt::format("<a href=\"{}\" data-page=\"{}\" data-artifact>{}</a>",
                                      escape_markup(link), picture.page, escape_markup(name));
  if (!picture.text.empty()) {
    // It scrolls in its own box, which a keyboard has to reach.
    const std::string label = escape_markup(words.word("page_text"));
    fmt::format_to(std::back_inserter(out),
                   "<span class=\"page-text\" role=\"group\" tabindex=\"0\" aria-label=\"{}\" "
                   "data-artifact><b>{}</b> {}</span>",
                   label, label, escape_markup(picture.text));
  }
  return out;
}

}  // namespace

std::vector<std::string> picture_markup(const model::Instrument& instrument,
                                        const std::vector<std::string>& links,
                                        std::string_view folder, const Words& words) {
  const auto pixels = [](Length length) {  // of a screen, 96 to the inch
    return std::max<std::int64_t>(length.scaled * 4 / (kScaledPerPoint * 3), 1);
  };
  std::vector<std::string> markup;
  for (const model::Picture& picture : instrument.pictures) {
    const model::Image& image = instrument.images[picture.image];
    const std::string name = picture.alternative.empty()
                                 ? words.say("picture_label", fmt::arg("number", markup.size() + 1))
                                 : picture.alternative;
    markup.push_back(
        image.facts.format == ImageFormat::pdf
            ? page_markup(picture,
                          markup.size() < links.size() && !links[markup.size()].empty()
                              ? std::string(folder) + links[markup.size()]
                              : std::string(),
                          name, words)
            : fmt::format(
                  "<img src=\"{}{}\" alt=\"{}\" width=\"{}\" height=\"{}\" loading=\"lazy\">",
                  folder, image_file_name(image), escape_markup(name), pixels(picture.width),
                  pixels(picture.height)));
  }
  return markup;
}

std::string image_file_name(const model::Image& image) {
  return fmt::format("{:.16}.{}", image.sha256, ending_of(image.facts.format));
}

void SpanWriter::write(std::string& out, const std::vector<model::Span>& spans) {
  for (const model::Span& span : spans) {
    if (span.note >= 1 && span.note <= marks_counts_.size()) {
      write_page_marks(out, at_);
      write_mark(out, span);
      at_ += span.text.size();
      continue;
    }
    const bool has_size = span.size_percent != 100;
    if (has_size) {
      fmt::format_to(std::back_inserter(out), "<span class=\"size-{}\">", span.size_percent);
    }
    for (const EmphasisElement& element : kElements) {
      if ((span.emphasis & element.emphasis) != 0) {
        out += element.open;
      }
    }
    write_text(out, span.text);
    for (auto element = kElements.rbegin(); element != kElements.rend(); ++element) {
      if ((span.emphasis & element->emphasis) != 0) {
        out += element->close;
      }
    }
    out += has_size ? "</span>" : "";
  }
}

void SpanWriter::write(std::string& out, const model::Paragraph& paragraph, std::uint32_t place) {
  begin(paragraph, place);
  if (paragraph.picture != 0) {
    write_page_marks(out, 0);
    out += additions_.pictures.at(paragraph.picture - 1);
  } else {
    write(out, paragraph.spans);
  }
  end(out);
}

std::string SpanWriter::take_marks_before(std::uint32_t place) {
  std::string taken;
  std::erase_if(additions_.marks, [&](const ShownMark& mark) {
    const bool is_before = mark.mark.paragraph == place && mark.mark.letters == 0;
    taken += is_before ? mark.markup : std::string();
    return is_before;
  });
  return taken;
}

void SpanWriter::begin(const model::Paragraph& paragraph, std::uint32_t place) {
  at_ = 0;
  key_ = model::key_of(paragraph.origin);
  placed_.clear();
  const auto first = std::lower_bound(
      additions_.marks.begin(), additions_.marks.end(), place,
      [](const ShownMark& mark, std::uint32_t value) { return mark.mark.paragraph < value; });
  std::string text;
  for (auto mark = first; mark != additions_.marks.end() && mark->mark.paragraph == place; ++mark) {
    text = text.empty() && mark->mark.letters > 0 ? model::joined_text(paragraph) : text;
    placed_.push_back({.at = mark->mark.letters == 0 ? 0 : place_behind(text, mark->mark.letters),
                       .markup = &mark->markup});
  }
  next_link_ = static_cast<std::size_t>(
      std::lower_bound(additions_.links.begin(), additions_.links.end(), key_,
                       [](const ShownLink& link, std::uint64_t key) {
                         return model::key_of(link.place.origin) < key;
                       }) -
      additions_.links.begin());
  place_ = place;
  next_correction_ = static_cast<std::size_t>(
      std::lower_bound(additions_.corrections.begin(), additions_.corrections.end(), place,
                       [](const ShownCorrection& correction, std::uint32_t value) {
                         return correction.paragraph < value;
                       }) -
      additions_.corrections.begin());
}

void SpanWriter::end(std::string& out) {
  write_page_marks(out, std::string::npos);
}

void SpanWriter::write_page_marks(std::string& out, std::size_t at) {
  std::size_t count = 0;
  for (; count < placed_.size() && placed_[count].at <= at; ++count) {
    out += *placed_[count].markup;
  }
  placed_.erase(placed_.begin(), placed_.begin() + static_cast<std::ptrdiff_t>(count));
}

/// The words of a correction may have several emphases, links and pages in them: each stretch is an
/// element of its own, the first with the id, and the note stands behind the last.
void SpanWriter::write_text(std::string& out, std::string_view text) {
  const std::vector<ShownLink>& links = additions_.links;
  const std::vector<ShownCorrection>& corrections = additions_.corrections;
  while (!text.empty()) {
    write_page_marks(out, at_);
    while (next_link_ < links.size() && model::key_of(links[next_link_].place.origin) == key_ &&
           links[next_link_].place.end <= at_) {
      ++next_link_;
    }
    // Up to where a page or a link begins or ends.
    std::size_t end = at_ + text.size();
    end = placed_.empty() ? end : std::min(end, placed_.front().at);
    const ShownLink* link = nullptr;
    if (next_link_ < links.size() && model::key_of(links[next_link_].place.origin) == key_) {
      const model::Passage& place = links[next_link_].place;
      link = place.begin <= at_ ? &links[next_link_] : nullptr;
      end = std::min(end, link != nullptr ? place.end : place.begin);
    }
    const ShownCorrection* corrected = nullptr;
    if (next_correction_ < corrections.size() &&
        corrections[next_correction_].paragraph == place_) {
      const ShownCorrection& next = corrections[next_correction_];
      corrected = next.place.begin <= at_ ? &next : nullptr;
      end = std::min(end, corrected != nullptr ? next.place.end : next.place.begin);
    }
    const std::size_t taken = end - at_;
    if (link != nullptr) {
      fmt::format_to(std::back_inserter(out), "<a href=\"{}\">", escape_markup(link->address));
    }
    if (corrected != nullptr) {
      out += corrected->place.begin == at_
                 ? fmt::format("<span class=\"corrected-words\" id=\"{}\">", corrected->id)
                 : "<span class=\"corrected-words\">";
    }
    append_text(out, text.substr(0, taken));
    out += corrected != nullptr ? "</span>" : "";
    out += link != nullptr ? "</a>" : "";
    if (corrected != nullptr && corrected->place.end == end) {
      out += corrected->markup;
      ++next_correction_;
    }
    text.remove_prefix(taken);
    at_ = end;
  }
}

void SpanWriter::write_mark(std::string& out, const model::Span& span) {
  const std::uint32_t nth = ++marks_counts_[span.note - 1];
  fmt::format_to(std::back_inserter(out),
                 "<sup class=\"mark\"><a id=\"{}\" href=\"#{}\" role=\"doc-noteref\">",
                 mark_id(span.note, nth), note_id(span.note));
  append_text(out, span.text);
  out += "</a></sup>";
}

std::string note_id(std::uint32_t note) {
  return fmt::format("chu-thich_{}", note);
}

std::string mark_id(std::uint32_t note, std::uint32_t nth) {
  return nth == 1 ? fmt::format("dau_{}", note) : fmt::format("dau_{}_{}", note, nth);
}

void write_table(std::string& out, const model::Table& table, std::string_view label,
                 std::uint32_t place, SpanWriter& spans) {
  fmt::format_to(std::back_inserter(out),
                 "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{}\">\n",
                 escape_markup(label));
  // A table that only places text side by side tells a screen reader nothing by its grid.
  out += table.ruled ? "<table>\n" : "<table class=\"plain\" role=\"presentation\">\n";
  write_columns(out, table);
  const std::size_t heading_count = table.ruled ? heading_rows_count(table) : 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const model::Row& row = table.rows[i];
    const bool heading_row = table.ruled && row.heading;
    if (i == 0) {
      out += heading_count > 0 ? "<thead>\n" : "<tbody>\n";
    } else if (i == heading_count) {
      out += "</thead>\n<tbody>\n";
    }
    out += "<tr>";
    const std::size_t rows_left = (i < heading_count ? heading_count : table.rows.size()) - i;
    for (const model::Cell& cell : row.cells) {
      write_cell(out, cell, heading_row, rows_left, place, spans);
    }
    out += "</tr>\n";
  }
  if (!table.rows.empty()) {
    out += heading_count == table.rows.size() ? "</thead>\n" : "</tbody>\n";
  }
  out += "</table>\n</div>\n";
}

std::string_view alignment_class(model::Alignment alignment) {
  switch (alignment) {
    case model::Alignment::center:
      return " center";
    case model::Alignment::right:
      return " right";
    default:
      return {};
  }
}

std::pair<std::vector<model::Span>, std::vector<model::Span>> split_spans(
    const std::vector<model::Span>& spans, std::size_t bytes) {
  std::pair<std::vector<model::Span>, std::vector<model::Span>> parts;
  for (const model::Span& span : spans) {
    const std::size_t taken = std::min(bytes, span.text.size());
    bytes -= taken;
    if (taken > 0) {
      parts.first.push_back(span);
      parts.first.back().text.resize(taken);
    }
    if (taken < span.text.size()) {
      parts.second.push_back(span);
      parts.second.back().text.erase(0, taken);
    }
  }
  return parts;
}

}  // namespace gazette::web

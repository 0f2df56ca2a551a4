#include "gazette/typeset/setter.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"
#include "gazette/typeset/parts.h"

namespace gazette::typeset {
namespace {

/// Where the baseline lies in a line: the middle of the line plus this share of the size, so that
/// ascenders and descenders of a Times face have the same room.
constexpr std::int64_t kBaselinePerMille = 233;

/// The leading that text needs at least, as a share of its size: from the accents of its capitals
/// (0.95 em in a Times face) to the foot of its "g" (0.22 em), so that lines do not touch.
constexpr std::int64_t kLeadingLeastPerMille = 1200;

/// What a column of a table gives a line of dots at least.
constexpr Length kLeaderWidthLeast = {24 * kScaledPerPoint};

/// What a column of a table gives a picture at least.
constexpr Length kPictureWidthLeast = {48 * kScaledPerPoint};

RunKind kind_of(const Box& box) {
  return box.note != 0                    ? RunKind::note_mark
         : (box.decoration & kLabel) != 0 ? RunKind::label
                                          : RunKind::text;
}

bool are_drawn_alike(const Box& a, const Box& b) {
  return a.face == b.face && a.size == b.size && a.rise == b.rise && a.decoration == b.decoration &&
         a.link == b.link && kind_of(a) == kind_of(b);
}

LineMeasure measure_of(const Setting& setting) {
  const Style& style = *setting.style;
  const Length width = text_width(setting);
  const bool justified = alignment_of(setting) == model::Alignment::justified;
  return {.first = width - style.indent,
          .others = width,
          .justified = justified,
          .balanced = alignment_of(setting) == model::Alignment::center,
          .least_last = justified ? style.indent : Length{}};
}

/// What a line needs beyond its leading where some of it is larger than its paragraph's `size`.
Length extra_for(std::span<const Box> line, Length size, Length leading) {
  Length largest = {};
  for (const Box& box : line) {
    largest = std::max(largest, box.size);
  }
  const Length least = largest * kLeadingLeastPerMille / 1000;
  return largest > size ? std::max(least - leading, Length{}) : Length{};
}

/// The badness of the worst line, an overfull one among the worst.
std::int64_t worst_of(const std::vector<Line>& lines) {
  std::int64_t worst = 0;
  for (const Line& line : lines) {
    worst = std::max(worst, line.badness);
  }
  return worst;
}

font::FaceId required_face(const font::Fonts& fonts, std::string_view name) {
  const auto face = fonts.find(name);
  if (!face) {
    throw Error(fmt::format("fonts.toml names no face \"{}\"", name), "fonts.toml");
  }
  return *face;
}

/// What the leaders of a line take of its slack. They shrink before the spaces do; they grow to end
/// a line at the margin, and where that would draw the dots too far apart, not at all.
Length growth_of_leaders(const Line& line, Length slack, model::Alignment alignment,
                         const Box& last) {
  if (slack.scaled < 0) {
    return std::max(slack, -(line.leaders * kLeaderShrinkPerMille / 1000));
  }
  const Length most = line.leaders * kLeaderStretchPerMille / 1000;
  if (alignment == model::Alignment::justified && !line.last) {
    return std::min(slack, most);
  }
  const bool goes_to_margin =
      alignment != model::Alignment::center && alignment != model::Alignment::right;
  return goes_to_margin && last.is_leader && slack <= most ? slack : Length{};
}

/// The font units that fill `width` at `size`, rounded down.
std::int32_t units_of(Length width, const font::FaceMetrics& metrics, Length size) {
  return static_cast<std::int32_t>(width.scaled * metrics.units_per_em / size.scaled);
}

/// What lies outside the room of a picture, by the sides of the page.
model::Crop cut_of(const model::Picture& picture, const PictureFrame& frame) {
  const model::Crop& crop = picture.crop;
  const Length shown = picture.width - crop.left - crop.right;
  const Length across = frame.is_turned ? frame.height : frame.width;
  const auto scaled = [&](Length side) {
    return Length{side.scaled * across.scaled / std::max<std::int64_t>(shown.scaled, 1)};
  };
  if (frame.is_turned) {
    return {.left = scaled(crop.top),
            .top = scaled(crop.right),
            .right = scaled(crop.bottom),
            .bottom = scaled(crop.left)};
  }
  return {.left = scaled(crop.left),
          .top = scaled(crop.top),
          .right = scaled(crop.right),
          .bottom = scaled(crop.bottom)};
}

/// "+0.42": the ratio of a line, what each of its spaces takes on of its stretch or shrink.
std::string ratio_text(const Line& line, const LineMeasure& measure) {
  const Length slack = (line.begin == 0 ? measure.first : measure.others) - line.natural;
  const Length room =
      slack.scaled < 0 ? shrink_of(line, measure.justified) : line.spaces * kStretchPerMille / 1000;
  const bool is_natural = !measure.justified || (line.last && slack.scaled >= 0);
  if (is_natural || room.scaled == 0) {
    return "natural";
  }
  const double ratio = static_cast<double>(slack.scaled) / static_cast<double>(room.scaled);
  return fmt::format("{:+.2f}", ratio);
}

}  // namespace

model::Alignment alignment_of(const Setting& setting) {
  return setting.alignment == model::Alignment::unstated ? setting.style->alignment
                                                         : setting.alignment;
}

Length size_of(const Setting& setting) {
  return setting.size.scaled == 0 ? setting.style->size : setting.size;
}

Length leading_of(const Setting& setting) {
  const Style& style = *setting.style;
  return style.leading * size_of(setting).scaled / style.size.scaled;
}

Length size_within(Length leading) {
  return leading * 1000 / kLeadingLeastPerMille;
}

Length text_width(const Setting& setting) {
  return setting.width - setting.style->left - setting.style->right;
}

Setter::Setter(const Layout& layout, font::Words& words, Diagnostics& diagnostics)
    : layout_(layout), words_(words), diagnostics_(diagnostics) {
  const font::Fonts& fonts = words.fonts();
  for (std::size_t i = 0; i < kFaceSuffixes.size(); ++i) {
    const std::string suffix(kFaceSuffixes.at(i));
    faces_.at(i) = required_face(fonts, layout.faces.text + suffix);
    fallbacks_.at(i) = required_face(fonts, layout.faces.fallback + suffix);
  }
  symbols_ = required_face(fonts, layout.faces.symbols);
}

void Setter::forget_findings(std::size_t findings, std::size_t trace_bytes) {
  Diagnostics kept;
  for (std::size_t i = 0; i < diagnostics_.list().size(); ++i) {
    const Diagnostic& finding = diagnostics_.list()[i];
    if (i < findings || finding.code == "G0509") {
      kept.report(finding);
    }
  }
  diagnostics_ = std::move(kept);
  fallbacks_noted_.clear();  // those noted since are found again
  if (trace_ != nullptr) {
    trace_->text.resize(trace_bytes);
  }
}

SetParagraph Setter::set(const model::Paragraph& paragraph, const Setting& setting) {
  if (paragraph.picture != 0) {
    return set_picture(paragraph, setting);
  }
  make_boxes(paragraph, setting);
  SetParagraph result;
  const Length size = size_of(setting);
  result.leading = leading_of(setting);
  result.ascent = result.leading / 2 + size * kBaselinePerMille / 1000;
  if (boxes_.empty()) {
    return result;
  }
  const LineMeasure measure = measure_of(setting);
  fit_boxes(measure.first, measure.others);
  const std::vector<Line>* lines = &breaker_.break_lines(boxes_, measure);
  if (const std::int64_t worst = worst_of(*lines); worst > kInAddress && part_codes(worst)) {
    lines = &breaker_.break_lines(boxes_, measure);
  }
  trace_lines(*lines, measure);
  result.lines.reserve(lines->size());
  result.runs.reserve(lines->size());
  result.words.reserve(boxes_.size());
  for (std::size_t i = 0; i < lines->size(); ++i) {
    const Line& line = (*lines)[i];
    add_line(line, setting, i == 0, result);
    result.lines.back().extra = extra_for(
        std::span(boxes_).subspan(line.begin, line.end - line.begin), size, result.leading);
  }
  return result;
}

const std::vector<Box>& Setter::boxes_of(const model::Paragraph& paragraph,
                                         const Setting& setting) {
  make_boxes(paragraph, setting);
  const LineMeasure measure = measure_of(setting);
  fit_boxes(measure.first, measure.others);
  return boxes_;
}

/// A picture is never made larger than its source shows it, and smaller where the column or the
/// page has no room for it.
SetParagraph Setter::set_picture(const model::Paragraph& paragraph, const Setting& setting) const {
  const model::Picture& picture = pictures_[paragraph.picture - 1];
  // A column of a table that is cut may be narrower than its white.
  constexpr Length kLeast = {kScaledPerPoint};
  const Length width_most = std::max(text_width(setting), kLeast);
  const Length page = layout_.text_bottom - layout_.text_top;
  const Length height_most = setting.height_most.scaled != 0 ? setting.height_most : page;
  const model::Crop& crop = picture.crop;
  const Length shown_width = picture.width - crop.left - crop.right;
  const Length shown_height = picture.height - crop.top - crop.bottom;
  const std::int64_t percent = picture.scale_percent == 0 ? 100 : picture.scale_percent;
  const auto scale = [&](Length width, Length height) {
    constexpr std::int64_t kPerPercent = 10'000;
    return std::min({percent * kPerPercent,
                     100 * kPerPercent * width_most.scaled / std::max(width, kLeast).scaled,
                     100 * kPerPercent * height_most.scaled / std::max(height, kLeast).scaled});
  };
  // What is wide on a wide facsimile page stands on its side where it is larger so, as the page is
  // high; half a page of text does not.
  const bool is_turned = picture.is_facsimile && picture.width > picture.height &&
                         shown_width > shown_height &&
                         scale(shown_height, shown_width) > scale(shown_width, shown_height);
  PictureFrame frame{.width = (is_turned ? shown_height : shown_width) * percent / 100,
                     .height = (is_turned ? shown_width : shown_height) * percent / 100,
                     .image = images_[picture.image],
                     .page = picture.page,
                     .is_turned = is_turned,
                     .paragraph = setting.paragraph};
  if (frame.width > width_most) {
    frame.height = Length{frame.height.scaled * width_most.scaled / frame.width.scaled};
    frame.width = width_most;
  }
  if (frame.height > height_most) {
    frame.width = Length{frame.width.scaled * height_most.scaled / frame.height.scaled};
    frame.height = height_most;
  }
  frame.cut = cut_of(picture, frame);
  SetParagraph result;
  result.leading = setting.style->leading;
  const std::int64_t lines_count = std::max<std::int64_t>(
      (frame.height.scaled + result.leading.scaled - 1) / result.leading.scaled, 1);
  result.lines.resize(static_cast<std::size_t>(lines_count));
  const Length slack = width_most - frame.width;
  frame.x = setting.style->left + slack / 2;
  if (setting.alignment == model::Alignment::left) {
    frame.x -= slack / 2;
  } else if (setting.alignment == model::Alignment::right) {
    frame.x += slack / 2;
  }
  result.picture = frame;
  return result;
}

Setter::LineShares Setter::share_out(const Line& line, const Setting& setting, bool first) const {
  const Style& style = *setting.style;
  const model::Alignment alignment = alignment_of(setting);
  const Length indent = first ? style.indent : Length{};
  Length slack = text_width(setting) - indent - line.natural;
  LineShares shares{.x = style.left + indent};
  if (line.leaders.scaled > 0) {
    shares.leaders = growth_of_leaders(line, slack, alignment, boxes_[line.end - 1]);
  }
  slack -= shares.leaders;
  if (alignment == model::Alignment::justified && line.spaces.scaled > 0 &&
      (!line.last || slack.scaled < 0)) {
    shares.spaces = std::max(slack, -(line.spaces * kShrinkPerMille / 1000));
  }
  if (alignment == model::Alignment::center) {
    shares.x += slack / 2;
  } else if (alignment == model::Alignment::right) {
    shares.x += slack;
  }
  shares.left = slack - shares.spaces;
  return shares;
}

/// The boxes of a line as runs, at the x that the alignment gives.
void Setter::add_line(const Line& line, const Setting& setting, bool first, SetParagraph& set) {
  const LineShares shares = share_out(line, setting, first);
  Length x = shares.x;
  if (line.overfull && !is_quiet_) {
    diagnostics_.report(
        {.code = "G0503",
         .place = place_of_current(),
         .message = fmt::format("a line is {} pt longer than its column", to_text(-shares.left)),
         .help = "shorten the words of the line or put spaces between them"});
  }
  report_parted(line);
  SetLine set_line{.runs_begin = set.runs.size(),
                   .notes_begin = set.notes.size(),
                   .links_begin = set.links.size()};
  Length gap = {};  // after the box before
  for (std::size_t i = line.begin; i < line.end; ++i) {
    const Box& box = boxes_[i];
    const bool joins = i > line.begin && boxes_[i - 1].space_follows &&
                       are_drawn_alike(boxes_[i - 1], box) && gap == set.runs.back().gap;
    gap = box.space;
    if (line.spaces.scaled > 0) {
      gap += Length{shares.spaces.scaled * box.space.scaled / line.spaces.scaled};
    }
    if (!joins) {
      set.runs.push_back({.x = x,
                          .y = -box.rise,
                          .size = box.size,
                          .gap = gap,
                          .first_word = static_cast<std::uint32_t>(set.words.size()),
                          .paragraph = setting.paragraph,
                          .face = box.face,
                          .underline = (box.decoration & model::kUnderline) != 0,
                          .strike = (box.decoration & model::kStrike) != 0,
                          .accent = setting.style->accent,
                          .kind = kind_of(box),
                          .link = box.link});
    }
    auto [width, word] = std::pair(box.width, box.word);
    if (box.is_leader) {
      width += Length{shares.leaders.scaled * box.width.scaled / line.leaders.scaled};
      word = words_.fit(word, units_of(width, words_.fonts().metrics(box.face), box.size));
    }
    set.words.push_back(word);
    ++set.runs.back().words_count;
    set.runs.back().space_after = box.space_follows;
    if (box.link != 0) {
      add_link(box, x, width, i > line.begin && boxes_[i - 1].link == box.link, setting, set);
    }
    x += width + (i + 1 < line.end ? gap : Length{});
    if (box.note != 0) {
      set.notes.push_back(box.note);
    }
  }
  set_line.runs_end = set.runs.size();
  set_line.notes_end = set.notes.size();
  set_line.links_end = set.links.size();
  set_line.right = x;
  set.lines.push_back(set_line);
}

/// A box of words that lead somewhere, from `x` on; `goes_on`: they are those of the box before.
void Setter::add_link(const Box& box, Length x, Length width, bool goes_on, const Setting& setting,
                      SetParagraph& set) {
  if (goes_on) {
    set.links.back().width = x + width - set.links.back().x;
  } else {
    set.links.push_back({.x = x,
                         .width = width,
                         .number = box.link,
                         .link = &links_[box.link - 1],
                         .paragraph = setting.paragraph});
  }
}

Setter::Extent Setter::measure(const model::Paragraph& paragraph, const Setting& setting) {
  if (paragraph.picture != 0) {
    const Length width = pictures_[paragraph.picture - 1].width;
    return {.least = std::min(width, kPictureWidthLeast), .most = width};
  }
  make_boxes(paragraph, setting);
  Extent extent;
  Length part = {};
  Length line = {};
  for (const Box& box : boxes_) {
    part += box.is_leader ? std::min(box.width, kLeaderWidthLeast) : box.width;
    line += box.width;
    extent.least = std::max(extent.least, part);
    extent.most = std::max(extent.most, line);
    if (box.break_after == BreakAfter::forced) {
      line = {};
      part = {};
      continue;
    }
    line += box.space;
    // Ties hold in a column too where they can; only what has no space at all is unbreakable.
    part = box.space_follows || box.break_after == BreakAfter::allowed ? Length{} : part;
  }
  return extent;
}

/// A line of text for each line set: its words at both ends, its ratio, and what it costs.
void Setter::trace_lines(const std::vector<Line>& lines, const LineMeasure& measure) {
  Trace* const trace = this->trace(TraceKind::linebreak);
  if (trace == nullptr || lines.size() < 2) {
    return;
  }
  const Place place = place_of_current();
  trace->text += fmt::format("{}: paragraph \"{}\", {} lines of {} pt\n", path_,
                             shorten(place.excerpt, 50), lines.size(), to_text(measure.others));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const Box& end = boxes_[line.end - 1];
    trace->text +=
        fmt::format("  line {}: \"{} ... {}\", ratio {}, badness {}, penalty {}, demerits {}{}\n",
                    i + 1, words_.text(boxes_[line.begin].word), words_.text(end.word),
                    ratio_text(line, measure), line.badness, line.last ? 0 : end.penalty,
                    line.demerits, line.overfull ? ", overfull" : "");
  }
}

Place Setter::place_of_current() const {
  Place place;
  place.path = path_;
  place.line = current_->origin.line;
  place.column = current_->origin.column;
  place.paragraph = current_->origin.line == 0 ? current_->origin.paragraph : 0;
  place.excerpt = shorten(model::plain_text(*current_), 80);
  return place;
}

model::Paragraph plain_paragraph(std::string text) {
  model::Paragraph paragraph;
  paragraph.spans.push_back({.text = std::move(text)});
  return paragraph;
}

void add_plain(Setter& setter, Galley& galley, const std::string& text, std::string_view style,
               Length width, std::uint32_t paragraph) {
  if (!text.empty()) {
    setter.add(galley, plain_paragraph(text),
               {.style = &setter.layout().style(style), .width = width, .paragraph = paragraph});
  }
}

}  // namespace gazette::typeset

// The last half of setting a paragraph: its lines go into a galley.

#include "gazette/typeset/setter.h"

namespace gazette::typeset {
namespace {

/// A short rule under a centred line: the room it takes and where it stands in it.
constexpr Length kShortRuleRoom = {7 * kScaledPerPoint};
constexpr Length kShortRuleGap = {3 * kScaledPerPoint};

}  // namespace

void Setter::add(Galley& galley, const model::Paragraph& paragraph, const Setting& asked) {
  Setting setting = asked;
  setting.lines_may_grow = true;
  const Style& style = *setting.style;
  const SetParagraph set = this->set(paragraph, setting);
  if (set.picture) {
    const bool fills_page = pictures_[paragraph.picture - 1].is_facsimile;
    Slug& slug = galley.open_slug(fills_page ? setting.height_most : set.picture->height);
    galley.space_above(slug, style.before, style.stretch);
    place(galley, set, 0, 0, setting.x, {});
    galley.space_below(style.after, style.keep_with_next);
    return;
  }
  const std::size_t lines = set.lines.size();
  for (std::size_t i = 0; i < lines; ++i) {
    Slug& slug = galley.open_slug(set.leading + set.lines[i].extra);
    if (i == 0) {
      galley.space_above(slug, style.before, style.stretch);
    } else if (i == 1 || i + 1 == lines) {
      slug.break_cost = kForbiddenBreak;  // an orphan above, a widow below
    }
    place(galley, set, i, i + 1, setting.x, {});
  }
  if (lines > 0 && style.rule_below.scaled > 0) {
    Slug& slug = galley.open_slug(kShortRuleRoom);
    slug.break_cost = kForbiddenBreak;
    galley.rules.push_back({.x = setting.x + (setting.width - style.rule_below) / 2,
                            .y = kShortRuleGap,
                            .width = style.rule_below,
                            .height = layout_.rule_thickness,
                            .accent = style.accent});
  }
  if (lines > 0) {
    galley.space_below(style.after, style.keep_with_next);
  }
}

namespace {

/// Copies a line's runs with their words and its calls of notes as they are; the runs in the
/// galley.
std::span<TextRun> copy_line(const SetParagraph& set, const SetLine& line, Galley& galley) {
  const std::size_t begin = galley.runs.size();
  for (std::size_t i = line.runs_begin; i < line.runs_end; ++i) {
    TextRun run = set.runs[i];
    const auto words = set.words.begin() + run.first_word;
    run.first_word = static_cast<std::uint32_t>(galley.words.size());
    galley.words.insert(galley.words.end(), words, words + run.words_count);
    galley.runs.push_back(run);
  }
  for (std::size_t i = line.notes_begin; i < line.notes_end; ++i) {
    galley.calls.push_back(set.notes[i]);
  }
  return std::span(galley.runs).subspan(begin);
}

/// A run of a line that lies, on its upright baseline: `foot` is where the line begins.
TextRun turned_up(TextRun run, Length baseline, Length foot) {
  const Length along = run.x;
  run.x = baseline + run.y;
  run.y = foot - along;
  run.turned = true;
  return run;
}

}  // namespace

void Setter::place(Galley& galley, const SetParagraph& set, std::size_t first, std::size_t last,
                   Length x, Length y) {
  if (set.picture && first == 0) {
    PictureFrame picture = *set.picture;
    picture.x += x;
    picture.y += y;
    galley.pictures.push_back(picture);
    return;
  }
  Length baseline = y + set.ascent;
  for (std::size_t line = first; line < last; ++line) {
    baseline += set.lines[line].extra;
    for (TextRun& run : copy_line(set, set.lines[line], galley)) {
      run.x += x;
      run.y += baseline;
    }
    for (std::size_t i = set.lines[line].links_begin; i < set.lines[line].links_end; ++i) {
      const SetLink& link = set.links[i];
      galley.links.push_back({.x = x + link.x,
                              .y = baseline - set.ascent,
                              .width = link.width,
                              .height = set.leading,
                              .target = link.link->target,
                              .paragraph = link.paragraph,
                              .link = link.number});
    }
    baseline += set.leading;
  }
}

void Setter::place_turned(Galley& galley, const SetParagraph& set, Length length, Length x,
                          Length y) {
  Length baseline = x + set.ascent;
  for (const SetLine& line : set.lines) {
    for (TextRun& run : copy_line(set, line, galley)) {
      run = turned_up(run, baseline, y + length);
    }
    baseline += set.leading;
  }
}

}  // namespace gazette::typeset

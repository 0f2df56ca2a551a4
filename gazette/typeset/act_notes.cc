#include "gazette/typeset/act_notes.h"

#include <algorithm>
#include <vector>

namespace gazette::typeset {
namespace {

/// A note's pieces: [begin, end) of the list of them.
struct NotePieces {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool called = false;
};

/// By the number of the note, from 1.
std::vector<NotePieces> pieces_of_notes(std::span<const model::Piece> pieces, std::size_t count) {
  std::vector<NotePieces> notes(count + 1);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    NotePieces& note = notes[pieces[i].note];
    note.begin = note.end == 0 ? i : note.begin;
    note.end = i + 1;
  }
  return notes;
}

/// Puts the mark's run before the runs of the note's first line, `slug`; the note is the last of
/// the galley.
void hang_mark(Galley& galley, const SetParagraph& mark, std::size_t slug) {
  const std::size_t before = galley.slugs[slug].runs;
  const std::size_t count = galley.runs.size();
  const Length extra = std::max(galley.slugs[slug].height - mark.leading, Length{});
  Setter::place(galley, mark, 0, mark.lines.size(), {}, extra);
  const std::size_t added = galley.runs.size() - count;
  std::rotate(galley.runs.begin() + static_cast<std::ptrdiff_t>(before),
              galley.runs.begin() + static_cast<std::ptrdiff_t>(count), galley.runs.end());
  for (std::size_t i = slug + 1; i < galley.slugs.size(); ++i) {
    galley.slugs[i].runs += static_cast<std::uint32_t>(added);
  }
}

/// One note: its mark, raised, hangs before its first line.
void add_note(Setter& setter, Galley& galley, std::span<const model::Piece> pieces,
              const std::string& mark_text, std::uint32_t first_paragraph,
              std::uint32_t mark_paragraph) {
  const Layout& layout = setter.layout();
  const Style& style = layout.style("note");
  Style mark_style = style;
  mark_style.left = {};
  mark_style.indent = {};
  model::Paragraph mark = plain_paragraph(mark_text);
  mark.spans.front().emphasis = model::kSuperscript;
  const SetParagraph set_mark = setter.set(
      mark, {.style = &mark_style, .width = layout.measure(), .paragraph = mark_paragraph});
  const std::size_t slug = galley.slugs.size();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    setter.add(galley, *pieces[i].paragraph,
               {.style = &style,
                .width = layout.measure(),
                .paragraph = first_paragraph + static_cast<std::uint32_t>(i)});
  }
  if (galley.slugs.size() > slug) {
    hang_mark(galley, set_mark, slug);
    galley.slugs[slug].begins_note = true;
  }
}

}  // namespace

Galley set_notes(Setter& setter, Galley& text, std::span<const model::Piece> pieces,
                 const model::Instrument& instrument, const NoteParagraphs& paragraphs) {
  Galley galley;
  if (pieces.empty() || text.slugs.empty()) {
    return galley;
  }
  std::vector<NotePieces> notes = pieces_of_notes(pieces, instrument.notes.size());
  const auto add = [&](std::uint32_t number) {
    NotePieces& note = notes[number];
    if (!note.called && note.begin < note.end) {
      add_note(setter, galley, pieces.subspan(note.begin, note.end - note.begin),
               instrument.notes[number - 1].mark,
               paragraphs.first_text + static_cast<std::uint32_t>(note.begin),
               paragraphs.first_mark + number - 1);
    }
    note.called = true;
  };
  for (std::size_t slug = 0; slug < text.slugs.size(); ++slug) {
    const SlugItems items = items_of(text, slug);
    for (std::size_t i = items.calls_begin; i < items.calls_end; ++i) {
      add(text.calls[i]);
    }
    text.slugs[slug].notes = static_cast<std::uint32_t>(galley.slugs.size());
  }
  for (std::uint32_t number = 1; number < notes.size(); ++number) {
    add(number);
  }
  text.slugs.back().notes = static_cast<std::uint32_t>(galley.slugs.size());
  return galley;
}

}  // namespace gazette::typeset

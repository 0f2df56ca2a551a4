#include "gazette/typeset/pages.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace gazette::typeset {
namespace {

/// Moves the items of one slug onto the page, its top left corner at (x, y).
void add_slug(const Galley& galley, std::size_t slug, Length x, Length y, bool repeated,
              Page& page) {
  const SlugItems items = items_of(galley, slug);
  for (std::size_t i = items.runs_begin; i < items.runs_end; ++i) {
    TextRun run = galley.runs[i];
    const auto first = galley.words.begin() + run.first_word;
    run.first_word = static_cast<std::uint32_t>(page.words.size());
    page.words.insert(page.words.end(), first, first + run.words_count);
    run.x += x;
    run.y += y;
    if (repeated) {
      run.paragraph = kNoParagraph;  // the text was said where the table begins
      run.link = 0;
    }
    page.runs.push_back(run);
  }
  for (std::size_t i = items.rules_begin; i < items.rules_end; ++i) {
    Rule rule = galley.rules[i];
    rule.x += x;
    rule.y += y;
    page.rules.push_back(rule);
  }
  for (std::size_t i = items.pictures_begin; i < items.pictures_end; ++i) {
    PictureFrame picture = galley.pictures[i];
    picture.x += x;
    picture.y += y;
    picture.paragraph = repeated ? kNoParagraph : picture.paragraph;
    page.pictures.push_back(picture);
  }
  for (std::size_t i = items.links_begin; i < items.links_end && !repeated; ++i) {
    Link link = galley.links[i];
    link.x += x;
    link.y += y;
    page.links.push_back(std::move(link));
  }
  for (std::size_t i = items.anchors_begin; i < items.anchors_end && !repeated; ++i) {
    Anchor anchor = galley.anchors[i];
    anchor.y += y;
    page.anchors.push_back(std::move(anchor));
  }
}

/// A table that goes on has a rule at the foot of one page and at the top of the next.
void add_table_rule(const Galley& galley, std::uint32_t table, Length x, Length y, Length thickness,
                    Page& page) {
  const TableHead& head = galley.tables[table - 1];
  page.rules.push_back(
      {.x = x + head.x, .y = y, .width = head.width + thickness, .height = thickness});
}

/// Whether a row begins with the slug, and so its own rule: none does inside of a row that goes on.
bool has_rule_above(const Galley& galley, std::size_t slug) {
  const SlugItems items = items_of(galley, slug);
  return std::any_of(
      galley.rules.begin() + static_cast<std::ptrdiff_t>(items.rules_begin),
      galley.rules.begin() + static_cast<std::ptrdiff_t>(items.rules_end),
      [](const Rule& rule) { return rule.y == Length{} && rule.width > rule.height; });
}

bool table_is_ruled(const Galley& galley, std::uint32_t table) {
  const SlugItems items = items_of(galley, galley.tables[table - 1].first_slug);
  return items.rules_end > items.rules_begin;
}

/// Puts generated text on the page, the baseline of its first line at `y`.
void add_generated(const SetParagraph& set, Length x, Length y, Page& page) {
  for (const SetLine& line : set.lines) {
    for (std::size_t i = line.runs_begin; i < line.runs_end; ++i) {
      TextRun run = set.runs[i];
      run.first_word += static_cast<std::uint32_t>(page.words.size());
      run.x += x;
      run.y += y;
      page.runs.push_back(run);
    }
    y += set.leading;
  }
  page.words.insert(page.words.end(), set.words.begin(), set.words.end());
}

/// The line over a table that goes on: "(tiếp theo)". A table without rules is no table to its
/// readers, and has none.
SetParagraph continued_line(Setter& setter, const Galley& galley, std::uint32_t table) {
  const std::string& text = setter.layout().text("table_continued");
  if (text.empty() || !table_is_ruled(galley, table)) {
    return {};
  }
  return setter.set(plain_paragraph(text), {.style = &setter.layout().style("table_cell"),
                                            .width = galley.tables[table - 1].width,
                                            .alignment = model::Alignment::right});
}

Length height_of(const SetParagraph& set) {
  return set.leading * static_cast<std::int64_t>(set.lines.size());
}

/// The rule over the notes, and the notes, down to the foot of the text block.
void add_notes(const Layout& layout, const Paged& paged, const PageSpan& span, Length x, Length y,
               Page& page) {
  page.rules.push_back({.x = x,
                        .y = y + layout.note_room / 2,
                        .width = layout.note_rule,
                        .height = layout.rule_thickness});
  y += layout.note_room;
  for (std::size_t i = span.notes_begin; i < span.notes_end; ++i) {
    const Slug& slug = paged.notes.slugs[i];
    y += i > span.notes_begin ? slug.space_before : Length{};
    add_slug(paged.notes, i, x, y, false, page);
    y += slug.height;
  }
}

/// The slugs of the page, the first at the top of the text block; where the last of them ends.
Length add_slugs(Setter& setter, const Paged& paged, const PageSpan& span, Length x, Page& page) {
  const Layout& layout = setter.layout();
  const Galley& galley = paged.galley;
  Length y = layout.text_top;
  const Slug& first = galley.slugs[span.begin];
  const bool continues = continues_table(galley, span.begin);
  if (continues) {
    const SetParagraph line = continued_line(setter, galley, first.table);
    add_generated(line, x + galley.tables[first.table - 1].x, y + line.ascent, page);
    y += height_of(line);
  }
  if (span.repeats_head) {
    const TableHead& head = galley.tables[first.table - 1];
    for (std::size_t i = head.first_slug; i < head.first_slug + head.slugs_count; ++i) {
      add_slug(galley, i, x, y, true, page);
      y += galley.slugs[i].height;
    }
  }
  if (continues && table_is_ruled(galley, first.table) &&
      !(span.repeats_head && has_rule_above(galley, span.begin))) {
    add_table_rule(galley, first.table, x, y, layout.rule_thickness, page);
  }
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const Slug& slug = galley.slugs[i];
    if (i > span.begin) {
      const Length between =
          slug.space_before + slug.stretch_before * span.gap_stretch_per_mille / 1000;
      // Rows of a table stand on each other; their share of the stretch is left out.
      y += between + (stands_on_former(galley, i) ? Length{} : span.line_stretch);
    }
    add_slug(galley, i, x, y, false, page);
    y += slug.height;
  }
  const Slug& last = galley.slugs[span.end - 1];
  const bool goes_on = span.end < galley.slugs.size() && last.table != 0 &&
                       galley.slugs[span.end].table == last.table;
  if (goes_on && table_is_ruled(galley, last.table)) {
    add_table_rule(galley, last.table, x, y, layout.rule_thickness, page);
  }
  return y;
}

void add_text_block(Setter& setter, const Paged& paged, const PageSpan& span, Length x,
                    Page& page) {
  const Layout& layout = setter.layout();
  Length y = layout.text_top;
  if (span.begin < span.end) {
    y = add_slugs(setter, paged, span, x, page);
  }
  if (span.notes_begin < span.notes_end) {
    const Length foot = layout.text_block(page.landscape).bottom - span.notes_height;
    add_notes(layout, paged, span, x, std::max(y, foot), page);
  }
}

/// Puts one line of generated text on the page; `alignment` in the text block.
void add_head_line(Setter& setter, const std::string& text, std::string_view style,
                   model::Alignment alignment, Length x, Page& page) {
  const Layout& layout = setter.layout();
  const SetParagraph set =
      setter.set(plain_paragraph(text), {.style = &layout.style(style),
                                         .width = layout.text_block(page.landscape).width,
                                         .alignment = alignment});
  add_generated(set, x, layout.head_baseline, page);
}

/// A page of the inside view: what it holds, its room and what that costs.
void trace_pages(const Paged& paged, const std::string& path, Trace& trace) {
  for (std::size_t i = 0; i < paged.pages.size(); ++i) {
    const PageSpan& span = paged.pages[i];
    const bool breaks = span.end < paged.galley.slugs.size();
    fmt::format_to(std::back_inserter(trace.text),
                   "page {} of {} slugs {}-{} notes {}-{} natural {} gaps {} per mille "
                   "lines +{} fill {} break {} total {}{}\n",
                   i + 1, path, span.begin, span.end, span.notes_begin, span.notes_end,
                   to_text(span.natural), span.gap_stretch_per_mille, to_text(span.line_stretch),
                   span.fill_cost, breaks ? paged.galley.slugs[span.end].break_cost : 0, span.cost,
                   span.overfull ? " overfull" : "");
  }
}

/// Pages that end where they should not: inside a note, or between lines kept together.
void report_breaks(Setter& setter, const Paged& paged) {
  for (std::size_t i = 0; i < paged.pages.size(); ++i) {
    const PageSpan& span = paged.pages[i];
    const bool parts_note = span.notes_end < paged.notes.slugs.size() &&
                            span.notes_end > span.notes_begin &&
                            !paged.notes.slugs[span.notes_end].begins_note;
    const auto first = paged.notes.slugs.begin();
    const bool begins_note = std::any_of(first + static_cast<std::ptrdiff_t>(span.notes_begin),
                                         first + static_cast<std::ptrdiff_t>(span.notes_end),
                                         [](const Slug& slug) { return slug.begins_note; });
    if (parts_note && begins_note) {  // one that goes on from a former page was said there
      setter.diagnostics().report(
          {.code = "G0511",
           .place = {.path = setter.path()},
           .message =
               fmt::format("a note of page {} of the act goes on at the next page's foot", i + 1),
           .help = "nothing is lost; a shorter note would stay on its page"});
    }
    const bool ends_act = span.end == paged.galley.slugs.size();
    if (!ends_act && span.begin < span.end && !paged.galley.slugs[span.end].new_page &&
        paged.galley.slugs[span.end].break_cost >= kForbiddenBreak) {
      setter.diagnostics().report(
          {.code = "G0512",
           .place = {.path = setter.path()},
           .message =
               fmt::format("page {} of the act ends between lines that belong together", i + 1),
           .help = "look at the page; where it matters, change the text or the layout"});
    }
  }
}

}  // namespace

Paged page_up(Setter& setter, Galley galley, Galley notes) {
  const Layout& layout = setter.layout();
  const Length upright = layout.text_block(false).height();
  const Length turned = layout.text_block(true).height();
  Paged paged{.galley = std::move(galley), .notes = std::move(notes)};
  std::vector<Slug>& slugs = paged.galley.slugs;
  for (std::size_t i = 1; i < slugs.size(); ++i) {
    slugs[i].new_page = slugs[i].new_page || slugs[i].landscape != slugs[i - 1].landscape;
  }
  for (std::uint32_t number = 1; number <= paged.galley.tables.size(); ++number) {
    TableHead& table = paged.galley.tables[number - 1];
    table.continued_height = height_of(continued_line(setter, paged.galley, number));
    const Length height = slugs[table.first_slug].landscape ? turned : upright;
    if (table.height * 2 > height) {
      table.slugs_count = 0;  // a head that would leave its rows no room is not repeated
    }
  }
  paged.pages = break_pages(paged.galley, paged.notes,
                            {.height = upright,
                             .line_stretch_most = layout.leading_stretch,
                             .landscape_height = turned,
                             .note_room = layout.note_room});
  for (std::size_t i = 0; i < paged.pages.size(); ++i) {
    const PageSpan& span = paged.pages[i];
    if (span.overfull) {
      const bool landscape = span.begin < slugs.size() && slugs[span.begin].landscape;
      const Length height = landscape ? turned : upright;
      setter.diagnostics().report(
          {.code = "G0506",
           .place = {.path = setter.path()},
           .message = fmt::format("something on page {} of the act is {} pt higher than it", i + 1,
                                  to_text(span.natural - height)),
           .help = "part the table row or the block in two"});
    }
  }
  report_breaks(setter, paged);
  if (Trace* trace = setter.trace(TraceKind::pagebreak)) {
    trace_pages(paged, setter.path(), *trace);
  }
  return paged;
}

Length height_of(const Galley& galley) {
  Length height = {};
  for (std::size_t i = 0; i < galley.slugs.size(); ++i) {
    height += galley.slugs[i].height + (i > 0 ? galley.slugs[i].space_before : Length{});
  }
  return height;
}

Length add_galley(const Galley& galley, Length x, Length y, Page& page) {
  for (std::size_t i = 0; i < galley.slugs.size(); ++i) {
    y += i > 0 ? galley.slugs[i].space_before : Length{};
    add_slug(galley, i, x, y, false, page);
    y += galley.slugs[i].height;
  }
  return y;
}

std::vector<Rule> joined_rules(const std::vector<Rule>& rules) {
  std::vector<Rule> joined;
  std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> lowest;  // by x and width
  for (const Rule& rule : rules) {
    const auto [found, is_new] =
        lowest.try_emplace({rule.x.scaled, rule.width.scaled}, joined.size());
    if (!is_new && joined[found->second].y + joined[found->second].height == rule.y) {
      joined[found->second].height += rule.height;
      continue;
    }
    found->second = joined.size();
    joined.push_back(rule);
  }
  return joined;
}

void add_pages(Setter& setter, const Paged& paged, const PageHead& head, std::uint32_t entry,
               std::uint32_t first_folio, Book& book) {
  const Layout& layout = setter.layout();
  for (std::size_t i = 0; i < paged.pages.size(); ++i) {
    Page page;
    page.folio = first_folio + static_cast<std::uint32_t>(i);
    page.entry = entry;
    const std::size_t slug = paged.pages[i].begin;
    page.landscape = slug < paged.galley.slugs.size() && paged.galley.slugs[slug].landscape;
    const bool recto = page.folio % 2 == 1;
    const bool folio_right = recto || layout.folio == FolioSide::right;
    const Length x = recto ? layout.inner : layout.outer;
    if (!head.text.empty() && !(i == 0 && head.first_is_bare)) {
      if (!folio_right) {
        add_head_line(setter, fmt::format("{}", page.folio), "folio", model::Alignment::left, x,
                      page);
      }
      add_head_line(setter, head.text, "running_head", model::Alignment::center, x, page);
      if (folio_right) {
        add_head_line(setter, fmt::format("{}", page.folio), "folio", model::Alignment::right, x,
                      page);
      }
      page.rules.push_back({.x = x,
                            .y = layout.head_rule,
                            .width = layout.text_block(page.landscape).width,
                            .height = layout.head_rule_thickness});
    }
    page.artifact_runs = static_cast<std::uint32_t>(page.runs.size());
    add_text_block(setter, paged, paged.pages[i], x, page);
    page.rules = joined_rules(page.rules);
    book.pages.push_back(std::move(page));
  }
}

}  // namespace gazette::typeset

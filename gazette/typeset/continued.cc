#include "gazette/typeset/continued.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

/// A line of the layout with the number of an issue.
std::string filled(const std::string& pattern, const model::IssueNumber& number) {
  const std::array values = {
      std::pair<std::string_view, std::string>("number", model::printed_number(number))};
  return fill(pattern, values).value_or("");
}

/// The rows as a table of their own; those of the head stand first.
model::Table table_of(const model::Piece& piece) {
  return model::cut_table(*piece.table, piece.rows_begin, piece.rows_end, true);
}

}  // namespace

void add_part_opening(Setter& setter, Galley& galley, const model::Entry& entry, Length measure,
                      std::uint32_t title_paragraph, std::uint32_t paragraph) {
  if (!entry.part || !entry.part->former) {
    return;
  }
  const model::Instrument& act = entry.instrument;
  std::string title = fmt::format("{} {}", model::title_of(act), to_vietnamese(act.date));
  if (const std::string abstract = model::running_abstract(act); !abstract.empty()) {
    title += "\n" + abstract;
  }
  add_plain(setter, galley, title, "continued_title", measure, title_paragraph);
  galley.keep = true;
  add_plain(setter, galley, filled(setter.layout().text("continued_from"), *entry.part->former),
            "continued", measure, paragraph);
  galley.keep = true;
}

void add_part_closing(Setter& setter, Galley& galley, const model::Entry& entry, Length measure,
                      std::uint32_t paragraph) {
  if (!entry.part || !entry.part->next) {
    return;
  }
  galley.keep = true;
  add_plain(setter, galley, filled(setter.layout().text("continued_in"), *entry.part->next),
            "continued", measure, paragraph);
}

model::Piece repeated_head(const model::Piece& piece) {
  model::Piece head = piece;
  head.rows_begin = 0;
  head.rows_end = std::min(model::head_rows(*piece.table), piece.rows_begin);
  return head;
}

void add_cut_table(Setter& setter, Galley& galley, const model::Piece& piece,
                   const TableSetting& setting) {
  const std::size_t first_slug = galley.slugs.size();
  add_table(setter, galley, table_of(piece), setting);
  if (piece.rows_begin == 0) {
    return;
  }
  for (std::size_t slug = first_slug; slug < galley.slugs.size(); ++slug) {
    if (!galley.slugs[slug].repeats) {
      break;
    }
    const SlugItems items = items_of(galley, slug);
    for (std::size_t i = items.runs_begin; i < items.runs_end; ++i) {
      galley.runs[i].paragraph = kNoParagraph;
      galley.runs[i].link = 0;
    }
    for (std::size_t i = items.links_begin; i < items.links_end; ++i) {
      galley.links[i].target.clear();
    }
    for (std::size_t i = items.pictures_begin; i < items.pictures_end; ++i) {
      galley.pictures[i].paragraph = kNoParagraph;
    }
  }
}

}  // namespace gazette::typeset

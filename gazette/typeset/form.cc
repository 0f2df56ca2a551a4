// Setting the office's papers: lists, orders, reports.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/typeset/pages.h"
#include "gazette/typeset/structure_tree.h"
#include "gazette/typeset/table.h"
#include "gazette/typeset/typeset.h"

namespace gazette::typeset {
namespace {

/// A table that has room on one page is parted only where else more than about a third of a page
/// would stay white: its lines and their sum are compared at a glance.
constexpr std::int32_t kPartedTableCost = 20'000;

constexpr Length kChartRoom = {8 * kScaledPerPoint};  // above and below a chart

/// A paper in the making: its text as one galley, and what each paragraph is read as.
class Paper {
 public:
  Paper(Setter& setter, Book& book) : setter_(setter), book_(book), tree_(book) {}

  void add(const FormBlock& block) {
    const std::size_t first_slug = galley_.slugs.size();
    if (block.chart) {
      add_chart(*block.chart);
    } else if (const auto* table = std::get_if<model::Table>(&block.block)) {
      add_table_of(*table, block.style);
    } else {
      add_paragraph(std::get<model::Paragraph>(block.block), block.style);
    }
    if (!block.anchor.empty() && galley_.slugs.size() > first_slug) {
      add_anchor(block.anchor, first_slug);
    }
  }
  [[nodiscard]] Galley take() { return std::move(galley_); }

 private:
  /// A further paragraph of the book, read as this element.
  std::uint32_t next_paragraph(std::uint32_t element) {
    book_.paragraphs.push_back({.generated = Generated::form, .element = element});
    return static_cast<std::uint32_t>(book_.paragraphs.size() - 1);
  }

  void add_paragraph(const model::Paragraph& paragraph, const std::string& style) {
    const bool is_title = style == "form_title" || style == "form_heading";
    const Element element =
        is_title ? Element{.tag = Tag::heading,
                           .rank = static_cast<std::uint8_t>(style == "form_title" ? 1 : 2)}
                 : Element{.tag = Tag::paragraph};
    setter_.add(galley_, paragraph,
                {.style = &setter_.layout().style(style),
                 .width = setter_.layout().measure(),
                 .paragraph = next_paragraph(tree_.add(0, element)),
                 .alignment = paragraph.alignment});
  }

  /// One slug: a chart is never parted. Its boxes are seen only, its words are those of the figure.
  void add_chart(const Chart& chart) {
    const ChartDrawing drawing = draw_chart(chart, setter_.layout().measure());
    const std::uint32_t paragraph = next_paragraph(tree_.add_figure(0, alternative_of(chart)));
    const Style style{
        .size = kChartSize, .leading = kChartLeading, .alignment = model::Alignment::left};
    Slug& slug = galley_.open_slug(drawing.height);
    galley_.space_above(slug, kChartRoom, {});
    slug.break_cost = kForbiddenBreak;  // its title stands over it
    for (const ChartBox& box : drawing.boxes) {
      galley_.rules.push_back({.x = box.x, .y = box.y, .width = box.width, .height = box.height});
    }
    for (const ChartText& text : drawing.texts) {
      const SetParagraph set =
          setter_.set(plain_paragraph(text.text), {.style = &style,
                                                   .width = text.width,
                                                   .paragraph = paragraph,
                                                   .alignment = text.alignment});
      Setter::place(galley_, set, 0, set.lines.size(), text.x, text.y);
    }
    galley_.space_below(kChartRoom, false);
  }

  /// A table without rules only lays out: its paragraphs are read one after another.
  void add_table_of(const model::Table& table, const std::string& style) {
    const auto first = static_cast<std::uint32_t>(book_.paragraphs.size());
    const std::uint32_t whole = tree_.add(0, table.ruled ? Tag::table : Tag::division);
    const auto say = [&](const model::Paragraph&, std::uint32_t box, bool is_cell) {
      next_paragraph(is_cell ? box : tree_.add(box, Tag::paragraph));
    };
    if (table.ruled) {
      add_rows(tree_, whole, table, {.begin = 0, .end = table.rows.size()}, say);
    } else {
      for (const model::Row& row : table.rows) {
        for (const model::Cell& cell : row.cells) {
          for (const model::Paragraph& paragraph : cell.paragraphs) {
            say(paragraph, whole, false);
          }
        }
      }
    }
    const std::size_t first_slug = galley_.slugs.size();
    add_table(setter_, galley_, table,
              {.cell_style = style,
               .head_style = "form_table_head",
               .width = setter_.layout().measure(),
               .keeps_stated_widths = true,
               .first_paragraph = first});
    if (table.ruled) {
      keep_together(first_slug);
    }
  }

  /// Makes it dear to part the slugs from `first` on, where all of them have room on one page.
  void keep_together(std::size_t first) {
    Length height = {};
    for (std::size_t i = first; i < galley_.slugs.size(); ++i) {
      height = height + galley_.slugs[i].space_before + galley_.slugs[i].height;
    }
    if (height > setter_.layout().text_block(false).height()) {
      return;
    }
    for (std::size_t i = first + 1; i < galley_.slugs.size(); ++i) {
      std::int32_t& cost = galley_.slugs[i].break_cost;
      cost = std::max(cost, kPartedTableCost);
    }
  }

  void add_anchor(const std::string& title, std::size_t first_slug) {
    // The slugs of this block are the last; none before them moves.
    const std::size_t place = galley_.slugs[first_slug].anchors;
    galley_.anchors.insert(galley_.anchors.begin() + static_cast<std::ptrdiff_t>(place),
                           {.name = fmt::format("form-{}", first_slug), .title = title});
    for (std::size_t i = first_slug + 1; i < galley_.slugs.size(); ++i) {
      ++galley_.slugs[i].anchors;
    }
  }

  Setter& setter_;
  Book& book_;
  Tree tree_;
  Galley galley_ = {};
};

}  // namespace

Book typeset_form(const Form& form, const Layout& layout, const font::Fonts& fonts,
                  Diagnostics& diagnostics) {
  Book book(fonts);
  book.page_width = layout.page_width;
  book.page_height = layout.page_height;
  Setter setter(layout, book.words, diagnostics);
  Paper paper(setter, book);
  for (const FormBlock& block : form.blocks) {
    paper.add(block);
  }
  const Paged paged = page_up(setter, paper.take());
  add_pages(setter, paged, {.text = form.running_head, .first_is_bare = true}, 0, 1, book);
  return book;
}

}  // namespace gazette::typeset

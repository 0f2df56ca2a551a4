// Setting the office's papers: lists, orders, reports.

#include <fmt/format.h>

#include "gazette/typeset/pages.h"
#include "gazette/typeset/table.h"
#include "gazette/typeset/typeset.h"

namespace gazette::typeset {

Book typeset_form(const Form& form, const Layout& layout, const font::Fonts& fonts,
                  Diagnostics& diagnostics) {
  Book book(fonts);
  book.page_width = layout.page_width;
  book.page_height = layout.page_height;
  Setter setter(layout, book.words, diagnostics);
  Galley galley;
  for (const FormBlock& block : form.blocks) {
    const std::size_t first_slug = galley.slugs.size();
    if (const auto* table = std::get_if<model::Table>(&block.block)) {
      add_table(setter, galley, *table,
                {.cell_style = block.style,
                 .head_style = "form_table_head",
                 .width = layout.measure(),
                 .keeps_stated_widths = true});
    } else {
      setter.add(galley, std::get<model::Paragraph>(block.block),
                 {.style = &layout.style(block.style), .width = layout.measure()});
    }
    if (!block.anchor.empty() && galley.slugs.size() > first_slug) {
      // The slugs of this block are the last; none before them moves.
      const std::size_t place = galley.slugs[first_slug].anchors;
      galley.anchors.insert(galley.anchors.begin() + static_cast<std::ptrdiff_t>(place),
                            {.name = fmt::format("form-{}", first_slug), .title = block.anchor});
      for (std::size_t i = first_slug + 1; i < galley.slugs.size(); ++i) {
        ++galley.slugs[i].anchors;
      }
    }
  }
  const Paged paged = page_up(setter, std::move(galley));
  add_pages(setter, paged, {.text = form.running_head, .first_is_bare = true}, 0, 1, book);
  return book;
}

}  // namespace gazette::typeset

#include "gazette/typeset/structure_tree.h"

#include <algorithm>
#include <string>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/typeset/table_grid.h"

namespace gazette::typeset {
namespace {

/// What is read of a picture whose source says nothing of it.
constexpr std::string_view kPicture = "Hình";
/// So much of a facsimile page's text layer is read, in bytes.
constexpr std::size_t kFacsimileTextMost = 4000;

void add_cell(Tree& tree, const PlacedCell& placed, std::size_t rows, bool heads_columns,
              std::uint32_t row, const SayCell& say) {
  const std::uint32_t box =
      tree.add(row, Element{.tag = placed.heading ? Tag::head_cell : Tag::cell,
                            .rank = heads_columns ? std::uint8_t{1} : std::uint8_t{0},
                            .row_span = static_cast<std::uint16_t>(rows),
                            .column_span = static_cast<std::uint16_t>(placed.columns)});
  const std::vector<model::Paragraph>& paragraphs = placed.cell->paragraphs;
  for (const model::Paragraph& paragraph : paragraphs) {
    say(paragraph, box, paragraphs.size() == 1 && paragraph.picture == 0);
  }
}

}  // namespace

Tree::Tree(Book& book) : book_(book) {
  book_.elements = {{.tag = Tag::document}};
  last_children_ = {0};
}

std::uint32_t Tree::add(std::uint32_t parent, Element element) {
  const auto number = static_cast<std::uint32_t>(book_.elements.size());
  element.parent = parent;
  book_.elements.push_back(element);
  last_children_.push_back(0);
  last_children_[parent] = number;
  return number;
}

std::uint32_t Tree::last_or_new(std::uint32_t parent, const Element& element) {
  const std::uint32_t last = last_children_[parent];
  const bool goes_on = last != 0 && book_.elements[last].tag == element.tag &&
                       book_.elements[last].rank == element.rank;
  return goes_on ? last : add(parent, element);
}

std::uint32_t Tree::add_figure(std::uint32_t parent, std::string alternative) {
  book_.alternatives.push_back(std::move(alternative));
  return add(parent,
             Element{.tag = Tag::figure,
                     .alternative = static_cast<std::uint32_t>(book_.alternatives.size() - 1)});
}

std::uint32_t Tree::add_figure(std::uint32_t parent, const model::Picture& picture) {
  std::string text = picture.alternative.empty() ? std::string(kPicture) : picture.alternative;
  if (!picture.text.empty()) {
    text += ". " + shorten(picture.text, kFacsimileTextMost);
  }
  return add_figure(parent, std::move(text));
}

void add_rows(Tree& tree, std::uint32_t table, const model::Table& source, RowRange rows,
              const SayCell& say) {
  const Grid grid = place_cells(source, 0);
  std::vector<std::size_t> covered_until(grid.columns, 0);  // by column: the row it is free from
  auto next = std::find_if(grid.cells.begin(), grid.cells.end(),
                           [&](const PlacedCell& cell) { return cell.row >= rows.begin; });
  for (std::size_t row = rows.begin; row < rows.end; ++row) {
    const std::uint32_t own = tree.add(table, Tag::row);
    for (std::size_t column = 0; column < grid.columns;) {
      const bool begins = next != grid.cells.end() && next->row == row && next->column == column;
      if (!begins) {
        if (covered_until[column] <= row) {
          tree.add(own, Tag::cell);
        }
        ++column;
        continue;
      }
      const std::size_t spanned = std::min(next->rows, rows.end - row);
      std::fill_n(covered_until.begin() + static_cast<std::ptrdiff_t>(column), next->columns,
                  row + spanned);
      column += next->columns;
      add_cell(tree, *next, spanned, source.rows[row].heading, own, say);
      ++next;
    }
  }
}

}  // namespace gazette::typeset

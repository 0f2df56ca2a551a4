// The elements of a book as they are added, for books of every kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/typeset/book.h"

namespace gazette::typeset {

/// The elements of a book, the root first. There is one tree to a book.
class Tree {
 public:
  explicit Tree(Book& book);

  std::uint32_t add(std::uint32_t parent, Element element);
  std::uint32_t add(std::uint32_t parent, Tag tag) { return add(parent, Element{.tag = tag}); }

  /// The last child of `parent` where it is of this kind, or else a new one.
  std::uint32_t last_or_new(std::uint32_t parent, const Element& element);
  std::uint32_t last_or_new(std::uint32_t parent, Tag tag) {
    return last_or_new(parent, Element{.tag = tag});
  }

  /// A figure with what is read in its place.
  std::uint32_t add_figure(std::uint32_t parent, std::string alternative);
  std::uint32_t add_figure(std::uint32_t parent, const model::Picture& picture);

 private:
  Book& book_;
  std::vector<std::uint32_t> last_children_;  // by element; 0: none
};

/// Rows [begin, end) of a table.
struct RowRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Tells of each paragraph of the cells in its order: the cell's element, and whether the cell is
/// nothing but this paragraph.
using SayCell =
    std::function<void(const model::Paragraph& paragraph, std::uint32_t box, bool is_cell)>;

/// The elements of rows of a ruled table. Every row has all its columns: where the source has no
/// cell, or one that began in a row of another part, there is an empty one.
void add_rows(Tree& tree, std::uint32_t table, const model::Table& source, RowRange rows,
              const SayCell& say);

}  // namespace gazette::typeset

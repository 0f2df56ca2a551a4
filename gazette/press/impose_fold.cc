#include "gazette/press/impose_fold.h"

#include <iterator>

#include "gazette/base/assert.h"

namespace gazette::press {
namespace {

/// Leaves that lie on one another, from the lowest up; `front` is the face that looks up.
using Pile = std::vector<Leaf>;

struct Piles {
  int columns = 0;
  int rows = 0;
  std::vector<Pile> piles = {};

  [[nodiscard]] Pile& at(int column, int row) {
    return piles.at(static_cast<std::size_t>(row * columns + column));
  }
};

Seen turned(Seen seen, int quarters) {
  seen.turns = (seen.turns + quarters) % 4;
  return seen;
}

/// A pile turned over, about an upright axis or about a level one, laid on another.
void turn_over(Pile& pile, Pile& onto, bool is_level) {
  const int quarters = is_level ? 2 : 0;
  for (auto leaf = pile.rbegin(); leaf != pile.rend(); ++leaf) {
    onto.push_back({turned(leaf->back, quarters), turned(leaf->front, quarters)});
  }
}

Piles fold_right_over_left(Piles sheet) {
  Piles result{.columns = sheet.columns / 2, .rows = sheet.rows};
  for (int row = 0; row < sheet.rows; ++row) {
    for (int column = 0; column < result.columns; ++column) {
      Pile pile = sheet.at(column, row);
      turn_over(sheet.at(sheet.columns - 1 - column, row), pile, false);
      result.piles.push_back(std::move(pile));
    }
  }
  return result;
}

Piles fold_top_over_foot(Piles sheet) {
  Piles result{.columns = sheet.columns, .rows = sheet.rows / 2};
  for (int row = 0; row < result.rows; ++row) {
    for (int column = 0; column < sheet.columns; ++column) {
      Pile pile = sheet.at(column, row);
      turn_over(sheet.at(column, sheet.rows - 1 - row), pile, true);
      result.piles.push_back(std::move(pile));
    }
  }
  return result;
}

SeenSide columns_of(const SeenSide& side, int begin, int end) {
  SeenSide part{.columns = end - begin, .rows = side.rows};
  for (int row = 0; row < side.rows; ++row) {
    for (int column = begin; column < end; ++column) {
      part.places.push_back(side.at(column, row));
    }
  }
  return part;
}

}  // namespace

SeenSide turned(const SeenSide& side, int quarters) {
  SeenSide result = side;
  for (int i = 0; i < quarters; ++i) {
    SeenSide next{.columns = result.rows, .rows = result.columns};
    for (int row = 0; row < next.rows; ++row) {
      for (int column = 0; column < next.columns; ++column) {
        // What stood at the foot stands at the right now.
        next.places.push_back(turned(result.at(row, result.rows - 1 - column), 1));
      }
    }
    result = std::move(next);
  }
  return result;
}

SeenSheet left_half(const SeenSheet& sheet) {
  const int columns = sheet.front.columns;
  return {columns_of(sheet.front, 0, columns / 2), columns_of(sheet.back, columns / 2, columns)};
}

std::vector<Leaf> folded(const SeenSheet& sheet) {
  const int columns = sheet.back.columns;
  Piles piles{.columns = columns, .rows = sheet.back.rows};
  for (int row = 0; row < piles.rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      piles.piles.push_back(
          {{sheet.back.at(column, row), sheet.front.at(columns - 1 - column, row)}});
    }
  }
  while (piles.columns * piles.rows > 1) {
    GAZETTE_ASSERT(piles.columns % 2 == 0 || piles.rows % 2 == 0);
    piles = piles.columns > piles.rows ? fold_right_over_left(std::move(piles))
                                       : fold_top_over_foot(std::move(piles));
  }
  // The last fold leaves the first page below: the signature is turned over, its lowest leaf first.
  std::vector<Leaf> leaves;
  for (const Leaf& leaf : piles.piles.front()) {
    leaves.push_back({leaf.back, leaf.front});
  }
  return leaves;
}

std::vector<Leaf> nested(const std::vector<std::vector<Leaf>>& sheets) {
  std::vector<Leaf> leaves;
  for (auto sheet = sheets.rbegin(); sheet != sheets.rend(); ++sheet) {
    const auto middle = sheet->begin() + std::ssize(*sheet) / 2;
    leaves.insert(leaves.begin(), sheet->begin(), middle);
    leaves.insert(leaves.end(), middle, sheet->end());
  }
  return leaves;
}

std::vector<Leaf> cut_and_stacked(const std::vector<SeenSheet>& sheets) {
  std::vector<Leaf> leaves;
  if (sheets.empty()) {
    return leaves;
  }
  const int columns = sheets.front().front.columns;
  for (int row = sheets.front().front.rows - 1; row >= 0; --row) {
    for (int column = 0; column < columns; ++column) {
      for (const SeenSheet& sheet : sheets) {
        leaves.push_back({sheet.front.at(column, row), sheet.back.at(columns - 1 - column, row)});
      }
    }
  }
  return leaves;
}

}  // namespace gazette::press

#include "gazette/web/act_shape.h"

#include <algorithm>

namespace gazette::web {
namespace {

std::uint32_t count_of(const model::Block& block) {
  const auto* table = std::get_if<model::Table>(&block);
  if (table == nullptr) {
    return 1;
  }
  std::uint32_t count = 0;
  for (const model::Row& row : table->rows) {
    for (const model::Cell& cell : row.cells) {
      count += static_cast<std::uint32_t>(cell.paragraphs.size());
    }
  }
  return count;
}

/// Counts the paragraphs of provisions in the order of `model::pieces`, and keeps the stretches.
class Counter {
 public:
  Counter(const ActShape& shape, std::uint32_t place) : shape_(shape), place_(place) {}

  std::vector<ProvisionStretch> count(const std::vector<model::Provision>& provisions) {
    std::vector<ProvisionStretch> list;
    for (const model::Provision& provision : provisions) {
      const std::uint32_t first = place_;
      place_ += 1 + static_cast<std::uint32_t>(provision.title.size());
      for (const model::Block& block : provision.blocks) {
        place_ += count_of(block);
      }
      std::vector<ProvisionStretch> children = count(provision.children);
      const Stretch stretch = {shape_.index_of(first), shape_.index_of(place_)};
      if (stretch.first < stretch.end) {
        list.push_back(
            {.provision = &provision, .stretch = stretch, .children = std::move(children)});
      }
    }
    return list;
  }

 private:
  const ActShape& shape_;
  std::uint32_t place_ = 0;
};

TableStretch table_of(const model::Piece& piece, std::uint32_t index) {
  TableStretch table{
      .table = piece.table, .stretch = {index, index}, .rows_begin = piece.rows_begin};
  for (std::uint32_t i = piece.rows_begin; i < piece.rows_end; ++i) {
    std::vector<CellStretch>& row = table.rows.emplace_back();
    for (const model::Cell& cell : piece.table->rows[i].cells) {
      const std::uint32_t first = table.stretch.end;
      table.stretch.end += static_cast<std::uint32_t>(cell.paragraphs.size());
      row.push_back({.cell = &cell, .stretch = {first, table.stretch.end}});
    }
  }
  return table;
}

/// The attachments, each from its first piece to that of the next, or to the notes.
std::vector<AttachmentStretch> attachments_of(const std::vector<model::Piece>& pieces,
                                              const ActShape& shape) {
  std::vector<AttachmentStretch> list;
  std::vector<std::optional<std::uint32_t>> places;  // of the first provision in each
  const auto close = [&](std::uint32_t place) {
    if (!list.empty() && list.back().stretch.end == 0) {
      list.back().stretch.end = shape.index_of(place);
    }
  };
  for (const model::Piece& piece : pieces) {
    if (piece.attachment != nullptr || !piece.in_attachment) {
      close(piece.first_paragraph);
    }
    if (piece.attachment != nullptr) {
      list.push_back(
          {.attachment = piece.attachment, .stretch = {shape.index_of(piece.first_paragraph), 0}});
      places.emplace_back();
    }
    if (piece.in_attachment && piece.provision != nullptr && !places.back()) {
      places.back() = piece.first_paragraph;
    }
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].stretch.end == 0) {
      list[i].stretch.end = static_cast<std::uint32_t>(shape.paragraphs.size());
    }
    if (places[i]) {
      list[i].provisions = Counter(shape, *places[i]).count(list[i].attachment->provisions);
    }
  }
  std::erase_if(
      list, [](const AttachmentStretch& each) { return each.stretch.first >= each.stretch.end; });
  return list;
}

}  // namespace

std::uint32_t ActShape::index_of(std::uint32_t place) const {
  const auto found = std::lower_bound(
      paragraphs.begin(), paragraphs.end(), place,
      [](const ShownParagraph& each, std::uint32_t sought) { return each.place < sought; });
  return static_cast<std::uint32_t>(found - paragraphs.begin());
}

ActShape shape_of(const model::Instrument& instrument, const std::optional<model::Part>& shown) {
  ActShape shape;
  for (const model::Piece& piece : model::pieces(instrument, shown)) {
    const auto index = static_cast<std::uint32_t>(shape.paragraphs.size());
    if (piece.table != nullptr) {
      shape.tables.push_back(table_of(piece, index));
    }
    std::uint32_t place = piece.first_paragraph;
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      shape.paragraphs.push_back(
          {.paragraph = paragraph, .role = piece.role, .place = place++, .note = piece.note});
    }
  }
  const std::vector<model::Piece> pieces = model::pieces(instrument);
  const auto first = std::find_if(pieces.begin(), pieces.end(), [](const model::Piece& piece) {
    return piece.provision != nullptr && !piece.in_attachment;
  });
  if (first != pieces.end()) {
    shape.provisions = Counter(shape, first->first_paragraph).count(instrument.provisions);
  }
  shape.attachments = attachments_of(pieces, shape);
  return shape;
}

}  // namespace gazette::web

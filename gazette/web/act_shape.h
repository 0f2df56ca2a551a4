// The text of an act as a list of paragraphs, and its parts as stretches of that list. Private to
// web/.
//
// What machines read names no text twice: a provision is the stretch from one paragraph to another,
// so the text is whole and in order by its making, and whoever wants one article takes its stretch.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gazette/model/model.h"

namespace gazette::web {

/// A paragraph that is published.
struct ShownParagraph {
  const model::Paragraph* paragraph = nullptr;
  model::Role role = model::Role::body;
  std::uint32_t place = 0;  // in `model::text_of`
  std::uint32_t note = 0;   // from 1: of this note
};

/// Paragraphs [first, end) of the list.
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t end = 0;

  bool operator==(const Stretch&) const = default;
};

struct ProvisionStretch {
  const model::Provision* provision = nullptr;
  Stretch stretch = {};
  std::vector<ProvisionStretch> children = {};
};

struct AttachmentStretch {
  const model::Attachment* attachment = nullptr;
  Stretch stretch = {};
  std::vector<ProvisionStretch> provisions = {};
};

struct CellStretch {
  const model::Cell* cell = nullptr;
  Stretch stretch = {};
};

struct TableStretch {
  const model::Table* table = nullptr;
  Stretch stretch = {};
  std::uint32_t rows_begin = 0;                     // of `table`
  std::vector<std::vector<CellStretch>> rows = {};  // those that are published
};

/// All pointers live as long as the instrument.
struct ActShape {
  std::vector<ShownParagraph> paragraphs = {};
  std::vector<ProvisionStretch> provisions = {};
  std::vector<AttachmentStretch> attachments = {};
  std::vector<TableStretch> tables = {};

  /// The paragraph with this place in `model::text_of`, or the next one that is published.
  [[nodiscard]] std::uint32_t index_of(std::uint32_t place) const;
};

/// The act, or what of it is `shown`; provisions of which nothing is published are left out.
[[nodiscard]] ActShape shape_of(const model::Instrument& instrument,
                                const std::optional<model::Part>& shown);

}  // namespace gazette::web

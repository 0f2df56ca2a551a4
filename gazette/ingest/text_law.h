// The text law: what a document says is, paragraph by paragraph, what its instrument says and what
// was dropped from it with a reason; nothing else, and nothing less.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gazette/ingest/flow.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// The text of one paragraph of a source.
struct SourceParagraph {
  std::uint32_t paragraph = 0;
  std::string text = {};

  bool operator==(const SourceParagraph&) const = default;
};

/// The paragraphs of a flow that have text, in order; those of notes last.
[[nodiscard]] std::vector<SourceParagraph> paragraphs_with_text(const Flow& flow);

/// The same of an instrument made of that flow: parts of a paragraph are joined again, what was
/// dropped stands in its place. The first `reader_dropped` of the dropped are the reader's own and
/// stand in no paragraph; what only the front matter stated is left out.
[[nodiscard]] std::vector<SourceParagraph> paragraphs_with_text(const model::Instrument& instrument,
                                                                std::size_t reader_dropped);

/// The first place where the two differ.
struct TextDifference {
  std::uint32_t paragraph = 0;
  std::string expected = {};  // of the source; empty where the instrument says too much
  std::string actual = {};
};

[[nodiscard]] std::optional<TextDifference> find_difference(
    const std::vector<SourceParagraph>& source, const std::vector<SourceParagraph>& result);

}  // namespace gazette::ingest

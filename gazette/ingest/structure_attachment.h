// Texts put in force by an act (quy định, quy chế ... ban hành kèm theo) and annexes (phụ lục).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/ingest/decision.h"
#include "gazette/ingest/structure_line.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// What is known where an attachment is looked for.
struct AttachmentContext {
  bool after_signature = false;
  bool in_annex = false;         // forms in an annex imitate acts; only this act's own text counts
  bool at_start = false;         // the text above has ended: a head may begin with any issuer
  std::string_view symbol = {};  // of the act
};

/// An attachment that begins at some line: [begin, title) may be a repeated head (a layout table or
/// loose lines), [title, basis)
/// the title, [basis, end) the line that ties it to the act.
struct AttachmentStart {
  bool annex = false;
  std::string anchor = {};
  std::size_t title = 0;
  std::size_t basis = 0;
  std::size_t end = 0;
  Doubt doubt = Doubt::none;  // what speaks against it
};

/// The attachment that begins at line `i`, or nothing.
[[nodiscard]] std::optional<AttachmentStart> find_attachment(const std::vector<Line>& lines,
                                                             std::size_t i,
                                                             const AttachmentContext& context);

/// Text behind the signature that begins no attachment of a known form: an annex without a title,
/// or with one in capitals.
[[nodiscard]] AttachmentStart untitled_attachment(const std::vector<Line>& lines, std::size_t i);

/// Whether a table is the head of a text: issuer on one side, the name of the state on the other.
[[nodiscard]] bool is_head_table(const Line& line);

/// The folded name of the state, and the motto's, without what typists vary (spaces, dashes).
[[nodiscard]] bool is_state_name(std::string_view key);
[[nodiscard]] bool is_motto(std::string_view key);

}  // namespace gazette::ingest

// The outline of an act (dàn ý): what an editor compares with the signed paper at a glance.
#pragma once

#include <cstddef>
#include <string>

#include "gazette/model/instrument.h"

namespace gazette::model {

/// How many of each part a text has. Quoted provisions of other acts are text, not parts.
struct PartsCount {
  std::size_t divisions = 0;  // phần, chương, mục, tiểu mục
  std::size_t articles = 0;
  std::size_t clauses = 0;
  std::size_t points = 0;
  std::size_t tables = 0;
};

/// The parts of the act itself, without its attachments.
[[nodiscard]] PartsCount count_parts(const Instrument& instrument);
[[nodiscard]] PartsCount count_parts(const Attachment& attachment);

/// The act as an indented list: the parts of its opening, each provision under the one it belongs
/// to with its first words, the signature, the attachments, and at the end how many there are of
/// each. A part a line; ends with "\n".
[[nodiscard]] std::string outline(const Instrument& instrument);

}  // namespace gazette::model

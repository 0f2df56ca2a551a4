// Letters that look right and are not: Cyrillic and Greek ones in Latin words ("NĐ-СР" typed on
// the wrong keyboard), Ð of Iceland for Đ. Searching, sorting and citing fail on them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gazette/ingest/old_encoding.h"
#include "gazette/model/instrument.h"

namespace gazette::ingest {

struct LookAlikes {
  std::vector<Code> letters = {};
  std::vector<std::pair<std::string, std::string>> replaced = {};  // words, before and after
  std::vector<std::string> doubtful = {};                          // words left as they are
};

/// Whether a paragraph has any letter that `repaired` looks at.
[[nodiscard]] bool has_look_alikes(const model::Paragraph& paragraph);

/// Replaces them in words that have Latin letters too and no letter of the other alphabet that
/// Latin has not; words wholly of look-alikes, and Ð where it may be a foreign name's, are
/// doubtful.
[[nodiscard]] LookAlikes repaired(const std::vector<Code>& letters);

}  // namespace gazette::ingest

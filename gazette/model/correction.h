// Words of a published act that a notice puts right (đính chính).
//
// A published text is never changed. Who puts it right says of a place which words were printed and
// which are right; the act keeps its words, and its page says beside them what they should be.
#pragma once

#include <string>

#include "gazette/base/diagnostic.h"

namespace gazette::model {

/// What a notice states of one place, `[[correction]]` of its front matter. Texts are in NFC, their
/// spaces collapsed.
struct Correction {
  std::string act = {};       // id of the act that is put right
  std::string place = {};     // where in it: "khoản 2 Điều 3"
  std::string old_text = {};  // as printed
  std::string new_text = {};
  bool erratum = false;  // a misprint of the gazette: the signed act has the new text
  Place stated = {};     // where the notice says so, for findings
};

/// Reports what can be told of a correction without the act: a text that is missing (G0830), both
/// the same (G0831), a character that is no text of a line (G0832). Whether there was nothing.
[[nodiscard]] bool check_texts(const Correction& correction, Diagnostics& diagnostics);

}  // namespace gazette::model

// Codes that a machine reads from paper: QR (ISO/IEC 18004) and Data Matrix ECC 200 (ISO/IEC
// 16022), made by libqrencode and libdmtx and drawn as rules, so that they are as sharp as text in
// any size.
#pragma once

#include <string_view>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/typeset/book.h"

namespace gazette::typeset {

/// A square of dark and light modules, the light margin that readers want around it left out.
struct Code {
  int modules = 0;              // a side
  int margin = 0;               // light modules that must be around it
  std::vector<bool> dark = {};  // row by row from the top, each from the left
};

/// The least square of QR that holds `text` with error correction M (15 %). At most 2,000 bytes,
/// which is the caller's to keep.
[[nodiscard]] Code qr_code(std::string_view text);

/// The least square of Data Matrix that holds `text`. At most 1,000 bytes, which is the caller's to
/// keep.
[[nodiscard]] Code data_matrix(std::string_view text);

/// The dark modules as rectangles, none over another, that fill a square of `side` whose top left
/// corner is (x, y). The margin is the caller's to leave.
[[nodiscard]] std::vector<Rule> rules_of(const Code& code, Length x, Length y, Length side);

}  // namespace gazette::typeset

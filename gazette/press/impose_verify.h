// The proof of an imposition: the file of the sheets is read back, folded in thought, and compared
// with the file that it was made of.
//
// Nothing of the plan's places is believed. Where each page landed is computed from the operators
// and matrices of the sheets; the sheets are folded, nested, gathered or cut as the printed plan
// tells the shop; then leaf by leaf each page must be the next of the source, head up, drawn by the
// same bytes with the same faces and pictures, and lie exactly behind the other side of its leaf.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/press/impose.h"
#include "gazette/press/impose_source.h"

namespace gazette::press {

/// A signature as the printed plan tells it to the shop.
struct BoundSignature {
  std::uint32_t pages_count = 0;
  Work work = Work::nested;
};

/// What the shop is told to do with the sheets, in their order.
struct Binding {
  Scheme scheme = Scheme::saddle;
  std::vector<BoundSignature> signatures = {};
  std::uint32_t up = 2;            // cut_stack
  Length caliper = {};             // nested sheets are shifted by it
  bool turns_about_level = false;  // the printer turns the sheet so that the back is upside down
};

/// What is wrong with the sheets, the first of it; nothing where they give the book.
[[nodiscard]] std::optional<std::string> verify_sheets(std::string_view sheets,
                                                       const Source& source,
                                                       const Binding& binding);

}  // namespace gazette::press

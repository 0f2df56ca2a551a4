// Pictures of a foreign PDF, made grey.
#pragma once

#include <string>

#include <qpdf/QPDF.hh>

#include "gazette/pdf/pdf.h"

namespace gazette::pdf {

struct ImageResult {
  bool is_coloured = false;
  std::string fault = {};  // what it is, where it cannot be made grey
};

/// Makes an image grey: by its palette where it has one, a JPEG without its colours, others sample
/// by sample. A mask by colour becomes a mask of its own. `resources` know its colour space by
/// name.
[[nodiscard]] ImageResult make_image_grey(QPDF& document, QPDFObjectHandle image,
                                          QPDFObjectHandle resources, const Pack& pack);

}  // namespace gazette::pdf

// The pages of a PDF that is carried as it is. The only place of this folder that includes qpdf.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/pdf/pdf.h"

namespace gazette::ingest {

/// A page as its reader sees it, turned as the file says.
struct PdfPage {
  Length width = {};
  Length height = {};
  std::int64_t pixels_per_inch = 0;  // of its largest picture as shown; 0: it has none
  bool is_bilevel = false;           // that picture is in black and white
  bool is_colour = false;            // something on it has a colour
};

enum class PdfFault : std::uint8_t { none, encrypted, damaged, too_long };

struct PdfReading {
  std::vector<PdfPage> pages = {};
  std::vector<pdf::PageFault> grey_faults = {};  // what print cannot show in black
  std::vector<pdf::PageFault> damaged = {};      // what does not decode
  std::vector<pdf::PageFault> foreign = {};      // what others show in another way
  PdfFault fault = PdfFault::none;
  std::string detail = {};
  std::size_t pages_count = 0;
};

/// What a file may have in pages.
inline constexpr std::size_t kFacsimilePagesMax = 500;

/// Reads a PDF. Never throws for wrong bytes; one whose pages unpack to more is damaged.
[[nodiscard]] PdfReading read_pdf(std::string_view bytes,
                                  std::size_t content_bytes_max = pdf::kContentBytesMax);

/// A PDF whose pages are what print shows of them: with the look of their annotations, and no
/// larger than their trimmed size, in their order.
struct DrawablePdf {
  std::string bytes = {};
  std::size_t pages_count = 0;  // 0: `read_pdf` says what is wrong
};
[[nodiscard]] DrawablePdf drawable_pdf(std::string_view bytes);

}  // namespace gazette::ingest

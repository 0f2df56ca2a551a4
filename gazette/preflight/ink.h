// R0026: how much ink lies in any square of 15 mm, measured on rendered pages.
//
// Ghostscript renders, three pixels to the millimetre and with smooth edges, each plate of cyan,
// magenta, yellow and black; spot inks come as the mixture that the file gives for them. Letters
// have no smooth edges and count as a little heavier than they are, which takes less than
// half of the time. The sums of all pixels left below each pixel give the mean of a square by four
// of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/preflight/page.h"

namespace gazette::preflight {

/// A rendered page: four bytes a pixel, rows from the top.
struct Rendering {
  std::size_t width = 0;
  std::size_t height = 0;
  std::string_view inks = {};
};

/// A square of pixels, its lower left corner from that of the rendering.
struct InkSquare {
  double percent = 0;
  std::size_t left = 0;
  std::size_t bottom = 0;
  std::size_t side = 0;
};

/// The pixels of a rendering within which squares are looked at, from its lower left corner.
struct PixelArea {
  std::size_t left = 0;
  std::size_t bottom = 0;
  std::size_t right = 0;
  std::size_t top = 0;
};

/// The square of `side` pixels with the most ink; smaller where the area is.
[[nodiscard]] InkSquare heaviest_square(const Rendering& rendering, const PixelArea& area,
                                        std::size_t side);

/// The heaviest square of a page, on the page.
struct PageInk {
  std::size_t page = 0;  // from 1
  double percent = 0;
  Box box = {};
};

struct InkResult {
  std::vector<PageInk> pages = {};
  std::vector<std::size_t> failed = {};  // pages that could not be rendered
  std::string reason = {};               // of the first of them
  bool is_there = true;                  // the program is installed
};

/// Measures all pages, several at once; `tell`, where there is one, hears how many it has, one call
/// at a time. Throws `Error` where the disk fails.
[[nodiscard]] InkResult measure_ink(std::string_view pdf, const std::vector<Page>& pages,
                                    int threads_count,
                                    const std::function<void(std::size_t done)>& tell = {});

}  // namespace gazette::preflight

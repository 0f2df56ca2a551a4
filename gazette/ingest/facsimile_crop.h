// Cropping facsimile pages to their content: only the white margin goes.
//
// Nothing that may be content is lost. What is darker than white counts, were it at the very edge,
// except dust: a speck smaller than any full stop and far from everything else. Around what is
// found a margin stays. A page that is blank, or cannot be drawn, stays whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gazette/base/image.h"
#include "gazette/base/length.h"
#include "gazette/model/instrument.h"

namespace gazette::ingest {

/// What may go from each side of a page, in pixels.
struct WhiteMargins {
  std::uint32_t left = 0;
  std::uint32_t top = 0;
  std::uint32_t right = 0;
  std::uint32_t bottom = 0;
  bool is_blank = false;  // there is nothing on the page, or dust

  bool operator==(const WhiteMargins&) const = default;
};

/// The white margins of a page in grey, 8 bits a pixel. Specks that are no dust, being too many
/// (a map of dots), are content.
[[nodiscard]] WhiteMargins white_margins(const Raster& page, std::int64_t pixels_per_inch);

/// The same of a picture that fills a page.
struct ImageCrop {
  model::Crop crop = {};
  bool is_blank = false;
};
[[nodiscard]] ImageCrop crop_of_image(std::string_view bytes, Length page_width);

/// What `find_page_margins` (ingest.h) wrote, page by page.
struct PageCrops {
  std::vector<model::Crop> pages = {};
  std::size_t unknown_count = 0;  // pages that could not be drawn and stay whole
  std::size_t blank_count = 0;
  std::size_t first_blank = 0;  // from 1
};
[[nodiscard]] PageCrops read_page_margins(std::string_view text);

}  // namespace gazette::ingest

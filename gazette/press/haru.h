// Pages and fonts as PDF objects, written by libharu. The only place that includes libharu.
//
// Of libharu only its object and page layer is used: its own text functions write a wrong ToUnicode
// map and lose Vietnamese diacritics of some fonts. What comes out is a plain file of pages; the
// finisher (finish.h) makes it a document.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gazette/font/font.h"
#include "gazette/press/glyphs.h"

namespace gazette::press {

/// A face as embedded. The streams are compressed already.
struct EmbeddedFace {
  const FaceGlyphs* glyphs = nullptr;
  std::string program = {};      // the subset: a font file or a bare CFF table
  std::size_t program_size = 0;  // before compression
  std::string to_unicode = {};
  std::string tag = {};  // six capitals before the name of a subset
};

/// A page's content, compressed, and the faces that it names (ascending).
struct PageStream {
  std::string content = {};
  std::vector<font::FaceId> faces = {};
};

/// A PDF file of these pages. Throws `Error` where libharu fails.
[[nodiscard]] std::string write_pages(const font::Fonts& fonts,
                                      const std::vector<EmbeddedFace>& faces,
                                      std::span<const PageStream> pages);

}  // namespace gazette::press

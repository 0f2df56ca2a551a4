// The file to be imposed: any PDF, of whatever origin, looked at page by page before a sheet is
// made of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <qpdf/QPDF.hh>

#include "gazette/base/diagnostic.h"
#include "gazette/press/geometry.h"
#include "gazette/press/impose_layout.h"

namespace gazette::press {

struct SourcePage {
  QPDFObjectHandle object = {};  // /Contents is one stream
  Box trim = {};                 // in its own space
  Box bleed = {};                // the trim at least
  int rotate = 0;                // quarter turns to the right in which a reader sees it
  bool lies =
      false;  // a landscape page among upright ones: it stands on its side, head to the left
};

struct Source {
  std::unique_ptr<QPDF> document = {};
  std::vector<SourcePage> pages = {};
  Format format = {};           // of most pages
  std::size_t bytes_count = 0;  // of the file
};

/// Opens the PDF; its bytes must outlive the result. What print shows of annotations is made part
/// of the pages. Findings G0630 to G0645 say what prevents it or is lost; nothing comes back where
/// it cannot be opened at all.
[[nodiscard]] Source read_source(std::string_view pdf, const std::string& path,
                                 Diagnostics& diagnostics);

/// The width and height of a page as a reader sees it, in thousandths of a point.
[[nodiscard]] std::int64_t seen_width(const SourcePage& page);
[[nodiscard]] std::int64_t seen_height(const SourcePage& page);

/// "page 7", "pages 7, 9 and 11", "pages 7, 8, 9 and 40 more".
[[nodiscard]] std::string pages_text(const std::vector<std::size_t>& pages);

/// "210 x 297 mm".
[[nodiscard]] std::string size_text(Length width, Length height);

}  // namespace gazette::press

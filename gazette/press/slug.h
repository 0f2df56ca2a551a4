// The line of words outside the trim (dòng ghi chú) by which paper and file are matched.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <qpdf/QPDF.hh>

#include "gazette/base/length.h"
#include "gazette/font/font.h"

namespace gazette::press {

inline const Length kSlugSize = points(6);

/// A face cut down to the letters of `texts`, and how to write in it. Must stay until the documents
/// that have its font are written.
class SlugFace {
 public:
  SlugFace(const font::Fonts& fonts, const std::vector<std::string>& texts);

  /// The font object, for `document`.
  [[nodiscard]] QPDFObjectHandle font(QPDF& document);

  /// The operators of one line, from its left end on the baseline, in thousandths of a point; the
  /// font is the resource /Slug. A letter that the face lacks is a space.
  [[nodiscard]] std::string line(const std::string& text, std::int64_t x, std::int64_t y) const;

 private:
  const font::Fonts& fonts_;
  font::FaceId face_;
  std::map<char32_t, std::uint16_t> glyphs_ = {};
  std::string bytes_ = {};
  QPDF document_ = {};
};

}  // namespace gazette::press

// A long PDF in parts, for programs that walk all pages before the first that they are asked for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <qpdf/QPDF.hh>

namespace gazette::preflight {

class PdfParts {
 public:
  /// Opens a PDF, whose bytes must outlive it. Throws what qpdf throws.
  explicit PdfParts(std::string_view pdf);

  /// `count` pages from `first` on (from 0) as a PDF of their own, drawn as they are here. What
  /// leads from page to page (bookmarks, tags, names) is not in it.
  [[nodiscard]] std::string part(std::size_t first, std::size_t count);

 private:
  QPDF document_ = {};
  std::vector<QPDFObjectHandle> pages_ = {};
};

}  // namespace gazette::preflight

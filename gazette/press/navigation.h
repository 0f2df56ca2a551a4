// How a reader moves in the online PDF: outline (bookmarks), links, page labels.
//
// They are made in qpdf and not in libharu, whose destinations are indirect and inexact and whose
// lists end at 32,767 items.
#pragma once

#include <span>
#include <vector>

#include <qpdf/QPDF.hh>

#include "gazette/press/geometry.h"
#include "gazette/press/press.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// A link annotation and the element whose text is pressed (0: of none): all of it, or the runs of
/// this link in it.
struct LinkAnnotation {
  QPDFObjectHandle object = {};
  std::size_t page = 0;  // of the file
  std::uint32_t element = 0;
  std::uint32_t link = 0;
};

/// Adds outline, links and labels to a document whose page `objects[i]` shows `pages[i]` of the
/// book; the links. Those whose anchor is on none of these pages are left out.
std::vector<LinkAnnotation> add_navigation(QPDF& document, std::vector<QPDFObjectHandle>& objects,
                                           const typeset::Book& book,
                                           std::span<const typeset::Page> pages, const Job& job);

/// A rectangle as a PDF object.
[[nodiscard]] QPDFObjectHandle box_object(const Box& box);

/// A number of thousandths as a PDF object.
[[nodiscard]] QPDFObjectHandle number_object(std::int64_t thousandths);

}  // namespace gazette::press

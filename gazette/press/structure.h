// The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8): what a screen reader reads.
//
// It has many more objects than all else in the file, so they are not made in qpdf but written
// straight behind its objects once these are text.
#pragma once

#include <span>
#include <vector>

#include <qpdf/QPDF.hh>

#include "gazette/press/flat_objects.h"
#include "gazette/press/marks.h"
#include "gazette/press/navigation.h"
#include "gazette/press/press.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// A structure that the document knows of, without its elements.
struct BegunStructure {
  QPDFObjectHandle root = {};
  std::vector<QPDFObjectHandle> pages = {};
  std::vector<std::vector<Mark>> marks = {};  // by page
  std::vector<bool> used = {};                // by element: it has something on these pages
  std::vector<LinkAnnotation> links = {};     // of elements, in the order of their way back
  std::vector<LinkAnnotation> pressed = {};   // those of runs that are elements of their own
};

/// Tells a document whose page `objects[i]` shows `pages[i]` of the book, its content marked as
/// `marks_of` says, that there is a structure, and each page and link where its way back begins.
[[nodiscard]] BegunStructure begin_structure(QPDF& document, std::vector<QPDFObjectHandle>& objects,
                                             const typeset::Book& book,
                                             std::span<const typeset::Page> pages,
                                             const std::vector<LinkAnnotation>& links);

/// Writes the tree behind the objects of that document: elements that have something on these
/// pages, their levels of headings counted anew from 1, and the ways back from marks and links.
void write_structure(const BegunStructure& begun, FlatDocument& flat, const typeset::Book& book,
                     std::span<const typeset::Page> pages, const Job& job);

}  // namespace gazette::press

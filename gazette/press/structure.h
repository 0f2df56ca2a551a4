// The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8): what a screen reader reads.
#pragma once

#include <span>
#include <vector>

#include <qpdf/QPDF.hh>

#include "gazette/press/navigation.h"
#include "gazette/press/press.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// Adds the tree to a document whose page `objects[i]` shows `pages[i]` of the book, its content
/// marked as `marks_of` says: elements that have something on these pages, their levels of headings
/// counted anew from 1, and the ways back from marks and links to elements.
void add_structure(QPDF& document, std::vector<QPDFObjectHandle>& objects,
                   const typeset::Book& book, std::span<const typeset::Page> pages, const Job& job,
                   const std::vector<LinkAnnotation>& links);

}  // namespace gazette::press

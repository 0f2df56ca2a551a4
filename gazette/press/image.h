// The pictures of a PDF: each image one object, however often it is shown.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include <qpdf/QPDF.hh>

#include "gazette/press/press.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// PDF files whose pages are shown: a document that shows them needs them until it is written.
using SourceFiles = std::map<std::uint32_t, std::unique_ptr<QPDF>>;

/// Adds the images that `pages` show to the document and to the resources of its page `objects`.
/// Online they keep their colours, a JPEG its very bytes; in print they are grey, as the body is
/// printed in black alone, unless the job keeps them. Pages of a PDF become forms: what they draw,
/// without links and scripts.
[[nodiscard]] SourceFiles add_images(QPDF& document, std::vector<QPDFObjectHandle>& objects,
                                     const typeset::Book& book,
                                     std::span<const typeset::Page> pages, const Job& job);

}  // namespace gazette::press

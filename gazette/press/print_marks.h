// What the printer's pages have beside what readers see: overprint, and marks around the trim.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <qpdf/QPDF.hh>

#include "gazette/press/press.h"
#include "gazette/press/slug.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// Names of resources: the graphics state in which black prints over what is beneath it, the one
/// in which a colour covers it, and the form of the marks.
inline constexpr std::string_view kOverprint = "Over";
inline constexpr std::string_view kKnockout = "Out";
inline constexpr std::string_view kMarks = "Marks";

[[nodiscard]] bool has_crop_marks(const Job& job);

/// Adds to the resources of a print document's page `objects` what their contents name of the
/// above. What it returns must stay until the document is written.
[[nodiscard]] std::unique_ptr<SlugFace> add_print_resources(QPDF& document,
                                                            std::vector<QPDFObjectHandle>& objects,
                                                            const typeset::Book& book,
                                                            std::span<const typeset::Page> pages,
                                                            const Job& job);

}  // namespace gazette::press

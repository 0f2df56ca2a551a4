// The finisher: from libharu's plain file of pages to the document as delivered.
#pragma once

#include <span>
#include <string>

#include "gazette/press/press.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// `begun` has one page for each of `pages`. Gives them their exact boxes and the document its
/// metadata and, online, its navigation. Throws `Error` where qpdf fails.
[[nodiscard]] std::string finish(const Unfinished& begun, const typeset::Book& book,
                                 std::span<const typeset::Page> pages, const Job& job);

}  // namespace gazette::press

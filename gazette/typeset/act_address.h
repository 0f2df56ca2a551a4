// Where an act stands online (địa chỉ bản điện tử), in the foot margin of its first page.
//
// It is shown online alone: the margin has room for it whatever the act holds, so that pages are
// the same with and without an address, on paper and on the screen.
#pragma once

#include <cstddef>
#include <string>

#include "gazette/typeset/book.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {

/// Puts the address of an act onto `first_page` of the book, the last that was added being the
/// act's: as words and as a QR code that are a link to it. Nothing where the address is empty, the
/// layout has no text for it, or the act has no page.
void add_act_address(Setter& setter, const std::string& address, std::size_t first_page,
                     Book& book);

}  // namespace gazette::typeset

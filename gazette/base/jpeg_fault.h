// Whether a JPEG within another file is whole. There it may have colours that no picture file of
// ours has: inks, red, green and blue.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// What the decoder says of a JPEG that is cut off or damaged; empty where it decodes to its end.
[[nodiscard]] std::string jpeg_fault(std::string_view bytes);

}  // namespace gazette

// Compression of streams. The only place that includes libdeflate: it takes a third of zlib's time
// and leaves less.
#pragma once

#include <string>
#include <string_view>

namespace gazette::press {

/// `bytes` in zlib's format, as FlateDecode reads it. The same bytes on every thread.
[[nodiscard]] std::string deflate(std::string_view bytes);

}  // namespace gazette::press

// Compression of streams. The only place that includes libdeflate: it takes a third of zlib's time
// and leaves less.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::press {

/// `bytes` in zlib's format, as FlateDecode reads it. The same bytes on every thread.
[[nodiscard]] std::string deflate(std::string_view bytes);

/// What `packed` unpacks to; nothing where it is cut off, its checksum is wrong, or there is more
/// than `bytes_max`. The bytes stand in `room`, which is only ever made longer, so that one does
/// for many.
[[nodiscard]] std::optional<std::string_view> inflate(std::string_view packed,
                                                      std::size_t bytes_max, std::string& room);

}  // namespace gazette::press

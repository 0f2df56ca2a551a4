// Whether a disk has room for what is about to be written.
#pragma once

#include <cstdint>
#include <filesystem>

namespace gazette {

/// Whether the disk of `folder`, which need not be there yet, has room for so many bytes more, as
/// the file system says without a byte being written; throws `Error` where it has not. Where the
/// file system does not say, it has.
void check_room(const std::filesystem::path& folder, std::uintmax_t bytes);

}  // namespace gazette

#include "gazette/base/room.h"

#include <system_error>

#include <fmt/format.h>

#include "gazette/base/diagnostic.h"

namespace gazette {

void check_room(const std::filesystem::path& folder, std::uintmax_t bytes) {
  std::error_code error;
  std::filesystem::path there = std::filesystem::absolute(folder, error);
  while (!std::filesystem::exists(there, error) && there.has_relative_path()) {
    there = there.parent_path();
  }
  const std::filesystem::space_info space = std::filesystem::space(there, error);
  if (!error && space.available < bytes) {
    throw Error(fmt::format("cannot write into {}: up to {} bytes are needed, and the disk has {}",
                            folder.string(), bytes, space.available),
                folder.string());
  }
}

}  // namespace gazette

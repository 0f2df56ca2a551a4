#include "gazette/press/deflate.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <libdeflate.h>

#include "gazette/base/assert.h"

namespace gazette::press {
namespace {

constexpr int kLevel = 6;

struct Destroyer {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

}  // namespace

std::string deflate(std::string_view bytes) {
  thread_local const std::unique_ptr<libdeflate_compressor, Destroyer> compressor(
      libdeflate_alloc_compressor(kLevel));
  thread_local std::vector<char> room;
  GAZETTE_ASSERT(compressor);
  room.resize(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
  const std::size_t size = libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                                    room.data(), room.size());
  GAZETTE_ASSERT(size > 0);
  return {room.data(), size};
}

std::optional<std::string_view> inflate(std::string_view packed, std::size_t bytes_max,
                                        std::string& room) {
  struct Free {
    void operator()(libdeflate_decompressor* own) const { libdeflate_free_decompressor(own); }
  };
  thread_local const std::unique_ptr<libdeflate_decompressor, Free> unpacker(
      libdeflate_alloc_decompressor());
  GAZETTE_ASSERT(unpacker != nullptr);
  constexpr std::size_t kFirstBytes = 1U << 16U;
  room.resize(std::max(room.size(), kFirstBytes));
  for (;;) {
    std::size_t size = 0;
    const libdeflate_result result = libdeflate_zlib_decompress(
        unpacker.get(), packed.data(), packed.size(), room.data(), room.size(), &size);
    if (result == LIBDEFLATE_SUCCESS && size <= bytes_max) {
      return std::string_view(room).substr(0, size);
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room.size() > bytes_max) {
      return std::nullopt;
    }
    room.resize(room.size() * 2);
  }
}

}  // namespace gazette::press

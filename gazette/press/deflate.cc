#include "gazette/press/deflate.h"

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

}  // namespace gazette::press

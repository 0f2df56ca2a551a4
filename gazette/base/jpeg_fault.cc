#include "gazette/base/jpeg_fault.h"

#include <vector>

#include "gazette/base/jpeg.h"

namespace gazette {

std::string jpeg_fault(std::string_view bytes) {
  const Turbo decoder(tjInitDecompress());
  int width = 0;
  int height = 0;
  int subsampling = 0;
  int colours = 0;
  if (tjDecompressHeader3(decoder.get(), unsigned_bytes(bytes), bytes.size(), &width, &height,
                          &subsampling, &colours) != 0) {
    return tjGetErrorStr2(decoder.get());
  }
  if (width <= 0 || height <= 0) {
    return "it is cut off in its header";
  }
  // Every sample is read, but only one of each block of 8 x 8 is made a pixel of.
  constexpr tjscalingfactor kEighth = {1, 8};
  const int small_width = TJSCALED(width, kEighth);
  const int small_height = TJSCALED(height, kEighth);
  const int format = colours == TJCS_CMYK || colours == TJCS_YCCK ? TJPF_CMYK : TJPF_RGB;
  std::vector<unsigned char> pixels(static_cast<std::size_t>(small_width) *
                                    static_cast<std::size_t>(small_height) *
                                    static_cast<std::size_t>(tjPixelSize[format]));
  if (tjDecompress2(decoder.get(), unsigned_bytes(bytes), bytes.size(), pixels.data(), small_width,
                    0, small_height, format, TJFLAG_LIMITSCANS) == 0) {
    return {};
  }
  const std::string said = tjGetErrorStr2(decoder.get());
  // Bytes too many between the parts are passed over by every reader, and nothing is lost.
  return said.find("extraneous bytes") == std::string::npos ? said : std::string();
}

}  // namespace gazette

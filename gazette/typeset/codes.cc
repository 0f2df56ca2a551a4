#include "gazette/typeset/codes.h"

#include <memory>
#include <string>

#include <dmtx.h>
#include <qrencode.h>

#include "gazette/base/assert.h"

namespace gazette::typeset {
namespace {

constexpr std::size_t kQrBytesMax = 2'000;
constexpr std::size_t kDataMatrixBytesMax = 1'000;
constexpr int kQrMargin = 4;          // ISO/IEC 18004, 6.3.8
constexpr int kDataMatrixMargin = 1;  // ISO/IEC 16022, 7.5

struct FreeQr {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

struct FreeDataMatrix {
  void operator()(DmtxEncode* encode) const { dmtxEncodeDestroy(&encode); }
};

bool is_dark(const Code& code, int row, int column) {
  return code.dark[static_cast<std::size_t>(row * code.modules + column)];
}

}  // namespace

Code qr_code(std::string_view text) {
  GAZETTE_ASSERT(!text.empty() && text.size() <= kQrBytesMax);
  constexpr int kLeastVersion = 0;  // the library chooses
  const std::unique_ptr<QRcode, FreeQr> made(QRcode_encodeData(
      static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()),
      kLeastVersion, QR_ECLEVEL_M));
  GAZETTE_ASSERT(made != nullptr);
  Code code = {.modules = made->width, .margin = kQrMargin};
  code.dark.reserve(static_cast<std::size_t>(made->width * made->width));
  for (int i = 0; i < made->width * made->width; ++i) {
    code.dark.push_back((made->data[i] & 1U) != 0);
  }
  return code;
}

Code data_matrix(std::string_view text) {
  GAZETTE_ASSERT(!text.empty() && text.size() <= kDataMatrixBytesMax);
  const std::unique_ptr<DmtxEncode, FreeDataMatrix> encode(dmtxEncodeCreate());
  GAZETTE_ASSERT(encode != nullptr);
  dmtxEncodeSetProp(encode.get(), DmtxPropSizeRequest, DmtxSymbolSquareAuto);
  std::string bytes(text);
  const DmtxPassFail result = dmtxEncodeDataMatrix(encode.get(), static_cast<int>(bytes.size()),
                                                   reinterpret_cast<unsigned char*>(bytes.data()));
  GAZETTE_ASSERT(result == DmtxPass);
  const int size = encode->region.sizeIdx;
  Code code = {.modules = dmtxGetSymbolAttribute(DmtxSymAttribSymbolRows, size),
               .margin = kDataMatrixMargin};
  code.dark.reserve(static_cast<std::size_t>(code.modules * code.modules));
  for (int row = code.modules - 1; row >= 0; --row) {  // the library counts from the foot
    for (int column = 0; column < code.modules; ++column) {
      const int status = dmtxSymbolModuleStatus(encode->message, size, row, column);
      code.dark.push_back((status & DmtxModuleOnRGB) != 0);
    }
  }
  return code;
}

std::vector<Rule> rules_of(const Code& code, Length x, Length y, Length side) {
  // Each edge is cut from the whole side, so that no rounding adds up and neighbours meet.
  const auto at = [&](int module) { return side * module / code.modules; };
  std::vector<Rule> rules;
  for (int row = 0; row < code.modules; ++row) {
    for (int column = 0; column < code.modules; ++column) {
      if (!is_dark(code, row, column)) {
        continue;
      }
      const int first = column;
      while (column < code.modules && is_dark(code, row, column)) {
        ++column;
      }
      rules.push_back({.x = x + at(first),
                       .y = y + at(row),
                       .width = at(column) - at(first),
                       .height = at(row + 1) - at(row)});
    }
  }
  return rules;
}

}  // namespace gazette::typeset

// Streams of a foreign PDF, unpacked with a bound.

#include <memory>
#include <stdexcept>

#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "gazette/pdf/pdf.h"

namespace gazette::pdf {
namespace {

/// Ends a stream that grows without end by an exception, which qpdf takes for a damaged stream.
class BoundedSink : public Pipeline {
 public:
  explicit BoundedSink(std::size_t most) : Pipeline("sink", nullptr), most_(most) {}
  void write(const unsigned char* bytes, std::size_t size) override {
    if (size > most_ - bytes_.size()) {
      throw std::runtime_error("a stream unpacks without end");
    }
    const void* const first = bytes;
    bytes_.append(static_cast<const char*>(first), size);
  }
  void finish() override {}
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::size_t most_;
  std::string bytes_ = {};
};

}  // namespace

std::optional<std::string> unpacked(QPDFObjectHandle stream, std::size_t bytes_max) {
  BoundedSink sink(bytes_max);
  bool is_filtered = false;
  const bool is_whole = stream.pipeStreamData(&sink, &is_filtered, 0, qpdf_dl_all, true);
  return is_whole && is_filtered ? std::optional(sink.take()) : std::nullopt;
}

std::optional<std::string> outer_unpacked(QPDFObjectHandle stream) {
  const std::shared_ptr<Buffer> raw = stream.getRawStreamData();
  const void* const first = raw->getBuffer();
  std::string bytes(static_cast<const char*>(first), raw->getSize());
  QPDFObjectHandle filters = stream.getDict().getKey("/Filter");
  if (!filters.isArray() || filters.getArrayNItems() < 2) {
    return bytes;
  }
  QPDFObjectHandle outer = filters.shallowCopy();
  outer.eraseItem(outer.getArrayNItems() - 1);
  QPDFObjectHandle parameters = stream.getDict().getKey("/DecodeParms");
  if (parameters.isArray() && parameters.getArrayNItems() == filters.getArrayNItems()) {
    parameters = parameters.shallowCopy();
    parameters.eraseItem(parameters.getArrayNItems() - 1);
  }
  QPDFObjectHandle packed = QPDFObjectHandle::newStream(stream.getOwningQPDF());
  packed.replaceStreamData(bytes, outer, parameters);
  return unpacked(packed, kContentBytesMax);
}

}  // namespace gazette::pdf

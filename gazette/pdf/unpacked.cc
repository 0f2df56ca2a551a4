// Streams of a foreign PDF, unpacked with a bound.

#include <stdexcept>

#include <qpdf/Pipeline.hh>
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

}  // namespace gazette::pdf

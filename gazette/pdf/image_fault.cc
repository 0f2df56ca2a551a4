// Whether the images of a foreign PDF decode to their ends, as somebody will have to do who shows
// them.

#include <algorithm>

#include <fmt/format.h>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "gazette/base/image.h"
#include "gazette/base/jpeg_fault.h"
#include "gazette/pdf/colour.h"
#include "gazette/pdf/pdf.h"

namespace gazette::pdf {
namespace {

using Object = QPDFObjectHandle;

/// Counts what a stream unpacks to, and keeps nothing of it. More than it may is an exception,
/// which qpdf takes for a damaged stream.
class CountingSink : public Pipeline {
 public:
  explicit CountingSink(std::uint64_t most) : Pipeline("sink", nullptr), most_(most) {}
  void write(const unsigned char*, std::size_t size) override {
    count_ += size;
    if (count_ > most_) {
      throw std::runtime_error("a stream unpacks without end");
    }
  }
  void finish() override {}
  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  std::uint64_t most_;
  std::uint64_t count_ = 0;
};

std::uint64_t number_of(Object object) {
  constexpr long long kMost = 1'000'000;
  return object.isInteger()
             ? static_cast<std::uint64_t>(std::clamp(object.getIntValue(), 0LL, kMost))
             : 0;
}

/// The bytes of all samples.
std::uint64_t size_of(Object entries, Object resources) {
  Object stencil = entries.getKey("/ImageMask");
  const bool is_stencil = stencil.isBool() && stencil.getBoolValue();
  const std::uint64_t bits =
      is_stencil ? 1
                 : number_of(entries.getKey("/BitsPerComponent")) *
                       read_space(entries.getKey("/ColorSpace"), resources).components_count;
  return (number_of(entries.getKey("/Width")) * std::min<std::uint64_t>(bits, 1'024) + 7) / 8 *
         number_of(entries.getKey("/Height"));
}

std::string last_filter(Object entries) {
  Object filter = entries.getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() > 0) {
    filter = filter.getArrayItem(filter.getArrayNItems() - 1);
  }
  return filter.isName() ? filter.getName() : "";
}

std::string samples_fault(Object image, Object resources) {
  constexpr std::uint64_t kSlack = 64'000'000;  // nobody minds what lies behind the samples
  const std::uint64_t size = size_of(image.getDict(), resources);
  CountingSink sink(size + kSlack);
  bool is_filtered = false;
  if (!image.pipeStreamData(&sink, &is_filtered, 0, qpdf_dl_all, true) || !is_filtered) {
    return "it does not unpack";
  }
  return sink.count() < size ? fmt::format("it unpacks to {} bytes of {}", sink.count(), size)
                             : std::string();
}

std::string own_fault(Object image, Object resources) {
  const std::string filter = last_filter(image.getDict());
  if (filter != "/DCTDecode" && filter != "/JPXDecode" && filter != "/CCITTFaxDecode" &&
      filter != "/JBIG2Decode") {
    return samples_fault(image, resources);
  }
  const std::optional<std::string> bytes = outer_unpacked(image);
  if (!bytes || bytes->empty()) {
    return "it does not unpack";
  }
  if (filter == "/DCTDecode") {
    const std::string fault = jpeg_fault(*bytes);
    return fault.empty() ? fault : fmt::format("the JPEG is damaged: {}", fault);
  }
  const bool is_jpeg_2000 =
      bytes->starts_with("\xFF\x4F\xFF\x51") || bytes->compare(4, 4, "jP  ") == 0;
  return filter == "/JPXDecode" && !is_jpeg_2000 ? "it is no JPEG 2000" : std::string();
}

}  // namespace

std::string image_fault(Object image, Object resources) {
  std::string fault = own_fault(image, resources);
  for (const char* const key : {"/SMask", "/Mask"}) {
    Object mask = image.getDict().getKey(key);
    if (fault.empty() && mask.isStream()) {
      const std::string own = own_fault(mask, resources);
      fault = own.empty() ? own : fmt::format("of its mask, {}", own);
    }
  }
  return fault;
}

}  // namespace gazette::pdf

// Pictures in the inks of the press.

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <memory>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>
#include <lcms2.h>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "gazette/base/assert.h"
#include "gazette/base/diagnostic.h"
#include "gazette/base/hash.h"
#include "gazette/base/image.h"
#include "gazette/pdf/pdf.h"
#include "gazette/press/deflate.h"
#include "gazette/press/press.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

InkReading read_page(std::string_view bytes);
std::string inks_of(const Raster& raster, const InkProfiles& profiles);
std::string page_of(const Raster& raster, const std::string& samples);

}  // namespace

InkReading read_in_inks(std::string_view bytes, const InkProfiles& profiles) {
  if (bytes.starts_with("%PDF-")) {
    return read_page(bytes);
  }
  const ImageReading reading = read_image(bytes);
  if (!reading.facts) {
    return {.fault = reading.fault == ImageFault::other_kind
                         ? fmt::format("it is {}, no PDF, PNG or JPEG in RGB or grey",
                                       reading.kind.empty() ? "no picture" : reading.kind)
                         : fmt::format("it cannot be read ({})", reading.detail)};
  }
  const bool is_colour = reading.facts->is_colour;
  // What is black and white alone would need 800 pixels to the inch; as greys it does with 225.
  const Raster raster = decode_colours(bytes);
  InkReading own = read_page(page_of(raster, is_colour ? inks_of(raster, profiles) : raster.rows));
  GAZETTE_ASSERT(own.picture.has_value());
  own.picture->pixels_across = raster.width;
  return own;
}

namespace {

/// The most ink that the colour operators of a page ask for, in its forms too.
class InkMeter : public Object::ParserCallbacks {
 public:
  InkMeter(const Object& resources, int depth) : resources_(resources), depth_(depth) {}

  void handleObject(Object object) override {
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    const std::string name = object.getOperatorValue();
    constexpr std::array<std::string_view, 6> kColours = {"k", "K", "sc", "SC", "scn", "SCN"};
    if (name == "Do" && operands_.size() == 1 && operands_[0].isName()) {
      measure_form(resources_.getKey("/XObject").getKeyIfDict(operands_[0].getName()));
    } else if (std::find(kColours.begin(), kColours.end(), name) != kColours.end()) {
      measure_inks();
    }
    operands_.clear();
  }
  void handleEOF() override {}
  [[nodiscard]] double most() const { return most_; }

 private:
  void measure_inks() {
    constexpr std::size_t kInks = 4;
    const bool is_inks =
        operands_.size() == kInks && std::all_of(operands_.begin(), operands_.end(),
                                                 [](Object& each) { return each.isNumber(); });
    double sum = 0;
    for (std::size_t i = 0; is_inks && i < kInks; ++i) {
      sum += std::clamp(operands_[i].getNumericValue(), 0.0, 1.0);
    }
    most_ = std::max(most_, sum);
  }

  void measure_form(Object form) {
    constexpr int kDepthMost = 8;  // a form that draws itself goes no deeper
    if (depth_ >= kDepthMost || !form.isStream() ||
        !form.getDict().getKey("/Subtype").isNameAndEquals("/Form")) {
      return;
    }
    const Object own = form.getDict().getKey("/Resources");
    InkMeter inside(Object(own).isDictionary() ? own : resources_, depth_ + 1);
    Object::parseContentStream(form, &inside);
    most_ = std::max(most_, inside.most_);
  }

  Object resources_;
  int depth_ = 0;
  double most_ = 0;  // 4: all four inks in full
  std::vector<Object> operands_ = {};
};

/// The first page of a PDF as it is; it must be the only one.
InkReading read_page(std::string_view bytes) {
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.setAttemptRecovery(false);
    document.processMemoryFile("picture", bytes.data(), bytes.size());
    if (document.isEncrypted()) {
      return {.fault = "it is locked"};
    }
    const auto pages = QPDFPageDocumentHelper(document).getAllPages();
    if (pages.size() != 1) {
      return {.fault = fmt::format("it has {} pages instead of one", pages.size())};
    }
    QPDFPageObjectHelper page = pages.front();
    pdf::draw_annotations(document);
    const Object::Rectangle box = page.getTrimBox().getArrayAsRectangle();
    const Object rotate = page.getAttribute("/Rotate", false);
    double width = std::abs(box.urx - box.llx);
    double height = std::abs(box.ury - box.lly);
    constexpr double kPointsMost = 14'400;  // what a page of a PDF may have
    if (!(width >= 1 && height >= 1 && width <= kPointsMost && height <= kPointsMost)) {
      return {.fault = "its page has no size"};
    }
    if (Object(rotate).isInteger() && Object(rotate).getIntValue() % 180 != 0) {
      std::swap(width, height);
    }
    InkMeter meter(page.getAttribute("/Resources", false), 0);
    page.parseContents(&meter);
    constexpr double kPercent = 100;
    InkPicture picture{.width = points(width),
                       .height = points(height),
                       .ink_percent_most = static_cast<int>(std::lround(meter.most() * kPercent))};
    picture.image = {.sha256 = sha256(bytes),
                     .facts = {.format = ImageFormat::pdf},
                     .bytes = std::string(bytes)};
    return {.picture = std::move(picture)};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const QPDFExc& failure) {
    return {.fault = failure.getErrorCode() == qpdf_e_password
                         ? "it is locked"
                         : fmt::format("it is damaged ({})", failure.what())};
  } catch (const std::exception& failure) {
    return {.fault = fmt::format("it is damaged ({})", failure.what())};
  }
}

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<std::remove_pointer_t<cmsHPROFILE>, CloseProfile>;
struct DeleteTransform {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Transform = std::unique_ptr<std::remove_pointer_t<cmsHTRANSFORM>, DeleteTransform>;

Profile open_profile(std::string_view bytes) {
  return Profile(cmsOpenProfileFromMem(bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
}

/// From red, green and blue to four inks; null where there is none.
Transform open_transform(const InkProfiles& profiles) {
  const Profile rgb = open_profile(profiles.rgb);
  const Profile press = open_profile(profiles.press);
  return Transform(rgb && press ? cmsCreateTransform(rgb.get(), TYPE_RGB_8, press.get(),
                                                     TYPE_CMYK_8, INTENT_RELATIVE_COLORIMETRIC,
                                                     cmsFLAGS_BLACKPOINTCOMPENSATION)
                                : nullptr);
}

/// Pixels of red, green and blue in four inks.
std::string inks_of(const Raster& raster, const InkProfiles& profiles) {
  const Transform transform = open_transform(profiles);
  if (!transform) {
    throw Error("Little CMS cannot convert colours by the profile of the printing condition",
                "layouts/colour");
  }
  const std::size_t pixels_count = std::size_t{raster.width} * raster.height;
  constexpr std::size_t kInks = 4;
  std::string inks(pixels_count * kInks, '\0');
  cmsDoTransform(transform.get(), raster.rows.data(), inks.data(),
                 static_cast<cmsUInt32Number>(pixels_count));
  return inks;
}

/// A PDF whose page is the picture, a pixel a point; large ones are made smaller, as a page has its
/// limits.
std::string page_of(const Raster& raster, const std::string& samples) {
  QPDF document;
  document.emptyPDF();
  Object image = Object::newStream(&document, deflate(samples));
  Object entries = image.getDict();
  entries.replaceKey("/Type", Object::newName("/XObject"));
  entries.replaceKey("/Subtype", Object::newName("/Image"));
  entries.replaceKey("/Width", Object::newInteger(raster.width));
  entries.replaceKey("/Height", Object::newInteger(raster.height));
  entries.replaceKey("/ColorSpace",
                     Object::newName(raster.channels_count == 3 ? "/DeviceCMYK" : "/DeviceGray"));
  constexpr int kBits = 8;
  entries.replaceKey("/BitsPerComponent", Object::newInteger(kBits));
  entries.replaceKey("/Filter", Object::newName("/FlateDecode"));
  constexpr std::uint32_t kSideMost = 10'000;
  const std::uint32_t shrink = std::max(raster.width, raster.height) / kSideMost + 1;
  const std::uint32_t width = std::max(raster.width / shrink, 1U);
  const std::uint32_t height = std::max(raster.height / shrink, 1U);
  Object content =
      Object::newStream(&document, fmt::format("{} 0 0 {} 0 0 cm /P Do\n", width, height));
  Object page = Object::parse(fmt::format(
      "<</Type /Page /MediaBox [0 0 {} {}] /Resources <</XObject <<>>>>>>", width, height));
  page.getKey("/Resources").getKey("/XObject").replaceKey("/P", image);
  page.replaceKey("/Contents", content);
  QPDFPageDocumentHelper(document).addPage(document.makeIndirectObject(page), true);
  std::string bytes;
  Pl_String collector("PDF", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&collector);
  writer.setDeterministicID(true);
  writer.write();
  return bytes;
}

}  // namespace

bool can_convert(const InkProfiles& profiles) {
  // A profile begins with its length (ICC.1, 7.2.2), which Little CMS looks at only from below.
  constexpr std::size_t kLength = 4;
  for (const std::string_view profile : {profiles.rgb, profiles.press}) {
    std::size_t said = 0;
    for (const char c : profile.substr(0, kLength)) {
      said = said * 256 + static_cast<unsigned char>(c);
    }
    if (said != profile.size()) {
      return false;
    }
  }
  return open_transform(profiles) != nullptr;
}

}  // namespace gazette::press

#include "gazette/ingest/facsimile_pdf.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace gazette::ingest {
namespace {

using Object = QPDFObjectHandle;

/// Counts what the streams of a page unpack to. It ends one that grows without end by an exception,
/// which qpdf takes for a damaged stream, and so remembers it.
class ByteCounter : public Pipeline {
 public:
  explicit ByteCounter(std::size_t most) : Pipeline("counter", nullptr), most_(most) {}
  void write(const unsigned char*, std::size_t size) override {
    count_ += size;
    if (is_over()) {
      throw std::runtime_error("a page unpacks without end");
    }
  }
  void finish() override {}
  [[nodiscard]] bool is_over() const { return count_ > most_; }

 private:
  std::size_t most_;
  std::size_t count_ = 0;
};

bool is_even(double first, double second, double third) {
  constexpr double kSlight = 0.02;
  return std::abs(first - second) < kSlight && std::abs(second - third) < kSlight;
}

/// Follows the operators of a page: where pictures stand, and whether there is colour.
class PageLook : public QPDFObjectHandle::ParserCallbacks {
 public:
  explicit PageLook(Object pictures) : pictures_(std::move(pictures)) {}

  void handleObject(Object object) override {
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    perform(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}

  PdfPage page = {};

 private:
  [[nodiscard]] double number(std::size_t i) {
    return i < operands_.size() && operands_[i].isNumber() ? operands_[i].getNumericValue() : 0;
  }

  void perform(const std::string& word) {
    if (word == "q") {
      former_.push_back(matrix_);
    } else if (word == "Q" && !former_.empty()) {
      matrix_ = former_.back();
      former_.pop_back();
    } else if (word == "cm") {
      matrix_.concat(QPDFMatrix(number(0), number(1), number(2), number(3), number(4), number(5)));
    } else if (word == "Do" && !operands_.empty() && operands_[0].isName()) {
      show(pictures_.getKeyIfDict(operands_[0].getName()));
    } else if (word == "rg" || word == "RG" || word == "sc" || word == "SC" || word == "scn" ||
               word == "SCN") {
      page.is_colour =
          page.is_colour || (operands_.size() == 3 && !is_even(number(0), number(1), number(2)));
    } else if (word == "k" || word == "K") {
      page.is_colour = page.is_colour || !is_even(number(0), number(1), number(2));
    }
  }

  void show(Object picture) {
    if (!picture.isStream() || picture.getDict().getKey("/Subtype").unparse() != "/Image") {
      return;
    }
    Object facts = picture.getDict();
    const bool is_mask =
        facts.getKey("/ImageMask").isBool() && facts.getKey("/ImageMask").getBoolValue();
    const bool is_bilevel = is_mask || (facts.getKey("/BitsPerComponent").isInteger() &&
                                        facts.getKey("/BitsPerComponent").getIntValue() == 1);
    const double pixels = static_cast<double>(integer(facts, "/Width"));
    const double points = std::hypot(matrix_.a, matrix_.b);
    const double area = points * std::hypot(matrix_.c, matrix_.d);
    page.is_colour = page.is_colour || (!is_mask && is_coloured(facts.getKey("/ColorSpace")));
    if (area > largest_ && points > 0) {
      largest_ = area;
      page.pixels_per_inch = static_cast<std::int64_t>(std::lround(pixels * 72.0 / points));
      page.is_bilevel = is_bilevel;
    }
  }

  static std::int64_t integer(Object dictionary, const std::string& key) {
    Object value = dictionary.getKey(key);
    return value.isInteger() ? value.getIntValue() : 0;
  }

  static bool is_coloured(Object space) {
    const std::string name = space.isArray() && space.getArrayNItems() > 0
                                 ? space.getArrayItem(0).unparse()
                                 : space.unparse();
    if (name == "/Indexed" && space.getArrayNItems() > 1) {
      return is_coloured(space.getArrayItem(1));
    }
    if (name == "/ICCBased" && space.getArrayNItems() > 1 && space.getArrayItem(1).isStream()) {
      return integer(space.getArrayItem(1).getDict(), "/N") > 1;
    }
    return name == "/DeviceRGB" || name == "/CalRGB" || name == "/DeviceCMYK" || name == "/Lab";
  }

  Object pictures_;
  std::vector<Object> operands_ = {};
  QPDFMatrix matrix_ = {};
  std::vector<QPDFMatrix> former_ = {};
  double largest_ = 0;
};

PdfPage read_page(QPDFPageObjectHelper page, std::size_t content_bytes_max) {
  ByteCounter counter(content_bytes_max);
  for (Object stream : page.getPageContents()) {
    bool is_decoded = false;
    if (!stream.pipeStreamData(&counter, &is_decoded, 0, qpdf_dl_generalized) ||
        counter.is_over()) {
      throw std::runtime_error("a page does not unpack, or without end");
    }
  }
  PageLook look(page.getAttribute("/Resources", false).getKeyIfDict("/XObject"));
  page.parseContents(&look);
  const QPDFObjectHandle::Rectangle box = page.getTrimBox().getArrayAsRectangle();
  const double width = std::abs(box.urx - box.llx);
  const double height = std::abs(box.ury - box.lly);
  Object rotate = page.getAttribute("/Rotate", false);
  const bool is_turned = rotate.isInteger() && rotate.getIntValue() % 180 != 0;
  constexpr double kPointsMost = 14'400;  // what a page of a PDF may have
  if (!(width >= 1 && height >= 1 && width <= kPointsMost && height <= kPointsMost)) {
    throw std::runtime_error("a page without a size");
  }
  look.page.width = points(is_turned ? height : width);
  look.page.height = points(is_turned ? width : height);
  return look.page;
}

}  // namespace

PdfReading read_pdf(std::string_view bytes, std::size_t content_bytes_max) {
  PdfReading reading;
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.setAttemptRecovery(false);
    document.processMemoryFile("facsimile", bytes.data(), bytes.size());
    if (document.isEncrypted()) {
      return {.fault = PdfFault::encrypted};
    }
    for (const QPDFPageObjectHelper& page : QPDFPageDocumentHelper(document).getAllPages()) {
      reading.pages.push_back(read_page(page, content_bytes_max));
    }
    if (document.anyWarnings()) {
      return {.fault = PdfFault::damaged,
              .detail = document.getWarnings().front().getMessageDetail()};
    }
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const QPDFExc& failure) {
    return {.fault =
                failure.getErrorCode() == qpdf_e_password ? PdfFault::encrypted : PdfFault::damaged,
            .detail = failure.getMessageDetail()};
  } catch (const std::exception& failure) {
    return {.fault = PdfFault::damaged, .detail = failure.what()};
  }
  return reading;
}

}  // namespace gazette::ingest

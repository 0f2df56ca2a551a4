#include "gazette/ingest/facsimile_pdf.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace gazette::ingest {
namespace {

using Object = QPDFObjectHandle;

/// Forms within forms; what is deeper is not looked at.
constexpr int kDepthMax = 32;

/// Follows the operators of a page, and of the forms on it: where pictures stand.
class PageLook : public QPDFObjectHandle::ParserCallbacks {
 public:
  PageLook(Object resources, std::size_t bytes_max)
      : resources_(std::move(resources)), bytes_left_(bytes_max) {}

  /// Counts what a stream unpacks to, before it is read. Throws where that is too much.
  void admit(Object stream) {
    const std::optional<std::string> bytes =
        stream.isStream() ? pdf::unpacked(stream, bytes_left_) : std::nullopt;
    if (!bytes) {
      throw std::runtime_error("a page does not unpack, or without end");
    }
    bytes_left_ -= bytes->size();
  }

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
    } else if (word == "ID") {  // an image within the content: keys and values
      Object facts = Object::newDictionary();
      for (std::size_t i = 0; i + 1 < operands_.size(); i += 2) {
        facts.replaceKey(operands_[i].isName() ? operands_[i].getName() : "/", operands_[i + 1]);
      }
      show_image(facts);
    } else if (word == "Do" && !operands_.empty() && operands_[0].isName()) {
      show(resources_.getKeyIfDict("/XObject").getKeyIfDict(operands_[0].getName()));
    }
  }

  void show(Object object) {
    if (!object.isStream()) {
      return;
    }
    Object kind = object.getDict().getKey("/Subtype");
    if (kind.isNameAndEquals("/Image")) {
      show_image(object.getDict());
    } else if (kind.isNameAndEquals("/Form") && depth_ < kDepthMax) {
      show_form(object);
    }
  }

  void show_form(Object form) {
    admit(form);
    Object own = form.getDict().getKey("/Resources");
    const Object around = std::exchange(resources_, own.isDictionary() ? own : resources_);
    const QPDFMatrix outer = matrix_;
    std::vector<QPDFMatrix> former = std::exchange(former_, {});
    if (Object matrix = form.getDict().getKey("/Matrix"); matrix.isMatrix()) {
      matrix_.concat(QPDFMatrix(matrix.getArrayAsMatrix()));
    }
    ++depth_;
    operands_.clear();
    form.parseAsContents(this);
    operands_.clear();
    --depth_;
    former_ = std::move(former);
    matrix_ = outer;
    resources_ = around;
  }

  void show_image(Object facts) {
    const bool is_mask = is_true(value(facts, "/ImageMask", "/IM"));
    const std::int64_t bits = integer(value(facts, "/BitsPerComponent", "/BPC"));
    const auto pixels = static_cast<double>(integer(value(facts, "/Width", "/W")));
    const double points = std::hypot(matrix_.a, matrix_.b);
    const double area = points * std::hypot(matrix_.c, matrix_.d);
    if (area > largest_ && points > 0) {
      largest_ = area;
      page.pixels_per_inch = static_cast<std::int64_t>(std::lround(pixels * 72.0 / points));
      page.is_bilevel = is_mask || bits == 1;
    }
  }

  static Object value(Object facts, const char* key, const char* short_key) {
    return facts.hasKey(key) ? facts.getKey(key) : facts.getKey(short_key);
  }
  static std::int64_t integer(Object object) {
    return object.isInteger() ? object.getIntValue() : 0;
  }
  static bool is_true(Object object) { return object.isBool() && object.getBoolValue(); }

  Object resources_;
  std::size_t bytes_left_;
  int depth_ = 0;
  std::vector<Object> operands_ = {};
  QPDFMatrix matrix_ = {};
  std::vector<QPDFMatrix> former_ = {};
  double largest_ = 0;
};

PdfPage read_page(QPDFPageObjectHelper page, std::size_t content_bytes_max) {
  PageLook look(page.getAttribute("/Resources", false), content_bytes_max);
  for (const Object& stream : page.getPageContents()) {
    look.admit(stream);
  }
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
    // As the printer will do it, so that nothing is left to be found out then.
    pdf::GreyPages grey = pdf::make_grey(document);
    for (std::size_t i = 0; i < reading.pages.size(); ++i) {
      reading.pages[i].is_colour = grey.coloured[i];
    }
    reading.grey_faults = std::move(grey.faults);
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

#include "gazette/ingest/facsimile_pdf.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace gazette::ingest {
namespace {

using Object = QPDFObjectHandle;

/// Forms within forms; what is deeper is not looked at.
constexpr int kDepthMax = 32;

/// A map shows its signs some ten thousand times; a form costs a thousand beside its bytes.
constexpr std::size_t kBytesAgainMax = 20'000'000;

/// What looking at a document may cost, over all of its pages.
struct LookBudget {
  std::size_t bytes_left = 0;                    // for contents, each counted once
  std::size_t bytes_again_left = 0;              // for forms that are shown again
  std::map<QPDFObjGen, std::size_t> known = {};  // forms counted, with their sizes
};

/// Follows the operators of a page, and of the forms on it: where pictures stand.
class PageLook : public QPDFObjectHandle::ParserCallbacks {
 public:
  PageLook(Object resources, LookBudget& budget)
      : resources_(std::move(resources)), budget_(budget) {}

  /// Counts what a stream unpacks to, before it is read. Throws where that is too much.
  std::size_t admit(Object stream) {
    const std::optional<std::string> bytes =
        stream.isStream() ? pdf::unpacked(stream, budget_.bytes_left) : std::nullopt;
    if (!bytes) {
      throw std::runtime_error("its pages do not unpack, or without end");
    }
    budget_.bytes_left -= bytes->size();
    return bytes->size();
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
    } else if ((word == "scn" || word == "SCN") && !operands_.empty() &&
               operands_.back().isName()) {
      show_pattern(resources_.getKeyIfDict("/Pattern").getKeyIfDict(operands_.back().getName()));
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
      show_form(object, matrix_);
    }
  }

  /// Its tiles lie as the content does that paints with it, wherever that is by now.
  void show_pattern(Object pattern) {
    if (pattern.isStream() && depth_ < kDepthMax) {
      show_form(pattern, begin_);
    }
  }

  /// False where forms were shown again and again: the picture of a page that is then not found is
  /// missing from a note, and nothing else.
  bool admit_form(Object form) {
    constexpr std::size_t kBytesEach = 1'000;  // what a short form costs as well
    const auto [known, is_new] = budget_.known.emplace(form.getObjGen(), 0);
    if (is_new) {
      known->second = kBytesEach + admit(form);
      return true;
    }
    const bool is_within = known->second <= budget_.bytes_again_left;
    budget_.bytes_again_left -= is_within ? known->second : 0;
    return is_within;
  }

  void show_form(Object form, const QPDFMatrix& begin) {
    if (!admit_form(form)) {
      return;
    }
    Object own = form.getDict().getKey("/Resources");
    const Object around = std::exchange(resources_, own.isDictionary() ? own : resources_);
    const QPDFMatrix outer = std::exchange(matrix_, begin);
    std::vector<QPDFMatrix> former = std::exchange(former_, {});
    if (Object matrix = form.getDict().getKey("/Matrix"); matrix.isMatrix()) {
      matrix_.concat(QPDFMatrix(matrix.getArrayAsMatrix()));
    }
    const QPDFMatrix outer_begin = std::exchange(begin_, matrix_);
    ++depth_;
    operands_.clear();
    form.parseAsContents(this);
    operands_.clear();
    --depth_;
    former_ = std::move(former);
    matrix_ = outer;
    begin_ = outer_begin;
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
  LookBudget& budget_;
  int depth_ = 0;
  std::vector<Object> operands_ = {};
  QPDFMatrix matrix_ = {};
  QPDFMatrix begin_ = {};  // with which the content at hand begins
  std::vector<QPDFMatrix> former_ = {};
  double largest_ = 0;
};

/// Whether a page says how large its sheet is. Readers guess where it does not, each in its way.
bool has_sheet(QPDFPageObjectHelper page) {
  Object box = page.getAttribute("/MediaBox", false);
  if (!box.isRectangle()) {
    return false;
  }
  const Object::Rectangle sheet = box.getArrayAsRectangle();
  return std::abs(sheet.urx - sheet.llx) >= 1 && std::abs(sheet.ury - sheet.lly) >= 1;
}

PdfPage read_page(QPDFPageObjectHelper page, std::size_t number, LookBudget& budget) {
  if (!has_sheet(page)) {
    throw std::runtime_error(fmt::format("page {} has no MediaBox, or one without a size", number));
  }
  PageLook look(page.getAttribute("/Resources", false), budget);
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
    throw std::runtime_error(fmt::format("page {} has no size", number));
  }
  look.page.width = points(is_turned ? height : width);
  look.page.height = points(is_turned ? width : height);
  return look.page;
}

/// Sizes that are told in a unit of their own: not every program knows it.
void find_units(const std::vector<QPDFPageObjectHelper>& pages,
                std::vector<pdf::PageFault>& foreign) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Object unit = QPDFPageObjectHelper(pages[i]).getObjectHandle().getKey("/UserUnit");
    if (!unit.isNull() && !(unit.isNumber() && unit.getNumericValue() == 1)) {
      foreign.push_back({.page = i + 1,
                         .what = fmt::format(
                             "sizes in a unit of its own (UserUnit{})",
                             unit.isNumber() ? fmt::format(" {:g}", unit.getNumericValue()) : "")});
    }
  }
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
    QPDFPageDocumentHelper pages(document);
    reading.pages_count = pages.getAllPages().size();
    if (reading.pages_count > kFacsimilePagesMax) {
      reading.fault = PdfFault::too_long;
      return reading;
    }
    pdf::draw_annotations(document);
    LookBudget budget{.bytes_left = content_bytes_max, .bytes_again_left = kBytesAgainMax};
    for (const QPDFPageObjectHelper& page : pages.getAllPages()) {
      reading.pages.push_back(read_page(page, reading.pages.size() + 1, budget));
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
    reading.damaged = std::move(grey.damaged);
    reading.foreign = std::move(grey.absent);
    find_units(pages.getAllPages(), reading.foreign);
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

DrawablePdf drawable_pdf(std::string_view bytes) {
  DrawablePdf drawable;
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.setAttemptRecovery(false);
    document.processMemoryFile("facsimile", bytes.data(), bytes.size());
    QPDFPageDocumentHelper helper(document);
    const std::vector<QPDFPageObjectHelper> pages = helper.getAllPages();
    if (document.isEncrypted() || pages.size() > kFacsimilePagesMax) {
      return {};
    }
    pdf::draw_annotations(document);
    for (QPDFPageObjectHelper page : pages) {
      const Object trimmed = page.getTrimBox().shallowCopy();
      for (const char* const box : {"/MediaBox", "/CropBox"}) {
        page.getObjectHandle().replaceKey(box, trimmed);
      }
    }
    Pl_String collector("PDF", nullptr, drawable.bytes);
    QPDFWriter writer(document);
    writer.setOutputPipeline(&collector);
    writer.setStaticID(true);  // nobody keeps it
    writer.write();
    drawable.pages_count = pages.size();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return {};
  }
  return drawable;
}

}  // namespace gazette::ingest

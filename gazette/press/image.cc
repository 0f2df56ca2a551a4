#include "gazette/press/image.h"

#include <stdexcept>
#include <string>
#include <string_view>

#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "gazette/base/diagnostic.h"
#include "gazette/base/image.h"
#include "gazette/pdf/pdf.h"
#include "gazette/press/content.h"
#include "gazette/press/deflate.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

/// The filter of PNG that stores each byte as its difference from the one above: drawings and scans
/// then hold mostly zeros.
constexpr int kPredictorUp = 12;
constexpr char kRowFilterUp = 2;

std::string rows_as_differences(const Raster& raster) {
  const std::size_t bytes_per_row = raster.rows.size() / raster.height;
  std::string rows;
  rows.reserve(raster.rows.size() + raster.height);
  for (std::size_t begin = 0; begin < raster.rows.size(); begin += bytes_per_row) {
    rows += kRowFilterUp;
    for (std::size_t i = begin; i < begin + bytes_per_row; ++i) {
      const unsigned char above =
          begin == 0 ? 0 : static_cast<unsigned char>(raster.rows[i - bytes_per_row]);
      rows += static_cast<char>(static_cast<unsigned char>(raster.rows[i]) - above);
    }
  }
  return rows;
}

Object new_image(QPDF& document, const ImageFacts& facts, bool is_colour, int bits) {
  Object image = Object::newStream(&document);
  Object dictionary = image.getDict();
  dictionary.replaceKey("/Type", Object::newName("/XObject"));
  dictionary.replaceKey("/Subtype", Object::newName("/Image"));
  dictionary.replaceKey("/Width", Object::newInteger(facts.width));
  dictionary.replaceKey("/Height", Object::newInteger(facts.height));
  dictionary.replaceKey("/ColorSpace", Object::newName(is_colour ? "/DeviceRGB" : "/DeviceGray"));
  dictionary.replaceKey("/BitsPerComponent", Object::newInteger(bits));
  return image;
}

Object jpeg_object(QPDF& document, const model::Image& source, bool is_grey) {
  const bool is_colour = source.facts.is_colour && !is_grey;
  Object image = new_image(document, source.facts, is_colour, 8);
  image.replaceStreamData(
      source.facts.is_colour && is_grey ? grey_jpeg(source.bytes) : source.bytes,
      Object::newName("/DCTDecode"), Object::newNull());
  return image;
}

Object png_object(QPDF& document, const model::Image& source, bool is_grey) {
  const Raster raster = decode_png(source.bytes, is_grey);
  const bool is_colour = raster.channels_count == 3;
  Object image = new_image(document, source.facts, is_colour, raster.bits);
  Object parameters = Object::newDictionary();
  parameters.replaceKey("/Predictor", Object::newInteger(kPredictorUp));
  parameters.replaceKey("/Colors", Object::newInteger(raster.channels_count));
  parameters.replaceKey("/BitsPerComponent", Object::newInteger(raster.bits));
  parameters.replaceKey("/Columns", Object::newInteger(raster.width));
  image.replaceStreamData(deflate(rows_as_differences(raster)), Object::newName("/FlateDecode"),
                          parameters);
  return image;
}

/// The file whose pages are shown with what is annotated on them, in print with all of its colours
/// grey.
std::unique_ptr<QPDF> open_source(std::string_view bytes, bool is_grey) {
  auto source = std::make_unique<QPDF>();
  source->setSuppressWarnings(true);
  source->processMemoryFile("facsimile", bytes.data(), bytes.size());
  try {
    pdf::draw_annotations(*source);
  } catch (const std::runtime_error& failure) {  // G0294 where it came in
    throw Error(std::string("a facsimile cannot be drawn: ") + failure.what(), "facsimile");
  }
  if (is_grey) {
    const pdf::GreyPages pages = pdf::make_grey(*source, deflate);
    if (!pages.faults.empty()) {  // G0279 where it came in
      throw Error("a facsimile cannot be made grey: " + pages.faults.front().what, "facsimile");
    }
  }
  return source;
}

/// A page of a PDF as a form of one unit's width and height, as an image is.
Object page_object(QPDF& document, QPDF& source, std::uint32_t page) {
  QPDFPageObjectHelper helper =
      QPDFPageDocumentHelper(source).getAllPages().at(std::size_t{page} - 1);
  Object form = document.copyForeignObject(helper.getFormXObjectForPage());
  Object dictionary = form.getDict();
  const QPDFMatrix upright = dictionary.getKey("/Matrix").isArray()
                                 ? QPDFMatrix(dictionary.getKey("/Matrix").getArrayAsMatrix())
                                 : QPDFMatrix();
  const Object::Rectangle box =
      upright.transformRectangle(dictionary.getKey("/BBox").getArrayAsRectangle());
  const double width = box.urx - box.llx;
  const double height = box.ury - box.lly;
  QPDFMatrix unit(1 / width, 0, 0, 1 / height, -box.llx / width, -box.lly / height);
  unit.concat(upright);
  Object matrix = Object::newArray();
  constexpr int kDecimals = 12;  // a page is some hundreds of units wide
  for (const double number : {unit.a, unit.b, unit.c, unit.d, unit.e, unit.f}) {
    matrix.appendItem(Object::newReal(number, kDecimals));
  }
  dictionary.replaceKey("/Matrix", matrix);
  return form;
}

/// An image as an object of the document.
Object image_object(QPDF& document, const typeset::Book& book, const typeset::PictureFrame& picture,
                    bool is_grey, SourceFiles& sources) {
  const model::Image& image = book.images[picture.image];
  if (image.facts.format == ImageFormat::jpeg) {
    return jpeg_object(document, image, is_grey);
  }
  if (image.facts.format == ImageFormat::png) {
    return png_object(document, image, is_grey);
  }
  std::unique_ptr<QPDF>& source = sources[picture.image];
  if (!source) {
    source = open_source(image.bytes, is_grey);
  }
  return page_object(document, *source, picture.page);
}

}  // namespace

SourceFiles add_images(QPDF& document, std::vector<Object>& objects, const typeset::Book& book,
                       std::span<const typeset::Page> pages, const Job& job) {
  const bool is_grey = job.target == Target::print && !job.keeps_colours;
  SourceFiles sources;
  std::map<std::string, Object> known;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].pictures.empty()) {
      continue;
    }
    Object resources = objects[i].getKey("/Resources");
    if (!resources.getKey("/XObject").isDictionary()) {
      resources.replaceKey("/XObject", Object::newDictionary());
    }
    Object names = resources.getKey("/XObject");
    for (const typeset::PictureFrame& picture : pages[i].pictures) {
      const std::string name = image_name(picture);
      auto found = known.find(name);
      if (found == known.end()) {
        found = known.emplace(name, image_object(document, book, picture, is_grey, sources)).first;
      }
      names.replaceKey("/" + name, found->second);
    }
  }
  return sources;
}

}  // namespace gazette::press

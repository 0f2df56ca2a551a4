// Reading a PDF's pictures back, to prove that they are the book's.

#include <map>
#include <memory>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "gazette/base/diagnostic.h"
#include "gazette/base/hash.h"
#include "gazette/base/image.h"
#include "gazette/press/content.h"
#include "gazette/press/press.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

std::string hash_of(const std::shared_ptr<Buffer>& buffer) {
  const void* const first = buffer->getBuffer();
  return sha256(std::string_view(static_cast<const char*>(first), buffer->getSize()));
}

std::string page_words(Object box) {
  const Object::Rectangle own = box.getArrayAsRectangle();
  return fmt::format("page {:.2f} x {:.2f}", own.urx - own.llx, own.ury - own.lly);
}

std::string words_of(Object object) {
  Object entries = object.isStream() ? object.getDict() : Object::newDictionary();
  if (entries.getKey("/Subtype").isNameAndEquals("/Form")) {
    return page_words(entries.getKey("/BBox"));
  }
  if (!entries.getKey("/Subtype").isNameAndEquals("/Image")) {
    return "nothing";
  }
  const bool is_jpeg = entries.getKey("/Filter").isNameAndEquals("/DCTDecode");
  return fmt::format(
      "{} {} x {} {}", is_jpeg ? "JPEG" : "image", entries.getKey("/Width").getIntValue(),
      entries.getKey("/Height").getIntValue(),
      hash_of(is_jpeg ? object.getRawStreamData() : object.getStreamData(qpdf_dl_generalized)));
}

/// The names that a content draws.
class DrawnNames : public Object::ParserCallbacks {
 public:
  void handleObject(Object object) override {
    if (object.isName()) {
      name_ = object.getName();
    } else if (object.isOperator() && object.getOperatorValue() == "Do") {
      names.push_back(name_);
    }
  }
  void handleEOF() override {}

  std::vector<std::string> names = {};

 private:
  std::string name_ = {};
};

std::string words_of_file(const model::Image& image, const typeset::PictureFrame& picture,
                          bool is_grey) {
  if (image.facts.format == ImageFormat::jpeg) {
    return fmt::format(
        "JPEG {} x {} {}", image.facts.width, image.facts.height,
        sha256(is_grey && image.facts.is_colour ? grey_jpeg(image.bytes) : image.bytes));
  }
  if (image.facts.format == ImageFormat::png) {
    return fmt::format("image {} x {} {}", image.facts.width, image.facts.height,
                       sha256(decode_png(image.bytes, is_grey).rows));
  }
  QPDF source;
  source.setSuppressWarnings(true);
  source.processMemoryFile("facsimile", image.bytes.data(), image.bytes.size());
  QPDFPageObjectHelper page =
      QPDFPageDocumentHelper(source).getAllPages().at(std::size_t{picture.page} - 1);
  return page_words(page.getTrimBox());
}

}  // namespace

PageWords read_pictures(std::string_view pdf) {
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("PDF", pdf.data(), pdf.size());
    std::map<QPDFObjGen, std::string> known;
    PageWords pages;
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(document).getAllPages()) {
      std::vector<std::string>& words = pages.emplace_back();
      Object objects = page.getAttribute("/Resources", false).getKeyIfDict("/XObject");
      if (!objects.isDictionary()) {
        continue;
      }
      DrawnNames drawn;
      page.parseContents(&drawn);
      for (const std::string& name : drawn.names) {
        Object object = objects.getKey(name);
        auto found = known.find(object.getObjGen());
        if (found == known.end()) {
          found = known.emplace(object.getObjGen(), words_of(object)).first;
        }
        words.push_back(found->second);
      }
    }
    return pages;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& failure) {
    throw Error(std::string("reading the pictures of the PDF back: ") + failure.what(), "PDF");
  }
}

PageWords expected_pictures(const typeset::Book& book, const Job& job) {
  const std::size_t count =
      job.pages_count != 0 ? job.pages_count : book.pages.size() - job.first_page;
  std::map<std::string, std::string> known;
  PageWords pages;
  for (std::size_t i = job.first_page; i < job.first_page + count; ++i) {
    std::vector<std::string>& words = pages.emplace_back();
    for (const typeset::PictureFrame& picture : book.pages[i].pictures) {
      std::string& own = known[image_name(picture)];
      if (own.empty()) {
        own = words_of_file(book.images[picture.image], picture, job.target == Target::print);
      }
      words.push_back(own);
    }
  }
  return pages;
}

}  // namespace gazette::press

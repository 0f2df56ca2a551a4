// Reading a PDF's pictures back, to prove that they are the book's.

#include <cmath>
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
#include "gazette/press/numbers.h"
#include "gazette/press/press.h"
#include "gazette/press/print_marks.h"

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

/// ", 10 20 300 400 of 280 0 0 380 20 30": where the part of a picture lies that is seen, and the
/// matrix of the whole; empty where all of it is seen.
template <typename Numbers, typename Matrix>
std::string seen_words(const Numbers& seen, const Matrix& matrix) {
  std::string words = ",";
  for (const std::int64_t number : seen) {
    words += ' ';
    append_decimal(words, number, 3);
  }
  words += " of";
  for (const std::int64_t number : matrix) {
    words += ' ';
    append_decimal(words, number, 3);
  }
  return words;
}

/// What a content draws: the name of each picture, and what is seen of it.
class DrawnPictures : public Object::ParserCallbacks {
 public:
  struct Drawn {
    std::string name = {};
    std::string seen = {};
  };

  void handleObject(Object object) override {
    if (object.isName()) {
      name_ = object.getName();
    } else if (object.isNumber()) {
      numbers_.push_back(std::llround(object.getNumericValue() * 1000));
    } else if (object.isOperator()) {
      follow(object.getOperatorValue());
      numbers_.clear();
    }
  }
  void handleEOF() override {}

  std::vector<Drawn> drawn = {};

 private:
  void follow(const std::string& name) {
    if (name == "q") {
      is_clipped_ = false;
    } else if (name == "re") {
      rectangle_ = numbers_;
    } else if (name == "W") {
      is_clipped_ = true;
    } else if (name == "cm") {
      matrix_ = numbers_;
    } else if (name == "Do" && name_ != fmt::format("/{}", kMarks)) {
      drawn.push_back({name_, is_clipped_ ? seen_words(rectangle_, matrix_) : ""});
    }
  }

  std::string name_ = {};
  std::vector<std::int64_t> numbers_ = {};  // in thousandths
  std::vector<std::int64_t> rectangle_ = {};
  std::vector<std::int64_t> matrix_ = {};
  bool is_clipped_ = false;
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
      DrawnPictures pictures;
      page.parseContents(&pictures);
      for (const DrawnPictures::Drawn& drawn : pictures.drawn) {
        Object object = objects.getKey(drawn.name);
        auto found = known.find(object.getObjGen());
        if (found == known.end()) {
          found = known.emplace(object.getObjGen(), words_of(object)).first;
        }
        words.push_back(found->second + drawn.seen);
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
    const PageSpace space(book, book.pages[i], job);
    for (const typeset::PictureFrame& picture : book.pages[i].pictures) {
      std::string& own = known[image_name(picture)];
      if (own.empty()) {
        own = words_of_file(book.images[picture.image], picture,
                            job.target == Target::print && !job.keeps_colours);
      }
      const PicturePlace place = place_of(picture, space);
      words.push_back(own +
                      (place.seen ? seen_words(corner_and_size(*place.seen), place.matrix) : ""));
    }
  }
  return pages;
}

}  // namespace gazette::press

#include "gazette/preflight/document.h"

#include <algorithm>

#include <fmt/format.h>
#include <qpdf/QPDFExc.hh>

#include "gazette/pdf/pdf.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

/// What contents that pages share may take in memory.
constexpr std::size_t kKeptBytesMax = 64'000'000;
/// What all contents of one page may take.
constexpr std::size_t kPageBytesMax = 400'000'000;
static_assert(kPageBytesMax > kKeptBytesMax);
constexpr std::size_t kMetadataBytesMax = 16'000'000;
/// Faces that stand in the resources themselves, not behind a number: nobody writes many.
constexpr std::size_t kFontsInPlaceMax = 10'000;

}  // namespace

std::unique_ptr<Document> Document::open(std::string_view pdf, const std::string& path,
                                         Diagnostics& diagnostics) {
  constexpr std::size_t kHeadBytes = 1024;
  if (pdf.empty()) {
    diagnostics.report({.code = "G0650",
                        .place = {.path = path},
                        .message = "the file is empty",
                        .help = "have it written anew by the program that made it"});
    return nullptr;
  }
  if (pdf.substr(0, kHeadBytes).find("%PDF-") == std::string_view::npos) {
    diagnostics.report({.code = "G0650",
                        .place = {.path = path},
                        .message = "the file is no PDF",
                        .help = "name a PDF: build/2022-38-39/print/body.pdf"});
    return nullptr;
  }
  std::unique_ptr<Document> document(new Document());
  document->bytes_ = pdf;
  try {
    document->pdf_->setSuppressWarnings(true);
    // What a repair guesses is another file than the one that the shop would get.
    document->pdf_->setAttemptRecovery(false);
    document->pdf_->processMemoryFile(path.c_str(), pdf.data(), pdf.size());
    document->read();
  } catch (const QPDFExc& failure) {
    if (failure.getErrorCode() != qpdf_e_password) {
      throw;
    }
    diagnostics.report(
        {.code = "G0651",
         .place = {.path = path},
         .message = "the PDF opens only with a password",
         .help = "ask who made it for the file without it; no print shop can open it either"});
    return nullptr;
  }
  if (document->pages_.empty()) {
    refuse_damaged(path, "it has no pages", diagnostics);
    return nullptr;
  }
  return document;
}

void Document::refuse_damaged(const std::string& path, const std::string& detail,
                              Diagnostics& diagnostics) {
  diagnostics.report(
      {.code = "G0650",
       .place = {.path = path},
       .message = fmt::format("the PDF cannot be read: {}", detail),
       .help = "have it written anew by the program that made it; where that cannot be, repair it, "
               "look at every page and check that: qpdf DAMAGED.pdf REPAIRED.pdf"});
}

void Document::read() {
  pdf_->pushInheritedAttributesToPage();
  pages_ = pdf_->getAllPages();
  version_ = pdf_->getPDFVersion();
  Object root = pdf_->getRoot();
  if (Object newer = root.getKey("/Version"); newer.isName()) {
    version_ = std::max(version_, newer.getName().substr(1));
  }
  if (Object metadata = root.getKey("/Metadata"); metadata.isStream()) {
    metadata_ = pdf::unpacked(metadata, kMetadataBytesMax);
  }
  if (Object intents = root.getKey("/OutputIntents"); intents.isArray()) {
    for (const Object& intent : intents.getArrayAsVector()) {
      if (Object(intent).getKeyIfDict("/S").isNameAndEquals("/GTS_PDFX")) {
        intents_.push_back(intent);
      }
    }
  }
}

const Font& Document::font(Object object) {
  const QPDFObjGen id = object.getObjGen();
  if (id.isIndirect()) {
    auto& font = fonts_[id];
    if (!font) {
      font = std::make_unique<const Font>(read_font(object));
    }
    return *font;
  }
  if (fonts_in_place_.size() >= kFontsInPlaceMax) {
    return *fonts_in_place_.back();
  }
  fonts_in_place_.push_back(std::make_unique<const Font>(read_font(object)));
  return *fonts_in_place_.back();
}

const Structure& Document::structure() {
  if (!structure_) {
    structure_ = std::make_unique<const Structure>(read_structure(*pdf_));
  }
  return *structure_;
}

std::optional<std::string_view> Document::content(Object stream) {
  if (!stream.isStream()) {
    return std::nullopt;
  }
  const QPDFObjGen id = stream.getObjGen();
  auto known = contents_.find(id);
  if (known == contents_.end()) {
    auto bytes = pdf::unpacked(stream, std::min({pdf::kContentBytesMax, budget_.bytes_left,
                                                 kPageBytesMax - contents_bytes_}));
    contents_bytes_ += bytes ? bytes->size() : 0;
    budget_.bytes_left -= bytes ? bytes->size() : 0;
    known = contents_.emplace(id, std::move(bytes)).first;
  }
  return known->second ? std::optional<std::string_view>(*known->second) : std::nullopt;
}

const std::string& Document::image_fault(Object image, Object resources) {
  const auto [known, is_new] = image_faults_.emplace(image.getObjGen(), std::string());
  if (is_new) {
    const auto side = [&](const char* key) {
      constexpr long long kMost = 100'000;
      Object number = image.getDict().getKey(key);
      return number.isInteger() ? std::clamp(number.getIntValue(), 0LL, kMost) : 0LL;
    };
    const auto pixels = static_cast<std::size_t>(side("/Width") * side("/Height"));
    if (pixels <= budget_.pixels_left) {
      budget_.pixels_left -= pixels;
      known->second = pdf::image_fault(image, resources);
    }
  }
  return known->second;
}

void Document::forget() {
  if (contents_bytes_ > kKeptBytesMax) {
    contents_.clear();
    contents_bytes_ = 0;
  }
}

}  // namespace gazette::preflight

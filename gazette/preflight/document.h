// A PDF opened for checking, with what its pages share.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <qpdf/QPDF.hh>

#include "gazette/base/diagnostic.h"
#include "gazette/preflight/colour.h"
#include "gazette/preflight/font.h"
#include "gazette/preflight/page.h"
#include "gazette/preflight/tagged.h"
#include "gazette/preflight/usage.h"

namespace gazette::preflight {

/// What all of a document may ask of us; then the rest of its pages is not looked at.
struct Budget {
  std::size_t operations_left = 200'000'000;  // some tens of seconds
  std::size_t bytes_left = 8'000'000'000;     // unpacked
  std::size_t pixels_left = 5'000'000'000;    // 500 pages of A4 at 300 to the inch
};

class Document {
 public:
  /// Opens a PDF, whose bytes must outlive it; null where a finding (G0650, G0651) prevents it.
  /// Throws what qpdf throws for what is damaged.
  [[nodiscard]] static std::unique_ptr<Document> open(std::string_view pdf, const std::string& path,
                                                      Diagnostics& diagnostics);

  /// Reports that the PDF cannot be read (G0650).
  static void refuse_damaged(const std::string& path, const std::string& detail,
                             Diagnostics& diagnostics);

  [[nodiscard]] QPDF& pdf() const { return *pdf_; }
  [[nodiscard]] const std::vector<QPDFObjectHandle>& pages() const { return pages_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] const std::string& version() const { return version_; }
  /// Of the entry /Metadata; nothing where there is none.
  [[nodiscard]] const std::optional<std::string>& metadata() const { return metadata_; }
  /// Those of the kind GTS_PDFX.
  [[nodiscard]] const std::vector<QPDFObjectHandle>& output_intents() const { return intents_; }

  [[nodiscard]] Spaces& spaces() { return spaces_; }
  [[nodiscard]] Budget& budget() { return budget_; }
  [[nodiscard]] const Font& font(QPDFObjectHandle object);
  /// The structure of a tagged PDF, read when it is first asked for.
  [[nodiscard]] const Structure& structure();
  /// What the contents that were read so far use; gathered where it is asked for.
  [[nodiscard]] Usage& usage() { return usage_; }

  /// What a stream unpacks to, kept for the next page that draws it; nothing where it does not
  /// unpack or the budget is spent. Valid until the next call of `forget`.
  [[nodiscard]] std::optional<std::string_view> content(QPDFObjectHandle stream);
  /// What is wrong with an image that does not decode, empty where nothing is or the budget is
  /// spent; looked at once, however often it is drawn.
  [[nodiscard]] const std::string& image_fault(QPDFObjectHandle image, QPDFObjectHandle resources);
  /// Lets go of contents where they are many; between pages.
  void forget();

 private:
  Document() = default;
  void read();

  std::string_view bytes_ = {};
  std::unique_ptr<QPDF> pdf_ = std::make_unique<QPDF>();
  std::vector<QPDFObjectHandle> pages_ = {};
  std::string version_ = {};
  std::optional<std::string> metadata_ = {};
  std::vector<QPDFObjectHandle> intents_ = {};
  Spaces spaces_ = {};
  Budget budget_ = {};
  std::map<QPDFObjGen, std::unique_ptr<const Font>> fonts_ = {};
  std::vector<std::unique_ptr<const Font>> fonts_in_place_ = {};  // that no object of their own is
  std::map<QPDFObjGen, std::optional<std::string>> contents_ = {};
  std::size_t contents_bytes_ = 0;
  std::map<QPDFObjGen, std::string> image_faults_ = {};
  std::unique_ptr<const Structure> structure_ = {};
  Usage usage_ = {};
};

}  // namespace gazette::preflight

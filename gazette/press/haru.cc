#include "gazette/press/haru.h"

#include <map>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>
#include <hpdf.h>
#include <hpdf_pages.h>

#include "gazette/base/assert.h"
#include "gazette/press/content.h"
#include "gazette/press/numbers.h"

namespace gazette::press {
namespace {

// The structures behind libharu's handles are reached into; they are those of 2.3.0 and no other.
static_assert(HPDF_MAJOR_VERSION == 2 && HPDF_MINOR_VERSION == 3 && HPDF_BUGFIX_VERSION == 0);

/// Kids of one node of the page tree: a flat list, libharu's default, ends at 32,767 pages.
constexpr HPDF_UINT kPagesPerNode = 100;

/// The first error of a document. libharu tells of errors through a callback, which no exception
/// may cross, and its return values are not reliable; so the callback notes and `check` throws.
struct Failure {
  HPDF_STATUS code = HPDF_OK;
  HPDF_STATUS detail = HPDF_OK;
};

extern "C" void note_failure(HPDF_STATUS code, HPDF_STATUS detail, void* user) {
  auto* const failure = static_cast<Failure*>(user);
  if (failure->code == HPDF_OK) {
    *failure = {.code = code, .detail = detail};
  }
}

/// Names the filter of a stream that was compressed before libharu got it. As a name and not as
/// libharu's array of one, so that qpdf sees the stream as compressed and passes it on.
extern "C" HPDF_STATUS write_flate_filter(HPDF_Dict, HPDF_Stream stream) {
  return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

/// Receives the saved file.
extern "C" HPDF_STATUS append_output(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  const void* const text = bytes;
  static_cast<std::string*>(stream->attr)->append(static_cast<const char*>(text), size);
  return HPDF_OK;
}

struct Destroyer {
  void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};

/// A libharu document, with every call checked.
class Document {
 public:
  Document() : document_(HPDF_New(note_failure, &failure_)) {
    check(document_.get());
    // Before the first page. Streams come compressed, so libharu must not compress.
    check(HPDF_SetPagesConfiguration(document_.get(), kPagesPerNode));
    check(HPDF_SetCompressionMode(document_.get(), HPDF_COMP_NONE));
  }
  // libharu keeps the address of `failure_`.
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] HPDF_Dict new_dictionary() { return check(HPDF_Dict_New(memory())); }
  [[nodiscard]] HPDF_Dict new_indirect_dictionary() {
    HPDF_Dict dictionary = new_dictionary();
    check(HPDF_Xref_Add(document_->xref, dictionary));
    return dictionary;
  }
  [[nodiscard]] HPDF_Array new_array() { return check(HPDF_Array_New(memory())); }

  void add_name(HPDF_Dict to, const char* key, std::string_view name) {
    check(HPDF_Dict_AddName(to, key, std::string(name).c_str()));
  }
  void add_number(HPDF_Dict to, const char* key, std::int64_t number) {
    check(HPDF_Dict_AddNumber(to, key, static_cast<HPDF_INT32>(number)));
  }
  void add_number(HPDF_Array to, std::int64_t number) {
    check(HPDF_Array_AddNumber(to, static_cast<HPDF_INT32>(number)));
  }
  void add_real(HPDF_Array to, double number) {
    check(HPDF_Array_AddReal(to, static_cast<HPDF_REAL>(number)));
  }
  void add_string(HPDF_Dict to, const char* key, const char* text) {
    check(HPDF_Dict_Add(to, key, check(HPDF_String_New(memory(), text, nullptr))));
  }
  void add_object(HPDF_Dict to, const char* key, void* object) {
    check(HPDF_Dict_Add(to, key, object));
  }
  void add_object(HPDF_Array to, void* object) { check(HPDF_Array_Add(to, object)); }

  /// A new stream object of bytes that are compressed already.
  [[nodiscard]] HPDF_Dict new_stream(std::string_view compressed) {
    HPDF_Dict stream = check(HPDF_DictStream_New(memory(), document_->xref));
    fill_stream(stream, compressed);
    return stream;
  }

  /// A new page with `compressed` as its content; returns its resources.
  [[nodiscard]] HPDF_Dict add_page(std::string_view compressed) {
    HPDF_Page page = check(HPDF_AddPage(document_.get()));
    fill_stream(static_cast<HPDF_PageAttr>(page->attr)->contents, compressed);
    return static_cast<HPDF_Dict>(
        check(HPDF_Page_GetInheritableItem(page, "Resources", HPDF_OCLASS_DICT)));
  }

  [[nodiscard]] std::string save() {
    std::string output;
    // libharu saves to the document's stream where it has one already: straight into `output`,
    // without a copy in libharu's own buffers.
    document_->stream = check(HPDF_CallbackWriter_New(memory(), append_output, &output));
    check(HPDF_SaveToStream(document_.get()));
    return output;
  }

 private:
  [[nodiscard]] HPDF_MMgr memory() const { return document_->mmgr; }

  void fill_stream(HPDF_Dict stream, std::string_view compressed) {
    stream->filter = HPDF_STREAM_FILTER_NONE;
    stream->write_fn = write_flate_filter;
    const void* const bytes = compressed.data();
    check(HPDF_Stream_Write(stream->stream, static_cast<const HPDF_BYTE*>(bytes),
                            static_cast<HPDF_UINT>(compressed.size())));
  }

  /// Throws where a call gave no object or an error, or an error was noted on the way.
  template <typename Result>
  Result check(Result result) const {
    HPDF_STATUS code = failure_.code;
    bool failed = code != HPDF_OK;
    if constexpr (std::is_pointer_v<Result>) {
      failed = failed || result == nullptr;
    } else if (!failed) {
      code = result;
      failed = result != HPDF_OK;
    }
    if (failed) {
      throw Error(fmt::format("libharu failed with error {:#x}, detail {}", code, failure_.detail),
                  "PDF");
    }
    return result;
  }

  Failure failure_ = {};
  std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, Destroyer> document_;
};

HPDF_Dict add_face(Document& document, const font::Fonts& fonts, const EmbeddedFace& face);

}  // namespace

std::string write_pages(const font::Fonts& fonts, const std::vector<EmbeddedFace>& faces,
                        std::span<const PageStream> pages) {
  Document document;
  std::map<font::FaceId, HPDF_Dict> dictionaries;
  for (const EmbeddedFace& face : faces) {
    dictionaries.emplace(face.glyphs->face, add_face(document, fonts, face));
  }
  for (const PageStream& page : pages) {
    HPDF_Dict resources = document.add_page(page.content);
    if (!page.faces.empty()) {
      HPDF_Dict page_fonts = document.new_dictionary();
      document.add_object(resources, "Font", page_fonts);
      for (const font::FaceId face : page.faces) {
        document.add_object(page_fonts, resource_name(face).c_str(), dictionaries.at(face));
      }
    }
  }
  return document.save();
}

namespace {

/// Flags of a font descriptor (ISO 32000-1, table 123).
constexpr int kSymbolic = 1 << 2;
constexpr int kItalic = 1 << 6;

HPDF_Dict add_descriptor(Document& document, const font::FaceMetrics& metrics,
                         const std::string& name, const EmbeddedFace& face) {
  constexpr int kStemBold = 140;  // PDF asks for a stem width; no reader uses it
  constexpr int kStem = 80;
  const auto per_mille = [&](int units) {
    return round_quotient(std::int64_t{units} * 1000, metrics.units_per_em);
  };
  HPDF_Dict program = document.new_stream(face.program);
  if (metrics.cff) {
    document.add_name(program, "Subtype", "CIDFontType0C");
  } else {
    document.add_number(program, "Length1", static_cast<std::int64_t>(face.program_size));
  }
  HPDF_Dict descriptor = document.new_indirect_dictionary();
  document.add_name(descriptor, "Type", "FontDescriptor");
  document.add_name(descriptor, "FontName", name);
  document.add_number(descriptor, "Flags", kSymbolic | (metrics.italic ? kItalic : 0));
  HPDF_Array bounds = document.new_array();
  document.add_object(descriptor, "FontBBox", bounds);
  for (const int bound : metrics.bounds) {
    document.add_number(bounds, per_mille(bound));
  }
  document.add_number(descriptor, "ItalicAngle", metrics.slant_degrees);
  document.add_number(descriptor, "Ascent", per_mille(metrics.ascender));
  document.add_number(descriptor, "Descent", per_mille(metrics.descender));
  document.add_number(descriptor, "CapHeight", per_mille(metrics.cap_height));
  document.add_number(descriptor, "StemV", metrics.bold ? kStemBold : kStem);
  document.add_object(descriptor, metrics.cff ? "FontFile3" : "FontFile2", program);
  return descriptor;
}

/// Widths as `first [width width ...]` for each row of successive glyph ids, in thousandths of an
/// em.
void add_widths(Document& document, HPDF_Dict descendant, const font::Fonts& fonts,
                const FaceGlyphs& glyphs) {
  const int units_per_em = fonts.metrics(glyphs.face).units_per_em;
  HPDF_Array widths = document.new_array();
  document.add_object(descendant, "W", widths);
  HPDF_Array row = nullptr;
  for (std::size_t i = 0; i < glyphs.ids.size(); ++i) {
    if (row == nullptr || glyphs.ids[i] != glyphs.ids[i - 1] + 1) {
      document.add_number(widths, glyphs.ids[i]);
      row = document.new_array();
      document.add_object(widths, row);
    }
    const int width = 1000 * fonts.advance(glyphs.face, glyphs.ids[i]);
    if (width % units_per_em == 0) {
      document.add_number(row, width / units_per_em);
    } else {
      document.add_real(row, static_cast<double>(width) / units_per_em);
    }
  }
}

/// A composite font whose codes are the glyph ids of the font file.
HPDF_Dict add_face(Document& document, const font::Fonts& fonts, const EmbeddedFace& face) {
  const font::FaceMetrics& metrics = fonts.metrics(face.glyphs->face);
  const std::string name = face.tag + "+" + metrics.postscript_name;

  HPDF_Dict descendant = document.new_indirect_dictionary();
  document.add_name(descendant, "Type", "Font");
  document.add_name(descendant, "Subtype", metrics.cff ? "CIDFontType0" : "CIDFontType2");
  document.add_name(descendant, "BaseFont", name);
  HPDF_Dict system = document.new_dictionary();
  document.add_object(descendant, "CIDSystemInfo", system);
  document.add_string(system, "Registry", "Adobe");
  document.add_string(system, "Ordering", "Identity");
  document.add_number(system, "Supplement", 0);
  if (!metrics.cff) {
    document.add_name(descendant, "CIDToGIDMap", "Identity");
  }
  document.add_object(descendant, "FontDescriptor", add_descriptor(document, metrics, name, face));
  document.add_number(descendant, "DW", 1000);
  add_widths(document, descendant, fonts, *face.glyphs);

  HPDF_Dict composite = document.new_indirect_dictionary();
  document.add_name(composite, "Type", "Font");
  document.add_name(composite, "Subtype", "Type0");
  document.add_name(composite, "BaseFont", name);
  document.add_name(composite, "Encoding", "Identity-H");
  HPDF_Array descendants = document.new_array();
  document.add_object(composite, "DescendantFonts", descendants);
  document.add_object(descendants, descendant);
  document.add_object(composite, "ToUnicode", document.new_stream(face.to_unicode));
  return composite;
}

}  // namespace
}  // namespace gazette::press

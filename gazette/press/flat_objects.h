// The objects of a document as text, each written out once.
//
// References are left out of the text and noted beside it: who writes the file gives the objects
// other numbers, and needs to know which object leads to which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <qpdf/QPDF.hh>

namespace gazette::press {

/// "12 0 R" belongs before the byte `place` of the text.
struct Reference {
  std::size_t place = 0;
  std::uint32_t target = 0;
};

/// What the catalog leads to, by when a reader asks for it.
enum class CatalogPart { opening, outlines, other };

/// Its text is [text_begin, text_end) of the text of all, and so its references.
struct FlatObject {
  std::size_t text_begin = 0;
  std::size_t text_end = 0;  // of a stream: before the ">>" of its dictionary, which lacks /Length
  std::size_t references_begin = 0;
  std::size_t references_end = 0;
  std::optional<std::size_t> upward = {};  // of a page: the reference to its node of the page tree
  std::optional<std::size_t> stream = {};  // its place among the streams
  bool is_page = false;
};

struct FlatDocument {
  std::string text = {};
  std::vector<Reference> references = {};  // in the order of their places
  std::vector<FlatObject> objects = {};    // the catalog first
  std::vector<QPDFObjectHandle> streams = {};
  std::vector<std::uint32_t> pages = {};        // in their order
  std::vector<CatalogPart> catalog_parts = {};  // of each reference of the catalog
  std::vector<std::uint32_t> numbers = {};      // by those in the document; see `number_in`
  std::optional<std::uint32_t> information = {};
  std::optional<std::uint32_t> outlines = {};
  std::uint32_t page_tree = 0;
};

/// Everything that the catalog and /Info lead to. Streams that are not packed, or in a way that is
/// no more in use, become so with Flate first; as in the files of qpdf. Throws what qpdf throws.
[[nodiscard]] FlatDocument flatten(QPDF& document);

/// The number of an object of the document, which must be one that the catalog leads to.
[[nodiscard]] std::uint32_t number_in(const FlatDocument& flat, const QPDFObjectHandle& object);

/// Writes objects behind those of the document, without making them objects of qpdf first, which
/// take ten times the room.
class ObjectText {
 public:
  explicit ObjectText(FlatDocument& flat) : flat_(flat) {}

  /// A new object, nothing as yet.
  [[nodiscard]] std::uint32_t add();

  /// What is added from here to `end` is this object, whatever it was before.
  void begin(std::uint32_t object);
  void text(std::string_view text) { flat_.text += text; }
  void number(std::uint64_t number);
  void reference(std::uint32_t target);
  void end();

 private:
  FlatDocument& flat_;
  std::uint32_t object_ = 0;  // in hand
};

/// The bytes of a stream as they are in its document.
[[nodiscard]] std::string bytes_of(QPDFObjectHandle& stream);

}  // namespace gazette::press

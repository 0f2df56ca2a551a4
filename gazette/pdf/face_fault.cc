// Whether the faces of a foreign PDF are faces: what every reader looks at before it draws a
// letter. After OpenType 1.9 (the tables of a file), Adobe's technical note 5176 (CFF) and "Adobe
// Type 1 Font Format".

#include <array>

#include <fmt/format.h>
#include <qpdf/QPDFObjectHandle.hh>

#include "gazette/pdf/pdf.h"

namespace gazette::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t kFaceBytesMax = 64'000'000;

/// A number of `size` bytes, high byte first; 0 beyond the end.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value * 256 + (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  }
  return value;
}

/// A list of pieces of a CFF face: how many, and where it ends.
struct Index {
  std::size_t count = 0;
  std::size_t first = 0;  // the bytes of the first piece
  std::size_t first_size = 0;
  std::size_t end = 0;
};

/// Nothing where its pieces are not in their order or lie beyond the end.
std::optional<Index> read_index(std::string_view bytes, std::size_t at) {
  if (at + 2 > bytes.size()) {
    return std::nullopt;
  }
  Index index{.count = number_at(bytes, at, 2), .end = at + 2};
  if (index.count == 0) {
    return index;
  }
  const std::size_t size = number_at(bytes, at + 2, 1);
  const std::size_t data = at + 2 + (index.count + 1) * size;  // offsets are counted from 1
  std::size_t former = number_at(bytes, at + 3, size);
  if (size < 1 || size > 4 || former != 1) {
    return std::nullopt;
  }
  for (std::size_t i = 1; i <= index.count; ++i) {
    const std::size_t offset = number_at(bytes, at + 3 + i * size, size);
    if (offset < former || data + offset > bytes.size()) {
      return std::nullopt;
    }
    index.first_size = i == 1 ? offset - 1 : index.first_size;
    former = offset;
  }
  index.first = data + 1;
  index.end = data + former;
  return index;
}

/// Where the letters of a CFF face begin, as its dictionary says; 0 where it says nothing.
std::size_t letters_place(std::string_view dictionary) {
  constexpr std::size_t kLetters = 17;
  std::size_t operand = 0;
  for (std::size_t at = 0; at < dictionary.size();) {
    const std::size_t first = number_at(dictionary, at++, 1);
    if (first == kLetters) {
      return operand;
    }
    if (first == 28 || first == 29) {
      const std::size_t size = first == 28 ? 2 : 4;
      operand = number_at(dictionary, at, size);
      at += size;
    } else if (first == 30) {  // figures, two to the byte, up to one of 15
      while (at < dictionary.size() && number_at(dictionary, at, 1) % 16 != 15) {
        ++at;
      }
      ++at;
    } else if (first >= 247 && first <= 254) {
      operand = first <= 250 ? (first - 247) * 256 + number_at(dictionary, at, 1) + 108 : 0;
      ++at;
    } else if (first >= 32 && first <= 246) {
      operand = first >= 139 ? first - 139 : 0;
    } else if (first == 12) {
      ++at;
    }
  }
  return 0;
}

std::string cff_fault(std::string_view bytes) {
  const std::optional<Index> names = read_index(bytes, number_at(bytes, 2, 1));
  const std::optional<Index> tops = names ? read_index(bytes, names->end) : std::nullopt;
  const std::optional<Index> strings = tops ? read_index(bytes, tops->end) : std::nullopt;
  if (!strings || !read_index(bytes, strings->end) || tops->count == 0) {
    return "the head of its file (CFF) is damaged";
  }
  const std::size_t place = letters_place(bytes.substr(tops->first, tops->first_size));
  const std::optional<Index> letters = place > 0 ? read_index(bytes, place) : std::nullopt;
  return letters && letters->count > 0 ? std::string()
                                       : "the letters of its file (CFF) cannot be found";
}

/// A file of tables: TrueType, or CFF wrapped as OpenType.
std::string tables_fault(std::string_view bytes) {
  constexpr std::size_t kMagic = 0x5F0F3CF5;
  std::string_view head;
  std::string_view letters_count;
  std::string_view cff;
  bool has_outlines = false;
  const std::size_t count = number_at(bytes, 4, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = 12 + i * 16;
    const std::size_t at = number_at(bytes, entry + 8, 4);
    const std::size_t size = number_at(bytes, entry + 12, 4);
    if (entry + 16 > bytes.size() || at > bytes.size() || size > bytes.size() - at) {
      return "a table of its file (TrueType) lies beyond the end";
    }
    const std::string_view tag = bytes.substr(entry, 4);
    const std::string_view table = bytes.substr(at, size);
    head = tag == "head" ? table : head;
    letters_count = tag == "maxp" ? table.substr(0, 6) : letters_count;
    cff = tag == "CFF " ? table : cff;
    has_outlines = has_outlines || tag == "glyf";
  }
  if (!cff.empty()) {
    return cff_fault(cff);  // PDF asks for no other table then
  }
  if (number_at(head, 12, 4) != kMagic || number_at(letters_count, 4, 2) == 0 || !has_outlines) {
    return "the head of its file (TrueType) is damaged";
  }
  return {};
}

std::string file_fault(std::string_view bytes) {
  constexpr std::array<std::string_view, 3> kTables = {std::string_view("\0\1\0\0", 4), "OTTO",
                                                       "true"};
  for (const std::string_view begin : kTables) {
    if (bytes.starts_with(begin)) {
      return tables_fault(bytes);
    }
  }
  if (bytes.starts_with("\x01")) {
    return cff_fault(bytes);
  }
  // The letters of Type 1 are enciphered behind this word; some writers pack it in parts (0x80).
  const bool is_type_1 = bytes.starts_with("%!") || bytes.starts_with("\x80\x01");
  return is_type_1 && bytes.find("eexec") != std::string_view::npos
             ? std::string()
             : "its file is neither TrueType nor CFF nor Type 1";
}

/// The face itself, below a composite one.
Object own_face(Object font) {
  Object below = font.getKeyIfDict("/DescendantFonts");
  return below.isArray() && below.getArrayNItems() > 0 ? below.getArrayItem(0) : font;
}

}  // namespace

Object face_file(Object font) {
  Object descriptor = own_face(font).getKeyIfDict("/FontDescriptor");
  for (const char* const key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
    if (Object file = descriptor.getKeyIfDict(key); file.isStream()) {
      return file;
    }
  }
  return Object::newNull();
}

std::string face_fault(Object font) {
  for (Object part : {own_face(font).getKeyIfDict("/CIDToGIDMap"), font.getKeyIfDict("/Encoding"),
                      font.getKeyIfDict("/ToUnicode")}) {
    if (part.isStream() && !unpacked(part, kFaceBytesMax)) {
      return "what tells its letters does not unpack";
    }
  }
  Object file = face_file(font);
  if (!file.isStream()) {
    return {};
  }
  const std::optional<std::string> bytes = unpacked(file, kFaceBytesMax);
  return bytes ? file_fault(*bytes) : "its file does not unpack";
}

}  // namespace gazette::pdf

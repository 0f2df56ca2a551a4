// Reading a PDF's text back, to prove that it is the book's.
//
// Another way round than writing: qpdf opens the finished bytes, the operators are read from the
// streams, and the glyph ids become text by the fonts' own ToUnicode streams. Only what
// `make_pdf` writes is understood; anything else is an error, not a guess.

#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include "gazette/base/diagnostic.h"
#include "gazette/base/text.h"
#include "gazette/press/press.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

[[noreturn]] void fail(const std::string& what) {
  throw Error("reading the PDF back: " + what, "PDF");
}

/// The decompressed bytes of a stream.
class StreamBytes {
 public:
  explicit StreamBytes(Object stream) : buffer_(stream.getStreamData(qpdf_dl_generalized)) {}
  [[nodiscard]] std::string_view view() const {
    const void* const bytes = buffer_->getBuffer();
    return {static_cast<const char*>(bytes), buffer_->getSize()};
  }

 private:
  std::shared_ptr<Buffer> buffer_;
};

/// Text of each glyph of a face.
class GlyphTexts {
 public:
  /// Reads the bfchar entries of a ToUnicode stream.
  explicit GlyphTexts(std::string_view map);
  /// Appends the text of a glyph.
  void append(std::string& text, unsigned glyph) const {
    if (glyph >= texts_.size() || texts_[glyph].empty()) {
      fail(fmt::format("glyph {} has no text", glyph));
    }
    text += texts_[glyph];
  }

 private:
  std::vector<std::string> texts_;
};

/// Of all pages, by the font's object.
using KnownFaces = std::map<QPDFObjGen, GlyphTexts>;

/// Of one page, by their names in its resources: "/F0".
using FaceTexts = std::map<std::string, const GlyphTexts*, std::less<>>;

/// The faces of a page; new ones are added to `known`.
FaceTexts faces_of(Object page, KnownFaces& known);

/// Reads the operators of one page.
class ContentReader {
 public:
  ContentReader(std::string_view content, const FaceTexts& faces)
      : content_(content), faces_(faces) {}
  [[nodiscard]] std::string read();

 private:
  [[nodiscard]] std::string_view next_token();
  void read_property(std::string_view digits);
  void read_glyphs(std::string_view bytes);
  void perform(std::string_view word);

  std::string_view content_;
  const FaceTexts& faces_;
  std::size_t position_ = 0;
  const GlyphTexts* face_ = nullptr;
  std::string_view name_ = {};  // the last one
  std::string property_ = {};   // the last string of a property list
  std::string shown_ = {};      // text of the array being read
  std::string text_ = {};
  bool in_properties_ = false;
  bool has_actual_text_ = false;       // what is shown is told already
  std::vector<bool> open_marks_ = {};  // the marks in hand: whether they tell the text
};

}  // namespace

std::vector<std::string> read_text(std::string_view pdf) {
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("PDF", pdf.data(), pdf.size());
    KnownFaces known;
    std::vector<std::string> texts;
    for (Object page : document.getAllPages()) {
      const FaceTexts faces = faces_of(page, known);
      const StreamBytes content(page.getKey("/Contents"));
      texts.push_back(ContentReader(content.view(), faces).read());
    }
    if (document.anyWarnings()) {
      fail("qpdf had to repair it");
    }
    return texts;
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& failure) {
    fail(failure.what());
  }
}

namespace {

constexpr auto kHexValues = [] {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (int i = 0; i < 10; ++i) {
    values[static_cast<std::size_t>('0' + i)] = static_cast<std::int8_t>(i);
  }
  for (int i = 0; i < 6; ++i) {
    values[static_cast<std::size_t>('A' + i)] = static_cast<std::int8_t>(10 + i);
    values[static_cast<std::size_t>('a' + i)] = static_cast<std::int8_t>(10 + i);
  }
  return values;
}();

/// Calls `take` for each number of four hexadecimal digits.
template <typename Take>
void for_each_hex16(std::string_view digits, const Take& take) {
  if (digits.size() % 4 != 0) {
    fail("a string of half a glyph");
  }
  for (std::size_t i = 0; i < digits.size(); i += 4) {
    int value = 0;
    int wrong = 0;
    for (std::size_t j = i; j < i + 4; ++j) {
      const int digit = kHexValues[static_cast<unsigned char>(digits[j])];
      wrong |= digit;
      value = value * 16 + digit;
    }
    if (wrong < 0) {
      fail("a string that is not hexadecimal");
    }
    take(static_cast<unsigned>(value));
  }
}

/// UTF-8 of hexadecimal UTF-16BE.
std::string from_utf16_hex(std::string_view digits) {
  std::string text;
  char32_t high = 0;
  for_each_hex16(digits, [&](unsigned unit) {
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = 0x10000 + ((unit - 0xD800) << 10U);
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      append_utf8(text, high + (unit - 0xDC00));
    } else {
      append_utf8(text, unit);
    }
  });
  return text;
}

GlyphTexts::GlyphTexts(std::string_view map) {
  bool in_entries = false;
  for (const std::string_view line : split(map, '\n')) {
    if (line.ends_with("beginbfchar")) {
      in_entries = true;
    } else if (line == "endbfchar") {
      in_entries = false;
    } else if (in_entries) {
      const std::size_t between = line.find("> <");
      if (!line.starts_with('<') || !line.ends_with('>') || between == std::string_view::npos) {
        fail("a ToUnicode entry of another form");
      }
      unsigned glyph = 0;
      for_each_hex16(line.substr(1, between - 1), [&](unsigned id) { glyph = id; });
      texts_.resize(std::max(texts_.size(), glyph + std::size_t{1}));
      texts_[glyph] = from_utf16_hex(line.substr(between + 3, line.size() - between - 4));
    }
  }
}

FaceTexts faces_of(Object page, KnownFaces& known) {
  FaceTexts faces;
  Object fonts = page.getKey("/Resources").getKey("/Font");
  if (fonts.isDictionary()) {
    for (auto& [name, font] : fonts.getDictAsMap()) {
      auto found = known.find(font.getObjGen());
      if (found == known.end()) {
        const StreamBytes map(font.getKey("/ToUnicode"));
        found = known.emplace(font.getObjGen(), GlyphTexts(map.view())).first;
      }
      faces.emplace(name, &found->second);
    }
  }
  return faces;
}

std::string ContentReader::read() {
  text_.reserve(content_.size() / 4);
  for (std::string_view token = next_token(); !token.empty(); token = next_token()) {
    const char first = token[0];
    if (token == "<<" || token == ">>") {
      in_properties_ = token == "<<";
    } else if (first == '(') {
      read_glyphs(token.substr(1, token.size() - 2));
    } else if (first == '<') {
      read_property(token.substr(1, token.size() - 2));
    } else if (first == '/') {
      name_ = token;
    } else if ((first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z')) {
      perform(token);
    }
  }
  if (!shown_.empty() || !open_marks_.empty()) {
    fail("text that ends in the middle");
  }
  return std::move(text_);
}

bool is_space(char c) {
  return c == ' ' || c == '\n';
}

bool ends_word(char c) {
  return is_space(c) || c == '(' || c == '<' || c == '>' || c == '[' || c == ']' || c == '/';
}

/// The length of the string, of either form, that `rest` begins with.
std::size_t string_size(std::string_view rest) {
  const char last = rest[0] == '(' ? ')' : '>';
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == last) {
      return i + 1;
    }
    if (rest[i] == '\\') {
      ++i;
    }
  }
  fail("a string without an end");
}

/// The next name, number, operator, whole string or bracket; empty at the end.
std::string_view ContentReader::next_token() {
  while (position_ < content_.size() && is_space(content_[position_])) {
    ++position_;
  }
  const std::string_view rest = content_.substr(position_);
  std::size_t size = 1;
  if (rest.empty()) {
    return {};
  }
  if (rest.starts_with("<<") || rest.starts_with(">>")) {
    size = 2;
  } else if (rest[0] == '(' || rest[0] == '<') {
    size = string_size(rest);
  } else if (rest[0] != '[' && rest[0] != ']') {
    while (size < rest.size() && !ends_word(rest[size])) {
      ++size;
    }
  }
  position_ += size;
  return rest.substr(0, size);
}

void ContentReader::read_property(std::string_view digits) {
  constexpr std::string_view kByteOrderMark = "FEFF";
  if (!in_properties_ || !digits.starts_with(kByteOrderMark)) {
    fail("a string that is neither glyphs nor text");
  }
  property_ = from_utf16_hex(digits.substr(kByteOrderMark.size()));
}

void ContentReader::read_glyphs(std::string_view bytes) {
  if (face_ == nullptr) {
    fail("text before a face");
  }
  std::optional<unsigned> high;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    char c = bytes[i];
    if (c == '\\' && ++i < bytes.size()) {
      c = bytes[i] == 'r' ? '\r' : bytes[i];
    }
    const unsigned byte = static_cast<unsigned char>(c);
    if (high) {
      face_->append(shown_, *high << 8U | byte);
      high.reset();
    } else {
      high = byte;
    }
  }
  if (high) {
    fail("a string of half a glyph");
  }
}

void ContentReader::perform(std::string_view word) {
  if (word == "TJ") {
    if (!has_actual_text_) {
      text_ += shown_;
    }
    shown_.clear();
  } else if (word == "Tf") {
    const auto found = faces_.find(name_);
    if (found == faces_.end()) {
      fail(fmt::format("the face {} is not among the page's", name_));
    }
    face_ = found->second;
  } else if (word == "BDC" || word == "BMC") {
    // Text that stands for its glyphs, or a mark of the structure around whole runs.
    open_marks_.push_back(!property_.empty());
    text_ += std::exchange(property_, {});
    has_actual_text_ = open_marks_.back();
  } else if (word == "EMC") {
    if (open_marks_.empty()) {
      fail("a mark that ends twice");
    }
    open_marks_.pop_back();
    has_actual_text_ = false;
  } else if (word != "Td" && word != "Tm" && word != "BT" && word != "ET" && word != "Ts" &&
             word != "g" && word != "k" && word != "gs" && word != "re" && word != "f" &&
             word != "q" && word != "Q" && word != "cm" && word != "Do" && word != "W" &&
             word != "n") {
    fail(fmt::format("the operator {}", word));
  }
}

}  // namespace
}  // namespace gazette::press

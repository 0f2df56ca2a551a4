// After OpenType 1.9 (head, hhea, hmtx) and Adobe's technical notes 5176 (CFF) and 5177 (Type 2).

#include "gazette/preflight/font_program.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "gazette/pdf/pdf.h"
#include "gazette/preflight/lexer.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t kFontBytesMax = 64'000'000;
constexpr std::size_t kMapBytesMax = 4'000'000;
constexpr std::size_t kCodesMax = 65'536;
/// Operators of a letter up to its first that draws, and faces within a face.
constexpr int kStepsMax = 10'000;
constexpr std::size_t kFacesMax = 256;
/// Codes that ranges of meanings may name, over and over.
constexpr std::size_t kRangedMax = 1'000'000;
constexpr int kCallsMax = 10;  // of pieces of a letter, one within the other

/// A number of `size` bytes, high byte first; 0 beyond the end.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value * 256 + (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  }
  return value;
}

std::string_view part_of(std::string_view bytes, std::size_t at, std::size_t size) {
  return at < bytes.size() ? bytes.substr(at, size) : std::string_view();
}

std::string_view table_of(std::string_view bytes, std::string_view tag) {
  const std::size_t count = number_at(bytes, 4, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = 12 + i * 16;
    if (part_of(bytes, entry, 4) == tag) {
      return part_of(bytes, number_at(bytes, entry + 8, 4), number_at(bytes, entry + 12, 4));
    }
  }
  return {};
}

std::optional<FontProgram> read_true_type(std::string_view bytes) {
  const double unit = number_at(table_of(bytes, "head"), 18, 2);
  const std::string_view metrics = table_of(bytes, "hmtx");
  const std::size_t long_count = number_at(table_of(bytes, "hhea"), 34, 2);
  const std::size_t count = number_at(table_of(bytes, "maxp"), 4, 2);
  if (unit <= 0 || long_count == 0 || long_count > count || metrics.size() < long_count * 4) {
    return std::nullopt;
  }
  FontProgram program;
  for (std::size_t i = 0; i < count; ++i) {
    program.advances.push_back(number_at(metrics, std::min(i, long_count - 1) * 4, 2) * 1000 /
                               unit);
  }
  return program;
}

/// A list of pieces of a CFF face, and where it ends.
struct Index {
  std::vector<std::string_view> items = {};
  std::size_t end = 0;
};

Index read_index(std::string_view bytes, std::size_t at) {
  Index index;
  const std::size_t count = number_at(bytes, at, 2);
  if (count == 0) {
    index.end = at + 2;
    return index;
  }
  const std::size_t size = number_at(bytes, at + 2, 1);
  const std::size_t data = at + 2 + (count + 1) * size;  // offsets are counted from 1
  if (size == 0 || size > 4 || data > bytes.size()) {
    index.end = bytes.size();
    return index;
  }
  std::size_t from = number_at(bytes, at + 3, size);
  for (std::size_t i = 1; i <= count; ++i) {
    const std::size_t to = number_at(bytes, at + 3 + i * size, size);
    index.items.push_back(to >= from ? part_of(bytes, data + from, to - from) : std::string_view());
    from = to;
  }
  index.end = data + from;
  return index;
}

using Dict = std::map<int, std::vector<double>>;

/// A number of a dictionary whose figures are packed two to the byte.
double read_real(std::string_view bytes, std::size_t& at) {
  constexpr std::string_view kFigures = "0123456789.EE -";
  std::string text;
  for (bool is_open = true; is_open && at < bytes.size(); ++at) {
    const auto pair = static_cast<unsigned char>(bytes[at]);
    for (const unsigned half : {pair / 16U, pair % 16U}) {
      is_open = is_open && half != 15;
      if (is_open) {
        text += kFigures[half];
        text += half == 12 ? "-" : "";
      }
    }
  }
  return std::strtod(text.c_str(), nullptr);
}

Dict read_dict(std::string_view bytes) {
  Dict dict;
  std::vector<double> operands;
  for (std::size_t at = 0; at < bytes.size();) {
    const int first = static_cast<unsigned char>(bytes[at++]);
    if (first <= 21) {
      const int key = first == 12 ? 1200 + static_cast<int>(number_at(bytes, at++, 1)) : first;
      dict[key] = std::move(operands);
      operands.clear();
    } else if (first == 28) {
      operands.push_back(static_cast<std::int16_t>(number_at(bytes, at, 2)));
      at += 2;
    } else if (first == 29) {
      operands.push_back(static_cast<std::int32_t>(number_at(bytes, at, 4)));
      at += 4;
    } else if (first == 30) {
      operands.push_back(read_real(bytes, at));
    } else if (first >= 32 && first <= 246) {
      operands.push_back(first - 139);
    } else if (first >= 247 && first <= 254) {
      const int second = static_cast<int>(number_at(bytes, at++, 1));
      operands.push_back(first <= 250 ? (first - 247) * 256 + second + 108
                                      : -(first - 251) * 256 - second - 108);
    }
  }
  return dict;
}

constexpr int kCharset = 15;
constexpr int kCharStrings = 17;
constexpr int kPrivate = 18;
constexpr int kSubroutines = 19;
constexpr int kDefaultWidth = 20;
constexpr int kNominalWidth = 21;
constexpr int kMatrix = 1207;
constexpr int kRegistry = 1230;
constexpr int kFaces = 1236;
constexpr int kFaceOfGlyph = 1237;

double value_of(const Dict& dict, int key, std::size_t index, double otherwise) {
  const auto found = dict.find(key);
  return found != dict.end() && index < found->second.size() ? found->second[index] : otherwise;
}

std::size_t offset_of(const Dict& dict, int key, std::size_t index = 0) {
  return static_cast<std::size_t>(std::clamp(value_of(dict, key, index, 0), 0.0, 1e9));
}

/// What letters of one face within a face share.
struct Shared {
  Index own = {};
  double default_width = 0;
  double nominal_width = 0;
};

Shared read_shared(std::string_view bytes, const Dict& dict) {
  const std::size_t begin = offset_of(dict, kPrivate, 1);
  const Dict entries = read_dict(part_of(bytes, begin, offset_of(dict, kPrivate)));
  Shared shared{.default_width = value_of(entries, kDefaultWidth, 0, 0),
                .nominal_width = value_of(entries, kNominalWidth, 0, 0)};
  if (const std::size_t at = offset_of(entries, kSubroutines); at > 0) {
    shared.own = read_index(bytes, begin + at);
  }
  return shared;
}

/// Reads a letter up to its first drawing operator: an operand too many before it is the width.
class WidthReader {
 public:
  WidthReader(const Shared& shared, const Index& global) : shared_(shared), global_(global) {}

  double read(std::string_view letter) {
    run(letter, 0);
    return has_width_ && !stack_.empty() ? shared_.nominal_width + stack_.front()
                                         : shared_.default_width;
  }

 private:
  void call(const Index& index, int depth) {
    if (stack_.empty()) {
      is_done_ = true;
      return;
    }
    const std::size_t count = index.items.size();
    const int bias = count < 1240 ? 107 : count < 33900 ? 1131 : 32768;
    const auto number = static_cast<std::size_t>(static_cast<int>(stack_.back()) + bias);
    stack_.pop_back();
    if (number < count && depth < kCallsMax) {
      run(index.items[number], depth + 1);
    } else {
      is_done_ = true;
    }
  }

  void run(std::string_view bytes, int depth) {
    for (std::size_t at = 0; at < bytes.size() && !is_done_;) {
      if (--steps_left_ < 0) {
        is_done_ = true;
        return;
      }
      const int first = static_cast<unsigned char>(bytes[at++]);
      if (first == 28) {
        stack_.push_back(static_cast<std::int16_t>(number_at(bytes, at, 2)));
        at += 2;
      } else if (first == 255) {
        stack_.push_back(static_cast<std::int32_t>(number_at(bytes, at, 4)) / 65536.0);
        at += 4;
      } else if (first >= 247) {
        const int second = static_cast<int>(number_at(bytes, at++, 1));
        stack_.push_back(first <= 250 ? (first - 247) * 256 + second + 108
                                      : -(first - 251) * 256 - second - 108);
      } else if (first >= 32) {
        stack_.push_back(first - 139);
      } else if (first == 10 || first == 29) {
        call(first == 10 ? shared_.own : global_, depth);
      } else if (first == 11) {
        return;
      } else {
        perform(first);
      }
    }
  }

  void perform(int operation) {
    is_done_ = true;
    const std::size_t count = stack_.size();
    switch (operation) {
      case 1:   // hstem
      case 3:   // vstem
      case 18:  // hstemhm
      case 19:  // hintmask
      case 20:  // cntrmask
      case 23:  // vstemhm
        has_width_ = count % 2 == 1;
        break;
      case 4:   // vmoveto
      case 22:  // hmoveto
        has_width_ = count > 1;
        break;
      case 21:  // rmoveto
        has_width_ = count > 2;
        break;
      case 14:  // endchar
        has_width_ = count == 1 || count == 5;
        break;
      default:
        break;
    }
  }

  const Shared& shared_;
  const Index& global_;
  std::vector<double> stack_ = {};
  int steps_left_ = kStepsMax;
  bool is_done_ = false;
  bool has_width_ = false;
};

/// Which face within the face each glyph is of.
std::vector<std::size_t> faces_of_glyphs(std::string_view bytes, std::size_t at,
                                         std::size_t count) {
  std::vector<std::size_t> faces(count, 0);
  if (number_at(bytes, at, 1) == 0) {
    for (std::size_t i = 0; i < count; ++i) {
      faces[i] = number_at(bytes, at + 1 + i, 1);
    }
    return faces;
  }
  const std::size_t ranges = number_at(bytes, at + 1, 2);
  for (std::size_t i = 0; i < ranges; ++i) {
    const std::size_t range = at + 3 + i * 3;
    const std::size_t end = std::min<std::size_t>(number_at(bytes, range + 3, 2), count);
    for (std::size_t glyph = number_at(bytes, range, 2); glyph < end; ++glyph) {
      faces[glyph] = number_at(bytes, range + 2, 1);
    }
  }
  return faces;
}

/// The CIDs of the glyphs: those after the first one by one, or in ranges.
void read_charset(std::string_view bytes, std::size_t at, std::size_t count, FontProgram& program) {
  const std::uint32_t format = number_at(bytes, at, 1);
  program.has_glyphs_by_cid = true;
  program.glyphs[0] = 0;
  std::uint32_t glyph = 1;
  for (++at; glyph < count && at < bytes.size();) {
    const std::uint32_t first = number_at(bytes, at, 2);
    const std::uint32_t more = format == 0 ? 0 : number_at(bytes, at + 2, format == 1 ? 1 : 2);
    for (std::uint32_t i = 0; i <= more && glyph < count; ++i) {
      program.glyphs[first + i] = glyph++;
    }
    at += format == 0 ? 2 : format == 1 ? 3 : 4;
  }
}

std::optional<FontProgram> read_cff(std::string_view bytes) {
  const Index names = read_index(bytes, number_at(bytes, 2, 1));
  const Index tops = read_index(bytes, names.end);
  const Index strings = read_index(bytes, tops.end);
  const Index global = read_index(bytes, strings.end);
  if (tops.items.size() != 1) {
    return std::nullopt;
  }
  const Dict top = read_dict(tops.items.front());
  const Index letters = read_index(bytes, offset_of(top, kCharStrings));
  const std::size_t count = letters.items.size();
  std::vector<Shared> faces;
  std::vector<std::size_t> face_of(count, 0);
  FontProgram program;
  double unit = value_of(top, kMatrix, 0, 0);
  if (top.contains(kRegistry)) {
    for (const std::string_view face : read_index(bytes, offset_of(top, kFaces)).items) {
      if (faces.size() >= kFacesMax) {
        return std::nullopt;
      }
      const Dict dict = read_dict(face);
      unit = unit > 0 ? unit : value_of(dict, kMatrix, 0, 0);
      faces.push_back(read_shared(bytes, dict));
    }
    face_of = faces_of_glyphs(bytes, offset_of(top, kFaceOfGlyph), count);
    // Charsets of numbers below 3 are built in, and none of CIDs.
    if (offset_of(top, kCharset) > 2) {
      read_charset(bytes, offset_of(top, kCharset), count, program);
    }
  } else {
    faces.push_back(read_shared(bytes, top));
  }
  unit = unit > 0 ? unit : 0.001;
  for (std::size_t i = 0; i < count; ++i) {
    if (face_of[i] >= faces.size()) {
      return std::nullopt;
    }
    program.advances.push_back(WidthReader(faces[face_of[i]], global).read(letters.items[i]) *
                               unit * 1000);
  }
  return count > 0 ? std::optional(std::move(program)) : std::nullopt;
}

/// Puts the ranges of a map into it: <first> <last> <text>, or a list of texts.
void add_range(const Lexer& lexer, std::size_t& i, std::size_t& left,
               std::unordered_map<std::uint32_t, std::string>& map) {
  const std::vector<Token>& tokens = lexer.operands();
  const auto code = [&](std::size_t at) {
    const std::string_view text = lexer.text(tokens[at]);
    return number_at(text, 0, std::min<std::size_t>(text.size(), 4));
  };
  const std::uint32_t first = code(i);
  const std::uint32_t last = std::min<std::uint32_t>(code(i + 1), kCodesMax - 1);
  i += 2;
  if (tokens[i].kind == Token::Kind::open) {
    for (std::uint32_t each = first; ++i < tokens.size() && tokens[i].kind == Token::Kind::string;
         ++each) {
      map[each] = lexer.text(tokens[i]);
    }
    ++i;
    return;
  }
  std::string text(lexer.text(tokens[i++]));
  for (std::uint32_t each = first; each <= last && left > 0; ++each, --left) {
    map[each] = text;
    if (text.size() >= 2 && ++text.back() == 0) {  // the last byte carries over
      ++text[text.size() - 2];
    }
  }
}

}  // namespace

std::optional<FontProgram> read_font_program(std::string_view bytes) {
  if (bytes.substr(0, 4) == "OTTO") {
    return read_cff(table_of(bytes, "CFF "));
  }
  return bytes.substr(0, 1) == "\x01" ? read_cff(bytes) : read_true_type(bytes);
}

std::optional<FontProgram> font_program_of(Object font) {
  Object below = font.getKeyIfDict("/DescendantFonts");
  if (!below.isArray() || below.getArrayNItems() != 1) {
    return std::nullopt;
  }
  Object own = below.getArrayItem(0);
  Object descriptor = own.getKeyIfDict("/FontDescriptor");
  Object file = descriptor.getKeyIfDict("/FontFile2");
  file = file.isStream() ? file : descriptor.getKeyIfDict("/FontFile3");
  const auto bytes = file.isStream() ? pdf::unpacked(file, kFontBytesMax) : std::nullopt;
  auto program = bytes ? read_font_program(*bytes) : std::nullopt;
  Object map = own.getKeyIfDict("/CIDToGIDMap");
  const auto glyphs = program && map.isStream() ? pdf::unpacked(map, kMapBytesMax) : std::nullopt;
  for (std::uint32_t i = 0; glyphs && i < std::min(glyphs->size() / 2, kCodesMax); ++i) {
    program->has_glyphs_by_cid = true;
    program->glyphs[i] = number_at(*glyphs, std::size_t{i} * 2, 2);
  }
  return program;
}

std::optional<std::unordered_map<std::uint32_t, std::string>> unicode_of(Object font) {
  Object stream = font.getKeyIfDict("/ToUnicode");
  const auto bytes = stream.isStream() ? pdf::unpacked(stream, kMapBytesMax) : std::nullopt;
  if (!bytes) {
    return std::nullopt;
  }
  std::unordered_map<std::uint32_t, std::string> map;
  std::size_t left = kRangedMax;
  Lexer lexer(*bytes);
  while (lexer.next() && map.size() <= kCodesMax) {
    const std::vector<Token>& tokens = lexer.operands();
    if (lexer.operation() == "endbfchar") {
      for (std::size_t i = 0; i + 1 < tokens.size(); i += 2) {
        const std::string_view code = lexer.text(tokens[i]);
        map[number_at(code, 0, std::min<std::size_t>(code.size(), 4))] = lexer.text(tokens[i + 1]);
      }
    } else if (lexer.operation() == "endbfrange") {
      for (std::size_t i = 0; i + 2 < tokens.size();) {
        add_range(lexer, i, left, map);
      }
    }
  }
  return map;
}

}  // namespace gazette::preflight

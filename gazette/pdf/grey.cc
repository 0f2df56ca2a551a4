#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "gazette/pdf/grey_image.h"
#include "gazette/pdf/walk.h"

namespace gazette::pdf {
namespace {

using Object = QPDFObjectHandle;

/// Forms within forms; a program that writes PDFs needs a few.
constexpr int kDepthMax = 32;
/// What all contents of a document may unpack to: 500 pages of drawings have a part of it.
constexpr std::size_t kDocumentBytesMax = 2'000'000'000;
/// What all pictures of a document may have in pixels: 500 pages of A4 at 300 to the inch.
constexpr std::uint64_t kDocumentPixelsMax = 5'000'000'000;
/// Greys of a shading from its begin to its end: steps finer than a press shows.
constexpr int kShadesCount = 1'024;

/// The short words of inline images.
struct Short {
  const char* word = nullptr;
  const char* name = nullptr;
};
constexpr std::array<Short, 9> kShortKeys = {{{"/BPC", "/BitsPerComponent"},
                                              {"/CS", "/ColorSpace"},
                                              {"/D", "/Decode"},
                                              {"/DP", "/DecodeParms"},
                                              {"/F", "/Filter"},
                                              {"/H", "/Height"},
                                              {"/IM", "/ImageMask"},
                                              {"/I", "/Interpolate"},
                                              {"/W", "/Width"}}};
constexpr std::array<Short, 7> kShortFilters = {{{"/AHx", "/ASCIIHexDecode"},
                                                 {"/A85", "/ASCII85Decode"},
                                                 {"/LZW", "/LZWDecode"},
                                                 {"/Fl", "/FlateDecode"},
                                                 {"/RL", "/RunLengthDecode"},
                                                 {"/CCF", "/CCITTFaxDecode"},
                                                 {"/DCT", "/DCTDecode"}}};

template <std::size_t count>
std::string long_name(const std::array<Short, count>& list, const std::string& word) {
  for (const Short& each : list) {
    if (word == each.word) {
      return each.name;
    }
  }
  return word;
}

Object long_filter(Object filter) {
  if (filter.isArray()) {
    Object list = Object::newArray();
    for (const Object& each : filter.getArrayAsVector()) {
      list.appendItem(long_filter(each));
    }
    return list;
  }
  return filter.isName() ? Object::newName(long_name(kShortFilters, filter.getName())) : filter;
}

/// Colours are mixed in the space of their group.
void set_group_grey(Object group) {
  if (group.isDictionary() && group.hasKey("/CS")) {
    group.replaceKey("/CS", Object::newName("/DeviceGray"));
  }
}

/// The greys of a shading between two numbers.
struct Shades {
  double first = 0;
  double last = 1;
  std::string greys = {};
  bool is_coloured = false;
};

std::optional<Shades> shades_of(const Function& function, const Space& space) {
  const bool is_many = function.kind == Function::Kind::beside;
  const Function& range = is_many ? function.parts.front() : function;
  Shades shades{.first = range.first, .last = range.last};
  for (int i = 0; i < kShadesCount; ++i) {
    const double at = range.first + (range.last - range.first) * i / (kShadesCount - 1);
    const std::vector<double> components = value_at(function, at);
    const std::optional<Tone> tone = tone_of(space, components);
    if (!tone) {
      return std::nullopt;
    }
    shades.greys += static_cast<char>(static_cast<unsigned char>(tone->grey * 255 + 0.5));
    shades.is_coloured = shades.is_coloured || tone->is_coloured;
  }
  return shades;
}

}  // namespace

GreyPages make_grey(QPDF& document, const Pack& pack) {
  Walk walk(document, pack);
  for (const QPDFPageObjectHelper& page : QPDFPageDocumentHelper(document).getAllPages()) {
    walk.walk_page(page);
  }
  return walk.take_result();
}

Walk::Walk(QPDF& document, const Pack& pack)
    : document_(document),
      pack_(pack),
      bytes_left_(kDocumentBytesMax),
      pixels_left_(kDocumentPixelsMax) {}

void Walk::walk_page(QPDFPageObjectHelper page) {
  result_.coloured.push_back(false);  // faults know their page by it
  shown_faces_.clear();
  std::string bytes;
  for (const Object& stream : page.getPageContents()) {
    bytes += content_of(stream) + "\n";
  }
  const GreyContent content = grey_content(bytes, page.getAttribute("/Resources", false), 0, *this);
  Object stream = Object::newStream(&document_);
  set_bytes(stream, content.bytes);
  page.getObjectHandle().replaceKey("/Contents", stream);
  set_group_grey(page.getObjectHandle().getKey("/Group"));
  result_.coloured.back() = content.is_coloured;
}

void Walk::report(const std::string& what) {
  report(result_.faults, what);
}

void Walk::report(std::vector<PageFault>& list, const std::string& what) const {
  const std::size_t page = result_.coloured.size();
  for (const PageFault& known : list) {
    if (known.page == page && known.what == what) {
      return;
    }
  }
  list.push_back({.page = page, .what = what});
}

std::string Walk::content_of(Object stream) {
  const std::optional<std::string> bytes =
      stream.isStream() ? unpacked(stream, std::min(kContentBytesMax, bytes_left_)) : std::nullopt;
  if (!bytes) {
    report("a drawing that does not unpack, or without end");
    return {};
  }
  bytes_left_ -= bytes->size();
  return *bytes;
}

void Walk::set_bytes(Object stream, const std::string& bytes) {
  if (pack_) {
    stream.replaceStreamData(pack_(bytes), Object::newName("/FlateDecode"), Object::newNull());
  }
}

template <typename Draw>
bool Walk::once(Object object, Draw draw) {
  const QPDFObjGen id = object.getObjGen();
  if (!id.isIndirect()) {
    return draw();
  }
  const auto [known, is_new] = known_.emplace(id, false);  // one that draws itself ends here
  if (is_new) {
    open_.insert(id);
    const bool is_coloured = draw();
    open_.erase(id);
    known_[id] = is_coloured;
    return is_coloured;
  }
  if (open_.contains(id)) {
    report(result_.damaged, "a drawing that draws itself");
  }
  return known->second;
}

bool Walk::walk_content(Object stream, Object around, int depth) {
  if (depth >= kDepthMax) {
    report("drawings within drawings, too deep");
    return false;
  }
  Object own = stream.getDict().getKey("/Resources");
  const GreyContent content =
      grey_content(content_of(stream), own.isDictionary() ? own : around, depth + 1, *this);
  set_bytes(stream, content.bytes);
  return content.is_coloured;
}

/// Counts the pixels of a picture before it is unpacked.
bool Walk::admits(Object image) {
  const auto number = [&](const char* key) {
    Object value = image.getKey(key);
    constexpr long long kSideMax = 100'000;
    return value.isInteger() ? std::clamp(value.getIntValue(), 0LL, kSideMax) : 0LL;
  };
  const auto pixels = static_cast<std::uint64_t>(number("/Width") * number("/Height"));
  const bool is_within = pixels <= pixels_left_;
  pixels_left_ -= is_within ? pixels : 0;
  return is_within;
}

/// Told where nobody will write the document.
bool Walk::is_damaged(Object image, Object around) {
  const std::string fault = pack_ ? std::string() : image_fault(image, around);
  if (!fault.empty()) {
    report(result_.damaged, fmt::format("a picture: {}", fault));
  }
  return !fault.empty();
}

bool Walk::walk_xobject(Object object, Object around, int depth) {
  if (!object.isStream()) {
    return false;
  }
  return once(object, [&] {
    Object kind = object.getDict().getKey("/Subtype");
    if (kind.isNameAndEquals("/Image")) {
      const bool is_admitted = admits(object.getDict());
      if (is_admitted && is_damaged(object, around)) {
        return false;
      }
      const ImageResult image = is_admitted ? make_image_grey(document_, object, around, pack_)
                                            : ImageResult{.fault = "pictures without end"};
      if (!image.fault.empty()) {
        report(image.fault);
      }
      return image.is_coloured;
    }
    if (!kind.isNameAndEquals("/Form")) {
      return false;
    }
    set_group_grey(object.getDict().getKey("/Group"));
    return walk_content(object, around, depth);
  });
}

bool Walk::walk_pattern(Object object, Object around, int depth) {
  if (object.isStream()) {
    return once(object, [&] { return walk_content(object, around, depth); });
  }
  return object.isDictionary() && walk_shading(object.getKey("/Shading"), around);
}

bool Walk::walk_shading(Object object, Object around) {
  if (!object.isDictionary() && !object.isStream()) {
    return false;
  }
  return once(object, [&] {
    Object dictionary = object.isStream() ? object.getDict() : object;
    const Space space = read_space(dictionary.getKey("/ColorSpace"), around);
    const bool is_coloured = space.kind != Space::Kind::grey && paint_shading(dictionary, space);
    dictionary.replaceKey("/ColorSpace", Object::newName("/DeviceGray"));
    return is_coloured;
  });
}

/// The colours from begin to end become a row of greys.
bool Walk::paint_shading(Object dictionary, const Space& space) {
  const std::optional<Function> function = read_function(dictionary.getKey("/Function"));
  const std::vector<double> background = numbers_of(dictionary.getKey("/Background"));
  const std::optional<Tone> behind =
      background.empty() ? std::optional(Tone()) : tone_of(space, background);
  const std::optional<Shades> shades = function ? shades_of(*function, space) : std::nullopt;
  if (!behind || !shades) {
    report("a shading of colours that cannot be told");
    return true;
  }
  if (!background.empty()) {
    dictionary.replaceKey("/Background", Object::parse("[" + grey_text(behind->grey) + "]"));
  }
  Object stream = Object::newStream(&document_, shades->greys);
  Object entries = stream.getDict();
  Object domain = Object::newArray();
  domain.appendItem(Object::newReal(shades->first, 6));
  domain.appendItem(Object::newReal(shades->last, 6));
  entries.replaceKey("/FunctionType", Object::newInteger(0));
  entries.replaceKey("/Domain", domain);
  entries.replaceKey("/Range", Object::parse("[0 1]"));
  entries.replaceKey("/Size", Object::parse("[" + std::to_string(kShadesCount) + "]"));
  entries.replaceKey("/BitsPerSample", Object::newInteger(8));
  dictionary.replaceKey("/Function", stream);
  return behind->is_coloured || shades->is_coloured;
}

void Walk::show_text(Object font) {
  if (pack_ || !font.isDictionary() || font.getKey("/Subtype").isNameAndEquals("/Type3")) {
    return;
  }
  const QPDFObjGen id = font.getObjGen();
  if (id.isIndirect() && !shown_faces_.insert(id).second) {
    return;
  }
  Object base = font.getKey("/BaseFont");
  std::string name = base.isName() ? base.getName().substr(1) : "(without a name)";
  std::replace_if(name.begin(), name.end(), [](char c) { return c <= ' ' || c > '~'; }, '?');
  Object file = face_file(font);
  if (!file.isStream()) {
    report(result_.absent, fmt::format("letters of the face {}, which is not in the file", name));
    return;
  }
  const auto [known, is_new] = face_faults_.emplace(file.getObjGen(), std::string());
  if (is_new) {
    known->second = face_fault(font);
  }
  if (!known->second.empty()) {
    report(result_.damaged, fmt::format("the face {}: {}", name, known->second));
  }
}

/// Letters that are drawings (type 3).
bool Walk::walk_font(Object object, Object around, int depth) {
  if (!object.isDictionary() || !object.getKey("/Subtype").isNameAndEquals("/Type3")) {
    return false;
  }
  return once(object, [&] {
    Object own = object.getKey("/Resources");
    Object letters = object.getKey("/CharProcs");
    bool is_coloured = false;
    for (const std::string& name :
         letters.isDictionary() ? letters.getKeys() : std::set<std::string>()) {
      Object letter = letters.getKey(name);
      const bool has_colour =
          letter.isStream() && once(letter, [&] {
            return walk_content(letter, own.isDictionary() ? own : around, depth);
          });
      is_coloured = is_coloured || has_colour;
    }
    return is_coloured;
  });
}

bool Walk::walk_state(Object object, Object around, int depth) {
  if (!object.isDictionary()) {
    return false;
  }
  return once(object, [&] {
    Object font = object.getKey("/Font");
    const bool has_letters = font.isArray() && font.getArrayNItems() > 0 &&
                             walk_font(font.getArrayItem(0), around, depth);
    Object mask = object.getKey("/SMask");
    const bool has_mask = mask.isDictionary() && paint_mask(mask, around, depth);
    return has_letters || has_mask;
  });
}

/// A form whose brightness hides: what it is drawn on is a colour too.
bool Walk::paint_mask(Object mask, Object around, int depth) {
  Object form = mask.getKey("/G");
  if (!form.isStream()) {
    return false;
  }
  const std::vector<double> backdrop = numbers_of(mask.getKey("/BC"));
  if (backdrop.size() > 1) {
    Object group = form.getDict().getKey("/Group");
    const std::optional<Tone> tone =
        tone_of(read_space(group.getKeyIfDict("/CS"), around), backdrop);
    if (!tone) {
      report("a mask of unknown colours");
      return true;
    }
    mask.replaceKey("/BC", Object::parse("[" + grey_text(tone->grey) + "]"));
  }
  static_cast<void>(walk_xobject(form, around, depth));  // its colours are not seen
  return false;
}

std::optional<std::string> Walk::take_inline_image(const std::string& entries,
                                                   const std::string& bytes, Object around,
                                                   bool& is_coloured) {
  Object given = Object::parse("<<" + entries + ">>");
  Object image = Object::newStream(&document_, bytes);
  Object dictionary = image.getDict();
  for (const std::string& key : given.isDictionary() ? given.getKeys() : std::set<std::string>()) {
    dictionary.replaceKey(long_name(kShortKeys, key), given.getKey(key));
  }
  dictionary.replaceKey("/Filter", long_filter(dictionary.getKey("/Filter")));
  Object space = dictionary.getKey("/ColorSpace");
  Object stencil = dictionary.getKey("/ImageMask");
  if ((admits(dictionary) && is_damaged(image, around)) ||
      (stencil.isBool() && stencil.getBoolValue()) || space.isNameAndEquals("/G") ||
      space.isNameAndEquals("/DeviceGray")) {
    return std::nullopt;
  }
  dictionary.replaceKey("/Type", Object::newName("/XObject"));
  dictionary.replaceKey("/Subtype", Object::newName("/Image"));
  const ImageResult result = make_image_grey(document_, image, around, pack_);
  is_coloured = result.is_coloured;
  if (!result.fault.empty() || !around.isDictionary()) {
    report(result.fault.empty() ? "a picture within a drawing without resources" : result.fault);
    return std::nullopt;
  }
  if (!around.getKey("/XObject").isDictionary()) {
    around.replaceKey("/XObject", Object::newDictionary());
  }
  std::string name;
  do {  // a page that was made grey before has such names
    name = "/GreyImage" + std::to_string(++images_count_);
  } while (around.getKey("/XObject").hasKey(name));
  around.getKey("/XObject").replaceKey(name, image);
  return name;
}

}  // namespace gazette::pdf

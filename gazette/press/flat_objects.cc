#include "gazette/press/flat_objects.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include <qpdf/Pl_String.hh>

#include "gazette/base/assert.h"
#include "gazette/press/deflate.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

constexpr std::uint32_t kUnmet = UINT32_MAX;

CatalogPart catalog_part_of(std::string_view key) {
  constexpr std::array<std::string_view, 5> kOpening = {"/AcroForm", "/OpenAction", "/PageMode",
                                                        "/Threads", "/ViewerPreferences"};
  if (std::find(kOpening.begin(), kOpening.end(), key) != kOpening.end()) {
    return CatalogPart::opening;
  }
  return key == "/Outlines" ? CatalogPart::outlines : CatalogPart::other;
}

/// Metadata is for programs that know no more of PDF than to look for it in plain text.
bool stays_unpacked(Object& stream) {
  return stream.getDict().isDictionaryOfType("/Metadata") &&
         stream.getDict().getKey("/Filter").isNull();
}

void settle_packing(Object& stream) {
  if (stream.getDict().getKey("/Filter").isNameAndEquals("/FlateDecode") ||
      stays_unpacked(stream) || !stream.pipeStreamData(nullptr, nullptr, 0, qpdf_dl_generalized)) {
    return;
  }
  std::string bytes;
  Pl_String collector("stream", nullptr, bytes);
  bool is_unpacked = false;
  if (stream.pipeStreamData(&collector, &is_unpacked, 0, qpdf_dl_generalized, true) &&
      is_unpacked) {
    stream.replaceStreamData(deflate(bytes), Object::newName("/FlateDecode"), Object::newNull());
  }
}

/// Writes objects out one after another; what one refers to waits until it is its turn.
class Flattener {
 public:
  explicit Flattener(QPDF& document)
      : document_(document), numbers_(document.getObjectCount() + 1, kUnmet) {}

  FlatDocument flatten() {
    Object root = document_.getRoot();
    static_cast<void>(number_of(root));
    flat_.page_tree = number_of(root.getKey("/Pages"));
    for (const Object& page : document_.getAllPages()) {
      flat_.pages.push_back(number_of(page));
    }
    if (const Object outlines = root.getKey("/Outlines"); outlines.isIndirect()) {
      flat_.outlines = number_of(outlines);
    }
    if (const Object facts = document_.getTrailer().getKey("/Info"); facts.isIndirect()) {
      flat_.information = number_of(facts);
    }
    // The row grows while it is gone through.
    for (std::size_t i = 0; i < row_.size(); ++i) {
      add(std::exchange(row_[i], Object()), i == 0);
    }
    flat_.numbers = std::move(numbers_);
    return std::move(flat_);
  }

 private:
  std::uint32_t number_of(const Object& object) {
    GAZETTE_ASSERT(object.isIndirect() && object.getGeneration() == 0);
    std::uint32_t& number = numbers_.at(static_cast<std::size_t>(object.getObjectID()));
    if (number == kUnmet) {
      number = static_cast<std::uint32_t>(row_.size());
      row_.push_back(object);
    }
    return number;
  }

  void add(Object object, bool is_catalog) {
    FlatObject flat{.text_begin = flat_.text.size(), .references_begin = flat_.references.size()};
    if (object.isStream()) {
      settle_packing(object);
      flat.stream = flat_.streams.size();
      flat_.streams.push_back(object);
      add_entries(object.getDict(), flat);
    } else if (object.isDictionary()) {
      flat.is_page = object.isDictionaryOfType("/Page");
      add_entries(object, flat, is_catalog);
      flat_.text += ">>";
    } else {
      add_direct(object);
    }
    flat.text_end = flat_.text.size();
    flat.references_end = flat_.references.size();
    flat_.objects.push_back(flat);
  }

  /// The dictionary of an object, without its end.
  void add_entries(Object dictionary, FlatObject& flat, bool is_catalog = false) {
    flat_.text += "<<";
    for (auto& [key, value] : dictionary.getDictAsMap()) {
      if (value.isNull() || (flat.stream && key == "/Length")) {
        continue;
      }
      if (flat.is_page && key == "/Parent") {
        flat.upward = flat_.references.size();
      }
      add_entry(key, value);
      if (is_catalog) {
        flat_.catalog_parts.resize(flat_.references.size(), catalog_part_of(key));
      }
    }
  }

  void add_entry(const std::string& key, Object& value) {
    flat_.text += Object::newName(key).unparse();
    flat_.text += ' ';
    add_value(value);
  }

  void add_value(Object& value) {
    if (!value.isIndirect() || value.isNull()) {
      add_direct(value);
    } else {
      const std::uint32_t target = number_of(value);
      flat_.references.push_back({.place = flat_.text.size(), .target = target});
    }
  }

  void add_direct(Object& value) {
    if (value.isArray()) {
      flat_.text += '[';
      bool is_first = true;
      for (Object& item : value.getArrayAsVector()) {
        flat_.text += is_first ? "" : " ";
        is_first = false;
        add_value(item);
      }
      flat_.text += ']';
    } else if (value.isDictionary()) {
      flat_.text += "<<";
      for (auto& [key, entry] : value.getDictAsMap()) {
        if (!entry.isNull()) {
          add_entry(key, entry);
        }
      }
      flat_.text += ">>";
    } else {
      flat_.text += value.unparseResolved();  // also of what is an object by itself
    }
  }

  QPDF& document_;
  FlatDocument flat_ = {};
  std::vector<std::uint32_t> numbers_;  // by those of the document
  std::vector<Object> row_ = {};
};

}  // namespace

FlatDocument flatten(QPDF& document) {
  return Flattener(document).flatten();
}

std::uint32_t number_in(const FlatDocument& flat, const QPDFObjectHandle& object) {
  const std::uint32_t number = flat.numbers.at(static_cast<std::size_t>(object.getObjectID()));
  GAZETTE_ASSERT(number != kUnmet);
  return number;
}

std::uint32_t ObjectText::add() {
  flat_.objects.push_back({});
  return static_cast<std::uint32_t>(flat_.objects.size() - 1);
}

void ObjectText::begin(std::uint32_t object) {
  object_ = object;
  flat_.objects[object] = {.text_begin = flat_.text.size(),
                           .references_begin = flat_.references.size()};
}

void ObjectText::number(std::uint64_t number) {
  flat_.text += std::to_string(number);
}

void ObjectText::reference(std::uint32_t target) {
  flat_.references.push_back({.place = flat_.text.size(), .target = target});
}

void ObjectText::end() {
  flat_.objects[object_].text_end = flat_.text.size();
  flat_.objects[object_].references_end = flat_.references.size();
}

std::string bytes_of(QPDFObjectHandle& stream) {
  std::string bytes;
  Pl_String collector("stream", nullptr, bytes);
  stream.pipeStreamData(&collector, nullptr, 0, qpdf_dl_none);
  return bytes;
}

}  // namespace gazette::press

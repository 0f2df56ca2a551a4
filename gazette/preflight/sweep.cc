#include "gazette/preflight/sweep.h"

#include <algorithm>

#include <fmt/format.h>

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr int kDepthMax = 64;
constexpr std::size_t kAnnotationsMax = 10'000;

void sweep_into(Object object, std::string_view key, QPDFObjGen id, int depth,
                const std::function<void(const Swept&)>& visit) {
  // What has a number of its own is visited by that.
  if (depth > kDepthMax || (depth > 0 && object.isIndirect())) {
    return;
  }
  if (object.isArray()) {
    visit({.object = object, .entries = Object::newDictionary(), .key = key, .id = id});
    for (const Object& each : object.getArrayAsVector()) {
      sweep_into(each, {}, id, depth + 1, visit);
    }
  } else if (object.isDictionary() || object.isStream()) {
    const Object entries = object.isStream() ? object.getDict() : object;
    visit({.object = object, .entries = entries, .key = key, .id = id});
    for (const auto& [name, value] : Object(entries).getDictAsMap()) {
      sweep_into(value, name, id, depth + 1, visit);
    }
  }
}

}  // namespace

std::string Swept::name() const {
  return fmt::format("object {}", id.getObj());
}

void sweep(QPDF& pdf, const std::function<void(const Swept&)>& visit) {
  for (const Object& object : pdf.getAllObjects()) {
    sweep_into(object, {}, object.getObjGen(), 0, visit);
  }
}

std::vector<Object> annotations_of(Object page) {
  Object list = page.getKey("/Annots");
  std::vector<Object> annotations;
  for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
    if (annotations.size() < kAnnotationsMax && list.getArrayItem(i).isDictionary()) {
      annotations.push_back(list.getArrayItem(i));
    }
  }
  return annotations;
}

std::optional<Box> area_of_annotation(Object annotation) {
  Object area = annotation.getKey("/Rect");
  if (!area.isRectangle()) {
    return std::nullopt;
  }
  const Object::Rectangle r = area.getArrayAsRectangle();
  return Box{std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
             std::max(r.lly, r.ury)};
}

std::vector<std::pair<std::string, Object>> layer_settings(QPDF& pdf) {
  std::vector<std::pair<std::string, Object>> settings;
  Object layers = pdf.getRoot().getKey("/OCProperties");
  if (Object first = layers.getKeyIfDict("/D"); first.isDictionary()) {
    settings.emplace_back("the first setting", first);
  }
  Object others = layers.getKeyIfDict("/Configs");
  for (const Object& other : others.isArray() ? others.getArrayAsVector() : std::vector<Object>()) {
    if (Object(other).isDictionary()) {
      settings.emplace_back("another setting", other);
    }
  }
  return settings;
}

bool is_language(std::string_view text) {
  constexpr std::size_t kPartMax = 8;
  bool is_first = true;
  while (true) {
    const std::size_t end = std::min(text.find('-'), text.size());
    const std::string_view part = text.substr(0, end);
    const bool is_part = !part.empty() && part.size() <= kPartMax &&
                         std::all_of(part.begin(), part.end(), [&](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                  (!is_first && c >= '0' && c <= '9');
                         });
    if (!is_part || end == text.size()) {
      return is_part;
    }
    text.remove_prefix(end + 1);
    is_first = false;
  }
}

}  // namespace gazette::preflight

#include "gazette/pdf/colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "gazette/pdf/pdf.h"

namespace gazette::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int kDepthMax = 8;
constexpr std::size_t kInksMax = 32;

Space read(Object object, Object resources, int depth);

/// Brightness as PDF has it where colours become grey.
Tone tone_of_rgb(double red, double green, double blue) {
  constexpr double kSlight = 0.02;
  const auto [least, most] = std::minmax({red, green, blue});
  const double grey = 0.3 * red + 0.59 * green + 0.11 * blue;
  return {.grey = std::clamp(grey, 0.0, 1.0), .is_coloured = most - least >= kSlight};
}

Tone tone_of_cmyk(std::span<const double> inks) {
  const auto light = [&](std::size_t i) { return 1 - std::min(1.0, inks[i] + inks[3]); };
  return tone_of_rgb(light(0), light(1), light(2));
}

/// A colour of Lab: its lightness is grey as eyes see it, as is the grey of a screen.
Tone tone_of_lab(std::span<const double> components) {
  constexpr double kSlight = 2;
  return {.grey = std::clamp(components[0] / 100, 0.0, 1.0),
          .is_coloured = std::hypot(components[1], components[2]) >= kSlight};
}

/// By the number of components, as where nothing else tells the space.
Space space_of(std::size_t count) {
  switch (count) {
    case 1:
      return {};
    case 3:
      return {.kind = Space::Kind::rgb, .components_count = 3};
    case 4:
      return {.kind = Space::Kind::cmyk, .components_count = 4};
    default:
      return {.kind = Space::Kind::unknown, .components_count = count};
  }
}

Space read_name(const std::string& name, Object resources, int depth) {
  if (name == "/DeviceGray" || name == "/CalGray" || name == "/G") {
    return {};
  }
  if (name == "/DeviceRGB" || name == "/CalRGB" || name == "/RGB") {
    return space_of(3);
  }
  if (name == "/DeviceCMYK" || name == "/CMYK") {
    return space_of(4);
  }
  if (name == "/Pattern") {
    return {.kind = Space::Kind::pattern, .components_count = 0};
  }
  Object named = resources.getKeyIfDict("/ColorSpace").getKeyIfDict(name);
  return named.isNull() ? space_of(0) : read(named, resources, depth + 1);
}

Space read_profile(Object stream, Object resources, int depth) {
  if (!stream.isStream() || !stream.getDict().getKey("/N").isInteger()) {
    return space_of(0);
  }
  Object alternate = stream.getDict().getKey("/Alternate");
  if (alternate.isArray()) {
    const Space other = read(alternate, resources, depth + 1);
    if (other.kind == Space::Kind::lab) {
      return other;
    }
  }
  return space_of(static_cast<std::size_t>(std::clamp(stream.getDict().getKey("/N").getIntValue(),
                                                      0LL, static_cast<long long>(kInksMax))));
}

Space read_indexed(Object array, Object resources, int depth) {
  Object highest = array.getArrayNItems() > 3 ? array.getArrayItem(2) : Object::newNull();
  if (!highest.isInteger()) {
    return space_of(0);
  }
  const Space base = read(array.getArrayItem(1), resources, depth + 1);
  const auto count = static_cast<std::size_t>(std::clamp(highest.getIntValue(), 0LL, 255LL)) + 1;
  Object table = array.getArrayItem(3);
  std::string bytes = table.isString() ? table.getStringValue() : std::string();
  if (table.isStream()) {
    bytes = unpacked(table, count * kInksMax + 1'000).value_or("");
  }
  bytes.resize(std::max(bytes.size(), count * base.components_count), '\0');
  Space space{.kind = Space::Kind::indexed};
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<double> components;
    for (std::size_t j = 0; j < base.components_count; ++j) {
      double part = static_cast<unsigned char>(bytes[i * base.components_count + j]) / 255.0;
      if (base.kind == Space::Kind::lab) {
        part = j == 0 ? part * 100 : part * 200 - 100;
      }
      components.push_back(part);
    }
    const std::optional<Tone> tone = tone_of(base, components);
    if (!tone) {
      return space_of(0);
    }
    space.palette.push_back(*tone);
  }
  return space;
}

/// Separation and DeviceN: inks of the press, or tints that a function turns into other colours.
Space read_inks(Object array, Object resources, int depth) {
  if (array.getArrayNItems() < 4) {
    return space_of(0);
  }
  std::vector<Object> names = {array.getArrayItem(1)};
  if (names.front().isArray()) {
    names = names.front().getArrayAsVector();
  }
  constexpr std::array<std::string_view, 4> kInks = {"/Cyan", "/Magenta", "/Yellow", "/Black"};
  Space space{.kind = Space::Kind::inks, .components_count = names.size()};
  bool has_ink = false;
  for (Object& each : names) {
    const std::string name = each.isName() ? each.getName() : std::string();
    const auto found = std::find(kInks.begin(), kInks.end(), name == "/All" ? "/Black" : name);
    has_ink = has_ink || found != kInks.end();
    space.inks.push_back(found == kInks.end() ? -1 : static_cast<int>(found - kInks.begin()));
    if (found == kInks.end() && name != "/None") {
      space.kind = Space::Kind::tint;
    }
  }
  if (names.empty() || names.size() > kInksMax || (space.kind == Space::Kind::inks && !has_ink)) {
    return space_of(0);
  }
  if (space.kind == Space::Kind::tint) {
    space.base = std::make_shared<Space>(read(array.getArrayItem(2), resources, depth + 1));
    space.function = read_function(array.getArrayItem(3));
    if (!space.function || names.size() > 1) {
      space.kind = Space::Kind::unknown;
    }
  }
  return space;
}

Space read(Object object, Object resources, int depth) {
  if (depth > kDepthMax) {
    return space_of(0);
  }
  if (object.isName()) {
    return read_name(object.getName(), resources, depth);
  }
  if (!object.isArray() || object.getArrayNItems() == 0 || !object.getArrayItem(0).isName()) {
    return space_of(0);
  }
  const std::string name = object.getArrayItem(0).getName();
  const bool has_more = object.getArrayNItems() > 1;
  if (name == "/ICCBased" && has_more) {
    return read_profile(object.getArrayItem(1), resources, depth);
  }
  if (name == "/Lab") {
    return {.kind = Space::Kind::lab, .components_count = 3};
  }
  if (name == "/Indexed" || name == "/I") {
    return read_indexed(object, resources, depth);
  }
  if (name == "/Separation" || name == "/DeviceN") {
    return read_inks(object, resources, depth);
  }
  if (name == "/Pattern" && has_more) {
    Space space = read(object.getArrayItem(1), resources, depth + 1);
    return {.kind = Space::Kind::pattern,
            .components_count = space.components_count,
            .base = std::make_shared<Space>(std::move(space))};
  }
  return read_name(name, resources, depth);
}

}  // namespace

Space read_space(Object object, Object resources) {
  return read(object, resources, 0);
}

std::optional<Tone> tone_of(const Space& space, std::span<const double> components) {
  if (components.size() != space.components_count) {
    const Space other = space_of(components.size());
    return other.kind == Space::Kind::unknown ? std::nullopt : tone_of(other, components);
  }
  switch (space.kind) {
    case Space::Kind::grey:
      return Tone{.grey = std::clamp(components[0], 0.0, 1.0)};
    case Space::Kind::rgb:
      return tone_of_rgb(components[0], components[1], components[2]);
    case Space::Kind::cmyk:
      return tone_of_cmyk(components);
    case Space::Kind::lab:
      return tone_of_lab(components);
    case Space::Kind::indexed: {
      const double most = static_cast<double>(space.palette.size() - 1);
      return space.palette[static_cast<std::size_t>(std::clamp(components[0], 0.0, most))];
    }
    case Space::Kind::inks: {
      std::array<double, 4> inks = {};
      for (std::size_t i = 0; i < components.size(); ++i) {
        if (space.inks[i] >= 0) {
          inks.at(static_cast<std::size_t>(space.inks[i])) = components[i];
        }
      }
      return tone_of_cmyk(inks);
    }
    case Space::Kind::tint: {
      const std::vector<double> values = value_at(*space.function, components[0]);
      return values.size() == space.base->components_count ? tone_of(*space.base, values)
                                                           : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::optional<Tone> first_tone(const Space& space) {
  std::vector<double> components(space.components_count, 0);
  if (space.kind == Space::Kind::cmyk) {
    components = {0, 0, 0, 1};
  } else if (space.kind == Space::Kind::inks || space.kind == Space::Kind::tint) {
    std::fill(components.begin(), components.end(), 1);
  }
  return tone_of(space, components);
}

}  // namespace gazette::pdf

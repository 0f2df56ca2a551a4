#include "gazette/preflight/colour.h"

#include <algorithm>

#include <fmt/format.h>

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr int kDepthMax = 8;
constexpr std::size_t kInksMax = 64;

/// Less of an ink than a press can show.
constexpr double kSlight = 0.0005;

Space named(Family family, std::string name, std::size_t components_count) {
  return {.family = family, .name = std::move(name), .components_count = components_count};
}

Space ink_space(const std::string& kind, const std::vector<std::string>& names) {
  static const std::vector<std::string> kProcess = {"/Cyan", "/Magenta", "/Yellow", "/Black"};
  Space space = named(Family::inks, kind, names.size());
  for (const std::string& name : names) {
    const auto process = std::find(kProcess.begin(), kProcess.end(), name);
    space.name += " " + name.substr(1);
    if (process != kProcess.end()) {
      space.inks.push_back(static_cast<int>(process - kProcess.begin()));
    } else if (name == "/None") {
      space.inks.push_back(Space::kNone);
    } else if (name == "/All") {
      space.inks.push_back(Space::kAll);
      space.has_all = true;
    } else {
      space.inks.push_back(Space::kSpot);
      space.spots.push_back(name.substr(1));
    }
  }
  return space;
}

std::vector<std::string> names_of(Object object) {
  std::vector<std::string> names;
  if (object.isName()) {
    names.push_back(object.getName());
  } else if (object.isArray()) {
    for (Object each : object.getArrayAsVector()) {
      if (each.isName() && names.size() < kInksMax) {
        names.push_back(each.getName());
      }
    }
  }
  return names;
}

Space profile_space(Object stream) {
  Object count = stream.isStream() ? stream.getDict().getKey("/N") : Object::newNull();
  const long long number = count.isInteger() ? count.getIntValue() : 0;
  return named(Family::calibrated, fmt::format("ICCBased of {} components", number),
               static_cast<std::size_t>(std::clamp(number, 0LL, 4LL)));
}

}  // namespace

bool Inks::is_white() const {
  return sum() < kSlight;
}

bool Inks::is_black() const {
  return is_known && process[3] > 1 - kSlight && sum() - process[3] < kSlight;
}

int Inks::channels_count() const {
  return spots_count + static_cast<int>(std::count_if(process.begin(), process.end(),
                                                      [](double ink) { return ink > kSlight; }));
}

const Space& Spaces::keep(Space space) {
  const std::string key =
      fmt::format("{} {} {} {}", space.name, space.is_indexed, space.inks.size(),
                  space.base != nullptr ? space.base->name : "");
  auto& kept = kept_[key];
  if (!kept) {
    kept = std::make_unique<const Space>(std::move(space));
  }
  return *kept;
}

const Space& Spaces::device(std::size_t components_count) {
  switch (components_count) {
    case 1:
      return keep(named(Family::grey, "DeviceGray", 1));
    case 3:
      return keep(named(Family::rgb, "DeviceRGB", 3));
    default:
      return keep(named(Family::cmyk, "DeviceCMYK", 4));
  }
}

const Space& Spaces::read(Object object, Object resources) {
  if (object.isName()) {
    Object given = resources.getKeyIfDict("/ColorSpace").getKeyIfDict(object.getName());
    object = given.isNull() ? object : given;
  }
  const QPDFObjGen id = object.getObjGen();
  if (id.isIndirect()) {
    if (const auto known = known_.find(id); known != known_.end()) {
      return *known->second;
    }
  }
  const Space& space = keep(read_new(object, resources, 0));
  if (id.isIndirect()) {
    known_[id] = &space;
  }
  return space;
}

Space Spaces::read_new(Object object, Object resources, int depth) {
  if (object.isArray() && depth < kDepthMax) {
    return read_array(object, resources, depth);
  }
  const std::string name = object.isName() ? object.getName() : "";
  if (name == "/DeviceGray" || name == "/G") {
    return named(Family::grey, "DeviceGray", 1);
  }
  if (name == "/DeviceRGB" || name == "/RGB") {
    return named(Family::rgb, "DeviceRGB", 3);
  }
  if (name == "/DeviceCMYK" || name == "/CMYK") {
    return named(Family::cmyk, "DeviceCMYK", 4);
  }
  if (name == "/Pattern") {
    return named(Family::pattern, "Pattern", 0);
  }
  if (Object given = resources.getKeyIfDict("/ColorSpace").getKeyIfDict(name);
      !name.empty() && !given.isNull() && depth < kDepthMax) {
    return read_new(given, resources, depth + 1);
  }
  return named(Family::unknown, "an unknown colour space", 0);
}

Space Spaces::read_array(Object array, Object resources, int depth) {
  const int count = array.getArrayNItems();
  const auto item = [&](int i) { return i < count ? array.getArrayItem(i) : Object::newNull(); };
  const std::string kind = item(0).isName() ? item(0).getName() : "";
  if (count == 1) {
    return read_new(item(0), resources, depth + 1);
  }
  if (kind == "/ICCBased") {
    return profile_space(item(1));
  }
  if (kind == "/CalRGB" || kind == "/Lab") {
    return named(Family::calibrated, kind.substr(1), 3);
  }
  if (kind == "/CalGray") {
    return named(Family::calibrated, "CalGray", 1);
  }
  if (kind == "/Separation" || kind == "/DeviceN") {
    return ink_space(kind.substr(1), names_of(item(1)));
  }
  if (kind == "/Indexed" || kind == "/I") {
    Space space = read_new(item(1), resources, depth + 1);
    space.is_indexed = true;
    space.components_count = 1;
    return space;
  }
  if (kind == "/Pattern") {
    Space space = named(Family::pattern, "Pattern", 0);
    space.base = &keep(read_new(item(1), resources, depth + 1));
    space.components_count = space.base->components_count;
    return space;
  }
  return named(Family::unknown, "an unknown colour space", 0);
}

Inks inks_of(const Space& space, std::span<const double> components) {
  Inks inks;
  const auto at = [&](std::size_t i) {
    return i < components.size() ? std::clamp(components[i], 0.0, 1.0) : 0.0;
  };
  inks.is_known =
      !space.is_indexed && (space.family == Family::grey || space.family == Family::cmyk ||
                            space.family == Family::inks);
  if (space.is_indexed) {
    inks.process[3] = 1;  // not known, and not white
  } else if (space.family == Family::inks) {
    for (std::size_t i = 0; i < space.inks.size(); ++i) {
      const int ink = space.inks[i];
      if (ink >= 0) {
        inks.process[static_cast<std::size_t>(ink)] = at(i);
      } else if (ink == Space::kAll) {
        inks.process.fill(at(i));
      } else if (ink == Space::kSpot) {
        inks.spots += at(i);
        inks.spots_count += at(i) > kSlight ? 1 : 0;
      }
    }
  } else if (space.name == "Lab") {
    inks.process[3] = components.empty() ? 0 : 1 - std::clamp(components[0] / 100, 0.0, 1.0);
  } else if (space.components_count == 4) {
    inks.process = {at(0), at(1), at(2), at(3)};
  } else if (space.components_count == 3) {
    inks.process = {1 - at(0), 1 - at(1), 1 - at(2), 0};
  } else if (space.components_count == 1) {
    inks.process[3] = 1 - at(0);
  }
  return inks;
}

Inks first_inks(const Space& space) {
  std::vector<double> components(space.components_count, space.family == Family::inks ? 1.0 : 0.0);
  if (space.components_count == 4 && space.family != Family::inks) {
    components[3] = 1;
  }
  return inks_of(space, components);
}

}  // namespace gazette::preflight

// Which properties metadata have, and which of them they describe themselves (PDF/A, 6.6.2.3).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette::preflight {

/// A property: the namespace, and its name there.
using XmpName = std::pair<std::string, std::string>;

struct XmpReading {
  bool is_well_formed = false;
  std::vector<XmpName> properties = {};
  std::set<XmpName> described = {};
};

[[nodiscard]] XmpReading read_xmp(std::string_view xmp);

/// Whether XMP of 2005 knows a property. Of the large schemas (Exif, TIFF, Photoshop, pages,
/// rights, dynamic media) only the namespace is asked.
[[nodiscard]] bool is_predefined(const XmpName& property);

}  // namespace gazette::preflight

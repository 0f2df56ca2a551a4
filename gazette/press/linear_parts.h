// What of a linearized file stands where (ISO 32000-1, annex F.3).
//
// First what opens the document, then all that its first page needs, then the other pages, each
// with what it alone needs, then what several pages share, then the rest: the structure, names, the
// tree of pages. Who needs an object is told as qpdf tells it (QPDF_linearization.cc), whose
// `--check-linearization` is the judge of these files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gazette/press/flat_objects.h"

namespace gazette::press {

/// What is written as one object: an object, or objects packed into a stream.
struct Unit {
  std::vector<std::uint32_t> objects = {};
  bool is_packed = false;
};

/// The places of the units in the file: [begin, end) of each part, and of the pages after the
/// first.
struct Parts {
  std::vector<Unit> units = {};  // in the order of the file
  std::size_t first_page = 0;    // where the objects of the first page begin: with the page itself
  std::size_t other_pages = 0;
  std::size_t shared = 0;
  std::size_t rest = 0;
  std::vector<std::size_t> page_units = {};                // by page: itself
  std::vector<std::vector<std::size_t>> page_shares = {};  // by page: units of others, or of many
  std::vector<std::size_t> outline_units = {};
};

[[nodiscard]] Parts arrange(const FlatDocument& flat);

}  // namespace gazette::press

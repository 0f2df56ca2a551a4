// A ZIP file, the same bytes for the same files, whatever the machine's clock and time zone.
//
// Each file is deflated as streams of a PDF are (press/deflate.h), and stored as it is where that
// does not make it smaller: pages, XML and JSON come to a sixth or a quarter, a PDF by its tables
// of objects to four fifths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"

namespace gazette::edition {

/// A file to be sent or kept.
struct NamedFile {
  std::string name = {};
  std::string bytes = {};
};

/// The files in their order, each as of 08:00 on `date` (or the nearest day of the years 1980 to
/// 2107, which the format has). Names are plain ASCII. `comment` is
/// for programs and stands at the end. Throws `Error` where they are more than the format holds (4
/// GiB, 65,535 files).
[[nodiscard]] std::string make_zip(const std::vector<NamedFile>& files, Date date,
                                   std::string_view comment = {});

/// The comment of a ZIP file that was made with one of so many bytes; empty of any other.
[[nodiscard]] std::string_view zip_comment(std::string_view zip, std::size_t bytes_count);

}  // namespace gazette::edition

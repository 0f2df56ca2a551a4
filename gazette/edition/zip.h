// A ZIP file of files as they are: PDFs are packed already, and bytes that are copied do not depend
// on the packer, its version or the machine's time zone.
#pragma once

#include <string>
#include <vector>

#include "gazette/base/date.h"

namespace gazette::edition {

/// A file to be sent or kept.
struct NamedFile {
  std::string name = {};
  std::string bytes = {};
};

/// The files in their order, each as of 08:00 on `date` (or the nearest day of the years 1980 to
/// 2107, which the format has). Names are plain ASCII. Throws `Error`
/// where they are more than the format holds (4 GiB, 65,535 files).
[[nodiscard]] std::string stored_zip(const std::vector<NamedFile>& files, Date date);

}  // namespace gazette::edition

// Every file that a file of the site names is there (kiểm tra liên kết): a check of each build.
// What others call stands in web.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazette/web/web.h"

namespace gazette::web {

/// A file or place that a file of the site names: as it stands there.
struct NamedFile {
  std::string target = {};    // "../../2022/index.html#nam_", "https://congbao.example.vn/atom.xml"
  bool is_from_root = false;  // a path from the site's root, as JSON has them
};

/// What the file names: of a page href and src, of a feed or sitemap links and addresses, of JSON
/// the values of the keys that hold paths or addresses. Nothing of other kinds of files.
[[nodiscard]] std::vector<NamedFile> named_files(const SiteFile& file);

}  // namespace gazette::web

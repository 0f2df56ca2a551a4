// The list of what the site has published (danh mục địa chỉ): every file by its address, with its
// size and hash and the issue that first had it.
//
// The list is the contract with whoever cites an address: a build asks it what may not be lost, an
// upload asks it what the server lacks, and a mirror can be checked by it. It is parted by years
// (the first name of four figures in a path), so that a build reads and writes those that it
// touches; what stands in no year is in a list of its own. One file names all lists with their
// hashes, so that one of them changed by hand is noticed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/web/web.h"

namespace gazette::web {

/// A file of the site.
struct ListedFile {
  std::string path = {};   // from the site's root
  std::string first = {};  // the issue whose build first had it: "2022/38-39"; "-" before the list
  std::uint64_t bytes = 0;
  std::string sha256 = {};

  bool operator==(const ListedFile&) const = default;
};

/// A list as the list of lists names it.
struct SiteListEntry {
  std::string name = {};  // "2022", or `kGeneralListName`
  std::size_t files_count = 0;
  std::uint64_t bytes = 0;  // of its files
  std::string sha256 = {};  // of the list itself

  bool operator==(const SiteListEntry&) const = default;
};

inline constexpr std::string_view kSiteListsPath = "du-lieu/dia-chi.txt";
inline constexpr std::string_view kGeneralListName = "chung";

/// The list in which a file stands: "2022" for "2022/37/index.html", "en/eli/2022/08/12/..." and
/// "tim-kiem/chi-muc/2022/head.js".
[[nodiscard]] std::string site_list_name(std::string_view path);

/// "du-lieu/dia-chi/2022.txt".
[[nodiscard]] std::string site_list_path(std::string_view name);

/// Whether the file is one of the lists, which stand in none.
[[nodiscard]] bool is_site_list(std::string_view path);

/// Whether people or programs elsewhere may name it: all but the files of the search index, which
/// its script alone asks for, by names that it reads each time.
[[nodiscard]] bool is_address(std::string_view path);

/// A line for each file, sorted by path: path, issue, bytes and hash with tabs between.
[[nodiscard]] SiteFile make_site_list(std::string_view name, std::vector<ListedFile> files);

/// The files of a list; nothing where a line is not of that form or out of order. Paths that leave
/// the site, which nothing of ours writes, are such lines.
[[nodiscard]] std::optional<std::vector<ListedFile>> read_site_list(std::string_view bytes);

/// What can still be read of a list that is not as it was written.
[[nodiscard]] std::vector<ListedFile> read_damaged_site_list(std::string_view bytes);

/// A line for each list, sorted: name, files, bytes and hash with tabs between.
[[nodiscard]] SiteFile make_site_lists(std::vector<SiteListEntry> entries);
[[nodiscard]] std::optional<std::vector<SiteListEntry>> read_site_lists(std::string_view bytes);

/// When a file comes, so that whoever looks at the site meanwhile finds what pages lead to: what
/// pages show and load, pages of acts and issues, pages and files that list others, the lists of
/// addresses. Files of one step in any order.
enum class UploadStep : std::uint8_t { content, pages, indexes, lists };
[[nodiscard]] UploadStep upload_step(std::string_view path);

/// Sorts files by steps, then by path.
void sort_for_upload(std::vector<SiteFile>& files);

}  // namespace gazette::web

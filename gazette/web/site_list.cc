#include "gazette/web/site_list.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "gazette/web/search_files.h"

namespace gazette::web {
namespace {

constexpr std::string_view kListFolder = "du-lieu/dia-chi/";
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kFields = 4;
constexpr std::size_t kYearNamesMax = 3;  // "tim-kiem/chi-muc/2022"

bool is_year(std::string_view name) {
  return name.size() == 4 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_hash(std::string_view text) {
  return text.size() == kHashDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

/// A path of the site: names with "/" between, none of them empty, hidden or a step upwards.
bool is_path(std::string_view path) {
  const std::vector<std::string_view> names = split(path, '/');
  return std::none_of(names.begin(), names.end(),
                      [](std::string_view name) { return name.empty() || name.front() == '.'; }) &&
         std::none_of(path.begin(), path.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == '\x7F' || c == '\\';
         });
}

std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

std::optional<ListedFile> read_line(std::string_view line) {
  const std::vector<std::string_view> fields = split(line, '\t');
  if (fields.size() != kFields || !is_path(fields[0]) || fields[1].empty() || !is_hash(fields[3])) {
    return std::nullopt;
  }
  const auto bytes = read_number(fields[2]);
  return bytes ? std::optional(ListedFile{.path = std::string(fields[0]),
                                          .first = std::string(fields[1]),
                                          .bytes = *bytes,
                                          .sha256 = std::string(fields[3])})
               : std::nullopt;
}

/// The lines of a text that ends with a line break; nothing of another.
std::optional<std::vector<std::string_view>> whole_lines(std::string_view bytes) {
  if (!bytes.empty() && bytes.back() != '\n') {
    return std::nullopt;
  }
  std::vector<std::string_view> lines = split(bytes, '\n');
  lines.pop_back();  // behind the last line break
  return lines;
}

}  // namespace

std::string site_list_name(std::string_view path) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < kYearNamesMax; ++i) {
    const std::size_t end = path.find('/', begin);
    if (end == std::string_view::npos) {
      break;
    }
    if (const std::string_view name = path.substr(begin, end - begin); is_year(name)) {
      return std::string(name);
    }
    begin = end + 1;
  }
  return std::string(kGeneralListName);
}

std::string site_list_path(std::string_view name) {
  return fmt::format("{}{}.txt", kListFolder, name);
}

bool is_site_list(std::string_view path) {
  return path == kSiteListsPath || path.starts_with(kListFolder);
}

bool is_address(std::string_view path) {
  return !path.starts_with(search_part_folder(""));
}

SiteFile make_site_list(std::string_view name, std::vector<ListedFile> files) {
  std::sort(files.begin(), files.end(),
            [](const ListedFile& a, const ListedFile& b) { return a.path < b.path; });
  std::string bytes;
  for (const ListedFile& file : files) {
    fmt::format_to(std::back_inserter(bytes), "{}\t{}\t{}\t{}\n", file.path, file.first, file.bytes,
                   file.sha256);
  }
  return {.path = site_list_path(name), .bytes = std::move(bytes)};
}

std::optional<std::vector<ListedFile>> read_site_list(std::string_view bytes) {
  const auto lines = whole_lines(bytes);
  if (!lines) {
    return std::nullopt;
  }
  std::vector<ListedFile> files;
  files.reserve(lines->size());
  for (const std::string_view line : *lines) {
    std::optional<ListedFile> file = read_line(line);
    if (!file || (!files.empty() && file->path <= files.back().path)) {
      return std::nullopt;
    }
    files.push_back(std::move(*file));
  }
  return files;
}

std::vector<ListedFile> read_damaged_site_list(std::string_view bytes) {
  std::vector<ListedFile> files;
  for (const std::string_view line : split(bytes, '\n')) {
    if (std::optional<ListedFile> file = read_line(line)) {
      files.push_back(std::move(*file));
    }
  }
  std::stable_sort(files.begin(), files.end(),
                   [](const ListedFile& a, const ListedFile& b) { return a.path < b.path; });
  files.erase(
      std::unique(files.begin(), files.end(),
                  [](const ListedFile& a, const ListedFile& b) { return a.path == b.path; }),
      files.end());
  return files;
}

SiteFile make_site_lists(std::vector<SiteListEntry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const SiteListEntry& a, const SiteListEntry& b) { return a.name < b.name; });
  std::string bytes;
  for (const SiteListEntry& entry : entries) {
    bytes +=
        fmt::format("{}\t{}\t{}\t{}\n", entry.name, entry.files_count, entry.bytes, entry.sha256);
  }
  return {.path = std::string(kSiteListsPath), .bytes = std::move(bytes)};
}

std::optional<std::vector<SiteListEntry>> read_site_lists(std::string_view bytes) {
  const auto lines = whole_lines(bytes);
  if (!lines) {
    return std::nullopt;
  }
  std::vector<SiteListEntry> entries;
  for (const std::string_view line : *lines) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != kFields || !(is_year(fields[0]) || fields[0] == kGeneralListName) ||
        !is_hash(fields[3]) || (!entries.empty() && fields[0] <= entries.back().name)) {
      return std::nullopt;
    }
    const auto files_count = read_number(fields[1]);
    const auto size = read_number(fields[2]);
    if (!files_count || !size) {
      return std::nullopt;
    }
    entries.push_back({.name = std::string(fields[0]),
                       .files_count = *files_count,
                       .bytes = *size,
                       .sha256 = std::string(fields[3])});
  }
  return entries;
}

UploadStep upload_step(std::string_view path) {
  if (is_site_list(path)) {
    return UploadStep::lists;
  }
  const bool is_page = path.ends_with(".html");
  if (site_list_name(path) == kGeneralListName) {
    const bool is_loaded = path.ends_with(".css") || path.ends_with(".svg") ||
                           (path.ends_with(".js") && path != search_list_path());
    return is_loaded ? UploadStep::content : UploadStep::indexes;
  }
  // "2022/acts.json" and "loai/quyet-dinh/2022/index.html" list what the year has, "2022/37/..." is
  // what it has.
  const auto names = split(path, '/');
  const bool is_of_year = is_year(names[names.size() - 2]) && !path.ends_with(".js");
  return is_of_year ? UploadStep::indexes : is_page ? UploadStep::pages : UploadStep::content;
}

void sort_for_upload(std::vector<SiteFile>& files) {
  std::sort(files.begin(), files.end(), [](const SiteFile& a, const SiteFile& b) {
    // The list of lists is the very last: what it names is there.
    return std::tuple(upload_step(a.path), a.path == kSiteListsPath, std::string_view(a.path)) <
           std::tuple(upload_step(b.path), b.path == kSiteListsPath, std::string_view(b.path));
  });
}

}  // namespace gazette::web

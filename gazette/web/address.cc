#include "gazette/web/address.h"

#include <algorithm>

#include <fmt/format.h>

namespace gazette::web {

std::string act_folder(std::string_view id, Date date) {
  return fmt::format("eli/{:04}/{:02}/{:02}/{}", date.year, date.month, date.day, id);
}

std::string act_file_name(std::string_view id, int part) {
  return part == 0 ? std::string(id) : fmt::format("{}-phan-{}", id, part);
}

std::string year_path(int year) {
  return fmt::format("{}/{}", year, kIndexName);
}

std::string issue_path(model::IssueNumber number) {
  return fmt::format("{}/{}", to_text(number), kIndexName);
}

std::string act_path(std::string_view id, Date date) {
  return fmt::format("{}/{}", act_folder(id, date), kIndexName);
}

std::string kind_path(std::string_view id) {
  return fmt::format("loai/{}/{}", id, kIndexName);
}

std::string issuer_path(std::string_view id) {
  return fmt::format("co-quan/{}/{}", id, kIndexName);
}

std::string group_year_path(std::string_view page_path, int year) {
  return fmt::format("{}{}/{}", page_path.substr(0, page_path.rfind('/') + 1), year, kIndexName);
}

std::string subject_path(std::string_view id) {
  return fmt::format("linh-vuc/{}/{}", id, kIndexName);
}

std::string folio_path(model::IssueNumber number, std::uint32_t folio) {
  return fmt::format("{}/trang/{}/{}", to_text(number), folio, kIndexName);
}

std::string statistics_path() {
  return "so-lieu/index.html";
}

std::string audit_path(int year) {
  return fmt::format("so-lieu/{}/index.html", year);
}

std::string corrections_path() {
  return "dinh-chinh/index.html";
}

std::string verify_path() {
  return "xac-minh/index.html";
}

std::string data_path() {
  return "du-lieu/index.html";
}

std::string about_path() {
  return "gioi-thieu/index.html";
}

std::string accessibility_path() {
  return "tro-nang/index.html";
}

std::string checksums_path(int year) {
  return fmt::format("{}/SHA256SUMS", year);
}

std::string feed_path(std::string_view page_path) {
  return fmt::format("{}atom.xml", page_path.substr(0, page_path.rfind('/') + 1));
}

std::string feed_archive_path(std::string_view page_path, int year, int month) {
  return fmt::format("{}atom-{:04}-{:02}.xml", page_path.substr(0, page_path.rfind('/') + 1), year,
                     month);
}

std::string year_json_path(int year) {
  return fmt::format("{}/acts.json", year);
}

std::string root_of(std::string_view path) {
  std::string root;
  for (auto count = std::count(path.begin(), path.end(), '/'); count > 0; --count) {
    root += "../";
  }
  return root;
}

std::string cited_address(std::string_view site, std::string_view path) {
  if (site.empty()) {
    return {};
  }
  if (path.ends_with(kIndexName)) {
    path.remove_suffix(kIndexName.size());
  }
  return fmt::format("{}/{}", site, path);
}

std::string path_on_server(std::string_view site) {
  const std::size_t scheme = site.find("://");
  const std::size_t path = scheme == std::string_view::npos ? scheme : site.find('/', scheme + 3);
  return path == std::string_view::npos ? "/" : std::string(site.substr(path)) + "/";
}

}  // namespace gazette::web

#include "gazette/web/offline.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "gazette/web/address.h"

namespace gazette::web {
namespace {

/// Where the next attribute that names a file has its value; the end where there is none.
std::size_t next_value(std::string_view html, std::size_t at) {
  constexpr std::array<std::string_view, 2> kAttributes = {" href=\"", " src=\""};
  std::size_t next = html.size();
  for (const std::string_view attribute : kAttributes) {
    const std::size_t found = html.find(attribute, at);
    if (found != std::string_view::npos) {
      next = std::min(next, found + attribute.size());
    }
  }
  return next;
}

/// Whether it names a file by the way from the page: no scheme, no place in the page itself.
bool is_relative(std::string_view target) {
  const std::size_t colon = target.find(':');
  const bool has_scheme =
      colon != std::string_view::npos && colon < std::min(target.find('/'), target.size());
  return !target.empty() && target.front() != '#' && target.front() != '/' && !has_scheme;
}

/// Part of a page, from `begin` on, so many letters.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What falls away where the file that the value at `at` names cannot be reached: the attribute, or
/// all of an element that is nothing without it.
Stretch without_target(std::string_view html, Stretch value) {
  const std::size_t element = html.rfind('<', value.begin);
  if (html.substr(element).starts_with("<link ")) {
    std::size_t end = std::min(html.find('>', value.end), html.size() - 1) + 1;
    end += end < html.size() && html[end] == '\n' ? 1U : 0U;
    return {element, end};
  }
  return {html.rfind(' ', value.begin), std::min(value.end + 1, html.size())};
}

}  // namespace

std::string link_to_site(const SiteFile& page, std::string_view site,
                         const std::function<bool(const std::string& path)>& has) {
  const std::string_view html = page.bytes;
  const std::filesystem::path folder = std::filesystem::path(page.path).parent_path();
  std::string linked;
  std::size_t written = 0;
  for (std::size_t at = next_value(html, 0); at < html.size(); at = next_value(html, at)) {
    const std::size_t end = std::min(html.find('"', at), html.size());
    const std::string_view target = html.substr(at, end - at);
    const std::size_t file_end = std::min(target.find_first_of("?#"), target.size());
    if (is_relative(target)) {
      std::string path = (folder / target.substr(0, file_end)).lexically_normal().generic_string();
      path += path.empty() || path.ends_with('/') ? kIndexName : "";
      if (!path.starts_with("../") && !has(path)) {
        const Stretch gone =
            site.empty() ? without_target(html, {at, end}) : Stretch{at, at + file_end};
        linked += html.substr(written, gone.begin - written);
        linked += site.empty() ? std::string{} : cited_address(site, path);
        written = gone.end;
      }
    }
    at = end;
  }
  linked += html.substr(written);
  return linked;
}

}  // namespace gazette::web

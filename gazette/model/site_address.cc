#include "gazette/model/site_address.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::model {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// "congbao.example.vn": labels of letters, digits and "-" within.
bool is_host(std::string_view host) {
  const std::vector<std::string_view> labels = split(host, '.');
  return std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
    return !label.empty() && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(),
                       [](char c) { return is_letter_or_digit(c) || c == '-'; });
  });
}

bool is_port(std::string_view port) {
  constexpr int kPortMax = 65535;
  int number = 0;
  const auto read = std::from_chars(port.data(), port.data() + port.size(), number);
  return read.ec == std::errc() && read.ptr == port.data() + port.size() && number > 0 &&
         number <= kPortMax;
}

/// A folder of the server: "/tinh/cong-bao". "." and ".." would be taken out by whoever reads it.
bool is_folder(std::string_view path) {
  const std::vector<std::string_view> names = split(path, '/');
  return std::all_of(names.begin() + 1, names.end(), [](std::string_view name) {
    return !name.empty() && name != "." && name != ".." &&
           std::all_of(name.begin(), name.end(), [](char c) {
             return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
           });
  });
}

}  // namespace

bool is_site_address(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!address.starts_with(scheme)) {
      continue;
    }
    const std::string_view rest = address.substr(scheme.size());
    const std::string_view server = rest.substr(0, rest.find('/'));
    const std::size_t colon = server.find(':');
    const bool has_port = colon != std::string_view::npos;
    return is_host(server.substr(0, colon)) && (!has_port || is_port(server.substr(colon + 1))) &&
           (server.size() == rest.size() || is_folder(rest.substr(server.size())));
  }
  return false;
}

std::string site_address_remedy(std::string_view address) {
  constexpr std::string_view kMark = "://";
  const std::size_t mark = address.find(kMark);
  const std::string scheme =
      mark == std::string_view::npos ? "https" : to_lower(address.substr(0, mark));
  const std::string near =
      fmt::format("{}://{}", scheme,
                  mark == std::string_view::npos ? address : address.substr(mark + kMark.size()));
  return fmt::format("write the scheme, the host and, where the site has one, its folder: \"{}\"",
                     is_site_address(near) ? near : "https://congbao.example.vn");
}

}  // namespace gazette::model

// The address at which the site is served, as gazette.toml gives it.
#pragma once

#include <string>
#include <string_view>

namespace gazette::model {

/// Whether paths of the site can follow it: "https://congbao.example.vn", with a port and a folder
/// where it has them. http or https in small letters, a host in ASCII (RFC 3986, 3.2.2), no "/" at
/// its end; nobody's name before the host, no query and no fragment behind.
[[nodiscard]] bool is_site_address(std::string_view address);

/// What to write in place of an address that is none: the nearest one where only the scheme is
/// missing or in capitals, else an example.
[[nodiscard]] std::string site_address_remedy(std::string_view address);

}  // namespace gazette::model

// The languages that the interface can have (ngôn ngữ giao diện).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette::web {

/// The languages that texts.toml, given whole, has words in, in its order. Throws `Error` where it
/// does not parse.
[[nodiscard]] std::vector<std::string> languages_in(std::string_view texts);

}  // namespace gazette::web

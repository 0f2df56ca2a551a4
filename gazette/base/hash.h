// SHA-256 of bytes, as 64 lower-case hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace gazette

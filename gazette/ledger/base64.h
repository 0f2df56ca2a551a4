// Bytes as text: base64 of RFC 4648, with "=" at its end. Private to ledger/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette::ledger {

[[nodiscard]] std::string to_base64(std::string_view bytes);

/// The bytes again; nothing where the text is no base64.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace gazette::ledger

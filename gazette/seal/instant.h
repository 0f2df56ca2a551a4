// Moments to the second (thời điểm), as manifests, signatures and certificates have them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::seal {

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds, as OpenSSL's `-attime` takes them.
using Instant = std::int64_t;

/// Whether a moment lies in the years 1970 to 2200, the ones that have a text.
[[nodiscard]] bool is_valid_instant(Instant instant);

/// "2022-09-20T05:00:00Z". The moment must be valid.
[[nodiscard]] std::string to_text(Instant instant);

/// Reads that form and no other; nothing for a moment that the calendar does not have.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

}  // namespace gazette::seal

#include "gazette/preflight/profile.h"

#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "gazette/pdf/pdf.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t kProfileBytesMax = 64'000'000;
constexpr std::size_t kHead = 128;

std::optional<std::string> profile_of(Object stream) {
  auto bytes = stream.isStream() ? pdf::unpacked(stream, kProfileBytesMax) : std::nullopt;
  return bytes && bytes->size() >= kHead ? std::move(bytes) : std::nullopt;
}

/// Four bytes, high byte first; 0 beyond the end.
std::size_t number_at(std::string_view bytes, std::size_t at) {
  std::size_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    value = value * 256 + (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  }
  return value;
}

}  // namespace

std::string profile_head(Object stream) {
  const std::optional<std::string> profile = profile_of(stream);
  return profile ? profile->substr(0, kHead) : "";
}

std::string profile_length_fault(Object stream) {
  const std::optional<std::string> profile = profile_of(stream);
  if (!profile) {
    return {};
  }
  constexpr std::size_t kPadding = 3;  // some writers fill up to whole words
  const std::size_t said = number_at(*profile, 0);
  if (said > profile->size() || said + kPadding < profile->size()) {
    return fmt::format("has {} bytes and says {}", profile->size(), said);
  }
  const std::size_t count = number_at(*profile, kHead);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = kHead + 4 + i * 12;
    if (entry + 12 > said ||
        number_at(*profile, entry + 4) + number_at(*profile, entry + 8) > said) {
      return "has tables beyond its end";
    }
  }
  return {};
}

}  // namespace gazette::preflight

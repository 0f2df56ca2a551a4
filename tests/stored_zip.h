// ZIP files put together byte by byte, nothing packed: also such as no library would write.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct ZipEntry {
  std::string name = {};
  std::string bytes = {};
  std::optional<std::size_t> shares = {};  // the entry before it whose bytes are taken for its own
};

/// The number in so many bytes, the lowest first.
inline std::string little_endian(std::uint64_t number, std::size_t bytes_count) {
  std::string bytes;
  for (std::size_t i = 0; i < bytes_count; ++i, number >>= 8U) {
    bytes += static_cast<char>(number & 0xFFU);
  }
  return bytes;
}

/// The checksum of ZIP (CRC-32, ISO 3309).
inline std::uint32_t crc32(std::string_view bytes) {
  static const std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> result = {};
    for (std::uint32_t i = 0; i < result.size(); ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) {
        value = (value & 1U) != 0 ? (value >> 1U) ^ 0xEDB88320U : value >> 1U;
      }
      result[i] = value;
    }
    return result;
  }();
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes) {
    sum = table[(sum ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (sum >> 8U);
  }
  return ~sum;
}

inline std::string stored_zip(const std::vector<ZipEntry>& entries) {
  std::string zip;
  std::string directory;
  std::vector<std::size_t> offsets;
  for (const ZipEntry& entry : entries) {
    const std::string& bytes = entry.shares ? entries[*entry.shares].bytes : entry.bytes;
    const std::string common = little_endian(0, 4) + little_endian(0x21, 4) +
                               little_endian(crc32(bytes), 4) + little_endian(bytes.size(), 4) +
                               little_endian(bytes.size(), 4) +
                               little_endian(entry.name.size(), 2) + little_endian(0, 2);
    offsets.push_back(entry.shares ? offsets[*entry.shares] : zip.size());
    if (!entry.shares) {
      zip += "PK\x03\x04" + little_endian(20, 2) + common + entry.name + bytes;
    }
    directory += "PK\x01\x02" + little_endian(20, 2) + little_endian(20, 2) + common +
                 little_endian(0, 2 + 2 + 2 + 4) + little_endian(offsets.back(), 4) + entry.name;
  }
  return zip + directory + "PK\x05\x06" + little_endian(0, 4) + little_endian(entries.size(), 2) +
         little_endian(entries.size(), 2) + little_endian(directory.size(), 4) +
         little_endian(zip.size(), 4) + little_endian(0, 2);
}

}  // namespace gazette

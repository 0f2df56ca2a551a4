// After the description of the format by PKWARE (APPNOTE.TXT 6.3.10, 4.3).

#include "gazette/edition/zip.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "gazette/base/diagnostic.h"
#include "gazette/press/deflate.h"

namespace gazette::edition {
namespace {

/// The record at the end, and how long it is without the comment.
constexpr std::string_view kEndMark = "PK\x05\x06";
constexpr std::size_t kEndBytes = 22;

/// The number in so many bytes, the lowest first.
void append_number(std::string& bytes, std::uint64_t number, int bytes_count) {
  for (int i = 0; i < bytes_count; ++i, number >>= 8U) {
    bytes += static_cast<char>(number & 0xFFU);
  }
}

constexpr std::array<std::uint32_t, 256> checksum_table() {
  constexpr std::uint32_t kPolynomial = 0xEDB88320U;
  std::array<std::uint32_t, 256> table = {};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) {
      value = (value & 1U) != 0 ? (value >> 1U) ^ kPolynomial : value >> 1U;
    }
    table[i] = value;
  }
  return table;
}

/// The checksum of ZIP (CRC-32, ISO 3309).
std::uint32_t checksum(const std::string& bytes) {
  static constexpr std::array<std::uint32_t, 256> kTable = checksum_table();
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes) {
    sum = kTable[(sum ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (sum >> 8U);
  }
  return ~sum;
}

/// A file as the package holds it.
struct PackedFile {
  bool is_deflated = false;
  std::string bytes = {};  // deflated; else those of the file are taken
};

PackedFile pack(const std::string& bytes) {
  // In zlib's format (RFC 1950) the deflated bytes stand between a head of two and a sum of four.
  constexpr std::size_t kHeadBytes = 2;
  constexpr std::size_t kSumBytes = 4;
  std::string packed = press::deflate(bytes);
  packed.erase(packed.size() - kSumBytes);
  packed.erase(0, kHeadBytes);
  return packed.size() < bytes.size() ? PackedFile{.is_deflated = true, .bytes = std::move(packed)}
                                      : PackedFile{};
}

/// What the header of a file and its line in the directory have in common, from the version needed
/// to the length of the extra field.
std::string common_fields(const NamedFile& file, const PackedFile& packed, Date date) {
  constexpr int kVersionNeeded = 10;          // plain files
  constexpr int kVersionNeededDeflated = 20;  // 4.4.3.2
  constexpr int kDeflated = 8;
  constexpr int kEightOClock = 8 << 11;
  constexpr int kFirstYear = 1980;
  // The format has seven bits for the year.
  const Date stamp = std::clamp(date, Date{kFirstYear, 1, 1}, Date{kFirstYear + 127, 12, 31});
  std::string fields;
  append_number(fields, packed.is_deflated ? kVersionNeededDeflated : kVersionNeeded, 2);
  append_number(fields, 0, 2);  // no flags
  append_number(fields, packed.is_deflated ? kDeflated : 0, 2);
  append_number(fields, kEightOClock, 2);
  append_number(
      fields,
      static_cast<std::uint64_t>((stamp.year - kFirstYear) * 512 + stamp.month * 32 + stamp.day),
      2);
  append_number(fields, checksum(file.bytes), 4);
  append_number(fields, packed.is_deflated ? packed.bytes.size() : file.bytes.size(), 4);
  append_number(fields, file.bytes.size(), 4);
  append_number(fields, file.name.size(), 2);
  append_number(fields, 0, 2);
  return fields;
}

}  // namespace

std::string make_zip(const std::vector<NamedFile>& files, Date date, std::string_view comment) {
  constexpr int kVersionMadeBy = 20;
  std::string zip;
  std::string directory;
  for (const NamedFile& file : files) {
    const PackedFile packed = pack(file.bytes);
    const std::string fields = common_fields(file, packed, date);
    directory += "PK\x01\x02";
    append_number(directory, kVersionMadeBy, 2);
    directory += fields;
    append_number(directory, 0, 2 + 2 + 2 + 4);  // no comment, first disk, no attributes
    append_number(directory, zip.size(), 4);
    directory += file.name;
    zip += "PK\x03\x04" + fields + file.name;
    zip += packed.is_deflated ? packed.bytes : file.bytes;
  }
  if (files.size() > std::numeric_limits<std::uint16_t>::max()) {
    throw Error("more than 65,535 files, which a ZIP file does not hold", "ZIP");
  }
  const std::size_t begin = zip.size();
  if (begin + directory.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error("the files are more than 4 GiB, which a ZIP file does not hold", "ZIP");
  }
  zip += directory;
  zip += kEndMark;
  append_number(zip, 0, 4);
  append_number(zip, files.size(), 2);
  append_number(zip, files.size(), 2);
  append_number(zip, directory.size(), 4);
  append_number(zip, begin, 4);
  append_number(zip, comment.size(), 2);
  zip += comment;
  return zip;
}

std::string_view zip_comment(std::string_view zip, std::size_t bytes_count) {
  if (zip.size() < kEndBytes + bytes_count) {
    return {};
  }
  const std::string_view end = zip.substr(zip.size() - kEndBytes - bytes_count);
  std::string length;
  append_number(length, bytes_count, 2);
  const bool is_end = end.starts_with(kEndMark) && end.substr(kEndBytes - 2, 2) == length;
  return is_end ? end.substr(kEndBytes) : std::string_view();
}

}  // namespace gazette::edition

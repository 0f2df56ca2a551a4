// After the description of the format by PKWARE (APPNOTE.TXT 6.3.10, 4.3).

#include "gazette/edition/stored_zip.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "gazette/base/diagnostic.h"

namespace gazette::edition {
namespace {

/// The number in so many bytes, the lowest first.
void append_number(std::string& bytes, std::uint64_t number, int bytes_count) {
  for (int i = 0; i < bytes_count; ++i, number >>= 8U) {
    bytes += static_cast<char>(number & 0xFFU);
  }
}

/// The checksum of ZIP (CRC-32, ISO 3309).
std::uint32_t checksum(const std::string& bytes) {
  constexpr std::uint32_t kPolynomial = 0xEDB88320U;
  std::array<std::uint32_t, 256> table = {};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) {
      value = (value & 1U) != 0 ? (value >> 1U) ^ kPolynomial : value >> 1U;
    }
    table[i] = value;
  }
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes) {
    sum = table[(sum ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (sum >> 8U);
  }
  return ~sum;
}

/// What the header of a file and its line in the directory have in common, from the version needed
/// to the length of the extra field.
std::string common_fields(const NamedFile& file, Date date) {
  constexpr int kVersionNeeded = 10;  // plain files
  constexpr int kEightOClock = 8 << 11;
  constexpr int kFirstYear = 1980;
  // The format has seven bits for the year.
  const Date stamp = std::clamp(date, Date{kFirstYear, 1, 1}, Date{kFirstYear + 127, 12, 31});
  std::string fields;
  append_number(fields, kVersionNeeded, 2);
  append_number(fields, 0, 4);  // no flags; stored
  append_number(fields, kEightOClock, 2);
  append_number(
      fields,
      static_cast<std::uint64_t>((stamp.year - kFirstYear) * 512 + stamp.month * 32 + stamp.day),
      2);
  append_number(fields, checksum(file.bytes), 4);
  append_number(fields, file.bytes.size(), 4);
  append_number(fields, file.bytes.size(), 4);
  append_number(fields, file.name.size(), 2);
  append_number(fields, 0, 2);
  return fields;
}

}  // namespace

std::string stored_zip(const std::vector<NamedFile>& files, Date date) {
  constexpr int kVersionMadeBy = 20;
  std::string zip;
  std::string directory;
  for (const NamedFile& file : files) {
    const std::string fields = common_fields(file, date);
    directory += "PK\x01\x02";
    append_number(directory, kVersionMadeBy, 2);
    directory += fields;
    append_number(directory, 0, 2 + 2 + 2 + 4);  // no comment, first disk, no attributes
    append_number(directory, zip.size(), 4);
    directory += file.name;
    zip += "PK\x03\x04" + fields + file.name + file.bytes;
  }
  if (files.size() > std::numeric_limits<std::uint16_t>::max()) {
    throw Error("more than 65,535 files, which a ZIP file does not hold", "ZIP");
  }
  const std::size_t begin = zip.size();
  if (begin + directory.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error("the print files are more than 4 GiB, which a ZIP file does not hold", "ZIP");
  }
  zip += directory;
  zip += "PK\x05\x06";
  append_number(zip, 0, 4);
  append_number(zip, files.size(), 2);
  append_number(zip, files.size(), 2);
  append_number(zip, directory.size(), 4);
  append_number(zip, begin, 4);
  append_number(zip, 0, 2);
  return zip;
}

}  // namespace gazette::edition

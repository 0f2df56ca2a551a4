#include "gazette/press/linear_hints.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace gazette::press {
namespace {

/// Numbers of any count of bits, one behind the other.
class Bits {
 public:
  explicit Bits(std::string& bytes) : bytes_(bytes) {}

  void put(std::uint64_t value, int bits_count) {
    for (int bit = bits_count - 1; bit >= 0; --bit) {
      byte_ = static_cast<unsigned char>(byte_ << 1U | (value >> static_cast<unsigned>(bit) & 1U));
      if (++filled_ == 8) {
        bytes_ += static_cast<char>(byte_);
        filled_ = 0;
      }
    }
  }

  /// Each column of a table begins with a byte.
  void end_column() {
    while (filled_ != 0) {
      put(0, 1);
    }
  }

 private:
  std::string& bytes_;
  unsigned char byte_ = 0;
  int filled_ = 0;
};

/// Numbers as their distance from the least.
struct Column {
  std::vector<std::uint64_t> values = {};
  std::uint64_t least = 0;
  int bits_count = 0;
};

Column column_of(std::size_t count, const std::function<std::uint64_t(std::size_t)>& value_of) {
  Column column;
  for (std::size_t i = 0; i < count; ++i) {
    column.values.push_back(value_of(i));
  }
  if (count > 0) {
    const auto [least, most] = std::minmax_element(column.values.begin(), column.values.end());
    column.least = *least;
    column.bits_count = static_cast<int>(std::bit_width(*most - *least));
  }
  return column;
}

void put_column(const Column& column, Bits& bits) {
  for (const std::uint64_t value : column.values) {
    bits.put(value - column.least, column.bits_count);
  }
  bits.end_column();
}

class HintWriter {
 public:
  HintWriter(const Parts& parts, const UnitPlaces& places) : parts_(parts), places_(places) {}

  HintTables write() {
    put_pages();
    tables_.shared = tables_.bytes.size();
    put_shared();
    if (!parts_.outline_units.empty()) {
      tables_.outlines = tables_.bytes.size();
      put_outlines();
    }
    return std::move(tables_);
  }

 private:
  /// The units of a page end where the next page begins, or the part of the pages.
  std::size_t end_of_page(std::size_t page) const {
    if (page == 0) {
      return parts_.other_pages;
    }
    return page + 1 < parts_.page_units.size() ? parts_.page_units[page + 1] : parts_.shared;
  }

  std::size_t length(std::size_t begin, std::size_t end) const {
    return places_.offsets[end] - places_.offsets[begin];
  }

  /// Of the shared units those of the first page have the first numbers.
  std::uint64_t shared_number(std::size_t unit) const {
    return unit < parts_.other_pages
               ? unit - parts_.first_page
               : unit - parts_.shared + parts_.other_pages - parts_.first_page;
  }

  std::size_t shared_count() const {
    return parts_.other_pages - parts_.first_page + parts_.rest - parts_.shared;
  }

  void put_pages() {
    const std::size_t pages_count = parts_.page_units.size();
    const Column counts = column_of(
        pages_count, [&](std::size_t page) { return end_of_page(page) - parts_.page_units[page]; });
    const Column lengths = column_of(pages_count, [&](std::size_t page) {
      return length(parts_.page_units[page], end_of_page(page));
    });
    std::size_t shares_most = 0;
    for (const std::vector<std::size_t>& shares : parts_.page_shares) {
      shares_most = std::max(shares_most, shares.size());
    }
    const int shares_bits = static_cast<int>(std::bit_width(shares_most));
    const int number_bits = static_cast<int>(std::bit_width(shared_count()));
    Bits bits(tables_.bytes);
    bits.put(counts.least, 32);
    bits.put(places_.offsets[parts_.page_units[0]], 32);
    bits.put(static_cast<std::uint64_t>(counts.bits_count), 16);
    bits.put(lengths.least, 32);
    bits.put(static_cast<std::uint64_t>(lengths.bits_count), 16);
    // Readers take the content of a page for all of the page, as Acrobat does (note 127).
    bits.put(0, 32);
    bits.put(0, 16);
    bits.put(lengths.least, 32);
    bits.put(static_cast<std::uint64_t>(lengths.bits_count), 16);
    bits.put(static_cast<std::uint64_t>(shares_bits), 16);
    bits.put(static_cast<std::uint64_t>(number_bits), 16);
    bits.put(0, 16);  // where in a page a shared unit is asked for is not said,
    bits.put(4, 16);  // in quarters
    put_column(counts, bits);
    put_column(lengths, bits);
    for (const std::vector<std::size_t>& shares : parts_.page_shares) {
      bits.put(shares.size(), shares_bits);
    }
    bits.end_column();
    for (const std::vector<std::size_t>& shares : parts_.page_shares) {
      for (const std::size_t unit : shares) {
        bits.put(shared_number(unit), number_bits);
      }
    }
    bits.end_column();
    put_column(lengths, bits);
  }

  void put_shared() {
    const std::size_t of_first_page = parts_.other_pages - parts_.first_page;
    const bool has_more = parts_.rest > parts_.shared;
    const Column lengths = column_of(shared_count(), [&](std::size_t number) {
      const std::size_t unit = number < of_first_page ? parts_.first_page + number
                                                      : parts_.shared + number - of_first_page;
      return length(unit, unit + 1);
    });
    Bits bits(tables_.bytes);
    bits.put(has_more ? places_.numbers[parts_.shared] : 0, 32);
    bits.put(has_more ? places_.offsets[parts_.shared] : 0, 32);
    bits.put(of_first_page, 32);
    bits.put(shared_count(), 32);
    bits.put(0, 16);  // each group is one unit
    bits.put(lengths.least, 32);
    bits.put(static_cast<std::uint64_t>(lengths.bits_count), 16);
    put_column(lengths, bits);
    for (std::size_t i = 0; i < shared_count(); ++i) {
      bits.put(0, 1);  // no checksum
    }
    bits.end_column();
  }

  void put_outlines() {
    const std::size_t first = parts_.outline_units.front();
    const std::size_t end = parts_.outline_units.back() + 1;
    Bits bits(tables_.bytes);
    bits.put(places_.numbers[first], 32);
    bits.put(places_.offsets[first], 32);
    bits.put(end - first, 32);
    bits.put(length(first, end), 32);
  }

  const Parts& parts_;
  const UnitPlaces& places_;
  HintTables tables_ = {};
};

}  // namespace

HintTables make_hints(const Parts& parts, const UnitPlaces& places) {
  return HintWriter(parts, places).write();
}

}  // namespace gazette::press

#include "gazette/press/linearize.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/press/deflate.h"
#include "gazette/press/flat_objects.h"
#include "gazette/press/linear_hints.h"
#include "gazette/press/linear_parts.h"

namespace gazette::press {
namespace {

/// The second line tells programs that move files that they are not text.
constexpr std::string_view kHeader = "%PDF-1.7\n%\xBF\xF7\xA2\xFE\n";

/// Bytes of the columns of a table of objects: the kind, an offset, a place in a stream.
constexpr std::array<int, 3> kColumnBytes = {1, 4, 2};
constexpr std::size_t kEntryBytes = 7;

enum class Kind : std::uint8_t { free, plain, packed };

/// Where an object is: at an offset, or at a place in the object stream of a number.
struct Entry {
  Kind kind = Kind::plain;
  std::uint64_t where = 0;
  std::uint64_t place = 0;
};

void append_number(std::string& text, std::uint64_t number) {
  fmt::format_to(std::back_inserter(text), FMT_STRING("{}"), number);
}

std::string table_of(const std::vector<Entry>& entries) {
  std::string table;
  table.reserve(entries.size() * kEntryBytes);
  const auto put = [&](std::uint64_t value, int bytes_count) {
    for (int i = bytes_count - 1; i >= 0; --i) {
      table += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
    }
  };
  for (const Entry& entry : entries) {
    put(static_cast<std::uint64_t>(entry.kind), kColumnBytes[0]);
    put(entry.where, kColumnBytes[1]);
    put(entry.place, kColumnBytes[2]);
  }
  return table;
}

/// Each entry as its difference from the one before, which packs better.
std::string as_differences(const std::string& table) {
  constexpr char kDifferencesToAbove = 2;  // a filter of PNG
  std::string rows;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (i % kEntryBytes == 0) {
      rows += kDifferencesToAbove;
    }
    const int above = i < kEntryBytes ? 0 : static_cast<unsigned char>(table[i - kEntryBytes]);
    rows += static_cast<char>(static_cast<unsigned char>(table[i]) - above);
  }
  return rows;
}

/// A stream whose dictionary begins with `entries`.
std::string stream_text(std::string_view entries, std::string_view bytes) {
  std::string text(entries);
  text += " /Length ";
  append_number(text, bytes.size());
  text += ">>\nstream\n";
  text += bytes;
  text += "\nendstream";  // PDF/A asks for the end of a line before it
  return text;
}

class LinearWriter {
 public:
  explicit LinearWriter(FlatDocument flat) : flat_(std::move(flat)), parts_(arrange(flat_)) {}

  std::string write() {
    give_numbers();
    write_units();
    // The text has come over; before there is another copy of all, it goes.
    flat_.text.clear();
    flat_.text.shrink_to_fit();
    flat_.references.clear();
    flat_.references.shrink_to_fit();
    return join();
  }

 private:
  std::uint32_t next_number() { return objects_count_++; }

  /// Numbers go on from the second half of the file to the first, and in each from objects to those
  /// that are packed: so each half has one table, with all packed ones at its end.
  void give_numbers() {
    numbers_.resize(flat_.objects.size());
    unit_numbers_.resize(parts_.units.size());
    give_numbers(parts_.other_pages, parts_.units.size());
    second_table_ = next_number();
    give_packed_numbers(parts_.other_pages, parts_.units.size());
    first_half_ = objects_count_;
    head_ = next_number();
    first_table_ = next_number();
    give_numbers(0, parts_.first_page);
    hints_ = next_number();
    give_numbers(parts_.first_page, parts_.other_pages);
    give_packed_numbers(0, parts_.other_pages);
  }

  void give_numbers(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      unit_numbers_[i] = next_number();
      if (!parts_.units[i].is_packed) {
        numbers_[parts_.units[i].objects.front()] = unit_numbers_[i];
      }
    }
  }

  void give_packed_numbers(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (parts_.units[i].is_packed) {
        for (const std::uint32_t object : parts_.units[i].objects) {
          numbers_[object] = next_number();
        }
      }
    }
  }

  /// Units one behind the other, from offset 0.
  void write_units() {
    offsets_.reserve(parts_.units.size() + 1);
    for (std::size_t i = 0; i < parts_.units.size(); ++i) {
      const Unit& unit = parts_.units[i];
      offsets_.push_back(body_.size());
      append_number(body_, unit_numbers_[i]);
      body_ += " 0 obj\n";
      if (unit.is_packed) {
        append_packed(unit);
      } else {
        append_object(flat_.objects[unit.objects.front()]);
      }
      body_ += "\nendobj\n";
    }
    offsets_.push_back(body_.size());
  }

  void append_packed(const Unit& unit) {
    std::string index;
    std::string texts;
    for (const std::uint32_t object : unit.objects) {
      append_number(index, numbers_[object]);
      index += ' ';
      append_number(index, texts.size());
      index += ' ';
      append_text(flat_.objects[object], texts);
      texts += '\n';
    }
    body_ += stream_text(fmt::format("<</Type /ObjStm /N {} /First {} /Filter /FlateDecode",
                                     unit.objects.size(), index.size()),
                         deflate(index + texts));
  }

  void append_object(const FlatObject& object) {
    std::string text;
    append_text(object, text);
    if (object.stream) {
      // Its bytes are needed once, here.
      QPDFObjectHandle stream = std::exchange(flat_.streams[*object.stream], QPDFObjectHandle());
      body_ += stream_text(text, bytes_of(stream));
    } else {
      body_ += text;
    }
  }

  /// The text with the numbers of what it refers to.
  void append_text(const FlatObject& object, std::string& text) const {
    std::size_t written = object.text_begin;
    for (std::size_t r = object.references_begin; r < object.references_end; ++r) {
      const Reference& reference = flat_.references[r];
      text.append(flat_.text, written, reference.place - written);
      append_number(text, numbers_[reference.target]);
      text += " 0 R";
      written = reference.place;
    }
    text.append(flat_.text, written, object.text_end - written);
  }

  /// The parts in their order. Tables that stand before what they tell of are as long with any
  /// numbers in them.
  std::string join() {
    const std::string id = sha256(body_).substr(0, 32);
    const std::size_t opening_end = offsets_[parts_.first_page];
    const std::size_t start = kHeader.size() + head(0, 0, 0).size() + first_table(id, 0, 0).size();
    shift(0, offsets_.size(), start);
    const HintTables tables = make_hints(parts_, {.offsets = offsets_, .numbers = unit_numbers_});
    const std::string hints = hint_object(tables);
    shift(parts_.first_page, offsets_.size(), hints.size());
    const std::size_t hints_begin = start + opening_end;
    const std::size_t second_begin = offsets_.back();
    const std::string second = second_table(id, second_begin);
    GAZETTE_ASSERT(second_begin + second.size() < std::uint64_t{1} << 32U);

    std::string file(kHeader);
    file.reserve(second_begin + second.size());
    file += head(hints_begin, hints.size(), second_begin + second.size());
    file += first_table(id, hints_begin, second_begin);
    GAZETTE_ASSERT(file.size() == start);
    file.append(body_, 0, opening_end);
    file += hints;
    file.append(body_, opening_end, std::string::npos);
    GAZETTE_ASSERT(file.size() == second_begin);
    file += second;
    return file;
  }

  void shift(std::size_t begin, std::size_t end, std::size_t bytes_count) {
    for (std::size_t i = begin; i < end; ++i) {
      offsets_[i] += bytes_count;
    }
  }

  /// The object by which a reader knows such a file.
  [[nodiscard]] std::string head(std::size_t hints_begin, std::size_t hints_size,
                                 std::size_t file_size) const {
    constexpr std::size_t kSize = 160;  // of the longest there can be
    const std::string entries =
        fmt::format("{} 0 obj\n<</Linearized 1 /L {} /H [{} {}] /O {} /E {} /N {} /T {}>>", head_,
                    file_size, hints_begin, hints_size, unit_numbers_[parts_.first_page],
                    offsets_[parts_.other_pages], flat_.pages.size(), offsets_.back());
    GAZETTE_ASSERT(entries.size() <= kSize);
    return fmt::format("{:<{}}\nendobj\n", entries, kSize);
  }

  [[nodiscard]] std::string hint_object(const HintTables& tables) const {
    std::string entries = fmt::format("{} 0 obj\n<</S {}", hints_, tables.shared);
    if (tables.outlines != 0) {
      entries += fmt::format(" /O {}", tables.outlines);
    }
    return stream_text(entries + " /Filter /FlateDecode", deflate(tables.bytes)) + "\nendobj\n";
  }

  /// The table of the first half, and where a reader that goes by it begins: with itself.
  std::string first_table(std::string_view id, std::size_t hints_begin, std::size_t second_begin) {
    std::vector<Entry> entries(objects_count_ - first_half_);
    const auto entry = [&](std::uint32_t number) -> Entry& {
      return entries[number - first_half_];
    };
    first_table_begin_ = kHeader.size() + head(0, 0, 0).size();
    entry(head_).where = kHeader.size();
    entry(first_table_).where = first_table_begin_;
    entry(hints_).where = hints_begin;
    note_units(0, parts_.other_pages, entry);
    const std::string text =
        fmt::format("{} 0 obj\n<</Type /XRef /Index [{} {}] /Size {} /Prev {:<10} {}", first_table_,
                    first_half_, entries.size(), objects_count_, second_begin, trailer_entries(id));
    return stream_text(text, table_of(entries)) + "\nendobj\nstartxref\n0\n%%EOF\n";
  }

  std::string second_table(std::string_view id, std::size_t begin) {
    std::vector<Entry> entries(first_half_);
    entries[0] = {.kind = Kind::free, .place = 65535};
    entries[second_table_].where = begin;
    note_units(parts_.other_pages, parts_.units.size(),
               [&](std::uint32_t number) -> Entry& { return entries[number]; });
    const std::string text = fmt::format(
        "{} 0 obj\n<</Type /XRef /Size {} {} /Filter /FlateDecode "
        "/DecodeParms <</Predictor 12 /Columns {}>>",
        second_table_, first_half_, trailer_entries(id), kEntryBytes);
    return stream_text(text, deflate(as_differences(table_of(entries)))) +
           fmt::format("\nendobj\nstartxref\n{}\n%%EOF\n", first_table_begin_);
  }

  template <typename EntryOf>
  void note_units(std::size_t begin, std::size_t end, const EntryOf& entry) const {
    for (std::size_t i = begin; i < end; ++i) {
      entry(unit_numbers_[i]).where = offsets_[i];
      const Unit& unit = parts_.units[i];
      for (std::size_t place = 0; unit.is_packed && place < unit.objects.size(); ++place) {
        entry(numbers_[unit.objects[place]]) = {
            .kind = Kind::packed, .where = unit_numbers_[i], .place = place};
      }
    }
  }

  [[nodiscard]] std::string trailer_entries(std::string_view id) const {
    std::string entries = fmt::format("/Root {} 0 R", numbers_[0]);
    if (flat_.information) {
      entries += fmt::format(" /Info {} 0 R", numbers_[*flat_.information]);
    }
    return entries + fmt::format(" /ID [<{0}> <{0}>] /W [{1} {2} {3}]", id, kColumnBytes[0],
                                 kColumnBytes[1], kColumnBytes[2]);
  }

  FlatDocument flat_;
  Parts parts_;
  std::uint32_t objects_count_ = 1;  // with object 0, which there is none of
  std::uint32_t second_table_ = 0;
  std::uint32_t first_half_ = 0;  // its first number
  std::uint32_t head_ = 0;
  std::uint32_t first_table_ = 0;
  std::uint32_t hints_ = 0;
  std::size_t first_table_begin_ = 0;
  std::vector<std::uint32_t> numbers_ = {};       // by object
  std::vector<std::uint32_t> unit_numbers_ = {};  // by unit
  std::string body_ = {};
  std::vector<std::size_t> offsets_ = {};  // of the units in it, then in the file
};

}  // namespace

std::string write_linearized(FlatDocument flat) {
  return LinearWriter(std::move(flat)).write();
}

}  // namespace gazette::press

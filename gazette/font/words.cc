// The words of a book, each shaped once.
//
// Looking up a word already known is the typesetter's most frequent act: three million times for a
// year of issues. So the index is one flat table with open addressing, whose slots hold a hash and
// a place in `words_`; the text is compared where it is stored and never copied.

#include <cstring>
#include <limits>
#include <utility>

#include "gazette/base/assert.h"
#include "gazette/font/font.h"

namespace gazette::font {
namespace {

constexpr WordId kNoWord = std::numeric_limits<WordId>::max();
constexpr std::size_t kSlotsAtFirst = 4096;

struct Slot {
  std::uint32_t hash = 0;
  WordId word = kNoWord;
};

std::uint64_t load64(const char* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

std::uint64_t load32(const char* bytes) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

std::uint64_t mix(std::uint64_t state, std::uint64_t value) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  state = (state ^ value) * kOdd;
  return state ^ (state >> 32U);
}

/// Eight bytes at a time; the last ones overlap those before. Only the speed of the table depends
/// on it, never a result.
std::uint32_t hash_of(FaceId face, std::string_view text) {
  const char* const bytes = text.data();
  const std::size_t size = text.size();
  std::uint64_t state = mix(face, size);
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 < size; i += 8) {
      state = mix(state, load64(bytes + i));
    }
    state = mix(state, load64(bytes + size - 8));
  } else if (size >= 4) {
    state = mix(state, load32(bytes) << 32U | load32(bytes + size - 4));
  } else {
    for (const char c : text) {
      state = mix(state, static_cast<std::uint8_t>(c));
    }
  }
  state = mix(state, state >> 29U);
  return static_cast<std::uint32_t>(state);
}

}  // namespace

/// The number of slots is a power of two and at most half of them are taken.
struct Words::Index {
  std::vector<Slot> slots = std::vector<Slot>(kSlotsAtFirst);
  std::size_t taken = 0;

  /// The free slot where a word of this hash belongs.
  Slot& free_slot(std::uint32_t hash) {
    const std::size_t mask = slots.size() - 1;
    std::size_t i = hash & mask;
    while (slots[i].word != kNoWord) {
      i = (i + 1) & mask;
    }
    return slots[i];
  }

  void add(Slot slot) {
    if (2 * (taken + 1) > slots.size()) {
      const std::vector<Slot> before = std::exchange(slots, std::vector<Slot>(2 * slots.size()));
      for (const Slot& old : before) {
        if (old.word != kNoWord) {
          free_slot(old.hash) = old;
        }
      }
    }
    free_slot(slot.hash) = slot;
    ++taken;
  }
};

Words::Words(const Fonts& fonts) : fonts_(&fonts), index_(std::make_unique<Index>()) {}
Words::~Words() = default;
Words::Words(Words&&) noexcept = default;
Words& Words::operator=(Words&&) noexcept = default;

WordId Words::intern(FaceId face, std::string_view text) {
  const std::uint32_t hash = hash_of(face, text);
  const std::vector<Slot>& slots = index_->slots;
  const std::size_t mask = slots.size() - 1;
  for (std::size_t i = hash & mask; slots[i].word != kNoWord; i = (i + 1) & mask) {
    if (slots[i].hash != hash) {
      continue;
    }
    const Word& word = words_[slots[i].word];
    if (word.face == face && word.bytes_count == text.size() &&
        std::memcmp(bytes_.data() + word.first_byte, text.data(), text.size()) == 0) {
      return slots[i].word;
    }
  }

  constexpr std::size_t kMax16 = std::numeric_limits<std::uint16_t>::max();
  constexpr std::size_t kMax32 = std::numeric_limits<std::uint32_t>::max();
  GAZETTE_ASSERT(text.size() <= kMax16 && text.find(' ') == std::string_view::npos);
  const std::vector<Glyph> shaped = fonts_->shape(face, text);
  GAZETTE_ASSERT(shaped.size() <= kMax16 && glyphs_.size() + shaped.size() <= kMax32);
  GAZETTE_ASSERT(bytes_.size() + text.size() <= kMax32 && words_.size() < kNoWord);
  Word word;
  word.first_glyph = static_cast<std::uint32_t>(glyphs_.size());
  word.first_byte = static_cast<std::uint32_t>(bytes_.size());
  word.glyphs_count = static_cast<std::uint16_t>(shaped.size());
  word.bytes_count = static_cast<std::uint16_t>(text.size());
  word.face = face;
  for (const Glyph& glyph : shaped) {
    word.width += glyph.advance;
  }
  glyphs_.insert(glyphs_.end(), shaped.begin(), shaped.end());
  bytes_ += text;
  words_.push_back(word);
  const auto id = static_cast<WordId>(words_.size() - 1);
  index_->add({.hash = hash, .word = id});
  return id;
}

std::span<const Glyph> Words::glyphs(WordId word) const {
  const Word& found = words_[word];
  return std::span(glyphs_).subspan(found.first_glyph, found.glyphs_count);
}

std::string_view Words::text(WordId word) const {
  const Word& found = words_[word];
  return std::string_view(bytes_).substr(found.first_byte, found.bytes_count);
}

}  // namespace gazette::font

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
std::uint32_t hash_of(std::uint64_t key, std::string_view text) {
  const char* const bytes = text.data();
  const std::size_t size = text.size();
  std::uint64_t state = mix(key, size);
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

/// What a word is known by besides its text.
std::uint64_t key_of(const Word& word) {
  const std::uint64_t width =
      word.shaping == Shaping::fitted ? static_cast<std::uint32_t>(word.width) : 0U;
  return width << 32U | static_cast<std::uint64_t>(word.shaping) << 16U | word.face;
}

}  // namespace

/// The number of slots is a power of two and at most half of them are taken.
struct Words::Index {
  std::vector<Slot> slots = std::vector<Slot>(kSlotsAtFirst);
  std::size_t taken = 0;

  /// The first word of this hash that `is_same` takes for the one looked for, or kNoWord.
  template <typename IsSame>
  [[nodiscard]] WordId find(std::uint32_t hash, const std::vector<Word>& words,
                            const IsSame& is_same) const {
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = hash & mask; slots[i].word != kNoWord; i = (i + 1) & mask) {
      if (slots[i].hash == hash && is_same(words[slots[i].word])) {
        return slots[i].word;
      }
    }
    return kNoWord;
  }

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

WordId Words::intern(FaceId face, std::string_view text, Shaping shaping) {
  const std::uint32_t hash = hash_of(key_of({.face = face, .shaping = shaping}), text);
  const auto is_same = [&](const Word& word) {
    return word.face == face && word.shaping == shaping && word.bytes_count == text.size() &&
           std::memcmp(bytes_.data() + word.first_byte, text.data(), text.size()) == 0;
  };
  if (const WordId found = index_->find(hash, words_, is_same); found != kNoWord) {
    return found;
  }
  GAZETTE_ASSERT(text.find(' ') == std::string_view::npos);
  const bool small_capitals = shaping == Shaping::small_capitals;
  const std::vector<Glyph> shaped = fonts_->shape(face, text, small_capitals);
  Word word{.face = face, .shaping = shaping};
  for (const Glyph& glyph : shaped) {
    word.width += glyph.advance;
  }
  return add(word, text, shaped, hash);
}

WordId Words::fit(WordId word, std::int32_t width) {
  const Word plain = words_[word];
  if (plain.width == width || plain.glyphs_count == 0) {
    return word;
  }
  const Word fitted{.face = plain.face, .shaping = Shaping::fitted, .width = width};
  const std::string text(this->text(word));
  const std::uint32_t hash = hash_of(key_of(fitted), text);
  const auto is_same = [&](const Word& known) {
    return known.face == fitted.face && known.shaping == Shaping::fitted && known.width == width &&
           this->text(static_cast<WordId>(&known - words_.data())) == text;
  };
  if (const WordId found = index_->find(hash, words_, is_same); found != kNoWord) {
    return found;
  }
  std::vector<Glyph> glyphs(this->glyphs(word).begin(), this->glyphs(word).end());
  const auto count = static_cast<std::int64_t>(glyphs.size());
  const std::int64_t room = width - plain.width;
  for (std::int64_t i = 0; i < count; ++i) {
    // Whole units, so spread that their sum is exact.
    glyphs[static_cast<std::size_t>(i)].advance +=
        static_cast<std::int32_t>(room * (i + 1) / count - room * i / count);
  }
  return add(fitted, text, glyphs, hash);
}

WordId Words::adopt(const Words& other, WordId word) {
  const Word& theirs = other[word];
  if (theirs.shaping == Shaping::fitted) {
    return fit(intern(theirs.face, other.text(word)), theirs.width);
  }
  return intern(theirs.face, other.text(word), theirs.shaping);
}

WordId Words::add(const Word& word, std::string_view text, std::span<const Glyph> glyphs,
                  std::uint32_t hash) {
  constexpr std::size_t kMax16 = std::numeric_limits<std::uint16_t>::max();
  constexpr std::size_t kMax32 = std::numeric_limits<std::uint32_t>::max();
  GAZETTE_ASSERT(text.size() <= kMax16 && glyphs.size() <= kMax16);
  GAZETTE_ASSERT(glyphs_.size() + glyphs.size() <= kMax32);
  GAZETTE_ASSERT(bytes_.size() + text.size() <= kMax32 && words_.size() < kNoWord);
  Word added = word;
  added.first_glyph = static_cast<std::uint32_t>(glyphs_.size());
  added.first_byte = static_cast<std::uint32_t>(bytes_.size());
  added.glyphs_count = static_cast<std::uint16_t>(glyphs.size());
  added.bytes_count = static_cast<std::uint16_t>(text.size());
  glyphs_.insert(glyphs_.end(), glyphs.begin(), glyphs.end());
  bytes_ += text;
  words_.push_back(added);
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

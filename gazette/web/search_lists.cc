#include "gazette/web/search_lists.h"

#include <algorithm>
#include <numeric>

#include "gazette/base/assert.h"
#include "gazette/base/parallel.h"
#include "gazette/web/search_code.h"

namespace gazette::web {
namespace {

/// So many words of a text are sorted at once: 24 bytes each.
constexpr std::size_t kSliceTokens = std::size_t{1} << 20U;

/// Bits in the numbers by which words and pairs are sorted.
constexpr unsigned kUnitBits = 26;
constexpr unsigned kPlaceBits = 26;
constexpr unsigned kMarksBits = 12;
constexpr unsigned kWordBits = 24;
static_assert(kSearchMarksEnd < (1U << kMarksBits));

constexpr std::uint64_t bits_of(std::uint64_t value, unsigned shift, unsigned bits) {
  return (value >> shift) & ((std::uint64_t{1} << bits) - 1);
}

/// A word at a place with the word behind it.
struct Pair {
  std::uint64_t words = 0;  // the first less the slice's, the second, marks of the first
  std::uint64_t place = 0;  // marks of the second, passage, place

  auto operator<=>(const Pair&) const = default;

  [[nodiscard]] std::uint64_t first() const { return words >> (kWordBits + kMarksBits); }
  [[nodiscard]] std::uint64_t second() const { return bits_of(words, kMarksBits, kWordBits); }
  [[nodiscard]] std::uint64_t first_marks() const { return bits_of(words, 0, kMarksBits); }
  [[nodiscard]] std::uint64_t second_marks() const { return place >> (kUnitBits + kPlaceBits); }
  [[nodiscard]] std::uint64_t unit() const { return bits_of(place, kPlaceBits, kUnitBits); }
  [[nodiscard]] std::uint64_t at() const { return bits_of(place, 0, kPlaceBits); }
  [[nodiscard]] bool has_marking_of(const Pair& other) const {
    return words == other.words && second_marks() == other.second_marks();
  }
};

/// The first word of the slice, its marks, the passage: as one number.
using Holding = std::uint64_t;

Holding holding_of(std::uint64_t word, std::uint64_t marks, std::uint64_t unit) {
  return (word << (kMarksBits + kUnitBits)) | (marks << kUnitBits) | unit;
}

std::uint64_t word_of(Holding holding) {
  return holding >> (kMarksBits + kUnitBits);
}

std::uint64_t marking_of(Holding holding) {
  return holding >> kUnitBits;
}

/// The shortest start of `word` that comes after `before`, no character cut.
std::string cut_short(std::string_view word, std::string_view before) {
  for (std::size_t size = 1; size < word.size(); ++size) {
    const bool cuts = (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U;
    if (!cuts && word.substr(0, size) > before) {
      return std::string(word.substr(0, size));
    }
  }
  return std::string(word);
}

/// How many characters two words have in common at their start; only ASCII, which counts the same
/// in bytes and in the units of scripts.
std::size_t common_start(std::string_view left, std::string_view right) {
  std::size_t size = 0;
  while (size < std::min(left.size(), right.size()) && left[size] == right[size] &&
         static_cast<unsigned char>(left[size]) < 0x80) {
    ++size;
  }
  return size;
}

/// Lists put into files one after the other. `before` comes after all lists that are in files
/// already, and before the first one.
class FileFiller {
 public:
  FileFiller(std::size_t file_bytes, std::string before)
      : file_bytes_(file_bytes), before_(std::move(before)) {}

  /// Begins the list of a word or pair and gives the text to append to.
  std::string& begin_list(const std::string& word) {
    const bool begins_file = files_.empty() || files_.back().lists.size() >= file_bytes_;
    if (begins_file) {
      files_.push_back({.least = cut_short(word, before_)});
    }
    std::string& lists = files_.back().lists;
    const std::size_t common = begins_file ? 0 : common_start(before_, word);
    append_number(lists, common);
    lists += word.substr(common);
    lists += kWordEnd;
    before_ = word;
    return lists;
  }
  [[nodiscard]] std::vector<WordsFile> take() { return std::move(files_); }

 private:
  std::size_t file_bytes_;
  std::string before_;
  std::vector<WordsFile> files_ = {};
};

/// The list of one word: holdings [begin, end).
void append_word_list(std::string& text, const Holding* begin, const Holding* end) {
  while (begin != end) {
    const Holding* const next = std::find_if(
        begin, end, [&](Holding holding) { return marking_of(holding) != marking_of(*begin); });
    append_number(text, bits_of(*begin, kUnitBits, kMarksBits));
    append_number(text, static_cast<std::uint64_t>(next - begin) * 2 + (next == end ? 0U : 1U));
    std::uint64_t former = 0;
    for (; begin != next; ++begin) {
      const std::uint64_t unit = bits_of(*begin, 0, kUnitBits);
      append_number(text, unit - former);
      former = unit;
    }
  }
}

/// The passages of one marking of a pair with their places: pairs [begin, end).
void append_passages(std::string& text, const Pair* begin, const Pair* end) {
  std::uint64_t former = 0;
  while (begin != end) {
    const Pair* const next =
        std::find_if(begin, end, [&](const Pair& pair) { return pair.unit() != begin->unit(); });
    const auto count = static_cast<std::uint64_t>(next - begin);
    append_number(text, (begin->unit() - former) * 2 + (count > 1 ? 1U : 0U));
    if (count > 1) {
      append_number(text, count - 2);
    }
    former = begin->unit();
    append_number(text, begin->at());
    for (const Pair* pair = begin + 1; pair != next; ++pair) {
      append_number(text, pair->at() - (pair - 1)->at() - 1);
    }
    begin = next;
  }
}

/// The list of one pair of words: pairs [begin, end).
void append_pair_list(std::string& text, const Pair* begin, const Pair* end) {
  while (begin != end) {
    const Pair* const next =
        std::find_if(begin, end, [&](const Pair& pair) { return !pair.has_marking_of(*begin); });
    std::uint64_t passages_count = 1;
    for (const Pair* pair = begin + 1; pair != next; ++pair) {
      passages_count += pair->unit() != (pair - 1)->unit() ? 1U : 0U;
    }
    append_number(text, begin->first_marks());
    append_number(text, begin->second_marks());
    append_number(text, passages_count * 2 + (next == end ? 0U : 1U));
    append_passages(text, begin, next);
    begin = next;
  }
}

}  // namespace

/// What the lists of a slice are made of, sorted.
class WordLists::Entries {
 public:
  Entries(const WordLists& lists, Slice slice) : slice_(slice) {
    for (std::size_t i = 0; i < lists.passages_.size(); ++i) {
      const std::size_t end = i + 1 < lists.passages_.size() ? lists.passages_[i + 1].first_token
                                                             : lists.tokens_.size();
      read_passage(lists.tokens_, lists.passages_[i], end);
    }
    std::sort(holdings_.begin(), holdings_.end());
    holdings_.erase(std::unique(holdings_.begin(), holdings_.end()), holdings_.end());
    std::sort(pairs_.begin(), pairs_.end());
  }

  [[nodiscard]] const std::vector<Holding>& holdings() const { return holdings_; }
  [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }

 private:
  void read_passage(const std::vector<Token>& tokens, const Passage& passage, std::size_t end) {
    std::uint64_t place = passage.first_place;
    for (std::size_t i = passage.first_token; i < end; ++i, ++place) {
      const Token& token = tokens[i];
      place += token.starts_line && i > passage.first_token ? 1U : 0U;
      if (token.word < slice_.begin || token.word >= slice_.end) {
        continue;
      }
      GAZETTE_ASSERT(place < (std::uint64_t{1} << kPlaceBits));
      const std::uint64_t word = token.word - slice_.begin;
      holdings_.push_back(holding_of(word, token.marks, passage.unit));
      if (i + 1 < tokens.size() && !tokens[i + 1].starts_line && !tokens[i + 1].starts_provision) {
        const Token& next = tokens[i + 1];
        pairs_.push_back(
            {.words = (((word << kWordBits) | next.word) << kMarksBits) | token.marks,
             .place = (((std::uint64_t{next.marks} << kUnitBits) | passage.unit) << kPlaceBits) |
                      place});
      }
    }
  }

  Slice slice_;
  std::vector<Holding> holdings_ = {};
  std::vector<Pair> pairs_ = {};
};

void WordLists::begin_passage(std::uint32_t unit, std::uint32_t place) {
  GAZETTE_ASSERT(unit < (std::uint32_t{1} << kUnitBits));
  passages_.push_back({.unit = unit,
                       .first_token = static_cast<std::uint32_t>(tokens_.size()),
                       .first_place = place});
}

void WordLists::add(const SearchWord& word) {
  const auto next = static_cast<std::uint32_t>(words_.size());
  const auto [found, is_new] = numbers_.try_emplace(word.folded, next);
  if (is_new) {
    words_.push_back(word.folded);
  }
  tokens_.push_back({.word = found->second,
                     .marks = static_cast<std::uint16_t>(word.marks),
                     .starts_line = word.starts_line && !provision_ends_,
                     .starts_provision = provision_ends_});
  provision_ends_ = false;
}

void WordLists::write(std::size_t file_bytes, int threads_count,
                      const std::function<void(WordsFile)>& sink) {
  GAZETTE_ASSERT(words_.size() < (std::size_t{1} << kWordBits));
  sort_words();
  const std::vector<Slice> slices = cut_slices();
  const auto at_once = static_cast<std::size_t>(std::max(threads_count, 1));
  for (std::size_t begin = 0; begin < slices.size(); begin += at_once) {
    std::vector<std::vector<WordsFile>> made(std::min(at_once, slices.size() - begin));
    parallel_for(made.size(), threads_count,
                 [&](std::size_t i) { made[i] = write_slice(slices[begin + i], file_bytes); });
    for (std::vector<WordsFile>& files : made) {
      for (WordsFile& file : files) {
        sink(std::move(file));
      }
    }
  }
}

/// Numbers words by the alphabet, so that sorting numbers sorts words.
void WordLists::sort_words() {
  numbers_.clear();
  std::vector<std::uint32_t> order(words_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t left, std::uint32_t right) { return words_[left] < words_[right]; });
  std::vector<std::uint32_t> places(words_.size());
  std::vector<std::string> sorted(words_.size());
  for (std::size_t place = 0; place < order.size(); ++place) {
    places[order[place]] = static_cast<std::uint32_t>(place);
    sorted[place] = std::move(words_[order[place]]);
  }
  words_ = std::move(sorted);
  for (Token& token : tokens_) {
    token.word = places[token.word];
  }
}

std::vector<WordLists::Slice> WordLists::cut_slices() const {
  std::vector<std::size_t> counts(words_.size());
  for (const Token& token : tokens_) {
    ++counts[token.word];
  }
  std::vector<Slice> slices;
  std::size_t tokens_count = 0;
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    if (slices.empty() || tokens_count + counts[word] > kSliceTokens) {
      slices.push_back({.begin = word, .end = word});
      tokens_count = 0;
    }
    tokens_count += counts[word];
    slices.back().end = word + 1;
  }
  return slices;
}

std::vector<WordsFile> WordLists::write_slice(Slice slice, std::size_t file_bytes) const {
  const Entries entries(*this, slice);
  const Holding* holding = entries.holdings().data();
  const Holding* const holdings_end = holding + entries.holdings().size();
  const Pair* pair = entries.pairs().data();
  const Pair* const pairs_end = pair + entries.pairs().size();
  // No character of a word is less than "!", so this comes behind the pairs of the word before.
  FileFiller filler(file_bytes, slice.begin == 0 ? "" : words_[slice.begin - 1] + kWordEnd);
  for (std::uint64_t word = 0; word < slice.end - slice.begin; ++word) {
    const std::string& first = words_[slice.begin + word];
    const Holding* const next =
        std::find_if(holding, holdings_end, [&](Holding other) { return word_of(other) != word; });
    append_word_list(filler.begin_list(first), holding, next);
    holding = next;
    while (pair != pairs_end && pair->first() == word) {
      const Pair* const next_pair = std::find_if(pair, pairs_end, [&](const Pair& other) {
        return other.first() != word || other.second() != pair->second();
      });
      append_pair_list(filler.begin_list(first + " " + words_[pair->second()]), pair, next_pair);
      pair = next_pair;
    }
  }
  return filler.take();
}

}  // namespace gazette::web

#include "gazette/web/search_lists.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "gazette/base/assert.h"
#include "gazette/base/parallel.h"
#include "gazette/web/search_code.h"
#include "gazette/web/search_merge.h"

namespace gazette::web {
namespace {

/// So many words of a text are sorted at once, 24 bytes each: an eighth of the text, so that
/// threads share it, within these bounds. For each slice all words are passed over.
constexpr std::size_t kSliceTokensMin = std::size_t{1} << 16U;
constexpr std::size_t kSliceTokensMax = std::size_t{1} << 20U;
constexpr std::size_t kSlices = 8;

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

/// Lists put into files one after the other.
class FileFiller {
 public:
  FileFiller(std::size_t file_bytes, const std::function<void(WordsFile)>& sink)
      : file_bytes_(file_bytes), sink_(sink) {}

  /// Begins the list of a word or pair, which comes after all before it, and gives the text to
  /// append to.
  std::string& begin_list(std::string_view word) {
    const bool begins_file = !is_begun_ || file_.lists.size() >= file_bytes_;
    if (begins_file) {
      finish();
      file_.least = cut_short(word, before_);
      is_begun_ = true;
    }
    const std::size_t common = begins_file ? 0 : common_start(before_, word);
    append_number(file_.lists, common);
    file_.lists += word.substr(common);
    file_.lists += kWordEnd;
    before_ = word;
    return file_.lists;
  }
  void finish() {
    if (is_begun_) {
      sink_(std::exchange(file_, {}));
      is_begun_ = false;
    }
  }

 private:
  std::size_t file_bytes_;
  const std::function<void(WordsFile)>& sink_;
  std::string before_ = {};  // the last word or pair
  WordsFile file_ = {};
  bool is_begun_ = false;
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

/// The lists of a slice in order: words and pairs, each with the end of its list in `contents`.
struct WordLists::SliceLists {
  std::string contents = {};
  std::vector<std::pair<std::string, std::size_t>> lists = {};
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
                      const std::vector<std::string>& former,
                      const std::function<void(WordsFile)>& sink) {
  GAZETTE_ASSERT(words_.size() < (std::size_t{1} << kWordBits));
  sort_words();
  const std::vector<Slice> slices = cut_slices();
  const auto at_once = static_cast<std::size_t>(std::max(threads_count, 1));
  FileFiller filler(file_bytes, sink);
  FormerWordLists before(former);
  const auto put_before = [&](const std::string* key) {
    for (; before.has_list() && (key == nullptr || before.key() < *key); before.next()) {
      filler.begin_list(before.key()) += before.content();
    }
  };
  for (std::size_t begin = 0; begin < slices.size(); begin += at_once) {
    std::vector<SliceLists> made(std::min(at_once, slices.size() - begin));
    parallel_for(made.size(), threads_count,
                 [&](std::size_t i) { made[i] = write_slice(slices[begin + i]); });
    for (const SliceLists& slice : made) {
      std::size_t from = 0;
      for (const auto& [key, end] : slice.lists) {
        const std::string_view content = std::string_view(slice.contents).substr(from, end - from);
        from = end;
        put_before(&key);
        if (before.has_list() && before.key() == key) {
          append_merged_list(filler.begin_list(key), before.content(), content,
                             key.find(' ') != std::string::npos);
          before.next();
        } else {
          filler.begin_list(key) += content;
        }
      }
    }
  }
  put_before(nullptr);
  filler.finish();
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
  const std::size_t slice_tokens =
      std::clamp(tokens_.size() / kSlices, kSliceTokensMin, kSliceTokensMax);
  std::vector<Slice> slices;
  std::size_t tokens_count = 0;
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    if (slices.empty() || tokens_count + counts[word] > slice_tokens) {
      slices.push_back({.begin = word, .end = word});
      tokens_count = 0;
    }
    tokens_count += counts[word];
    slices.back().end = word + 1;
  }
  return slices;
}

WordLists::SliceLists WordLists::write_slice(Slice slice) const {
  const Entries entries(*this, slice);
  const Holding* holding = entries.holdings().data();
  const Holding* const holdings_end = holding + entries.holdings().size();
  const Pair* pair = entries.pairs().data();
  const Pair* const pairs_end = pair + entries.pairs().size();
  SliceLists made;
  // No character of a word is less than "!": "dat dai" comes behind "dat" and before "data".
  for (std::uint64_t word = 0; word < slice.end - slice.begin; ++word) {
    const std::string& first = words_[slice.begin + word];
    const Holding* const next =
        std::find_if(holding, holdings_end, [&](Holding other) { return word_of(other) != word; });
    append_word_list(made.contents, holding, next);
    made.lists.emplace_back(first, made.contents.size());
    holding = next;
    while (pair != pairs_end && pair->first() == word) {
      const Pair* const next_pair = std::find_if(pair, pairs_end, [&](const Pair& other) {
        return other.first() != word || other.second() != pair->second();
      });
      append_pair_list(made.contents, pair, next_pair);
      made.lists.emplace_back(first + " " + words_[pair->second()], made.contents.size());
      pair = next_pair;
    }
  }
  return made;
}

}  // namespace gazette::web

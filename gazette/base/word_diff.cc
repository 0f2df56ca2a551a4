// Three passes, each over what the one before left: equal words; words with equal letters when case
// and marks are left aside; and, in the small blocks that remain, the pairing that leaves the least
// unexplained, with words that are written in pieces.

#include "gazette/base/word_diff.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

#include "gazette/base/text.h"

namespace gazette {
namespace {

constexpr std::string_view kSoftHyphenBytes = "\xC2\xAD";

/// A block of more pairs than this is one change: it is another text, not another spelling.
constexpr std::size_t kPairsMax = 40000;
/// Into how many pieces a line's end or a PDF's spacing may cut a word.
constexpr std::size_t kPiecesMax = 5;

/// The costs of the pairing. Two words that stand for one another cost less than one taken out and
/// one put in, and words that are equal but for marks less again.
constexpr int kAloneCost = 3;
constexpr int kReplacedCost = 5;
constexpr int kSpellingCost = 1;

using Words = std::span<const std::string_view>;

std::string joined(Words words) {
  std::string text;
  for (const std::string_view word : words) {
    text += word;
  }
  return text;
}

std::string without_soft_hyphens(std::string text, std::string_view in_their_place) {
  for (std::size_t at = text.find(kSoftHyphenBytes); at != std::string::npos;
       at = text.find(kSoftHyphenBytes, at)) {
    text.replace(at, kSoftHyphenBytes.size(), in_their_place);
    at += in_their_place.size();
  }
  return text;
}

/// Whether two texts without spaces are the same.
bool is_same(const std::string& a, const std::string& b) {
  if (a == b) {
    return true;
  }
  if (a.find(kSoftHyphenBytes) == std::string::npos &&
      b.find(kSoftHyphenBytes) == std::string::npos) {
    return false;
  }
  return without_soft_hyphens(a, "") == without_soft_hyphens(b, "") ||
         without_soft_hyphens(a, "-") == without_soft_hyphens(b, "-");
}

/// Numbers for the words of both sides: equal words have equal numbers.
struct Numbered {
  std::vector<std::uint32_t> a = {};
  std::vector<std::uint32_t> b = {};
};

template <typename Key>
Numbered number_words(Words a, Words b, Key key) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  const auto number = [&](Words words) {
    std::vector<std::uint32_t> result;
    result.reserve(words.size());
    for (const std::string_view word : words) {
      const auto next = static_cast<std::uint32_t>(numbers.size());
      result.push_back(numbers.emplace(key(word), next).first->second);
    }
    return result;
  };
  Numbered numbered;
  numbered.a = number(a);
  numbered.b = number(b);
  return numbered;
}

DiffBlock within(const DiffBlock& outer, const DiffBlock& inner) {
  return {.a_begin = outer.a_begin + inner.a_begin,
          .a_end = outer.a_begin + inner.a_end,
          .b_begin = outer.b_begin + inner.b_begin,
          .b_end = outer.b_begin + inner.b_end};
}

class Comparison {
 public:
  Comparison(Words a, Words b) : a_(a), b_(b) {}

  std::vector<WordChange> run() {
    const Numbered exact =
        number_words(a_, b_, [](std::string_view word) { return std::string(word); });
    for (const DiffBlock& block : diff_sequences(exact.a, exact.b)) {
      compare_spellings(block);
    }
    return std::move(changes_);
  }

 private:
  [[nodiscard]] Words a_words(const DiffBlock& block) const {
    return a_.subspan(block.a_begin, block.a_end - block.a_begin);
  }
  [[nodiscard]] Words b_words(const DiffBlock& block) const {
    return b_.subspan(block.b_begin, block.b_end - block.b_begin);
  }

  /// Pairs words that are equal but for case and marks; what lies between goes on to `pair_up`.
  void compare_spellings(const DiffBlock& block) {
    const Numbered folded = number_words(a_words(block), b_words(block), [](std::string_view word) {
      std::string key = fold(word);
      return key.empty() ? std::string(word) : key;
    });
    DiffBlock rest = {.a_begin = block.a_begin, .b_begin = block.b_begin};
    const auto equal_until = [&](std::size_t a_end, std::size_t b_end) {
      for (; rest.a_begin < a_end && rest.b_begin < b_end; ++rest.a_begin, ++rest.b_begin) {
        add({.a_begin = rest.a_begin,
             .a_end = rest.a_begin + 1,
             .b_begin = rest.b_begin,
             .b_end = rest.b_begin + 1});
      }
    };
    for (const DiffBlock& differing : diff_sequences(folded.a, folded.b)) {
      const DiffBlock inner = within(block, differing);
      equal_until(inner.a_begin, inner.b_begin);
      pair_up(inner);
      rest.a_begin = inner.a_end;
      rest.b_begin = inner.b_end;
    }
    equal_until(block.a_end, block.b_end);
  }

  /// The cheapest pairing of a block's words, by dynamic programming over both sides.
  void pair_up(const DiffBlock& block) {
    const Words a = a_words(block);
    const Words b = b_words(block);
    if (a.empty() || b.empty() || a.size() * b.size() > kPairsMax) {
      add(block);
      return;
    }
    const std::size_t width = b.size() + 1;
    std::vector<Step> steps((a.size() + 1) * width);
    steps[0].cost = 0;
    for (std::size_t i = 0; i <= a.size(); ++i) {
      for (std::size_t j = 0; j <= b.size(); ++j) {
        const int cost = steps[i * width + j].cost;
        const auto reach = [&](std::size_t a_count, std::size_t b_count, int more) {
          Step& to = steps[(i + a_count) * width + j + b_count];
          if (cost + more < to.cost) {
            to = {.cost = cost + more, .a_count = a_count, .b_count = b_count};
          }
        };
        if (i < a.size()) {
          reach(1, 0, kAloneCost);
        }
        if (j < b.size()) {
          reach(0, 1, kAloneCost);
        }
        if (i < a.size() && j < b.size()) {
          reach(1, 1, kReplacedCost);
          reach_pieces(a.subspan(i), b.subspan(j), reach);
        }
      }
    }
    add_path(block, steps, width);
  }

  struct Step {
    int cost = std::numeric_limits<int>::max() / 2;
    std::size_t a_count = 0;  // words of each side that the last step took
    std::size_t b_count = 0;
  };

  /// Words at the beginning of both sides that make the same text together.
  template <typename Reach>
  static void reach_pieces(Words a, Words b, Reach reach) {
    std::string a_text;
    for (std::size_t i = 1; i <= std::min(kPiecesMax, a.size()); ++i) {
      a_text += a[i - 1];
      const std::string a_folded = fold(a_text);
      std::string b_text;
      for (std::size_t j = 1; j <= std::min(kPiecesMax, b.size()); ++j) {
        b_text += b[j - 1];
        if (is_same(a_text, b_text)) {
          reach(i, j, 0);
        } else if (!a_folded.empty() && a_folded == fold(b_text)) {
          reach(i, j, kSpellingCost);
        }
        if (b_text.size() > 2 * a_text.size() + 8) {
          break;
        }
      }
    }
  }

  void add_path(const DiffBlock& block, const std::vector<Step>& steps, std::size_t width) {
    std::vector<DiffBlock> path;
    std::size_t i = block.a_end - block.a_begin;
    std::size_t j = block.b_end - block.b_begin;
    while (i > 0 || j > 0) {
      const Step& step = steps[i * width + j];
      path.push_back({.a_begin = block.a_begin + i - step.a_count,
                      .a_end = block.a_begin + i,
                      .b_begin = block.b_begin + j - step.b_count,
                      .b_end = block.b_begin + j});
      i -= step.a_count;
      j -= step.b_count;
    }
    std::reverse(path.begin(), path.end());
    for (const DiffBlock& step : path) {
      add(step);
    }
  }

  /// Adds a change, unless only spaces differ; neighbours of other wording become one.
  void add(const DiffBlock& block) {
    const std::string a = joined(a_words(block));
    const std::string b = joined(b_words(block));
    if (is_same(a, b)) {
      return;
    }
    const WordChange change = {.difference = difference_of(a, b), .words = block};
    if (!changes_.empty() && change.difference >= Difference::wording) {
      WordChange& last = changes_.back();
      if (last.difference >= Difference::wording && last.words.a_end == block.a_begin &&
          last.words.b_end == block.b_begin) {
        last.words.a_end = block.a_end;
        last.words.b_end = block.b_end;
        last.difference = difference_of(joined(a_words(last.words)), joined(b_words(last.words)));
        return;
      }
    }
    changes_.push_back(change);
  }

  Words a_;
  Words b_;
  std::vector<WordChange> changes_ = {};
};

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) {
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  }
  // Latin letters with marks, combining marks; the signs of Latin-1 and of U+2000 are not.
  return (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

std::string letters_and_digits(std::string_view text) {
  std::string result;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    if (is_letter_or_digit(next_code_point(text, position))) {
      result += text.substr(begin, position - begin);
    }
  }
  return result;
}

std::string digits(std::string_view text) {
  std::string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result),
               [](char c) { return c >= '0' && c <= '9'; });
  return result;
}

/// A key that leaves only the places of tones aside: letters with hats and horns, then the tones.
std::string key_without_tone_places(std::string_view text) {
  // Letters, tones and cases, one sign of the latter two for each letter (see `collation_key`).
  const std::string key = collation_key(text);
  const std::vector<std::string_view> parts = split(key, '\0');
  std::string tones(parts.size() > 1 ? parts[1] : "");
  tones.erase(std::remove(tones.begin(), tones.end(), '0'), tones.end());
  return std::string(parts[0]) + '\0' + tones;
}

}  // namespace

std::string_view to_text(Difference difference) {
  switch (difference) {
    case Difference::tone_place:
      return "tone_place";
    case Difference::letter_case:
      return "letter_case";
    case Difference::punctuation:
      return "punctuation";
    case Difference::moved:
      return "moved";
    case Difference::marks:
      return "marks";
    case Difference::wording:
      return "wording";
    case Difference::number:
      return "number";
  }
  return "wording";
}

Difference difference_of(std::string_view a, std::string_view b) {
  if (digits(a) != digits(b)) {
    return Difference::number;
  }
  const std::string a_letters = letters_and_digits(a);
  const std::string b_letters = letters_and_digits(b);
  if (a_letters == b_letters) {
    return Difference::punctuation;
  }
  if (fold(a_letters) != fold(b_letters)) {
    return Difference::wording;
  }
  if (to_lower(a_letters) == to_lower(b_letters)) {
    return Difference::letter_case;
  }
  if (key_without_tone_places(a_letters) == key_without_tone_places(b_letters)) {
    return Difference::tone_place;
  }
  return Difference::marks;
}

std::vector<WordChange> diff_words(std::span<const std::string_view> a,
                                   std::span<const std::string_view> b) {
  return Comparison(a, b).run();
}

}  // namespace gazette

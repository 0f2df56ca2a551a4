#include "gazette/edition/comparison.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace gazette::edition {
namespace {

/// Words that one text has and the other seems not to have are explained by words of another part
/// (a footnote, the recipients) only where at least half of the stretch is found there: a common
/// word found by chance explains nothing.
constexpr std::size_t kExplainedPart = 2;

/// A stretch of so many bytes, found again at another place, is the same words moved.
constexpr std::size_t kMovedBytesMin = 12;

using Indexes = std::vector<std::size_t>;

Indexes indexes_of(const ComparedText& text, std::initializer_list<TextPart> parts) {
  Indexes indexes;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    if (std::find(parts.begin(), parts.end(), text.words[i].part) != parts.end()) {
      indexes.push_back(i);
    }
  }
  return indexes;
}

std::vector<WordChange> diff_at(const ComparedText& a, const Indexes& a_at, const ComparedText& b,
                                const Indexes& b_at) {
  const auto words = [](const ComparedText& text, const Indexes& at) {
    std::vector<std::string_view> result;
    result.reserve(at.size());
    for (const std::size_t i : at) {
      result.emplace_back(text.words[i].text);
    }
    return result;
  };
  return diff_words(words(a, a_at), words(b, b_at));
}

/// A range of members of `at` as a range of the whole text's words.
std::pair<std::size_t, std::size_t> whole_range(const Indexes& at, std::size_t begin,
                                                std::size_t end, std::size_t size) {
  if (begin == end) {
    const std::size_t place = begin < at.size() ? at[begin] : size;
    return {place, place};
  }
  return {at[begin], at[end - 1] + 1};
}

WordChange whole_change(const WordChange& change, const Indexes& a_at, std::size_t a_size,
                        const Indexes& b_at, std::size_t b_size) {
  WordChange whole = change;
  std::tie(whole.words.a_begin, whole.words.a_end) =
      whole_range(a_at, change.words.a_begin, change.words.a_end, a_size);
  std::tie(whole.words.b_begin, whole.words.b_end) =
      whole_range(b_at, change.words.b_begin, change.words.b_end, b_size);
  return whole;
}

/// One side of the comparison, with what of it stands for nothing in the other's text.
struct Side {
  const ComparedText* text = nullptr;
  Indexes core = {};                 // the words compared
  std::vector<bool> unmatched = {};  // of these, those the first comparison found no words for
  std::vector<bool> explained = {};  // of these, those found in another part of the other side
};

Side side_of(const ComparedText& text, bool notes_in_place) {
  Side side = {.text = &text};
  side.core = notes_in_place ? indexes_of(text, {TextPart::text, TextPart::note})
                             : indexes_of(text, {TextPart::text});
  side.unmatched.resize(side.core.size());
  side.explained.resize(side.core.size());
  return side;
}

/// Marks as explained each stretch of unmatched words of `side` that is found in `found`, a flag
/// for each of `rest`. `rest` are places in `side.core`.
void explain(Side& side, const Indexes& rest, const std::vector<bool>& found, bool fill) {
  for (std::size_t begin = 0; begin < rest.size();) {
    std::size_t end = begin + 1;
    while (end < rest.size() && rest[end] == rest[end - 1] + 1) {
      ++end;
    }
    std::size_t count = 0;
    std::size_t first = end;
    std::size_t last = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (found[i]) {
        ++count;
        first = std::min(first, i);
        last = i;
      }
    }
    if (count > 0 && kExplainedPart * count >= end - begin) {
      for (std::size_t i = first; i <= last; ++i) {
        side.explained[rest[i]] = side.explained[rest[i]] || fill || found[i];
      }
    }
    begin = end;
  }
}

/// What a part of the other side says of unmatched words.
struct Explanation {
  Indexes part_at = {};                  // the part's words
  std::vector<WordChange> changes = {};  // a: places in `part_at`, b: places in `Side::core`
};

/// Looks for the unmatched words of `side` in a part of `other`. Words put in among those that the
/// gazette drops are explained too; of the other parts only what is found is.
Explanation explain_by(Side& side, const ComparedText& other, TextPart part) {
  Explanation explanation = {.part_at = indexes_of(other, {part})};
  Indexes rest;  // places in side.core
  Indexes rest_at;
  for (std::size_t i = 0; i < side.core.size(); ++i) {
    if (side.unmatched[i] && !side.explained[i]) {
      rest.push_back(i);
      rest_at.push_back(side.core[i]);
    }
  }
  if (explanation.part_at.empty()) {
    return explanation;
  }
  std::vector<bool> found(rest.size(), true);
  for (const WordChange& change : diff_at(other, explanation.part_at, *side.text, rest_at)) {
    const DiffBlock& words = change.words;
    // A word of a footnote that differs is told as a change of the footnote.
    const bool is_pair = part == TextPart::note && words.a_begin < words.a_end &&
                         words.b_begin < words.b_end &&
                         words.b_end - words.b_begin <= 2 * (words.a_end - words.a_begin);
    std::fill(found.begin() + static_cast<std::ptrdiff_t>(words.b_begin),
              found.begin() + static_cast<std::ptrdiff_t>(words.b_end), is_pair);
    if (words.a_begin == words.a_end) {
      continue;
    }
    WordChange of_part = change;
    if (is_pair) {
      of_part.words.b_begin = rest[words.b_begin];
      of_part.words.b_end = rest[words.b_end - 1] + 1;
    } else {
      of_part.difference = Difference::wording;
      of_part.words.b_begin = words.b_begin < rest.size() ? rest[words.b_begin] : side.core.size();
      of_part.words.b_end = of_part.words.b_begin;
    }
    explanation.changes.push_back(of_part);
  }
  explain(side, rest, found, part == TextPart::dropped);
  return explanation;
}

void mark_unmatched(const std::vector<WordChange>& changes, Side& a, Side& b) {
  for (const WordChange& change : changes) {
    if (change.difference >= Difference::wording) {
      std::fill(a.unmatched.begin() + static_cast<std::ptrdiff_t>(change.words.a_begin),
                a.unmatched.begin() + static_cast<std::ptrdiff_t>(change.words.a_end), true);
      std::fill(b.unmatched.begin() + static_cast<std::ptrdiff_t>(change.words.b_begin),
                b.unmatched.begin() + static_cast<std::ptrdiff_t>(change.words.b_end), true);
    }
  }
}

Indexes unexplained(const Side& side) {
  Indexes at;
  for (std::size_t i = 0; i < side.core.size(); ++i) {
    if (!side.explained[i]) {
      at.push_back(side.core[i]);
    }
  }
  return at;
}

/// The compared words of a range, without spaces.
std::string letters_in(const ComparedText& text, std::size_t begin, std::size_t end) {
  std::string letters;
  for (std::size_t i = begin; i < end; ++i) {
    if (text.words[i].part == TextPart::text || text.words[i].part == TextPart::note) {
      letters += text.words[i].text;
    }
  }
  return letters;
}

/// Makes one change of words that are missing at one place and come again at another.
void join_moved(std::vector<WordChange>& changes, const ComparedText& a, const ComparedText& b) {
  std::map<std::string, std::vector<std::size_t>> added;  // places in `changes`, the first last
  for (std::size_t i = changes.size(); i > 0; --i) {
    const DiffBlock& words = changes[i - 1].words;
    if (words.a_begin == words.a_end) {
      added[letters_in(b, words.b_begin, words.b_end)].push_back(i - 1);
    }
  }
  std::vector<bool> joined(changes.size());
  for (WordChange& change : changes) {
    DiffBlock& words = change.words;
    const std::string letters = letters_in(a, words.a_begin, words.a_end);
    if (words.b_begin != words.b_end || letters.size() < kMovedBytesMin) {
      continue;
    }
    const auto found = added.find(letters);
    if (found != added.end() && !found->second.empty()) {
      const WordChange& other = changes[found->second.back()];
      joined[found->second.back()] = true;
      found->second.pop_back();
      change.difference = Difference::moved;
      words.b_begin = other.words.b_begin;
      words.b_end = other.words.b_end;
    }
  }
  std::vector<WordChange> rest;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (!joined[i]) {
      rest.push_back(changes[i]);
    }
  }
  changes = std::move(rest);
}

WordChange swapped(WordChange change) {
  std::swap(change.words.a_begin, change.words.b_begin);
  std::swap(change.words.a_end, change.words.b_end);
  return change;
}

}  // namespace

std::vector<WordChange> compare(const ComparedText& a_text, const ComparedText& b_text) {
  // Two documents have their footnotes in one order; a page has them at its foot.
  const bool notes_in_place = a_text.is_paged == b_text.is_paged;
  Side a = side_of(a_text, notes_in_place);
  Side b = side_of(b_text, notes_in_place);
  mark_unmatched(diff_at(a_text, a.core, b_text, b.core), a, b);
  std::vector<WordChange> changes;  // of footnotes first
  if (!notes_in_place) {
    const bool a_has_notes = b_text.is_paged;
    Side& paged = a_has_notes ? b : a;
    const ComparedText& other = a_has_notes ? a_text : b_text;
    const Explanation notes = explain_by(paged, other, TextPart::note);
    for (const WordChange& change : notes.changes) {
      const WordChange whole = whole_change(change, notes.part_at, other.words.size(), paged.core,
                                            paged.text->words.size());
      changes.push_back(a_has_notes ? whole : swapped(whole));
    }
  }
  for (const TextPart part : {TextPart::dropped, TextPart::furniture}) {
    static_cast<void>(explain_by(b, a_text, part));
    static_cast<void>(explain_by(a, b_text, part));
  }
  const Indexes a_at = unexplained(a);
  const Indexes b_at = unexplained(b);
  for (const WordChange& change : diff_at(a_text, a_at, b_text, b_at)) {
    changes.push_back(whole_change(change, a_at, a_text.words.size(), b_at, b_text.words.size()));
  }
  join_moved(changes, a_text, b_text);
  std::stable_sort(changes.begin(), changes.end(), [](const WordChange& x, const WordChange& y) {
    return std::tie(x.words.a_begin, x.words.b_begin) < std::tie(y.words.a_begin, y.words.b_begin);
  });
  return changes;
}

}  // namespace gazette::edition

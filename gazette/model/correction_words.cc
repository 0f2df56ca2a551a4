#include <algorithm>
#include <numeric>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/model/correction_place.h"

namespace gazette::model {
namespace {

/// Words beyond which a part is too long to compare each of its places with what was looked for:
/// then only places that share a word with it are.
constexpr std::size_t kComparedWordsMax = 5000;

/// The text of a paragraph as it is looked through, and for each byte of it (and the end) where it
/// stands in `joined_text`.
struct ReadText {
  std::string text = {};
  std::vector<std::size_t> places = {};
};

ReadText read_text(const Paragraph& paragraph) {
  ReadText read;
  std::size_t place = 0;
  std::size_t end = 0;  // behind the last letter
  for (const Span& span : paragraph.spans) {
    for (std::size_t at = 0; at < span.text.size() && span.note == 0;) {
      const std::size_t begin = at;
      const bool space = is_space(next_code_point(span.text, at));
      if (space && (read.text.empty() || read.text.back() == ' ')) {
        continue;
      }
      const std::string_view letter =
          space ? " " : std::string_view(span.text).substr(begin, at - begin);
      for (std::size_t i = 0; i < letter.size(); ++i) {
        read.places.push_back(place + begin + i);
      }
      read.text += letter;
      end = place + at;
    }
    place += span.text.size();
  }
  read.places.push_back(end);
  if (read.text.ends_with(' ')) {
    read.text.pop_back();
    read.places.pop_back();
  }
  return read;
}

/// Whether `c` is of a word: a letter or a figure, no space and no sign.
bool is_of_word(char32_t c) {
  const bool is_ascii_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  const bool is_sign = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF);
  return is_digit(c) || is_ascii_letter || !is_sign;
}

/// The code point that ends before `at`; 0 at the beginning.
char32_t before(std::string_view text, std::size_t at) {
  if (at == 0) {
    return 0;
  }
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
    --begin;
  }
  return next_code_point(text, begin);
}

char32_t behind(std::string_view text, std::size_t at) {
  return at < text.size() ? next_code_point(text, at) : U'\0';
}

/// Whether [begin, end) of `text` neither begins nor ends inside a word.
bool is_whole(std::string_view text, std::size_t begin, std::size_t end) {
  const bool cuts_first = is_of_word(before(text, begin)) && is_of_word(behind(text, begin));
  const bool cuts_last = is_of_word(before(text, end)) && is_of_word(behind(text, end));
  return !cuts_first && !cuts_last;
}

/// Calls `take` with each paragraph of a part and its place in `text_of`.
template <typename Take>
void each_paragraph(const Instrument& instrument, const NamedPart& part, const Take& take) {
  for (const Piece& piece : pieces(instrument)) {
    std::uint32_t place = piece.first_paragraph;
    for (const Paragraph* paragraph : paragraphs_of(piece)) {
      if (place >= part.first && place < part.end) {
        take(*paragraph, place);
      }
      ++place;
    }
  }
}

struct Matches {
  std::vector<FoundWords> whole = {};
  bool has_cut = false;  // one that begins or ends inside a word
};

Matches matches_of(const Instrument& instrument, const NamedPart& part, std::string_view words) {
  Matches matches;
  if (words.empty()) {
    return matches;
  }
  each_paragraph(instrument, part, [&](const Paragraph& paragraph, std::uint32_t place) {
    const ReadText read = read_text(paragraph);
    for (std::size_t at = read.text.find(words); at != std::string::npos;
         at = read.text.find(words, at + 1)) {
      const std::size_t end = at + words.size();
      if (!is_whole(read.text, at, end)) {
        matches.has_cut = true;
        continue;
      }
      matches.whole.push_back({.paragraph = place,
                               .place = {.origin = paragraph.origin,
                                         .begin = read.places[at],
                                         .end = read.places[end - 1] + 1}});
    }
  });
  return matches;
}

/// How many letters have to be put in, taken out or changed.
std::size_t distance_of(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::size_t changed = diagonal + (a[i] == b[k] ? 0 : 1);
      diagonal = row[k + 1];
      row[k + 1] = std::min({changed, row[k] + 1, row[k + 1] + 1});
    }
  }
  return row.back();
}

/// The best place so far, and what it costs.
struct Similar {
  std::string words = {};
  std::size_t distance = 0;
};

/// Compares the places of one text that have as many words as `sought`, one less or one more.
void compare_places(const std::string& text, const std::string& sought, bool shares_word,
                    Similar& best) {
  const std::vector<std::string_view> words = split(text, ' ');
  const std::vector<std::string_view> wanted = split(sought, ' ');
  const std::u32string letters = to_code_points(to_lower(sought));
  const std::size_t least = wanted.size() > 1 ? wanted.size() - 1 : 1;
  for (std::size_t first = 0; first < words.size(); ++first) {
    for (std::size_t count = least; count <= wanted.size() + 1; ++count) {
      const std::size_t end = first + count;
      if (end > words.size()) {
        break;
      }
      const bool has_shared =
          std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first),
                      words.begin() + static_cast<std::ptrdiff_t>(end), [&](std::string_view word) {
                        return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
                      });
      if (shares_word && !has_shared) {
        continue;
      }
      const auto begin = static_cast<std::size_t>(words[first].data() - text.data());
      const auto length = static_cast<std::size_t>(words[end - 1].data() - text.data()) +
                          words[end - 1].size() - begin;
      const std::string candidate = text.substr(begin, length);
      const std::size_t distance = distance_of(to_code_points(to_lower(candidate)), letters);
      if (distance < best.distance) {
        best = {.words = candidate, .distance = distance};
      }
    }
  }
}

}  // namespace

std::vector<FoundWords> find_words(const Instrument& instrument, const NamedPart& part,
                                   std::string_view words) {
  return matches_of(instrument, part, words).whole;
}

bool is_inside_word(const Instrument& instrument, const NamedPart& part, std::string_view words) {
  const Matches matches = matches_of(instrument, part, words);
  return matches.whole.empty() && matches.has_cut;
}

std::string similar_words(const Instrument& instrument, const NamedPart& part,
                          std::string_view words) {
  std::vector<std::string> texts;
  std::size_t words_count = 0;
  each_paragraph(instrument, part, [&](const Paragraph& paragraph, std::uint32_t) {
    texts.push_back(read_text(paragraph).text);
    words_count += split(texts.back(), ' ').size();
  });
  const std::string sought(words);
  Similar best{.distance = to_code_points(words).size() / 2 + 1};
  for (const std::string& text : texts) {
    compare_places(text, sought, words_count > kComparedWordsMax, best);
  }
  return best.words;
}

std::string text_of(const Instrument& instrument, const NamedPart& part) {
  std::string text;
  each_paragraph(instrument, part, [&](const Paragraph& paragraph, std::uint32_t) {
    text += read_text(paragraph).text + "\n";
  });
  return text;
}

NamedPart whole_act(const Instrument& instrument) {
  return {.end = static_cast<std::uint32_t>(text_of(instrument).size())};
}

std::optional<PlacedWords> place_correction(const Instrument& instrument,
                                            const Correction& correction) {
  std::vector<NamedPart> parts = find_parts(instrument, correction.place);
  if (parts.size() != 1) {
    return std::nullopt;
  }
  const std::vector<FoundWords> found = find_words(instrument, parts.front(), correction.old_text);
  if (found.size() != 1) {
    return std::nullopt;
  }
  return PlacedWords{.part = std::move(parts.front()), .words = found.front()};
}

}  // namespace gazette::model

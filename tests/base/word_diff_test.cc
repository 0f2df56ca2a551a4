// The comparison of texts word by word.

#include "gazette/base/word_diff.h"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "gazette/base/text.h"

namespace gazette {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words = split(text, ' ');
  words.erase(std::remove(words.begin(), words.end(), std::string_view()), words.end());
  return words;
}

std::string text_of(const std::vector<std::string_view>& words, std::size_t begin,
                    std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    text += (i == begin ? "" : " ") + std::string(words[i]);
  }
  return text;
}

/// The changes as "kind: before -> after".
std::vector<std::string> changes(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> a_words = words_of(a);
  const std::vector<std::string_view> b_words = words_of(b);
  std::vector<std::string> result;
  for (const WordChange& change : diff_words(a_words, b_words)) {
    result.push_back(std::string(to_text(change.difference)) + ": " +
                     text_of(a_words, change.words.a_begin, change.words.a_end) + " -> " +
                     text_of(b_words, change.words.b_begin, change.words.b_end));
  }
  return result;
}

using Changes = std::vector<std::string>;

/// Numbers from a fixed seed, the same on every machine.
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % limit;
  }

 private:
  std::uint32_t state_;
};

/// Whether putting the blocks of `b` in the place of those of `a` makes `b` of `a`.
bool explains(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
              const std::vector<DiffBlock>& blocks) {
  std::vector<std::uint32_t> made;
  std::size_t at = 0;
  for (const DiffBlock& block : blocks) {
    made.insert(made.end(), a.begin() + static_cast<std::ptrdiff_t>(at),
                a.begin() + static_cast<std::ptrdiff_t>(block.a_begin));
    made.insert(made.end(), b.begin() + static_cast<std::ptrdiff_t>(block.b_begin),
                b.begin() + static_cast<std::ptrdiff_t>(block.b_end));
    at = block.a_end;
  }
  made.insert(made.end(), a.begin() + static_cast<std::ptrdiff_t>(at), a.end());
  return made == b;
}

}  // namespace

TEST_CASE("equal texts have no changes") {
  CHECK(changes("Điều 1. Phạm vi", "Điều 1. Phạm vi").empty());
  CHECK(changes("", "").empty());
}

TEST_CASE("one lost mark is found and said to be only a mark") {
  CHECK(changes("nộp thuế đất hằng năm", "nộp thuê đất hằng năm") ==
        Changes{"marks: thuế -> thuê"});
}

TEST_CASE("each kind of change is told apart") {
  CHECK(changes("phường Hoà Bình", "phường Hòa Bình") == Changes{"tone_place: Hoà -> Hòa"});
  CHECK(changes("Ủy ban", "Uỷ ban") == Changes{"tone_place: Ủy -> Uỷ"});
  CHECK(changes("Ủy ban nhân dân", "ỦY BAN nhân dân") ==
        Changes{"letter_case: Ủy -> ỦY", "letter_case: ban -> BAN"});
  CHECK(changes("“nhà đầu tư” là", "\"nhà đầu tư\" là") ==
        Changes{"punctuation: “nhà -> \"nhà", "punctuation: tư” -> tư\""});
  CHECK(changes("trong 15 ngày", "trong 16 ngày") == Changes{"number: 15 -> 16"});
  CHECK(changes("giao Sở Tài chính", "giao Sở Xây dựng") ==
        Changes{"wording: Tài chính -> Xây dựng"});
  CHECK(changes("hoặc không được", "hoặc được") == Changes{"wording: không -> "});
  CHECK(changes("được", "không được") == Changes{"wording:  -> không"});
}

TEST_CASE("spaces are no difference, in one word or in several") {
  CHECK(changes("Số: 45/2022/QĐ-UBND", "S ố: 45/2022/QĐ- UBND").empty());
  CHECK(changes("khoản 1 Điều 5", "khoản1 Điều5").empty());
  CHECK(changes("Đ i ề u 5", "Điều 5").empty());
}

TEST_CASE("a hyphen at a line's end fits a hyphen or nothing") {
  CHECK(changes("QĐ-UBND", "QĐ\u00AD UBND").empty());
  CHECK(changes("internet", "inter\u00AD net").empty());
  CHECK(changes("internet", "inter- net") == Changes{"punctuation: internet -> inter- net"});
}

TEST_CASE("a change beside a difference of spaces is told alone") {
  CHECK(changes("Số: 45 ngày mai", "S ố: 46 ngày mai") == Changes{"number: 45 -> 46"});
  CHECK(changes("Số: 45", "S ô: 45") == Changes{"marks: Số: -> S ô:"});
}

TEST_CASE("a number written out loud is a change of number") {
  CHECK(changes("phạt 1.000.000 đồng", "phạt 10.000.000 đồng") ==
        Changes{"number: 1.000.000 -> 10.000.000"});
}

TEST_CASE("whatever was done to a sequence, the blocks explain it and are no more than was done") {
  Random random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint32_t> a;
    for (std::uint32_t i = random.below(60); i > 0; --i) {
      a.push_back(random.below(12));
    }
    std::vector<std::uint32_t> b = a;
    const std::uint32_t edits = random.below(6);
    for (std::uint32_t i = 0; i < edits; ++i) {
      const auto at = b.begin() + random.below(static_cast<std::uint32_t>(b.size()) + 1);
      if (random.below(2) == 0 || at == b.end()) {
        b.insert(at, 100 + random.below(5));
      } else {
        b.erase(at);
      }
    }
    const std::vector<DiffBlock> blocks = diff_sequences(a, b);
    std::size_t changed = 0;
    for (const DiffBlock& block : blocks) {
      changed += block.a_end - block.a_begin + block.b_end - block.b_begin;
    }
    CHECK(explains(a, b, blocks));
    CHECK(changed <= edits);
  }
}

TEST_CASE("long sequences with nothing in common, or much, are compared all the same") {
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
  for (std::uint32_t i = 0; i < 60000; ++i) {
    a.push_back(i);
    b.push_back(100000 + i);
  }
  CHECK(diff_sequences(a, b) == std::vector<DiffBlock>{{0, 60000, 0, 60000}});
  // Every tenth member differs: more edits than are searched for at once.
  b = a;
  for (std::size_t i = 5; i < b.size(); i += 10) {
    b[i] = 7;
  }
  const std::vector<DiffBlock> blocks = diff_sequences(a, b);
  CHECK(blocks.size() == 6000);
  CHECK(explains(a, b, blocks));
}

}  // namespace gazette

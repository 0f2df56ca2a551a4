// The subjects of fuzzing on their seeds and on fixed mutations of them: as many as take about a
// minute in all, and no fewer on a slow machine.

#include <array>
#include <cstdint>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/fuzz/subject.h"

namespace gazette::fuzz {
namespace {

constexpr std::size_t kMutationsCount = 10'000;

/// A fixed sequence of numbers, the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % sides;
  }

 private:
  std::uint64_t state_;
};

/// A stretch of the text, mostly short.
struct Stretch {
  std::size_t begin = 0;
  std::size_t length = 0;
};

Stretch random_stretch(const std::string& text, Dice& dice) {
  const std::size_t begin = dice.roll(text.size() + 1);
  const std::size_t longest = dice.roll(4) == 0 ? text.size() : 64;
  return {begin, std::min(dice.roll(longest + 1), text.size() - begin)};
}

/// One change: a bit, a byte, a cut, a stretch lost or doubled, a word put in, a number made large.
void mutate(std::string& text, const std::vector<std::string>& seeds,
            const std::vector<std::string>& tokens, Dice& dice) {
  constexpr std::array<std::string_view, 4> kNumbers = {"0", "-1", "65536", "4294967296"};
  const Stretch stretch = random_stretch(text, dice);
  switch (dice.roll(9)) {
    case 0:
      if (!text.empty()) {
        char& c = text[dice.roll(text.size())];
        c = static_cast<char>(c ^ (1 << dice.roll(8)));
      }
      break;
    case 1:
      if (!text.empty()) {
        text[dice.roll(text.size())] = static_cast<char>(dice.roll(256));
      }
      break;
    case 2:
      text.erase(stretch.begin, stretch.length);
      break;
    case 3:
      text.insert(stretch.begin, text.substr(stretch.begin, stretch.length));
      break;
    case 4:
      text.resize(stretch.begin);
      break;
    case 5: {
      const std::string& other = seeds[dice.roll(seeds.size())];
      const Stretch part = random_stretch(other, dice);
      text.replace(stretch.begin, stretch.length, other, part.begin, part.length);
      break;
    }
    case 6: {
      const std::size_t digit = text.find_first_of("0123456789", stretch.begin);
      if (digit != std::string::npos) {
        text.replace(digit, 1, kNumbers.at(dice.roll(kNumbers.size())));
      }
      break;
    }
    default:
      text.insert(stretch.begin, tokens[dice.roll(tokens.size())]);
      break;
  }
}

/// The input with what does not print as numbers, so that it can be put into a test.
std::string printable(std::string_view input) {
  std::string text;
  for (const char c : input) {
    const bool is_plain = c >= ' ' && c <= '~' && c != '\\';
    text += is_plain ? std::string(1, c) : fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
  }
  return text;
}

void require_law(const Subject& subject, const std::string& input) {
  const std::string broken = subject.broken_law(input);
  if (!broken.empty()) {
    INFO(printable(input));
    CHECK(broken == "");
  }
}

void judge(const Subject& subject, std::size_t mutations_count) {
  constexpr std::size_t kChangesMax = 6;
  const std::vector<std::string> seeds = subject.seeds();
  const std::vector<std::string> tokens = subject.tokens();
  Dice dice(2022);
  for (const std::string& seed : seeds) {
    require_law(subject, seed);
  }
  require_law(subject, "");
  for (std::size_t i = 0; i < mutations_count; ++i) {
    std::string input = seeds[dice.roll(seeds.size())];
    for (std::size_t changes = 1 + dice.roll(kChangesMax); changes > 0; --changes) {
      mutate(input, seeds, tokens, dice);
    }
    require_law(subject, input);
  }
  SUCCEED("every input was judged");
}

TEST_CASE("whatever the bytes of a package, it becomes an act or is refused") {
  judge(package(), kMutationsCount);
}

TEST_CASE("whatever the parts of a DOCX, it becomes an act or is refused, and loses no text") {
  judge(docx(), kMutationsCount);
}

TEST_CASE("whatever the Markdown, it becomes an act or is refused, and loses no text") {
  judge(markdown(), kMutationsCount);
}

TEST_CASE("whatever the order of its lines, an act loses no text") {
  judge(structure(), kMutationsCount);
}

TEST_CASE("whatever stands beside a document, it becomes an act or is refused") {
  judge(statement(), kMutationsCount);
}

}  // namespace
}  // namespace gazette::fuzz

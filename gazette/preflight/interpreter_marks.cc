// Marked content: what is tagged, what is an artifact, what is neither; and what text uses of
// faces.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/preflight/interpreter.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t kMarksMax = 10'000;
constexpr std::size_t kCodesCount = 65'536;
constexpr int kInvisible = 3;

/// The entries of marked content that are looked at.
struct MarkEntries {
  std::optional<long long> number = {};
  bool has_replacement = false;
};

MarkEntries entries_in_place(const Lexer& lexer) {
  MarkEntries entries;
  const std::vector<Token>& tokens = lexer.operands();
  for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Kind::name) {
      continue;
    }
    if (lexer.text(tokens[i]) == "MCID" && tokens[i + 1].kind == Token::Kind::number) {
      entries.number = static_cast<long long>(tokens[i + 1].number);
    }
    entries.has_replacement =
        entries.has_replacement ||
        (lexer.text(tokens[i]) == "ActualText" && tokens[i + 1].kind == Token::Kind::string);
  }
  return entries;
}

MarkEntries entries_of(Object properties) {
  Object number = properties.getKeyIfDict("/MCID");
  MarkEntries entries{.has_replacement = properties.getKeyIfDict("/ActualText").isString()};
  if (number.isInteger()) {
    entries.number = number.getIntValue();
  }
  return entries;
}

void set(std::vector<bool>& codes, std::uint32_t code) {
  if (codes.empty()) {
    codes.resize(kCodesCount);
  }
  codes[code] = true;
}

}  // namespace

bool Interpreter::perform_marks(Reading& reading, std::string_view word) {
  if (word == "BMC" || word == "BDC") {
    begin_mark(reading);
  } else if (word == "EMC") {
    if (marks_.size() > reading.marks_below) {
      marks_.pop_back();
    }
  } else if (word == "ri") {
    static constexpr std::array<std::string_view, 4> kIntents = {
        "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"};
    const std::string_view name = reading.lexer.last_name();
    if (std::find(kIntents.begin(), kIntents.end(), name) == kIntents.end()) {
      note(Oddity::intent, fmt::format("/{}", name.substr(0, 40)), reading.state.clip);
    }
  } else {
    return word == "MP" || word == "DP";
  }
  return true;
}

void Interpreter::begin_mark(const Reading& reading) {
  const Lexer& lexer = reading.lexer;
  const std::vector<Token>& tokens = lexer.operands();
  OpenMark mark = marks_.empty() ? OpenMark() : marks_.back();
  MarkEntries entries;
  if (tokens.size() == 2 && tokens[1].kind == Token::Kind::name) {
    entries = entries_of(named(reading, "/Properties", lexer.text(tokens[1])));
  } else {
    entries = entries_in_place(lexer);
  }
  if (!tokens.empty() && lexer.text(tokens[0]) == "Artifact") {
    if (mark.is_tagged) {
      note(Oddity::decoration, "an artifact within tagged content", reading.state.clip);
    }
    mark.is_artifact = true;
  }
  if (entries.number && reading.is_numbered) {
    if (mark.is_artifact) {
      note(Oddity::content, "tagged content within an artifact", reading.state.clip);
    }
    mark.is_tagged = true;
    if (Usage& usage = document_.usage(); usage.is_wanted) {
      const ContentMark own{.owner = reading.owner, .number = *entries.number};
      ++usage.marks[own];
      mark.is_replaced = mark.is_replaced || usage.replaced.contains(own);
    }
  }
  mark.is_replaced = mark.is_replaced || entries.has_replacement;
  if (marks_.size() < kMarksMax) {
    marks_.push_back(mark);
  } else {
    page_.is_cut_short = true;
  }
}

/// Something is painted: it is to be tagged or an artifact.
void Interpreter::claim(const Reading& reading, const char* what, const Box& box) {
  const bool is_claimed = !marks_.empty() && (marks_.back().is_artifact || marks_.back().is_tagged);
  if (!is_claimed && !reading.state.is_in_mask) {
    note(Oddity::unmarked, what, common(box, reading.state.clip));
  }
}

void Interpreter::count_codes(const State& state, std::string_view text) {
  Usage& usage = document_.usage();
  if (!usage.is_wanted) {
    return;
  }
  FontUse& use = usage.fonts[state.font];
  use.page = use.page == 0 ? page_.number : use.page;
  const std::size_t step = state.font->is_composite ? 2 : 1;
  const bool is_replaced = !marks_.empty() && marks_.back().is_replaced;
  for (std::size_t i = 0; i + step <= text.size(); i += step) {
    const auto first = static_cast<unsigned char>(text[i]);
    const std::uint32_t code =
        step == 2 ? first * 256U + static_cast<unsigned char>(text[i + 1]) : first;
    set(use.shown, code);
    if (state.text_mode != kInvisible) {
      set(use.rendered, code);
    }
    if (!is_replaced) {
      set(use.unreplaced, code);
    }
  }
}

void Interpreter::note_inline_image(const Reading& reading, const Box& box) {
  claim(reading, "an image", box);
  const Lexer& lexer = reading.lexer;
  const std::vector<Token>& tokens = lexer.operands();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Kind::name) {
      continue;
    }
    const std::string_view name = lexer.text(tokens[i]);
    if (name == "LZW" || name == "LZWDecode" || name == "Crypt") {
      note(Oddity::packing, fmt::format("an image in the content, packed as {}", name), box);
    }
    if ((name == "I" || name == "Interpolate") && i + 1 < tokens.size() &&
        lexer.text(tokens[i + 1]) == "true") {
      note(Oddity::smoothing, "an image in the content, /Interpolate true", box);
    }
  }
}

}  // namespace gazette::preflight

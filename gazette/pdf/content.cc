// The operators of a content, one by one: those of colours are written anew, all others are copied.

#include <vector>

#include <fmt/format.h>
#include <qpdf/Pl_QPDFTokenizer.hh>
#include <qpdf/Pl_String.hh>

#include "gazette/pdf/walk.h"

namespace gazette::pdf {
namespace {

using Object = QPDFObjectHandle;
using Token = QPDFTokenizer::Token;

/// The spaces in which colours are given at a place of a content, and how letters are shown.
struct State {
  Space fill = {};
  Space stroke = {};
  Object font = Object::newNull();
  bool is_text_seen = true;  // a layer under a scan is not
};

class Filter : public Object::TokenFilter {
 public:
  Filter(Object resources, int depth, Walk& walk)
      : resources_(resources), depth_(depth), walk_(walk) {}

  void handleToken(const Token& token) override {
    switch (token.getType()) {
      case QPDFTokenizer::tt_integer:
      case QPDFTokenizer::tt_real:
        numbers_.push_back(Object::parse(token.getValue()).getNumericValue());
        raw_ += token.getRawValue();
        break;
      case QPDFTokenizer::tt_name:
        name_ = token.getValue();
        raw_ += token.getRawValue();
        break;
      case QPDFTokenizer::tt_inline_image:
        show_inline_image(token.getRawValue());
        break;
      case QPDFTokenizer::tt_word:
        perform(token.getValue());
        break;
      default:
        raw_ += token.getRawValue();
        break;
    }
  }

  void handleEOF() override { copy(""); }

  [[nodiscard]] bool is_coloured() const { return is_coloured_; }

 private:
  void perform(const std::string& word) {
    if (word == "BI") {
      copy("");
      image_ = word;
      return;
    }
    if (!image_.empty()) {  // within an inline image
      if (word == "ID") {
        entries_ = raw_;
        image_ += raw_ + word;
        raw_.clear();
      } else if (word == "EI") {
        copy(image_ == kTaken ? "" : word);
        image_.clear();
      } else {
        raw_ += word;  // a value, such as true
      }
      return;
    }
    if (word == "q") {
      former_.push_back(state_);
    } else if (word == "Q" && !former_.empty()) {
      state_ = std::move(former_.back());
      former_.pop_back();
    } else if (word == "Tj" || word == "TJ" || word == "'" || word == "\"") {
      if (state_.is_text_seen) {
        walk_.show_text(state_.font);
      }
    } else if (word == "Tr") {
      constexpr double kUnseen = 3;
      state_.is_text_seen = numbers_.empty() || numbers_.back() != kUnseen;
    } else if (word == "Do" || word == "gs" || word == "Tf" || word == "sh") {
      draw(word);
    } else if (set_colour(word)) {
      return;
    }
    copy(word);
  }

  /// Copies what was read since the last operator, and the operator.
  void copy(const std::string& word) {
    write(raw_ + word);
    forget();
  }

  /// Writes something else in their place.
  void put(const std::string& text) {
    write("\n" + text);
    forget();
  }

  void forget() {
    raw_.clear();
    numbers_.clear();
    name_.clear();
  }

  [[nodiscard]] Object named(const char* kind) {
    return resources_.getKeyIfDict(kind).getKeyIfDict(name_);
  }

  void draw(const std::string& word) {
    bool has_colour = false;
    if (word == "Do") {
      has_colour = walk_.walk_xobject(named("/XObject"), resources_, depth_);
    } else if (word == "gs") {
      Object entries = named("/ExtGState");
      Object font = entries.getKeyIfDict("/Font");
      state_.font =
          font.isArray() && font.getArrayNItems() > 0 ? font.getArrayItem(0) : state_.font;
      has_colour = walk_.walk_state(entries, resources_, depth_);
    } else if (word == "Tf") {
      state_.font = named("/Font");
      has_colour = walk_.walk_font(state_.font, resources_, depth_);
    } else {
      has_colour = walk_.walk_shading(named("/Shading"), resources_);
    }
    is_coloured_ = is_coloured_ || has_colour;
  }

  /// False where `word` sets no colour.
  bool set_colour(const std::string& word) {
    const bool is_stroke =
        word == "G" || word == "RG" || word == "K" || word == "CS" || word == "SC" || word == "SCN";
    Space& space = is_stroke ? state_.stroke : state_.fill;
    if (word == "g" || word == "G") {
      space = {};
      return false;
    }
    if (word == "rg" || word == "RG" || word == "k" || word == "K") {
      space = {};
      put_tone(tone_of({.kind = Space::Kind::unknown}, numbers_), is_stroke, word);
      return true;
    }
    if (word == "cs" || word == "CS") {
      return set_space(space, is_stroke, word);
    }
    if (word != "sc" && word != "SC" && word != "scn" && word != "SCN") {
      return false;
    }
    if (name_.empty()) {
      put_tone(tone_of(space, numbers_), is_stroke, word);
      return true;
    }
    return set_pattern(space, word);
  }

  bool set_space(Space& space, bool is_stroke, const std::string& word) {
    space = read_space(Object::newName(name_.empty() ? "/DeviceGray" : name_), resources_);
    if (space.kind != Space::Kind::pattern) {
      put_tone(first_tone(space), is_stroke, word);
      return true;
    }
    if (space.base && space.base->kind != Space::Kind::grey) {
      // The colour of its uncoloured patterns is given in grey from here on, by a space of its own:
      // other contents still read this one as it was.
      put(grey_pattern_space() + " " + word);
      return true;
    }
    return false;
  }

  const std::string& grey_pattern_space() {
    Object spaces = resources_.getKey("/ColorSpace");  // the one at hand was found there
    for (int i = 1; grey_pattern_space_.empty(); ++i) {
      const std::string name = fmt::format("/GreyPattern{}", i);
      Object grey = Object::parse("[/Pattern /DeviceGray]");
      if (!spaces.hasKey(name)) {
        spaces.replaceKey(name, grey);
      }
      if (spaces.getKey(name).unparse() == grey.unparse()) {
        grey_pattern_space_ = name;
      }
    }
    return grey_pattern_space_;
  }

  bool set_pattern(const Space& space, const std::string& word) {
    const bool has_colour = walk_.walk_pattern(named("/Pattern"), resources_, depth_);
    is_coloured_ = is_coloured_ || has_colour;
    if (numbers_.empty()) {
      return false;
    }
    const std::optional<Tone> tone = tone_of(space.base ? *space.base : Space(), numbers_);
    if (!tone) {
      walk_.report("a pattern in spot inks or of unknown colours");
      return false;
    }
    is_coloured_ = is_coloured_ || tone->is_coloured;
    put(grey_text(tone->grey) + " " + Object::newName(name_).unparse() + " " + word);
    return true;
  }

  void put_tone(const std::optional<Tone>& tone, bool is_stroke, const std::string& word) {
    if (!tone) {
      is_coloured_ = true;
      walk_.report("lines or letters in spot inks or of unknown colours");
      copy(word);
      return;
    }
    is_coloured_ = is_coloured_ || tone->is_coloured;
    put(grey_text(tone->grey) + (is_stroke ? " G" : " g"));
  }

  void show_inline_image(const std::string& bytes) {
    bool has_colour = false;
    const std::optional<std::string> name =
        walk_.take_inline_image(entries_, bytes, resources_, has_colour);
    is_coloured_ = is_coloured_ || has_colour;
    if (name) {
      put(*name + " Do\n");
      image_ = kTaken;
    } else {
      write(image_ + raw_ + bytes);
      forget();
    }
  }

  static constexpr const char* kTaken = "taken";

  Object resources_;
  int depth_;
  Walk& walk_;
  State state_ = {};
  std::vector<State> former_ = {};
  std::string raw_ = {};  // since the last operator
  std::vector<double> numbers_ = {};
  std::string name_ = {};
  std::string image_ = {};  // of an inline image: its begin; kTaken: it was written already
  std::string entries_ = {};
  std::string grey_pattern_space_ = {};  // its name, once there is one
  bool is_coloured_ = false;
};

}  // namespace

GreyContent grey_content(const std::string& bytes, Object resources, int depth, Walk& walk) {
  GreyContent content;
  Filter filter(resources, depth, walk);
  Pl_String sink("content", nullptr, content.bytes);
  Pl_QPDFTokenizer tokens("operators", &filter, &sink);
  tokens.writeString(bytes);
  tokens.finish();
  content.is_coloured = filter.is_coloured();
  return content;
}

std::string grey_text(double grey) {
  std::string text = fmt::format("{:.4f}", grey);  // a PDF knows no exponents
  text.erase(text.find_last_not_of('0') + 1);
  return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

}  // namespace gazette::pdf

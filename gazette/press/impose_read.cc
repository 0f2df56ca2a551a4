#include "gazette/press/impose_read.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>

#include "gazette/press/deflate.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;
using Numbers = std::array<double, 6>;

/// First `a`, then `b`.
Numbers product(const Numbers& a, const Numbers& b) {
  return {a[0] * b[0] + a[1] * b[2],        a[0] * b[1] + a[1] * b[3],
          a[2] * b[0] + a[3] * b[2],        a[2] * b[1] + a[3] * b[3],
          a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]};
}

std::array<double, 4> rectangle(Object array) {
  if (!array.isRectangle()) {
    throw std::runtime_error("a box that is no rectangle");
  }
  const Object::Rectangle r = array.getArrayAsRectangle();
  return {r.llx, r.lly, r.urx, r.ury};
}

/// Operators that draw marks and words, or bound what a page may show; nothing is placed by them.
constexpr std::array<std::string_view, 16> kMarks = {"re", "W", "n", "K",  "k",  "w",  "d",  "m",
                                                     "l",  "S", "f", "BT", "ET", "Tf", "Td", "Tj"};

double number_of(std::string_view token) {
  double value = 0;
  const auto end = std::from_chars(token.data(), token.data() + token.size(), value);
  if (end.ptr != token.data() + token.size()) {
    throw std::runtime_error(fmt::format("a sheet with the number {}", token));
  }
  return value;
}

class SideReader {
 public:
  SideReader(Object page, std::string& room)
      : forms_(page.getKey("/Resources").getKey("/XObject")),
        bytes_(page.getKey("/Contents").getRawStreamData()) {
    const std::array<double, 4> media = rectangle(page.getKey("/MediaBox"));
    side_.width = media[2] - media[0];
    side_.height = media[3] - media[1];
    const void* const first = bytes_->getBuffer();
    rest_ = {static_cast<const char*>(first), bytes_->getSize()};
    if (!page.getKey("/Contents").getDict().getKey("/Filter").isNull()) {
      constexpr std::size_t kBytesMax = 1'000'000;  // marks and some pages
      const auto unpacked = inflate(rest_, kBytesMax, room);
      if (!unpacked) {
        throw std::runtime_error("a sheet that does not unpack");
      }
      rest_ = *unpacked;
    }
  }

  DrawnSide read() {
    for (std::string_view token = next(); !token.empty(); token = next()) {
      const char c = token.front();
      if (c == '/') {
        name_ = token;
      } else if (c == '<' || c == '[' || c == ']') {
        continue;  // the words of the slug, the dashes of folds
      } else if (c == '-' || c == '.' || (c >= '0' && c <= '9')) {
        numbers_.push_back(number_of(token));
      } else {
        perform(token);
        numbers_.clear();
      }
    }
    return std::move(side_);
  }

 private:
  std::string_view next() {
    constexpr std::string_view kSpace = " \n";
    const std::size_t begin = rest_.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) {
      return {};
    }
    rest_.remove_prefix(begin);
    std::size_t size = 1;
    if (rest_.front() == '<') {
      size = rest_.find('>') + 1;
    } else if (rest_.front() != '[' && rest_.front() != ']') {
      size = std::min(rest_.find_first_of(" \n[]<", 1), rest_.size());
    }
    const std::string_view token = rest_.substr(0, size);
    rest_.remove_prefix(token.size());
    return token;
  }

  void perform(std::string_view word) {
    if (word == "q") {
      stack_.push_back(matrix_);
    } else if (word == "Q" && !stack_.empty()) {
      matrix_ = stack_.back();
      stack_.pop_back();
    } else if (word == "cm" && numbers_.size() == 6) {
      matrix_ = product(
          {numbers_[0], numbers_[1], numbers_[2], numbers_[3], numbers_[4], numbers_[5]}, matrix_);
    } else if (word == "Do") {
      draw(forms_.getKey(std::string(name_)));
    } else if (std::find(kMarks.begin(), kMarks.end(), word) == kMarks.end()) {
      throw std::runtime_error(fmt::format("a sheet with the operator {}", word));
    }
  }

  void draw(Object form) {
    if (!form.isStream()) {
      throw std::runtime_error("a sheet that draws what it does not have");
    }
    const auto box = taken_along(matrix_, rectangle(form.getDict().getKey("/BBox")));
    side_.forms.push_back({.form = form,
                           .matrix = matrix_,
                           .x = (box[0] + box[2]) / 2,
                           .y = (box[1] + box[3]) / 2,
                           .width = box[2] - box[0],
                           .height = box[3] - box[1]});
  }

  Object forms_;
  std::shared_ptr<Buffer> bytes_;
  std::string_view rest_ = {};
  std::string_view name_ = {};
  std::vector<double> numbers_ = {};
  Numbers matrix_ = {1, 0, 0, 1, 0, 0};
  std::vector<Numbers> stack_ = {};
  DrawnSide side_ = {};
};

}  // namespace

DrawnSide read_side(QPDFObjectHandle page, std::string& room) {
  return SideReader(page, room).read();
}

std::array<double, 4> taken_along(const std::array<double, 6>& matrix,
                                  const std::array<double, 4>& box) {
  const auto x = [&](std::size_t i, std::size_t j) {
    return matrix[0] * box[i] + matrix[2] * box[j] + matrix[4];
  };
  const auto y = [&](std::size_t i, std::size_t j) {
    return matrix[1] * box[i] + matrix[3] * box[j] + matrix[5];
  };
  return {std::min(x(0, 1), x(2, 3)), std::min(y(0, 1), y(2, 3)), std::max(x(0, 1), x(2, 3)),
          std::max(y(0, 1), y(2, 3))};
}

int quarter_turns(const std::array<double, 6>& matrix) {
  constexpr std::array<std::array<double, 4>, 4> kTurns = {
      {{1, 0, 0, 1}, {0, 1, -1, 0}, {-1, 0, 0, -1}, {0, -1, 1, 0}}};
  for (std::size_t i = 0; i < kTurns.size(); ++i) {
    if (std::equal(kTurns[i].begin(), kTurns[i].end(), matrix.begin())) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

}  // namespace gazette::press

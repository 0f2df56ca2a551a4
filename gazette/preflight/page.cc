#include "gazette/preflight/page.h"

#include <algorithm>

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

std::optional<Box> box_of(Object array) {
  static constexpr double kMost = 1e6;
  if (!array.isRectangle()) {
    return std::nullopt;
  }
  const Object::Rectangle r = array.getArrayAsRectangle();
  const auto number = [](double value) { return std::clamp(value, -kMost, kMost); };
  return Box{.left = number(std::min(r.llx, r.urx)),
             .bottom = number(std::min(r.lly, r.ury)),
             .right = number(std::max(r.llx, r.urx)),
             .top = number(std::max(r.lly, r.ury))};
}

/// Of what size on black text and lines are to overprint.
constexpr double kSmallText = 12;
constexpr double kThinLine = 2;

/// Boxes of letters are a little larger than the letters.
constexpr double kTouching = 0.5;

/// What a page may ask of us: beyond that nothing is said to lie on anything.
constexpr std::size_t kComparisonsMax = 50'000'000;

bool is_judged(const Painted& painted) {
  const bool is_small = (painted.mark == Mark::text && painted.size < kSmallText) ||
                        (painted.mark == Mark::line && painted.size < kThinLine);
  return is_small && !painted.is_in_mask && painted.inks.is_black();
}

/// Full black below black changes nothing: there is no edge where paper could show.
bool is_ground(const Painted& painted) {
  return painted.is_exact && !painted.is_in_mask && !painted.inks.is_white() &&
         !painted.inks.is_black();
}

/// The page in squares, each with what covers it, so that few boxes are compared.
class Grid {
 public:
  explicit Grid(const Box& area) : area_(area), cells_(kSide * kSide) {}

  void add(const Box& box, std::uint32_t index) {
    const auto [left, bottom, right, top] = cells_of(box);
    if ((right - left + 1) * (top - bottom + 1) > kCellsMax) {
      large_.push_back(index);
      return;
    }
    for (std::size_t y = bottom; y <= top; ++y) {
      for (std::size_t x = left; x <= right; ++x) {
        cells_[y * kSide + x].push_back(index);
      }
    }
  }

  /// Whether `is_hit` holds for one of those that may overlap the box.
  template <typename IsHit>
  [[nodiscard]] bool any(const Box& box, IsHit is_hit) const {
    if (std::any_of(large_.begin(), large_.end(), is_hit)) {
      return true;
    }
    const auto [left, bottom, right, top] = cells_of(box);
    for (std::size_t y = bottom; y <= top; ++y) {
      for (std::size_t x = left; x <= right; ++x) {
        const std::vector<std::uint32_t>& cell = cells_[y * kSide + x];
        if (std::any_of(cell.begin(), cell.end(), is_hit)) {
          return true;
        }
      }
    }
    return false;
  }

 private:
  static constexpr std::size_t kSide = 64;
  static constexpr std::size_t kCellsMax = 64;

  struct Cells {
    std::size_t left = 0;
    std::size_t bottom = 0;
    std::size_t right = 0;
    std::size_t top = 0;
  };

  [[nodiscard]] Cells cells_of(const Box& box) const {
    const auto cell = [](double value, double from, double length) {
      const double place = length > 0 ? (value - from) / length * kSide : 0;
      return static_cast<std::size_t>(std::clamp(place, 0.0, kSide - 1.0));
    };
    return {.left = cell(box.left, area_.left, area_.width()),
            .bottom = cell(box.bottom, area_.bottom, area_.height()),
            .right = cell(box.right, area_.left, area_.width()),
            .top = cell(box.top, area_.bottom, area_.height())};
  }

  Box area_;
  std::vector<std::vector<std::uint32_t>> cells_;
  std::vector<std::uint32_t> large_ = {};
};

}  // namespace

Box Page::cut() const {
  constexpr Box kA4{.right = 595.28, .top = 841.89};
  return trim ? *trim : crop ? *crop : media ? *media : kA4;
}

Box Page::printed() const {
  return bleed ? around(*bleed, cut()) : cut();
}

Page read_boxes(Object object, std::size_t number) {
  Page page{.number = number,
            .object = object,
            .media = box_of(object.getKey("/MediaBox")),
            .crop = box_of(object.getKey("/CropBox")),
            .trim = box_of(object.getKey("/TrimBox")),
            .bleed = box_of(object.getKey("/BleedBox")),
            .art = box_of(object.getKey("/ArtBox"))};
  Object rotate = object.getKey("/Rotate");
  const long long degrees = rotate.isInteger() ? rotate.getIntValue() : 0;
  page.rotate = degrees % 90 == 0 ? static_cast<int>((degrees / 90 % 4 + 4) % 4) : 0;
  return page;
}

std::size_t find_what_lies_over(Page& page) {
  if (std::none_of(page.painted.begin(), page.painted.end(), is_ground)) {
    return 0;
  }
  Grid grid(page.media ? *page.media : page.cut());
  std::size_t comparisons_left = kComparisonsMax;
  for (std::uint32_t i = 0; i < page.painted.size(); ++i) {
    Painted& painted = page.painted[i];
    if (is_judged(painted)) {
      const Box core = painted.mark == Mark::text ? widened(painted.box, -kTouching) : painted.box;
      painted.is_over_ink = grid.any(core, [&](std::uint32_t below) {
        comparisons_left -= comparisons_left > 0 ? 1 : 0;
        return comparisons_left > 0 && overlap(core, page.painted[below].box);
      });
    }
    if (is_ground(painted)) {
      grid.add(painted.box, i);
    }
  }
  return kComparisonsMax - comparisons_left;
}

}  // namespace gazette::preflight

// Colour spaces and the inks of their colours, as the rules of print speak of them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

namespace gazette::preflight {

/// `calibrated`: ICCBased, CalRGB, CalGray, Lab. `inks`: Separation and DeviceN.
enum class Family : std::uint8_t { grey, cmyk, rgb, calibrated, inks, pattern, unknown };

struct Space {
  static constexpr int kSpot = -1;
  static constexpr int kNone = -2;
  static constexpr int kAll = -3;

  Family family = Family::grey;  // of Indexed: that of its colours
  std::string name = {};         // as people know it: "DeviceRGB", "Separation PANTONE 300 C"
  std::size_t components_count = 1;
  std::vector<int> inks = {};           // of family inks: 0-3 are the process inks, else kSpot, ...
  std::vector<std::string> spots = {};  // the names of those that are kSpot
  bool has_all = false;                 // an ink is "All", every plate of the press
  bool is_indexed = false;
  const Space* base = nullptr;  // of a pattern without colours of its own
};

/// What a colour puts on each plate.
struct Inks {
  std::array<double, 4> process = {};  // cyan, magenta, yellow, black: 0 to 1
  double spots = 0;                    // the sum of all others
  int spots_count = 0;                 // that are not 0
  bool is_known = false;               // false for colours of a screen, which the press converts

  [[nodiscard]] double sum() const {
    return process[0] + process[1] + process[2] + process[3] + spots;
  }
  [[nodiscard]] bool is_white() const;
  [[nodiscard]] bool is_black() const;  // full black and nothing else
  [[nodiscard]] int channels_count() const;
};

/// All colour spaces of a document. What it gives lives as long as it does.
class Spaces {
 public:
  /// A colour space, or the one that `resources` give that name.
  [[nodiscard]] const Space& read(QPDFObjectHandle object, QPDFObjectHandle resources);
  /// One of the three device spaces by its number of components.
  [[nodiscard]] const Space& device(std::size_t components_count);

 private:
  [[nodiscard]] const Space& keep(Space space);
  [[nodiscard]] Space read_new(QPDFObjectHandle object, QPDFObjectHandle resources, int depth);
  [[nodiscard]] Space read_array(QPDFObjectHandle array, QPDFObjectHandle resources, int depth);

  std::map<std::string, std::unique_ptr<const Space>> kept_ = {};
  std::map<QPDFObjGen, const Space*> known_ = {};
};

[[nodiscard]] Inks inks_of(const Space& space, std::span<const double> components);

/// The colour with which a space begins.
[[nodiscard]] Inks first_inks(const Space& space);

}  // namespace gazette::preflight

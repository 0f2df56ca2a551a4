// Colour spaces of a PDF, and each of their colours as a grey.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

#include "gazette/pdf/function.h"

namespace gazette::pdf {

/// A colour as black ink shows it.
struct Tone {
  double grey = 0;  // 0: black
  bool is_coloured = false;
};

struct Space {
  enum class Kind : std::uint8_t { grey, rgb, cmyk, lab, indexed, inks, tint, pattern, unknown };
  Kind kind = Kind::grey;
  std::size_t components_count = 1;
  std::vector<Tone> palette = {};               // indexed
  std::vector<int> inks = {};                   // each 0-3: cyan, magenta, yellow, black; -1: none
  std::shared_ptr<const Space> base = nullptr;  // tint: of what its function gives; of a pattern
  std::optional<Function> function = {};        // tint
};

/// A colour space, or the one that `resources` give that name. `unknown` where its colours cannot
/// be told: several spot inks, a tint that is a program.
[[nodiscard]] Space read_space(QPDFObjectHandle object, QPDFObjectHandle resources);

/// The tone of a colour; nothing where it cannot be told. Where the space has another number of
/// components, that number tells the space.
[[nodiscard]] std::optional<Tone> tone_of(const Space& space, std::span<const double> components);

/// The tone of the colour with which a space begins.
[[nodiscard]] std::optional<Tone> first_tone(const Space& space);

}  // namespace gazette::pdf

// A page as the rules see it: its boxes, and a flat list of what is painted on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

#include "gazette/preflight/colour.h"
#include "gazette/preflight/font.h"
#include "gazette/preflight/geometry.h"

namespace gazette::preflight {

enum class Mark : std::uint8_t { text, line, shape, image, shading };

/// Something painted, in the order of painting. What nobody sees (outside of page or clip) is not
/// in the list.
struct Painted {
  Mark mark = Mark::shape;
  bool is_exact = true;            // the box is full of it; else it lies somewhere within
  bool is_in_mask = false;         // its brightness hides or shows; it is not printed itself
  bool overprints = false;         // the switch is on for it
  bool is_overprint_mode = false;  // OPM 1: inks that are 0 leave what is below
  bool is_over_ink = false;  // lies on something that has ink; only told of small black things
  bool is_stencil = false;   // an image that is a mask for a colour
  std::uint8_t bits = 0;     // of an image: for each component
  Box box = {};
  const Space* space = nullptr;
  Inks inks = {};
  double size = 0;             // points: of a text its size, of a line its width
  const Font* font = nullptr;  // of a text
  double ppi = 0;              // of an image, the lesser of both ways
};

/// What a content has beside what it paints, or lacks.
enum class Oddity : std::uint8_t {
  damaged,     // does not unpack, or is not well formed
  unknown,     // an operator that no PDF has
  missing,     // a resource that is not there
  too_deep,    // forms within forms
  transfer,    // a transfer function
  halftone,    // a halftone of its own
  postscript,  // a program of PostScript
  opi,         // a place for an image of better quality
  reference,   // a page of another file
  alternates,  // an image with another in its place
  outside,     // data that lie in another file
  group,       // a transparency group with a colour space that is not CMYK
  unmarked,    // content that is neither tagged nor an artifact
  decoration,  // an artifact within tagged content
  content,     // tagged content within an artifact
  tolerated,   // an operator that no PDF has, between BX and EX
  borrowed,    // a form uses the resources of what draws it
  nesting,     // states of graphics within states
  packing,     // an image in a content, packed as PDF/A forbids
  smoothing,   // an image in a content that readers are to smooth
  intent,      // a rendering intent that no PDF has
};

struct Noted {
  Oddity what = Oddity::damaged;
  std::string detail = {};
  Box box = {};
};

struct Page {
  std::size_t number = 0;  // from 1
  QPDFObjectHandle object = {};
  std::optional<Box> media = {};
  std::optional<Box> crop = {};
  std::optional<Box> trim = {};
  std::optional<Box> bleed = {};
  std::optional<Box> art = {};
  int rotate = 0;  // quarter turns to the right
  std::vector<Painted> painted = {};
  std::vector<Noted> noted = {};
  bool is_cut_short = false;  // paints more than is looked at

  /// Where it is cut: TrimBox, else what is shown of it.
  [[nodiscard]] Box cut() const;
  /// What may be printed of it: BleedBox, else `cut`.
  [[nodiscard]] Box printed() const;
};

/// A length of points in millimetres.
[[nodiscard]] constexpr double to_millimetres(double points) {
  return points * 25.4 / 72;
}

/// The page's boxes; nothing of what it paints. Inherited entries must stand in it.
[[nodiscard]] Page read_boxes(QPDFObjectHandle object, std::size_t number);

/// Tells of small black text and thin black lines whether they lie on something that has ink; how
/// many boxes were compared for it.
std::size_t find_what_lies_over(Page& page);

}  // namespace gazette::preflight

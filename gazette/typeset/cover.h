// The cover (bìa): a small book of its own, printed in colours on other paper than the body.
//
// Front: bands of the accent colour that run off the page, the emblem, the masthead, number and
// date, who publishes. Back: the contents in short, or a notice, and the colophon. The insides have
// nothing, no word either that they are blank: it would cost a plate. As pages these are four, in
// their order. As a spread they are one: back, spine and front side by side, as they lie when the
// cover is open and its outside is seen. Words on the spine (gáy) run upwards, as on books in
// Vietnam after the French custom.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/font/font.h"
#include "gazette/model/model.h"
#include "gazette/typeset/book.h"
#include "gazette/typeset/layout.h"

namespace gazette::typeset {

/// The emblem: a page of a PDF, made smaller or larger to the height that the layout gives it.
struct Emblem {
  model::Image image = {};
  Length width = {};  // of the page
  Length height = {};
};

struct CoverJob {
  bool is_spread = false;
  Length spine = {};                       // of a spread; a stitched book has none
  std::array<Length, 4> bleed = {};        // top, outer, bottom, inner
  std::vector<std::uint32_t> folios = {};  // the first page of each entry
  model::CoverWords words = {};
  std::optional<Emblem> emblem = {};
  std::string permalink = {};  // where the issue stands online; empty: nowhere
};

/// Sets the cover. What does not go on it is G0672, words that are wider than the spine G0673.
[[nodiscard]] Book typeset_cover(const model::Issue& issue, const Layout& layout,
                                 const font::Fonts& fonts, const CoverJob& job,
                                 Diagnostics& diagnostics);

}  // namespace gazette::typeset

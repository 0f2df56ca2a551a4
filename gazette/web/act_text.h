// An act's text as HTML: provisions as headings with anchors, tables, footnotes, signature.
//
// Written piece by piece in the order of `model::pieces`, so that the page cannot differ in order
// from the printed act. What we add for the reader (signs of a permanent link, the way back from a
// footnote) bears `data-artifact` and is not the act's text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gazette/model/part.h"
#include "gazette/web/markup.h"
#include "gazette/web/words.h"

namespace gazette::web {

/// A line of the act's table of contents: a provision down to the article, or an attachment.
struct ActContentsLine {
  std::string anchor = {};
  std::string text = {};
  std::size_t depth = 0;  // headings above it
};

struct ActText {
  std::string html = {};  // what stands inside the element `kActTextId`
  std::vector<ActContentsLine> contents = {};
};

/// Of the act only `shown`, where it is not published whole.
[[nodiscard]] ActText write_act_text(const model::Instrument& instrument, const Words& words,
                                     Additions additions = {},
                                     const std::optional<model::Part>& shown = {});

/// The table of contents as nested lists of links; empty where there is nothing to list.
[[nodiscard]] std::string write_contents(const std::vector<ActContentsLine>& contents);

}  // namespace gazette::web

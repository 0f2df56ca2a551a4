// Tabs that draw a line (tab có chấm dẫn): "Họ và tên: ................".
//
// The reader of the page sees dots; the file has one tab and, in the paragraph's properties, a stop
// with a leader. The dots become characters, as many as the line to the stop holds, because every
// output must have the same text and typed dots are what most forms have anyway.
#pragma once

#include <vector>

#include "gazette/ingest/docx_styles.h"
#include "gazette/model/instrument.h"

namespace gazette::ingest::docx {

/// Where tabs of a paragraph lead, in twentieths of a point.
struct TabRuler {
  std::vector<TabStop> stops = {};  // by position
  int begin = 0;                    // of the first line's text
  int left = 0;                     // of the other lines; with a hanging indent a stop too
  int width = 0;                    // of the cell; 0: not known
  int size = 0;                     // of the text, in half points
};

/// Puts dots or strokes in place of the tabs that draw them, and says whether there were any.
bool draw_leaders(const TabRuler& ruler, std::vector<model::Span>& spans);

}  // namespace gazette::ingest::docx

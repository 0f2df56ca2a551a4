// Sheets of labels (tờ nhãn) that are bought cut, and what is printed on them: each label at its
// exact place, its text as large as it goes, its code as rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/base/length.h"
#include "gazette/font/font.h"
#include "gazette/typeset/book.h"
#include "gazette/typeset/layout.h"

namespace gazette::typeset {

/// A sheet, as layouts/labels/<name>.toml describes it. Labels are counted from 1, row by row.
struct LabelSheet {
  std::string name = {};  // L7160
  std::string path = {};
  Length page_width = {};
  Length page_height = {};
  Length left = {};  // of the first label, from the page's corner
  Length top = {};
  Length pitch_x = {};  // from the left of one label to that of the next
  Length pitch_y = {};
  Length width = {};  // of a label
  Length height = {};
  Length margin = {};  // inside of a label, kept white
  int columns = 0;
  int rows = 0;
  bool outline = false;  // a line around each label, of a sheet that is not cut yet

  [[nodiscard]] int labels_count() const { return columns * rows; }
};

/// Reads a sheet; lengths are millimetres. Nothing where it does not parse, lacks something or its
/// labels do not fit the page or lie over each other (G0102-G0105, G0680).
[[nodiscard]] std::optional<LabelSheet> read_label_sheet(std::string_view toml,
                                                         const std::string& name,
                                                         const std::string& path,
                                                         Diagnostics& diagnostics);

/// What stands on a label, from its top: the sender, small; who it is for, large; the address; at
/// its foot, small, what it is. The code stands at the right.
struct Label {
  std::string name = {};  // in findings: "R017"
  std::string head = {};
  std::string title = {};
  std::string text = {};  // "\n" is a line's end
  std::string foot = {};
  std::string code = {};  // of a Data Matrix, which stands in letters in the foot too
};

/// The labels on as many sheets as it takes, the first on label `start` (from 1) of the first
/// sheet. Title and text are made smaller together down to 65 %; what does not fit even then is an
/// error (G0681), and nothing of it is cut off.
[[nodiscard]] Book typeset_labels(const LabelSheet& sheet, const std::vector<Label>& labels,
                                  int start, const Layout& layout, const font::Fonts& fonts,
                                  Diagnostics& diagnostics);

/// One sheet to be held against the light with a sheet of labels: their outlines and numbers, and a
/// grid of millimetres along all edges.
[[nodiscard]] Book typeset_calibration(const LabelSheet& sheet, const Layout& layout,
                                       const font::Fonts& fonts, Diagnostics& diagnostics);

}  // namespace gazette::typeset

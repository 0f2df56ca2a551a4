// Pipe tables of Markdown. cmark knows none: it reads one as a paragraph, whose source lines are
// looked at again here.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/markdown_inline.h"
#include "gazette/model/model.h"

namespace gazette::ingest::markdown {

/// The cells of one row as written, and the column (in code points, from 1) where each begins.
struct PipeRow {
  std::vector<std::string_view> cells = {};
  std::vector<std::uint32_t> columns = {};
};

/// Cuts a row at its pipes; "\|" cuts nothing.
[[nodiscard]] PipeRow split_row(std::string_view line);

/// The first of `lines` that is the header of a table: a row with a delimiter row below it.
[[nodiscard]] std::optional<std::size_t> find_table(const std::vector<std::string_view>& lines);

/// Lines of a table and where the first of them stands.
struct TableSource {
  std::vector<std::string_view> lines = {};  // header, delimiter, rows
  std::uint32_t first_line = 0;
  std::string_view path = {};
};

/// The table of the lines. Every row gets as many cells as the longest has; a row that had another
/// number than the header is reported (G0203).
[[nodiscard]] model::Table read_table(const TableSource& source, InlineReader& inlines,
                                      Diagnostics& diagnostics);

}  // namespace gazette::ingest::markdown

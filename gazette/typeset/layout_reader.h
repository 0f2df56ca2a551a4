// What the readers of a layout's file share.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gazette/base/diagnostic.h"
#include "gazette/base/settings.h"
#include "gazette/typeset/layout.h"

namespace gazette::typeset {

void report_range(const Settings& table, std::string_view key, std::string help,
                  Diagnostics& diagnostics);

/// A length in points; `fallback` where it is absent.
[[nodiscard]] Length read_points(Settings& table, std::string_view key, Length fallback,
                                 Diagnostics& diagnostics);

/// Every style that a layout must have.
[[nodiscard]] std::span<const std::string_view> style_names();

/// Reads the styles of all files, the lowest first.
void read_styles(std::span<Settings> roots, Layout& layout, Diagnostics& diagnostics);

}  // namespace gazette::typeset

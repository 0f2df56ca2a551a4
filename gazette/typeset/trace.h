// The inside view: what a step of typesetting chose, and at what cost (gazette build --trace).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::typeset {

/// The step whose choices are written down.
enum class TraceKind : std::uint8_t { linebreak, pagebreak, table };

/// "linebreak", "pagebreak" or "table".
[[nodiscard]] inline std::optional<TraceKind> parse_trace_kind(std::string_view name) {
  return name == "linebreak"   ? std::optional(TraceKind::linebreak)
         : name == "pagebreak" ? std::optional(TraceKind::pagebreak)
         : name == "table"     ? std::optional(TraceKind::table)
                               : std::nullopt;
}

/// Lines of text, one for each choice, in the order in which the text was set. `Setter::trace`
/// hands it out; the bytes of a book do not depend on it.
struct Trace {
  TraceKind kind = TraceKind::linebreak;
  std::string text = {};
};

}  // namespace gazette::typeset

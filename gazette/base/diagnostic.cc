#include "gazette/base/diagnostic.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"

namespace gazette {
namespace {

constexpr std::size_t kExcerptColumnsMax = 88;

/// Puts U+FFFD in place of bytes that are no UTF-8: a finding may quote what a broken file says.
void make_valid(std::string& text) {
  std::string valid;
  std::string_view rest = text;
  for (std::optional<std::size_t> at = find_invalid_utf8(rest); at; at = find_invalid_utf8(rest)) {
    valid += std::string(rest.substr(0, *at)) + "\uFFFD";
    rest.remove_prefix(*at + 1);
  }
  text = valid.empty() ? text : valid + std::string(rest);
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

/// "path:line:column" as far as known; "path (paragraph 12)" for files without lines.
std::string heading_of(const Place& place) {
  if (place.line == 0) {
    return place.paragraph == 0 ? place.path
                                : fmt::format("{} (paragraph {})", place.path, place.paragraph);
  }
  return place.column == 0 ? fmt::format("{}:{}", place.path, place.line)
                           : fmt::format("{}:{}:{}", place.path, place.line, place.column);
}

/// Columns of a terminal for `count` code points from `first`; one for each that is past the end.
std::size_t width_of(const std::u32string& code_points, std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < first + count; ++i) {
    append_utf8(text, i < code_points.size() ? code_points[i] : U' ');
  }
  return display_width(text);
}

/// The user's own line with a caret under the place, by display width.
std::string excerpt_of(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  if (place.excerpt.empty()) {
    return {};
  }
  const std::string number = place.line != 0 ? fmt::format("{:5}", place.line) : "     ";
  std::string text = fmt::format("{} | {}\n", number, shorten(place.excerpt, kExcerptColumnsMax));
  const bool caret_fits = place.column >= 1 && place.column < kExcerptColumnsMax;
  if (caret_fits && (place.width > 0 || !diagnostic.label.empty())) {
    const std::u32string code_points = to_code_points(place.excerpt);
    const std::size_t indent = width_of(code_points, 0, place.column - 1);
    const std::size_t marked = width_of(code_points, place.column - 1, place.width);
    const std::size_t room = kExcerptColumnsMax - place.column + 1;
    const std::string carets(std::clamp<std::size_t>(marked, 1, room), '^');
    text += fmt::format("      | {}{}{}{}\n", std::string(indent, ' '), carets,
                        diagnostic.label.empty() ? "" : " ", diagnostic.label);
  } else if (!diagnostic.label.empty()) {
    text += fmt::format("      = {}\n", diagnostic.label);
  }
  return text;
}

}  // namespace

void Diagnostics::report(Diagnostic diagnostic) {
  const CatalogueEntry* entry = find_in_catalogue(diagnostic.code);
  GAZETTE_ASSERT(entry != nullptr);
  diagnostic.code = entry->code;
  for (std::string* text : {&diagnostic.message, &diagnostic.help, &diagnostic.place.excerpt}) {
    make_valid(*text);
  }
  errors_count_ += entry->severity == Severity::error ? 1 : 0;
  warnings_count_ += entry->severity == Severity::warning ? 1 : 0;
  list_.push_back(std::move(diagnostic));
}

void Diagnostics::append(Diagnostics other) {
  errors_count_ += other.errors_count_;
  warnings_count_ += other.warnings_count_;
  std::move(other.list_.begin(), other.list_.end(), std::back_inserter(list_));
}

Severity severity_of(const Diagnostic& diagnostic) {
  const CatalogueEntry* entry = find_in_catalogue(diagnostic.code);
  return entry != nullptr ? entry->severity : Severity::error;
}

std::string to_text(const Diagnostic& diagnostic) {
  const std::string heading = heading_of(diagnostic.place);
  std::string text =
      fmt::format("{}{}{}[{}]: {}\n", heading, heading.empty() ? "" : ": ",
                  name_of(severity_of(diagnostic)), diagnostic.code, diagnostic.message);
  text += excerpt_of(diagnostic);
  if (!diagnostic.help.empty()) {
    text += fmt::format("  help: {}\n", diagnostic.help);
  }
  return text;
}

}  // namespace gazette

// gazette explain: what a finding means and what to do.

#include <fmt/format.h>

#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

constexpr std::size_t kColumns = 84;

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

/// `text` in lines of at most kColumns.
std::string wrapped(std::string_view text) {
  std::string result;
  std::size_t width = 0;
  for (const std::string_view word : split(text, ' ')) {
    const std::size_t own = display_width(word);
    if (width > 0 && width + 1 + own > kColumns) {
      result += '\n';
      width = 0;
    }
    result += width > 0 ? " " : "";
    result += word;
    width += own + (width > 0 ? 1 : 0);
  }
  return result + "\n";
}

int explain(const std::string& code) {
  if (code.empty()) {
    for (const CatalogueEntry& entry : catalogue()) {
      fmt::print("{} {} {}\n", entry.code, padded(std::string(name_of(entry.severity)), 8),
                 entry.title);
    }
    return kDone;
  }
  const CatalogueEntry* entry = find_in_catalogue(to_upper(code));
  if (entry == nullptr) {
    fmt::print(stderr, "there is no finding {}; `gazette explain` lists them all\n", code);
    return kUsage;
  }
  fmt::print("{}: {} ({})\n\n{}", entry->code, entry->title, name_of(entry->severity),
             wrapped(entry->explanation));
  return kDone;
}

}  // namespace

void add_explain(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("explain", "what a finding means and what to do");
  auto code = std::make_shared<std::string>();
  command->add_option("CODE", *code, "as printed: G0302 (default: list all)");
  command->callback([&line, code] { line.command = [code] { return explain(*code); }; });
}

}  // namespace gazette::cli

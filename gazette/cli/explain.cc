// gazette explain: what a finding means and what to do.

#include <array>

#include <fmt/format.h>

#include "gazette/cli/session.h"
#include "gazette/preflight/preflight.h"

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

/// What findings from `first` on are about, up to the next group.
struct Group {
  std::string_view first = {};
  std::string_view title = {};
};
constexpr std::array<Group, 26> kGroups = {{
    {"G0101", "Files and settings"},
    {"G0201", "Reading documents: Markdown"},
    {"G0212", "Comparing with a PDF"},
    {"G0216", "Reading documents: limits"},
    {"G0230", "Reading documents: Word and other formats"},
    {"G0260", "Reading documents: old encodings, conversion"},
    {"G0279", "Reading documents: pictures and facsimile pages"},
    {"G0301", "Documents: facts and structure"},
    {"G0330", "Documents: citations and relations"},
    {"G0350", "Documents: identity"},
    {"G0360", "Documents: dates and statutory order"},
    {"G0366", "Documents: the tree of provisions"},
    {"G0376", "Documents: typing and spelling"},
    {"G0389", "Documents: completeness"},
    {"G0394", "Documents: presentation"},
    {"G0399", "Documents: no text lost"},
    {"G0401", "Plans and issues"},
    {"G0501", "Typesetting and faces"},
    {"G0601", "Pages and PDF"},
    {"G0630", "Print files: imposition"},
    {"G0650", "Print files: preflight"},
    {"G0660", "Print files: the press"},
    {"G0701", "The record, recipients, print runs"},
    {"G0801", "The online edition"},
    {"G0901", "Sealing and verifying"},
    {"G9999", ""},
}};

/// Every finding, group by group.
int list_all() {
  std::size_t next = 0;
  for (const CatalogueEntry& entry : catalogue()) {
    std::string_view title;
    for (; entry.code >= kGroups[next].first; ++next) {
      title = kGroups[next].title;
    }
    if (!title.empty()) {
      fmt::print("{}{}\n", next > 1 ? "\n" : "", title);
    }
    fmt::print("  {} {} {}\n", entry.code, padded(std::string(name_of(entry.severity)), 8),
               entry.title);
  }
  fmt::print("\nRules of preflight\n");
  for (const preflight::Rule& rule : preflight::rules()) {
    const Severity severity = rule.sheet ? *rule.sheet : rule.digital.value_or(Severity::warning);
    fmt::print("  {} {} {}\n", padded(std::string(rule.id), 13),
               padded(std::string(name_of(severity)), 8), rule.title);
  }
  return kDone;
}

/// A rule of preflight, in the form of a finding.
int explain_rule(const preflight::Rule& rule) {
  const auto word = [](std::optional<Severity> severity) {
    return severity ? name_of(*severity) : "not asked";
  };
  if (!rule.id.starts_with('R')) {
    fmt::print("{}: {} ({})\n\n{}", rule.id, rule.title, word(rule.sheet),
               wrapped(fmt::format("What to do: {}.", rule.remedy)));
    return kDone;
  }
  fmt::print("{}: {}\n\n{}", rule.id, rule.title,
             wrapped(fmt::format("Offset: {}. Digital: {}. What to do: {}.", word(rule.sheet),
                                 word(rule.digital), rule.remedy)));
  return kDone;
}

int explain(const std::string& code) {
  if (code.empty()) {
    return list_all();
  }
  const CatalogueEntry* entry = find_in_catalogue(to_upper(code));
  if (const auto rule = preflight::find_rule(to_upper(code))) {
    return explain_rule(*rule);
  }
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
  command->add_option("CODE", *code, "as printed: G0302, R0031 (default: list all)");
  command->callback([&line, code] { line.command = [code] { return explain(*code); }; });
}

}  // namespace gazette::cli

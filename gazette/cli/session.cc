#include "gazette/cli/session.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "gazette/base/date_remedy.h"

namespace gazette::cli {

namespace {

/// Whether an older record is brought up to date where it is opened.
enum class Older : std::uint8_t { brought_up, left };

std::optional<Session> open(const CommandLine& line, Older older, Diagnostics& diagnostics) {
  Files& files = real_files();
  auto workspace = edition::open_workspace(files, line.workspace, diagnostics);
  if (!workspace) {
    return std::nullopt;
  }
  const std::filesystem::path path = record_path(*workspace);
  auto ledger = older == Older::left
                    ? ledger::Ledger::open_as_is(path, diagnostics)
                    : ledger::Ledger::open(path, ledger::Missing::report, diagnostics);
  if (!ledger) {
    return std::nullopt;
  }
  ledger->enter_on(today());
  return Session{.workspace = std::move(*workspace), .ledger = std::move(*ledger), .files = files};
}

}  // namespace

std::optional<Session> open_session(const CommandLine& line, Diagnostics& diagnostics) {
  return open(line, Older::brought_up, diagnostics);
}

std::optional<Session> open_session_as_is(const CommandLine& line, Diagnostics& diagnostics) {
  return open(line, Older::left, diagnostics);
}

int finish(const Diagnostics& diagnostics) {
  // What was printed comes first in a log file too, where both streams end.
  if (std::fflush(stdout) != 0) {
    throw Error("cannot write to the standard output", "");
  }
  std::vector<const Diagnostic*> findings;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    findings.push_back(&diagnostic);
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return severity_of(*a) < severity_of(*b);
  });
  for (const Diagnostic* finding : findings) {
    fmt::print(stderr, "{}", to_text(*finding));
  }
  const std::size_t errors = diagnostics.errors_count();
  const std::size_t warnings = diagnostics.warnings_count();
  if (errors + warnings > 0) {
    fmt::print(stderr, "{} error{}, {} warning{}\n", errors, errors == 1 ? "" : "s", warnings,
               warnings == 1 ? "" : "s");
  }
  if (errors > 0) {
    fmt::print(stderr,
               "nothing was changed for what has errors; `gazette explain CODE` tells more\n");
  }
  return errors > 0 ? kMaterialWrong : kDone;
}

Date today() {
  // Whoever enters what was written down on former days says which.
  if (const char* const said = std::getenv("GAZETTE_TODAY"); said != nullptr && *said != '\0') {
    const auto day = parse_iso_date(said);
    if (!day) {
      throw CLI::ValidationError("GAZETTE_TODAY", date_remedy(said));
    }
    return *day;
  }
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

Date date_option(const std::string& text, const char* option) {
  if (text.empty()) {
    return today();
  }
  const auto date = parse_iso_date(text);
  if (!date) {
    throw CLI::ValidationError(option, date_remedy(text));
  }
  return *date;
}

Date past_date_option(const std::string& text, const char* option) {
  const Date date = date_option(text, option);
  if (date > today()) {
    throw CLI::ValidationError(option, fmt::format("{} has not come yet", to_iso(date)));
  }
  return date;
}

Date entry_date_option(const std::string& text, const char* option) {
  const Date date = date_option(text, option);
  if (date > today()) {
    throw CLI::ValidationError(
        option, fmt::format("{} has not come yet; it is the day on which the office enters it, "
                            "--from is the day from which it holds",
                            to_iso(date)));
  }
  return date;
}

std::string text_option(const std::string& text, const char* option) {
  std::string clean = to_nfc(trim(text));
  if (const auto unseen = ledger::unseen_character(clean)) {
    throw CLI::ValidationError(option,
                               fmt::format("it has a character that nobody sees, {}", *unseen));
  }
  if (clean.find_first_of("\n\t") != std::string::npos) {
    throw CLI::ValidationError(option, "it is on one line, without tabs");
  }
  constexpr std::size_t kColumnsMost = 300;  // papers have it in a cell
  if (const std::size_t columns = display_width(clean); columns > kColumnsMost) {
    throw CLI::ValidationError(
        option, fmt::format("it has {} letters, and at most {} are taken", columns, kColumnsMost));
  }
  return clean;
}

std::string reference_option(const std::string& text) {
  constexpr std::size_t kLongest = 100;  // bytes; files are named by it
  std::string reference = text_option(text, "--reference");
  if (reference.size() > kLongest) {
    throw CLI::ValidationError(
        "--reference",
        fmt::format("it has {} bytes, and at most {} are taken", reference.size(), kLongest));
  }
  return reference;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string copies_text(std::int64_t copies) {
  return counted(copies, "copy", "copies");
}

void MomentOptions::add_to(CLI::App& command) {
  command.add_option("--as-of", as_of, "as it was on that day (default: all that is entered)");
  add_known_at(command, known_at);
}

void add_known_at(CLI::App& command, std::string& day) {
  command.add_option("--known-at", day,
                     "as the record said at the end of that day (default: as it says now)");
}

std::optional<Date> known_at_option(const std::string& day) {
  return day.empty() ? std::nullopt : std::optional(date_option(day, "--known-at"));
}

ledger::CopiesMoment MomentOptions::read() const {
  ledger::CopiesMoment moment;
  if (!as_of.empty()) {
    moment.as_of = date_option(as_of, "--as-of");
  }
  moment.known_at = known_at_option(known_at);
  return moment;
}

model::IssueNumber issue_argument(const std::string& text) {
  const auto number = model::parse_issue_number(text);
  if (!number) {
    throw CLI::ValidationError(
        "ISSUE", fmt::format("\"{}\" is not an issue; write it as 2022/37 or 2022/38-39", text));
  }
  return *number;
}

void refuse_choice(const std::string& option, const std::string& word,
                   const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    list += fmt::format("{}{}", i == 0 ? "" : i + 1 == words.size() ? " or " : ", ", words[i]);
  }
  throw CLI::ValidationError(option, fmt::format("\"{}\" is none of: {}", word, list));
}

std::string readable_size(std::uint64_t bytes) {
  if (bytes < 1000) {
    return fmt::format("{} B", bytes);
  }
  const double kilobytes = static_cast<double>(bytes) / 1000;
  return kilobytes < 1000 ? fmt::format("{:.1f} KB", kilobytes)
                          : fmt::format("{:.1f} MB", kilobytes / 1000);
}

std::filesystem::path record_path(const edition::Workspace& workspace) {
  return (workspace.root / "gazette.db").lexically_proximate(std::filesystem::current_path());
}

std::filesystem::path papers_folder(const edition::Workspace& workspace,
                                    model::IssueNumber number) {
  return workspace.root / "papers" / model::folder_name(number);
}

std::string padded(const std::string& text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return text + std::string(width < columns ? columns - width : 0, ' ');
}

}  // namespace gazette::cli

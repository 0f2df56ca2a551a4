// gazette preflight: a PDF judged by the rules of print shops, archives and screen readers.

#include "gazette/preflight/preflight.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

using preflight::Finding;
using preflight::Report;
using preflight::Variant;

/// Lines of one rule that are listed; JSON has all.
constexpr std::size_t kListedMax = 20;

struct PreflightOptions {
  std::string path = {};
  std::string ink = {};  // nothing: what the rule says
  bool is_variant_given = false;
  std::string format = "text";
  preflight::Options check = {};
};

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string_view name_of(Variant variant) {
  return variant == Variant::sheet ? "sheet" : "digital";
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// "page 3 at 12.0, 250.5 mm: text in DeviceRGB (12 times)".
std::string line_of(const Finding& finding) {
  std::string text;
  if (finding.page > 0) {
    text = fmt::format("page {}{}: ", finding.page,
                       finding.place ? " at " + preflight::to_text(*finding.place) : "");
  }
  text += finding.message;
  return finding.count > 1 ? fmt::format("{} ({} times)", text, finding.count) : text;
}

/// Findings that share a line.
struct Line {
  const Finding* first = nullptr;
  std::vector<std::size_t> pages = {};
};

/// A line for each finding, in the order of their pages; pages with the same in the same place
/// share one. Those with the same in several places do where `is_brief`.
std::vector<Line> lines_of(const std::vector<const Finding*>& group, bool is_brief) {
  std::vector<Line> lines;
  std::map<std::string, std::size_t> known;  // by what the line says beside its pages
  for (const Finding* const finding : group) {
    std::string key = finding->message;
    if (!is_brief) {
      key += fmt::format("\n{}\n{}", finding->place ? preflight::to_text(*finding->place) : "",
                         finding->count);
    }
    const auto [line, is_new] = known.emplace(std::move(key), lines.size());
    if (is_new || finding->page == 0) {
      line->second = lines.size();
      lines.push_back({.first = finding});
    }
    lines[line->second].pages.push_back(finding->page);
  }
  return lines;
}

/// "pages 1-30 at 25.4, 50.8 mm: a shape in DeviceRGB"; of several places the first.
std::string line_of(const Line& line, bool is_brief) {
  if (line.pages.size() == 1) {
    return line_of(*line.first);
  }
  const Finding& first = *line.first;
  const std::string place = first.place ? fmt::format("{} at {}", is_brief ? ", first" : "",
                                                      preflight::to_text(*first.place))
                                        : "";
  return fmt::format(
      "{}{}: {}{}", preflight::pages_text(line.pages), place, first.message,
      first.count > 1 && !is_brief ? fmt::format(" ({} times each)", first.count) : "");
}

/// The findings of one rule and severity, with what to do.
void print_group(const std::vector<const Finding*>& group) {
  const Finding& first = *group.front();
  const auto rule = preflight::find_rule(first.rule);
  std::vector<Line> lines = lines_of(group, false);
  const bool is_brief = lines.size() > kListedMax;
  lines = is_brief ? lines_of(group, true) : std::move(lines);
  fmt::print("\n{} {}: {}\n", name_of(first.severity), first.rule, rule ? rule->title : "");
  for (std::size_t i = 0; i < lines.size() && i < kListedMax; ++i) {
    fmt::print("  {}\n", line_of(lines[i], is_brief));
  }
  if (lines.size() > kListedMax) {
    fmt::print("  and {} more; --format json lists all\n", lines.size() - kListedMax);
  }
  fmt::print("  what to do: {}\n", rule ? rule->remedy : "");
}

void print_text(const PreflightOptions& options, const Report& report) {
  const auto profile = std::find_if(
      preflight::profiles().begin(), preflight::profiles().end(),
      [&](const preflight::Profile& each) { return each.name == options.check.profile; });
  fmt::print("{}: {}, {}{}\n", options.path, counted(report.pages_count, "page"), profile->title,
             !profile->is_of_print                     ? ""
             : options.check.variant == Variant::sheet ? ", offset"
                                                       : ", digital print");
  // Errors first, each rule's findings together, in the order in which they were found.
  std::map<std::string_view, std::size_t> order;
  for (const preflight::Rule& rule : preflight::rules()) {
    order.emplace(rule.id, order.size());
  }
  std::map<std::pair<int, std::size_t>, std::vector<const Finding*>> groups;
  for (const Finding& finding : report.findings) {
    groups[{finding.severity == Severity::error ? 0 : 1, order[finding.rule]}].push_back(&finding);
  }
  for (const auto& [key, group] : groups) {
    print_group(group);
  }
  if (report.ink) {
    fmt::print("{}most ink in a square of 15 mm: {:.0f} %, page {} at {}\n",
               groups.empty() ? "" : "\n", report.ink->percent, report.ink->page,
               preflight::to_text(report.ink->place));
  }
  fmt::print("{}, {}\n", counted(report.count(Severity::error), "error"),
             counted(report.count(Severity::warning), "warning"));
}

nlohmann::ordered_json json_of(const preflight::Area& area) {
  const auto rounded = [](double value) { return std::round(value * 10) / 10; };
  return {{"left", rounded(area.left)},
          {"bottom", rounded(area.bottom)},
          {"right", rounded(area.right)},
          {"top", rounded(area.top)}};
}

void print_json(const PreflightOptions& options, const Report& report) {
  using Json = nlohmann::ordered_json;
  Json json = {{"file", options.path},
               {"pages", report.pages_count},
               {"profile", options.check.profile},
               {"variant", name_of(options.check.variant)},
               {"errors", report.count(Severity::error)},
               {"warnings", report.count(Severity::warning)},
               {"ink", nullptr},
               {"findings", Json::array()}};
  if (report.ink) {
    json["ink"] = {{"percent", std::round(report.ink->percent * 10) / 10},
                   {"page", report.ink->page},
                   {"place", json_of(report.ink->place)}};
  }
  for (const Finding& finding : report.findings) {
    Json entry = {{"rule", finding.rule},
                  {"severity", name_of(finding.severity)},
                  {"message", finding.message}};
    if (finding.page > 0) {
      entry["page"] = finding.page;
    }
    if (finding.place) {
      entry["place"] = json_of(*finding.place);
    }
    if (finding.count > 1) {
      entry["count"] = finding.count;
    }
    if (const auto rule = preflight::find_rule(finding.rule)) {
      entry["title"] = rule->title;
      entry["remedy"] = rule->remedy;
    }
    json["findings"].push_back(std::move(entry));
  }
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

/// "320", "320%" or "off". Throws CLI::ValidationError for another.
std::optional<double> ink_option(std::string_view text) {
  if (text == "off") {
    return std::nullopt;
  }
  const std::string_view number = text.ends_with('%') ? text.substr(0, text.size() - 1) : text;
  constexpr double kMost = 400;
  double value = 0;
  const auto end = std::from_chars(number.data(), number.data() + number.size(), value);
  if (end.ec != std::errc{} || end.ptr != number.data() + number.size() || value <= 0 ||
      value > kMost) {
    throw CLI::ValidationError(
        "--ink",
        fmt::format("\"{}\" is no limit of ink; write it as 320, up to 400, or off", text));
  }
  return value;
}

void require_profile(const std::string& name) {
  std::vector<std::string_view> names;
  for (const preflight::Profile& profile : preflight::profiles()) {
    names.push_back(profile.name);
  }
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    throw CLI::ValidationError("--profile", fmt::format("there are no rules \"{}\"; there are: {}",
                                                        name, fmt::join(names, ", ")));
  }
}

/// What is asked of print means nothing to a profile of screens.
void require_print(const PreflightOptions& options) {
  const bool is_of_print = std::any_of(
      preflight::profiles().begin(), preflight::profiles().end(),
      [&](const auto& each) { return each.name == options.check.profile && each.is_of_print; });
  const std::string option = !options.ink.empty() && options.ink != "off" ? "--ink"
                             : options.is_variant_given                   ? "--variant"
                                                                          : "";
  if (!is_of_print && !option.empty()) {
    throw CLI::ValidationError(
        option, fmt::format("it is of print, and the rules {} are not; leave it out, or judge by "
                            "--profile x4",
                            options.check.profile));
  }
}

/// Says on a terminal how far a long check is.
class Progress {
 public:
  void tell(std::string_view what, std::size_t done, std::size_t count) {
    const auto now = std::chrono::steady_clock::now();
    if (!is_terminal_ || now - told_ < std::chrono::milliseconds(500)) {
      return;
    }
    told_ = now;
    fmt::print(stderr, "\r{:<60}", fmt::format("{}: {} of {} ...", what, done, count));
    is_shown_ = true;
  }
  void end() const {
    if (is_shown_) {
      fmt::print(stderr, "\r{:60}\r", "");
    }
  }

 private:
  bool is_terminal_ = isatty(STDERR_FILENO) == 1;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

int run_preflight(PreflightOptions options) {
  require_profile(options.check.profile);
  require_print(options);
  if (!options.ink.empty()) {
    options.check.ink_percent = ink_option(options.ink);
    options.check.is_ink_asked = options.check.ink_percent.has_value();
  }
  Diagnostics diagnostics;
  Files& files = real_files();
  if (!files.exists(options.path)) {
    diagnostics.report({.code = "G0101",
                        .place = {.path = options.path},
                        .message = "there is no such file",
                        .help = "name a PDF: build/2022-38-39/print/body.pdf"});
    return finish(diagnostics);
  }
  const std::string pdf = files.read(options.path);
  Progress progress;
  options.check.progress = [&](std::string_view what, std::size_t done, std::size_t count) {
    progress.tell(what, done, count);
  };
  const auto report = preflight::preflight(pdf, options.path, options.check, diagnostics);
  progress.end();
  if (!report) {
    return finish(diagnostics);
  }
  if (options.format == "json") {
    print_json(options, *report);
  } else {
    print_text(options, *report);
  }
  const int code = finish(diagnostics);
  return report->count(Severity::error) > 0 ? kMaterialWrong : code;
}

}  // namespace

void add_preflight(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand(
      "preflight", "any PDF judged by the rules of print shops, archives and screen readers");
  command->footer(
      "The rules are those of the Ghent Workgroup of 2022 with PDF/X-4 (x4), of PDF/A-2a (a2a), of "
      "PDF/A-3a (a3a) or of PDF/UA-1 (ua1);\n`gazette explain R0031` tells one.\nPlaces are in "
      "millimetres from the "
      "lower left corner of the trimmed page.\n"
      "Examples:\n"
      "  gazette preflight build/2022-38-39/print/body.pdf\n"
      "  gazette preflight cover.pdf --variant digital --ink 280\n"
      "  gazette preflight build/2022-38-39/online/issue.pdf --profile ua1\n"
      "  gazette preflight body.pdf --format json > report.json");
  auto options = std::make_shared<PreflightOptions>();
  options->check.threads_count = 2;
  command->add_option("FILE", options->path, "a PDF, of whatever origin")->required();
  command->add_option("--profile", options->check.profile,
                      "rules to judge by: x4 (default), a2a, a3a or ua1");
  CLI::Option* const variant =
      add_choice<Variant>(*command, "--variant", options->check.variant,
                          {{"sheet", Variant::sheet}, {"digital", Variant::digital}},
                          "how it is printed: sheet (offset, default) or digital");
  command->add_option("--ink", options->ink,
                      "most ink in a square of 15 mm, in percent (default: 320 in offset, not "
                      "measured in digital print); off: not measured");
  add_choice<std::string>(*command, "--format", options->format,
                          {{"text", "text"}, {"json", "json"}}, "text (default) or json");
  command->add_option("--threads", options->check.threads_count,
                      "threads that measure ink (default: 2)");
  command->callback([&line, options, variant] {
    options->is_variant_given = variant->count() > 0;
    line.command = [options] { return run_preflight(*options); };
  });
}

}  // namespace gazette::cli

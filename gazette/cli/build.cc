// gazette build: the main job.

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

#include "gazette/cli/session.h"
#include "gazette/ledger/sealing.h"

namespace gazette::cli {
namespace {

struct BuildOptions {
  std::string issue = {};
  int threads_count = 2;
  std::string trace = {};  // the step whose choices are printed; empty: none
  bool timings = false;
};

/// Says what is being done on a terminal, and measures it.
class Progress {
 public:
  void begin(std::string_view pass) {
    end();
    name_ = pass;
    start_ = std::chrono::steady_clock::now();
    if (shown_) {
      fmt::print(stderr, "\r{} ...", padded(name_, 10));
    }
  }
  void end() {
    if (name_.empty()) {
      return;
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start_;
    times_.emplace_back(std::move(name_), taken.count());
    name_.clear();
    if (shown_) {
      fmt::print(stderr, "\r{}\r", std::string(16, ' '));
    }
  }
  [[nodiscard]] const std::vector<std::pair<std::string, double>>& times() const { return times_; }

 private:
  bool shown_ = isatty(STDERR_FILENO) == 1;
  std::string name_;
  std::chrono::steady_clock::time_point start_;
  std::vector<std::pair<std::string, double>> times_;
};

/// Acts that were never received are told by the build itself, with their place in the plan.
bool are_received(const Session& session, const std::vector<std::string>& acts) {
  return std::all_of(acts.begin(), acts.end(), [&](const std::string& act) {
    return session.ledger.find_act(act).has_value();
  });
}

/// An issue is built under a number that was granted for its date and its acts.
bool is_granted(const Session& session, model::IssueNumber number, Diagnostics& diagnostics) {
  const Place place = {.path = edition::shown_path(session.workspace,
                                                   edition::plan_path(session.workspace, number))};
  auto granted = session.ledger.find_issue(number);
  if (!granted) {
    diagnostics.report(
        {.code = "G0410",
         .place = place,
         .message = fmt::format("the number {} was not granted", model::to_text(number)),
         .help = fmt::format("grant it with `gazette plan {}`", model::to_text(number))});
    return false;
  }
  Diagnostics ignored;  // the build reads the plan too and reports what is wrong with it
  const auto plan = edition::read_plan(session.workspace, session.files, number, ignored);
  if (!plan) {
    return true;
  }
  std::vector<std::string> acts;
  ledger::Parts parts;
  for (const model::PlanEntry& entry : plan->entries) {
    acts.push_back(entry.act);
    if (entry.part) {
      parts.emplace(entry.act, *entry.part);
    }
  }
  std::sort(acts.begin(), acts.end());
  acts.erase(std::unique(acts.begin(), acts.end()), acts.end());
  std::sort(granted->acts.begin(), granted->acts.end());
  if (plan->date != granted->date) {
    diagnostics.report({.code = "G0412",
                        .place = place,
                        .message = fmt::format("the plan says {}, the number was granted for {}",
                                               to_iso(plan->date), to_iso(granted->date)),
                        .help = "put the date back: a number is granted for one day"});
  } else if ((acts != granted->acts || parts != granted->parts) && are_received(session, acts)) {
    diagnostics.report(
        {.code = "G0412",
         .place = place,
         .message = acts != granted->acts
                        ? "the plan holds other acts than the record of the issue"
                        : "the plan holds other parts of acts than the record of the issue",
         .help = fmt::format("enter them with `gazette plan {}`", model::to_text(number))});
  }
  return !diagnostics.has_errors();
}

void print_summary(const Session& session, model::IssueNumber number, const edition::Built& built) {
  const std::string blank =
      built.blank_pages_count == 0
          ? ""
          : fmt::format(", {} of them blank to make a multiple of {}", built.blank_pages_count,
                        session.workspace.configuration.outputs.page_multiple);
  fmt::print("issue {} of {}: {} acts, {} pages{}\n", model::to_text(number),
             to_iso(built.issue.date), built.issue.entries.size(), built.pages_count, blank);
  const std::string folder =
      edition::shown_path(session.workspace, edition::build_folder(session.workspace, number));
  for (const edition::Output& output : built.outputs) {
    if (output.path.starts_with("print/") || output.path == "online/issue.pdf") {
      fmt::print("  {}/{}  {}\n", folder, output.path, readable_size(output.bytes));
    }
  }
  std::size_t acts = 0;
  std::uint64_t acts_bytes = 0;
  for (const edition::Output& output : built.outputs) {
    if (output.path.starts_with("online/") && output.path != "online/issue.pdf") {
      ++acts;
      acts_bytes += output.bytes;
    }
  }
  if (acts > 0) {
    fmt::print("  {}/online/*.pdf  {} acts, {}\n", folder, acts, readable_size(acts_bytes));
  }
  if (ledger::find_seal(session.ledger, number)) {
    fmt::print("  it is sealed, and comes out as it was: the pages of the site alone were made\n");
  }
  if (built.site_files_count > 0) {
    fmt::print("  site/index.html  {} of {} files changed\n", built.site_files_changed_count,
               built.site_files_count);
  }
}

/// The hash of the printed body; empty where there is none.
std::string body_sha256(const std::vector<edition::Output>& outputs) {
  for (const edition::Output& output : outputs) {
    if (output.path == "print/body.pdf") {
      return output.sha256;
    }
  }
  return {};
}

/// The hash of the body that the printer was last told of, else of the one built before.
std::string former_body_sha256(const Session& session, model::IssueNumber number) {
  const std::vector<ledger::PrintTicket> tickets = session.ledger.print_tickets(number);
  if (!tickets.empty()) {
    for (const ledger::TicketFile& file : tickets.back().files) {
      if (file.path == "print/body.pdf") {
        return file.sha256;
      }
    }
  }
  return body_sha256(edition::built_outputs(session.workspace, session.files, number));
}

/// What the printer has is no longer what was built: said, since print prevails.
void report_changed_pages(const Session& session, model::IssueNumber number,
                          const std::string& former, const std::string& now,
                          Diagnostics& diagnostics) {
  const auto issue = session.ledger.find_issue(number);
  if (former.empty() || former == now || !issue || issue->state == ledger::IssueState::planned) {
    return;
  }
  diagnostics.report(
      {.code = "G0413",
       .place = {.path = edition::shown_path(session.workspace,
                                             edition::build_folder(session.workspace, number))},
       .message = fmt::format("the pages built now are not those with which issue {} was {}",
                              model::to_text(number), ledger::to_text(issue->state)),
       .help = issue->state == ledger::IssueState::ordered
                   ? "if the change is meant, order again (`gazette print order`); else put the "
                     "sources back as they were and build again"
                   : "put the sources back as they were and build again: what is printed stays; "
                     "what was wrong in it is published as a correction"});
}

bool build_one(const Session& session, model::IssueNumber number, const BuildOptions& options,
               Diagnostics& diagnostics) {
  Diagnostics found;
  Progress progress;
  const std::string former = former_body_sha256(session, number);
  std::optional<edition::Built> built;
  std::optional<typeset::Trace> trace;
  if (const auto kind = typeset::parse_trace_kind(options.trace)) {
    trace = typeset::Trace{.kind = *kind};
  }
  if (is_granted(session, number, found)) {
    built = edition::build(session.workspace, session.ledger, session.files,
                           {.number = number,
                            .threads_count = options.threads_count,
                            .trace = trace ? &*trace : nullptr,
                            .on_pass = [&](std::string_view pass) { progress.begin(pass); }},
                           found);
    progress.end();
  }
  if (trace) {
    fmt::print("{}", trace->text);
  }
  if (built) {
    print_summary(session, number, *built);
    report_changed_pages(session, number, former, body_sha256(built->outputs), found);
  }
  if (options.timings) {
    for (const auto& [name, seconds] : progress.times()) {
      fmt::print("time {} {:.4f}\n", name, seconds);
    }
  }
  diagnostics.append(std::move(found));
  return built.has_value();
}

int build(const CommandLine& line, const BuildOptions& options) {
  Diagnostics diagnostics;
  std::vector<model::IssueNumber> numbers;
  if (!options.issue.empty()) {
    numbers.push_back(issue_argument(options.issue));
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  if (numbers.empty()) {
    bool is_any_sealed = false;
    for (const model::Plan& plan :
         edition::read_plans(session->workspace, session->files, diagnostics)) {
      // Those that are sealed stay as they are, and are no reason to stop.
      const bool is_sealed = ledger::find_seal(session->ledger, plan.number).has_value();
      is_any_sealed = is_any_sealed || is_sealed;
      if (session->ledger.find_issue(plan.number) && !is_sealed) {
        numbers.push_back(plan.number);
      }
    }
    if (numbers.empty()) {
      fmt::print("{}\n", is_any_sealed
                             ? "every issue with a granted number is sealed"
                             : "no issue has a granted number; begin with `gazette plan`");
    }
  }
  for (const model::IssueNumber number : numbers) {
    if (!build_one(*session, number, options, diagnostics)) {
      break;
    }
  }
  return finish(diagnostics);
}

}  // namespace

void add_build(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand(
      "build", "build an issue: PDFs for print and online, one for each act, the site");
  command->footer(
      "Without ISSUE: every issue with a granted number that is not sealed. The same sources, "
      "plan,\nlayout and faces give the same bytes. Where anything is wrong nothing is written "
      "and the\nformer output stays.\n"
      "Example: gazette build 2022/38-39");
  auto options = std::make_shared<BuildOptions>();
  command->add_option("ISSUE", options->issue, "year and number: 2022/37, 2022/38-39");
  command->add_option("--threads", options->threads_count, "threads to use (default: 2)")
      ->check(CLI::Range(1, 64));
  add_choice<std::string>(
      *command, "--trace", options->trace,
      {{"linebreak", "linebreak"}, {"pagebreak", "pagebreak"}, {"table", "table"}},
      "print each choice of a step with its cost: linebreak, pagebreak or table");
  command->add_flag("--timings", options->timings, "print the seconds of each pass");
  command->callback(
      [&line, options] { line.command = [&line, options] { return build(line, *options); }; });
}

}  // namespace gazette::cli

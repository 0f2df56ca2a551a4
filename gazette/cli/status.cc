// gazette status: the queue, with the statutory clock of every act that waits.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "gazette/cli/clock.h"
#include "gazette/cli/session.h"
#include "gazette/edition/queue.h"
#include "gazette/ledger/sealing.h"

namespace gazette::cli {
namespace {

using edition::Queue;
using edition::Queued;
using edition::QueueState;

/// The widths of the queue's columns; a line has at most a hundred.
constexpr std::size_t kLineColumns = 100;
constexpr std::size_t kActColumns = 31;
constexpr std::size_t kIndent = 22;

constexpr int kThreadsCount = 2;

struct StatusOptions {
  std::string act = {};
  std::string as_of = {};
  bool published = false;
  bool json = false;
};

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// "9 late", "today", "3 left".
std::string days_text(int left) {
  return left == 0  ? "today"
         : left < 0 ? fmt::format("{} late", -left)
                    : fmt::format("{} left", left);
}

/// "2022/38-39 planned 2022-09-20"; a draft's number is not granted yet.
std::string issue_text(const Queued& queued) {
  if (!queued.issue) {
    return "no issue yet";
  }
  return fmt::format("{} {} {}", model::to_text(*queued.issue),
                     queued.state == QueueState::drafted ? "draft" : to_text(queued.state),
                     to_iso(queued.issue_date));
}

/// What stands in the way of an act, or is worth a look, the gravest first.
std::vector<std::string> troubles_of(const Queued& queued, const model::Calendar& calendar) {
  std::vector<std::string> troubles;
  if (queued.first) {
    const std::string counts = queued.errors_count > 0 ? counted(queued.errors_count, "error")
                                                       : counted(queued.warnings_count, "warning");
    troubles.push_back(fmt::format("{} {}: {} {}", queued.errors_count > 0 ? "!" : "-", counts,
                                   queued.first->code, queued.first->message));
  }
  for (const edition::QueuedPart& each : queued.parts) {
    const bool is_last = &each == &queued.parts.back();
    troubles.push_back(fmt::format(
        "- part {} is in {}, {}{}", each.part.number, model::to_text(each.issue),
        to_text(each.state),
        is_last && each.part.next
            ? fmt::format("; the rest is promised for {}", model::to_text(*each.part.next))
            : ""));
  }
  if (queued.issue && queued.print_due < queued.issue_date) {
    troubles.push_back(fmt::format(
        "! the issue is dated {} after the day due",
        counted(static_cast<std::size_t>(days_between(queued.print_due, queued.issue_date)),
                "day")));
  }
  if (queued.receipt_due < queued.reception.received) {
    const int allowed = model::rule_on(calendar, queued.reception.date).receipt_days;
    troubles.push_back(fmt::format(
        "- signed {}, sent {} late ({} allowed)", to_iso(queued.reception.date),
        counted(
            static_cast<std::size_t>(days_between(queued.receipt_due, queued.reception.received)),
            "day"),
        counted(static_cast<std::size_t>(allowed), "day")));
  }
  if (queued.reception.received < queued.reception.date) {
    troubles.push_back(fmt::format("! signed {}, after it was received: one of the days is wrong",
                                   to_iso(queued.reception.date)));
  }
  if (queued.versions_count > 1) {
    troubles.push_back(fmt::format("- version {}: `gazette status {}` lists them",
                                   queued.versions_count, queued.reception.act));
  }
  return troubles;
}

void print_detail(std::size_t indent, const std::string& text) {
  fmt::print("{}{}\n", std::string(indent, ' '), shorten(text, kLineColumns - indent));
}

/// A trouble, whole: what does not fit on the line goes on below its words.
void print_trouble(std::size_t indent, const std::string& text) {
  std::string line(indent, ' ');
  for (const std::string_view word : split(text, ' ')) {
    if (display_width(line) > indent + 2 &&
        display_width(line) + display_width(word) > kLineColumns) {
      fmt::print("{}\n", line.substr(0, line.size() - 1));
      line = std::string(indent + 2, ' ');
    }
    line += std::string(word) + " ";
  }
  fmt::print("{}\n", line.substr(0, line.size() - 1));
}

void print_act(const Queued& queued, const std::string& due_and_days) {
  const ledger::Reception& reception = queued.reception;
  const bool is_long = display_width(reception.act) >= kActColumns;
  if (is_long) {
    fmt::print("{}{}\n", padded(due_and_days, kIndent), reception.act);
  }
  fmt::print("{}{}{}{}{}\n", padded(is_long ? "" : due_and_days, kIndent),
             padded(is_long ? "" : reception.act, kActColumns),
             padded(to_iso(reception.received), 12),
             padded(std::string(name_of(reception.arrival)), 8), issue_text(queued));
  print_detail(kIndent, reception.title + " " + reception.abstract_text);
}

void print_heading(const std::string& first) {
  fmt::print("{}{}{}{}{}\n", padded(first, kIndent), padded("act", kActColumns),
             padded("received", 12), padded("by", 8), "issue");
}

void print_waiting(const Queue& queue, const model::Calendar& calendar, Date day) {
  if (queue.waiting.empty()) {
    return;
  }
  print_heading("due         days");
  for (const Queued& queued : queue.waiting) {
    print_act(queued, fmt::format("{}  {}", to_iso(queued.print_due),
                                  days_text(days_between(day, queued.print_due))));
    for (const std::string& trouble : troubles_of(queued, calendar)) {
      print_trouble(kIndent, trouble);
    }
  }
  fmt::print("\n");
}

void print_inbox(const Queue& queue) {
  if (queue.inbox.empty()) {
    return;
  }
  fmt::print("in inbox/, not taken in\n");
  for (const Queued& queued : queue.inbox) {
    const std::string name = padded(shorten(queued.reception.file_name, 60), 62);
    const bool is_known = queued.versions_count > 0;
    if (queued.errors_count > 0) {
      fmt::print("  {}{}, {}\n", name, counted(queued.errors_count, "error"),
                 counted(queued.warnings_count, "warning"));
    } else {
      fmt::print("  {}{}, {}\n", name,
                 queued.is_changed_beside ? "changed"
                 : is_known               ? "another version"
                                          : "ready",
                 counted(queued.warnings_count, "warning"));
    }
    if (queued.is_changed_beside) {
      print_trouble(4, fmt::format("- {} was received from this file; its statement or what it "
                                   "shows was changed since: `gazette ingest` takes that in",
                                   queued.reception.act));
    } else if (is_known) {
      print_trouble(4, fmt::format("- {} was received before: `gazette diff` the two, then "
                                   "`gazette ingest --replace`",
                                   queued.reception.act));
    }
    if (queued.first) {
      print_trouble(4, fmt::format("{} {} {}", queued.errors_count > 0 ? "!" : "-",
                                   queued.first->code, queued.first->message));
    }
  }
  fmt::print("\n");
}

void print_published(const Queue& queue) {
  if (queue.published.empty()) {
    return;
  }
  print_heading("published   days");
  for (const Queued& queued : queue.published) {
    print_act(queued, fmt::format("{}  {}", to_iso(queued.issue_date),
                                  days_between(queued.reception.received, queued.issue_date)));
  }
  fmt::print("\n");
}

void print_summary(const Queue& queue, Date day) {
  std::size_t late = 0;
  std::size_t unplanned = 0;
  for (const Queued& queued : queue.waiting) {
    late += queued.print_due < day ? 1U : 0U;
    unplanned += queued.issue ? 0U : 1U;
  }
  std::size_t published_late = 0;
  for (const Queued& queued : queue.published) {
    published_late += queued.print_due < queued.issue_date ? 1U : 0U;
  }
  fmt::print("on {}: {} waiting, {} late, {} without an issue; {} in inbox/; {} published{}\n",
             to_iso(day), counted(queue.waiting.size(), "act"), late, unplanned, queue.inbox.size(),
             queue.published.size(),
             published_late > 0 ? fmt::format(", {} late", published_late) : "");
}

int status_of_queue(const Session& session, const StatusOptions& options, Date day,
                    Diagnostics& diagnostics) {
  const model::Configuration& configuration = session.workspace.configuration;
  const Queue queue = edition::make_queue(session.workspace, session.ledger, session.files,
                                          kThreadsCount, diagnostics);
  std::set<int> years;
  for (const Queued& queued : queue.waiting) {
    years.insert(queued.print_due.year);
  }
  report_lacking_holidays(years, configuration, diagnostics);
  if (options.json) {
    fmt::print("{}", edition::queue_json(queue, day));
    return finish(diagnostics);
  }
  print_waiting(queue, configuration.calendar, day);
  print_inbox(queue);
  if (options.published) {
    print_published(queue);
  }
  print_summary(queue, day);
  return finish(diagnostics);
}

/// One act: its days and every version of it.
int status_of_act(const Session& session, const StatusOptions& options, Diagnostics& diagnostics) {
  const std::vector<ledger::Reception> versions = session.ledger.receptions_of(options.act);
  if (versions.empty()) {
    std::vector<std::string> known;
    for (const ledger::ReceivedAct& act : session.ledger.received_acts()) {
      known.push_back(act.reception.act);
    }
    const auto near = nearest(options.act, known);
    diagnostics.report({.code = "G0401",
                        .message = fmt::format("no act \"{}\" was received", options.act),
                        .help = near ? fmt::format("did you mean \"{}\"?", *near)
                                     : "`gazette status` lists the acts"});
    return finish(diagnostics);
  }
  const ledger::Reception& latest = versions.back();
  const model::Calendar& calendar = session.workspace.configuration.calendar;
  fmt::print("{}\n{}\n\n", latest.act, latest.title + " " + latest.abstract_text);
  fmt::print("signed        {}, to be sent by {}\n", to_iso(latest.date),
             to_iso(model::receipt_due(calendar, latest.date)));
  fmt::print("received      {}, to be printed by {}\n", to_iso(latest.received),
             to_iso(model::print_due(calendar, latest.received)));
  for (const ledger::GrantedIssue& issue : session.ledger.issues()) {
    if (std::find(issue.acts.begin(), issue.acts.end(), latest.act) != issue.acts.end()) {
      const auto part = issue.parts.find(latest.act);
      const auto seal = ledger::find_seal(session.ledger, issue.number);
      fmt::print("issue         {} of {}, {}{}{}\n", model::to_text(issue.number),
                 to_iso(issue.date), to_text(issue.state),
                 seal ? fmt::format(", sealed on {}", to_iso(seal->date)) : "",
                 part != issue.parts.end() ? fmt::format(", part {}", part->second.number) : "");
    }
  }
  fmt::print("\nversion  received    by      sha256        file\n");
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const ledger::Reception& version = versions[i];
    fmt::print("{}{}{}{}{}\n", padded(std::to_string(i + 1), 9),
               padded(to_iso(version.received), 12),
               padded(std::string(name_of(version.arrival)), 8),
               padded(version.source_sha256.substr(0, 12), 14), shorten(version.file_name, 57));
    for (const ledger::KeptFile& kept : version.kept) {
      fmt::print("{}{}{} {}\n", std::string(29, ' '), padded(kept.sha256.substr(0, 12), 14),
                 kept.role, kept.file_name);
    }
  }
  return finish(diagnostics);
}

int status(const CommandLine& line, const StatusOptions& options) {
  Diagnostics diagnostics;
  const Date day = date_option(options.as_of, "--as-of");
  const auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  return options.act.empty() ? status_of_queue(*session, options, day, diagnostics)
                             : status_of_act(*session, options, diagnostics);
}

}  // namespace

void add_status(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("status", "the queue: what waits, by when it is due, and what blocks it");
  command->footer(
      "Acts that are received and not printed stand by the day they are due, late ones first; "
      "then\n"
      "the documents of inbox/ that were not taken in. \"!\" marks what blocks, \"-\" what is "
      "worth\n"
      "a look. The days and the holidays are those of [calendar] in gazette.toml.\n"
      "Example: gazette status --as-of 2022-09-20");
  auto options = std::make_shared<StatusOptions>();
  CLI::Option* act = command->add_option("ACT", options->act, "one act: its days, its versions");
  command->add_option("--as-of", options->as_of, "count the days on this day (default: today)");
  command->add_flag("--published", options->published, "list the acts that are printed, too");
  command->add_flag("--json", options->json, "as JSON, for other programs")->excludes(act);
  command->callback(
      [&line, options] { line.command = [&line, options] { return status(line, *options); }; });
}

}  // namespace gazette::cli

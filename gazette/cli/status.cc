// gazette status: the queue, with the statutory clock of every act that waits.

#include <set>

#include <fmt/format.h>

#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

int status(const CommandLine& line, const std::string& as_of) {
  Diagnostics diagnostics;
  const Date day = date_option(as_of, "--as-of");
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const model::Configuration& configuration = session->workspace.configuration;
  const std::vector<ledger::ReceivedAct> acts = session->ledger.received_acts();
  std::size_t waiting = 0;
  std::size_t late = 0;
  fmt::print("{} {} {} {}\n", padded("act", 40), padded("received", 11), padded("due", 11),
             "issue");
  for (const ledger::ReceivedAct& act : acts) {
    const Date due = add_days(act.reception.received, configuration.calendar.print_days);
    std::string place;
    for (const model::IssueNumber& issue : act.issues) {
      place += (place.empty() ? "" : ", ") + model::to_text(issue);
    }
    if (act.issues.empty()) {
      ++waiting;
      const int left = days_between(day, due);
      late += left < 0 ? 1U : 0U;
      place = left < 0 ? fmt::format("waiting, {} days late", -left)
                       : fmt::format("waiting, {} days left", left);
    }
    const int sent_after = days_between(act.reception.date, act.reception.received);
    if (sent_after > configuration.calendar.receipt_days) {
      place += fmt::format(" (sent {} days after signing)", sent_after);
    }
    fmt::print("{} {} {} {}\n", padded(act.reception.act, 40),
               padded(to_iso(act.reception.received), 11), padded(to_iso(due), 11), place);
  }
  fmt::print("\n{} acts received, {} waiting, {} of them late on {}\n", acts.size(), waiting, late,
             to_iso(day));
  std::set<std::string, std::less<>> known;
  for (const ledger::ReceivedAct& act : acts) {
    known.insert(act.reception.source_sha256);
  }
  for (const std::string& name : session->files.list(session->workspace.root / "inbox")) {
    const auto path = session->workspace.root / "inbox" / name;
    if (!edition::is_statement(name) && !known.contains(sha256(session->files.read(path)))) {
      fmt::print("not taken in yet: inbox/{}\n", name);
    }
  }
  return finish(diagnostics);
}

}  // namespace

void add_status(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("status", "acts received, where they stand, and what is late");
  auto as_of = std::make_shared<std::string>();
  command->add_option("--as-of", *as_of, "count the days on this day (default: today)");
  command->callback(
      [&line, as_of] { line.command = [&line, as_of] { return status(line, *as_of); }; });
}

}  // namespace gazette::cli

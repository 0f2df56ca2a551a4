// gazette distribute: the list of an issue, frozen, for clerks to sign on and to sort.

#include "gazette/cli/distribute.h"

#include <set>

#include <fmt/format.h>

namespace gazette::cli {
namespace {

struct DistributeOptions {
  std::string issue = {};
  std::string date = {};
  std::string known_at = {};
  bool allocate = false;
};

int plan(const CommandLine& line, const DistributeOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const ledger::ListMoment moment = {.as_of = date_option(options.date, "--date"),
                                     .known_at = known_at_option(options.known_at)};
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const edition::Workspace& workspace = session->workspace;
  const auto typography = edition::read_typography(workspace, session->files, diagnostics);
  if (!typography) {
    return finish(diagnostics);
  }
  // A list that is frozen is written again as it was; only another day asked for is a question.
  auto shipment = session->ledger.find_shipment(number);
  if (!shipment || (!options.date.empty() && shipment->date != moment.as_of)) {
    const std::vector<std::string>& priority =
        model::distribution_on(workspace.configuration.distribution, moment.as_of).priority;
    // What else is wrong with it the freezing tells.
    Diagnostics unsaid;
    const auto drawn = session->ledger.draw_shipment(
        number, moment, options.allocate ? &priority : nullptr, unsaid);
    if (drawn && !can_be_set(*session, *drawn, diagnostics)) {
      return finish(diagnostics);
    }
    shipment = options.allocate
                   ? session->ledger.allocate_shipment(number, moment, priority, diagnostics)
                   : session->ledger.plan_shipment(number, moment, diagnostics);
  }
  if (!shipment) {
    return finish(diagnostics);
  }
  const model::Publisher& publisher =
      model::publisher_on(workspace.configuration, shipment->issue_date);
  PapersFolder folder(*session, papers_folder(session->workspace, number), *typography);
  // What claims and returns changed since is on the list that is written now.
  const auto sent = sent_of(*session, number, {}, diagnostics);
  if (sent) {
    folder.add_list(*sent, publisher, diagnostics);
  }
  if (diagnostics.has_errors()) {
    return finish(diagnostics);
  }
  fmt::print(
      "issue {}: {} to {} as of {}\n", model::to_text(number), copies_text(shipment->copies_count),
      counted(static_cast<std::int64_t>(shipment->recipients.size()), "recipient", "recipients"),
      to_iso(shipment->date));
  folder.commit(diagnostics);
  return finish(diagnostics);
}

}  // namespace

bool can_be_set(Session& session, const ledger::Shipment& list, Diagnostics& diagnostics) {
  Diagnostics found;
  const auto typography = edition::read_typography(session.workspace, session.files, found);
  if (typography) {
    const model::Publisher& publisher =
        model::publisher_on(session.workspace.configuration, list.issue_date);
    const forms::Paper paper = forms::recipient_list(ledger::copies_of_list(list), publisher);
    static_cast<void>(edition::make_paper(forms::form_of(paper, publisher), *typography,
                                          {.title = paper.title, .date = list.issue_date},
                                          session.files, found));
  }
  std::set<std::string> told;  // a cell is measured and then set: each fault is found twice
  for (const Diagnostic& each : found.has_errors() ? found.list() : std::vector<Diagnostic>{}) {
    if (told.insert(each.message).second) {
      diagnostics.report(each);
    }
  }
  return !found.has_errors();
}

void add_distribute(CLI::App& app, CommandLine& line) {
  CLI::App* distribute = app.add_subcommand("distribute", "send an issue to its recipients");
  distribute->require_subcommand(1);
  distribute->footer(
      "  gazette distribute plan 2022/38-39\n"
      "  gazette distribute labels 2022/38-39\n"
      "  gazette distribute papers 2022/38-39\n"
      "`gazette receipt`, `claim` and `return` enter what comes after it.");
  CLI::App* command = distribute->add_subcommand(
      "plan", "freeze the list of an issue; writes it to sign on and to sort (PDF, XLSX, CSV)");
  command->footer("Once planned the list never changes; asked again, the same list is written.");
  auto options = std::make_shared<DistributeOptions>();
  command->add_option("ISSUE", options->issue, "year and number: 2022/38-39")->required();
  command->add_option("--date,--as-of", options->date,
                      "day of sending; the list is as of this day (default: today)");
  add_known_at(*command, options->known_at);
  command->add_flag("--allocate", options->allocate,
                    "where the stock is short: one copy each by `priority` of [[distribution]], "
                    "then a second each");
  command->callback(
      [&line, options] { line.command = [&line, options] { return plan(line, *options); }; });
  add_papers(*distribute, line);
  add_labels(*distribute, line);
}

}  // namespace gazette::cli

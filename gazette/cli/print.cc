// gazette print: what is ordered from the printer and what comes back.

#include <numeric>

#include <fmt/format.h>

#include "gazette/cli/session.h"
#include "gazette/forms/forms.h"

namespace gazette::cli {
namespace {

constexpr int kCopiesMax = 1'000'000;  // as the record has it

struct OrderOptions {
  std::string issue = {};
  int copies = 0;
  std::string date = {};
  std::string reference = {};
};

struct ReceiveOptions {
  std::string issue = {};
  int good = 0;
  int spoiled = 0;
  std::string date = {};
  std::string reference = {};
};

/// One copy for each entitlement on the day, and the printer's extra.
int default_copies(const Session& session, Date date) {
  const std::vector<ledger::Recipient> recipients = session.ledger.recipients_on(date);
  return std::accumulate(
      recipients.begin(), recipients.end(),
      model::printer_on(session.workspace.configuration.printers, date).copies_extra,
      [](int sum, const ledger::Recipient& recipient) { return sum + recipient.copies; });
}

/// The order as asked for. Where nothing is said and there is one already, that one: its paper is
/// written again.
std::optional<ledger::PrintOrder> find_order(Session& session, model::IssueNumber number,
                                             const OrderOptions& options, Date date,
                                             Diagnostics& diagnostics) {
  const std::vector<ledger::PrintOrder> orders = session.ledger.print_orders(number);
  const bool says_nothing =
      options.copies == 0 && options.date.empty() && options.reference.empty();
  if (says_nothing && !orders.empty()) {
    return orders.front();
  }
  return session.ledger.order_print(
      {.issue = number,
       .copies = options.copies != 0 ? options.copies : default_copies(session, date),
       .date = date,
       .reference = options.reference},
      diagnostics);
}

int order(const CommandLine& line, const OrderOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const Date date = date_option(options.date, "--date");
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const edition::Workspace& workspace = session->workspace;
  const auto pages = edition::built_pages(workspace, session->files, number);
  const auto issue = session->ledger.find_issue(number);
  const auto typography = edition::read_typography(workspace, session->files, diagnostics);
  if (!pages || !issue) {
    diagnostics.report(
        {.code = "G0411",
         .message = fmt::format("issue {} is not built", model::to_text(number)),
         .help = fmt::format("build it first: gazette build {}", model::to_text(number))});
  }
  if (diagnostics.has_errors()) {
    return finish(diagnostics);
  }
  const auto ordered = find_order(*session, number, options, date, diagnostics);
  if (!ordered) {
    return finish(diagnostics);
  }
  forms::PrintTicket ticket{.order = *ordered,
                            .issue_date = issue->date,
                            .pages_count = static_cast<int>(*pages),
                            .trim_width = typography->layout.page_width,
                            .trim_height = typography->layout.page_height};
  for (const edition::Output& output : edition::built_outputs(workspace, session->files, number)) {
    if (output.path.starts_with("print/")) {
      ticket.files.push_back({.name = output.path, .sha256 = output.sha256});
    }
  }
  const std::string pdf = edition::make_paper(
      forms::print_order(ticket, model::publisher_on(workspace.configuration, issue->date)),
      *typography, fmt::format("Phiếu đặt in {}", ordered->reference), ordered->date, diagnostics);
  if (!diagnostics.has_errors()) {
    const auto path = papers_folder(workspace, number) / "phieu-dat-in.pdf";
    write_whole(session->files, path, pdf);
    fmt::print("ordered {} copies of issue {}, {} pages: {}\n", ordered->copies,
               model::to_text(number), *pages, edition::shown_path(workspace, path));
  }
  return finish(diagnostics);
}

int receive(const CommandLine& line, const ReceiveOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const Date date = date_option(options.date, "--date");
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  if (session->ledger.receive_print({.issue = number,
                                     .good = options.good,
                                     .spoiled = options.spoiled,
                                     .date = date,
                                     .reference = options.reference},
                                    diagnostics)) {
    fmt::print("received {} good and {} spoiled copies of issue {}\n", options.good,
               options.spoiled, model::to_text(number));
  }
  return finish(diagnostics);
}

}  // namespace

void add_print(CLI::App& app, CommandLine& line) {
  CLI::App* print = app.add_subcommand("print", "order copies from the printer, receive them");
  print->require_subcommand(1);
  CLI::App* order_command = print->add_subcommand("order", "order copies; writes the order as PDF");
  auto ordering = std::make_shared<OrderOptions>();
  order_command->add_option("ISSUE", ordering->issue, "year and number: 2022/38-39")->required();
  order_command
      ->add_option("--copies", ordering->copies,
                   "how many (default: one for each entitlement, and the printer's extra)")
      ->check(CLI::Range(1, kCopiesMax));
  order_command->add_option("--date", ordering->date, "day of the order (default: today)");
  order_command->add_option("--reference", ordering->reference, "a name of its own, for a reprint");
  order_command->callback(
      [&line, ordering] { line.command = [&line, ordering] { return order(line, *ordering); }; });
  CLI::App* receive_command = print->add_subcommand("receive", "enter what the printer delivered");
  auto receiving = std::make_shared<ReceiveOptions>();
  receive_command->add_option("ISSUE", receiving->issue, "year and number: 2022/38-39")->required();
  receive_command->add_option("--good", receiving->good, "copies fit to be sent")
      ->required()
      ->check(CLI::Range(0, kCopiesMax));
  receive_command->add_option("--spoiled", receiving->spoiled, "copies printed and unfit")
      ->check(CLI::Range(0, kCopiesMax));
  receive_command->add_option("--date", receiving->date, "day of delivery (default: today)");
  receive_command->add_option("--reference", receiving->reference,
                              "a name of its own, for a further delivery");
  receive_command->callback([&line, receiving] {
    line.command = [&line, receiving] { return receive(line, *receiving); };
  });
}

}  // namespace gazette::cli

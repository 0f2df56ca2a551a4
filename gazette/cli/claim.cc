// gazette claim, gazette return: copies that did not reach who was to have them.

#include <fmt/format.h>

#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

struct ClaimOptions {
  std::string issue = {};
  std::string recipient = {};
  int copy = 0;
  std::string reason = {};
  std::string date = {};
  std::string reference = {};
};

struct ReturnOptions {
  std::string issue = {};
  std::string recipient = {};
  int copies = 1;
  int copy = 0;
  std::string to = {};
  std::string reason = {};
  std::string date = {};
  std::string reference = {};
};

/// The reason of an option; a usage error that lists them where it is none.
template <typename Reason>
Reason reason_option(const std::optional<Reason>& reason, const std::string& given,
                     const std::string& words) {
  if (!reason) {
    throw CLI::ValidationError("--reason", fmt::format("\"{}\" is none of: {}", given, words));
  }
  return *reason;
}

int claim(const CommandLine& line, const ClaimOptions& options) {
  Diagnostics diagnostics;
  ledger::Claim claim = {.issue = issue_argument(options.issue),
                         .recipient = options.recipient,
                         .piece = options.copy,
                         .reason = reason_option(ledger::claim_reason_from(options.reason),
                                                 options.reason, ledger::claim_reason_words()),
                         .date = past_date_option(options.date, "--date"),
                         .reference = reference_option(options.reference)};
  if (claim.piece != 0 && claim.reason == ledger::ClaimReason::short_shipped) {
    throw CLI::ValidationError("--copy",
                               "a copy that the list was short of was never sent: it has "
                               "no number");
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  // The window is that of the day of sending; where nothing was sent the record says so.
  const auto shipment = session->ledger.find_shipment(claim.issue);
  claim.window_days = model::distribution_on(session->workspace.configuration.distribution,
                                             shipment ? shipment->date : claim.date)
                          .claim_days;
  if (const auto claimed = session->ledger.claim_copy(claim, diagnostics)) {
    fmt::print("copy {} of issue {} is on its way to {}{}; {} left in stock\n  {}\n  {}\n",
               claimed->replacement.first, model::to_text(claim.issue), claim.recipient,
               claimed->repeated ? " (entered before)" : "", claimed->reserve, claimed->reference,
               ledger::piece_code(claimed->replacement));
  }
  return finish(diagnostics);
}

/// "came back", "are on their way to R012".
std::string way_text(int copies, const std::string& to) {
  return to.empty() ? "came back"
                    : fmt::format("{} way to {}", copies == 1 ? "is on its" : "are on their", to);
}

int give_back(const CommandLine& line, const ReturnOptions& options) {
  Diagnostics diagnostics;
  if (options.to == options.recipient) {
    throw CLI::ValidationError("--to", "the successor is another recipient");
  }
  const ledger::CopyReturn request = {
      .issue = issue_argument(options.issue),
      .recipient = options.recipient,
      .piece = options.copy,
      .successor = options.to,
      .copies = options.copies,
      .reason = reason_option(ledger::return_reason_from(options.reason), options.reason,
                              ledger::return_reason_words()),
      .date = past_date_option(options.date, "--date"),
      .reference = reference_option(options.reference)};
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  if (const auto moved = session->ledger.return_copies(request, diagnostics)) {
    fmt::print("{} of issue {} for {} {}{}\n  {}\n", copies_text(moved->copies),
               model::to_text(request.issue), request.recipient,
               way_text(moved->copies, options.to), moved->repeated ? " (entered before)" : "",
               moved->reference);
  }
  return finish(diagnostics);
}

}  // namespace

void add_claim(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("claim", "write a copy off that did not arrive, and send another");
  command->footer(
      "  gazette claim 2022/38-39 R017 --reason \"chưa nhận\"\n"
      "Reasons: " +
      ledger::claim_reason_words() +
      ". Claims are taken for claim_days of [[distribution]]\n"
      "in gazette.toml after the sending, as long as there are copies in stock.");
  auto options = std::make_shared<ClaimOptions>();
  command->add_option("ISSUE", options->issue, "year and number: 2022/38-39")->required();
  command->add_option("RECIPIENT", options->recipient, "its code: R017")->required();
  command->add_option("--reason", options->reason, "why")->required();
  command->add_option("--copy", options->copy, "which of its copies (default: the first that fits)")
      ->check(CLI::Range(1, 1'000'000));
  command->add_option("--date", options->date, "day of the claim (default: today)");
  command->add_option("--reference", options->reference,
                      "a name of its own, for a second claim on one day");
  command->callback(
      [&line, options] { line.command = [&line, options] { return claim(line, *options); }; });
}

void add_return(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("return", "copies that come back, or go on to the successor");
  command->footer("Reasons: " + ledger::return_reason_words());
  auto options = std::make_shared<ReturnOptions>();
  command->add_option("ISSUE", options->issue, "year and number: 2022/38-39")->required();
  command->add_option("RECIPIENT", options->recipient, "to whom they were sent")->required();
  CLI::Option* copies = command->add_option("--copies", options->copies, "how many (default: 1)")
                            ->check(CLI::Range(1, 1'000'000));
  command
      ->add_option("--copy", options->copy,
                   "which of its copies (default: first those on their way, then those signed for)")
      ->check(CLI::Range(1, 1'000'000))
      ->excludes(copies);
  command->add_option("--to", options->to, "who took over: they are on their way to it now");
  command->add_option("--reason", options->reason, "why")
      ->default_str(std::string(ledger::to_text(ledger::ReturnReason::undelivered)));
  options->reason = ledger::to_text(ledger::ReturnReason::undelivered);
  command->add_option("--date", options->date, "the day (default: today)");
  command->add_option("--reference", options->reference,
                      "a name of its own, for a second return on one day");
  command->callback(
      [&line, options] { line.command = [&line, options] { return give_back(line, *options); }; });
}

}  // namespace gazette::cli

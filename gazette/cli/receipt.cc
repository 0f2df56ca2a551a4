// gazette receipt: copies acknowledged by their recipients.

#include <set>

#include <fmt/format.h>

#include "gazette/cli/asked.h"
#include "gazette/cli/distribute.h"
#include "gazette/cli/recipients.h"

namespace gazette::cli {
namespace {

struct ReceiptOptions {
  std::string issue = {};
  std::vector<std::string> recipients = {};
  int copy = 0;  // of one recipient; 0: all
  bool all = false;
  std::vector<std::string> districts = {};
  std::string file = {};
  std::string date = {};
  std::string taker = {};
  std::string state = {};
  std::string reference = {};
  bool partial = false;
};

ledger::ReceiptDefaults defaults_of(const ReceiptOptions& options) {
  ledger::ReceiptDefaults defaults = {.date = past_date_option(options.date, "--date"),
                                      .taker = text_option(options.taker, "--taker")};
  if (!options.issue.empty()) {
    defaults.issue = issue_argument(options.issue);
  }
  if (!options.state.empty()) {
    const auto condition = ledger::condition_from(options.state);
    if (!condition) {
      throw CLI::ValidationError("--state", fmt::format("\"{}\" is none of: {}", options.state,
                                                        ledger::condition_words()));
    }
    defaults.condition = *condition;
  }
  return defaults;
}

ledger::ReceiptLine line_of(const ledger::ReceiptDefaults& defaults, std::string recipient) {
  return {
      .piece = {.issue = *defaults.issue, .recipient = std::move(recipient), .first = 0, .last = 0},
      .date = defaults.date,
      .taker = defaults.taker,
      .condition = defaults.condition};
}

/// Everybody to whom something is on its way or who acknowledged it before, or those of some
/// districts.
std::vector<ledger::ReceiptLine> bundle(const Session& session, const ReceiptOptions& options,
                                        const ledger::ReceiptDefaults& defaults,
                                        Diagnostics& diagnostics) {
  const auto shipment = session.ledger.find_shipment(*defaults.issue);
  if (!shipment) {
    if (has_issue(session, *defaults.issue, diagnostics)) {
      const std::string number = model::to_text(*defaults.issue);
      diagnostics.report(
          {.code = "G0767",
           .place = {.path = record_path(session.workspace).string()},
           .message = fmt::format("issue {} was not sent yet", number),
           .help = fmt::format("freeze its list with `gazette distribute plan {}`", number)});
    }
    return {};
  }
  std::vector<std::string> known;
  for (const ledger::Recipient& recipient : shipment->recipients) {
    known.push_back(recipient.district);
  }
  if (!options.all &&
      !has_districts(session, options.districts, known,
                     fmt::format("issue {} was sent to nobody", model::to_text(*defaults.issue)),
                     diagnostics)) {
    return {};
  }
  std::set<std::string> wanted;
  for (const std::string& each : options.districts) {
    wanted.insert(district_key(each));
  }
  std::set<std::string> named;
  std::vector<ledger::ReceiptLine> lines;
  const auto add = [&](const std::string& recipient, const std::string& district) {
    if ((options.all || wanted.contains(district_key(district))) &&
        named.insert(recipient).second) {
      lines.push_back(line_of(defaults, recipient));
    }
  };
  for (const ledger::PendingCopies& each :
       session.ledger.pending_copies(defaults.date, defaults.issue)) {
    add(each.recipient, each.district);
  }
  // Who acknowledged before is told so, as where it is named (G0768).
  for (const ledger::ReceivedCopies& each : session.ledger.received_copies(*defaults.issue, {})) {
    if (each.is_acknowledged && each.gone_by.empty()) {
      add(each.recipient, each.district);
    }
  }
  return lines;
}

/// The lines of a file; one of a day that has not come yet is a finding (G0757) and left out.
std::vector<ledger::ReceiptLine> read_file(std::string_view bytes, const std::string& path,
                                           const ledger::ReceiptDefaults& defaults,
                                           Diagnostics& diagnostics) {
  std::vector<ledger::ReceiptLine> lines =
      ledger::read_receipts(bytes, path, defaults, diagnostics);
  std::erase_if(lines, [&](const ledger::ReceiptLine& line) {
    if (line.date <= today()) {
      return false;
    }
    diagnostics.report({.code = "G0757",
                        .place = line.place,
                        .message = fmt::format("{} has not come yet", to_iso(line.date)),
                        .help = "write the day on which the copy was received"});
    return true;
  });
  return lines;
}

std::vector<ledger::ReceiptLine> lines_of(const Session& session, const ReceiptOptions& options,
                                          const ledger::ReceiptDefaults& defaults,
                                          Diagnostics& diagnostics) {
  if (!options.file.empty()) {
    const auto bytes = read_named_file(session, options.file,
                                       "what the scanner wrote, or a CSV file", diagnostics);
    return bytes ? read_file(*bytes, options.file, defaults, diagnostics)
                 : std::vector<ledger::ReceiptLine>();
  }
  if (options.all || !options.districts.empty()) {
    return bundle(session, options, defaults, diagnostics);
  }
  std::vector<ledger::ReceiptLine> lines;
  for (const std::string& recipient : options.recipients) {
    lines.push_back(line_of(defaults, recipient));
    lines.back().piece.first = lines.back().piece.last = options.copy;
  }
  return lines;
}

int receive(const CommandLine& line, const ReceiptOptions& options) {
  Diagnostics diagnostics;
  const ledger::ReceiptDefaults defaults = defaults_of(options);
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const ledger::ReceiptBatch batch = {.lines = lines_of(*session, options, defaults, diagnostics),
                                      .reference = reference_option(options.reference),
                                      .partial = options.partial};
  if (diagnostics.has_errors() && !options.partial) {
    // What is wrong with the good lines is told in the same run, and nothing is entered.
    session->ledger.check_receipts(batch, diagnostics);
    return finish(diagnostics);
  }
  if (const auto result = session->ledger.receive_copies(batch, diagnostics)) {
    fmt::print("{} acknowledged by {}\n", copies_text(result->copies_count),
               counted(result->recipients_count, "recipient", "recipients"));
    for (const std::string& reference : result->references) {
      fmt::print("  {}\n", reference);
    }
  }
  return finish(diagnostics);
}

}  // namespace

void add_receipt(CLI::App& app, CommandLine& line) {
  CLI::App* receipt = app.add_subcommand("receipt", "copies acknowledged by their recipients");
  receipt->footer(
      "  gazette receipt 2022/38-39 R001 R017 --taker \"Lê Thị Hoa\"\n"
      "  gazette receipt 2022/38-39 --district \"Huyện Xuân Lộc\"    # a whole bundle\n"
      "  gazette receipt --file scan.txt         # a piece code a line, of any issue\n"
      "  gazette receipt 2022/38-39 --file nhan.csv   # recipient,copy,date,taker,state\n"
      "  gazette receipt list 2022/38-39         # what is entered, with days and states\n"
      "  gazette receipt late --files            # what reminds of those that are overdue\n"
      "All or nothing, unless --partial; a receipt entered twice counts once.");
  auto options = std::make_shared<ReceiptOptions>();
  receipt->add_option("ISSUE", options->issue, "year and number: 2022/38-39");
  CLI::Option* named = receipt->add_option("RECIPIENT", options->recipients,
                                           "their codes: all that was sent to them");
  CLI::Option* all = receipt->add_flag("--all", options->all, "everybody")->excludes(named);
  CLI::Option* district =
      receipt
          ->add_option("--district", options->districts, "everybody in a district, or in several")
          ->allow_extra_args(false)
          ->excludes(named)
          ->excludes(all);
  CLI::Option* copy =
      receipt
          ->add_option("--copy", options->copy,
                       "which copy of one recipient (default: all on their way); so one that was "
                       "claimed as not received and came after all")
          ->check(CLI::Range(1, 1'000'000))
          ->excludes(all)
          ->excludes(district);
  receipt->add_option("--file", options->file, "what a scanner wrote, or a CSV")
      ->excludes(named)
      ->excludes(copy)
      ->excludes(all)
      ->excludes(district);
  receipt->add_option("--date", options->date, "day on which they were taken (default: today)");
  receipt->add_option("--taker", options->taker, "who signed");
  receipt->add_option("--state", options->state, "tốt, hỏng or thiếu trang (default: tốt)");
  receipt->add_option("--reference", options->reference, "a name of its own for the entry");
  receipt->add_flag("--partial", options->partial, "enter the good lines even if others are bad");
  add_receipt_papers(*receipt, line);
  receipt->callback([&line, options, receipt] {
    if (!receipt->get_subcommands().empty()) {
      return;
    }
    const bool is_chosen =
        !options->recipients.empty() || options->all || !options->districts.empty();
    if (options->file.empty() && (options->issue.empty() || !is_chosen)) {
      throw CLI::RequiredError("ISSUE with RECIPIENT, --all or --district; or --file");
    }
    if (options->copy != 0 && options->recipients.size() != 1) {
      throw CLI::ValidationError("--copy", "a copy is of one recipient: name one");
    }
    line.command = [&line, options] { return receive(line, *options); };
  });
}

}  // namespace gazette::cli

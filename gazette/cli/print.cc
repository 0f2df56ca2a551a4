// gazette print: what is ordered from the printer and what comes back.

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/base/room.h"
#include "gazette/cli/distribute.h"
#include "gazette/cli/recipients.h"
#include "gazette/cli/session.h"
#include "gazette/edition/print_audit.h"
#include "gazette/edition/print_order.h"
#include "gazette/forms/forms.h"

namespace gazette::cli {
namespace {

constexpr int kCopiesMax = 1'000'000;  // as the record has it

struct OrderOptions {
  std::string issue = {};
  int copies = 0;
  std::string date = {};
  std::string due = {};
  std::string reference = {};
};

struct ReceiveOptions {
  std::string issue = {};
  int good = 0;
  int spoiled = 0;
  std::string audit = {};  // a file of the print shop that says how many
  std::string date = {};
  std::string reference = {};
};

/// How large an order's papers become at most: its package holds what is printed, and a ticket of a
/// page or two.
std::uintmax_t papers_size(const std::filesystem::path& printed) {
  constexpr std::uintmax_t kTickets = 1 << 20;
  std::uintmax_t size = kTickets;
  std::error_code ignored;
  for (const auto& file : std::filesystem::directory_iterator(printed, ignored)) {
    size += file.is_regular_file(ignored) ? file.file_size(ignored) : 0;
  }
  return size;
}

/// An order whose papers cannot be written is not entered: a disk without room for them, and a
/// folder that takes no file, fail here; a folder that was not there is not left behind.
void try_to_write(Files& files, const std::filesystem::path& folder, std::uintmax_t size) {
  check_room(folder, size);
  std::error_code ignored;
  const bool was_there = std::filesystem::exists(folder, ignored);
  const bool had_parent = std::filesystem::exists(folder.parent_path(), ignored);
  {
    Staging trial(files, folder);
    trial.write("phieu-dat-in.pdf", "");
  }
  // These remove an empty folder only.
  if (!was_there) {
    std::filesystem::remove(folder, ignored);
  }
  if (!had_parent) {
    std::filesystem::remove(folder.parent_path(), ignored);
  }
}

int order(const CommandLine& line, const OrderOptions& options) {
  Diagnostics diagnostics;
  edition::PrintRequest request{.number = issue_argument(options.issue),
                                .date = date_option(options.date, "--date"),
                                .reference = reference_option(options.reference)};
  if (options.copies != 0) {
    request.copies = options.copies;
  }
  if (!options.due.empty()) {
    request.due = date_option(options.due, "--due");
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const std::filesystem::path folder = papers_folder(session->workspace, request.number);
  try_to_write(session->files, folder,
               papers_size(edition::build_folder(session->workspace, request.number) / "print"));
  const auto ordered = edition::order_print(session->workspace, session->ledger, session->files,
                                            request, diagnostics);
  if (!ordered) {
    return finish(diagnostics);
  }
  Staging papers(session->files, folder);
  for (const edition::NamedFile& paper : ordered->papers) {
    papers.write(paper.name, paper.bytes);
  }
  papers.commit(false);
  const auto shown = [&](const std::string& name) {
    return edition::shown_path(session->workspace, folder / name);
  };
  fmt::print("ordered {} of issue {}, {} pages, due {}: {}\n", copies_text(ordered->ticket.copies),
             model::to_text(request.number), ordered->pages_count, to_iso(ordered->ticket.due),
             shown(ordered->papers.front().name));
  fmt::print("  lần {}{}{}\n", ordered->ticket.revision, ordered->changes.empty() ? "" : ": ",
             fmt::join(ordered->changes, "; "));
  fmt::print("  {}\n", shown(ordered->papers.back().name));
  return finish(diagnostics);
}

/// How many copies came, as typed or as the print shop's file says.
std::optional<edition::PrintAudit> delivered(const Session& session, model::IssueNumber number,
                                             const ReceiveOptions& options,
                                             Diagnostics& diagnostics) {
  if (options.audit.empty()) {
    return edition::PrintAudit{.good = options.good, .spoiled = options.spoiled};
  }
  std::vector<edition::ToldJob> jobs;
  const std::vector<ledger::PrintTicket> tickets = session.ledger.print_tickets(number);
  for (const ledger::PrintOrder& order : session.ledger.print_orders(number)) {
    edition::ToldJob& job = jobs.emplace_back();
    job.id = forms::print_job_id(order.reference);
    for (const ledger::PrintTicket& ticket : tickets) {
      if (ticket.reference == order.reference) {
        job.revisions.push_back(ticket.revision);
      }
    }
  }
  const auto xjdf =
      read_named_file(session, options.audit, "the XJDF file of the print shop", diagnostics);
  return xjdf ? edition::read_print_audit(*xjdf, options.audit, jobs, diagnostics) : std::nullopt;
}

/// The hash of the print shop's file, so that one file is one delivery.
std::string audit_sha256(const Session& session, const ReceiveOptions& options) {
  return options.audit.empty() ? std::string() : sha256(session.files.read(options.audit));
}

int receive(const CommandLine& line, const ReceiveOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const Date date = past_date_option(options.date, "--date");
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto copies = delivered(*session, number, options, diagnostics);
  const std::string reference = reference_option(options.reference);
  const auto received =
      copies ? session->ledger.receive_print({.issue = number,
                                              .good = copies->good,
                                              .spoiled = copies->spoiled,
                                              .date = date,
                                              .reference = reference,
                                              .source_sha256 = audit_sha256(*session, options)},
                                             diagnostics)
             : std::nullopt;
  if (received) {
    fmt::print("received {} good and {} spoiled copies of issue {}{}\n  {}\n", copies->good,
               copies->spoiled, model::to_text(number),
               received->repeated ? " (entered before)" : "", received->reference);
    edition::check_delivered(session->ledger, number, diagnostics);
  }
  return finish(diagnostics);
}

void add_receive(CLI::App& print, CommandLine& line) {
  CLI::App* command = print.add_subcommand("receive", "enter what the printer delivered");
  auto receiving = std::make_shared<ReceiveOptions>();
  command->add_option("ISSUE", receiving->issue, "year and number: 2022/38-39")->required();
  CLI::Option* good = command->add_option("--good", receiving->good, "copies fit to be sent")
                          ->check(CLI::Range(0, kCopiesMax));
  CLI::Option* spoiled =
      command->add_option("--spoiled", receiving->spoiled, "copies printed and unfit")
          ->check(CLI::Range(0, kCopiesMax));
  command->add_option("--audit", receiving->audit, "the XJDF file of the print shop, for both")
      ->excludes(good)
      ->excludes(spoiled);
  command->add_option("--date", receiving->date, "day of delivery (default: today)");
  command->add_option("--reference", receiving->reference,
                      "a name of its own, for a further delivery");
  command->callback([&line, receiving, good] {
    if (receiving->audit.empty() && good->count() == 0) {
      throw CLI::ValidationError(
          "print receive", "say how many copies came: --good N, or --audit FILE of the print shop");
    }
    line.command = [&line, receiving] { return receive(line, *receiving); };
  });
}

}  // namespace

void add_print(CLI::App& app, CommandLine& line) {
  CLI::App* print = app.add_subcommand("print", "order copies from the printer, receive them");
  print->require_subcommand(1);
  print->footer(
      "  gazette print order 2022/38-39\n"
      "  gazette print receive 2022/38-39 --good 200 --spoiled 5\n"
      "  gazette print protocol 2022/38-39");
  CLI::App* order_command = print->add_subcommand(
      "order", "order copies; writes the ticket (PDF, XJDF) and a ZIP for the print shop");
  auto ordering = std::make_shared<OrderOptions>();
  order_command->add_option("ISSUE", ordering->issue, "year and number: 2022/38-39")->required();
  order_command
      ->add_option("--copies", ordering->copies,
                   "how many (default: one for each entitlement, and the printer's extra)")
      ->check(CLI::Range(1, kCopiesMax));
  order_command->add_option("--date", ordering->date,
                            "day of the order, or of what is changed on it (default: today)");
  order_command->add_option("--due", ordering->due,
                            "when the copies are due (default: by the day of the issue)");
  order_command->add_option("--reference", ordering->reference, "a name of its own, for a reprint");
  order_command->footer(
      "What was ordered before is told anew: where anything on the ticket changed, as its next\n"
      "revision (lần); the same again gives the same files.");
  order_command->callback(
      [&line, ordering] { line.command = [&line, ordering] { return order(line, *ordering); }; });
  add_receive(*print, line);
  add_protocol(*print, line);
}

}  // namespace gazette::cli

#include "gazette/edition/print_order.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "gazette/edition/cover.h"
#include "gazette/edition/papers.h"
#include "gazette/edition/pdfs.h"
#include "gazette/forms/forms.h"

namespace gazette::edition {
namespace {

constexpr std::string_view kTicketName = "phieu-dat-in";

/// What of an issue's build the printer gets.
struct PrintFiles {
  std::vector<ledger::TicketFile> listed = {};
  std::vector<NamedFile> files = {};  // as they lie in the package
};

std::string build_again(model::IssueNumber number) {
  return fmt::format("build it again: gazette build {}", model::to_text(number));
}

/// The files as they are on the disk, each compared with what the build wrote.
PrintFiles read_print_files(const Workspace& workspace, Files& files, model::IssueNumber number,
                            Diagnostics& diagnostics) {
  PrintFiles found;
  for (const Output& output : built_outputs(workspace, files, number)) {
    if (!output.path.starts_with("print/")) {
      continue;
    }
    const std::filesystem::path path = build_folder(workspace, number) / output.path;
    std::string bytes = files.exists(path) ? files.read(path) : std::string();
    if (sha256(bytes) != output.sha256) {
      diagnostics.report({.code = "G0661",
                          .place = {.path = shown_path(workspace, path)},
                          .message = bytes.empty() ? "the print file is gone since the build"
                                                   : "the print file was changed since the build",
                          .help = build_again(number)});
    }
    const ledger::TicketFile& file =
        found.listed.emplace_back(ledger::TicketFile{.path = output.path,
                                                     .sha256 = output.sha256,
                                                     .content_sha256 = output.content_sha256,
                                                     .revision = output.revision});
    found.files.push_back({.name = forms::package_name(file), .bytes = std::move(bytes)});
  }
  return found;
}

/// What a file says of its revision must be what the record would have it say now.
void check_revisions(const Workspace& workspace, const PrintFiles& print_files,
                     const std::vector<ledger::PrintTicket>& tickets, model::IssueNumber number,
                     Diagnostics& diagnostics) {
  const ledger::PrintTicket* latest = tickets.empty() ? nullptr : &tickets.back();
  for (const ledger::TicketFile& file : print_files.listed) {
    const int expected = ledger::file_revision(latest, file.path, file.content_sha256);
    if (file.revision != expected) {
      diagnostics.report(
          {.code = "G0662",
           .place = {.path = shown_path(workspace, build_folder(workspace, number) / file.path)},
           .message = fmt::format("the print file says revision {}, by the record it is {}",
                                  file.revision, expected),
           .help = build_again(number)});
    }
  }
}

int copies_of_recipients(const ledger::Ledger& ledger, Date date) {
  const std::vector<ledger::Recipient> recipients = ledger.recipients_on(date);
  return std::accumulate(
      recipients.begin(), recipients.end(), 0,
      [](int sum, const ledger::Recipient& recipient) { return sum + recipient.copies; });
}

/// The order that is there, else the one that is to be entered.
ledger::PrintOrder draw_order(const model::Printer& printer, const ledger::Ledger& ledger,
                              const PrintRequest& request) {
  const std::vector<ledger::PrintOrder> orders = ledger.print_orders(request.number);
  const auto known =
      std::find_if(orders.begin(), orders.end(), [&](const ledger::PrintOrder& order) {
        return request.reference.empty() || order.reference == request.reference;
      });
  if (known != orders.end()) {
    return *known;
  }
  return {.issue = request.number,
          .copies = request.copies.value_or(copies_of_recipients(ledger, request.date) +
                                            printer.copies_extra),
          .date = request.date,
          .reference = request.reference.empty() ? "in-" + model::folder_name(request.number)
                                                 : request.reference};
}

/// Enters the order where it is not there yet.
bool enter_order(ledger::Ledger& ledger, const ledger::PrintOrder& order,
                 Diagnostics& diagnostics) {
  const std::vector<ledger::PrintOrder> orders = ledger.print_orders(order.issue);
  const bool is_known = std::any_of(
      orders.begin(), orders.end(),
      [&order](const ledger::PrintOrder& each) { return each.reference == order.reference; });
  return is_known || ledger.order_print(order, diagnostics);
}

/// `date` where it is worked, else the next day that is, in steps of a day: 1 or -1.
Date working_day(const model::Calendar& calendar, Date date, int step) {
  constexpr int kDaysOffMost = 30;  // no holiday is as long
  for (int i = 0; i < kDaysOffMost && !model::is_working_day(calendar, date); ++i) {
    date = add_days(date, step);
  }
  return date;
}

/// A day in a week's time, by which a printer can deliver what is ordered on `date`.
Date due_after(const model::Calendar& calendar, Date date) {
  constexpr int kPrintingDays = 7;
  return working_day(calendar, add_days(date, kPrintingDays), 1);
}

/// The last working day up to the day of the issue; where that has passed, a week from the order.
Date due_by(const model::Calendar& calendar, Date issue_date, Date order_date) {
  const Date due = working_day(calendar, issue_date, -1);
  return due < order_date ? due_after(calendar, order_date) : due;
}

/// A day due that hardly is what is meant.
void warn_of_due_day(const ledger::PrintTicket& ticket, const model::Calendar& calendar,
                     Diagnostics& diagnostics) {
  const bool is_past = ticket.due < ticket.date;
  if (!is_past && model::is_working_day(calendar, ticket.due)) {
    return;
  }
  const Date better =
      is_past ? due_after(calendar, ticket.date) : working_day(calendar, ticket.due, 1);
  diagnostics.report(
      {.code = "G0664",
       .message = is_past ? fmt::format("the copies are due on {}, before the ticket of {}",
                                        to_iso(ticket.due), to_iso(ticket.date))
                          : fmt::format("the copies are due on {}, a day off", to_iso(ticket.due)),
       .help = fmt::format("say the day that is agreed on with the printer: --due {}",
                           to_iso(better))});
}

/// Whether all orders of the issue together serve the recipients.
void warn_of_copies(const ledger::Ledger& ledger, const ledger::PrintTicket& ticket,
                    int recipients_copies, Diagnostics& diagnostics) {
  const std::vector<ledger::PrintOrder> orders = ledger.print_orders(ticket.issue);
  const int ordered =
      std::accumulate(orders.begin(), orders.end(), 0,
                      [](int sum, const ledger::PrintOrder& order) { return sum + order.copies; });
  if (ordered < recipients_copies) {
    diagnostics.report(
        {.code = "G0663",
         .message = fmt::format("{} copies are ordered, the recipients are entitled to {}", ordered,
                                recipients_copies),
         .help = fmt::format("order at least as many: --copies {}",
                             ticket.copies + recipients_copies - ordered)});
  }
}

/// The ZIP for the shop: every print file, the tickets, and the hashes of all of these.
NamedFile make_package(const Workspace& workspace, const ledger::PrintTicket& ticket,
                       const std::vector<NamedFile>& print_files,
                       const std::vector<NamedFile>& papers) {
  std::vector<NamedFile> packed = print_files;
  packed.insert(packed.end(), papers.begin(), papers.end());
  std::string sums;
  for (const NamedFile& file : packed) {
    sums += fmt::format("{}  {}\n", sha256(file.bytes), file.name);
  }
  packed.push_back({.name = "SHA256SUMS", .bytes = std::move(sums)});
  return {.name = fmt::format("{}-{}-lan-{}.zip", workspace.configuration.id,
                              model::folder_name(ticket.issue), ticket.revision),
          .bytes = make_zip(packed, ticket.date)};
}

/// The order's ticket before this one.
const ledger::PrintTicket* ticket_before(const std::vector<ledger::PrintTicket>& tickets,
                                         const ledger::PrintTicket& ticket) {
  const ledger::PrintTicket* former = nullptr;
  for (const ledger::PrintTicket& each : tickets) {
    if (each.reference == ticket.reference && each.revision < ticket.revision) {
      former = &each;
    }
  }
  return former;
}

forms::PrintJob job_of(const Workspace& workspace, const model::Printer& printer,
                       const ledger::Ledger& ledger, Files& files, const ledger::PrintOrder& order,
                       const ledger::GrantedIssue& issue, const typeset::Layout& layout) {
  forms::PrintJob job{
      .issue_date = issue.date,
      .order_date = order.date,
      .copies_least = copies_of_recipients(ledger, order.date),
      .pages_count = static_cast<int>(built_pages(workspace, files, order.issue).value_or(0)),
      .blank_folios = built_blank_pages(workspace, files, order.issue),
      .trim_width = layout.page_width,
      .trim_height = layout.page_height,
      .printer = printer};
  if (job.printer.name.empty()) {
    job.printer.name = model::publisher_on(workspace.configuration, issue.date).printer;
  }
  return job;
}

/// Makes the papers of a ticket.
void make_papers(const Workspace& workspace, Files& files, const Typography& typography,
                 const forms::PrintJob& job, const ledger::PrintTicket* former,
                 const std::vector<NamedFile>& print_files, PrintOrdered& ordered,
                 Diagnostics& diagnostics) {
  const ledger::PrintTicket& ticket = ordered.ticket;
  const model::Publisher& publisher = model::publisher_on(workspace.configuration, job.issue_date);
  ordered.papers.push_back(
      {.name = fmt::format("{}.pdf", kTicketName),
       .bytes = make_paper(forms::print_ticket(job, ticket, former, publisher), typography,
                           {.title = fmt::format("Phiếu đặt in {}", ticket.reference),
                            .author = publisher.office,
                            .date = ticket.date},
                           files, diagnostics)});
  ordered.papers.push_back({.name = fmt::format("{}.xjdf", kTicketName),
                            .bytes = forms::print_ticket_xjdf(job, ticket, publisher)});
  ordered.papers.push_back(make_package(workspace, ticket, print_files, ordered.papers));
}

}  // namespace

std::optional<PrintOrdered> order_print(const Workspace& workspace, ledger::Ledger& ledger,
                                        Files& files, const PrintRequest& request,
                                        Diagnostics& diagnostics) {
  const model::IssueNumber number = request.number;
  const auto pages = built_pages(workspace, files, number);
  const auto issue = ledger.find_issue(number);
  if (!pages || !issue) {
    diagnostics.report(
        {.code = "G0411",
         .message = fmt::format("issue {} is not built", model::to_text(number)),
         .help = fmt::format("build it first: gazette build {}", model::to_text(number))});
    return std::nullopt;
  }
  const model::Printer* const printer = find_printer(workspace, issue->date, diagnostics);
  const auto typography = read_typography(workspace, files, diagnostics);
  const PrintFiles print_files = read_print_files(workspace, files, number, diagnostics);
  const std::vector<ledger::PrintTicket> tickets = ledger.print_tickets(number);
  check_revisions(workspace, print_files, tickets, number, diagnostics);
  if (diagnostics.has_errors() || printer == nullptr || !typography) {
    return std::nullopt;
  }
  // Beyond this point the print files are those of the build.
  const ledger::PrintOrder order = draw_order(*printer, ledger, request);
  forms::PrintJob job =
      job_of(workspace, *printer, ledger, files, order, *issue, typography->layout);
  ledger::PrintTicket ticket{.issue = number,
                             .reference = order.reference,
                             .revision = tickets.empty() ? 1 : tickets.back().revision + 1,
                             .date = request.date,
                             .copies = request.copies.value_or(order.copies),
                             .files = print_files.listed};
  const ledger::PrintTicket* latest = ticket_before(tickets, ticket);
  const model::Calendar& calendar = workspace.configuration.calendar;
  ticket.due = request.due.value_or(
      latest != nullptr ? latest->due : due_by(calendar, issue->date, request.date));
  const int recipients_copies = job.copies_least;
  job.copies_least =
      recipients_copies == 0 ? ticket.copies : std::min(recipients_copies, ticket.copies);
  job.copies_most = ticket.copies + ticket.copies * job.printer.overs_percent / 100;
  ticket.facts = forms::ticket_facts(job);
  // Nothing is entered that no paper can be made of.
  PrintOrdered draft{.ticket = ticket};
  make_papers(workspace, files, *typography, job, latest, print_files.files, draft, diagnostics);
  if (diagnostics.has_errors() || !enter_order(ledger, order, diagnostics)) {
    return std::nullopt;
  }
  const auto recorded = ledger.record_ticket(ticket, diagnostics);
  if (!recorded) {
    return std::nullopt;
  }
  // Beyond this point the ticket has its revision.

  warn_of_copies(ledger, *recorded, recipients_copies, diagnostics);
  warn_of_due_day(*recorded, calendar, diagnostics);
  check_binding(workspace, *printer, *pages, diagnostics);
  const ledger::PrintTicket* former = ticket_before(tickets, *recorded);
  PrintOrdered ordered{.ticket = *recorded,
                       .pages_count = static_cast<int>(*pages),
                       .papers = std::move(draft.papers)};
  if (former != nullptr) {
    ordered.changes = forms::ticket_changes(*former, *recorded);
  }
  if (!(*recorded == ticket)) {
    // The ticket was told before, and is that one again.
    ordered.papers.clear();
    make_papers(workspace, files, *typography, job, former, print_files.files, ordered,
                diagnostics);
  }
  return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(ordered));
}

void check_delivered(const ledger::Ledger& ledger, model::IssueNumber number,
                     Diagnostics& diagnostics) {
  const ledger::YearCopies year = ledger.year_copies(number.year);
  const auto issue =
      std::find_if(year.issues.begin(), year.issues.end(),
                   [&](const ledger::IssueCopies& copies) { return copies.number == number; });
  if (issue == year.issues.end()) {
    return;
  }
  const std::vector<ledger::PrintTicket> tickets = ledger.print_tickets(number);
  int most = 0;
  for (const ledger::PrintOrder& order : ledger.print_orders(number)) {
    const auto latest = std::find_if(
        tickets.rbegin(), tickets.rend(),
        [&](const ledger::PrintTicket& ticket) { return ticket.reference == order.reference; });
    most += latest != tickets.rend() ? forms::copies_most_of(*latest) : order.copies;
  }
  const int good = issue->printed - issue->spoiled;
  if (good > most) {
    diagnostics.report(
        {.code = "G0747",
         .message =
             fmt::format("{} good copies are delivered, the ticket takes {} at most", good, most),
         .help =
             fmt::format("agree with the printer: {} need not be taken or paid for", good - most)});
  }
}

}  // namespace gazette::edition

// gazette receipt list, receipt late: the receipts that came back, and what reminds of the others.

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "gazette/cli/distribute.h"
#include "gazette/forms/reports.h"

namespace gazette::cli {
namespace {

struct ListOptions {
  std::string issue = {};
  MomentOptions moment = {};
  bool as_json = false;
  bool as_files = false;
};

struct LateOptions {
  std::string as_of = {};
  std::optional<int> days = {};
  std::string issue = {};
  std::string district = {};
  std::string recipient = {};
  bool as_json = false;
  bool as_files = false;
};

/// A paper, and what becomes of it.
struct Given {
  forms::Paper paper = {};
  std::optional<model::IssueNumber> number = {};
  const model::Publisher& publisher;
  std::filesystem::path folder = {};
  bool looks_back = false;
  bool as_json = false;
  bool as_files = false;
};

/// Prints the paper, or writes it as files.
int give(Session& session, const Given& given, Diagnostics& diagnostics) {
  const forms::Paper& paper = given.paper;
  if (!given.as_files) {
    if (!diagnostics.has_errors()) {
      fmt::print("{}", given.as_json ? forms::json_of(paper) : forms::text_of(paper));
    }
    return finish(diagnostics);
  }
  const auto typography = edition::read_typography(session.workspace, session.files, diagnostics);
  if (!typography) {
    return finish(diagnostics);
  }
  PapersFolder papers(session, given.folder, *typography);
  if (given.looks_back) {
    papers.look_back();
  }
  papers.issue(paper, given.number, given.publisher, PapersFolder::Kinds::pdf_xlsx_csv,
               diagnostics);
  papers.commit(diagnostics);
  return finish(diagnostics);
}

/// The latest day of a receipt, or of one that was taken back: the list leaves these out as of that
/// day. No date where there is none.
Date last_receipt_day(const Session& session, const ledger::SentCopies& sent,
                      const ledger::CopiesMoment& moment) {
  Date last;
  for (const ledger::Recipient& recipient : sent.recipients) {
    for (const ledger::CopyEvent& each :
         session.ledger.copy_events(recipient.id, sent.frozen.issue.year, moment)) {
      if (each.issue == sent.frozen.issue &&
          (each.kind == "receipt" || each.kind == "reversal receipt")) {
        last = std::max(last, each.date);
      }
    }
  }
  return last;
}

int list(const CommandLine& line, const ListOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const ledger::CopiesMoment moment = options.moment.read();
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const ledger::YearCopies year = session->ledger.year_copies(number.year, moment);
  const auto issue =
      std::find_if(year.issues.begin(), year.issues.end(),
                   [&number](const ledger::IssueCopies& each) { return each.number == number; });
  if (issue == year.issues.end()) {
    diagnostics.report(
        {.code = "G0689",
         .message = fmt::format("the record has no issue {}", model::to_text(number)),
         .help = "`gazette report year` lists the issues of a year"});
    return finish(diagnostics);
  }
  const auto sent = options.as_files ? sent_of(*session, number, moment, diagnostics)
                                     : session->ledger.sent_copies(number, moment);
  if (options.as_files && !sent) {
    return finish(diagnostics);  // there is nothing to be signed for
  }
  const std::vector<ledger::ReceivedCopies> received =
      session->ledger.received_copies(number, moment);
  forms::StoredIssue days = {.number = number, .date = issue->date, .as_of = issue->date};
  for (const ledger::ReceivedCopies& each : received) {
    days.as_of = std::max(days.as_of, each.date);
  }
  // What went on since by claims and returns is in the list too.
  if (sent) {
    days.as_of = std::max({days.as_of, sent->as_of, last_receipt_day(*session, *sent, moment)});
  }
  days.as_of = moment.as_of.value_or(days.as_of);
  days.known_at =
      moment.known_at.value_or(is_valid(issue->known_at) ? issue->known_at : days.as_of);
  const model::Publisher& publisher =
      model::publisher_on(session->workspace.configuration, issue->date);
  const Given given = {.paper = forms::receipt_list(*issue, received, days, publisher),
                       .number = number,
                       .publisher = publisher,
                       .folder = papers_folder(session->workspace, number),
                       .looks_back = options.moment.is_given(),
                       .as_json = options.as_json,
                       .as_files = options.as_files};
  check_total(given.paper.number, given.paper.copies_count, issue->received, diagnostics);
  return give(*session, given, diagnostics);
}

/// Whether a copy is one of those that were asked for.
bool is_asked(const ledger::PendingCopies& each, const LateOptions& options) {
  return (options.recipient.empty() || each.recipient == options.recipient) &&
         (options.district.empty() ||
          fold(collapse_spaces(each.district)) == fold(collapse_spaces(options.district)));
}

/// What a notice was asked for, as its number has it: "r017-so-2022-38-39-30-ngay". Notices of one
/// day that are of other copies have other numbers.
std::string scope_of(const std::string& asked, const std::optional<model::IssueNumber>& issue,
                     const std::optional<int>& days) {
  std::vector<std::string> parts;
  if (!asked.empty()) {
    parts.push_back(base_name_of(asked));
  }
  if (issue) {
    parts.push_back("so-" + model::folder_name(*issue));
  }
  if (days) {
    parts.push_back(fmt::format("{}-ngay", *days));
  }
  return fmt::format("{}", fmt::join(parts, "-"));
}

int late(const CommandLine& line, const LateOptions& options) {
  Diagnostics diagnostics;
  forms::LateNotice notice = {.as_of = date_option(options.as_of, "--as-of"), .known_at = today()};
  std::optional<model::IssueNumber> issue;
  if (!options.issue.empty()) {
    issue = issue_argument(options.issue);
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const model::Configuration& configuration = session->workspace.configuration;
  for (ledger::PendingCopies& each : session->ledger.pending_copies(notice.as_of, issue)) {
    const int allowed = options.days.value_or(
        model::distribution_on(configuration.distribution, each.sent).reminder_days);
    if (days_between(each.sent, notice.as_of) > allowed && is_asked(each, options)) {
      notice.late.push_back(std::move(each));
    }
  }
  std::stable_sort(notice.late.begin(), notice.late.end(),
                   [](const ledger::PendingCopies& a, const ledger::PendingCopies& b) {
                     return std::tuple(a.district.empty(), collation_key(a.district), a.recipient) <
                            std::tuple(b.district.empty(), collation_key(b.district), b.recipient);
                   });
  const std::string& asked = options.recipient.empty() ? options.district : options.recipient;
  if (notice.late.empty() && options.as_files) {
    const std::string of = asked.empty() ? "" : fmt::format(" of \"{}\"", asked);
    diagnostics.report(
        {.code = "G0689",
         .message = fmt::format("no receipt{} is late on {}", of, to_iso(notice.as_of)),
         .help = "`gazette receipt late` lists those that are, with their ids and "
                 "districts"});
    return finish(diagnostics);
  }
  notice.name = scope_of(asked, issue, options.days);
  const model::Publisher& publisher = model::publisher_on(configuration, notice.as_of);
  return give(*session,
              {.paper = forms::late_notice(notice, publisher),
               .publisher = publisher,
               .folder = session->workspace.root / "papers" / "bien-nhan",
               .as_json = options.as_json,
               .as_files = options.as_files},
              diagnostics);
}

void add_output(CLI::App& command, bool& as_json, bool& as_files, const std::string& where) {
  CLI::Option* json = command.add_flag("--json", as_json, "as JSON");
  command.add_flag("--files", as_files, "as PDF to sign, XLSX and CSV, in " + where)
      ->excludes(json);
}

}  // namespace

void add_receipt_papers(CLI::App& receipt, CommandLine& line) {
  CLI::App* listing =
      receipt.add_subcommand("list", "the receipts of an issue, with days, takers and states");
  auto list_options = std::make_shared<ListOptions>();
  listing->add_option("ISSUE", list_options->issue, "year and number: 2022/38-39")->required();
  list_options->moment.add_to(*listing);
  add_output(*listing, list_options->as_json, list_options->as_files, "the issue's papers");
  listing->callback([&line, list_options] {
    line.command = [&line, list_options] { return list(line, *list_options); };
  });
  CLI::App* reminding = receipt.add_subcommand(
      "late", "what was sent and is not acknowledged, as a notice to be sent");
  auto late_options = std::make_shared<LateOptions>();
  reminding->add_option("--as-of", late_options->as_of, "the day (default: today)");
  reminding
      ->add_option("--days", late_options->days,
                   "late after so many days (default: reminder_days of [[distribution]])")
      ->check(CLI::Range(0, 3650));
  reminding->add_option("--issue", late_options->issue, "of one issue: 2022/38-39");
  CLI::Option* district =
      reminding->add_option("--district", late_options->district, "of one district");
  reminding->add_option("--recipient", late_options->recipient, "of one recipient: R017")
      ->excludes(district);
  add_output(*reminding, late_options->as_json, late_options->as_files, "papers/bien-nhan");
  reminding->callback([&line, late_options] {
    line.command = [&line, late_options] { return late(line, *late_options); };
  });
}

}  // namespace gazette::cli

// gazette receipt list, receipt late: the receipts that came back, and what reminds of the others.

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "gazette/cli/asked.h"
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
  std::vector<std::string> districts = {};
  std::vector<std::string> recipients = {};
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
int give_paper(Session& session, const Given& given, Diagnostics& diagnostics) {
  const forms::Paper& paper = given.paper;
  if (!given.as_files) {
    if (!diagnostics.has_errors()) {
      fmt::print("{}", given.as_json
                           ? forms::json_of(as_issued(session.ledger, paper, given.publisher))
                           : forms::text_of(paper));
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
  const auto issue = copies_of(*session, number, moment, diagnostics);
  if (!issue) {
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
  return give_paper(*session, given, diagnostics);
}

/// Whether a copy is one of those that were asked for: of one of the recipients, or districts.
bool is_asked(const ledger::PendingCopies& each, const LateOptions& options) {
  const auto is_there = [](const std::vector<std::string>& asked, const std::string& key,
                           const auto& key_of) {
    return asked.empty() || std::any_of(asked.begin(), asked.end(),
                                        [&](const std::string& one) { return key_of(one) == key; });
  };
  return is_there(options.recipients, each.recipient, [](const std::string& id) { return id; }) &&
         is_there(options.districts, district_key(each.district), district_key);
}

/// Every district of a list that was sent, or of those who receive now.
std::vector<std::string> districts_of(const Session& session, Date as_of) {
  std::vector<std::string> districts;
  for (const ledger::Recipient& each : session.ledger.recipients_on(as_of)) {
    districts.push_back(each.district);
  }
  for (const ledger::GrantedIssue& issue : session.ledger.issues()) {
    if (const auto sent = session.ledger.find_shipment(issue.number)) {
      for (const ledger::Recipient& each : sent->recipients) {
        districts.push_back(each.district);
      }
    }
  }
  std::sort(districts.begin(), districts.end());
  districts.erase(std::unique(districts.begin(), districts.end()), districts.end());
  return districts;
}

/// Whether issue, recipients and districts that were asked for are there; a finding for each that
/// is not, as nobody would be late of it.
bool is_there(const Session& session, const LateOptions& options,
              const std::vector<std::string>& districts,
              const std::optional<model::IssueNumber>& issue, Diagnostics& diagnostics) {
  bool has_all = !issue || has_issue(session, *issue, diagnostics);
  for (const std::string& each : options.recipients) {
    has_all = has_recipient(session, each, diagnostics) && has_all;
  }
  return (options.districts.empty() ||
          has_districts(session, options.districts, districts, "nothing was ever sent to anybody",
                        diagnostics)) &&
         has_all;
}

/// What was asked for: each once, sorted, a district as the record writes it. In whatever order and
/// writing it is asked for, it is the same notice.
std::vector<std::string> asked_for(const LateOptions& options,
                                   const std::vector<std::string>& districts) {
  std::vector<std::string> asked = options.recipients;
  for (const std::string& each : options.districts) {
    const std::string key = district_key(each);
    const auto found =
        std::find_if(districts.begin(), districts.end(),
                     [&key](const std::string& known) { return district_key(known) == key; });
    asked.push_back(found == districts.end() ? each : *found);
  }
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  return asked;
}

/// What a notice was asked for, as its number has it: "r017-so-2022-38-39-30-ngay". Notices of one
/// day that are of other copies have other numbers.
std::string scope_of(const std::vector<std::string>& asked,
                     const std::optional<model::IssueNumber>& issue,
                     const std::optional<int>& days) {
  std::vector<std::string> parts;
  for (const std::string& each : asked) {
    parts.push_back(base_name_of(each));
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
  const std::vector<std::string> districts =
      options.districts.empty() ? std::vector<std::string>() : districts_of(*session, notice.as_of);
  if (!is_there(*session, options, districts, issue, diagnostics)) {
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
  const std::vector<std::string> asked = asked_for(options, districts);
  if (notice.late.empty() && options.as_files) {
    const std::string of =
        asked.empty() ? "" : fmt::format(" of \"{}\"", fmt::join(asked, "\", \""));
    diagnostics.report(
        {.code = "G0689",
         .message = fmt::format("no receipt{} is late on {}", of, to_iso(notice.as_of)),
         .help = "`gazette receipt late` lists those that are, with their ids and "
                 "districts"});
    return finish(diagnostics);
  }
  notice.name = scope_of(asked, issue, options.days);
  const model::Publisher& publisher = model::publisher_on(configuration, notice.as_of);
  return give_paper(*session,
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
      reminding->add_option("--district", late_options->districts, "of one district, or of several")
          ->allow_extra_args(false);
  reminding
      ->add_option("--recipient", late_options->recipients, "of one recipient, or of several: R017")
      ->allow_extra_args(false)
      ->excludes(district);
  add_output(*reminding, late_options->as_json, late_options->as_files, "papers/bien-nhan");
  reminding->callback([&line, late_options] {
    line.command = [&line, late_options] { return late(line, *late_options); };
  });
}

}  // namespace gazette::cli

// gazette report: figures for the head of the office, to read, to compute with and to sign.

#include <algorithm>
#include <functional>
#include <set>

#include <fmt/format.h>

#include "gazette/cli/asked.h"
#include "gazette/cli/clock.h"
#include "gazette/cli/distribute.h"
#include "gazette/forms/reports.h"
#include "gazette/ledger/figures.h"

namespace gazette::cli {
namespace {

struct ReportOptions {
  int year = 0;
  std::string month = {};      // 2022-09
  std::string issue = {};      // 2022/38-39
  std::string recipient = {};  // R017
  std::string date = {};
  MomentOptions moment = {};
  bool as_json = false;
  bool as_files = false;
};

/// What the record and the builds say of a year.
struct Figures {
  ledger::YearCopies year = {};
  std::vector<forms::IssuePages> pages = {};
  std::vector<int> days_to_publication = {};
  std::vector<forms::LateCopies> late = {};
  std::optional<ledger::YearCopies> former = {};  // the year before, where it is compared
  std::vector<forms::IssuePages> former_pages = {};
  Date date = {};
  bool is_of_day = false;  // it was asked for
  ledger::CopiesMoment moment = {};
  std::string suffix = {};  // "-2022-06-30": the day asked for by --as-of

  [[nodiscard]] forms::ReportMaterial material(const model::Publisher& publisher) const {
    return {.year = year,
            .pages = pages,
            .days_to_publication = days_to_publication,
            .late = late,
            .publisher = publisher,
            .former = former ? &*former : nullptr,
            .former_pages = &former_pages,
            .date = date,
            .is_of_day = is_of_day,
            .as_of = moment.as_of.value_or(date),
            .known_at = moment.known_at.value_or(is_valid(year.known_at) ? year.known_at : date),
            .suffix = suffix};
  }
};

/// The pages of the issues that are built.
std::vector<forms::IssuePages> pages_of(const Session& session, const ledger::YearCopies& year) {
  std::vector<forms::IssuePages> pages;
  for (const ledger::IssueCopies& issue : year.issues) {
    if (const auto count = edition::built_pages(session.workspace, session.files, issue.number)) {
      pages.push_back({.number = issue.number, .pages_count = static_cast<int>(*count)});
    }
  }
  return pages;
}

/// The figures as of the day that was asked for, or that the report is dated; else all of them.
Figures read_figures(const Session& session, int year, const ReportOptions& options) {
  ledger::CopiesMoment moment = options.moment.read();
  const std::string suffix = moment.as_of ? "-" + to_iso(*moment.as_of) : "";
  const Date date = date_option(options.date, "--date");
  if (!moment.as_of && !options.date.empty()) {
    moment.as_of = date;
  }
  Figures figures{.year = session.ledger.year_copies(year, moment),
                  .date = date,
                  .is_of_day = moment.as_of.has_value(),
                  .moment = moment,
                  .suffix = suffix};
  figures.pages = pages_of(session, figures.year);
  return figures;
}

using IsMeant = std::function<bool(const ledger::GrantedIssue& issue)>;

/// Days from the receipt of each act to the first of those issues that holds it.
void add_days(const Session& session, const IsMeant& is_meant, Figures& figures) {
  const std::vector<ledger::ReceivedAct> acts = session.ledger.received_acts();
  for (const ledger::GrantedIssue& issue : session.ledger.issues(figures.year.year)) {
    if (!is_meant(issue) || (figures.moment.as_of && issue.date > *figures.moment.as_of)) {
      continue;
    }
    for (const ledger::ReceivedAct& act : acts) {
      if (!act.issues.empty() && act.issues.front() == issue.number) {
        figures.days_to_publication.push_back(days_between(act.reception.received, issue.date));
      }
    }
  }
}

forms::LateCopies& late_of(Figures& figures, const std::string& district) {
  const auto found = std::find_if(
      figures.late.begin(), figures.late.end(),
      [&district](const forms::LateCopies& each) { return each.district == district; });
  return found == figures.late.end()
             ? figures.late.emplace_back(forms::LateCopies{.district = district})
             : *found;
}

/// Of an issue, by district, the copies whose receipt is overdue by `reminder_days`.
void add_late(const Session& session, const model::IssueNumber& number, Figures& figures) {
  const auto sent = session.ledger.sent_copies(number, figures.moment);
  if (!sent) {
    return;
  }
  for (const ledger::Recipient& recipient : sent->recipients) {
    static_cast<void>(late_of(figures, recipient.district));
  }
  const Date day = figures.moment.as_of.value_or(figures.date);
  for (const ledger::PendingCopies& each :
       session.ledger.pending_copies(day, number, figures.moment.known_at)) {
    const int allowed =
        model::distribution_on(session.workspace.configuration.distribution, each.sent)
            .reminder_days;
    if (days_between(each.sent, day) > allowed) {
      late_of(figures, each.district).copies += static_cast<int>(each.pieces.size());
    }
  }
}

/// A report, with its annex where it has one.
struct Report {
  forms::Paper paper = {};
  const model::Publisher& publisher;
  std::optional<model::IssueNumber> number = {};  // of one issue
  std::optional<forms::Paper> annex = {};
  std::function<std::string(const forms::Paper& paper)> json = {};  // of it, for other programs
};

/// Prints the report, or writes it as files into papers/bao-cao, with its annex where it has one.
int give_report(Session& session, const Report& report, const ReportOptions& options,
                Diagnostics& diagnostics) {
  if (!options.as_files) {
    if (!diagnostics.has_errors()) {
      fmt::print("{}", options.as_json
                           ? report.json(as_issued(session.ledger, report.paper, report.publisher))
                           : forms::text_of(report.paper));
    }
    return finish(diagnostics);
  }
  const auto typography = edition::read_typography(session.workspace, session.files, diagnostics);
  if (!typography) {
    return finish(diagnostics);
  }
  PapersFolder folder(session, session.workspace.root / "papers" / "bao-cao", *typography);
  if (!options.moment.known_at.empty()) {
    folder.look_back();
  }
  const forms::Paper issued = folder.issue(report.paper, report.number, report.publisher,
                                           PapersFolder::Kinds::pdf_xlsx_csv, diagnostics);
  folder.add(issued.name + ".html", forms::html_of(issued, report.publisher));
  if (report.annex) {
    folder.issue(*report.annex, std::nullopt, report.publisher, PapersFolder::Kinds::pdf_xlsx_csv,
                 diagnostics);
  }
  folder.commit(diagnostics);
  return finish(diagnostics);
}

const model::Publisher& publisher_of(const Session& session, const Figures& figures, int year) {
  const Date date =
      figures.year.issues.empty() ? Date{year, 12, 31} : figures.year.issues.back().date;
  return model::publisher_on(session.workspace.configuration, date);
}

int report_year(const CommandLine& line, const ReportOptions& options) {
  Diagnostics diagnostics;
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  Figures figures = read_figures(*session, options.year, options);
  figures.former = session->ledger.year_copies(options.year - 1, figures.moment);
  figures.former_pages = pages_of(*session, *figures.former);
  add_days(*session, [](const ledger::GrantedIssue&) { return true; }, figures);
  for (const ledger::IssueCopies& issue : figures.year.issues) {
    add_late(*session, issue.number, figures);
  }
  const model::Publisher& publisher = publisher_of(*session, figures, options.year);
  const forms::ReportMaterial material = figures.material(publisher);
  const Date last = std::min(Date{options.year, 12, 31}, material.as_of);
  return give_report(
      *session,
      {.paper = forms::year_report(material),
       .publisher = publisher,
       .annex = forms::recipients_annex(
           material, session->ledger.recipients_on(last, figures.moment.known_at), last),
       .json =
           [&figures](const forms::Paper& paper) {
             return forms::issues_json(paper, figures.year, figures.pages);
           }},
      options, diagnostics);
}

int report_month(const CommandLine& line, const ReportOptions& options) {
  Diagnostics diagnostics;
  const auto first = parse_iso_date(options.month + "-01");
  if (!first) {
    throw CLI::ValidationError(
        "MONTH", fmt::format("\"{}\" is not a month; write it as 2022-09", options.month));
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  Figures figures = read_figures(*session, first->year, options);
  add_days(
      *session, [&](const ledger::GrantedIssue& issue) { return issue.date.month == first->month; },
      figures);
  const model::Publisher& publisher = model::publisher_on(session->workspace.configuration, *first);
  return give_report(*session,
                     {.paper = forms::month_report(figures.material(publisher), first->month),
                      .publisher = publisher,
                      .json =
                          [&](const forms::Paper& paper) {
                            std::vector<ledger::IssueCopies> issues = figures.year.issues;
                            std::erase_if(issues, [&](const ledger::IssueCopies& each) {
                              return each.date.month != first->month;
                            });
                            return forms::issues_json(
                                paper, ledger::figures_of(first->year, std::move(issues)),
                                figures.pages);
                          }},
                     options, diagnostics);
}

int report_issue(const CommandLine& line, const ReportOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  Figures figures = read_figures(*session, number.year, options);
  const auto copies = copies_of(*session, number, figures.moment, diagnostics);
  if (!copies) {
    return finish(diagnostics);
  }
  add_days(
      *session, [&](const ledger::GrantedIssue& issue) { return issue.number == number; }, figures);
  add_late(*session, number, figures);
  const auto sent = session->ledger.sent_copies(number, figures.moment);
  const model::Publisher& publisher =
      model::publisher_on(session->workspace.configuration, copies->date);
  return give_report(
      *session,
      {.paper = forms::issue_report(figures.material(publisher), *copies, sent ? &*sent : nullptr),
       .publisher = publisher,
       .number = number,
       .json =
           [&](const forms::Paper& paper) {
             return forms::issues_json(paper, ledger::figures_of(number.year, {*copies}),
                                       figures.pages);
           }},
      options, diagnostics);
}

/// The copies of a recipient by the lists that were sent and what was changed of them.
std::int64_t copies_by_lists(const Session& session, const std::string& recipient,
                             const Figures& figures) {
  std::int64_t copies = 0;
  for (const ledger::IssueCopies& issue : figures.year.issues) {
    if (const auto sent = session.ledger.sent_copies(issue.number, figures.moment)) {
      const auto pieces = sent->pieces.find(recipient);
      copies += pieces == sent->pieces.end() ? 0 : static_cast<int>(pieces->second.size());
    }
  }
  return copies;
}

int report_recipient(const CommandLine& line, const ReportOptions& options) {
  Diagnostics diagnostics;
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  if (!has_recipient(*session, options.recipient, diagnostics)) {
    return finish(diagnostics);
  }
  const Figures figures = read_figures(*session, options.year, options);
  const std::vector<ledger::CopyEvent> events =
      session->ledger.copy_events(options.recipient, options.year, figures.moment);
  const auto history =
      session->ledger.recipient_history(options.recipient, figures.moment.known_at);
  const std::string name =
      history && !history->periods.empty() ? history->periods.back().recipient.name : "";
  const model::Publisher& publisher = publisher_of(*session, figures, options.year);
  const forms::Paper paper =
      forms::recipient_report(figures.material(publisher), options.recipient, name, events);
  check_total(paper.number, paper.copies_count,
              copies_by_lists(*session, options.recipient, figures), diagnostics);
  if (forms::lines_count(paper) == 0) {
    diagnostics.report(
        {.code = "G0689",
         .message = fmt::format("nothing was sent to {} in {}", options.recipient, options.year),
         .help = fmt::format("`gazette recipients history {}` tells when it was entitled",
                             options.recipient)});
    return finish(diagnostics);
  }
  return give_report(*session,
                     {.paper = paper,
                      .publisher = publisher,
                      .json =
                          [&](const forms::Paper& issued) {
                            return forms::recipient_json(issued, options.recipient, name, events);
                          }},
                     options, diagnostics);
}

int report_clock(const CommandLine& line, const ReportOptions& options) {
  if (!options.moment.known_at.empty()) {
    throw CLI::ValidationError(
        "--known-at", "the record keeps the day on which an act came, not when that was entered");
  }
  Diagnostics diagnostics;
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const Figures figures = read_figures(*session, options.year, options);
  const model::Calendar& calendar = session->workspace.configuration.calendar;
  const model::Publisher& publisher = publisher_of(*session, figures, options.year);
  const forms::ReportMaterial material = figures.material(publisher);
  const std::vector<forms::ClockedAct> acts =
      forms::clocked_acts(session->ledger.received_acts(), session->ledger.issues(), calendar,
                          options.year, material.as_of);
  std::set<int> years;
  for (const forms::ClockedAct& act : acts) {
    years.insert(act.print_due.year);
  }
  report_lacking_holidays(years, session->workspace.configuration, diagnostics);
  return give_report(
      *session,
      {.paper = forms::clock_report(material, acts, calendar),
       .publisher = publisher,
       .json = [&acts](const forms::Paper& paper) { return forms::clock_json(paper, acts); }},
      options, diagnostics);
}

using MakeReport = int (*)(const CommandLine& line, const ReportOptions& options);

struct ReportCommand {
  CLI::App* app = nullptr;
  std::shared_ptr<ReportOptions> options = {};
};

ReportCommand add_command(CLI::App& parent, const std::string& name, const std::string& what,
                          CommandLine& line, MakeReport report) {
  ReportCommand command{.app = parent.add_subcommand(name, what),
                        .options = std::make_shared<ReportOptions>()};
  CLI::Option* json = command.app->add_flag("--json", command.options->as_json, "as JSON");
  command.app
      ->add_flag("--files", command.options->as_files,
                 "as PDF to sign, XLSX, CSV and HTML, in papers/bao-cao")
      ->excludes(json);
  command.app->add_option("--date", command.options->date, "day of the report (default: today)");
  command.app->add_option("--as-of", command.options->moment.as_of,
                          "as it was on that day (default: --date where given, else all)");
  add_known_at(*command.app, command.options->moment.known_at);
  command.app->callback([&line, report, options = command.options] {
    line.command = [&line, report, options] { return report(line, *options); };
  });
  return command;
}

}  // namespace

void add_report(CLI::App& app, CommandLine& line) {
  CLI::App* report = app.add_subcommand("report", "figures for the head of the office");
  report->require_subcommand(1);
  report->footer(
      "  gazette report year 2022 --files\n"
      "  gazette report month 2022-09\n"
      "  gazette report recipient R017 2022 --json");
  const auto add_year = [](const ReportCommand& command) {
    command.app->add_option("YEAR", command.options->year, "the year")
        ->required()
        ->check(CLI::Range(1900, 2200));
  };
  add_year(add_command(*report, "year", "issues, numbers, pages, copies and recipients of a year",
                       line, report_year));
  const ReportCommand month =
      add_command(*report, "month", "the issues of a month", line, report_month);
  month.app->add_option("MONTH", month.options->month, "as 2022-09")->required();
  const ReportCommand issue =
      add_command(*report, "issue", "where the copies of an issue are", line, report_issue);
  issue.app->add_option("ISSUE", issue.options->issue, "year and number: 2022/38-39")->required();
  const ReportCommand recipient =
      add_command(*report, "recipient", "what a recipient got in a year", line, report_recipient);
  recipient.app->add_option("RECIPIENT", recipient.options->recipient, "as R017")->required();
  add_year(recipient);
  add_year(add_command(*report, "clock", "every act of a year against the days that the law allows",
                       line, report_clock));
}

}  // namespace gazette::cli

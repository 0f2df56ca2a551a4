// Reports (báo cáo) that the head of the office signs: each is a paper, from the record alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/forms/forms.h"
#include "gazette/forms/paper.h"
#include "gazette/ledger/ledger.h"
#include "gazette/model/calendar.h"

namespace gazette::forms {

/// Copies that were to be acknowledged by now and are not, of one district.
struct LateCopies {
  std::string district = {};  // "" where the list has none
  int copies = 0;
};

/// What reports need beside the copies.
struct ReportMaterial {
  const ledger::YearCopies& year;
  const std::vector<IssuePages>& pages;
  /// Of every act that an issue of the time holds, the days from its receipt to the issue's date.
  const std::vector<int>& days_to_publication;
  /// Of every district to which copies were sent, in the order of the lists.
  const std::vector<LateCopies>& late;
  const model::Publisher& publisher;
  /// The year before, for comparison, with its pages; null: it is not asked for.
  const ledger::YearCopies* former = nullptr;
  const std::vector<IssuePages>* former_pages = nullptr;
  Date date = {};          // of the report
  bool is_of_day = false;  // the day was asked for
  Date as_of = {};
  Date known_at = {};
  /// Ends number and name of one as of a day before its time is over, "-2022-06-30": it stands
  /// beside the report of the whole time and replaces none.
  std::string suffix = {};
};

/// The year, an issue a line, with charts.
[[nodiscard]] Paper year_report(const ReportMaterial& material);

/// The issues dated in one month of the year.
[[nodiscard]] Paper month_report(const ReportMaterial& material, int month);

/// Who is entitled to copies on the last day of the year, or of the report: an annex to it.
[[nodiscard]] Paper recipients_annex(const ReportMaterial& material,
                                     const std::vector<ledger::Recipient>& recipients, Date day);

/// One issue: where its copies are, to whom they went by which way, and what came after the list.
/// `sent` is null where it was not sent.
[[nodiscard]] Paper issue_report(const ReportMaterial& material, const ledger::IssueCopies& copies,
                                 const ledger::SentCopies* sent);

/// What happened to the copies of one recipient in a year, an event a line; `name` as it is now.
[[nodiscard]] Paper recipient_report(const ReportMaterial& material, std::string_view recipient,
                                     std::string_view name,
                                     const std::vector<ledger::CopyEvent>& events);

/// An act on the statutory clock.
struct ClockedAct {
  std::string act = {};  // its id
  std::string title = {};
  Date signing = {};
  Date receipt = {};
  Date receipt_due = {};                         // the issuer sends it by then
  Date print_due = {};                           // the gazette prints it by then
  std::optional<model::IssueNumber> issue = {};  // with which it is, or will be, there in full
  Date issue_date = {};
  bool is_published = false;  // the issue's date has come
  int sent_days_late = 0;
  int printed_days_late = 0;  // so far, of an act that is not published
};

/// The acts received in a year and until `day`, by the day due; `issues` are those of all years.
[[nodiscard]] std::vector<ClockedAct> clocked_acts(const std::vector<ledger::ReceivedAct>& acts,
                                                   const std::vector<ledger::GrantedIssue>& issues,
                                                   const model::Calendar& calendar, int year,
                                                   Date day);

/// The acts of a year against the days that the law allowed, an act a line.
[[nodiscard]] Paper clock_report(const ReportMaterial& material,
                                 const std::vector<ClockedAct>& acts,
                                 const model::Calendar& calendar);

/// The same for other programs: its facts, "acts" with their days.
[[nodiscard]] std::string clock_json(const Paper& report, const std::vector<ClockedAct>& acts);

/// A paper for a terminal: columns aligned, a rule under the head and over the sums.
[[nodiscard]] std::string text_of(const Paper& paper);

/// A paper for other programs: its facts, its lines by the keys of their columns, its charts'
/// figures. Two spaces of indent, ends with "\n". Revision and code are null where it was not
/// issued as it is (`revise`).
[[nodiscard]] std::string json_of(const Paper& paper);

/// A report of issues (of a year, a month, one) for other programs: the same facts, "issues" with
/// every figure of the record, "totals", "charts". `figures` has those issues alone, with their
/// sums.
[[nodiscard]] std::string issues_json(const Paper& report, const ledger::YearCopies& figures,
                                      const std::vector<IssuePages>& pages);

/// The report of a recipient for other programs: the same facts, "events" and their "totals".
[[nodiscard]] std::string recipient_json(const Paper& report, std::string_view recipient,
                                         std::string_view name,
                                         const std::vector<ledger::CopyEvent>& events);

/// A paper as a page of HTML that needs no other file, its charts as SVG.
[[nodiscard]] std::string html_of(const Paper& paper, const model::Publisher& publisher);

}  // namespace gazette::forms

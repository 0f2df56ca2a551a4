// The report on the statutory clock (thời hạn gửi, thời hạn đăng): every act of a year with the
// days that the law allows and the days that it took.

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/forms/parts.h"
#include "gazette/forms/report_parts.h"
#include "gazette/forms/reports.h"

namespace gazette::forms {
namespace {

/// The issue with which an act is published in full: the last that holds it, where that one has
/// its end. Null while there is none.
const ledger::GrantedIssue* full_issue(const ledger::ReceivedAct& act,
                                       const std::vector<ledger::GrantedIssue>& issues) {
  const ledger::GrantedIssue* last = nullptr;
  for (const ledger::GrantedIssue& issue : issues) {
    const bool has_it =
        std::find(act.issues.begin(), act.issues.end(), issue.number) != act.issues.end();
    if (has_it && (last == nullptr || last->date <= issue.date)) {
      last = &issue;
    }
  }
  if (last == nullptr) {
    return nullptr;
  }
  const auto part = last->parts.find(act.reception.act);
  return part != last->parts.end() && part->second.next ? nullptr : last;
}

PaperRow line_of(std::int64_t number, const ClockedAct& act) {
  std::string published;
  if (act.issue) {
    published = act.is_published ? model::printed_number(*act.issue)
                                 : fmt::format("{} (dự kiến)", model::printed_number(*act.issue));
  }
  return {.cells = {number, act.title, short_date(act.signing), short_date(act.receipt),
                    short_date(act.print_due),
                    act.issue ? short_date(act.issue_date) : std::string("chưa đăng"),
                    std::move(published), std::int64_t{act.sent_days_late},
                    std::int64_t{act.printed_days_late}}};
}

/// A rule in words: "Từ 01/04/2025: gửi trong 3 ngày, đăng trong 7 ngày (Luật ...)."
std::string rule_text(const model::DeadlineRule& rule, bool is_first) {
  const std::string_view unit = rule.working_only ? "ngày làm việc" : "ngày";
  return fmt::format(
      "{}gửi trong {} {} từ khi ký, đăng trong {} {} từ khi nhận{}{}.",
      is_first ? "Thời hạn: " : fmt::format("Từ {}: ", short_date(rule.from)), rule.receipt_days,
      unit, rule.print_days, unit,
      rule.last_moves ? "; ngày cuối là ngày nghỉ thì lùi đến ngày làm việc kế tiếp" : "",
      rule.basis.empty() ? "" : fmt::format(" ({})", rule.basis));
}

/// The rules that held for one of the acts, the earliest first.
std::vector<std::string> rules_of(const std::vector<ClockedAct>& acts,
                                  const model::Calendar& calendar) {
  std::set<const model::DeadlineRule*> used;  // of one vector: in its order
  for (const ClockedAct& act : acts) {
    used.insert(&model::rule_on(calendar, act.signing));
    used.insert(&model::rule_on(calendar, act.receipt));
  }
  std::vector<std::string> texts;
  for (const model::DeadlineRule* rule : used) {
    texts.push_back(rule_text(*rule, rule == &calendar.rules.front()));
  }
  return texts;
}

}  // namespace

std::vector<ClockedAct> clocked_acts(const std::vector<ledger::ReceivedAct>& acts,
                                     const std::vector<ledger::GrantedIssue>& issues,
                                     const model::Calendar& calendar, int year, Date day) {
  std::vector<ClockedAct> clocked;
  for (const ledger::ReceivedAct& act : acts) {
    const ledger::Reception& reception = act.reception;
    if (reception.received.year != year || day < reception.received) {
      continue;
    }
    ClockedAct line = {.act = reception.act,
                       .title = reception.title,
                       .signing = reception.date,
                       .receipt = reception.received,
                       .receipt_due = model::receipt_due(calendar, reception.date),
                       .print_due = model::print_due(calendar, reception.received)};
    if (const ledger::GrantedIssue* issue = full_issue(act, issues)) {
      line.issue = issue->number;
      line.issue_date = issue->date;
      line.is_published = issue->date <= day;
    }
    const Date published = line.is_published ? line.issue_date : day;
    line.sent_days_late = std::max(0, days_between(line.receipt_due, line.receipt));
    line.printed_days_late = std::max(0, days_between(line.print_due, published));
    clocked.push_back(std::move(line));
  }
  std::sort(clocked.begin(), clocked.end(), [](const ClockedAct& a, const ClockedAct& b) {
    return std::tie(a.print_due, a.act) < std::tie(b.print_due, b.act);
  });
  return clocked;
}

Paper clock_report(const ReportMaterial& material, const std::vector<ClockedAct>& acts,
                   const model::Calendar& calendar) {
  const int year = material.year.year;
  Paper paper = report_paper(material, fmt::format("bao-cao-{}-thoi-han", year),
                             fmt::format("BÁO CÁO THỜI HẠN GỬI VÀ ĐĂNG CÔNG BÁO NĂM {}", year));
  paper.number = fmt::format("bc-{}-th{}", year, material.suffix);
  paper.counts_copies = false;
  paper.columns = {{.head = "STT", .kind = ColumnKind::number, .width = 6},
                   {.head = "Văn bản", .width = 38},
                   {.head = "Ngày ký", .width = 12},
                   {.head = "Ngày nhận", .width = 12},
                   {.head = "Hạn đăng", .width = 12},
                   {.head = "Ngày đăng", .width = 12},
                   {.head = "Số", .width = 13},
                   {.head = "Gửi chậm, ngày", .kind = ColumnKind::number, .width = 9},
                   {.head = "Đăng chậm, ngày", .kind = ColumnKind::number, .width = 9}};
  std::int64_t number = 0;
  std::int64_t sent_late = 0;
  std::int64_t printed_late = 0;
  std::int64_t waiting = 0;
  std::int64_t sent_days = 0;
  std::int64_t printed_days = 0;
  for (const ClockedAct& act : acts) {
    paper.rows.push_back(line_of(++number, act));
    sent_late += act.sent_days_late > 0 ? 1 : 0;
    printed_late += act.printed_days_late > 0 ? 1 : 0;
    waiting += act.is_published ? 0 : 1;
    sent_days += act.sent_days_late;
    printed_days += act.printed_days_late;
  }
  paper.above.push_back(fmt::format(
      "Nhận {} văn bản trong năm {}; gửi chậm {}, đăng chậm {}, chưa đăng {} (tính đến {}).",
      grouped(number), year, grouped(sent_late), grouped(printed_late), grouped(waiting),
      short_date(material.as_of)));
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = fmt::format("CỘNG: {} văn bản", grouped(number)),
                        .cells = {"", "", "", "", "", "", "", sent_days, printed_days}});
  paper.below = rules_of(acts, calendar);
  paper.below.push_back(
      "Ngày đăng là ngày ghi trên số Công báo; văn bản đăng nhiều kỳ được tính theo kỳ cuối. Văn "
      "bản chưa đăng được tính chậm đến ngày lập báo cáo.");
  return paper;
}

std::string clock_json(const Paper& report, const std::vector<ClockedAct>& acts) {
  using nlohmann::ordered_json;
  ordered_json lines = ordered_json::array();
  for (const ClockedAct& act : acts) {
    ordered_json line = {{"act", act.act},
                         {"title", act.title},
                         {"signed", to_iso(act.signing)},
                         {"receipt_due", to_iso(act.receipt_due)},
                         {"received", to_iso(act.receipt)},
                         {"print_due", to_iso(act.print_due)},
                         {"issue", nullptr},
                         {"issue_date", nullptr},
                         {"published", act.is_published},
                         {"sent_days_late", act.sent_days_late},
                         {"printed_days_late", act.printed_days_late}};
    if (act.issue) {
      line["issue"] = model::to_text(*act.issue);
      line["issue_date"] = to_iso(act.issue_date);
    }
    lines.push_back(std::move(line));
  }
  ordered_json json = facts_json(report);
  json["acts"] = std::move(lines);
  return json.dump(2) + "\n";
}

}  // namespace gazette::forms

#include "gazette/forms/reports.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "gazette/forms/parts.h"

namespace gazette::forms {
namespace {

using typeset::Chart;
using typeset::ChartKind;

const std::vector<PaperColumn> kIssueColumns = {
    {.head = "Số", .width = 10},
    {.head = "Ngày", .width = 13},
    {.head = "Trang", .kind = ColumnKind::number, .width = 9},
    {.head = "Đặt in", .kind = ColumnKind::number, .width = 10},
    {.head = "Đã in", .kind = ColumnKind::number, .width = 10},
    {.head = "Hỏng", .kind = ColumnKind::number, .width = 9},
    {.head = "Tồn", .kind = ColumnKind::number, .width = 9},
    {.head = "Đã phát", .kind = ColumnKind::number, .width = 10},
    {.head = "Nơi nhận", .kind = ColumnKind::number, .width = 10},
    {.head = "Tình trạng", .width = 13}};

std::string_view state_text(ledger::IssueState state) {
  switch (state) {
    case ledger::IssueState::planned:
      return "đã cấp số";
    case ledger::IssueState::ordered:
      return "đã đặt in";
    case ledger::IssueState::printed:
      return "đã in";
    case ledger::IssueState::distributed:
      return "đã phát";
  }
  return "đã cấp số";
}

std::int64_t pages_of(const ReportMaterial& material, const model::IssueNumber& number) {
  const auto found =
      std::find_if(material.pages.begin(), material.pages.end(),
                   [&number](const IssuePages& each) { return each.number == number; });
  return found == material.pages.end() ? 0 : found->pages_count;
}

/// Sums over the issues of a report.
struct Sums {
  std::int64_t issues = 0;
  std::int64_t numbers = 0;
  std::int64_t pages = 0;
  std::int64_t ordered = 0;
  std::int64_t printed = 0;
  std::int64_t surplus = 0;
  std::int64_t spoiled = 0;
  std::int64_t in_stock = 0;
  std::int64_t sent = 0;

  [[nodiscard]] std::int64_t elsewhere() const {
    return printed + surplus - spoiled - in_stock - sent;
  }
};

Sums sums_of(const ReportMaterial& material, const std::vector<ledger::IssueCopies>& issues) {
  Sums sums;
  for (const ledger::IssueCopies& issue : issues) {
    ++sums.issues;
    sums.numbers += issue.number.last - issue.number.first + 1;
    sums.pages += pages_of(material, issue.number);
    sums.ordered += issue.ordered;
    sums.printed += issue.printed;
    sums.surplus += issue.surplus;
    sums.spoiled += issue.spoiled;
    sums.in_stock += issue.in_stock;
    sums.sent += issue.sent;
  }
  return sums;
}

PaperRow issue_line(const ReportMaterial& material, const ledger::IssueCopies& issue) {
  return {.cells = {model::printed_number(issue.number), short_date(issue.date),
                    pages_of(material, issue.number), std::int64_t{issue.ordered},
                    std::int64_t{issue.printed}, std::int64_t{issue.spoiled},
                    std::int64_t{issue.in_stock}, std::int64_t{issue.sent},
                    std::int64_t{issue.recipients_count}, std::string(state_text(issue.state))}};
}

/// "Đã in 7.530 = đã phát 7.527 + tồn 0 + hỏng 3.": the stock equation.
std::string equation(const Sums& sums) {
  std::string text = fmt::format(
      "Đã in {}{} = đã phát {} + tồn {} + hỏng {}", grouped(sums.printed),
      sums.surplus == 0 ? std::string()
                        : fmt::format(" + thừa chưa rõ nguồn {}", grouped(sums.surplus)),
      grouped(sums.sent), grouped(sums.in_stock), grouped(sums.spoiled));
  return text + (sums.elsewhere() == 0
                     ? "."
                     : fmt::format(" + lưu, hoàn, mất, hủy {}.", grouped(sums.elsewhere())));
}

/// Where the copies are, all of them: what is nowhere is left out but for the first four.
Chart accounts_chart(const std::vector<ledger::IssueCopies>& issues) {
  struct Account {
    std::string_view label = {};
    int ledger::IssueCopies::* copies = nullptr;
    bool is_always_there = false;
  };
  constexpr std::array kAccounts = {Account{"đã nhận", &ledger::IssueCopies::received, true},
                                    Account{"đang gửi", &ledger::IssueCopies::in_transit, true},
                                    Account{"tồn kho", &ledger::IssueCopies::in_stock, true},
                                    Account{"hỏng", &ledger::IssueCopies::spoiled, true},
                                    Account{"lưu", &ledger::IssueCopies::archived},
                                    Account{"lưu chiểu", &ledger::IssueCopies::deposited},
                                    Account{"hoàn lại", &ledger::IssueCopies::returned},
                                    Account{"mất", &ledger::IssueCopies::lost},
                                    Account{"hủy", &ledger::IssueCopies::scrapped}};
  Chart chart{.title = "Bản in theo nơi có", .unit = "bản", .kind = ChartKind::bars};
  for (const Account& account : kAccounts) {
    std::int64_t sum = 0;
    for (const ledger::IssueCopies& issue : issues) {
      sum += issue.*account.copies;
    }
    if (account.is_always_there || sum != 0) {
      chart.items.push_back({std::string(account.label), sum});
    }
  }
  return chart;
}

Chart months_chart(const std::vector<ledger::IssueCopies>& issues) {
  Chart chart{.title = "Số kỳ Công báo theo tháng", .unit = "kỳ"};
  for (int month = 1; month <= 12; ++month) {
    chart.items.push_back(
        {fmt::format("{}", month),
         std::count_if(issues.begin(), issues.end(), [month](const ledger::IssueCopies& issue) {
           return issue.date.month == month;
         })});
  }
  return chart;
}

Chart days_chart(const std::vector<int>& days) {
  constexpr std::array<int, 5> kMost = {7, 14, 21, 30, 60};
  Chart chart{.title = "Từ khi nhận văn bản đến ngày Công báo, ngày", .unit = "văn bản"};
  int least = 0;
  for (const int most : kMost) {
    chart.items.push_back(
        {fmt::format("{}–{}", least, most), std::count_if(days.begin(), days.end(), [&](int each) {
           return each <= most && (each >= least || least == 0);
         })});
    least = most + 1;
  }
  chart.items.push_back(
      {fmt::format("trên {}", kMost.back()),
       std::count_if(days.begin(), days.end(), [&](int each) { return each > kMost.back(); })});
  return chart;
}

/// Adds the copies that are late, by district, where any were sent.
void add_late_chart(const ReportMaterial& material, Paper& paper) {
  Chart chart{
      .title = "Bản quá hạn biên nhận theo địa bàn", .unit = "bản", .kind = ChartKind::bars};
  for (const LateCopies& each : material.late) {
    chart.items.push_back(
        {each.district.empty() ? "Đơn vị khác" : each.district, std::int64_t{each.copies}});
  }
  if (!chart.items.empty()) {
    paper.charts.push_back(std::move(chart));
  }
}

Paper report_paper(const ReportMaterial& material, std::string name, std::string title) {
  return {.name = std::move(name),
          .title = std::move(title),
          .subtitle = material.publisher.name,
          .revision = 0,
          .date = material.date,
          .as_of = material.as_of,
          .known_at = material.known_at,
          .signatures = {"NGƯỜI LẬP", "PHỤ TRÁCH"}};
}

void add_issues(const ReportMaterial& material, const std::vector<ledger::IssueCopies>& issues,
                Paper& paper) {
  const Sums sums = sums_of(material, issues);
  paper.columns = kIssueColumns;
  for (const ledger::IssueCopies& issue : issues) {
    paper.rows.push_back(issue_line(material, issue));
  }
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = "CỘNG",
                        .cells = {"", "", sums.pages, sums.ordered, sums.printed, sums.spoiled,
                                  sums.in_stock, sums.sent, "", ""}});
  paper.copies_count = sums.sent;
}

}  // namespace

Paper year_report(const ReportMaterial& material) {
  const ledger::YearCopies& year = material.year;
  Paper paper = report_paper(material, fmt::format("bao-cao-{}", year.year),
                             fmt::format("BÁO CÁO CÔNG BÁO NĂM {}", year.year));
  paper.number = fmt::format("bc-{}", year.year);
  add_issues(material, year.issues, paper);
  const Sums sums = sums_of(material, year.issues);
  paper.above.push_back(fmt::format(
      "{} kỳ, {} số, {} trang, {} bản, {} đơn vị.", grouped(sums.issues), grouped(sums.numbers),
      grouped(sums.pages), grouped(sums.sent), grouped(year.recipients_count)));
  paper.above.push_back(equation(sums));
  paper.charts = {months_chart(year.issues), accounts_chart(year.issues),
                  days_chart(material.days_to_publication)};
  add_late_chart(material, paper);
  return paper;
}

Paper month_report(const ReportMaterial& material, int month) {
  const int year = material.year.year;
  std::vector<ledger::IssueCopies> issues;
  std::copy_if(material.year.issues.begin(), material.year.issues.end(), std::back_inserter(issues),
               [month](const ledger::IssueCopies& issue) { return issue.date.month == month; });
  Paper paper = report_paper(material, fmt::format("bao-cao-{}-{:02}", year, month),
                             fmt::format("BÁO CÁO CÔNG BÁO THÁNG {} NĂM {}", month, year));
  paper.number = fmt::format("bc-{}-{:02}", year, month);
  add_issues(material, issues, paper);
  const Sums sums = sums_of(material, issues);
  paper.above.push_back(fmt::format("{} kỳ, {} số, {} trang, {} bản.", grouped(sums.issues),
                                    grouped(sums.numbers), grouped(sums.pages),
                                    grouped(sums.sent)));
  paper.above.push_back(equation(sums));
  paper.charts = {accounts_chart(issues), days_chart(material.days_to_publication)};
  return paper;
}

Paper issue_report(const ReportMaterial& material, const ledger::IssueCopies& copies,
                   const ledger::Shipment* shipment) {
  const std::string number = model::printed_number(copies.number);
  // "so" keeps issue 9 of a year from the report of its September.
  Paper paper =
      report_paper(material, fmt::format("bao-cao-so-{}", model::folder_name(copies.number)),
                   fmt::format("BÁO CÁO CÔNG BÁO SỐ {}", number));
  paper.number = "bc-" + model::folder_name(copies.number);
  paper.subtitle = fmt::format("{}\nSố {}, {}; {}", material.publisher.name, number,
                               to_vietnamese(copies.date), state_text(copies.state));
  add_issues(material, {copies}, paper);
  paper.rows.pop_back();  // one line is its own sum
  paper.above.push_back(equation(sums_of(material, {copies})));
  paper.charts = {accounts_chart({copies})};
  if (shipment == nullptr) {
    return paper;
  }
  Chart channels{.title = "Bản đã gửi theo hình thức", .unit = "bản", .kind = ChartKind::bars};
  for (const ledger::Recipient& recipient : shipment->recipients) {
    const std::string name(ledger::to_text(recipient.channel));
    const auto found =
        std::find_if(channels.items.begin(), channels.items.end(),
                     [&name](const typeset::ChartItem& item) { return item.label == name; });
    typeset::ChartItem& item =
        found == channels.items.end() ? channels.items.emplace_back() : *found;
    item.label = name;
    item.value += recipient.copies;
  }
  paper.charts.push_back(std::move(channels));
  paper.charts.push_back(days_chart(material.days_to_publication));
  add_late_chart(material, paper);
  paper.above.push_back(
      fmt::format("Gửi {} theo danh sách {}: {} bản cho {} nơi nhận.", short_date(shipment->date),
                  shipment->reference, grouped(shipment->copies_count),
                  grouped(static_cast<std::int64_t>(shipment->recipients.size()))));
  return paper;
}

Paper recipient_report(const ReportMaterial& material, std::string_view recipient,
                       const std::vector<ledger::Shipment>& shipments) {
  const int year = material.year.year;
  Paper paper = report_paper(material, fmt::format("bao-cao-{}-{}", year, recipient),
                             fmt::format("BÁO CÁO NƠI NHẬN {} NĂM {}", recipient, year));
  paper.number = fmt::format("bc-{}-{}", year, recipient);
  paper.columns = {{.head = "Số", .width = 10},
                   {.head = "Ngày Công báo", .width = 14},
                   {.head = "Ngày gửi", .width = 14},
                   {.head = "Tên tại ngày gửi", .width = 40},
                   {.head = "Hình thức", .width = 16},
                   {.head = "Số bản", .kind = ColumnKind::number, .width = 10}};
  for (const ledger::Shipment& shipment : shipments) {
    for (const ledger::Recipient& each : shipment.recipients) {
      if (each.id == recipient) {
        paper.rows.push_back(
            {.cells = {model::printed_number(shipment.issue), short_date(shipment.issue_date),
                       short_date(shipment.date), each.name,
                       std::string(ledger::to_text(each.channel)), std::int64_t{each.copies}}});
        paper.copies_count += each.copies;
      }
    }
  }
  paper.above.push_back(fmt::format("{} kỳ, {} bản đã gửi.", grouped(lines_count(paper)),
                                    grouped(paper.copies_count)));
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = "CỘNG",
                        .cells = {"", "", "", "", "", paper.copies_count}});
  return paper;
}

}  // namespace gazette::forms

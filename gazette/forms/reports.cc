#include "gazette/forms/reports.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "gazette/forms/parts.h"
#include "gazette/forms/report_parts.h"
#include "gazette/forms/shipment_papers.h"

namespace gazette::forms {
namespace {

using typeset::Chart;
using typeset::ChartKind;

const std::vector<PaperColumn> kIssueColumns = {
    {.head = "Số", .width = 9},
    {.head = "Ngày", .width = 12},
    {.head = "Trang", .kind = ColumnKind::number, .width = 8},
    {.head = "Đặt in", .kind = ColumnKind::number, .width = 8},
    {.head = "Đã in", .kind = ColumnKind::number, .width = 8},
    {.head = "Hỏng", .kind = ColumnKind::number, .width = 7},
    {.head = "Tồn", .kind = ColumnKind::number, .width = 7},
    {.head = "Đã phát", .kind = ColumnKind::number, .width = 8},
    {.head = "Lưu chiểu", .kind = ColumnKind::number, .width = 8},
    {.head = "Cấp bù", .kind = ColumnKind::number, .width = 7},
    {.head = "Nơi nhận", .kind = ColumnKind::number, .width = 8},
    {.head = "Tình trạng", .width = 12}};

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

/// The pages of an issue; nothing where its build is not there to tell.
std::optional<std::int64_t> pages_of(const std::vector<IssuePages>& pages,
                                     const model::IssueNumber& number) {
  const auto found = std::find_if(pages.begin(), pages.end(), [&number](const IssuePages& each) {
    return each.number == number;
  });
  return found == pages.end() ? std::nullopt : std::optional<std::int64_t>(found->pages_count);
}

/// A place of copies, in the words of the stock equation.
struct Place {
  std::string_view name = {};
  int ledger::IssueCopies::* copies = nullptr;
  bool is_always_told = false;  // though there be none
};

constexpr std::array kPlaces = {Place{"đã phát", &ledger::IssueCopies::sent, true},
                                Place{"tồn", &ledger::IssueCopies::in_stock, true},
                                Place{"hỏng", &ledger::IssueCopies::spoiled, true},
                                Place{"lưu", &ledger::IssueCopies::archived},
                                Place{"lưu chiểu", &ledger::IssueCopies::deposited},
                                Place{"hoàn", &ledger::IssueCopies::returned},
                                Place{"mất", &ledger::IssueCopies::lost},
                                Place{"hủy", &ledger::IssueCopies::scrapped}};

std::int64_t sum_of(const std::vector<ledger::IssueCopies>& issues,
                    int ledger::IssueCopies::* copies) {
  std::int64_t sum = 0;
  for (const ledger::IssueCopies& issue : issues) {
    sum += issue.*copies;
  }
  return sum;
}

/// What is counted of the issues of a report beside their copies.
struct Sums {
  std::int64_t issues = 0;
  std::int64_t numbers = 0;
  std::int64_t pages = 0;
  std::string unknown_pages = {};  // "37, 40 + 41": whose pages nobody knows
};

Sums sums_of(const std::vector<IssuePages>& pages, const std::vector<ledger::IssueCopies>& issues) {
  Sums sums;
  for (const ledger::IssueCopies& issue : issues) {
    ++sums.issues;
    sums.numbers += issue.number.last - issue.number.first + 1;
    if (const auto count = pages_of(pages, issue.number)) {
      sums.pages += *count;
    } else {
      sums.unknown_pages +=
          (sums.unknown_pages.empty() ? "" : "; ") + model::printed_number(issue.number);
    }
  }
  return sums;
}

/// "1.200 trang"; what is not known is said, and not counted as none.
std::string pages_text(const Sums& sums) {
  return sums.unknown_pages.empty() ? fmt::format("{} trang", grouped(sums.pages))
                                    : fmt::format("{} trang (chưa có số trang: số {})",
                                                  grouped(sums.pages), sums.unknown_pages);
}

PaperRow issue_line(const ReportMaterial& material, const ledger::IssueCopies& issue) {
  const auto pages = pages_of(material.pages, issue.number);
  return {.cells = {model::printed_number(issue.number), short_date(issue.date),
                    pages ? PaperCell(*pages) : PaperCell("-"), std::int64_t{issue.ordered},
                    std::int64_t{issue.printed}, std::int64_t{issue.spoiled},
                    std::int64_t{issue.in_stock}, std::int64_t{issue.sent},
                    std::int64_t{issue.deposited}, std::int64_t{issue.claimed},
                    std::int64_t{issue.recipients_count}, std::string(state_text(issue.state))}};
}

/// "Đã in 7.530 = đã phát 7.527 + tồn 0 + hỏng 3.": the stock equation.
std::string equation(const std::vector<ledger::IssueCopies>& issues) {
  std::string text = "Đã in " + grouped(sum_of(issues, &ledger::IssueCopies::printed));
  if (const auto surplus = sum_of(issues, &ledger::IssueCopies::surplus); surplus != 0) {
    text += " + thừa chưa rõ nguồn " + grouped(surplus);
  }
  std::string_view sign = " = ";
  for (const Place& place : kPlaces) {
    const std::int64_t copies = sum_of(issues, place.copies);
    if (place.is_always_told || copies != 0) {
      text += fmt::format("{}{} {}", sign, place.name, grouped(copies));
      sign = " + ";
    }
  }
  return text + ".";
}

/// What became of the copies that were sent: acknowledged, in which state, replaced. A sentence for
/// each that there is.
std::vector<std::string> receipts_text(const std::vector<ledger::IssueCopies>& issues) {
  std::vector<std::string> lines;
  if (const auto sent = sum_of(issues, &ledger::IssueCopies::sent); sent > 0) {
    lines.push_back(fmt::format("Đã phát {} = đã ký nhận {} + chưa ký nhận {}.", grouped(sent),
                                grouped(sum_of(issues, &ledger::IssueCopies::received)),
                                grouped(sum_of(issues, &ledger::IssueCopies::in_transit))));
  }
  const std::int64_t damaged = sum_of(issues, &ledger::IssueCopies::damaged);
  const std::int64_t incomplete = sum_of(issues, &ledger::IssueCopies::incomplete);
  if (damaged + incomplete > 0) {
    lines.push_back(fmt::format("Ký nhận trong tình trạng hỏng {} bản, thiếu trang {} bản.",
                                grouped(damaged), grouped(incomplete)));
  }
  if (const auto claimed = sum_of(issues, &ledger::IssueCopies::claimed); claimed > 0) {
    const auto found = sum_of(issues, &ledger::IssueCopies::found);
    lines.push_back(found == 0
                        ? fmt::format("Cấp bù {} bản.", grouped(claimed))
                        : fmt::format("Cấp bù {} bản, trong đó {} bản đã báo chưa nhận đến sau.",
                                      grouped(claimed), grouped(found)));
  }
  return lines;
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

void add_issues(const ReportMaterial& material, const std::vector<ledger::IssueCopies>& issues,
                Paper& paper) {
  const Sums sums = sums_of(material.pages, issues);
  const auto sum = [&issues](int ledger::IssueCopies::* copies) {
    return PaperCell(sum_of(issues, copies));
  };
  paper.columns = kIssueColumns;
  for (const ledger::IssueCopies& issue : issues) {
    paper.rows.push_back(issue_line(material, issue));
  }
  paper.rows.push_back(
      {.kind = PaperRow::Kind::sum,
       .title = "CỘNG",
       .cells = {"", "", sums.pages, sum(&ledger::IssueCopies::ordered),
                 sum(&ledger::IssueCopies::printed), sum(&ledger::IssueCopies::spoiled),
                 sum(&ledger::IssueCopies::in_stock), sum(&ledger::IssueCopies::sent),
                 sum(&ledger::IssueCopies::deposited), sum(&ledger::IssueCopies::claimed), "",
                 ""}});
  paper.copies_count = sum_of(issues, &ledger::IssueCopies::sent);
}

/// The stock equation and what became of what was sent.
void add_figures(const std::vector<ledger::IssueCopies>& issues, Paper& paper) {
  paper.above.push_back(equation(issues));
  for (std::string& line : receipts_text(issues)) {
    paper.above.push_back(std::move(line));
  }
}

/// "193 theo danh sách − 1 hoàn − 1 mất hoặc hỏng + 1 cấp bù = 192": why fewer or more are out than
/// the list has; "" where nothing came after it.
std::string after_list(const ledger::SentCopies& sent) {
  std::size_t returned = 0;
  std::size_t replaced = 0;
  std::size_t claimed = 0;
  std::size_t found = 0;
  for (const ledger::ListCorrection& each : sent.corrections) {
    if (each.kind == "claim") {
      replaced += each.gone.size();
      claimed += each.sent.size();
    } else if (each.kind == "receipt") {
      found += each.found.size();
    } else if (each.successor.empty()) {
      returned += each.gone.size();
    }
  }
  if (sent.corrections.empty()) {
    return "";
  }
  std::string text = grouped(sent.frozen.copies_count) + " bản theo danh sách";
  const auto add = [&text](std::string_view sign, std::size_t copies, std::string_view what) {
    if (copies > 0) {
      text += fmt::format(" {} {} {}", sign, grouped(static_cast<std::int64_t>(copies)), what);
    }
  };
  add("−", returned, "hoàn");
  add("−", replaced, "mất, hỏng đã được thay");
  add("+", claimed, "cấp bù");
  add("+", found, "báo chưa nhận, đến sau");
  return fmt::format("{} = {} bản đang ở nơi nhận hoặc đang gửi.", text, grouped(sent.out_count));
}

/// "39 kỳ (năm trước 38, +1)".
std::string compared(std::int64_t now, std::int64_t before, std::string_view unit) {
  const std::int64_t more = now - before;
  return fmt::format("{} {} (năm trước {}, {}{})", grouped(now), unit, grouped(before),
                     more > 0 ? "+" : "", grouped(more));
}

/// The year beside the one before it.
std::string comparison(const ReportMaterial& material) {
  const ledger::YearCopies& now = material.year;
  const ledger::YearCopies& before = *material.former;
  if (before.issues.empty()) {
    return fmt::format("Không có số liệu năm {} để so sánh.", before.year);
  }
  const auto count = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
  const Sums mine = sums_of(material.pages, now.issues);
  const Sums theirs = sums_of(*material.former_pages, before.issues);
  const bool has_pages = mine.unknown_pages.empty() && theirs.unknown_pages.empty();
  return fmt::format("So với năm {}: {}; {}{}; {}; {}.", before.year,
                     compared(count(now.issues), count(before.issues), "kỳ"),
                     has_pages ? compared(mine.pages, theirs.pages, "trang") + "; "
                               : std::string("số trang chưa đủ để so sánh; "),
                     compared(now.printed, before.printed, "bản in"),
                     compared(now.sent, before.sent, "bản phát"),
                     compared(now.recipients_count, before.recipients_count, "đơn vị"));
}

}  // namespace

Paper year_report(const ReportMaterial& material) {
  const ledger::YearCopies& year = material.year;
  Paper paper = report_paper(material, fmt::format("bao-cao-{}", year.year),
                             fmt::format("BÁO CÁO CÔNG BÁO NĂM {}", year.year));
  paper.number = fmt::format("bc-{}{}", year.year, material.suffix);
  add_issues(material, year.issues, paper);
  const Sums sums = sums_of(material.pages, year.issues);
  paper.above.push_back(fmt::format("{} kỳ, {} số, {}, {} bản, {} đơn vị.", grouped(sums.issues),
                                    grouped(sums.numbers), pages_text(sums),
                                    grouped(paper.copies_count), grouped(year.recipients_count)));
  add_figures(year.issues, paper);
  if (material.former != nullptr) {
    paper.above.push_back(comparison(material));
  }
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
  paper.number = fmt::format("bc-{}-{:02}{}", year, month, material.suffix);
  add_issues(material, issues, paper);
  const Sums sums = sums_of(material.pages, issues);
  paper.above.push_back(fmt::format("{} kỳ, {} số, {}, {} bản.", grouped(sums.issues),
                                    grouped(sums.numbers), pages_text(sums),
                                    grouped(paper.copies_count)));
  add_figures(issues, paper);
  paper.charts = {accounts_chart(issues), days_chart(material.days_to_publication)};
  return paper;
}

Paper issue_report(const ReportMaterial& material, const ledger::IssueCopies& copies,
                   const ledger::SentCopies* sent) {
  const std::string number = model::printed_number(copies.number);
  // "so" keeps issue 9 of a year from the report of its September.
  Paper paper =
      report_paper(material, fmt::format("bao-cao-so-{}", model::folder_name(copies.number)),
                   fmt::format("BÁO CÁO CÔNG BÁO SỐ {}", number));
  paper.number = "bc-so-" + model::folder_name(copies.number) + material.suffix;
  paper.subtitle = fmt::format("{}\nSố {}, {}; {}", material.publisher.name, number,
                               to_vietnamese(copies.date), state_text(copies.state));
  add_issues(material, {copies}, paper);
  paper.rows.pop_back();  // one line is its own sum
  add_figures({copies}, paper);
  paper.charts = {accounts_chart({copies})};
  if (sent == nullptr) {
    return paper;
  }
  Chart channels{.title = "Bản đã phát theo hình thức", .unit = "bản", .kind = ChartKind::bars};
  for (const ledger::Recipient& recipient : sent->recipients) {
    if (recipient.copies == 0) {
      continue;
    }
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
  const ledger::Shipment& list = sent->frozen;
  paper.above.push_back(fmt::format(
      "Gửi {} theo danh sách {}: {} bản cho {} nơi nhận.", short_date(list.date), list.reference,
      grouped(list.copies_count), grouped(static_cast<std::int64_t>(list.recipients.size()))));
  if (std::string after = after_list(*sent); !after.empty()) {
    paper.above.push_back(std::move(after));
  }
  if (const std::string found = found_after_all(*sent); !found.empty()) {
    paper.above.push_back(found);
  }
  return paper;
}

}  // namespace gazette::forms

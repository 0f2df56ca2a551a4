// The year's figures (báo cáo năm), for the terminal and for other programs.

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/base/text.h"
#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"
#include "gazette/forms/text_table.h"

namespace gazette::forms {
namespace {

/// Columns that hold numbers, set to the right.
constexpr NumberColumns kNumbers = {.first = 2, .last = 8};

std::optional<int> pages_of(const model::IssueNumber& number,
                            const std::vector<IssuePages>& pages) {
  const auto found = std::find_if(pages.begin(), pages.end(), [&number](const IssuePages& each) {
    return each.number == number;
  });
  return found == pages.end() ? std::nullopt : std::optional(found->pages_count);
}

int known_pages(const ledger::YearCopies& year, const std::vector<IssuePages>& pages) {
  int pages_count = 0;
  for (const ledger::IssueCopies& issue : year.issues) {
    pages_count += pages_of(issue.number, pages).value_or(0);
  }
  return pages_count;
}

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

TextRow issue_row(const ledger::IssueCopies& issue, const std::vector<IssuePages>& pages) {
  const std::optional<int> pages_count = pages_of(issue.number, pages);
  return {model::printed_number(issue.number),
          short_date(issue.date),
          pages_count ? grouped(*pages_count) : "-",
          grouped(issue.ordered),
          grouped(issue.printed),
          grouped(issue.spoiled),
          grouped(issue.in_stock),
          grouped(issue.sent),
          grouped(issue.recipients_count),
          std::string(state_text(issue.state))};
}

/// " + lưu 2 + mất 1": what is neither sent nor in stock nor spoiled, where there is any.
std::string other_places_text(const ledger::YearCopies& year) {
  const std::array<std::pair<std::string_view, int>, 5> places = {{{"lưu", year.archived},
                                                                   {"lưu chiểu", year.deposited},
                                                                   {"hoàn", year.returned},
                                                                   {"mất", year.lost},
                                                                   {"hủy", year.scrapped}}};
  std::string text;
  for (const auto& [name, copies] : places) {
    text += copies == 0 ? std::string() : fmt::format(" + {} {}", name, grouped(copies));
  }
  return text;
}

/// What the record counts of an issue or of a year, by the names of the members.
template <typename Copies>
nlohmann::ordered_json copies_json(const Copies& copies) {
  return {{"ordered", copies.ordered},       {"printed", copies.printed},
          {"surplus", copies.surplus},       {"spoiled", copies.spoiled},
          {"in_stock", copies.in_stock},     {"sent", copies.sent},
          {"in_transit", copies.in_transit}, {"received", copies.received},
          {"archived", copies.archived},     {"deposited", copies.deposited},
          {"returned", copies.returned},     {"lost", copies.lost},
          {"scrapped", copies.scrapped},     {"recipients", copies.recipients_count}};
}

/// Issues whose pages are not known, so that the sum of pages is not taken for the whole.
std::string unknown_pages_text(const ledger::YearCopies& year,
                               const std::vector<IssuePages>& pages) {
  std::vector<std::string> numbers;
  for (const ledger::IssueCopies& issue : year.issues) {
    if (!pages_of(issue.number, pages)) {
      numbers.push_back(model::printed_number(issue.number));
    }
  }
  return numbers.empty() ? std::string()
                         : fmt::format("Chưa có số trang: số {}.\n", fmt::join(numbers, ", "));
}

}  // namespace

std::string year_report_text(const ledger::YearCopies& year, const std::vector<IssuePages>& pages) {
  std::string text = fmt::format("BÁO CÁO CÔNG BÁO NĂM {}\n\n", year.year);
  if (year.issues.empty()) {
    return text + "Chưa cấp số nào.\n";
  }
  std::vector<TextRow> rows;
  rows.push_back({"Số", "Ngày", "Trang", "Đặt in", "Đã in", "Hỏng", "Tồn", "Đã phát", "Nơi nhận",
                  "Tình trạng"});
  for (const ledger::IssueCopies& issue : year.issues) {
    rows.push_back(issue_row(issue, pages));
  }
  rows.push_back({"Cộng", "", grouped(known_pages(year, pages)), grouped(year.ordered),
                  grouped(year.printed), grouped(year.spoiled), grouped(year.in_stock),
                  grouped(year.sent), grouped(year.recipients_count), ""});
  text += aligned(rows, kNumbers);
  text +=
      fmt::format("\n{} kỳ Công báo, {} số; {} bản phát cho {} nơi nhận.\n",
                  grouped(static_cast<std::int64_t>(year.issues.size())),
                  grouped(year.numbers_count), grouped(year.sent), grouped(year.recipients_count));
  text += fmt::format(
      "Đã in {}{} = đã phát {} + tồn {} + hỏng {}{}.\n", grouped(year.printed),
      year.surplus == 0 ? std::string()
                        : fmt::format(" + thừa chưa rõ nguồn {}", grouped(year.surplus)),
      grouped(year.sent), grouped(year.in_stock), grouped(year.spoiled), other_places_text(year));
  if (year.sent > 0) {
    text += fmt::format("Đã phát {} = đã ký nhận {} + chưa ký nhận {}.\n", grouped(year.sent),
                        grouped(year.received), grouped(year.in_transit));
  }
  return text + unknown_pages_text(year, pages);
}

std::string year_report_json(const ledger::YearCopies& year, const std::vector<IssuePages>& pages) {
  using nlohmann::ordered_json;
  ordered_json issues = ordered_json::array();
  for (const ledger::IssueCopies& issue : year.issues) {
    const std::optional<int> pages_count = pages_of(issue.number, pages);
    ordered_json numbers = ordered_json::array();
    for (int number = issue.number.first; number <= issue.number.last; ++number) {
      numbers.push_back(number);
    }
    ordered_json row = {{"issue", model::to_text(issue.number)},
                        {"numbers", numbers},
                        {"date", to_iso(issue.date)},
                        {"state", ledger::to_text(issue.state)},
                        {"pages", pages_count ? ordered_json(*pages_count) : ordered_json()}};
    row.update(copies_json(issue));
    issues.push_back(std::move(row));
  }
  ordered_json totals = {{"issues", year.issues.size()},
                         {"numbers", year.numbers_count},
                         {"pages", known_pages(year, pages)}};
  totals.update(copies_json(year));
  const ordered_json report = {{"year", year.year}, {"issues", issues}, {"totals", totals}};
  return report.dump(2) + "\n";
}

}  // namespace gazette::forms

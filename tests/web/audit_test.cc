#include "gazette/web/audit.h"

#include <catch2/catch.hpp>

#include "gazette/web/register_pages.h"

using namespace gazette;
using namespace gazette::web;

namespace {

ActCard act(const std::string& symbol, Date date, const std::string& issuer = "ubnd") {
  return {.id = issuer + "-" + symbol + to_iso(date),
          .issuer = issuer,
          .issuer_name = "Ủy ban nhân dân tỉnh Đồng Nai",
          .symbol = symbol,
          .date = date};
}

IssueCard issue(model::IssueNumber number, Date date, std::uint32_t first_folio,
                std::vector<ActCard> acts = {}) {
  return {.number = number,
          .date = date,
          .first_folio = first_folio,
          .pages_count = 40,
          .acts = std::move(acts)};
}

/// The audit of the newest year.
YearAudit audit(const std::vector<IssueCard>& cards) {
  return audit_years(cards, model::Calendar{}).back();
}

}  // namespace

TEST_CASE("numbers of issues that are not there are counted from 1 to the highest") {
  const YearAudit found =
      audit({issue({2021, 40, 40}, {2021, 12, 30}, 1), issue({2022, 3, 4}, {2022, 1, 20}, 1),
             issue({2022, 6, 6}, {2022, 2, 10}, 1)});
  CHECK(found.issues_count == 2);
  CHECK(found.pages_count == 80);
  CHECK(found.missing_issues == std::vector<NumberRange>{{1, 2}, {5, 5}});
  CHECK(to_text(found.missing_issues) == "1–2, 5");
}

TEST_CASE("pages that neither go on nor begin again at 1 are said") {
  const YearAudit found =
      audit({issue({2022, 1, 1}, {2022, 1, 10}, 1), issue({2022, 2, 2}, {2022, 1, 20}, 41),
             issue({2022, 3, 3}, {2022, 1, 30}, 83), issue({2022, 5, 5}, {2022, 2, 20}, 500)});
  REQUIRE(found.folio_breaks.size() == 1);  // what is before no. 5 is not known
  CHECK(found.folio_breaks.front().issue == model::IssueNumber{2022, 3, 3});
  CHECK(found.folio_breaks.front().expected == 81);
  CHECK(found.folio_breaks.front().found == 83);
}

TEST_CASE("a nominal day without an issue is told, with its reason where there is one") {
  model::Calendar calendar = {.days = {10, 20, 30}};
  calendar.skipped = {{.date = {2022, 9, 20}, .reason = "không có văn bản"},
                      {.date = {2023, 1, 10}, .reason = "của năm khác"}};
  // The 10th of September 2022 is a Saturday: its issue is of Monday.
  const std::vector<EmptyDay> days =
      find_empty_days({{2022, 8, 20}, {2022, 9, 12}, {2022, 10, 10}}, 2022, calendar);
  REQUIRE(days.size() == 3);
  CHECK(days[0].date == Date{2022, 8, 30});
  CHECK(days[0].reason == "");
  CHECK(days[1].date == Date{2022, 9, 20});
  CHECK(days[1].reason == "không có văn bản");
  CHECK(days[2].date == Date{2022, 9, 30});
  CHECK(find_empty_days({}, 2021, calendar).empty());
  CHECK(find_empty_days({{2022, 8, 20}, {2022, 8, 22}}, 2022, {}).empty());
}

TEST_CASE("numbers of normative acts count together by issuer, letters and year") {
  const YearAudit found = audit(
      {issue({2022, 1, 1}, {2022, 1, 10}, 1,
             {act("2/2022/QĐ-UBND", {2022, 1, 3}), act("4/2022/QĐ-UBND", {2022, 1, 4}),
              act("4a/2022/QĐ-UBND", {2022, 1, 4}), act("12/2021/QĐ-UBND", {2021, 12, 30}),
              act("1725/QĐ-UBND", {2022, 1, 5}), act("1/2022/NQ-HĐND", {2022, 1, 6}, "hdnd")})});
  REQUIRE(found.series.size() == 2);
  CHECK(found.series[0].form == ".../2022/NQ-HĐND");
  CHECK(found.series[0].missing.empty());
  CHECK(found.series[1].form == ".../2022/QĐ-UBND");
  CHECK(found.series[1].published_count == 2);  // 4 and 4a have one number
  CHECK(found.series[1].highest == 4);
  CHECK(to_text(found.series[1].missing) == "1, 3");
  CHECK(found.doubled.empty());
  CHECK(found.normative_count == 5);
  CHECK(found.acts_count == 6);
}

TEST_CASE("one number on two acts of an issuer is a double, in two years it is none") {
  const YearAudit found =
      audit({issue({2022, 1, 1}, {2022, 1, 10}, 1,
                   {act("7/QĐ-UBND", {2022, 1, 3}), act("7/QĐ-UBND", {2022, 1, 5}),
                    act("8/QĐ-UBND", {2022, 1, 3}), act("8/QĐ-UBND", {2021, 1, 3}),
                    act("9/QĐ-UBND", {2022, 1, 3}), act("9/QĐ-UBND", {2022, 1, 3}, "chu-tich")})});
  REQUIRE(found.doubled.size() == 1);
  CHECK(found.doubled.front().symbol == "7/QĐ-UBND");
  CHECK(found.doubled.front().acts.size() == 2);
}

TEST_CASE("the clock counts from signing to receipt and from receipt to publication") {
  ActCard late = act("1/2022/QĐ-UBND", {2022, 1, 3});
  late.received = Date{2022, 1, 10};  // due on the 6th
  ActCard good = act("2/2022/QĐ-UBND", {2022, 1, 13});
  good.received = Date{2022, 1, 14};
  const ActCard unknown = act("3/2022/QĐ-UBND", {2022, 1, 1});
  const YearAudit found = audit({issue({2022, 1, 1}, {2022, 1, 20}, 1, {late, good, unknown})});
  CHECK(found.clock_count == 2);
  REQUIRE(found.late.size() == 1);
  CHECK(found.late.front().act.act->symbol == "1/2022/QĐ-UBND");
  CHECK(found.late.front().sent_days_late == 4);
  CHECK(found.late.front().printed_days_late == 3);  // due on the 17th
  CHECK(found.days == std::vector<int>{7, 17, 19});
  CHECK(median_of(found.days) == 17);
  CHECK(median_of({}) == 0);
}

TEST_CASE("an act published over two issues is counted once, in the issue that ends it") {
  ActCard first = act("1/2022/QĐ-UBND", {2022, 1, 3});
  first.part =
      model::Part{.number = 1, .first = 0, .end = 5, .next = model::IssueNumber{2022, 2, 2}};
  ActCard second = first;
  second.part =
      model::Part{.number = 2, .first = 5, .end = 9, .former = model::IssueNumber{2022, 1, 1}};
  const YearAudit found = audit({issue({2022, 1, 1}, {2022, 1, 10}, 1, {first}),
                                 issue({2022, 2, 2}, {2022, 1, 20}, 41, {second})});
  CHECK(found.acts_count == 1);
  CHECK(found.days == std::vector<int>{17});
  CHECK(found.doubled.empty());
}

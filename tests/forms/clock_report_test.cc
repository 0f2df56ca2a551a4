#include <nlohmann/json.hpp>

#include "gazette/forms/reports.h"
#include "tests/forms/office.h"

namespace gazette::forms {
namespace {

/// Until 2025-04-01 three and seven days, then three and five that end on no day off.
model::Calendar calendar() {
  model::Calendar calendar;
  calendar.rules = {{},
                    {.from = {2025, 4, 1},
                     .receipt_days = 3,
                     .print_days = 5,
                     .last_moves = true,
                     .basis = "Luật A, Điều 9"}};
  return calendar;
}

ledger::ReceivedAct received(const std::string& act, Date signing, Date day,
                             std::vector<model::IssueNumber> issues) {
  return {.reception = {.act = act, .received = day, .date = signing, .title = "Văn bản " + act},
          .issues = std::move(issues)};
}

std::vector<ledger::GrantedIssue> issues() {
  return {
      {.number = {2025, 10, 10}, .date = {2025, 3, 20}, .acts = {"a", "p"}, .parts = {{"p", {}}}},
      {.number = {2025, 11, 12}, .date = {2025, 4, 10}, .acts = {"b"}},
      {.number = {2025, 13, 13}, .date = {2025, 5, 20}, .acts = {"c"}}};
}

std::vector<ClockedAct> sample(Date day) {
  return clocked_acts({received("a", {2025, 3, 3}, {2025, 3, 10}, {{2025, 10, 10}}),
                       received("b", {2025, 4, 1}, {2025, 4, 3}, {{2025, 11, 12}}),
                       received("c", {2025, 5, 10}, {2025, 5, 12}, {{2025, 13, 13}}),
                       received("d", {2025, 5, 1}, {2025, 5, 2}, {}),
                       received("e", {2024, 12, 1}, {2024, 12, 2}, {}),
                       received("f", {2025, 6, 1}, {2025, 6, 2}, {})},
                      issues(), calendar(), 2025, day);
}

}  // namespace

TEST_CASE("an act is late by the rule of its own day, one that waits until the day of asking") {
  const std::vector<ClockedAct> acts = sample({2025, 5, 14});
  REQUIRE(acts.size() == 4);  // nothing of another year, nothing that came later
  CHECK(acts[0].act == "a");
  CHECK(acts[0].receipt_due == Date{2025, 3, 6});
  CHECK(acts[0].sent_days_late == 4);
  CHECK(acts[0].print_due == Date{2025, 3, 17});
  CHECK(acts[0].printed_days_late == 3);
  CHECK(acts[1].act == "b");
  CHECK(acts[1].print_due == Date{2025, 4, 8});
  CHECK(acts[1].printed_days_late == 2);
  CHECK(acts[2].act == "d");
  CHECK(acts[2].print_due == Date{2025, 5, 7});
  CHECK_FALSE(acts[2].issue);
  CHECK(acts[2].printed_days_late == 7);
  CHECK(acts[3].act == "c");
  CHECK(acts[3].print_due == Date{2025, 5, 19});  // the 17th is a Saturday
  CHECK(acts[3].issue == model::IssueNumber{2025, 13, 13});
  CHECK_FALSE(acts[3].is_published);
  CHECK(acts[3].printed_days_late == 0);
  CHECK(sample({2025, 5, 20})[3].printed_days_late == 1);
}

TEST_CASE("an act in parts is published with its last, and waits while more is to come") {
  std::vector<ledger::GrantedIssue> two = issues();
  two[0].parts = {{"p", {.number = 1, .next = model::IssueNumber{2025, 11, 12}}}};
  const ledger::ReceivedAct act = received("p", {2025, 3, 10}, {2025, 3, 11}, {{2025, 10, 10}});
  CHECK_FALSE(clocked_acts({act}, two, calendar(), 2025, {2025, 4, 30})[0].issue);
  two[1].parts = {{"p", {.number = 2}}};
  ledger::ReceivedAct whole = act;
  whole.issues.push_back({2025, 11, 12});
  const ClockedAct clocked = clocked_acts({whole}, two, calendar(), 2025, {2025, 4, 30})[0];
  CHECK(clocked.issue == model::IssueNumber{2025, 11, 12});
  CHECK(clocked.is_published);
  CHECK(clocked.printed_days_late == 23);
}

TEST_CASE("the report on the clock has every act, its days, and the rules that held") {
  const ledger::YearCopies year = {.year = 2025};
  const ReportMaterial material = {.year = year,
                                   .pages = {},
                                   .days_to_publication = {},
                                   .late = {},
                                   .publisher = publisher(),
                                   .date = {2025, 5, 14},
                                   .as_of = {2025, 5, 14},
                                   .known_at = {2025, 5, 14}};
  const Paper paper = clock_report(material, sample({2025, 5, 14}), calendar());
  const std::string text = text_of(form_of(paper, publisher()));
  INFO(text);
  const auto has = [&](const std::string& line) { return text.find(line) != std::string::npos; };
  CHECK(
      has("Nhận 4 văn bản trong năm 2025; gửi chậm 1, đăng chậm 3, chưa đăng 2 (tính đến "
          "14/05/2025)."));
  CHECK(
      has("1 | Văn bản a | 03/03/2025 | 10/03/2025 | 17/03/2025 | 20/03/2025 | "
          "10 | 4 | 3 |"));
  CHECK(
      has("3 | Văn bản d | 01/05/2025 | 02/05/2025 | 07/05/2025 | chưa đăng |  | 0 | "
          "7 |"));
  CHECK(
      has("4 | Văn bản c | 10/05/2025 | 12/05/2025 | 19/05/2025 | 20/05/2025 | "
          "13 (dự kiến) | 0 | 0 |"));
  CHECK(has("Thời hạn: gửi trong 3 ngày từ khi ký, đăng trong 7 ngày từ khi nhận."));
  CHECK(
      has("Từ 01/04/2025: gửi trong 3 ngày từ khi ký, đăng trong 5 ngày từ khi nhận; ngày cuối "
          "là ngày nghỉ thì lùi đến ngày làm việc kế tiếp (Luật A, Điều 9)."));
  CHECK(has("Số bc-2025-th; tính đến 14/05/2025, biết đến 14/05/2025; 4 dòng; mã kiểm tra "));
  CHECK(has("CỘNG: 4 văn bản<7 | 4 | 12 |"));
  const auto json = nlohmann::json::parse(clock_json(paper, sample({2025, 5, 14})));
  CHECK(json.at("number") == "bc-2025-th");
  CHECK_FALSE(json.contains("copies"));
  CHECK(json.at("acts").size() == 4);
  CHECK(json.at("acts")[0].at("issue") == "2025/10");
  CHECK(json.at("acts")[0].at("printed_days_late") == 3);
  CHECK(json.at("acts")[2].at("issue").is_null());
  CHECK(json.at("acts")[3].at("published") == false);
}

}  // namespace gazette::forms

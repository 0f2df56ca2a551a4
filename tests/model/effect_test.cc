// From when an act is in force, a case a line; and which provision "Điều này" is.

#include "gazette/model/effect.h"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/model/references_sample.h"

namespace gazette::model {
namespace {

/// The clauses of effect of an act signed on 2022-09-15, "; " between them.
std::string stated(const std::vector<std::string_view>& lines) {
  std::string list;
  for (const EffectClause& clause : references_of(sample_act(lines)).effect.clauses) {
    std::string provisions;
    for (const CitedPath& path : clause.provisions) {
      provisions += ", " + to_text(path);
    }
    list += fmt::format("{}{} {} {}+{}{}", list.empty() ? "" : "; ", clause.ends ? "until" : "from",
                        clause.day ? to_iso(*clause.day) : "unknown", to_text(clause.basis),
                        clause.days, provisions);
  }
  return list.empty() ? "none" : list;
}

struct Case {
  std::string_view line = {};
  std::string_view expected = {};
};

TEST_CASE("the day of effect is read with what it counts from") {
  const std::vector<Case> cases = {
      {"Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 10 năm 2022.",
       "from 2022-10-01 date+0"},
      {"Quyết định này có hiệu lực từ ngày 01/10/2022.", "from 2022-10-01 date+0"},
      {"Quyết định này có hiệu lực kể từ ngày ký.", "from 2022-09-15 signing+0"},
      {"Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.", "from 2022-09-15 signing+0"},
      {"Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "from 2022-09-25 signing+10"},
      {"Quyết định này có hiệu lực thi hành sau 10 (mười) ngày, kể từ ngày ký ban hành.",
       "from 2022-09-25 signing+10"},
      {"Quyết định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.",
       "from unknown publication+15"},
      {"Quyết định này có hiệu lực sau 10 ngày kể từ ngày Hội đồng nhân dân tỉnh thông qua.",
       "from 2022-09-25 adoption+10"},
      {"Quyết định này có hiệu lực kể từ ngày Luật Đất đai có hiệu lực.", "from unknown other+0"},
      {"Quyết định này có hiệu lực từ năm học 2022 - 2023.", "from unknown other+0"},
      {"Quyết định này có hiệu lực từ ngày 01 tháng 10 năm 2022 đến hết ngày 31 tháng 12 năm 2023.",
       "from 2022-10-01 date+0; until 2023-12-31 date+0"},
      {"Quyết định này có hiệu lực đến hết ngày 31 tháng 12 năm 2023.", "until 2023-12-31 date+0"},
      {"Quyết định này hết hiệu lực từ ngày 01 tháng 01 năm 2024.", "until 2024-01-01 date+0"},
      {"Quyết định này có hiệu lực từ ngày ký, Quyết định số 5/2010/QĐ-UBND hết hiệu lực kể từ "
       "ngày 01 tháng 10 năm 2022.",
       "from 2022-09-15 signing+0"},
      {"Quyết định này có hiệu lực từ ngày ký và hết hiệu lực từ ngày 01 tháng 01 năm 2024.",
       "from 2022-09-15 signing+0; until 2024-01-01 date+0"},
      {"Quyết định này có hiệu lực từ ngày 01/10/22.", "from unknown other+0"},
      {"Quyết định này có hiệu lực từ ngày 01 tháng 10 năm 22.", "from unknown other+0"},
      {"Quyết định này có hiệu lực sau 10 ngày làm việc kể từ ngày ký.", "from unknown other+0"},
      {"Quyết định này có hiệu lực sau 10 (mười) ngày làm việc, kể từ ngày ký.",
       "from unknown other+0"},
      {"Khoản 2 Điều 5 có hiệu lực từ ngày 01 tháng 01 năm 2023.",
       "from 2023-01-01 date+0, khoản 2 Điều 5"},
      {"Quyết định này có hiệu lực từ ngày 01 tháng 10 năm 2022, trừ khoản 2 Điều 5 có hiệu lực từ "
       "ngày 01 tháng 01 năm 2023.",
       "from 2022-10-01 date+0; from 2023-01-01 date+0, khoản 2 Điều 5"},
      {"Kể từ ngày Quyết định này có hiệu lực thi hành, hồ sơ cũ được giải quyết.", "none"},
      {"Hồ sơ nộp trước ngày Quyết định này có hiệu lực thì áp dụng quy định cũ.", "none"},
      {"Giấy phép cấp theo Điều 5 có hiệu lực kể từ ngày ký.", "none"},
      {"Hợp đồng có hiệu lực kể từ ngày ký.", "none"},
      {"Nghị định số 1/2020/NĐ-CP có hiệu lực từ ngày 01 tháng 3 năm 2020.", "none"},
      {"Giấy phép theo Nghị định số 1/2020/NĐ-CP có hiệu lực từ ngày cấp.", "none"},
  };
  for (const Case& one : cases) {
    INFO(one.line);
    const std::string article = "Điều 9. " + std::string(one.line);
    CHECK(stated({article}) == one.expected);
  }
}

TEST_CASE("who carries an act out from a day says from when it is in force, if nothing else does") {
  const std::string_view duty =
      "Điều 3. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này kể từ "
      "ngày "
      "ký./.";
  CHECK(stated({duty}) == "from 2022-09-15 signing+0");
  CHECK(stated({"Điều 3. Giám đốc các sở chịu trách nhiệm tổ chức thi hành Quyết định này, từ ngày "
                "01 tháng 10 năm 2022."}) == "from 2022-10-01 date+0");
  CHECK(stated({duty, "Điều 4. Quyết định này có hiệu lực từ ngày 01 tháng 10 năm 2022."}) ==
        "from 2022-10-01 date+0");
  CHECK(stated({"Điều 3. Giám đốc các sở chịu trách nhiệm thi hành Quyết định này."}) == "none");
  CHECK(stated({"Điều 3. Giám đốc các sở thi hành Quyết định số 1/2020/QĐ-UBND kể từ ngày ký."}) ==
        "none");
}

TEST_CASE("quoted text says nothing of the force of the act around it") {
  CHECK(stated({"Điều 1. Sửa đổi Điều 9 Quyết định số 1/2020/QĐ-UBND như sau:",
                "> “Quyết định này có hiệu lực từ ngày 01 tháng 3 năm 2020.”"}) == "none");
}

TEST_CASE("the clause of the whole act is told from those of its parts") {
  const Effect effect =
      references_of(sample_act({"Điều 9. Hiệu lực", "1. Khoản 2 Điều 5 có hiệu lực từ ngày ký.",
                                "2. Quyết định này có hiệu lực từ ngày 01 tháng "
                                "10 năm 2022."}))
          .effect;
  REQUIRE(effect_of_whole(effect) != nullptr);
  CHECK(effect_of_whole(effect)->day == Date{2022, 10, 1});
  CHECK(effect_of_whole({}) == nullptr);
}

TEST_CASE("a day counts from what is known of the act") {
  const EffectClause clause{.basis = EffectBasis::publication, .days = 15};
  CHECK_FALSE(day_of(clause, {}).has_value());
  CHECK(day_of(clause, {.publication = {2022, 10, 1}}) == Date{2022, 10, 16});
}

TEST_CASE("this article and this clause get the numbers of the place") {
  const std::vector<Citation> citations =
      references_of(sample_act({"Điều 5. Hồ sơ", "2. Theo khoản 1 Điều này và điểm a khoản này.",
                                "a) Theo khoản 3."}))
          .citations;
  REQUIRE(citations.size() == 2);
  REQUIRE(citations[0].provisions.size() == 2);
  const auto numbers = [](const CitedPath& path) {
    std::string list;
    for (const CitedStep& step : path) {
      list += step.number + " ";
    }
    return list;
  };
  CHECK(numbers(citations[0].provisions[0]) == "5 1 ");
  CHECK(numbers(citations[0].provisions[1]) == "5 2 a ");
  CHECK(to_text(citations[1].provisions.front()) == "khoản 3 Điều 5");
}

TEST_CASE("the mark of a note is no part of a number") {
  Instrument act = sample_act({"Điều 5. Theo Điều 7"});
  act.provisions[0].heading.spans.push_back({.text = "1", .note = 1});
  const std::vector<Citation> citations = references_of(act).citations;
  REQUIRE(citations.size() == 1);
  CHECK(to_text(citations[0]) == "Điều 7");
}

TEST_CASE("an attached text has its own articles") {
  Instrument act = sample_act({"Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc."});
  Attachment attachment;
  attachment.title.push_back({.spans = {{.text = "QUY CHẾ"}}});
  attachment.provisions.push_back(
      {.level = Level::article,
       .number = "3",
       .label = "Điều 3.",
       .heading = {.spans = {{.text = "Điều 3. Theo Điều 2 Quy chế này và Điều 1."}}}});
  act.attachments.push_back(attachment);
  const std::vector<Citation> citations = references_of(act).citations;
  REQUIRE(citations.size() == 3);
  CHECK(citations[0].act.scope == ActScope::own);
  CHECK(citations[0].act.text == 0);
  CHECK(citations[1].act.scope == ActScope::attached);
  CHECK(citations[1].act.text == 1);
  CHECK(citations[2].act.text == 1);
}

}  // namespace
}  // namespace gazette::model

// Acts over several issues: where they are cut, and whether their parts fit together.

#include <catch2/catch.hpp>

#include "gazette/compose/compose.h"

namespace gazette::compose {
namespace {

using model::Paragraph;
using model::Provision;

Paragraph text(std::string words) {
  return {.spans = {{.text = std::move(words)}}};
}

Provision article(const std::string& number, bool titled) {
  Provision provision = {.number = number,
                         .label = "Điều " + number + ".",
                         .heading = text("Điều " + number + ". Mức thu")};
  provision.titled = titled;
  return provision;
}

model::Row row(std::uint16_t span = 1) {
  return {.cells = {{.paragraphs = {text("1")}, .row_span = span}}};
}

/// 0 kind, 1 căn cứ, 2 Chương I, 3 its title, 4 Điều 1, 5 its rule, 6 "như sau:", 7 a rule, 8 Điều
/// 2 without title, 9 khoản 1, 10 the end, 11 signer, 12 Phụ lục, 13 basis, 14 head, 15-19 rows of
/// which 17 and 18 are joined, 20 below.
model::Instrument sample() {
  model::Instrument act;
  act.id = "a";
  act.kind_lines = {text("QUYẾT ĐỊNH")};
  act.preamble = {text("Căn cứ Luật;")};
  Provision chapter = {.level = model::Level::chapter,
                       .number = "I",
                       .label = "Chương I",
                       .heading = text("Chương I")};
  chapter.title = {text("QUY ĐỊNH CHUNG")};
  chapter.children = {article("1", true), article("2", false)};
  chapter.children[0].blocks = {text("Một."), text("Mức thu như sau:"), text("Hai.")};
  chapter.children[1].children = {
      {.level = model::Level::clause, .number = "1", .label = "1.", .heading = text("1. Ba.")}};
  act.provisions = {chapter};
  act.closing = {text("Quyết định này có hiệu lực./.")};
  act.signature.names = {text("Nguyễn Văn A")};
  model::Table table = {.columns_count = 1};
  table.rows = {row(), row(), row(), row(2), row(), row()};
  table.rows.front().heading = true;
  act.attachments = {{.annex = true,
                      .title = {text("Phụ lục")},
                      .basis = {text("(Kèm theo)")},
                      .opening = {table, text("Ghi chú.")}}};
  return act;
}

model::IssueNumber issue(int number) {
  return {.year = 2022, .first = number, .last = number};
}

struct PlannedPart {
  int plan = 0;
  int number = 0;
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  int former = 0;
  int next = 0;
};

model::Plan plan_of(const PlannedPart& part) {
  model::Plan plan;
  plan.number = issue(part.plan);
  plan.path = "issues/2022/" + std::to_string(part.plan) + ".toml";
  model::PlanEntry entry = {.act = "a", .place = {.path = plan.path, .line = 5}};
  if (part.number != 0) {
    entry.part = model::Part{.number = part.number, .first = part.first, .end = part.end};
    entry.part->former = part.former != 0 ? std::optional(issue(part.former)) : std::nullopt;
    entry.part->next = part.next != 0 ? std::optional(issue(part.next)) : std::nullopt;
  }
  plan.entries = {entry};
  return plan;
}

std::vector<std::string> found(const std::vector<PlannedPart>& parts) {
  std::vector<model::Plan> plans;
  for (const PlannedPart& part : parts) {
    plans.push_back(plan_of(part));
  }
  Diagnostics diagnostics;
  check_plans(plans, diagnostics);
  std::vector<std::string> texts;
  for (const Diagnostic& each : diagnostics.list()) {
    texts.push_back(std::string(each.code) + " " + each.message);
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("an act is cut before its parts, never behind a heading nor before its signature") {
  std::vector<std::pair<std::uint32_t, CutLevel>> cuts;
  for (const Cut& cut : cuts_of(sample())) {
    cuts.emplace_back(cut.paragraph, cut.level);
  }
  CHECK(cuts == std::vector<std::pair<std::uint32_t, CutLevel>>{{6, CutLevel::paragraph},
                                                                {8, CutLevel::article},
                                                                {9, CutLevel::clause},
                                                                {12, CutLevel::attachment},
                                                                {17, CutLevel::row},
                                                                {20, CutLevel::paragraph}});
}

TEST_CASE("parts that follow one another where they say are right") {
  CHECK(found({{38, 1, 0, 6, 0, 39}, {39, 2, 6, 12, 38, 40}, {40, 3, 12, 21, 39, 0}}).empty());
  CHECK(found({{38, 1, 0, 6, 0, 39}}).empty());
}

TEST_CASE("a gap between parts, or a part without the former, is an error") {
  CHECK(
      found({{38, 1, 0, 6, 0, 39}, {39, 2, 8, 21, 38, 0}}) ==
      Texts{"G0414 part 2 of \"a\" begins with paragraph 9, part 1 in issue 2022/38 ends with 6"});
  CHECK(found({{39, 2, 6, 21, 38, 0}}) ==
        Texts{"G0414 part 2 of \"a\" is planned, the part before it is not"});
}

TEST_CASE("an act whole in one issue and in part in another is planned in two") {
  CHECK(found({{38, 1, 0, 6, 0, 39}, {39}}) ==
        Texts{"G0403 the act \"a\" is planned in two issues, 2022/38 and 2022/39"});
}

TEST_CASE("a promise that a later plan breaks is a warning that names both numbers") {
  CHECK(found({{38, 1, 0, 6, 0, 39}, {40, 2, 6, 21, 38, 0}}) ==
        Texts{"G0415 issue 2022/38 says that \"a\" goes on in 2022/39; it is planned in 2022/40"});
  std::vector<model::Plan> plans = {plan_of({38, 1, 0, 6, 0, 39}), plan_of({39})};
  plans[1].entries[0].act = "b";
  Diagnostics diagnostics;
  check_plans(plans, diagnostics);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].message ==
        "issue 2022/38 says that \"a\" goes on in 2022/39; the plan of 2022/39 does not hold it");
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("the rest of an act waits until a plan holds it") {
  const std::vector<Rest> rests =
      rests_of({plan_of({38, 1, 0, 6, 0, 39}), plan_of({39, 2, 6, 12, 38, 40})});
  REQUIRE(rests.size() == 1);
  CHECK(rests[0].act == "a");
  CHECK(rests[0].part.number == 3);
  CHECK(rests[0].part.first == 12);
  CHECK(rests[0].part.former == issue(39));
  CHECK(rests[0].promised == issue(40));
  CHECK(rests_of({plan_of({38, 1, 0, 6, 0, 39}), plan_of({39, 2, 6, 21, 38, 0})}).empty());
}

TEST_CASE("an issue takes a part only where its act can be cut there and as far as it goes") {
  const auto codes = [](const PlannedPart& part) {
    Diagnostics diagnostics;
    static_cast<void>(compose_issue(plan_of(part), {sample()},
                                    {.publishers = {{.name = "Công báo"}}}, diagnostics));
    std::string text;
    for (const Diagnostic& each : diagnostics.list()) {
      text += each.code == "G0414" ? each.message : "";
    }
    return text;
  };
  CHECK(codes({38, 1, 0, 6, 0, 39}).empty());
  CHECK(codes({39, 2, 6, 21, 38, 0}).empty());
  CHECK(codes({38, 1, 0, 5, 0, 39}) ==
        "part 1 of \"a\" has paragraphs 1 to 5 of 21: it cannot end there");
  CHECK(codes({39, 2, 6, 20, 38, 0}) ==
        "part 2 of \"a\" has paragraphs 7 to 20 of 21: it cannot end there");
  CHECK(codes({39, 2, 7, 21, 38, 0}) ==
        "part 2 of \"a\" has paragraphs 8 to 21 of 21: it cannot begin there");
}

TEST_CASE("what goes on from an earlier issue stands first in its section and says so") {
  model::Instrument whole;
  whole.id = "b";
  model::Instrument rest = whole;
  rest.id = "c";
  model::Entry goes_on = {.instrument = rest,
                          .part = model::Part{.number = 2, .first = 1, .former = issue(38)}};
  const model::Plan plan =
      make_plan(issue(39), {2022, 9, 30}, {{.instrument = whole}, goes_on}, {});
  CHECK(plan.entries[0].act == "c");
  CHECK(plan.entries[1].act == "b");
  goes_on.instrument.kind_name = "Quyết định";
  goes_on.instrument.symbol.text = "45/2022/QĐ-UBND";
  goes_on.instrument.date = {2022, 9, 15};
  goes_on.instrument.abstract_text = "Ban hành Quy định";
  CHECK(contents_line(goes_on) ==
        "15-9-2022 - Quyết định số 45/2022/QĐ-UBND ban hành Quy định. (tiếp theo)");
  goes_on.part->next = issue(40);
  CHECK(contents_line(goes_on) ==
        "15-9-2022 - Quyết định số 45/2022/QĐ-UBND ban hành Quy định. "
        "(tiếp theo; xem tiếp Công báo số 40)");
}

}  // namespace gazette::compose

#include "gazette/compose/compose.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace gazette::compose {
namespace {

model::Configuration sample_configuration() {
  model::Configuration configuration;
  configuration.id = "dong-nai";
  configuration.publishers = {{.from = {1997, 1, 1}, .name = "Công báo cũ"},
                              {.from = {2020, 1, 1}, .name = "Công báo tỉnh Đồng Nai"}};
  configuration.issuers = {
      {.id = "hdnd", .rank = 10, .name = "Hội đồng nhân dân", .banner = "HỘI ĐỒNG NHÂN DÂN"},
      {.id = "ubnd", .rank = 20, .name = "Ủy ban nhân dân", .banner = "ỦY BAN NHÂN DÂN"}};
  configuration.sections = {{.id = "quy-pham", .title = "VĂN BẢN QUY PHẠM", .normative = true},
                            {.id = "khac", .title = "VĂN BẢN KHÁC"}};
  configuration.kinds = {{.id = "nghi-quyet", .name = "Nghị quyết", .rank = 10},
                         {.id = "quyet-dinh", .name = "Quyết định", .rank = 20},
                         {.id = "chi-thi", .name = "Chỉ thị", .rank = 30}};
  return configuration;
}

/// An act by its places in the rule.
model::Instrument act(const std::string& id, const std::string& section, const std::string& issuer,
                      const std::string& kind, Date date, const std::string& number) {
  model::Instrument instrument;
  instrument.id = id;
  instrument.section = section;
  instrument.issuer = issuer;
  instrument.kind = kind;
  instrument.kind_name = "Quyết định";
  instrument.date = date;
  instrument.symbol = {.text = number + "/QĐ-UBND", .number = number};
  return instrument;
}

/// Acts whose ids say the order of the rule; each differs from the next in one place of it.
std::vector<model::Instrument> ordered_acts() {
  return {act("a1", "quy-pham", "hdnd", "nghi-quyet", {2022, 9, 15}, "20"),
          act("a2", "quy-pham", "ubnd", "quyet-dinh", {2022, 9, 1}, "99"),
          act("a3", "quy-pham", "ubnd", "quyet-dinh", {2022, 9, 2}, "9"),
          act("a4", "quy-pham", "ubnd", "quyet-dinh", {2022, 9, 2}, "10"),
          act("a5", "quy-pham", "ubnd", "chi-thi", {2022, 8, 1}, "1"),
          act("a6", "khac", "hdnd", "nghi-quyet", {2022, 7, 1}, "1"),
          act("a7", "khac", "hdnd", "unknown", {2022, 7, 1}, "1"),
          act("a8", "khac", "unknown", "nghi-quyet", {2022, 7, 1}, "1"),
          act("a9", "unknown", "hdnd", "nghi-quyet", {2022, 7, 1}, "1")};
}

model::Plan plan_of(const std::vector<std::string>& ids) {
  model::Plan plan;
  plan.path = "issues/2022/39.toml";
  plan.number = {.year = 2022, .first = 39, .last = 39};
  plan.date = {2022, 9, 20};
  for (const std::string& id : ids) {
    plan.entries.push_back({.act = id, .place = {.path = plan.path, .line = 5}});
  }
  return plan;
}

std::vector<std::string> ids_of(const model::Issue& issue) {
  std::vector<std::string> ids;
  for (const model::Entry& entry : issue.entries) {
    ids.push_back(entry.instrument.id);
  }
  return ids;
}

std::vector<std::string> codes_of(const Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const Diagnostic& found : diagnostics.list()) {
    codes.emplace_back(found.code);
  }
  return codes;
}

const std::vector<std::string> kInOrder = {"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"};

TEST_CASE(
    "acts are ordered by section, issuer, kind, date and number, whatever order they came in") {
  std::vector<std::string> planned = kInOrder;
  std::vector<model::Instrument> acts = ordered_acts();
  for (std::size_t turn = 0; turn < kInOrder.size(); ++turn) {
    std::rotate(planned.begin(), planned.begin() + 1, planned.end());
    std::rotate(acts.begin(), acts.begin() + 2, acts.end());
    Diagnostics diagnostics;
    const model::Issue issue =
        compose_issue(plan_of(planned), acts, sample_configuration(), diagnostics);
    CHECK(ids_of(issue) == kInOrder);
    CHECK(diagnostics.list().empty());
    std::vector<model::Entry> entries;
    for (const model::Instrument& each : acts) {
      entries.push_back({.instrument = each});
    }
    const model::Plan plan = make_plan({.year = 2022, .first = 39, .last = 39}, {2022, 9, 20},
                                       entries, sample_configuration());
    REQUIRE(plan.entries.size() == kInOrder.size());
    for (std::size_t i = 0; i < kInOrder.size(); ++i) {
      CHECK(plan.entries[i].act == kInOrder[i]);
    }
  }
}

TEST_CASE("an order given by the plan is kept, and noted where it is not that of the rule") {
  model::Plan plan = plan_of({"a3", "a1"});
  plan.given_order = true;
  Diagnostics diagnostics;
  CHECK(ids_of(compose_issue(plan, ordered_acts(), sample_configuration(), diagnostics)) ==
        std::vector<std::string>{"a3", "a1"});
  CHECK(codes_of(diagnostics) == std::vector<std::string>{"G0405"});
  CHECK_FALSE(diagnostics.has_errors());

  model::Plan same = plan_of({"a1", "a3"});
  same.given_order = true;
  Diagnostics none;
  static_cast<void>(compose_issue(same, ordered_acts(), sample_configuration(), none));
  CHECK(none.list().empty());
}

TEST_CASE("an act is about what the plan says, else what its abstract does") {
  model::Configuration configuration = sample_configuration();
  configuration.subjects = {{.id = "dat-dai", .name = "Đất đai", .words = {"giá đất"}},
                            {.id = "tai-chinh", .name = "Tài chính", .words = {"giá"}}};
  std::vector<model::Instrument> acts = ordered_acts();
  for (model::Instrument& each : acts) {
    each.abstract_text = "Ban hành Bảng giá đất";
  }
  model::Plan plan = plan_of({"a1", "a2", "a3"});
  plan.entries[1].subjects.emplace();
  plan.entries[2].subjects = {"tai-chinh"};
  Diagnostics diagnostics;
  const model::Issue issue = compose_issue(plan, acts, configuration, diagnostics);
  REQUIRE(issue.entries.size() == 3);
  CHECK(issue.entries[0].subjects == std::vector<std::string>{"dat-dai", "tai-chinh"});
  CHECK(issue.entries[1].subjects == std::vector<std::string>{});
  CHECK(issue.entries[2].subjects == std::vector<std::string>{"tai-chinh"});
  CHECK(diagnostics.list().empty());

  plan.entries[1].subjects = {"dat-dia", "y-te"};
  plan.entries[1].subjects_place = {.path = "issues/2022/01.toml", .line = 7, .column = 12};
  Diagnostics wrong;
  static_cast<void>(compose_issue(plan, acts, configuration, wrong));
  REQUIRE(codes_of(wrong) == std::vector<std::string>{"G0107", "G0107"});
  CHECK(wrong.list()[0].message == "\"a2\" is said to be about \"dat-dia\", which is no subject");
  CHECK(wrong.list()[0].place.line == 7);
  CHECK(wrong.list()[0].help == "did you mean \"dat-dai\"?");
  CHECK(wrong.list()[1].help == "give it a [[subject]] in gazette.toml, or take it out");
}

TEST_CASE("an act that was not received is named, with the nearest that was") {
  Diagnostics diagnostics;
  std::vector<model::Instrument> acts = {
      act("ubnd-45-2022-qd-ubnd", "khac", "ubnd", "quyet-dinh", {2022, 9, 1}, "45")};
  const model::Issue issue =
      compose_issue(plan_of({"ubnd-45-2022-qd-ubmd", "ubnd-45-2022-qd-ubnd"}), acts,
                    sample_configuration(), diagnostics);
  CHECK(issue.entries.size() == 1);
  REQUIRE(codes_of(diagnostics) == std::vector<std::string>{"G0401"});
  CHECK(diagnostics.list()[0].help == "did you mean \"ubnd-45-2022-qd-ubnd\"?");
  CHECK(diagnostics.list()[0].place.line == 5);
}

TEST_CASE("an act planned twice is named and set once") {
  Diagnostics diagnostics;
  const model::Issue issue = compose_issue(plan_of({"a1", "a2", "a1"}), ordered_acts(),
                                           sample_configuration(), diagnostics);
  CHECK(ids_of(issue) == std::vector<std::string>{"a1", "a2"});
  CHECK(codes_of(diagnostics) == std::vector<std::string>{"G0402"});
}

TEST_CASE("an act dated after its issue is named, one of the same day is not") {
  std::vector<model::Instrument> acts = ordered_acts();
  acts[0].date = {2022, 9, 21};
  acts[1].date = {2022, 9, 20};
  Diagnostics diagnostics;
  static_cast<void>(
      compose_issue(plan_of({"a1", "a2"}), acts, sample_configuration(), diagnostics));
  REQUIRE(codes_of(diagnostics) == std::vector<std::string>{"G0404"});
  CHECK(diagnostics.list()[0].message ==
        "\"a1\" is dated 2022-09-21, after its issue of 2022-09-20");
}

TEST_CASE("an issue without acts is named once") {
  Diagnostics diagnostics;
  static_cast<void>(compose_issue(plan_of({}), {}, sample_configuration(), diagnostics));
  CHECK(codes_of(diagnostics) == std::vector<std::string>{"G0406"});
}

TEST_CASE("an act in the plans of two issues is named at the second") {
  const model::Plan first = plan_of({"a1", "a2", "a2"});
  model::Plan second = plan_of({"a3", "a1"});
  second.path = "issues/2022/40.toml";
  second.number = {.year = 2022, .first = 40, .last = 40};
  second.entries[1].place.path = second.path;
  Diagnostics diagnostics;
  check_plans({first, second}, diagnostics);
  REQUIRE(codes_of(diagnostics) == std::vector<std::string>{"G0403"});
  CHECK(diagnostics.list()[0].place.path == "issues/2022/40.toml");
  CHECK(diagnostics.list()[0].message ==
        "the act \"a1\" is planned in two issues, 2022/39 and 2022/40");
}

TEST_CASE("banners stand before the first act of a section and of an issuer in it") {
  Diagnostics diagnostics;
  const model::Issue issue =
      compose_issue(plan_of(kInOrder), ordered_acts(), sample_configuration(), diagnostics);
  std::vector<std::string> banners;
  for (const model::Entry& entry : issue.entries) {
    banners.push_back(entry.section_banner + "|" + entry.issuer_banner);
  }
  CHECK(banners == std::vector<std::string>{
                       "VĂN BẢN QUY PHẠM|HỘI ĐỒNG NHÂN DÂN", "|ỦY BAN NHÂN DÂN", "|", "|", "|",
                       "VĂN BẢN KHÁC|HỘI ĐỒNG NHÂN DÂN", "|", "|", "|HỘI ĐỒNG NHÂN DÂN"});
  CHECK(issue.entries[3].section_title == "VĂN BẢN QUY PHẠM");
  CHECK(issue.entries[3].issuer_name == "Ủy ban nhân dân");
}

TEST_CASE("the publisher is that of the issue's date") {
  model::Plan plan = plan_of({"a1"});
  Diagnostics diagnostics;
  CHECK(compose_issue(plan, ordered_acts(), sample_configuration(), diagnostics).publisher.name ==
        "Công báo tỉnh Đồng Nai");
  plan.date = {2019, 12, 31};
  CHECK(compose_issue(plan, ordered_acts(), sample_configuration(), diagnostics).publisher.name ==
        "Công báo cũ");
}

TEST_CASE("a line of the contents is date, kind, symbol and abstract") {
  model::Instrument instrument = act("a", "khac", "ubnd", "quyet-dinh", {2022, 9, 5}, "45");
  const auto line = [&](const std::string& abstract) {
    instrument.abstract_text = abstract;
    return contents_line({.instrument = instrument});
  };
  const std::string head = "05-9-2022 - Quyết định số 45/QĐ-UBND";
  CHECK(line("Ban hành Quy định") == head + " ban hành Quy định.");
  CHECK(line("  Về việc ban hành Quy định.;") == head + " về việc ban hành Quy định.");
  CHECK(line("Ý kiến về đất đai") == head + " ý kiến về đất đai.");
  CHECK(line("Điều chỉnh giá đất") == head + " điều chỉnh giá đất.");
  CHECK(line("UBND tỉnh giao việc") == head + " UBND tỉnh giao việc.");
  CHECK(line("BAN HÀNH QUY ĐỊNH") == head + " BAN HÀNH QUY ĐỊNH.");
  CHECK(line("") == head + ".");
}

}  // namespace
}  // namespace gazette::compose

#include "gazette/model/issue.h"

#include <catch2/catch.hpp>

namespace gazette::model {
namespace {

TEST_CASE("a number of an issue is read, single or double") {
  CHECK(parse_issue_number("2022/37") == IssueNumber{2022, 37, 37});
  CHECK(parse_issue_number("2022/07") == IssueNumber{2022, 7, 7});
  CHECK(parse_issue_number("2022/38-39") == IssueNumber{2022, 38, 39});
  CHECK(parse_issue_number("2022/1-3") == IssueNumber{2022, 1, 3});
  for (const char* wrong :
       {"", "37", "2022", "2022/", "2022/0", "2022/39-38", "2022/38-39-40", "2022/38 + 39", "22/5",
        "2022/-5", "2022/5x", "x/5", "2022/99999", "2022/5/6"}) {
    INFO(wrong);
    CHECK_FALSE(parse_issue_number(wrong));
  }
}

TEST_CASE("a number of an issue is written for commands, folders, files and the page") {
  constexpr IssueNumber kSingle = {2022, 7, 7};
  constexpr IssueNumber kDouble = {2022, 38, 39};
  CHECK(to_text(kSingle) == "2022/07");
  CHECK(to_text(kDouble) == "2022/38-39");
  CHECK(folder_name(kDouble) == "2022-38-39");
  CHECK(file_name(kSingle) == "07");
  CHECK(printed_number(kSingle) == "07");
  CHECK(printed_number(kDouble) == "38 + 39");
  CHECK(printed_number({2022, 9, 11}) == "09 + 10 + 11");
  CHECK(parse_issue_number(to_text(kDouble)) == kDouble);
}

constexpr std::string_view kPlan = R"(number = [38, 39]
year = 2022
date = 2022-09-20
order = "given"
[[entry]]
act = "ubnd-45-2022-qd-ubnd"
[[entry]]
act = "hdnd-12-2022-nq-hdnd"
)";

/// The findings of a plan, "code message" each.
std::vector<std::string> findings(std::string_view text) {
  Diagnostics diagnostics;
  CHECK_FALSE(read_plan(text, "issues/2022/38-39.toml", diagnostics));
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    result.push_back(std::string(diagnostic.code) + " " + diagnostic.message);
  }
  return result;
}

std::string changed(std::string_view from, std::string_view to) {
  std::string text(kPlan);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("a plan is read with the place of each entry") {
  Diagnostics diagnostics;
  const auto plan = read_plan(kPlan, "38-39.toml", diagnostics);
  REQUIRE(plan);
  CHECK(diagnostics.list().empty());
  CHECK(plan->number == IssueNumber{2022, 38, 39});
  CHECK(plan->date == Date{2022, 9, 20});
  CHECK(plan->given_order);
  REQUIRE(plan->entries.size() == 2);
  CHECK(plan->entries[1].act == "hdnd-12-2022-nq-hdnd");
  CHECK(plan->entries[1].place.line == 8);
  CHECK(plan->entries[1].place.path == "38-39.toml");
}

TEST_CASE("a written plan is read as the same plan") {
  Plan plan;
  plan.number = {2022, 37, 37};
  plan.date = {2022, 9, 10};
  plan.entries = {{.act = "ubnd-44-2022-qd-ubnd"}, {.act = "ubnd-45-2022-qd-ubnd"}};
  const std::string text = write_plan(plan, {"Quyết định số 44/2022/QĐ-UBND"});
  CHECK(text.find("\n# Quyết định số 44/2022/QĐ-UBND\n[[entry]]\n") != std::string::npos);
  Diagnostics diagnostics;
  const auto again = read_plan(text, "37.toml", diagnostics);
  REQUIRE(again);
  CHECK(again->number == plan.number);
  CHECK(again->date == plan.date);
  CHECK_FALSE(again->given_order);
  REQUIRE(again->entries.size() == 2);
  CHECK(again->entries[0].act == plan.entries[0].act);
  CHECK(write_plan(*again, {"Quyết định số 44/2022/QĐ-UBND"}) == text);
}

TEST_CASE("a plan may say what an act is about, or that it is about nothing") {
  Diagnostics diagnostics;
  const auto plan = read_plan(std::string(kPlan) + "subjects = [\"dat-dai\", \"tai-chinh\"]\n",
                              "issues/2022/38-39.toml", diagnostics);
  REQUIRE(plan);
  CHECK_FALSE(plan->entries[0].subjects);
  CHECK(plan->entries[1].subjects == std::vector<std::string>{"dat-dai", "tai-chinh"});
  Plan none = *plan;
  none.entries[0].subjects.emplace();
  for (const Plan& each : {*plan, none}) {
    const auto again = read_plan(write_plan(each, {}), "issues/2022/38-39.toml", diagnostics);
    REQUIRE(again);
    CHECK(again->entries[0].subjects == each.entries[0].subjects);
    CHECK(again->entries[1].subjects == each.entries[1].subjects);
  }
  CHECK(diagnostics.list().empty());
}

TEST_CASE("a title with a line break cannot end its comment") {
  Plan plan;
  plan.number = {2022, 1, 2};
  plan.date = {2022, 1, 10};
  plan.entries = {{.act = "a"}};
  Diagnostics diagnostics;
  CHECK(read_plan(write_plan(plan, {"one\nnumber = 5"}), "a", diagnostics));
  CHECK(diagnostics.list().empty());
}

TEST_CASE("a plan without what it needs says all of it") {
  CHECK(findings("") == std::vector<std::string>{"G0105 the plan has no \"number\"",
                                                 "G0105 the plan has no \"year\"",
                                                 "G0105 the plan has no \"date\""});
  CHECK(findings(changed("act = \"hdnd-12-2022-nq-hdnd\"\n", "")) ==
        std::vector<std::string>{"G0105 an [[entry]] names no act"});
}

TEST_CASE("a plan with a number, an order or a key that cannot be is a finding") {
  const std::vector<std::string> wrong_number = {"G0108 the issue's number or year cannot be"};
  CHECK(findings(changed("[38, 39]", "[38, 40]")) == wrong_number);
  CHECK(findings(changed("[38, 39]", "[39, 38]")) == wrong_number);
  CHECK(findings(changed("[38, 39]", "[]")) == wrong_number);
  CHECK(findings(changed("[38, 39]", "[38.5]")) == wrong_number);
  CHECK(findings(changed("[38, 39]", "[1e300]")) == wrong_number);
  CHECK(findings(changed("[38, 39]", "0")) == wrong_number);
  CHECK(findings(changed("[38, 39]", "4294967333")) == wrong_number);  // 37 past 32 bits
  CHECK(findings(changed("2022\n", "22\n")) == wrong_number);
  CHECK(findings(changed("given", "mine")) ==
        std::vector<std::string>{"G0108 unknown order \"mine\""});
  CHECK(findings(changed("order", "ordre")) ==
        std::vector<std::string>{"G0104 unknown key \"ordre\""});
  CHECK(findings(changed("[38, 39]", "\"38\"")) ==
        std::vector<std::string>{"G0103 \"number\" is a text, not a list of numbers"});
  CHECK(findings("number = 5\nnumber = 6\n").size() == 1);
}

}  // namespace
TEST_CASE("a plan with parts of acts is read as it was written") {
  Plan plan;
  plan.number = {2022, 40, 40};
  plan.date = {2022, 9, 30};
  plan.pages_most = 96;
  plan.first_page = 121;
  plan.entries = {{.act = "a",
                   .part = Part{.number = 2,
                                .first = 512,
                                .end = 1040,
                                .former = IssueNumber{2022, 38, 39},
                                .next = IssueNumber{2022, 41, 41}}}};
  const std::string text = write_plan(plan, {"Quyết định số 45\nPhần 2: từ Điều 12 đến hết"});
  CHECK(text.ends_with(
      "pages_most = 96\nfirst_page = 121\n\n# Quyết định số 45\n# Phần 2: từ Điều 12 đến hết\n"
      "[[entry]]\nact = \"a\"\npart = 2\nparagraphs = [513, 1040]\n"
      "continued_from = \"2022/38-39\"\ncontinued_in = \"2022/41\"\n"));
  Diagnostics diagnostics;
  const auto again = read_plan(text, "40.toml", diagnostics);
  REQUIRE(again);
  CHECK(again->entries.front().part == plan.entries.front().part);
  CHECK(again->pages_most == 96);
  CHECK(again->first_page == 121);
  CHECK(diagnostics.list().empty());
}

TEST_CASE("an issue begins with an odd page") {
  const std::string head = "number = 40\nyear = 2022\ndate = 2022-09-30\n";
  Diagnostics diagnostics;
  CHECK(read_plan(head + "first_page = 85\n", "40.toml", diagnostics)->first_page == 85);
  CHECK(diagnostics.list().empty());
  CHECK_FALSE(read_plan(head + "first_page = 86\n", "40.toml", diagnostics));
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list().front().message == "an issue cannot begin with page 86");
}

TEST_CASE("a part that lacks a neighbour, a number or its paragraphs is a finding") {
  const std::string head = "number = 40\nyear = 2022\ndate = 2022-09-30\n[[entry]]\nact = \"a\"\n";
  const auto messages = [&](const std::string& keys) {
    Diagnostics diagnostics;
    CHECK_FALSE(read_plan(head + keys, "40.toml", diagnostics));
    std::string text;
    for (const Diagnostic& each : diagnostics.list()) {
      text += std::string(each.code) + " " + each.message + "\n";
    }
    return text;
  };
  CHECK(messages("part = 1\nparagraphs = [1, 5]\n") ==
        "G0108 the parts of an act are numbered from 1, and each names its neighbours\n");
  CHECK(messages("part = 2\nparagraphs = [6, 5]\ncontinued_from = \"2022/39\"\n") ==
        "G0108 a part of an act names no paragraphs that can be\n");
  CHECK(messages("paragraphs = [1, 5]\ncontinued_in = \"2022/41\"\n")
            .starts_with("G0105 a part of an act has no \"part\"\n"));
  CHECK(messages("part = 1\nparagraphs = [1, 5]\ncontinued_in = \"41\"\n")
            .starts_with("G0108 \"41\" is not a number of an issue\n"));
}

}  // namespace gazette::model

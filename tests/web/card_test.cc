#include <catch2/catch.hpp>

#include "gazette/base/diagnostic.h"
#include "gazette/web/web.h"
#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

TEST_CASE("an issue's card survives its file") {
  IssueCard card = sample_card(sample_issue());
  card.acts.front().abstract_text = "\"Quy định\" \\ <a> & \n Đ";
  const std::string json = to_json(card);
  const IssueCard read = read_issue_card(json, "issue.json");
  CHECK(to_json(read) == json);
  CHECK(read.number == card.number);
  CHECK(read.date == card.date);
  REQUIRE(read.acts.size() == 2);
  CHECK(read.acts.front().abstract_text == card.acts.front().abstract_text);
  CHECK(read.acts.back().last_folio == card.acts.back().last_folio);
  CHECK(json.ends_with("}\n"));
}

TEST_CASE("a card that is not one is an error that names the file and what is wrong") {
  const std::string json = to_json(sample_card(sample_issue()));
  const auto broken = [&](const std::string& from, const std::string& to) {
    std::string text = json;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  CHECK_THROWS_WITH(read_issue_card("{", "2022/07/issue.json"),
                    Catch::Contains("2022/07/issue.json"));
  CHECK_THROWS_WITH(read_issue_card("[]", "x"), Catch::Contains("x"));
  CHECK_THROWS_AS(read_issue_card(broken("2022/38-39", "2022/x"), "x"), Error);
  CHECK_THROWS_AS(read_issue_card(broken("2022-09-20", "2022-09-31"), "x"), Error);
  CHECK_THROWS_AS(read_issue_card(broken("pdf_sha256", "sha256"), "x"), Error);
  CHECK_THROWS_WITH(read_issue_card(broken("\"format\": 1", "\"format\": 2"), "x"),
                    Catch::Contains("format 2"));
}

TEST_CASE("an issue's PDF is named by gazette, year and number") {
  const model::Configuration configuration = sample_configuration();
  CHECK(issue_pdf_name(configuration, {2022, 38, 39}) == "dong-nai-2022-38-39.pdf");
  CHECK(issue_pdf_name(configuration, {2022, 7, 7}) == "dong-nai-2022-07.pdf");
}

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
  card.acts.front().effective = Date{2022, 10, 1};
  const std::string json = to_json(card);
  const IssueCard read = read_issue_card(json, "issue.json");
  CHECK(to_json(read) == json);
  CHECK(json.find("\"effective\": \"2022-10-01\"") != std::string::npos);
  CHECK(read.acts.front().effective == Date{2022, 10, 1});
  CHECK(read.acts.back().effective == std::nullopt);
  CHECK(read.number == card.number);
  CHECK(read.date == card.date);
  REQUIRE(read.acts.size() == 2);
  CHECK(read.acts.front().abstract_text == card.acts.front().abstract_text);
  CHECK(read.acts.back().last_folio == card.acts.back().last_folio);
  CHECK(json.ends_with("}\n"));
}

TEST_CASE("a card has the parts of acts, and neighbours without a gap are shown as one") {
  IssueCard first = sample_card(sample_issue());
  IssueCard second = first;
  IssueCard third = first;
  second.number = {2022, 40, 40};
  third.number = {2022, 41, 41};
  first.acts[0].part = model::Part{.number = 1, .end = 20, .next = second.number};
  second.acts[0].part = model::Part{
      .number = 2, .first = 20, .end = 30, .former = first.number, .next = third.number};
  third.acts[0].part = model::Part{.number = 3, .first = 30, .end = 44, .former = second.number};
  second.acts[0].picture_links = {"", "a-phan-2.pdf#page=7"};
  const std::string json = to_json(second);
  CHECK(read_issue_card(json, "issue.json").acts[0].part == second.acts[0].part);
  CHECK(read_issue_card(json, "issue.json").acts[0].picture_links == second.acts[0].picture_links);
  CHECK_FALSE(read_issue_card(json, "issue.json").acts[1].part.has_value());
  const auto range = [](const std::optional<model::Part>& part) {
    return std::pair(part.value().first, part.value().end);
  };
  CHECK(range(shown_part(second.acts[0], second, {first, third})) == std::pair(0U, 44U));
  CHECK(range(shown_part(first.acts[0], first, {third})) == std::pair(0U, 20U));
  CHECK(shown_part(first.acts[0], first, {second})->next == third.number);
  CHECK_FALSE(shown_part(first.acts[1], first, {second}).has_value());
  CHECK(act_pdf_name(second.acts[0]) == "ubnd-45-2022-qd-ubnd-phan-2.pdf");
  CHECK(act_pdf_name(second.acts[1]) == second.acts[1].id + ".pdf");
}

TEST_CASE("an act in two issues is listed once, from the first to the last") {
  IssueCard first = sample_card(sample_issue());
  IssueCard second = first;
  second.number = {2022, 40, 40};
  second.acts.pop_back();
  first.acts[0].part = model::Part{.number = 1, .end = 20, .next = second.number};
  second.acts[0].part = model::Part{.number = 2, .first = 20, .end = 44, .former = first.number};
  const auto files = make_index_pages({second, first}, sample_configuration(), site_templates());
  const SiteFile* kind = find_file(files, "loai/quyet-dinh/index.html");
  REQUIRE(kind != nullptr);
  const std::string span = "Đăng từ Công báo số 38 + 39 đến số 40";
  const std::size_t at = kind->bytes.find(span);
  REQUIRE(at != std::string::npos);
  CHECK(kind->bytes.find(span, at + 1) == std::string::npos);
  CHECK(find_file(files, "2022/index.html")->bytes.find("2 số, 2 văn bản") != std::string::npos);
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
  CHECK_THROWS_WITH(read_issue_card(broken("\"format\": 2", "\"format\": 3"), "x"),
                    Catch::Contains("format 3"));
}

TEST_CASE("an issue's PDF is named by gazette, year and number") {
  const model::Configuration configuration = sample_configuration();
  CHECK(issue_pdf_name(configuration, {2022, 38, 39}) == "dong-nai-2022-38-39.pdf");
  CHECK(issue_pdf_name(configuration, {2022, 7, 7}) == "dong-nai-2022-07.pdf");
}

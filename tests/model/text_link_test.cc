#include "gazette/model/text_link.h"

#include <catch2/catch.hpp>

namespace gazette::model {
namespace {

Provision provision(Level level, std::string number, std::string anchor,
                    std::vector<Provision> children = {}) {
  return {.level = level,
          .number = std::move(number),
          .children = std::move(children),
          .anchor = std::move(anchor)};
}

/// Điều 1 in Chương I, Điều 2 with two khoản, the second with a điểm; a Quy định with Điều 1 of its
/// own; Phụ lục II.
Instrument sample() {
  Instrument act;
  act.id = "ubnd-45-2022-qd-ubnd";
  act.symbol = find_symbol("45/2022/QĐ-UBND").value();
  act.provisions = {
      provision(Level::chapter, "I", "chuong-i", {provision(Level::article, "1", "dieu-1")}),
      provision(Level::article, "2", "dieu-2",
                {provision(Level::clause, "1", "dieu-2-khoan-1"),
                 provision(Level::clause, "2", "dieu-2-khoan-2",
                           {provision(Level::point, "đ", "dieu-2-khoan-2-diem-dd")})})};
  Attachment regulation{.anchor = "quy-dinh"};
  regulation.title.push_back({.spans = {{.text = "QUY ĐỊNH"}}});
  regulation.provisions = {provision(Level::article, "1", "quy-dinh--dieu-1")};
  Attachment annex{.annex = true, .anchor = "phu-luc-2"};
  annex.title.push_back({.spans = {{.text = "PHỤ LỤC II"}}});
  Attachment form{.annex = true, .anchor = "bieu-mau-so-01"};
  form.title.push_back({.spans = {{.text = "BIỂU MẪU SỐ 01: Đơn đề nghị"}}});
  act.attachments = {std::move(regulation), std::move(annex), std::move(form)};
  return act;
}

Citation citation(std::uint32_t paragraph, std::size_t begin, ActScope scope, CitedPath path = {}) {
  Citation cited{.place = {.origin = {.paragraph = paragraph}, .begin = begin, .end = begin + 5},
                 .act = {.scope = scope}};
  if (!path.empty()) {
    cited.provisions.push_back(std::move(path));
  }
  return cited;
}

Citation of_act(std::string_view symbol, Date date = {}) {
  Citation cited = citation(1, 0, ActScope::other);
  cited.act.symbol = find_symbol(symbol).value();
  cited.act.date = date;
  return cited;
}

std::string target(Citation cited, const ReachableActs& acts = {}) {
  Instrument act = sample();
  act.citations = {std::move(cited)};
  const std::vector<TextLink> links = links_of(act, acts);
  return links.empty() ? "nowhere" : links.front().target;
}

TEST_CASE("a provision is found by its path, whatever stands between") {
  const Instrument act = sample();
  const CitedStep article{.level = CitedLevel::article, .number = "2"};
  const CitedStep clause{.level = CitedLevel::clause, .number = "2"};
  const CitedStep point{.level = CitedLevel::point, .number = "Đ"};
  CHECK(anchor_of(act, 0, {{.level = CitedLevel::article, .number = "1"}}) == "dieu-1");
  CHECK(anchor_of(act, 0, {article, clause}) == "dieu-2-khoan-2");
  CHECK(anchor_of(act, 0, {article, clause, point}) == "dieu-2-khoan-2-diem-dd");
  CHECK(anchor_of(act, 1, {{.level = CitedLevel::article, .number = "1"}}) == "quy-dinh--dieu-1");
  CHECK(anchor_of(act, 0, {{.level = CitedLevel::annex, .number = "II"}}) == "phu-luc-2");
  CHECK(anchor_of(act, 0, {{.level = CitedLevel::annex, .number = "I"}}).empty());
  CHECK(anchor_of(act, 0, {{.level = CitedLevel::form, .number = "01"}}) == "bieu-mau-so-01");
  CHECK(anchor_of(act, 0, {{.level = CitedLevel::form, .number = "0"}}).empty());
  CHECK(anchor_of(act, 0, {{.level = CitedLevel::article, .number = "3"}}).empty());
  CHECK(anchor_of(act, 0, {clause, point, article}).empty());
  CHECK(anchor_of(act, 7, {article}).empty());
  CHECK(anchor_of(act, 0, {}).empty());
}

TEST_CASE("a citation of the act's own provision leads there, one of the act itself nowhere") {
  const CitedPath article = {{.level = CitedLevel::article, .number = "2"}};
  CHECK(target(citation(1, 0, ActScope::own, article)) == "ubnd-45-2022-qd-ubnd#dieu-2");
  CHECK(target(citation(1, 0, ActScope::own)) == "nowhere");
  Citation quoted = citation(1, 0, ActScope::own, article);
  quoted.quoted = true;
  CHECK(target(quoted) == "nowhere");
  Citation attached = citation(1, 0, ActScope::attached, {{.number = "1"}});
  attached.act.text = 1;
  CHECK(target(attached) == "ubnd-45-2022-qd-ubnd#quy-dinh--dieu-1");
  attached.act.text = kUnknownText;
  CHECK(target(attached) == "nowhere");
}

TEST_CASE("a citation of several provisions leads to the first that is there") {
  Citation cited = citation(1, 0, ActScope::own, {{.level = CitedLevel::article, .number = "9"}});
  cited.provisions.push_back({{.level = CitedLevel::annex, .number = "II"}});
  CHECK(target(cited) == "ubnd-45-2022-qd-ubnd#phu-luc-2");
}

TEST_CASE("an act that names itself by its symbol leads to its own provisions") {
  const Instrument own = sample();
  ReachableActs acts;
  acts.emplace("45/2022/QĐ-UBND", ReachableAct{.id = own.id, .instrument = &own});
  Citation cited = of_act("45/2022/QĐ-UBND");
  CHECK(target(cited, acts) == "nowhere");
  cited.provisions = {{{.level = CitedLevel::article, .number = "2"}}};
  CHECK(target(cited, acts) == "ubnd-45-2022-qd-ubnd#dieu-2");
}

TEST_CASE("a citation of another act leads there where it is one that is known") {
  const Instrument cited = sample();
  ReachableActs acts;
  acts.emplace("29/2019/QĐ-UBND", ReachableAct{.id = "ubnd-29", .date = {2019, 7, 12}});
  acts.emplace("12/NQ-HĐND", ReachableAct{.id = "hdnd-12-a", .date = {2021, 7, 1}});
  acts.emplace("12/NQ-HĐND", ReachableAct{.id = "hdnd-12-b", .date = {2022, 7, 1}});
  CHECK(target(of_act("29/2019/QĐ-UBND"), acts) == "ubnd-29");
  CHECK(target(of_act("29/2019/QĐ-UBND", {2019, 7, 12}), acts) == "ubnd-29");
  CHECK(target(of_act("29/2019/QĐ-UBND", {2019, 7, 13}), acts) == "nowhere");
  CHECK(target(of_act("30/2019/QĐ-UBND"), acts) == "nowhere");
  CHECK(target(of_act("12/NQ-HĐND"), acts) == "nowhere");
  CHECK(target(of_act("12/NQ-HĐND", {2022, 7, 1}), acts) == "hdnd-12-b");
}

TEST_CASE("a provision of another act is led to where that act is at hand") {
  Instrument other = sample();
  other.id = "other";
  ReachableActs acts;
  acts.emplace("29/2019/QĐ-UBND", ReachableAct{.id = "other", .instrument = &other});
  Citation cited = of_act("29/2019/QĐ-UBND");
  cited.provisions = {{{.level = CitedLevel::article, .number = "2"}}};
  CHECK(target(cited, acts) == "other#dieu-2");
  cited.provisions = {{{.level = CitedLevel::article, .number = "9"}}};
  CHECK(target(cited, acts) == "other");
}

TEST_CASE("links stand in the order of their paragraphs and places") {
  Instrument act = sample();
  const CitedPath article = {{.level = CitedLevel::article, .number = "2"}};
  act.citations = {citation(3, 20, ActScope::own, article), citation(3, 4, ActScope::own, article),
                   citation(1, 9, ActScope::own, article)};
  std::vector<std::size_t> begins;
  for (const TextLink& link : links_of(act, {})) {
    begins.push_back(link.place.begin);
  }
  CHECK(begins == std::vector<std::size_t>{9, 4, 20});
}

}  // namespace
}  // namespace gazette::model

#include "gazette/web/act_json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/web/json_schema_judge.h"
#include "tests/web/outside_judges.h"
#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;
using nlohmann::json;

namespace {

const std::string kDecisionPath = "eli/2022/09/15/ubnd-45-2022-qd-ubnd/ubnd-45-2022-qd-ubnd";

std::string schema(const std::string& name) {
  const Templates templates = site_templates();
  return std::string(find_template(templates, name));
}

/// An issue in which the second act repeals the first and is based on one of elsewhere.
std::pair<model::Issue, IssueCard> related_issue() {
  model::Issue issue = sample_issue();
  issue.entries[1].related = {{.kind = model::RelationKind::repeals,
                               .name = "Quyết định số 45/2022/QĐ-UBND",
                               .whole = true,
                               .act = issue.entries[0].instrument.id,
                               .date = issue.entries[0].instrument.date},
                              {.kind = model::RelationKind::based_on,
                               .name = "Luật \"Lâm nghiệp\"",
                               .provisions = "Điều 2"}};
  IssueCard card = sample_card(issue);
  card.acts[1].related = {issue.entries[1].related[0]};
  card.acts[0].marks = {{.paragraph = 0, .letters = 0, .folio = 3},
                        {.paragraph = 12, .letters = 7, .folio = 4}};
  return {issue, card};
}

json act_of(const std::vector<SiteFile>& files, const std::string& path) {
  const SiteFile* file = find_file(files, path);
  REQUIRE(file != nullptr);
  return json::parse(file->bytes);
}

}  // namespace

TEST_CASE("the paragraphs of an act's JSON are its text") {
  const json act = act_of(sample_site(), kDecisionPath + ".json");
  std::vector<std::string> texts;
  for (const json& paragraph : act.at("paragraphs")) {
    texts.push_back(paragraph.at("text"));
  }
  CHECK(texts == model::text_of(sample_decision()));
}

TEST_CASE("an act's JSON says what it is, where it is printed and which files it has") {
  const json act = act_of(sample_site(), kDecisionPath + ".json");
  CHECK(act.at("title") == "Quyết định số 45/2022/QĐ-UBND");
  CHECK(act.at("kind") == json::parse(R"({"id": "quyet-dinh", "name": "Quyết định"})"));
  CHECK(act.at("date") == "2022-09-15");
  CHECK(act.at("effective") == "2022-10-01");
  CHECK(act.at("address") == "https://congbao.example.vn/eli/2022/09/15/ubnd-45-2022-qd-ubnd/");
  CHECK(act.at("publication") == json::parse(R"([{
      "gazette": "Công báo tỉnh Đồng Nai", "issue": "2022/38-39", "date": "2022-09-20",
      "first_folio": 3, "last_folio": 7, "page": "2022/38-39/index.html",
      "pdf": "2022/38-39/dong-nai-2022-38-39.pdf"}])"));
  std::vector<std::string> types;
  for (const json& file : act.at("files")) {
    types.push_back(file.at("type"));
  }
  CHECK(types == std::vector<std::string>{"text/html", "application/pdf", "application/akn+xml",
                                          "text/plain", "application/json"});
  const json& provision = act.at("attachments")[0].at("provisions")[0];
  CHECK(provision.at("level") == "chapter");
  CHECK(provision.at("children")[0].at("anchor") == "quy-dinh-dieu-1");
  const std::size_t first = provision.at("children")[0].at("first");
  CHECK(act.at("paragraphs")[first].at("text") == "Điều 1. Phạm vi điều chỉnh");
  CHECK(act.at("notes").size() == 2);
  CHECK(act.at("notes")[1].at("end").get<int>() - act.at("notes")[1].at("first").get<int>() == 2);
}

TEST_CASE("relations are told both ways, and page marks by the list of paragraphs") {
  const auto [issue, card] = related_issue();
  const auto files = make_issue_pages(issue, card, sample_configuration(), site_templates());
  const json decision = act_of(files, kDecisionPath + ".json");
  CHECK(decision.at("relations").at("outgoing").empty());
  CHECK(decision.at("relations").at("incoming") == json::parse(R"([{
      "kind": "repeals", "name": "Chỉ thị số 09/CT-UBND", "whole": true, "provisions": "",
      "act": "chu-tich-09-ct-ubnd-2022-09-16",
      "page": "eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/index.html"}])"));
  CHECK(decision.at("page_marks")[1] ==
        json::parse(R"({"folio": 4, "issue": "2022/38-39", "paragraph": 12, "letters": 7,
                        "anchor": "trang_4"})"));
  const std::string path =
      "eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/chu-tich-09-ct-ubnd-2022-09-16.json";
  const json outgoing = act_of(files, path).at("relations").at("outgoing");
  REQUIRE(outgoing.size() == 2);
  CHECK(outgoing[0].at("page") == "eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html");
  CHECK_FALSE(outgoing[1].contains("page"));
  CHECK(outgoing[1].at("name") == "Luật \"Lâm nghiệp\"");
}

TEST_CASE("a year's list has every issue and act once") {
  const SiteFile* file = nullptr;
  const std::vector<SiteFile> files = sample_site();
  file = find_file(files, "2022/acts.json");
  REQUIRE(file != nullptr);
  const json year = json::parse(file->bytes);
  CHECK(year.at("issues").size() == 1);
  CHECK(year.at("issues")[0].at("pdf").at("sha256") ==
        "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4");
  CHECK(year.at("acts").size() == 2);
  CHECK(year.at("acts")[1].at("section") == "VĂN BẢN KHÁC");
}

TEST_CASE("JSON files are as their published schemas say") {
  const auto [issue, card] = related_issue();
  std::vector<SiteFile> files =
      make_issue_pages(issue, card, sample_configuration(), site_templates());
  for (SiteFile& file : make_index_pages({card}, sample_configuration(), site_templates())) {
    files.push_back(std::move(file));
  }
  const std::vector<std::pair<std::string, std::string>> checked = {
      {kDecisionPath + ".json", "act.schema.json"},
      {"eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/chu-tich-09-ct-ubnd-2022-09-16.json",
       "act.schema.json"},
      {"2022/38-39/issue.json", "issue.schema.json"},
      {"2022/acts.json", "year.schema.json"}};
  for (const auto& [path, schema_name] : checked) {
    INFO(path);
    const SiteFile* file = find_file(files, path);
    REQUIRE(file != nullptr);
    CHECK(JsonSchemaJudge(schema(schema_name)).faults(file->bytes) == std::vector<std::string>{});
    if (const auto faults = json_schema_faults(file->bytes, schema_name)) {
      CHECK(*faults == "");
    } else {
      WARN("not installed: python3 with jsonschema");
    }
    CHECK(find_file(files, "du-lieu/" + schema_name)->bytes == schema(schema_name));
  }
}

TEST_CASE("the judge of JSON finds a wrong type, a missing key, one too many, a wrong pattern") {
  JsonSchemaJudge judge(R"({"required": ["a"], "properties": {"a": {"$ref": "#/$defs/b"}},
                            "$defs": {"b": {"type": "string", "pattern": "^x"}}})");
  CHECK(judge.faults(R"({"a": "x"})").empty());
  CHECK(judge.faults(R"({"a": 1})") == std::vector<std::string>{"/a is no string"});
  CHECK(judge.faults(R"({"a": "y"})") == std::vector<std::string>{"/a does not match ^x"});
  CHECK(judge.faults("{}") == std::vector<std::string>{"the document has no a"});
  CHECK(judge.faults(R"({"a": "x", "c": 1})") ==
        std::vector<std::string>{"the document has a key not described: c"});
}

#include "gazette/web/json_ld.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;
using nlohmann::json;

namespace {

const std::string kSite = "https://congbao.example.vn/";
const std::string kDecision = kSite + "eli/2022/09/15/ubnd-45-2022-qd-ubnd/";
const std::string kDirective = kSite + "eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/";

/// The JSON-LD of an act of this issue, by its place in it.
json linked(const model::Issue& issue, std::size_t index,
            const model::Configuration& configuration = sample_configuration()) {
  IssueCard card = sample_card(issue);
  for (std::size_t i = 0; i < card.acts.size(); ++i) {
    card.acts[i].effective = issue.entries[i].instrument.effective;
    for (const model::RelatedAct& related : issue.entries[i].related) {
      if (!related.act.empty()) {
        card.acts[i].related.push_back(related);
      }
    }
  }
  const std::vector<IssueCard> others;
  const IncomingRelations incoming = incoming_relations(card, others);
  const std::string text = act_json_ld(
      {.issue = issue, .card = card, .index = index, .others = others, .incoming = incoming},
      configuration, LinkedParts::articles);
  return text.empty() ? json() : json::parse(text);
}

model::Issue repealing_issue(bool whole) {
  model::Issue issue = sample_issue();
  issue.entries[1].related = {{.kind = model::RelationKind::repeals,
                               .name = "Quyết định số 45/2022/QĐ-UBND",
                               .whole = whole,
                               .act = issue.entries[0].instrument.id,
                               .date = issue.entries[0].instrument.date},
                              {.kind = model::RelationKind::based_on, .name = "Luật Lâm nghiệp"}};
  return issue;
}

}  // namespace

TEST_CASE("an act has what the profile of schema.org/Legislation demands") {
  const json act = linked(sample_issue(), 0);
  CHECK(act.at("@id") == kDecision);
  CHECK(act.at("@type") == "Legislation");
  CHECK(act.at("name") ==
        json::parse(R"([{"@value": "Quyết định số 45/2022/QĐ-UBND", "@language": "vi"}])"));
  CHECK(act.at("legislationIdentifier") == "45/2022/QĐ-UBND");
  CHECK(act.at("legislationDate") == "2022-09-15");
  CHECK(act.at("datePublished") == "2022-09-20");
  CHECK(act.at("temporalCoverage") == "2022-10-01/..");
  CHECK(act.at("isPartOf").at("@type") == "PublicationIssue");
  CHECK(act.at("isPartOf").at("@id") == kSite + "2022/38-39/");
  REQUIRE(act.at("encoding").size() == 5);
  for (const json& file : act.at("encoding")) {
    CHECK(file.at("@type") == "LegislationObject");
    CHECK(file.at("contentUrl") == file.at("@id"));
    CHECK(file.at("inLanguage") == "vi");
  }
  CHECK(act.at("encoding")[0].at("contentUrl") == kDecision + "index.html");
  CHECK(act.at("encoding")[1].at("encodingFormat") == "application/pdf");
  CHECK(act.at("encoding")[1].at("legislationLegalValue") == "OfficialLegalValue");
  CHECK(act.at("encoding")[2].at("legislationLegalValue") == "UnofficialLegalValue");
}

TEST_CASE("articles are parts of the act and of the text that it puts in force") {
  const json parts = linked(sample_issue(), 0).at("hasPart");
  REQUIRE(parts.size() == 4);
  CHECK(parts[0] == json::parse(R"({"@id": ")" + kDecision + R"(#dieu-1", "@type": "Legislation",
                                    "name": "Điều 1", "legislationIdentifier": "Điều 1"})"));
  CHECK(parts[2].at("name") == "QUY ĐỊNH Về quản lý công trình thủy lợi");
  CHECK(parts[2].at("hasPart")[0].at("name") == "Điều 1. Phạm vi điều chỉnh");
  CHECK(parts[3].at("@id") == kDecision + "#phu-luc");
}

TEST_CASE("what an act does stands on it, what is done to it is reversed") {
  const json directive = linked(repealing_issue(true), 1);
  CHECK(directive.at("legislationRepeals")[0].at("@id") == kDecision);
  CHECK(directive.at("isBasedOn")[0] ==
        json::parse(R"({"@type": "Legislation", "name": "Luật Lâm nghiệp"})"));
  const json decision = linked(repealing_issue(true), 0);
  CHECK(decision.at("@reverse").at("legislationRepeals")[0].at("@id") == kDirective);
}

TEST_CASE("an act that another ends is not said to go on; one that is ended in part is") {
  CHECK_FALSE(linked(repealing_issue(true), 0).contains("temporalCoverage"));
  CHECK(linked(repealing_issue(false), 0).at("temporalCoverage") == "2022-10-01/..");
  model::Issue issue = sample_issue();
  issue.entries[0].instrument.effect.clauses = {{.ends = true, .day = Date{2025, 12, 31}}};
  CHECK(linked(issue, 0).at("temporalCoverage") == "2022-10-01/2025-12-31");
}

TEST_CASE("an act is in force until the day from which the act holds that repeals it") {
  model::Issue issue = repealing_issue(true);
  issue.entries[1].instrument.effective = Date{2023, 1, 1};
  const json act = linked(issue, 0);
  CHECK(act.at("temporalCoverage") == "2022-10-01/2023-01-01");
  CHECK(act.at("@reverse").at("legislationRepeals")[0] ==
        json::parse(R"({"@id": ")" + kDirective + R"(", "@type": "Legislation",
                        "name": "Chỉ thị số 09/CT-UBND", "datePublished": "2022-09-20",
                        "legislationDateOfApplicability": "2023-01-01"})"));
  // What ends first counts; an act that is repealed before it would hold is never in force.
  issue.entries[0].instrument.effect.clauses = {{.ends = true, .day = Date{2022, 12, 31}}};
  CHECK(linked(issue, 0).at("temporalCoverage") == "2022-10-01/2022-12-31");
  issue.entries[1].instrument.effective = Date{2022, 9, 20};
  CHECK_FALSE(linked(issue, 0).contains("temporalCoverage"));
}

TEST_CASE("the words of ELI name the act, its expression and its files") {
  const json act = linked(sample_issue(), 0);
  CHECK(act.at("eli:id_local") == "45/2022/QĐ-UBND");
  CHECK(act.at("eli:type_document").at("@id") == kSite + "loai/quyet-dinh/");
  CHECK(act.at("eli:first_date_entry_in_force").at("@value") == "2022-10-01");
  const json& expression = act.at("eli:is_realized_by");
  CHECK(expression.at("eli:language").at("@id") ==
        "http://publications.europa.eu/resource/authority/language/VIE");
  CHECK(expression.at("eli:is_embodied_by").size() == 5);
}

TEST_CASE("no text of an act ends the script element in its page") {
  model::Issue issue = sample_issue();
  issue.entries[0].related = {
      {.kind = model::RelationKind::based_on, .name = "</script><script>alert(1)</script><!--"}};
  const IssueCard card = sample_card(issue);
  const auto files = make_issue_pages(issue, card, sample_configuration(), site_templates());
  const std::string& html =
      find_file(files, "eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html")->bytes;
  const std::string start = "<script type=\"application/ld+json\">";
  const std::size_t at = html.find(start) + start.size();
  const json act = json::parse(html.substr(at, html.find("</script>", at) - at));
  CHECK(act.at("isBasedOn")[0].at("name") == "</script><script>alert(1)</script><!--");
  CHECK_FALSE(act.contains("hasPart"));
  CHECK(html.find("<script>alert") == std::string::npos);
}

TEST_CASE("an act whose address is not known has no JSON-LD") {
  model::Configuration configuration = sample_configuration();
  configuration.site.clear();
  CHECK(linked(sample_issue(), 0, configuration).is_null());
  const model::Issue issue = sample_issue();
  for (const SiteFile& file :
       make_issue_pages(issue, sample_card(issue), configuration, site_templates())) {
    CHECK_FALSE(file.path.ends_with(".jsonld"));
    CHECK(file.bytes.find("ld+json") == std::string::npos);
  }
}

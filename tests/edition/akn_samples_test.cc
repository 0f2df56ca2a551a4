// The sample workspace as Akoma Ntoso: every act and every issue, read, composed and judged.

#include <algorithm>
#include <filesystem>
#include <map>

#include <catch2/catch.hpp>

#include "gazette/base/process.h"
#include "gazette/compose/compose.h"
#include "gazette/edition/edition.h"
#include "gazette/edition/text_law.h"
#include "gazette/web/akn.h"
#include "tests/web/akn_judge.h"

namespace gazette::edition {
namespace {

Workspace sample_workspace() {
  Diagnostics diagnostics;
  auto workspace = open_workspace(
      real_files(), std::filesystem::path(GAZETTE_SOURCE_DIR) / "samples" / "dong-nai",
      diagnostics);
  REQUIRE(workspace);
  return *workspace;
}

/// The three issues, composed, with the links that acts of one issue have to one another.
std::vector<model::Issue> sample_issues(const Workspace& workspace) {
  Diagnostics diagnostics;
  std::vector<model::Instrument> acts;
  for (const std::filesystem::path& path : documents_in(real_files(), workspace.root / "inbox")) {
    ingest::Ingested ingested = read_document(workspace, real_files(), path, diagnostics);
    REQUIRE(ingested.instrument);
    acts.push_back(std::move(*ingested.instrument));
  }
  std::vector<model::Issue> issues;
  for (const model::Plan& plan : read_plans(workspace, real_files(), diagnostics)) {
    model::Issue issue = compose::compose_issue(plan, acts, workspace.configuration, diagnostics);
    model::ReachableActs reachable;
    for (const model::Entry& entry : issue.entries) {
      reachable.emplace(entry.instrument.symbol.text,
                        model::ReachableAct{.id = entry.instrument.id,
                                            .date = entry.instrument.date,
                                            .instrument = &entry.instrument});
    }
    for (model::Entry& entry : issue.entries) {
      entry.links = model::links_of(entry.instrument, reachable);
    }
    issues.push_back(std::move(issue));
  }
  return issues;
}

web::AknAct akn_of(const model::Issue& issue, const model::Entry& entry) {
  web::AknAct act{.publication = {.number = issue.number,
                                  .date = issue.date,
                                  .gazette_name = issue.publisher.name},
                  .issuer_name = entry.issuer_name,
                  .address = issue.site + "/van-ban/" + entry.instrument.id + "/",
                  .shown = entry.part,
                  .links = entry.links};
  // A page begins at every fiftieth paragraph and in the middle of the next one.
  std::uint32_t folio = 1;
  for (std::uint32_t place = 0; place < model::text_of(entry.instrument).size(); place += 50) {
    act.page_marks.push_back({.paragraph = place, .folio = folio++});
    act.page_marks.push_back({.paragraph = place + 1, .letters = 7, .folio = folio++});
  }
  return act;
}

void check_valid(const std::string& xml) {
  if (const std::optional<std::string> faults = web_sample::akn_faults(xml)) {
    CHECK(*faults == "");
  } else {
    WARN("not installed: xmllint, or not there: ../shared/standards");
  }
}

TEST_CASE("every sample act is valid Akoma Ntoso with the text of the act, and so is its issue") {
  const Workspace workspace = sample_workspace();
  Diagnostics diagnostics;
  std::size_t acts_count = 0;
  for (const model::Issue& issue : sample_issues(workspace)) {
    const web::AknAddresses addresses = web::akn_addresses(issue, {});
    web::AknIssue akn;
    std::vector<std::optional<model::Part>> shown;
    for (const model::Entry& entry : issue.entries) {
      const web::AknAct act = akn_of(issue, entry);
      const std::string xml =
          web::write_act_xml(entry.instrument, act, workspace.configuration, addresses);
      INFO(entry.instrument.id);
      check_akn(entry.instrument, act.shown, xml, entry.instrument.id, diagnostics);
      check_valid(xml);
      akn.acts.push_back(act);
      shown.push_back(act.shown);
      ++acts_count;
    }
    const std::string xml = web::write_issue_xml(issue, akn, workspace.configuration, addresses);
    check_issue_akn(issue, shown, xml, "issue.xml", diagnostics);
    check_valid(xml);
    CHECK(web::read_akn_texts(xml).size() == issue.entries.size());
    akn.embedded_paragraphs_max = 10;
    check_valid(web::write_issue_xml(issue, akn, workspace.configuration, addresses));
  }
  CHECK(acts_count == 15);
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    FAIL_CHECK(to_text(diagnostic));
  }
}

}  // namespace
}  // namespace gazette::edition

#include "gazette/edition/correct_basis.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

void report(std::string_view code, Place place, std::string message, std::string help,
            Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = std::move(place),
                      .message = std::move(message),
                      .help = std::move(help)});
}

}  // namespace

std::optional<Basis> find_basis(const Workspace& workspace, Files& files, const std::string& name,
                                Diagnostics& diagnostics) {
  const bool is_file = files.exists(name);
  const std::vector<fs::path> paths =
      is_file ? std::vector<fs::path>{name} : documents_in(files, workspace.root / "inbox");
  std::vector<Basis> found;
  for (const fs::path& path : paths) {
    Diagnostics own;  // what is wrong with a document is told when it is taken in
    ingest::Ingested read = read_document(workspace, files, path, own);
    if (read.instrument &&
        (is_file || read.instrument->symbol.text == name || read.instrument->id == name)) {
      found.push_back({.path = path, .instrument = std::move(*read.instrument)});
    }
  }
  if (found.size() == 1) {
    return std::move(found.front());
  }
  report("G0840", {},
         found.empty()
             ? fmt::format("there is no document \"{}\" in the inbox", name)
             : fmt::format("{} documents of the inbox have the number {}", found.size(), name),
         "name the file of the decision that corrects the act", diagnostics);
  return std::nullopt;
}

bool check_basis(const ledger::Ledger& ledger, const Basis& basis,
                 const std::vector<NoticedCorrection>& corrections, Diagnostics& diagnostics) {
  const model::Instrument& decision = basis.instrument;
  const std::size_t before = diagnostics.errors_count();
  const Place place = {.path = basis.path.generic_string()};
  for (const ledger::GrantedIssue& issue : issues_of_act(ledger, decision.id)) {
    if (issue.state == ledger::IssueState::printed ||
        issue.state == ledger::IssueState::distributed) {
      report(
          "G0840", place,
          fmt::format("{} is in issue {}, which is {}", decision.id, model::to_text(issue.number),
                      ledger::to_text(issue.state)),
          "what is stated beside a printed act stays as it is; its relation to the corrected act "
          "is on the site",
          diagnostics);
    }
  }
  std::vector<std::string> told;
  for (const NoticedCorrection& each : corrections) {
    const std::string& act = each.placed.correction.act;
    if (std::find(told.begin(), told.end(), act) != told.end()) {
      continue;
    }
    told.push_back(act);
    const auto reception = ledger.find_act(act);
    model::ReachableActs acts;
    acts.emplace(reception->symbol, model::ReachableAct{.id = act, .date = reception->date});
    const std::vector<model::RelatedAct> related = model::related_acts(decision, acts);
    const bool says_so =
        std::any_of(related.begin(), related.end(), [&](const model::RelatedAct& relation) {
          return relation.kind == model::RelationKind::corrects && relation.act == act;
        });
    if (!says_so) {
      report("G0840", place, fmt::format("{} does not say that it corrects {}", decision.id, act),
             "see with `gazette dump citations` what it says of other acts", diagnostics);
    } else if (decision.date < reception->date) {
      report(
          "G0840", place,
          fmt::format("{} is of {}, before {} was signed", decision.id, to_iso(decision.date), act),
          "compare both dates with the signed acts", diagnostics);
    }
  }
  return diagnostics.errors_count() == before;
}

void state_beside(Files& files, const Basis& basis, CorrectWork& work) {
  work.path = basis.path;
  work.path += ".toml";
  const std::string former = files.exists(work.path) ? files.read(work.path) : std::string();
  work.is_new = former.empty();
  std::vector<model::PlacedCorrection> added;
  for (const NoticedCorrection& each : work.corrections) {
    const std::vector<model::Correction>& stated = basis.instrument.corrections;
    if (std::none_of(stated.begin(), stated.end(), [&](const model::Correction& known) {
          return is_same(known, each.placed.correction);
        })) {
      added.push_back(each.placed);
    }
  }
  work.is_unchanged = added.empty();
  work.bytes = former;
  if (!added.empty()) {
    work.bytes += former.empty() || former.ends_with("\n\n") ? ""
                  : former.ends_with('\n')                   ? "\n"
                                                             : "\n\n";
    work.bytes += write_statements(added);
  }
}

bool is_same(const model::Correction& a, const model::Correction& b) {
  return a.act == b.act && a.old_text == b.old_text && a.new_text == b.new_text &&
         a.place == b.place;
}

}  // namespace gazette::edition

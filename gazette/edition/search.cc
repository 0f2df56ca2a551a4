#include "gazette/edition/search.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/base.h"
#include "gazette/edition/documents.h"
#include "gazette/web/search_sections.h"

namespace gazette::edition {
namespace {

/// Raised where acts are cut otherwise for the search, so that all are read again.
constexpr std::string_view kForm = "1";

/// So many acts are held in memory before they go into the store.
constexpr std::size_t kActsAtOnce = 50;

/// Changes with all that the store says of an act, and with the files it is read from.
std::string mark_of(const ledger::ReceivedAct& act) {
  const ledger::Reception& reception = act.reception;
  std::string text =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n", kForm, reception.source_sha256, reception.title,
                  reception.abstract_text, reception.symbol, reception.kind, reception.issuer);
  text += to_iso(reception.date);
  for (const ledger::KeptFile& kept : reception.kept) {
    text += fmt::format("\n{} {}", kept.role, kept.sha256);
  }
  for (const model::IssueNumber& issue : act.issues) {
    text += fmt::format("\n{}", model::to_text(issue));
  }
  return sha256(text);
}

ledger::StoredAct stored_act(const ledger::ReceivedAct& act, std::string mark,
                             const model::Instrument& instrument) {
  const ledger::Reception& reception = act.reception;
  std::set<int> years;
  for (const model::IssueNumber& issue : act.issues) {
    years.insert(issue.year);
  }
  ledger::StoredAct stored = {
      .id = reception.act,
      .mark = std::move(mark),
      .title = std::string(trim(fmt::format("{} {}", reception.title, reception.abstract_text))),
      .number = reception.symbol,
      .kind = reception.kind,
      .issuer = reception.issuer,
      .date = reception.date,
      .years = {years.begin(), years.end()}};
  for (web::SearchSection& section : web::search_sections(instrument)) {
    stored.passages.push_back({.anchor = std::move(section.anchor),
                               .label = std::move(section.label),
                               .text = std::move(section.text)});
  }
  return stored;
}

}  // namespace

std::filesystem::path search_store_path(const Workspace& workspace) {
  return workspace.root / "build" / "search.db";
}

void refresh_search(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
                    ledger::SearchStore& store, Diagnostics& diagnostics) {
  auto marks = store.marks();
  std::vector<ledger::StoredAct> acts;
  for (const ledger::ReceivedAct& act : ledger.received_acts()) {
    std::string mark = mark_of(act);
    const auto kept = marks.find(act.reception.act);
    const bool is_kept = kept != marks.end() && kept->second == mark;
    if (kept != marks.end()) {
      marks.erase(kept);
    }
    if (is_kept) {
      continue;
    }
    Diagnostics found;
    const auto instrument = read_act(workspace, act.reception, files, found);
    if (!instrument) {
      diagnostics.append(std::move(found));
      continue;
    }
    acts.push_back(stored_act(act, std::move(mark), *instrument));
    if (acts.size() == kActsAtOnce) {
      store.update(acts, {});
      acts.clear();
    }
  }
  std::vector<std::string> gone;  // left over of another record
  for (const auto& [id, mark] : marks) {
    gone.push_back(id);
  }
  if (!acts.empty() || !gone.empty()) {
    store.update(acts, gone);
  }
}

}  // namespace gazette::edition

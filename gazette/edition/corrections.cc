#include "gazette/edition/corrections.h"

#include <algorithm>
#include <deque>
#include <utility>

#include <fmt/format.h>

#include "gazette/model/correction_place.h"
#include "gazette/web/web.h"

namespace gazette::edition {
namespace {

/// The text of the paragraph with this place in `text_of`.
std::string paragraph_text(const model::Instrument& act, std::uint32_t paragraph) {
  for (const model::Piece& piece : model::pieces(act)) {
    const std::vector<const model::Paragraph*> paragraphs = model::paragraphs_of(piece);
    if (paragraph >= piece.first_paragraph &&
        paragraph - piece.first_paragraph < paragraphs.size()) {
      return model::joined_text(*paragraphs[paragraph - piece.first_paragraph]);
    }
  }
  return {};
}

/// The page on which a place of the act stands, by the marks of the pages.
std::uint32_t folio_at(const web::ActCard& card, std::uint32_t paragraph, std::uint32_t letters) {
  std::uint32_t folio = card.first_folio;
  for (const web::PageMark& mark : card.marks) {
    if (std::pair(mark.paragraph, mark.letters) <= std::pair(paragraph, letters)) {
      folio = mark.folio;
    }
  }
  return folio;
}

/// Says in the list of what an act does to others that it corrects this one.
void add_relation(const model::PlacedCorrection& placed, const model::Instrument& act,
                  std::vector<model::RelatedAct>& related) {
  const auto same = std::find_if(related.begin(), related.end(), [&](const auto& each) {
    return each.kind == model::RelationKind::corrects && each.act == act.id;
  });
  if (same != related.end()) {
    return;  // its text says so, in its own words
  }
  related.push_back({.kind = model::RelationKind::corrects,
                     .name = fmt::format("{} {}", model::title_of(act), to_vietnamese(act.date)),
                     .whole = false,
                     .provisions = placed.name,
                     .act = act.id,
                     .date = act.date});
  std::stable_sort(related.begin(), related.end(),
                   [](const auto& a, const auto& b) { return a.kind < b.kind; });
}

/// One notice, its corrections placed one after another.
class Placing {
 public:
  Placing(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
          const model::Issue& issue, Diagnostics& diagnostics)
      : workspace_(workspace),
        ledger_(ledger),
        files_(files),
        issue_(issue),
        diagnostics_(diagnostics) {}

  void place(model::Entry& entry) {
    for (const model::Correction& correction : entry.instrument.corrections) {
      const model::Instrument* const act = published_act(correction);
      const auto placed =
          act != nullptr ? model::check_correction(*act, correction, diagnostics_) : std::nullopt;
      if (!placed || is_taken(correction, *placed)) {
        continue;
      }
      const PrintedPlace printed =
          printed_place(workspace_, files_, issues_before(act->id), *act, placed->words);
      entry.corrections.push_back({.correction = correction,
                                   .title = model::title_of(*act),
                                   .date = act->date,
                                   .name = placed->part.name,
                                   .anchor = placed->part.anchor,
                                   .issue = printed.issue,
                                   .folio = printed.folio});
      add_relation(entry.corrections.back(), *act, entry.related);
    }
  }

 private:
  /// The issues before this one that hold the act.
  std::vector<ledger::GrantedIssue> issues_before(const std::string& act) const {
    std::vector<ledger::GrantedIssue> issues = issues_of_act(ledger_, act);
    std::erase_if(issues, [&](const ledger::GrantedIssue& each) {
      return each.number == issue_.number || each.date > issue_.date;
    });
    return issues;
  }

  void report(const model::Correction& correction, std::string_view code, std::string message,
              std::string help) {
    diagnostics_.report({.code = code,
                         .place = correction.stated,
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  /// The act of a correction, read once; null where it is not published before this issue.
  const model::Instrument* published_act(const model::Correction& correction) {
    const auto known = std::find_if(acts_.begin(), acts_.end(),
                                    [&](const auto& each) { return each.id == correction.act; });
    if (known != acts_.end()) {
      return &*known;
    }
    if (!ledger_.find_act(correction.act)) {
      report(correction, "G0833",
             fmt::format("there is no act \"{}\" in the record", correction.act),
             "write the id of the act, as in its address on the site");
      return nullptr;
    }
    if (issues_before(correction.act).empty()) {
      report(
          correction, "G0834",
          fmt::format("{} is in no issue before {}", correction.act, model::to_text(issue_.number)),
          "take the correction out and put the act's own source right, with `gazette ingest "
          "--replace`");
      return nullptr;
    }
    Diagnostics own;  // what is doubtful in the act was told when it came in
    std::vector<model::Instrument> read =
        read_acts(workspace_, ledger_, files_, {correction.act}, 1, own);
    if (read.empty()) {
      diagnostics_.append(std::move(own));
      return nullptr;
    }
    acts_.push_back(std::move(read.front()));
    return &acts_.back();
  }

  /// Whether another correction of the issue has some of these words.
  bool is_taken(const model::Correction& correction, const model::PlacedWords& placed) {
    const auto other = std::find_if(taken_.begin(), taken_.end(), [&](const auto& each) {
      const model::FoundWords& a = each.second;
      const model::FoundWords& b = placed.words;
      return each.first->act == correction.act && a.paragraph == b.paragraph &&
             a.place.begin < b.place.end && b.place.begin < a.place.end;
    });
    if (other == taken_.end()) {
      taken_.emplace_back(&correction, placed.words);
      return false;
    }
    report(correction, "G0839",
           fmt::format("\"{}\" in {} of {} is put right twice", correction.old_text,
                       placed.part.name, correction.act),
           fmt::format("leave one of the two out; the other says \"{}\"", other->first->new_text));
    return true;
  }

  const Workspace& workspace_;
  const ledger::Ledger& ledger_;
  Files& files_;
  const model::Issue& issue_;
  Diagnostics& diagnostics_;
  std::deque<model::Instrument> acts_ = {};
  std::vector<std::pair<const model::Correction*, model::FoundWords>> taken_ = {};
};

}  // namespace

std::vector<ledger::GrantedIssue> issues_of_act(const ledger::Ledger& ledger,
                                                std::string_view act) {
  std::vector<ledger::GrantedIssue> issues;
  for (ledger::GrantedIssue& issue : ledger.issues()) {
    if (std::find(issue.acts.begin(), issue.acts.end(), act) != issue.acts.end()) {
      issues.push_back(std::move(issue));
    }
  }
  return issues;
}

PrintedPlace printed_place(const Workspace& workspace, Files& files,
                           const std::vector<ledger::GrantedIssue>& issues,
                           const model::Instrument& act, const model::FoundWords& words) {
  const std::string text = paragraph_text(act, words.paragraph);
  const std::uint32_t letters = web::count_letters(
      std::string_view(text).substr(0, std::min(words.place.begin, text.size())));
  PrintedPlace printed;
  for (const ledger::GrantedIssue& issue : issues) {
    const auto part = issue.parts.find(act.id);
    const bool holds = part == issue.parts.end() || (part->second.first <= words.paragraph &&
                                                     words.paragraph < part->second.end);
    const std::filesystem::path path =
        workspace.root / "site" / model::to_text(issue.number) / "issue.json";
    if (!holds || printed.issue) {
      continue;
    }
    printed.issue = issue.number;
    if (!files.exists(path)) {
      continue;
    }
    const web::IssueCard card = web::read_issue_card(files.read(path), path.generic_string());
    for (const web::ActCard& each : card.acts) {
      printed.folio = each.id == act.id ? folio_at(each, words.paragraph, letters) : printed.folio;
    }
  }
  return printed;
}

void place_corrections(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
                       model::Issue& issue, Diagnostics& diagnostics) {
  Placing placing(workspace, ledger, files, issue, diagnostics);
  for (model::Entry& entry : issue.entries) {
    placing.place(entry);
  }
}

}  // namespace gazette::edition

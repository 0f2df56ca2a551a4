// Acts published over several issues: where they may be cut, and whether their parts fit together.

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "gazette/compose/compose.h"

namespace gazette::compose {
namespace {

using model::Piece;
using model::Plan;
using model::PlanEntry;
using model::Role;

/// An entry in its plan.
struct Planned {
  const Plan* plan = nullptr;
  const PlanEntry* entry = nullptr;
};

using PlannedActs = std::map<std::string, std::vector<Planned>, std::less<>>;

/// By act, in the order of the plans; an act twice in one plan is told elsewhere.
PlannedActs planned_acts(const std::vector<Plan>& plans) {
  PlannedActs acts;
  for (const Plan& plan : plans) {
    for (const PlanEntry& entry : plan.entries) {
      std::vector<Planned>& own = acts[entry.act];
      if (own.empty() || own.back().plan != &plan) {
        own.push_back({.plan = &plan, .entry = &entry});
      }
    }
  }
  return acts;
}

bool overlaps(const model::IssueNumber& a, const model::IssueNumber& b) {
  return a.year == b.year && a.first <= b.last && b.first <= a.last;
}

void report_two_issues(const Planned& first, const Planned& second, Diagnostics& diagnostics) {
  diagnostics.report(
      {.code = "G0403",
       .place = second.entry->place,
       .message =
           fmt::format("the act \"{}\" is planned in two issues, {} and {}", second.entry->act,
                       model::to_text(first.plan->number), model::to_text(second.plan->number)),
       .help = fmt::format("take it out of {} or of {}", first.plan->path, second.plan->path)});
}

void report_promise(const Planned& former, const std::string& what, Diagnostics& diagnostics) {
  diagnostics.report({.code = "G0415",
                      .place = former.entry->place,
                      .message = fmt::format("issue {} says that \"{}\" goes on in {}; {}",
                                             model::to_text(former.plan->number), former.entry->act,
                                             model::to_text(*former.entry->part->next), what),
                      .help = fmt::format(
                          "mend continued_in in {} and build that issue again; once it is printed, "
                          "say in a notice where the act goes on",
                          former.plan->path)});
}

/// Two parts that follow one another.
void check_neighbours(const Planned& former, const Planned& part, Diagnostics& diagnostics) {
  const model::Part& before = *former.entry->part;
  const model::Part& own = *part.entry->part;
  if (own.number != before.number + 1 || own.first != before.end ||
      own.former != former.plan->number) {
    diagnostics.report(
        {.code = "G0414",
         .place = part.entry->place,
         .message = fmt::format("part {} of \"{}\" begins with paragraph {}, part {} in issue {} "
                                "ends with {}",
                                own.number, part.entry->act, own.first + 1, before.number,
                                model::to_text(former.plan->number), before.end),
         .help = "take the later plan away and make it anew with `gazette plan`"});
  } else if (before.next != part.plan->number) {
    report_promise(former, fmt::format("it is planned in {}", model::to_text(part.plan->number)),
                   diagnostics);
  }
}

/// The parts of one act, sorted by number.
void check_parts(const std::vector<Planned>& parts, const std::vector<Plan>& plans,
                 Diagnostics& diagnostics) {
  const Planned& first = parts.front();
  if (first.entry->part->number != 1) {
    diagnostics.report(
        {.code = "G0414",
         .place = first.entry->place,
         .message = fmt::format("part {} of \"{}\" is planned, the part before it is not",
                                first.entry->part->number, first.entry->act),
         .help = "put the plan of the former issue back, or take this part out"});
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    check_neighbours(parts[i - 1], parts[i], diagnostics);
  }
  const std::optional<model::IssueNumber>& next = parts.back().entry->part->next;
  const auto holder = std::find_if(plans.begin(), plans.end(), [&](const Plan& plan) {
    return next && overlaps(plan.number, *next);
  });
  if (holder != plans.end()) {
    report_promise(parts.back(),
                   fmt::format("the plan of {} does not hold it", model::to_text(holder->number)),
                   diagnostics);
  }
}

bool is_heading(const Piece& piece) {
  switch (piece.role) {
    case Role::head_issuer:
    case Role::head_motto:
    case Role::head_symbol:
    case Role::head_place:
    case Role::kind:
    case Role::abstract:
    case Role::issuing_body:
    case Role::preamble:
    case Role::enacting:
    case Role::part:
    case Role::chapter:
    case Role::section:
    case Role::subsection:
    case Role::provision_title:
    case Role::attachment_title:
    case Role::attachment_basis:
      return true;
    case Role::article:
      return piece.provision != nullptr && piece.provision->titled;
    default:
      return false;
  }
}

bool is_ending(const Piece& piece) {
  return piece.role == Role::closing || piece.role == Role::signature_role ||
         piece.role == Role::signature_name;
}

CutLevel level_of(const Piece& piece) {
  if (piece.attachment != nullptr) {
    return CutLevel::attachment;
  }
  switch (piece.role) {
    case Role::part:
    case Role::chapter:
      return CutLevel::chapter;
    case Role::section:
    case Role::subsection:
      return CutLevel::section;
    case Role::article:
      return CutLevel::article;
    case Role::clause:
      return CutLevel::clause;
    default:
      return CutLevel::paragraph;
  }
}

/// Whether a line introduces what follows it: "Mức thu như sau:".
bool introduces(const Piece& piece) {
  return piece.paragraph != nullptr && model::plain_text(*piece.paragraph).ends_with(':');
}

/// Places before rows of a table: behind two of its own rows at least and before two.
void add_rows(const Piece& piece, std::vector<Cut>& cuts) {
  const model::Table& table = *piece.table;
  const std::uint32_t head = model::head_rows(table);
  std::uint32_t place = piece.first_paragraph;
  std::size_t joined_until = 0;  // the row behind the last one that a span reaches
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::size_t texts_count = 0;
    for (const model::Cell& cell : table.rows[row].cells) {
      texts_count += cell.paragraphs.size();
    }
    if (row >= head + std::size_t{2} && row + 2 <= table.rows.size() && row >= joined_until &&
        texts_count > 0) {
      cuts.push_back({.paragraph = place, .level = CutLevel::row});
    }
    for (const model::Cell& cell : table.rows[row].cells) {
      joined_until = std::max(joined_until, row + cell.row_span);
    }
    place += static_cast<std::uint32_t>(texts_count);
  }
}

}  // namespace

std::vector<Cut> cuts_of(const model::Instrument& instrument) {
  std::vector<Cut> cuts;
  const Piece* former = nullptr;
  bool has_rules = false;  // something of the act's own text stands above
  const std::vector<Piece> pieces = model::pieces(instrument);
  for (const Piece& piece : pieces) {
    if (piece.role == Role::note) {
      break;
    }
    const bool behind_heading = former == nullptr || is_heading(*former) || introduces(*former);
    if (has_rules && !behind_heading && !is_ending(piece) && piece.role != Role::provision_title) {
      cuts.push_back({.paragraph = piece.first_paragraph, .level = level_of(piece)});
    }
    has_rules = has_rules || !is_heading(piece);
    if (piece.table != nullptr) {
      add_rows(piece, cuts);
    }
    former = &piece;
  }
  return cuts;
}

bool is_cut(const model::Instrument& instrument, std::uint32_t paragraph) {
  const std::vector<Cut> cuts = cuts_of(instrument);
  return std::any_of(cuts.begin(), cuts.end(),
                     [&](const Cut& cut) { return cut.paragraph == paragraph; });
}

void check_plans(const std::vector<Plan>& plans, Diagnostics& diagnostics) {
  PlannedActs acts = planned_acts(plans);
  for (auto& [act, places] : acts) {
    const bool in_parts = std::all_of(places.begin(), places.end(), [](const Planned& planned) {
      return planned.entry->part.has_value();
    });
    if (!in_parts) {
      for (std::size_t i = 1; i < places.size(); ++i) {
        report_two_issues(places.front(), places[i], diagnostics);
      }
      continue;
    }
    std::stable_sort(places.begin(), places.end(), [](const Planned& a, const Planned& b) {
      return a.entry->part->number < b.entry->part->number;
    });
    check_parts(places, plans, diagnostics);
  }
}

std::vector<Rest> rests_of(const std::vector<Plan>& plans) {
  std::vector<Rest> rests;
  const PlannedActs acts = planned_acts(plans);
  for (const auto& [act, places] : acts) {
    const Planned* last = nullptr;
    for (const Planned& planned : places) {
      if (planned.entry->part &&
          (last == nullptr || last->entry->part->number < planned.entry->part->number)) {
        last = &planned;
      }
    }
    if (last != nullptr && last->entry->part->next) {
      const model::Part& part = *last->entry->part;
      rests.push_back(
          {.act = act,
           .part = {.number = part.number + 1, .first = part.end, .former = last->plan->number},
           .promised = *part.next});
    }
  }
  std::stable_sort(rests.begin(), rests.end(),
                   [](const Rest& a, const Rest& b) { return a.promised < b.promised; });
  return rests;
}

}  // namespace gazette::compose

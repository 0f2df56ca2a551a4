#include "gazette/web/wanted_lists.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/model/symbol.h"
#include "gazette/web/history.h"

namespace gazette::web {
namespace {

/// The years in whose lists an act of the issue stands, or which count its number.
void add_years(const ActCard& act, const std::vector<IssueCard>& cards, std::set<int>& years) {
  years.insert(act.date.year);
  if (const auto symbol = model::find_symbol(act.symbol); symbol && symbol->year != 0) {
    years.insert(symbol->year);
  }
  if (!act.part) {
    return;
  }
  for (const IssueCard& card : cards) {  // an act in parts is listed with all of them
    for (const ActCard& other : card.acts) {
      if (other.id == act.id) {
        years.insert({card.number.year, card.date.year, other.date.year});
      }
    }
  }
}

/// The years in whose feeds acts of the issue stand again, since others changed them then.
void add_years_of_changes(const IssueCard& issue, const std::vector<IssueCard>& cards,
                          std::set<int>& years) {
  std::set<std::string_view> ids;
  for (const ActCard& act : issue.acts) {
    ids.insert(act.id);
  }
  for (const IssueCard& card : cards) {
    for (const ActCard& act : card.acts) {
      const bool is_one = std::any_of(act.related.begin(), act.related.end(),
                                      [&](const model::RelatedAct& related) {
                                        return is_change(related.kind) && ids.contains(related.act);
                                      });
      if (is_one) {
        years.insert(card.date.year);
      }
    }
  }
}

}  // namespace

WantedLists::WantedLists(const std::vector<IssueCard>& cards, const FormerLists& former)
    : former_(former) {
  const auto card = std::find_if(cards.begin(), cards.end(), [&](const IssueCard& each) {
    return each.number == former.issue;
  });
  if (!former.wants || card == cards.end()) {
    return;
  }
  card_ = sha256(to_json(*card));
  years_ = {card->number.year, card->date.year};
  for (const ActCard& act : card->acts) {
    add_years(act, cards, years_);
  }
  add_years_of_changes(*card, cards, years_);
}

bool WantedLists::has(const std::string& path) const {
  return !former_.wants || former_.wants(path, {});
}

bool WantedLists::has(const std::string& path, int year, std::string_view around) const {
  return !former_.wants ||
         former_.wants(path, fmt::format("{}\n{}", around, years_.contains(year) ? card_ : "-"));
}

}  // namespace gazette::web

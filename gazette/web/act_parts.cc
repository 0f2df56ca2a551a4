#include "gazette/web/act_parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace gazette::web {

std::vector<PlacedAct> parts_around(PlacedAct own, const std::vector<IssueCard>& others) {
  if (!own.act->part) {
    return {own};
  }
  std::vector<PlacedAct> all = {own};
  for (const IssueCard& card : others) {
    for (const ActCard& act : card.acts) {
      if (act.id == own.act->id && act.part && card.number != own.issue->number) {
        all.push_back({.act = &act, .issue = &card});
      }
    }
  }
  const auto begins_before = [](const PlacedAct& a, const PlacedAct& b) {
    return a.act->part->first < b.act->part->first;
  };
  std::stable_sort(all.begin(), all.end(), begins_before);
  const auto at = std::find_if(all.begin(), all.end(),
                               [&](const PlacedAct& part) { return part.act == own.act; });
  auto first = at;
  while (first != all.begin() && (first - 1)->act->part->end == first->act->part->first) {
    --first;
  }
  auto end = at + 1;
  while (end != all.end() && (end - 1)->act->part->end == end->act->part->first) {
    ++end;
  }
  return {first, end};
}

std::optional<model::Part> shown_part(const ActCard& act, const IssueCard& card,
                                      const std::vector<IssueCard>& others) {
  if (!act.part) {
    return std::nullopt;
  }
  const std::vector<PlacedAct> parts = parts_around({.act = &act, .issue = &card}, others);
  model::Part shown = *parts.front().act->part;
  shown.end = parts.back().act->part->end;
  shown.next = parts.back().act->part->next;
  return shown;
}

std::string act_pdf_name(const ActCard& act) {
  return act_file_name(act.id, act.part ? act.part->number : 0) + ".pdf";
}

std::vector<std::string> joined_picture_links(const std::vector<PlacedAct>& parts) {
  std::vector<std::string> links;
  for (const PlacedAct& part : parts) {
    const std::vector<std::string>& own = part.act->picture_links;
    links.resize(std::max(links.size(), own.size()));
    for (std::size_t i = 0; i < own.size(); ++i) {
      links[i] = own[i].empty() ? links[i] : own[i];
    }
  }
  return links;
}

std::string folio_anchor(const ActCard& act, model::IssueNumber number, std::uint32_t folio) {
  return act.part ? fmt::format("trang_{}_{}", folder_name(number), folio)
                  : fmt::format("trang_{}", folio);
}

Values act_values(const Words& words, const std::vector<PlacedAct>& parts) {
  Values values = act_values(words, *parts.front().act, *parts.front().issue);
  if (parts.size() > 1) {
    values.texts["act_folios"].clear();
    values.texts["act_issue"] =
        words.say("issues_span", fmt::arg("first", printed_number(parts.front().issue->number)),
                  fmt::arg("last", printed_number(parts.back().issue->number)));
  }
  return values;
}

}  // namespace gazette::web

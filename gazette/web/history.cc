#include "gazette/web/history.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace gazette::web {
namespace {

/// Something that happened on a day, with the page that tells more of it.
struct HistoryEvent {
  Date date = {};
  std::string name = {};
  std::string act = {};  // the act that did it, and its provisions
  std::string path = {};
};

std::vector<HistoryEvent> events_of(const model::Instrument& instrument,
                                    const std::vector<PlacedAct>& parts,
                                    const std::vector<IncomingRelation>& incoming,
                                    const Words& words) {
  const ActCard& act = *parts.front().act;
  std::vector<HistoryEvent> events = {{.date = act.date, .name = words.word("event_signed")}};
  if (act.received) {
    events.push_back({.date = *act.received, .name = words.word("event_received")});
  }
  for (const PlacedAct& part : parts) {
    events.push_back({.date = part.issue->date,
                      .name = words.say("event_published",
                                        fmt::arg("issue", issue_name(words, part.issue->number))),
                      .path = issue_path(part.issue->number)});
  }
  if (instrument.effective) {
    events.push_back({.date = *instrument.effective, .name = words.word("event_in_force")});
  }
  for (const IncomingRelation& each : incoming) {
    if (is_change(each.relation->kind)) {
      const ActCard& other = *each.act.act;
      const std::string& provisions = each.relation->provisions;
      events.push_back(
          {.date = each.act.issue->date,  // from then on anyone can know of it
           .name = incoming_word(*each.relation, words),
           .act = other.title + (provisions.empty() ? "" : fmt::format(" ({})", provisions)),
           .path = act_path(other.id, other.date)});
    }
  }
  if (const std::optional<Date> end = own_end(instrument)) {
    events.push_back({.date = *end, .name = words.word("event_ends")});
  }
  const OthersEnd others = others_end(incoming);
  if (others.day && others.day == force_end(instrument, incoming)) {
    events.push_back({.date = *others.day, .name = words.word("event_ended")});
  }
  std::erase_if(events, [](const HistoryEvent& event) { return !is_valid(event.date); });
  std::stable_sort(events.begin(), events.end(),
                   [](const HistoryEvent& a, const HistoryEvent& b) { return a.date < b.date; });
  return events;
}

}  // namespace

std::optional<Date> own_end(const model::Instrument& instrument) {
  for (const model::EffectClause& clause : instrument.effect.clauses) {
    if (clause.ends && clause.provisions.empty() && clause.day) {
      return clause.day;
    }
  }
  return std::nullopt;
}

std::vector<Values> history_of(const model::Instrument& instrument,
                               const std::vector<PlacedAct>& parts,
                               const std::vector<IncomingRelation>& incoming, const Words& words) {
  std::vector<Values> list;
  for (HistoryEvent& event : events_of(instrument, parts, incoming, words)) {
    list.push_back({.texts = {{"event_date", words.date_short(event.date)},
                              {"event_date_iso", to_iso(event.date)},
                              {"event", std::move(event.name)},
                              {"event_act", std::move(event.act)},
                              {"event_path", std::move(event.path)}}});
  }
  return list;
}

void add_end(model::RelationKind kind, bool whole, const std::optional<Date>& effective,
             OthersEnd& end) {
  using model::RelationKind;
  if (!whole) {
    return;
  }
  if (kind == RelationKind::replaces || kind == RelationKind::repeals) {
    end.is_unsaid = end.is_unsaid || !effective;
    end.day = effective && (!end.day || *effective < *end.day) ? effective : end.day;
  }
  end.is_unsaid = end.is_unsaid || kind == RelationKind::suspends;
}

OthersEnd others_end(const std::vector<IncomingRelation>& incoming) {
  OthersEnd end;
  for (const IncomingRelation& each : incoming) {
    add_end(each.relation->kind, each.relation->whole, each.act.act->effective, end);
  }
  return end;
}

std::optional<Date> force_end(const model::Instrument& instrument,
                              const std::vector<IncomingRelation>& incoming) {
  const std::optional<Date> own = own_end(instrument);
  const OthersEnd others = others_end(incoming);
  return others.day && (!own || *others.day < *own) ? others.day : own;
}

bool is_change(model::RelationKind kind) {
  using model::RelationKind;
  return kind == RelationKind::replaces || kind == RelationKind::repeals ||
         kind == RelationKind::amends_and_supplements || kind == RelationKind::amends ||
         kind == RelationKind::supplements || kind == RelationKind::suspends ||
         kind == RelationKind::corrects || kind == RelationKind::extends;
}

std::string incoming_word(const model::RelatedAct& relation, const Words& words) {
  return words.word(fmt::format("related_by_{}", to_text(relation.kind)));
}

}  // namespace gazette::web

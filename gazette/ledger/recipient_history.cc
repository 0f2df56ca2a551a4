// Questions about the lives of recipients: what a body was, what happened to it, why it receives.

#include <algorithm>
#include <map>
#include <set>

#include "gazette/base/text.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/ledger.h"
#include "gazette/ledger/recipient_book.h"

namespace gazette::ledger {
namespace {

/// The days of a body, parted wherever its facts or its entitlement change.
std::vector<RecipientPeriod> periods_of(const std::string& id, const Body& body) {
  std::set<Date> days;
  for (const Stretch<BodyFacts>& each : body.facts) {
    days.insert({each.from, each.to});
  }
  for (const Stretch<Entitlement>& each : body.entitled) {
    days.insert({each.from, each.to});
  }
  std::vector<RecipientPeriod> periods;
  for (auto day = days.begin(); day != days.end() && std::next(day) != days.end(); ++day) {
    const Stretch<BodyFacts>* const facts = stretch_on(body.facts, *day);
    const Stretch<Entitlement>* const entitled = stretch_on(body.entitled, *day);
    if (facts == nullptr) {
      continue;
    }
    periods.push_back({.from = *day,
                       .to = *std::next(day),
                       .recipient = to_recipient(id, facts->value,
                                                 entitled == nullptr ? nullptr : &entitled->value),
                       .is_entitled = entitled != nullptr});
  }
  return periods;
}

/// The name of a body that is or was before `day`, else its first.
std::string name_on(const Body& body, Date day) {
  std::string name;
  for (const Stretch<BodyFacts>& each : body.facts) {
    if (name.empty() || each.from <= day) {
      name = each.value.name;
    }
  }
  return name;
}

/// The bodies on one side of an event; those that came into it under their names of the eve.
std::vector<NamedBody> bodies_of(const Database& database, const RecipientBook& book,
                                 std::int64_t event, std::string_view column, Date day) {
  Statement all = database.prepare(
      "SELECT DISTINCT code FROM body_event_link JOIN body ON body.id = " + std::string(column) +
      " WHERE event_id = ? ORDER BY code");
  all.bind(event);
  std::vector<NamedBody> bodies;
  while (all.step()) {
    const std::string id = all.text(0);
    bodies.push_back({.id = id, .name = name_on(book.bodies.find(id)->second, day)});
  }
  return bodies;
}

std::vector<PastEvent> events_of(const Database& database, const RecipientBook& book,
                                 std::int64_t body, std::int64_t last_entry) {
  // A change of wording, or an end of all districts, touches many: only the body's own part counts.
  Statement all = database.prepare(
      "SELECT id, date, kind, decree, decision, change_id FROM body_event WHERE id IN "
      "(SELECT event_id FROM body_event_link WHERE from_body = ?1 OR to_body = ?1) "
      "AND change_id <= ?2 ORDER BY date, id");
  all.bind(body, last_entry);
  std::vector<PastEvent> events;
  while (all.step()) {
    const Date day = all.date(1);
    PastEvent event = {.date = day,
                       .kind = all.text(2),
                       .decree = all.text(3),
                       .decision = all.text(4),
                       .entry = read_entry(database, all.wide(5))};
    event.from = bodies_of(database, book, all.wide(0), "from_body", add_days(day, -1));
    event.to = bodies_of(database, book, all.wide(0), "to_body", day);
    events.push_back(std::move(event));
  }
  return events;
}

RecipientHistory history_of(const Database& database, const RecipientBook& book,
                            const std::string& id, const Body& body, std::optional<Date> known_at) {
  return {.id = id,
          .periods = periods_of(id, body),
          .events = events_of(database, book, body.key, last_entry_known(database, known_at))};
}

/// A name as words to be found: " ubnd phuong hoa an ".
std::string findable(std::string_view text) {
  return ' ' + fold(collapse_spaces(text)) + ' ';
}

bool has_words(const std::string& id, const Body& body, const std::string& words) {
  // A body that a later entry ended on its first day never was, as known now.
  const bool is_named = findable(id) == words && !body.facts.empty();
  return is_named ||
         std::any_of(body.facts.begin(), body.facts.end(), [&](const Stretch<BodyFacts>& each) {
           return findable(each.value.name).find(words) != std::string::npos;
         });
}

}  // namespace

std::optional<RecipientHistory> Ledger::recipient_history(std::string_view id,
                                                          std::optional<Date> known_at) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  const RecipientBook book(*database_, known_at);
  const auto found = book.bodies.find(id);
  if (found == book.bodies.end()) {
    return std::nullopt;
  }
  RecipientHistory history = history_of(*database_, book, found->first, found->second, known_at);
  // Of a body that came later nothing was known.
  const bool is_known = !known_at || !history.periods.empty() || !history.events.empty();
  return is_known ? std::optional(std::move(history)) : std::nullopt;
}

std::vector<RecipientHistory> Ledger::find_recipients(std::string_view words,
                                                      std::optional<Date> known_at) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  const RecipientBook book(*database_, known_at);
  const std::string wanted = findable(words);
  std::vector<RecipientHistory> found;
  for (const auto& [id, body] : book.bodies) {
    if (wanted.size() > 2 && has_words(id, body, wanted)) {
      found.push_back(history_of(*database_, book, id, body, known_at));
    }
  }
  return found;
}

std::optional<EntitlementReason> Ledger::entitlement_reason(std::string_view id,
                                                            const ListMoment& moment) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  const std::vector<BodyRow> bodies = bodies_on(*database_, moment);
  const auto found = std::find_if(bodies.begin(), bodies.end(),
                                  [id](const BodyRow& each) { return each.recipient.id == id; });
  if (found == bodies.end()) {
    return std::nullopt;
  }
  // A later entry that cut the days of an entitlement entered its row anew. Who told of it is the
  // first entry since which the day had the same.
  Statement entitled = database_->prepare(
      "SELECT valid_from, known_from, coalesce(known_to, 0), copies, basis, channel "
      "FROM entitlement WHERE body_id = ?1 AND known_from <= ?3 AND valid_from <= ?2 "
      "AND ?2 < valid_to ORDER BY known_from DESC");
  entitled.bind(found->body_id, moment.as_of, last_entry_known(*database_, moment.known_at));
  EntitlementReason reason = {.recipient = found->recipient};
  std::int64_t first = 0;
  while (entitled.step()) {
    const bool is_latest = first == 0;
    const bool is_same = entitled.integer(3) == reason.recipient.copies &&
                         entitled.text(4) == reason.recipient.basis &&
                         entitled.text(5) == code_of(reason.recipient.channel);
    if (!is_latest && (!is_same || entitled.wide(2) != first)) {
      break;
    }
    if (is_latest) {
      reason.since = entitled.date(0);
    }
    first = entitled.wide(1);
  }
  reason.entry = read_entry(*database_, first);
  return reason;
}

}  // namespace gazette::ledger

#include "gazette/ledger/recipient_book.h"

#include "gazette/ledger/bodies.h"

namespace gazette::ledger {
namespace {

using Bodies = std::map<std::string, Body, std::less<>>;

std::vector<Recipient> list_of(const Bodies& bodies, Date day) {
  std::vector<Recipient> recipients;
  for (const auto& [id, body] : bodies) {
    const Stretch<BodyFacts>* const facts = stretch_on(body.facts, day);
    const Stretch<Entitlement>* const entitled = stretch_on(body.entitled, day);
    if (facts != nullptr && entitled != nullptr) {
      recipients.push_back(to_recipient(id, facts->value, &entitled->value));
    }
  }
  return recipients;
}

/// The end of a row; that of one without end is no day of the calendar.
Date end_in(const Statement& row, int column) {
  return row.text(column) == to_iso(kNoEnd) ? kNoEnd : row.date(column);
}

void read_facts(const Database& database, std::int64_t last_entry,
                std::map<std::int64_t, Body*>& by_key) {
  Statement all = database.prepare(
      "SELECT body_id, valid_from, valid_to, name, kind, district, address, official_code, "
      "postal_code, note FROM body_version WHERE known_from <= ?1 "
      "AND (known_to IS NULL OR known_to > ?1) ORDER BY valid_from");
  all.bind(last_entry);
  while (all.step()) {
    by_key.at(all.wide(0))
        ->facts.push_back({.from = all.date(1),
                           .to = end_in(all, 2),
                           .value = {.name = all.text(3),
                                     .kind = all.text(4),
                                     .district = all.text(5),
                                     .address = all.text(6),
                                     .official_code = all.text(7),
                                     .postal_code = all.text(8),
                                     .note = all.text(9)}});
  }
}

void read_entitlements(const Database& database, std::int64_t last_entry,
                       std::map<std::int64_t, Body*>& by_key) {
  Statement all = database.prepare(
      "SELECT body_id, valid_from, valid_to, copies, basis, channel FROM entitlement "
      "WHERE known_from <= ?1 AND (known_to IS NULL OR known_to > ?1) ORDER BY valid_from");
  all.bind(last_entry);
  while (all.step()) {
    by_key.at(all.wide(0))
        ->entitled.push_back(
            {.from = all.date(1),
             .to = end_in(all, 2),
             .value = {.delivery = {.copies = all.integer(3), .channel = channel_from(all.text(5))},
                       .basis = all.text(4)}});
  }
}

/// The rows of `before` that are not in `after`, and the reverse.
template <typename Value>
Timeline<Value> without(const Timeline<Value>& these, const Timeline<Value>& those) {
  Timeline<Value> rest;
  for (const Stretch<Value>& each : these) {
    if (std::find(those.begin(), those.end(), each) == those.end()) {
      rest.push_back(each);
    }
  }
  return rest;
}

/// Marks as superseded the rows that no longer hold.
void close_rows(const Database& database, std::string_view table, std::int64_t key,
                std::int64_t entry, const std::vector<Date>& begins) {
  Statement close = database.prepare("UPDATE " + std::string(table) +
                                     " SET known_to = ? WHERE body_id = ? AND known_to IS NULL "
                                     "AND valid_from = ?");
  for (const Date begin : begins) {
    close.bind(entry, key, begin).run();
  }
}

template <typename Value>
std::vector<Date> begins_of(const Timeline<Value>& timeline) {
  std::vector<Date> begins;
  for (const Stretch<Value>& each : timeline) {
    begins.push_back(each.from);
  }
  return begins;
}

void write_facts(const Database& database, std::int64_t key, std::int64_t entry,
                 const Timeline<BodyFacts>& before, const Timeline<BodyFacts>& after) {
  close_rows(database, "body_version", key, entry, begins_of(without(before, after)));
  Statement insert = database.prepare(
      "INSERT INTO body_version(body_id, valid_from, valid_to, known_from, name, kind, district, "
      "address, official_code, postal_code, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const auto& [from, to, facts] : without(after, before)) {
    insert
        .bind(key, from, to, entry, facts.name, facts.kind, facts.district, facts.address,
              facts.official_code, facts.postal_code, facts.note)
        .run();
  }
}

void write_entitlements(const Database& database, std::int64_t key, std::int64_t entry,
                        const Timeline<Entitlement>& before, const Timeline<Entitlement>& after) {
  close_rows(database, "entitlement", key, entry, begins_of(without(before, after)));
  Statement insert = database.prepare(
      "INSERT INTO entitlement(body_id, valid_from, valid_to, known_from, copies, basis, channel) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const auto& [from, to, entitled] : without(after, before)) {
    insert
        .bind(key, from, to, entry, entitled.delivery.copies, entitled.basis,
              code_of(entitled.delivery.channel))
        .run();
  }
}

}  // namespace

BodyFacts facts_of(const Recipient& recipient) {
  return {.name = recipient.name,
          .kind = recipient.kind,
          .district = recipient.district,
          .address = recipient.address,
          .official_code = recipient.official_code,
          .postal_code = recipient.postal_code,
          .note = recipient.note};
}

Entitlement entitlement_of(const Recipient& recipient) {
  return {.delivery = {.copies = recipient.copies, .channel = recipient.channel},
          .basis = recipient.basis};
}

Recipient to_recipient(const std::string& id, const BodyFacts& facts, const Entitlement* entitled) {
  Recipient recipient = {.id = id,
                         .name = facts.name,
                         .kind = facts.kind,
                         .district = facts.district,
                         .address = facts.address,
                         .official_code = facts.official_code,
                         .note = facts.note,
                         .postal_code = facts.postal_code};
  if (entitled != nullptr) {
    recipient.copies = entitled->delivery.copies;
    recipient.channel = entitled->delivery.channel;
    recipient.basis = entitled->basis;
  }
  return recipient;
}

RecipientBook::RecipientBook(const Database& database, std::optional<Date> known_at)
    : database_(database) {
  std::map<std::int64_t, Body*> by_key;
  Statement all = database.prepare("SELECT id, code FROM body");
  while (all.step()) {
    Body& body = former_[all.text(1)];
    body.key = all.wide(0);
    by_key.emplace(body.key, &body);
  }
  const std::int64_t last_entry = last_entry_known(database, known_at);
  read_facts(database, last_entry, by_key);
  read_entitlements(database, last_entry, by_key);
  bodies = former_;
}

bool RecipientBook::is_changed() const {
  return std::any_of(bodies.begin(), bodies.end(), [this](const auto& each) {
    const auto former = former_.find(each.first);
    return former == former_.end() || former->second.facts != each.second.facts ||
           former->second.entitled != each.second.entitled;
  });
}

std::vector<Recipient> RecipientBook::list_on(Date day) const {
  return list_of(bodies, day);
}

ListChange RecipientBook::change_on(Date day) const {
  ListChange change = {.from = day};
  std::map<std::string, RecipientDifference> by_id;
  for (Recipient& each : list_of(former_, day)) {
    change.former_copies_count += each.copies;
    const std::string id = each.id;
    by_id[id].before = std::move(each);
  }
  for (Recipient& each : list_of(bodies, day)) {
    change.copies_count += each.copies;
    ++change.recipients_count;
    const std::string id = each.id;
    by_id[id].after = std::move(each);
  }
  for (auto& [id, difference] : by_id) {
    if (difference.before == difference.after) {
      ++change.unchanged_count;
      continue;
    }
    int& count = !difference.before  ? change.added_count
                 : !difference.after ? change.ended_count
                                     : change.changed_count;
    ++count;
    change.differences.push_back(std::move(difference));
  }
  return change;
}

std::int64_t RecipientBook::write(const EntryHead& head) {
  Statement change = database_.prepare(
      "INSERT INTO recipient_change(kind, effective, source_name, source_sha256, entered) "
      "VALUES (?, ?, ?, ?, ?)");
  change.bind(head.kind, head.effective, head.source_name, head.source_sha256, head.entered).run();
  const std::int64_t entry = database_.last_id();
  Statement open = database_.prepare("INSERT INTO body(code) VALUES (?)");
  for (auto& [id, body] : bodies) {
    if (body.key == 0) {
      open.bind(id).run();
      body.key = database_.last_id();
    }
    const auto former = former_.find(id);
    const Body& before = former == former_.end() ? Body{} : former->second;
    if (before.facts != body.facts) {
      write_facts(database_, body.key, entry, before.facts, body.facts);
    }
    if (before.entitled != body.entitled) {
      write_entitlements(database_, body.key, entry, before.entitled, body.entitled);
    }
  }
  return entry;
}

}  // namespace gazette::ledger

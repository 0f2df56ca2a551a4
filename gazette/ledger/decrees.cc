// Decrees carried out: the events of bodies, one after another, in memory; then written whole.

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/enactment.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/ledger.h"
#include "gazette/ledger/lines.h"
#include "gazette/ledger/terms.h"

namespace gazette::ledger {
namespace {

/// The hash of the file, or of what a command said.
std::string hash_of(const Decree& decree) {
  if (!decree.source_sha256.empty()) {
    return decree.source_sha256;
  }
  std::string text;
  append_line(text, {decree.number, to_iso(decree.in_force)});
  for (const BodyEvent& event : decree.events) {
    append_line(
        text, {to_text(event.kind), event.decision, fmt::format("{}", fmt::join(event.from, " "))});
    for (const BodyTerms& to : event.to) {
      append_line(
          text,
          {to.id, to.name.value_or("-"), to.kind.value_or("-"), to.district.value_or("-"),
           to.address.value_or("-"), to.official_code.value_or("-"), to.postal_code.value_or("-"),
           to.note.value_or("-"), fmt::format("{}", to.copies.value_or(-1)),
           to.channel ? to_text(*to.channel) : "-", to.basis.value_or("-"), to.ends ? "ends" : ""});
    }
  }
  return sha256(text);
}

/// Whether the decree is in the record already: the same file, or the command given last.
bool is_entered(const Database& database, const Decree& decree, const std::string& hash) {
  Statement known = database.prepare(
      "SELECT count(*) FROM recipient_change WHERE source_sha256 = ?1 AND kind <> 'import' "
      "AND (?2 OR id = (SELECT max(id) FROM recipient_change))");
  known.bind(hash, static_cast<int>(decree.is_whole));
  const bool has_row = known.step();
  GAZETTE_ASSERT(has_row);
  return known.integer(0) > 0;
}

/// A decree is entered once; what another file says of it is a question (G0771).
bool is_new(const Database& database, const Decree& decree, Diagnostics& diagnostics) {
  Statement former = database.prepare(
      "SELECT source_name, coalesce(entered, '') FROM body_event JOIN recipient_change "
      "ON recipient_change.id = change_id WHERE decree = ? LIMIT 1");
  former.bind(decree.number);
  if (!decree.is_whole || !former.step()) {
    return true;
  }
  diagnostics.report(
      {.code = "G0771",
       .place = decree.place,
       .message = fmt::format("{} was entered on {} from {}, which said otherwise", decree.number,
                              former.text(1), former.text(0)),
       .help =
           "the record keeps it; what it said wrong is mended by a file of its own, with events "
           "of kind \"correction\" or \"change\" and a number such as \"Đính chính " +
           decree.number + "\""});
  return false;
}

/// The decree with its texts as the record keeps them; nothing, with a finding for each fault,
/// where something said in it cannot be. Every way in passes here, and none can go round it.
std::optional<Decree> cleaned(Decree decree, const std::string& record, Diagnostics& diagnostics) {
  const std::size_t errors_count = diagnostics.errors_count();
  const auto report = [&](std::string_view code, const Place& place, std::string message,
                          std::string help) {
    diagnostics.report({.code = code,
                        .place = place.path.empty() ? Place{.path = record} : place,
                        .message = std::move(message),
                        .help = std::move(help)});
  };
  const auto check_seen = [&](std::string_view what, const std::string& text, const Place& place,
                              std::size_t letters_max) {
    if (const auto fault = text_fault(text, {.letters_max = letters_max})) {
      report("G0777", place, fmt::format("the {} has {}", what, *fault), "type it again");
    }
  };
  const auto check = [&](BodyTerms& terms, const Place& place) {
    for (std::string& fault : check_terms(terms)) {
      report("G0777", place, terms.id.empty() ? fault : fmt::format("of {}: {}", terms.id, fault),
             "write it as the list of recipients has it; what is left out stays as it was");
    }
  };
  check_seen("number of the decree", clean_text(decree.number), decree.place, 100);
  decree.number = collapse_spaces(to_nfc(decree.number));
  if (decree.number.empty()) {
    report("G0778", decree.place, "the decree has no number",
           "name the decree, or the letter that is the ground: 1194/NQ-UBTVQH15");
  }
  check(decree.each, decree.place);
  for (BodyEvent& event : decree.events) {
    event.decision = collapse_spaces(to_nfc(event.decision));
    check_seen("decision", event.decision, event.place, 1000);
    for (BodyTerms& to : event.to) {
      check(to, event.place);
    }
  }
  for (Wording& wording : decree.wordings) {
    wording.former = to_nfc(wording.former);
    wording.later = to_nfc(wording.later);
    check_seen("wording", wording.later, decree.place, 200);
  }
  return diagnostics.errors_count() == errors_count ? std::optional(std::move(decree))
                                                    : std::nullopt;
}

void write_links(const Database& database, const RecipientBook& book, const EnactedEvent& event) {
  Statement with_both = database.prepare(
      "INSERT INTO body_event_link(event_id, line, from_body, to_body) "
      "VALUES (?, ?, nullif(?, 0), nullif(?, 0))");
  const std::int64_t event_id = database.last_id();
  const auto key_of = [&book](const std::string& id) {
    return id.empty() ? std::int64_t{0} : book.bodies.find(id)->second.key;
  };
  int line = 0;
  for (const auto& [from, to] : event.links) {
    with_both.bind(event_id, ++line, key_of(from), key_of(to)).run();
  }
}

void write_events(const Database& database, const RecipientBook& book, const Decree& decree,
                  std::int64_t entry, const std::vector<EnactedEvent>& events) {
  Statement insert = database.prepare(
      "INSERT INTO body_event(change_id, date, kind, decree, decision) VALUES (?, ?, ?, ?, ?)");
  for (const EnactedEvent& event : events) {
    insert.bind(entry, decree.in_force, to_text(event.kind), decree.number, event.decision).run();
    write_links(database, book, event);
  }
}

}  // namespace

std::optional<ListChange> Ledger::enter_decree(const Decree& given, const DecreeEntry& entry,
                                               Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(given.in_force));
  const std::optional<Decree> sound = cleaned(given, database_->path(), diagnostics);
  if (!sound) {
    return std::nullopt;
  }
  const Decree& decree = *sound;
  Transaction transaction(*database_,
                          entry.dry_run ? Transaction::Kind::read : Transaction::Kind::write);
  const std::string hash = hash_of(decree);
  GAZETTE_ASSERT(entry.dry_run || (!entry.as_of && !entry.known_at));
  const Date day = entry.as_of.value_or(decree.in_force);
  RecipientBook book(*database_, entry.known_at);
  // What the record said on a former day knows nothing of what was entered since.
  const bool is_now = !entry.known_at.has_value();
  if (is_now && is_entered(*database_, decree, hash)) {
    ListChange change = book.change_on(day);
    change.repeated = true;
    return change;
  }
  if (is_now && (!is_new(*database_, decree, diagnostics) ||
                 !may_enter(*database_, entry.entered, diagnostics))) {
    return std::nullopt;
  }
  const std::optional<std::vector<EnactedEvent>> events =
      enact(decree, book, database_->path(), diagnostics);
  if (!events) {
    return std::nullopt;
  }
  ListChange change = book.change_on(day);
  warn_of_twins(book, change, decree.place.path.empty() ? database_->path() : decree.place.path,
                diagnostics);
  if (!entry.dry_run) {
    const std::int64_t key = book.write({.kind = decree.is_whole ? "event" : "change",
                                         .effective = decree.in_force,
                                         .entered = entry.entered,
                                         .source_name = decree.source_name,
                                         .source_sha256 = hash});
    write_events(*database_, book, decree, key, *events);
    transaction.commit();
  }
  return change;
}

}  // namespace gazette::ledger

// Lists of recipients (danh sách nơi nhận) taken in whole.
//
// An import says what holds from one day on. Days before it keep what they had, so that a question
// as of an earlier day, or as it was known earlier, still has its answer.

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/ledger.h"
#include "gazette/ledger/list_identity.h"
#include "gazette/ledger/recipient_book.h"
#include "gazette/ledger/recipient_file.h"

namespace gazette::ledger {
namespace {

constexpr std::size_t kNamedMax = 5;  // ids that a finding lists by name

/// The entry made last, which the same file given again repeats.
struct LastEntry {
  Date effective = {};
  std::string source_sha256 = {};
};

std::optional<LastEntry> last_entry(const Database& database) {
  Statement last = database.prepare(
      "SELECT effective, source_sha256 FROM recipient_change ORDER BY id DESC LIMIT 1");
  if (!last.step()) {
    return std::nullopt;
  }
  return LastEntry{.effective = last.date(0), .source_sha256 = last.text(1)};
}

/// The first day after `day` on which something of the timeline begins or ends.
template <typename Value>
std::optional<Date> next_change(const Timeline<Value>& timeline, Date day) {
  std::optional<Date> next;
  for (const Stretch<Value>& each : timeline) {
    for (const Date bound : {each.from, each.to}) {
      if (bound > day && bound != kNoEnd) {
        next = std::min(next.value_or(bound), bound);
      }
    }
  }
  return next;
}

/// Whether the list would undo what the record has of later days, which is a finding (G0738).
bool undoes_later(const RecipientBook& book, const ListImport& list, Date day,
                  Diagnostics& diagnostics) {
  std::optional<std::pair<Date, std::string>> first;
  for (const auto& [id, body] : book.bodies) {
    for (const auto& next : {next_change(body.facts, day), next_change(body.entitled, day)}) {
      if (next && (!first || std::pair(*next, id) < *first)) {
        first = {*next, id};
      }
    }
  }
  if (!first) {
    return false;
  }
  diagnostics.report({
      .code = "G0738",
      .place = {.path = list.path},
      .message = fmt::format("the list would hold from {}, and undo what changes on {} ({})",
                             to_iso(day), to_iso(first->first), first->second),
      .help = fmt::format("take lists in by the order of their days; if that change is a mistake, "
                          "`gazette recipients history {}` shows it, and `recipients change` with "
                          "--correction and the same day takes it back",
                          first->second),
  });
  return true;
}

/// The day from which the file holds, or a finding.
std::optional<Date> effective_day(const ListImport& list, const std::optional<LastEntry>& last,
                                  const RecipientBook& book, Diagnostics& diagnostics) {
  if (!last) {
    return list.from.value_or(kBeginning);
  }
  if (!list.from) {
    diagnostics.report({
        .code = "G0737",
        .place = {.path = list.path},
        .message = "the list differs from the one in the record, and no day is given",
        .help = fmt::format("say from which day it holds with --from; the latest entry holds "
                            "from {}",
                            to_iso(last->effective)),
    });
    return std::nullopt;
  }
  return undoes_later(book, list, *list.from, diagnostics) ? std::nullopt : list.from;
}

/// Whether no row is of a body that ended before the day: a list of former years would bring it
/// back, and undo the decree that ended it. Each that is of one is a finding (G0775).
bool are_there(const std::vector<RecipientRow>& rows, const RecipientBook& book, Date day,
               Diagnostics& diagnostics) {
  bool all = true;
  for (const auto& [recipient, place] : rows) {
    const auto body = book.bodies.find(recipient.id);
    if (body == book.bodies.end() || body->second.facts.empty() ||
        body->second.facts.back().to > day) {
      continue;
    }
    all = false;
    const Stretch<BodyFacts>& last = body->second.facts.back();
    diagnostics.report({
        .code = "G0775",
        .place = place,
        .message =
            fmt::format("{} ({}) ended on {}", last.value.name, recipient.id, to_iso(last.to)),
        .help = fmt::format("leave the row out: `gazette recipients history {}` tells what came "
                            "after it; a new body has an id of its own",
                            recipient.id),
    });
  }
  return all;
}

/// Makes the list of the book from `day` on that of the file.
void put_list(RecipientBook& book, const std::vector<RecipientRow>& rows, Date day) {
  std::set<std::string_view> listed;
  for (const RecipientRow& row : rows) {
    const Recipient& recipient = row.recipient;
    Body& body = book.bodies[recipient.id];
    hold_from(body.facts, day, facts_of(recipient), kNoEnd);
    hold_from(body.entitled, day, entitlement_of(recipient), kNoEnd);
    listed.insert(recipient.id);
  }
  for (auto& [id, body] : book.bodies) {
    if (!listed.contains(id)) {
      end_from(body.entitled, day);
    }
  }
}

/// Whether a list that leaves out many is meant: one cut short would end them all (G0788).
bool are_meant(const ListImport& list, const ListChange& change, Diagnostics& diagnostics) {
  constexpr int kFewPart = 10;  // of those who would receive
  constexpr int kFewLeast = 2;  // may go in a small office too
  const int before = change.ended_count + change.changed_count + change.unchanged_count;
  if (list.ending ? *list.ending == change.ended_count
                  : change.ended_count <= std::max(kFewLeast, before / kFewPart)) {
    return true;
  }
  diagnostics.report({
      .code = "G0788",
      .place = {.path = list.path},
      .message =
          fmt::format("the file leaves out {} of {} recipients, who would get no copies from "
                      "{} on",
                      change.ended_count, before, to_iso(change.from)),
      .help =
          fmt::format("look whether the file is whole; if they are meant to end, say --ending {}",
                      change.ended_count),
  });
  return false;
}

void warn_of_ended(const ListChange& change, const std::string& path, Diagnostics& diagnostics) {
  std::vector<std::string> ended;
  for (const RecipientDifference& each : change.differences) {
    if (!each.after) {
      ended.push_back(each.before->id);
    }
  }
  if (ended.empty()) {
    return;
  }
  const std::size_t named_count = std::min(ended.size(), kNamedMax);
  std::string names = fmt::format(
      "{}",
      fmt::join(ended.begin(), ended.begin() + static_cast<std::ptrdiff_t>(named_count), ", "));
  if (named_count < ended.size()) {
    names += fmt::format(" and {} more", ended.size() - named_count);
  }
  diagnostics.report({
      .code = "G0739",
      .place = {.path = path},
      .message =
          fmt::format("the file leaves out {}: no copies from {} on", names, to_iso(change.from)),
      .help = "put the rows back and import again with the same day, if that was not meant",
  });
}

/// What an import of the file that was imported last gives.
ListChange repeated_list(const RecipientBook& book, Date day) {
  ListChange change = book.change_on(day);
  change.repeated = true;
  return change;
}

}  // namespace

std::optional<ListChange> Ledger::import_recipients(const ListImport& list,
                                                    Diagnostics& diagnostics) {
  std::optional<std::vector<RecipientRow>> rows = read_recipients(list.csv, list.path, diagnostics);
  if (!rows) {
    return std::nullopt;
  }
  const std::string hash = sha256(list.csv);
  Transaction transaction(*database_,
                          list.dry_run ? Transaction::Kind::read : Transaction::Kind::write);
  RecipientBook book(*database_);
  const std::optional<LastEntry> last = last_entry(*database_);
  if (last && last->source_sha256 == hash &&
      list.from.value_or(last->effective) >= last->effective) {
    return repeated_list(book, last->effective);
  }
  const std::optional<Date> day = effective_day(list, last, book, diagnostics);
  if (!day || !may_enter(*database_, list.entered, diagnostics) ||
      !identify(*rows, book, *day, diagnostics) || !are_there(*rows, book, *day, diagnostics)) {
    return std::nullopt;
  }
  put_list(book, *rows, *day);
  ListChange change = book.change_on(*day);
  const bool is_meant = are_meant(list, change, diagnostics);
  if (!is_meant && !list.dry_run) {
    return std::nullopt;
  }
  if (!list.dry_run) {
    book.write({.kind = "import",
                .effective = *day,
                .entered = list.entered,
                .source_name = std::filesystem::path(list.path).filename().string(),
                .source_sha256 = hash});
    transaction.commit();
  }
  warn_of_ended(change, list.path, diagnostics);
  return change;
}

std::vector<Recipient> Ledger::recipients_on(Date date, std::optional<Date> known_at) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::vector<Recipient> recipients;
  for (BodyRow& body : bodies_on(*database_, {.as_of = date, .known_at = known_at})) {
    recipients.push_back(std::move(body.recipient));
  }
  return recipients;
}

}  // namespace gazette::ledger

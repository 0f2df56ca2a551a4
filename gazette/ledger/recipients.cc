// The list of recipients (danh sách nơi nhận) over time.
//
// An import says what holds from one day on. Days before it keep what they had: a row that reached
// past the day is marked as superseded, its part before the day entered anew, so that a question as
// of an earlier day, or as it was known earlier, still has its answer.

#include <map>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/recipient_file.h"

namespace gazette::ledger {
namespace {

constexpr std::string_view kNoEnd = "9999-12-31";
constexpr std::size_t kNamedMax = 5;  // ids that a finding lists by name

struct Change {
  Date effective = {};
  std::string source_sha256 = {};
};

std::optional<Change> last_change(const Database& database) {
  Statement last = database.prepare(
      "SELECT effective, source_sha256 FROM recipient_change ORDER BY id DESC LIMIT 1");
  if (!last.step()) {
    return std::nullopt;
  }
  return Change{.effective = last.date(0), .source_sha256 = last.text(1)};
}

/// The day from which the file holds, or a finding.
std::optional<Date> effective_day(std::optional<Date> from, const std::optional<Change>& last,
                                  const std::string& path, Diagnostics& diagnostics) {
  if (!last) {
    return from.value_or(kBeginning);
  }
  if (!from) {
    diagnostics.report({
        .code = "G0737",
        .place = {.path = path},
        .message = "the list differs from the one in the record, and no day is given",
        .help = fmt::format("say from which day it holds with --from; the present list holds "
                            "from {}",
                            to_iso(last->effective)),
    });
    return std::nullopt;
  }
  if (*from < last->effective) {
    diagnostics.report({
        .code = "G0738",
        .place = {.path = path},
        .message = fmt::format("the list would hold from {}, before the present one, from {}",
                               to_iso(*from), to_iso(last->effective)),
        .help = "take lists in by the order of their days",
    });
    return std::nullopt;
  }
  return from;
}

/// Entries of one import, all with the same day and the same change.
class Import {
 public:
  Import(const Database& database, Date from, const std::string& path, std::string_view sha256)
      : database_(database), from_(from) {
    Statement change = database.prepare(
        "INSERT INTO recipient_change(kind, effective, source_name, source_sha256) "
        "VALUES ('import', ?, ?, ?)");
    change.bind(from, std::filesystem::path(path).filename().string(), sha256).run();
    change_id_ = database.last_id();
  }

  void put(const Recipient& recipient, const BodyRow* former, ImportResult& result);
  void end(const BodyRow& former);

 private:
  std::int64_t body_of(const Recipient& recipient);
  void put_version(std::int64_t body_id, const Recipient& recipient);
  void put_entitlement(std::int64_t body_id, const Recipient& recipient);
  void supersede_versions(std::int64_t body_id);
  void supersede_entitlements(std::int64_t body_id);

  const Database& database_;
  Date from_ = {};
  std::int64_t change_id_ = 0;
};

bool same_body(const Recipient& a, const Recipient& b) {
  return a.name == b.name && a.kind == b.kind && a.district == b.district &&
         a.address == b.address && a.official_code == b.official_code && a.note == b.note;
}

bool same_entitlement(const Recipient& a, const Recipient& b) {
  return a.copies == b.copies && a.basis == b.basis && a.channel == b.channel;
}

void Import::put(const Recipient& recipient, const BodyRow* former, ImportResult& result) {
  if (former == nullptr) {
    const std::int64_t body_id = body_of(recipient);
    supersede_versions(body_id);
    put_version(body_id, recipient);
    put_entitlement(body_id, recipient);
    ++result.added_count;
    return;
  }
  if (recipient == former->recipient) {
    ++result.unchanged_count;
    return;
  }
  if (!same_body(recipient, former->recipient)) {
    supersede_versions(former->body_id);
    put_version(former->body_id, recipient);
  }
  if (!same_entitlement(recipient, former->recipient)) {
    supersede_entitlements(former->body_id);
    put_entitlement(former->body_id, recipient);
  }
  ++result.changed_count;
}

void Import::end(const BodyRow& former) {
  supersede_entitlements(former.body_id);
}

/// The body of this code: one that received before, or a new one.
std::int64_t Import::body_of(const Recipient& recipient) {
  Statement known = database_.prepare("SELECT id FROM body WHERE code = ?");
  known.bind(recipient.id);
  if (known.step()) {
    return known.wide(0);
  }
  Statement insert = database_.prepare("INSERT INTO body(code) VALUES (?)");
  insert.bind(recipient.id).run();
  return database_.last_id();
}

void Import::put_version(std::int64_t body_id, const Recipient& recipient) {
  Statement insert = database_.prepare(
      "INSERT INTO body_version(body_id, valid_from, valid_to, known_from, name, kind, district, "
      "address, official_code, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert
      .bind(body_id, from_, kNoEnd, change_id_, recipient.name, recipient.kind, recipient.district,
            recipient.address, recipient.official_code, recipient.note)
      .run();
}

void Import::put_entitlement(std::int64_t body_id, const Recipient& recipient) {
  Statement insert = database_.prepare(
      "INSERT INTO entitlement(body_id, valid_from, valid_to, known_from, copies, basis, channel) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert
      .bind(body_id, from_, kNoEnd, change_id_, recipient.copies, recipient.basis,
            code_of(recipient.channel))
      .run();
}

void Import::supersede_versions(std::int64_t body_id) {
  Statement close = database_.prepare(
      "UPDATE body_version SET known_to = ? WHERE body_id = ? AND known_to IS NULL "
      "AND valid_to > ?");
  close.bind(change_id_, body_id, from_).run();
  Statement keep = database_.prepare(
      "INSERT INTO body_version(body_id, valid_from, valid_to, known_from, name, kind, district, "
      "address, official_code, note) SELECT body_id, valid_from, ?1, ?2, name, kind, district, "
      "address, official_code, note FROM body_version WHERE body_id = ?3 AND known_to = ?2 "
      "AND valid_from < ?1");
  keep.bind(from_, change_id_, body_id).run();
}

void Import::supersede_entitlements(std::int64_t body_id) {
  Statement close = database_.prepare(
      "UPDATE entitlement SET known_to = ? WHERE body_id = ? AND known_to IS NULL "
      "AND valid_to > ?");
  close.bind(change_id_, body_id, from_).run();
  Statement keep = database_.prepare(
      "INSERT INTO entitlement(body_id, valid_from, valid_to, known_from, copies, basis, channel) "
      "SELECT body_id, valid_from, ?1, ?2, copies, basis, channel FROM entitlement "
      "WHERE body_id = ?3 AND known_to = ?2 AND valid_from < ?1");
  keep.bind(from_, change_id_, body_id).run();
}

void warn_of_ended(const std::vector<std::string>& ended, Date from, const std::string& path,
                   Diagnostics& diagnostics) {
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
      .message = fmt::format("the file leaves out {}: no copies from {} on", names, to_iso(from)),
      .help = "put the rows back and import again with the same day, if that was not meant",
  });
}

int copies_of(const std::vector<Recipient>& recipients) {
  int copies_count = 0;
  for (const Recipient& recipient : recipients) {
    copies_count += recipient.copies;
  }
  return copies_count;
}

}  // namespace

std::string_view to_text(Channel channel) {
  switch (channel) {
    case Channel::post:
      return "bưu điện";
    case Channel::courier:
      return "văn thư";
    case Channel::collected:
      return "nhận trực tiếp";
  }
  return "bưu điện";
}

std::string_view code_of(Channel channel) {
  switch (channel) {
    case Channel::post:
      return "post";
    case Channel::courier:
      return "courier";
    case Channel::collected:
      return "collected";
  }
  return "post";
}

Channel channel_from(std::string_view code) {
  for (const Channel channel : {Channel::courier, Channel::collected}) {
    if (code == code_of(channel)) {
      return channel;
    }
  }
  GAZETTE_ASSERT(code == code_of(Channel::post));
  return Channel::post;
}

std::vector<BodyRow> bodies_on(const Database& database, Date date) {
  Statement all = database.prepare(
      "SELECT body.id, code, name, kind, district, address, copies, channel, basis, "
      "official_code, note FROM body "
      "JOIN body_version AS v ON v.body_id = body.id AND v.known_to IS NULL "
      "AND v.valid_from <= ?1 AND ?1 < v.valid_to "
      "JOIN entitlement AS e ON e.body_id = body.id AND e.known_to IS NULL "
      "AND e.valid_from <= ?1 AND ?1 < e.valid_to ORDER BY code");
  all.bind(date);
  std::vector<BodyRow> bodies;
  while (all.step()) {
    bodies.push_back({.body_id = all.wide(0),
                      .recipient = {.id = all.text(1),
                                    .name = all.text(2),
                                    .kind = all.text(3),
                                    .district = all.text(4),
                                    .address = all.text(5),
                                    .copies = all.integer(6),
                                    .channel = channel_from(all.text(7)),
                                    .basis = all.text(8),
                                    .official_code = all.text(9),
                                    .note = all.text(10)}});
  }
  return bodies;
}

std::optional<ImportResult> Ledger::import_recipients(std::string_view csv, const std::string& path,
                                                      std::optional<Date> from,
                                                      Diagnostics& diagnostics) {
  const auto recipients = read_recipients(csv, path, diagnostics);
  if (!recipients) {
    return std::nullopt;
  }
  ImportResult result = {.recipients_count = static_cast<int>(recipients->size()),
                         .copies_count = copies_of(*recipients)};
  const std::string hash = sha256(csv);
  Transaction transaction(*database_, Transaction::Kind::write);
  const std::optional<Change> last = last_change(*database_);
  if (last && last->source_sha256 == hash && from.value_or(last->effective) >= last->effective) {
    result.from = last->effective;
    result.unchanged_count = result.recipients_count;
    result.repeated = true;
    return result;
  }
  const std::optional<Date> day = effective_day(from, last, path, diagnostics);
  if (!day) {
    return std::nullopt;
  }
  result.from = *day;
  std::map<std::string, BodyRow> former;
  for (BodyRow& body : bodies_on(*database_, *day)) {
    former.emplace(body.recipient.id, std::move(body));
  }
  Import import(*database_, *day, path, hash);
  for (const Recipient& recipient : *recipients) {
    const auto found = former.find(recipient.id);
    import.put(recipient, found == former.end() ? nullptr : &found->second, result);
    if (found != former.end()) {
      former.erase(found);
    }
  }
  std::vector<std::string> ended;
  for (const auto& [id, body] : former) {
    import.end(body);
    ended.push_back(id);
  }
  result.ended_count = static_cast<int>(ended.size());
  transaction.commit();
  warn_of_ended(ended, *day, path, diagnostics);
  return result;
}

std::vector<Recipient> Ledger::recipients_on(Date date) const {
  std::vector<Recipient> recipients;
  for (BodyRow& body : bodies_on(*database_, date)) {
    recipients.push_back(std::move(body.recipient));
  }
  return recipients;
}

}  // namespace gazette::ledger

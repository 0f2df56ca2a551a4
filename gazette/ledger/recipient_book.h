// The bodies of the record in memory, while an entry changes them. Private to ledger/.
//
// An entry may touch one body several times; the rows of the record are added and never changed. So
// the bodies are read once, changed here, and what differs in the end is written: rows that no
// longer hold are marked as superseded by the entry, those that hold instead are added.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/database.h"
#include "gazette/ledger/recipient.h"
#include "gazette/ledger/timeline.h"

namespace gazette::ledger {

/// What a body is (body_version).
struct BodyFacts {
  std::string name = {};
  std::string kind = {};
  std::string district = {};
  std::string address = {};
  std::string official_code = {};
  std::string postal_code = {};
  std::string note = {};

  bool operator==(const BodyFacts&) const = default;
};

/// How many copies come, and how: changed together, as none come by the electronic way.
struct Delivery {
  int copies = 0;
  Channel channel = Channel::post;

  bool operator==(const Delivery&) const = default;
};

/// What a body is entitled to (entitlement).
struct Entitlement {
  Delivery delivery = {};
  std::string basis = {};

  bool operator==(const Entitlement&) const = default;
};

/// A body and all its days, as known now.
struct Body {
  std::int64_t key = 0;  // 0: not in the record yet
  Timeline<BodyFacts> facts = {};
  Timeline<Entitlement> entitled = {};
};

[[nodiscard]] BodyFacts facts_of(const Recipient& recipient);
[[nodiscard]] Entitlement entitlement_of(const Recipient& recipient);
[[nodiscard]] Recipient to_recipient(const std::string& id, const BodyFacts& facts,
                                     const Entitlement* entitled);

class RecipientBook;

/// Reports bodies of the changed list that have the official code of another one on it, or the name
/// of one of the same district (G0789): what was entered twice, or under the code of a neighbour.
/// Only of those that the change touched.
void warn_of_twins(const RecipientBook& book, const ListChange& change, const std::string& path,
                   Diagnostics& diagnostics);

/// An entry to be written.
struct EntryHead {
  std::string_view kind = {};  // "import", "change", "event"
  Date effective = {};
  Date entered = {};
  std::string_view source_name = {};
  std::string_view source_sha256 = {};
};

/// Every body by its id.
class RecipientBook {
 public:
  /// Reads them inside the caller's transaction, as they are known now, or were at the end of a
  /// day; a book of a former day is not to be written.
  explicit RecipientBook(const Database& database, std::optional<Date> known_at = {});

  std::map<std::string, Body, std::less<>> bodies = {};

  /// Whether anything is other than the record has it.
  [[nodiscard]] bool is_changed() const;
  /// Who is on the list of a day.
  [[nodiscard]] std::vector<Recipient> list_on(Date day) const;
  /// What the changes made so far do to the list of a day.
  [[nodiscard]] ListChange change_on(Date day) const;
  /// Writes the entry and what differs; the key of the entry.
  std::int64_t write(const EntryHead& head);

 private:
  const Database& database_;
  std::map<std::string, Body, std::less<>> former_ = {};
};

}  // namespace gazette::ledger

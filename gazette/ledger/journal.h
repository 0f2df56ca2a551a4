// Journals of copies: how every movement is entered. Private to ledger/.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/ledger/database.h"
#include "gazette/ledger/issues.h"

namespace gazette::ledger {

/// Copies into an account, out of it where negative.
struct EntryRow {
  std::string account = {};  // "stock", "transit:R0123"
  int copies = 0;
  int piece = 0;  // of a recipient's accounts: which copy; 0: not told apart

  bool operator==(const EntryRow&) const = default;
};

/// One event on the copies of an issue. Its entries sum to zero when it is posted.
struct Journal {
  std::string kind = {};  // "print_run", "shipment"
  std::int64_t issue_id = 0;
  std::string reference = {};  // unique over the record
  Date date = {};
  std::string person = {};         // who took or gave the copies
  std::string reason = {};         // the state of the copies, or why
  std::int64_t reverses = 0;       // the journal that it takes back; 0: none
  std::string source_sha256 = {};  // of the file by which it is entered; "": there is none
  std::vector<EntryRow> entries = {};

  /// Moves copies from one account to another; none makes no entry.
  void move(const std::string& from, const std::string& to, int copies);
  /// Adds an entry; none for zero copies.
  void add(std::string account, int copies, int piece = 0);
};

/// What the journal puts into one account, of all its copies; negative where it takes some out.
[[nodiscard]] int put_into(const Journal& journal, std::string_view account);

/// A journal as posted.
struct JournalRow {
  std::int64_t id = 0;
  Journal journal = {};
  std::string reversed_by = {};  // reference of the journal that took it back; "": it stands
};

/// Enters the journal and posts it within the transaction of the caller; its id. Nothing, and a
/// finding (G0759; G0765 where it never has enough), where on its day or a later one an account
/// would have fewer than no copies of the issue: every day is asked for by what was posted, and
/// what was reversed counts until the day of its reversal, as it does for who asks how the copies
/// stood.
[[nodiscard]] std::optional<std::int64_t> post_journal(const Database& database,
                                                       const Journal& journal,
                                                       Diagnostics& diagnostics);

/// Whether an account, but for the press and the surplus, would have enough on every day from that
/// of the journal on; else the finding.
[[nodiscard]] bool stays_whole(const Database& database, const Journal& journal,
                               Diagnostics& diagnostics);

/// The posted journal of a reference.
[[nodiscard]] std::optional<JournalRow> find_journal(const Database& database,
                                                     std::string_view reference);

/// Whether both are the same event on the same day, their copies aside.
[[nodiscard]] bool is_same_event(const Journal& one, const Journal& other);

/// Reports that the reference of what is entered belongs to another journal, or to one that was
/// taken back (G0755).
void report_reference_taken(const Database& database, const JournalRow& former,
                            Diagnostics& diagnostics);

/// Sum of the posted entries of an issue in one account.
[[nodiscard]] int balance_of(const Database& database, std::int64_t issue_id,
                             std::string_view account);

/// An account of a body, "transit:R0123" or "recipient:R0123", opened with its first copies.
struct BodyAccount {
  std::string_view kind = {};
  std::int64_t body_id = 0;
  std::string_view body_code = {};
};
[[nodiscard]] std::string open_account(const Database& database, const BodyAccount& account);

/// Whether a day given is not before the event that it follows; else a finding (G0759).
[[nodiscard]] bool follows(const Database& database, Date given, Date event, std::string_view what,
                           Diagnostics& diagnostics);

}  // namespace gazette::ledger

// Which copies of an issue recipients have, or have under way. Private to ledger/.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/ledger/database.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/journal.h"

namespace gazette::ledger {

/// One recipient's copies of an issue, by their numbers.
struct HeldCopies {
  std::int64_t body_id = 0;
  std::string code = {};  // R0123
  std::set<int> in_transit = {};
  std::set<int> received = {};
  int untold_count = 0;            // received as well, not told apart: sent by a version before 7
  int last_piece = 0;              // the highest number ever given
  std::map<int, Date> since = {};  // of those told apart: the day on which each came where it is

  /// Takes a copy out of where it is: an entry of the journal, which the caller balances. A copy
  /// that is neither on its way nor received is a fault of ours.
  void take_out(Journal& journal, int piece);
  /// Whether the copy is with the recipient.
  [[nodiscard]] bool has_received(int piece) const;
};

/// The receipt by which a copy was acknowledged.
struct Receipt {
  std::string reference = {};  // of its journal
  Date date = {};
  std::string taker = {};
  std::string condition = {};  // a word of `name_of`
};

/// The standing receipt of a copy; nothing where it has none, as those not told apart.
[[nodiscard]] std::optional<Receipt> find_receipt(const Database& database, std::int64_t issue_id,
                                                  std::string_view code, int piece);

using CopiesByRecipient = std::map<std::string, HeldCopies, std::less<>>;

/// By code, everybody to whom the issue was ever sent; asks inside the caller's transaction.
[[nodiscard]] CopiesByRecipient held_copies(const Database& database, std::int64_t issue_id);

/// The day on which the issue was sent, or nothing.
[[nodiscard]] std::optional<Date> sent_on(const Database& database, std::int64_t issue_id);
/// The same, or a finding (G0767).
[[nodiscard]] std::optional<Date> require_sent(const Database& database, const IssueRow& issue,
                                               Diagnostics& diagnostics);

/// The recipient among those, or a finding (G0756).
[[nodiscard]] HeldCopies* require_recipient(const Database& database, const IssueRow& issue,
                                            CopiesByRecipient& copies, std::string_view code,
                                            Diagnostics& diagnostics);

}  // namespace gazette::ledger

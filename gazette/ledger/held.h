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

/// A copy that a claim wrote off as lost.
struct LostCopy {
  std::int64_t claim_id = 0;
  std::string claim = {};  // reference of its journal
  Date date = {};          // on which it was claimed
  std::string again = {};  // the reversal of a receipt or return that had found it; "": none was
  Date again_date = {};    // of that reversal
};

/// The last claim before a journal that wrote the copy off as lost, one that was reversed too; of
/// copies not told apart nothing is known.
[[nodiscard]] std::optional<LostCopy> written_off(const Database& database, std::int64_t issue_id,
                                                  std::string_view code, int piece,
                                                  std::int64_t before);

/// The same where the claim stands and the copy did not turn up since, or what found it was taken
/// back.
[[nodiscard]] std::optional<LostCopy> find_lost(const Database& database, std::int64_t issue_id,
                                                std::string_view code, int piece);

/// What to do where nothing is on its way to a recipient: of copies that claims wrote off as lost
/// the one that is meant is named by its number; `else_text` where there is none.
[[nodiscard]] std::string remedy_of_lost(const Database& database, std::int64_t issue_id,
                                         const HeldCopies& held, std::string_view else_text);

/// The standing receipt or return by which a copy turned up that the claim had written off: its
/// reference, "" where there is none.
[[nodiscard]] std::string found_by(const Database& database, const LostCopy& lost,
                                   std::string_view code, int piece);

/// A copy that a claim wrote off, with the last reversal of what had found it since; without one
/// where none counts on any day.
[[nodiscard]] LostCopy lost_again(const Database& database, LostCopy lost, std::string_view code,
                                  int piece);

/// Whether the copy is lost on a day and on every later one: what found it counts until the day of
/// its reversal. Else a finding (G0759).
[[nodiscard]] bool follows_loss(const Database& database, Date given, const LostCopy& lost,
                                Diagnostics& diagnostics);

inline constexpr std::string_view kCountsUntilReversal =
    "what was taken back counts until the day of its reversal: give that day or a later one";

/// Notes that a copy turned up whose replacement is on its way (G0720).
void report_found(const Database& database, const IssueRow& issue, std::string_view code, int piece,
                  const LostCopy& lost, Diagnostics& diagnostics);

/// The standing receipt of a copy; nothing where it has none, as those not told apart.
[[nodiscard]] std::optional<Receipt> find_receipt(const Database& database, std::int64_t issue_id,
                                                  std::string_view code, int piece);

using CopiesByRecipient = std::map<std::string, HeldCopies, std::less<>>;

/// By code, everybody to whom the issue was ever sent; asks inside the caller's transaction.
[[nodiscard]] CopiesByRecipient held_copies(const Database& database, std::int64_t issue_id);

/// The day on which the issue was sent, or nothing.
[[nodiscard]] std::optional<Date> sent_on(const Database& database, std::int64_t issue_id);
/// The same, or a finding (G0767), at a place in a file of the user's where one is given.
[[nodiscard]] std::optional<Date> require_sent(const Database& database, const IssueRow& issue,
                                               Diagnostics& diagnostics, Place place = {});

/// Why a code is not among those to whom an issue was sent, without a place: nobody has it (G0705),
/// or its body exists and the list left it out (G0756).
[[nodiscard]] Diagnostic never_sent(const Database& database, const IssueRow& issue,
                                    std::string_view code);

/// The recipient among those, or a finding: `never_sent`.
[[nodiscard]] HeldCopies* require_recipient(const Database& database, const IssueRow& issue,
                                            CopiesByRecipient& copies, std::string_view code,
                                            Diagnostics& diagnostics);

/// The reference of a claim or return that gives none: "cap-bu-2022-38-39-R017-2022-10-05".
[[nodiscard]] std::string usual_reference(std::string_view event, const model::IssueNumber& issue,
                                          std::string_view recipient, Date date);

/// "acknowledged on 2022-09-22 by Lê Thị Hoa: bien-nhan-2022-38-39-1", of a copy that has a
/// receipt.
[[nodiscard]] std::string receipt_text(const Database& database, std::int64_t issue_id,
                                       const HeldCopies& held, int piece);

/// Whether a copy was where it is now on a day already; else a finding (G0759).
[[nodiscard]] bool is_after_arrival(const Database& database, const HeldCopies& held, int piece,
                                    Date date, Diagnostics& diagnostics);

/// A recipient to whom an issue was not sent and who is to have it, as a body of the record; null
/// where there is none of this code.
[[nodiscard]] HeldCopies* body_for(const Database& database, CopiesByRecipient& copies,
                                   std::string_view code);

/// Whether the body is there on a day, as the record says now.
[[nodiscard]] bool is_there(const Database& database, std::int64_t body_id, Date day);

/// Whether somebody who claims or takes over is there on the day; else a finding (G0775).
[[nodiscard]] bool must_be_there(const Database& database, const HeldCopies& held, Date day,
                                 Diagnostics& diagnostics);

/// Puts a copy under way under the next number of its recipient, and gives that number.
int send_one(const Database& database, HeldCopies& held, Journal& journal);

}  // namespace gazette::ledger

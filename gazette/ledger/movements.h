// Where copies are and what moves them, as plain structs; with ledger.h the door of ledger/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/ledger/piece.h"
#include "gazette/ledger/recipient.h"
#include "gazette/model/issue.h"

namespace gazette::ledger {

/// A place where copies can be (tài khoản), in the order of the stock equation: what came from the
/// press, and what a count found over it, is the sum of all others.
enum class Account : std::uint8_t {
  press,
  surplus,    // thừa, chưa rõ nguồn: found by a count, nobody knows from where
  spoiled,    // hỏng
  stock,      // tồn
  transit,    // đang gửi: sent, not acknowledged
  recipient,  // đã nhận
  archive,    // lưu
  deposit,    // lưu chiểu
  returned,   // hoàn: came back undelivered
  lost,       // mất
  scrapped,   // hủy
};

/// "stock": the word of the tables and of commands.
[[nodiscard]] std::string_view name_of(Account account);
[[nodiscard]] std::optional<Account> account_from(std::string_view name);

/// Which entries of copies count: those of events up to `as_of`, entered up to the end of
/// `known_at`; all, where a day is not given. What a program before version 10 entered counts as
/// entered on the day of its event.
struct CopiesMoment {
  std::optional<Date> as_of = {};
  std::optional<Date> known_at = {};
};

/// In which state copies were taken (tình trạng): tốt, hỏng, thiếu trang.
enum class Condition : std::uint8_t { good, damaged, missing_pages };

/// Why a copy is asked for anew (lý do): chưa nhận, hỏng, thiếu trang, nhầm số, cấp thiếu. One that
/// never came is written off as lost, a bad one as scrapped; one that was short on the list was
/// never sent.
enum class ClaimReason : std::uint8_t {
  not_received,
  damaged,
  missing_pages,
  wrong_issue,
  short_shipped,
};

/// Why a copy came back (lý do): không phát được, từ chối nhận, sáp nhập.
enum class ReturnReason : std::uint8_t { undelivered, refused, dissolved };

/// "chưa nhận": as on papers and in commands.
[[nodiscard]] std::string_view to_text(Condition condition);
[[nodiscard]] std::string_view to_text(ClaimReason reason);
[[nodiscard]] std::string_view to_text(ReturnReason reason);
/// "not_received": the word of the tables.
[[nodiscard]] std::string_view name_of(Condition condition);
[[nodiscard]] std::string_view name_of(ClaimReason reason);
[[nodiscard]] std::string_view name_of(ReturnReason reason);
/// Reads either, whatever the case and with or without marks: "chua nhan".
[[nodiscard]] std::optional<Condition> condition_from(std::string_view text);
[[nodiscard]] std::optional<ClaimReason> claim_reason_from(std::string_view text);
[[nodiscard]] std::optional<ReturnReason> return_reason_from(std::string_view text);
/// A word of any of the three tables as people write it: "not_received" as "chưa nhận". Another
/// text is given back as it is.
[[nodiscard]] std::string reason_text(std::string_view name);
/// All words of the kind, for help: "chưa nhận, hỏng, ...".
[[nodiscard]] std::string condition_words();
[[nodiscard]] std::string claim_reason_words();
[[nodiscard]] std::string return_reason_words();

/// Copies acknowledged by their recipient (ký nhận): one line of a list, of a scanner's file.
struct ReceiptLine {
  Piece piece = {};  // `first` 0: every copy that is on its way to the recipient
  Date date = {};
  std::string taker = {};  // who signed
  Condition condition = Condition::good;
  Place place = {};  // in the user's file, for findings
};

struct ReceiptBatch {
  std::vector<ReceiptLine> lines = {};
  std::string reference = {};  // where left out "bien-nhan-2022-38-39-1" and so on
  bool partial = false;        // enter the good lines even where others are bad
};

struct ReceiptResult {
  int recipients_count = 0;
  int copies_count = 0;
  int repeated_count = 0;                    // copies acknowledged before
  std::vector<std::string> references = {};  // a journal for each issue, day, taker and state
};

/// What a file of receipts gives where it does not say otherwise.
struct ReceiptDefaults {
  std::optional<model::IssueNumber> issue = {};  // a piece of another is a finding
  Date date = {};
  std::string taker = {};
  Condition condition = Condition::good;
};

/// Reads a scanner's file, a piece code a line, or a CSV with a header: `code`, or `issue`,
/// `recipient` and `copy`; `date`, `taker`, `state`. Every bad line is reported with its number
/// (G0757), the good ones are given.
[[nodiscard]] std::vector<ReceiptLine> read_receipts(std::string_view bytes,
                                                     const std::string& path,
                                                     const ReceiptDefaults& defaults,
                                                     Diagnostics& diagnostics);

/// Copies of an issue on their way to one recipient.
struct PendingCopies {
  model::IssueNumber issue = {};
  Date sent = {};              // the earliest of them
  std::string recipient = {};  // R0123
  std::string name = {};       // as on the issue's list
  std::string district = {};
  std::vector<int> pieces = {};
};

/// A copy asked for anew (yêu cầu cấp bù).
struct Claim {
  model::IssueNumber issue = {};
  std::string recipient = {};
  int piece = 0;  // which copy; 0: the first that fits the reason; of one that was short always
  ClaimReason reason = ClaimReason::not_received;
  Date date = {};
  int window_days = 0;  // claims are taken so long after the shipment
  std::string reference = {};
};

struct ClaimResult {
  std::string reference = {};
  Piece replacement = {};  // the copy under way now
  int reserve = 0;         // copies left in stock
  bool repeated = false;
};

/// Copies that come back, or go to who took over (hoàn, chuyển tiếp): not handed over, or handed
/// over and acknowledged by mistake.
struct CopyReturn {
  model::IssueNumber issue = {};
  std::string recipient = {};
  int piece = 0;               // which copy; 0: first those under way, then those acknowledged
  std::string successor = {};  // "": back to the office
  int copies = 0;
  ReturnReason reason = ReturnReason::undelivered;
  Date date = {};
  std::string reference = {};
};

/// A copy on its way under a number of its own, and to whom.
struct SentCopy {
  Recipient recipient = {};  // as it was known on the day
  Piece piece = {};
};

/// What a claim or a return put on its way: it needs labels that no list has.
struct LaterShipment {
  model::IssueNumber issue = {};
  Date issue_date = {};
  Date date = {};
  std::string reference = {};  // of the journal
  std::vector<SentCopy> copies = {};
};

/// Takes back a posted journal (bút toán đảo): its entries with the other sign, once.
struct Reversal {
  std::string reversed = {};  // reference of the journal
  Date date = {};
  std::string reason = {};
  std::string reference = {};  // its own; where left out "huy-" and the other's
};

/// Copies moved between stock and what is kept, or from what came back (điều chuyển).
struct StockMove {
  model::IssueNumber issue = {};
  Account from = Account::stock;  // or returned
  Account to = Account::archive;  // archive, deposit, scrapped, stock
  int copies = 0;
  Date date = {};
  std::string reason = {};
  std::string reference = {};
};

/// What a shelf has in truth (kiểm kê).
struct StockCount {
  model::IssueNumber issue = {};
  int counted = 0;
  Date date = {};
  std::string reason = {};  // of the difference
  /// So many copies over the record are meant; needed where they are many (G0787).
  std::optional<int> surplus = {};
  std::string reference = {};
};

/// What an entry did to the copies of an issue.
struct Movement {
  std::string reference = {};  // of its journal; "": there was nothing to be entered
  int copies = 0;              // that it moved; negative: out of stock where it was counted
  bool repeated = false;       // it was entered before: nothing was written
};

/// One line of a stock card (thẻ kho).
struct StockLine {
  Date date = {};
  Date entered = {};
  std::string kind = {};       // "print_run"
  std::string reference = {};  // of the journal
  std::string reason = {};
  int copies = 0;                // into the store; out of it where negative
  int surplus = 0;               // of these, from nobody knows where; back there where negative
  int balance = 0;               // after it
  std::string reversed_by = {};  // reference; "": it stood at the moment that was asked for
};

/// A delivery of the printer that stands.
struct PrintDelivery {
  std::string reference = {};  // of the journal
  Date date = {};
  Date entered = {};
  int good = 0;
  int spoiled = 0;
};

/// A count of the shelf that was entered (kiểm kê), reversed ones too.
struct CountedStock {
  std::string reference = {};  // of the journal
  Date date = {};
  Date entered = {};
  int booked = 0;  // that the record had, when the count was entered
  int counted = 0;
  int surplus = 0;  // of what is over the record, from nobody knows where
  std::string reason = {};
  std::string reversed_by = {};  // reference; "": it stands
};

/// What an event did to the copies of one recipient (theo dõi nơi nhận).
struct CopyEvent {
  model::IssueNumber issue = {};
  Date issue_date = {};
  std::string recipient = {};  // R0123
  Date date = {};
  std::string kind = {};       // "shipment"; of a reversal what it took back: "reversal receipt"
  std::string reference = {};  // of the journal
  std::string person = {};     // who took the copies, or the successor
  std::string reason = {};     // a word of `name_of`, or free words
  int sent = 0;                // put on their way to the recipient; of a reversal negative
  int gone = 0;                // taken from it, or from their way; of a reversal negative
  int acknowledged = 0;        // negative: no longer
  int found = 0;               // that a claim had written off, and that turned up

  bool operator==(const CopyEvent&) const = default;
};

/// Copies acknowledged together, of one recipient, and still there, or gone by one journal.
struct ReceivedCopies {
  std::string recipient = {};
  std::string name = {};  // as on the issue's list
  std::string district = {};
  std::vector<int> pieces = {};
  Date date = {};
  std::string taker = {};
  Condition condition = Condition::good;
  std::string reference = {};  // of the journal
  std::string gone_by = {};    // the claim or return that took them since; "": they are there
  /// Whether anybody acknowledged them. What a version before 7 sent was with its recipient at
  /// once, by the journal of the shipment.
  bool is_acknowledged = true;
};

/// What a claim or a return made other than the frozen list has it; or a receipt, of a copy that a
/// claim had written off.
struct ListCorrection {
  std::string kind = {};        // "claim", "return", "receipt"
  std::string recipient = {};   // whose copies
  std::string successor = {};   // who has them now; "": nobody
  std::vector<int> gone = {};   // the copies that the recipient has no longer
  std::vector<int> sent = {};   // those under way instead, to the recipient or to who took over
  std::vector<int> found = {};  // claimed as lost before: they are with the recipient, or came back
  std::string claim = {};       // which sent others in place of those found: its reference
  std::string reason = {};      // in words: "chưa nhận"; of a receipt the state of the copies
  Date date = {};
  Date entered = {};
  std::string reference = {};  // of the journal
};

/// One journal of an issue, for people to find their way.
struct JournalLine {
  std::string reference = {};
  std::string kind = {};  // "receipt"
  Date date = {};
  std::string person = {};
  std::string reason = {};       // as the table has it: a word of `name_of`, or free words
  int copies = 0;                // that it moved
  std::string reversed_by = {};  // reference; "": it stands
};

}  // namespace gazette::ledger

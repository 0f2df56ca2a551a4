// The door of ledger/: the record of the office (gazette.db).
//
// What was received, which numbers were granted, who is entitled to copies, what was printed and
// sent: rows are added, never changed. A mistake is followed by a further row, so every list that
// once was printed can be printed again. The database itself refuses the rest (see README.md).
//
// A request that does not fit the record (a number already taken, more copies than the stock) is a
// finding, G0701-G0799, and leaves the record as it was. A disk or database that fails is an
// `Error`; the transaction is then rolled back whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/ledger/decree.h"
#include "gazette/ledger/issued_paper.h"
#include "gazette/ledger/movements.h"
#include "gazette/ledger/piece.h"
#include "gazette/ledger/recipient.h"
#include "gazette/model/issue.h"

namespace gazette::ledger {

class Database;

/// How a document reached the office (hình thức nhận); `unknown` where nobody said.
enum class Arrival : std::uint8_t { unknown, mail, post, system, hand };

/// "mail" and so on, as commands and the record have it; "" where unknown.
[[nodiscard]] std::string_view name_of(Arrival arrival);

/// A file kept in sources/ for the sake of an original: what is stated beside it ("statement"),
/// what a converter made of it ("converted"), a picture or PDF that it shows ("attached"), the text
/// layer of such a PDF ("text-layer"), the white at the edges of its pages ("page-margins").
/// Like the original it is named by its own SHA-256 and is never changed, so an act can be read
/// again, years later, from exactly what it was read from. Who keeps such a file adds it to
/// `Reception::kept`; edition/documents.cc checks it against its hash before it is used.
struct KeptFile {
  std::string role = {};       // "statement", "converted", "attached", ...
  std::string sha256 = {};     // of its bytes; sources/<sha256><ending>
  std::string ending = {};     // ".toml"
  std::string file_name = {};  // as its sender named it; "" where the program made it

  bool operator==(const KeptFile&) const = default;
};

/// An act as received (văn bản đến), with what was read from it.
struct Reception {
  std::string act = {};            // model::Instrument::id
  std::string source_sha256 = {};  // of the original; names it in sources/
  std::string file_name = {};      // as the sender named it, without folders
  std::string ending = {};         // ".docx"
  Date received = {};
  Arrival arrival = Arrival::unknown;
  std::string issuer = {};  // id of gazette.toml
  std::string kind = {};    // id of gazette.toml
  std::string symbol = {};  // "45/2022/QĐ-UBND"
  Date date = {};           // of signing
  std::string title = {};   // "Quyết định số 45/2022/QĐ-UBND"
  std::string abstract_text = {};
  std::vector<KeptFile> kept = {};  // for the sake of the original, in the order they are used

  bool operator==(const Reception&) const = default;
};

/// What `Ledger::receive` did.
enum class ReceptionOutcome : std::uint8_t {
  recorded,   // the first reception of the act
  unchanged,  // the same source, read the same way: nothing was written
  reread,     // the same source, read differently or with other files kept for it: a further row,
              // received date and name kept
  replaced,   // another source takes the place of the former
};

struct ReceiveRequest {
  Reception reception = {};
  bool replace = false;  // another source for the same act is meant to replace the former
};

/// A row of the register of acts received: the latest reception and the issues that hold the act.
struct ReceivedAct {
  Reception reception = {};
  int receptions_count = 1;                     // the former ones are kept
  std::vector<model::IssueNumber> issues = {};  // usually none or one
};

struct GrantRequest {
  int year = 0;
  int numbers_count = 1;                 // 2 for a double number: 38 + 39
  Date date = {};                        // of the issue
  std::optional<int> wanted_first = {};  // the number the plan already carries
};

/// How far an issue has come; each state includes those before it.
enum class IssueState : std::uint8_t { planned, ordered, printed, distributed };

/// "planned" and so on.
[[nodiscard]] std::string_view to_text(IssueState state);

/// By act, what an issue holds of those that are published over several issues.
using Parts = std::map<std::string, model::Part, std::less<>>;

/// An issue whose number was granted (cấp số).
struct GrantedIssue {
  model::IssueNumber number = {};
  Date date = {};
  IssueState state = IssueState::planned;
  std::vector<std::string> acts = {};  // ids in the order of its latest recorded contents
  Parts parts = {};                    // of those of these acts that it does not hold whole
};

/// An order to the printer (đặt in). Where `reference` is left out it is "in-2022-38-39"; a second
/// order for the same issue needs one of its own.
struct PrintOrder {
  model::IssueNumber issue = {};
  int copies = 0;  // as entered; where it was read back, as its latest ticket says
  Date date = {};
  std::string reference = {};

  bool operator==(const PrintOrder&) const = default;
};

/// A file handed to the printer. It carries the revision of the ticket that first told of what it
/// shows: in its metadata, and beside the page where there are marks.
struct TicketFile {
  std::string path = {};            // in the issue's build folder: "print/body.pdf"
  std::string sha256 = {};          // of its bytes
  std::string content_sha256 = {};  // of what it shows, the revision that it carries left out
  int revision = 1;

  bool operator==(const TicketFile&) const = default;
};

/// One of the other things that a ticket says: "paper", "Giấy in trắng 70 g/m²".
struct TicketFact {
  std::string key = {};
  std::string value = {};

  bool operator==(const TicketFact&) const = default;
};

/// What the printer was told of an order at one time (phiếu đặt in). A ticket is never changed;
/// what it says otherwise later is a further revision of it.
struct PrintTicket {
  model::IssueNumber issue = {};
  std::string reference = {};  // of its order
  int revision = 0;            // lần thứ mấy: from 1, over all tickets of the issue; the record's
  Date date = {};              // on which the revision was made
  int copies = 0;
  Date due = {};  // on which the copies are to be delivered
  std::vector<TicketFact> facts = {};
  std::vector<TicketFile> files = {};

  bool operator==(const PrintTicket&) const = default;
};

/// What makes a ticket another one, as plain text: a line for each of copies, day due, facts and
/// files, fields with tabs between, escaped as in `list_text`. Neither revision nor date is in it.
[[nodiscard]] std::string ticket_text(const PrintTicket& ticket);

/// The revision that a file carries which shows this: that of the issue's latest ticket where it
/// has the same file, else the next. Null: there was no ticket yet.
[[nodiscard]] int file_revision(const PrintTicket* latest, std::string_view path,
                                std::string_view content_sha256);

/// A delivery from the printer (đợt in). Where `reference` is left out it is "nhan-2022-38-39"; a
/// second delivery for the same issue needs one of its own.
struct PrintReceipt {
  model::IssueNumber issue = {};
  int good = 0;
  int spoiled = 0;
  Date date = {};
  std::string reference = {};
  /// Of the file that says so, as the print shop's count; "" where it was typed. One file is one
  /// delivery.
  std::string source_sha256 = {};
};

/// What was sent of an issue (đợt phát hành): the list as it was on the day, copied and frozen.
struct Shipment {
  model::IssueNumber issue = {};
  Date issue_date = {};
  Date date = {};                          // of sending; the list is as of this day
  std::optional<Date> known_at = {};       // as it was known then; else as the record then said
  std::string reference = {};              // "phat-hanh-2022-38-39"
  std::vector<Recipient> recipients = {};  // sorted by id
  int copies_count = 0;
  std::string list_sha256 = {};  // of `list_text(recipients)`
};

/// What went out of an issue, as it is at a moment: the list as it was sent, and what claims,
/// returns and those who took over made of it.
struct SentCopies {
  Shipment frozen = {};
  /// The frozen list with the copies of now: 0 for whom none is left; who took over comes into it
  /// as it was on that day. Sorted by id.
  std::vector<Recipient> recipients = {};
  std::map<std::string, std::vector<int>, std::less<>> pieces = {};  // by recipient, ascending
  std::vector<ListCorrection> corrections = {};  // as they were entered; those reversed are not
  std::vector<std::string> journals = {};        // the references of all that it was drawn from
  /// Whom the list would have served, had there been enough: itself, unless it was allocated short.
  std::vector<Recipient> entitled = {};
  Date as_of = {};     // the latest day of all this
  Date known_at = {};  // the latest day on which any of it was entered
  /// By the accounts, which the lists have to equal: copies under way and received, and copies that
  /// left the store.
  int out_count = 0;
  int left_store_count = 0;
};

/// Copies of one issue, by where they are (cân đối bản in). printed + surplus = spoiled + in_stock
/// + sent + archived + deposited + returned + lost + scrapped, and sent = in_transit + received.
struct IssueCopies {
  model::IssueNumber number = {};
  Date date = {};
  IssueState state = IssueState::planned;
  int ordered = 0;
  int printed = 0;
  int surplus = 0;  // found by counts of the shelf, nobody knows from where
  int spoiled = 0;
  int in_stock = 0;
  int sent = 0;
  int in_transit = 0;  // sent and not acknowledged
  int received = 0;
  int archived = 0;
  int deposited = 0;
  int returned = 0;
  int lost = 0;
  int scrapped = 0;
  int claimed = 0;           // sent by claims, in place of others or of none
  int damaged = 0;           // acknowledged in that state
  int incomplete = 0;        // acknowledged with pages missing
  int found = 0;             // claimed as not received, replaced, and arrived after all
  int recipients_count = 0;  // lines of its shipment
  Date known_at = {};        // the latest day of entry in all this; no date: there is none
};

/// The year's figures (báo cáo năm), from the journals.
struct YearCopies {
  int year = 0;
  Date known_at = {};                    // the latest day of entry in them; no date: there is none
  std::vector<IssueCopies> issues = {};  // by number
  int numbers_count = 0;                 // 39: a double issue counts two
  int ordered = 0;
  int printed = 0;
  int surplus = 0;
  int spoiled = 0;
  int in_stock = 0;
  int sent = 0;
  int in_transit = 0;
  int received = 0;
  int archived = 0;
  int deposited = 0;
  int returned = 0;
  int lost = 0;
  int scrapped = 0;
  int claimed = 0;
  int damaged = 0;
  int incomplete = 0;
  int found = 0;
  int recipients_count = 0;  // distinct, over the year
};

/// The list as plain text: one line for each recipient in the given order, fields in the order of
/// `Recipient` with tabs between, "\t", "\n", "\r" and "\" inside a field escaped with "\"; the
/// postal code where there is one, as older lists have none. Its SHA-256 is the hash of a shipment.
[[nodiscard]] std::string list_text(const std::vector<Recipient>& recipients);

/// What goes out by a list on its day, when nothing has changed of it.
[[nodiscard]] SentCopies copies_of_list(const Shipment& list);

/// A character of the text that nobody sees or types, and what it follows, in words: "U+200B after
/// \"Sở Tư\"". Such are controls other than line break and tab, characters without width and those
/// that turn the direction of what follows. Nothing where there is none.
[[nodiscard]] std::optional<std::string> unseen_character(std::string_view text);

/// Whether a record that is not there is made, or reported (G0701).
enum class Missing : std::uint8_t { create, report };

/// An open record. Every question sees one moment of it; every entry is one transaction that waits
/// up to ten seconds for another program's.
class Ledger {
 public:
  /// Opens gazette.db and brings an older one up to date (kept aside as gazette.db.version-N).
  /// Nothing where the file is missing, is not a record of this program, was written by a newer
  /// one, or is in WAL mode: each a finding, and the file is not touched.
  [[nodiscard]] static std::optional<Ledger> open(const std::filesystem::path& path,
                                                  Missing missing, Diagnostics& diagnostics);
  /// The same for whoever only examines or copies: an older record stays what it is. Nothing may be
  /// entered into it, and of one older than this program only `check` and what proof.h has is
  /// asked.
  [[nodiscard]] static std::optional<Ledger> open_as_is(const std::filesystem::path& path,
                                                        Diagnostics& diagnostics);
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// The day on which what moves copies is entered from now on; without it each counts as entered
  /// on the day of its event. An entry is never dated before the latest one.
  void enter_on(Date day);

  // Acts received.

  /// Enters an act into the register. Nothing where the act has another source and `replace` was
  /// not asked for (G0711), or where its issue is printed (G0716).
  std::optional<ReceptionOutcome> receive(const ReceiveRequest& request, Diagnostics& diagnostics);
  /// The latest reception of an act.
  [[nodiscard]] std::optional<Reception> find_act(std::string_view act) const;
  /// Every reception of an act, the first first.
  [[nodiscard]] std::vector<Reception> receptions_of(std::string_view act) const;
  /// The register, by received date, then act.
  [[nodiscard]] std::vector<ReceivedAct> received_acts() const;

  // Numbers and issues.

  /// Lets the numbers of `year` begin at `first` for an office that begins to use the program in
  /// mid-year; only before the first grant of that year. Saying it again is harmless.
  bool begin_year(int year, int first, Diagnostics& diagnostics);
  /// Grants the next number of the year (or two): no gap, none twice. Granting what was already
  /// granted with the same date gives it back; a wanted number that is taken or would leave a gap
  /// is a finding.
  std::optional<model::IssueNumber> grant_number(const GrantRequest& request,
                                                 Diagnostics& diagnostics);
  /// Records which acts an issue holds, in order, and of which only a part. The former contents are
  /// kept; the same again writes nothing. An act that was never received is a finding, one held by
  /// another issue too, or the same part of it, a warning.
  bool record_contents(const model::IssueNumber& number, const std::vector<std::string>& acts,
                       const Parts& parts, Diagnostics& diagnostics);
  [[nodiscard]] std::optional<GrantedIssue> find_issue(const model::IssueNumber& number) const;
  /// By year, then number; of one year where it is given.
  [[nodiscard]] std::vector<GrantedIssue> issues(std::optional<int> year = {}) const;

  // Recipients.

  /// Takes in the whole list as it holds from a day on. All or nothing; every bad row is reported,
  /// and so is a list whose official codes or names now mean another body (G0772, G0773), and one
  /// that leaves out more than a tenth of those who receive, unless their number is said (G0788).
  std::optional<ListChange> import_recipients(const ListImport& list, Diagnostics& diagnostics);
  /// Carries out the events of a decree, all or none.
  std::optional<ListChange> enter_decree(const Decree& decree, const DecreeEntry& entry,
                                         Diagnostics& diagnostics);
  /// Who was entitled to copies on a day, by id, those with the electronic edition alone too; as
  /// the record said at the end of day `known_at`, else as it says now.
  [[nodiscard]] std::vector<Recipient> recipients_on(Date date,
                                                     std::optional<Date> known_at = {}) const;
  /// All that is known of a body, or was at the end of day `known_at`; nothing where nothing of
  /// this id was.
  [[nodiscard]] std::optional<RecipientHistory> recipient_history(
      std::string_view id, std::optional<Date> known_at = {}) const;
  /// Every body that ever bore a name with these words in it, by id, in the writing of any year:
  /// "hoa an" finds "Hóa An".
  [[nodiscard]] std::vector<RecipientHistory> find_recipients(
      std::string_view words, std::optional<Date> known_at = {}) const;
  /// Why a body is on the list of a moment; nothing where it is not.
  [[nodiscard]] std::optional<EntitlementReason> entitlement_reason(std::string_view id,
                                                                    const ListMoment& moment) const;

  // Copies.

  /// Records an order to the printer; the same again gives it back.
  std::optional<PrintOrder> order_print(const PrintOrder& order, Diagnostics& diagnostics);
  [[nodiscard]] std::vector<PrintOrder> print_orders(const model::IssueNumber& number) const;
  /// Records what the printer is told of an order. Where it is what the order's latest
  /// ticket says, that one is given back, else it becomes the issue's next revision; but not of an
  /// order whose copies are all delivered (G0746), or of an earlier day (G0749).
  std::optional<PrintTicket> record_ticket(const PrintTicket& ticket, Diagnostics& diagnostics);
  /// The tickets of an issue by revision. Throws `Error` where one no longer matches its hash.
  [[nodiscard]] std::vector<PrintTicket> print_tickets(const model::IssueNumber& number) const;
  /// Posts a delivery, not before its order (G0748): press -> stock and spoiled. Twice is harmless.
  std::optional<Movement> receive_print(const PrintReceipt& receipt, Diagnostics& diagnostics);
  /// Freezes the list of `date` for the issue and posts stock -> transit of each recipient. The
  /// same again gives the frozen list back; a list that has changed since, or a stock that is
  /// short, is a finding.
  std::optional<Shipment> plan_shipment(const model::IssueNumber& number, Date date,
                                        Diagnostics& diagnostics) {
    return plan_shipment(number, ListMoment{.as_of = date}, diagnostics);
  }
  /// The same with the list as it was known on a former day, which is kept with it.
  std::optional<Shipment> plan_shipment(const model::IssueNumber& number, const ListMoment& moment,
                                        Diagnostics& diagnostics);
  /// The same; but where the stock is short, those at the end of the order go without: one copy
  /// each by the order of kinds in `priority`, then a second each. Who goes short is a warning
  /// (G0766).
  std::optional<Shipment> allocate_shipment(const model::IssueNumber& number,
                                            const ListMoment& moment,
                                            const std::vector<std::string>& priority,
                                            Diagnostics& diagnostics);
  /// The list that the one or, with a priority, the other would freeze, for whoever has to see
  /// first whether it can be set; the same findings, and nothing is entered.
  [[nodiscard]] std::optional<Shipment> draw_shipment(const model::IssueNumber& number,
                                                      const ListMoment& moment,
                                                      const std::vector<std::string>* priority,
                                                      Diagnostics& diagnostics) const;
  /// The frozen list of an issue, if it was not reversed. Throws `Error` where it no longer matches
  /// its hash.
  [[nodiscard]] std::optional<Shipment> find_shipment(const model::IssueNumber& number) const;
  /// What went out of an issue by a moment; nothing where it was not sent then. Throws `Error`
  /// where the frozen list no longer matches its hash.
  [[nodiscard]] std::optional<SentCopies> sent_copies(const model::IssueNumber& number,
                                                      const CopiesMoment& moment = {}) const;
  /// What went out together: by the standing list, as it was sent; or on one day after it, by
  /// claims and by returns to a successor. What became of it since is not in it; `out_count` and
  /// `left_store_count` are of its own journals. Nothing where nothing went out so.
  [[nodiscard]] std::optional<SentCopies> sending(const model::IssueNumber& number,
                                                  std::optional<Date> day,
                                                  const CopiesMoment& moment = {}) const;
  /// The days on which anything was sent after the list, ascending.
  [[nodiscard]] std::vector<Date> later_days(const model::IssueNumber& number,
                                             const CopiesMoment& moment = {}) const;
  /// As of a day a year has the issues dated up to it.
  [[nodiscard]] YearCopies year_copies(int year, const CopiesMoment& moment = {}) const;
  /// The deliveries that stood, in the order of entry.
  [[nodiscard]] std::vector<PrintDelivery> deliveries(const model::IssueNumber& number,
                                                      const CopiesMoment& moment = {}) const;
  /// Every count of the shelf that was entered, in the order of entry.
  [[nodiscard]] std::vector<CountedStock> stock_counts(const model::IssueNumber& number) const;
  /// What put copies of an issue on the shelf or took them off it, by days, then in the order of
  /// entry; or into another account of the office and out of it.
  [[nodiscard]] std::vector<StockLine> stock_card(const model::IssueNumber& number,
                                                  const CopiesMoment& moment = {},
                                                  Account account = Account::stock) const;
  /// What happened to the copies that a recipient was sent of the issues of a year: by issue, then
  /// in the order of entry. What it had is `sent` less `gone`, added up.
  [[nodiscard]] std::vector<CopyEvent> copy_events(std::string_view recipient, int year,
                                                   const CopiesMoment& moment = {}) const;
  /// The receipts of an issue that stand, by recipient, then in the order of entry; what is with
  /// recipients without one too. Those that are not gone are the account of what was received.
  [[nodiscard]] std::vector<ReceivedCopies> received_copies(const model::IssueNumber& number,
                                                            const CopiesMoment& moment = {}) const;

  // Papers.

  /// Every revision of a paper, the first first.
  [[nodiscard]] std::vector<IssuedPaper> issued_papers(std::string_view number) const;
  /// Enters papers as issued, all or none; one that is the latest revision already is not entered
  /// again. False where one is not the next revision, as another program was faster (G0785).
  bool enter_papers(const std::vector<IssuedPaper>& papers, Diagnostics& diagnostics);
  /// The papers whose latest revision was drawn from a journal, by number.
  [[nodiscard]] std::vector<IssuedPaper> papers_of(std::string_view journal) const;

  // What moves them. Everything has a reference; the same entered again is given back.

  /// Posts transit -> recipient. All lines or none, unless `partial`; every bad one is reported. A
  /// copy acknowledged before is not counted again; where it then was in another state, that is a
  /// warning (G0730).
  std::optional<ReceiptResult> receive_copies(const ReceiptBatch& batch, Diagnostics& diagnostics);
  /// Reports what is wrong with the lines; enters nothing.
  void check_receipts(const ReceiptBatch& batch, Diagnostics& diagnostics);
  /// What was sent up to a day and not acknowledged on it, by issue and recipient; as the record
  /// said at the end of `known_at`, else as it says now.
  [[nodiscard]] std::vector<PendingCopies> pending_copies(
      Date as_of, std::optional<model::IssueNumber> issue = {},
      std::optional<Date> known_at = {}) const;
  /// Writes the copy off and sends another: stock -> transit. Each claim is a journal of its own.
  std::optional<ClaimResult> claim_copy(const Claim& claim, Diagnostics& diagnostics);
  /// Posts transit or recipient -> returned, or to transit of the successor. That a copy had a
  /// receipt is a note (G0769).
  std::optional<Movement> return_copies(const CopyReturn& request, Diagnostics& diagnostics);
  /// What a claim, or a return to a successor, sent. A finding where the journal is not there
  /// (G0764), was reversed (G0762) or sent nothing (G0764).
  [[nodiscard]] std::optional<LaterShipment> find_later_shipment(const std::string& reference,
                                                                 Diagnostics& diagnostics) const;
  std::optional<Movement> move_stock(const StockMove& move, Diagnostics& diagnostics);
  /// Posts what a count of the stock found less or more than the record has. What is missing goes
  /// back to surplus as far as it came from there, the rest to lost; what is found comes from lost
  /// as far as former counts sent it there, the rest from surplus, with a warning (G0786) or, where
  /// it is many and was not confirmed, not at all (G0787). Counted on a day before the last that
  /// moved the stock it says nothing (G0759). No difference is no entry.
  std::optional<Movement> count_stock(const StockCount& count, Diagnostics& diagnostics);
  /// Takes a journal back by a further one. Once; and not where its copies have moved on.
  std::optional<Movement> reverse(const Reversal& reversal, Diagnostics& diagnostics);
  /// The posted journals of an issue in the order they were entered.
  [[nodiscard]] std::vector<JournalLine> journals_of(const model::IssueNumber& number) const;

  /// Examines the whole record: pages and indexes, references, balance of the journals, gapless
  /// numbers, hashes of lists, the guards themselves, and the chain. Reports G0790-G0797. Of an
  /// older record what depends on its tables is examined in a copy that is brought up to date.
  void check(Diagnostics& diagnostics) const;

  /// The connection, for the rest of ledger/; its header is private.
  [[nodiscard]] const Database& database() const { return *database_; }

 private:
  explicit Ledger(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace gazette::ledger

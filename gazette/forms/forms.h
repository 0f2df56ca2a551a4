// The door of forms/: the papers of the office, from the record.
//
// A form is a list of paragraphs and tables in named styles (form_title, form_subtitle, form_text,
// form_table, form_signature); typeset/ sets it with the workspace's layout. The same record gives
// the same form: no clock is asked, so a list printed again is the list that was signed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/length.h"
#include "gazette/forms/paper.h"
#include "gazette/forms/parcels.h"
#include "gazette/ledger/ledger.h"
#include "gazette/model/configuration.h"
#include "gazette/model/issue.h"
#include "gazette/typeset/labels.h"
#include "gazette/typeset/typeset.h"

namespace gazette::forms {

/// The list that recipients sign (danh sách cấp phát): a shipment's lines by district, with
/// subtotals, the total, and the place for three signatures. What changed after the list was frozen
/// stands beside its line.
[[nodiscard]] Paper recipient_list(const ledger::SentCopies& sent,
                                   const model::Publisher& publisher);

/// What is posted (bảng kê bưu gửi): the envelopes of a sending that go by post with their weights,
/// one copy of which weighs `copy_grams`.
[[nodiscard]] Paper post_manifest(const ledger::SentCopies& sent, const Packing& packing,
                                  double copy_grams, const model::Publisher& publisher);

/// What leaves the store for a sending (phiếu xuất kho), by how it goes.
[[nodiscard]] Paper stock_slip(const ledger::SentCopies& sent, const model::Publisher& publisher);

/// What the printer delivered (biên bản giao nhận), by the deliveries that stand, which are not
/// none; of the day of the last.
[[nodiscard]] Paper delivery_protocol(const ledger::IssueCopies& copies,
                                      const std::vector<ledger::PrintDelivery>& deliveries,
                                      const model::Publisher& publisher,
                                      const std::string& printer);

/// An issue whose copies are in the store, and the days whose state is shown.
struct StoredIssue {
  model::IssueNumber number = {};
  Date date = {};
  Date as_of = {};
  Date known_at = {};
};

/// The card of an issue in the store (thẻ kho): what came and what went, with the balance.
[[nodiscard]] Paper stock_card(const StoredIssue& issue,
                               const std::vector<ledger::StockLine>& lines,
                               const model::Publisher& publisher);

/// What a count found (biên bản kiểm kê), to be signed. One without a reference found what the
/// record has, and there was nothing to be entered.
[[nodiscard]] Paper count_protocol(const StoredIssue& issue, const ledger::CountedStock& counted,
                                   const model::Publisher& publisher);

/// What claims sent (phiếu cấp bù), a claim a line.
[[nodiscard]] Paper claims_slip(const ledger::SentCopies& sent, const model::Publisher& publisher);

/// What was given as legal deposit (lưu chiểu), by the lines of that account, to be signed by who
/// gives and who takes.
[[nodiscard]] Paper deposit_protocol(const StoredIssue& issue,
                                     const std::vector<ledger::StockLine>& lines,
                                     const model::Publisher& publisher);

/// The receipts of an issue (danh sách biên nhận), with day, taker and state.
[[nodiscard]] Paper receipt_list(const ledger::IssueCopies& issue,
                                 const std::vector<ledger::ReceivedCopies>& received,
                                 const StoredIssue& days, const model::Publisher& publisher);

/// Receipts that are overdue on a day, by district.
struct LateNotice {
  std::vector<ledger::PendingCopies> late = {};
  Date as_of = {};
  Date known_at = {};
  std::string name = {};  // of what it is, in number and names of files: "r017"; "": all
};

/// What reminds of them (giấy nhắc), to be filled in and sent back.
[[nodiscard]] Paper late_notice(const LateNotice& notice, const model::Publisher& publisher);

/// A label for each envelope, in the order in which they are bundled: who sends what to whom, and
/// the code of the piece (`ledger::piece_code`), in letters too.
[[nodiscard]] std::vector<typeset::Label> address_labels(const ledger::SentCopies& sent,
                                                         const Packing& packing,
                                                         const model::Publisher& publisher);

/// The same for what a claim or a return sent after the list: a label for each copy.
[[nodiscard]] std::vector<typeset::Label> address_labels(const ledger::LaterShipment& later,
                                                         const model::Publisher& publisher);

/// A label for each bundle (cụm): "Cụm Huyện Long Thành: 15 bì".
[[nodiscard]] std::vector<typeset::Label> bundle_labels(const ledger::SentCopies& sent,
                                                        const Packing& packing,
                                                        const model::Publisher& publisher);

/// What recipients send back (giấy biên nhận): a stub for each envelope, in the same order, with
/// the same code.
[[nodiscard]] std::vector<typeset::Label> receipt_stubs(const ledger::SentCopies& sent,
                                                        const Packing& packing,
                                                        const model::Publisher& publisher);

/// What a ticket to the printer says beside what the record has of every one.
struct PrintJob {
  Date issue_date = {};
  Date order_date = {};
  int copies_least = 0;  // as many as there are recipients to be served
  int copies_most = 0;   // with the overs that are taken
  int pages_count = 0;   // of the body, without its cover
  std::vector<int> blank_folios = {};
  Length trim_width = {};
  Length trim_height = {};
  model::Printer printer = {};  // its name filled in
};

/// What is said of the job, for `ledger::PrintTicket::facts`: stable keys, values in Vietnamese.
[[nodiscard]] std::vector<ledger::TicketFact> ticket_facts(const PrintJob& job);

/// The most copies that are taken by a ticket, as it says itself.
[[nodiscard]] int copies_most_of(const ledger::PrintTicket& ticket);

/// What a ticket says otherwise than a former one, in Vietnamese: "số bản: 193 → 200", "body.pdf".
[[nodiscard]] std::vector<std::string> ticket_changes(const ledger::PrintTicket& former,
                                                      const ledger::PrintTicket& ticket);

/// The ticket (phiếu đặt in), on one page. `former` is that of the same order before it, null where
/// there is none.
[[nodiscard]] typeset::Form print_ticket(const PrintJob& job, const ledger::PrintTicket& ticket,
                                         const ledger::PrintTicket* former,
                                         const model::Publisher& publisher);

/// The same for the shop's system: a product of XJDF 2.2 (CIP4). Its files are named as they lie
/// beside it in the package.
[[nodiscard]] std::string print_ticket_xjdf(const PrintJob& job, const ledger::PrintTicket& ticket,
                                            const model::Publisher& publisher);

/// What the job of an order is called there (JobID), from the order's reference.
[[nodiscard]] std::string print_job_id(std::string_view reference);

/// The name under which a file of a ticket lies in the package: "body.pdf" of "print/body.pdf".
[[nodiscard]] std::string package_name(const ledger::TicketFile& file);

/// The pages of an issue's body, as its build counted them.
struct IssuePages {
  model::IssueNumber number = {};
  int pages_count = 0;
};

/// Where the copies of issues are (cân đối bản in): what was printed and the places whose sum it
/// is, with a total, as a table for a terminal.
[[nodiscard]] std::string stock_text(const std::vector<ledger::IssueCopies>& issues);

/// The same as JSON: "issues" and "totals".
[[nodiscard]] std::string stock_json(const std::vector<ledger::IssueCopies>& issues);

}  // namespace gazette::forms

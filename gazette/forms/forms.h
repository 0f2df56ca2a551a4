// The door of forms/: the papers of the office, from the record.
//
// A form is a list of paragraphs and tables in named styles (form_title, form_subtitle, form_text,
// form_table, form_signature); typeset/ sets it with the workspace's layout. The same record gives
// the same form: no clock is asked, so a list printed again is the list that was signed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/length.h"
#include "gazette/ledger/ledger.h"
#include "gazette/model/configuration.h"
#include "gazette/model/issue.h"
#include "gazette/typeset/typeset.h"

namespace gazette::forms {

/// The list that recipients sign (danh sách cấp phát): a shipment's frozen lines by district, with
/// subtotals, the total, and the place for three signatures.
[[nodiscard]] typeset::Form recipient_list(const ledger::Shipment& shipment,
                                           const model::Publisher& publisher);

/// The same lines for a spreadsheet, in the columns of recipients.csv: UTF-8 with a byte order
/// mark, CRLF. A field that a spreadsheet would take for a formula (it begins with "=", "+", "-",
/// "@", a tab or a return) gets an apostrophe before it; every other field is as in the record,
/// codes with their leading zeros.
[[nodiscard]] std::string recipient_csv(const ledger::Shipment& shipment);

/// A file handed to the printer.
struct TicketFile {
  std::string name = {};  // "print/cong-bao-2022-38-39.pdf"
  std::string sha256 = {};
};

/// What the printer is told (phiếu đặt in).
struct PrintTicket {
  ledger::PrintOrder order = {};
  Date issue_date = {};
  int pages_count = 0;  // of the body, without its cover
  Length trim_width = {};
  Length trim_height = {};
  std::vector<TicketFile> files = {};
};

/// How a booklet of so many pages can be bound.
enum class Binding : std::uint8_t { saddle, perfect };

/// The body's pages a wire stitch holds, on common paper of 70-80 g/m²; above it the spine is
/// glued.
inline constexpr int kSaddlePagesMax = 64;

[[nodiscard]] Binding binding_for(int pages_count);

/// The order to the printer, on one page.
[[nodiscard]] typeset::Form print_order(const PrintTicket& ticket,
                                        const model::Publisher& publisher);

/// The pages of an issue's body, as its build counted them.
struct IssuePages {
  model::IssueNumber number = {};
  int pages_count = 0;
};

/// The year's figures (báo cáo năm) as a table for a terminal; an issue whose pages are not given
/// shows "-".
[[nodiscard]] std::string year_report_text(const ledger::YearCopies& year,
                                           const std::vector<IssuePages>& pages);

/// The same as JSON, keys in a fixed order, two spaces of indent, ending with "\n".
[[nodiscard]] std::string year_report_json(const ledger::YearCopies& year,
                                           const std::vector<IssuePages>& pages);

}  // namespace gazette::forms

// Papers of what comes after an issue was sent: copies sent anew (phiếu cấp bù), copies given to
// the library (lưu chiểu), receipts that came back (biên nhận) and those that did not (giấy nhắc).

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"
#include "gazette/forms/shipment_papers.h"

namespace gazette::forms {
namespace {

const std::vector<PaperColumn> kClaimColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 6},
    {.head = "Ngày", .width = 12},
    {.head = "Mã nhận", .width = 9},
    {.head = "Đơn vị nhận", .width = 30},
    {.head = "Lý do", .width = 13},
    {.head = "Bản trước", .width = 10},
    {.head = "Bản cấp bù", .width = 10},
    {.head = "Số lượng", .kind = ColumnKind::number, .width = 9},
    {.head = "Ký nhận", .kind = ColumnKind::by_hand, .width = 18}};

const std::vector<PaperColumn> kDepositColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 6},
    {.head = "Ngày", .width = 12},
    {.head = "Chứng từ", .width = 34},
    {.head = "Nội dung", .width = 34},
    {.head = "Số bản", .kind = ColumnKind::number, .width = 10},
    {.head = "Ghi chú", .kind = ColumnKind::by_hand, .width = 16}};

const std::vector<PaperColumn> kReceivedColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 5, .key = "line"},
    {.head = "Mã nhận", .width = 8, .key = "recipient"},
    {.head = "Đơn vị nhận", .width = 38, .key = "name"},
    {.head = "Bản", .width = 5, .key = "copy"},
    {.head = "Ký nhận", .kind = ColumnKind::number, .width = 7, .key = "acknowledged"},
    {.head = "Hiện có", .kind = ColumnKind::number, .width = 7, .key = "present"},
    {.head = "Ngày nhận", .width = 12, .key = "received_on"},
    {.head = "Người nhận", .width = 24, .key = "taker"},
    {.head = "Tình trạng", .width = 9, .key = "state"},
    {.head = "Chứng từ", .parts_references = true, .width = 24, .key = "reference"}};

const std::vector<PaperColumn> kLateColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 6, .key = "line"},
    {.head = "Mã nhận", .width = 9, .key = "recipient"},
    {.head = "Đơn vị nhận", .width = 30, .key = "name"},
    {.head = "Số Công báo", .width = 12, .key = "issue"},
    {.head = "Ngày gửi", .width = 12, .key = "sent_on"},
    {.head = "Số ngày", .kind = ColumnKind::number, .width = 8, .key = "days"},
    {.head = "Số bản", .kind = ColumnKind::number, .width = 8, .key = "copies"},
    {.head = "Ngày nhận", .kind = ColumnKind::by_hand, .width = 12, .key = "received_on_by_hand"},
    {.head = "Ký nhận", .kind = ColumnKind::by_hand, .width = 18, .key = "signature"}};

std::string name_of(const ledger::SentCopies& sent, std::string_view id) {
  const auto found = std::find_if(sent.recipients.begin(), sent.recipients.end(),
                                  [id](const ledger::Recipient& each) { return each.id == id; });
  return found == sent.recipients.end() ? std::string() : found->name;
}

/// "1, 2"; "-" where there is none, or they are not told apart.
std::string numbers_of(const std::vector<int>& pieces) {
  const bool is_told =
      !pieces.empty() && std::find(pieces.begin(), pieces.end(), 0) == pieces.end();
  return is_told ? fmt::format("{}", fmt::join(pieces, ", ")) : "-";
}

}  // namespace

Paper claims_slip(const ledger::SentCopies& sent, const model::Publisher& publisher) {
  Paper paper = shipment_paper(
      sent, publisher,
      {.name = "phieu-cap-bu", .title = "PHIẾU CẤP BÙ CÔNG BÁO", .number_prefix = "cb"});
  paper.below.clear();
  paper.head = PaperHead::national;
  paper.columns = kClaimColumns;
  paper.journals.clear();
  // Its days stay those of all that went out, a claim that was reversed too.
  std::int64_t number = 0;
  for (const ledger::ListCorrection& each : sent.corrections) {
    if (!each.found.empty() &&
        (paper.journals.empty() || paper.journals.back() != each.reference)) {
      paper.journals.push_back(each.reference);
    }
    if (each.kind != "claim") {
      continue;
    }
    paper.journals.push_back(each.reference);
    const auto copies = static_cast<std::int64_t>(each.sent.size());
    paper.rows.push_back(
        {.cells = {++number, short_date(each.date), each.recipient, name_of(sent, each.recipient),
                   each.reason, numbers_of(each.gone), numbers_of(each.sent), copies, ""}});
    paper.copies_count += copies;
  }
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = "TỔNG CỘNG",
                        .cells = {"", "", "", "", "", "", "", paper.copies_count, ""}});
  paper.above = {
      fmt::format("Cấp từ bản dự trữ trong kho, thay cho bản đã gửi ngày {} mà chưa đến, "
                  "hỏng, thiếu trang, nhầm số hoặc cấp thiếu.",
                  short_date(sent.frozen.date))};
  if (const std::string found = found_after_all(sent); !found.empty()) {
    paper.below.push_back(found);
  }
  paper.signatures = {"NGƯỜI LẬP", "THỦ KHO", "NGƯỜI NHẬN", "PHỤ TRÁCH"};
  return paper;
}

Paper deposit_protocol(const StoredIssue& issue, const std::vector<ledger::StockLine>& lines,
                       const model::Publisher& publisher) {
  Paper paper = {
      .name = "bien-ban-luu-chieu",
      .title = "BIÊN BẢN GIAO NHẬN CÔNG BÁO NỘP LƯU CHIỂU",
      .subtitle = fmt::format("{}\nSố {}, {}", publisher.name, model::printed_number(issue.number),
                              to_vietnamese(issue.date)),
      .number = "lc-" + model::folder_name(issue.number),
      .date = issue.as_of,
      .as_of = issue.as_of,
      .known_at = issue.known_at,
      .columns = kDepositColumns};
  paper.head = PaperHead::national;
  std::int64_t number = 0;
  for (const ledger::StockLine& line : lines) {
    if (line.kind == "reversal" || !line.reversed_by.empty()) {
      continue;  // what was taken back is signed for by nobody
    }
    paper.journals.push_back(line.reference);
    paper.rows.push_back(
        {.cells = {++number, short_date(line.date), line.reference,
                   line.reason.empty() ? std::string("nộp lưu chiểu") : line.reason,
                   std::int64_t{line.copies}, ""}});
    paper.copies_count += line.copies;
  }
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = "TỔNG CỘNG",
                        .cells = {"", "", "", "", paper.copies_count, ""}});
  paper.above = {fmt::format("Bên giao: {}.", publisher.office),
                 "Bên nhận lưu chiểu: ........................................ Địa chỉ: "
                 "........................................"};
  paper.below = {"Biên bản lập thành hai bản, mỗi bên giữ một bản."};
  paper.signatures = {"ĐẠI DIỆN BÊN GIAO", "ĐẠI DIỆN BÊN NHẬN"};
  return paper;
}

Paper receipt_list(const ledger::IssueCopies& issue,
                   const std::vector<ledger::ReceivedCopies>& received, const StoredIssue& days,
                   const model::Publisher& publisher) {
  Paper paper = {
      .name = "danh-sach-bien-nhan",
      .title = "DANH SÁCH BIÊN NHẬN CÔNG BÁO",
      .subtitle = fmt::format("{}\nSố {}, {}", publisher.name, model::printed_number(issue.number),
                              to_vietnamese(issue.date)),
      .number = "bn-" + model::folder_name(issue.number),
      .date = days.as_of,
      .as_of = days.as_of,
      .known_at = days.known_at,
      .columns = kReceivedColumns};
  std::int64_t number = 0;
  std::int64_t signed_count = 0;
  std::int64_t unsigned_count = 0;
  std::array<std::int64_t, 3> by_condition = {};
  for (const ledger::ReceivedCopies& each : received) {
    const auto copies = static_cast<std::int64_t>(each.pieces.size());
    const std::int64_t there = each.gone_by.empty() ? copies : 0;
    const std::int64_t acknowledged = each.is_acknowledged ? copies : 0;
    paper.rows.push_back(
        {.cells = {
             ++number, each.recipient, each.name, numbers_of(each.pieces), acknowledged, there,
             short_date(each.date), each.taker,
             each.is_acknowledged ? std::string(to_text(each.condition)) : "không có biên nhận",
             each.gone_by.empty() ? each.reference : each.reference + "; " + each.gone_by}});
    paper.journals.push_back(each.reference);
    if (!each.gone_by.empty()) {
      paper.journals.push_back(each.gone_by);
    }
    paper.copies_count += there;
    signed_count += acknowledged;
    unsigned_count += copies - acknowledged;
    by_condition[static_cast<std::size_t>(each.condition)] += acknowledged;
  }
  paper.rows.push_back(
      {.kind = PaperRow::Kind::sum,
       .title = "TỔNG CỘNG",
       .cells = {"", "", "", "", signed_count, paper.copies_count, "", "", "", ""}});
  std::string states;
  for (std::size_t i = 0; i < by_condition.size(); ++i) {
    states += fmt::format("{}{} {}", i == 0 ? "" : ", ", to_text(static_cast<ledger::Condition>(i)),
                          grouped(by_condition[i]));
  }
  paper.above = {fmt::format("Đã ký nhận {} bản: {}.", grouped(signed_count), states)};
  if (unsigned_count > 0) {
    paper.above.push_back(fmt::format("Phát không có biên nhận: {} bản.", grouped(unsigned_count)));
  }
  if (const std::int64_t gone = signed_count + unsigned_count - paper.copies_count; gone > 0) {
    paper.above.push_back(
        fmt::format("Sau đó hoàn, chuyển hoặc được thay: {} bản; hiện ở nơi nhận: "
                    "{} bản.",
                    grouped(gone), grouped(paper.copies_count)));
  }
  paper.above.push_back(fmt::format("Đang gửi, chưa ký nhận: {} bản.", grouped(issue.in_transit)));
  paper.signatures = {"NGƯỜI LẬP", "PHỤ TRÁCH"};
  return paper;
}

Paper late_notice(const LateNotice& notice, const model::Publisher& publisher) {
  Paper paper = {.name = "giay-nhac-bien-nhan-" + to_iso(notice.as_of),
                 .title = "GIẤY NHẮC BIÊN NHẬN CÔNG BÁO",
                 .subtitle = publisher.name,
                 .number = "nbn-" + to_iso(notice.as_of),
                 .is_of_day = true,
                 .date = notice.as_of,
                 .as_of = notice.as_of,
                 .known_at = notice.known_at,
                 .group_head = "Địa bàn",
                 .columns = kLateColumns};
  paper.head = PaperHead::national;
  if (!notice.name.empty()) {
    paper.name += "-" + notice.name;
    paper.number += "-" + notice.name;
  }
  std::int64_t number = 0;
  const std::string* district = nullptr;
  for (const ledger::PendingCopies& each : notice.late) {
    if (district == nullptr || *district != each.district) {
      district = &each.district;
      paper.rows.push_back({.kind = PaperRow::Kind::group,
                            .title = each.district.empty() ? "Đơn vị khác" : each.district});
    }
    const auto copies = static_cast<std::int64_t>(each.pieces.size());
    paper.rows.push_back(
        {.cells = {++number, each.recipient, each.name, model::printed_number(each.issue),
                   short_date(each.sent), std::int64_t{days_between(each.sent, notice.as_of)},
                   copies, "", ""}});
    paper.copies_count += copies;
  }
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = "TỔNG CỘNG",
                        .cells = {"", "", "", "", "", "", paper.copies_count, "", ""}});
  paper.above = {fmt::format("Đến {}, {} bản Công báo gửi các đơn vị dưới đây chưa có biên nhận.",
                             to_vietnamese(notice.as_of), grouped(paper.copies_count)),
                 "Đề nghị các đơn vị đã nhận ghi ngày nhận, ký và gửi lại giấy này; đơn vị chưa "
                 "nhận được hoặc "
                 "nhận bản hỏng, thiếu trang báo lại để được cấp bù."};
  paper.signatures = {"NGƯỜI LẬP", "PHỤ TRÁCH"};
  paper.receivers = {"Các đơn vị nêu trên", "Lưu: VT"};
  return paper;
}

}  // namespace gazette::forms

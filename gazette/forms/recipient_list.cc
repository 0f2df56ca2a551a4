// The list that recipients sign (danh sách cấp phát).

#include <map>
#include <string_view>

#include <fmt/format.h>

#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"
#include "gazette/forms/shipment_papers.h"

namespace gazette::forms {
namespace {

/// The columns: names of communes stand on one line, addresses on two; a hand needs room to sign.
const std::vector<PaperColumn> kColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 5},
    {.head = "Mã nhận", .width = 7},
    {.head = "Đơn vị nhận", .width = 36},
    {.head = "Địa chỉ", .width = 38},
    {.head = "Số lượng", .kind = ColumnKind::number, .width = 7},
    {.head = "Hình thức", .width = 11},
    {.head = "Ký nhận", .kind = ColumnKind::by_hand, .width = 13},
    {.head = "Ghi chú", .width = 10}};

std::vector<PaperCell> line(std::int64_t number, const ledger::Recipient& recipient,
                            const std::string& corrections) {
  const std::string_view between = recipient.note.empty() || corrections.empty() ? "" : "; ";
  return {number,
          recipient.id,
          recipient.name,
          recipient.address,
          std::int64_t{recipient.copies},
          std::string(ledger::to_text(recipient.channel)),
          std::string(),
          fmt::format("{}{}{}", recipient.note, between, corrections)};
}

PaperRow sum_line(std::string title, std::int64_t copies_count) {
  return {.kind = PaperRow::Kind::sum,
          .title = std::move(title),
          .cells = {"", "", "", "", copies_count, "", "", ""}};
}

/// "R002 1/2, R050 0/1": whom the list left short of what it was entitled to, and claims did not
/// serve since.
std::string shortage_of(const ledger::SentCopies& sent) {
  std::map<std::string_view, int> given;
  for (const ledger::Recipient& each : sent.frozen.recipients) {
    given[each.id] += each.copies;
  }
  for (const ledger::ListCorrection& each : sent.corrections) {
    // A claim that takes no copy away serves one that was short.
    if (each.kind == "claim" && each.gone.empty()) {
      given[each.recipient] += static_cast<int>(each.sent.size());
    }
  }
  std::string text;
  for (const ledger::Recipient& entitled : sent.entitled) {
    const int copies = given[entitled.id];
    if (copies < entitled.copies) {
      text +=
          fmt::format("{}{} {}/{}", text.empty() ? "" : ", ", entitled.id, copies, entitled.copies);
    }
  }
  return text;
}

}  // namespace

Paper recipient_list(const ledger::SentCopies& sent, const model::Publisher& publisher) {
  Paper paper = shipment_paper(sent, publisher,
                               {.name = "danh-sach-cap-phat",
                                .title = "DANH SÁCH CẤP PHÁT CÔNG BÁO",
                                .number_prefix = "ds"});
  paper.group_head = "Địa bàn";
  paper.columns = kColumns;
  std::int64_t number = 0;
  std::int64_t all_served = 0;
  for (const District& district : by_district(sent)) {
    paper.rows.push_back({.kind = PaperRow::Kind::group, .title = district.name});
    std::int64_t served = 0;
    for (const ledger::Recipient* recipient : district.recipients) {
      paper.rows.push_back(
          {.cells = line(++number, *recipient, corrections_of(sent, recipient->id))});
      served += recipient->copies > 0 ? 1 : 0;
    }
    paper.rows.push_back(sum_line(fmt::format("Cộng {}: {} đơn vị", district.name, grouped(served)),
                                  district.copies_count));
    paper.copies_count += district.copies_count;
    all_served += served;
  }
  paper.rows.push_back(
      sum_line(fmt::format("TỔNG CỘNG: {} đơn vị", grouped(all_served)), paper.copies_count));
  if (const std::string shortage = shortage_of(sent); !shortage.empty()) {
    paper.below.push_back(
        fmt::format("Cấp thiếu so với tiêu chuẩn (đã cấp/được cấp): {}.", shortage));
  }
  paper.signatures = {"NGƯỜI LẬP", "THỦ KHO", "PHỤ TRÁCH"};
  return paper;
}

}  // namespace gazette::forms

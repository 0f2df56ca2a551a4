// What goes out of the house: the list of what is posted (bảng kê bưu gửi), the slip of the store
// (phiếu xuất kho), and what comes from the printer (biên bản giao nhận).

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"
#include "gazette/forms/shipment_papers.h"

namespace gazette::forms {
namespace {

using ledger::Channel;

constexpr std::array kChannels = {Channel::post, Channel::courier, Channel::collected};

const std::vector<PaperColumn> kManifestColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 5},
    {.head = "Mã nhận", .width = 8},
    {.head = "Người nhận", .width = 26},
    {.head = "Địa chỉ", .width = 34},
    {.head = "Mã bưu chính", .width = 8},
    {.head = "Bì", .width = 5},
    {.head = "Số bản", .kind = ColumnKind::number, .width = 6},
    {.head = "Khối lượng (g)", .kind = ColumnKind::number, .width = 8},
    {.head = "Số hiệu bưu gửi", .kind = ColumnKind::by_hand, .width = 14},
    {.head = "Cước", .kind = ColumnKind::by_hand, .width = 7}};

/// The columns of form C31-HD (phiếu xuất kho), and room for a note.
const std::vector<PaperColumn> kSlipColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 6, .mark = "A"},
    {.head = "Tên, nhãn hiệu, quy cách", .width = 36, .mark = "B"},
    {.head = "Mã số", .width = 14, .mark = "C"},
    {.head = "Đơn vị tính", .width = 8, .mark = "D"},
    {.head = "Số lượng yêu cầu", .kind = ColumnKind::number, .width = 10, .mark = "1"},
    {.head = "Số lượng thực xuất", .kind = ColumnKind::number, .width = 10, .mark = "2"},
    {.head = "Đơn giá", .kind = ColumnKind::by_hand, .width = 11, .mark = "3"},
    {.head = "Thành tiền", .kind = ColumnKind::by_hand, .width = 12, .mark = "4"},
    {.head = "Ghi chú", .width = 12}};

const std::vector<PaperColumn> kDeliveryColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 7},
    {.head = "Nội dung", .width = 50},
    {.head = "Số bản", .kind = ColumnKind::number, .width = 13},
    {.head = "Ghi chú", .kind = ColumnKind::by_hand, .width = 30}};

std::int64_t copies_by(const std::vector<ledger::Recipient>& recipients, Channel channel) {
  std::int64_t copies = 0;
  for (const ledger::Recipient& recipient : recipients) {
    copies += recipient.channel == channel ? recipient.copies : 0;
  }
  return copies;
}

/// How a recipient gets its copies.
Channel channel_of(const ledger::SentCopies& sent, const std::string& id) {
  const auto found = std::find_if(sent.recipients.begin(), sent.recipients.end(),
                                  [&id](const ledger::Recipient& each) { return each.id == id; });
  return found == sent.recipients.end() ? Channel::courier : found->channel;
}

/// Copies that left the store one way: by the list, or on a later day by claims. What was handed on
/// to a successor had left it before.
std::int64_t copies_from_store(const ledger::SentCopies& sent, Channel channel) {
  if (!is_later(sent)) {
    return copies_by(sent.frozen.recipients, channel);
  }
  std::int64_t copies = 0;
  for (const ledger::ListCorrection& each : sent.corrections) {
    copies += each.kind == "claim" && channel_of(sent, each.recipient) == channel
                  ? static_cast<std::int64_t>(each.sent.size())
                  : 0;
  }
  return copies;
}

/// To how many copies left the store: what was handed on went to its new recipient from another.
std::size_t served_from_store(const ledger::SentCopies& sent) {
  if (!is_later(sent)) {
    return sent.frozen.recipients.size();
  }
  std::set<std::string_view> served;
  for (const ledger::ListCorrection& each : sent.corrections) {
    if (each.kind == "claim") {
      served.insert(each.recipient);
    }
  }
  return served.size();
}

/// "193 bản = bưu điện 126 + văn thư 56 + nhận trực tiếp 11".
std::string channels_equation(const std::vector<ledger::Recipient>& recipients) {
  std::string text;
  std::int64_t copies_count = 0;
  std::string_view sign = " = ";
  for (const Channel channel : kChannels) {
    const std::int64_t copies = copies_by(recipients, channel);
    copies_count += copies;
    text += fmt::format("{}{} {}", sign, ledger::to_text(channel), grouped(copies));
    sign = " + ";
  }
  return fmt::format("{} bản{}", grouped(copies_count), text);
}

/// "209,6".
std::string tenths(double number) {
  const auto scaled = static_cast<std::int64_t>(std::llround(number * 10));
  return fmt::format("{},{}", grouped(scaled / 10), scaled % 10);
}

}  // namespace

Paper post_manifest(const ledger::SentCopies& sent, const Packing& packing, double copy_grams,
                    const model::Publisher& publisher) {
  Paper paper = shipment_paper(
      sent, publisher,
      {.name = "bang-ke-buu-gui", .title = "BẢNG KÊ BƯU GỬI", .number_prefix = "bk"});
  paper.group_head = "Địa bàn";
  paper.columns = kManifestColumns;
  std::int64_t number = 0;
  std::int64_t grams_count = 0;
  for (const Bundle& bundle : pack(sent, packing)) {
    bool is_first = true;
    for (const Parcel& parcel : bundle.parcels) {
      if (parcel.recipient->channel != Channel::post) {
        continue;
      }
      if (is_first) {
        paper.rows.push_back({.kind = PaperRow::Kind::group, .title = bundle.district});
        is_first = false;
      }
      const std::int64_t grams =
          std::llround(parcel.copies() * copy_grams + packing.envelope_grams);
      paper.rows.push_back({.cells = {++number, parcel.recipient->id, parcel.recipient->name,
                                      parcel.recipient->address, parcel.recipient->postal_code,
                                      fmt::format("{}/{}", parcel.number, parcel.count),
                                      std::int64_t{parcel.copies()}, grams, "", ""}});
      paper.copies_count += parcel.copies();
      grams_count += grams;
    }
  }
  paper.rows.push_back(
      {.kind = PaperRow::Kind::sum,
       .title = fmt::format("TỔNG CỘNG: {} bì", grouped(number)),
       .cells = {"", "", "", "", "", "", paper.copies_count, grams_count, "", ""}});
  paper.above.push_back(fmt::format(
      "Nơi gửi: {}. Dịch vụ: {}.",
      publisher.address.empty() ? publisher.office : publisher.office + ", " + publisher.address,
      packing.service.empty() ? "................" : packing.service));
  paper.below.insert(
      paper.below.begin(),
      fmt::format("Một bản nặng {} g, một bì rỗng {} g. {}: {}.", tenths(copy_grams),
                  tenths(packing.envelope_grams),
                  is_later(sent) ? "Gửi sau danh sách, trong ngày" : "Danh sách của số này",
                  channels_equation(sent.recipients)));
  paper.signatures = {"NGƯỜI GỬI", "BƯU ĐIỆN NHẬN"};
  return paper;
}

Paper stock_slip(const ledger::SentCopies& sent, const model::Publisher& publisher) {
  const ledger::Shipment& shipment = sent.frozen;
  Paper paper =
      shipment_paper(sent, publisher,
                     {.name = "phieu-xuat-kho", .title = "PHIẾU XUẤT KHO", .number_prefix = "xk"});
  paper.head = PaperHead::voucher;
  paper.form_code = "C31-HD";
  if (is_later(sent)) {
    paper.journals.clear();
    for (const ledger::ListCorrection& each : sent.corrections) {
      if (each.kind == "claim") {
        paper.journals.push_back(each.reference);
      }
    }
  }
  paper.columns = kSlipColumns;
  std::int64_t number = 0;
  std::int64_t asked_count = 0;
  const auto add_line = [&](std::string_view how, std::int64_t asked, std::int64_t copies) {
    if (asked > 0 || copies > 0) {
      const std::string note =
          asked > copies ? fmt::format("thiếu {}", grouped(asked - copies)) : std::string();
      paper.rows.push_back(
          {.cells = {++number,
                     fmt::format("Công báo số {}: {}", model::printed_number(shipment.issue), how),
                     model::to_text(shipment.issue), "bản", asked, copies, "", "", note}});
      paper.copies_count += copies;
      asked_count += asked;
    }
  };
  for (const Channel channel : kChannels) {
    const std::int64_t copies = copies_from_store(sent, channel);
    add_line(ledger::to_text(channel), is_later(sent) ? copies : copies_by(sent.entitled, channel),
             copies);
  }
  const std::int64_t copies = paper.copies_count;
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = "CỘNG",
                        .cells = {"", "", "", "", asked_count, copies, "", "", ""}});
  paper.above = {
      "Họ và tên người nhận hàng: ............................ Địa chỉ (bộ phận): "
      "............................",
      fmt::format("Lý do xuất kho: {}, {} đơn vị nhận.",
                  is_later(sent) ? "cấp bù bản chưa đến, hỏng, thiếu trang, nhầm số hoặc cấp thiếu"
                                 : "phát hành theo danh sách cấp phát",
                  grouped(static_cast<std::int64_t>(served_from_store(sent)))),
      "Xuất tại kho (ngăn lô): ............................ Địa điểm: "
      "............................"};
  paper.below.emplace_back(
      "Tổng số tiền (viết bằng chữ): ........................................");
  paper.below.emplace_back("Số chứng từ gốc kèm theo: ........................................");
  paper.signatures = {"NGƯỜI LẬP", "NGƯỜI NHẬN HÀNG", "THỦ KHO", "KẾ TOÁN TRƯỞNG",
                      "THỦ TRƯỞNG ĐƠN VỊ"};
  return paper;
}

Paper delivery_protocol(const ledger::IssueCopies& copies,
                        const std::vector<ledger::PrintDelivery>& deliveries,
                        const model::Publisher& publisher, const std::string& printer) {
  const std::int64_t good = copies.printed - copies.spoiled;
  const std::int64_t ordered = copies.ordered;
  Paper paper = {
      .name = "bien-ban-giao-nhan",
      .title = "BIÊN BẢN GIAO NHẬN CÔNG BÁO IN",
      .subtitle = fmt::format("{}\nSố {}, {}", publisher.name, model::printed_number(copies.number),
                              to_vietnamese(copies.date)),
      .number = "gn-" + model::folder_name(copies.number),
      .copies_count = good,
      .columns = kDeliveryColumns};
  std::string parts;
  for (const ledger::PrintDelivery& each : deliveries) {
    paper.date = paper.as_of = std::max(paper.as_of, each.date);
    paper.known_at = std::max(paper.known_at, each.entered);
    paper.journals.push_back(each.reference);
    parts += fmt::format("{}{}: dùng được {}, hỏng {}", parts.empty() ? "" : "; ",
                         short_date(each.date), grouped(each.good), grouped(each.spoiled));
  }
  const std::pair<std::string_view, std::int64_t> lines[] = {
      {"Đặt in", ordered},
      {"Giao, dùng được", good},
      {"Giao, hỏng", copies.spoiled},
      {good < ordered ? "Thiếu so với đặt in" : "Thừa so với đặt in",
       good < ordered ? ordered - good : good - ordered}};
  std::int64_t number = 0;
  for (const auto& [title, count] : lines) {
    paper.rows.push_back({.cells = {++number, std::string(title), count, ""}});
  }
  paper.above.push_back(fmt::format("Bên giao: {}. Bên nhận: {}.",
                                    printer.empty() ? "................................" : printer,
                                    publisher.office));
  paper.above.push_back(
      fmt::format("{}: {}.", deliveries.size() == 1 ? "Ngày giao" : "Các lần giao", parts));
  paper.below = {
      "Kiểm tra mẫu, lật từng trang 5 bản chọn ngẫu nhiên: đủ trang ........; đúng thứ "
      "tự ........; rõ chữ ........; đóng, xén ........",
      "Lỗi ghi nhận: ..............................................................",
      "Hai bên thống nhất số liệu trên; biên bản lập thành hai bản, mỗi bên giữ một "
      "bản."};
  paper.signatures = {"ĐẠI DIỆN BÊN GIAO", "ĐẠI DIỆN BÊN NHẬN"};
  paper.head = PaperHead::national;
  return paper;
}

}  // namespace gazette::forms

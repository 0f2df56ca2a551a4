// The order to the printer (phiếu đặt in).

#include <fmt/format.h>

#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"

namespace gazette::forms {
namespace {

using model::Alignment;

/// A length in millimetres with at most one decimal, as people write it: "210", "297", "3,5".
std::string millimetres_text(Length length) {
  // One millimetre is 72/25.4 points; a half is added to round to the nearest tenth.
  constexpr std::int64_t kScaledTimes254 = 72 * kScaledPerPoint;
  const std::int64_t tenths = (length.scaled * 254 + kScaledTimes254 / 2) / kScaledTimes254;
  return tenths % 10 == 0 ? fmt::format("{}", tenths / 10)
                          : fmt::format("{},{}", tenths / 10, tenths % 10);
}

std::string binding_text(Binding binding) {
  switch (binding) {
    case Binding::saddle:
      return "đóng lồng, ghim giữa gáy";
    case Binding::perfect:
      return "vào bìa keo gáy";
  }
  return "vào bìa keo gáy";
}

void add_line(model::Table& table, std::string_view label, std::string value) {
  model::Row row;
  row.cells.push_back(cell(std::string(label), Alignment::left, model::kBold));
  row.cells.push_back(cell(std::move(value)));
  table.rows.push_back(std::move(row));
}

model::Table details(const PrintTicket& ticket, const model::Publisher& publisher) {
  const model::IssueNumber& issue = ticket.order.issue;
  model::Table table = {.columns_count = 2, .widths = {30, 70}};
  add_line(table, "Ấn phẩm", publisher.name);
  add_line(table, "Số Công báo",
           fmt::format("{} (năm {})", model::printed_number(issue), issue.year));
  add_line(table, "Ngày Công báo", short_date(ticket.issue_date));
  add_line(table, "Số phiếu", ticket.order.reference);
  add_line(table, "Ngày đặt in", short_date(ticket.order.date));
  add_line(table, "Nơi in", publisher.printer);
  add_line(table, "Số lượng", fmt::format("{} bản", grouped(ticket.order.copies)));
  add_line(table, "Số trang ruột", fmt::format("{} trang", grouped(ticket.pages_count)));
  add_line(table, "Khổ thành phẩm",
           fmt::format("{} × {} mm", millimetres_text(ticket.trim_width),
                       millimetres_text(ticket.trim_height)));
  add_line(table, "Cách đóng (đề xuất)", binding_text(binding_for(ticket.pages_count)));
  return table;
}

/// File names with their hashes, each hash in two halves so that it fits a column.
model::Table files_table(const std::vector<TicketFile>& files) {
  constexpr std::size_t kHalf = 32;
  model::Table table = {.columns_count = 3, .widths = {8, 40, 52}};
  table.rows.push_back(heading_row({"STT", "Tệp in", "SHA-256"}));
  int number = 0;
  for (const TicketFile& file : files) {
    model::Row row;
    row.cells.push_back(cell(fmt::format("{}", ++number), Alignment::center));
    row.cells.push_back(cell(file.name));
    const std::string hash = file.sha256.size() > kHalf
                                 ? file.sha256.substr(0, kHalf) + "\n" + file.sha256.substr(kHalf)
                                 : file.sha256;
    row.cells.push_back(cell(hash));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Binding binding_for(int pages_count) {
  return pages_count <= kSaddlePagesMax ? Binding::saddle : Binding::perfect;
}

typeset::Form print_order(const PrintTicket& ticket, const model::Publisher& publisher) {
  typeset::Form form = {.running_head = fmt::format("Phiếu đặt in {}", ticket.order.reference)};
  form.blocks.push_back(block("form_text", paragraph(publisher.office)));
  form.blocks.push_back(block("form_title", paragraph("PHIẾU ĐẶT IN")));
  form.blocks.push_back(
      block("form_subtitle", paragraph(fmt::format("{}\nSố {}, {}", publisher.name,
                                                   model::printed_number(ticket.order.issue),
                                                   to_vietnamese(ticket.issue_date)))));
  form.blocks.push_back(block("form_table", details(ticket, publisher)));
  if (!ticket.files.empty()) {
    form.blocks.push_back(block(
        "form_text", paragraph("Nhà in đối chiếu mã SHA-256 của tệp nhận được trước khi in.")));
    form.blocks.push_back(block("form_table", files_table(ticket.files)));
  }
  form.blocks.push_back(block("form_text", paragraph(fmt::format("{}, {}", publisher.place,
                                                                 to_vietnamese(ticket.order.date)),
                                                     Alignment::right, model::kItalic)));
  form.blocks.push_back(signatures({"ĐẠI DIỆN NHÀ IN", "NGƯỜI LẬP PHIẾU", "PHỤ TRÁCH"}));
  return form;
}

}  // namespace gazette::forms

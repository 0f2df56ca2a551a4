// The ticket to the printer (phiếu đặt in) as a paper to sign.

#include <fmt/format.h>

#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"
#include "gazette/forms/print_words.h"

namespace gazette::forms {
namespace {

using model::Alignment;

/// The first digits of a file's content hash, as its slug shows them.
constexpr std::size_t kDigitsShown = 8;

void add_line(model::Table& table, std::string_view label, std::string value) {
  model::Row row;
  row.cells.push_back(cell(std::string(label), Alignment::left, model::kBold));
  row.cells.push_back(cell(std::move(value)));
  table.rows.push_back(std::move(row));
}

std::string due_words(Date due) {
  constexpr std::string_view kDays[] = {"thứ Hai", "thứ Ba",  "thứ Tư",  "thứ Năm",
                                        "thứ Sáu", "thứ Bảy", "Chủ nhật"};
  return fmt::format("{} ({})", short_date(due), kDays[weekday(due) - 1]);
}

std::string copies_words(const PrintJob& job, const ledger::PrintTicket& ticket) {
  return fmt::format("{} bản; nhận ít nhất {}, nhiều nhất {} bản", grouped(ticket.copies),
                     grouped(job.copies_least), grouped(job.copies_most));
}

std::string cover_line(const model::Printer& printer) {
  const std::string cover = cover_words(printer.cover);
  return cover.empty() ? "không có bìa riêng" : with_paper(cover, printer.cover_paper);
}

model::Table details(const PrintJob& job, const ledger::PrintTicket& ticket,
                     const ledger::PrintTicket* former) {
  const model::Printer& printer = job.printer;
  model::Table table = {.columns_count = 2, .widths = {24, 76}};
  add_line(table, "Số phiếu",
           fmt::format("{}, đặt ngày {}", ticket.reference, short_date(job.order_date)));
  add_line(table, "Lần", fmt::format("{}, ngày {}", ticket.revision, short_date(ticket.date)));
  if (former != nullptr) {
    add_line(table, fmt::format("Đổi so với lần {}", former->revision),
             fmt::format("{}", fmt::join(ticket_changes(*former, ticket), "; ")));
  }
  add_line(table, "Nơi in", printer.name);
  add_line(table, "Ngày giao", due_words(ticket.due));
  add_line(table, "Số lượng", copies_words(job, ticket));
  add_line(table, "Khổ thành phẩm",
           fmt::format("{}; tràn lề trên, ngoài, dưới, trong: {}", trim_words(job),
                       bleed_words(printer)));
  add_line(table, "Ruột",
           with_paper(fmt::format("{} trang, in hai mặt, {}", grouped(job.pages_count),
                                  body_colour_words(printer)),
                      printer.paper));
  if (!job.blank_folios.empty()) {
    add_line(table, "Trang trống",
             fmt::format("trang {}: để trống có chủ ý", folio_words(job.blank_folios)));
  }
  add_line(table, "Bìa", cover_line(printer));
  add_line(table, "Cách đóng", binding_words(job));
  add_line(table, "Điều kiện in",
           fmt::format("{}; tổng lượng mực nhiều nhất {} %", printer.condition,
                       printer.ink_percent_most));
  return table;
}

/// File names with their hashes, each hash in two halves so that it fits a column.
model::Table files_table(const std::vector<ledger::TicketFile>& files) {
  constexpr std::size_t kHalf = 32;
  model::Table table = {.columns_count = 4, .widths = {7, 21, 24, 48}};
  table.rows.push_back(heading_row({"STT", "Tệp in", "Lần · mã nội dung", "SHA-256"}));
  int number = 0;
  for (const ledger::TicketFile& file : files) {
    model::Row row;
    row.cells.push_back(cell(fmt::format("{}", ++number), Alignment::center));
    row.cells.push_back(cell(package_name(file)));
    row.cells.push_back(cell(
        fmt::format("lần {} · {}", file.revision, file.content_sha256.substr(0, kDigitsShown))));
    row.cells.push_back(cell(file.sha256.substr(0, kHalf) + "\n" + file.sha256.substr(kHalf)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

void add_files(const PrintJob& job, const ledger::PrintTicket& ticket, typeset::Form& form) {
  if (ticket.files.empty()) {
    return;
  }
  // The line of words stands among the marks of the foot or the head.
  const auto& [top, outer, bottom, inner] = job.printer.marks;
  const bool has_slug = top || bottom;
  form.blocks.push_back(
      block("form_text",
            paragraph(fmt::format("Nhà in đối chiếu mã SHA-256 của tệp nhận được trước khi in{}.",
                                  has_slug ? "; lần và mã nội dung có ở mép tờ in" : ""))));
  form.blocks.push_back(block("form_table", files_table(ticket.files)));
}

}  // namespace

typeset::Form print_ticket(const PrintJob& job, const ledger::PrintTicket& ticket,
                           const ledger::PrintTicket* former, const model::Publisher& publisher) {
  typeset::Form form = {.running_head = fmt::format("Phiếu đặt in {}", ticket.reference)};
  form.blocks.push_back(block("form_text", paragraph(publisher.office)));
  form.blocks.push_back(block("form_title", paragraph("PHIẾU ĐẶT IN")));
  form.blocks.push_back(block(
      "form_subtitle",
      paragraph(fmt::format("{}\nSố {}, {}", publisher.name, model::printed_number(ticket.issue),
                            to_vietnamese(job.issue_date)))));
  form.blocks.push_back(block("form_table", details(job, ticket, former)));
  add_files(job, ticket, form);
  form.blocks.push_back(block(
      "form_text", paragraph(fmt::format("{}, {}", publisher.place, to_vietnamese(ticket.date)),
                             Alignment::right, model::kItalic)));
  form.blocks.push_back(signatures({"ĐẠI DIỆN NHÀ IN", "NGƯỜI LẬP PHIẾU", "PHỤ TRÁCH"}));
  return form;
}

}  // namespace gazette::forms

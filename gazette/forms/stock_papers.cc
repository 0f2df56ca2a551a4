// The store on paper: the card of an issue (thẻ kho), and what a count of the shelf found (biên bản
// kiểm kê).

#include <fmt/format.h>

#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"

namespace gazette::forms {
namespace {

const std::vector<PaperColumn> kCardColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 6},
    {.head = "Ngày", .width = 12},
    {.head = "Chứng từ", .width = 32},
    {.head = "Diễn giải", .width = 32},
    {.head = "Nhập", .kind = ColumnKind::number, .width = 9},
    {.head = "Xuất", .kind = ColumnKind::number, .width = 9},
    {.head = "Tồn", .kind = ColumnKind::number, .width = 9}};

const std::vector<PaperColumn> kCountColumns = {
    {.head = "STT", .kind = ColumnKind::number, .width = 6},
    {.head = "Tên, quy cách", .width = 26},
    {.head = "Mã số", .width = 13},
    {.head = "ĐVT", .width = 7},
    {.head = "Tồn sổ sách", .kind = ColumnKind::number, .width = 10},
    {.head = "Tồn thực tế", .kind = ColumnKind::number, .width = 10},
    {.head = "Chênh lệch", .kind = ColumnKind::number, .width = 10},
    {.head = "Nguyên nhân", .width = 20},
    {.head = "Cách xử lý", .kind = ColumnKind::by_hand, .width = 16}};

/// What a journal of this kind did to the store, into it or out of it.
std::string_view event_text(std::string_view kind, bool is_into) {
  if (kind == "print_run") {
    return "nhập từ nhà in";
  }
  if (kind == "shipment") {
    return "xuất phát hành";
  }
  if (kind == "claim") {
    return "xuất cấp bù";
  }
  if (kind == "stock_count") {
    return "điều chỉnh theo kiểm kê";
  }
  if (kind == "reversal") {
    return is_into ? "hủy bút toán, nhập lại" : "hủy bút toán, xuất lại";
  }
  return is_into ? "nhập lại bản hoàn" : "xuất để lưu, nộp lưu chiểu hoặc hủy";
}

/// Reasons of claims are words of the tables; others are the clerk's own.
std::string reason_text(const ledger::StockLine& line) {
  const auto claimed = line.kind == "claim" ? ledger::claim_reason_from(line.reason) : std::nullopt;
  return claimed ? std::string(ledger::to_text(*claimed)) : line.reason;
}

/// What the count found, in words.
std::string difference_text(const ledger::CountedStock& counted) {
  const int difference = counted.counted - counted.booked;
  if (difference == 0) {
    return "Số thực tế khớp với sổ sách.";
  }
  if (difference < 0) {
    return fmt::format("Thực tế thiếu {} bản so với sổ sách; đã ghi giảm theo {}.",
                       grouped(-difference), counted.reference);
  }
  return fmt::format(
      "Thực tế thừa {} bản so với sổ sách{}; đã ghi tăng theo {}.", grouped(difference),
      counted.surplus > 0
          ? fmt::format(", trong đó {} bản thừa chưa rõ nguồn", grouped(counted.surplus))
          : std::string(),
      counted.reference);
}

Paper store_paper(const StoredIssue& issue, std::string_view number_prefix,
                  const model::Publisher& publisher) {
  return {.subtitle = fmt::format("{}\nSố {}, {}", publisher.name,
                                  model::printed_number(issue.number), to_vietnamese(issue.date)),
          .number = fmt::format("{}-{}", number_prefix, model::folder_name(issue.number)),
          .date = issue.as_of,
          .as_of = issue.as_of,
          .known_at = issue.known_at};
}

}  // namespace

Paper stock_card(const StoredIssue& issue, const std::vector<ledger::StockLine>& lines,
                 const model::Publisher& publisher) {
  Paper paper = store_paper(issue, "tk", publisher);
  paper.name = "the-kho";
  paper.title = "THẺ KHO";
  paper.columns = kCardColumns;
  std::int64_t number = 0;
  std::int64_t in_count = 0;
  std::int64_t out_count = 0;
  for (const ledger::StockLine& line : lines) {
    const std::int64_t in = line.copies > 0 ? line.copies : 0;
    const std::int64_t out = line.copies < 0 ? -line.copies : 0;
    const std::string reason = reason_text(line);
    paper.rows.push_back({.cells = {++number, short_date(line.date), line.reference,
                                    fmt::format("{}{}{}", event_text(line.kind, in > 0),
                                                reason.empty() ? "" : ": ", reason),
                                    in, out, std::int64_t{line.balance}}});
    paper.journals.push_back(line.reference);
    in_count += in;
    out_count += out;
  }
  paper.copies_count = in_count - out_count;
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = "CỘNG",
                        .cells = {"", "", "", "", in_count, out_count, paper.copies_count}});
  paper.signatures = {"NGƯỜI LẬP", "THỦ KHO", "PHỤ TRÁCH"};
  return paper;
}

Paper count_protocol(const StoredIssue& issue, const ledger::CountedStock& counted,
                     const model::Publisher& publisher) {
  Paper paper = store_paper(issue, "kk", publisher);
  paper.name = "bien-ban-kiem-ke-" + to_iso(counted.date);
  paper.title = "BIÊN BẢN KIỂM KÊ CÔNG BÁO TRONG KHO";
  paper.number += "-" + to_iso(counted.date);
  paper.columns = kCountColumns;
  paper.is_of_day = true;
  if (!counted.reference.empty()) {
    paper.journals = {counted.reference};
  }
  const std::int64_t in_truth = counted.counted;
  const std::int64_t difference = counted.counted - counted.booked;
  paper.rows.push_back(
      {.cells = {std::int64_t{1},
                 fmt::format("Công báo số {}", model::printed_number(issue.number)),
                 model::to_text(issue.number), "bản", std::int64_t{counted.booked}, in_truth,
                 difference, counted.reason, ""}});
  paper.copies_count = in_truth;
  paper.above = {fmt::format("Thời điểm kiểm kê: {}. Tổ kiểm kê gồm:", to_vietnamese(counted.date)),
                 "1. .............................................. Chức vụ: "
                 "..............................",
                 "2. .............................................. Chức vụ: "
                 ".............................."};
  paper.below = {difference_text(counted),
                 "Ý kiến của tổ kiểm kê: "
                 ".............................................................."};
  paper.signatures = {"TỔ KIỂM KÊ", "THỦ KHO", "KẾ TOÁN", "PHỤ TRÁCH"};
  paper.head = PaperHead::national;
  return paper;
}

}  // namespace gazette::forms

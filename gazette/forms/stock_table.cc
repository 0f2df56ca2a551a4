// Where the copies of issues are (cân đối bản in), for the terminal and for other programs.

#include <array>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"
#include "gazette/forms/text_table.h"

namespace gazette::forms {
namespace {

/// A place of copies: its name for programs, its head in a table, its figure.
struct Column {
  std::string_view name = {};
  std::string_view head = {};
  int ledger::IssueCopies::* copies = nullptr;
};

/// What was printed and what a count found over it, and the places whose sum they are.
constexpr std::array<Column, 11> kColumns = {{
    {"printed", "Đã in", &ledger::IssueCopies::printed},
    {"surplus", "Thừa", &ledger::IssueCopies::surplus},
    {"spoiled", "Hỏng", &ledger::IssueCopies::spoiled},
    {"stock", "Tồn", &ledger::IssueCopies::in_stock},
    {"transit", "Đang gửi", &ledger::IssueCopies::in_transit},
    {"received", "Đã nhận", &ledger::IssueCopies::received},
    {"archive", "Lưu", &ledger::IssueCopies::archived},
    {"deposit", "Lưu chiểu", &ledger::IssueCopies::deposited},
    {"returned", "Hoàn", &ledger::IssueCopies::returned},
    {"lost", "Mất", &ledger::IssueCopies::lost},
    {"scrapped", "Hủy", &ledger::IssueCopies::scrapped},
}};

ledger::IssueCopies sum_of(const std::vector<ledger::IssueCopies>& issues) {
  ledger::IssueCopies sum;
  for (const ledger::IssueCopies& issue : issues) {
    for (const Column& column : kColumns) {
      sum.*column.copies += issue.*column.copies;
    }
  }
  return sum;
}

TextRow row_of(std::string title, const ledger::IssueCopies& copies) {
  TextRow row = {std::move(title)};
  for (const Column& column : kColumns) {
    row.push_back(grouped(copies.*column.copies));
  }
  return row;
}

nlohmann::ordered_json json_of(const ledger::IssueCopies& copies) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const Column& column : kColumns) {
    json[std::string(column.name)] = copies.*column.copies;
  }
  return json;
}

}  // namespace

std::string stock_text(const std::vector<ledger::IssueCopies>& issues) {
  if (issues.empty()) {
    return "Chưa cấp số nào.\n";
  }
  TextRow head = {"Số"};
  for (const Column& column : kColumns) {
    head.emplace_back(column.head);
  }
  std::vector<TextRow> rows = {std::move(head)};
  for (const ledger::IssueCopies& issue : issues) {
    rows.push_back(row_of(model::printed_number(issue.number), issue));
  }
  rows.push_back(row_of("Cộng", sum_of(issues)));
  return aligned(rows, {.first = 1, .last = kColumns.size()});
}

std::string stock_json(const std::vector<ledger::IssueCopies>& issues) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const ledger::IssueCopies& issue : issues) {
    nlohmann::ordered_json row = {{"issue", model::to_text(issue.number)}};
    row.update(json_of(issue));
    list.push_back(std::move(row));
  }
  const nlohmann::ordered_json stock = {{"issues", list}, {"totals", json_of(sum_of(issues))}};
  return stock.dump(2) + "\n";
}

}  // namespace gazette::forms

// The list that recipients sign (danh sách cấp phát).

#include <algorithm>

#include <fmt/format.h>

#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"

namespace gazette::forms {
namespace {

using model::Alignment;

constexpr std::uint16_t kColumnsCount = 8;
constexpr std::uint16_t kColumnsBeforeCopies = 4;
constexpr std::uint16_t kColumnsAfterCopies = 3;

/// Relative widths of the columns: an address is long, a hand needs room to sign.
const std::vector<std::uint32_t> kWidths = {11, 15, 37, 42, 15, 19, 28, 13};

/// Digits of the hash that people compare; a wrong list has the same ones once in 281 billion.
constexpr std::size_t kShortHashDigits = 12;

/// The recipients of one district, in the order of the list.
struct Group {
  std::string district = {};
  std::vector<const ledger::Recipient*> recipients = {};
  int copies_count = 0;
};

/// Groups by the order in which districts first appear.
std::vector<Group> group_by_district(const std::vector<ledger::Recipient>& recipients) {
  std::vector<Group> groups;
  for (const ledger::Recipient& recipient : recipients) {
    const auto found = std::find_if(groups.begin(), groups.end(), [&recipient](const Group& group) {
      return group.district == recipient.district;
    });
    Group& group = found == groups.end() ? groups.emplace_back() : *found;
    group.district = recipient.district;
    group.recipients.push_back(&recipient);
    group.copies_count += recipient.copies;
  }
  return groups;
}

model::Row line(int number, const ledger::Recipient& recipient) {
  model::Row row;
  row.cells.push_back(cell(fmt::format("{}", number), Alignment::center));
  row.cells.push_back(cell(recipient.id));
  row.cells.push_back(cell(recipient.name));
  row.cells.push_back(cell(recipient.address));
  row.cells.push_back(cell(grouped(recipient.copies), Alignment::right));
  row.cells.push_back(cell(std::string(ledger::to_text(recipient.channel))));
  row.cells.push_back(cell(""));
  row.cells.push_back(cell(recipient.note));
  return row;
}

model::Row sum_line(std::string title, int copies_count) {
  model::Row row;
  row.cells.push_back(
      spanning(cell(std::move(title), Alignment::right, model::kBold), kColumnsBeforeCopies));
  row.cells.push_back(cell(grouped(copies_count), Alignment::right, model::kBold));
  row.cells.push_back(spanning(cell(""), kColumnsAfterCopies));
  return row;
}

model::Table list_table(const ledger::Shipment& shipment) {
  model::Table table = {.columns_count = kColumnsCount, .widths = kWidths};
  table.rows.push_back(heading_row(
      {"STT", "Mã nhận", "Đơn vị nhận", "Địa chỉ", "Số lượng", "Hình thức", "Ký nhận", "Ghi chú"}));
  int number = 0;
  for (const Group& group : group_by_district(shipment.recipients)) {
    const std::string district = group.district.empty() ? "Đơn vị khác" : group.district;
    model::Row title;
    title.cells.push_back(spanning(cell(district, Alignment::left, model::kBold), kColumnsCount));
    table.rows.push_back(std::move(title));
    for (const ledger::Recipient* recipient : group.recipients) {
      table.rows.push_back(line(++number, *recipient));
    }
    table.rows.push_back(
        sum_line(fmt::format("Cộng {}: {} đơn vị", district,
                             grouped(static_cast<std::int64_t>(group.recipients.size()))),
                 group.copies_count));
  }
  table.rows.push_back(
      sum_line(fmt::format("TỔNG CỘNG: {} đơn vị",
                           grouped(static_cast<std::int64_t>(shipment.recipients.size()))),
               shipment.copies_count));
  return table;
}

void append_field(std::string& csv, std::string_view field) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  std::string text(field);
  if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) {
    text.insert(0, 1, '\'');
  }
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    csv += text;
    return;
  }
  csv += '"';
  for (const char each : text) {
    csv += each;
    if (each == '"') {
      csv += '"';
    }
  }
  csv += '"';
}

}  // namespace

typeset::Form recipient_list(const ledger::Shipment& shipment, const model::Publisher& publisher) {
  const std::string number = model::printed_number(shipment.issue);
  typeset::Form form = {.running_head = fmt::format("Danh sách cấp phát Công báo số {} ngày {}",
                                                    number, short_date(shipment.issue_date))};
  form.blocks.push_back(block("form_text", paragraph(publisher.office)));
  form.blocks.push_back(block("form_title", paragraph("DANH SÁCH CẤP PHÁT CÔNG BÁO")));
  form.blocks.push_back(
      block("form_subtitle", paragraph(fmt::format("{}\nSố {}, {}", publisher.name, number,
                                                   to_vietnamese(shipment.issue_date)))));
  form.blocks.push_back(
      block("form_text",
            paragraph(fmt::format(
                "Danh sách tính đến {}; {} đơn vị nhận, {} bản; số danh sách {}; mã kiểm tra {}.",
                to_vietnamese(shipment.date),
                grouped(static_cast<std::int64_t>(shipment.recipients.size())),
                grouped(shipment.copies_count), shipment.reference,
                shipment.list_sha256.substr(0, kShortHashDigits)))));
  form.blocks.push_back(block("form_table", list_table(shipment)));
  form.blocks.push_back(
      block("form_text",
            paragraph(fmt::format("{}, ngày ..... tháng ..... năm .........", publisher.place),
                      Alignment::right, model::kItalic)));
  form.blocks.push_back(signatures({"NGƯỜI LẬP", "THỦ KHO", "PHỤ TRÁCH"}));
  return form;
}

std::string recipient_csv(const ledger::Shipment& shipment) {
  constexpr std::string_view kLineEnd = "\r\n";
  std::string csv = "\xEF\xBB\xBF";
  csv += "id,name,kind,district,address,copies,channel,basis,official_code,note";
  csv += kLineEnd;
  for (const ledger::Recipient& recipient : shipment.recipients) {
    const std::string copies = fmt::format("{}", recipient.copies);
    const std::string_view fields[] = {recipient.id,
                                       recipient.name,
                                       recipient.kind,
                                       recipient.district,
                                       recipient.address,
                                       copies,
                                       ledger::to_text(recipient.channel),
                                       recipient.basis,
                                       recipient.official_code,
                                       recipient.note};
    bool is_first = true;
    for (const std::string_view field : fields) {
      csv += is_first ? "" : ",";
      is_first = false;
      append_field(csv, field);
    }
    csv += kLineEnd;
  }
  return csv;
}

}  // namespace gazette::forms

// Reports of recipients: what one of them had in a year, and who they are on a day.

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/forms/parts.h"
#include "gazette/forms/report_parts.h"
#include "gazette/forms/reports.h"

namespace gazette::forms {
namespace {

/// What happened, in the words of an office.
std::string words_of(const ledger::CopyEvent& event) {
  struct Words {
    std::string_view kind = {};
    std::string_view text = {};
  };
  constexpr std::array kWords = {Words{"shipment", "gửi theo danh sách"},
                                 Words{"receipt", "ký nhận"},
                                 Words{"claim", "cấp bù"},
                                 Words{"return", "hoàn"},
                                 Words{"reversal shipment", "hủy danh sách đã gửi"},
                                 Words{"reversal receipt", "hủy biên nhận"},
                                 Words{"reversal claim", "hủy cấp bù"},
                                 Words{"reversal return", "hủy hoàn"}};
  const auto* const found = std::find_if(
      kWords.begin(), kWords.end(), [&](const Words& each) { return each.kind == event.kind; });
  std::string text(found == kWords.end() ? std::string_view(event.kind) : found->text);
  if (event.kind == "return" && !event.person.empty()) {
    text = event.recipient == event.person ? "nhận bản chuyển tiếp" : "chuyển cho " + event.person;
  }
  if (event.found != 0) {
    text += ", bản đã báo chưa nhận đến sau";
  }
  const std::string reason = ledger::reason_text(event.reason);
  const std::string person = event.kind == "receipt" ? event.person : std::string();
  if (!reason.empty() || !person.empty()) {
    text += fmt::format(" ({}{}{})", reason, reason.empty() || person.empty() ? "" : "; ", person);
  }
  return text;
}

}  // namespace

Paper report_paper(const ReportMaterial& material, std::string name, std::string title) {
  return {.name = std::move(name) + material.suffix,
          .title = std::move(title),
          .subtitle = material.publisher.name,
          .is_of_day = material.is_of_day,
          .date = material.date,
          .as_of = material.as_of,
          .known_at = material.known_at,
          .signatures = {"NGƯỜI LẬP", "PHỤ TRÁCH"},
          .head = PaperHead::national,
          .receivers = {"..............................", "Lưu: VT"}};
}

Paper recipients_annex(const ReportMaterial& material,
                       const std::vector<ledger::Recipient>& recipients, Date day) {
  Paper paper = report_paper(material, fmt::format("bao-cao-{}-noi-nhan", material.year.year),
                             fmt::format("DANH SÁCH NƠI NHẬN CÔNG BÁO TẠI {}", short_date(day)));
  paper.number = fmt::format("bc-{}-pl{}", material.year.year, material.suffix);
  paper.as_of = day;
  paper.columns = {{.head = "STT", .kind = ColumnKind::number, .width = 6},
                   {.head = "Mã nhận", .width = 9},
                   {.head = "Đơn vị nhận", .width = 30},
                   {.head = "Địa bàn", .width = 18},
                   {.head = "Địa chỉ", .width = 34},
                   {.head = "Hình thức", .width = 14},
                   {.head = "Số bản", .kind = ColumnKind::number, .width = 8}};
  std::int64_t number = 0;
  for (const ledger::Recipient& each : recipients) {
    paper.rows.push_back(
        {.cells = {++number, each.id, each.name, each.district, each.address,
                   std::string(ledger::to_text(each.channel)), std::int64_t{each.copies}}});
    paper.copies_count += each.copies;
  }
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = fmt::format("CỘNG: {} đơn vị", grouped(number)),
                        .cells = {"", "", "", "", "", "", paper.copies_count}});
  paper.above.push_back(
      fmt::format("Phụ lục kèm theo báo cáo bc-{}{}.", material.year.year, material.suffix));
  return paper;
}

Paper recipient_report(const ReportMaterial& material, std::string_view recipient,
                       std::string_view name, const std::vector<ledger::CopyEvent>& events) {
  const int year = material.year.year;
  const std::string file_name = base_name_of(recipient);
  // "nn" keeps the recipient 09 from the report of September, and of the annex.
  Paper paper = report_paper(material, fmt::format("bao-cao-{}-nn-{}", year, file_name),
                             fmt::format("BÁO CÁO CẤP PHÁT CÔNG BÁO NĂM {}", year));
  paper.number = fmt::format("bc-{}-nn-{}{}", year, file_name, material.suffix);
  paper.subtitle = fmt::format("{}\n{} {}", material.publisher.name, recipient, name);
  paper.columns = {{.head = "Số", .width = 10},
                   {.head = "Ngày", .width = 12},
                   {.head = "Nội dung", .width = 34},
                   {.head = "Chứng từ", .width = 34},
                   {.head = "Gửi", .kind = ColumnKind::number, .width = 8},
                   {.head = "Rút", .kind = ColumnKind::number, .width = 8},
                   {.head = "Ký nhận", .kind = ColumnKind::number, .width = 9}};
  std::int64_t sent = 0;
  std::int64_t gone = 0;
  std::int64_t acknowledged = 0;
  std::set<model::IssueNumber> issues;
  for (const ledger::CopyEvent& each : events) {
    paper.rows.push_back({.cells = {model::printed_number(each.issue), short_date(each.date),
                                    words_of(each), each.reference, std::int64_t{each.sent},
                                    std::int64_t{each.gone}, std::int64_t{each.acknowledged}}});
    sent += each.sent;
    gone += each.gone;
    acknowledged += each.acknowledged;
    issues.insert(each.issue);
    paper.journals.push_back(each.reference);
  }
  paper.copies_count = sent - gone;
  paper.above.push_back(
      fmt::format("{} kỳ; đã gửi {} bản, rút {} bản (hoàn, mất, hỏng, chuyển đi); còn {} = đã ký "
                  "nhận {} + chưa "
                  "ký nhận {}.",
                  grouped(static_cast<std::int64_t>(issues.size())), grouped(sent), grouped(gone),
                  grouped(paper.copies_count), grouped(acknowledged),
                  grouped(paper.copies_count - acknowledged)));
  paper.rows.push_back({.kind = PaperRow::Kind::sum,
                        .title = "CỘNG",
                        .cells = {"", "", "", "", sent, gone, acknowledged}});
  return paper;
}

}  // namespace gazette::forms

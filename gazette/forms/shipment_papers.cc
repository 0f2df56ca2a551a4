#include "gazette/forms/shipment_papers.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/forms/parts.h"
#include "gazette/model/issue.h"

namespace gazette::forms {
namespace {

constexpr std::string_view kNoDistrict = "Đơn vị khác";

/// "bản 1, 2"; "1 bản" where they are not told apart.
std::string pieces_text(const std::vector<int>& pieces) {
  const bool is_told = std::find(pieces.begin(), pieces.end(), 0) == pieces.end();
  return is_told ? fmt::format("bản {}", fmt::join(pieces, ", "))
                 : fmt::format("{} bản", pieces.size());
}

/// In the words of the recipient `whose`: of copies handed on, who gave them or who took them.
std::string text_of(const ledger::ListCorrection& correction, std::string_view whose) {
  const std::string when =
      fmt::format(" ngày {} ({})", short_date(correction.date), correction.reason);
  if (!correction.found.empty()) {
    return fmt::format("{} {} đến sau ngày {} (đã báo chưa nhận, đã cấp bù theo {})",
                       correction.kind == "receipt" ? "nhận" : "hoàn",
                       pieces_text(correction.found), short_date(correction.date),
                       correction.claim);
  }
  if (correction.kind == "claim") {
    return fmt::format("cấp bù {}{}{}", pieces_text(correction.sent),
                       correction.gone.empty() ? "" : " thay " + pieces_text(correction.gone),
                       when);
  }
  if (correction.successor.empty()) {
    return fmt::format("hoàn {}{}", pieces_text(correction.gone), when);
  }
  return correction.successor == whose
             ? fmt::format("nhận {} chuyển từ {}{}", pieces_text(correction.sent),
                           correction.recipient, when)
             : fmt::format("chuyển {} cho {}{}", pieces_text(correction.gone), correction.successor,
                           when);
}

}  // namespace

std::string corrections_of(const ledger::SentCopies& sent, std::string_view recipient) {
  std::string text;
  for (const ledger::ListCorrection& each : sent.corrections) {
    if (each.recipient == recipient || each.successor == recipient) {
      text += (text.empty() ? "" : "; ") + text_of(each, recipient);
    }
  }
  return text;
}

std::string found_after_all(const ledger::SentCopies& sent) {
  std::string text;
  for (const ledger::ListCorrection& each : sent.corrections) {
    if (!each.found.empty()) {
      text += fmt::format("{}{} {} ({}), {} ngày {}", text.empty() ? "" : "; ", each.recipient,
                          pieces_text(each.found), each.claim,
                          each.kind == "receipt" ? "ký nhận" : "hoàn", short_date(each.date));
    }
  }
  return text.empty() ? text : fmt::format("Đến sau khi đã cấp bù: {}.", text);
}

bool is_later(const ledger::SentCopies& sent) {
  return sent.frozen.reference.empty();
}

Paper shipment_paper(const ledger::SentCopies& sent, const model::Publisher& publisher,
                     const PaperKind& kind) {
  const ledger::Shipment& shipment = sent.frozen;
  Paper paper = {
      .name = std::string(kind.name),
      .title = std::string(kind.title),
      .subtitle =
          fmt::format("{}\nSố {}, {}", publisher.name, model::printed_number(shipment.issue),
                      to_vietnamese(shipment.issue_date)),
      .number = fmt::format("{}-{}", kind.number_prefix, model::folder_name(shipment.issue)),
      .journals = sent.journals,
      .date = sent.as_of,
      .as_of = sent.as_of,
      .known_at = sent.known_at};
  if (is_later(sent)) {
    paper.name += "-" + to_iso(shipment.date);
    paper.number += "-" + to_iso(shipment.date);
    return paper;
  }
  std::string corrections;
  for (const ledger::ListCorrection& each : sent.corrections) {
    corrections += fmt::format("{}{}: {}", corrections.empty() ? "" : "; ", each.recipient,
                               text_of(each, each.recipient));
  }
  if (!corrections.empty()) {
    paper.below.push_back(fmt::format("Thay đổi sau khi phát hành ngày {}: {}.",
                                      short_date(shipment.date), corrections));
  }
  return paper;
}

std::vector<District> by_district(const ledger::SentCopies& sent) {
  std::vector<District> districts;
  for (const ledger::Recipient& recipient : sent.recipients) {
    const std::string name =
        recipient.district.empty() ? std::string(kNoDistrict) : recipient.district;
    const auto found =
        std::find_if(districts.begin(), districts.end(),
                     [&name](const District& district) { return district.name == name; });
    District& district =
        found == districts.end() ? districts.emplace_back(District{.name = name}) : *found;
    district.recipients.push_back(&recipient);
    district.copies_count += recipient.copies;
  }
  return districts;
}

}  // namespace gazette::forms

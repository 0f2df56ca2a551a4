// What stands on the labels of a shipment.

#include <fmt/format.h>

#include "gazette/forms/forms.h"
#include "gazette/forms/parts.h"

namespace gazette::forms {
namespace {

std::string sender(const model::Publisher& publisher) {
  return publisher.address.empty() ? publisher.office
                                   : fmt::format("{}\n{}", publisher.office, publisher.address);
}

std::string issue_line(const model::IssueNumber& issue, Date date) {
  return fmt::format("Công báo số {}, {}", model::printed_number(issue), short_date(date));
}

std::string issue_line(const ledger::SentCopies& sent) {
  return issue_line(sent.frozen.issue, sent.frozen.issue_date);
}

typeset::Label address_label(const Parcel& parcel, const std::string& issue,
                             const model::Publisher& publisher) {
  const ledger::Recipient& recipient = *parcel.recipient;
  const std::string code = ledger::piece_code(parcel.piece);
  return {.name = recipient.id,
          .head = sender(publisher),
          .title = recipient.name,
          .text = recipient.postal_code.empty()
                      ? recipient.address
                      : recipient.address + "\nMã bưu chính " + recipient.postal_code,
          .foot = fmt::format("{} · {} bản · bì {}/{}\n{}", issue, parcel.copies(), parcel.number,
                              parcel.count, code),
          .code = code};
}

}  // namespace

std::vector<typeset::Label> address_labels(const ledger::SentCopies& sent, const Packing& packing,
                                           const model::Publisher& publisher) {
  std::vector<typeset::Label> labels;
  for (const Bundle& bundle : pack(sent, packing)) {
    for (const Parcel& parcel : bundle.parcels) {
      labels.push_back(address_label(parcel, issue_line(sent), publisher));
    }
  }
  return labels;
}

std::vector<typeset::Label> address_labels(const ledger::LaterShipment& later,
                                           const model::Publisher& publisher) {
  std::vector<typeset::Label> labels;
  const auto count = static_cast<int>(later.copies.size());
  for (const ledger::SentCopy& copy : later.copies) {
    const Parcel parcel = {.recipient = &copy.recipient,
                           .piece = copy.piece,
                           .number = static_cast<int>(labels.size()) + 1,
                           .count = count};
    labels.push_back(address_label(parcel, issue_line(later.issue, later.issue_date), publisher));
  }
  return labels;
}

std::vector<typeset::Label> bundle_labels(const ledger::SentCopies& sent, const Packing& packing,
                                          const model::Publisher& publisher) {
  std::vector<typeset::Label> labels;
  for (const Bundle& bundle : pack(sent, packing)) {
    labels.push_back(
        {.name = bundle.district,
         .head = sender(publisher),
         .title = fmt::format("Cụm {}: {} bì", bundle.district,
                              grouped(static_cast<std::int64_t>(bundle.parcels.size()))),
         .text = fmt::format("{} nơi nhận, {} bản", grouped(bundle.recipients_count),
                             grouped(bundle.copies_count)),
         .foot = issue_line(sent)});
  }
  return labels;
}

std::vector<typeset::Label> receipt_stubs(const ledger::SentCopies& sent, const Packing& packing,
                                          const model::Publisher& publisher) {
  std::vector<typeset::Label> stubs;
  for (const Bundle& bundle : pack(sent, packing)) {
    for (const Parcel& parcel : bundle.parcels) {
      const std::string code = ledger::piece_code(parcel.piece);
      stubs.push_back(
          {.name = parcel.recipient->id,
           .head = fmt::format("GIẤY BIÊN NHẬN CÔNG BÁO, gửi lại {}", sender(publisher)),
           .title = parcel.recipient->name,
           .text = fmt::format("Đã nhận {} bản {}, bì {}/{}.\n"
                               "Tình trạng (khoanh tròn): tốt - hỏng - thiếu trang\n"
                               "Ngày nhận: ....... / ....... / .............\n"
                               "Người nhận (ký, ghi rõ họ tên):",
                               parcel.copies(), issue_line(sent), parcel.number, parcel.count),
           .foot = code,
           .code = code});
    }
  }
  return stubs;
}

}  // namespace gazette::forms

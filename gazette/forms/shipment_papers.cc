#include "gazette/forms/shipment_papers.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/model/issue.h"

namespace gazette::forms {
namespace {

constexpr std::string_view kNoDistrict = "Đơn vị khác";
constexpr std::string_view kShipmentPrefix = "phat-hanh-";

}  // namespace

Paper shipment_paper(const ledger::Shipment& shipment, const model::Publisher& publisher,
                     const PaperKind& kind) {
  std::string_view reference = shipment.reference;
  if (reference.starts_with(kShipmentPrefix)) {
    reference.remove_prefix(kShipmentPrefix.size());
  }
  return {.name = std::string(kind.name),
          .title = std::string(kind.title),
          .subtitle =
              fmt::format("{}\nSố {}, {}", publisher.name, model::printed_number(shipment.issue),
                          to_vietnamese(shipment.issue_date)),
          .number = fmt::format("{}-{}", kind.number_prefix, reference),
          .date = shipment.date,
          .as_of = shipment.date,
          .known_at = shipment.date,
          .copies_count = shipment.copies_count};
}

std::vector<District> by_district(const ledger::Shipment& shipment) {
  std::vector<District> districts;
  for (const ledger::Recipient& recipient : shipment.recipients) {
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

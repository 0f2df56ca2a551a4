// Paragraphs of an act that only the front matter states, written as the signed paper has them.

#include <array>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/structure_facts.h"

namespace gazette::ingest {
namespace {

/// Quốc hiệu and tiêu ngữ: the same in every act of the state.
constexpr std::array<std::string_view, 2> kStateLines = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                                         "Độc lập - Tự do - Hạnh phúc"};

model::Paragraph stated(std::string text, std::uint8_t emphasis) {
  return {.spans = {{.text = std::move(text), .emphasis = emphasis}},
          .alignment = model::Alignment::center};
}

void add_head(model::Instrument& instrument, const FrontMatter& matter,
              const model::Configuration& configuration) {
  model::Head& head = instrument.head;
  const bool states_head = matter.issuer || matter.symbol || matter.date;
  if (!states_head) {
    return;
  }
  const model::Issuer* issuer = model::issuer_on(configuration, instrument.issuer, instrument.date);
  if (head.issuer.empty() && matter.issuer && issuer != nullptr) {
    for (const std::string& line : issuer->head) {
      head.issuer.push_back(stated(line, model::kBold));
    }
  }
  if (head.motto.empty()) {
    for (const std::string_view line : kStateLines) {
      head.motto.push_back(stated(std::string(line), model::kBold));
    }
  }
  if (!head.symbol && matter.symbol) {
    head.symbol = stated(fmt::format("Số: {}", instrument.symbol.text), model::kPlain);
  }
  if (!head.place && matter.date && is_valid(instrument.date)) {
    const std::string day = to_vietnamese(instrument.date);
    head.place =
        stated(instrument.place.empty() ? day : fmt::format("{}, {}", instrument.place, day),
               model::kItalic);
  }
}

}  // namespace

void add_stated_paragraphs(model::Instrument& instrument, const FrontMatter& matter,
                           const model::Configuration& configuration) {
  add_head(instrument, matter, configuration);
  if (instrument.kind_lines.empty() && matter.kind && !instrument.kind_name.empty()) {
    instrument.kind_lines.push_back(stated(to_upper(instrument.kind_name), model::kBold));
  }
  if (instrument.abstract.empty() && matter.abstract_text) {
    instrument.abstract.push_back(stated(*matter.abstract_text, model::kBold));
  }
  if (instrument.signature.roles.empty()) {
    for (const std::string& role : matter.signed_as) {
      instrument.signature.roles.push_back(stated(role, model::kBold));
    }
  }
  if (instrument.signature.names.empty() && matter.signed_by) {
    instrument.signature.names.push_back(stated(*matter.signed_by, model::kBold));
  }
}

}  // namespace gazette::ingest

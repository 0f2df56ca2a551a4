// A shipment and a publisher for the tests of forms, and forms read as plain text.
#pragma once

#include <string>
#include <variant>

#include <catch2/catch.hpp>

#include "gazette/base/hash.h"
#include "gazette/forms/forms.h"

namespace gazette::forms {

inline model::Publisher publisher() {
  return {.from = {1997, 1, 1},
          .name = "Công báo tỉnh Đồng Nai",
          .place = "Đồng Nai",
          .office = "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI",
          .printer = "Nhà in A"};
}

inline ledger::Recipient recipient(const std::string& id, const std::string& district, int copies) {
  return {.id = id,
          .name = "UBND " + id,
          .kind = "xã",
          .district = district,
          .address = "địa chỉ " + id,
          .copies = copies,
          .channel = ledger::Channel::courier,
          .basis = "căn cứ",
          .official_code = "00" + id.substr(1)};
}

inline ledger::Shipment shipment() {
  ledger::Shipment shipment = {
      .issue = {2022, 38, 39},
      .issue_date = {2022, 9, 20},
      .date = {2022, 9, 21},
      .reference = "phat-hanh-2022-38-39",
      .recipients = {recipient("R001", "Thành phố Biên Hòa", 1), recipient("R002", "", 1000),
                     recipient("R003", "Huyện Long Thành", 2),
                     recipient("R004", "Thành phố Biên Hòa", 3)},
      .copies_count = 1006};
  shipment.list_sha256 = sha256(ledger::list_text(shipment.recipients));
  return shipment;
}

/// What went out by this list, nothing changed since.
inline ledger::SentCopies sent(const ledger::Shipment& list = shipment()) {
  return ledger::copies_of_list(list);
}

/// A form as text: "style: paragraph", and tables with "|" between cells, "<n" after a cell that
/// spans n columns.
inline std::string text_of(const typeset::Form& form) {
  std::string text = "head: " + form.running_head + "\n";
  for (const typeset::FormBlock& block : form.blocks) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&block.block)) {
      text += block.style + ": ";
      for (const model::Span& span : paragraph->spans) {
        text += span.text;
      }
      text += "\n";
      continue;
    }
    for (const model::Row& row : std::get<model::Table>(block.block).rows) {
      text += block.style + ":";
      int columns_count = 0;
      for (const model::Cell& cell : row.cells) {
        text += " ";
        for (const model::Paragraph& paragraph : cell.paragraphs) {
          for (const model::Span& span : paragraph.spans) {
            text += span.text;
          }
        }
        text += cell.column_span == 1 ? " |" : "<" + std::to_string(cell.column_span) + " |";
        columns_count += cell.column_span;
      }
      text += "\n";
      CHECK(columns_count == std::get<model::Table>(block.block).columns_count);
    }
  }
  return text;
}

}  // namespace gazette::forms

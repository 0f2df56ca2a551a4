// Acts of every shape, made by dice: what must hold for all acts is tried on these.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gazette/model/model.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {

/// A paragraph of up to `words` words, in which the hard cases are frequent: ties, hyphens, forced
/// breaks, white space of all kinds, emphasis inside words, a word wider than the page.
inline model::Paragraph random_paragraph(Dice& dice, std::size_t words) {
  static const std::vector<std::string> kWords = {
      "cơ",   "quan",   "nghiêng", "Điều",  "5",  "khoản",           "2.",        "-",     "–",
      "“Quy", "định”,", "TP.",     "50",    "ha", "kinh-tế-xã",      "1.000.000", "đồng",  "☐",
      "(a)",  "ngày",   "15",      "tháng", "9",  "45/2022/QĐ-UBND", "năm",       "2022;", "./."};
  static const std::vector<std::string> kSpaces = {" ",  " ",      " ",  " ", " ",
                                                   "  ", "\u00A0", "\t", "\n"};
  model::Paragraph result;
  result.spans.emplace_back();
  for (std::size_t i = dice.roll(words + 1); i > 0; --i) {
    if (dice.one_in(6)) {
      result.spans.push_back({.emphasis = static_cast<std::uint8_t>(dice.roll(64))});
      result.spans.back().size_percent =
          static_cast<std::uint16_t>(dice.one_in(3) ? 60 + dice.roll(91) : 100);
    }
    std::string& text = result.spans.back().text;
    text += dice.one_in(200) ? std::string(150, 'w') : kWords[dice.roll(kWords.size())];
    text += dice.one_in(10) ? "" : kSpaces[dice.roll(kSpaces.size())];
  }
  if (dice.one_in(8)) {
    result.indents = {.left = points(static_cast<double>(dice.roll(200))),
                      .right = points(static_cast<double>(dice.roll(200)))};
  }
  return result;
}

inline std::vector<model::Paragraph> random_paragraphs(Dice& dice, std::size_t most,
                                                       std::size_t words) {
  std::vector<model::Paragraph> result;
  for (std::size_t i = dice.roll(most + 1); i > 0; --i) {
    result.push_back(random_paragraph(dice, words));
  }
  return result;
}

inline model::Table random_table(Dice& dice) {
  model::Table table;
  const std::size_t columns = 1 + dice.roll(5);
  const std::size_t rows = 1 + dice.roll(40);
  table.ruled = !dice.one_in(4);
  for (std::size_t row = 0; row < rows; ++row) {
    model::Row next{.heading = row == 0 && dice.one_in(2)};
    for (std::size_t column = 0; column < columns; ++column) {
      next.cells.push_back({.paragraphs = random_paragraphs(dice, 2, dice.one_in(50) ? 400 : 6)});
    }
    table.rows.push_back(std::move(next));
  }
  table.columns_count = static_cast<std::uint16_t>(columns);
  return table;
}

inline std::vector<model::Block> random_blocks(Dice& dice) {
  std::vector<model::Block> blocks;
  for (std::size_t i = dice.roll(4); i > 0; --i) {
    if (dice.one_in(6)) {
      blocks.emplace_back(random_table(dice));
    } else {
      blocks.emplace_back(random_paragraph(dice, 120));
    }
  }
  return blocks;
}

inline std::vector<model::Provision> random_provisions(Dice& dice, int level,
                                                       const std::string& above) {
  std::vector<model::Provision> provisions;
  for (std::size_t i = dice.roll(5); i > 0 && level <= 6; --i) {
    model::Provision provision;
    provision.level = static_cast<model::Level>(level);
    provision.number = std::to_string(provisions.size() + 1);
    provision.label = "Điều " + provision.number + ".";
    provision.heading = random_paragraph(dice, 60);
    provision.heading.spans.insert(provision.heading.spans.begin(),
                                   model::Span{.text = provision.label + " "});
    provision.titled = dice.one_in(2);
    if (level < 4) {
      provision.title = random_paragraphs(dice, 1, 12);
    }
    provision.anchor = above + "-" + provision.number;
    provision.blocks = random_blocks(dice);
    provision.children =
        random_provisions(dice, level + 1 + static_cast<int>(dice.roll(3)), provision.anchor);
    provisions.push_back(std::move(provision));
  }
  return provisions;
}

/// An act in which any part may be long, short or not there at all, but for its kind.
inline model::Instrument random_act(Dice& dice, std::size_t number) {
  model::Instrument act;
  const std::string text = std::to_string(number) + "/2022/QĐ-UBND";
  act.id = "ubnd-" + std::to_string(number) + "-2022-qd-ubnd";
  act.path = "inbox/" + std::to_string(number) + ".md";
  act.kind_name = "Quyết định";
  act.symbol = {.text = text, .number = std::to_string(number), .year = 2022};
  act.date = {2022, 9, 15};
  act.head.issuer = random_paragraphs(dice, 3, 6);
  act.head.motto = random_paragraphs(dice, 2, 6);
  if (dice.one_in(2)) {
    act.head.symbol = paragraph("Số: " + text);
    act.head.place = paragraph("Đồng Nai, ngày 15 tháng 9 năm 2022", model::kItalic);
  }
  act.kind_lines = {paragraph("QUYẾT ĐỊNH", model::kBold)};
  act.abstract = random_paragraphs(dice, 2, 30);
  act.preamble = random_paragraphs(dice, 5, 40);
  act.enacting = random_paragraphs(dice, 1, 4);
  act.opening = random_blocks(dice);
  act.provisions = random_provisions(dice, static_cast<int>(dice.roll(5)), "dieu");
  act.closing = random_blocks(dice);
  act.signature.roles = random_paragraphs(dice, 3, 5);
  act.signature.names = random_paragraphs(dice, 1, 5);
  for (std::size_t i = dice.roll(3); i > 0; --i) {
    model::Attachment attachment;
    attachment.anchor = "phu-luc-" + std::to_string(i);
    attachment.title = {paragraph("Phụ lục " + std::to_string(i), model::kBold)};
    attachment.basis = random_paragraphs(dice, 1, 20);
    attachment.opening = random_blocks(dice);
    attachment.provisions = random_provisions(dice, 4, attachment.anchor);
    act.attachments.push_back(std::move(attachment));
  }
  for (std::size_t i = dice.roll(3); i > 0; --i) {
    act.notes.push_back({.mark = std::to_string(act.notes.size() + 1),
                         .paragraphs = random_paragraphs(dice, 2, 60)});
  }
  return act;
}

}  // namespace gazette::typeset

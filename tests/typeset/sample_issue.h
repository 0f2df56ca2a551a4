// Acts and an issue for the tests of whole pages.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gazette/typeset/typeset.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {

/// A decision of `articles` articles of `words` words each.
inline model::Instrument decision(int number, std::size_t articles, std::size_t words) {
  model::Instrument act;
  const std::string text = std::to_string(number) + "/2022/QĐ-UBND";
  act.id = "ubnd-" + std::to_string(number) + "-2022-qd-ubnd";
  act.path = "inbox/" + std::to_string(number) + ".md";
  act.kind_name = "Quyết định";
  act.symbol = {.text = text, .number = std::to_string(number), .year = 2022};
  act.date = {2022, 9, 15};
  act.abstract_text = "Ban hành Quy định về đất đai";
  act.head.issuer = {paragraph("ỦY BAN NHÂN DÂN"), paragraph("TỈNH ĐỒNG NAI", model::kBold)};
  act.head.motto = {paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                    paragraph("Độc lập - Tự do - Hạnh phúc")};
  act.head.symbol = paragraph("Số: " + text);
  act.head.place = paragraph("Đồng Nai, ngày 15 tháng 9 năm 2022");
  act.kind_lines = {paragraph("QUYẾT ĐỊNH")};
  act.abstract = {paragraph(act.abstract_text)};
  act.issuing_body = {paragraph("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI")};
  act.preamble = {paragraph("Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013;")};
  act.enacting = {paragraph("QUYẾT ĐỊNH:")};
  for (std::size_t i = 1; i <= articles; ++i) {
    model::Provision article;
    article.number = std::to_string(i);
    article.label = "Điều " + article.number + ".";
    article.heading = paragraph(article.label + " Phạm vi điều chỉnh");
    article.titled = true;
    article.anchor = "dieu-" + article.number;
    article.blocks = {paragraph(syllables(words))};
    act.provisions.push_back(std::move(article));
  }
  act.signature.roles = {paragraph("TM. ỦY BAN NHÂN DÂN"), paragraph("CHỦ TỊCH")};
  act.signature.names = {paragraph("Nguyễn Văn A")};
  return act;
}

/// An issue of these acts under one section.
inline model::Issue issue_of(const std::vector<model::Instrument>& acts) {
  model::Issue issue;
  issue.number = {.year = 2022, .first = 38, .last = 39};
  issue.date = {2022, 9, 20};
  issue.publisher.name = "Công báo tỉnh Đồng Nai";
  issue.publisher.masthead = {"CÔNG BÁO", "TỈNH ĐỒNG NAI"};
  issue.publisher.office = "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI";
  issue.publisher.address = "Số 2 Nguyễn Văn Trị, TP. Biên Hòa";
  issue.publisher.website = "https://congbao.example.vn";
  issue.publisher.printer = "Nhà in Đồng Nai";
  for (const model::Instrument& act : acts) {
    model::Entry entry;
    entry.instrument = act;
    entry.section_title = "VĂN BẢN QUY PHẠM PHÁP LUẬT";
    entry.issuer_name = "Ủy ban nhân dân tỉnh Đồng Nai";
    if (issue.entries.empty()) {
      entry.section_banner = entry.section_title;
      entry.issuer_banner = "ỦY BAN NHÂN DÂN TỈNH";
    }
    entry.contents_line = "15-9-2022 - " + model::title_of(act) + " ban hành Quy định về đất đai.";
    issue.entries.push_back(std::move(entry));
  }
  return issue;
}

}  // namespace gazette::typeset

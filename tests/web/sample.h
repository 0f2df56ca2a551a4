// Acts, an issue and the site's layout for the tests of web/: built by hand, so that every part of
// an act and everything that HTML must escape is there.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/web/data_page.h"
#include "gazette/web/search_index.h"
#include "gazette/web/search_page.h"
#include "gazette/web/web.h"

namespace gazette::web_sample {

using model::Alignment;
using model::Attachment;
using model::Cell;
using model::Instrument;
using model::Level;
using model::Paragraph;
using model::Provision;
using model::Row;
using model::Span;
using model::Table;

inline Paragraph text(std::string words, std::uint8_t emphasis = model::kPlain) {
  return {.spans = {{.text = std::move(words), .emphasis = emphasis}}};
}

inline Provision provision(Level level, std::string number, std::string label, Paragraph heading,
                           std::string anchor) {
  Provision result;
  result.level = level;
  result.number = std::move(number);
  result.label = std::move(label);
  result.heading = std::move(heading);
  result.anchor = std::move(anchor);
  return result;
}

inline Cell cell(std::string words, std::uint16_t columns = 1, std::uint16_t rows = 1) {
  return {.paragraphs = {text(std::move(words))}, .column_span = columns, .row_span = rows};
}

/// Two heading rows with spans, an empty cell, a cell of two paragraphs, a heading at a row's
/// start.
inline Table sample_table() {
  Table table;
  table.columns_count = 4;
  table.widths = {10, 40, 25, 25};
  table.rows.push_back(
      {.cells = {cell("STT", 1, 2), cell("Tên dự án", 1, 2), cell("Diện tích (ha)", 2)},
       .heading = true});
  table.rows.push_back({.cells = {cell("Thu hồi"), cell("Trồng lúa")}, .heading = true});
  table.rows.push_back(
      {.cells = {cell("1"), cell("Đường \"vành đai\" A & B <đoạn 2>"), cell("6,70"), {}}});
  Cell two = cell("Hồ điều hòa");
  two.paragraphs.push_back(text("(mở rộng)"));
  Cell right = cell("0,45");
  right.paragraphs.front().alignment = Alignment::right;
  table.rows.push_back({.cells = {cell("2"), two, right, cell("")}});
  Cell total = cell("Tổng cộng", 2);
  total.heading = true;
  table.rows.push_back({.cells = {total, cell("7,15"), cell("-")}});
  return table;
}

inline Attachment sample_rules() {
  Attachment rules;
  rules.title = {text("QUY ĐỊNH", model::kBold),
                 text("Về quản lý công trình thủy lợi", model::kBold)};
  rules.basis = {text("(Ban hành kèm theo Quyết định số 45/2022/QĐ-UBND)", model::kItalic)};
  rules.anchor = "quy-dinh";
  Provision chapter = provision(Level::chapter, "I", "Chương I", text("Chương I", model::kBold),
                                "quy-dinh-chuong-i");
  chapter.title = {text("QUY ĐỊNH CHUNG", model::kBold)};
  Provision article =
      provision(Level::article, "1", "Điều 1.", text("Điều 1. Phạm vi điều chỉnh", model::kBold),
                "quy-dinh-dieu-1");
  article.titled = true;
  article.children.push_back(provision(
      Level::clause, "1", "1.",
      text("1. Quy định này áp dụng cho mọi công trình có sức chứa từ 10 000 m3 trở lên."),
      "quy-dinh-dieu-1-khoan-1"));
  article.children.back().heading.spans.push_back(
      {.text = "1", .emphasis = model::kSuperscript, .note = 1});
  Provision clause =
      provision(Level::clause, "2", "2.", text("2. Không áp dụng cho:"), "quy-dinh-dieu-1-khoan-2");
  clause.children.push_back(provision(Level::point, "a", "a)", text("a) Hồ chứa thủy điện;"),
                                      "quy-dinh-dieu-1-khoan-2-diem-a"));
  clause.children.push_back(provision(Level::point, "đ", "đ)", text("đ) Ao nuôi cá, gồm:"),
                                      "quy-dinh-dieu-1-khoan-2-diem-dd"));
  clause.children.back().blocks = {text("- Ao đất;"), text("- Ao lót bạt.")};
  article.children.push_back(clause);
  chapter.children.push_back(article);
  rules.provisions.push_back(chapter);
  return rules;
}

inline Attachment sample_annex() {
  Attachment annex;
  annex.annex = true;
  annex.title = {text("PHỤ LỤC", model::kBold), text("DANH MỤC CÔNG TRÌNH", model::kBold)};
  annex.anchor = "phu-luc";
  annex.opening = {text("Đơn vị: ha"), sample_table()};
  std::get<Paragraph>(annex.opening.front()).alignment = Alignment::right;
  annex.signature.roles = {text("NGƯỜI LẬP BIỂU")};
  return annex;
}

/// A decision with every part an act can have.
inline Instrument sample_decision() {
  Instrument act;
  act.id = "ubnd-45-2022-qd-ubnd";
  act.issuer = "ubnd";
  act.kind = "quyet-dinh";
  act.kind_name = "Quyết định";
  act.symbol.text = "45/2022/QĐ-UBND";
  act.date = {2022, 9, 15};
  act.abstract_text = "Ban hành Quy định về quản lý công trình thủy lợi trên địa bàn tỉnh";
  act.effective = Date{2022, 10, 1};
  act.signed_by = "Nguyễn Văn Mẫu";
  act.head.issuer = {text("ỦY BAN NHÂN DÂN"), text("TỈNH ĐỒNG NAI")};
  act.head.motto = {text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                    text("Độc lập - Tự do - Hạnh phúc")};
  act.head.symbol = text("Số: 45/2022/QĐ-UBND");
  act.head.place = text("Đồng Nai, ngày 15 tháng 9 năm 2022", model::kItalic);
  act.kind_lines = {text("QUYẾT ĐỊNH", model::kBold)};
  act.abstract = {
      text("Ban hành Quy định về quản lý công trình\nthủy lợi trên địa bàn tỉnh", model::kBold)};
  act.issuing_body = {text("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", model::kBold)};
  act.preamble = {
      text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", model::kItalic),
      text("Theo đề nghị của Giám đốc Sở Nông nghiệp & Phát triển nông thôn.", model::kItalic)};
  act.enacting = {text("QUYẾT ĐỊNH:", model::kBold)};
  Provision first =
      provision(Level::article, "1", "Điều 1.", text("Điều 1.", model::kBold), "dieu-1");
  first.heading.spans.push_back({.text =
                                     " Ban hành kèm theo Quyết định này “Quy định” về quản lý công "
                                     "trình thủy lợi, với diện tích\t< 5\u00A0ha  và H"});
  first.heading.spans.push_back({.text = "2", .emphasis = model::kSubscript});
  first.heading.spans.push_back({.text = "O."});
  Provision second = provision(
      Level::article, "2", "Điều 2.",
      text("Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 10 năm 2022"), "dieu-2");
  second.heading.spans.push_back({.text = "2", .note = 2});
  second.heading.spans.push_back({.text = "."});
  second.blocks = {sample_table()};
  act.provisions = {first, second};
  act.closing = {text("Đây là văn bản mẫu./.")};
  act.signature.roles = {text("TM. ỦY BAN NHÂN DÂN"), text("CHỦ TỊCH")};
  act.signature.names = {text("Nguyễn Văn Mẫu")};
  act.attachments = {sample_rules(), sample_annex()};
  act.notes = {{.mark = "1", .paragraphs = {text("Xem Điều 3.")}},
               {.mark = "2", .paragraphs = {text("Đoạn \"một\"."), text("Đoạn hai.")}}};
  return act;
}

/// A directive without articles, head or signature lines.
inline Instrument sample_directive() {
  Instrument act;
  act.id = "chu-tich-09-ct-ubnd-2022-09-16";
  act.issuer = "chu-tich";
  act.kind = "chi-thi";
  act.kind_name = "Chỉ thị";
  act.symbol.text = "09/CT-UBND";
  act.date = {2022, 9, 16};
  act.abstract_text = "Về việc phòng, chống cháy rừng \"mùa khô\" <2022>";
  act.kind_lines = {text("CHỈ THỊ")};
  act.opening = {text("Để chủ động phòng cháy, Chủ tịch chỉ thị:")};
  act.provisions = {provision(Level::clause, "1", "1.", text("1. Các huyện rà soát."), "khoan-1")};
  return act;
}

inline model::Configuration sample_configuration() {
  model::Configuration configuration;
  configuration.id = "dong-nai";
  configuration.site = "https://congbao.example.vn";
  configuration.publishers = {{.from = {1997, 1, 1},
                               .name = "Công báo tỉnh Đồng Nai",
                               .masthead = {"CÔNG BÁO", "TỈNH ĐỒNG NAI"},
                               .place = "Đồng Nai",
                               .office = "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI",
                               .address = "Số 1, đường Mẫu, thành phố Biên Hòa",
                               .phone = "0251.000.0000",
                               .email = "congbao@example.vn"}};
  configuration.issuers = {
      {.id = "chu-tich",
       .from = {1997, 1, 1},
       .rank = 30,
       .name = "Chủ tịch Ủy ban nhân dân tỉnh Đồng Nai"},
      {.id = "ubnd", .from = {1997, 1, 1}, .rank = 20, .name = "Ủy ban nhân dân tỉnh Đồng Nai"}};
  configuration.kinds = {{.id = "quyet-dinh", .name = "Quyết định", .code = "QĐ", .rank = 20},
                         {.id = "chi-thi", .name = "Chỉ thị", .code = "CT", .rank = 30}};
  return configuration;
}

inline model::Issue sample_issue() {
  model::Issue issue;
  issue.number = {2022, 38, 39};
  issue.date = {2022, 9, 20};
  issue.publisher = sample_configuration().publishers.front();
  issue.gazette_id = "dong-nai";
  issue.entries.push_back({.instrument = sample_decision(),
                           .section_banner = "VĂN BẢN QUY PHẠM PHÁP LUẬT",
                           .issuer_banner = "ỦY BAN NHÂN DÂN TỈNH",
                           .section_title = "VĂN BẢN QUY PHẠM PHÁP LUẬT",
                           .issuer_name = "Ủy ban nhân dân tỉnh Đồng Nai"});
  issue.entries.push_back({.instrument = sample_directive(),
                           .section_banner = "VĂN BẢN KHÁC",
                           .issuer_banner = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
                           .section_title = "VĂN BẢN KHÁC",
                           .issuer_name = "Chủ tịch Ủy ban nhân dân tỉnh Đồng Nai"});
  return issue;
}

inline web::IssueCard sample_card(const model::Issue& issue) {
  web::IssueCard card;
  card.number = issue.number;
  card.date = issue.date;
  card.gazette_name = issue.publisher.name;
  card.pages_count = 64;
  card.pdf_bytes = 1468006;
  card.pdf_sha256 = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";
  std::uint32_t folio = 3;
  for (const model::Entry& entry : issue.entries) {
    const Instrument& act = entry.instrument;
    card.acts.push_back({.id = act.id,
                         .title = model::title_of(act),
                         .abstract_text = act.abstract_text,
                         .kind = act.kind,
                         .kind_name = act.kind_name,
                         .issuer = act.issuer,
                         .issuer_name = entry.issuer_name,
                         .symbol = act.symbol.text,
                         .section_title = entry.section_title,
                         .date = act.date,
                         .first_folio = folio,
                         .last_folio = folio + 4,
                         .pdf_bytes = 210000});
    folio += 5;
  }
  return card;
}

/// The site's layout as the program has it.
inline web::Templates site_templates() {
  const std::filesystem::path folder =
      std::filesystem::path(GAZETTE_SOURCE_DIR) / "layouts" / "web";
  web::Templates templates;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream stream(file.path(), std::ios::binary);
    templates.files.emplace_back(file.path().filename().string(),
                                 std::string(std::istreambuf_iterator<char>(stream), {}));
  }
  std::sort(templates.files.begin(), templates.files.end());
  return templates;
}

/// The site with the sample's one issue, without PDFs.
inline std::vector<web::SiteFile> sample_site() {
  const model::Issue issue = sample_issue();
  const web::IssueCard card = sample_card(issue);
  const model::Configuration configuration = sample_configuration();
  const web::Templates templates = site_templates();
  std::vector<web::SiteFile> files = web::make_issue_pages(issue, card, configuration, templates);
  for (web::SiteFile& file : web::make_index_pages({card}, configuration, templates)) {
    files.push_back(std::move(file));
  }
  for (web::SiteFile& file : web::make_data_pages({card}, {}, configuration, templates)) {
    files.push_back(std::move(file));
  }
  files.push_back(web::make_site_lists({}));
  const web::SiteFile list =
      web::make_search_list({{.name = "2022", .years = {2022}, .acts_count = 2}});
  for (web::SiteFile& file :
       web::make_search_pages({card}, configuration, templates, list, {{2022, {}}})) {
    files.push_back(std::move(file));
  }
  return files;
}

inline const web::SiteFile* find_file(const std::vector<web::SiteFile>& files,
                                      const std::string& path) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const web::SiteFile& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

}  // namespace gazette::web_sample

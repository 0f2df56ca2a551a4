// The ticket to the printer: the paper, the file for the shop's system, and what changed.

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "gazette/base/process.h"
#include "tests/forms/office.h"

namespace gazette::forms {
namespace {

ledger::PrintTicket ticket() {
  return {.issue = {2022, 38, 39},
          .reference = "in-2022-38-39",
          .revision = 2,
          .date = {2022, 9, 16},
          .copies = 1195,
          .due = {2022, 9, 20},
          .files = {{.path = "print/body.pdf",
                     .sha256 = std::string(32, 'a') + std::string(32, 'b'),
                     .content_sha256 = "3f9a2c1b" + std::string(56, '0'),
                     .revision = 1},
                    {.path = "print/cover.pdf",
                     .sha256 = std::string(64, 'c'),
                     .content_sha256 = "0123456789" + std::string(54, '0'),
                     .revision = 2}}};
}

PrintJob job() {
  return {.issue_date = {2022, 9, 20},
          .order_date = {2022, 9, 15},
          .copies_least = 1193,
          .copies_most = 1254,
          .pages_count = 96,
          .blank_folios = {94, 95},
          .trim_width = millimetres(210),
          .trim_height = millimetres(296.5),
          .printer = {.name = "Nhà in A",
                      .bleed_millimetres = {3, 3, 3, 0},
                      .marks = {true, false, false, false},
                      .binding = model::Binding::perfect,
                      .cover = model::Cover::spread}};
}

/// What stands between `begin` and `end` of a text, each time.
std::vector<std::string> all_between(const std::string& text, const std::string& begin,
                                     const std::string& end) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    at += begin.size();
    found.push_back(text.substr(at, text.find(end, at) - at));
  }
  return found;
}

/// One "quoted" value of an attribute, wherever it stands.
std::string attribute(const std::string& text, const std::string& name) {
  const std::vector<std::string> found = all_between(text, " " + name + "=\"", "\"");
  REQUIRE(!found.empty());
  return found.front();
}

}  // namespace

TEST_CASE("the ticket to the printer says what to print, how many, by when and from which files") {
  ledger::PrintTicket former = ticket();
  former.revision = 1;
  former.copies = 193;
  former.facts = ticket_facts(job());
  former.files.pop_back();
  ledger::PrintTicket now = ticket();
  now.facts = ticket_facts(job());
  CHECK(
      text_of(print_ticket(job(), now, &former, publisher())) ==
      "head: Phiếu đặt in in-2022-38-39\n"
      "form_text: VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI\n"
      "form_title: PHIẾU ĐẶT IN\n"
      "form_subtitle: Công báo tỉnh Đồng Nai\nSố 38 + 39, ngày 20 tháng 9 năm 2022\n"
      "form_table: Số phiếu | in-2022-38-39, đặt ngày 15/09/2022 |\n"
      "form_table: Lần | 2, ngày 16/09/2022 |\n"
      "form_table: Đổi so với lần 1 | số bản: 193 → 1.195; thêm cover.pdf |\n"
      "form_table: Nơi in | Nhà in A |\n"
      "form_table: Ngày giao | 20/09/2022 (thứ Ba) |\n"
      "form_table: Số lượng | 1.195 bản; nhận ít nhất 1.193, nhiều nhất 1.254 bản |\n"
      "form_table: Khổ thành phẩm | 210 × 296,5 mm; tràn lề trên, ngoài, dưới, trong: 3; 3; 3; 0 "
      "mm |\n"
      "form_table: Ruột | 96 trang, in hai mặt, 1 màu đen; Giấy in trắng 70 g/m² |\n"
      "form_table: Trang trống | trang 94, 95: để trống có chủ ý |\n"
      "form_table: Bìa | 1 tờ trải, in 4/0 (ngoài 4 màu, trong để trắng); Giấy couché 150 g/m² |\n"
      "form_table: Cách đóng | vào bìa keo gáy, gáy dày 4,5 mm |\n"
      "form_table: Điều kiện in | FOGRA39; tổng lượng mực nhiều nhất 320 % |\n"
      "form_text: Nhà in đối chiếu mã SHA-256 của tệp nhận được trước khi in; lần và mã nội dung "
      "có ở mép tờ in.\n"
      "form_table: STT | Tệp in | Lần · mã nội dung | SHA-256 |\n"
      "form_table: 1 | body.pdf | lần 1 · 3f9a2c1b | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
      "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb |\n"
      "form_table: 2 | cover.pdf | lần 2 · 01234567 | cccccccccccccccccccccccccccccccc\n"
      "cccccccccccccccccccccccccccccccc |\n"
      "form_text: Đồng Nai, ngày 16 tháng 9 năm 2022\n"
      "form_signature: ĐẠI DIỆN NHÀ IN(Ký, ghi rõ họ tên)\n\n\n\n | "
      "NGƯỜI LẬP PHIẾU(Ký, ghi rõ họ tên)\n\n\n\n | PHỤ TRÁCH(Ký, ghi rõ họ tên)\n\n\n\n |\n");
}

TEST_CASE("a first ticket of a stitched issue without cover, blank pages or files is short") {
  PrintJob bare = job();
  bare.blank_folios.clear();
  bare.printer.binding = model::Binding::saddle;
  bare.printer.cover = model::Cover::none;
  bare.printer.cmyk = true;
  ledger::PrintTicket first = ticket();
  first.files.clear();
  const std::string text = text_of(print_ticket(bare, first, nullptr, publisher()));
  CHECK(text.find("SHA-256") == std::string::npos);
  CHECK(text.find("Đổi so với") == std::string::npos);
  CHECK(text.find("Trang trống") == std::string::npos);
  CHECK(text.find("Bìa | không có bìa riêng |") != std::string::npos);
  CHECK(text.find("Cách đóng | đóng lồng, ghim 2 kim giữa gáy |") != std::string::npos);
  CHECK(text.find("in hai mặt, 1 màu đen (K của CMYK, in đè);") != std::string::npos);
}

TEST_CASE("a ticket promises words beside the pages only where head or foot has marks") {
  const auto promises = [](std::array<bool, 4> marks) {
    PrintJob marked = job();
    marked.printer.marks = marks;
    return text_of(print_ticket(marked, ticket(), nullptr, publisher())).find("mép tờ in") !=
           std::string::npos;
  };
  CHECK(promises({true, false, false, false}));
  CHECK(promises({false, false, true, false}));
  CHECK_FALSE(promises({false, true, false, true}));
  CHECK_FALSE(promises({}));
}

TEST_CASE("a paper that nobody named is left out, and no separator stays behind") {
  PrintJob unnamed = job();
  unnamed.printer.cover = model::Cover::pages;
  unnamed.printer.cover_paper.clear();
  unnamed.printer.paper.clear();
  const std::string text = text_of(print_ticket(unnamed, ticket(), nullptr, publisher()));
  CHECK(text.find("Bìa | 4 trang, in 4/0 (bìa 1 và 4 in 4 màu, bìa 2 và 3 để trắng) |") !=
        std::string::npos);
  CHECK(text.find("Ruột | 96 trang, in hai mặt, 1 màu đen |") != std::string::npos);
  const std::string xjdf = print_ticket_xjdf(unnamed, ticket(), publisher());
  CHECK(xjdf.find("MediaQuality") == std::string::npos);
  CHECK(all_between(xjdf, "<MediaIntent ", "/>") ==
        std::vector<std::string>{"MediaType=\"Paper\" Thickness=\"140.0\"",
                                 "MediaType=\"Paper\" Thickness=\"87.5\""});
}

TEST_CASE("the shop's system is told the least bleed of an edge that has one, people all four") {
  const auto bleed = [](std::array<double, 4> millimetres) {
    PrintJob own = job();
    own.printer.bleed_millimetres = millimetres;
    return attribute(print_ticket_xjdf(own, ticket(), publisher()), "Bleed");
  };
  CHECK(bleed({3, 5, 3, 0}) == "8.50");
  CHECK(bleed({5, 4, 5, 2}) == "11.34");
  CHECK(bleed({0, 3, 0, 10}) == "8.50");
  CHECK(bleed({0, 0, 0, 3}) == "0.00");
  const std::vector<std::string> comments = all_between(
      print_ticket_xjdf(job(), ticket(), publisher()), "<Comment Language=\"vi\">", "</Comment>");
  CHECK(comments == std::vector<std::string>{"Tràn lề trên, ngoài, dưới, trong: 3; 3; 3; 0 mm",
                                             "Trang để trống có chủ ý: 94, 95"});
}

TEST_CASE("the most copies that are taken are read from the ticket that said so") {
  ledger::PrintTicket said = ticket();
  said.facts = ticket_facts(job());
  CHECK(copies_most_of(said) == 1254);
  CHECK(copies_most_of(ticket()) == 1195);
}

TEST_CASE("whatever a ticket says otherwise than the former one is named") {
  ledger::PrintTicket former = ticket();
  former.facts = ticket_facts(job());
  PrintJob other = job();
  other.printer.paper = "Giấy Bãi Bằng 58 g/m²";
  other.printer.cover = model::Cover::none;
  other.blank_folios = {95};
  ledger::PrintTicket now = ticket();
  now.facts = ticket_facts(other);
  now.due = {2022, 9, 21};
  now.files[0].sha256 = std::string(64, 'd');
  now.files.pop_back();
  CHECK(ticket_changes(former, now) ==
        std::vector<std::string>{
            "ngày giao: 20/09/2022 → 21/09/2022", "trang trống: 94, 95 → 95",
            "giấy ruột: Giấy in trắng 70 g/m² → Giấy Bãi Bằng 58 g/m²",
            "cách đóng: vào bìa keo gáy, gáy dày 4,5 mm → đóng keo gáy, gáy dày 4,2 mm",
            "bìa: 1 tờ trải, in 4/0 (ngoài 4 màu, trong để trắng) → không",
            "giấy bìa: Giấy couché 150 g/m² → không", "body.pdf", "bỏ cover.pdf"});
  CHECK(ticket_changes(former, former).empty());
}

TEST_CASE("the ticket for the shop's system is a product of XJDF with the same figures") {
  const std::string text = print_ticket_xjdf(job(), ticket(), publisher());
  CHECK(text.starts_with(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<XJDF xmlns=\"http://www.CIP4.org/JDFSchema_2_0\" DescriptiveName=\"Công báo tỉnh Đồng Nai "
      "số 38 + 39, ngày 20 tháng 9 năm 2022\" JobID=\"in-2022-38-39\" Types=\"Product\" "
      "Version=\"2.2\">\n"));
  const std::vector<std::string> products = all_between(text, "<Product ", "</Product>");
  REQUIRE(products.size() == 3);
  CHECK(products[0].starts_with("Amount=\"1195\" "));
  CHECK(attribute(products[0], "ID") == "ISSUE");
  CHECK(attribute(products[0], "IsRoot") == "true");
  CHECK(attribute(products[0], "MinAmount") == "1193");
  CHECK(attribute(products[0], "MaxAmount") == "1254");
  CHECK(attribute(products[0], "BindingType") == "SoftCover");
  CHECK(attribute(products[0], "ChildRefs") == "COVER BODY");
  // 48 leaves of 0.0875 mm and two of 0.14 mm.
  CHECK(attribute(products[0], "FinishedDimensions") == "595.28 840.47 12.70");
  CHECK(attribute(products[0], "Pages") == "100");
  CHECK(products[1].starts_with("Amount=\"1\" ID=\"COVER\" IsRoot=\"false\""));
  CHECK(attribute(products[1], "ColorsUsed") == "Cyan Magenta Yellow Black");
  CHECK(all_between(products[1], " Surface=\"", "\"") == std::vector<std::string>{"Front"});
  CHECK(attribute(products[1], "Sides") == "OneSided");
  CHECK(attribute(products[1], "SpreadType") == "Spread");
  CHECK(attribute(products[1], "Weight") == "150");
  CHECK(attribute(products[2], "ID") == "BODY");
  CHECK(attribute(products[2], "ColorsUsed") == "Black");
  CHECK(attribute(products[2], "PrintStandard") == "FOGRA39");
  CHECK(all_between(products[2], " Surface=\"", "\"") == std::vector<std::string>{"Front", "Back"});
  CHECK(attribute(products[2], "Sides") == "TwoSidedHeadToHead");
  CHECK(attribute(products[2], "Pages") == "96");
  CHECK(attribute(products[2], "Bleed") == "8.50");
  CHECK(attribute(products[2], "MediaQuality") == "Giấy in trắng 70 g/m²");
  CHECK(attribute(products[2], "Thickness") == "87.5");
  CHECK(attribute(products[2], "Weight") == "70");
  CHECK(attribute(text, "IDValue") == "2");
  CHECK(attribute(text, "CustomerOrderID") == "in-2022-38-39");
  CHECK(attribute(text, "Required") == "2022-09-20T17:00:00+07:00");
  CHECK(text.find("<DropItem Amount=\"1195\" ItemRef=\"ISSUE\"/>") != std::string::npos);
  CHECK(all_between(text, "URL=\"", "\"") == std::vector<std::string>{"body.pdf", "cover.pdf"});
  CHECK(all_between(text, "CheckSum=\"", "\"") ==
        std::vector<std::string>{ticket().files[0].sha256, ticket().files[1].sha256});
}

TEST_CASE("an issue without a cover is one product, as a book of one part is not known") {
  PrintJob bare = job();
  bare.printer.cover = model::Cover::none;
  bare.printer.binding = model::Binding::saddle;
  bare.printer.paper = "Giấy trắng";
  bare.blank_folios.clear();
  ledger::PrintTicket first = ticket();
  first.reference = "12/PĐI-VP & \"b\"";
  first.files.clear();
  const std::string text = print_ticket_xjdf(bare, first, publisher());
  CHECK(all_between(text, "<Product ", "</Product>").size() == 1);
  CHECK(text.find("ChildRefs") == std::string::npos);
  CHECK(text.find("Weight") == std::string::npos);
  CHECK(text.find("RunList") == std::string::npos);
  CHECK(all_between(text, "<Comment Language=\"vi\">", "</Comment>") ==
        std::vector<std::string>{"Tràn lề trên, ngoài, dưới, trong: 3; 3; 3; 0 mm"});
  CHECK(attribute(text, "BindingType") == "SaddleStitch");
  CHECK(attribute(text, "JobID") == "12-P-I-VP-b-");
  CHECK(attribute(text, "CustomerOrderID") == "12/PĐI-VP &amp; &quot;b&quot;");
}

TEST_CASE("the ticket for the shop's system keeps to the rules of CIP4's schema that it needs") {
  if (!find_program("xmllint")) {
    WARN("not installed: xmllint");
    return;
  }
  PrintJob bare = job();
  bare.printer.cover = model::Cover::none;
  bare.printer.paper.clear();
  for (const PrintJob& each : {job(), bare}) {
    std::string name = (std::filesystem::temp_directory_path() / "gazette-xjdf-XXXXXX").string();
    const int handle = mkstemp(name.data());
    REQUIRE(handle != -1);
    std::ofstream(name, std::ios::binary) << print_ticket_xjdf(each, ticket(), publisher());
    const std::string command = std::string("xmllint --noout --schema '") + GAZETTE_SOURCE_DIR +
                                "/tests/forms/xjdf_product.xsd' '" + name + "' 2>/dev/null";
    CHECK(std::system(command.c_str()) == 0);
    std::remove(name.c_str());
  }
}

}  // namespace gazette::forms

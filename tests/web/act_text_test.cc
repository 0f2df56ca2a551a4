#include "gazette/web/act_text.h"

#include <set>

#include <catch2/catch.hpp>

#include "gazette/web/markup.h"
#include "tests/web/any_act.h"
#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

const Words& words() {
  static const Templates templates = site_templates();
  static const Words vietnamese(templates, "vi");
  return vietnamese;
}

std::string html_of(const Instrument& act) {
  return write_act_text(act, words(), {.pictures = picture_markup(act, {}, "", words())}).html;
}

/// The act in its page and back.
std::vector<std::string> round_trip(const Instrument& act) {
  return read_act_text("<main><p>Not the act</p><article class=\"act\" id=\"van-ban\">\n" +
                       html_of(act) + "</article><p>Nor this</p></main>");
}

}  // namespace

TEST_CASE("the text of an act's page is the text of the act") {
  for (const Instrument& act : {sample_decision(), sample_directive(), Instrument{}}) {
    CHECK(round_trip(act) == model::text_of(act));
  }
}

TEST_CASE("the text of any act survives its page, whatever its characters and tables") {
  Numbers numbers;
  for (int i = 0; i < 300; ++i) {
    const Instrument act = any_act(numbers);
    INFO("act " << i);
    REQUIRE(round_trip(act) == model::text_of(act));
  }
}

TEST_CASE("a clause bears its anchor, and a sign that is not its text links to it") {
  Instrument act;
  act.provisions = {provision(Level::article, "5", "Điều 5.", text("Điều 5. Tên"), "dieu-5")};
  act.provisions.front().titled = true;
  act.provisions.front().children = {
      provision(Level::clause, "2", "2.", text("2. Một & hai:"), "dieu-5-khoan-2")};
  act.provisions.front().children.front().children = {
      provision(Level::point, "a", "a)", text("a) ba"), "dieu-5-khoan-2-diem-a")};
  CHECK(html_of(act) ==
        "<div class=\"anchored article\" id=\"dieu-5\"><h2>Điều 5. Tên</h2>"
        "<a class=\"permalink\" href=\"#dieu-5\" aria-label=\"Liên kết đến Điều 5\" data-artifact>"
        "</a></div>\n"
        "<p class=\"clause\" id=\"dieu-5-khoan-2\">2. Một &amp; hai:"
        "<a class=\"permalink\" href=\"#dieu-5-khoan-2\" "
        "aria-label=\"Liên kết đến khoản 2 Điều 5\" data-artifact></a></p>\n"
        "<p class=\"point\" id=\"dieu-5-khoan-2-diem-a\">a) ba"
        "<a class=\"permalink\" href=\"#dieu-5-khoan-2-diem-a\" "
        "aria-label=\"Liên kết đến điểm a khoản 2 Điều 5\" data-artifact></a></p>\n");
}

TEST_CASE("of an article that is itself a rule only the label is a heading") {
  Instrument act;
  act.provisions = {provision(Level::article, "1", "Điều 1.", text("Điều 1.", model::kBold), "")};
  act.provisions.front().heading.spans.push_back({.text = " Ban hành Quy định."});
  CHECK(html_of(act) ==
        "<p class=\"article\"><span class=\"label\" role=\"heading\" aria-level=\"2\">"
        "<b>Điều 1.</b></span> Ban hành Quy định.</p>\n");
}

TEST_CASE("a table keeps its spans, and its heading cells say what they head") {
  Instrument act;
  act.opening = {sample_table()};
  const std::string html = html_of(act);
  CHECK(html.starts_with(
      "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Bảng 1\">\n<table>\n"
      "<colgroup><col class=\"width-10\"><col class=\"width-40\">"
      "<col class=\"width-25\"><col class=\"width-25\"></colgroup>\n"
      "<thead>\n<tr><th rowspan=\"2\" scope=\"col\"><p>STT</p></th>"
      "<th rowspan=\"2\" scope=\"col\"><p>Tên dự án</p></th>"
      "<th colspan=\"2\" scope=\"col\"><p>Diện tích (ha)</p></th></tr>\n"
      "<tr><th scope=\"col\"><p>Thu hồi</p></th><th scope=\"col\"><p>Trồng lúa</p></th></tr>\n"
      "</thead>\n<tbody>\n"
      "<tr><td><p>1</p></td><td><p>Đường &quot;vành đai&quot; A &amp; B &lt;đoạn 2&gt;</p></td>"
      "<td><p>6,70</p></td><td></td></tr>\n"));
  CHECK(
      html.ends_with("<tr><th colspan=\"2\" scope=\"row\"><p>Tổng cộng</p></th>"
                     "<td><p>7,15</p></td><td><p>-</p></td></tr>\n</tbody>\n</table>\n</div>\n"));
}

TEST_CASE("a heading row whose cell reaches into the body stays in the body") {
  Table table;
  table.rows.push_back({.cells = {cell("A", 1, 2), cell("B")}, .heading = true});
  table.rows.push_back({.cells = {cell("1", 1, 9)}});
  Instrument act;
  act.opening = {table};
  const std::string html = html_of(act);
  CHECK(html.find("<thead>") == std::string::npos);
  CHECK(html.find("<th rowspan=\"2\" scope=\"col\"><p>A</p></th>") != std::string::npos);
  // A span never reaches below the table.
  CHECK(html.find("<td><p>1</p></td>") != std::string::npos);
}

TEST_CASE("a footnote's mark links to the note, and the note back to its first mark") {
  Instrument act;
  act.opening = {text("Một")};
  std::get<Paragraph>(act.opening.front()).spans.push_back({.text = "1", .note = 1});
  std::get<Paragraph>(act.opening.front()).spans.push_back({.text = "1", .note = 1});
  act.notes = {{.mark = "1", .paragraphs = {text("Chú.")}},
               {.mark = "2", .paragraphs = {text("Không có dấu.")}}};
  CHECK(html_of(act) ==
        "<p class=\"body\">Một"
        "<sup class=\"mark\"><a id=\"dau_1\" href=\"#chu-thich_1\" role=\"doc-noteref\">1</a></sup>"
        "<sup class=\"mark\"><a id=\"dau_1_2\" href=\"#chu-thich_1\" role=\"doc-noteref\">1</a>"
        "</sup></p>\n"
        "<section class=\"notes\">\n<h2 data-artifact>Chú thích</h2>\n<ol>\n"
        "<li id=\"chu-thich_1\"><a class=\"back\" href=\"#dau_1\" "
        "aria-label=\"1, trở lại chỗ đánh dấu\" data-artifact>1</a>\n"
        "<p class=\"note\">Chú.</p>\n</li>\n"
        "<li id=\"chu-thich_2\"><span class=\"back\" data-artifact>2</span>\n"
        "<p class=\"note\">Không có dấu.</p>\n</li>\n</ol>\n</section>\n");
}

TEST_CASE("the table of contents lists articles and what stands above them, and attachments") {
  const ActText act = write_act_text(sample_decision(), words());
  std::vector<std::string> lines;
  for (const ActContentsLine& line : act.contents) {
    lines.push_back(std::to_string(line.depth) + " " + line.anchor + " " + line.text);
  }
  CHECK(lines ==
        std::vector<std::string>{
            "0 dieu-1 Điều 1. Ban hành kèm theo Quyết định này “Quy định” về quản lý công trình "
            "thủy lợi, với …",
            "0 dieu-2 Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 10 năm 2022.",
            "0 quy-dinh QUY ĐỊNH. Về quản lý công trình thủy lợi",
            "1 quy-dinh-chuong-i Chương I. QUY ĐỊNH CHUNG",
            "2 quy-dinh-dieu-1 Điều 1. Phạm vi điều chỉnh",
            "0 phu-luc PHỤ LỤC. DANH MỤC CÔNG TRÌNH"});
}

TEST_CASE("contents are nested lists, closed as they were opened") {
  CHECK(write_contents({}).empty());
  CHECK(write_contents({{.anchor = "a", .text = "A & B", .depth = 0},
                        {.anchor = "b", .text = "B", .depth = 3},
                        {.anchor = "", .text = "no anchor", .depth = 0},
                        {.anchor = "c", .text = "C", .depth = 0}}) ==
        "\n<ol>\n<li><a href=\"#a\">A &amp; B</a>\n<ol>\n<li><a href=\"#b\">B</a></li>\n</ol>\n"
        "</li>\n<li><a href=\"#c\">C</a></li>\n</ol>\n");
}

TEST_CASE("text of another size and passages set off look so on the site") {
  Instrument act;
  act.opening.emplace_back(
      Paragraph{.spans = {{.text = "Giá "},
                          {.text = "(đồng)", .emphasis = model::kBold, .size_percent = 80}}});
  act.opening.emplace_back(
      Paragraph{.spans = {{.text = "“1. Trích.”"}}, .indents = {.left = points(36)}});
  act.opening.emplace_back(Paragraph{.spans = {{.text = "Trích"}},
                                     .indents = {.left = points(36), .right = points(20)}});
  const std::string html = html_of(act);
  CHECK(html.find("<p class=\"body\">Giá <span class=\"size-80\"><b>(đồng)</b></span></p>") !=
        std::string::npos);
  CHECK(html.find("<p class=\"body set-off\">“1. Trích.”</p>") != std::string::npos);
  CHECK(html.find("<p class=\"body set-off set-off-right\">Trích</p>") != std::string::npos);
  CHECK(round_trip(act) == std::vector<std::string>{"Giá (đồng)", "“1. Trích.”", "Trích"});
}

TEST_CASE("spans are split at a byte of their text") {
  const auto [first, second] =
      split_spans({{.text = "ab", .emphasis = model::kBold}, {.text = "cd"}}, 3);
  CHECK(first == std::vector<Span>{{.text = "ab", .emphasis = model::kBold}, {.text = "c"}});
  CHECK(second == std::vector<Span>{{.text = "d"}});
}

TEST_CASE("a picture is an image beside the page, with its words, and no text of the act") {
  Instrument act;
  act.images = {{.sha256 = std::string(64, 'a'), .facts = {.format = ImageFormat::jpeg}}};
  act.pictures = {{.width = points(300), .height = points(150), .alternative = "Bản đồ \"A\""},
                  {.width = points(30), .height = points(15)}};
  act.opening.emplace_back(Paragraph{.spans = {{.text = "Trước"}}});
  act.opening.emplace_back(Paragraph{.picture = 1});
  Table table;
  table.rows.push_back({.cells = {{.paragraphs = {Paragraph{.picture = 2}}, .heading = true}}});
  act.opening.emplace_back(table);
  const std::string html = html_of(act);
  CHECK(html.find("<p class=\"picture\"><img src=\"aaaaaaaaaaaaaaaa.jpg\" alt=\"Bản đồ "
                  "&quot;A&quot;\" width=\"400\" height=\"200\" loading=\"lazy\"></p>") !=
        std::string::npos);
  CHECK(html.find("alt=\"Hình 2\" width=\"40\" height=\"20\"") != std::string::npos);
  CHECK(round_trip(act) == std::vector<std::string>{"Trước", "", ""});
}

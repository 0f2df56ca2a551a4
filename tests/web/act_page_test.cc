// What an act's page shows beside its text: printed pages, citations that lead somewhere,
// relations, languages; and the pages about printed pages.

#include "gazette/web/act_page.h"

#include <catch2/catch.hpp>

#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

constexpr std::string_view kDecision = "eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html";
constexpr std::string_view kDirective = "eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/index.html";

struct Sample {
  model::Issue issue = sample_issue();
  IssueCard card = sample_card(issue);
  model::Configuration configuration = sample_configuration();
  std::vector<IssueCard> others = {};

  [[nodiscard]] std::string page(std::string_view path) const {
    const std::vector<SiteFile> files =
        make_issue_pages(issue, card, configuration, site_templates(), others);
    const SiteFile* file = find_file(files, std::string(path));
    REQUIRE(file != nullptr);
    return file->bytes;
  }
};

bool has(const std::string& html, std::string_view part) {
  UNSCOPED_INFO(html);
  return html.find(part) != std::string::npos;
}

/// The place in `model::text_of` of the paragraph that begins so.
std::uint32_t place_of(const Instrument& act, std::string_view begin) {
  const std::vector<std::string> texts = model::text_of(act);
  const auto found = std::find_if(texts.begin(), texts.end(),
                                  [&](const std::string& text) { return text.starts_with(begin); });
  REQUIRE(found != texts.end());
  return static_cast<std::uint32_t>(found - texts.begin());
}

}  // namespace

TEST_CASE("letters are counted without white space of any width") {
  CHECK(count_letters("Điều 1.") == 9);
  CHECK(count_letters(" \t\n\u00A0\u3000") == 0);
  CHECK(place_behind("Điều 1. Tên", 0) == 0);
  CHECK(place_behind("Điều 1. Tên", 9) == 11);
  CHECK(place_behind("\u00A0 a b", 1) == 5);
  CHECK(place_behind("ab", 7) == 2);
}

TEST_CASE("each printed page has its sign in the text, between words, and the text is the same") {
  Sample sample;
  const Instrument& act = sample.issue.entries[0].instrument;
  const std::uint32_t article = place_of(act, "Điều 1. Ban hành");
  const std::uint32_t cell = place_of(act, "Hồ điều hòa");
  sample.card.acts[0].marks = {
      {0, 0, 3}, {article, count_letters("Điều 1. Ban hành kèm"), 4}, {cell, 0, 5}};
  const std::string html = sample.page(kDecision);
  // The page on which the act begins stands before all of it, not in its letterhead.
  CHECK(has(html,
            "<div class=\"page-begin\" data-artifact><a class=\"page-mark\" id=\"trang_3\" "
            "href=\"../../../../../2022/38-39/trang/3/index.html\" aria-label=\"Trang 3\" "
            "data-artifact>3</a></div>\n<div class=\"head\">\n<div class=\"head-issuer\">\n"
            "<p class=\"head-issuer\">ỦY BAN NHÂN DÂN</p>"));
  CHECK(has(html, "Ban hành kèm <a class=\"page-mark\" id=\"trang_4\""));
  CHECK(has(html, "data-artifact>4</a>theo Quyết định này"));
  CHECK(has(html, "data-artifact>5</a>Hồ điều hòa"));
  CHECK(read_act_text(html) == model::text_of(act));
}

TEST_CASE("a page that begins with the mark of a footnote, or behind the last word, is not lost") {
  Sample sample;
  const Instrument& act = sample.issue.entries[0].instrument;
  const std::uint32_t article = place_of(act, "Điều 2. Quyết định");
  const std::uint32_t letters =
      count_letters("Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 10 năm 2022");
  sample.card.acts[0].marks = {{article, letters, 4}, {article, 9999, 5}};
  const std::string html = sample.page(kDecision);
  CHECK(has(html, "data-artifact>4</a><sup class=\"mark\">"));
  CHECK(has(html, "data-artifact>5</a><a class=\"permalink\""));
  CHECK(read_act_text(html) == model::text_of(act));
}

TEST_CASE("citations lead to provisions of the act and to pages of other acts") {
  Sample sample;
  Instrument& act = sample.issue.entries[0].instrument;
  model::Provision& second = act.provisions[1];
  second.heading.origin = {.paragraph = 12};
  const std::string text = model::joined_text(second.heading);
  const std::size_t at = text.find("Quyết định này");
  const std::size_t day = text.find("ngày 01");
  const std::string this_act = "Quyết định này";
  sample.issue.entries[0].links = {{.place = {second.heading.origin, at, at + this_act.size()},
                                    .target = act.id + "#dieu-1",
                                    .date = act.date},
                                   {.place = {second.heading.origin, day, text.size()},
                                    .target = "hdnd-12-2022-nq-hdnd",
                                    .date = {2022, 7, 8}}};
  const std::string html = sample.page(kDecision);
  CHECK(has(html, "<a href=\"#dieu-1\">Quyết định này</a> có hiệu lực"));
  // A footnote's mark inside stays a link of its own.
  CHECK(has(html,
            "<a href=\"../../../../../eli/2022/07/08/hdnd-12-2022-nq-hdnd/index.html\">ngày 01 "
            "tháng 10 năm 2022</a><sup class=\"mark\">"));
  CHECK(read_act_text(html) == model::text_of(act));
}

TEST_CASE("what an act does to another stands on both pages, and what undoes one before its text") {
  Sample sample;
  const Instrument& decision = sample.issue.entries[0].instrument;
  sample.issue.entries[1].related = {{.kind = model::RelationKind::repeals,
                                      .name = "Quyết định số 45/2022/QĐ-UBND",
                                      .whole = true,
                                      .act = decision.id,
                                      .date = decision.date},
                                     {.kind = model::RelationKind::based_on,
                                      .name = "Luật Lâm nghiệp <2017>",
                                      .provisions = "Điều 5"}};
  sample.card.acts[1].related = {sample.issue.entries[1].related[0]};
  const std::string directive = sample.page(kDirective);
  CHECK(has(directive,
            "<dt>Bãi bỏ</dt><dd><a href=\"../../../../../eli/2022/09/15/ubnd-45-2022-qd-ubnd/"
            "index.html\">Quyết định số 45/2022/QĐ-UBND</a></dd>"));
  CHECK(has(directive,
            "<dt>Căn cứ</dt><dd>Luật Lâm nghiệp &lt;2017&gt; <span class=\"quiet\">(Điều 5)</span>"
            "</dd>"));
  const std::string html = sample.page(kDecision);
  CHECK(has(html,
            "<p class=\"warning\" role=\"note\">Bị bãi bỏ bởi: <a href=\"../../../../../eli/2022/"
            "09/16/chu-tich-09-ct-ubnd-2022-09-16/index.html\">Chỉ thị số 09/CT-UBND</a></p>"));
  CHECK(has(html, "<dt>Bị bãi bỏ bởi</dt>"));

  SECTION("also where the other act stands in another issue") {
    IssueCard later = sample.card;
    later.number = {2022, 40, 40};
    later.acts.erase(later.acts.begin());
    later.acts[0].id = "chu-tich-10-ct-ubnd-2022-10-16";
    later.acts[0].date = {2022, 10, 16};
    later.acts[0].related[0].kind = model::RelationKind::amends;
    later.acts[0].related[0].whole = false;
    later.acts[0].related[0].provisions = "khoản 1 Điều 1";
    sample.card.acts[1].related.clear();
    sample.others = {later};
    const std::string amended = sample.page(kDecision);
    CHECK(has(amended,
              "Được sửa đổi bởi (khoản 1 Điều 1): <a href=\"../../../../../eli/2022/10/16/"));
    CHECK(has(amended, "(khoản 1 Điều 1)"));
    CHECK_FALSE(has(amended, "Bị bãi bỏ"));
  }
}

TEST_CASE("the history of an act stands below it, day by day") {
  Sample sample;
  const Instrument& decision = sample.issue.entries[0].instrument;
  sample.card.acts[0].received = Date{2022, 9, 16};
  sample.card.acts[1].related = {
      {.kind = model::RelationKind::corrects,
       .provisions = "Điều 2",
       .act = decision.id,
       .date = decision.date},
      {.kind = model::RelationKind::based_on, .act = decision.id, .date = decision.date}};
  const std::string page = sample.page(kDecision);
  const std::size_t begin = page.find("<section class=\"history\"");
  REQUIRE(begin != std::string::npos);
  const std::string list =
      page.substr(page.find("<ol>", begin), page.find("</ol>", begin) - page.find("<ol>", begin));
  CHECK(list ==
        "<ol>\n<li><time datetime=\"2022-09-15\">15/9/2022</time> <span>Ban hành</span></li>\n"
        "<li><time datetime=\"2022-09-16\">16/9/2022</time> <span>Cơ quan Công báo nhận văn "
        "bản</span></li>\n"
        "<li><time datetime=\"2022-09-20\">20/9/2022</time> <span><a "
        "href=\"../../../../../2022/38-39/index.html\">Đăng Công báo số 38 + 39</a></span></li>\n"
        "<li><time datetime=\"2022-09-20\">20/9/2022</time> <span>Được đính chính bởi <a "
        "href=\"../../../../../eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/index.html\">Chỉ thị "
        "số 09/CT-UBND (Điều 2)</a></span></li>\n"
        "<li><time datetime=\"2022-10-01\">01/10/2022</time> <span>Có hiệu lực</span></li>\n");
}

TEST_CASE("the page says how the act is cited, with its printed pages and its address") {
  const std::string html = Sample().page(kDecision);
  CHECK(has(html,
            "<p>Quyết định số 45/2022/QĐ-UBND, ngày 15 tháng 9 năm 2022, Ủy ban nhân dân tỉnh Đồng "
            "Nai; Công báo tỉnh Đồng Nai số 38 + 39, ngày 20 tháng 9 năm 2022, trang 3–7, <a "
            "href=\"https://congbao.example.vn/eli/2022/09/15/ubnd-45-2022-qd-ubnd/\">"));
}

TEST_CASE("a printed page has a page: its acts, the PDF at that page, its neighbours") {
  Sample sample;
  sample.card.acts[0].marks = {{0, 0, 3}, {5, 0, 4}};
  const std::string html = sample.page("2022/38-39/trang/4/index.html");
  CHECK(has(html, "<h1>Trang 4</h1>"));
  CHECK(has(html, "href=\"../../../../2022/38-39/dong-nai-2022-38-39.pdf#page=4\""));
  CHECK(has(html, "ubnd-45-2022-qd-ubnd/index.html#trang_4\">Quyết định số 45/2022/QĐ-UBND</a>"));
  CHECK_FALSE(has(html, "Chỉ thị số 09"));
  CHECK(has(html, "rel=\"prev\" href=\"../../../../2022/38-39/trang/3/index.html\""));
  CHECK(has(html, "Công báo tỉnh Đồng Nai số 38 + 39, ngày 20 tháng 9 năm 2022, trang 4"));
  const std::string first = sample.page("2022/38-39/trang/1/index.html");
  CHECK(has(first, "Trang này không có văn bản"));
  CHECK_FALSE(has(first, "rel=\"prev\""));
  CHECK_FALSE(has(sample.page("2022/38-39/trang/64/index.html"), "rel=\"next\""));

  SECTION("the pages of a PDF are counted from its own first one") {
    sample.card.first_folio = 3;
    sample.card.pages_count = 10;
    CHECK(has(sample.page("2022/38-39/trang/4/index.html"), ".pdf#page=2\""));
  }
}

TEST_CASE("a further language has pages of its own, which share the files of the first") {
  Sample sample;
  sample.configuration.site_languages = {"en"};
  const std::string vietnamese = sample.page(kDecision);
  CHECK(has(vietnamese,
            "<a href=\"../../../../../en/eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html\" "
            "hreflang=\"en\" lang=\"en\">English</a>"));
  CHECK(has(vietnamese,
            "<link rel=\"alternate\" hreflang=\"en\" "
            "href=\"https://congbao.example.vn/en/eli/2022/09/15/ubnd-45-2022-qd-ubnd/\">"));
  const std::string english = sample.page("en/" + std::string(kDecision));
  CHECK(has(english, "<html lang=\"en\">"));
  CHECK(has(english,
            "<article class=\"act\" id=\"van-ban\" aria-labelledby=\"tieu-de_\" lang=\"vi\">"));
  // Names and titles are in the gazette's language there, too, and say so.
  CHECK(has(english, "<h1 id=\"tieu-de_\" lang=\"vi\">Quyết định số 45/2022/QĐ-UBND</h1>"));
  CHECK(has(english, "<dt>Signed by</dt><dd lang=\"vi\">Nguyễn Văn Mẫu</dd>"));
  CHECK_FALSE(has(vietnamese, "<h1 id=\"tieu-de_\" lang"));
  CHECK(has(english, "href=\"../../../../../../style.css\""));
  CHECK(has(english,
            "href=\"../../../../../../eli/2022/09/15/ubnd-45-2022-qd-ubnd/"
            "ubnd-45-2022-qd-ubnd.pdf\""));
  CHECK(has(english, "<a rel=\"next\" href=\"../../../../../eli/2022/09/16/"));
  // Printed pages have a page in the gazette's language alone, and links say so.
  CHECK(has(english,
            "<a class=\"nowrap\" href=\"../../../../../../2022/38-39/trang/3/index.html\" "
            "hreflang=\"vi\">pages 3–7</a>"));
  CHECK(has(sample.page("en/2022/38-39/index.html"),
            "<a class=\"folio\" href=\"../../../2022/38-39/trang/3/index.html\" "
            "hreflang=\"vi\">"));
  CHECK_FALSE(has(vietnamese, "trang/3/index.html\" hreflang"));
  const std::string folio = sample.page("2022/38-39/trang/3/index.html");
  CHECK(
      has(folio, "<a href=\"../../../../en/2022/38-39/index.html\" hreflang=\"en\" lang=\"en\">"));
  CHECK_FALSE(has(folio, "rel=\"alternate\" hreflang"));
  CHECK(read_act_text(english) == model::text_of(sample.issue.entries[0].instrument));
}

TEST_CASE(
    "the day on which an act ends stands before its text, among its facts and in its history") {
  Sample sample;
  const Instrument& decision = sample.issue.entries[0].instrument;
  sample.issue.entries[1].related = {{.kind = model::RelationKind::repeals,
                                      .name = "Quyết định số 45/2022/QĐ-UBND",
                                      .whole = true,
                                      .act = decision.id,
                                      .date = decision.date}};
  sample.card.acts[1].related = sample.issue.entries[1].related;
  CHECK_FALSE(has(sample.page(kDecision), "<dt>Ngày hết hiệu lực</dt>"));
  sample.card.acts[1].effective = Date{2022, 12, 15};
  const std::string html = sample.page(kDecision);
  CHECK(has(html, "Chỉ thị số 09/CT-UBND</a>, từ ngày 15/12/2022</p>"));
  CHECK(has(html,
            "<dt>Ngày hết hiệu lực</dt><dd><time datetime=\"2022-12-15\">15/12/2022</time></dd>"));
  CHECK(has(html, "Hết hiệu lực"));
  const std::string json =
      sample.page("eli/2022/09/15/ubnd-45-2022-qd-ubnd/ubnd-45-2022-qd-ubnd.json");
  CHECK(has(json, "\"ended\": \"2022-12-15\""));
}

TEST_CASE("the text of an act is a file beside its page, a line for each paragraph") {
  const std::string text =
      Sample().page("eli/2022/09/15/ubnd-45-2022-qd-ubnd/ubnd-45-2022-qd-ubnd.txt");
  // The marks of footnotes stand apart, in the text and before the notes.
  std::string expected;
  for (const std::string& paragraph : model::text_of(sample_decision())) {
    expected += paragraph + "\n";
  }
  const auto put = [&expected](const std::string& joined, const std::string& apart) {
    REQUIRE(expected.find(joined) != std::string::npos);
    expected.replace(expected.find(joined), joined.size(), apart);
  };
  put("10 000 m3 trở lên.1\n", "10 000 m3 trở lên. [1]\n");
  put("tháng 10 năm 20222.\n", "tháng 10 năm 2022 [2].\n");
  put("\nXem Điều 3.\n", "\n[1] Xem Điều 3.\n");
  put("\nĐoạn \"một\".\n", "\n[2] Đoạn \"một\".\n");
  CHECK(text == expected);
}

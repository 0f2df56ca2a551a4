#include "gazette/web/register_pages.h"

#include <catch2/catch.hpp>

#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

std::string page(const std::vector<IssueCard>& cards, const std::string& path) {
  const std::vector<SiteFile> files =
      make_index_pages(cards, sample_configuration(), site_templates());
  const SiteFile* file = find_file(files, path);
  REQUIRE(file != nullptr);
  return file->bytes;
}

bool has(const std::string& html, const std::string& words) {
  return html.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the figures name each year, kind and issuer once") {
  const std::string html = page({sample_card(sample_issue())}, "so-lieu/index.html");
  CHECK(has(html,
            "<th scope=\"row\"><a href=\"../so-lieu/2022/index.html\">2022</a></th>"
            "<td>1</td><td>2</td><td>1</td><td>64</td><td>4</td><td>–</td>"));
  CHECK(has(html,
            "<a href=\"../loai/quyet-dinh/index.html\">Quyết định</a></th><td>1</td><td>1</td>"));
  CHECK(has(html, "<a href=\"../co-quan/ubnd/index.html\">"));
}

TEST_CASE("the audit says what is missing, and of a complete year that nothing is") {
  IssueCard card = sample_card(sample_issue());
  CHECK(has(page({card}, "so-lieu/2022/index.html"), "<strong>1–37</strong>"));
  card.number = {2022, 1, 1};
  const std::string html = page({card}, "so-lieu/2022/index.html");
  CHECK(has(html, "Các số báo liền nhau, không thiếu số nào."));
  CHECK(has(html, "<th scope=\"row\">.../2022/QĐ-UBND</th>"));
  CHECK(has(html, "<td>1</td><td>45</td><td class=\"words\">1–44</td>"));
  CHECK(has(html, "Biết ngày nhận của 0 trong 2 văn bản"));
}

TEST_CASE("a late act stands in the audit with its days") {
  IssueCard card = sample_card(sample_issue());
  card.acts.front().received = add_days(card.acts.front().date, 5);
  const std::string html = page({card}, "so-lieu/2022/index.html");
  CHECK(has(html, "Gửi chậm (ngày)"));
  CHECK(has(html,
            "<td><time datetime=\"2022-09-20\">20/9/2022</time></td><td>2</td>"
            "<td><time datetime=\"2022-09-20\">20/9/2022</time></td><td>đúng hạn</td>"));
}

TEST_CASE("a correction is listed with the act that it corrects, if the site has that") {
  IssueCard card = sample_card(sample_issue());
  CHECK(has(page({card}, "dinh-chinh/index.html"), "Chưa có văn bản đính chính nào được đăng."));
  card.acts[1].related = {{.kind = model::RelationKind::corrects,
                           .whole = false,
                           .provisions = "khoản 2 Điều 3",
                           .act = card.acts[0].id,
                           .date = card.acts[0].date},
                          {.kind = model::RelationKind::corrects, .act = "ubnd-not-here"},
                          {.kind = model::RelationKind::amends, .act = card.acts[0].id}};
  const std::string html = page({card}, "dinh-chinh/index.html");
  CHECK(has(html, "1 văn bản đính chính"));
  CHECK(has(html, "Đính chính: <a href=\"../eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html\">"));
  CHECK(has(html, "(khoản 2 Điều 3)"));
  CHECK(!has(html, "ubnd-not-here"));
}

TEST_CASE("checksums are as sha256sum reads them, and stand on the page of verification") {
  const IssueCard card = sample_card(sample_issue());
  CHECK(page({card}, "2022/SHA256SUMS") == card.pdf_sha256 + "  38-39/dong-nai-2022-38-39.pdf\n");
  const std::string html = page({card}, "xac-minh/index.html");
  CHECK(has(html, "<code>" + card.pdf_sha256 + "</code>"));
  CHECK(has(html, "href=\"../2022/SHA256SUMS\""));
  IssueCard without = card;
  without.pdf_bytes = 0;
  const std::vector<SiteFile> files =
      make_index_pages({without}, sample_configuration(), site_templates());
  CHECK(find_file(files, "2022/SHA256SUMS") == nullptr);
  CHECK(!has(find_file(files, "xac-minh/index.html")->bytes, "SHA256SUMS"));
}

TEST_CASE("the legal value is told in the words of the configuration, or not at all") {
  model::Configuration configuration = sample_configuration();
  const auto about = [&] {
    const auto files =
        make_index_pages({sample_card(sample_issue())}, configuration, site_templates());
    return find_file(files, "gioi-thieu/index.html")->bytes;
  };
  CHECK(!has(about(), "Giá trị pháp lý"));
  configuration.legal_value = "Có giá trị như <bản gốc>";
  CHECK(has(about(), "<p lang=\"vi\">Có giá trị như &lt;bản gốc&gt;</p>"));
}

TEST_CASE("a kind's page shows its newest year and leads to the others") {
  IssueCard newest = sample_card(sample_issue());
  IssueCard older = newest;
  older.number = {2021, 40, 40};
  older.date = {2021, 12, 30};
  for (ActCard& act : older.acts) {
    act.id += "-cu";
    act.date = {2021, 12, 20};
  }
  const std::string html = page({newest, older}, "loai/quyet-dinh/index.html");
  CHECK(has(html,
            "<a href=\"../../loai/quyet-dinh/2022/index.html\" aria-current=\"true\">2022</a>"));
  CHECK(has(html, "<a href=\"../../loai/quyet-dinh/2021/index.html\">2021</a>"));
  CHECK(!has(html, "-cu/index.html"));
  CHECK(has(page({newest, older}, "loai/quyet-dinh/2021/index.html"), "-cu/index.html"));
}

TEST_CASE("the calendar of a year leads from the day of an issue to it") {
  const std::string html = page({sample_card(sample_issue())}, "2022/index.html");
  CHECK(has(html,
            "<td><a href=\"../2022/38-39/index.html\" "
            "aria-label=\"ngày 20 tháng 9 năm 2022, Số 38 + 39\">20</a></td>"));
  CHECK(has(html, "<caption>Tháng 2</caption>"));
  CHECK(has(html, "<tr><td></td><td>1</td><td>2</td>"));  // 1 February 2022 was a Tuesday
}

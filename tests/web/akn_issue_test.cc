// Issues as Akoma Ntoso, and the reader that takes the text back out.

#include <catch2/catch.hpp>

#include "gazette/web/akn.h"
#include "tests/web/akn_sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

TEST_CASE("an issue embeds its acts with eIds of their own, or points at them where it is large") {
  const model::Issue issue = sample_issue();
  AknIssue akn{.acts = {published(), published()}};
  const std::string xml = write_issue_xml(issue, akn, sample_configuration());
  CHECK(between(xml, "<preface", "</preface>") ==
        "<preface eId=\"preface\">\n<p class=\"masthead\"><docTitle>CÔNG BÁO<eol/>TỈNH ĐỒNG NAI"
        "</docTitle></p>\n<p class=\"number\">Số <docNumber>38 + 39</docNumber></p>\n"
        "<p class=\"date\"><docDate date=\"2022-09-20\">ngày 20 tháng 9 năm 2022</docDate></p>\n"
        "<toc eId=\"toc\">\n<tocItem href=\"#cmp_1\" level=\"1\">VĂN BẢN QUY PHẠM PHÁP LUẬT"
        "</tocItem>\n<tocItem href=\"#cmp_1\" level=\"2\">Ủy ban nhân dân tỉnh Đồng Nai</tocItem>\n"
        "<tocItem href=\"#cmp_1\" level=\"3\">Quyết định số 45/2022/QĐ-UBND</tocItem>\n"
        "<tocItem href=\"#cmp_2\" level=\"1\">VĂN BẢN KHÁC</tocItem>\n"
        "<tocItem href=\"#cmp_2\" level=\"2\">Chủ tịch Ủy ban nhân dân tỉnh Đồng Nai</tocItem>\n"
        "<tocItem href=\"#cmp_2\" level=\"3\">Chỉ thị số 09/CT-UBND</tocItem>\n</toc>\n");
  CHECK(xml.find("<article eId=\"cmp_1__art_1\"") != std::string::npos);
  CHECK(xml.find("<TLCPerson eId=\"cmp_1__person_1\"") != std::string::npos);
  const std::vector<std::vector<std::string>> texts = read_akn_texts(xml);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0] == model::text_of(issue.entries[0].instrument));
  CHECK(texts[1] == model::text_of(issue.entries[1].instrument));
  check_valid(xml);

  akn.embedded_paragraphs_max = 5;
  akn.act_addresses = {"https://congbao.example.vn/1.xml", ""};
  const std::string references = write_issue_xml(issue, akn, sample_configuration());
  CHECK(between(references, "<collectionBody>", "</collectionBody>") ==
        "<collectionBody>\n<component eId=\"cmp_1\" GUID=\"ubnd-45-2022-qd-ubnd\">\n"
        "<documentRef eId=\"cmp_1__dref_1\" href=\"https://congbao.example.vn/1.xml\" "
        "showAs=\"Quyết định số 45/2022/QĐ-UBND\"/>\n</component>\n"
        "<component eId=\"cmp_2\" GUID=\"chu-tich-09-ct-ubnd-2022-09-16\">\n"
        "<documentRef eId=\"cmp_2__dref_1\" "
        "href=\"/akn/vn-dong-nai/act/chi-thi/chu-tich/2022-09-16/09-ct-ubnd\" "
        "showAs=\"Chỉ thị số 09/CT-UBND\"/>\n</component>\n");
  check_valid(references);
  check_valid(
      write_issue_xml({.number = {2022, 1, 1}, .gazette_id = "x"}, {}, sample_configuration()));
}

TEST_CASE("links between acts of an issue lead to the provision, to acts of others to the act") {
  model::Issue issue = sample_issue();
  issue.entries[1].links = {{.target = "ubnd-45-2022-qd-ubnd#quy-dinh-dieu-1-khoan-2"},
                            {.target = "ubnd-45-2022-qd-ubnd#dieu-2"},
                            {.target = "ubnd-45-2022-qd-ubnd"},
                            {.target = "former"},
                            {.target = "unknown"}};
  IssueCard former;
  former.acts = {{.id = "former",
                  .kind = "nghi-quyet",
                  .kind_name = "Nghị quyết",
                  .issuer = "hdnd",
                  .symbol = "12/NQ-HĐND",
                  .date = {2022, 7, 8}}};
  const std::string iri = "/akn/vn-dong-nai/act/quyet-dinh/ubnd/2022-09-15/45-2022-qd-ubnd";
  CHECK(akn_addresses(issue, {former}) ==
        AknAddresses{
            {"former", "/akn/vn-dong-nai/act/nghi-quyet/hdnd/2022-07-08/12-nq-hdnd"},
            {"ubnd-45-2022-qd-ubnd", iri},
            {"ubnd-45-2022-qd-ubnd#dieu-2", iri + "/~art_2"},
            {"ubnd-45-2022-qd-ubnd#quy-dinh-dieu-1-khoan-2", iri + "/!quy-dinh/~art_1__para_2"}});
}

TEST_CASE("the reader takes any bytes, and shows text that stands where none should be") {
  CHECK(read_akn_text("").empty());
  CHECK(read_akn_text("<body>stray<p>a</p>b</body>c") ==
        std::vector<std::string>{"stray", "a", "b", "c"});
  CHECK(read_akn_text("<p>a &amp; &#x110;&#9; &bad; &#xD800; &") ==
        std::vector<std::string>{"a & Đ &bad; &#xD800; &"});
  CHECK(read_akn_text("<meta><p>no</p></meta><num>1. </num>\n<content>\n<p>yes</p>") ==
        std::vector<std::string>{"1. yes"});
  CHECK(read_akn_text("<p><authorialNote eId=\"x_2\"><p>b</p></p></authorialNote><p") ==
        std::vector<std::string>{"", "", "b"});
  CHECK(read_akn_texts("<component><p>a</p></component><p>no</p><component/>") ==
        std::vector<std::vector<std::string>>{{"a"}});
  CHECK(read_akn_texts("</component><component>").empty());
}

TEST_CASE("the XML of an act says what another act of the site does to it, that of its issue not") {
  const model::Issue issue = sample_issue();
  const IssueCard card = sample_card(issue);
  IssueCard later = card;
  later.number = {2023, 7, 7};
  later.date = {2023, 2, 14};
  later.acts.resize(1);
  later.acts[0] = {.id = "ubnd-9-2023-qd-ubnd",
                   .title = "Quyết định số 9/2023/QĐ-UBND",
                   .kind = "quyet-dinh",
                   .kind_name = "Quyết định",
                   .issuer = "ubnd",
                   .symbol = "9/2023/QĐ-UBND",
                   .date = {2023, 2, 1},
                   .effective = Date{2023, 2, 20},
                   .related = {{.kind = model::RelationKind::repeals,
                                .whole = true,
                                .act = card.acts[0].id,
                                .date = card.acts[0].date}}};
  const std::string act_path = act_xml_path(card.acts[0].id, card.acts[0].date);
  const auto before = make_issue_pages(issue, card, sample_configuration(), site_templates(), {});
  const auto after =
      make_issue_pages(issue, card, sample_configuration(), site_templates(), {later});
  const std::string& xml = find_file(after, act_path)->bytes;
  CHECK(between(xml, "<passiveModifications>", "</passiveModifications>") ==
        "<passiveModifications>\n"
        "<textualMod type=\"repeal\" eId=\"passiveMod_1\" refersTo=\"#repeals\">\n"
        "<source href=\"/akn/vn-dong-nai/act/quyet-dinh/ubnd/2023-02-01/9-2023-qd-ubnd\"/>\n"
        "<destination href=\"/akn/vn-dong-nai/act/quyet-dinh/ubnd/2022-09-15/45-2022-qd-ubnd\"/>\n"
        "</textualMod>\n");
  CHECK(xml.find("date=\"2023-02-20\" source=\"#passiveRef_1\" type=\"repeal\"") !=
        std::string::npos);
  check_valid(xml);
  CHECK(find_file(before, act_path)->bytes != xml);
  const std::string issue_path = issue_xml_path(sample_configuration(), card.number);
  CHECK(find_file(before, issue_path)->bytes == find_file(after, issue_path)->bytes);
  const std::string other = act_xml_path(card.acts[1].id, card.acts[1].date);
  CHECK(find_file(before, other)->bytes == find_file(after, other)->bytes);
}

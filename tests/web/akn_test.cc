// What the text of an act looks like as Akoma Ntoso, element by element.

#include "gazette/web/akn.h"

#include <catch2/catch.hpp>

#include "tests/web/akn_sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

TEST_CASE("a provision is an element of its level, its number parted from its text") {
  Instrument act = decision();
  act.provisions = {provision(Level::chapter, "I", "Chương I", text("Chương I"), "chuong-i")};
  Provision& chapter = act.provisions.front();
  chapter.title = {text("QUY ĐỊNH"), text("CHUNG")};
  chapter.children = {
      provision(Level::article, "5", "Điều 5.", text("Điều 5. Tên", model::kBold), "dieu-5")};
  chapter.children.front().titled = true;
  chapter.children.front().children = {
      provision(Level::clause, "2", "2.", text("2. Một & hai:"), "dieu-5-khoan-2")};
  chapter.children.front().children.front().children = {
      provision(Level::point, "đ", "đ)", text("đ)ba"), "dieu-5-khoan-2-diem-dd")};
  CHECK(body_of(act) ==
        "<body eId=\"body\">\n"
        "<chapter eId=\"chp_I\" GUID=\"ubnd-45-2022-qd-ubnd#chuong-i\">\n"
        "<num>Chương I<eol/></num>\n"
        "<heading eId=\"chp_I__heading\">QUY ĐỊNH<eol/>CHUNG</heading>\n"
        "<article eId=\"art_5\" GUID=\"ubnd-45-2022-qd-ubnd#dieu-5\">\n"
        "<num><b>Điều 5. </b></num>\n"
        "<heading eId=\"art_5__heading\"><b>Tên</b></heading>\n"
        "<paragraph eId=\"art_5__para_2\" GUID=\"ubnd-45-2022-qd-ubnd#dieu-5-khoan-2\">\n"
        "<num>2. </num>\n"
        "<intro eId=\"art_5__para_2__intro\">\n<p>Một &amp; hai:</p>\n</intro>\n"
        "<point eId=\"art_5__para_2__point_đ\" "
        "GUID=\"ubnd-45-2022-qd-ubnd#dieu-5-khoan-2-diem-dd\">\n"
        "<num>đ)</num>\n"
        "<content eId=\"art_5__para_2__point_đ__content\">\n<p>ba</p>\n</content>\n"
        "</point>\n</paragraph>\n</article>\n</chapter>\n");
  CHECK(read_akn_text(xml_of(act)) == model::text_of(act));
  check_valid(xml_of(act));
}

TEST_CASE("eIds follow the naming convention, and numbers that come twice get one of their own") {
  Instrument act = decision();
  for (const char* number : {"1", "1", "", "7a", "66.16"}) {
    act.provisions.push_back(provision(Level::clause, number, "", text("x"), ""));
  }
  // Articles that begin anew in each chapter have the chapter before them.
  Attachment rules{.title = {text("QUY CHẾ")}, .anchor = "quy-che"};
  for (const char* number : {"I", "II"}) {
    Provision chapter = provision(Level::chapter, number, "", text("x"), "");
    chapter.children = {
        provision(Level::article, "1", "", text("x"), std::string("quy-che-") + number)};
    rules.provisions.push_back(chapter);
  }
  act.attachments = {rules};
  const std::string body = body_of(act);
  for (const char* eid : {"para_1", "para_1_2", "para_nn_1", "para_7a", "para_66-16"}) {
    CHECK(body.find(std::string("<paragraph eId=\"") + eid + "\">") != std::string::npos);
  }
  CHECK(akn_eids(act) ==
        std::vector<std::pair<std::string, std::string>>{{"quy-che", "att_1"},
                                                         {"quy-che-I", "att_1__chp_I__art_1"},
                                                         {"quy-che-II", "att_1__chp_II__art_1"}});
  check_valid(xml_of(act));
}

TEST_CASE("head, abstract, grounds and enacting words are preface and preamble") {
  const std::string xml = xml_of(sample_decision());
  CHECK(between(xml, "<preface", "<body") ==
        "<preface eId=\"preface\">\n"
        "<p class=\"issuer\"><docAuthority>ỦY BAN NHÂN DÂN<eol/>TỈNH ĐỒNG NAI</docAuthority></p>\n"
        "<p class=\"motto\">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>\n"
        "<p class=\"motto\">Độc lập - Tự do - Hạnh phúc</p>\n"
        "<p class=\"number\">Số: <docNumber>45/2022/QĐ-UBND</docNumber></p>\n"
        "<p class=\"place\"><i>Đồng Nai, </i><docDate date=\"2022-09-15\">"
        "<i>ngày 15 tháng 9 năm 2022</i></docDate></p>\n"
        "<p class=\"kind\"><docType><b>QUYẾT ĐỊNH</b></docType></p>\n"
        "<longTitle eId=\"preface__longTitle\">\n<p class=\"abstract\"><docTitle><b>Ban hành Quy "
        "định về quản lý công trình<br/>thủy lợi trên địa bàn tỉnh</b></docTitle></p>\n"
        "</longTitle>\n</preface>\n"
        "<preamble eId=\"preamble\">\n"
        "<formula eId=\"preamble__formula_1\" name=\"issuingBody\">\n<p class=\"issuing-body\">"
        "<docAuthority><b>ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI</b></docAuthority></p>\n</formula>\n"
        "<citations eId=\"cits_1\">\n<citation eId=\"cits_1__cit_1\">\n<p><i>Căn cứ Luật Tổ chức "
        "chính quyền địa phương ngày 19 tháng 6 năm 2015;</i></p>\n</citation>\n"
        "<citation eId=\"cits_1__cit_2\">\n<p><i>Theo đề nghị của Giám đốc Sở Nông nghiệp &amp; "
        "Phát triển nông thôn.</i></p>\n</citation>\n</citations>\n"
        "<formula eId=\"preamble__formula_2\" name=\"enactingFormula\">\n"
        "<p><b>QUYẾT ĐỊNH:</b></p>\n</formula>\n</preamble>\n");
}

TEST_CASE("a table keeps spans and headings, and a row without cells is taken out of the spans") {
  Table table;
  table.rows = {{.cells = {cell("STT", 1, 2), cell("Tên", 2)}, .heading = true},
                {.cells = {cell("a"), cell("b")}, .heading = true},
                {.cells = {cell("1", 1, 2), cell("x", 2, 2)}},
                {.cells = {}},
                {.cells = {cell("2"), cell(""), {}}}};
  Instrument act = decision();
  act.opening = {table};
  CHECK(between(xml_of(act), "<table", "</body>") ==
        "<table eId=\"table_1\">\n"
        "<tr>\n<th rowspan=\"2\"><p>STT</p>\n</th>\n<th colspan=\"2\"><p>Tên</p>\n</th>\n</tr>\n"
        "<tr>\n<th><p>a</p>\n</th>\n<th><p>b</p>\n</th>\n</tr>\n"
        "<tr>\n<td><p>1</p>\n</td>\n<td colspan=\"2\"><p>x</p>\n</td>\n</tr>\n"
        "<tr>\n<td><p>2</p>\n</td>\n<td><p></p>\n</td>\n<td></td>\n</tr>\n"
        "</table>\n</content>\n</hcontainer>\n");
  CHECK(read_akn_text(xml_of(act)) == model::text_of(act));
  check_valid(xml_of(act));
}

TEST_CASE("a note stands where it is first called, further calls point at it") {
  Instrument act = decision();
  Paragraph first = text("Một");
  first.spans.push_back({.text = "1", .note = 1});
  first.spans.push_back({.text = "1", .note = 1});
  act.provisions = {provision(Level::article, "1", "", first, "")};
  act.notes = {{.mark = "1", .paragraphs = {text("Chú "), text("thích.")}},
               {.mark = "2", .paragraphs = {text("Không ai gọi.")}}};
  act.notes[0].paragraphs[0].spans.push_back({.text = "2", .note = 2});
  const std::string xml = xml_of(act);
  CHECK(between(xml, "<p>Một", "</content>") ==
        "<p>Một<authorialNote eId=\"authorialNote_1\" marker=\"1\" placement=\"bottom\">\n"
        "<p>Chú <noteRef href=\"#note_2\" marker=\"2\"/></p>\n<p>thích.</p>\n</authorialNote>"
        "<noteRef href=\"#authorialNote_1\" marker=\"1\"/></p>\n");
  CHECK(between(xml, "<notes", "</meta>") ==
        "<notes source=\"#gazette\">\n<note eId=\"note_2\" marker=\"2\">\n"
        "<p>Không ai gọi.</p>\n</note>\n</notes>\n");
  CHECK(read_akn_text(xml) ==
        std::vector<std::string>{"Một11", "Chú 2", "thích.", "Không ai gọi."});
  check_valid(xml);
}

TEST_CASE("printed pages break inside words, numbers and notes without moving a letter") {
  Instrument act = decision();
  act.provisions = {
      provision(Level::article, "1", "Điều 1.", text("Điều 1. Các huyện\nrà soát"), "dieu-1"),
      provision(Level::article, "2", "Điều 2.", text("Điều 2."), "dieu-2")};
  AknAct akn = published();
  akn.page_marks = {{.paragraph = 0, .letters = 0, .folio = 3},
                    {.paragraph = 0, .letters = 9, .folio = 4},  // behind "Điều 1."
                    {.paragraph = 0, .letters = 10, .folio = 5},
                    {.paragraph = 1, .letters = 99, .folio = 6}};
  CHECK(body_of(act, akn) ==
        "<body eId=\"body\">\n<article eId=\"art_1\" GUID=\"ubnd-45-2022-qd-ubnd#dieu-1\">\n"
        "<num><eop eId=\"eop_3\" number=\"3\"/>Điều 1. </num>\n<content eId=\"art_1__content\">\n"
        "<p><eop eId=\"eop_4\" number=\"4\"/>C<eop eId=\"eop_5\" number=\"5\"/>ác huyện<br/>rà "
        "soát</p>\n</content>\n</article>\n"
        "<article eId=\"art_2\" GUID=\"ubnd-45-2022-qd-ubnd#dieu-2\">\n"
        "<num>Điều 2.<eop eId=\"eop_6\" number=\"6\"/></num>\n</article>\n");
  CHECK(read_akn_text(xml_of(act, akn)) == model::text_of(act));
  check_valid(xml_of(act, akn));
}

TEST_CASE("signers of a joint act stand in containers of their own, persons by their roles") {
  Instrument act = decision();
  act.closing = {text("Hết./.")};
  act.signature.roles = {text("TM. ỦY BAN NHÂN DÂN"), text("CHỦ TỊCH")};
  act.signature.names = {text("Nguyễn Văn Mẫu")};
  act.signature.beside = {{.roles = {}, .names = {text("Trần Thị B")}}};
  const std::string xml = xml_of(act);
  CHECK(between(xml, "<conclusions", "</act>") ==
        "<conclusions eId=\"conclusions\">\n"
        "<container eId=\"conclusions__container_1\" name=\"closing\">\n<p>Hết./.</p>\n"
        "</container>\n<container eId=\"conclusions__container_2\" name=\"signature\">\n"
        "<p class=\"role\"><role refersTo=\"#role_1\">TM. ỦY BAN NHÂN DÂN<eol/>CHỦ TỊCH</role>"
        "</p>\n<p class=\"name\"><signature><person refersTo=\"#person_1\" as=\"#role_1\">Nguyễn "
        "Văn Mẫu</person></signature></p>\n</container>\n"
        "<container eId=\"conclusions__container_3\" name=\"signature\">\n"
        "<p class=\"name\"><signature><person refersTo=\"#person_2\">Trần Thị B</person>"
        "</signature></p>\n</container>\n</conclusions>\n");
  CHECK(xml.find("<TLCPerson eId=\"person_2\" href=\"/akn/ontology/person/vn-dong-nai/tran-thi-b\""
                 " showAs=\"Trần Thị B\"/>") != std::string::npos);
  CHECK(read_akn_text(xml) == model::text_of(act));
  check_valid(xml);
}

TEST_CASE("of an act in parts only what is published stands there, inside its provisions") {
  Instrument act = sample_decision();
  const std::uint32_t count = model::body_count(act);
  const std::uint32_t middle = 30;
  REQUIRE(middle < count);
  for (const model::Part& part :
       {model::Part{
            .number = 1, .first = 0, .end = middle, .next = model::IssueNumber{2022, 40, 40}},
        model::Part{.number = 2, .first = middle, .end = count}}) {
    AknAct akn = published();
    akn.shown = part;
    std::vector<std::string> expected;
    for (const model::Piece& piece : model::pieces(act, akn.shown)) {
      for (const Paragraph* paragraph : model::paragraphs_of(piece)) {
        expected.push_back(model::plain_text(*paragraph));
      }
    }
    const std::string xml = xml_of(act, akn);
    CHECK(read_akn_text(xml) == expected);
    CHECK(xml.find("<body eId=\"body\" status=\"incomplete\">") != std::string::npos);
    check_valid(xml);
  }
}

TEST_CASE("hostile text stays text, and what XML does not allow is replaced and told") {
  Instrument act = decision();
  act.id = "a\"><script>";
  act.signed_by = "<b>";
  act.opening = {text("</p><script>alert(1)</script>&#0;\u202Ereversed\r\nx]]>"),
                 text(std::string("a\x01z", 3))};
  act.images = {{.sha256 = std::string(64, 'a'), .facts = {.format = ImageFormat::pdf}}};
  act.pictures = {{.alternative = "\"><x y='", .page = 2}};
  act.opening.emplace_back(Paragraph{.picture = 1});
  AknAct akn = published();
  akn.page_links = {"a.pdf#page=2\"&"};
  const std::string xml = xml_of(act, akn);
  CHECK(xml.find("<script") == std::string::npos);
  CHECK(read_akn_text(xml) ==
        std::vector<std::string>{"</p><script>alert(1)</script>&#0;\u202Ereversed x]]>", "a\uFFFDz",
                                 ""});
  CHECK(read_akn_pictures(xml) == std::vector<std::string>{"a.pdf#page=2\"&"});
  check_valid(xml);
}

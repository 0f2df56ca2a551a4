// What Akoma Ntoso says about an act: names, references, changes, days.

#include <catch2/catch.hpp>

#include "gazette/web/akn.h"
#include "tests/web/akn_sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

TEST_CASE("identification stands in the order of the schema, IRIs without a province of ours") {
  const std::string iri = "/akn/vn-dong-nai/act/quyet-dinh/ubnd/2022-09-15/45-2022-qd-ubnd";
  AknAct akn = published();
  akn.address = "https://congbao.example.vn/a";
  akn.formats = {{.media_type = "application/pdf", .address = "https://congbao.example.vn/a.pdf"}};
  CHECK(
      between(xml_of(decision(), akn), "<identification", "</identification>") ==
      "<identification source=\"#gazette\">\n<FRBRWork>\n"
      "<FRBRthis value=\"" +
          iri + "/!main\"/>\n<FRBRuri value=\"" + iri +
          "\"/>\n"
          "<FRBRalias value=\"https://congbao.example.vn/a\" name=\"page\"/>\n"
          "<FRBRdate date=\"2022-09-15\" name=\"generation\"/>\n<FRBRauthor href=\"#issuer\"/>\n"
          "<FRBRcountry value=\"vn\"/>\n<FRBRsubtype value=\"quyet-dinh\"/>\n"
          "<FRBRnumber value=\"45/2022/QĐ-UBND\"/>\n"
          "<FRBRname value=\"Quyết định số 45/2022/QĐ-UBND ban hành Quy định\"/>\n"
          "<FRBRprescriptive value=\"true\"/>\n</FRBRWork>\n<FRBRExpression>\n"
          "<FRBRthis value=\"" +
          iri +
          "/vie@2022-09-20/!main\"/>\n"
          "<FRBRuri value=\"" +
          iri +
          "/vie@2022-09-20\"/>\n"
          "<FRBRalias value=\"https://congbao.example.vn/a.pdf\" name=\"application/pdf\"/>\n"
          "<FRBRdate date=\"2022-09-20\" name=\"publication\"/>\n<FRBRauthor href=\"#gazette\"/>\n"
          "<FRBRlanguage language=\"vie\"/>\n</FRBRExpression>\n<FRBRManifestation>\n"
          "<FRBRthis value=\"" +
          iri +
          "/vie@2022-09-20/!main.xml\"/>\n"
          "<FRBRuri value=\"" +
          iri +
          "/vie@2022-09-20.xml\"/>\n"
          "<FRBRdate date=\"2022-09-20\" name=\"publication\"/>\n<FRBRauthor href=\"#gazette\"/>\n"
          "<FRBRformat value=\"application/akn+xml\"/>\n</FRBRManifestation>\n");
  CHECK(akn_iri(decision(), "long-an").starts_with("/akn/vn-long-an/act/"));
  CHECK(akn_iri({2022, 38, 39}, {2022, 9, 20}, "dong-nai") ==
        "/akn/vn-dong-nai/officialGazette/2022-09-20/38-39");
}

TEST_CASE("an act's card gives the IRI of the act") {
  const model::Issue issue = sample_issue();
  const IssueCard card = sample_card(issue);
  for (std::size_t i = 0; i < card.acts.size(); ++i) {
    CHECK(akn_iri(card.acts[i], "dong-nai") == akn_iri(issue.entries[i].instrument, "dong-nai"));
  }
}

TEST_CASE("what decides is an act, what informs is a statement") {
  for (const char* kind : {"Quyết định", "Nghị quyết", "Chỉ thị", "Luật", "Văn bản hợp nhất"}) {
    CHECK(is_akn_act({.kind_name = kind}));
  }
  for (const char* kind : {"Thông báo", "Kế hoạch", "Công văn", "Báo cáo", "Kết luận", ""}) {
    CHECK_FALSE(is_akn_act({.kind_name = kind}));
  }
  Instrument notice = sample_directive();
  notice.kind = "thong-bao";
  notice.kind_name = "Thông báo";
  const std::string xml = xml_of(notice);
  CHECK(xml.find("<statement name=\"thong-bao\" contains=\"originalVersion\">") !=
        std::string::npos);
  CHECK(xml.find("<mainBody eId=\"body\">\n<p>Để chủ động phòng cháy") != std::string::npos);
  CHECK(akn_iri(notice, "dong-nai") ==
        "/akn/vn-dong-nai/statement/thong-bao/chu-tich/2022-09-16/09-ct-ubnd");
  CHECK(read_akn_text(xml) == model::text_of(notice));
  check_valid(xml);
}

TEST_CASE("words lead to eIds, to the addresses given, and to acts that a text names in full") {
  Instrument act = decision();
  act.provisions = {provision(Level::article, "1", "Điều 1.",
                              at(4, "Điều 1. Theo Điều 1, Luật A và Nghị định B, C."), "dieu-1")};
  const model::Origin origin = act.provisions.front().heading.origin;
  const std::string words = model::joined_text(act.provisions.front().heading);
  const auto passage = [&](const std::string& part) {
    const std::size_t begin = words.rfind(part);
    return model::Passage{.origin = origin, .begin = begin, .end = begin + part.size()};
  };
  act.citations = {{.place = passage("Nghị định B"),
                    .act = {.scope = model::ActScope::other,
                            .kind = "Nghị định",
                            .symbol = *model::find_symbol("34/2016/NĐ-CP"),
                            .date = {2016, 5, 14}},
                    .provisions = {{{.level = model::CitedLevel::article, .number = "5"},
                                    {.level = model::CitedLevel::clause, .number = "2"}}}},
                   {.place = passage("C"),
                    .act = {.scope = model::ActScope::other,
                            .kind = "Nghị định",
                            .symbol = *model::find_symbol("34/2016/NĐ-CP"),
                            .attached = "Quy chế"}},
                   {.place = passage("Theo"),
                    .quoted = true,
                    .act = {.scope = model::ActScope::other,
                            .kind = "Nghị định",
                            .symbol = *model::find_symbol("34/2016/NĐ-CP"),
                            .date = {2016, 5, 15}}}};
  AknAct akn = published();
  akn.links = {{.place = passage("Điều 1"), .target = "ubnd-45-2022-qd-ubnd#dieu-1"},
               {.place = passage("Luật A"), .target = "a"}};
  const std::string body = body_of(act, akn, {{"a", "https://a.vn/?b&c"}});
  CHECK(between(body, "<p>", "</content>") ==
        "<p>Theo <ref eId=\"art_1__ref_1\" href=\"#art_1\">Điều 1</ref>, "
        "<ref eId=\"art_1__ref_2\" href=\"https://a.vn/?b&amp;c\">Luật A</ref> và "
        "<ref eId=\"art_1__ref_3\" "
        "href=\"/akn/vn/act/nghi-dinh/2016-05-14/34-2016-nd-cp/~art_5__para_2\">Nghị định B</ref>, "
        "<ref eId=\"art_1__ref_4\" "
        "href=\"/akn/vn/act/nghi-dinh/2016-05-14/34-2016-nd-cp/!quy-che\">C</ref>.</p>\n");
  check_valid(xml_of(act, akn, {{"a", "https://a.vn/?b&c"}}));
}

TEST_CASE("what an act changes is its analysis, and what it puts in is quoted structure") {
  Instrument act = decision();
  act.provisions = {provision(Level::article, "1", "Điều 1.", at(5, "Điều 1. Sửa đổi:"), "dieu-1")};
  act.provisions.front().blocks = {at(6, "“2. Mới."), at(7, "3. Nữa.”", true), at(8, "Hết.")};
  act.opening = {at(2, "“Trích.”")};
  const model::ActReference other{.scope = model::ActScope::amended,
                                  .kind = "Quyết định",
                                  .symbol = *model::find_symbol("12/2019/QĐ-UBND"),
                                  .date = {2019, 3, 1},
                                  .issuer = "UBND tỉnh"};
  model::ActReference unknown = other;
  unknown.issuer = "UBND tỉnh Long An";
  act.relations = {{.kind = model::RelationKind::amends,
                    .act = other,
                    .whole = false,
                    .provisions = {{{.level = model::CitedLevel::article, .number = "5"}}},
                    .place = {.origin = {.paragraph = 5}, .begin = 0, .end = 9}},
                   {.kind = model::RelationKind::repeals,
                    .act = unknown,
                    .place = {.origin = {.paragraph = 8}, .begin = 0, .end = 2}}};
  const std::string iri = "/akn/vn-dong-nai/act/quyet-dinh/ubnd/2019-03-01/12-2019-qd-ubnd";
  const std::string xml = xml_of(act);
  CHECK(between(xml, "<analysis", "</analysis>") ==
        "<analysis source=\"#gazette\">\n<activeModifications>\n"
        "<textualMod type=\"substitution\" eId=\"textualMod_1\" refersTo=\"#amends\">\n"
        "<source href=\"#art_1\"/>\n<destination href=\"" +
            iri +
            "/~art_5\"/>\n"
            "<new href=\"#mod_2__qstr_1\"/>\n</textualMod>\n</activeModifications>\n");
  CHECK(xml.find("<activeRef eId=\"activeRef_1\" href=\"" + iri + "\"") != std::string::npos);
  CHECK(between(xml, "<content eId=\"art_1", "</article>") ==
        "<content eId=\"art_1__content\">\n<p>Sửa đổi:</p>\n"
        "<block name=\"quotation\"><mod eId=\"mod_2\"><quotedStructure eId=\"mod_2__qstr_1\">\n"
        "<p>“2. Mới.</p>\n<p>3. Nữa.”</p>\n</quotedStructure></mod></block>\n"
        "<p>Hết.</p>\n</content>\n");
  CHECK(xml.find("<embeddedStructure eId=\"embeddedStructure_1\">\n<p>“Trích.”</p>") !=
        std::string::npos);
  CHECK(read_akn_text(xml) == model::text_of(act));
  check_valid(xml);
}

TEST_CASE("days of force are events, and a provision with days of its own has its period") {
  Instrument act = decision();
  act.effective = Date{2022, 10, 1};
  act.provisions = {provision(Level::article, "1", "Điều 1.", text("Điều 1. A"), "dieu-1"),
                    provision(Level::article, "2", "Điều 2.", text("Điều 2. B"), "dieu-2")};
  act.effect.clauses = {{.day = Date{2023, 1, 1},
                         .provisions = {{{.level = model::CitedLevel::article, .number = "2"}}}}};
  act.effect.clauses.push_back({.ends = true, .day = Date{2025, 12, 31}});
  const std::string xml = xml_of(act);
  CHECK(between(xml, "<eventRef eId=\"eref_3\"", "</lifecycle>") ==
        "<eventRef eId=\"eref_3\" date=\"2022-10-01\" source=\"#original\" "
        "refersTo=\"#inForce\"/>\n"
        "<eventRef eId=\"eref_4\" date=\"2025-12-31\" source=\"#original\" "
        "refersTo=\"#endOfForce\"/>\n"
        "<eventRef eId=\"eref_5\" date=\"2023-01-01\" source=\"#original\" "
        "refersTo=\"#inForce\"/>\n");
  CHECK(between(xml, "<temporalData", "</temporalData>") ==
        "<temporalData source=\"#gazette\">\n<temporalGroup eId=\"tmpg_1\">\n"
        "<timeInterval start=\"#eref_3\" end=\"#eref_4\" refersTo=\"#inForce\"/>\n"
        "</temporalGroup>\n<temporalGroup eId=\"tmpg_2\">\n"
        "<timeInterval start=\"#eref_5\" refersTo=\"#inForce\"/>\n</temporalGroup>\n");
  CHECK(xml.find("<article eId=\"art_2\" GUID=\"ubnd-45-2022-qd-ubnd#dieu-2\" "
                 "period=\"#tmpg_2\">") != std::string::npos);
  check_valid(xml);
}

TEST_CASE("what later acts do to an act is said in its XML, with the day from which it holds") {
  Instrument act = decision();
  act.effective = Date{2022, 10, 1};
  act.provisions = {provision(Level::article, "1", "Điều 1.", text("Điều 1. A"), "dieu-1"),
                    provision(Level::article, "2", "Điều 2.", text("Điều 2. B"), "dieu-2")};
  Attachment rules = sample_rules();  // its article 1 is another Điều 1
  act.attachments = {rules};
  const std::string own = "/akn/vn-dong-nai/act/quyet-dinh/ubnd/2022-09-15/45-2022-qd-ubnd";
  const std::string correcting = "/akn/vn-dong-nai/act/quyet-dinh/ubnd/2022-11-01/50-qd-ubnd";
  const std::string repealing = "/akn/vn-dong-nai/act/quyet-dinh/ubnd/2023-05-04/9-2023-qd-ubnd";
  AknAct akn = published();
  akn.changes = {{.kind = model::RelationKind::corrects,
                  .provisions = "Điều 2, Điều 1, Điều 77",
                  .iri = correcting,
                  .name = "Quyết định số 50/QĐ-UBND",
                  .published = {2022, 11, 15}},
                 {.kind = model::RelationKind::based_on,
                  .iri = repealing,
                  .name = "Quyết định số 9/2023/QĐ-UBND",
                  .published = {2023, 5, 10}},
                 {.kind = model::RelationKind::repeals,
                  .whole = true,
                  .iri = repealing,
                  .name = "Quyết định số 9/2023/QĐ-UBND",
                  .published = {2023, 5, 10},
                  .effective = Date{2023, 6, 1}}};
  const std::string xml = xml_of(act, akn);
  CHECK(between(xml, "<analysis", "</analysis>") ==
        "<analysis source=\"#gazette\">\n<passiveModifications>\n"
        "<textualMod type=\"substitution\" eId=\"passiveMod_1\" refersTo=\"#corrects\">\n"
        "<source href=\"" +
            correcting +
            "\"/>\n<destination href=\"#art_2\"/>\n"
            // Two texts have an Điều 1, none has an Điều 77: which is meant is not guessed.
            "<destination href=\"" +
            own +
            "\"/>\n</textualMod>\n"
            "<textualMod type=\"repeal\" eId=\"passiveMod_2\" refersTo=\"#repeals\">\n"
            "<source href=\"" +
            repealing + "\"/>\n<destination href=\"" + own +
            "\"/>\n</textualMod>\n</passiveModifications>\n");
  CHECK(between(xml, "<eventRef eId=\"eref_3\"", "</lifecycle>") ==
        "<eventRef eId=\"eref_3\" date=\"2022-11-15\" source=\"#passiveRef_1\" "
        "type=\"amendment\" refersTo=\"#corrects\"/>\n"
        "<eventRef eId=\"eref_4\" date=\"2023-06-01\" source=\"#passiveRef_2\" "
        "type=\"repeal\" refersTo=\"#repeals\"/>\n"
        "<eventRef eId=\"eref_5\" date=\"2022-10-01\" source=\"#original\" "
        "refersTo=\"#inForce\"/>\n");
  CHECK(between(xml, "<timeInterval", "</temporalGroup>") ==
        "<timeInterval start=\"#eref_5\" end=\"#eref_4\" refersTo=\"#inForce\"/>\n");
  CHECK(between(xml, "<passiveRef", "<TLCOrganization") ==
        "<passiveRef eId=\"passiveRef_1\" href=\"" + correcting +
            "\" showAs=\"Quyết định số 50/QĐ-UBND\"/>\n<passiveRef eId=\"passiveRef_2\" href=\"" +
            repealing + "\" showAs=\"Quyết định số 9/2023/QĐ-UBND\"/>\n");
  CHECK(xml.find("<TLCConcept eId=\"repeals\"") != std::string::npos);
  CHECK(read_akn_text(xml) == model::text_of(act));
  check_valid(xml);
}

TEST_CASE("an act that ends before another would repeal it ends by its own words") {
  Instrument act = decision();
  act.effective = Date{2022, 10, 1};
  act.effect.clauses = {{.ends = true, .day = Date{2022, 12, 31}}};
  AknAct akn = published();
  akn.changes = {{.kind = model::RelationKind::replaces,
                  .whole = true,
                  .iri = "/akn/vn-dong-nai/act/quyet-dinh/ubnd/2023-05-04/9-2023-qd-ubnd",
                  .name = "Quyết định số 9/2023/QĐ-UBND",
                  .published = {2023, 5, 10},
                  .effective = Date{2023, 6, 1}}};
  const std::string xml = xml_of(act, akn);
  CHECK(between(xml, "<timeInterval", "</temporalGroup>") ==
        "<timeInterval start=\"#eref_4\" end=\"#eref_5\" refersTo=\"#inForce\"/>\n");
  CHECK(between(xml, "<eventRef eId=\"eref_5\"", "</lifecycle>") ==
        "<eventRef eId=\"eref_5\" date=\"2022-12-31\" source=\"#original\" "
        "refersTo=\"#endOfForce\"/>\n");
  check_valid(xml);
}

TEST_CASE(
    "an act that is repealed before it holds, or from a day not known, has no period in force") {
  Instrument act = decision();
  act.effective = Date{2022, 10, 1};
  AknAct akn = published();
  akn.changes = {{.kind = model::RelationKind::repeals,
                  .whole = true,
                  .iri = "/akn/vn-dong-nai/act/quyet-dinh/ubnd/2022-09-28/46-2022-qd-ubnd",
                  .name = "Quyết định số 46/2022/QĐ-UBND",
                  .published = {2022, 9, 29},
                  .effective = Date{2022, 9, 30}}};
  const std::string before = xml_of(act, akn);
  CHECK(before.find("<timeInterval") == std::string::npos);
  CHECK(before.find("date=\"2022-09-30\" source=\"#passiveRef_1\" type=\"repeal\"") !=
        std::string::npos);
  check_valid(before);
  akn.changes[0].effective = std::nullopt;
  CHECK(xml_of(act, akn).find("<timeInterval") == std::string::npos);
  akn.changes[0].whole = false;
  CHECK(between(xml_of(act, akn), "<timeInterval", "</temporalGroup>") ==
        "<timeInterval start=\"#eref_4\" refersTo=\"#inForce\"/>\n");
}

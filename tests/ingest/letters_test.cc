// Old encodings and look-alikes: what becomes Unicode, what is refused, what is left alone.

#include "gazette/ingest/letters.h"

#include <catch2/catch.hpp>

#include "tests/ingest/docx_builder.h"

namespace gazette::ingest::docx_test {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kAbc = "<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>";
constexpr std::string_view kAbcCapitals = "<w:rFonts w:ascii=\".VnTimeH\" w:hAnsi=\".VnTimeH\"/>";
constexpr std::string_view kVni = "<w:rFonts w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"/>";

/// A document of paragraphs of one run each, all in one face; empty: no face is named.
Reading read_in(std::string_view face, const Lines& texts) {
  std::string body;
  for (const std::string& text : texts) {
    body += paragraph("", run(face, text));
  }
  return read(docx(body));
}

TEST_CASE("text in faces of TCVN3 becomes Unicode, in faces of capitals as capitals") {
  const Reading reading =
      read(docx(paragraph("", run(kAbcCapitals, "Céng hßa x· héi chñ nghÜa ViÖt Nam")) +
                paragraph("", run(kAbc, "QuyÕt ®Þnh sè 12/2004/Q§-UB l\u00ADu tr÷ c\u00AC quan ") +
                                  run(kAbcCapitals, "ñ") + run(kAbc, "y ban"))));
  CHECK(reading.lines() == Lines{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                 "Quyết định số 12/2004/QĐ-UB lưu trữ cơ quan Ủy ban"});
  CHECK(reading.codes() == Lines{"G0260"});
  REQUIRE(reading.flow->changes.size() == 2);
  CHECK(reading.flow->changes[0].origin.paragraph == 1);
  CHECK(reading.flow->changes[0].reason == "TCVN3");
  CHECK(reading.flow->changes[0].before == "Céng hßa x· héi chñ nghÜa ViÖt Nam");
  CHECK(reading.flow->changes[0].after == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
}

TEST_CASE("text in faces of VNI becomes Unicode, also where a letter and its mark are two runs") {
  const Reading reading =
      read(docx(paragraph("", run(kVni, "Ñoäc laäp - Töï do - Haïnh phuùc")) +
                paragraph("", run(kVni, "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM")) +
                paragraph("", run(kVni, "QUYeÁT ÑÒNH ve") +
                                  run(std::string(kVni) + "<w:b/>", "à ñöôøng boä"))));
  CHECK(reading.lines() == Lines{"Độc lập - Tự do - Hạnh phúc",
                                 "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                 "QUYếT ĐỊNH về{1: đường bộ}"});
  CHECK(reading.codes() == Lines{"G0260"});
}

TEST_CASE("ư of TCVN3 is read where a program made a hyphen's place of it") {
  const Reading reading = read(
      docx(paragraph("", "<w:r><w:rPr>" + std::string(kAbc) +
                             "</w:rPr><w:t>tr</w:t><w:softHyphen/><w:t>\u00EBng</w:t></w:r>")));
  CHECK(reading.lines() == Lines{"trưởng"});
  CHECK(read_in("", {"thông\u00ADtin của tỉnh"}).lines() == Lines{"thôngtin của tỉnh"});
}

TEST_CASE("codes kept as pictures of an old face are read, as are those of symbols") {
  const Reading reading = read(docx(paragraph(
      "", run(kAbc, "\uF0AE\uF0DEnh ") + "<w:r><w:sym w:font=\".VnTime\" w:char=\"F0AE\"/></w:r>" +
              run(kAbc, "\u00E3"))));
  CHECK(reading.lines() == Lines{"định đó"});
}

TEST_CASE("a source cannot say itself what only faces may") {
  const std::string told = "\U000F00AE\U000F00DEnh";
  CHECK(read_in("", {told}).lines() == Lines{"\uFFFD\uFFFDnh"});
  CHECK(read_in(kAbc, {told}).lines() == Lines{"\uFFFD\uFFFDnh"});
  Diagnostics diagnostics;
  const auto flow = read_markdown(told, "a.md", diagnostics);
  REQUIRE(flow);
  CHECK(text_of(*flow) == Lines{"\uFFFD\uFFFDnh"});
}

TEST_CASE("automatic numbers, cells and notes in old faces are read") {
  const Reading reading = read(docx(Document{
      .body = paragraph("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
                        run(kAbc, "Ph¹m vi") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>") +
              "<w:tbl><w:tr><w:tc>" + paragraph("", run(kAbc, "Sè tiÒn")) + "</w:tc><w:tc>" +
              paragraph("", "") + "</w:tc></w:tr></w:tbl>",
      .numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
                   "w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"§iÒu %1.\"/>"
                   "<w:rPr>" +
                   std::string(kAbc) +
                   "</w:rPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
                   "w:val=\"0\"/></w:num>",
      .footnotes =
          "<w:footnote w:id=\"2\">" + paragraph("", run(kVni, "Xem Ñieàu 3")) + "</w:footnote>"}));
  CHECK(reading.lines()[0].starts_with("Điều 1."));
  CHECK(reading.lines()[0].find("Phạm vi") != std::string::npos);
  CHECK(shown(reading.table(0).rows[0].cells[0].paragraphs[0]) == "Số tiền");
  CHECK(shown(reading.flow->notes[0].paragraphs[0]) == "Xem Điều 3");
}

TEST_CASE("digits, signs and text long converted stay as they are in an old face") {
  const Lines texts = {"12/2004", "25°C ± 2", "Quyết định số 1 và phụ lục", "là nhà"};
  const Reading reading = read_in(kAbc, texts);
  CHECK(reading.lines() == texts);
  CHECK(reading.codes().empty());
  CHECK(reading.flow->changes.empty());
  CHECK(read_in(kAbcCapitals, {"Quyết định", "So 5"}).lines() == Lines{"Quyết định", "So 5"});
}

TEST_CASE("text whose face does not tell is read where only one encoding makes it Vietnamese") {
  const Reading abc = read_in("", {"Céng hßa x· héi chñ nghÜa ViÖt Nam", "§iÒu 1", "Môc 2", "Bé"});
  CHECK(abc.lines() == Lines{"Cộng hòa xã hội chủ nghĩa Việt Nam", "Điều 1", "Mục 2", "Bộ"});
  CHECK(abc.codes() == Lines{"G0260"});
  CHECK(abc.flow->changes.size() == 4);
  const Reading vni = read_in("", {"Ñoäc laäp - Töï do - Haïnh phuùc", "Ñieàu 1"});
  CHECK(vni.lines() == Lines{"Độc lập - Tự do - Hạnh phúc", "Điều 1"});
  const Reading capitals = read_in("", {"CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "QUYÕT §ÞNH"});
  CHECK(capitals.lines()[0].starts_with("CỘNG HÒA"));
  CHECK(capitals.lines()[1] == "QUYẾT ĐỊNH");
}

TEST_CASE("one run in an old face amid Unicode is read, and only it") {
  const Reading reading = read(docx(paragraph(
      "", run("", "Ủy ban nhân dân ") + run(kAbc, "tØnh §ång Nai") + run("", " quyết định"))));
  CHECK(reading.lines() == Lines{"Ủy ban nhân dân tỉnh Đồng Nai quyết định"});
  CHECK(reading.codes() == Lines{"G0260"});
}

TEST_CASE("half converted text is refused and left as it is") {
  for (const std::string text : {"Quyết ®Þnh của Chủ tịch", "Ủy ban nh©n d©n tØnh quyết định",
                                 "Độc lập - Töï do - Haïnh phuùc"}) {
    INFO(text);
    const Reading reading = read_in("", {"Căn cứ Luật Tổ chức", text});
    REQUIRE(reading.codes() == Lines{"G0235"});
    CHECK(reading.diagnostics.list()[0].place.paragraph == 2);
    CHECK(reading.lines()[1] == text);
  }
  CHECK(read_in(kAbc, {"QuyÕt ®Þnh là nhà"}).codes() == Lines{"G0235"});
  CHECK(read_in(kVni, {"Hoaùù ñoäc laäp"}).codes() == Lines{"G0235"});
  CHECK(read_in("", {"Quy\u00E1\u00BA\u00BFt"}).codes() == Lines{"G0235"});
}

TEST_CASE("foreign words are never taken for Vietnamese of an old encoding") {
  const Lines texts = {
      "Société Générale và Crédit Agricole mở chi nhánh",
      "Le garçon naïf a reçu une forêt à côté de l'hôtel où il était né",
      "Haïti, Noël, façade, Müller, Århus, señor, El Niño, smörgåsbord",
      "Điều 5. Nhiệt độ 25°C ± 2°C, diện tích 12 m², µm, ©2012, «ngoặc», Windows®",
      "Café à la carte, thé",
      "Krông Păc, Ê Đê, Đăk Ơ",
      "Điều kiện nhập khẩu xe Citroën C5, phà, tôt",
  };
  const Reading reading = read_in("", texts);
  CHECK(reading.codes().empty());
  CHECK(reading.lines() == texts);
}

TEST_CASE("signs of reckoning that stand alone are no letters of an old encoding") {
  for (const char* text : {"3 × 4 ÷ 2 = 6", "Sai số ± 5 %, 3 × 4 ÷ 2 = 6", "± × ÷ Ω μ α β", "×"}) {
    const Reading reading = read_in("", {text});
    CHECK(reading.lines() == Lines{text});
    CHECK(reading.codes().empty());
  }
}

TEST_CASE("look-alike letters are replaced in Latin words, and said where that is not safe") {
  const Reading reading =
      read_in("", {"Nghị định số 112/2021/N\u0110-\u0421\u0420",
                   "QUY\u1EBET \u00D0\u1ECANH số 5/Q\u00D0-UBND", "Quy\u1EBFt \u00F0\u1ECBnh",
                   "M\u043E\u0441\u043A\u0432\u0430"});
  CHECK(reading.lines() == Lines{"Nghị định số 112/2021/NĐ-CP", "QUYẾT ĐỊNH số 5/QĐ-UBND",
                                 "Quyết định", "M\u043E\u0441\u043A\u0432\u0430"});
  CHECK(reading.codes() == Lines{"G0262"});
  REQUIRE(reading.flow->changes.size() == 4);
  CHECK(reading.flow->changes[0].before == "112/2021/NĐ-\u0421\u0420");
  CHECK(reading.flow->changes[0].after == "112/2021/NĐ-CP");
  CHECK(read_in("", {"ông \u0421\u0420 và ông \u00D0av\u00ED\u00F0"}).codes() ==
        Lines{"G0263", "G0263"});
  CHECK(read_in("", {"\u0420\u043E\u0441\u0441\u0438\u044F, \u041E\u041E\u041E, \u03B1 = 5"})
            .codes()
            .empty());
}

TEST_CASE("the placing of a tone is never changed") {
  const Lines texts = {"hoà bình, hòa bình, uỷ quyền, ủy quyền, qủa"};
  const Reading reading = read_in("", texts);
  CHECK(reading.lines() == texts);
  CHECK(read_in(kAbc, {"hoµ b×nh, hßa b×nh"}).lines() == Lines{"hoà bình, hòa bình"});
}

TEST_CASE("Markdown in an old encoding is read like any other source") {
  Diagnostics diagnostics;
  const auto flow =
      read_markdown("Céng hßa x· héi chñ nghÜa\n\ntr\u00ADëng phßng\n", "a.md", diagnostics);
  REQUIRE(flow);
  CHECK(text_of(*flow) == Lines{"Cộng hòa xã hội chủ nghĩa", "trưởng phòng"});
  CHECK(flow->changes[1].origin.line == 3);
}

}  // namespace
}  // namespace gazette::ingest::docx_test

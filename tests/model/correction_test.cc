#include <catch2/catch.hpp>

#include "gazette/model/correction_place.h"
#include "tests/model/references_sample.h"

namespace gazette::model {
namespace {

Table table_of(const std::vector<std::vector<std::string>>& rows) {
  Table table;
  for (const std::vector<std::string>& cells : rows) {
    Row row;
    for (const std::string& text : cells) {
      row.cells.push_back({.paragraphs = {{.spans = {{.text = text}}}}});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Two grounds, Điều 1 with two khoản, Điều 2; a Quy định with a Điều 1 of its own; an annex with a
/// table of three rows; a footnote.
Instrument sample() {
  Instrument act = sample_act({
      "# Ban hành quy định mẫu",
      "~ Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013;",
      "~ Căn cứ Nghị định số 44/2014/NĐ-CP ngày 15 tháng 6 năm 2014;",
      "~ Theo đề nghị của Giám đốc Sở.",
      "Điều 1. Phạm vi",
      "1. Ủy ban nhân dân các huyện.",
      "2. Ủy ban dân dân các huyện, Ủy ban nhân dân các xã, Ủy ban nhân dân các phường.",
      "a) Hồ sơ nộp trong 02 năm.",
      "Điều 2. Hiệu lực",
  });
  act.id = "ubnd-45-2022-qd-ubnd";
  act.provisions[0].anchor = "dieu-1";
  act.provisions[0].children[0].anchor = "dieu-1-khoan-1";
  act.provisions[0].children[1].anchor = "dieu-1-khoan-2";
  act.provisions[0].children[1].children[0].anchor = "dieu-1-khoan-2-diem-a";
  act.provisions[1].anchor = "dieu-2";
  Attachment regulation{.anchor = "quy-dinh"};
  regulation.title.push_back({.spans = {{.text = "QUY ĐỊNH"}}});
  regulation.provisions = {{.level = Level::article,
                            .number = "1",
                            .label = "Điều 1.",
                            .heading = {.spans = {{.text = "Điều 1. Đối tượng"}}},
                            .anchor = "quy-dinh--dieu-1"}};
  Attachment annex{.annex = true, .anchor = "phu-luc"};
  annex.title.push_back({.spans = {{.text = "PHỤ LỤC"}}});
  annex.opening.emplace_back(table_of({{"STT", "Đoạn đường", "Giá"},
                                       {"1", "Ranh giới xã Phú Vnh", "1.200"},
                                       {"2", "Cầu Hang", "1.200"}}));
  act.attachments = {std::move(regulation), std::move(annex)};
  act.notes.push_back({.mark = "1", .paragraphs = {{.spans = {{.text = "Sửa theo Nghị định."}}}}});
  return act;
}

/// "anchor|name|text" of each part that a place means.
std::vector<std::string> parts(std::string_view place) {
  const Instrument act = sample();
  std::vector<std::string> list;
  for (const NamedPart& part : find_parts(act, place)) {
    list.push_back(part.anchor + "|" + part.name + "|" + text_of(act, part));
  }
  return list;
}

using Texts = std::vector<std::string>;

/// The findings of a correction: "G0837: message\n  help".
std::string findings(const std::string& place, const std::string& old_text,
                     const std::string& new_text = "khác") {
  Diagnostics diagnostics;
  const Correction correction = {
      .act = "ubnd-45-2022-qd-ubnd", .place = place, .old_text = old_text, .new_text = new_text};
  std::string text;
  if (check_texts(correction, diagnostics)) {
    static_cast<void>(check_correction(sample(), correction, diagnostics));
  }
  for (const Diagnostic& each : diagnostics.list()) {
    text += std::string(each.code) + ": " + each.message + "\n  " + each.help + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a place is named as laws are cited, from the inside out or the other way") {
  const Texts clause = {"dieu-1-khoan-1|khoản 1 Điều 1|1. Ủy ban nhân dân các huyện.\n"};
  CHECK(parts("khoản 1 Điều 1") == clause);
  CHECK(parts("Điều 1, khoản 1") == clause);
  CHECK(parts("  điều 1   KHOẢN 1. ") == clause);
  CHECK(parts("dieu-1-khoan-1") == clause);
  CHECK(parts("#dieu-1-khoan-1") == clause);
  CHECK(parts("điểm a khoản 2 Điều 1") ==
        Texts{"dieu-1-khoan-2-diem-a|điểm a khoản 2 Điều 1|a) Hồ sơ nộp trong 02 năm.\n"});
  CHECK(parts("Điều 2") == Texts{"dieu-2|Điều 2|Điều 2. Hiệu lực\n"});
}

TEST_CASE("a part has what stands below it") {
  CHECK(parts("khoản 2 Điều 1") ==
        Texts{"dieu-1-khoan-2|khoản 2 Điều 1|2. Ủy ban dân dân các huyện, Ủy ban nhân dân các xã, "
              "Ủy ban nhân dân các phường.\na) Hồ sơ nộp trong 02 năm.\n"});
  CHECK(parts("PHỤ LỤC") ==
        Texts{"phu-luc|PHỤ LỤC|PHỤ LỤC\nSTT\nĐoạn đường\nGiá\n1\nRanh giới xã Phú Vnh\n1.200\n2\n"
              "Cầu Hang\n1.200\n"});
}

TEST_CASE("what stands in no provision has a name, too") {
  CHECK(parts("căn cứ thứ hai") == Texts{"|căn cứ thứ 2|Căn cứ Nghị định số 44/2014/NĐ-CP ngày 15 "
                                         "tháng 6 năm 2014;\n"});
  CHECK(parts("căn cứ 2") == parts("căn cứ thứ hai"));
  CHECK(parts("căn cứ thứ ba").empty());  // "Theo đề nghị" is none
  CHECK(parts("trích yếu") == Texts{"|trích yếu|Ban hành quy định mẫu\n"});
  CHECK(parts("cước chú 1") == Texts{"|cước chú 1|Sửa theo Nghị định.\n"});
  CHECK(parts("số thứ tự 1 của Phụ lục") ==
        Texts{"phu-luc|số thứ tự 1 của PHỤ LỤC|1\nRanh giới xã Phú Vnh\n1.200\n"});
}

TEST_CASE("an article of a text put in force is named with that text") {
  CHECK(parts("Điều 1 của Quy định") ==
        Texts{"quy-dinh--dieu-1|Điều 1 của QUY ĐỊNH|Điều 1. Đối tượng\n"});
  CHECK(parts("Quy định") == Texts{"quy-dinh|QUY ĐỊNH|QUY ĐỊNH\nĐiều 1. Đối tượng\n"});
  // Of the act and of the Quy định: nobody could tell which is meant.
  CHECK(parts("Điều 1").size() == 2);
  CHECK(parts("Điều 1 của Quyết định").size() == 1);
  CHECK(parts("Điều 1 Quyết định này").size() == 1);
}

TEST_CASE("what is no place of the act is none") {
  for (const char* place : {"Điều 9", "khoản 3 Điều 1", "Phụ lục II", "Điều", "khoản 1 khoản 2",
                            "số thứ tự 9 của Phụ lục", "ở đâu đó", "", "Điều 1 của Quy chế",
                            "căn cứ thứ hai trở đi", "<b>Điều 1</b>"}) {
    INFO(place);
    CHECK(parts(place).empty());
  }
}

TEST_CASE("a name that was found leads back to the same part") {
  const Instrument act = sample();
  for (const char* place : {"khoản 2 Điều 1", "Điều 1 của Quy định", "căn cứ thứ hai", "Phụ lục",
                            "số thứ tự 2 của Phụ lục", "cước chú 1", "trích yếu", "Điều 2"}) {
    const std::vector<NamedPart> found = find_parts(act, place);
    REQUIRE(found.size() == 1);
    INFO(found.front().name);
    CHECK(find_parts(act, found.front().name) == found);
  }
}

TEST_CASE("words are found letter for letter, across emphases and beside marks of footnotes") {
  Instrument act = sample();
  act.provisions[1].heading.spans = {{.text = "Điều 2. Ủy "},
                                     {.text = "ban", .emphasis = kBold},
                                     {.text = "1", .note = 1},
                                     {.text = "\nnhân  dân"}};
  const NamedPart part = find_parts(act, "Điều 2").front();
  const std::vector<FoundWords> found = find_words(act, part, "Ủy ban nhân dân");
  REQUIRE(found.size() == 1);
  const std::string text = joined_text(act.provisions[1].heading);
  CHECK(text.substr(found[0].place.begin, found[0].place.end - found[0].place.begin) ==
        "Ủy ban1\nnhân  dân");
  CHECK(find_words(act, part, "uỷ ban").empty());
  CHECK(find_words(act, part, "ủy ban").empty());
  CHECK(find_words(act, part, "").empty());
}

TEST_CASE("words that are a piece of a longer word are not meant") {
  const Instrument act = sample();
  const NamedPart part = find_parts(act, "khoản 2 Điều 1").front();
  CHECK(find_words(act, part, "ân dân").empty());
  CHECK(is_inside_word(act, part, "ân dân"));
  CHECK(find_words(act, part, "0").empty());  // of 02
  CHECK(find_words(act, part, "02").size() == 1);
  CHECK(find_words(act, part, "phường.").size() == 1);
}

TEST_CASE("the old text that stands there once is found") {
  const Instrument act = sample();
  const auto placed = place_correction(
      act, {.place = "khoản 2 Điều 1", .old_text = "Ủy ban dân dân", .new_text = "x"});
  REQUIRE(placed);
  CHECK(placed->part.anchor == "dieu-1-khoan-2");
  CHECK(placed->words.paragraph == 6);
  CHECK(placed->words.place.begin == 3);
  CHECK(placed->words.place.end == 3 + std::string_view("Ủy ban dân dân").size());
}

TEST_CASE("old text that is not there is told with what is") {
  CHECK(findings("khoản 1 Điều 1", "Ủy ban nhân nhân") ==
        "G0837: \"Ủy ban nhân nhân\" does not stand in khoản 1 Điều 1 of ubnd-45-2022-qd-ubnd\n"
        "  \"Ủy ban nhân dân\" is printed there: copy these words; printed there: \"1. Ủy ban nhân "
        "dân các huyện.\"\n");
  // One mark is another text.
  CHECK(findings("điểm a khoản 2 Điều 1", "Hồ sơ nộp trong 02 nằm") ==
        "G0837: \"Hồ sơ nộp trong 02 nằm\" does not stand in điểm a khoản 2 Điều 1 of "
        "ubnd-45-2022-qd-ubnd\n"
        "  \"Hồ sơ nộp trong 02 năm.\" is printed there: copy these words; printed there: \"a) Hồ "
        "sơ nộp trong 02 năm.\"\n");
}

TEST_CASE("old text that stands in another place is told with that place") {
  CHECK(findings("khoản 1 Điều 1", "Ủy ban dân dân") ==
        "G0837: \"Ủy ban dân dân\" does not stand in khoản 1 Điều 1 of ubnd-45-2022-qd-ubnd\n"
        "  it stands in khoản 2 Điều 1: name that place\n");
  CHECK(findings("Điều 9", "Cầu Hang") ==
        "G0835: ubnd-45-2022-qd-ubnd has no \"Điều 9\"\n  the old text stands in PHỤ LỤC\n");
}

TEST_CASE("old text that stands there twice is refused") {
  CHECK(findings("khoản 2 Điều 1", "Ủy ban nhân dân") ==
        "G0838: \"Ủy ban nhân dân\" stands 2 times in khoản 2 Điều 1 of ubnd-45-2022-qd-ubnd\n"
        "  quote more of the words around those that are meant, in both texts, or name a narrower "
        "place\n");
  CHECK(findings("khoản 2 Điều 1", "Ủy ban nhân dân các xã") == "");
  // In the row it stands once.
  CHECK(findings("Phụ lục", "1.200").starts_with("G0838: \"1.200\" stands 2 times in PHỤ LỤC of"));
  CHECK(findings("số thứ tự 2 của Phụ lục", "1.200") == "");
}

TEST_CASE("a place that can be several is told with all of them") {
  CHECK(findings("Điều 1", "Đối tượng") ==
        "G0836: ubnd-45-2022-qd-ubnd has 2 places that are \"Điều 1\"\n"
        "  say which: Điều 1 (dieu-1); Điều 1 của QUY ĐỊNH (quy-dinh--dieu-1)\n");
}

TEST_CASE("a correction says where, what was printed and what is right") {
  CHECK(findings("", "x") ==
        "G0830: the place of a correction is missing\n"
        "  state act, place, old and new of each correction\n");
  CHECK(findings("Điều 2", "") ==
        "G0830: the old text of a correction is missing\n"
        "  state act, place, old and new of each correction\n");
  CHECK(findings("Điều 2", "Hiệu lực", "") ==
        "G0830: the new text of a correction is missing\n"
        "  quote the words around what falls away, in both texts\n");
  CHECK(findings("Điều 2", "Hiệu lực", "Hiệu lực") ==
        "G0831: old and new text are the same, \"Hiệu lực\"\n"
        "  state what is right as the new text, or leave this correction out\n");
}

TEST_CASE("a character that nobody sees is no text of a correction") {
  CHECK(findings("Điều 2", "Hiệu lực", "Hiệu \u202Elực") ==
        "G0832: the new text of a correction has a character that is no text, U+202E\n"
        "  type the words anew, as they are printed\n");
  for (const char* text : {"a\u200Bb", "a\u200Fb", "a\u00ADb", "a\u2066b",
                           "a\x01"
                           "b",
                           "a\uE000b"}) {
    CHECK(findings("Điều 2", text).starts_with("G0832: the old text"));
  }
  // Tags are text like other text: of this act they are not.
  CHECK(findings("Điều 2", "<b>Hiệu lực</b>").starts_with("G0837: \"<b>Hiệu lực</b>\" does not"));
}

TEST_CASE("hostile words and places end soon and find nothing") {
  const std::string length(20'000, 'a');
  CHECK(findings("Điều 2", length).starts_with("G0837"));
  CHECK(findings(length, "Hiệu lực").starts_with("G0835"));
  std::string places;
  for (int i = 0; i < 5'000; ++i) {
    places += "điều 2 ";
  }
  CHECK(findings(places, "Hiệu lực").starts_with("G0835"));
}

}  // namespace gazette::model

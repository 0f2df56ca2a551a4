// Pictures of a Word file: carried where they stand, or left out with a reason or a finding.

#include "gazette/ingest/picture.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/base.h"
#include "gazette/ingest/ingest.h"
#include "tests/drawn_image.h"
#include "tests/ingest/docx_builder.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

using docx_test::paragraph;
using docx_test::plain;
using docx_test::run;
using Texts = std::vector<std::string>;

/// A drawing in the line, of a size in millimetres.
struct Drawn {
  std::string id = "p1";
  int width = 100;
  int height = 50;
  std::string description = "Sơ đồ";
  std::string inside = {};  // beside the blip
  bool floats = false;
};

std::string drawing(const Drawn& drawn) {
  constexpr int kUnitsPerMillimetre = 36'000;
  const std::string_view kind = drawn.floats ? "anchor" : "inline";
  return fmt::format(
      "<w:r><w:drawing><wp:{0}><wp:extent cx=\"{1}\" cy=\"{2}\"/><wp:docPr id=\"1\" name=\"x\" "
      "descr=\"{3}\"/><a:graphic><a:graphicData><a:pic><a:blipFill><a:blip r:embed=\"{4}\"/>{5}"
      "</a:blipFill><a:spPr/></a:pic></a:graphicData></a:graphic></wp:{0}></w:drawing></w:r>",
      kind, drawn.width * kUnitsPerMillimetre, drawn.height * kUnitsPerMillimetre,
      drawn.description, drawn.id, drawn.inside);
}

std::string picture(const Drawn& drawn = {}) {
  return paragraph("", drawing(drawn));
}

/// An act around a body; `behind` stands behind its signature.
std::string act(const std::string& body, const std::string& behind = "",
                const std::string& before = "", const std::string& over_name = "") {
  std::string document = before;
  for (const char* line :
       {"ỦY BAN NHÂN DÂN", "TỈNH MẪU SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Số: 45/2022/QĐ-UBND", "Mẫu Sơn, ngày 15 tháng 9 năm 2022",
        "QUYẾT ĐỊNH", "Ban hành Quy định quản lý vỉa hè", "ỦY BAN NHÂN DÂN TỈNH MẪU SƠN",
        "Căn cứ Luật Tổ chức chính quyền địa phương;", "QUYẾT ĐỊNH:"}) {
    document += plain(line);
  }
  document += body;
  document += plain("TM. ỦY BAN NHÂN DÂN") + plain("CHỦ TỊCH") + over_name;
  return document + plain("Nguyễn Văn An") + behind;
}

struct Result {
  model::Instrument act = {};
  Diagnostics diagnostics = {};

  /// Codes of the range of pictures.
  [[nodiscard]] Texts codes() const {
    Texts list;
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      if (diagnostic.code >= "G0238" && diagnostic.code < "G0300") {
        list.emplace_back(diagnostic.code);
      }
    }
    return list;
  }
  [[nodiscard]] Texts messages(std::string_view code) const {
    Texts list;
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      if (diagnostic.code == code) {
        list.push_back(diagnostic.message);
      }
    }
    return list;
  }
  /// What the act says, pictures as "[2]".
  [[nodiscard]] Texts shown() const {
    Texts list;
    for (const model::Piece& piece : model::pieces(act)) {
      for (const model::Paragraph* each : model::paragraphs_of(piece)) {
        list.push_back(each->picture != 0 ? fmt::format("[{}]", each->picture)
                                          : model::plain_text(*each));
      }
    }
    return list;
  }
  [[nodiscard]] bool stands_behind(const std::string& text, const std::string& former) const {
    const Texts list = shown();
    const auto found = std::find(list.begin(), list.end(), text);
    return found != list.begin() && found != list.end() && *(found - 1) == former;
  }
};

using Media = std::map<std::string, std::string>;

/// Reads a body; `media` are the files of its pictures by the id of their relationship. Bytes that
/// begin with "http" are an address.
Result read(const std::string& body, const Media& media) {
  docx_test::Parts parts = docx_test::parts_of({.body = body});
  std::string relationships;
  for (const auto& [id, bytes] : media) {
    const bool is_outside = bytes.starts_with("http");
    const std::string target = is_outside ? bytes : "media/" + id + ".png";
    relationships += fmt::format("<Relationship Id=\"{}\" Type=\"x/image\" Target=\"{}\"{}/>", id,
                                 target, is_outside ? " TargetMode=\"External\"" : "");
    if (!is_outside) {
      parts.emplace("word/" + target, bytes);
    }
  }
  std::string& list = parts.at("word/_rels/document.xml.rels");
  list.insert(list.find("</Relationships>"), relationships);
  Result result;
  const std::string bytes = docx_test::pack(parts);
  Ingested ingested =
      ingest({.bytes = bytes, .path = "a.docx"}, sample_configuration(), result.diagnostics);
  REQUIRE(ingested.instrument);
  result.act = std::move(*ingested.instrument);
  return result;
}

/// Fine enough for a picture of 100 mm.
const std::string& fine_png() {
  static const std::string bytes = drawn_png(1200, 600, grey_ramp);
  return bytes;
}

const std::string kArticle = plain("Điều 1. Ban hành kèm theo Quyết định này sơ đồ sau:");

TEST_CASE("a picture stands behind the paragraph that holds it, in the size of the source") {
  const Result result =
      read(act(kArticle + picture() + plain("Điều 2. Hiệu lực.")), {{"p1", fine_png()}});
  CHECK(result.stands_behind("[1]", "Điều 1. Ban hành kèm theo Quyết định này sơ đồ sau:"));
  CHECK(result.codes().empty());
  REQUIRE(result.act.pictures.size() == 1);
  CHECK(result.act.pictures[0].width == millimetres(100));
  CHECK(result.act.pictures[0].height == millimetres(50));
  CHECK(result.act.pictures[0].alternative == "Sơ đồ");
  REQUIRE(result.act.images.size() == 1);
  CHECK(result.act.images[0].sha256 == sha256(fine_png()));
  CHECK(result.act.images[0].bytes == fine_png());
  CHECK(result.act.provisions[0].blocks.size() == 1);
}

TEST_CASE("an image shown twice is kept once") {
  const Result result = read(act(kArticle + picture() + picture({.id = "p2", .width = 50})),
                             {{"p1", fine_png()}, {"p2", fine_png()}});
  CHECK(result.act.pictures.size() == 2);
  CHECK(result.act.images.size() == 1);
}

TEST_CASE("a picture inside a line is set below it, and that is said") {
  const Result result =
      read(act(kArticle + paragraph("", run("", "Biển số ") + drawing({}) + run("", " ở cửa."))),
           {{"p1", fine_png()}});
  CHECK(result.stands_behind("[1]", "Biển số ở cửa."));
  CHECK(result.codes() == Texts{"G0289"});
}

TEST_CASE("a picture in a cell of a table stays in it") {
  const std::string cell = "<w:tc>" + plain("Mẫu 1") + picture({.width = 60, .height = 30}) +
                           "</w:tc><w:tc>" + plain("Ghi chú") + "</w:tc>";
  const Result result = read(act(kArticle +
                                 "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/><w:left "
                                 "w:val=\"single\"/></w:tblBorders></w:tblPr><w:tr>" +
                                 cell + "</w:tr></w:tbl>"),
                             {{"p1", fine_png()}});
  CHECK(result.stands_behind("[1]", "Mẫu 1"));
  CHECK(result.stands_behind("Ghi chú", "[1]"));
  CHECK(result.codes().empty());
}

TEST_CASE("pictures of an annex stand in it, also right below its title") {
  const Result result = read(act(kArticle, plain("Phụ lục") + plain("BẢN ĐỒ QUY HOẠCH") +
                                               picture() + plain("Ghi chú dưới bản đồ.")),
                             {{"p1", fine_png()}});
  REQUIRE(result.act.attachments.size() == 1);
  CHECK(result.act.attachments[0].opening.size() == 2);
  CHECK(result.stands_behind("[1]", "BẢN ĐỒ QUY HOẠCH"));
  CHECK(result.stands_behind("Ghi chú dưới bản đồ.", "[1]"));
}

TEST_CASE("emblem, seal and scanned signature are left out with their reason") {
  const Drawn small = {.width = 40, .height = 40};
  const Result result =
      read(act(kArticle + paragraph("", run("", "Điều 2. Hiệu lực.") +
                                            drawing({.width = 36, .height = 36, .floats = true})),
               "", picture(small), picture(small)),
           {{"p1", fine_png()}});
  CHECK(result.codes() == Texts{"G0287"});
  std::size_t count = 0;
  for (const model::Dropped& dropped : result.act.dropped) {
    count += dropped.is_picture ? 1U : 0U;
    CHECK((!dropped.is_picture || dropped.reason == "biểu trưng, chữ ký hoặc con dấu của bản gốc"));
  }
  CHECK(count == 3);
  // Nobody needs the file of a seal any more.
  CHECK(result.act.images.at(0).bytes.empty());
  CHECK(result.act.signature.names.size() == 1);
}

TEST_CASE("a small picture behind the signature that floats nowhere is carried") {
  const Drawn small = {.width = 80, .height = 55};
  const Result result = read(act(kArticle, picture(small)), {{"p1", fine_png()}});
  CHECK(result.codes() == Texts{"G0288"});
  REQUIRE(result.act.attachments.size() == 1);
  CHECK(result.stands_behind("[1]", "Điều 1. Ban hành kèm theo Quyết định này sơ đồ sau:") ==
        false);
  CHECK(result.shown().back() == "[1]");
  const Result floating = read(act(kArticle, picture({.width = 80, .height = 55, .floats = true})),
                               {{"p1", fine_png()}});
  CHECK(floating.codes() == Texts{"G0287"});
}

TEST_CASE("a small picture beside the signature in one table is a seal") {
  const std::string table = "<w:tbl><w:tr><w:tc>" + picture({.width = 36, .height = 36}) +
                            "</w:tc><w:tc>" + plain("TM. ỦY BAN NHÂN DÂN") + plain("CHỦ TỊCH") +
                            plain("Nguyễn Văn An") + picture({.width = 36, .height = 36}) +
                            "</w:tc></w:tr></w:tbl>";
  std::string body = act(kArticle);
  const std::size_t signature = body.find(plain("TM. ỦY BAN NHÂN DÂN"));
  const Result result = read(body.substr(0, signature) + table, {{"p1", fine_png()}});
  CHECK(result.codes() == Texts{"G0287"});
  CHECK(result.act.signature.names.size() == 1);
}

TEST_CASE("a picture that cannot be carried is an error, at a signature it is taken for a seal") {
  const Drawn seal = {.width = 36, .height = 36};
  const Drawn map = {.width = 160, .height = 230};
  const Media media = {{"p1", std::string("\x01\0\0\0", 4)}};
  const auto codes_of = [&](const std::string& body) { return read(body, media).codes(); };
  CHECK(codes_of(act(kArticle, "", picture(seal))) == Texts{"G0299"});      // the head
  CHECK(codes_of(act(kArticle, "", "", picture(seal))) == Texts{"G0299"});  // over the name
  CHECK(codes_of(act(kArticle + picture({.width = 36, .height = 36, .floats = true}))) ==
        Texts{"G0299"});
  CHECK(codes_of(act(kArticle + picture(seal))) == Texts{"G0280"});  // in the text
  CHECK(codes_of(act(kArticle, picture(seal))) == Texts{"G0280"});   // behind the name
  CHECK(codes_of(act(kArticle, "", picture(map))) == Texts{"G0280"});
  CHECK(codes_of(act(kArticle + picture({.width = 36, .height = 36, .floats = true}) +
                     plain("Điều 2. Hiệu lực."))) == Texts{"G0280"});
}

TEST_CASE("large pictures behind the signature are an annex, in their order") {
  const Drawn page = {.width = 160, .height = 230};
  const Result result =
      read(act(kArticle, picture(page) + picture(page) + picture(page)), {{"p1", fine_png()}});
  REQUIRE(result.act.attachments.size() == 1);
  CHECK(result.act.attachments[0].annex);
  CHECK(result.act.attachments[0].opening.size() == 3);
  const Texts shown = result.shown();
  CHECK(Texts(shown.end() - 3, shown.end()) == Texts{"[1]", "[2]", "[3]"});
  CHECK(result.codes().front() == "G0288");
}

TEST_CASE("large pictures over the head keep their order") {
  const std::string large = picture({.width = 160, .height = 100});
  const std::string other = picture({.id = "p2", .width = 160, .height = 100});
  const Result result =
      read(act(kArticle, "", large + other), {{"p1", fine_png()}, {"p2", fine_png()}});
  CHECK(result.stands_behind("[2]", "[1]"));
}

TEST_CASE("a large picture over the text is not taken for an emblem") {
  const Result result =
      read(act(kArticle, "", picture({.width = 160, .height = 100})), {{"p1", fine_png()}});
  CHECK(result.act.opening.size() == 1);
}

TEST_CASE("what is not carried is a finding and stands among what was left out") {
  const Result result =
      read(act(kArticle + picture({.id = "p1"}) + picture({.id = "p2"}) + picture({.id = "p3"}) +
               picture({.id = "p4"}) + picture({.width = 160, .height = 1})),
           {{"p1", "GIF89a"},
            {"p2", "https://example.vn/a.png"},
            {"p3", fine_png().substr(0, fine_png().size() / 2)}});
  CHECK(result.codes() == Texts{"G0280", "G0281", "G0282", "G0282"});
  CHECK(result.shown() == read(act(kArticle), {}).shown());
  const std::vector<Diagnostic>& list = result.diagnostics.list();
  const auto first = std::find_if(list.begin(), list.end(),
                                  [](const Diagnostic& each) { return each.code == "G0280"; });
  CHECK(first->place.paragraph == 12);
  CHECK(result.diagnostics.has_errors());
  CHECK(std::count_if(result.act.dropped.begin(), result.act.dropped.end(),
                      [](const model::Dropped& dropped) { return dropped.is_picture; }) == 5);
}

TEST_CASE("too few pixels, no words and colours are said of what is carried") {
  const Result result = read(
      act(kArticle + picture({.id = "p1", .description = "image1.png"}) + picture({.id = "p2"})),
      {{"p1", drawn_jpeg(400, 200, colour_ramp)}, {"p2", drawn_png(1200, 600, strokes)}});
  CHECK(result.codes() == Texts{"G0285", "G0285", "G0286", "G0290"});
  CHECK(result.messages("G0285") ==
        Texts{"a picture has 101 pixels to the printed inch, 300 are needed",
              "a picture in black and white has 304 pixels to the printed inch, 600 are needed"});
}

TEST_CASE(
    "a picture of Markdown is as large as it states, and never larger than print shows well") {
  const auto width_of = [](const std::string& bytes) {
    const std::string source = std::string(kHead) +
                               "**Điều 1.** Ban hành.\n\n![Sơ đồ](so-do.png)\n\n" +
                               std::string(kSignature);
    Diagnostics diagnostics;
    const Ingested ingested =
        ingest({.bytes = source,
                .path = "a.md",
                .find_attached = [&](const std::string&) { return AttachedFile{.bytes = bytes}; }},
               sample_configuration(), diagnostics);
    REQUIRE(ingested.instrument);
    CHECK_FALSE(std::any_of(diagnostics.list().begin(), diagnostics.list().end(),
                            [](const Diagnostic& each) { return each.code == "G0285"; }));
    return to_text(ingested.instrument->pictures.at(0).width);
  };
  const std::string grey = drawn_png(1200, 600, grey_ramp);
  CHECK(width_of(grey) == "288");                            // 300 to the inch
  CHECK(width_of(with_density(grey, 5906, 5906)) == "288");  // 150: it would be blurred
  CHECK(width_of(with_density(grey, 23622, 23622)) == "144");
  const std::string drawn = drawn_png(1200, 600, strokes);
  CHECK(width_of(drawn) == "144");
  CHECK(width_of(with_density(drawn, 11811, 11811)) == "144");
  CHECK(width_of(with_density(drawn, 47244, 47244)) == "72");
}

TEST_CASE("a cropped picture is carried whole in its own proportions, and that is said") {
  const Result result = read(
      act(kArticle +
          picture({.width = 50, .height = 50, .inside = "<a:srcRect l=\"25000\" r=\"25000\"/>"})),
      {{"p1", fine_png()}});
  CHECK(result.codes() == Texts{"G0284"});
  REQUIRE(result.act.pictures.size() == 1);
  CHECK(result.act.pictures[0].width == millimetres(50));
  CHECK(result.act.pictures[0].height == millimetres(50) / 2);
}

TEST_CASE("a picture of VML has the size of its shape") {
  const std::string shape =
      "<w:r><w:pict><v:shape style=\"width:72pt;height:0.5in\" alt=\"Biểu mẫu\"><v:imagedata "
      "r:id=\"p1\"/></v:shape></w:pict></w:r>";
  const Result result = read(act(kArticle + paragraph("", shape)), {{"p1", fine_png()}});
  REQUIRE(result.act.pictures.size() == 1);
  CHECK(result.act.pictures[0].width == points(72));
  CHECK(result.act.pictures[0].height == points(36));
  CHECK(result.act.pictures[0].alternative == "Biểu mẫu");
}

}  // namespace
}  // namespace gazette::ingest

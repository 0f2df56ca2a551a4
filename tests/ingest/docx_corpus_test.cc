// Nothing is lost: an independent walk over w:t against the flow, on documents of offices where
// they are at hand and on one made here.
//
// The walk knows nothing of styles or numbering. It takes the text of a document in order, text
// boxes behind their paragraph, without what is deleted or is a field's code. The flow is read from
// the same file without its numbering part, so that both have the same characters.

#include <algorithm>
#include <filesystem>
#include <iostream>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <pugixml.hpp>

#include "gazette/base/files.h"
#include "gazette/base/text.h"
#include "tests/corpus.h"
#include "tests/ingest/docx_builder.h"

namespace gazette::ingest::docx_test {
namespace {

/// What the walk carries along.
struct Walk {
  std::string text = {};
  std::string boxes = {};  // of the paragraph being walked
  int code_depth = 0;      // fields whose code, not result, is being walked
  std::vector<bool> in_code = {};
};

void walk(const pugi::xml_node& parent, Walk& state) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = node.name();
    if (name == "w:t") {
      state.text += state.code_depth == 0 ? node.text().get() : "";
    } else if (name == "w:noBreakHyphen") {
      state.text += "-";
    } else if (name == "w:fldChar") {
      const std::string_view type = node.attribute("w:fldCharType").value();
      if (type == "begin") {
        state.in_code.push_back(true);
      } else if (!state.in_code.empty() && type == "separate") {
        state.in_code.back() = false;
      } else if (!state.in_code.empty()) {
        state.in_code.pop_back();
      }
      state.code_depth =
          static_cast<int>(std::count(state.in_code.begin(), state.in_code.end(), true));
    } else if (name == "w:txbxContent") {
      Walk box;
      walk(node, box);
      state.boxes += box.text;
    } else if (name == "w:p") {
      walk(node, state);
      state.text += std::exchange(state.boxes, {});
    } else if (name != "w:del" && name != "w:moveFrom" && name != "mc:Fallback") {
      walk(node, state);
    }
  }
}

/// Characters that count: capitals, since w:caps shows them; no blanks, and no dots and strokes,
/// since tabs draw lines of them.
std::string letters(std::string_view text) {
  std::string result;
  const std::string upper = to_upper(to_nfc(text));
  for (std::size_t position = 0; position < upper.size();) {
    const char32_t c = next_code_point(upper, position);
    const bool is_blank = c <= U' ' || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
                          c == 0x202F || c == 0x3000 || c == 0xFEFF;
    if (!is_blank && c != U'.' && c != U'_') {
      append_utf8(result, c == 0x2011 ? U'-' : c);
    }
  }
  return result;
}

std::string letters_of(const Reading& reading) {
  std::string text;
  for (const std::string& paragraph : text_of(reading.flow.value_or(Flow()))) {
    text += paragraph;
  }
  return letters(text);
}

/// Whether `part` comes about from `whole` by leaving letters out.
bool is_subsequence(std::string_view part, std::string_view whole) {
  std::size_t found = 0;
  for (const char c : whole) {
    found += found < part.size() && part[found] == c ? 1U : 0U;
  }
  return found == part.size();
}

void check_nothing_lost(const std::string& bytes) {
  Parts parts = unpack(bytes);
  pugi::xml_document document;
  REQUIRE(document.load_string(parts.at("word/document.xml").c_str(),
                               pugi::parse_default | pugi::parse_ws_pcdata_single));
  Walk state;
  walk(document.document_element(), state);
  parts.erase("word/numbering.xml");
  const std::string without_numbers = letters_of(read(pack(parts)));
  CHECK(without_numbers.size() == letters(state.text).size());
  CHECK((without_numbers == letters(state.text)));
  CHECK(is_subsequence(without_numbers, letters_of(read(bytes))));
}

TEST_CASE("the text of the flow is the text of the file and its automatic numbers, nothing else") {
  const std::string box = "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + plain("khung") +
                          "</w:txbxContent></mc:Choice><mc:Fallback>" + run("", "khung") +
                          "</mc:Fallback></mc:AlternateContent></w:r>";
  const std::string numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
  check_nothing_lost(docx(Document{
      .body = paragraph(numbered, run("<w:caps/>", "điều ") + box + run("", "Phạm  vi")) +
              "<w:tbl><w:tr><w:tc>" + plain("a") + "<w:tbl><w:tr><w:tc>" + plain("b") +
              "</w:tc></w:tr></w:tbl></w:tc><w:tc>" + paragraph(numbered, "") +
              "</w:tc></w:tr></w:tbl>" +
              paragraph("", "<w:del>" + run("", "bớt") + "</w:del><w:ins>" + run("", "the\u0302m") +
                                "</w:ins>"),
      .numbering =
          "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
          "w:val=\"1\"/><w:numFmt "
          "w:val=\"decimal\"/><w:lvlText w:val=\"Điều %1.\"/></w:lvl></w:abstractNum><w:num "
          "w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"}));
}

TEST_CASE("nothing of the offices' own documents is lost") {
  const std::filesystem::path folder = corpus_folder("docx");
  if (!std::filesystem::is_directory(folder)) {
    std::cout << "skipped: no documents of offices in " << folder << '\n';
    return;
  }
  for (const std::string& name : real_files().list(folder)) {
    if (name.ends_with(".docx")) {
      INFO(name);
      const std::string bytes = real_files().read(folder / name);
      check_nothing_lost(bytes);
      // Their rules under heads and their text boxes are no drawings that would be missed.
      const std::vector<std::string> codes = read(bytes).codes();
      CHECK(std::count(codes.begin(), codes.end(), "G0229") == 0);
    }
  }
}

}  // namespace
}  // namespace gazette::ingest::docx_test

// Markdown made to harm: deep nesting, endless lines, marks that open and never close. Sizes are
// such that the square of them would not end within the tests' time limit.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/ingest/ingest.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

constexpr std::size_t kCount = 50'000;

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  result.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) {
    result += text;
  }
  return result;
}

std::vector<std::string> codes_of(const std::string& bytes, std::string_view statement = {}) {
  Diagnostics diagnostics;
  const Ingested ingested = ingest({.bytes = bytes, .path = "a.md", .statement = statement},
                                   sample_configuration(), diagnostics);
  CHECK((ingested.instrument.has_value() || diagnostics.has_errors()));
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    codes.emplace_back(diagnostic.code);
    CHECK(diagnostic.code != "G0399");
  }
  return codes;
}

bool has(const std::vector<std::string>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

TEST_CASE("Markdown that opens and never closes is read in little time") {
  for (const std::string_view mark :
       {"> ",   "- ", "1. ",  "*a ", "_a ",    "**a",     "*a_ ", "[",  "![",
        "[a](", "[^", "[^a]", "`",   "```",    "<a ",     "<!--", "\\", "&",
        "|",    "a|", "\"",   "“",   "a_b*c ", "*a **a ", "a\\\n"}) {
    INFO(mark);
    codes_of(repeated(mark, kCount) + "\n\nb\n");
  }
}

TEST_CASE("Markdown of many lines that mean something is read in little time") {
  for (const std::string_view line : {"a\n",
                                      "a\n\n",
                                      "a) b\n",
                                      "Điều 1. a\n\n",
                                      "1. a\n\n",
                                      "“a\n\n",
                                      "| a |\n",
                                      "|-|\n",
                                      "Phụ lục\n\n",
                                      "# PHỤ LỤC I\n\n",
                                      "[^1]: a\n\n",
                                      "[a]: b\n",
                                      "    a\n",
                                      "- 1\n\n",
                                      "<b>\n",
                                      "**TM. ỦY BAN**\n\n",
                                      "Nơi nhận:\n\n",
                                      "QUY ĐỊNH\n\n",
                                      "(Ban hành kèm theo\n\n",
                                      "---\n\n",
                                      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n",
                                      "Căn cứ Luật;\n\n",
                                      "7\n\n",
                                      "`\n`` \n"}) {
    INFO(line);
    codes_of(repeated(line, kCount / 10));
  }
}

TEST_CASE("a table whose rows are far from even is read in little memory") {
  const std::string wide = repeated("|a", 20'000) + "|\n" + repeated("|-", 20'000) + "|\n";
  CHECK(has(codes_of(wide + repeated("|a|\n", 20'000)), "G0203"));
}

TEST_CASE("accents heaped on one letter of Markdown are an error and take no square of time") {
  CHECK(codes_of("a" + repeated("\u0301\u0323", kCount * 4)) == std::vector<std::string>{"G0219"});
}

TEST_CASE("a file larger than any act is not read") {
  CHECK(codes_of(std::string(20'000'001, 'a')) == std::vector<std::string>{"G0218"});
}

TEST_CASE("front matter that nests or repeats without end is refused") {
  const std::string act = "# QUYẾT ĐỊNH\n\nĐiều 1. a\n";
  const std::string deep = repeated("a.", kCount) + "a = 1\n";
  CHECK(has(codes_of("+++\n" + deep + "+++\n" + act), "G0220"));
  CHECK(has(codes_of(act, deep), "G0220"));
  CHECK(has(codes_of(act, "[" + repeated("a.", kCount) + "a]\n"), "G0220"));
  CHECK(has(codes_of(act, "a = " + repeated("[", kCount)), "G0102"));
  CHECK(has(codes_of(act, "a = " + repeated("{a=", kCount)), "G0102"));
  CHECK(has(codes_of(act, "a = \"" + repeated("\\u0110", kCount)), "G0102"));
  CHECK_FALSE(has(codes_of(act, "note = \"" + repeated("a. ", kCount) + "\""), "G0102"));
}

}  // namespace
}  // namespace gazette::ingest

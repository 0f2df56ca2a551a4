#include "gazette/base/search_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/base/search_query.h"
#include "gazette/base/text.h"

namespace gazette {
namespace {

/// "dat/32 dai/18": words as they fold, with their marks.
std::string words_of(std::string_view text) {
  std::string line;
  for (const SearchWord& word : search_words(text)) {
    line += (line.empty() ? "" : " ") + word.folded + "/" + std::to_string(word.marks);
  }
  return line;
}

TEST_CASE("words that fold alike are told apart by their marks") {
  CHECK(words_of("đất ĐẤT dất dat đát đạt") == "dat/32 dat/32 dat/14 dat/0 dat/20 dat/23");
}

TEST_CASE("every marking of a syllable has a number of its own") {
  std::vector<std::uint32_t> marks;
  for (const std::string_view d : {"d", "đ"}) {
    for (const std::string_view o : {"o", "ô", "ơ"}) {
      for (const std::string_view tone : {"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}) {
        const std::string word = std::string(d) + std::string(o) + std::string(tone);
        REQUIRE(search_words(word).size() == 1);
        CHECK(search_words(word).front().folded == "do");
        CHECK(search_words(to_nfc(word)).front().marks == search_words(word).front().marks);
        marks.push_back(search_words(word).front().marks);
      }
    }
  }
  std::sort(marks.begin(), marks.end());
  CHECK(std::adjacent_find(marks.begin(), marks.end()) == marks.end());
  CHECK(marks.size() == 36);
  CHECK(marks.back() < 64);
}

TEST_CASE("the place of a tone and the choice of i or y make no difference") {
  CHECK(words_of("hòa thủy khỏe") == words_of("hoà thuỷ khoẻ"));
  CHECK(words_of("lý kỹ mỹ quý tỷ sỹ hy") == words_of("lí kĩ mĩ quí tỉ sĩ hi"));
  CHECK(words_of("thuý") != words_of("thúi"));
  CHECK(words_of("ay") != words_of("ai"));
}

TEST_CASE("words say where they stand, and before which a line ends") {
  const std::vector<SearchWord> words = search_words("Điều 1.\nĐất;  đai");
  REQUIRE(words.size() == 4);
  CHECK(words[0] == SearchWord{.folded = "dieu", .marks = 37, .begin = 0, .end = 7});
  CHECK(words[1] == SearchWord{.folded = "1", .begin = 8, .end = 9});
  CHECK(words[2] ==
        SearchWord{.folded = "dat", .marks = 32, .begin = 11, .end = 17, .starts_line = true});
  CHECK(words[3].starts_line);
}

TEST_CASE("accents in heaps and words without end are words still") {
  std::string heap = "a";
  for (int i = 0; i < 10'000; ++i) {
    heap += "\u0301";
  }
  CHECK(words_of(heap) == "a/2");
  CHECK(words_of("\u0301\u0302").empty());
  const std::vector<SearchWord> words = search_words(std::string(100'000, 'x'));
  REQUIRE(words.size() == 1);
  CHECK(words.front().folded == std::string(kSearchWordLettersMax, 'x'));
  CHECK(words.front().end == 100'000);
}

TEST_CASE("a query is words, phrases and dates") {
  const SearchQuery query = read_search_query("  quản lý “đất đai” 45/2022 15/9/2022 «x");
  REQUIRE(query.items.size() == 6);
  CHECK(query.items[0].ways.front() == QueryPhrase{{"quan", 4}});
  CHECK(query.items[2].ways.front() == QueryPhrase{{"dat", 32}, {"dai", 18}});
  CHECK(query.items[3].ways == std::vector<QueryPhrase>{{{"45", 0}, {"2022", 0}}});
  REQUIRE(query.items[4].ways.size() == 2);
  CHECK(query.items[4].ways[1] ==
        QueryPhrase{{"15", 0}, {"thang", 2}, {"9", 0}, {"nam", 6}, {"2022", 0}});
  CHECK(query.items[5].ways.front() == QueryPhrase{{"x", 0}});
  CHECK_FALSE(query.is_cut);
  CHECK(query.whole().size() == 10);
}

TEST_CASE("a query is nothing without words, and cut where it is endless") {
  CHECK(read_search_query("").items.empty());
  CHECK(read_search_query(" \"\" !? ").items.empty());
  std::string text;
  for (std::size_t i = 0; i < 5'000; ++i) {
    text += "đất ";
  }
  CHECK(read_search_query(text).items.size() == kQueryWordsMax);
  CHECK(read_search_query(text).is_cut);
  CHECK(read_search_query("31/2/2022").items.front().ways.size() == 1);
}

TEST_CASE("a number is begun by its first words, figures first") {
  const QueryPhrase whole = read_search_query("05/2022/QĐ-UBND").items.front().ways.front();
  CHECK(begins_number(whole, "5/2022/QĐ-UBND"));
  CHECK_FALSE(begins_number(whole, "5/2022/QĐ-SNV"));
  CHECK(begins_number({{"5", 0}}, "05/2022/QĐ-UBND"));
  CHECK_FALSE(begins_number({{"qd", 0}, {"ubnd", 0}}, "QĐ-UBND"));
  CHECK_FALSE(begins_number({{"5", 0}}, ""));
}

/// An extract with what was found in brackets.
std::string extract_of(std::string_view text, std::string_view query) {
  std::string line;
  for (const ExtractPiece& piece : make_extract(text, read_search_query(query))) {
    line += piece.is_found ? "[" + piece.text + "]" : piece.text;
  }
  return line;
}

TEST_CASE("an extract shows what was found with the words around it") {
  CHECK(extract_of("Quản lý đất đai.", "dat dai") == "Quản lý [đất đai].");
  CHECK(extract_of("đai đất, đất đai", "\"đất đai\"") == "đai đất, [đất đai]");
  CHECK(extract_of("đai, đất", "đất đai") == "[đai], [đất]");
  CHECK(extract_of("", "x").empty());
  std::string text;
  for (int i = 1; i <= 100; ++i) {
    text += "từ" + std::to_string(i) + " ";
  }
  CHECK(extract_of(text, "từ50").starts_with("… từ42 từ43"));
  CHECK(extract_of(text, "từ50").find("từ49 [từ50] từ51") != std::string::npos);
  CHECK(extract_of(text, "từ50").ends_with("từ75 …"));
  CHECK(extract_of(text, "từ3 từ50 từ52").starts_with("… từ42"));  // where both of them are
}

}  // namespace
}  // namespace gazette

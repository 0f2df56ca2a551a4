#include "gazette/base/text.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "gazette/base/hash.h"

namespace gazette {
namespace {

using namespace std::string_literals;

TEST_CASE("the first byte that is not UTF-8 is found") {
  CHECK_FALSE(find_invalid_utf8(""));
  CHECK_FALSE(find_invalid_utf8("Quyết định 𝄞"));
  CHECK(find_invalid_utf8("a\xFF") == 1U);
  CHECK(find_invalid_utf8("Quy\xE1\xBA") == 3U);       // cut off
  CHECK(find_invalid_utf8("a\xC0\xAF") == 1U);         // overlong
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0U);      // a surrogate
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0U);  // past the last code point
  CHECK(find_invalid_utf8("\x80") == 0U);
}

TEST_CASE("code points go out and in") {
  const std::string text = "aĐễ…𝄞";
  CHECK(to_code_points(text) == U"aĐễ…𝄞");
  std::string again;
  for (const char32_t code_point : to_code_points(text)) {
    append_utf8(again, code_point);
  }
  CHECK(again == text);
  std::size_t position = 1;
  CHECK(next_code_point(text, position) == U'Đ');
  CHECK(position == 3);
}

TEST_CASE("text is composed, and the placing of a tone stays as it was") {
  CHECK(to_nfc("Qu\u0079e\u0302\u0301t \u0111i\u0323nh") == "Quyết định");
  CHECK(to_nfc("e\u0323\u0302") == "ệ");
  CHECK(to_nfc("o\u031B\u0300") == "ờ");
  CHECK(to_nfc("hòa hoà") == "hòa hoà");
  CHECK(to_nfc("plain") == "plain");
  CHECK(to_nfc("\u212B") == "Å");
  CHECK(to_nfc("a\0b"s) == "a\0b"s);
}

TEST_CASE("a folded text has neither marks nor capitals") {
  CHECK(fold("Đồng Nai") == "dong nai");
  CHECK(fold("ĂÂÊÔƠƯ ăâêôơư Ỵ") == "aaeoou aaeoou y");
  CHECK(fold("e\u0302\u0301") == "e");
  CHECK(fold("Ðồng") == "dong");  // Icelandic eth, typed for Đ
  CHECK(fold("45/2022/QĐ-UBND") == "45/2022/qd-ubnd");
}

TEST_CASE("capitals change and marks stay") {
  CHECK(to_lower("QUYẾT ĐỊNH 5") == "quyết định 5");
  CHECK(to_upper("Quyết định 5") == "QUYẾT ĐỊNH 5");
  CHECK(is_upper_case("QUYẾT ĐỊNH:"));
  CHECK_FALSE(is_upper_case("QUYẾT ĐịNH"));
  CHECK_FALSE(is_upper_case("12."));
  CHECK_FALSE(is_upper_case(""));
}

TEST_CASE("names sort by the Vietnamese alphabet, then by tone, then small before capital") {
  const std::vector<std::string> sorted = {"An", "Áo", "ăn", "âm", "ba", "bà",       "bả", "bã",
                                           "bá", "bạ", "Bạ", "dạ", "đa", "Đồng Nai", "e",  "ê",
                                           "o",  "ô",  "ơ",  "u",  "ư",  "y"};
  std::vector<std::string> shuffled(sorted.rbegin(), sorted.rend());
  std::sort(shuffled.begin(), shuffled.end(),
            [](const auto& a, const auto& b) { return collation_key(a) < collation_key(b); });
  CHECK(shuffled == sorted);
  CHECK(collation_key("e\u0302\u0323") == collation_key("ệ"));
  CHECK(collation_key("Bà Rịa") < collation_key("Ba Vì"));  // letters before tones
}

TEST_CASE("a slug is lower-case ASCII with hyphens") {
  CHECK(slug("45/2022/QĐ-UBND") == "45-2022-qd-ubnd");
  CHECK(slug("  Quyết định — của Ủy ban ") == "quyet-dinh-cua-uy-ban");
  CHECK(slug("...") == "");
}

TEST_CASE("spaces collapse") {
  CHECK(collapse_spaces("  a\t\n b\u00A0\u00A0c\r\n") == "a b c");
  CHECK(collapse_spaces("\u00C2b") == "\u00C2b");  // begins with the same byte as U+00A0
  CHECK(collapse_spaces("") == "");
  CHECK(trim("\t a b \n") == "a b");
  CHECK(trim(" \n") == "");
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
}

TEST_CASE("the width of a text is what a terminal uses") {
  CHECK(display_width("Điều 5") == 6);
  CHECK(display_width("Đie\u0302\u0300u") == 4);
  CHECK(shorten("Đồng Nai", 8) == "Đồng Nai");
  CHECK(shorten("Đồng Nai", 7) == "Đồng N…");
  CHECK(shorten("Đồng Nai", 6) == "Đồng…");
  CHECK(shorten("ê\u0300a", 1) == "…");
}

TEST_CASE("the nearest word is one that may have been meant") {
  const std::vector<std::string> keys = {"layout", "language", "site"};
  CHECK(nearest("layuot", keys) == "layout");
  CHECK(nearest("sit", keys) == "site");
  CHECK_FALSE(nearest("printer", keys));
  CHECK_FALSE(nearest("x", {}));
}

TEST_CASE("a word has its tone in one place, wherever the typist put it") {
  CHECK(with_old_tone_place("hoà") == "hòa");
  CHECK(with_old_tone_place("hòa") == "hòa");
  CHECK(with_old_tone_place("uỷ") == "ủy");
  CHECK(with_old_tone_place("thuỷ") == "thủy");
  CHECK(with_old_tone_place("loé") == "lóe");
  CHECK(with_old_tone_place("quý") == "quý");
  CHECK(with_old_tone_place("hoàn") == "hoàn");
  CHECK(with_old_tone_place("và") == "và");
}

TEST_CASE("the first bytes of a text end before a character they would cut") {
  CHECK(first_bytes("Điều", 9) == "Điều");
  CHECK(first_bytes("Điều", 5) == "Đi");
  CHECK(first_bytes("Điều", 1) == "");
}

TEST_CASE("markup is escaped") {
  CHECK(escape_markup("<a href=\"b\"> & c") == "&lt;a href=&quot;b&quot;&gt; &amp; c");
}

}  // namespace
TEST_CASE("a file named by what somebody wrote is of that text and of no other") {
  CHECK(base_name_of("R001") == "R001");
  CHECK(base_name_of("r001") == "r001");
  CHECK(base_name_of("cap-bu-2022-37-R017-2022-10-05") == "cap-bu-2022-37-R017-2022-10-05");
  CHECK(base_name_of("a-b") == "a-b");
  CHECK(base_name_of("A B") == "a-b-" + sha256("A B").substr(0, 8));
  CHECK(base_name_of("a/b") == "a-b-" + sha256("a/b").substr(0, 8));
  CHECK(base_name_of("..") == "-" + sha256("..").substr(0, 8));
  CHECK(base_name_of("Đồng Nai") == "dong-nai-" + sha256("Đồng Nai").substr(0, 8));
}

}  // namespace gazette

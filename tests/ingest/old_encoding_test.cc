#include "gazette/ingest/old_encoding.h"

#include <set>

#include <catch2/catch.hpp>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

std::vector<Code> codes_of(std::string_view text, Encoding encoding, bool is_capital = false) {
  std::vector<Code> codes;
  for (const char32_t c : to_code_points(text)) {
    codes.push_back({.character = c, .encoding = encoding, .is_capital = is_capital});
  }
  return codes;
}

std::string read(std::string_view text, Encoding encoding, bool is_capital = false) {
  const std::vector<Code> codes = codes_of(text, encoding, is_capital);
  const Decoded decoded = decode(codes);
  CHECK(decoded.is_whole);
  CHECK(gives_back(decoded.letters, codes));
  std::string result;
  for (const Code& letter : decoded.letters) {
    append_utf8(result, letter.character);
  }
  return result;
}

constexpr std::string_view kVowels =
    "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ";

TEST_CASE("every small letter of Vietnamese is read from TCVN3, and with tones as a capital") {
  const std::string_view codes =
      "aµ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË eÌÎÏÐÑ êÒÓÔÕÖ i×ØÜÝÞ oßáâãä «åæçèé ¬êëìíî uïñòóô \u00ADõö÷øù yúûüýþ ®";
  std::string with_code(codes);
  with_code.replace(with_code.find("êÒ"), 2, "\u00AA");  // ê is AA
  CHECK(read(with_code, Encoding::tcvn3) == kVowels);
  CHECK(read(with_code, Encoding::tcvn3, true) == to_upper(kVowels));
  CHECK(read("¡¢£¤¥¦§", Encoding::tcvn3) == "ĂÂÊÔƠƯĐ");
  CHECK(read("¡¢£¤¥¦§", Encoding::tcvn3, true) == "ĂÂÊÔƠƯĐ");
}

TEST_CASE("every letter of Vietnamese is read from VNI, its marks in either case") {
  const std::string_view codes =
      "aaøaûaõaùaï aêaèaúaüaéaë aâaàaåaãaáaä eeøeûeõeùeï eâeàeåeãeáeä iìæóíò ooøoûoõoùoï "
      "oâoàoåoãoáoä ôôøôûôõôùôï uuøuûuõuùuï ööøöûöõöùöï yyøyûyõyùî ñ";
  CHECK(read(codes, Encoding::vni) == kVowels);
  const std::string capitals = to_upper(codes);
  CHECK(read(capitals, Encoding::vni) == to_upper(kVowels));
  CHECK(read("VIEäT", Encoding::vni) == "VIỆT");
  CHECK(read("chiùnh TRÒ yï Iø iûiõiï", Encoding::vni) == "chính TRỊ ỵ Ì ỉĩị");
}

TEST_CASE("codes that mean nothing are said, and do not give back what is not theirs") {
  CHECK_FALSE(decode(codes_of("ù", Encoding::vni)).is_whole);
  CHECK_FALSE(decode(codes_of("tù", Encoding::vni)).is_whole);
  CHECK_FALSE(decode(codes_of("aùù", Encoding::vni)).is_whole);
  CHECK_FALSE(decode(codes_of("là", Encoding::tcvn3)).is_whole);
  CHECK(decode(codes_of("25°", Encoding::tcvn3)).is_whole);
  // Not VNI's own way to write ộ: its letters would come back as others.
  std::vector<Code> mixed = codes_of("ơ", Encoding::unicode);
  mixed.push_back({.character = 0xF9, .encoding = Encoding::vni});
  CHECK_FALSE(gives_back(decode(mixed).letters, mixed));
}

TEST_CASE("told letters come back as they went") {
  for (const Code& code :
       {Code{.character = 0xAD, .encoding = Encoding::tcvn3},
        Code{.character = U'b', .encoding = Encoding::tcvn3, .is_capital = true},
        Code{.character = 0xF1, .encoding = Encoding::vni, .is_capital = true}}) {
    CHECK(is_told(to_told(code)));
    CHECK(from_told(to_told(code)) == code);
  }
  CHECK(from_told(U'ế') == Code{.character = U'ế'});
}

}  // namespace
}  // namespace gazette::ingest

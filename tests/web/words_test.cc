#include "gazette/web/words.h"

#include <catch2/catch.hpp>

#include "gazette/base/diagnostic.h"
#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;

TEST_CASE("dates, numbers and sizes are written as the language writes them") {
  const Templates templates = web_sample::site_templates();
  const Words vietnamese(templates, "vi");
  CHECK(vietnamese.date_long({2022, 2, 5}) == "ngày 05 tháng 02 năm 2022");
  CHECK(vietnamese.date_long({2022, 9, 20}) == "ngày 20 tháng 9 năm 2022");
  CHECK(vietnamese.date_short({2022, 9, 5}) == "05/9/2022");
  CHECK(vietnamese.weekday({2022, 9, 20}) == "Thứ Ba");
  CHECK(vietnamese.number(7) == "7");
  CHECK(vietnamese.number(7527) == "7.527");
  CHECK(vietnamese.number(1234567) == "1.234.567");
  CHECK(vietnamese.size(1) == "1 KB");
  CHECK(vietnamese.size(1468006) == "1,4 MB");
  CHECK(vietnamese.folios(3, 3) == "trang 3");
  CHECK(vietnamese.folios(3, 7) == "trang 3–7");

  const Words english(templates, "en");
  CHECK(english.date_long({2022, 2, 5}) == "5 February 2022");
  CHECK(english.date_short({2022, 8, 17}) == "17 August 2022");  // 08/09/2022 would be two days
  CHECK(english.number(7527) == "7,527");
}

TEST_CASE("every language of the layout has the same words") {
  const Templates templates = web_sample::site_templates();
  const Words vietnamese(templates, "vi");
  const Words english(templates, "en");
  for (const auto& [key, word] : vietnamese.values().texts) {
    INFO(key);
    CHECK(english.values().texts.contains(key));
    CHECK_FALSE(word.empty());
  }
  CHECK(english.values().texts.size() == vietnamese.values().texts.size());
}

TEST_CASE("a missing language, word or place is an error that names it") {
  const Templates templates{
      .files = {{"texts.toml", "[vi]\nhome = \"Trang chủ\"\npage = \"trang {number}\"\n"}}};
  CHECK_THROWS_WITH(Words(templates, "fr"), Catch::Contains("\"fr\""));
  const Words words(templates, "vi");
  CHECK(words.say("page", fmt::arg("number", 5)) == "trang 5");
  CHECK_THROWS_WITH(words.word("hmoe"), Catch::Contains("hmoe"));
  CHECK_THROWS_WITH(words.say("page", fmt::arg("count", 5)), Catch::Contains("page"));
}

TEST_CASE("a file of words that does not parse or holds no text is an error with its place") {
  CHECK_THROWS_WITH(Words({.files = {{"texts.toml", "[vi\n"}}}, "vi"),
                    Catch::Contains("texts.toml:1"));
  CHECK_THROWS_WITH(Words({.files = {{"texts.toml", "[vi]\nhome = 5\n"}}}, "vi"),
                    Catch::Contains("home"));
}

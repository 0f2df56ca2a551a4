#include "gazette/base/settings.h"

#include <catch2/catch.hpp>

namespace gazette {
namespace {

Settings parsed(std::string_view text, std::uint32_t first_line = 1) {
  Diagnostics diagnostics;
  auto settings = Settings::parse(text, "a.toml", diagnostics, first_line);
  REQUIRE(settings);
  REQUIRE(diagnostics.list().empty());
  return *settings;
}

std::string text_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    text += to_text(diagnostic);
  }
  return text;
}

TEST_CASE("settings give the values of their keys") {
  Diagnostics diagnostics;
  Settings settings = parsed(R"(
name = "Công báo"
rank = 10
size = 13.5
print = true
from = 2022-09-20
to = "2022-09-30"
lines = ["ỦY BAN", "NHÂN DÂN"]
days = [10, 20.5]
[calendar]
days = 3
[[issuer]]
id = "hdnd"
[[issuer]]
id = "ubnd"
)");
  CHECK(settings.text("name", diagnostics) == "Công báo");
  CHECK(settings.integer("rank", diagnostics) == 10);
  CHECK(settings.number("size", diagnostics) == 13.5);
  CHECK(settings.number("rank", diagnostics) == 10.0);
  CHECK(settings.flag("print", diagnostics) == true);
  CHECK(settings.date("from", diagnostics) == Date{2022, 9, 20});
  CHECK(settings.date("to", diagnostics) == Date{2022, 9, 30});
  CHECK(settings.texts("lines", diagnostics) == std::vector<std::string>{"ỦY BAN", "NHÂN DÂN"});
  CHECK(settings.numbers("days", diagnostics) == std::vector<double>{10, 20.5});
  CHECK(settings.table("calendar", diagnostics)->integer("days", diagnostics) == 3);
  std::vector<Settings> issuers = settings.tables("issuer", diagnostics);
  REQUIRE(issuers.size() == 2);
  CHECK(issuers[1].text("id", diagnostics) == "ubnd");
  CHECK(settings.has("rank"));
  CHECK_FALSE(settings.has("rang"));
  CHECK_FALSE(settings.text("absent", diagnostics));
  CHECK(settings.tables("absent", diagnostics).empty());
  CHECK(settings.keys() == std::vector<std::string>{"name", "rank", "size", "print", "from", "to",
                                                    "lines", "days", "calendar", "issuer"});
  CHECK(diagnostics.list().empty());
}

TEST_CASE("text of settings is composed") {
  Diagnostics diagnostics;
  CHECK(parsed("a = \"Đo\u0302\u0300ng\"").text("a", diagnostics) == "Đồng");
}

TEST_CASE("a value of the wrong kind is a finding and reads as absent") {
  Diagnostics diagnostics;
  Settings settings = parsed("rank = \"mười\"\nfrom = \"2022-02-31\"\nlines = [\"a\", 5]\n");
  CHECK_FALSE(settings.integer("rank", diagnostics));
  CHECK_FALSE(settings.date("from", diagnostics));
  CHECK(settings.texts("lines", diagnostics) == std::vector<std::string>{"a"});
  CHECK_FALSE(settings.table("rank", diagnostics));
  CHECK(settings.tables("rank", diagnostics).empty());
  REQUIRE(diagnostics.errors_count() == 5);
  CHECK(to_text(diagnostics.list()[0]) ==
        "a.toml:1:8: error[G0103]: \"rank\" is a text, not a whole number\n"
        "    1 | rank = \"mười\"\n"
        "      |        ^\n"
        "  help: give \"rank\" a whole number\n");
}

TEST_CASE("a date that no office writes is a finding") {
  Diagnostics diagnostics;
  Settings settings = parsed("from = 0022-09-20\n");
  CHECK_FALSE(settings.date("from", diagnostics));
  CHECK(diagnostics.errors_count() == 1);
}

TEST_CASE("an unknown key is named with its place and the nearest right one") {
  Diagnostics diagnostics;
  Settings settings = parsed("layout = \"a\"\nlayuot = \"b\"\n\"mẫu\" = 1\n", 2);
  static_cast<void>(settings.text("layout", diagnostics));
  static_cast<void>(settings.text("site", diagnostics));
  settings.report_unknown_keys(diagnostics);
  CHECK(text_of(diagnostics) ==
        "a.toml:3:1: error[G0104]: unknown key \"layuot\"\n"
        "    3 | layuot = \"b\"\n"
        "      | ^^^^^^ not a key of this table\n"
        "  help: did you mean \"layout\"?\n"
        "a.toml:4:1: error[G0104]: unknown key \"mẫu\"\n"
        "    4 | \"mẫu\" = 1\n"
        "      | ^^^ not a key of this table\n"
        "  help: known keys here: layout, site\n");
}

TEST_CASE("TOML that does not parse is one finding with its place") {
  Diagnostics diagnostics;
  CHECK_FALSE(Settings::parse("a = 1\nb = \n", "a.toml", diagnostics, 2));
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "G0102");
  CHECK(diagnostics.list()[0].place.line == 3);
  CHECK(diagnostics.list()[0].place.excerpt == "b = ");
}

TEST_CASE("an impossible date does not parse") {
  Diagnostics diagnostics;
  CHECK_FALSE(Settings::parse("date = 2022-02-31\n", "a.toml", diagnostics));
  CHECK(diagnostics.list().at(0).code == "G0102");
}

TEST_CASE("settings that are not UTF-8 are one finding with their line") {
  Diagnostics diagnostics;
  CHECK_FALSE(Settings::parse("a = 1\nb = \"\xFF\"\n", "a.toml", diagnostics));
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "G0101");
  CHECK(diagnostics.list()[0].place.line == 2);
}

TEST_CASE("places are those of the user's file, after accents and with line ends of Windows") {
  Diagnostics diagnostics;
  Settings settings = parsed("a = 1\r\n\"tên\" = 2\r\n");
  CHECK(settings.place("tên").line == 2);
  CHECK(settings.place("tên").column == 9);
  CHECK(settings.place("tên").excerpt == "\"tên\" = 2");
}

}  // namespace
}  // namespace gazette

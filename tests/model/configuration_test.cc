#include "gazette/model/configuration.h"

#include <string>

#include <catch2/catch.hpp>

namespace gazette::model {
namespace {

/// The least that a gazette can be built with.
const std::string kLeast = R"([gazette]
id = "dong-nai"
layout = "cong-bao-a4"
[[publisher]]
from = 1997-01-01
name = "Công báo tỉnh Đồng Nai"
place = "Đồng Nai"
[[issuer]]
id = "ubnd"
from = 1997-01-01
rank = 20
name = "Ủy ban nhân dân tỉnh Đồng Nai"
[[section]]
id = "quy-pham"
title = "VĂN BẢN QUY PHẠM PHÁP LUẬT"
normative = true
[[kind]]
id = "quyet-dinh"
name = "Quyết định"
code = "QĐ"
rank = 30
)";

struct Read {
  std::optional<Configuration> configuration = {};
  Diagnostics diagnostics = {};
};

Read read(const std::string& text) {
  Read result;
  result.configuration = read_configuration(text, "gazette.toml", result.diagnostics);
  return result;
}

/// `kLeast` with `from` replaced by `to`.
std::string changed(std::string_view from, std::string_view to) {
  std::string text = kLeast;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// The one finding of a configuration.
std::string finding(const std::string& text) {
  const Read result = read(text);
  CHECK_FALSE(result.configuration);
  REQUIRE(result.diagnostics.list().size() == 1);
  const Diagnostic& diagnostic = result.diagnostics.list().front();
  return std::string(diagnostic.code) + " " + diagnostic.message;
}

TEST_CASE("the least configuration has the usual values") {
  const Read result = read(kLeast);
  REQUIRE(result.configuration);
  CHECK(result.diagnostics.list().empty());
  const Configuration& configuration = *result.configuration;
  CHECK(configuration.id == "dong-nai");
  CHECK(configuration.language == "vi");
  CHECK(configuration.publishers.at(0).masthead ==
        std::vector<std::string>{"CÔNG BÁO TỈNH ĐỒNG NAI"});
  CHECK(configuration.issuers.at(0).banner == "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI");
  CHECK(configuration.calendar.rules.at(0).print_days == 7);
  CHECK(configuration.outputs.page_multiple == 4);
  REQUIRE(configuration.printers.size() == 1);
  CHECK(configuration.printers[0].bleed_millimetres == std::array<double, 4>{3, 3, 3, 3});
}

TEST_CASE("every part of a configuration is read") {
  const Read result = read(changed("layout =", "site = \"https://cb.example.vn/\"\nlayout =") + R"(
[calendar]
days = [10, 20, 30]
receipt_days = 5
[outputs]
print = false
page_multiple = 16
[[printer]]
id = "nha-in"
colour = "cmyk"
bleed_mm = [3, 4, 5, 0]
copies_extra = 7
)");
  REQUIRE(result.configuration);
  const Configuration& configuration = *result.configuration;
  CHECK(configuration.site == "https://cb.example.vn");
  CHECK(configuration.calendar.days == std::vector<int>{10, 20, 30});
  CHECK(configuration.calendar.rules.at(0).receipt_days == 5);
  CHECK_FALSE(configuration.outputs.print);
  CHECK(configuration.outputs.page_multiple == 16);
  CHECK(configuration.printers.at(0).cmyk);
  CHECK(configuration.printers.at(0).bleed_millimetres == std::array<double, 4>{3, 4, 5, 0});
  CHECK(configuration.printers.at(0).copies_extra == 7);
}

TEST_CASE("names are those of the day") {
  const Read result = read(kLeast + R"(
[[issuer]]
id = "ubnd"
from = 2026-04-30
name = "Ủy ban nhân dân thành phố Đồng Nai"
[[publisher]]
from = 2026-04-30
name = "Công báo thành phố Đồng Nai"
place = "Đồng Nai"
)");
  REQUIRE(result.configuration);
  const Configuration& configuration = *result.configuration;
  CHECK(issuer_on(configuration, "ubnd", {2026, 4, 29})->name == "Ủy ban nhân dân tỉnh Đồng Nai");
  CHECK(issuer_on(configuration, "ubnd", {2026, 4, 30})->name ==
        "Ủy ban nhân dân thành phố Đồng Nai");
  CHECK(issuer_on(configuration, "ubnd", {1990, 1, 1})->name == "Ủy ban nhân dân tỉnh Đồng Nai");
  CHECK(issuer_on(configuration, "hdnd", {2022, 1, 1}) == nullptr);
  CHECK(publisher_on(configuration, {2022, 9, 20}).name == "Công báo tỉnh Đồng Nai");
  CHECK(publisher_on(configuration, {2026, 5, 1}).name == "Công báo thành phố Đồng Nai");
  CHECK(publisher_on(configuration, {1990, 1, 1}).name == "Công báo tỉnh Đồng Nai");
}

TEST_CASE("kinds and sections are found by id") {
  const Read result = read(kLeast);
  REQUIRE(result.configuration);
  CHECK(find_kind(*result.configuration, "quyet-dinh")->code == "QĐ");
  CHECK(find_kind(*result.configuration, "luat") == nullptr);
  CHECK(find_section(*result.configuration, "quy-pham")->normative);
  CHECK(find_section(*result.configuration, "khac") == nullptr);
}

TEST_CASE("what nothing can be built without is asked for") {
  CHECK(finding(changed("id = \"dong-nai\"\n", "")) == "G0105 [gazette] has no \"id\"");
  CHECK(finding(changed("place = \"Đồng Nai\"\n", "")) == "G0105 [[publisher]] has no \"place\"");
  CHECK(finding(changed("from = 1997-01-01\nrank", "rank")) == "G0105 [[issuer]] has no \"from\"");
  CHECK(finding(changed("[[section]]\nid = \"quy-pham\"\ntitle = \"VĂN BẢN QUY PHẠM PHÁP LUẬT\"\n"
                        "normative = true\n",
                        "")) == "G0105 the configuration has no \"[[section]]\"");
}

TEST_CASE("an unknown key is named, with the nearest right one") {
  const Read result = read(changed("layout", "layuot"));
  REQUIRE(result.diagnostics.errors_count() == 2);  // the right one is missing as well
  const Diagnostic& unknown = result.diagnostics.list()[1];
  CHECK(unknown.message == "unknown key \"layuot\"");
  CHECK(unknown.help == "did you mean \"layout\"?");
  CHECK(unknown.place.line == 3);
}

TEST_CASE("values that cannot be are findings") {
  CHECK(finding(changed("id = \"ubnd\"", "id = \"UB ND\"")) == "G0108 \"UB ND\" cannot be an id");
  CHECK(finding(kLeast + "[[subject]]\nid = \"\"\nname = \"Đất\"\n") ==
        "G0108 \"\" cannot be an id");
  CHECK(finding(changed("id = \"ubnd\"", "id = 7")) ==
        "G0103 \"id\" is a whole number, not a text");
  CHECK(finding(changed("rank = 20", "rank = -1")) == "G0108 \"rank\" is -1");
  CHECK(finding(kLeast + "[calendar]\ndays = [10, 32]\n") == "G0108 32 is not a day of a month");
  CHECK(finding(kLeast + "[calendar]\ndays = [10.5]\n") == "G0108 10.5 is not a day of a month");
  CHECK(finding(kLeast + "[outputs]\npage_multiple = 0\n") == "G0108 \"page_multiple\" is 0");
  CHECK(finding(kLeast + "[[printer]]\nid = \"a\"\ncolour = \"rgb\"\n") ==
        "G0108 unknown colour \"rgb\"");
  CHECK(finding(kLeast + "[[printer]]\nid = \"a\"\nbleed_mm = [3, 3]\n") ==
        "G0108 the bleed is not four lengths from 0 to 20 mm");
}

TEST_CASE("a printer's profile says what its presses and its binder ask for") {
  const Read result = read(kLeast + R"(
[[printer]]
id = "nha-in"
name = "Nhà in Mẫu"
marks = ["top", "outer"]
condition = "FOGRA47"
ink_percent = 300
binding = "perfect"
cover = "spread"
paper = "Giấy Bãi Bằng 58 g/m²"
caliper_mm = 0.08
cover_paper = "Couché 200 g/m²"
cover_caliper_mm = 0.2
overs_percent = 5
)");
  REQUIRE(result.configuration);
  const Printer& printer = result.configuration->printers.at(0);
  CHECK(printer.name == "Nhà in Mẫu");
  CHECK(printer.marks == std::array<bool, 4>{true, true, false, false});
  CHECK(printer.condition == "FOGRA47");
  CHECK(printer.ink_percent_most == 300);
  CHECK(printer.overs_percent == 5);
  CHECK(printer.binding == Binding::perfect);
  CHECK(printer.cover == Cover::spread);
  CHECK(printer.paper == "Giấy Bãi Bằng 58 g/m²");
  CHECK(printer.caliper_millimetres == 0.08);
  CHECK(printer.cover_paper == "Couché 200 g/m²");
  CHECK(printer.cover_caliper_millimetres == 0.2);
}

TEST_CASE("the spine is as thick as the leaves and the cover, of a stitched book nothing") {
  Printer printer{.binding = Binding::perfect,
                  .cover = Cover::spread,
                  .caliper_millimetres = 0.0875,
                  .cover_caliper_millimetres = 0.2};
  CHECK(spine_millimetres(printer, 200) == Approx(9.15));
  CHECK(spine_millimetres(printer, 199) == Approx(9.15));
  CHECK(spine_millimetres(printer, 2) == Approx(0.4875));
  printer.cover = Cover::none;
  CHECK(spine_millimetres(printer, 200) == Approx(8.75));
  printer.binding = Binding::saddle;
  CHECK(spine_millimetres(printer, 200) == 0);
}

TEST_CASE("the cover says what stands on it") {
  const Configuration plain = read(kLeast).configuration.value();
  CHECK(plain.cover.back == CoverBack::contents);
  CHECK(plain.cover.emblem == "emblem.pdf");
  const Configuration notice =
      read(kLeast +
           "[cover]\nback = \"notice\"\nnotice = [\"THÔNG BÁO\", \"Một dòng\"]\n"
           "emblem = \"\"\n")
          .configuration.value();
  CHECK(notice.cover.back == CoverBack::notice);
  CHECK(notice.cover.notice == std::vector<std::string>{"THÔNG BÁO", "Một dòng"});
  CHECK(notice.cover.emblem.empty());
  const auto shouted = read(kLeast + "[cover]\nemblem = \"LOGO.PNG\"\n");
  CHECK(shouted.configuration.value().cover.emblem == "LOGO.PNG");
  CHECK(finding(kLeast + "[cover]\nback = \"map\"\n") == "G0108 the back has no \"map\"");
  CHECK(finding(kLeast + "[cover]\nback = \"notice\"\n") ==
        "G0108 there is no notice for the back");
  CHECK(finding(kLeast + "[cover]\nnotice = [\"a\"]\n") ==
        "G0108 the notice does not stand on the back");
  for (const char* name : {"../a.pdf", "a/b.pdf", ".pdf", "a.svg", "a.tif"}) {
    CHECK(finding(kLeast + "[cover]\nemblem = \"" + name + "\"\n") ==
          "G0108 \"" + std::string(name) + "\" cannot be the emblem");
  }
  CHECK(finding(kLeast + "[cover]\nbak = \"contents\"\n") == "G0104 unknown key \"bak\"");
}

TEST_CASE("the printer is that of the day") {
  const Read result = read(kLeast + R"(
[[printer]]
id = "moi"
from = 2026-05-01
[[printer]]
id = "cu"
)");
  REQUIRE(result.configuration);
  const std::vector<Printer>& printers = result.configuration->printers;
  CHECK(printer_on(printers, {2026, 4, 30}).id == "cu");
  CHECK(printer_on(printers, {2026, 5, 1}).id == "moi");
}

TEST_CASE("a printer's impossible values are findings") {
  const auto printer = [](const std::string& line) {
    return finding(kLeast + "[[printer]]\nid = \"a\"\n" + line + "\n");
  };
  CHECK(printer("marks = [\"left\"]") == "G0108 a page has no edge \"left\"");
  CHECK(printer("condition = \"../x\"") == "G0108 \"../x\" names no printing condition");
  CHECK(printer("ink_percent = 401") == "G0108 \"ink_percent\" is 401");
  CHECK(printer("overs_percent = 21") == "G0108 \"overs_percent\" is 21");
  CHECK(printer("binding = \"ring\"") == "G0108 unknown binding \"ring\"");
  CHECK(printer("cover = \"front\"") == "G0108 unknown cover \"front\"");
  CHECK(printer("caliper_mm = 0") == "G0108 no leaf is 0 mm thick");
  CHECK(printer("cover_caliper_mm = 2.5") == "G0108 no leaf is 2.5 mm thick");
  CHECK(printer("[[printer]]\nid = \"b\"") ==
        "G0108 printers \"a\" and \"b\" are both from 1900-01-01");
}

TEST_CASE("nothing is there twice") {
  CHECK(finding(kLeast + "[[kind]]\nid = \"quyet-dinh\"\nname = \"Quyết định\"\n") ==
        "G0108 kind \"quyet-dinh\" is there twice");
  CHECK(finding(kLeast + "[[issuer]]\nid = \"ubnd\"\nfrom = 1997-01-01\nname = \"B\"\n") ==
        "G0108 issuer \"ubnd\" is there twice from 1997-01-01");
}

TEST_CASE("a site's address has a scheme and a host, and nothing that a path cannot follow") {
  const auto read_site = [](const std::string& site) {
    return read(changed("layout =", "site = \"" + site + "\"\nlayout ="));
  };
  for (const char* site : {"", "https://congbao.example.vn", "http://localhost:8000/",
                           "https://example.vn/tinh/cong_bao.v2", "https://192.0.2.1"}) {
    INFO(site);
    CHECK(read_site(site).diagnostics.list().empty());
  }
  struct Case {
    std::string site = {};
    std::string near = "https://congbao.example.vn";
  };
  for (const Case& wrong : {Case{"congbao.vn", "https://congbao.vn"},
                            Case{"HTTP://congbao.vn", "http://congbao.vn"},
                            Case{"http://x y"},
                            Case{"ftp://x"},
                            Case{"javascript:alert(1)"},
                            Case{"https://h/?q=1"},
                            Case{"https://h/#a"},
                            Case{"https://user@h"},
                            Case{"https://h:0"},
                            Case{"https://h:99999"},
                            Case{"https://h:"},
                            Case{"https://"},
                            Case{"https://h..vn"},
                            Case{"https://-h"},
                            Case{"https://côngbáo.vn"},
                            Case{"https://h//a"},
                            Case{"https://h/../a"},
                            Case{"https://h/a b"},
                            Case{"//h"},
                            Case{"/"}}) {
    INFO(wrong.site);
    const Read result = read_site(wrong.site);
    CHECK_FALSE(result.configuration);
    REQUIRE(result.diagnostics.list().size() == 1);
    const Diagnostic& finding = result.diagnostics.list().front();
    CHECK(finding.code == "G0108");
    CHECK(finding.place.line == 3);
    CHECK(finding.message.ends_with("\" is no address of a site"));
    CHECK(finding.help == "write the scheme, the host and, where the site has one, its folder: \"" +
                              wrong.near + "\"");
  }
}

TEST_CASE("a language of the site is named once, its own may be among the further ones") {
  const auto with = [](const std::string& languages) {
    return changed("layout =", "site_languages = " + languages + "\nlayout =");
  };
  CHECK(finding(with(R"(["en", "en"])")) == "G0108 the language \"en\" is there twice");
  CHECK(read(with(R"(["en", "vi"])")).configuration->site_languages ==
        std::vector<std::string>{"en"});
}

TEST_CASE("subjects are read in their order, each with its words") {
  const Read result =
      read(kLeast +
           "[[subject]]\nid = \"dat-dai\"\nname = \"Đất đai\"\nwords = [\"giá đất\"]\n"
           "[[subject]]\nid = \"an-ninh\"\nname = \"An ninh\"\n");
  REQUIRE(result.configuration);
  const std::vector<Subject>& subjects = result.configuration->subjects;
  REQUIRE(subjects.size() == 2);
  CHECK(subjects[0].id == "dat-dai");
  CHECK(subjects[0].name == "Đất đai");
  CHECK(subjects[0].words == std::vector<std::string>{"giá đất"});
  CHECK(subjects[1].words.empty());
  CHECK(finding(kLeast + "[[subject]]\nid = \"a\"\nname = \"A\"\n[[subject]]\nid = \"a\"\n"
                         "name = \"B\"\n") == "G0108 subject \"a\" is there twice");
}

TEST_CASE("all findings of a configuration are shown at once") {
  const Read result = read("[gazette]\nid = 5\nlayuot = \"a\"\n[[kind]]\nrank = \"b\"\n");
  CHECK_FALSE(result.configuration);
  CHECK(result.diagnostics.errors_count() >= 7);
}

}  // namespace
}  // namespace gazette::model

#include "tests/forms/office.h"

namespace gazette::forms {
namespace {

constexpr std::string_view kSheet =
    "page_width = 210\npage_height = 297\nleft = 7.21\ntop = 15.15\ncolumns = 3\nrows = 7\n"
    "width = 63.5\nheight = 38.1\npitch_x = 66.04\npitch_y = 38.1\nmargin = 3\n";

std::string sheet_with(const std::string& line, const std::string& other) {
  std::string text(kSheet);
  return text.replace(text.find(line), line.size(), other);
}

std::vector<std::string> findings_of_sheet(const std::string& toml) {
  Diagnostics diagnostics;
  CHECK_FALSE(typeset::read_label_sheet(toml, "X", "x.toml", diagnostics).has_value());
  std::vector<std::string> findings;
  for (const Diagnostic& finding : diagnostics.list()) {
    findings.push_back(std::string(finding.code) + " " + finding.message);
  }
  return findings;
}

}  // namespace

TEST_CASE("a sheet of labels is read in millimetres") {
  Diagnostics diagnostics;
  const auto sheet = typeset::read_label_sheet(kSheet, "L7160", "x.toml", diagnostics);
  REQUIRE(sheet.has_value());
  CHECK(diagnostics.list().empty());
  CHECK(sheet->labels_count() == 21);
  CHECK(to_text(sheet->width) == "180");
  CHECK(to_text(sheet->pitch_x) == "187.2");
}

TEST_CASE("a sheet whose labels lie over each other, leave the page or lack a length is refused") {
  using Findings = std::vector<std::string>;
  CHECK(findings_of_sheet(sheet_with("pitch_x = 66.04", "pitch_x = 60")) ==
        Findings{"G0680 pitch_x of the sheet of labels is less than a label: they would lie over "
                 "each other"});
  CHECK(findings_of_sheet(sheet_with("rows = 7", "rows = 8")) ==
        Findings{"G0680 pitch_y of the sheet of labels leads off the page"});
  CHECK(findings_of_sheet(sheet_with("top = 15.15\n", "")) ==
        Findings{"G0680 top of the sheet of labels is missing or no number"});
  CHECK(findings_of_sheet(sheet_with("rows = 7", "rows = 0")) ==
        Findings{"G0680 rows of the sheet of labels is missing or no count"});
}

TEST_CASE("labels are in the order of bundles, each with the code of its piece") {
  const ledger::SentCopies list = sent();
  const Packing packing{.envelope_copies = 600, .envelope_grams = 25};
  const auto labels = address_labels(list, packing, publisher());
  REQUIRE(labels.size() == 5);
  CHECK(labels[0].code == ledger::piece_code({.issue = {2022, 38, 39}, .recipient = "R001"}));
  CHECK(labels[0].head == "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI");
  CHECK(labels[0].title == "UBND R001");
  CHECK(labels[0].text == "địa chỉ R001");
  CHECK(labels[0].foot == "Công báo số 38 + 39, 20/09/2022 · 1 bản · bì 1/1\n" + labels[0].code);
  CHECK(labels[1].title == "UBND R004");  // of the same district
  CHECK(labels[2].foot.find("600 bản · bì 1/2") != std::string::npos);
  CHECK(labels[3].foot.find("400 bản · bì 2/2") != std::string::npos);
  const auto rest = ledger::parse_piece_code(labels[3].code);
  REQUIRE(rest.has_value());
  CHECK(*rest ==
        ledger::Piece{.issue = {2022, 38, 39}, .recipient = "R002", .first = 601, .last = 1000});
}

TEST_CASE("each bundle has a label with the count of its envelopes") {
  const auto labels = bundle_labels(sent(), {.envelope_copies = 600}, publisher());
  REQUIRE(labels.size() == 3);
  CHECK(labels[0].title == "Cụm Thành phố Biên Hòa: 2 bì");
  CHECK(labels[0].text == "2 nơi nhận, 4 bản");
  CHECK(labels[1].title == "Cụm Đơn vị khác: 2 bì");
  CHECK(labels[1].text == "1 nơi nhận, 1.000 bản");
  CHECK(labels[2].title == "Cụm Huyện Long Thành: 1 bì");
}

TEST_CASE("what is wrong in the figures of packing is told") {
  const auto findings = [](std::string_view toml) {
    Diagnostics diagnostics;
    CHECK_FALSE(read_packing(toml, "post.toml", diagnostics).has_value());
    std::string text;
    for (const Diagnostic& finding : diagnostics.list()) {
      text += std::string(finding.code) + " " + finding.message + "\n";
    }
    return text;
  };
  CHECK(findings("envelope_copies = 0\nenvelope_grams = 25\n") ==
        "G0682 envelope_copies is missing or no count of copies\n");
  CHECK(findings("envelope_copies = 5\nenvelope_grams = -1\n") ==
        "G0682 envelope_grams is missing or no weight of an envelope\n");
}

TEST_CASE("a copy weighs what its leaves and its cover weigh") {
  CopyMatter matter{.pages_count = 96, .leaf_square_metres = 0.210 * 0.297};
  Diagnostics diagnostics;
  // 48 leaves of 70 g/m².
  CHECK(grams_of_copy(matter, "gazette.toml", diagnostics).value_or(0) ==
        Approx(209.56).epsilon(1e-4));
  matter.printer.cover = model::Cover::pages;  // two leaves of 150 g/m²
  CHECK(grams_of_copy(matter, "gazette.toml", diagnostics).value_or(0) ==
        Approx(228.27).epsilon(1e-4));
  CHECK(grams_per_square_metre("Bristol 230,5 g/m²") == 230.5);
  matter.printer.paper = "giấy trắng";
  CHECK_FALSE(grams_of_copy(matter, "gazette.toml", diagnostics).has_value());
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "G0683");
  CHECK(diagnostics.list()[0].message == "paper of the printer, \"giấy trắng\", says no grammage");
}

}  // namespace gazette::forms

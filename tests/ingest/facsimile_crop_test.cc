// Facsimile pages cropped to their content: only what is white goes.

#include "gazette/ingest/facsimile_crop.h"

#include <string>

#include <catch2/catch.hpp>

#include "gazette/base/process.h"
#include "gazette/ingest/ingest.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"

namespace gazette::ingest {
namespace {

constexpr std::int64_t kInch = 100;  // pixels; 3 mm that are kept are 12 of them, 5 mm are 20

/// A white page of 400 x 600 pixels, with what is painted on it.
struct Paper {
  Raster page = {.width = 400, .height = 600, .rows = std::string(400 * 600, '\xFF')};

  Paper& paint(std::uint32_t left, std::uint32_t top, std::uint32_t width, std::uint32_t height,
               unsigned grey = 0) {
    for (std::uint32_t y = top; y < top + height; ++y) {
      for (std::uint32_t x = left; x < left + width; ++x) {
        page.rows[std::size_t{y} * page.width + x] = static_cast<char>(grey);
      }
    }
    return *this;
  }
  [[nodiscard]] WhiteMargins margins() const { return white_margins(page, kInch); }
};

/// A page with a block of text in its middle.
Paper written() {
  return Paper().paint(100, 150, 200, 300);
}
const WhiteMargins kWritten = {.left = 88, .top = 138, .right = 88, .bottom = 138};

TEST_CASE("of a page the white margin goes, but for three millimetres") {
  CHECK(written().margins() == kWritten);
  CHECK(Paper().paint(5, 5, 390, 590).margins() == WhiteMargins{});
  CHECK(Paper().paint(0, 0, 400, 600).margins() == WhiteMargins{});
}

TEST_CASE("a white page is blank and stays whole, and so is one with nothing but dust") {
  const WhiteMargins blank = {.is_blank = true};
  CHECK(Paper().margins() == blank);
  CHECK(Paper().paint(0, 0, 400, 600, 245).margins() == blank);
  CHECK(Paper().paint(20, 20, 2, 2).margins() == blank);
  CHECK(Paper().paint(20, 20, 4, 4).margins() != blank);
}

TEST_CASE("dust at the edges does not count, what is larger or not alone does") {
  CHECK(written().paint(2, 3, 2, 2).paint(395, 590, 3, 3).margins() == kWritten);
  // No dust: a mark of a millimetre, a hair, a pale line.
  CHECK(written().paint(2, 300, 4, 4).margins().left == 0);
  CHECK(written().paint(2, 300, 9, 1).margins().left == 0);
  CHECK(written().paint(20, 160, 1, 200, 244).margins().left == 8);
  // A dot near a letter, and two dots near each other.
  CHECK(written().paint(81, 300, 2, 2).margins().left == 69);
  CHECK(written().paint(30, 20, 2, 2).paint(45, 20, 2, 2).margins() ==
        WhiteMargins{.left = 18, .top = 8, .right = 88, .bottom = 138});
}

TEST_CASE("a page number, a seal or a stamp at the very edge is content") {
  CHECK(written().paint(195, 589, 4, 9).margins() ==
        WhiteMargins{.left = 88, .top = 138, .right = 88, .bottom = 0});
  CHECK(written().paint(330, 0, 70, 70).margins() ==
        WhiteMargins{.left = 88, .top = 0, .right = 0, .bottom = 138});
}

TEST_CASE("many specks are a drawing of dots") {
  Paper paper = written();
  for (std::uint32_t i = 0; i < 32; ++i) {
    paper.paint(2 + 48 * (i % 8), 2 + 32 * (i / 8), 1, 1);
  }
  CHECK(paper.margins() == kWritten);
  paper.paint(2, 500, 1, 1);
  CHECK(paper.margins() == WhiteMargins{.left = 0, .top = 0, .right = 49, .bottom = 87});
}

TEST_CASE("fine pixels are cropped to the same place as coarse ones") {
  const Drawing drawing = [](std::uint32_t x, std::uint32_t y) {
    const bool is_block = x >= 300 && x < 900 && y >= 450 && y < 1350;
    const bool is_dust = x >= 10 && x < 16 && y >= 10 && y < 16;
    return is_block || is_dust ? 0x000000U : 0xFFFFFFU;
  };
  const model::Crop expected = {
      .left = points(63.36), .top = points(99.36), .right = points(63.36), .bottom = points(99.36)};
  for (const std::string& bytes :
       {drawn_png(1200, 1800, drawing), drawn_jpeg(1200, 1800, drawing, true)}) {
    CHECK(white_margins(decode_grey(bytes), 300) ==
          WhiteMargins{.left = 264, .top = 414, .right = 264, .bottom = 414});
    const model::Crop crop = crop_of_image(bytes, points(288)).crop;
    CHECK(to_text(crop.left) == to_text(expected.left));
    CHECK(to_text(crop.top) == to_text(expected.top));
    CHECK(to_text(crop.right) == to_text(expected.right));
    CHECK(to_text(crop.bottom) == to_text(expected.bottom));
  }
}

TEST_CASE("the margins of a PDF's pages are those that print shows, seals and turns seen to") {
  const std::string block = "0 g 72 144 216 360 re f\n";
  const std::string pdf =
      drawn_pdf({{.width = 576, .height = 792, .operators = block},
                 {.width = 576, .height = 792, .rotate = 90, .operators = block},
                 {.width = 576, .height = 792},
                 {.width = 576,
                  .height = 792,
                  .operators = block,
                  .notes = {{"/Subtype /Widget /FT /Sig /F 132", "0 g 0 0 10 10 re f"}}},
                 {.width = 576,
                  .height = 792,
                  .operators = block,
                  .notes = {{"/Subtype /Text /F 4", "0 g 0 0 10 10 re f"}}}});
  if (!find_program("pdftoppm")) {
    CHECK(find_page_margins(pdf).empty());
    return;
  }
  CHECK(find_page_margins(pdf) ==
        "88 388 388 188\n188 88 388 388\nblank\n0 388 388 0\n88 388 388 188\n");
  CHECK(find_page_margins("words").empty());
  CHECK(find_page_margins(drawn_pdf({{}}, "secret")).empty());
  // More pages than one run draws.
  const std::string many =
      drawn_pdf(std::vector<DrawnPage>(19, {.width = 576, .height = 792, .operators = block}));
  CHECK(read_page_margins(find_page_margins(many)).pages ==
        std::vector<model::Crop>(19, {.left = points(63.36),
                                      .top = points(279.36),
                                      .right = points(279.36),
                                      .bottom = points(135.36)}));
}

TEST_CASE("margins kept as a text are read in hundredths of an inch") {
  const PageCrops crops = read_page_margins("100 0 50 25\n?\n0 0 0 0\n");
  CHECK(crops.unknown_count == 1);
  CHECK(crops.pages ==
        std::vector<model::Crop>{
            {.left = points(72), .right = points(36), .bottom = points(18)}, {}, {}});
  CHECK(crops.blank_count == 0);
  const PageCrops blank = read_page_margins("100 0 50 25\nblank\n?\nblank\n");
  CHECK(blank.pages.size() == 4);
  CHECK(blank.pages[1] == model::Crop{});
  CHECK(blank.unknown_count == 1);
  CHECK(blank.blank_count == 2);
  CHECK(blank.first_blank == 2);
  CHECK(read_page_margins("").pages.empty());
  CHECK(read_page_margins("1 2 3\n").unknown_count == 1);
}

}  // namespace
}  // namespace gazette::ingest

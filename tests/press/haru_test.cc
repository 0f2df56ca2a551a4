// The plain file of pages.

#include "gazette/press/haru.h"

#include <catch2/catch.hpp>

#include "tests/press/sample_book.h"

namespace gazette::press {
namespace {

TEST_CASE("more pages than a list of libharu holds make one file") {
  const std::string pdf = write_pages(sample_fonts(), {}, std::vector<PageStream>(33000));
  CHECK(pdf.starts_with("%PDF-"));
  CHECK(pdf.find("/Count 33000") != std::string::npos);
}

TEST_CASE("streams go through libharu untouched, their filter is a name") {
  const std::vector<PageStream> pages = {{.content = "(compressed)"}};
  const std::string pdf = write_pages(sample_fonts(), {}, pages);
  CHECK(pdf.find("/Filter /FlateDecode") != std::string::npos);
  CHECK(pdf.find("stream\r\n(compressed)") != std::string::npos);
}

TEST_CASE("more than libharu can hold is an error, not a broken file") {
  // Every other glyph, many times over: two items of the list of widths for each.
  FaceGlyphs many{.face = sample_fonts().find("symbols").value()};
  for (int i = 0; i < 7; ++i) {
    for (std::uint16_t id = 0; id < 6000; id += 2) {
      many.ids.push_back(id);
    }
  }
  CHECK_THROWS_WITH(write_pages(sample_fonts(), {{.glyphs = &many, .tag = "AAAAAA"}}, {}),
                    Catch::Contains("error 0x10"));
}

}  // namespace
}  // namespace gazette::press

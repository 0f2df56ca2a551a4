#include "gazette/web/search_sections.h"

#include <catch2/catch.hpp>

#include "tests/web/sample.h"

namespace gazette::web {

TEST_CASE("the mark of a footnote is no part of the word before it that is searched") {
  std::string text;
  for (const SearchSection& section : search_sections(web_sample::sample_decision(), {})) {
    text += section.text + "\n";
  }
  INFO(text);
  CHECK(text.find("từ 10 000 m3 trở lên.\n") != std::string::npos);
  CHECK(text.find("ngày 01 tháng 10 năm 2022.\n") != std::string::npos);
  CHECK(text.find("Xem Điều 3.\n") != std::string::npos);
}

}  // namespace gazette::web

#include "gazette/seal/instant.h"

#include <catch2/catch.hpp>

namespace gazette::seal {

TEST_CASE("a moment is written in one way, and read back from no other") {
  CHECK(to_text(0) == "1970-01-01T00:00:00Z");
  CHECK(to_text(1'663'650'000) == "2022-09-20T05:00:00Z");  // date -u -d @1663650000
  CHECK(parse_instant("2022-09-20T05:00:00Z") == 1'663'650'000);
  CHECK(parse_instant("2024-02-29T23:59:59Z") == 1'709'251'199);
  CHECK(parse_instant("2200-12-31T23:59:59Z") == 7'289'654'399);
  for (const char* const text :
       {"2022-09-20", "2022-09-20T05:00:00", "2022-09-20 05:00:00Z", "2022-02-29T05:00:00Z",
        "2022-09-20T24:00:00Z", "2022-09-20T05:60:00Z", "2022-09-20T05:00:60Z",
        "1969-12-31T23:59:59Z", "2022-09-20T5a:00:00Z", "2022-09-20T05:00:00z", ""}) {
    INFO(text);
    CHECK_FALSE(parse_instant(text));
  }
  CHECK_FALSE(is_valid_instant(-1));
  CHECK(is_valid_instant(7'289'654'399));
  CHECK_FALSE(is_valid_instant(7'289'654'400));
}

}  // namespace gazette::seal

// Which written words can be Vietnamese syllables.

#include "gazette/ingest/syllable.h"

#include <string>

#include <catch2/catch.hpp>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

WordShape shape(std::string_view word) {
  return shape_of(to_code_points(word));
}

TEST_CASE("words of acts are syllables, however their tone is placed") {
  for (const char* word :
       {"quyết",  "định",  "nghiêng", "giếng", "gì",    "giữ",   "quốc",  "quyền", "quả",   "qủa",
        "hòa",    "hoà",   "khuỷu",   "thuở",  "ngoằn", "nước",  "được",  "người", "hưởng", "yêu",
        "khuyến", "xoòng", "ếch",     "uỷ",    "ủy",    "đã",    "đường", "luật",  "kỳ",    "phước",
        "phớc",   "mét",   "ốp",      "kiềm",  "quờn",  "thích", "sạch",  "ướt"}) {
    INFO(word);
    CHECK(shape(word) == WordShape::syllable);
  }
}

TEST_CASE("a lost or misplaced mark makes a word that Vietnamese cannot have") {
  for (const char* word : {"nuớc", "đuợc", "nguời", "trưòng", "chuơng", "quyêt", "đươc", "đat",
                           "phâp", "kiém", "biẻn", "ngườì", "thănh"}) {
    INFO(word);
    CHECK(shape(word) == WordShape::impossible);
  }
}

TEST_CASE("loanwords, names of other peoples and abbreviations are not judged") {
  for (const char* word : {"crôm", "nitơ", "axít", "đắk", "đăk", "krông", "kiốt", "iôn", "prôtêin",
                           "tẻh", "hđnd", "qđ", "ôxy", "cácbon", "бộ", "đtm"}) {
    INFO(word);
    CHECK(shape(word) == WordShape::foreign);
  }
  for (const char* word : {"ban", "phap", "quyet", "km", ""}) {
    INFO(word);
    CHECK(shape(word) == WordShape::plain);
  }
}

TEST_CASE("the place of a tone is told in oa, oe and uy alone") {
  const auto place = [](std::string_view word) { return tone_place(to_code_points(word)); };
  CHECK(place("hòa") == TonePlace::first);
  CHECK(place("hoà") == TonePlace::second);
  CHECK(place("ủy") == TonePlace::none);  // no letter before it: nothing to choose by
  CHECK(place("huỷ") == TonePlace::second);
  CHECK(place("hủy") == TonePlace::first);
  CHECK(place("quý") == TonePlace::none);
  CHECK(place("hoàn") == TonePlace::none);
  CHECK(place("hoa") == TonePlace::none);
  CHECK(place("mùa") == TonePlace::none);
}

TEST_CASE("capitals have their small letters") {
  CHECK(to_small(U'Ế') == U'ế');
  CHECK(to_small(U'Đ') == U'đ');
  CHECK(to_small(U'Ư') == U'ư');
  CHECK(to_small(U'ữ') == U'ữ');
  CHECK(to_small(U'K') == U'k');
  CHECK(to_small(U'“') == U'“');
}

}  // namespace
}  // namespace gazette::ingest

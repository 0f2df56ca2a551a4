#include "gazette/base/shared_text.h"

#include <vector>

#include <catch2/catch.hpp>

#include "gazette/base/parallel.h"

namespace gazette {

TEST_CASE("equal texts share their letters, and other texts are other texts") {
  const SharedText a = "Ủy ban nhân dân tỉnh Đồng Nai";
  const SharedText b = std::string("Ủy ban nhân dân tỉnh Đồng Nai");
  CHECK(a == b);
  CHECK(a.text().data() == b.text().data());
  CHECK_FALSE(a == SharedText("Uỷ ban nhân dân tỉnh Đồng Nai"));
  CHECK(a.text() == "Ủy ban nhân dân tỉnh Đồng Nai");
  CHECK(SharedText() == SharedText(""));
  CHECK(SharedText().empty());
  CHECK(SharedText(std::string_view("a\0b", 3)).text().size() == 3);
}

TEST_CASE("a text that is shared stays where it is, whatever threads add") {
  const SharedText first = "the text that stays";
  const char* const letters = first.text().data();
  std::vector<SharedText> texts(4000);
  parallel_for(texts.size(), 4,
               [&](std::size_t i) { texts[i] = std::to_string(i % 1000) + " of many texts"; });
  for (std::size_t i = 0; i < texts.size(); ++i) {
    REQUIRE(texts[i].text() == std::to_string(i % 1000) + " of many texts");
    REQUIRE(texts[i] == texts[i % 1000]);
  }
  CHECK(SharedText("the text that stays").text().data() == letters);
}

}  // namespace gazette

#include "gazette/forms/parts.h"

#include <catch2/catch.hpp>

namespace gazette::forms {

TEST_CASE("a long reference stands in a narrow column on two lines, and is the same on one") {
  CHECK(parted_references("bien-nhan-2022-01-1") == "bien-nhan-\n2022-01-1");
  CHECK(parted_references("bien-nhan-2022-01-1; cap-bu-2022-01-R003-2022-10-12") ==
        "bien-nhan-\n2022-01-1; cap-bu-2022-01-\nR003-2022-10-12");
  CHECK(parted_references("hoan-2022-01").find('\n') == std::string::npos);
  CHECK(parted_references("khongcogachnoinaotrongten") == "khongcogachnoinaotrongten");
  CHECK(parted_references("đợt hai").find('\n') == std::string::npos);
  CHECK(parted_references("").empty());
}

}  // namespace gazette::forms

#include "gazette/typeset/ties.h"

#include <string_view>
#include <utility>

#include <catch2/catch.hpp>

namespace gazette::typeset {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

TEST_CASE("a provision keeps its number") {
  for (const auto& [left, right] :
       {Words("Điều", "5"), Words("Điều", "5."), Words("điều", "12,"), Words("Khoản", "2"),
        Words("khoản", "2"), Words("điểm", "a"), Words("điểm", "đ"), Words("điểm", "a)"),
        Words("Chương", "II"), Words("Mục", "3"), Words("Phần", "I"), Words("lục", "IV"),
        Words("Điều", "7a"), Words("(Điều", "5)"), Words("biểu", "01"), Words("Số:", "45")}) {
    INFO(left << " " << right);
    CHECK(tie_between(left, right).tied);
  }
}

TEST_CASE("the parts of a date and of an hour are tied, the date itself is parted unwillingly") {
  CHECK(tie_between("ngày", "15").tied);
  CHECK(tie_between("tháng", "9").tied);
  CHECK(tie_between("năm", "2022").tied);
  CHECK(tie_between("lúc", "7").tied);
  CHECK(tie_between("7", "giờ").tied);
  CHECK(tie_between("30", "phút").tied);
  CHECK_FALSE(tie_between("15", "tháng").tied);
  CHECK(tie_between("15", "tháng").penalty == 300);
  CHECK(tie_between("9", "năm").penalty == 300);
}

TEST_CASE("a citation is parted unwillingly between its provisions") {
  CHECK_FALSE(tie_between("2", "Điều").tied);
  CHECK(tie_between("2", "Điều").penalty == 300);
  CHECK(tie_between("1", "khoản").penalty == 300);
}

TEST_CASE("an amount keeps its unit") {
  for (const auto& [left, right] :
       {Words("1.000.000", "đồng"), Words("50", "ha"), Words("12,5", "ha,"), Words("5", "tỷ"),
        Words("300", "triệu"), Words("50", "%"), Words("50", "%;"), Words("3", "m"),
        Words("3", "m2"), Words("100", "kg."), Words("20", "người"), Words("tỷ", "đồng"),
        Words("triệu", "đồng/năm"), Words("nghìn", "đồng,")}) {
    INFO(left << " " << right);
    CHECK(tie_between(left, right).tied);
  }
}

TEST_CASE("an abbreviation before a name keeps the name") {
  for (const auto& [left, right] :
       {Words("TP.", "Biên"), Words("TX.", "Long"), Words("P.", "Quang"), Words("TM.", "ỦY"),
        Words("KT.", "CHỦ")}) {
    INFO(left << " " << right);
    CHECK(tie_between(left, right).tied);
  }
  CHECK_FALSE(tie_between("lý.", "Các").tied);
}

TEST_CASE("no dash and no closing mark begins a line, no opening mark ends one") {
  for (const std::string_view mark : {"-", "–", "—", ")", ".", ",", ";", ":", "./.", "”", "?"}) {
    INFO(mark);
    CHECK(tie_between("chữ", mark).tied);
  }
  CHECK(tie_between("“", "chữ").tied);
  CHECK(tie_between("(", "chữ").tied);
}

TEST_CASE("plain words are free") {
  for (const auto& [left, right] : {Words("cơ", "quan"), Words("Điều", "lệ"), Words("có", "5"),
                                    Words("5", "cơ"), Words("2022,", "các"), Words("", "")}) {
    INFO(left << " " << right);
    CHECK_FALSE(tie_between(left, right).tied);
    CHECK(tie_between(left, right).penalty == 0);
  }
}

}  // namespace
}  // namespace gazette::typeset

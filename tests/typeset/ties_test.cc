#include "gazette/typeset/ties.h"

#include <string_view>
#include <utility>

#include <catch2/catch.hpp>

namespace gazette::typeset {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

std::int16_t between(std::string_view left, std::string_view right) {
  return tie_between(traits_of(left), traits_of(right));
}

TEST_CASE("what is numbered keeps its number") {
  for (const auto& [left, right] :
       {Words("Điều", "5"), Words("Điều", "5."), Words("điều", "12,"), Words("Khoản", "2"),
        Words("khoản", "2"), Words("điểm", "a"), Words("điểm", "đ"), Words("điểm", "a)"),
        Words("Chương", "II"), Words("Mục", "3"), Words("Phần", "I"), Words("lục", "IV"),
        Words("Điều", "7a"), Words("(Điều", "5)"), Words("biểu", "01"), Words("Số:", "45"),
        Words("số", "12/2024/NĐ-CP"), Words("số", "3456/TTr-STC")}) {
    INFO(left << " " << right);
    CHECK(between(left, right) == kBeforeNumber);
  }
}

TEST_CASE("marks around words are no part of them") {
  for (const auto& [left, right] :
       {Words("“Điều", "5”"), Words("“khoản", "2”."), Words("[Điều", "5]"), Words("“điểm", "a”"),
        Words("“Phụ", "lục"), Words("lục", "I”"), Words("“Số", "12"), Words("(“Điều", "5”);")}) {
    INFO(left << " " << right);
    CHECK(between(left, right) == (right == "lục" ? 0 : kBeforeNumber));
  }
  for (const auto& [left, right] : {Words("(1.000.000", "đồng)"), Words("“25", "kg”"),
                                    Words("(5", "%)"), Words("(TP.", "Biên")}) {
    INFO(left << " " << right);
    CHECK(between(left, right) == kInAmount);
  }
  CHECK(between("(ngày", "15") == kBeforeDay);
  CHECK(between("(15", "tháng") == kInDate);
}

TEST_CASE("a date is parted before its words rather than before its numbers") {
  CHECK(between("ngày", "15") == kBeforeDay);
  CHECK(between("tháng", "9") == kBeforeDay);
  CHECK(between("năm", "2022") == kBeforeDay);
  CHECK(between("15", "tháng") == kInDate);
  CHECK(between("9", "năm") == kInDate);
  CHECK(kInDate < kBeforeDay);
  CHECK(kInDate >= kTie);
}

TEST_CASE("a citation is parted unwillingly between its provisions") {
  CHECK(between("2", "Điều") == kInCitation);
  CHECK(between("1", "khoản") == kInCitation);
  CHECK(between("a", "khoản") == kInCitation);
  CHECK(between("đ", "khoản") == kInCitation);
  CHECK(kInCitation < kBeforeNumber);
}

TEST_CASE("an amount keeps its unit") {
  for (const auto& [left, right] :
       {Words("1.000.000", "đồng"), Words("50", "ha"), Words("12,5", "ha,"), Words("5", "tỷ"),
        Words("300", "triệu"), Words("50", "%"), Words("50", "%;"), Words("3", "m"),
        Words("3", "m2"), Words("100", "kg."), Words("20", "người"), Words("tỷ", "đồng"),
        Words("triệu", "đồng/năm"), Words("nghìn", "đồng,"), Words("7", "giờ"), Words("30", "phút"),
        Words("5", "km"), Words("600", "đồng/m³"), Words("1.055.000", "đồng/ha/vụ.")}) {
    INFO(left << " " << right);
    CHECK(between(left, right) == kInAmount);
  }
}

TEST_CASE("an abbreviation before a name keeps the name") {
  for (const auto& [left, right] :
       {Words("TP.", "Biên"), Words("TX.", "Long"), Words("P.", "Quang"), Words("TM.", "ỦY"),
        Words("KT.", "CHỦ"), Words("V.", "Hùng"), Words("Đ.", "Hùng")}) {
    INFO(left << " " << right);
    CHECK(between(left, right) == kInAmount);
  }
  CHECK(between("lý.", "Các") == 0);
}

TEST_CASE("no dash and no closing mark begins a line, no opening mark ends one") {
  for (const std::string_view mark : {"-", "–", "—", ")", ".", ",", ";", ":", "./.", "”", "?"}) {
    INFO(mark);
    CHECK(between("chữ", mark) == kAtMark);
  }
  CHECK(between("“", "chữ") == kAtMark);
  CHECK(between("(", "chữ") == kAtMark);
}

TEST_CASE("plain words are free") {
  for (const auto& [left, right] : {Words("cơ", "quan"), Words("Điều", "lệ"), Words("có", "5"),
                                    Words("5", "cơ"), Words("2022,", "các"), Words("", ""),
                                    Words("45/2022/QĐ-UBND", "ngày"), Words("2022,", "ngày")}) {
    INFO(left << " " << right);
    CHECK(between(left, right) == 0);
  }
}

}  // namespace
}  // namespace gazette::typeset

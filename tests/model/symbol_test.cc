// The grammar of numbers and symbols, on forms that real acts carry.

#include "gazette/model/symbol.h"

#include <catch2/catch.hpp>

namespace gazette::model {
namespace {

std::string found(std::string_view text) {
  const std::optional<Symbol> symbol = find_symbol(text);
  return symbol ? symbol->text : std::string("none");
}

TEST_CASE("a symbol is read with its parts") {
  const std::optional<Symbol> symbol = find_symbol("Số: 45/2022/QĐ-UBND");
  REQUIRE(symbol.has_value());
  CHECK(symbol->text == "45/2022/QĐ-UBND");
  CHECK(symbol->number == "45");
  CHECK(symbol->year == 2022);
  CHECK(symbol->type == "QĐ");
  CHECK(symbol->issuer == "UBND");
}

TEST_CASE("a symbol without a year is not normative") {
  const std::optional<Symbol> symbol = find_symbol("Quyết định số 1725/QĐ-UBND ngày 15/8/2022");
  REQUIRE(symbol.has_value());
  CHECK(symbol->text == "1725/QĐ-UBND");
  CHECK(symbol->year == 0);
}

TEST_CASE("a symbol that goes on behind a full stop is not cut in two") {
  for (const char* text : {"Số: 1234/1998/QĐ.CT.UBT", "Số: 567/QĐ-CT.UBND", "Số: 15/CT.UBT"}) {
    CHECK_FALSE(find_symbol(text).has_value());
  }
  CHECK(found("theo Quyết định số 567/QĐ-UBND.Căn cứ") == "567/QĐ-UBND");
  CHECK(found("theo Quyết định số 567/QĐ-UBND. UBND tỉnh") == "567/QĐ-UBND");
}

TEST_CASE("every real form of a symbol is read whole") {
  CHECK(found("Luật số: 43/2024/QH15") == "43/2024/QH15");
  CHECK(found("9a/2016/NQ-CP") == "9a/2016/NQ-CP");
  CHECK(found("số 66.16/2026/NQ-CP.") == "66.16/2026/NQ-CP");
  CHECK(found("37/2012/TTLT/BLĐTBXH-BYT") == "37/2012/TTLT-BLĐTBXH-BYT");
  CHECK(found("27/2016/TTBLĐTBXH") == "27/2016/TTBLĐTBXH");
  CHECK(found("05/2019/TT-BKH&ĐT;") == "05/2019/TT-BKH&ĐT");
  CHECK(found("604/QĐ-TTg") == "604/QĐ-TTg");
  CHECK(found("3954/UBND-VX") == "3954/UBND-VX");
  CHECK(found("23/QĐ-TT HĐND") == "23/QĐ-TTHĐND");
  CHECK(found("Tờ trình số 957/TTr-STNMT ngày") == "957/TTr-STNMT");
  CHECK(found("(07/2025/QĐ-UBND)") == "07/2025/QĐ-UBND");
}

TEST_CASE("what the typist spoiled is put right") {
  CHECK(found("112/2021/NĐ-СР") == "112/2021/NĐ-CP");  // Cyrillic С and Р
  CHECK(found("19/2022//TT-BKHĐT") == "19/2022/TT-BKHĐT");
  CHECK(found("45 / 2022 / QĐ - UBND") == "45/2022/QĐ-UBND");
  CHECK(found("45/2022/Q\u00D0-UBND") == "45/2022/QĐ-UBND");  // Ð
  CHECK(found("45/2022/QĐ\u2011UBND") == "45/2022/QĐ-UBND");
  CHECK(found("45/2022/QĐ\u2013UBND") == "45/2022/QĐ-UBND");
}

TEST_CASE("a symbol ends where the sentence goes on") {
  CHECK(found("số 45/2022/QĐ-UBND - UBND TỈNH") == "45/2022/QĐ-UBND");
  CHECK(found("45/2022/QĐ-UBND-VP") == "45/2022/QĐ-UBND-VP");
}

TEST_CASE("dates, form codes and fractions are not symbols") {
  CHECK(found("ngày 15/5/2015") == "none");
  CHECK(found("mẫu 01/TSMH") == "none");
  CHECK(found("02/CNKD-TNCN-QTT") == "none");
  CHECK(found("Số 12 181/Ngày 10-8-2022") == "none");
  CHECK(found("dấu trùm lên 1/3 chữ ký") == "none");
  CHECK(found("60.000.000 đồng/thư viện/năm") == "none");
  CHECK(found("") == "none");
  CHECK(found("123456/2022/QĐ-UBND") == "none");
}

TEST_CASE("a code without year and type counts where the line says it is the number") {
  CHECK(found("Số: 12/STC") == "12/STC");
  CHECK(found("mẫu 12/STC") == "none");
}

TEST_CASE("the first symbol of a line is the one found") {
  CHECK(found("thay 02/2019/QĐ-UBND bằng 45/2022/QĐ-UBND") == "02/2019/QĐ-UBND");
}

TEST_CASE("a blank number is told from a number and from none") {
  CHECK(has_blank_number("Số:      /QĐ-UBND"));
  CHECK(has_blank_number("Số ..../2022/QĐ-UBND"));
  CHECK(has_blank_number("Số: ……/NQ-HĐND"));
  CHECK(has_blank_number("Số: ____/TB"));
  CHECK(has_blank_number("Số:"));
  CHECK(has_blank_number("Luật số:    /2024/QH15"));
  CHECK_FALSE(has_blank_number("Số: 45/2022/QĐ-UBND"));
  CHECK_FALSE(has_blank_number("Số 45/2022/QĐ-UBND"));
  CHECK_FALSE(has_blank_number("một số địa phương"));
  CHECK_FALSE(has_blank_number(""));
}

TEST_CASE("the id of an act carries the date only where the symbol has no year") {
  const Date date{2022, 8, 15};
  CHECK(act_id("ubnd", *find_symbol("45/2022/QĐ-UBND"), date) == "ubnd-45-2022-qd-ubnd");
  CHECK(act_id("ubnd", *find_symbol("1725/QĐ-UBND"), date) == "ubnd-1725-qd-ubnd-2022-08-15");
  CHECK(act_id("ubnd", *find_symbol("1725/QĐ-UBND"), {}) == "ubnd-1725-qd-ubnd");
}

}  // namespace
}  // namespace gazette::model

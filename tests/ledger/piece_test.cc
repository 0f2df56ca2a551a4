// The code on a label: written, read back, and refused where a character of it is another.

#include "gazette/ledger/piece.h"

#include "tests/ledger/record.h"

namespace gazette::ledger {

TEST_CASE("the check sum of a piece is CRC-16/CCITT-FALSE") {
  CHECK(crc_16("123456789") == 0x29B1);
  CHECK(crc_16("") == 0xFFFF);
}

TEST_CASE("a piece is written with its check sum and read back") {
  const Piece one = {.issue = issue_number("2022/38"), .recipient = "R0123"};
  CHECK(piece_code(one) == "CB|2022|38|R0123|1|A9A4");
  CHECK(parse_piece_code(piece_code(one)) == one);
  const Piece several = {
      .issue = issue_number("2022/7-8"), .recipient = "H19.02_a", .first = 2, .last = 13};
  CHECK(piece_code(several).starts_with("CB|2022|07-08|H19.02_a|2-13|"));
  CHECK(parse_piece_code(piece_code(several)) == several);
}

TEST_CASE("a code with any one character changed, left out or doubled is not read") {
  const std::string code =
      piece_code({.issue = issue_number("2022/38-39"), .recipient = "R0123", .last = 3});
  for (std::size_t i = 0; i < code.size(); ++i) {
    INFO(i);
    std::string other = code;
    other[i] = code[i] == '1' ? '7' : '1';
    CHECK_FALSE(parse_piece_code(other).has_value());
    CHECK_FALSE(parse_piece_code(code.substr(0, i) + code.substr(i + 1)).has_value());
    CHECK_FALSE(parse_piece_code(code.substr(0, i) + code[i] + code.substr(i)).has_value());
  }
}

TEST_CASE("a code with a right check sum and a wrong field is not read") {
  for (const std::string text : {"CB|2022|38|R0123|0", "CB|2022|38|R0123|3-2", "CB|2022|38||1",
                                 "CB|2022|0|R0123|1", "XX|2022|38|R0123|1", "CB|2022|38|R0123|1-1",
                                 "CB|2022|7|R0123|1", "CB|2022|38|R0123", "CB|2022|38|R0123|1|2"}) {
    INFO(text);
    char digits[5] = {};
    snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(crc_16(text)));
    CHECK_FALSE(parse_piece_code(text + "|" + digits).has_value());
  }
}

}  // namespace gazette::ledger

// What stands beside a Word file: any bytes as its TOML.

#include "tests/fuzz/subject.h"

namespace gazette::fuzz {
namespace {

constexpr std::string_view kAct =
    "# QUYẾT ĐỊNH\n\nSố: 45/2022/QĐ-UBND\n\nĐồng Nai, ngày 15 tháng 9 năm 2022\n\nĐiều 1. Tên\n";

std::string law(std::string_view input) {
  return broken_law({.bytes = kAct, .path = "a.md", .statement = input});
}

std::vector<std::string> seeds() {
  return {
      "issuer = \"ubnd\"\nkind = \"Quyết định\"\nsymbol = \"45/2022/QĐ-UBND\"\n"
      "date = 2022-09-15\nplace = \"Đồng Nai\"\nabstract = \"Về việc thử\"\n"
      "section = \"quy-pham\"\nsigned_by = \"Nguyễn Văn An\"\n"
      "signed_as = [\"TM. ỦY BAN NHÂN DÂN\", \"CHỦ TỊCH\"]\neffective = 2022-10-01\n"
      "note = \"\"\"\nmột\nhai\"\"\"\n",
      "symbol = '''a'''\ndate = \"2022\"\n[a.b]\nc = {d = [1, 2.5, true, 1979-05-27T07:32:00Z]}\n"};
}

std::vector<std::string> tokens() {
  return {"issuer",    "kind",       "symbol",      "date", "place", "abstract", "section",
          "signed_by", "signed_as",  "effective",   "note", " = ",   "\"",       "\"\"\"",
          "'''",       "\\u0110",    "\\U0010FFFF", "[",    "]",     "[[",       "{",
          "}",         "2022-09-15", "9999-99-99",  "0x",   "1e999", "inf",      "nan",
          "#"};
}

}  // namespace

Subject statement() {
  return {"statement", law, seeds, tokens};
}

}  // namespace gazette::fuzz

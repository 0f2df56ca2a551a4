// What a text cites, a case a line: the text, and what was found in it. A citation that tells what
// the one before it is stands in brackets, a quoted one in quotation marks.

#include "gazette/model/citation.h"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/model/references.h"

namespace gazette::model {
namespace {

std::string found(std::string_view text) {
  std::string list;
  for (const Citation& citation : find_citations(text)) {
    std::string one = to_text(citation);
    if (citation.in_title) {
      one = "(" + one + ")";
    }
    if (citation.quoted) {
      one = "“" + one + "”";
    }
    list += (list.empty() ? "" : " | ") + one;
  }
  return list.empty() ? "none" : list;
}

struct Case {
  std::string_view text = {};
  std::string_view expected = {};
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(found(one.text) == one.expected);
  }
}

TEST_CASE("provisions are read from the innermost to the outermost") {
  check({
      {"theo quy định tại Điều 5", "Điều 5"},
      {"tại khoản 2 Điều 5", "khoản 2 Điều 5"},
      {"tại điểm đ khoản 2 Điều 5", "điểm đ khoản 2 Điều 5"},
      {"tại điểm đ1 khoản 2a Điều 7a", "điểm đ1 khoản 2a Điều 7a"},
      {"Khoản 2 của Điều 5", "khoản 2 Điều 5"},
      {"điểm a thuộc khoản 2 Điều 5", "điểm a khoản 2 Điều 5"},
      {"điểm a), khoản 2, Điều 5", "điểm a khoản 2 Điều 5"},
      {"tại Điều 34k", "Điều 34k"},
      {"Mục 1 Chương II", "Mục 1 Chương II"},
      {"Tiểu mục 2 Mục 1 Chương IV", "Tiểu mục 2 Mục 1 Chương IV"},
      {"tại Phần thứ hai", "Phần 2"},
      {"Điều 5 Chương II Phần thứ nhất", "Điều 5 Chương II Phần 1"},
      {"khoản\u00A02\nĐiều\u00A05", "khoản 2 Điều 5"},
  });
}

TEST_CASE("a list leaves out what its members share") {
  check({
      {"điểm a, b khoản 2 Điều 5", "điểm a khoản 2 Điều 5, điểm b khoản 2 Điều 5"},
      {"các điểm a, b và g khoản 1 Điều 3",
       "điểm a khoản 1 Điều 3, điểm b khoản 1 Điều 3, điểm g khoản 1 Điều 3"},
      {"khoản 2, khoản 3 Điều 2 và khoản 5 Điều 23",
       "khoản 2 Điều 2, khoản 3 Điều 2, khoản 5 Điều 23"},
      {"khoản 1, 2 và 3 Điều 4", "khoản 1 Điều 4, khoản 2 Điều 4, khoản 3 Điều 4"},
      {"khoản 1,2,3 Điều 4", "khoản 1 Điều 4, khoản 2 Điều 4, khoản 3 Điều 4"},
      {"điểm a khoản 2 và khoản 3 Điều 5", "điểm a khoản 2 Điều 5, khoản 3 Điều 5"},
      {"Điều 3, Điều 5 và Điều 8", "Điều 3, Điều 5, Điều 8"},
      {"các Điều 3, 5, 6 và 8", "Điều 3, Điều 5, Điều 6, Điều 8"},
      {"khoản 4 Điều 13; khoản 2 Điều 17; Điều 20", "khoản 4 Điều 13, khoản 2 Điều 17, Điều 20"},
      {"điểm a hoặc điểm b khoản 1 Điều 9", "điểm a khoản 1 Điều 9, điểm b khoản 1 Điều 9"},
      {"Mẫu số 01, Mẫu số 02 Phụ lục II", "Mẫu số 01 Phụ lục II, Mẫu số 02 Phụ lục II"},
  });
}

TEST_CASE("an annex or form that is joined to provisions does not hold them") {
  check({
      {"khoản 1 Điều 4, Điều 6 và Mẫu số 03", "khoản 1 Điều 4, Điều 6, Mẫu số 03"},
      {"Điều 4, khoản 2 Điều 6 và Phụ lục II", "Điều 4, khoản 2 Điều 6, Phụ lục II"},
      {"Điều 4, Phụ lục I, Điều 6", "Điều 4, Phụ lục I, Điều 6"},
      {"Điều 4 và Mẫu số 01 Phụ lục II", "Điều 4, Mẫu số 01 Phụ lục II"},
      {"Mẫu số 01 và Mẫu số 02 Phụ lục II", "Mẫu số 01 Phụ lục II, Mẫu số 02 Phụ lục II"},
      {"Phụ lục I và Mẫu số 02 Phụ lục II", "Phụ lục I, Mẫu số 02 Phụ lục II"},
      {"điểm a mục 1 Phụ lục II", "điểm a Mục 1 Phụ lục II"},
  });
}

TEST_CASE("a range has both its ends") {
  check({
      {"từ Điều 5 đến Điều 9", "Điều 5 đến 9"},
      {"từ Điều 5 đến hết Điều 9", "Điều 5 đến 9"},
      {"các khoản 1 đến 3 Điều 7", "khoản 1 đến 3 Điều 7"},
      {"từ khoản 1 đến khoản 4 Điều 7", "khoản 1 đến 4 Điều 7"},
      {"từ điểm a đến điểm đ khoản 1 Điều 7", "điểm a đến đ khoản 1 Điều 7"},
      {"khoản 2 đến 30 ngày", "khoản 2"},
  });
}

TEST_CASE("a text speaks of itself") {
  check({
      {"quy định tại Điều này", "Điều này"},
      {"khoản 1 Điều này", "khoản 1 Điều này"},
      {"các điểm a và b khoản này", "điểm a khoản này, điểm b khoản này"},
      {"Quyết định này có hiệu lực", "Quyết định này"},
      {"khoản 3 Điều 4 của Luật này", "khoản 3 Điều 4 Luật này"},
      {"Quy chế này áp dụng", "Quy chế này"},
      {"Điều 5 Quy định ban hành kèm theo Quyết định này",
       "Điều 5 Quy định kèm theo Quyết định này"},
      {"Phụ lục I ban hành kèm theo Nghị định này", "Phụ lục I Nghị định này"},
      {"Phụ lục kèm theo Quyết định này", "Phụ lục Quyết định này"},
      {"Chương này", "Chương này"},
  });
}

TEST_CASE("an act is named by its number, with date and issuer as far as said") {
  check({
      {"điểm a, b khoản 2 Điều 5 Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ",
       "điểm a khoản 2 Điều 5, điểm b khoản 2 Điều 5 Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 "
       "năm 2016 của Chính phủ"},
      {"Nghị định số 34/2016/NĐ-CP được áp dụng", "Nghị định số 34/2016/NĐ-CP"},
      {"Nghị định 34/2016/NĐ-CP", "Nghị định số 34/2016/NĐ-CP"},
      {"Quyết định số 1725/QĐ-UBND ngày 15/8/2022 của Chủ tịch Ủy ban nhân dân tỉnh về việc",
       "Quyết định số 1725/QĐ-UBND ngày 15 tháng 8 năm 2022 của Chủ tịch Ủy ban nhân dân tỉnh"},
      {"Quyết định số 12/2020/QĐ-UBND ngày 03-02-2020",
       "Quyết định số 12/2020/QĐ-UBND ngày 03 tháng 02 năm 2020"},
      {"Thông tư số 05/2021/TT-BNV của Bộ trưởng Bộ Nội vụ hướng dẫn",
       "Thông tư số 05/2021/TT-BNV của Bộ trưởng Bộ Nội vụ"},
      {"Thông tư của Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn số 15/2019/TT-BNNPTNT",
       "Thông tư số 15/2019/TT-BNNPTNT của Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn"},
      {"Thông tư liên tịch số 37/2012/TTLT-BLĐTBXH-BYT",
       "Thông tư liên tịch số 37/2012/TTLT-BLĐTBXH-BYT"},
      {"Nghị định số 34 /2016/ NĐ-CP", "Nghị định số 34/2016/NĐ-CP"},
      {"theo Tờ trình số 957/TTr-STNMT ngày 10 tháng 8 năm 2022",
       "Tờ trình số 957/TTr-STNMT ngày 10 tháng 8 năm 2022"},
      {"Nghị định số 50/CP ngày 26 tháng 7 năm 1995 của Chính phủ",
       "Nghị định số 50/CP ngày 26 tháng 7 năm 1995 của Chính phủ"},
      {"Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017",
       "Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017"},
      {"quy định tại số 34/2016/NĐ-CP", "Nghị định số 34/2016/NĐ-CP"},
      {"công bố tại số 12/2008/L-CTN", "Lệnh số 12/2008/L-CTN"},
      {"Nghị quyết số 132/2020/QH14 của Quốc hội thí điểm một số",
       "Nghị quyết số 132/2020/QH14 của Quốc hội"},
      {"Công văn số 3954/UBND-VX ngày 12 tháng 9 năm 2022",
       "Công văn số 3954/UBND-VX ngày 12 tháng 9 năm 2022"},
      {"Quyết định số 2/QĐ-PCTT ngày 30 tháng 9 năm 2008 của Ban Chỉ huy Phòng, chống thiên tai.",
       "Quyết định số 2/QĐ-PCTT ngày 30 tháng 9 năm 2008 của Ban Chỉ huy Phòng, chống thiên tai"},
      {"Kế hoạch số 187/KH-UBND", "Kế hoạch số 187/KH-UBND"},
      {"điểm 13 của Nghị quyết số 142/2024/QH15", "điểm 13 Nghị quyết số 142/2024/QH15"},
  });
}

TEST_CASE("a law is named by its name, with year or date or number") {
  check({
      {"Luật Đất đai năm 2013", "Luật Đất đai năm 2013"},
      {"khoản 2 Điều 5 Luật Đất đai và các quy định khác", "khoản 2 Điều 5 Luật Đất đai"},
      {"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
       "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"},
      {"Bộ luật Dân sự", "Bộ luật Dân sự"},
      {"Điều 4 Hiến pháp", "Điều 4 Hiến pháp"},
      {"Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", "Hiến pháp năm 2013"},
      {"Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013",
       "Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013"},
      {"Luật Hôn nhân và gia đình thì", "Luật Hôn nhân và gia đình"},
      {"Luật Đất đai và Luật Nhà ở năm 2014", "Luật Đất đai | Luật Nhà ở năm 2014"},
      {"Luật Nhà ở số 27/2023/QH15", "Luật Nhà ở số 27/2023/QH15"},
      {"Luật số 72/2025/QH15", "Luật số 72/2025/QH15"},
      {"Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính "
       "quyền địa phương ngày 22 tháng 11 năm 2019;",
       "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền "
       "địa phương ngày 22 tháng 11 năm 2019"},
      {"Pháp lệnh Ưu đãi người có công với cách mạng ngày 09 tháng 12 năm 2020",
       "Pháp lệnh Ưu đãi người có công với cách mạng ngày 09 tháng 12 năm 2020"},
      {"Luật Hàng Mẫu Chưa Có được ban hành", "Luật Hàng Mẫu Chưa Có"},
      {"Luật hoá chất và Luật hóa chất", "Luật hoá chất | Luật hóa chất"},
      {"Luật Trật tự, an toàn giao thông đường bộ và Luật thuỷ sản thì",
       "Luật Trật tự, an toàn giao thông đường bộ | Luật thuỷ sản"},
      {"theo quy định của luật", "none"},
      {"Luật quy định chi tiết", "none"},
  });
}

TEST_CASE("several acts in one line are told apart, titles from further acts") {
  check({
      {"Căn cứ Luật Đầu tư công ngày 13 tháng 6 năm 2019; Luật Xây dựng ngày 18 tháng 6 năm 2014;",
       "Luật Đầu tư công ngày 13 tháng 6 năm 2019 | Luật Xây dựng ngày 18 tháng 6 năm 2014"},
      {"các Nghị định số 34/2016/NĐ-CP, số 154/2020/NĐ-CP và số 59/2024/NĐ-CP",
       "Nghị định số 34/2016/NĐ-CP | Nghị định số 154/2020/NĐ-CP | Nghị định số 59/2024/NĐ-CP"},
      {"Nghị định số 154/2020/NĐ-CP của Chính phủ sửa đổi, bổ sung Nghị định số 34/2016/NĐ-CP",
       "Nghị định số 154/2020/NĐ-CP của Chính phủ | (Nghị định số 34/2016/NĐ-CP)"},
      {"Nghị định số 34/2016/NĐ-CP đã được sửa đổi bởi Nghị định số 154/2020/NĐ-CP",
       "Nghị định số 34/2016/NĐ-CP | (Nghị định số 154/2020/NĐ-CP)"},
      {"Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ quy định chi tiết Luật "
       "Đất đai; Thông tư số 01/2020/TT-BTP",
       "Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ | (Luật Đất đai) | Thông "
       "tư số 01/2020/TT-BTP"},
      {"khoản 2 Điều 5 Nghị định số 1/2020/NĐ-CP và Điều 6 Thông tư số 2/2021/TT-BTC",
       "khoản 2 Điều 5 Nghị định số 1/2020/NĐ-CP | Điều 6 Thông tư số 2/2021/TT-BTC"},
      {"khoản 1 Điều 5 Quy chế làm việc ban hành kèm theo Quyết định số 12/2020/QĐ-UBND",
       "khoản 1 Điều 5 Quy chế kèm theo Quyết định số 12/2020/QĐ-UBND"},
  });
}

TEST_CASE("words that only look like a reference are none") {
  check({
      {"mở tài khoản 111 tại Kho bạc", "none"},
      {"danh mục 2 kèm theo", "none"},
      {"chi tiết a", "none"},
      {"đạt điểm 5 trở lên", "none"},
      {"điểm 5, điểm 6 và điểm 7 là đạt, theo điểm 8 Điều 5", "điểm 8 Điều 5"},
      {"một số điều kiện", "none"},
      {"mẫu 01/TSMH", "none"},
      {"Quyết định cử đi làm việc", "none"},
      {"phần trăm", "none"},
      {"tại thời điểm 31/12", "none"},
      {"Nghị định của Chính phủ về đất đai", "none"},
      {"Quy định chi tiết thi hành", "none"},
      {"", "none"},
  });
}

TEST_CASE("what stands in quotation marks is marked, its labels are no references") {
  check({
      {"như sau: “2. Theo khoản 3 Điều 4 của Luật này.”", "“khoản 3 Điều 4 Luật này”"},
      {"“Điều 7a. Chế độ theo Điều 8”", "“Điều 8”"},
      {"thay cụm từ “Điều 5” bằng cụm từ “Điều 6” tại khoản 1 Điều 9", "khoản 1 Điều 9"},
      {"cụm từ “theo Điều 5” tại Điều 9", "“Điều 5” | Điều 9"},
  });
  CHECK(find_citations("theo Điều 5 thì”", true).front().quoted);
  CHECK_FALSE(find_citations("theo” Điều 5 thì", true).front().quoted);
}

TEST_CASE("the words of a passage are of the part of a parted paragraph in which it stands") {
  Instrument act;
  act.kind_lines = {{.spans = {{.text = "QUYẾT ĐỊNH"}}, .origin = {.paragraph = 4, .column = 1}}};
  act.abstract = {
      {.spans = {{.text = "Thi hành Luật Giá"}}, .origin = {.paragraph = 4, .column = 12}}};
  const SourceParagraphs paragraphs(act);
  const std::vector<Citation> citations = references_of(act).citations;
  REQUIRE(citations.size() == 1);
  CHECK(paragraphs.words(citations[0].place) == "Luật Giá");
  CHECK(paragraphs.find({.paragraph = 4, .column = 1})->spans[0].text == "QUYẾT ĐỊNH");
  CHECK(paragraphs.find({.paragraph = 5, .column = 1}) == nullptr);
}

TEST_CASE("the place of a citation is its bytes in the text") {
  const std::string text = "Thực hiện theo khoản 2 Điều 5 Luật Đất đai.";
  const std::vector<Citation> list = find_citations(text);
  REQUIRE(list.size() == 1);
  CHECK(text.substr(list[0].place.begin, list[0].place.end - list[0].place.begin) ==
        "khoản 2 Điều 5 Luật Đất đai");
}

TEST_CASE("a citation keeps the parts of what it names") {
  const std::vector<Citation> list = find_citations(
      "Điều 5 Quyết định số 45/2022/QĐ-UBND ngày 15 tháng 9 năm 2022 của Ủy ban nhân "
      "dân tỉnh Đồng Nai ban hành");
  REQUIRE(list.size() == 1);
  const ActReference& act = list[0].act;
  CHECK(act.scope == ActScope::other);
  CHECK(act.kind == "Quyết định");
  CHECK(act.symbol.year == 2022);
  CHECK(act.date == Date{2022, 9, 15});
  CHECK(act.issuer == "Ủy ban nhân dân tỉnh Đồng Nai");
  CHECK(list[0].provisions ==
        std::vector<CitedPath>{{{.level = CitedLevel::article, .number = "5"}}});
}

TEST_CASE("a number that is none is kept as written") {
  const std::vector<Citation> list = find_citations("Nghị định số 34/2016/nđ-cp của Chính phủ");
  REQUIRE(list.size() == 1);
  CHECK(list[0].act.symbol.text.empty());
  CHECK(list[0].act.written_symbol == "34/2016/nđ-cp");
}

TEST_CASE("text of any kind is read without harm") {
  std::string text;
  for (int i = 0; i < 2000; ++i) {
    text += "điểm a, b, c khoản 1, 2, 3 và ";
  }
  CHECK(find_citations(text).size() < 10);
  CHECK(find_citations("Điều").empty());
  CHECK(find_citations("\xEF\xBB\xBF \xE2\x80\x8B 1/").empty());
}

}  // namespace
}  // namespace gazette::model

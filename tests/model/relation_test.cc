// What an act does to others, a case a line: its words, and the relations they state.

#include "gazette/model/relation.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/model/references_sample.h"

namespace gazette::model {
namespace {

using Lines = std::vector<std::string_view>;

/// The relations of an act but for plain references, "; " between them.
std::string stated(const Lines& lines, bool with_references = false) {
  std::string list;
  for (const Relation& relation : references_of(sample_act(lines)).relations) {
    if (relation.kind == RelationKind::refers_to && !with_references) {
      continue;
    }
    std::string provisions;
    for (const CitedPath& path : relation.provisions) {
      provisions += to_text(path) + " ";
    }
    list += fmt::format(
        "{}{}{} {}{}", list.empty() ? "" : "; ", to_text(relation.kind),
        relation.whole ? "" : " in part", provisions,
        relation.act.symbol.text.empty() ? to_text(relation.act) : relation.act.symbol.text);
  }
  return list.empty() ? "none" : list;
}

struct Case {
  std::string_view line = {};
  std::string_view expected = {};
};

/// Each line stands as the first paragraph of an article.
void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.line);
    const std::string article = "Điều 1. " + std::string(one.line);
    CHECK(stated({article}) == one.expected);
  }
}

TEST_CASE("an act is based on what its căn cứ name") {
  CHECK(stated({"~ Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013;"}) ==
        "based_on Luật Đất đai ngày 29 tháng 11 năm 2013");
  CHECK(stated({"~ Căn cứ Nghị định số 1/2020/NĐ-CP; Nghị định số 2/2021/NĐ-CP;"}) ==
        "based_on 1/2020/NĐ-CP; based_on 2/2021/NĐ-CP");
  CHECK(stated({"~ Căn cứ Nghị định số 2/2021/NĐ-CP của Chính phủ sửa đổi Nghị định số "
                "1/2020/NĐ-CP;"}) == "based_on 2/2021/NĐ-CP");
  CHECK(stated({"~ Căn cứ Luật Đất đai đã được sửa đổi, bổ sung bởi Luật số 35/2018/QH14;"}) ==
        "based_on Luật Đất đai");
  CHECK(stated({"~ Căn cứ khoản 2 Điều 5 Nghị định số 1/2020/NĐ-CP;"}) ==
        "based_on in part khoản 2 Điều 5 1/2020/NĐ-CP");
  CHECK(stated({"~ Xét Tờ trình số 9/TTr-STC ngày 01 tháng 8 năm 2022;"}, true) ==
        "refers_to 9/TTr-STC");
}

TEST_CASE("a sentence that begins with a verb says what the act does") {
  check({
      {"Sửa đổi, bổ sung một số điều của Nghị định số 1/2020/NĐ-CP",
       "amends_and_supplements in part 1/2020/NĐ-CP"},
      {"Sửa đổi khoản 2 Điều 5 Nghị định số 1/2020/NĐ-CP như sau:",
       "amends in part khoản 2 Điều 5 1/2020/NĐ-CP"},
      {"Bổ sung Điều 7a vào sau Điều 7 Nghị định số 1/2020/NĐ-CP như sau:",
       "supplements in part Điều 7a 1/2020/NĐ-CP"},
      {"Bổ sung Điều 7a Nghị định số 1/2020/NĐ-CP như sau:",
       "supplements in part Điều 7a 1/2020/NĐ-CP"},
      {"Bãi bỏ Quyết định số 12/2015/QĐ-UBND ngày 05 tháng 5 năm 2015 của Ủy ban nhân dân tỉnh",
       "repeals 12/2015/QĐ-UBND"},
      {"Bãi bỏ toàn bộ Quyết định số 12/2015/QĐ-UBND và Quyết định số 13/2016/QĐ-UBND.",
       "repeals 12/2015/QĐ-UBND; repeals 13/2016/QĐ-UBND"},
      {"Bãi bỏ khoản 2 Điều 5 Quyết định số 12/2015/QĐ-UBND.",
       "repeals in part khoản 2 Điều 5 12/2015/QĐ-UBND"},
      {"Bãi bỏ một số điều của Quyết định số 12/2015/QĐ-UBND.", "repeals in part 12/2015/QĐ-UBND"},
      {"Hủy bỏ Quyết định số 99/QĐ-UBND ngày 01 tháng 3 năm 2020.", "repeals 99/QĐ-UBND"},
      {"Thay thế Quyết định số 12/2015/QĐ-UBND.", "replaces 12/2015/QĐ-UBND"},
      {"Đình chỉ việc thi hành Quyết định số 12/2015/QĐ-UBND.", "suspends 12/2015/QĐ-UBND"},
      {"Ngưng hiệu lực khoản 1 Điều 3 Quyết định số 12/2015/QĐ-UBND đến hết ngày 31 tháng 12.",
       "suspends in part khoản 1 Điều 3 12/2015/QĐ-UBND"},
      {"Đính chính Quyết định số 12/2015/QĐ-UBND như sau:", "corrects 12/2015/QĐ-UBND"},
      {"Kéo dài thời hạn áp dụng Nghị quyết số 7/2020/NQ-HĐND đến hết năm 2023.",
       "extends 7/2020/NQ-HĐND"},
      {"Thay thế cụm từ “sở” bằng cụm từ “ban” tại khoản 2 Điều 5 Quyết định số 12/2015/QĐ-UBND.",
       "amends in part khoản 2 Điều 5 12/2015/QĐ-UBND"},
      {"Bãi bỏ cụm từ “cấp huyện” tại Điều 5 Quyết định số 12/2015/QĐ-UBND.",
       "amends in part Điều 5 12/2015/QĐ-UBND"},
      {"Bỏ cụm từ “cấp huyện” tại Điều 5 Quyết định số 12/2015/QĐ-UBND.",
       "amends in part Điều 5 12/2015/QĐ-UBND"},
      {"Huỷ bỏ Quyết định số 99/QĐ-UBND ngày 01 tháng 3 năm 2020.", "repeals 99/QĐ-UBND"},
  });
}

TEST_CASE("an act that is its own subject replaces, repeals, details") {
  check({
      {"Quyết định này có hiệu lực từ ngày 25 tháng 9 năm 2022 và thay thế Quyết định số "
       "12/2015/QĐ-UBND.",
       "replaces 12/2015/QĐ-UBND"},
      {"Quyết định này thay thế Quyết định số 12/2015/QĐ-UBND của Ủy ban nhân dân tỉnh ban hành "
       "Quy định về giá và Quyết định số 13/2016/QĐ-UBND.",
       "replaces 12/2015/QĐ-UBND; replaces 13/2016/QĐ-UBND"},
      {"Quyết định này có hiệu lực từ ngày ký; bãi bỏ khoản 2 Điều 3 Quyết định số "
       "12/2015/QĐ-UBND.",
       "repeals in part khoản 2 Điều 3 12/2015/QĐ-UBND"},
      {"Quyết định này quy định chi tiết khoản 3 Điều 5 Luật Đất đai về giá đất.",
       "details in part khoản 3 Điều 5 Luật Đất đai"},
      {"Các sở chịu trách nhiệm thi hành Quyết định này kể từ ngày ký và thay thế Quyết định số "
       "12/QĐ-UBND ngày 05 tháng 3 năm 2015.",
       "replaces 12/QĐ-UBND"},
      {"Các sở chịu trách nhiệm thi hành Quyết định này kể từ ngày ký; rà soát, thay thế Quyết "
       "định "
       "số 12/QĐ-UBND.",
       "none"},
      {"Quyết định này hướng dẫn thi hành Nghị định số 1/2020/NĐ-CP.", "guides 1/2020/NĐ-CP"},
  });
}

TEST_CASE("an act of which a sentence says that it ends is repealed") {
  check({
      {"Quyết định số 12/2015/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
       "repeals 12/2015/QĐ-UBND"},
      {"Luật Đất đai số 45/2013/QH13 và Luật số 35/2018/QH14 hết hiệu lực thi hành từ ngày 01 "
       "tháng 8 năm 2024.",
       "repeals 45/2013/QH13; repeals 35/2018/QH14"},
      {"Khoản 2 Điều 5 Quyết định số 12/2015/QĐ-UBND được sửa đổi, bổ sung như sau:",
       "amends_and_supplements in part khoản 2 Điều 5 12/2015/QĐ-UBND"},
      {"Cụm từ “sở” tại Điều 5 Quyết định số 12/2015/QĐ-UBND được thay thế bằng cụm từ “ban”.",
       "amends in part Điều 5 12/2015/QĐ-UBND"},
      {"Quyết định số 12/2015/QĐ-UBND bị bãi bỏ.", "repeals 12/2015/QĐ-UBND"},
  });
}

TEST_CASE("a part of one act says nothing of the next") {
  check({
      {"Bãi bỏ Quyết định số 12/2015/QĐ-UBND về một số chính sách đất đai và Quyết định số "
       "13/2016/QĐ-UBND.",
       "repeals 12/2015/QĐ-UBND; repeals 13/2016/QĐ-UBND"},
      {"Bãi bỏ Quyết định số 12/2015/QĐ-UBND và một số điều của Quyết định số 13/2016/QĐ-UBND.",
       "repeals 12/2015/QĐ-UBND; repeals in part 13/2016/QĐ-UBND"},
      {"Bãi bỏ một số điều của Quyết định số 12/2015/QĐ-UBND.", "repeals in part 12/2015/QĐ-UBND"},
  });
}

TEST_CASE("acts of one number with other days or issuers are other acts") {
  CHECK(stated({"Điều 1. Bãi bỏ các quyết định sau đây:",
                "1. Quyết định số 12/QĐ-UBND ngày 01 tháng 3 năm 2015;",
                "2. Quyết định số 12/QĐ-UBND ngày 02 tháng 3 năm 2016."}) ==
        "repeals 12/QĐ-UBND; repeals 12/QĐ-UBND");
  const auto act = [](std::string_view number, Date date, std::string issuer) {
    return ActReference{.scope = ActScope::other,
                        .kind = "Quyết định",
                        .symbol = *find_symbol(number),
                        .date = date,
                        .issuer = std::move(issuer)};
  };
  constexpr std::string_view kLocal = "12/2015/QĐ-UBND";
  constexpr std::string_view kCentral = "12/2015/QĐ-TTg";
  const Date day{2015, 3, 1};
  CHECK(is_same_act(act(kLocal, day, ""), act(kLocal, {}, "Ủy ban nhân dân tỉnh Nghệ An")));
  CHECK(is_same_act(act(kLocal, day, "Ủy ban nhân dân tỉnh"),
                    act(kLocal, day, "Ủy ban nhân dân tỉnh Nghệ An")));
  CHECK_FALSE(is_same_act(act(kLocal, day, "Ủy ban nhân dân tỉnh Hà Tĩnh"),
                          act(kLocal, day, "Ủy ban nhân dân tỉnh Nghệ An")));
  CHECK_FALSE(is_same_act(act(kLocal, day, ""), act(kLocal, {2015, 3, 2}, "")));
  CHECK(is_same_act(act(kCentral, day, "Thủ tướng Chính phủ"), act(kCentral, {}, "Chính phủ")));
}

TEST_CASE("a long list of old acts is read whole") {
  constexpr int kActs = 40;
  std::string line = "~ Căn cứ Nghị định số 1-CP của Chính phủ";
  for (int i = 2; i <= kActs; ++i) {
    line += fmt::format("; Nghị định số {}-CP của Chính phủ", i);
  }
  CHECK(references_of(sample_act({line})).relations.size() == kActs);
  std::string days = "~ Căn cứ Quyết định số 5/QĐ-UBND ngày 1 tháng 1 năm 1960";
  for (int i = 1; i < kActs; ++i) {
    days += fmt::format("; Quyết định số 5/QĐ-UBND ngày 1 tháng 1 năm {}", 1960 + i);
  }
  const std::vector<Relation> relations = references_of(sample_act({days})).relations;
  CHECK(std::count_if(relations.begin(), relations.end(), [](const Relation& relation) {
          return relation.kind == RelationKind::based_on;
        }) == kActs);
}

TEST_CASE("words that state no relation are not taken for one") {
  check({
      {"Các quy định trước đây trái với Quyết định này đều bãi bỏ.", "none"},
      {"Sở Tư pháp tham mưu sửa đổi Quyết định số 12/2015/QĐ-UBND.", "none"},
      {"Hướng dẫn các xã thực hiện Nghị định số 1/2020/NĐ-CP.", "none"},
      {"Trường hợp văn bản dẫn chiếu tại Quyết định này được sửa đổi, bổ sung hoặc thay thế thì áp "
       "dụng văn bản mới.",
       "none"},
      {"Theo Nghị định số 1/2020/NĐ-CP đã được sửa đổi, bổ sung bởi Nghị định số 2/2021/NĐ-CP.",
       "none"},
      {"Hồ sơ theo Nghị định số 1/2020/NĐ-CP được bổ sung một lần.", "none"},
      {"Thay thế thiết bị cũ theo Nghị định số 1/2020/NĐ-CP.", "none"},
      {"Hồ sơ quy định tại Điều 5 Luật Đất đai được thay thế bằng bản sao.", "none"},
      {"Quyết định này được thay thế theo quy định.", "none"},
  });
}

TEST_CASE("what the lines below an amending line name is of the act it amends") {
  CHECK(
      stated({"Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 1/2020/NĐ-CP",
              "1. Sửa đổi khoản 2 Điều 5 như sau:", "> “2. Theo Điều 9.”", "2. Bãi bỏ Điều 7."}) ==
      "amends_and_supplements in part 1/2020/NĐ-CP; amends in part khoản 2 Điều 5 1/2020/NĐ-CP; "
      "repeals in part Điều 7 1/2020/NĐ-CP");
  CHECK(stated({"Điều 1. Sửa đổi một số điều của Nghị định số 1/2020/NĐ-CP",
                "1. Sửa đổi, bổ sung một số khoản của Điều 5 như sau:",
                "a) Sửa đổi điểm b khoản 1 như sau:", "b) Bãi bỏ khoản 3."}) ==
        "amends in part 1/2020/NĐ-CP; amends_and_supplements in part Điều 5 1/2020/NĐ-CP; amends "
        "in part điểm b khoản 1 Điều 5 1/2020/NĐ-CP; repeals in part khoản 3 Điều 5 1/2020/NĐ-CP");
  CHECK(stated({"Điều 1. Sửa đổi một số điều của Nghị định số 1/2020/NĐ-CP",
                "1. Sửa đổi điểm b và bổ sung điểm đ khoản 1 Điều 5 như sau:"}) ==
        "amends in part 1/2020/NĐ-CP; amends in part điểm b khoản 1 Điều 5 1/2020/NĐ-CP; "
        "supplements in part điểm đ khoản 1 Điều 5 1/2020/NĐ-CP");
  CHECK(stated({"# Sửa đổi một số điều của Quyết định số 12/2015/QĐ-UBND",
                "Điều 1. Sửa đổi Điều 5 như sau:"}) ==
        "amends in part 12/2015/QĐ-UBND; amends in part Điều 5 12/2015/QĐ-UBND");
}

TEST_CASE("a verb before a colon acts on the acts listed below it") {
  CHECK(stated({"Điều 1. Bãi bỏ các văn bản sau đây:", "1. Quyết định số 12/2015/QĐ-UBND;",
                "2. Khoản 2 Điều 3 Quyết định số 13/2016/QĐ-UBND."}) ==
        "repeals 12/2015/QĐ-UBND; repeals in part khoản 2 Điều 3 13/2016/QĐ-UBND");
  CHECK(stated({"Điều 2. Hiệu lực",
                "2. Các quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực:",
                "a) Quyết định số 12/2015/QĐ-UBND;", "b) Quyết định số 13/2016/QĐ-UBND."}) ==
        "repeals 12/2015/QĐ-UBND; repeals 13/2016/QĐ-UBND");
}

TEST_CASE("the title and the first article say one relation, and quoted text none") {
  CHECK(stated({"# Bãi bỏ Quyết định số 12/2015/QĐ-UBND",
                "Điều 1. Bãi bỏ Quyết định số 12/2015/QĐ-UBND."}) == "repeals 12/2015/QĐ-UBND");
  CHECK(stated({"# Quy định chi tiết một số điều của Luật Đất đai về giá đất"}) ==
        "details in part Luật Đất đai");
  CHECK(stated({"# Về việc thay thế Quyết định số 12/2015/QĐ-UBND"}) == "replaces 12/2015/QĐ-UBND");
  CHECK(stated({"Điều 1. Sửa đổi Điều 5 Quyết định số 12/2015/QĐ-UBND như sau:",
                "> “Bãi bỏ Quyết định số 13/2016/QĐ-UBND.”"}) ==
        "amends in part Điều 5 12/2015/QĐ-UBND");
}

TEST_CASE("a consolidated text joins the acts listed before its first article") {
  Instrument act = sample_act(
      {"Nghị định số 1/2020/NĐ-CP của Chính phủ có hiệu lực từ ngày ký, được sửa đổi bởi:",
       "Nghị định số 2/2021/NĐ-CP của Chính phủ sửa đổi Nghị định số 1/2020/NĐ-CP.",
       "Điều 1. Theo Nghị định số 3/2022/NĐ-CP."});
  act.symbol = *find_symbol("12/VBHN-BTC");
  std::string list;
  for (const Relation& relation : references_of(act).relations) {
    list += fmt::format("{} {}; ", to_text(relation.kind), relation.act.symbol.text);
  }
  CHECK(list == "consolidates 1/2020/NĐ-CP; consolidates 2/2021/NĐ-CP; refers_to 3/2022/NĐ-CP; ");
}

TEST_CASE("an act that is only named is referred to, once") {
  CHECK(stated({"Điều 1. Theo Nghị định số 1/2020/NĐ-CP.", "Theo Nghị định số 1/2020/NĐ-CP."},
               true) == "refers_to 1/2020/NĐ-CP");
  CHECK(stated({"~ Căn cứ Nghị định số 1/2020/NĐ-CP;", "Điều 1. Theo Nghị định số 1/2020/NĐ-CP."},
               true) == "based_on 1/2020/NĐ-CP");
}

}  // namespace
}  // namespace gazette::model

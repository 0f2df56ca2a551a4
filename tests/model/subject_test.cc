#include "gazette/model/subject.h"

#include <catch2/catch.hpp>

namespace gazette::model {
namespace {

using Ids = std::vector<std::string>;

const std::vector<Subject> kSubjects = {
    {.id = "tai-chinh", .name = "Tài chính", .words = {"phí", "giá"}},
    {.id = "dat-dai", .name = "Đất đai", .words = {"đất đai", "thu hồi đất"}},
    {.id = "thuy-loi", .name = "Thủy lợi", .words = {"thuỷ lợi"}},
    {.id = "khac", .name = "Khác"}};

}  // namespace

TEST_CASE("an act is about each subject one of whose words its abstract has") {
  CHECK(subjects_of("Về việc thu hồi đất và mức phí năm 2022", kSubjects) ==
        Ids{"tai-chinh", "dat-dai"});
  CHECK(subjects_of("Quản lý Đất đai", kSubjects) == Ids{"dat-dai"});
  CHECK(subjects_of("", kSubjects) == Ids{});
}

TEST_CASE("words of a subject are whole, in their order, with their tones") {
  CHECK(subjects_of("Ban hành tiêu chí đánh giáo viên, phi tập trung", kSubjects) == Ids{});
  CHECK(subjects_of("đất và đai", kSubjects) == Ids{});
  CHECK(subjects_of("đai đất", kSubjects) == Ids{});
  CHECK(subjects_of("bảng gía", kSubjects) == Ids{});
}

TEST_CASE("where the tone of a word stands makes no difference") {
  CHECK(subjects_of("công trình thủy lợi", kSubjects) == Ids{"thuy-loi"});
  CHECK(subjects_of("CÔNG TRÌNH THUỶ LỢI", kSubjects) == Ids{"thuy-loi"});
}

TEST_CASE("a subject is found by its id") {
  REQUIRE(find_subject(kSubjects, "dat-dai") != nullptr);
  CHECK(find_subject(kSubjects, "dat-dai")->name == "Đất đai");
  CHECK(find_subject(kSubjects, "đất-đai") == nullptr);
}

}  // namespace gazette::model

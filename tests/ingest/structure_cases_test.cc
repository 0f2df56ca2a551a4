// Labels, divisions, levels and quotes, case by case.

#include "tests/ingest/structure_cases.h"

namespace gazette::ingest {
namespace {

TEST_CASE("labels of every form begin provisions of the right level") {
  check_cases({
      {"articles, clauses, points", "Điều 1. Một\n1. a:\na) x;\nb) y.\n2. b\nĐiều 2. Hai",
       "Đ1(1(a b) 2) Đ2"},
      {"inserted numbers",
       "Điều 7. A\nĐiều 7a. B\n2. c\n2a. d\na) x\na1) y\nđ) z\nđ1) t\nĐiều 8. C",
       "Đ7 Đ7a(2 2a(a a1 đ đ1)) Đ8"},
      {"two letters", "Điều 3. A\n1. b\nc) x\nca) y\ncb) z\nd) t", "Đ3(1(c ca cb d))"},
      {"a colon behind the number", "Điều 5: Tên\n1. a\nĐiều 6: Tên khác", "Đ5(1) Đ6"},
      {"capitals", "*ĐIỀU 1. PHẠM VI\n1. a\n*ĐIỀU 2: ĐỐI TƯỢNG", "Đ1(1) Đ2"},
      {"marks of older acts", "Điều 1- Phê duyệt\nĐiều 2 – Giao Sở\nĐiều 3/ Chánh Văn phòng",
       "Đ1 Đ2 Đ3"},
      {"a blank before the mark", "Điều 1 . Tên\nĐiều 2 : Tên", "Đ1 Đ2"},
      {"a title on the next line",
       "*Điều 5\n*Phạm vi điều chỉnh\n1. a\n*Điều 6\n*Đối tượng\nÁp dụng.", "Đ5(1) Đ6"},
      {"a clause with a dotted letter", "Điều 1. A\n2. a\n2.a. b\n2.b. c\n3. d", "Đ1(2 2.a 2.b 3)"},
      {"no blank behind the word or the mark", "Điều1. A\n1.Một\na)x\nĐiều 2.B", "Đ1(1(a)) Đ2"},
      {"a citation begins no article", "Điều 1. A\nĐiều 5 Luật này quy định\nĐiều 2. B", "Đ1 Đ2"},
      {"a decimal begins no clause", "Điều 1. A\n1.5 tỷ đồng\n2.000 đồng\n1. b", "Đ1(1)"},
      {"points in the order of the alphabet",
       "Điều 1. A\n1. b\na) x\nb) x\nc) x\nd) x\nđ) x\ne) x\ng) x\nh) x\ni) x\nk) x",
       "Đ1(1(a b c d đ e g h i k))"},
      {"Roman figures below a point", "Điều 1. A\n1. b\na) x:\ni) một\nii) hai\nb) y",
       "Đ1(1(a b))"},
      {"dashes are text", "Điều 1. A\n1. b\na) x:\n- một\n+ hai\nb) y", "Đ1(1(a b))"},
      {"clauses with a stroke", "Điều 1. A\n1/ Mục tiêu\n2/ Kinh phí\na/ Vốn\nb/ Nguồn\nĐiều 2. B",
       "Đ1(1 2(a b)) Đ2"},
      {"clauses with a dash", "Điều 1- A\n1- Mục tiêu\na- Vốn\nb- Nguồn\n2- Kinh phí\nĐiều 2- B",
       "Đ1(1(a b) 2) Đ2"},
      {"points with a full stop", "Điều 1. A\n1. Mục tiêu\na. Vốn\nb. Nguồn\n2. Kinh phí",
       "Đ1(1(a b) 2)"},
      {"brackets below a point count something else",
       "Điều 1. A\n1. B\na) C:\n1) Một\n2) Hai\nb) D\n2. E", "Đ1(1(a b) 2)"},
      {"a forced break parts provisions", "Điều 1. A\v1. b\v2. c\nĐiều 2. B", "Đ1(1 2) Đ2"},
  });
}

TEST_CASE("divisions of every form stand above the articles") {
  check_cases({
      {"parts in words", "*^Phần thứ nhất\n*^CHUNG\nĐiều 1. A\n*^Phần thứ hai\n*^RIÊNG\nĐiều 2. B",
       "P1(Đ1) P2(Đ2)"},
      {"parts in Roman figures", "*^PHẦN I\n*^CHUNG\nĐiều 1. A\n*^PHẦN II. RIÊNG\nĐiều 2. B",
       "PI(Đ1) PII(Đ2)"},
      {"parts in letters", "*^PHẦN A\n*^CHUNG\nĐiều 1. A\n*^PHẦN B\n*^RIÊNG\nĐiều 2. B",
       "PA(Đ1) PB(Đ2)"},
      {"parts in letters as far as D", "*PHẦN A. MỘT\n*PHẦN B. HAI\n*PHẦN C. BA\n*PHẦN D. BỐN",
       "PA PB PC PD"},
      {"chapters with titles of two lines",
       "*^Chương I\n*^QUY ĐỊNH\n*^CHUNG\nĐiều 1. A\n*^Chương II\n*^TỔ CHỨC\nĐiều 2. B",
       "CI(Đ1) CII(Đ2)"},
      {"a chapter and its title in one line",
       "*^CHƯƠNG I: QUY ĐỊNH CHUNG\nĐiều 1. A\n"
       "*^CHƯƠNG II - TỔ CHỨC\nĐiều 2. B",
       "CI(Đ1) CII(Đ2)"},
      {"a chapter and its title in one paragraph", "*^Chương I\vQUY ĐỊNH CHUNG\nĐiều 1. A",
       "CI(Đ1)"},
      {"sections and subsections",
       "*^Chương I\n*^A\n*^Mục 1\n*^MỘT\nĐiều 1. A\n*^Mục 2. HAI\n*^Tiểu mục 1\n*^B\nĐiều 2. B\n"
       "*^Tiểu mục 2. BA\nĐiều 3. C",
       "CI(M1(Đ1) M2(T1(Đ2) T2(Đ3)))"},
      {"sections with letters", "*^Chương I\n*^A\n*^Mục A. MỘT\nĐiều 1. A\n*^Mục B. HAI\nĐiều 2. B",
       "CI(MA(Đ1) MB(Đ2))"},
      {"an inserted chapter", "*^Chương II\n*^A\nĐiều 5. A\n*^Chương IIa\n*^B\nĐiều 5a. B",
       "CII(Đ5) CIIa(Đ5a)"},
      {"a programme is no chapter", "Điều 1. A\nChương trình mục tiêu quốc gia\nĐiều 2. B",
       "Đ1 Đ2"},
      {"articles count through the chapters",
       "*^Chương I\n*^A\nĐiều 1. A\nĐiều 2. B\n*^Chương II\n*^B\nĐiều 3. C", "CI(Đ1 Đ2) CII(Đ3)"},
  });
}

TEST_CASE("texts without articles keep their groups and levels") {
  check_cases({
      {"groups, clauses, points", "*I. MỤC TIÊU\n1. Chung\na) x\n2. Riêng\n*II. NHIỆM VỤ\n1. Một",
       "I(1(a) 2) II(1)"},
      {"levels with dots", "*I. MỤC TIÊU\n1. Chung\n1.1. Một\n1.2. Hai\na) x\n2. Riêng\n2.1. Ba",
       "I(1(1.1 1.2(a)) 2(2.1))"},
      {"three levels with dots", "1. Chung\n1.1. Một\n1.1.1. Nhỏ\n1.1.2. Nhỏ\n1.2. Hai\n1.2.1. Nhỏ",
       "1(1.1(1.1.1 1.1.2) 1.2(1.2.1))"},
      {"levels without a last dot", "1. Chung\n1.1 Một\n1.2 Hai\n2. Riêng\n2.1 Ba",
       "1(1.1 1.2) 2(2.1)"},
      {"a level of another clause is text", "1. Chung\n2.1. Lạc\n2. Riêng", "1 2"},
      {"letters above groups", "*A. ĐÁNH GIÁ\n*I. MỘT\n1. x\n*II. HAI\n*B. NHIỆM VỤ\n*I. BA\n1. y",
       "A(I(1) II) B(I(1))"},
      {"the letter C is no hundred", "*A. MỘT\n1. x\n*B. HAI\n*C. BA\n1. y", "A(1) B C(1)"},
      {"levels below an article",
       "Điều 1. Phê duyệt:\n1. Mục tiêu\n1.1. Một\n1.2. Hai\n2. Kinh phí\n"
       "Điều 2. Thi hành",
       "Đ1(1(1.1 1.2) 2) Đ2"},
      {"groups below an article",
       "Điều 1. Phê duyệt:\n*I. MỤC TIÊU\n1. x\n*II. KINH PHÍ\n1. y\n"
       "Điều 2. Thi hành",
       "Đ1(I(1) II(1)) Đ2"},
      {"groups with a stroke or a dash", "*I/ MỘT\n1. x\n*II/ HAI\n*III - BA\n*IV.BỐN",
       "I(1) II III IV"},
      {"an initial is no group", "1. Chung\nA. Nguyễn nói\nI. không đậm", "1"},
  });
}

TEST_CASE("quotes of every form hide what is quoted") {
  check_cases({
      {"an article quoted whole",
       "Điều 1. Sửa đổi, bổ sung Luật A\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b”.\n"
       "2. Bãi bỏ Điều 6.\nĐiều 2. Hiệu lực",
       "Đ1(1 2) Đ2"},
      {"straight marks",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n\"Điều 5. Tên\n1. a\n2. b\".\n2. Bãi bỏ.\n"
       "Điều 2. Hiệu lực",
       "Đ1(1 2) Đ2"},
      {"opened in the line of the instruction",
       "Điều 1. Sửa đổi\n1. Sửa đổi khoản 2 như sau: “2. Một\na) x\nb) y”;\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"straight, opened in the line of the instruction",
       "Điều 1. Sửa đổi\n1. Sửa đổi khoản 2 như sau: \"2. Một\na) x\nb) y.\";\n2. Bãi bỏ.\nĐiều 2. "
       "B",
       "Đ1(1 2) Đ2"},
      {"the full stop inside",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a.”\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"full stops on both sides",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n"
       "1. a.”.\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"quotes inside the quote",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Gọi là “quỹ”;\n2. Cụm từ “a” "
       "và "
       "“b”.”.\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"an amending article quoted with its own quotes",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 9 như sau:\n“Điều 9. Sửa đổi Luật B\n1. Sửa đổi khoản 3 "
       "như "
       "sau:\n“3. x\n4. y.”.\n2. Bãi bỏ Điều 4.”.\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"points that amend",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\na) Sửa đổi khoản 1 như sau:\n“1. x\na) y”;\n"
       "b) Bổ sung khoản 2a như sau:\n“2a. z”.\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1(a b) 2) Đ2"},
      {"two apostrophes for a mark",
       "Điều 1. Sửa đổi\n1. Điều 5 được sửa đổi như sau :\n''Thu nhập:\n1. a\n2. b''.\n2. Bãi bỏ.",
       "Đ1(1 2)"},
      {"a chapter quoted whole",
       "Điều 1. Sửa đổi\n1. Bổ sung Chương IIa như sau:\n“Chương IIa\nTÊN\nĐiều 9a. x\nĐiều 9b. "
       "y”.\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
  });
}

TEST_CASE("odd quotation marks hide what is quoted too") {
  check_cases({
      {"a mark of opening turned round",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n”Điều 5. Tên\n1. a\n2. b“.\n2. Bãi bỏ.\nĐiều "
       "2. B",
       "Đ1(1 2) Đ2"},
      {"opened curly and closed straight",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b\".\n2. Bãi bỏ.\nĐiều "
       "2. B",
       "Đ1(1 2) Đ2"},
      {"the closing mark alone in its line",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b\n”.\n2. Bãi bỏ.\n"
       "Điều 2. B",
       "Đ1(1 2) Đ2"},
      {"a footnote behind the closing mark",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b”.1\n2. Bãi bỏ.\n"
       "Điều 2. B",
       "Đ1(1 2) Đ2"},
      {"several articles in one quote",
       "Điều 1. Sửa đổi\n1. Bổ sung Điều 5a, 5b như sau:\n“Điều 5a. x\n1. a\nĐiều 5b. y\n1. b\n2. "
       "c”.\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"quoted clauses go on like the act's",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“1. a\n2. b\n3. c”.\n2. Bãi bỏ.\n3. Thay "
       "thế.\n"
       "Điều 2. B",
       "Đ1(1 2 3) Đ2"},
      {"replaced words",
       "Điều 1. Sửa đổi\n1. Thay thế cụm từ “a” bằng cụm từ “b” tại Điều 5.\n2. Bỏ cụm từ: “c”.\n"
       "3. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2 3) Đ2"},
      {"inches", "Điều 1. A\n1. Màn hình 15\" trở lên\n2. Ống 21\"\nĐiều 2. B", "Đ1(1 2) Đ2"},
  });
}

TEST_CASE("unbalanced quotes are bounded") {
  check_cases({
      {"never closed, before the next clause",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b.\n2. Sửa đổi Điều 6 "
       "như "
       "sau:\n“Điều 6. Tên\n1. c”.\n3. Bãi bỏ Điều 7.\nĐiều 2. B",
       "Đ1(1 2 3) Đ2"},
      {"never closed, before the next article",
       "Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b.\nĐiều 2. Hiệu lực\nĐiều 3. B",
       "Đ1 Đ2 Đ3"},
      {"never opened",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\nĐiều 5. Tên\n1. a\n2. b”.\n2. Bãi bỏ Điều 6.\n"
       "Điều 2. B",
       "Đ1(1 2) Đ2"},
      {"one not closed, a later one not opened",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a.\n2. Sửa đổi Điều 6 như "
       "sau:\n"
       "“Điều 6. Tên\n1. b”.\n3. Sửa đổi Điều 7 như sau:\nĐiều 7. Tên\n1. c”.\n4. Bãi bỏ Điều 8.\n"
       "Điều 2. B",
       "Đ1(1 2 3 4) Đ2"},
      {"closed in the middle",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a.”\n2. b\n3. c”.\n"
       "2. Bãi bỏ Điều 6.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"closed in the middle and reopened",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a”.\n“2. b\n3. c”.\n"
       "2. Bãi bỏ Điều 6.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"an inline quote left open ends in its paragraph",
       "Điều 1. A\n1. Gọi là “quỹ\na) x\nb) y\n2. b\nĐiều 2. B", "Đ1(1(a b) 2) Đ2"},
      {"an inline quote left open inside a block",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Gọi là “quỹ\n2. b”.\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"a stray mark inside a block does not close it",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Cụm từ quỹ” là gì\n2. b”.\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"a mark at the start of each paragraph",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n“1. a\n“2. b”.\n2. Bãi bỏ Điều "
       "6.\n"
       "Điều 2. B",
       "Đ1(1 2) Đ2"},
      {"a definition never closed",
       "Điều 1. A\n1. “Quỹ là tổ chức.\n2. “Hộ” là gia đình.\nĐiều 2. B", "Đ1(1 2) Đ2"},
      {"never closed before the signature",
       "Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a.\n*TM. ỦY BAN NHÂN DÂN\n*CHỦ TỊCH\n"
       "*Nguyễn Văn An",
       "Đ1 ký[TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH: Nguyễn Văn An]"},
      {"a stray closing mark in a rule", "Điều 1. A\n1. x\n2. Gọi là quỹ”.\n3. z\nĐiều 2. B",
       "Đ1(1 2 3) Đ2"},
  });
}

}  // namespace
}  // namespace gazette::ingest

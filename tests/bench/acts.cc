#include "tests/bench/acts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "tests/bench/docx.h"

namespace gazette {
namespace {

/// Rows of an annex's table on a page.
constexpr std::size_t kRowsPerPage = 25;

/// Pages of an act, by turns: most are short, some are long.
constexpr std::array<std::size_t, 8> kActPages = {3, 12, 5, 24, 7, 16, 4, 9};

constexpr std::array<std::string_view, 16> kSubjects = {"Ủy ban nhân dân cấp huyện",
                                                        "Ủy ban nhân dân cấp xã",
                                                        "Sở Tài nguyên và Môi trường",
                                                        "Sở Tài chính",
                                                        "Sở Xây dựng",
                                                        "Sở Nông nghiệp và Phát triển nông thôn",
                                                        "Chủ đầu tư dự án",
                                                        "Tổ chức, cá nhân sử dụng đất",
                                                        "Đơn vị quản lý công trình",
                                                        "Người đứng đầu cơ quan, đơn vị",
                                                        "Hộ gia đình, cá nhân trên địa bàn",
                                                        "Ban Quản lý chợ",
                                                        "Hợp tác xã dùng nước",
                                                        "Đơn vị cung ứng dịch vụ công ích",
                                                        "Kho bạc Nhà nước tỉnh",
                                                        "Trưởng ấp, trưởng khu phố"};

constexpr std::array<std::string_view, 16> kActions = {
    "chịu trách nhiệm tổ chức kiểm tra, giám sát",
    "lập hồ sơ trình cấp có thẩm quyền phê duyệt",
    "chủ trì, phối hợp với các cơ quan liên quan thẩm định",
    "công khai trên trang thông tin điện tử",
    "báo cáo định kỳ sáu tháng một lần về",
    "bố trí kinh phí thường xuyên để thực hiện",
    "hướng dẫn chuyên môn, nghiệp vụ đối với",
    "xử lý theo thẩm quyền các vi phạm liên quan đến",
    "rà soát, điều chỉnh kịp thời",
    "tiếp nhận, quản lý và khai thác có hiệu quả",
    "không được tự ý thay đổi",
    "lưu trữ đầy đủ hồ sơ, tài liệu về",
    "thông báo bằng văn bản cho người dân biết về",
    "xây dựng kế hoạch hằng năm đối với",
    "bảo đảm an toàn, vệ sinh môi trường trong quá trình sử dụng",
    "niêm yết tại trụ sở làm việc"};

constexpr std::array<std::string_view, 16> kObjects = {
    "công trình cấp nước sạch nông thôn tập trung",
    "hệ thống chiếu sáng công cộng tại khu dân cư",
    "quỹ đất dành cho xây dựng nhà ở xã hội",
    "mức thu phí sử dụng đường bộ",
    "danh mục dự án thu hồi đất trong năm kế hoạch",
    "khoảng cách an toàn của kho chứa vật liệu",
    "chất lượng nước thải sau xử lý",
    "giá dịch vụ thu gom rác thải sinh hoạt",
    "đường giao thông nội đồng và kênh mương",
    "hồ sơ đề nghị hỗ trợ của người lao động",
    "việc cho thuê mặt bằng, ki ốt tại chợ",
    "cây xanh, công viên và vườn hoa công cộng",
    "định mức kinh tế - kỹ thuật đã ban hành",
    "tài sản được giao quản lý, sử dụng",
    "nguồn vốn đối ứng của ngân sách địa phương",
    "kết quả giải quyết thủ tục hành chính"};

constexpr std::array<std::string_view, 12> kConditions = {
    "trong thời hạn {} ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ",
    "trước ngày {} tháng cuối của mỗi quý",
    "với tỷ lệ không thấp hơn {}% tổng mức đầu tư",
    "theo Nghị định số {}/2019/NĐ-CP của Chính phủ",
    "tại khoản {} Điều này",
    "bằng {} lần mức lương cơ sở cho mỗi hộ",
    "đối với diện tích trên {} m² đất nông nghiệp",
    "theo Thông tư số {}/2020/TT-BTC của Bộ trưởng Bộ Tài chính",
    "khi có ý kiến thống nhất của ít nhất {} thành viên",
    "sau {} tháng kể từ ngày Quyết định này có hiệu lực thi hành",
    "trong phạm vi bán kính {} mét tính từ ranh giới công trình",
    "với số tiền không vượt quá {}.000.000 đồng cho mỗi trường hợp"};

constexpr std::array<std::string_view, 10> kPurposes = {
    "nhằm bảo đảm quyền lợi hợp pháp của người dân",
    "để phục vụ công tác quản lý nhà nước",
    "phù hợp với quy hoạch đã được phê duyệt",
    "theo quy định của pháp luật về đầu tư công",
    "trừ trường hợp bất khả kháng do thiên tai, dịch bệnh",
    "và chịu trách nhiệm về kết quả thực hiện",
    "bảo đảm tiết kiệm, hiệu quả, đúng mục đích",
    "trên cơ sở công khai, minh bạch và công bằng",
    "không để ảnh hưởng đến sinh hoạt của khu dân cư",
    "theo lộ trình đã được công bố"};

constexpr std::array<std::string_view, 23> kPoints = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                                      "i", "k", "l", "m", "n", "o", "p", "q",
                                                      "r", "s", "t", "u", "v", "x", "y"};

constexpr std::array<std::string_view, 10> kDigits = {"",  "I",  "II",  "III",  "IV",
                                                      "V", "VI", "VII", "VIII", "IX"};

template <std::size_t kCount>
std::string_view one_of(const std::array<std::string_view, kCount>& choices, Sequence& sequence) {
  return choices[sequence.below(kCount)];
}

std::string roman(std::size_t number) {
  GAZETTE_ASSERT(number < 40);
  return std::string(number / 10, 'X') + std::string(kDigits[number % 10]);
}

std::string condition(Sequence& sequence) {
  const std::string_view pattern = one_of(kConditions, sequence);
  const std::size_t hole = pattern.find("{}");
  return fmt::format("{}{:02}{}", pattern.substr(0, hole), 2 + sequence.below(95),
                     pattern.substr(hole + 2));
}

/// "Sở Tài chính chủ trì ... trong thời hạn 15 ngày ..., theo lộ trình đã được công bố"
std::string sentence(Sequence& sequence) {
  std::string text =
      fmt::format("{} {} {} {}", one_of(kSubjects, sequence), one_of(kActions, sequence),
                  one_of(kObjects, sequence), condition(sequence));
  if (sequence.below(2) == 0) {
    text += fmt::format(", {}", one_of(kPurposes, sequence));
  }
  return text;
}

void add_article(Text& act, std::size_t number, Sequence& sequence) {
  act.add(fmt::format("### Điều {}. Trách nhiệm đối với {}", number, one_of(kObjects, sequence)));
  const std::size_t clauses = 2 + sequence.below(4);
  for (std::size_t clause = 1; clause <= clauses; ++clause) {
    const std::size_t points = sequence.below(3) == 0 ? 2 + sequence.below(5) : 0;
    act.add(fmt::format("{}. {}{}", clause, sentence(sequence),
                        points > 0 ? ", bao gồm:" : fmt::format(". {}.", sentence(sequence))));
    for (std::size_t point = 0; point < points; ++point) {
      act.add(fmt::format("{}) {}{}", kPoints[point], sentence(sequence),
                          point + 1 < points ? ";" : "."));
    }
  }
}

void add_decision(Text& act, std::size_t number, Date date, std::string_view subject,
                  Sequence& sequence) {
  act.add(
      fmt::format("+++\nissuer = \"ubnd\"\nkind = \"Quyết định\"\n"
                  "symbol = \"{:02}/2022/QĐ-UBND\"\ndate = {}\nplace = \"Đồng Nai\"\n+++",
                  number, to_iso(date)));
  act.add("# QUYẾT ĐỊNH");
  act.add(fmt::format("**Ban hành Quy định về quản lý {}**", subject));
  act.add("**ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI**");
  for (int basis = 0; basis < 5; ++basis) {
    act.add(
        fmt::format("*Căn cứ Nghị định số {:02}/2021/NĐ-CP ngày {:02} tháng {} năm 2021 của "
                    "Chính phủ quy định chi tiết về {};*",
                    1 + sequence.below(150), 10 + sequence.below(18), 3 + sequence.below(9),
                    one_of(kObjects, sequence)));
  }
  act.add(fmt::format("*Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số {}/TTr-STC.*",
                      1000 + number));
  act.add("**QUYẾT ĐỊNH:**");
  act.add(
      fmt::format("**Điều 1.** Ban hành kèm theo Quyết định này Quy định về quản lý {}.", subject));
  act.add("**Điều 2.** Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 10 năm 2022.");
  act.add(
      "**Điều 3.** Chánh Văn phòng Ủy ban nhân dân tỉnh, Thủ trưởng các sở, ban, ngành, Chủ "
      "tịch Ủy ban nhân dân các huyện, thành phố chịu trách nhiệm thi hành Quyết định này./.");
  act.add("**TM. ỦY BAN NHÂN DÂN**");
  act.add("**CHỦ TỊCH**");
  act.add("**Nguyễn Văn Mẫu**");
}

void add_annex(Text& act, std::size_t number, Date date, std::size_t rows, Sequence& sequence) {
  act.add("# Phụ lục");
  act.add(fmt::format("**DANH MỤC VÀ MỨC HỖ TRỢ {}**", to_upper(one_of(kObjects, sequence))));
  act.add(
      fmt::format("*(Ban hành kèm theo Quyết định số {:02}/2022/QĐ-UBND {} của Ủy ban nhân dân "
                  "tỉnh Đồng Nai)*",
                  number, to_vietnamese(date)));
  std::string table =
      "| TT | Nội dung | Đơn vị thực hiện | Mức (đồng) | Tỷ lệ |\n"
      "|---:|---|---|---:|---:|";
  for (std::size_t row = 1; row <= rows; ++row) {
    table +=
        fmt::format("\n| {} | {} | {} | {}.{:03}.000 | {},{}% |", row, one_of(kObjects, sequence),
                    one_of(kSubjects, sequence), 1 + sequence.below(900), sequence.below(1000),
                    sequence.below(100), sequence.below(10));
  }
  act.add(table);
}

/// The start of an act of this number, and as many articles as fill so many characters.
Text make_text(std::size_t number, std::size_t wanted, Date date, Sequence& sequence) {
  Text act;
  const std::string_view subject = one_of(kObjects, sequence);
  add_decision(act, number, date, subject, sequence);
  act.add("# QUY ĐỊNH");
  act.add(fmt::format("**Về quản lý {}**", subject));
  act.add(
      fmt::format("*(Ban hành kèm theo Quyết định số {:02}/2022/QĐ-UBND {} của Ủy ban nhân dân "
                  "tỉnh Đồng Nai)*",
                  number, to_vietnamese(date)));
  std::size_t article = 0;
  for (std::size_t chapter = 1; act.characters_count < wanted; ++chapter) {
    act.add(fmt::format("## Chương {}", roman(chapter)));
    act.add(fmt::format("## {}", to_upper(one_of(kObjects, sequence))));
    for (int i = 0; i < 6 && act.characters_count < wanted; ++i) {
      add_article(act, ++article, sequence);
    }
  }
  return act;
}

Date date_of(std::size_t number) {
  return add_days({2022, 3, 1}, static_cast<int>(number % 150));
}

/// The act of this number, filling about `pages_count` pages.
Text make_act(std::size_t number, std::size_t pages_count, Material material, Sequence& sequence) {
  constexpr std::size_t kTableCharacters = 4000;
  if (material == Material::tables) {
    Text act = make_text(number, 1, date_of(number), sequence);
    add_annex(act, number, date_of(number), kRowsPerPage * pages_count, sequence);
    return act;
  }
  const bool has_annex = material == Material::mixed && number % 3 == 0;
  const std::size_t wanted = pages_count * kCharactersPerPage - (has_annex ? kTableCharacters : 0);
  Text act = make_text(number, wanted, date_of(number), sequence);
  if (has_annex) {
    add_annex(act, number, date_of(number), 25 + sequence.below(40), sequence);
  }
  return act;
}

}  // namespace

std::vector<Text> make_acts(std::size_t pages_count, Material material) {
  std::vector<Text> acts;
  Sequence sequence;
  std::size_t left = pages_count * kCharactersPerPage;
  while (left > kCharactersPerPage) {
    const std::size_t pages =
        std::min(kActPages[acts.size() % kActPages.size()], left / kCharactersPerPage);
    acts.push_back(make_act(acts.size() + 1, pages, material, sequence));
    const std::size_t counted = material == Material::tables ? 0 : acts.back().characters_count;
    left -= std::min(left, std::max(counted, pages * kCharactersPerPage));
  }
  return acts;
}

std::string make_docx(std::size_t pages_count) {
  constexpr std::size_t kRows = 700;
  Sequence sequence;
  const std::size_t text_pages = pages_count - std::min(pages_count - 1, kRows / kRowsPerPage);
  Text act = make_text(1, text_pages * kCharactersPerPage, date_of(1), sequence);
  add_annex(act, 1, date_of(1), kRows, sequence);
  return to_docx(act.text);
}

std::string make_long_paragraph(std::size_t bytes_count, std::string_view words) {
  Sequence sequence;
  Text act;
  add_decision(act, 1, date_of(1), kObjects[0], sequence);
  std::string paragraph;
  while (paragraph.size() < bytes_count) {
    paragraph += words;
  }
  const std::string_view article = "**Điều 1.** ";
  act.text.insert(act.text.find(article) + article.size(), paragraph + "\n\n");
  return act.text;
}

}  // namespace gazette

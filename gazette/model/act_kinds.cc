#include "gazette/model/act_kinds.h"

#include <algorithm>
#include <array>

#include "gazette/base/text.h"

namespace gazette::model {
namespace {

constexpr Naming kNumber = Naming::number;
constexpr Naming kName = Naming::name;
constexpr Naming kAttached = Naming::attached;
constexpr Normative kNever = Normative::never;
constexpr Normative kMayBe = Normative::may_be;
constexpr Normative kAlways = Normative::always;
constexpr std::uint8_t kHead = ActKind::stands_in_head;
constexpr std::uint8_t kSelf = ActKind::names_itself;
constexpr std::uint8_t kEnd = ActKind::ends_marked;
constexpr std::uint8_t kText = ActKind::titles_text;

constexpr std::array<ActKind, 52> kKinds = {{
    {"Hiến pháp", kName, "", kMayBe, kHead},
    {"Bộ luật", kName, "", kMayBe, kHead},
    {"Luật", kName, "", kMayBe, kHead},
    {"Pháp lệnh", kName, "PL", kMayBe, kHead | kSelf},
    {"Nghị quyết liên tịch", kNumber, "NQLT", kMayBe, kHead},
    {"Nghị quyết", kNumber, "NQ", kMayBe, kHead | kSelf | kEnd},
    {"Nghị định", kNumber, "NĐ", kAlways, kHead | kSelf},
    {"Thông tư liên tịch", kNumber, "TTLT", kAlways, kHead},
    {"Thông tư liên bộ", kNumber, "TTLB", kMayBe},
    {"Thông tư", kNumber, "TT", kAlways, kHead | kSelf},
    {"Quyết định", kNumber, "QĐ", kMayBe, kHead | kSelf | kEnd},
    {"Chỉ thị", kNumber, "CT", kMayBe, kHead | kSelf | kEnd},
    {"Sắc lệnh", kNumber, "SL", kMayBe},
    {"Lệnh", kNumber, "L", kMayBe, kHead},
    {"Văn bản hợp nhất", kNumber, "VBHN", kNever, kHead},
    {"Thông báo", kNumber, "TB", kNever, kHead},
    {"Thông cáo", kNumber, "TC", kNever, kHead},
    {"Kết luận", kNumber, "KL", kNever, kHead},
    {"Công văn", kNumber},
    {"Công điện", kNumber, "CĐ", kNever, kHead},
    {"Tờ trình", kNumber, "TTr", kNever, kHead},
    {"Báo cáo", kNumber, "BC", kNever, kHead},
    {"Biên bản", kNumber, "BB"},
    {"Giấy chứng nhận", kNumber},
    {"Giấy phép", kNumber, "GP"},
    {"Văn bản", kNumber},
    {"Quy định", kAttached, "QyĐ", kNever, kHead | kText},
    {"Quy chế phối hợp", kAttached, "QC"},
    {"Quy chế", kAttached, "QC", kNever, kHead | kText},
    {"Quy trình", kAttached, "", kNever, kText},
    {"Quy chuẩn", kAttached, "", kNever, kText},
    {"Quy hoạch", kAttached, "", kNever, kText},
    {"Quy ước", kAttached, "", kNever, kText},
    {"Điều lệ", kAttached, "", kNever, kText},
    {"Nội quy", kAttached, "", kNever, kText},
    {"Danh mục", kAttached, "", kNever, kText},
    {"Kế hoạch", kAttached, "KH", kNever, kHead | kText},
    {"Chương trình", kAttached, "CTr", kNever, kHead | kText},
    {"Chiến lược", kAttached, "", kNever, kText},
    {"Phương án", kAttached, "PA", kNever, kHead | kText},
    {"Đề án", kAttached, "ĐA", kNever, kHead | kText},
    {"Đề cương", kAttached, "", kNever, kText},
    {"Dự án", kAttached, "DA", kNever, kText},
    {"Hướng dẫn", kAttached, "HD", kNever, kHead | kText},
    {"Định mức", kAttached, "", kNever, kText},
    {"Bảng giá", kAttached, "", kNever, kText},
    {"Đơn giá", kAttached, "", kNever, kText},
    {"Bộ tiêu chí", kAttached, "", kNever, kText},
    {"Tiêu chí", kAttached, "", kNever, kText},
    {"Bộ đơn giá", kAttached, "", kNever, kText},
    {"Thủ tục hành chính", kAttached, "", kNever, kText},
    {"Khung", kAttached, "", kNever, kText},
}};

/// Laws, codes and ordinances by name, in the order of their bytes, each word as
/// `with_old_tone_place` has it. Where a name is not here, its end is told by the words behind it;
/// so the ones that matter are those with a comma or "và" in them, and those that are cited without
/// a date.
constexpr std::array<std::string_view, 246> kLawNames = {
    "an ninh mạng",
    "an ninh quốc gia",
    "an toàn giao thông",
    "an toàn thông tin mạng",
    "an toàn thực phẩm",
    "an toàn, vệ sinh lao động",
    "ban hành văn bản quy phạm pháp luật",
    "ban hành văn bản quy phạm pháp luật của hội đồng nhân dân, ủy ban nhân dân",
    "biên giới quốc gia",
    "biên phòng việt nam",
    "biển việt nam",
    "bán đấu giá tài sản",
    "báo chí",
    "bình đẳng giới",
    "bưu chính",
    "bảo hiểm tiền gửi",
    "bảo hiểm xã hội",
    "bảo hiểm y tế",
    "bảo vệ bí mật nhà nước",
    "bảo vệ dữ liệu cá nhân",
    "bảo vệ môi trường",
    "bảo vệ quyền lợi người tiêu dùng",
    "bảo vệ sức khỏe nhân dân",
    "bảo vệ và kiểm dịch thực vật",
    "bảo vệ và phát triển rừng",
    "bảo vệ, chăm sóc và giáo dục trẻ em",
    "bầu cử đại biểu quốc hội",
    "bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân",
    "chuyển giao công nghệ",
    "chính quyền địa phương",
    "chăn nuôi",
    "chất lượng sản phẩm, hàng hóa",
    "chứng khoán",
    "các công cụ chuyển nhượng",
    "các tổ chức tín dụng",
    "cán bộ, công chức",
    "công an nhân dân",
    "công chứng",
    "công nghiệp công nghệ số",
    "công nghiệp quốc phòng, an ninh và động viên công nghiệp",
    "công nghệ cao",
    "công nghệ thông tin",
    "công đoàn",
    "căn cước",
    "căn cước công dân",
    "cơ quan đại diện nước cộng hòa xã hội chủ nghĩa việt nam ở nước ngoài",
    "cơ yếu",
    "cư trú",
    "cạnh tranh",
    "cảnh sát biển việt nam",
    "cảnh sát cơ động",
    "cảnh vệ",
    "cấp, thoát nước",
    "cựu chiến binh",
    "di sản văn hóa",
    "doanh nghiệp",
    "doanh nghiệp nhà nước",
    "du lịch",
    "dân chủ ở xã, phường, thị trấn",
    "dân quân tự vệ",
    "dân số",
    "dân sự",
    "dược",
    "dạy nghề",
    "dầu khí",
    "dẫn độ",
    "dữ liệu",
    "dự trữ quốc gia",
    "giao dịch điện tử",
    "giao thông vận tải",
    "giao thông đường bộ",
    "giao thông đường thủy nội địa",
    "giá",
    "giám định tư pháp",
    "giáo dục",
    "giáo dục nghề nghiệp",
    "giáo dục quốc phòng và an ninh",
    "giáo dục đại học",
    "hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác",
    "hoạt động chữ thập đỏ",
    "hoạt động giám sát của quốc hội",
    "hoạt động giám sát của quốc hội và hội đồng nhân dân",
    "hàng hải việt nam",
    "hàng không dân dụng việt nam",
    "hình sự",
    "hòa giải ở cơ sở",
    "hòa giải, đối thoại tại tòa án",
    "hóa chất",
    "hôn nhân và gia đình",
    "hải quan",
    "hỗ trợ doanh nghiệp nhỏ và vừa",
    "hộ tịch",
    "hợp tác xã",
    "khiếu nại",
    "khiếu nại, tố cáo",
    "khoa học và công nghệ",
    "khoa học, công nghệ và đổi mới sáng tạo",
    "khoáng sản",
    "khám bệnh, chữa bệnh",
    "khí tượng thủy văn",
    "kinh doanh bảo hiểm",
    "kinh doanh bất động sản",
    "kiến trúc",
    "kiểm toán nhà nước",
    "kiểm toán độc lập",
    "kế toán",
    "lao động",
    "lâm nghiệp",
    "lý lịch tư pháp",
    "lưu trữ",
    "lực lượng dự bị động viên",
    "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",
    "mặt trận tổ quốc việt nam",
    "nghĩa vụ quân sự",
    "ngoại hối",
    "ngân hàng nhà nước việt nam",
    "ngân sách nhà nước",
    "người cao tuổi",
    "người khuyết tật",
    "người lao động việt nam đi làm việc ở nước ngoài theo hợp đồng",
    "nhà giáo",
    "nhà ở",
    "nhà ở và kinh doanh bất động sản",
    "nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại việt nam",
    "nuôi con nuôi",
    "năng lượng nguyên tử",
    "phá sản",
    "phí và lệ phí",
    "phòng cháy và chữa cháy",
    "phòng cháy, chữa cháy",
    "phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "phòng không nhân dân",
    "phòng thủ dân sự",
    "phòng, chống bạo lực gia đình",
    "phòng, chống bệnh truyền nhiễm",
    "phòng, chống khủng bố",
    "phòng, chống ma túy",
    "phòng, chống mua bán người",
    "phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (hiv/aids)",
    "phòng, chống rửa tiền",
    "phòng, chống tham nhũng",
    "phòng, chống thiên tai",
    "phòng, chống tác hại của rượu, bia",
    "phòng, chống tác hại của thuốc lá",
    "phổ biến, giáo dục pháp luật",
    "quy hoạch",
    "quy hoạch đô thị",
    "quy hoạch đô thị và nông thôn",
    "quản lý ngoại thương",
    "quản lý nợ công",
    "quản lý thuế",
    "quản lý thị trường",
    "quản lý và đầu tư vốn nhà nước tại doanh nghiệp",
    "quản lý, sử dụng tài sản công",
    "quản lý, sử dụng tài sản nhà nước",
    "quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ",
    "quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp",
    "quảng cáo",
    "quốc phòng",
    "quốc tịch việt nam",
    "sĩ quan quân đội nhân dân việt nam",
    "sở hữu trí tuệ",
    "sử dụng năng lượng tiết kiệm và hiệu quả",
    "sửa đổi, bổ sung",
    "tham gia lực lượng gìn giữ hòa bình của liên hợp quốc",
    "thanh niên",
    "thanh tra",
    "thi hành tạm giữ, tạm giam",
    "thi hành án dân sự",
    "thi hành án hình sự",
    "thi đua, khen thưởng",
    "thuế bảo vệ môi trường",
    "thuế giá trị gia tăng",
    "thuế sử dụng đất nông nghiệp",
    "thuế sử dụng đất phi nông nghiệp",
    "thuế thu nhập cá nhân",
    "thuế thu nhập doanh nghiệp",
    "thuế tiêu thụ đặc biệt",
    "thuế tài nguyên",
    "thuế xuất khẩu, thuế nhập khẩu",
    "thú y",
    "thư viện",
    "thương mại",
    "thể dục, thể thao",
    "thống kê",
    "thủ đô",
    "thủy lợi",
    "thủy sản",
    "thực hiện dân chủ ở cơ sở",
    "thực hiện dân chủ ở xã, phường, thị trấn",
    "thực hành tiết kiệm, chống lãng phí",
    "tiêu chuẩn và quy chuẩn kỹ thuật",
    "tiếp công dân",
    "tiếp cận thông tin",
    "trách nhiệm bồi thường của nhà nước",
    "trưng cầu ý dân",
    "trưng mua, trưng dụng tài sản",
    "trật tự, an toàn giao thông đường bộ",
    "trẻ em",
    "trọng tài thương mại",
    "trồng trọt",
    "trợ giúp pháp lý",
    "tài nguyên nước",
    "tài nguyên, môi trường biển và hải đảo",
    "tín ngưỡng, tôn giáo",
    "tư pháp người chưa thành niên",
    "tương trợ tư pháp",
    "tần số vô tuyến điện",
    "tố cáo",
    "tố tụng dân sự",
    "tố tụng hành chính",
    "tố tụng hình sự",
    "tổ chức chính phủ",
    "tổ chức chính quyền địa phương",
    "tổ chức cơ quan điều tra hình sự",
    "tổ chức hội đồng nhân dân và ủy ban nhân dân",
    "tổ chức quốc hội",
    "tổ chức tín dụng",
    "tổ chức tòa án nhân dân",
    "tổ chức viện kiểm sát nhân dân",
    "viên chức",
    "viễn thông",
    "việc làm",
    "xuất bản",
    "xuất cảnh, nhập cảnh của công dân việt nam",
    "xây dựng",
    "xử lý vi phạm hành chính",
    "án phí, lệ phí tòa án",
    "đa dạng sinh học",
    "điều ước quốc tế",
    "điện lực",
    "điện ảnh",
    "đo lường",
    "đo đạc và bản đồ",
    "đê điều",
    "đường bộ",
    "đường sắt",
    "đường sắt việt nam",
    "đất đai",
    "đấu giá tài sản",
    "đấu thầu",
    "đầu tư",
    "đầu tư công",
    "đầu tư theo phương thức đối tác công tư",
    "địa chất và khoáng sản",
    "ưu đãi người có công với cách mạng",
};
static_assert(std::is_sorted(kLawNames.begin(), kLawNames.end()));

template <typename Fits>
const ActKind* find_kind(const Fits& fits) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), fits);
  return found == kKinds.end() ? nullptr : &*found;
}

/// The names of the kinds after `change`, in the order of the table.
std::vector<std::string> names_after(std::string (*change)(std::string_view)) {
  std::vector<std::string> names;
  for (const ActKind& kind : kKinds) {
    names.push_back(change(kind.name));
  }
  return names;
}

}  // namespace

std::span<const ActKind> act_kinds() {
  return kKinds;
}

const ActKind* kind_named(std::string_view name) {
  return find_kind([&](const ActKind& kind) { return kind.name == name; });
}

const ActKind* kind_of_code(std::string_view code) {
  return find_kind([&](const ActKind& kind) { return !code.empty() && kind.code == code; });
}

std::string_view folded_name(const ActKind& kind) {
  static const std::vector<std::string> names = names_after(fold);
  return names[static_cast<std::size_t>(&kind - kKinds.data())];
}

const ActKind* kind_at(const std::vector<Word>& words, std::size_t at) {
  static const std::vector<std::string> names = names_after(to_lower);
  if (at >= words.size() || !words[at].capital) {
    return nullptr;
  }
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (names[i].starts_with(words[at].key) && phrase_at(words, at, names[i])) {
      return &kKinds[i];
    }
  }
  return nullptr;
}

std::size_t words_count(std::string_view name) {
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
}

std::size_t law_name_length(const std::vector<Word>& words, std::size_t at) {
  if (at >= words.size()) {
    return 0;
  }
  const std::string_view first = words[at].key;
  std::size_t longest = 0;
  for (auto name = std::lower_bound(kLawNames.begin(), kLawNames.end(), first);
       name != kLawNames.end() && name->starts_with(first); ++name) {
    if (phrase_at(words, at, *name)) {
      const auto is_mark = [](char c) { return c == ',' || c == '(' || c == ')'; };
      const auto marks = std::count_if(name->begin(), name->end(), is_mark);
      longest = std::max(longest, words_count(*name) + static_cast<std::size_t>(marks));
    }
  }
  return longest;
}

bool phrase_at(const std::vector<Word>& words, std::size_t at, std::string_view phrase) {
  while (!phrase.empty()) {
    if (at >= words.size() || !phrase.starts_with(words[at].key)) {
      return false;
    }
    phrase.remove_prefix(words[at].key.size());
    ++at;
    if (phrase.starts_with(' ')) {
      phrase.remove_prefix(1);
    } else if (!phrase.empty() && phrase.front() != ',' && phrase.front() != ')' &&
               !words[at - 1].mark) {
      return false;  // the word at hand is only the start of the one in the phrase
    }
  }
  return true;
}

}  // namespace gazette::model

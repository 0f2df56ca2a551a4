#include "gazette/model/act_kinds.h"

#include <algorithm>
#include <array>

#include "gazette/base/text.h"

namespace gazette::model {
namespace {

constexpr Naming kNumber = Naming::number;
constexpr Naming kName = Naming::name;
constexpr Naming kAttached = Naming::attached;

constexpr std::array<CitedKind, 48> kKinds = {{
    {"Hiến pháp", kName, "", true},
    {"Bộ luật", kName, "", true},
    {"Luật", kName, "", true},
    {"Pháp lệnh", kName, "PL", true},
    {"Nghị quyết liên tịch", kNumber, "NQLT", true},
    {"Nghị quyết", kNumber, "NQ", true},
    {"Nghị định", kNumber, "NĐ", true},
    {"Thông tư liên tịch", kNumber, "TTLT", true},
    {"Thông tư liên bộ", kNumber, "TTLB", true},
    {"Thông tư", kNumber, "TT", true},
    {"Quyết định", kNumber, "QĐ", true},
    {"Chỉ thị", kNumber, "CT", true},
    {"Sắc lệnh", kNumber, "SL", true},
    {"Lệnh", kNumber, "L", true},
    {"Văn bản hợp nhất", kNumber, "VBHN", false},
    {"Thông báo", kNumber, "TB", false},
    {"Thông cáo", kNumber, "TC", false},
    {"Kết luận", kNumber, "KL", false},
    {"Công văn", kNumber, "", false},
    {"Công điện", kNumber, "CĐ", false},
    {"Tờ trình", kNumber, "TTr", false},
    {"Báo cáo", kNumber, "BC", false},
    {"Biên bản", kNumber, "BB", false},
    {"Giấy chứng nhận", kNumber, "", false},
    {"Giấy phép", kNumber, "GP", false},
    {"Văn bản", kNumber, "", false},
    {"Quy định", kAttached, "QyĐ", false},
    {"Quy chế phối hợp", kAttached, "QC", false},
    {"Quy chế", kAttached, "QC", false},
    {"Quy trình", kAttached, "", false},
    {"Quy chuẩn", kAttached, "", false},
    {"Quy hoạch", kAttached, "", false},
    {"Điều lệ", kAttached, "", false},
    {"Nội quy", kAttached, "", false},
    {"Danh mục", kAttached, "", false},
    {"Kế hoạch", kAttached, "KH", false},
    {"Chương trình", kAttached, "CTr", false},
    {"Chiến lược", kAttached, "", false},
    {"Phương án", kAttached, "PA", false},
    {"Đề án", kAttached, "ĐA", false},
    {"Dự án", kAttached, "DA", false},
    {"Hướng dẫn", kAttached, "HD", false},
    {"Định mức", kAttached, "", false},
    {"Bảng giá", kAttached, "", false},
    {"Đơn giá", kAttached, "", false},
    {"Bộ tiêu chí", kAttached, "", false},
    {"Tiêu chí", kAttached, "", false},
    {"Bộ đơn giá", kAttached, "", false},
}};

/// Laws, codes and ordinances by name. Where a name is not here, its end is told by the words
/// behind it; so the ones that matter are those with a comma or "và" in them, and those that are
/// cited without a date.
constexpr std::string_view kLawNames[] = {
    "an ninh mạng",
    "an ninh quốc gia",
    "an toàn thông tin mạng",
    "an toàn thực phẩm",
    "an toàn, vệ sinh lao động",
    "bán đấu giá tài sản",
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
    "ban hành văn bản quy phạm pháp luật",
    "ban hành văn bản quy phạm pháp luật của hội đồng nhân "
    "dân, ủy ban nhân dân",
    "bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân",
    "biên giới quốc gia",
    "biên phòng việt nam",
    "biển việt nam",
    "bình đẳng giới",
    "bưu chính",
    "các công cụ chuyển "
    "nhượng",
    "các tổ chức tín dụng",
    "căn cước",
    "căn cước công dân",
    "cán bộ, công chức",
    "cạnh tranh",
    "cảnh sát biển việt nam",
    "cảnh sát cơ động",
    "cảnh vệ",
    "chăn nuôi",
    "chất lượng sản phẩm, hàng hóa",
    "chính quyền địa phương",
    "chuyển giao công nghệ",
    "chứng khoán",
    "công an nhân dân",
    "công chứng",
    "công đoàn",
    "công nghệ cao",
    "công nghệ thông tin",
    "công nghiệp công nghệ số",
    "công nghiệp quốc phòng, an ninh và động "
    "viên công nghiệp",
    "cơ quan đại diện nước cộng hòa xã hội chủ nghĩa việt nam ở nước ngoài",
    "cơ yếu",
    "cư trú",
    "dân quân tự vệ",
    "dân số",
    "dân sự",
    "dạy nghề",
    "dầu khí",
    "dẫn độ",
    "di sản văn hóa",
    "doanh nghiệp",
    "doanh nghiệp nhà nước",
    "dự trữ quốc gia",
    "dược",
    "dữ liệu",
    "du lịch",
    "đa dạng sinh học",
    "đấu giá tài sản",
    "đấu thầu",
    "đất đai",
    "đầu tư",
    "đầu tư công",
    "đầu tư theo phương thức đối tác công tư",
    "địa chất và khoáng sản",
    "đê điều",
    "điện ảnh",
    "điện lực",
    "điều ước quốc tế",
    "đo đạc và bản đồ",
    "đo lường",
    "đường bộ",
    "đường sắt",
    "đường sắt việt nam",
    "giá",
    "giám định tư pháp",
    "giao dịch điện tử",
    "giao thông đường bộ",
    "giao thông đường thủy nội địa",
    "giao thông đường thuỷ nội địa",
    "giáo dục",
    "giáo dục đại học",
    "giáo dục nghề nghiệp",
    "giáo dục quốc phòng và an ninh",
    "hải quan",
    "hàng hải việt nam",
    "hàng không dân dụng việt nam",
    "hiến, lấy, ghép mô, bộ phận "
    "cơ thể người và hiến, lấy xác",
    "hình sự",
    "hóa chất",
    "hoá chất",
    "hòa giải ở cơ sở",
    "hòa giải, đối thoại tại tòa án",
    "hoạt động giám sát của quốc hội và hội đồng nhân dân",
    "hoạt động chữ thập đỏ",
    "hộ tịch",
    "hôn nhân và gia đình",
    "hợp tác xã",
    "kế toán",
    "khám bệnh, chữa bệnh",
    "khí tượng thủy văn",
    "khiếu nại",
    "khiếu nại, tố cáo",
    "khoáng sản",
    "khoa học và công nghệ",
    "khoa học, công nghệ và đổi mới sáng tạo",
    "kiểm toán độc lập",
    "kiểm toán nhà nước",
    "kinh doanh bảo hiểm",
    "kinh doanh bất động sản",
    "kiến trúc",
    "lao động",
    "lâm nghiệp",
    "lưu trữ",
    "lực lượng dự bị động viên",
    "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",
    "lý lịch tư pháp",
    "mặt trận tổ quốc "
    "việt nam",
    "năng lượng nguyên tử",
    "ngân hàng nhà nước việt nam",
    "ngân sách nhà nước",
    "nghĩa vụ quân sự",
    "người cao tuổi",
    "người khuyết tật",
    "người lao động việt nam đi làm việc "
    "ở nước ngoài theo hợp đồng",
    "nhà giáo",
    "nhà ở",
    "nhà ở và kinh doanh bất động sản",
    "nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại việt nam",
    "nuôi con nuôi",
    "phá sản",
    "phí và lệ phí",
    "phòng cháy và chữa cháy",
    "phòng cháy, chữa "
    "cháy",
    "phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "phòng không nhân dân",
    "phòng thủ dân sự",
    "phòng, chống bạo lực gia đình",
    "phòng, chống bệnh truyền nhiễm",
    "phòng, chống khủng bố",
    "phòng, chống ma túy",
    "phòng, chống mua bán người",
    "phòng, chống rửa tiền",
    "phòng, chống tác hại của rượu, bia",
    "phòng, chống tác hại của thuốc lá",
    "phòng, chống tham nhũng",
    "phòng, chống thiên tai",
    "phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (hiv/aids)",
    "phổ biến, giáo dục pháp luật",
    "quản lý nợ công",
    "quản lý ngoại thương",
    "quản lý thuế",
    "quản lý và đầu tư vốn nhà nước tại doanh nghiệp",
    "quản lý, sử dụng tài sản công",
    "quản lý, sử dụng tài sản nhà nước",
    "quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp",
    "quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ",
    "quảng cáo",
    "quốc phòng",
    "quốc tịch việt nam",
    "quy hoạch",
    "quy hoạch đô thị",
    "quy hoạch đô thị và nông thôn",
    "sĩ quan quân đội nhân dân việt nam",
    "sở hữu trí tuệ",
    "sử dụng năng lượng tiết kiệm và hiệu "
    "quả",
    "sửa đổi, bổ sung",
    "tài nguyên nước",
    "tài nguyên, môi trường biển và hải đảo",
    "tần số vô tuyến điện",
    "thanh niên",
    "thanh tra",
    "thể dục, thể thao",
    "thi đua, khen thưởng",
    "thi hành án dân sự",
    "thi hành án hình sự",
    "thi hành tạm giữ, tạm giam",
    "thống kê",
    "thú y",
    "thuế bảo vệ môi trường",
    "thuế giá trị gia tăng",
    "thuế sử dụng đất nông nghiệp",
    "thuế sử dụng đất phi nông nghiệp",
    "thuế thu nhập cá nhân",
    "thuế thu nhập doanh nghiệp",
    "thuế tiêu thụ đặc biệt",
    "thuế tài nguyên",
    "thuế xuất khẩu, thuế nhập khẩu",
    "thủ đô",
    "thủy lợi",
    "thuỷ lợi",
    "thủy sản",
    "thuỷ sản",
    "thư viện",
    "thực hành tiết kiệm, chống lãng "
    "phí",
    "thực hiện dân chủ ở cơ sở",
    "thương mại",
    "tiếp cận thông tin",
    "tiếp công dân",
    "tiêu chuẩn và quy chuẩn kỹ thuật",
    "tín ngưỡng, tôn giáo",
    "tố cáo",
    "tố tụng dân sự",
    "tố tụng hành chính",
    "tố tụng hình sự",
    "tổ chức chính phủ",
    "tổ chức chính quyền địa phương",
    "tổ chức hội đồng nhân dân và ủy ban nhân dân",
    "tổ chức hội đồng nhân dân và uỷ ban nhân dân",
    "tổ chức quốc hội",
    "tổ chức tòa án nhân dân",
    "tổ chức viện kiểm sát nhân dân",
    "tổ chức cơ quan điều tra hình sự",
    "trách nhiệm bồi thường của nhà nước",
    "trẻ em",
    "trật tự, an toàn giao thông đường bộ",
    "trồng trọt",
    "trọng tài thương mại",
    "trợ giúp pháp lý",
    "trưng cầu ý dân",
    "trưng mua, trưng dụng tài sản",
    "tư pháp người chưa "
    "thành niên",
    "tương trợ tư pháp",
    "viên chức",
    "việc làm",
    "viễn thông",
    "xây dựng",
    "xuất "
    "bản",
    "xuất cảnh, nhập cảnh của công dân việt nam",
    "xử lý vi phạm hành chính",
    "ưu đãi người có công với cách mạng",
    "án phí, lệ phí tòa án",
    "quản lý thị trường",
    "cựu chiến binh",
    "ngoại hối",
    "dân chủ ở xã, phường, thị trấn",
    "thực hiện dân chủ ở xã, phường, thị trấn",
    "hỗ trợ doanh nghiệp nhỏ và vừa",
    "báo chí",
    "cấp, thoát nước",
    "hoạt động giám sát của quốc hội",
    "tổ chức tín dụng",
    "giao thông vận tải",
    "tham gia lực lượng gìn giữ hòa bình của liên hợp quốc",
    "an toàn giao thông"};

/// The names of kinds in small letters, in the order of the table.
std::vector<std::string> lower_names() {
  std::vector<std::string> names;
  for (const CitedKind& kind : kKinds) {
    names.push_back(to_lower(kind.name));
  }
  return names;
}

}  // namespace

std::span<const CitedKind> cited_kinds() {
  return kKinds;
}

const CitedKind* kind_at(const std::vector<Word>& words, std::size_t at) {
  static const std::vector<std::string> names = lower_names();
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
  std::size_t longest = 0;
  for (const std::string_view name : kLawNames) {
    if (phrase_at(words, at, name)) {
      const auto is_mark = [](char c) { return c == ',' || c == '(' || c == ')'; };
      longest = std::max(longest, words_count(name) + static_cast<std::size_t>(std::count_if(
                                                          name.begin(), name.end(), is_mark)));
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

// Material shared by the tests of ingest/: a configuration and the parts of an act, of a province
// that does not exist.
#pragma once

#include <string_view>

#include "gazette/model/model.h"

namespace gazette::ingest {

/// Everything before the provisions of a decision of the committee.
inline constexpr std::string_view kHead =
    "**ỦY BAN NHÂN DÂN**\n\n**TỈNH MẪU SƠN**\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n\n"
    "**Độc lập - Tự do - Hạnh phúc**\n\nSố: 45/2022/QĐ-UBND\n\n"
    "*Mẫu Sơn, ngày 15 tháng 9 năm 2022*\n\n# QUYẾT ĐỊNH\n\n"
    "**Ban hành Quy định quản lý vỉa hè**\n\n**ỦY BAN NHÂN DÂN TỈNH MẪU SƠN**\n\n"
    "*Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;*\n\n"
    "*Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 957/TTr-SXD ngày 06 tháng 9 năm "
    "2022.*\n\n**QUYẾT ĐỊNH:**\n\n";

/// Its signature and recipients.
inline constexpr std::string_view kSignature =
    "**TM. ỦY BAN NHÂN DÂN**\n\n**KT. CHỦ TỊCH**\n\n**PHÓ CHỦ TỊCH**\n\n**Nguyễn Văn An**\n\n"
    "Nơi nhận:\n\n- Như Điều 2;\n- Lưu: VT.\n\n";

inline model::Configuration sample_configuration() {
  model::Configuration configuration;
  configuration.id = "mau-son";
  configuration.publishers = {{.from = {1997, 1, 1}, .name = "Công báo", .place = "Mẫu Sơn"}};
  const Date early{1997, 1, 1};
  const Date late{2026, 4, 30};
  const auto add = [&](const char* id, Date from, int rank, const char* name,
                       std::vector<std::string> head, const char* recognised_by) {
    configuration.issuers.push_back({.id = id,
                                     .from = from,
                                     .rank = rank,
                                     .name = name,
                                     .banner = recognised_by,
                                     .head = std::move(head),
                                     .recognised_by = {recognised_by}});
  };
  add("chu-tich", early, 30, "Chủ tịch Ủy ban nhân dân tỉnh Mẫu Sơn",
      {"ỦY BAN NHÂN DÂN", "TỈNH MẪU SƠN"}, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU SƠN");
  add("hdnd", early, 10, "Hội đồng nhân dân tỉnh Mẫu Sơn", {"HỘI ĐỒNG NHÂN DÂN", "TỈNH MẪU SƠN"},
      "HỘI ĐỒNG NHÂN DÂN TỈNH MẪU SƠN");
  add("hdnd", late, 10, "Hội đồng nhân dân thành phố Mẫu Sơn",
      {"HỘI ĐỒNG NHÂN DÂN", "THÀNH PHỐ MẪU SƠN"}, "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ MẪU SƠN");
  add("ubnd", early, 20, "Ủy ban nhân dân tỉnh Mẫu Sơn", {"ỦY BAN NHÂN DÂN", "TỈNH MẪU SƠN"},
      "ỦY BAN NHÂN DÂN TỈNH MẪU SƠN");
  configuration.sections = {{.id = "quy-pham", .title = "QUY PHẠM", .normative = true},
                            {.id = "khac", .title = "KHÁC", .normative = false}};
  configuration.kinds = {{.id = "nghi-quyet", .name = "Nghị quyết", .code = "NQ", .rank = 10},
                         {.id = "quyet-dinh", .name = "Quyết định", .code = "QĐ", .rank = 20},
                         {.id = "ke-hoach", .name = "Kế hoạch", .code = "KH", .rank = 40}};
  return configuration;
}

}  // namespace gazette::ingest

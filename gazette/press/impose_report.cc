#include "gazette/press/impose_report.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/press/impose_source.h"

namespace gazette::press {
namespace {

constexpr std::size_t kShortHash = 12;

/// Millimetres with a decimal comma, as in Vietnamese.
std::string comma(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

double to_millimetres(Length length) {
  return to_points(length) * 25.4 / 72;
}

std::string name_of(Work work) {
  switch (work) {
    case Work::nested:
      return "tờ gấp đôi lồng nhau";
    case Work::sheetwise:
      return "in AB (mỗi mặt một bộ kẽm)";
    case Work::work_and_turn:
      return "in tự trở (một bộ kẽm, mỗi tờ được hai tay)";
  }
  return {};
}

std::string name_of(Scheme scheme) {
  switch (scheme) {
    case Scheme::saddle:
      return "đóng ghim lồng";
    case Scheme::perfect:
      return "đóng keo gáy, bắt tay theo thứ tự";
    case Scheme::cut_stack:
      return "cắt chồng bài rồi xếp chồng";
  }
  return {};
}

std::string side_name(const Sheet& sheet, std::size_t side) {
  if (sheet.sides.size() == 1) {
    return "cả hai mặt";
  }
  return side == 0 ? "mặt trước" : "mặt sau";
}

/// Pages of a row from the left: "5v 12v", "–" where one is blank; "^" head up, "<" to the left.
std::string row_text(const Plan& plan, const Side& side, std::uint8_t row) {
  Side cells;
  std::copy_if(side.begin(), side.end(), std::back_inserter(cells),
               [&](const Cell& cell) { return cell.row == row; });
  std::sort(cells.begin(), cells.end(),
            [](const Cell& a, const Cell& b) { return a.column < b.column; });
  std::string text;
  for (const Cell& cell : cells) {
    constexpr std::string_view kHeads = "^<v>";
    text += cell.page > plan.pages_count
                ? fmt::format("{:>6} ", "–")
                : fmt::format("{:>5}{} ", cell.page, kHeads.at(cell.turns));
  }
  return text;
}

std::string signatures_text(const Plan& plan) {
  std::string text = "Tay sách\n";
  std::size_t sheet = 0;
  for (std::size_t i = 0; i < plan.signatures.size(); ++i) {
    const Signature& signature = plan.signatures[i];
    std::size_t count = 0;
    while (sheet + count < plan.sheets.size() && plan.sheets[sheet + count].signature == i) {
      ++count;
    }
    text += fmt::format("{:>5}  trang {}-{}, {} trang, tờ {}-{}, {}\n", i + 1, signature.first_page,
                        signature.first_page + signature.pages_count - 1, signature.pages_count,
                        sheet + 1, sheet + count, name_of(signature.work));
    sheet += count;
  }
  return text + "\n";
}

std::string creep_text(const Plan& plan, const ImposeJob& job) {
  if (creep_most(plan) == Length{}) {
    return {};
  }
  std::string text =
      fmt::format("Bù xô giấy: giấy dày {} mm; trang của tờ lồng trong dịch về phía gáy\n",
                  comma(to_millimetres(job.caliper), 4));
  std::uint32_t deepest = 0;
  for (const Sheet& sheet : plan.sheets) {
    deepest = std::max(deepest, sheet.depth);
  }
  for (std::uint32_t depth = 0; depth <= deepest; ++depth) {
    text += fmt::format("{:>5}  {} mm\n", depth + 1, comma(to_millimetres(job.caliper * depth), 3));
  }
  return text + "\n";
}

std::string printing_text(const Plan& plan, const SheetFormat& sheet, const PlanFacts& facts) {
  const bool has_two_sides = std::any_of(plan.sheets.begin(), plan.sheets.end(),
                                         [](const Sheet& own) { return own.sides.size() == 2; });
  const bool upright_is_long = sheet.size.height >= sheet.size.width;
  std::string text;
  if (has_two_sides) {
    text += fmt::format("In hai mặt: lật theo cạnh {}{}\n",
                        upright_is_long != facts.backs_are_turned ? "dài" : "ngắn",
                        facts.backs_are_turned ? " (mặt sau đã quay 180 độ)" : "");
  }
  return text + "Tỷ lệ in: 100 % (không co giãn)\n";
}

std::string sides_text(const Plan& plan) {
  std::string text =
      "Các tờ, nhìn từ mặt in, hàng trên ở trên; đầu trang: ^ lên, v xuống, < trái, > phải; – "
      "trống\n";
  for (std::size_t i = 0; i < plan.sheets.size(); ++i) {
    const Sheet& sheet = plan.sheets[i];
    const Signature& signature = plan.signatures[sheet.signature];
    for (std::size_t side = 0; side < sheet.sides.size(); ++side) {
      for (int row = signature.rows - 1; row >= 0; --row) {
        const bool is_first = row == signature.rows - 1;
        const std::string name =
            is_first ? fmt::format("tờ {} {}", i + 1, side_name(sheet, side)) : "";
        text += fmt::format("  {:<22}{}\n", name,
                            row_text(plan, sheet.sides[side], static_cast<std::uint8_t>(row)));
      }
    }
  }
  return text;
}

}  // namespace

std::string plan_text(const Plan& plan, const Format& format, const SheetFormat& sheet,
                      const ImposeJob& job, const PlanFacts& facts) {
  std::string text = "SƠ ĐỒ BÌNH TRANG\n\n";
  text += fmt::format("Tệp: {}\nSHA-256: {}\n", facts.file, facts.sha256);
  text += fmt::format("Số trang: {}", plan.pages_count);
  if (plan.places_count > plan.pages_count) {
    text +=
        fmt::format(", thêm {} trang trống ở cuối (trang {}-{})",
                    plan.places_count - plan.pages_count, plan.pages_count + 1, plan.places_count);
  }
  text += fmt::format("\nKhổ thành phẩm: {}\n", size_text(format.page_width, format.page_height));
  text += fmt::format("Cách đóng: {}\n", name_of(plan.scheme));
  text += fmt::format("Tờ in: {}, {} tờ\n", size_text(sheet.size.width, sheet.size.height),
                      plan.sheets.size());
  text += fmt::format("Tràn lề giữ lại: {} mm\n", comma(to_millimetres(sheet.bleed), 1));
  if (plan.scheme == Scheme::perfect) {
    text += fmt::format("Phay gáy: {} mm mỗi trang\n", comma(to_millimetres(job.mill), 1));
  }
  text += printing_text(plan, sheet, facts) + "\n";
  if (plan.scheme == Scheme::perfect) {
    text += signatures_text(plan);
  }
  text += creep_text(plan, job);
  return text + sides_text(plan);
}

std::string slug_text(const Plan& plan, std::size_t sheet, std::size_t side,
                      const PlanFacts& facts) {
  const Sheet& own = plan.sheets[sheet];
  const Signature& signature = plan.signatures[own.signature];
  constexpr std::size_t kTitleLetters = 60;
  // Sheets of several jobs lie in one shop: first whose they are.
  std::string text = fmt::format(
      "{} · Tờ {}/{} · {}", shorten(facts.title.empty() ? facts.file : facts.title, kTitleLetters),
      sheet + 1, plan.sheets.size(), side_name(own, side));
  if (plan.scheme == Scheme::perfect) {
    text += fmt::format(" · tay {}/{} · trang {}-{}", own.signature + 1, plan.signatures.size(),
                        signature.first_page, signature.first_page + signature.pages_count - 1);
  }
  return text + fmt::format(" · SHA-256 {}", facts.sha256.substr(0, kShortHash));
}

}  // namespace gazette::press

#include "tests/fuzz/subject.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "gazette/base/base.h"

namespace gazette::fuzz {
namespace {

namespace fs = std::filesystem;

const fs::path kOffice = fs::path(GAZETTE_SOURCE_DIR) / "samples" / "dong-nai";

bool is_utf8(const model::Instrument& instrument) {
  for (const model::Piece& piece : model::pieces(instrument)) {
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      for (const model::Span& span : paragraph->spans) {
        if (find_invalid_utf8(span.text)) {
          return false;
        }
      }
    }
  }
  return std::none_of(
      instrument.dropped.begin(), instrument.dropped.end(),
      [](const model::Dropped& dropped) { return find_invalid_utf8(dropped.text).has_value(); });
}

}  // namespace

std::vector<Subject> subjects() {
  return {package(), docx(), markdown(), structure(), statement()};
}

std::string broken_law(const ingest::Document& document) {
  Diagnostics diagnostics;
  const ingest::Ingested ingested = ingest::ingest(document, configuration(), diagnostics);
  return broken_law(ingested.instrument, diagnostics);
}

std::string broken_law(const std::optional<model::Instrument>& instrument,
                       const Diagnostics& diagnostics) {
  if (!instrument && !diagnostics.has_errors()) {
    return "neither an act nor an error";
  }
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    const std::string text = to_text(diagnostic);
    if (diagnostic.code == "G0399") {
      return text;
    }
    if (find_invalid_utf8(text)) {
      return fmt::format("a finding that is not UTF-8 ({})", diagnostic.code);
    }
  }
  return instrument && !is_utf8(*instrument) ? "an act that is not UTF-8" : "";
}

const model::Configuration& configuration() {
  static const model::Configuration read = [] {
    Diagnostics diagnostics;
    std::optional<model::Configuration> result = model::read_configuration(
        real_files().read(kOffice / "gazette.toml"), "gazette.toml", diagnostics);
    GAZETTE_ASSERT(result.has_value());
    return *std::move(result);
  }();
  return read;
}

std::vector<std::string> samples(std::string_view ending) {
  std::vector<std::string> found;
  for (const std::string& name : real_files().list(kOffice / "inbox")) {
    if (name.ends_with(ending)) {
      found.push_back(real_files().read(kOffice / "inbox" / name));
    }
  }
  GAZETTE_ASSERT(!found.empty());
  return found;
}

std::vector<std::string> lines_of_acts() {
  return {"ỦY BAN NHÂN DÂN",
          "TỈNH ĐỒNG NAI",
          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
          "Độc lập - Tự do - Hạnh phúc",
          "Số: 45/2022/QĐ-UBND",
          "Số:      /QĐ-UBND",
          "Đồng Nai, ngày 15 tháng 9 năm 2022",
          "QUYẾT ĐỊNH",
          "NGHỊ QUYẾT VỀ VIỆC THỬ",
          "QUYẾT ĐỊNH:",
          "Về việc thử",
          "V/v thử",
          "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;",
          "Theo đề nghị của Giám đốc Sở.",
          "Phần thứ nhất",
          "Chương IV",
          "Mục 1",
          "Điều 1. Tên",
          "Điều 3a.",
          "1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:",
          "a) Điểm a, b khoản 2 Điều 5 Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016;",
          "đ1) Điểm",
          "- gạch",
          "I. MỤC ĐÍCH",
          "“Điều 5. Trích",
          "đóng”.",
          "\"",
          "“",
          "”",
          "-------",
          "Trang 2/5",
          "TM. ỦY BAN NHÂN DÂN",
          "KT. CHỦ TỊCH",
          "PHÓ CHỦ TỊCH",
          "(Đã ký)",
          "Nguyễn Văn An",
          "Nơi nhận:",
          "- Như Điều 2;",
          "- Lưu: VT.",
          "QUY ĐỊNH",
          "(Ban hành kèm theo Quyết định số 45/2022/QĐ-UBND",
          "ngày 15 tháng 9 năm 2022)",
          "Phụ lục I",
          "MẪU SỐ 01",
          "Kính gửi: Các sở",
          "Yêu cầu các sở thực hiện./.",
          "Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 10 năm 2022.",
          "bãi bỏ Quyết định số 12/2019/QĐ-UBND",
          "[1] Điều này được sửa đổi theo quy định tại Điều 1 Luật số 43/2024/QH15"};
}

}  // namespace gazette::fuzz

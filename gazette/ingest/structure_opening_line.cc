#include "gazette/ingest/structure_opening_line.h"

#include <algorithm>
#include <array>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

/// Kinds of acts beyond those the configuration lists, so that any document is understood.
constexpr std::array<std::string_view, 26> kGeneralKinds = {"Hiến pháp",
                                                            "Bộ luật",
                                                            "Luật",
                                                            "Pháp lệnh",
                                                            "Lệnh",
                                                            "Nghị định",
                                                            "Nghị quyết liên tịch",
                                                            "Nghị quyết",
                                                            "Quyết định",
                                                            "Chỉ thị",
                                                            "Thông tư liên tịch",
                                                            "Thông tư",
                                                            "Thông báo",
                                                            "Thông cáo",
                                                            "Kế hoạch",
                                                            "Hướng dẫn",
                                                            "Chương trình",
                                                            "Quy định",
                                                            "Quy chế",
                                                            "Báo cáo",
                                                            "Tờ trình",
                                                            "Công điện",
                                                            "Phương án",
                                                            "Đề án",
                                                            "Văn bản hợp nhất",
                                                            "Kết luận"};

constexpr std::array<std::string_view, 7> kPreambleStarts = {
    "can cu", "xet ", "theo de nghi", "sau khi ", "tren co so ", "duoc su ", "thi hanh "};

constexpr std::array<std::string_view, 10> kEnactingWords = {
    "nghi dinh",  "thong tu",      "quyet dinh",         "quyet nghi",         "chi thi",
    "nghi quyet", "ra quyet dinh", "quyet nghi nhu sau", "quyet dinh nhu sau", "lenh"};

bool starts_with_any(std::string_view key, const auto& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return key.starts_with(start); });
}

/// The key without a dash at its beginning: until about 2005 grounds were often listed by dashes.
std::string_view behind_dash(std::string_view key) {
  for (const std::string_view dash : {"- ", "– ", "-", "–", "* ", "+ "}) {
    if (key.starts_with(dash)) {
      return key.substr(dash.size());
    }
  }
  return key;
}

/// The key without a colon and blanks at its end.
std::string_view bare(std::string_view key) {
  while (!key.empty() && (key.back() == ':' || key.back() == ' ')) {
    key.remove_suffix(1);
  }
  return key;
}

}  // namespace

bool is_enacting(const Line& line) {
  const std::string_view words = bare(line.key);
  return !line.is_table() && line.upper &&
         std::find(kEnactingWords.begin(), kEnactingWords.end(), words) != kEnactingWords.end();
}

bool begins_preamble(const Line& line) {
  if (line.is_table() || line.label || line.text.size() > kPreambleBytesMax || line.upper) {
    return false;
  }
  const bool carries_out =
      line.key.starts_with("thuc hien ") && (line.text.ends_with(';') || line.text.ends_with(','));
  return carries_out || starts_with_any(behind_dash(line.key), kPreambleStarts);
}

bool is_symbol_line(const Line& line) {
  if (line.is_table() || line.text.size() > kHeadLineBytesMax || line.label) {
    return false;
  }
  const std::size_t word = line.key.find("so");
  const bool says_number =
      line.key.starts_with("so:") || line.key.starts_with("so ") ||
      (word != std::string::npos && word <= 20 && line.key.find("so:", word) != std::string::npos);
  if (says_number) {
    return model::find_symbol(line.text).has_value() || model::has_blank_number(line.text);
  }
  const std::optional<model::Symbol> symbol = model::find_symbol(line.text);
  return symbol && symbol->text == line.text;
}

bool is_place_line(const Line& line) {
  if (line.is_table() || line.text.size() > kHeadLineBytesMax || line.label) {
    return false;
  }
  const std::size_t day = line.key.find("ngay");
  const std::size_t month = line.key.find("thang", day == std::string::npos ? 0 : day);
  const bool in_order = day != std::string::npos && month != std::string::npos &&
                        line.key.find("nam", month) != std::string::npos;
  const bool after_place = day == 0 || line.key.find(", ngay") != std::string::npos ||
                           line.key.find(",ngay") != std::string::npos;
  return in_order && after_place && !starts_with_any(line.key, kPreambleStarts) &&
         line.key.find("nam", month) < month + 24;
}

bool is_history(const Line& line) {
  if (line.is_table() || line.text.size() > kPreambleBytesMax || line.upper) {
    return false;
  }
  const std::size_t label = line.label ? line.label->length : 0;
  const std::string key = fold(trim(std::string_view(line.text).substr(label)));
  const bool begins_with_kind =
      std::any_of(kGeneralKinds.begin(), kGeneralKinds.end(),
                  [&](std::string_view kind) { return key.starts_with(fold(kind) + " "); });
  return begins_with_kind && key.find(" ngay ") != std::string::npos &&
         (key.find("duoc sua doi") != std::string::npos ||
          key.find("co hieu luc") != std::string::npos);
}

std::optional<std::string> kind_named(std::string_view key,
                                      const model::Configuration& configuration) {
  // "QUYẾT ĐỊNH CỦA BỘ TRƯỞNG ...", as older acts have it.
  const std::size_t issuer = key.find(" cua ");
  const std::string_view kind_key = key.substr(0, issuer);
  for (const model::Kind& kind : configuration.kinds) {
    if (fold(kind.name) == kind_key) {
      return kind.name;
    }
  }
  for (const std::string_view name : kGeneralKinds) {
    if (fold(name) == kind_key) {
      return std::string(name);
    }
  }
  return std::nullopt;
}

}  // namespace gazette::ingest

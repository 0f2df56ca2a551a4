#include "gazette/edition/correction_notice.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::edition {
namespace {

/// Text of one line between the quotes of TOML.
std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c == '"' || c == '\\' ? "\\" : "";
    quoted += c;
  }
  return quoted + "\"";
}

/// Text as Markdown that says nothing else: signs that could mean something within a line are
/// escaped. "~" and "^" are read after Markdown has been, and stay as they are in code alone.
std::string markdown_text(std::string_view text) {
  constexpr std::string_view kSigns = "\\`*_{}[]<>#!|&$\"@";
  std::string escaped;
  bool is_code = false;
  for (const char c : text) {
    if (is_code != (c == '~' || c == '^')) {
      is_code = !is_code;
      escaped += '`';
    }
    if (is_code) {
      escaped += c;
      continue;
    }
    escaped += kSigns.find(c) != std::string_view::npos ? "\\" : "";
    escaped += c;
  }
  return escaped + (is_code ? "`" : "");
}

std::string bold(std::string_view text) {
  return fmt::format("**{}**\n\n", markdown_text(text));
}

/// "Quyết định số 39/2022/QĐ-UBND ngày 17 tháng 8 năm 2022 của Ủy ban nhân dân tỉnh Đồng Nai".
std::string full_name(const NoticedAct& act) {
  return fmt::format("{} {} của {}", act.title, to_vietnamese(act.date), act.issuer);
}

/// The acts that the notice puts right, each once.
std::vector<NoticedAct> acts_of(const ErratumNotice& notice) {
  std::vector<NoticedAct> acts;
  for (const NoticedCorrection& each : notice.corrections) {
    if (std::none_of(acts.begin(), acts.end(), [&](const NoticedAct& act) {
          return act.title == each.act.title && act.date == each.act.date &&
                 act.issuer == each.act.issuer;
        })) {
      acts.push_back(each.act);
    }
  }
  return acts;
}

std::string title_of(const ErratumNotice& notice) {
  std::string names;
  for (const NoticedAct& act : acts_of(notice)) {
    names += (names.empty() ? "" : "; ") + full_name(act);
  }
  return fmt::format("Về việc đính chính {} đăng trên {}", names, notice.gazette_name);
}

}  // namespace

std::string sentence_of(const ErratumNotice& notice, const NoticedCorrection& correction) {
  const model::PlacedCorrection& placed = correction.placed;
  std::string printed;
  if (placed.issue) {
    printed =
        fmt::format(", {} số {} {}", notice.gazette_name, model::printed_number(*placed.issue),
                    to_vietnamese(correction.issue_date));
    printed += placed.folio != 0 ? fmt::format(", trang {}", placed.folio) : "";
  }
  return fmt::format("Tại {} {}{}, đã in: “{}”; nay sửa là: “{}”.", placed.name,
                     full_name(correction.act), printed, placed.correction.old_text,
                     placed.correction.new_text);
}

std::string write_statements(const std::vector<model::PlacedCorrection>& corrections) {
  std::string text;
  for (const model::PlacedCorrection& placed : corrections) {
    const model::Correction& correction = placed.correction;
    fmt::format_to(std::back_inserter(text),
                   "{}[[correction]]\nact = {}\nplace = {}\nold = {}\nnew = {}\n",
                   text.empty() ? "" : "\n", toml_text(correction.act), toml_text(correction.place),
                   toml_text(correction.old_text), toml_text(correction.new_text));
    text += correction.erratum ? "erratum = true\n" : "";
  }
  return text;
}

std::string write_erratum(const ErratumNotice& notice) {
  std::vector<model::PlacedCorrection> placed;
  for (const NoticedCorrection& each : notice.corrections) {
    placed.push_back(each.placed);
  }
  std::string text =
      fmt::format("+++\nissuer = {}\nkind = {}\nsymbol = {}\ndate = {}\n\n{}+++\n\n",
                  toml_text(notice.issuer), toml_text(notice.kind), toml_text(notice.symbol),
                  to_iso(notice.date), write_statements(placed));
  for (const std::string& line : notice.head) {
    text += bold(line);
  }
  text += bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + bold("Độc lập - Tự do - Hạnh phúc");
  text += fmt::format("Số: {}\n\n*{}, {}*\n\n# {}\n\n", markdown_text(notice.symbol),
                      markdown_text(notice.place), to_vietnamese(notice.date),
                      markdown_text(to_upper(notice.kind_name)));
  text += bold(title_of(notice));
  text += fmt::format(
      "{} đính chính lỗi của bản in và bản điện tử so với bản gốc của văn bản như sau:\n\n",
      markdown_text(notice.office));
  for (std::size_t i = 0; i < notice.corrections.size(); ++i) {
    text +=
        fmt::format("{}. {}\n\n", i + 1, markdown_text(sentence_of(notice, notice.corrections[i])));
  }
  text += "Bản gốc của văn bản không có lỗi này; số Công báo đã phát hành giữ nguyên./.\n\n";
  for (const std::string& role : notice.signed_as) {
    text += bold(role);
  }
  text += notice.signed_by.empty() ? "" : bold(notice.signed_by);
  text.pop_back();
  return text;
}

}  // namespace gazette::edition

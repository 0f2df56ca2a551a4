// Checks of presentation (thể thức, kỹ thuật trình bày) as far as the text shows it: Nghị định
// 30/2020/NĐ-CP, Phụ lục I; Nghị định 78/2025/NĐ-CP, Phụ lục I.

#include <array>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_act.h"

namespace gazette::ingest {
namespace {

using model::Role;

/// Whether `text` has, behind `word`, one figure alone that is at most `most`.
bool has_bare_figure(std::string_view text, std::string_view word, char most) {
  const std::size_t at = text.find(word);
  const std::size_t figure = at + word.size();
  return at != std::string_view::npos && figure < text.size() && text[figure] >= '1' &&
         text[figure] <= most && (figure + 1 >= text.size() || !is_digit(text[figure + 1]));
}

void check_date_padding(const CheckedAct& checked, Diagnostics& diagnostics) {
  for (const CheckedText& line : checked.texts) {
    const bool is_bare =
        line.role == Role::head_place &&
        (has_bare_figure(line.text, "ngày ", '9') || has_bare_figure(line.text, "tháng ", '2'));
    if (is_bare) {
      diagnostics.report(
          {.code = "G0394",
           .place = place_in(checked, line.paragraph),
           .message = "the date is written without a zero before a small number",
           .help = "days below 10 and the months 1 and 2 have a zero before them: \"" +
                   to_vietnamese(checked.act.date) + "\"; the signed act decides"});
    }
  }
}

constexpr std::string_view kState = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
constexpr std::string_view kStateOtherTone = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM";
constexpr std::string_view kMotto = "Độc lập - Tự do - Hạnh phúc";

void check_motto(const CheckedAct& checked, Diagnostics& diagnostics) {
  for (const CheckedText& line : checked.texts) {
    if (line.role != Role::head_motto) {
      continue;
    }
    // A rule drawn with hyphens often stands in the same paragraph, or a typist's mark below it.
    const std::string_view text =
        std::string_view(line.text).substr(0, line.text.find_last_not_of(" -_=*") + 1);
    const std::string words = to_lower(text);
    const bool speaks =
        words.find("cộng h") != std::string::npos || words.find("việt nam") != std::string::npos ||
        words.find("độc lập") != std::string::npos || words.find("hạnh phúc") != std::string::npos;
    const bool is_right = !speaks || text == kState || text == kStateOtherTone || text == kMotto ||
                          text == fmt::format("{} {}", kState, kMotto) ||
                          text == fmt::format("{} {}", kStateOtherTone, kMotto);
    if (!is_right) {
      diagnostics.report(
          {.code = "G0395",
           .place = place_in(checked, line.paragraph),
           .message = fmt::format("the name of the state or its motto is written otherwise: \"{}\"",
                                  line.text),
           .help = fmt::format("they are written \"{}\" and \"{}\"", kState, kMotto)});
    }
  }
}

void check_motto_present(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Head& head = checked.act.head;
  const bool has_head = !head.issuer.empty() && head.issuer.front().origin.paragraph != 0 &&
                        head.symbol && head.symbol->origin.paragraph != 0;
  if (has_head && head.motto.empty()) {
    diagnostics.report({.code = "G0398",
                        .place = place_in(checked, &head.issuer.front()),
                        .message = "the head has no name of the state and no motto",
                        .help = "compare with the signed act: a part of its head may be lost"});
  }
}

void check_grounds_marks(const CheckedAct& checked, Diagnostics& diagnostics) {
  std::vector<const CheckedText*> lines;
  for (const CheckedText& text : checked.texts) {
    if (text.role == Role::preamble && text.attachment == 0) {
      lines.push_back(&text);
    }
  }
  Slips slips;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& text = lines[i]->text;
    const bool is_ground =
        text.starts_with("Căn cứ") || text.starts_with("Theo đề nghị") || text.starts_with("Xét ");
    const bool is_last =
        i + 1 == lines.size() || lines[i + 1]->text.find("ban hành") == 0 ||
        !(lines[i + 1]->text.starts_with("Căn cứ") ||
          lines[i + 1]->text.starts_with("Theo đề nghị") || lines[i + 1]->text.starts_with("Xét "));
    const bool is_right =
        text.ends_with(';') ||
        (is_last && (text.ends_with('.') || text.ends_with(',') || text.ends_with(':')));
    if (is_ground && !is_right) {
      const std::size_t shown = text.size() > 20 ? text.size() - 20 : 0;
      slips.push_back(
          {.paragraph = lines[i]->paragraph, .shown = words_around(text, shown, text.size())});
    }
  }
  report_slips(
      checked,
      {.code = "G0396",
       .message = "a ground does not end as it should",
       .help = "each ends with \";\", the last with \".\" or \",\"; the signed act decides"},
      slips, diagnostics);
}

void check_abstract_capitals(const CheckedAct& checked, Diagnostics& diagnostics) {
  const std::string kind = fold(checked.act.kind_name);
  const bool has_own_name =
      kind == "luat" || kind == "bo luat" || kind == "phap lenh" || kind == "hien phap";
  for (const CheckedText& line : checked.texts) {
    if (line.role == Role::abstract && !has_own_name && is_upper_case(line.text)) {
      diagnostics.report({.code = "G0397",
                          .place = place_in(checked, line.paragraph),
                          .message = "the abstract is written in capitals",
                          .help = "it is written in small letters; lists of contents show it as it "
                                  "stands here"});
      return;
    }
  }
}

constexpr std::array<Check, 5> kChecks = {check_date_padding, check_motto, check_motto_present,
                                          check_grounds_marks, check_abstract_capitals};

}  // namespace

std::span<const Check> presentation_checks() {
  return kChecks;
}

}  // namespace gazette::ingest

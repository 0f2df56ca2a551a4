// Checks of completeness: what an act says it has and has not, and what it has and does not say.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_act.h"
#include "gazette/ingest/label.h"

namespace gazette::ingest {
namespace {

using model::Role;

/// How far from the word "Phụ lục" the words that tie it to this act may stand.
constexpr std::size_t kBytesNear = 90;

/// Where the words that tie an attached text to this act stand, or npos: "kèm theo Quyết định này".
std::size_t find_tie(std::string_view text) {
  for (std::size_t at = text.find("kèm theo "); at != std::string_view::npos;
       at = text.find("kèm theo ", at + 1)) {
    const std::size_t self = text.find(" này", at);
    const std::string_view between =
        self == std::string_view::npos ? std::string_view() : text.substr(at, self - at);
    // "kèm theo Quyết định số 5 ... này" is another's; "kèm theo Quyết định này" is at most so
    // long.
    if (!between.empty() && between.size() < 40 && between.find(" số ") == std::string_view::npos) {
      return at;
    }
  }
  return std::string_view::npos;
}

/// The value of an annex's number at `at`: "II", "2", "số 02"; 0 where there is none.
int annex_number(std::string_view text, std::size_t at) {
  text.remove_prefix(std::min(at, text.size()));
  for (const std::string_view word : {"số ", "SỐ "}) {
    text.remove_prefix(text.starts_with(word) ? word.size() : 0);
  }
  const std::string_view word = text.substr(0, text.find_first_of(" ,.;:)(/-"));
  const bool is_number =
      !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_number) {
    return roman_value(word);
  }
  int value = 0;
  for (const char c : word.substr(0, 3)) {
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Whether the text at `at` says that what stands before it is attached, and no more: "đính kèm)".
bool ends_attached(std::string_view text, std::size_t at) {
  std::string_view rest = trim(text.substr(std::min(at, text.size())));
  rest.remove_prefix(rest.starts_with('(') ? 1 : 0);
  for (const std::string_view words : {"kèm theo", "đính kèm"}) {
    if (rest.starts_with(words)) {
      rest = trim(rest.substr(words.size()));
      return rest.empty() ||
             std::string_view(".,;:)/").find(rest.front()) != std::string_view::npos;
    }
  }
  return false;
}

/// Annexes named together: "Phụ lục I, II và III kèm theo".
struct NamedAnnexes {
  std::vector<int> numbers = {};  // 0: without one
  std::size_t end = 0;
};

/// The annexes whose numbers begin at `at`, behind the word "Phụ lục".
NamedAnnexes annexes_named_at(std::string_view text, std::size_t at) {
  const auto number_end = [&](std::size_t begin) {
    begin += text.substr(begin).starts_with("số ") ? std::string_view("số ").size() : 0;
    return std::min(text.find_first_of(" ,.;:)(/-", begin), text.size());
  };
  const int first = annex_number(text, at);
  if (first == 0) {
    return {.numbers = {0}, .end = at};
  }
  NamedAnnexes named{.numbers = {first}, .end = number_end(at)};
  std::size_t end = named.end;
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (const std::string_view joint : {", ", " và ", "; "}) {
      const std::size_t next = end + joint.size();
      const int number = text.substr(end).starts_with(joint) ? annex_number(text, next) : 0;
      if (number != 0) {
        named.numbers.push_back(number);
        end = number_end(next);
        goes_on = true;
        break;
      }
    }
  }
  // A number that counts what comes behind it ("Phụ lục I và 03 bản vẽ") belongs to no annex.
  const std::string_view behind = trim(text.substr(end));
  for (const std::string_view words : {"kèm theo", "đính kèm", "ban hành kèm theo"}) {
    if (behind.starts_with(words)) {
      named.end = end;
      return named;
    }
  }
  named.numbers.resize(1);
  return named;
}

struct Annexes {
  std::vector<int> numbers = {};  // 0: without one
  [[nodiscard]] bool has(int number) const {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  }
};

/// The annexes that are there, by the number in their titles.
Annexes present_annexes(const model::Instrument& act) {
  constexpr std::string_view kWord = "phu luc";
  Annexes annexes;
  for (const model::Attachment& attachment : act.attachments) {
    const std::string title =
        attachment.title.empty() ? "" : model::plain_text(attachment.title.front());
    const bool is_named = fold(title).starts_with(kWord);
    if (!attachment.annex && !is_named) {
      continue;
    }
    const std::size_t space = is_named ? title.find(' ', title.find(' ') + 1) : std::string::npos;
    annexes.numbers.push_back(space == std::string::npos ? 0 : annex_number(title, space + 1));
  }
  return annexes;
}

/// Whether the annexes named at `at` are the act's own: "theo Phụ lục II kèm theo Quyết định này",
/// "chi tiết theo Phụ lục đính kèm". A dossier may have annexes too, so one without a number is the
/// act's own only where a rule is by it.
bool are_own(std::string_view text, std::size_t at, const NamedAnnexes& named) {
  // Far enough to hold the whole tie that begins near.
  if (find_tie(text.substr(at, 2 * kBytesNear)) < kBytesNear) {
    return true;
  }
  const std::string_view before = text.substr(0, at);
  const bool is_named = named.numbers.front() != 0 || before.ends_with("theo ") ||
                        before.ends_with("tại ") || before.ends_with("theo các ") ||
                        before.ends_with("tại các ");
  return is_named && ends_attached(text, named.end);
}

/// Where `text` speaks of a list attached to this act: "danh mục 15 dự án kèm theo Quyết định này".
std::size_t find_attached_list(std::string_view text, std::string_view kind) {
  const std::size_t tie = find_tie(text);
  constexpr std::string_view kTie = "kèm theo ";
  const bool is_own = tie != std::string_view::npos && !kind.empty() &&
                      text.substr(tie + kTie.size()).starts_with(kind);
  const std::string_view before = text.substr(0, is_own ? tie : 0);
  for (const std::string_view words : {"anh mục ", "anh sách "}) {
    const std::size_t at = before.rfind(words);
    const bool is_near = at != std::string_view::npos && at > 0 && tie - at < kBytesNear &&
                         before.find_first_of(".;:", at) == std::string_view::npos;
    if (is_near && !trim(before).ends_with("an hành")) {  // G0390
      return at - 1;
    }
  }
  return std::string_view::npos;
}

void check_annexes_present(const CheckedAct& checked, Diagnostics& diagnostics) {
  const Annexes annexes = present_annexes(checked.act);
  std::vector<int> reported;
  for (const CheckedText& text : checked.texts) {
    if (!text.is_rule() || text.role == Role::attachment_title ||
        text.role == Role::attachment_basis) {
      continue;
    }
    const auto report = [&](int number, std::size_t begin, std::size_t end) {
      const bool is_there =
          number == 0 ? !checked.act.attachments.empty() : annexes.has(number) || annexes.has(0);
      const bool is_new = std::find(reported.begin(), reported.end(), number) == reported.end();
      if (!is_there && is_new) {
        reported.push_back(number);
        diagnostics.report(
            {.code = "G0389",
             .place = place_in(checked, text.paragraph),
             .message = fmt::format("an annex is named and not there: \"{}\"",
                                    words_around(text.text, begin, end)),
             .help = "ask the sender for it; an act is published with all its annexes"});
      }
    };
    for (std::size_t at = text.text.find("Phụ lục "); at != std::string::npos;
         at = text.text.find("Phụ lục ", at + 1)) {
      const std::size_t behind = at + std::string_view("Phụ lục ").size();
      const NamedAnnexes named = annexes_named_at(text.text, behind);
      for (const int number : are_own(text.text, at, named) ? named.numbers : std::vector<int>()) {
        report(number, at, behind);
      }
    }
    const std::size_t list = text.role == Role::preamble || text.role == Role::note
                                 ? std::string::npos
                                 : find_attached_list(text.text, checked.act.kind_name);
    if (list != std::string::npos) {
      report(0, list, find_tie(text.text));
    }
  }
}

void check_attached_text_present(const CheckedAct& checked, Diagnostics& diagnostics) {
  if (!checked.act.attachments.empty()) {
    return;
  }
  for (const CheckedText& text : checked.texts) {
    const bool speaks = text.is_rule() && text.attachment == 0 && text.role != Role::preamble &&
                        (text.text.find("Ban hành kèm theo") != std::string::npos ||
                         text.text.find("ban hành kèm theo") != std::string::npos);
    if (speaks && find_tie(text.text) != std::string::npos &&
        text.text.find("Phụ lục") == std::string::npos) {
      diagnostics.report(
          {.code = "G0390",
           .place = place_in(checked, text.paragraph),
           .message = "a text is put in force by the act and does not follow it",
           .help = "ask the sender for the attached text; without it the act rules nothing"});
      return;
    }
  }
}

void check_attachment_named(const CheckedAct& checked, Diagnostics& diagnostics) {
  if (checked.act.attachments.empty() || checked.act.provisions.empty()) {
    return;
  }
  constexpr std::array<std::string_view, 15> kWords = {
      "kèm theo", "Phụ lục", "phụ lục", "Ban hành", "ban hành", "Danh mục",  "danh mục", "Bảng",
      "bảng",     "Biểu",    "biểu",    "Mẫu số",   "mẫu số",   "Phê duyệt", "phê duyệt"};
  for (const CheckedText& text : checked.texts) {
    const bool names = std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
      return text.text.find(word) != std::string::npos;
    });
    if (names && text.attachment == 0 && text.role != Role::preamble) {
      return;
    }
  }
  const model::Attachment& first = checked.act.attachments.front();
  diagnostics.report(
      {.code = "G0391",
       .place = place_in(checked, first.title.empty() ? nullptr : &first.title.front()),
       .message = "a text is attached of which the act says nothing",
       .help = "compare with the signed act; it may belong to another one"});
}

/// "02 Phụ lục kèm theo": the number before the word; 0 where there is none.
int announced_count(std::string_view text, std::size_t word) {
  std::string_view before = trim(text.substr(0, word));
  if (before.ends_with(')')) {
    const std::size_t open = before.rfind('(');
    before = open == std::string_view::npos ? before : trim(before.substr(0, open));
  }
  const std::size_t begin = before.find_last_not_of("0123456789") + 1;  // npos + 1 is 0
  const std::string_view digits = before.substr(begin);
  const bool is_apart =
      begin == 0 || (before[begin - 1] == ' ' && !trim(before.substr(0, begin)).ends_with("số"));
  int count = 0;
  for (const char c : digits.substr(0, 3)) {
    count = count * 10 + (c - '0');
  }
  return is_apart ? count : 0;
}

void check_annex_count(const CheckedAct& checked, Diagnostics& diagnostics) {
  const Annexes annexes = present_annexes(checked.act);
  for (const CheckedText& text : checked.texts) {
    const bool may_say = text.is_rule() && text.attachment == 0 && text.role != Role::preamble &&
                         text.text.find("kèm theo") != std::string::npos;
    for (std::size_t at = may_say ? text.text.find("hụ lục") : std::string::npos;
         at != std::string::npos; at = text.text.find("hụ lục", at + 1)) {
      const std::size_t behind = std::min(text.text.find(' ', at + 5), text.text.size() - 1) + 1;
      const bool is_one = annex_number(text.text, behind) != 0;  // "Mẫu 02 Phụ lục II"
      const int count = is_one ? 0 : announced_count(text.text, at - 1);
      if (count > 0 && annexes.numbers.size() != static_cast<std::size_t>(count) &&
          !annexes.numbers.empty()) {
        diagnostics.report(
            {.code = "G0392",
             .place = place_in(checked, text.paragraph),
             .message = fmt::format("the act says it has {} annexes and has {}", count,
                                    annexes.numbers.size()),
             .help = "ask the sender for what is missing, or compare with the signed act"});
        return;
      }
    }
  }
}

/// Whether `text` has a place left open at or behind `at`: dots, an ellipsis, low lines.
bool is_blank_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  return rest.starts_with("..") || rest.starts_with("…") || rest.starts_with("__");
}

void check_blanks(const CheckedAct& checked, Diagnostics& diagnostics) {
  constexpr std::array<std::string_view, 4> kBefore = {"ngày ", "tháng ", "năm ", "số "};
  Slips slips;
  for (const CheckedText& text : checked.texts) {
    if (!text.is_rule() || text.attachment != 0 || text.role == Role::head_symbol ||
        text.role == Role::head_place || text.role == Role::note) {
      continue;
    }
    for (const std::string_view word : kBefore) {
      const std::size_t at = text.text.find(word);
      if (at == std::string::npos) {
        continue;
      }
      std::size_t blank = at;
      while (blank != std::string::npos && !is_blank_at(text.text, blank + word.size())) {
        blank = text.text.find(word, blank + 1);
      }
      if (blank != std::string::npos) {
        slips.push_back({.paragraph = text.paragraph,
                         .shown = words_around(text.text, blank, blank + word.size())});
        break;
      }
    }
  }
  report_slips(checked,
               {.code = "G0393",
                .message = "a place is left blank in the act's own text",
                .help = "this is a draft from before signing: write what the signed act says"},
               slips, diagnostics);
}

constexpr std::array<Check, 5> kChecks = {check_annexes_present, check_attached_text_present,
                                          check_attachment_named, check_annex_count, check_blanks};

}  // namespace

std::span<const Check> completeness_checks() {
  return kChecks;
}

}  // namespace gazette::ingest

#include "gazette/ingest/structure_attachment.h"

#include <algorithm>
#include <array>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/ingest/structure_opening_line.h"
#include "gazette/ingest/structure_signature_line.h"

namespace gazette::ingest {
namespace {

/// How an annex calls itself.
constexpr std::array<std::string_view, 9> kAnnexWords = {"phu luc so",  "phu luc",  "mau so",
                                                         "bieu mau so", "bieu so",  "bieu mau",
                                                         "mau bieu",    "phu bieu", "phieu so"};
constexpr std::string_view kAnnexAnchor = "phu-luc";
/// These name an annex with a number alone: "Mẫu 01", "Biểu 2a", "Bảng 1".
constexpr std::array<std::string_view, 3> kNumberedAnnexWords = {"mau", "bieu", "bang"};

/// How the name of an issuer begins in a head.
constexpr std::array<std::string_view, 15> kIssuerStarts = {
    "uy ban", "hoi dong",  "bo ",       "so ",  "chinh phu", "quoc hoi",  "ngan hang", "toa an",
    "vien ",  "kiem toan", "thanh tra", "cuc ", "tong cuc",  "van phong", "bao hiem "};
constexpr std::string_view kStateLetters = "conghoaxahoichunghiavietnam";
constexpr std::string_view kMottoLetters = "doclaptudohanhphuc";

constexpr std::size_t kHeadLinesMax = 8;
constexpr std::size_t kTitleBytesMax = 400;
constexpr std::size_t kTitleLinesMax = 10;
constexpr std::size_t kBasisLinesMax = 4;
constexpr std::size_t kAnnexNumberBytesMax = 14;

/// The folded name of the kind of text that a line titles; empty where it titles none.
std::string_view text_kind(const Line& line) {
  for (const model::ActKind& kind : model::act_kinds()) {
    const std::string_view name = model::folded_name(kind);
    const bool begins = kind.has(model::ActKind::titles_text) && line.key.starts_with(name);
    const std::string_view rest = std::string_view(line.key).substr(begins ? name.size() : 0);
    if (begins && (rest.empty() || (line.upper && rest.starts_with(' ')))) {
      return name;
    }
  }
  return {};
}

/// "(Ban hành kèm theo Quyết định số ...)", "Kèm theo Nghị quyết ...".
bool begins_basis(const Line& line) {
  if (line.is_table()) {
    return false;
  }
  std::string_view key = line.key;
  if (key.starts_with('(')) {
    key.remove_prefix(1);
  }
  key = trim(key);
  const bool begins = key.starts_with("ban hanh kem theo") || key.starts_with("kem theo") ||
                      key.starts_with("duoc ban hanh kem theo") ||
                      key.starts_with("phe duyet kem theo") || key.starts_with("dinh kem");
  return begins && line.text.size() <= kTitleBytesMax;
}

std::size_t basis_end(const std::vector<Line>& lines, std::size_t basis) {
  std::size_t end = basis + 1;
  if (!lines[basis].text.starts_with('(')) {
    return end;
  }
  while (lines[end - 1].text.find(')') == std::string::npos && end < lines.size() &&
         end - basis < kBasisLinesMax && !lines[end].is_table() && !lines[end].label) {
    ++end;
  }
  return end;
}

/// The basis of a text whose title begins at `title`, if there is one close below it.
std::optional<std::size_t> find_basis(const std::vector<Line>& lines, std::size_t title) {
  const std::size_t last = std::min(lines.size(), title + kTitleLinesMax);
  for (std::size_t i = title + 1; i < last; ++i) {
    if (begins_basis(lines[i])) {
      return i;
    }
    const bool is_article = lines[i].label && lines[i].label->rank <= Rank::article;
    if (lines[i].is_table() || is_article || lines[i].text.size() > kTitleBytesMax) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// Where a title without a basis ends: behind the lines that are set off like one.
std::size_t display_end(const std::vector<Line>& lines, std::size_t begin) {
  std::size_t end = begin;
  while (end < lines.size() && end - begin < kTitleLinesMax && !lines[end].is_table() &&
         !lines[end].label && lines[end].text.size() <= kTitleBytesMax &&
         (lines[end].upper || lines[end].centered || lines[end].heading_level > 0 ||
          (lines[end].bold && !lines[end].text.ends_with('.')))) {
    ++end;
  }
  return end;
}

/// "Phụ lục II", "MẪU SỐ 01": the words and number at the start of a line.
struct AnnexLabel {
  std::string anchor = {};
  std::size_t length = 0;  // bytes of the key
  bool has_number = false;
  bool has_digit = false;
};

bool is_annex_number(std::string_view token) {
  while (!token.empty() && (token.back() == '.' || token.back() == ':')) {
    token.remove_suffix(1);
  }
  const bool is_filled_in = std::all_of(token.begin(), token.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '/';
  });
  const bool has_digit = token.find_first_of("0123456789") != std::string_view::npos;
  const bool is_letter = token.size() == 1;
  const bool is_roman =
      !token.empty() && token.find_first_not_of("ivxlc") == std::string_view::npos;
  return !token.empty() && token.size() <= kAnnexNumberBytesMax && is_filled_in &&
         (has_digit || is_letter || is_roman);
}

std::optional<AnnexLabel> find_annex_label(const Line& line, std::string_view word);

std::optional<AnnexLabel> find_annex_label(const Line& line) {
  for (const std::string_view word : kAnnexWords) {
    if (line.key.starts_with(word)) {
      return find_annex_label(line, word);
    }
  }
  for (const std::string_view word : kNumberedAnnexWords) {
    const std::optional<AnnexLabel> label =
        line.key.starts_with(word) ? find_annex_label(line, word) : std::nullopt;
    if (label && label->has_number && label->has_digit) {
      return label;
    }
  }
  return std::nullopt;
}

/// The label of a line whose key starts with `word`.
std::optional<AnnexLabel> find_annex_label(const Line& line, std::string_view word) {
  AnnexLabel label{.anchor = word == "phu luc so" ? std::string(kAnnexAnchor) : slug(word),
                   .length = word.size()};
  std::string_view rest = std::string_view(line.key).substr(word.size());
  if (rest.starts_with(": ") && is_annex_number(rest.substr(2, rest.find(' ', 2) - 2))) {
    rest.remove_prefix(1);  // "Mẫu số: 01"
    ++label.length;
  }
  if (rest.empty() || rest.front() == ':' || rest.front() == '.') {
    return label;
  }
  if (rest.front() != ' ') {
    return std::nullopt;
  }
  const std::string_view token = rest.substr(1, rest.find(' ', 1) - 1);
  if (is_annex_number(token)) {
    // "C" and "D" are letters here, not hundreds.
    const std::string_view figures = token.substr(0, token.find_first_of(".:"));
    const bool is_roman = figures.find_first_not_of("ivx") == std::string_view::npos;
    const int roman = is_roman ? roman_value(to_upper(figures)) : 0;
    label.anchor += "-" + (roman > 0 ? std::to_string(roman) : slug(token));
    label.length += 1 + token.size();
    label.has_number = true;
    label.has_digit = token.find_first_of("0123456789") != std::string_view::npos;
  }
  return label;
}

/// Whether the line names the act of this symbol.
bool cites(const Line& line, std::string_view symbol) {
  return !symbol.empty() && line.text.find(symbol) != std::string::npos;
}

/// Whether the text at line `from` begins with its first chapter or article, in words: a form that
/// imitates an act has dots there.
bool begins_with_articles(const std::vector<Line>& lines, std::size_t from) {
  constexpr std::size_t kWithin = 3;
  for (std::size_t i = from; i < std::min(lines.size(), from + kWithin); ++i) {
    const std::optional<Label>& label = lines[i].label;
    if (label && label->rank <= Rank::article) {
      const std::string_view words = std::string_view(lines[i].text).substr(label->length);
      const bool is_first = label->number == "1" || label->number == "I";
      return is_first && words.find("...") == std::string_view::npos &&
             words.find("…") == std::string_view::npos;
    }
  }
  return false;
}

std::optional<AttachmentStart> find_annex(const std::vector<Line>& lines, std::size_t i,
                                          std::string_view symbol) {
  const Line& line = lines[i];
  if (line.is_table() || line.text.size() > kTitleBytesMax) {
    return std::nullopt;
  }
  const std::optional<AnnexLabel> label = find_annex_label(line);
  if (!label) {
    return std::nullopt;
  }
  const std::string_view rest =
      trim(std::string_view(line.key).substr(std::min(label->length, line.key.size())));
  // "Mẫu số 01 (Dành cho người lao động)"
  const bool is_whole = rest.empty() || (rest.starts_with('(') && rest.ends_with(')'));
  const std::optional<std::size_t> basis = find_basis(lines, i);
  const bool next_is_display =
      i + 1 < lines.size() && !lines[i + 1].is_table() && lines[i + 1].is_display();
  const bool is_sentence = line.text.ends_with(';') || line.text.ends_with(',') ||
                           (line.text.ends_with('.') && !is_whole);
  // "Mẫu 1.5 - Công văn" is set off though its number alone is bold.
  const bool number_is_bold =
      label->has_number && (line.paragraph().spans.front().emphasis & model::kBold) != 0;
  const bool stands_out = line.is_display() || line.page_break_before || number_is_bold;
  const bool has_title = line.upper || line.heading_level > 0 || number_is_bold;
  const bool is_start =
      is_whole ? stands_out || next_is_display || basis == i + 1 : has_title && !is_sentence;
  if (!is_start) {
    return std::nullopt;
  }
  AttachmentStart start{.annex = true, .anchor = label->anchor, .title = i};
  start.doubt = stands_out || basis ? Doubt::none : Doubt::annex_not_set_off;
  start.basis = basis ? *basis : std::max(i + 1, display_end(lines, i + 1));
  // The next annex's title is not this one's; "BIỂU MẪU" below "Phụ lục II" is.
  for (std::size_t next = i + 1; next < start.basis; ++next) {
    const std::optional<AnnexLabel> other = find_annex_label(lines[next]);
    if (other && (other->has_number || other->anchor == kAnnexAnchor)) {
      start.basis = next;
      start.end = next;
      return start;
    }
  }
  start.end = basis ? basis_end(lines, *basis) : start.basis;
  // "Phụ lục I / QUY ĐỊNH ... / (Ban hành kèm theo Quyết định số ...)" may be a text of articles.
  const bool is_text =
      basis && cites(lines[*basis], symbol) && begins_with_articles(lines, start.end);
  start.annex = !is_text;
  return start;
}

std::optional<AttachmentStart> find_text(const std::vector<Line>& lines, std::size_t i,
                                         const AttachmentContext& context) {
  const Line& line = lines[i];
  if (line.is_table() || line.text.size() > kTitleBytesMax || line.label) {
    return std::nullopt;
  }
  const std::string_view kind = text_kind(line);
  if (kind.empty()) {
    return std::nullopt;
  }
  AttachmentStart start{.anchor = slug(kind), .title = i};
  const std::optional<std::size_t> basis = find_basis(lines, i);
  if (basis) {
    if (context.in_annex && !cites(lines[*basis], context.symbol)) {
      return std::nullopt;
    }
    start.basis = *basis;
    start.end = basis_end(lines, *basis);
    return start;
  }
  if (!context.after_signature || context.in_annex || !line.is_display() || line.key != kind) {
    return std::nullopt;
  }
  start.basis = std::max(i + 1, display_end(lines, i + 1));
  start.end = start.basis;
  start.doubt = Doubt::attachment_no_basis;
  return start;
}

/// A text of any other name, known by its place behind the signature, its title and its basis:
/// "DANH SÁCH ... (Kèm theo Quyết định số ...)". With articles it is an attached text.
std::optional<AttachmentStart> find_titled(const std::vector<Line>& lines, std::size_t i,
                                           const AttachmentContext& context) {
  constexpr std::size_t kArticleWithin = 6;
  const Line& line = lines[i];
  const bool may_begin = context.after_signature && (context.at_start || line.page_break_before);
  if (!may_begin || line.is_table() || line.label || !line.upper) {
    return std::nullopt;
  }
  const std::optional<std::size_t> basis = find_basis(lines, i);
  const bool is_title = basis && std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(i),
                                             lines.begin() + static_cast<std::ptrdiff_t>(*basis),
                                             [](const Line& other) { return other.is_display(); });
  if (!is_title) {
    return std::nullopt;
  }
  AttachmentStart start{.annex = true, .title = i, .basis = *basis};
  start.end = basis_end(lines, *basis);
  const std::size_t last = std::min(lines.size(), start.end + kArticleWithin);
  for (std::size_t next = start.end; next < last; ++next) {
    start.annex = start.annex && !(lines[next].label && lines[next].label->rank <= Rank::article);
  }
  // "danh-sach": the first two words name it.
  const std::size_t second = line.key.find(' ', line.key.find(' ') + 1);
  start.anchor = slug(std::string_view(line.key).substr(0, second));
  return start;
}

/// A key without what typists vary.
std::string letters_of(std::string_view key) {
  std::string letters;
  for (const char c : key) {
    if (c >= 'a' && c <= 'z') {
      letters += c;
    }
  }
  return letters;
}

bool names_state(const Line& line) {
  const std::string letters = letters_of(line.key);
  // Beside the issuer, behind a tab, it stands in one line of capitals.
  return letters == kStateLetters ||
         letters == std::string(kStateLetters) + std::string(kMottoLetters) ||
         (line.upper && letters.find(kStateLetters) != std::string::npos);
}

/// A line of a repeated head that is no table: issuer, name of the state, motto.
bool is_loose_head(const Line& line) {
  return !line.is_table() && !line.label && line.text.size() <= kHeadLineBytesMax &&
         (names_state(line) || is_motto(line.key) || (line.upper && !starts_with_role(line.key)));
}

bool begins_with_issuer(const Line& line) {
  return std::any_of(kIssuerStarts.begin(), kIssuerStarts.end(),
                     [&](std::string_view start) { return line.key.starts_with(start); });
}

/// The text behind a head that begins at line `i`. Where the head does not name the state, only the
/// issuer and the basis tell that the text is this act's.
std::optional<AttachmentStart> find_text_behind_head(const std::vector<Line>& lines, std::size_t i,
                                                     const AttachmentContext& context) {
  const bool has_issuer = begins_with_issuer(lines[i]);
  if (!context.at_start && !has_issuer && !is_head_table(lines[i]) && !names_state(lines[i])) {
    return std::nullopt;
  }
  const std::size_t last = std::min(lines.size(), i + kHeadLinesMax + 1);
  bool has_state = false;
  for (std::size_t title = i; title < last; ++title) {
    const Line& line = lines[title];
    if (title > i) {
      const std::optional<AttachmentStart> text = find_text(lines, title, context);
      if (text && (has_state || (has_issuer && text->basis < text->end))) {
        return text;
      }
    }
    // Before the signature, loose lines in capitals may be the signature itself.
    const bool is_head = is_head_table(line) || (context.after_signature && is_loose_head(line));
    if (!is_head || (title > i && find_annex_label(line))) {
      return std::nullopt;
    }
    has_state = has_state || line.is_table() || names_state(line);
  }
  return std::nullopt;
}

}  // namespace

std::optional<AttachmentStart> find_attachment(const std::vector<Line>& lines, std::size_t i,
                                               const AttachmentContext& context) {
  if (std::optional<AttachmentStart> text = find_text(lines, i, context)) {
    return text;
  }
  // An annex has no head of its own; what stands before its title is the end of the text above.
  if (std::optional<AttachmentStart> annex = find_annex(lines, i, context.symbol)) {
    return annex;
  }
  if (std::optional<AttachmentStart> text = find_text_behind_head(lines, i, context)) {
    return text;
  }
  return find_titled(lines, i, context);
}

AttachmentStart untitled_attachment(const std::vector<Line>& lines, std::size_t i) {
  AttachmentStart start{.annex = true, .anchor = "phan-kem-theo", .title = i};
  start.basis = display_end(lines, i);
  const std::optional<std::size_t> basis =
      lines[i].is_table() ? std::nullopt : find_basis(lines, i);
  if (basis) {
    start.basis = *basis;
  }
  start.end = basis ? basis_end(lines, *basis) : start.basis;
  start.doubt = Doubt::text_behind_end;
  return start;
}

bool is_head_table(const Line& line) {
  constexpr std::size_t kRowsMax = 6;
  if (!line.is_table() || line.table().rows.size() > kRowsMax) {
    return false;
  }
  for (const model::Row& row : line.table().rows) {
    for (const model::Cell& cell : row.cells) {
      for (const model::Paragraph& paragraph : cell.paragraphs) {
        // The name stands alone in its line, or in one paragraph with the motto.
        const std::string key = fold(model::plain_text(paragraph));
        if (letters_of(key).starts_with(kStateLetters)) {
          return true;
        }
      }
    }
  }
  return false;
}

bool is_state_name(std::string_view key) {
  return letters_of(key) == kStateLetters;
}

bool is_motto(std::string_view key) {
  return letters_of(key) == kMottoLetters;
}

}  // namespace gazette::ingest

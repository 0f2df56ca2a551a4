#include "gazette/ingest/structure_opening.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/structure_attachment.h"
#include "gazette/ingest/structure_opening_line.h"
#include "gazette/ingest/structure_signature.h"
#include "gazette/ingest/structure_signature_line.h"

namespace gazette::ingest {
namespace {

/// How the line begins that names who issues.
constexpr std::array<std::string_view, 24> kBodyStarts = {
    "uy ban nhan dan",  "hoi dong nhan dan", "thuong truc ",
    "chu tich",         "thu tuong",         "chinh phu",
    "bo truong",        "quoc hoi",          "giam doc ",
    "tong kiem toan",   "chanh an ",         "vien truong ",
    "uy ban thuong vu", "thong doc ",        "chu nhiem ",
    "truong ban ",      "tong giam doc ",    "cuc truong ",
    "tong cuc truong ", "ban quan ly ",      "so ",
    "thanh tra ",       "uy ban ",           "ban thuong vu "};

constexpr std::size_t kHeadLinesMax = 60;
constexpr std::size_t kAbstractLinesMax = 14;
constexpr std::size_t kAbstractBytesMax = 1200;
constexpr std::size_t kRunningTextBytes = 260;

bool starts_with_any(std::string_view key, const auto& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return key.starts_with(start); });
}

bool is_division_or_article(const Line& line) {
  return line.label && line.label->rank <= Rank::article;
}

/// Takes the act's opening off the source, part after part.
class OpeningReader {
 public:
  OpeningReader(Source& source, const model::Configuration& configuration)
      : source_(source), configuration_(configuration) {}

  Opening read() {
    const std::optional<std::size_t> kind = find_kind_line();
    take_head(kind);
    if (kind) {
      opening_.kind_lines.push_back(take_paragraph());
      take_abstract();
    }
    take_issuing_body();
    take_preamble();
    take_enacting();
    return std::move(opening_);
  }

 private:
  [[nodiscard]] bool at_end() const { return source_.at_end(); }
  [[nodiscard]] const Line& peek() const { return source_.peek(); }
  model::Paragraph take_paragraph() { return std::get<model::Paragraph>(source_.take().block); }

  /// The line that says the kind. Where kind and abstract share a paragraph, it is cut in two.
  std::optional<std::size_t> find_kind_line() {
    const std::size_t last = std::min(source_.lines.size(), source_.next + kHeadLinesMax);
    for (std::size_t i = source_.next; i < last; ++i) {
      const Line& line = source_.lines[i];
      if (line.is_table()) {
        continue;
      }
      if (is_division_or_article(line) || begins_preamble(line) ||
          (line.text.ends_with(':') && is_enacting(line)) ||
          find_attachment(source_.lines, i, {})) {
        return std::nullopt;
      }
      // "Quyết định của ..." in running letters is a title or a sentence.
      const bool names_issuer = line.key.find(" cua ") != std::string::npos;
      if (line.is_display() && (!names_issuer || line.upper) &&
          kind_named(line.key, configuration_)) {
        return i;
      }
      if (cut_kind_line(i)) {
        return i;
      }
    }
    return std::nullopt;
  }

  /// Cuts "QUYẾT ĐỊNH\nVề việc ..." and "QUYẾT ĐỊNH Về việc ..." behind the kind.
  bool cut_kind_line(std::size_t i) {
    const model::Paragraph& paragraph = source_.lines[i].paragraph();
    if (!source_.lines[i].is_display() && !is_upper_case(source_.lines[i].text.substr(0, 4))) {
      return false;
    }
    std::vector<model::Paragraph> parts = split_at_breaks(paragraph);
    if (parts.size() < 2 || !kind_named(make_line(parts[0]).key, configuration_) ||
        !is_upper_case(model::plain_text(parts[0]))) {
      parts = cut_behind_kind(paragraph, source_.lines[i].is_display());
    }
    if (parts.size() < 2) {
      return false;
    }
    std::vector<Line> lines;
    for (model::Paragraph& part : parts) {
      lines.push_back(make_line(std::move(part)));
      lines.back().heading_level = source_.lines[i].heading_level;
    }
    lines[0].page_break_before = source_.lines[i].page_break_before;
    source_.lines[i] = std::move(lines[0]);
    source_.lines.insert(source_.lines.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                         std::make_move_iterator(lines.begin() + 1),
                         std::make_move_iterator(lines.end()));
    return true;
  }

  [[nodiscard]] std::vector<model::Paragraph> cut_behind_kind(const model::Paragraph& paragraph,
                                                              bool is_display) const {
    std::string text;
    for (const model::Span& span : paragraph.spans) {
      text += span.text;
    }
    const std::size_t space = text.find(' ');
    if (!is_display || space == std::string::npos) {
      return {};
    }
    // The longest kind that begins the text in capitals: "NGHỊ QUYẾT LIÊN TỊCH" before "NGHỊ
    // QUYẾT".
    std::size_t best = 0;
    for (std::size_t end = space; end != std::string::npos && end < 60;
         end = text.find(' ', end + 1)) {
      const std::string_view words = std::string_view(text).substr(0, end);
      if (is_upper_case(words) && kind_named(fold(words), configuration_)) {
        best = end;
      }
    }
    if (best == 0) {
      return {};
    }
    return {slice(paragraph, 0, best), slice(paragraph, best, text.size())};
  }

  /// Takes everything before the kind, or, where there is none, what looks like a head.
  void take_head(std::optional<std::size_t> kind) {
    while (!at_end() && (!kind || source_.next < *kind)) {
      const Line& line = peek();
      if (line.is_table()) {
        if (!is_head_table(line) && !has_symbol_cell(line.table())) {
          if (!kind) {
            return;
          }
          opening_.misplaced.push_back(source_.take().block);
          continue;
        }
        take_head_table(std::get<model::Table>(source_.take().block));
        continue;
      }
      if (!kind && !looks_like_head(line)) {
        return;
      }
      const model::Paragraph paragraph = take_paragraph();
      const bool beside = fold(model::plain_text(paragraph)).find("cong hoa xa hoi") != 0;
      for (model::Paragraph& part : split_at_breaks(paragraph, beside)) {
        place_head_line(std::move(part));
      }
    }
  }

  [[nodiscard]] bool looks_like_head(const Line& line) const {
    const bool goes_on = line.label || begins_preamble(line) || is_enacting(line) ||
                         find_attachment(source_.lines, source_.next, {});
    const std::string first = fold(line.text.substr(0, line.text.find('\n')));
    return !goes_on && (is_symbol_line(line) || is_place_line(line) || is_state_name(line.key) ||
                        is_motto(line.key) || first.starts_with("cong hoa xa hoi chu nghia") ||
                        (line.upper && line.text.size() <= kHeadLineBytesMax &&
                         starts_with_any(line.key, kBodyStarts)));
  }

  [[nodiscard]] static bool has_symbol_cell(const model::Table& table) {
    constexpr std::size_t kRowsMax = 4;
    if (table.rows.size() > kRowsMax) {
      return false;
    }
    for (const model::Row& row : table.rows) {
      for (const model::Cell& cell : row.cells) {
        for (const model::Paragraph& paragraph : cell.paragraphs) {
          if (is_symbol_line(make_line(paragraph))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  void take_head_table(model::Table table) {
    for (model::Row& row : table.rows) {
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const bool is_right = row.cells.size() > 1 && c + 1 == row.cells.size();
        for (const model::Paragraph& paragraph : row.cells[c].paragraphs) {
          for (model::Paragraph& part : split_at_breaks(paragraph)) {
            place_head_part(std::move(part), is_right);
          }
        }
      }
    }
  }

  /// Puts one line of the head where it belongs, or its two columns where blanks part them:
  /// "TỈNH ĐỒNG NAI          Độc lập - Tự do - Hạnh phúc". Blanks to fill in part nothing.
  void place_head_line(model::Paragraph paragraph) {
    std::vector<model::Paragraph> columns = split_at_gap(paragraph);
    if (columns.size() == 2) {
      const Line right = make_line(columns[1]);
      const bool is_right = is_state_name(right.key) || is_motto(right.key) ||
                            is_place_line(right) || is_drawn_rule(right.text);
      if (is_right) {
        place_head_part(std::move(columns[0]), false);
        place_head_part(std::move(columns[1]), true);
        return;
      }
    }
    place_head_part(std::move(paragraph), false);
  }

  /// Puts one line of the head where it belongs: by what it says, else by its side.
  void place_head_part(model::Paragraph part, bool is_right) {
    Line line = make_line(std::move(part));
    model::Head& head = opening_.head;
    auto& paragraph = std::get<model::Paragraph>(line.block);
    if (is_drawn_rule(line.text)) {
      drop(source_.dropped, paragraph, kRuleReason);
    } else if (is_state_name(line.key) || is_motto(line.key)) {
      head.motto.push_back(std::move(paragraph));
    } else if (!head.symbol && is_symbol_line(line)) {
      head.symbol = std::move(paragraph);
    } else if (!head.place && is_place_line(line)) {
      head.place = std::move(paragraph);
    } else if (line.key.starts_with("v/v ") || line.key.starts_with("v/v:")) {
      opening_.abstract.push_back(std::move(paragraph));
    } else if (is_signed_mark(line.key)) {
      drop(source_.dropped, paragraph, kSignedMarkReason);
    } else if (is_right) {
      head.motto.push_back(std::move(paragraph));
    } else if (line.upper && line.text.size() <= kHeadLineBytesMax) {
      head.issuer.push_back(std::move(paragraph));
    } else {
      opening_.misplaced.emplace_back(std::move(paragraph));
    }
  }

  /// Whether the abstract ends before the line for sure.
  [[nodiscard]] bool stops_abstract(const Line& line) const {
    return line.is_table() || is_division_or_article(line) || begins_preamble(line) ||
           is_enacting(line) || is_issuing_body(line) || (!line.label && is_history(line));
  }

  void take_abstract() {
    std::size_t stop = source_.next;
    const std::size_t last = std::min(source_.lines.size(), source_.next + kAbstractLinesMax);
    while (stop < last && !stops_abstract(source_.lines[stop]) &&
           !is_signature_at(source_.lines, stop)) {
      ++stop;
    }
    // A signature ends a text without grounds and articles; where its abstract ends it does not
    // say.
    const bool has_stop =
        stop < last && !source_.lines[stop].is_table() && !is_signature_at(source_.lines, stop);
    const bool first_is_display = !at_end() && peek().is_display();
    std::size_t taken = 0;
    while (source_.next < stop) {
      const Line& line = peek();
      if (!opening_.head.symbol && is_symbol_line(line)) {
        opening_.head.symbol = take_paragraph();
        continue;
      }
      if (!opening_.head.place && is_place_line(line)) {
        opening_.head.place = take_paragraph();
        continue;
      }
      const bool is_running = line.text.size() > kAbstractBytesMax ||
                              (line.text.ends_with('.') && line.text.size() > kRunningTextBytes);
      const bool differs = taken > 0 && !has_stop && line.is_display() != first_is_display;
      const bool is_alone = taken > 0 && !has_stop && !first_is_display;
      if (is_running || differs || is_alone || (line.label && !has_stop)) {
        return;
      }
      opening_.abstract.push_back(take_paragraph());
      ++taken;
    }
  }

  /// Whether the line names who issues: one of the configuration's, or any body by its words.
  [[nodiscard]] bool is_issuing_body(const Line& line) const {
    if (line.is_table() || !line.upper || line.label || line.text.ends_with(':') ||
        line.text.size() > kHeadLineBytesMax) {
      return false;
    }
    if (starts_with_any(line.key, kBodyStarts)) {
      return true;
    }
    return std::any_of(configuration_.issuers.begin(), configuration_.issuers.end(),
                       [&](const model::Issuer& issuer) {
                         return std::any_of(
                             issuer.recognised_by.begin(), issuer.recognised_by.end(),
                             [&](const std::string& name) {
                               return line.key.starts_with(collapse_spaces(fold(name)));
                             });
                       });
  }

  void take_issuing_body() {
    constexpr std::size_t kLinesMax = 4;
    if (at_end() || !is_issuing_body(peek())) {
      return;
    }
    // Without a preamble or enacting words behind it, the line is a heading of the text.
    std::size_t end = source_.next;
    while (end < source_.lines.size() && end - source_.next < kLinesMax &&
           belongs_to_issuing_body(source_.lines[end])) {
      ++end;
    }
    const bool is_introduced = end < source_.lines.size() && (begins_preamble(source_.lines[end]) ||
                                                              is_enacting(source_.lines[end]));
    if (!is_introduced && opening_.kind_lines.empty()) {
      return;
    }
    while (source_.next < end) {
      opening_.issuing_body.push_back(take_paragraph());
    }
  }

  [[nodiscard]] static bool belongs_to_issuing_body(const Line& line) {
    const bool is_session = line.key.starts_with("khoa ") || line.key.starts_with("(khoa ") ||
                            line.key.starts_with("ky hop ");
    return !line.is_table() && !line.label && !is_enacting(line) && !line.text.ends_with(':') &&
           (line.upper || is_session) && line.text.size() <= kHeadLineBytesMax;
  }

  void take_preamble() {
    while (!at_end() && goes_on_with_preamble(peek())) {
      opening_.preamble.push_back(take_paragraph());
    }
  }

  [[nodiscard]] bool goes_on_with_preamble(const Line& line) const {
    if (begins_preamble(line)) {
      return true;
    }
    const bool lists_amendments =
        !opening_.preamble.empty() && is_history(make_line(opening_.preamble.back()));
    if (is_history(line) && (lists_amendments || !line.label)) {
      return true;
    }
    if (opening_.preamble.empty() || line.is_table() || line.label || line.is_display() ||
        line.text.size() > kPreambleBytesMax) {
      return false;
    }
    // The pattern of 2025 ends with "... ban hành Quyết định ...", without enacting words.
    const std::size_t issues = line.key.find(" ban hanh ");
    if (issues != std::string::npos && issues < 100) {
      return true;
    }
    const std::string before = model::plain_text(opening_.preamble.back());
    const bool is_cut = !before.ends_with('.') && !before.ends_with(';') &&
                        !before.ends_with(':') && !before.ends_with(',');
    return is_cut || line.text.ends_with(';');
  }

  void take_enacting() {
    if (at_end()) {
      return;
    }
    // "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" may stand right above "QUYẾT ĐỊNH:".
    const bool named_above = source_.next + 1 < source_.lines.size() && is_issuing_body(peek()) &&
                             is_enacting(source_.lines[source_.next + 1]);
    if (named_above) {
      opening_.enacting.push_back(take_paragraph());
    }
    if (is_enacting(peek())) {
      opening_.enacting.push_back(take_paragraph());
    }
  }

  Source& source_;
  const model::Configuration& configuration_;
  Opening opening_ = {};
};

}  // namespace

Opening take_opening(Source& source, const model::Configuration& configuration,
                     Diagnostics& diagnostics) {
  Opening opening = OpeningReader(source, configuration).read();
  for (const model::Block& block : opening.misplaced) {
    const auto* paragraph = std::get_if<model::Paragraph>(&block);
    const model::Paragraph place =
        paragraph != nullptr ? *paragraph
                             : model::Paragraph{.origin = std::get<model::Table>(block).origin};
    diagnostics.report({.code = "G0315",
                        .place = source.place(place),
                        .message = "text before the kind of act that is no part of a head",
                        .help = "it is set before the first provision; remove it if it is not "
                                "part "
                                "of the act"});
  }
  return opening;
}

}  // namespace gazette::ingest

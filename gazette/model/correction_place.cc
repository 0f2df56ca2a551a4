// Where a place of an act is, as people name it.

#include "gazette/model/correction_place.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::model {
namespace {

/// "thứ nhất" and so on, and the figures for them.
constexpr std::array<std::string_view, 10> kOrdinals = {"nhất", "hai", "ba",  "tư",   "năm",
                                                        "sáu",  "bảy", "tám", "chín", "mười"};

/// The words that begin a step of a place, in small letters, the longer first.
constexpr std::array<std::pair<std::string_view, CitedLevel>, 11> kLevelWords = {{
    {"phụ lục số", CitedLevel::annex},
    {"phụ lục", CitedLevel::annex},
    {"biểu mẫu", CitedLevel::form},
    {"mẫu số", CitedLevel::form},
    {"tiểu mục", CitedLevel::subsection},
    {"phần", CitedLevel::part},
    {"chương", CitedLevel::chapter},
    {"mục", CitedLevel::section},
    {"điều", CitedLevel::article},
    {"khoản", CitedLevel::clause},
    {"điểm", CitedLevel::point},
}};

/// Words that lead to a row of a table by the number in its first cell.
constexpr std::array<std::string_view, 3> kRowWords = {"số thứ tự", "stt", "hàng thứ"};

/// Takes `words` off the beginning of `text` where it begins with them as a whole.
bool take(std::string_view& text, std::string_view words) {
  const std::string_view rest = text.substr(std::min(words.size(), text.size()));
  if (!text.starts_with(words) || (!rest.empty() && rest.front() != ' ')) {
    return false;
  }
  text = trim(rest);
  return true;
}

std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text = trim(text.substr(end));
  return word;
}

/// "4" of "4.", "tư" and "4)".
std::string number_of(std::string_view word) {
  while (!word.empty() && std::string_view(".):").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  const auto* const ordinal = std::find(kOrdinals.begin(), kOrdinals.end(), word);
  return ordinal == kOrdinals.end() ? std::string(word)
                                    : fmt::format("{}", ordinal - kOrdinals.begin() + 1);
}

/// A place taken apart: "số thứ tự 57 của Phụ lục II", "khoản 2 Điều 3 của Quy định".
struct ReadPlace {
  std::string row = {};        // "57"
  CitedPath steps = {};        // from the outermost on
  std::string text_name = {};  // "quy định": of which text
  bool is_understood = true;
};

std::optional<CitedStep> take_step(std::string_view& rest) {
  for (const auto& [words, level] : kLevelWords) {
    if (!take(rest, words)) {
      continue;
    }
    CitedStep step{.level = level};
    static_cast<void>(take(rest, "thứ"));
    const bool needs_number = level != CitedLevel::annex && level != CitedLevel::form;
    const bool has_number =
        !rest.empty() && !rest.starts_with("của ") &&
        std::none_of(kLevelWords.begin(), kLevelWords.end(), [&](const auto& each) {
          std::string_view ahead = rest;
          return take(ahead, each.first);
        });
    if (needs_number || has_number) {
      step.number = number_of(take_word(rest));
    }
    return step;
  }
  return std::nullopt;
}

ReadPlace read_place(std::string_view place) {
  std::string lower = to_lower(to_nfc(place));
  std::replace(lower.begin(), lower.end(), ',', ' ');
  lower = collapse_spaces(lower);
  std::string_view rest = lower;
  ReadPlace read;
  for (const std::string_view words : kRowWords) {
    if (read.row.empty() && take(rest, words)) {
      static_cast<void>(take(rest, "số"));
      read.row = number_of(take_word(rest));
      read.is_understood = !read.row.empty();
    }
  }
  while (!rest.empty()) {
    if (take(rest, "của") || take(rest, "tại") || take(rest, "trong")) {
      continue;
    }
    const std::optional<CitedStep> step = take_step(rest);
    if (!step) {
      read.text_name = std::string(rest);
      break;
    }
    read.steps.push_back(*step);
  }
  std::stable_sort(read.steps.begin(), read.steps.end(),
                   [](const CitedStep& a, const CitedStep& b) { return a.level < b.level; });
  const bool is_twice = std::adjacent_find(read.steps.begin(), read.steps.end(),
                                           [](const CitedStep& a, const CitedStep& b) {
                                             return a.level == b.level;
                                           }) != read.steps.end();
  const bool lacks_number = std::any_of(
      read.steps.begin(), read.steps.end(),
      [](const CitedStep& step) { return step.number.empty() && step.level > CitedLevel::form; });
  read.is_understood = read.is_understood && !is_twice && !lacks_number;
  return read;
}

std::uint32_t count_of(const Block& block) {
  const auto* table = std::get_if<Table>(&block);
  std::uint32_t count = table == nullptr ? 1 : 0;
  for (std::size_t row = 0; table != nullptr && row < table->rows.size(); ++row) {
    for (const Cell& cell : table->rows[row].cells) {
      count += static_cast<std::uint32_t>(cell.paragraphs.size());
    }
  }
  return count;
}

/// The paragraphs of a provision and all below it.
std::uint32_t count_of(const Provision& provision) {
  auto count = static_cast<std::uint32_t>(1 + provision.title.size());
  for (const Block& block : provision.blocks) {
    count += count_of(block);
  }
  for (const Provision& child : provision.children) {
    count += count_of(child);
  }
  return count;
}

/// All parts of an act that have an address, in the order of its text; each stands behind those
/// that hold it.
class Parts {
 public:
  explicit Parts(const Instrument& instrument) : pieces_(pieces(instrument)) {
    add(instrument.provisions, "");
    for (std::size_t i = 0; i < instrument.attachments.size(); ++i) {
      add_attachment(instrument.attachments[i]);
    }
  }

  struct Part {
    NamedPart named = {};
    const Provision* provision = nullptr;  // one of the two
    const Attachment* attachment = nullptr;
    std::size_t text = 0;  // 0: the act; from 1 its attachments
    CitedPath path = {};   // steps that lead here within its text
  };
  [[nodiscard]] const std::vector<Part>& list() const { return list_; }

 private:
  void add(const std::vector<Provision>& provisions, const std::string& text_name) {
    for (const Provision& provision : provisions) {
      const auto piece = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& each) {
        return each.provision == &provision;
      });
      if (piece == pieces_.end()) {
        continue;
      }
      path_.push_back({.level = cited_level(provision.level), .number = provision.number});
      const std::uint32_t first = piece->first_paragraph;
      list_.push_back({.named = {.anchor = provision.anchor,
                                 .name = name_of_path() + text_name,
                                 .first = first,
                                 .end = first + count_of(provision)},
                       .provision = &provision,
                       .text = text_,
                       .path = path_});
      add(provision.children, text_name);
      path_.pop_back();
    }
  }

  /// Articles are numbered through: chapters are not named with them.
  [[nodiscard]] std::string name_of_path() const {
    CitedPath path;
    for (const CitedStep& step : path_) {
      if (step.level >= CitedLevel::article && !path.empty() &&
          path.back().level < CitedLevel::article) {
        path.clear();
      }
      path.push_back(step);
    }
    return to_text(path);
  }

  void add_attachment(const Attachment& attachment) {
    ++text_;
    const auto first = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& each) {
      return each.attachment == &attachment;
    });
    if (first == pieces_.end()) {
      return;
    }
    const auto end = std::find_if(std::next(first), pieces_.end(), [](const Piece& each) {
      return each.attachment != nullptr || each.role == Role::note;
    });
    std::uint32_t end_place = first->first_paragraph;
    for (auto piece = first; piece != end; ++piece) {
      end_place = piece->first_paragraph + static_cast<std::uint32_t>(paragraphs_of(*piece).size());
    }
    const std::string title =
        attachment.title.empty() ? attachment.anchor : plain_text(attachment.title.front());
    list_.push_back({.named = {.anchor = attachment.anchor,
                               .name = title,
                               .first = first->first_paragraph,
                               .end = end_place},
                     .attachment = &attachment,
                     .text = text_});
    add(attachment.provisions, " của " + title);
  }

  std::vector<Piece> pieces_;
  std::vector<Part> list_ = {};
  CitedPath path_ = {};
  std::size_t text_ = 0;
};

/// Whether the title of an attachment, in small letters, begins with these words as a whole.
bool begins_with(std::string_view title, std::string_view words) {
  return title.starts_with(words) &&
         (title.size() == words.size() ||
          std::string_view(" .:").find(title[words.size()]) != std::string_view::npos);
}

std::string title_of(const Attachment& attachment) {
  return attachment.title.empty() ? std::string() : to_lower(plain_text(attachment.title.front()));
}

/// Whether `path` leads through `steps` in their order and ends with the last of them.
bool is_meant(const CitedPath& path, const CitedPath& steps) {
  std::size_t met = 0;
  for (const CitedStep& step : path) {
    met += met < steps.size() && step.level == steps[met].level &&
                   to_lower(step.number) == steps[met].number
               ? 1U
               : 0U;
  }
  return met == steps.size() && !path.empty() && path.back().level == steps.back().level &&
         to_lower(path.back().number) == steps.back().number;
}

/// The texts of the act in which the place is looked for: 0 the act, from 1 its attachments.
std::vector<std::size_t> texts_of(const Instrument& instrument, const ReadPlace& read) {
  std::vector<std::size_t> texts;
  const bool has_annex = !read.steps.empty() && read.steps.front().level <= CitedLevel::form;
  const std::string own = to_lower(instrument.kind_name);
  const bool names_own = !read.text_name.empty() && begins_with(read.text_name, own);
  if (!has_annex && (read.text_name.empty() || names_own)) {
    texts.push_back(0);
  }
  for (std::size_t i = 0; i < instrument.attachments.size() && !names_own; ++i) {
    const std::string title = title_of(instrument.attachments[i]);
    std::string wanted = read.text_name;
    if (has_annex) {
      const CitedStep& step = read.steps.front();
      wanted = step.level == CitedLevel::annex ? "phụ lục" : "mẫu số";
      wanted += step.number.empty() ? "" : " " + step.number;
    }
    const bool is_form = has_annex && read.steps.front().level == CitedLevel::form;
    if (wanted.empty() || begins_with(title, wanted) ||
        (is_form && begins_with(title, "biểu " + wanted))) {
      texts.push_back(i + 1);
    }
  }
  return texts;
}

std::vector<NamedPart> provisions_of(const Instrument& instrument, const ReadPlace& read) {
  CitedPath steps = read.steps;
  if (!steps.empty() && steps.front().level <= CitedLevel::form) {
    steps.erase(steps.begin());
  }
  const bool names_text = steps.size() < read.steps.size() || !read.text_name.empty();
  const Parts parts(instrument);
  std::vector<NamedPart> found;
  for (const std::size_t text : texts_of(instrument, read)) {
    if (steps.empty() && text == 0) {
      continue;  // the whole act is no place
    }
    for (const Parts::Part& part : parts.list()) {
      const bool is_text = steps.empty() && names_text && part.attachment != nullptr;
      const bool is_provision =
          !steps.empty() && part.provision != nullptr && is_meant(part.path, steps);
      if (part.text == text && (is_text || is_provision)) {
        found.push_back(part.named);
      }
    }
  }
  return found;
}

/// The rows of `part` whose first cell has this number.
std::vector<NamedPart> rows_of(const Instrument& instrument, const NamedPart& part,
                               const std::string& number) {
  std::vector<NamedPart> rows;
  for (const Piece& piece : pieces(instrument)) {
    std::uint32_t place = piece.first_paragraph;
    if (piece.table == nullptr || place < part.first || place >= part.end) {
      continue;
    }
    for (const Row& row : piece.table->rows) {
      std::uint32_t end = place;
      for (const Cell& cell : row.cells) {
        end += static_cast<std::uint32_t>(cell.paragraphs.size());
      }
      const bool has_number = !row.cells.empty() && row.cells.front().paragraphs.size() == 1 &&
                              number_of(plain_text(row.cells.front().paragraphs.front())) == number;
      if (has_number) {
        rows.push_back({.anchor = part.anchor,
                        .name = fmt::format("số thứ tự {}{}{}", number,
                                            part.name.empty() ? "" : " của ", part.name),
                        .first = place,
                        .end = end});
      }
      place = end;
    }
  }
  return rows;
}

/// What has no provision and no address: the parts of the head, grounds, signature, footnotes.
struct UnaddressedPart {
  std::string_view words = {};
  std::string_view name = {};
  std::vector<Role> roles = {};
  bool is_counted = false;  // "căn cứ thứ tư"
};

const std::vector<UnaddressedPart>& unaddressed_parts() {
  static const std::vector<UnaddressedPart> kParts = {
      {.words = "căn cứ", .name = "căn cứ", .roles = {Role::preamble}, .is_counted = true},
      {.words = "trích yếu", .name = "trích yếu", .roles = {Role::abstract}},
      {.words = "tên gọi", .name = "trích yếu", .roles = {Role::abstract}},
      {.words = "số ký hiệu", .name = "số, ký hiệu", .roles = {Role::head_symbol}},
      {.words = "địa danh", .name = "địa danh, ngày", .roles = {Role::head_place}},
      {.words = "chữ ký", .name = "chữ ký", .roles = {Role::signature_role, Role::signature_name}},
      {.words = "cước chú", .name = "cước chú", .roles = {Role::note}, .is_counted = true},
      {.words = "chú thích", .name = "cước chú", .roles = {Role::note}, .is_counted = true},
  };
  return kParts;
}

/// Each piece of the part by itself where these are counted; else all in one stretch.
std::vector<NamedPart> pieces_of(const Instrument& instrument, const UnaddressedPart& part) {
  std::vector<NamedPart> list;
  const bool is_ground = part.roles.front() == Role::preamble;
  for (const Piece& piece : pieces(instrument)) {
    if (piece.in_attachment || piece.paragraph == nullptr ||
        std::find(part.roles.begin(), part.roles.end(), piece.role) == part.roles.end() ||
        (is_ground && !to_lower(plain_text(*piece.paragraph)).starts_with("căn cứ"))) {
      continue;
    }
    const std::uint32_t end = piece.first_paragraph + 1;
    const bool goes_on =
        !list.empty() &&
        (!part.is_counted ||
         (piece.note != 0 && list.back().name == fmt::format("{} {}", part.name, piece.note)));
    if (goes_on) {
      list.back().end = end;
      continue;
    }
    std::string name(part.name);
    if (part.is_counted) {
      name += piece.note != 0 ? fmt::format(" {}", piece.note)
                              : fmt::format(" thứ {}", list.size() + 1);
    }
    list.push_back({.name = std::move(name), .first = piece.first_paragraph, .end = end});
  }
  return list;
}

std::optional<std::vector<NamedPart>> unaddressed(const Instrument& instrument,
                                                  std::string_view place) {
  std::string lower = to_lower(to_nfc(place));
  std::replace(lower.begin(), lower.end(), ',', ' ');
  lower = collapse_spaces(lower);
  for (const UnaddressedPart& part : unaddressed_parts()) {
    std::string_view rest = lower;
    if (!take(rest, part.words)) {
      continue;
    }
    if (part.name == "địa danh, ngày") {
      static_cast<void>(take(rest, "ngày"));
    }
    static_cast<void>(take(rest, "thứ"));
    static_cast<void>(take(rest, "số"));
    const std::string number = rest.empty() ? std::string() : number_of(take_word(rest));
    std::vector<NamedPart> list = pieces_of(instrument, part);
    if (!rest.empty() || (!number.empty() && !part.is_counted)) {
      return std::vector<NamedPart>();
    }
    if (!number.empty()) {
      std::erase_if(list,
                    [&](const NamedPart& each) { return !each.name.ends_with(" " + number); });
    }
    return list;
  }
  return std::nullopt;
}

}  // namespace

std::vector<NamedPart> find_parts(const Instrument& instrument, std::string_view place) {
  place = trim(place);
  const std::string_view anchor = place.starts_with('#') ? place.substr(1) : place;
  const Parts parts(instrument);
  for (const Parts::Part& part : parts.list()) {
    if (!part.named.anchor.empty() && part.named.anchor == anchor) {
      return {part.named};
    }
  }
  if (auto list = unaddressed(instrument, place)) {
    return std::move(*list);
  }
  const ReadPlace read = read_place(place);
  if (!read.is_understood) {
    return {};
  }
  std::vector<NamedPart> found = provisions_of(instrument, read);
  if (read.row.empty()) {
    return found;
  }
  if (read.steps.empty() && read.text_name.empty()) {
    found = {whole_act(instrument)};
  }
  std::vector<NamedPart> rows;
  for (const NamedPart& part : found) {
    for (NamedPart& row : rows_of(instrument, part, read.row)) {
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

NamedPart part_at(const Instrument& instrument, std::uint32_t paragraph) {
  const auto holds = [&](const NamedPart& part) {
    return part.first <= paragraph && paragraph < part.end;
  };
  NamedPart found;
  const Parts parts(instrument);
  for (const Parts::Part& part : parts.list()) {
    if (holds(part.named)) {
      found = part.named;
    }
  }
  for (const UnaddressedPart& each : unaddressed_parts()) {
    for (NamedPart& part : pieces_of(instrument, each)) {
      if (found.name.empty() && holds(part)) {
        found = std::move(part);
      }
    }
  }
  return found;
}

}  // namespace gazette::model

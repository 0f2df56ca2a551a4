#include "gazette/model/part.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::model {
namespace {

/// Titles of attachments in a name: longer ones are cut.
constexpr std::size_t kTitleColumns = 40;

/// For each note, the paragraph that first calls it; `none` where nothing before the notes does.
std::vector<std::uint32_t> first_calls(const std::vector<Piece>& all, std::size_t notes_count,
                                       std::uint32_t none) {
  std::vector<std::uint32_t> calls(notes_count, none);
  for (const Piece& piece : all) {
    if (piece.role == Role::note) {
      break;
    }
    std::uint32_t place = piece.first_paragraph;
    for (const Paragraph* paragraph : paragraphs_of(piece)) {
      for (const Span& span : paragraph->spans) {
        if (span.note != 0 && span.note <= notes_count && calls[span.note - 1] == none) {
          calls[span.note - 1] = place;
        }
      }
      ++place;
    }
  }
  return calls;
}

std::uint32_t count_of(const Row& row) {
  std::uint32_t count = 0;
  for (const Cell& cell : row.cells) {
    count += static_cast<std::uint32_t>(cell.paragraphs.size());
  }
  return count;
}

/// Narrows a table to the rows that begin in [first, end); false where none does. A row without
/// text goes with the row above it.
bool narrow(Piece& piece, std::uint32_t first, std::uint32_t end, bool is_last) {
  std::uint32_t place = piece.first_paragraph;
  std::uint32_t row_place = place;
  std::uint32_t begin_row = piece.rows_end;
  std::uint32_t end_row = piece.rows_end;
  std::uint32_t begin_place = place;
  for (std::uint32_t row = 0; row < piece.rows_end; ++row) {
    const std::uint32_t count = count_of(piece.table->rows[row]);
    row_place = count > 0 ? place : row_place;
    if (row_place >= end && !is_last) {
      end_row = row;
      break;
    }
    if (row_place >= first && begin_row == piece.rows_end) {
      begin_row = row;
      begin_place = place;
    }
    place += count;
  }
  piece.rows_begin = std::min(begin_row, end_row);
  piece.rows_end = end_row;
  piece.first_paragraph = begin_place;
  return piece.rows_begin < piece.rows_end;
}

std::string_view without_stop(std::string_view label) {
  const std::size_t end = label.find_last_not_of(" .:)");
  return end == std::string_view::npos ? label : label.substr(0, end + 1);
}

/// "khoản 2", "điểm a"; of what is labelled by its own name that name: "Điều 5", "Chương II".
std::string own_name(const Provision& provision) {
  switch (provision.level) {
    case Level::clause:
      return "khoản " + provision.number;
    case Level::point:
      return "điểm " + provision.number;
    default:
      return std::string(without_stop(trim(provision.label)));
  }
}

/// The names of the provisions above a place, from the outermost.
class PathNames {
 public:
  void enter(const Piece& piece) {
    if (piece.attachment != nullptr) {
      names_.clear();
      const std::vector<Paragraph>& title = piece.attachment->title;
      attachment_ =
          title.empty() ? "văn bản kèm theo" : shorten(plain_text(title.front()), kTitleColumns);
    }
    if (piece.provision != nullptr) {
      names_.resize(std::min(names_.size(), piece.depth));
      names_.push_back(own_name(*piece.provision));
      levels_.resize(names_.size());
      levels_.back() = piece.provision->level;
    }
  }

  /// From the innermost to the article: chapters are not cited, articles are numbered through.
  [[nodiscard]] std::string name() const {
    std::string name;
    for (std::size_t i = names_.size(); i > 0; --i) {
      name += (name.empty() ? "" : " ") + names_[i - 1];
      if (levels_[i - 1] <= Level::article) {
        break;
      }
    }
    if (attachment_.empty()) {
      return name;
    }
    return name.empty() ? attachment_ : name + ", " + attachment_;
  }

 private:
  std::string attachment_;
  std::vector<std::string> names_;
  std::vector<Level> levels_;
};

}  // namespace

std::uint32_t body_count(const Instrument& instrument) {
  std::uint32_t count = 0;
  for (const Piece& piece : pieces(instrument)) {
    if (piece.role == Role::note) {
      return piece.first_paragraph;
    }
    count = piece.first_paragraph + static_cast<std::uint32_t>(paragraphs_of(piece).size());
  }
  return count;
}

std::vector<Piece> pieces(const Instrument& instrument, std::uint32_t first, std::uint32_t end) {
  const std::vector<Piece> all = pieces(instrument);
  const std::uint32_t count = body_count(instrument);
  const bool is_last = end >= count;
  const std::vector<std::uint32_t> calls = first_calls(all, instrument.notes.size(), count);
  const auto is_inside = [&](std::uint32_t place) {
    return place >= first && (place < end || is_last);
  };
  std::vector<Piece> own;
  for (Piece piece : all) {
    if (piece.role == Role::note) {
      if (is_inside(calls[piece.note - 1])) {
        own.push_back(piece);
      }
    } else if (piece.table != nullptr) {
      if (narrow(piece, first, end, is_last)) {
        own.push_back(piece);
      }
    } else if (is_inside(piece.first_paragraph)) {
      own.push_back(piece);
    }
  }
  return own;
}

std::vector<Piece> pieces(const Instrument& instrument, const std::optional<Part>& part) {
  return part ? pieces(instrument, part->first, part->end) : pieces(instrument);
}

std::vector<std::string> text_of(const Instrument& instrument, const std::optional<Part>& part) {
  std::vector<std::string> texts = text_of(instrument);
  if (!part) {
    return texts;
  }
  std::vector<bool> is_own(texts.size());
  for (const Piece& piece : pieces(instrument, part)) {
    for (std::size_t i = 0; i < paragraphs_of(piece).size(); ++i) {
      is_own[piece.first_paragraph + i] = true;
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!is_own[i]) {
      texts[i].clear();
    }
  }
  return texts;
}

bool is_cut(const Piece& piece) {
  return piece.table != nullptr &&
         (piece.rows_begin != 0 || piece.rows_end != piece.table->rows.size());
}

std::uint32_t head_rows(const Table& table) {
  const auto first = std::find_if(table.rows.begin(), table.rows.end(),
                                  [](const Row& row) { return !row.heading; });
  return static_cast<std::uint32_t>(first - table.rows.begin());
}

Table cut_table(const Table& table, std::uint32_t begin, std::uint32_t end, bool with_head) {
  Table cut = {.columns_count = table.columns_count,
               .widths = table.widths,
               .ruled = table.ruled,
               .origin = table.origin};
  const std::uint32_t head = with_head ? std::min(head_rows(table), begin) : 0;
  cut.rows.assign(table.rows.begin(), table.rows.begin() + head);
  cut.rows.insert(cut.rows.end(), table.rows.begin() + begin, table.rows.begin() + end);
  return cut;
}

std::string name_of_place(const Instrument& instrument, std::uint32_t place) {
  PathNames path;
  for (const Piece& piece : pieces(instrument)) {
    path.enter(piece);
    const auto count = static_cast<std::uint32_t>(paragraphs_of(piece).size());
    if (place >= piece.first_paragraph + count) {
      continue;
    }
    const std::string name = path.name();
    const std::string where = name.empty() ? "" : ", " + name;
    if (piece.table != nullptr && place > piece.first_paragraph) {
      Piece rest = piece;
      narrow(rest, place, place + 1, true);
      const std::uint32_t head = std::min(head_rows(*piece.table), rest.rows_begin);
      return fmt::format("hàng {} của bảng{}", rest.rows_begin - head + 1, where);
    }
    if (piece.provision != nullptr || piece.attachment != nullptr) {
      return name;
    }
    return piece.table != nullptr
               ? "bảng" + where
               : fmt::format("\"{}\"{}", shorten(plain_text(*piece.paragraph), kTitleColumns),
                             where);
  }
  return "hết";
}

std::string words_of_part(const Instrument& instrument, const Part& part) {
  return fmt::format("từ {} đến {}",
                     part.first == 0 ? "đầu" : name_of_place(instrument, part.first),
                     part.next ? "trước " + name_of_place(instrument, part.end) : "hết");
}

}  // namespace gazette::model

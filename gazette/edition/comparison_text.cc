#include "gazette/edition/comparison_text.h"

#include <algorithm>

#include "gazette/edition/documents.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLeaderSignsMin = 3;

/// What two ways of writing a sign have in common: ligatures, hyphens that do not break, the
/// bullets of several fonts. Nothing for signs without width.
std::string_view plain_sign(char32_t c) {
  switch (c) {
    case 0xFB00:
      return "ff";
    case 0xFB01:
      return "fi";
    case 0xFB02:
      return "fl";
    case 0xFB03:
      return "ffi";
    case 0xFB04:
      return "ffl";
    case 0x2010:
    case 0x2011:
      return "-";
    case 0xB7:
    case 0x25AA:
    case 0x25CF:
    case 0xF0A7:
    case 0xF0B7:
      return "•";
    default:
      return {};
  }
}

bool is_without_width(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

/// A word without leaders ("......" to be filled in by hand, "------" under a head), which have no
/// length of their own. The "./." that ends an act is none, wherever the dots before it end.
std::string without_leaders(const std::string& word) {
  std::string result;
  std::string leader;
  std::size_t signs = 0;
  const auto end_leader = [&](std::string_view rest) {
    if (signs < kLeaderSignsMin) {
      result += leader;
    } else if (leader.ends_with('.') && rest.starts_with("/.")) {
      result += '.';
    }
    leader.clear();
    signs = 0;
  };
  for (std::size_t position = 0; position < word.size();) {
    const std::size_t begin = position;
    const char32_t c = next_code_point(word, position);
    const std::string_view sign = std::string_view(word).substr(begin, position - begin);
    if (c == U'.' || c == U'_' || c == U'…' || c == U'-' || c == U'–') {
      const bool goes_on =
          (c == U'-' || c == U'–') == (leader.ends_with('-') || leader.ends_with("–"));
      if (!leader.empty() && !goes_on) {
        end_leader(std::string_view(word).substr(begin));
      }
      leader += sign;
      signs += c == U'…' ? kLeaderSignsMin : 1;
      continue;
    }
    end_leader(std::string_view(word).substr(begin));
    result += sign;
  }
  end_leader({});
  return result;
}

bool is_only_dots(std::string_view word) {
  return word.find_first_not_of('.') == std::string_view::npos;
}

/// Adds the words of a stretch of text.
void add_words(std::vector<ComparedWord>& words, std::string_view text, std::uint32_t place,
               TextPart part) {
  std::string word;
  bool after_leader = false;
  const auto end_word = [&] {
    std::string clean = without_leaders(word);
    // Dots behind a leader are its last ones, set apart by chance.
    const bool is_leader =
        !word.empty() && (clean.empty() || (after_leader && is_only_dots(clean)));
    if (!word.empty()) {
      after_leader = is_leader;
    }
    if (!clean.empty() && !is_leader) {
      words.push_back({.text = std::move(clean), .place = place, .part = part});
    }
    word.clear();
  };
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const char32_t c = next_code_point(text, position);
    if (is_space(c)) {
      end_word();
    } else if (const std::string_view plain = plain_sign(c); !plain.empty()) {
      word += plain;
    } else if (!is_without_width(c)) {
      word += text.substr(begin, position - begin);
    }
  }
  end_word();
}

/// A paragraph of a document or a dropped text, by its place in the source.
struct Passage {
  std::uint32_t paragraph = 0;
  TextPart part = TextPart::text;
  std::string text = {};
};

}  // namespace

std::vector<ComparedWord> words_of(const model::Instrument& instrument) {
  std::vector<Passage> passages;
  std::uint32_t note = 0;
  for (const model::Piece& piece : model::pieces(instrument)) {
    const bool in_note = piece.role == model::Role::note;
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      std::string text = model::plain_text(*paragraph);
      if (in_note && piece.note != note) {
        note = piece.note;
        text = instrument.notes[note - 1].mark + " " + text;
      }
      passages.push_back({.paragraph = paragraph->origin.paragraph,
                          .part = in_note ? TextPart::note : TextPart::text,
                          .text = std::move(text)});
    }
  }
  for (const model::Dropped& dropped : instrument.dropped) {
    passages.push_back(
        {.paragraph = dropped.origin.paragraph, .part = TextPart::dropped, .text = dropped.text});
  }
  std::stable_sort(passages.begin(), passages.end(),
                   [](const Passage& a, const Passage& b) { return a.paragraph < b.paragraph; });
  std::vector<ComparedWord> words;
  for (const Passage& passage : passages) {
    add_words(words, passage.text, passage.paragraph, passage.part);
  }
  return words;
}

namespace {

/// Whether a line's hyphen may be there only because the line ends: "thanh-" before "toán".
bool is_cut_at_end(std::string_view line, std::string_view next) {
  const auto is_letter_byte = [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  return line.size() > 1 && line.ends_with('-') && is_letter_byte(line[line.size() - 2]) &&
         !next.empty() && is_letter_byte(next.front());
}

}  // namespace

std::vector<ComparedWord> words_of(const PdfPages& pages) {
  std::vector<ComparedWord> words;
  std::uint32_t number = 0;
  for (const std::vector<PdfLine>& page : pages) {
    ++number;
    for (std::size_t i = 0; i < page.size(); ++i) {
      std::string text = page[i].text;
      if (i + 1 < page.size() && is_cut_at_end(text, page[i + 1].text)) {
        text.pop_back();
        append_utf8(text, 0xAD);
      }
      add_words(words, text, number, page[i].is_furniture ? TextPart::furniture : TextPart::text);
    }
  }
  return words;
}

namespace {

/// An act of the record, read again from its original.
std::optional<ComparedText> read_from_record(const Workspace& workspace,
                                             const ledger::Reception& reception, Files& files,
                                             Diagnostics& diagnostics) {
  Diagnostics found;
  const auto instrument = read_act(workspace, reception, files, found);
  if (!instrument) {
    diagnostics.append(std::move(found));
    return std::nullopt;
  }
  return ComparedText{.name = reception.act, .words = words_of(*instrument)};
}

}  // namespace

std::vector<ComparedWord> words_of(const std::vector<std::string>& paragraphs) {
  std::vector<ComparedWord> words;
  std::uint32_t place = 0;
  for (const std::string& paragraph : paragraphs) {
    add_words(words, paragraph, ++place, TextPart::text);
  }
  return words;
}

std::optional<ComparedText> read_for_comparison(const Workspace& workspace,
                                                const ledger::Ledger* ledger, Files& files,
                                                const std::string& name, Diagnostics& diagnostics) {
  const fs::path path = name;
  if (ledger != nullptr && !files.exists(path)) {
    if (const auto reception = ledger->find_act(name)) {
      return read_from_record(workspace, *reception, files, diagnostics);
    }
  }
  if (to_lower(path.extension().string()) == ".pdf" && files.exists(path)) {
    const auto pages = read_pdf_text(path, diagnostics);
    if (!pages) {
      return std::nullopt;
    }
    return ComparedText{.name = name, .is_paged = true, .words = words_of(*pages)};
  }
  // What else is wrong with a draft is for `check` to say; here only whether it can be read.
  Diagnostics found;
  const ingest::Ingested ingested = read_document(workspace, files, path, found);
  if (!ingested.instrument && ingested.source_text.empty()) {
    diagnostics.append(std::move(found));
    return std::nullopt;
  }
  return ComparedText{.name = name,
                      .words = ingested.instrument ? words_of(*ingested.instrument)
                                                   : words_of(ingested.source_text)};
}

}  // namespace gazette::edition

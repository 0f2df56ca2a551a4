#include "gazette/edition/text_law.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/press/press.h"
#include "gazette/web/web.h"

namespace gazette::edition {
namespace {

constexpr std::size_t kExcerptColumns = 60;

/// The two texts from a little before the place where they part.
std::string difference(std::string_view expected, std::string_view found) {
  const auto [left, right] =
      std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  auto at = static_cast<std::size_t>(left - expected.begin());
  at -= std::min<std::size_t>(at, 20);
  // Back to the start of a code point.
  while (at > 0 && (static_cast<unsigned char>(expected[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return fmt::format("expected \"{}\", found \"{}\"", shorten(expected.substr(at), kExcerptColumns),
                     at <= found.size() ? shorten(found.substr(at), kExcerptColumns) : "");
}

void report_texts(const std::vector<std::string>& expected, const std::vector<std::string>& found,
                  std::string_view code, const std::string& path, Diagnostics& diagnostics) {
  const auto [left, right] =
      std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  if (left == expected.end() && right == found.end()) {
    return;
  }
  diagnostics.report(
      {.code = code,
       .place = {.path = path},
       .message = fmt::format("paragraph {} of the text differs", left - expected.begin() + 1),
       .label = difference(left == expected.end() ? "" : *left, right == found.end() ? "" : *right),
       .help = "this is a fault of the program; please report it with the source document"});
}

/// The text of each paragraph of each entry, gathered from the pages in their order.
std::vector<std::vector<std::string>> texts_of(const model::Issue& issue,
                                               const typeset::Book& book) {
  std::vector<std::vector<std::string>> texts(issue.entries.size());
  for (const typeset::ParagraphReference& reference : book.paragraphs) {
    std::vector<std::string>& own = texts[reference.entry - 1];
    own.resize(std::max<std::size_t>(own.size(), reference.paragraph + std::size_t{1}));
  }
  for (const typeset::Page& page : book.pages) {
    for (const typeset::TextRun& run : page.runs) {
      if (run.paragraph == typeset::kNoParagraph) {
        continue;
      }
      const typeset::ParagraphReference reference = book.paragraphs[run.paragraph];
      std::string& text = texts[reference.entry - 1][reference.paragraph];
      for (std::uint32_t i = 0; i < run.words_count; ++i) {
        if (i > 0) {
          text += ' ';
        }
        text += book.words.text(page.words[run.first_word + i]);
      }
      if (run.space_after) {
        text += ' ';
      }
    }
  }
  return texts;
}

/// Pictures by the place of their paragraph in `model::text_of`, each with the hash of its image.
using PictureList = std::vector<std::pair<std::uint32_t, std::string>>;

PictureList pictures_of(const model::Instrument& instrument) {
  PictureList list;
  std::uint32_t place = 0;
  for (const model::Piece& piece : model::pieces(instrument)) {
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      if (paragraph->picture != 0) {
        const model::Picture& picture = instrument.pictures[paragraph->picture - 1];
        list.emplace_back(place, instrument.images[picture.image].sha256);
      }
      ++place;
    }
  }
  return list;
}

}  // namespace

void check_frames(const model::Issue& issue, const typeset::Book& book, Diagnostics& diagnostics) {
  const std::vector<std::vector<std::string>> texts = texts_of(issue, book);
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Instrument& instrument = issue.entries[i].instrument;
    report_texts(model::text_of(instrument), texts[i], "G0610", instrument.path, diagnostics);
  }
}

void check_pictures(const model::Issue& issue, const typeset::Book& book,
                    Diagnostics& diagnostics) {
  std::vector<PictureList> found(issue.entries.size());
  for (const typeset::Page& page : book.pages) {
    for (const typeset::PictureFrame& picture : page.pictures) {
      if (picture.paragraph != typeset::kNoParagraph) {
        const typeset::ParagraphReference reference = book.paragraphs[picture.paragraph];
        found[reference.entry - 1].emplace_back(reference.paragraph,
                                                book.images[picture.image].sha256);
      }
    }
  }
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Instrument& instrument = issue.entries[i].instrument;
    const PictureList expected = pictures_of(instrument);
    // In a row of a table the columns may stand in another order than in the text.
    std::sort(found[i].begin(), found[i].end());
    if (found[i] != expected) {
      diagnostics.report(
          {.code = "G0620",
           .place = {.path = instrument.path},
           .message = fmt::format("the act has {} pictures, its pages show {}, or others",
                                  expected.size(), found[i].size()),
           .help = "this is a fault of the program; please report it with the source document"});
    }
  }
}

void check_pdf(const typeset::Book& book, std::size_t first, std::size_t count,
               std::string_view pdf, const std::string& path, Diagnostics& diagnostics) {
  std::vector<std::string> expected;
  expected.reserve(count);
  for (std::size_t i = first; i < first + count; ++i) {
    std::string text = typeset::text_of(book, book.pages[i]);
    std::replace(text.begin(), text.end(), '\n', ' ');
    expected.push_back(std::move(text));
  }
  const std::vector<std::string> found = press::read_text(pdf);
  const auto [left, right] =
      std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  if (left == expected.end() && right == found.end()) {
    return;
  }
  diagnostics.report(
      {.code = "G0601",
       .place = {.path = path},
       .message = fmt::format("page {} of the PDF has another text than was set",
                              left - expected.begin() + 1),
       .label = difference(left == expected.end() ? "" : *left, right == found.end() ? "" : *right),
       .help = "this is a fault of the program; please report it with the source document"});
}

void check_html(const model::Instrument& instrument, std::string_view html, const std::string& path,
                Diagnostics& diagnostics) {
  report_texts(model::text_of(instrument), web::read_act_text(html), "G0801", path, diagnostics);
}

}  // namespace gazette::edition

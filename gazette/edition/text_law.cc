#include "gazette/edition/text_law.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/base/text.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

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
    if (reference.generated != typeset::Generated::no) {
      continue;
    }
    std::vector<std::string>& own = texts[reference.entry - 1];
    own.resize(std::max<std::size_t>(own.size(), reference.paragraph + std::size_t{1}));
  }
  for (const typeset::Page& page : book.pages) {
    for (const typeset::TextRun& run : page.runs) {
      if (!typeset::is_of_act(book, run.paragraph)) {
        continue;
      }
      const typeset::ParagraphReference& reference = book.paragraphs[run.paragraph];
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

/// The paragraphs that are published, in reading order.
std::vector<std::string> shown_text(const model::Instrument& instrument,
                                    const std::optional<model::Part>& shown) {
  std::vector<std::string> texts;
  for (const model::Piece& piece : model::pieces(instrument, shown)) {
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      texts.push_back(model::plain_text(*paragraph));
    }
  }
  return texts;
}

/// The numbers of the pictures by the place of their paragraph in `model::text_of`.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pictures_by_place(
    const model::Instrument& instrument, const std::optional<model::Part>& part) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> list;
  for (const model::Piece& piece : model::pieces(instrument, part)) {
    std::uint32_t place = piece.first_paragraph;
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      if (paragraph->picture != 0) {
        list.emplace_back(place, paragraph->picture);
      }
      ++place;
    }
  }
  return list;
}

/// Pictures by the place of their paragraph, each with the hash of its image.
using PictureList = std::vector<std::pair<std::uint32_t, std::string>>;

PictureList pictures_of(const model::Entry& entry) {
  const model::Instrument& instrument = entry.instrument;
  PictureList list;
  for (const auto& [place, number] : pictures_by_place(instrument, entry.part)) {
    const model::Picture& picture = instrument.pictures[number - 1];
    list.emplace_back(place, instrument.images[picture.image].sha256);
  }
  return list;
}

/// Says where two lists of pictures part.
void report_pictures(std::string_view code, const std::vector<std::string>& expected,
                     const std::vector<std::string>& found, const std::string& where,
                     const std::string& path, Diagnostics& diagnostics) {
  const auto [left, right] =
      std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  diagnostics.report(
      {.code = code,
       .place = {.path = path},
       .message = fmt::format("{} shows other pictures than were set ({} instead of {})", where,
                              found.size(), expected.size()),
       .label = fmt::format("picture {}: expected \"{}\", found \"{}\"",
                            left - expected.begin() + 1, left == expected.end() ? "none" : *left,
                            right == found.end() ? "none" : *right),
       .help = "this is a fault of the program; please report it with the source document"});
}

}  // namespace

void check_frames(const model::Issue& issue, const typeset::Book& book, Diagnostics& diagnostics) {
  std::vector<std::vector<std::string>> texts = texts_of(issue, book);
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Instrument& instrument = issue.entries[i].instrument;
    const std::vector<std::string> expected = model::text_of(instrument, issue.entries[i].part);
    if (issue.entries[i].part) {
      texts[i].resize(std::max(texts[i].size(), expected.size()));  // what other parts hold
    }
    report_texts(expected, texts[i], "G0610", instrument.path, diagnostics);
  }
}

void check_pictures(const model::Issue& issue, const typeset::Book& book,
                    Diagnostics& diagnostics) {
  std::vector<PictureList> found(issue.entries.size());
  for (const typeset::Page& page : book.pages) {
    for (const typeset::PictureFrame& picture : page.pictures) {
      if (typeset::is_of_act(book, picture.paragraph)) {
        const typeset::ParagraphReference& reference = book.paragraphs[picture.paragraph];
        found[reference.entry - 1].emplace_back(reference.paragraph,
                                                book.images[picture.image].sha256);
      }
    }
  }
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Instrument& instrument = issue.entries[i].instrument;
    const PictureList expected = pictures_of(issue.entries[i]);
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

void check_pdf(const typeset::Book& book, const press::Job& job, std::string_view pdf,
               const std::string& path, Diagnostics& diagnostics) {
  const std::size_t rest = book.pages.size() - job.first_page;
  const std::size_t count = job.pages_count != 0 ? job.pages_count : rest;
  std::vector<std::string> expected;
  expected.reserve(count);
  for (std::size_t i = job.first_page; i < job.first_page + count; ++i) {
    const typeset::Page& page = book.pages[i];
    const bool leaves_out = job.target == press::Target::print && page.online_runs > 0;
    std::string text = typeset::text_of(book, leaves_out ? typeset::printed_page(page) : page);
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

void check_pdf_pictures(const typeset::Book& book, const press::Job& job, std::string_view pdf,
                        const std::string& path, Diagnostics& diagnostics) {
  const press::PageWords expected = press::expected_pictures(book, job);
  if (std::all_of(expected.begin(), expected.end(),
                  [](const std::vector<std::string>& page) { return page.empty(); })) {
    return;
  }
  const press::PageWords found = press::read_pictures(pdf);
  const auto [left, right] =
      std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
  if (left != expected.end() || right != found.end()) {
    report_pictures("G0620", left == expected.end() ? std::vector<std::string>() : *left,
                    right == found.end() ? std::vector<std::string>() : *right,
                    fmt::format("page {} of the PDF", left - expected.begin() + 1), path,
                    diagnostics);
  }
}

void check_html_pictures(const model::Instrument& instrument,
                         const std::optional<model::Part>& shown, std::string_view html,
                         const std::string& path, std::span<const web::SiteFile> files,
                         Diagnostics& diagnostics) {
  std::vector<std::string> expected;
  const fs::path folder = fs::path(path).parent_path();
  std::vector<std::string> found = web::read_act_pictures(html);
  for (std::string& picture : found) {
    if (!picture.starts_with('#')) {
      picture = (folder / picture).lexically_normal().generic_string();
    }
  }
  for (const auto& [place, number] : pictures_by_place(instrument, shown)) {
    const model::Picture& picture = instrument.pictures[number - 1];
    const model::Image& image = instrument.images[picture.image];
    if (image.facts.format == ImageFormat::pdf) {
      expected.push_back(fmt::format("#{}", picture.page));
      continue;
    }
    const std::string file = fmt::format("{}/{}", web::act_folder(instrument.id, instrument.date),
                                         web::image_file_name(image));
    const auto own = std::find_if(files.begin(), files.end(),
                                  [&](const web::SiteFile& each) { return each.path == file; });
    const bool is_whole = own != files.end() && sha256(own->bytes) == image.sha256;
    expected.push_back(is_whole ? file : file + ", whole");
  }
  if (found != expected) {
    report_pictures("G0620", expected, found, "the page of the act", path, diagnostics);
  }
}

void check_html(const model::Instrument& instrument, const std::optional<model::Part>& shown,
                std::string_view html, const std::string& path, Diagnostics& diagnostics) {
  report_texts(shown_text(instrument, shown), web::read_act_text(html), "G0801", path, diagnostics);
}

void check_akn(const model::Instrument& instrument, const std::optional<model::Part>& shown,
               std::string_view xml, const std::string& path, Diagnostics& diagnostics) {
  report_texts(shown_text(instrument, shown), web::read_akn_text(xml), "G0802", path, diagnostics);
  const std::vector<std::string> found = web::read_akn_pictures(xml);
  std::vector<std::string> expected;
  for (const auto& [place, number] : pictures_by_place(instrument, shown)) {
    const model::Image& image = instrument.images[instrument.pictures[number - 1].image];
    // Where a page of a PDF is seen is the caller's to say; a file lies in a folder of the caller.
    const std::size_t at = expected.size();
    const bool is_there =
        at < found.size() &&
        (image.facts.format == ImageFormat::pdf ? !found[at].empty()
                                                : found[at].ends_with(web::image_file_name(image)));
    expected.push_back(is_there ? found[at] : web::image_file_name(image));
  }
  if (found != expected) {
    report_pictures("G0802", expected, found, "the XML of the act", path, diagnostics);
  }
}

void check_issue_akn(const model::Issue& issue,
                     const std::vector<std::optional<model::Part>>& shown, std::string_view xml,
                     const std::string& path, Diagnostics& diagnostics) {
  const std::vector<std::vector<std::string>> found = web::read_akn_texts(xml);
  const bool is_embedded =
      std::any_of(found.begin(), found.end(),
                  [](const std::vector<std::string>& text) { return !text.empty(); });
  for (std::size_t i = 0; i < issue.entries.size() && is_embedded; ++i) {
    report_texts(shown_text(issue.entries[i].instrument, shown.at(i)),
                 i < found.size() ? found[i] : std::vector<std::string>(), "G0802", path,
                 diagnostics);
  }
}

}  // namespace gazette::edition

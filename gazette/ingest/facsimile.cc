#include "gazette/ingest/facsimile.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/base.h"
#include "gazette/ingest/facsimile_crop.h"
#include "gazette/ingest/facsimile_pdf.h"
#include "gazette/ingest/picture.h"

namespace gazette::ingest {
namespace {

/// A picture that fills a page is of A4 where it states no size of its own.
const Length kPageShort = millimetres(210);
const Length kPageLong = millimetres(297);

/// One statement being carried out.
class Taker {
 public:
  Taker(const FacsimileStatement& statement, model::Instrument& act, Diagnostics& diagnostics)
      : statement_(statement), act_(act), diagnostics_(diagnostics) {}

  /// The pages as paragraphs; none where the file is wrong.
  std::vector<model::Block> take(AttachedFile file) {
    model::Image image;
    std::vector<model::Picture> pages;
    if (file.bytes.starts_with("%PDF")) {
      image.sha256 = sha256(file.bytes);
      image.facts.format = ImageFormat::pdf;
      pages = pages_of_pdf(file);
      image.bytes = std::move(file.bytes);
    } else {
      const ImageReading reading = take_image(file.bytes, image);
      if (!reading.facts) {
        report("G0294",
               fmt::format("the facsimile {} cannot be read ({}{}{})", statement_.file,
                           file.bytes.empty()     ? "it is empty"
                           : reading.kind.empty() ? "neither PDF, PNG nor JPEG"
                                                  : reading.kind,
                           reading.detail.empty() ? "" : ": ", reading.detail),
               "scan it as PDF, or save it as PNG or JPEG");
        return {};
      }
      pages = {page_of_image(image)};
    }
    return placed(std::move(pages), std::move(image));
  }

  void report(std::string_view code, std::string message, std::string help) {
    diagnostics_.report({.code = code,
                         .place = statement_.place,
                         .message = std::move(message),
                         .help = std::move(help)});
  }

 private:
  std::vector<model::Picture> pages_of_pdf(const AttachedFile& file) {
    const PdfReading reading = read_pdf(file.bytes);
    if (reading.fault == PdfFault::encrypted) {
      report("G0293", fmt::format("the facsimile {} is locked", statement_.file),
             "ask the sender for the file without password and restrictions");
      return {};
    }
    if (reading.fault == PdfFault::too_long) {
      report("G0297",
             fmt::format("the facsimile {} has {} pages", statement_.file, reading.pages_count),
             fmt::format("part it into files of at most {} pages", kFacsimilePagesMax));
      return {};
    }
    if (reading.fault == PdfFault::damaged || reading.pages.empty()) {
      report("G0294",
             fmt::format("the facsimile {} is damaged: {}", statement_.file,
                         reading.detail.empty() ? "it has no pages" : reading.detail),
             "scan it again, or print it to a new PDF");
      return {};
    }
    std::vector<model::Picture> pages;
    std::size_t silent_count = 0;
    for (std::size_t i = 0; i < reading.pages.size(); ++i) {
      const PdfPage& page = reading.pages[i];
      pages.push_back(
          {.width = page.width, .height = page.height, .page = static_cast<std::uint32_t>(i + 1)});
      if (i < file.page_texts.size()) {
        pages.back().text = collapse_spaces(to_nfc(file.page_texts[i]));
      }
      silent_count += pages.back().text.empty() ? 1U : 0U;
    }
    const PageCrops crops = read_page_margins(file.page_margins);
    if (statement_.is_cropped) {
      crop_pages(file, crops, pages);
    }
    check_blank(
        {.first = crops.first_blank, .count = crops.blank_count, .pages_count = pages.size()});
    check_pixels(reading.pages);
    check_sizes(reading.pages);
    check_whole(reading);
    if (!reading.grey_faults.empty()) {
      report("G0279",
             fmt::format("page {} of the facsimile {} shows {}, which cannot be printed in black "
                         "(such places: {})",
                         reading.grey_faults.front().page, statement_.file,
                         reading.grey_faults.front().what, reading.grey_faults.size()),
             "print it to a PDF in grey, or scan it in grey, and attach that");
    }
    if (silent_count > 0 && file.lacks_reader) {
      report(
          "G0298",
          fmt::format("pdftotext is not installed, so the text layer of the facsimile {} was not "
                      "read",
                      statement_.file),
          "install it (apt-get install poppler-utils) and take the document in again; nothing "
          "in the facsimile can be found or read aloud");
    } else if (silent_count > 0) {
      report("G0298",
             fmt::format("the facsimile {} has pages without a text layer ({} of {})",
                         statement_.file, silent_count, pages.size()),
             "scan it with text recognition; nothing in it can be found or read aloud");
    }
    return pages;
  }

  /// The first of each kind, and how many there are.
  void check_whole(const PdfReading& reading) {
    if (!reading.damaged.empty()) {
      report("G0294",
             fmt::format("page {} of the facsimile {} is damaged: {} (such places: {})",
                         reading.damaged.front().page, statement_.file,
                         reading.damaged.front().what, reading.damaged.size()),
             "scan it again, or print it to a new PDF and look at every page");
    }
    if (!reading.foreign.empty()) {
      report("G0273",
             fmt::format("page {} of the facsimile {} has {} (such places: {})",
                         reading.foreign.front().page, statement_.file,
                         reading.foreign.front().what, reading.foreign.size()),
             "ask for the file with all faces in it and its pages at their true size (export as "
             "PDF/A), or scan it");
    }
  }

  void crop_pages(const AttachedFile& file, const PageCrops& crops,
                  std::vector<model::Picture>& pages) {
    for (std::size_t i = 0; i < std::min(pages.size(), crops.pages.size()); ++i) {
      const model::Crop& crop = crops.pages[i];
      const bool fits =
          crop.left + crop.right < pages[i].width && crop.top + crop.bottom < pages[i].height;
      pages[i].crop = fits ? crop : model::Crop{};
    }
    if (file.lacks_drawer) {
      report("G0277",
             fmt::format("pdftoppm is not installed, so the facsimile {} keeps its white margins",
                         statement_.file),
             "install it (apt-get install poppler-utils) and take the document in again");
    } else if (crops.unknown_count > 0) {
      report("G0277",
             fmt::format("pdftoppm could not draw all pages of the facsimile {}: {} of {} keep "
                         "their white margins",
                         statement_.file, crops.unknown_count, pages.size()),
             "look at the pages; printed to a new PDF, or in parts, they may be drawn");
    }
  }

  /// What all pages have in common is said once, with the worst of them.
  void check_pixels(const std::vector<PdfPage>& pages) {
    std::size_t poor_count = 0;
    std::size_t worst = 0;
    std::size_t coloured_count = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const PdfPage& page = pages[i];
      coloured_count += page.is_colour ? 1U : 0U;
      if (page.pixels_per_inch == 0 || page.pixels_per_inch >= least_of(page)) {
        continue;
      }
      const bool is_worst = poor_count++ == 0 || page.pixels_per_inch * least_of(pages[worst]) <
                                                     pages[worst].pixels_per_inch * least_of(page);
      worst = is_worst ? i : worst;
    }
    if (poor_count > 0) {
      report("G0295",
             fmt::format(
                 "page {} of the facsimile {} has {} pixels to the inch{}, {} are needed"
                 "{}",
                 worst + 1, statement_.file, pages[worst].pixels_per_inch,
                 pages[worst].is_bilevel ? " in black and white" : "", least_of(pages[worst]),
                 poor_count == 1 ? std::string()
                                 : fmt::format("; it is the worst of {} such pages", poor_count)),
             "scan it again: 300 to the inch in grey, 600 in black and white");
    }
    if (coloured_count > 0) {
      report(
          "G0296",
          fmt::format("the facsimile {} has colours (pages: {})", statement_.file, coloured_count),
          "the body is printed in black, these pages in grey; make sure that nothing is told by "
          "colour alone");
    }
  }

  /// A page larger than A4, either way up, is set smaller than it is, and its letters with it.
  void check_sizes(const std::vector<PdfPage>& pages) {
    const Length slack = millimetres(7);  // US Letter is no larger page
    const auto is_large = [&](const PdfPage& page) {
      return std::min(page.width, page.height) > kPageShort + slack ||
             std::max(page.width, page.height) > kPageLong + slack;
    };
    const auto first = std::find_if(pages.begin(), pages.end(), is_large);
    if (first != pages.end()) {
      report("G0278",
             fmt::format("page {} of the facsimile {} is larger than A4 (such pages: {})",
                         first - pages.begin() + 1, statement_.file,
                         std::count_if(pages.begin(), pages.end(), is_large)),
             "it is set as small as the page of the gazette; make sure that its small writing can "
             "be read then, or part it into pages of A4");
    }
  }

  static std::int64_t least_of(const PdfPage& page) {
    return page.is_bilevel ? kBilevelPixelsLeast : kGreyPixelsLeast;
  }

  /// A picture that fills a page: as large as its file states, else a page of A4.
  model::Picture page_of_image(const model::Image& image) {
    const ImageFacts& facts = image.facts;
    model::Picture page = facts.pixels_per_metre == 0 ? page_of_a4(facts) : page_as_stated(facts);
    const ImageCrop found = crop_of_image(image.bytes, page.width);
    page.crop = statement_.is_cropped ? found.crop : model::Crop{};
    if (!image.made_of.sha256.empty()) {
      report("G0275",
             fmt::format("the facsimile {} has {}", statement_.file, smaller_message(image)),
             std::string(kSmallerRemedy));
    }
    const std::vector<PdfPage> pages = {{.width = page.width,
                                         .height = page.height,
                                         .pixels_per_inch = pixels_per_inch(page, facts),
                                         .is_bilevel = facts.is_bilevel,
                                         .is_colour = facts.is_colour}};
    check_pixels(pages);
    check_sizes(pages);
    check_blank({.first = 1, .count = found.is_blank ? 1U : 0U, .pages_count = 1});
    return page;
  }

  static model::Picture page_as_stated(const ImageFacts& facts) {
    const std::int64_t density = std::int64_t{facts.pixels_per_metre} * kDensityMetres;
    return {.width = natural_length(facts.width, density),
            .height = natural_length(facts.height, density)};
  }

  static model::Picture page_of_a4(const ImageFacts& facts) {
    const bool is_wide = facts.width > facts.height;
    const Length width_most = is_wide ? kPageLong : kPageShort;
    const Length height_most = is_wide ? kPageShort : kPageLong;
    Length width = width_most;
    Length height = width * facts.height / std::max<std::int64_t>(facts.width, 1);
    if (height > height_most) {
      height = height_most;
      width = height * facts.width / std::max<std::int64_t>(facts.height, 1);
    }
    return {.width = width, .height = height};
  }

  /// Pages with nothing on them.
  struct BlankPages {
    std::size_t first = 0;  // from 1
    std::size_t count = 0;
    std::size_t pages_count = 0;
  };

  void check_blank(const BlankPages& blank) {
    if (blank.count > 0) {
      report("G0274",
             blank.count == blank.pages_count
                 ? fmt::format("the facsimile {} is blank on every page ({})", statement_.file,
                               blank.pages_count)
                 : fmt::format("page {} of the facsimile {} is blank (blank pages: {} of {})",
                               blank.first, statement_.file, blank.count, blank.pages_count),
             blank.count == blank.pages_count
                 ? "look whether it is the right file; where it is, take the [[facsimile]] out"
                 : "take its blank pages out of the file; the backs of sheets need not be scanned");
    }
  }

  std::vector<model::Block> placed(std::vector<model::Picture> pages, model::Image image) {
    std::vector<model::Block> blocks;
    if (pages.empty()) {
      return blocks;
    }
    const std::uint32_t place = place_of_image(std::move(image));
    const std::string words =
        statement_.alternative.empty()
            ? statement_.title
            : fmt::format("{}: {}", statement_.title, statement_.alternative);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      model::Picture& page = pages[i];
      page.image = place;
      page.is_facsimile = true;
      page.scale_percent = statement_.scale_percent;
      page.alternative = pages.size() == 1 ? words : fmt::format("{}, trang {}", words, i + 1);
      act_.pictures.push_back(std::move(page));
      blocks.emplace_back(
          model::Paragraph{.picture = static_cast<std::uint32_t>(act_.pictures.size())});
    }
    return blocks;
  }

  /// The same file may be shown in the text as well: it is kept once.
  std::uint32_t place_of_image(model::Image image) {
    const auto known =
        std::find_if(act_.images.begin(), act_.images.end(),
                     [&](const model::Image& own) { return own.sha256 == image.sha256; });
    const auto place = static_cast<std::uint32_t>(known - act_.images.begin());
    if (known == act_.images.end()) {
      act_.images.push_back(std::move(image));
    } else {
      known->bytes = std::move(image.bytes);  // forgotten where only a seal showed it
    }
    return place;
  }

  const FacsimileStatement& statement_;
  model::Instrument& act_;
  Diagnostics& diagnostics_;
};

model::Paragraph plain_paragraph(const std::string& text) {
  return {.spans = {{.text = text}}};
}

/// The annex of the act that has this title; a new one where none has.
model::Attachment& attachment_of(const FacsimileStatement& statement, model::Instrument& act) {
  const std::string wanted = fold(statement.title);
  for (model::Attachment& attachment : act.attachments) {
    if (!attachment.title.empty() && fold(model::plain_text(attachment.title.front())) == wanted) {
      return attachment;
    }
  }
  act.attachments.push_back({.annex = true, .title = {plain_paragraph(statement.title)}});
  if (!statement.basis.empty()) {
    act.attachments.back().basis = {plain_paragraph(statement.basis)};
  }
  act.attachments.back().anchor = fmt::format("trang-chup-{}", act.attachments.size());
  return act.attachments.back();
}

}  // namespace

void add_facsimiles(const std::vector<FacsimileStatement>& statements,
                    const FindAttached& find_attached, model::Instrument& act,
                    Diagnostics& diagnostics) {
  for (const FacsimileStatement& statement : statements) {
    Taker taker(statement, act, diagnostics);
    if (!stays_beside(statement.file)) {
      taker.report("G0292", fmt::format("\"{}\" is not a file beside the document", statement.file),
                   "put the file into the folder of the document, and state its name alone");
      continue;
    }
    std::optional<AttachedFile> file =
        find_attached ? find_attached(statement.file) : std::optional<AttachedFile>();
    if (!file) {
      taker.report("G0292", fmt::format("there is no file {} beside the document", statement.file),
                   "put the file into the folder of the document, or correct its name");
      continue;
    }
    std::vector<model::Block> pages = taker.take(std::move(*file));
    // Though its file be refused, the annex is not missing.
    std::vector<model::Block>& opening = attachment_of(statement, act).opening;
    std::move(pages.begin(), pages.end(), std::back_inserter(opening));
  }
}

}  // namespace gazette::ingest

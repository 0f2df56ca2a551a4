#include "gazette/press/press.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/base/parallel.h"
#include "gazette/press/content.h"
#include "gazette/press/deflate.h"
#include "gazette/press/finish.h"
#include "gazette/press/glyphs.h"
#include "gazette/press/haru.h"
#include "gazette/press/xmp.h"

namespace gazette::press {
namespace {

std::span<const typeset::Page> chosen_pages(const typeset::Book& book, const Job& job);
PageStream make_page(const typeset::Book& book, const typeset::Page& page, const Job& job,
                     const WordOperators& operators);
EmbeddedFace make_face(const font::Fonts& fonts, const FaceGlyphs& glyphs);
std::string content_hash(const std::string& plain, const typeset::Book& book,
                         std::span<const typeset::Page> pages, const Job& job);

}  // namespace

struct DrawnPages::Content {
  Job job = {};                // that they were drawn for
  std::size_t first_page = 0;  // of the book
  GlyphUse use = {};           // of the whole book
  std::vector<PageStream> streams = {};
};

DrawnPages::DrawnPages(const typeset::Book& book, const Job& job)
    : content_(std::make_unique<Content>()) {
  const std::span<const typeset::Page> pages = chosen_pages(book, job);
  content_->job = job;
  content_->first_page = job.first_page;
  // What a glyph stands for is the same in all PDFs of the book, so that they can share pages.
  content_->use = collect_glyphs(book.words, book.pages);
  const WordOperators operators(book.words, content_->use);
  // Beyond this point pages depend on nothing but their own place: any thread may make them, in any
  // order.
  content_->streams.resize(pages.size());
  parallel_for(pages.size(), job.threads_count, [&](std::size_t i) {
    content_->streams[i] = make_page(book, pages[i], job, operators);
  });
}

DrawnPages::DrawnPages(DrawnPages&&) noexcept = default;
DrawnPages& DrawnPages::operator=(DrawnPages&&) noexcept = default;
DrawnPages::~DrawnPages() = default;

std::string make_pdf(const typeset::Book& book, const Job& job) {
  return make_pdf(book, job, DrawnPages(book, job));
}

std::string make_pdf(const typeset::Book& book, const Job& job, const DrawnPages& drawn) {
  return finish_pdf(begin_pdf(book, job, drawn), book, job);
}

std::string finish_pdf(const Unfinished& begun, const typeset::Book& book, const Job& job) {
  return finish(begun, book, chosen_pages(book, job), job);
}

Unfinished begin_pdf(const typeset::Book& book, const Job& job) {
  return begin_pdf(book, job, DrawnPages(book, job));
}

Unfinished begin_pdf(const typeset::Book& book, const Job& job, const DrawnPages& drawn) {
  const std::span<const typeset::Page> pages = chosen_pages(book, job);
  const DrawnPages::Content& content = *drawn.content_;
  GAZETTE_ASSERT(job.target == content.job.target && job.cmyk == content.job.cmyk &&
                 job.bleed == content.job.bleed && job.marks == content.job.marks);
  GAZETTE_ASSERT(job.first_page >= content.first_page);
  const std::size_t skipped = job.first_page - content.first_page;
  GAZETTE_ASSERT(skipped + pages.size() <= content.streams.size());
  const auto streams = std::span(std::as_const(content.streams)).subspan(skipped, pages.size());
  const std::vector<FaceGlyphs> glyphs = glyphs_on(book.words, pages, content.use, job.target);
  std::vector<EmbeddedFace> faces(glyphs.size());
  parallel_for(faces.size(), job.threads_count,
               [&](std::size_t i) { faces[i] = make_face(book.words.fonts(), glyphs[i]); });
  Unfinished begun{.pages = write_pages(book.words.fonts(), faces, streams)};
  if (job.target == Target::print) {
    begun.content_sha256 = content_hash(begun.pages, book, pages, job);
  }
  return begun;
}

namespace {

std::span<const typeset::Page> chosen_pages(const typeset::Book& book, const Job& job) {
  GAZETTE_ASSERT(job.first_page < book.pages.size());
  const std::size_t rest = book.pages.size() - job.first_page;
  const std::size_t count = job.pages_count == 0 ? rest : job.pages_count;
  GAZETTE_ASSERT(count <= rest);
  return std::span(book.pages).subspan(job.first_page, count);
}

PageStream make_page(const typeset::Book& book, const typeset::Page& page, const Job& job,
                     const WordOperators& operators) {
  if (job.target == Target::print && page.online_runs + page.online_rules > 0) {
    return make_page(book, typeset::printed_page(page), job, operators);
  }
  PageStream stream;
  stream.content = deflate(page_content(book, page, job, operators));
  for (const typeset::TextRun& run : page.runs) {
    const auto place = std::lower_bound(stream.faces.begin(), stream.faces.end(), run.face);
    if (place == stream.faces.end() || *place != run.face) {
      stream.faces.insert(place, run.face);
    }
  }
  return stream;
}

/// Subsets of one face in two files must not have one name, as readers that join files may take one
/// for the other: the tag is made of the subset's hash.
std::string subset_tag(std::string_view program) {
  constexpr std::size_t kLetters = 6;
  const std::string hash = sha256(program);
  std::string tag;
  for (std::size_t i = 0; i < kLetters; ++i) {
    tag += static_cast<char>('A' + std::stoi(hash.substr(2 * i, 2), nullptr, 16) % 26);
  }
  return tag;
}

EmbeddedFace make_face(const font::Fonts& fonts, const FaceGlyphs& glyphs) {
  const std::string program = fonts.subset(glyphs.face, glyphs.ids);
  EmbeddedFace face;
  face.glyphs = &glyphs;
  face.program = deflate(program);
  face.program_size = program.size();
  face.to_unicode = deflate(to_unicode_map(glyphs));
  face.tag = subset_tag(program);
  return face;
}

/// What finishing adds to the pages: boxes, pictures, marks, the profile and the metadata.
std::string content_hash(const std::string& plain, const typeset::Book& book,
                         std::span<const typeset::Page> pages, const Job& job) {
  std::string facts =
      fmt::format("pages {}\nprofile {} {}\nsheet {} {} {}\n", sha256(plain), sha256(job.profile),
                  job.condition, book.page_width.scaled, book.page_height.scaled, job.cmyk);
  for (std::size_t edge = 0; edge < job.bleed.size(); ++edge) {
    facts += fmt::format("edge {} {}\n", job.bleed[edge].scaled, job.marks[edge]);
  }
  Metadata metadata = job.metadata;
  metadata.revision = 0;
  facts += xmp_packet(metadata, {.exchange = true}, sha256(""));
  for (const typeset::Page& page : pages) {
    facts += fmt::format("\npage {} {}", page.folio, page.landscape);
    for (const typeset::PictureFrame& picture : page.pictures) {
      facts += fmt::format(" {} {}", book.images[picture.image].sha256, picture.page);
    }
  }
  return sha256(facts);
}

}  // namespace
}  // namespace gazette::press

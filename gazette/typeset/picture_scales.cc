#include "gazette/typeset/picture_scales.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

/// A picture in the text is told of where it stands at less.
constexpr std::int64_t kSmallPercent = 75;

/// Beyond so many scales of one facsimile only the least and the largest are told.
constexpr std::size_t kScalesMost = 4;

struct FacsimilePage {
  std::uint32_t number = 0;  // in its file, from 1
  std::int64_t percent = 0;
  std::int64_t stated_percent = 0;
};

/// The pages that a file gives to an annex.
struct Facsimile {
  const model::Attachment* annex = nullptr;
  std::uint32_t image = 0;
  std::vector<FacsimilePage> pages = {};
};

/// How large a picture stands, in per cent of the size at which its source shows it.
std::int64_t percent_of(const PictureFrame& frame, const model::Picture& picture) {
  const Length across = frame.is_turned ? frame.height : frame.width;
  const std::int64_t shown = (picture.width - picture.crop.left - picture.crop.right).scaled;
  return (across.scaled * 100 + shown / 2) / std::max<std::int64_t>(shown, 1);
}

std::string name_of(const Facsimile& facsimile) {
  return facsimile.annex == nullptr || facsimile.annex->title.empty()
             ? std::string("the facsimile")
             : fmt::format("the facsimile \"{}\"",
                           shorten(model::plain_text(facsimile.annex->title.front()), 60));
}

/// "page 2", "pages 3-5, 9": those at one scale.
std::string pages_at(const std::vector<FacsimilePage>& pages, std::int64_t percent) {
  std::string ranges;
  std::size_t count = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].percent != percent) {
      continue;
    }
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1].percent == percent) {
      ++last;
    }
    count += last + 1 - i;
    ranges += fmt::format("{}{}", ranges.empty() ? "" : ", ", pages[i].number);
    ranges += last > i ? fmt::format("-{}", pages[last].number) : "";
    i = last;
  }
  return fmt::format("{} {}", count == 1 ? "page" : "pages", ranges);
}

/// "68 % of its size (pages 3-9 at 71 %)": the scale of most pages first.
std::string scales_of(const std::vector<FacsimilePage>& pages) {
  std::map<std::int64_t, std::size_t> counts;
  for (const FacsimilePage& page : pages) {
    ++counts[page.percent];
  }
  if (counts.size() > kScalesMost) {
    return fmt::format("{} % to {} % of its size", counts.begin()->first, counts.rbegin()->first);
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  std::string others;
  for (const auto& [percent, count] : counts) {
    if (percent != most->first) {
      others += fmt::format("{}{} at {} %", others.empty() ? "" : ", ", pages_at(pages, percent),
                            percent);
    }
  }
  return fmt::format("{} % of its size{}", most->first,
                     others.empty() ? "" : fmt::format(" ({})", others));
}

void report_facsimile(const Facsimile& facsimile, const std::string& path,
                      Diagnostics& diagnostics) {
  const std::vector<FacsimilePage>& pages = facsimile.pages;
  const auto least = std::min_element(
      pages.begin(), pages.end(),
      [](const FacsimilePage& a, const FacsimilePage& b) { return a.percent < b.percent; });
  diagnostics.report(
      {.code = "G0518",
       .place = {.path = path},
       .message = fmt::format("{} is set at {}", name_of(facsimile), scales_of(pages)),
       .help = fmt::format("nothing need be done; scale = \"{}%\" in [[facsimile]] would set all "
                           "its pages alike",
                           least->percent)});
  const auto is_too_large = [](const FacsimilePage& page) {
    return page.percent < page.stated_percent;
  };
  const auto first = std::find_if(pages.begin(), pages.end(), is_too_large);
  if (first != pages.end()) {
    diagnostics.report(
        {.code = "G0519",
         .place = {.path = path},
         .message =
             fmt::format("page {} of {} has no room for {} % and is set at {} % (such "
                         "pages: {})",
                         first->number, name_of(facsimile), first->stated_percent, first->percent,
                         std::count_if(pages.begin(), pages.end(), is_too_large)),
         .help = fmt::format("state scale = \"{}%\", or none", least->percent)});
  }
}

void report_small(const model::Picture& picture, const model::Paragraph& paragraph,
                  const std::string& path, std::int64_t percent, Diagnostics& diagnostics) {
  const model::Origin& origin = paragraph.origin;
  diagnostics.report(
      {.code = "G0520",
       .place = {.path = path,
                 .line = origin.line,
                 .column = origin.column,
                 .paragraph = origin.line == 0 ? origin.paragraph : 0},
       .message =
           fmt::format("{} is set at {} % of the size at which its document shows it",
                       picture.alternative.empty()
                           ? std::string("a picture")
                           : fmt::format("the picture \"{}\"", shorten(picture.alternative, 60)),
                       percent),
       .help =
           "look whether its small writing can be read; part it in two, or attach its page with "
           "[[facsimile]]"});
}

/// The frames of the act's pictures by the places of their paragraphs in `model::text_of`.
std::map<std::uint32_t, const PictureFrame*> frames_by_place(const SetPictures& set) {
  std::map<std::uint32_t, const PictureFrame*> frames;
  for (const PictureFrame& frame : set.galley.pictures) {
    if (frame.paragraph != kNoParagraph) {
      frames.emplace(set.paragraphs[frame.paragraph].paragraph, &frame);
    }
  }
  return frames;
}

}  // namespace

void report_scales(const SetPictures& set, Diagnostics& diagnostics) {
  const std::map<std::uint32_t, const PictureFrame*> frames = frames_by_place(set);
  if (frames.empty()) {
    return;
  }
  std::vector<Facsimile> facsimiles;
  const model::Attachment* annex = nullptr;
  for (const model::Piece& piece : set.pieces) {
    annex = piece.attachment != nullptr ? piece.attachment : annex;
    std::uint32_t place = piece.first_paragraph;
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      const auto found = frames.find(place++);
      if (paragraph->picture == 0 || found == frames.end()) {
        continue;
      }
      const model::Picture& picture = set.act.pictures[paragraph->picture - 1];
      const std::int64_t percent = percent_of(*found->second, picture);
      if (!picture.is_facsimile) {
        if (percent < kSmallPercent) {
          report_small(picture, *paragraph, set.act.path, percent, diagnostics);
        }
        continue;
      }
      if (facsimiles.empty() || facsimiles.back().annex != annex ||
          facsimiles.back().image != picture.image) {
        facsimiles.push_back({.annex = annex, .image = picture.image});
      }
      facsimiles.back().pages.push_back({.number = std::max(picture.page, 1U),
                                         .percent = percent,
                                         .stated_percent = picture.scale_percent});
    }
  }
  for (const Facsimile& facsimile : facsimiles) {
    report_facsimile(facsimile, set.act.path, diagnostics);
  }
}

}  // namespace gazette::typeset

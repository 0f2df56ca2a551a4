#include "gazette/ingest/facsimile_crop.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "gazette/base/base.h"
#include "gazette/base/process.h"
#include "gazette/ingest/facsimile_pdf.h"
#include "gazette/ingest/ingest.h"

namespace gazette::ingest {
namespace {

/// From here on a pixel is paper: a JPEG is not quite white around its letters.
constexpr unsigned kWhiteLeast = 245;

/// In tenths of a millimetre: what stays around the content; the size of dust, under that of a full
/// stop in 16 points; and how far dust is from all else, so that no dot of a leader is dust.
constexpr std::int64_t kMarginKept = 30;
constexpr std::int64_t kDustMost = 8;
constexpr std::int64_t kDustAlone = 50;
/// More specks are a drawing of dots.
constexpr std::size_t kDustSpecksMost = 32;

constexpr std::int64_t kTenthsPerInch = 254;

/// Pages are looked at in cells of a hundredth of an inch, however fine their pixels are.
constexpr std::int64_t kCellsPerInch = 100;

/// Pages drawn by one run of pdftoppm, and what it may cost: 8 pages of A0 have 123 MB.
constexpr std::size_t kPagesPerRun = 8;
constexpr int kSecondsPerRun = 60;
constexpr std::size_t kBytesPerRun = 256'000'000;

/// A page that could not be drawn, and one with nothing on it.
constexpr std::string_view kUnknown = "?";
constexpr std::string_view kBlank = "blank";

std::int64_t pixels_of(std::int64_t tenths_of_millimetre, std::int64_t pixels_per_inch) {
  return (tenths_of_millimetre * pixels_per_inch + kTenthsPerInch - 1) / kTenthsPerInch;
}

/// A rectangle of cells, [left, right) x [top, bottom).
struct CellBox {
  std::int64_t left = 0;
  std::int64_t top = 0;
  std::int64_t right = 0;
  std::int64_t bottom = 0;

  [[nodiscard]] bool is_empty() const { return right <= left; }
  void add(const CellBox& other) {
    *this = is_empty() ? other
                       : CellBox{.left = std::min(left, other.left),
                                 .top = std::min(top, other.top),
                                 .right = std::max(right, other.right),
                                 .bottom = std::max(bottom, other.bottom)};
  }
};

/// The page in cells: which have a pixel that is not paper.
class Cells {
 public:
  Cells(const Raster& page, std::uint32_t pixels_per_cell)
      : columns_((page.width + pixels_per_cell - 1) / pixels_per_cell),
        rows_((page.height + pixels_per_cell - 1) / pixels_per_cell),
        inked_(static_cast<std::size_t>(columns_ * rows_), 0) {
    for (std::uint32_t y = 0; y < page.height; ++y) {
      const std::string_view row =
          std::string_view(page.rows).substr(std::size_t{y} * page.width, page.width);
      for (std::uint32_t x = 0; x < page.width; ++x) {
        if (static_cast<unsigned char>(row[x]) < kWhiteLeast) {
          inked_[place(x / pixels_per_cell, y / pixels_per_cell)] = 1;
        }
      }
    }
  }

  /// The marks of the page, cells that touch each other.
  [[nodiscard]] std::vector<CellBox> marks() const {
    std::vector<CellBox> boxes;
    std::vector<unsigned char> left = inked_;
    std::vector<std::size_t> waiting;
    for (std::size_t first = 0; first < left.size(); ++first) {
      if (left[first] == 0) {
        continue;
      }
      CellBox& box = boxes.emplace_back();
      left[first] = 0;
      waiting.push_back(first);
      while (!waiting.empty()) {
        const auto cell = static_cast<std::int64_t>(waiting.back());
        waiting.pop_back();
        const std::int64_t x = cell % columns_;
        const std::int64_t y = cell / columns_;
        box.add({.left = x, .top = y, .right = x + 1, .bottom = y + 1});
        for (std::int64_t y2 = std::max<std::int64_t>(y - 1, 0); y2 < std::min(y + 2, rows_);
             ++y2) {
          for (std::int64_t x2 = std::max<std::int64_t>(x - 1, 0); x2 < std::min(x + 2, columns_);
               ++x2) {
            if (left[place(x2, y2)] != 0) {
              left[place(x2, y2)] = 0;
              waiting.push_back(place(x2, y2));
            }
          }
        }
      }
    }
    return boxes;
  }

  /// Whether nothing but the mark of this box stands within `distance` of it.
  [[nodiscard]] bool is_alone(const CellBox& mark, std::int64_t distance) const {
    for (std::int64_t y = std::max<std::int64_t>(mark.top - distance, 0);
         y < std::min(mark.bottom + distance, rows_); ++y) {
      for (std::int64_t x = std::max<std::int64_t>(mark.left - distance, 0);
           x < std::min(mark.right + distance, columns_); ++x) {
        const bool is_own = x >= mark.left && x < mark.right && y >= mark.top && y < mark.bottom;
        if (!is_own && inked_[place(x, y)] != 0) {
          return false;
        }
      }
    }
    return true;
  }

 private:
  [[nodiscard]] std::size_t place(std::int64_t x, std::int64_t y) const {
    return static_cast<std::size_t>(y * columns_ + x);
  }

  std::int64_t columns_;
  std::int64_t rows_;
  std::vector<unsigned char> inked_;
};

/// Where the content of a page lies, dust aside; empty where there is none.
CellBox content_of(const Cells& cells, std::int64_t cells_per_inch) {
  const std::int64_t dust_most =
      std::max<std::int64_t>(kDustMost * cells_per_inch / kTenthsPerInch, 1);
  const std::int64_t alone = pixels_of(kDustAlone, cells_per_inch);
  CellBox content;
  std::vector<CellBox> dust;
  for (const CellBox& mark : cells.marks()) {
    const bool is_speck = std::max(mark.right - mark.left, mark.bottom - mark.top) <= dust_most;
    if (is_speck && dust.size() <= kDustSpecksMost && cells.is_alone(mark, alone)) {
      dust.push_back(mark);
    } else {
      content.add(mark);
    }
  }
  for (const CellBox& mark : dust) {
    if (dust.size() > kDustSpecksMost) {
      content.add(mark);
    }
  }
  return content;
}

/// The pages that pdftoppm drew, one PGM behind another.
std::vector<Raster> read_pgm(std::string_view bytes) {
  std::vector<Raster> pages;
  const auto number = [&]() -> std::uint32_t {
    const std::size_t begin = std::min(bytes.find_first_of("0123456789"), bytes.size());
    std::uint32_t value = 0;
    const char* const end = bytes.data() + bytes.size();
    const auto read = std::from_chars(bytes.data() + begin, end, value);
    bytes.remove_prefix(static_cast<std::size_t>(read.ptr - bytes.data()));
    return value;
  };
  while (bytes.starts_with("P5")) {
    bytes.remove_prefix(2);
    Raster page;
    page.width = number();
    page.height = number();
    const bool is_of_bytes = number() == 255;
    const std::size_t size = std::size_t{page.width} * page.height;
    if (!is_of_bytes || bytes.size() < size + 1) {
      break;
    }
    page.rows = bytes.substr(1, size);
    bytes.remove_prefix(size + 1);
    pages.push_back(std::move(page));
  }
  return pages;
}

/// One line a page; none where the run failed.
std::string margins_of_run(const std::filesystem::path& program, const std::filesystem::path& pdf,
                           std::size_t first, std::size_t count) {
  const ProcessResult run = run_process(
      {.program = program,
       .arguments = {"-gray", "-r", std::to_string(kCellsPerInch), "-f", std::to_string(first),
                     "-l", std::to_string(first + count - 1), pdf.string()},
       .seconds_max = kSecondsPerRun,
       .output_bytes_max = kBytesPerRun});
  std::vector<Raster> pages;
  if (run.is_success()) {
    pages = read_pgm(run.output);
  }
  std::string lines;
  for (const Raster& page : pages) {
    const auto [left, top, right, bottom, is_blank] = white_margins(page, kCellsPerInch);
    lines += is_blank ? fmt::format("{}\n", kBlank)
                      : fmt::format("{} {} {} {}\n", left, top, right, bottom);
  }
  return pages.size() == count ? lines : "";
}

Length length_of(std::uint32_t pixels, std::int64_t pixels_per_inch) {
  return {(std::int64_t{pixels} * 72 * kScaledPerPoint + pixels_per_inch / 2) / pixels_per_inch};
}

}  // namespace

WhiteMargins white_margins(const Raster& page, std::int64_t pixels_per_inch) {
  const std::int64_t pixels_per_cell = std::max<std::int64_t>(pixels_per_inch / kCellsPerInch, 1);
  const Cells cells(page, static_cast<std::uint32_t>(pixels_per_cell));
  const CellBox content = content_of(cells, pixels_per_inch / pixels_per_cell);
  if (content.is_empty()) {
    return {.is_blank = true};
  }
  const std::int64_t kept = pixels_of(kMarginKept, pixels_per_inch);
  const auto white = [kept](std::int64_t pixels) {
    return static_cast<std::uint32_t>(std::max<std::int64_t>(pixels - kept, 0));
  };
  return {.left = white(content.left * pixels_per_cell),
          .top = white(content.top * pixels_per_cell),
          .right = white(page.width - content.right * pixels_per_cell),
          .bottom = white(page.height - content.bottom * pixels_per_cell)};
}

ImageCrop crop_of_image(std::string_view bytes, Length page_width) {
  const Raster page = decode_grey(bytes);
  const auto length = [&](std::uint32_t pixels) {
    return Length{page_width.scaled * pixels / page.width};
  };
  const std::int64_t pixels_per_inch = std::max<std::int64_t>(
      std::int64_t{page.width} * 72 * kScaledPerPoint / page_width.scaled, 1);
  const WhiteMargins margins = white_margins(page, pixels_per_inch);
  return {.crop = {.left = length(margins.left),
                   .top = length(margins.top),
                   .right = length(margins.right),
                   .bottom = length(margins.bottom)},
          .is_blank = margins.is_blank};
}

std::string find_page_margins(std::string_view pdf) {
  const std::optional<std::filesystem::path> program = find_program("pdftoppm");
  const DrawablePdf drawable = drawable_pdf(pdf);
  if (!program || drawable.pages_count == 0) {
    return {};
  }
  const ScratchFolder folder;
  const std::filesystem::path file = folder.path() / "facsimile.pdf";
  real_files().write(file, drawable.bytes);
  std::string text;
  bool is_drawn = true;  // behind a run that failed none is tried: it may have taken a minute
  for (std::size_t first = 1; first <= drawable.pages_count; first += kPagesPerRun) {
    const std::size_t count = std::min(kPagesPerRun, drawable.pages_count + 1 - first);
    const std::string lines = is_drawn ? margins_of_run(*program, file, first, count) : "";
    is_drawn = !lines.empty();
    for (std::size_t i = 0; i < count && !is_drawn; ++i) {
      text += fmt::format("{}\n", kUnknown);
    }
    text += lines;
  }
  return text;
}

PageCrops read_page_margins(std::string_view text) {
  PageCrops crops;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty()) {
      continue;
    }
    std::array<std::uint32_t, 4> numbers = {};
    std::size_t count = 0;
    for (const std::string_view word : split(line, ' ')) {
      if (count < numbers.size()) {
        const auto read =
            std::from_chars(word.data(), word.data() + word.size(), numbers.at(count));
        count += read.ec == std::errc() ? 1U : 0U;
      }
    }
    const bool is_blank = line == kBlank;
    const bool is_known = is_blank || count == numbers.size();
    if (is_blank && crops.blank_count++ == 0) {
      crops.first_blank = crops.pages.size() + 1;
    }
    crops.unknown_count += is_known ? 0U : 1U;
    const auto length = [&](std::size_t side) {
      return is_known ? length_of(numbers.at(side), kCellsPerInch) : Length{};
    };
    crops.pages.push_back(
        {.left = length(0), .top = length(1), .right = length(2), .bottom = length(3)});
  }
  return crops;
}

}  // namespace gazette::ingest

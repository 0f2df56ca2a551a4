#include "gazette/preflight/ink.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "gazette/base/files.h"
#include "gazette/base/parallel.h"
#include "gazette/base/process.h"
#include "gazette/base/text.h"

namespace gazette::preflight {
namespace {

constexpr double kSquareMillimetres = 15;
/// Pixels to the millimetre, and for pages larger than A0.
constexpr double kFine = 3;
constexpr double kCoarse = 1;
constexpr double kFinePixelsMost = 12'000'000;
constexpr double kPixelsMost = 30'000'000;
/// Pages that one run renders: it takes a moment to start, and its output is held in memory.
constexpr std::size_t kBatchPages = 12;
constexpr double kBatchPixelsMost = 30'000'000;
constexpr int kSecondsMax = 180;
/// Runs that may be out of time before the rest is not asked for.
constexpr int kSlowMax = 3;
constexpr const char* kMemoryOption = "-K1500000";  // kilobytes that Ghostscript may take

/// Pages of one run.
struct Batch {
  std::size_t first = 0;  // index of the first page
  std::size_t count = 0;
  double density = kFine;
};

double pixels_of(const Page& page, double density) {
  const Box media = page.media.value_or(page.cut());
  return to_millimetres(media.width()) * density * to_millimetres(media.height()) * density;
}

bool can_render(const Page& page) {
  return page.media && page.media->width() > 1 && page.media->height() > 1 &&
         pixels_of(page, kCoarse) <= kPixelsMost &&
         QPDFObjectHandle(page.object).getKey("/UserUnit").isNull();
}

std::vector<Batch> batches_of(const std::vector<Page>& pages) {
  std::vector<Batch> batches;
  double pixels = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!can_render(pages[i])) {
      continue;
    }
    const double density = pixels_of(pages[i], kFine) <= kFinePixelsMost ? kFine : kCoarse;
    const double own = pixels_of(pages[i], density);
    const bool goes_on = !batches.empty() && batches.back().first + batches.back().count == i &&
                         batches.back().density == density && batches.back().count < kBatchPages &&
                         pixels + own <= kBatchPixelsMost;
    if (goes_on) {
      ++batches.back().count;
      pixels += own;
    } else {
      batches.push_back({.first = i, .count = 1, .density = density});
      pixels = own;
    }
  }
  return batches;
}

/// The value of a line "WIDTH 630" of a PAM file's head.
std::size_t entry_of(std::string_view head, std::string_view name) {
  const std::size_t at = head.find(name);
  std::size_t value = 0;
  if (at != std::string_view::npos) {
    const std::string_view rest = head.substr(at + name.size());
    std::from_chars(rest.data(), rest.data() + rest.size(), value);
  }
  return value;
}

/// The rendering at the begin of `bytes`, which lose it; nothing where there is none whole.
std::optional<Rendering> take_rendering(std::string_view& bytes) {
  constexpr std::string_view kBegin = "P7\n";
  constexpr std::string_view kEnd = "ENDHDR\n";
  const std::size_t end = bytes.substr(0, 1000).find(kEnd);
  if (!bytes.starts_with(kBegin) || end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view head = bytes.substr(0, end);
  Rendering rendering{.width = entry_of(head, "WIDTH "), .height = entry_of(head, "HEIGHT ")};
  constexpr std::size_t kSideMost = 100'000;
  const std::size_t size = rendering.width * rendering.height * 4;
  if (entry_of(head, "DEPTH ") != 4 || rendering.width > kSideMost ||
      rendering.height > kSideMost || bytes.size() - end - kEnd.size() < size) {
    return std::nullopt;
  }
  rendering.inks = bytes.substr(end + kEnd.size(), size);
  bytes.remove_prefix(end + kEnd.size() + size);
  return rendering;
}

/// A box of the page in the pixels of its rendering, turned as a reader sees it.
PixelArea pixels_of(const Page& page, const Box& box, const Rendering& rendering) {
  const Box media = *page.media;
  const bool lies = page.rotate % 2 == 1;
  const double across =
      static_cast<double>(rendering.width) / (lies ? media.height() : media.width());
  const double upwards =
      static_cast<double>(rendering.height) / (lies ? media.width() : media.height());
  Box seen = {};
  switch (page.rotate) {
    case 1:
      seen = {box.bottom - media.bottom, media.right - box.right, box.top - media.bottom,
              media.right - box.left};
      break;
    case 2:
      seen = {media.right - box.right, media.top - box.top, media.right - box.left,
              media.top - box.bottom};
      break;
    case 3:
      seen = {media.top - box.top, box.left - media.left, media.top - box.bottom,
              box.right - media.left};
      break;
    default:
      seen = {box.left - media.left, box.bottom - media.bottom, box.right - media.left,
              box.top - media.bottom};
  }
  const auto pixel = [](double value, std::size_t most) {
    return static_cast<std::size_t>(std::clamp(std::round(value), 0.0, static_cast<double>(most)));
  };
  return {.left = pixel(seen.left * across, rendering.width),
          .bottom = pixel(seen.bottom * upwards, rendering.height),
          .right = pixel(seen.right * across, rendering.width),
          .top = pixel(seen.top * upwards, rendering.height)};
}

/// The way back of `pixels_of`, for a square.
Box box_of(const Page& page, const InkSquare& square, const Rendering& rendering) {
  const Box media = *page.media;
  const bool lies = page.rotate % 2 == 1;
  const double across =
      (lies ? media.height() : media.width()) / static_cast<double>(rendering.width);
  const double upwards =
      (lies ? media.width() : media.height()) / static_cast<double>(rendering.height);
  const Box seen{.left = static_cast<double>(square.left) * across,
                 .bottom = static_cast<double>(square.bottom) * upwards,
                 .right = static_cast<double>(square.left + square.side) * across,
                 .top = static_cast<double>(square.bottom + square.side) * upwards};
  switch (page.rotate) {
    case 1:
      return {media.right - seen.top, media.bottom + seen.left, media.right - seen.bottom,
              media.bottom + seen.right};
    case 2:
      return {media.right - seen.right, media.top - seen.top, media.right - seen.left,
              media.top - seen.bottom};
    case 3:
      return {media.left + seen.bottom, media.top - seen.right, media.left + seen.top,
              media.top - seen.left};
    default:
      return {media.left + seen.left, media.bottom + seen.bottom, media.left + seen.right,
              media.bottom + seen.top};
  }
}

/// Adds what another run gave.
void add(InkResult& result, const InkResult& part) {
  result.pages.insert(result.pages.end(), part.pages.begin(), part.pages.end());
  result.failed.insert(result.failed.end(), part.failed.begin(), part.failed.end());
  result.reason = result.reason.empty() ? part.reason : result.reason;
}

ProcessResult render(const std::filesystem::path& program, const std::filesystem::path& pdf,
                     const Batch& batch) {
  constexpr std::size_t kHeadsBytes = 100'000;
  return run_process(
      {.program = program,
       .arguments = {"-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sstdout=%stderr", kMemoryOption,
                     "-sDEVICE=pamcmyk32", "-dGraphicsAlphaBits=4", "-dTextAlphaBits=1",
                     fmt::format("-r{}", batch.density * 25.4),
                     fmt::format("-dFirstPage={}", batch.first + 1),
                     fmt::format("-dLastPage={}", batch.first + batch.count),
                     "-sOutputFile=%stdout", "-f", pdf.string()},
       .seconds_max = kSecondsMax,
       .output_bytes_max = static_cast<std::size_t>(kBatchPixelsMost) * 5 + kHeadsBytes});
}

/// The heaviest square of a rendered page, within its bleed.
PageInk ink_of(const Page& page, const Rendering& rendering, double density) {
  const PixelArea area = pixels_of(page, common(page.printed(), *page.media), rendering);
  const InkSquare square =
      heaviest_square(rendering, area, static_cast<std::size_t>(kSquareMillimetres * density));
  return {.page = page.number, .percent = square.percent, .box = box_of(page, square, rendering)};
}

std::string reason_of(const ProcessResult& run) {
  if (run.is_out_of_time) {
    return fmt::format("it took more than {} seconds", kSecondsMax);
  }
  const std::string_view said = run.error_output;
  const std::string line(first_bytes(trim(said.substr(0, said.find('\n'))), 120));
  return line.empty() || find_invalid_utf8(line) ? "Ghostscript gave no page" : line;
}

/// What one run, or one for each of its pages, gave.
InkResult measure_batch(const std::filesystem::path& program, const std::filesystem::path& pdf,
                        const std::vector<Page>& pages, const Batch& batch,
                        std::atomic<int>& slow_count) {
  InkResult result;
  const bool is_asked = slow_count < kSlowMax;
  const ProcessResult run = is_asked ? render(program, pdf, batch) : ProcessResult{};
  slow_count += run.is_out_of_time ? 1 : 0;
  std::string_view bytes = run.output;
  for (std::size_t i = batch.first; i < batch.first + batch.count; ++i) {
    if (const std::optional<Rendering> rendering = take_rendering(bytes)) {
      result.pages.push_back(ink_of(pages[i], *rendering, batch.density));
    }
  }
  if (result.pages.size() == batch.count) {
    return result;
  }
  // Which page is missing nobody knows, so each is asked for by itself.
  result = {.reason = is_asked ? reason_of(run) : "too many pages took too long"};
  if (batch.count == 1 || run.is_out_of_time || !is_asked) {
    for (std::size_t i = batch.first; i < batch.first + batch.count; ++i) {
      result.failed.push_back(pages[i].number);
    }
    return result;
  }
  for (std::size_t i = 0; i < batch.count; ++i) {
    add(result, measure_batch(program, pdf, pages,
                              {.first = batch.first + i, .count = 1, .density = batch.density},
                              slow_count));
  }
  return result;
}

}  // namespace

InkSquare heaviest_square(const Rendering& rendering, const PixelArea& area, std::size_t side) {
  if (area.left >= area.right || area.bottom >= area.top) {
    return {};
  }
  const std::size_t width = area.right - area.left;
  const std::size_t height = area.top - area.bottom;
  const std::size_t own = std::min({side, width, height});
  // sums[y][x]: of all pixels below row y and left of column x of the area. On a very large page
  // they run over, and the difference of four is right all the same.
  const std::size_t stride = width + 1;
  std::vector<std::uint32_t> sums(stride * (height + 1), 0);
  for (std::size_t y = 0; y < height; ++y) {
    const std::size_t row = rendering.height - 1 - (area.bottom + y);
    const char* pixel = rendering.inks.data() + (row * rendering.width + area.left) * 4;
    std::uint32_t row_sum = 0;
    for (std::size_t x = 0; x < width; ++x) {
      for (int ink = 0; ink < 4; ++ink) {
        row_sum += static_cast<unsigned char>(*pixel++);
      }
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row_sum;
    }
  }
  InkSquare heaviest{.left = area.left, .bottom = area.bottom, .side = own};
  std::uint32_t most = 0;
  for (std::size_t y = 0; y + own <= height; ++y) {
    const std::uint32_t* const low = sums.data() + y * stride;
    const std::uint32_t* const high = low + own * stride;
    for (std::size_t x = 0; x + own <= width; ++x) {
      const std::uint32_t sum = high[x + own] - high[x] - low[x + own] + low[x];
      if (sum > most) {
        most = sum;
        heaviest.left = area.left + x;
        heaviest.bottom = area.bottom + y;
      }
    }
  }
  heaviest.percent = static_cast<double>(most) / 255.0 / static_cast<double>(own * own) * 100;
  return heaviest;
}

InkResult measure_ink(std::string_view pdf, const std::vector<Page>& pages, int threads_count) {
  InkResult result;
  const auto program = find_program("gs");
  if (!program) {
    result.is_there = false;
    return result;
  }
  const ScratchFolder folder;
  const std::filesystem::path copy = folder.path() / "checked.pdf";
  real_files().write(copy, pdf);
  const std::vector<Batch> batches = batches_of(pages);
  std::vector<InkResult> parts(batches.size());
  std::atomic<int> slow_count = 0;
  parallel_for(batches.size(), threads_count, [&](std::size_t i) {
    parts[i] = measure_batch(*program, copy, pages, batches[i], slow_count);
  });
  for (const Page& page : pages) {
    if (!can_render(page)) {
      result.failed.push_back(page.number);
      result.reason = "it has no size that can be rendered";
    }
  }
  for (const InkResult& part : parts) {
    add(result, part);
  }
  std::sort(result.failed.begin(), result.failed.end());
  return result;
}

}  // namespace gazette::preflight

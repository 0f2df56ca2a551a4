#include "gazette/preflight/ink.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <mutex>

#include <fmt/format.h>
#include <qpdf/QPDFExc.hh>

#include "gazette/base/files.h"
#include "gazette/base/parallel.h"
#include "gazette/base/process.h"
#include "gazette/base/text.h"
#include "gazette/preflight/ink_parts.h"

namespace gazette::preflight {
namespace {

constexpr double kSquareMillimetres = 15;
/// Pixels to the millimetre, and for pages larger than A0.
constexpr double kFine = 3;
constexpr double kCoarse = 1;
constexpr double kFinePixelsMost = 12'000'000;
constexpr double kPixelsMost = 30'000'000;
/// Pages that one run renders: it takes a moment to start, and its output is held in memory. Of a
/// short file they are fewer, so that no thread is idle.
constexpr std::size_t kBatchPagesLeast = 12;
constexpr std::size_t kBatchPagesMost = 32;
constexpr double kBatchPixelsMost = 30'000'000;
/// Pages of a part of a long file. A run passes over all pages before its first, so that the time
/// for a file as a whole would grow with the square of its pages.
constexpr std::size_t kPartPages = 512;
/// What a run may take, and more for each of its pages.
constexpr int kSecondsLeast = 60;
constexpr int kSecondsPerPage = 4;
/// Pages that may be out of time before the rest is not asked for.
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

/// Pages [first, end) in batches.
std::vector<Batch> batches_of(const std::vector<Page>& pages, std::size_t first, std::size_t end,
                              std::size_t batch_pages) {
  std::vector<Batch> batches;
  double pixels = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (!can_render(pages[i])) {
      continue;
    }
    const double density = pixels_of(pages[i], kFine) <= kFinePixelsMost ? kFine : kCoarse;
    const double own = pixels_of(pages[i], density);
    const bool goes_on = !batches.empty() && batches.back().first + batches.back().count == i &&
                         batches.back().density == density && batches.back().count < batch_pages &&
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

/// The heaviest square of a rendered page, within its bleed.
PageInk ink_of(const Page& page, const Rendering& rendering, double density) {
  const PixelArea area = pixels_of(page, common(page.printed(), *page.media), rendering);
  const InkSquare square =
      heaviest_square(rendering, area, static_cast<std::size_t>(kSquareMillimetres * density));
  return {.page = page.number, .percent = square.percent, .box = box_of(page, square, rendering)};
}

int seconds_of(const Batch& batch) {
  return kSecondsLeast + kSecondsPerPage * static_cast<int>(batch.count);
}

std::string reason_of(const ProcessResult& run, const Batch& batch) {
  if (run.is_out_of_time) {
    return fmt::format("Ghostscript took more than {} seconds", seconds_of(batch));
  }
  const std::string_view said = run.error_output;
  const std::string line(first_bytes(trim(said.substr(0, said.find('\n'))), 120));
  return line.empty() || find_invalid_utf8(line) ? "Ghostscript gave no page" : line;
}

/// Measures the pages of one part of a file.
class InkMeter {
 public:
  InkMeter(std::filesystem::path program, const std::vector<Page>& pages,
           std::function<void(std::size_t)> tell)
      : program_(std::move(program)), pages_(pages), tell_(std::move(tell)) {}

  /// The pages from `first` on are those of the file at `path`.
  void turn_to(std::filesystem::path path, std::size_t first) {
    path_ = std::move(path);
    first_ = first;
  }

  /// From any thread.
  InkResult measure(const Batch& batch) {
    InkResult result = measure_run(batch);
    const std::lock_guard guard(mutex_);
    done_count_ += batch.count;
    if (tell_) {
      tell_(done_count_);
    }
    return result;
  }

 private:
  [[nodiscard]] ProcessResult render(const Batch& batch) const {
    constexpr std::size_t kHeadsBytes = 100'000;
    const std::size_t from = batch.first - first_ + 1;
    return run_process(
        {.program = program_,
         .arguments = {"-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sstdout=%stderr", kMemoryOption,
                       "-sDEVICE=pamcmyk32", "-dGraphicsAlphaBits=4", "-dTextAlphaBits=1",
                       fmt::format("-r{}", batch.density * 25.4),
                       fmt::format("-dFirstPage={}", from),
                       fmt::format("-dLastPage={}", from + batch.count - 1), "-sOutputFile=%stdout",
                       "-f", path_.string()},
         .seconds_max = seconds_of(batch),
         .output_bytes_max = static_cast<std::size_t>(kBatchPixelsMost) * 5 + kHeadsBytes});
  }

  /// What one run gave, or several for parts of it.
  InkResult measure_run(const Batch& batch) {
    if (slow_count_ >= kSlowMax) {
      return failed(batch, "too many pages took too long");
    }
    InkResult result;
    const ProcessResult run = render(batch);
    std::string_view bytes = run.output;
    for (std::size_t i = batch.first; i < batch.first + batch.count; ++i) {
      if (const std::optional<Rendering> rendering = take_rendering(bytes)) {
        result.pages.push_back(ink_of(pages_[i], *rendering, batch.density));
      }
    }
    const std::size_t done = result.pages.size();
    if (done == batch.count) {
      return result;
    }
    const bool is_slow = run.is_out_of_time && done == 0;
    slow_count_ += is_slow ? 1 : 0;
    if (batch.count == 1) {
      return failed(batch, reason_of(run, batch));
    }
    // Which page is missing nobody knows, so the batch is asked for in two pieces: before and from
    // the page at which the time was over, which is the first of its own then; else in halves.
    const std::size_t cut = is_slow ? 1 : run.is_out_of_time ? done : batch.count / 2;
    const Batch before{.first = batch.first, .count = cut, .density = batch.density};
    result = is_slow ? failed(before, reason_of(run, batch)) : measure_run(before);
    add(result,
        measure_run(
            {.first = batch.first + cut, .count = batch.count - cut, .density = batch.density}));
    return result;
  }

  [[nodiscard]] InkResult failed(const Batch& batch, std::string reason) const {
    InkResult result{.reason = std::move(reason)};
    for (std::size_t i = batch.first; i < batch.first + batch.count; ++i) {
      result.failed.push_back(pages_[i].number);
    }
    return result;
  }

  std::filesystem::path program_;
  const std::vector<Page>& pages_;
  std::function<void(std::size_t)> tell_;
  std::filesystem::path path_ = {};
  std::size_t first_ = 0;
  std::atomic<int> slow_count_ = 0;
  std::mutex mutex_ = {};
  std::size_t done_count_ = 0;
};

/// A file in parts, each written when it is its turn; one that is short or cannot be parted is the
/// only part of itself.
std::size_t pages_per_part(std::string_view pdf, std::size_t pages_count,
                           std::optional<PdfParts>& parts) {
  if (pages_count > kPartPages) {
    try {
      parts.emplace(pdf);
      return kPartPages;
    } catch (const QPDFExc&) {
      parts.reset();
    }
  }
  return std::max<std::size_t>(pages_count, 1);
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

InkResult measure_ink(std::string_view pdf, const std::vector<Page>& pages, int threads_count,
                      const std::function<void(std::size_t done)>& tell) {
  InkResult result;
  const auto program = find_program("gs");
  if (!program) {
    result.is_there = false;
    return result;
  }
  for (const Page& page : pages) {
    if (!can_render(page)) {
      result.failed.push_back(page.number);
      result.reason = "it has no size that can be rendered";
    }
  }
  const ScratchFolder folder;
  const std::filesystem::path copy = folder.path() / "checked.pdf";
  std::optional<PdfParts> parts;
  const std::size_t part_pages = pages_per_part(pdf, pages.size(), parts);
  const std::size_t share =
      pages.size() / (2 * static_cast<std::size_t>(std::max(threads_count, 1)));
  const std::size_t batch_pages = std::clamp(share, kBatchPagesLeast, kBatchPagesMost);
  InkMeter meter(*program, pages, tell);
  for (std::size_t first = 0; first < pages.size(); first += part_pages) {
    const std::size_t end = std::min(first + part_pages, pages.size());
    const std::string part = parts ? parts->part(first, end - first) : std::string();
    real_files().write(copy, parts ? std::string_view(part) : pdf);
    meter.turn_to(copy, first);
    const std::vector<Batch> batches = batches_of(pages, first, end, batch_pages);
    std::vector<InkResult> measured(batches.size());
    parallel_for(batches.size(), threads_count,
                 [&](std::size_t i) { measured[i] = meter.measure(batches[i]); });
    for (const InkResult& each : measured) {
      add(result, each);
    }
  }
  std::sort(result.failed.begin(), result.failed.end());
  return result;
}

}  // namespace gazette::preflight

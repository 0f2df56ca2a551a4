#include "gazette/ingest/text_sizes.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

namespace gazette::ingest {
namespace {

/// A small addition may be longer than the heading it stands behind; so it is the larger size that
/// rules where a third of the text has it, and no more than that is ever made larger.
constexpr std::size_t kRulingShare = 3;

/// Whether the size of the span is that of text on the line.
bool says_size(const model::Span& span) {
  constexpr unsigned kScripts = model::kSuperscript | model::kSubscript;
  return span.note == 0 && span.size_percent != 0 && (span.emphasis & kScripts) == 0U &&
         span.text.find_first_not_of(" \t\n") != std::string::npos;
}

/// The largest size that a good part of the text has, else that of most of it; nothing where no
/// text says one.
std::optional<int> ruling_size(const std::vector<model::Span>& spans) {
  std::map<int, std::size_t> bytes;
  std::size_t whole = 0;
  for (const model::Span& span : spans) {
    if (says_size(span)) {
      bytes[span.size_percent] += span.text.size();
      whole += span.text.size();
    }
  }
  std::pair<std::size_t, int> most = {};
  std::optional<int> large;
  for (const auto& [size, count] : bytes) {
    most = std::max(most, {count, size});
    large = count * kRulingShare >= whole ? size : large;
  }
  return bytes.empty() ? std::nullopt : std::optional(large.value_or(most.second));
}

std::uint16_t percent_of(int size, int ruling) {
  constexpr int kStep = 5;
  const int exact = size * 100 / ruling;
  const int stepped = (size * 100 / kStep + ruling / 2) / ruling * kStep;
  const bool is_slip = std::abs(exact - 100) < kSizeDifferenceLeast;
  return static_cast<std::uint16_t>(
      is_slip ? 100 : std::clamp(stepped, kSizePercentLeast, kSizePercentMost));
}

void join_alike(std::vector<model::Span>& spans) {
  std::vector<model::Span> joined;
  joined.reserve(spans.size());
  for (model::Span& span : spans) {
    const bool joins = !joined.empty() && joined.back().note == 0 && span.note == 0 &&
                       joined.back().emphasis == span.emphasis &&
                       joined.back().size_percent == span.size_percent;
    if (joins) {
      joined.back().text += span.text;
    } else {
      joined.push_back(std::move(span));
    }
  }
  spans = std::move(joined);
}

}  // namespace

void settle_sizes(std::vector<model::Span>& spans) {
  const std::optional<int> ruling = ruling_size(spans);
  const auto first = std::find_if(spans.begin(), spans.end(), says_size);
  std::uint16_t former = first == spans.end() ? 100 : percent_of(first->size_percent, *ruling);
  for (model::Span& span : spans) {
    former = says_size(span) ? percent_of(span.size_percent, *ruling) : former;
    span.size_percent = span.note != 0 ? 100 : former;
  }
  join_alike(spans);
}

}  // namespace gazette::ingest

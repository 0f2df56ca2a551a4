#include "gazette/ingest/checks_act.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/flow.h"

namespace gazette::ingest {
namespace {

constexpr std::size_t kSlipsShownMax = 3;
constexpr std::size_t kPlacesShownMax = 8;
constexpr std::size_t kBytesAround = 24;

/// "also in lines 12, 40 and 51", of the slips behind the first; empty where there are none.
std::string other_places(const std::vector<Slip>& slips) {
  std::vector<std::uint32_t> places;
  const bool has_lines = slips.front().paragraph->origin.line != 0;
  for (const Slip& slip : slips) {
    const model::Origin& origin = slip.paragraph->origin;
    const std::uint32_t place = has_lines ? origin.line : origin.paragraph;
    if (std::find(places.begin(), places.end(), place) == places.end()) {
      places.push_back(place);
    }
    if (places.size() > kPlacesShownMax) {
      break;
    }
  }
  if (places.size() < 2) {
    return {};
  }
  const bool is_cut = places.size() > kPlacesShownMax;
  places.resize(std::min(places.size(), kPlacesShownMax));
  const std::string_view name = has_lines ? "line" : "paragraph";
  return fmt::format("also in {}{} {}{}", name, places.size() > 2 ? "s" : "",
                     fmt::join(places.begin() + 1, places.end(), ", "), is_cut ? " ..." : "");
}

}  // namespace

Place place_in(const CheckedAct& checked, const model::Paragraph* paragraph) {
  return paragraph == nullptr ? Place{.path = checked.act.path}
                              : place_of(checked.act.path, *paragraph);
}

Place place_in(const CheckedAct& checked, const model::Passage& passage) {
  const bool is_of_source = passage.origin.paragraph != 0;
  return place_in(checked, is_of_source ? checked.paragraphs.find(passage.origin) : nullptr);
}

void report_slips(const CheckedAct& checked, const SlipReport& report, const Slips& slips,
                  Diagnostics& diagnostics) {
  if (slips.empty()) {
    return;
  }
  std::vector<std::string> shown;
  for (const Slip& slip : slips.first()) {
    const bool is_new = std::find(shown.begin(), shown.end(), slip.shown) == shown.end();
    if (is_new && shown.size() < kSlipsShownMax) {
      shown.push_back(slip.shown);
    }
  }
  const std::string count = slips.size() > 1 ? fmt::format(" ({} times)", slips.size()) : "";
  const std::string others = other_places(slips.first());
  diagnostics.report(
      {.code = report.code,
       .place = place_in(checked, slips.first().front().paragraph),
       .message = fmt::format("{}{}: \"{}\"", report.message, count, fmt::join(shown, "\", \"")),
       .help = fmt::format("{}{}{}", report.help, others.empty() ? "" : "; ", others)});
}

std::string words_around(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t from = 0;
  if (begin > kBytesAround) {
    const std::size_t space = text.substr(begin - kBytesAround, kBytesAround).find(' ');
    from = space == std::string_view::npos ? begin : begin - kBytesAround + space + 1;
  }
  std::size_t to = text.size();
  if (end + kBytesAround < text.size()) {
    const std::size_t space = text.substr(end, kBytesAround + 1).rfind(' ');
    to = space == std::string_view::npos ? end : end + space;
  }
  // Not inside a character.
  const auto is_inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (from > 0 && is_inside(from)) {
    --from;
  }
  while (is_inside(to)) {
    ++to;
  }
  return collapse_spaces(text.substr(from, to - from));
}

}  // namespace gazette::ingest

#include "gazette/forms/parcels.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/base/text.h"
#include "gazette/forms/shipment_papers.h"

namespace gazette::forms {
namespace {

constexpr int kEnvelopeCopiesMost = 1'000;
constexpr double kEnvelopeGramsMost = 1'000;
constexpr int kPagesPerLeaf = 2;
constexpr int kCoverLeaves = 2;

/// Copies that follow one another, up to `most` together.
std::vector<std::pair<int, int>> runs_of(const std::vector<int>& pieces, int most) {
  std::vector<std::pair<int, int>> runs;
  for (const int piece : pieces) {
    const bool goes_on =
        !runs.empty() && runs.back().second + 1 == piece && piece - runs.back().first < most;
    if (goes_on) {
      runs.back().second = piece;
    } else {
      runs.emplace_back(piece, piece);
    }
  }
  return runs;
}

void add_parcels(const ledger::SentCopies& sent, const ledger::Recipient& recipient, int most,
                 Bundle& bundle) {
  const auto pieces = sent.pieces.find(recipient.id);
  if (pieces == sent.pieces.end() || pieces->second.empty()) {
    return;
  }
  const std::vector<std::pair<int, int>> runs = runs_of(pieces->second, most);
  ++bundle.recipients_count;
  bundle.copies_count += static_cast<int>(pieces->second.size());
  int number = 0;
  for (const auto& [first, last] : runs) {
    bundle.parcels.push_back({.recipient = &recipient,
                              .piece = {.issue = sent.frozen.issue,
                                        .recipient = recipient.id,
                                        .first = first,
                                        .last = last},
                              .number = ++number,
                              .count = static_cast<int>(runs.size())});
  }
}

}  // namespace

std::optional<Packing> read_packing(std::string_view toml, const std::string& path,
                                    Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors_count();
  auto table = Settings::parse(toml, path, diagnostics);
  if (!table) {
    return std::nullopt;
  }
  const auto copies = table->integer("envelope_copies", diagnostics);
  const auto grams = table->number("envelope_grams", diagnostics);
  Packing packing{.service = table->text("service", diagnostics).value_or("")};
  table->report_unknown_keys(diagnostics);
  if (!copies || *copies < 1 || *copies > kEnvelopeCopiesMost) {
    diagnostics.report({.code = "G0682",
                        .place = table->place("envelope_copies"),
                        .message = "envelope_copies is missing or no count of copies",
                        .help = "say how many copies go into one envelope: envelope_copies = 5"});
  }
  if (!grams || *grams < 0 || *grams > kEnvelopeGramsMost) {
    diagnostics.report(
        {.code = "G0682",
         .place = table->place("envelope_grams"),
         .message = "envelope_grams is missing or no weight of an envelope",
         .help = "weigh ten empty envelopes with their labels: envelope_grams = 25"});
  }
  if (diagnostics.errors_count() > errors) {
    return std::nullopt;
  }
  packing.envelope_copies = static_cast<int>(*copies);
  packing.envelope_grams = *grams;
  return packing;
}

std::vector<Bundle> pack(const ledger::SentCopies& sent, const Packing& packing) {
  std::vector<Bundle> bundles;
  for (const District& district : by_district(sent)) {
    Bundle bundle{.district = district.name};
    for (const ledger::Recipient* recipient : district.recipients) {
      add_parcels(sent, *recipient, packing.envelope_copies, bundle);
    }
    if (!bundle.parcels.empty()) {
      bundles.push_back(std::move(bundle));
    }
  }
  return bundles;
}

std::optional<double> grams_per_square_metre(std::string_view paper) {
  std::size_t end = paper.find("g/m");
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  while (end > 0 && paper[end - 1] == ' ') {
    --end;
  }
  std::size_t begin = end;
  while (begin > 0 &&
         (is_digit(paper[begin - 1]) || paper[begin - 1] == ',' || paper[begin - 1] == '.')) {
    --begin;
  }
  std::string number(paper.substr(begin, end - begin));
  std::replace(number.begin(), number.end(), ',', '.');
  const double grams = std::strtod(number.c_str(), nullptr);
  return grams > 0 ? std::optional(grams) : std::nullopt;
}

std::optional<double> grams_of_copy(const CopyMatter& matter, const std::string& path,
                                    Diagnostics& diagnostics) {
  const auto grammage = [&](std::string_view key, const std::string& paper) {
    const auto grams = grams_per_square_metre(paper);
    if (!grams) {
      diagnostics.report(
          {.code = "G0683",
           .place = {.path = path},
           .message = fmt::format("{} of the printer, \"{}\", says no grammage", key, paper),
           .help = fmt::format("name it in [[printer]]: {} = \"Giấy in trắng 70 g/m²\"", key)});
    }
    return grams.value_or(0);
  };
  const std::size_t errors = diagnostics.errors_count();
  const int leaves = (matter.pages_count + kPagesPerLeaf - 1) / kPagesPerLeaf;
  double grams = leaves * matter.leaf_square_metres * grammage("paper", matter.printer.paper);
  if (matter.printer.cover != model::Cover::none) {
    grams += kCoverLeaves * matter.leaf_square_metres *
             grammage("cover_paper", matter.printer.cover_paper);
  }
  return diagnostics.errors_count() > errors ? std::nullopt : std::optional(grams);
}

}  // namespace gazette::forms

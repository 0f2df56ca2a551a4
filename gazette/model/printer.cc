#include "gazette/model/printer.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/model/configuration_reader.h"

namespace gazette::model {
namespace {

constexpr double kBleedMillimetresMost = 20;
// From a leaf of 25 g/m² to a board.
constexpr double kCaliperMillimetresLeast = 0.02;
constexpr double kCaliperMillimetresMost = 2;
// Newspapers are printed with 245 %, coated sheets with up to 330 %; four full inks are 400 %.
constexpr int kInkPercentLeast = 200;
constexpr int kInkPercentMost = 400;
constexpr int kCopiesExtraMost = 100'000;
constexpr int kOversPercentMost = 20;

void read_bleed(Settings& table, Printer& printer, Reader& reader) {
  const std::vector<double> bleed = table.numbers("bleed_mm", reader.diagnostics());
  const bool usable = bleed.size() == 4 && std::all_of(bleed.begin(), bleed.end(), [](double edge) {
                        return edge >= 0 && edge <= kBleedMillimetresMost;
                      });
  if (usable) {
    std::copy(bleed.begin(), bleed.end(), printer.bleed_millimetres.begin());
  } else if (table.has("bleed_mm")) {
    reader.out_of_range(table, "bleed_mm", "the bleed is not four lengths from 0 to 20 mm",
                        "give top, outer, bottom and inner edge: bleed_mm = [3, 3, 3, 0]");
  }
}

void read_marks(Settings& table, Printer& printer, Reader& reader) {
  constexpr std::array<std::string_view, 4> kEdges = {"top", "outer", "bottom", "inner"};
  for (const std::string& edge : table.texts("marks", reader.diagnostics())) {
    const auto* const found = std::find(kEdges.begin(), kEdges.end(), edge);
    if (found == kEdges.end()) {
      reader.out_of_range(table, "marks", fmt::format("a page has no edge \"{}\"", edge),
                          "name the edges that have crop marks: marks = [\"top\", \"outer\", "
                          "\"bottom\", \"inner\"]");
      return;
    }
    printer.marks[static_cast<std::size_t>(found - kEdges.begin())] = true;
  }
}

void read_caliper(Settings& table, std::string_view key, double& millimetres, Reader& reader) {
  const double value = table.number(key, reader.diagnostics()).value_or(millimetres);
  if (value >= kCaliperMillimetresLeast && value <= kCaliperMillimetresMost) {
    millimetres = value;
    return;
  }
  reader.out_of_range(table, key, fmt::format("no leaf is {} mm thick", value),
                      fmt::format("give its thickness in millimetres, from {} to {}; 70 g/m² in "
                                  "the usual bulk of 1.25 is 0.0875",
                                  kCaliperMillimetresLeast, kCaliperMillimetresMost));
}

Cover read_cover(Settings& table, Reader& reader) {
  const std::string value = table.text("cover", reader.diagnostics()).value_or("none");
  if (value == "pages") {
    return Cover::pages;
  }
  if (value == "spread") {
    return Cover::spread;
  }
  if (value != "none") {
    reader.out_of_range(table, "cover", fmt::format("unknown cover \"{}\"", value),
                        "use \"none\", \"pages\" or \"spread\"");
  }
  return Cover::none;
}

/// A condition names a file, so it must not lead elsewhere.
bool is_plain_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

const Printer& printer_on(const std::vector<Printer>& printers, Date date) {
  const auto later = std::find_if(printers.begin(), printers.end(),
                                  [&](const Printer& printer) { return printer.from > date; });
  GAZETTE_ASSERT(later != printers.begin());
  return *std::prev(later);
}

double spine_millimetres(const Printer& printer, std::size_t pages_count) {
  if (printer.binding == Binding::saddle) {
    return 0;
  }
  const auto leaves = static_cast<double>((pages_count + 1) / 2);
  const double cover = printer.cover == Cover::none ? 0 : 2 * printer.cover_caliper_millimetres;
  return leaves * printer.caliper_millimetres + cover;
}

Printer read_printer(Settings& table, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  Printer printer;
  printer.id = reader.required_id(table, "[[printer]]");
  printer.from = table.date("from", diagnostics).value_or(printer.from);
  printer.name = table.text("name", diagnostics).value_or("");
  printer.cmyk =
      reader.choice(table, "colour", {.no = "grey", .yes = "cmyk"}).value_or(printer.cmyk);
  read_bleed(table, printer, reader);
  read_marks(table, printer, reader);
  printer.condition = table.text("condition", diagnostics).value_or(printer.condition);
  if (!is_plain_name(printer.condition)) {
    reader.out_of_range(table, "condition",
                        fmt::format("\"{}\" names no printing condition", printer.condition),
                        "give the name of a profile in layouts/colour: condition = \"FOGRA39\"");
  }
  printer.ink_percent_most = reader.whole_number(table, "ink_percent", printer.ink_percent_most,
                                                 kInkPercentLeast, kInkPercentMost);
  if (reader.choice(table, "binding", {.no = "saddle", .yes = "perfect"}).value_or(false)) {
    printer.binding = Binding::perfect;
  }
  printer.cover = read_cover(table, reader);
  printer.paper = table.text("paper", diagnostics).value_or(printer.paper);
  read_caliper(table, "caliper_mm", printer.caliper_millimetres, reader);
  printer.cover_paper = table.text("cover_paper", diagnostics).value_or(printer.cover_paper);
  read_caliper(table, "cover_caliper_mm", printer.cover_caliper_millimetres, reader);
  printer.copies_extra =
      reader.whole_number(table, "copies_extra", printer.copies_extra, 0, kCopiesExtraMost);
  printer.overs_percent =
      reader.whole_number(table, "overs_percent", printer.overs_percent, 0, kOversPercentMost);
  table.report_unknown_keys(diagnostics);
  return printer;
}

void settle_printers(std::vector<Printer>& printers, const std::string& path,
                     Diagnostics& diagnostics) {
  if (printers.empty()) {
    printers.push_back({.id = "mac-dinh"});
  }
  std::stable_sort(printers.begin(), printers.end(),
                   [](const Printer& a, const Printer& b) { return a.from < b.from; });
  const auto same_day =
      std::adjacent_find(printers.begin(), printers.end(),
                         [](const Printer& a, const Printer& b) { return a.from == b.from; });
  if (same_day != printers.end()) {
    diagnostics.report(
        {.code = "G0108",
         .place = {.path = path},
         .message = fmt::format("printers \"{}\" and \"{}\" are both from {}", same_day->id,
                                std::next(same_day)->id, to_iso(same_day->from)),
         .help = "give the later one its `from`, or take one out: an issue has one printer"});
  }
}

}  // namespace gazette::model

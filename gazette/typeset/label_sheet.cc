// Reading a sheet of labels.

#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/typeset/labels.h"

namespace gazette::typeset {
namespace {

/// No label is cut to less than this, and two lengths of a sheet that are given with two decimals
/// may be off by as much.
constexpr double kMillimetresOff = 0.05;
constexpr int kLabelsMost = 500;  // a side

class SheetReader {
 public:
  SheetReader(Settings& table, Diagnostics& diagnostics)
      : table_(table), diagnostics_(diagnostics) {}

  Length length(std::string_view key, double least) {
    const auto value = table_.number(key, diagnostics_);
    if (!value) {
      report(key, "is missing or no number", "in millimetres: 63.5");
    } else if (*value < least || *value > 2'000) {
      report(key, fmt::format("is {}", *value), "in millimetres: 63.5");
    }
    return millimetres(value.value_or(0));
  }

  int count(std::string_view key) {
    const auto value = table_.integer(key, diagnostics_);
    if (!value || *value < 1 || *value > kLabelsMost) {
      report(key, "is missing or no count", "how many labels a sheet has side by side");
      return 1;
    }
    return static_cast<int>(*value);
  }

  void report(std::string_view key, const std::string& what, std::string help) {
    diagnostics_.report({.code = "G0680",
                         .place = table_.place(key),
                         .message = fmt::format("{} of the sheet of labels {}", key, what),
                         .help = std::move(help)});
  }

 private:
  Settings& table_;
  Diagnostics& diagnostics_;
};

void check_fit(const LabelSheet& sheet, SheetReader& reader) {
  const Length off = millimetres(kMillimetresOff);
  const auto check = [&](std::string_view key, Length pitch, Length size, int count, Length begin,
                         Length page) {
    if (count > 1 && pitch + off < size) {
      reader.report(key, "is less than a label: they would lie over each other",
                    "measure from the left or top of one label to that of the next");
    }
    const Length end = begin + pitch * (count - 1) + size;
    if (end > page + off) {
      reader.report(
          key, "leads off the page",
          fmt::format("the last label ends {} pt beyond the sheet's edge", to_text(end - page)));
    }
  };
  check("pitch_x", sheet.pitch_x, sheet.width, sheet.columns, sheet.left, sheet.page_width);
  check("pitch_y", sheet.pitch_y, sheet.height, sheet.rows, sheet.top, sheet.page_height);
}

}  // namespace

std::optional<LabelSheet> read_label_sheet(std::string_view toml, const std::string& name,
                                           const std::string& path, Diagnostics& diagnostics) {
  constexpr double kLabelLeast = 10;
  const std::size_t errors = diagnostics.errors_count();
  auto table = Settings::parse(toml, path, diagnostics);
  if (!table) {
    return std::nullopt;
  }
  SheetReader reader(*table, diagnostics);
  LabelSheet sheet{.name = name,
                   .path = path,
                   .page_width = reader.length("page_width", kLabelLeast),
                   .page_height = reader.length("page_height", kLabelLeast),
                   .left = reader.length("left", 0),
                   .top = reader.length("top", 0),
                   .pitch_x = reader.length("pitch_x", kLabelLeast),
                   .pitch_y = reader.length("pitch_y", kLabelLeast),
                   .width = reader.length("width", kLabelLeast),
                   .height = reader.length("height", kLabelLeast),
                   .margin = reader.length("margin", 0),
                   .columns = reader.count("columns"),
                   .rows = reader.count("rows"),
                   .outline = table->flag("outline", diagnostics).value_or(false)};
  table->report_unknown_keys(diagnostics);
  if (diagnostics.errors_count() > errors) {
    return std::nullopt;
  }
  check_fit(sheet, reader);
  return diagnostics.errors_count() > errors ? std::nullopt : std::optional(std::move(sheet));
}

}  // namespace gazette::typeset

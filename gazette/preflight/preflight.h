// The door of preflight/: a PDF, ours or foreign, judged by the rules that print shops use.
//
// The rules of print are those of the Ghent Workgroup of 2022 with PDF/X-4 (ISO 15930-7) under
// them, by their numbers, so that a shop's report lines up with ours; beside them PDF/A-2a (ISO
// 19005-2) and PDF/UA-1 (ISO 14289-1) for what is kept and read on screens. Nothing here knows how
// our own files are written: what is judged is read anew from the bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"

namespace gazette::preflight {

/// How the file is printed: offset in sheets (SheetCMYK), or digitally (Digital Print).
enum class Variant : std::uint8_t { sheet, digital };

/// A rule as people know it. A rule of nothing for a variant is not asked there.
struct Rule {
  // "R0031"; parts of R0001 have numbers of ours: "R0001.19". "A6.1.3-2": the clause of ISO 19005-2
  // and a number of ours. "UA01-005": of the Matterhorn protocol; from 101 on numbers of ours.
  std::string_view id = {};
  std::optional<Severity> sheet = {};
  std::optional<Severity> digital = {};
  std::string_view title = {};
  std::string_view remedy = {};  // one line
};

/// A standard by which files are judged.
struct Profile {
  std::string_view name = {};  // "x4", "a2a", "a3a", "ua1"
  std::string_view title = {};
  bool is_of_print = true;  // its rules depend on the variant
};

[[nodiscard]] const std::vector<Profile>& profiles();

/// The rules of all profiles, in the order of their ids.
[[nodiscard]] std::vector<Rule> rules();

/// The rule of this id; what is nearly right may be a milder finding than it says (R0031).
[[nodiscard]] std::optional<Rule> find_rule(std::string_view id);

/// Where on a page, in millimetres from the lower left corner of its trim as a reader sees it.
struct Area {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
};

struct Finding {
  std::string_view rule = {};
  Severity severity = Severity::error;
  std::size_t page = 0;            // from 1; 0: of the file as a whole
  std::optional<Area> place = {};  // of the first of those alike
  std::string message = {};        // what was found, lower case
  std::size_t count = 1;           // of those alike on the page
};

/// The square of 15 mm that has the most ink.
struct InkPeak {
  double percent = 0;
  std::size_t page = 0;
  Area place = {};
};

struct Options {
  std::string profile = "x4";
  Variant variant = Variant::sheet;
  std::optional<double> ink_percent = 320;  // R0026; nothing: not measured
  bool is_ink_asked = false;                // measured also where the variant does not ask for it
  int threads_count = 1;                    // that measure ink
  /// Told now and then what is being done: pages read, or measured, of how many. From any thread,
  /// one call at a time.
  std::function<void(std::string_view what, std::size_t done, std::size_t count)> progress = {};
};

struct Report {
  std::size_t pages_count = 0;
  std::vector<Finding> findings = {};  // of the file first, then page by page
  std::optional<InkPeak> ink = {};     // nothing where it was not measured

  [[nodiscard]] std::size_t count(Severity severity) const;
};

/// Judges a PDF that people know as `path`; nothing where a finding of severity error (G0650,
/// G0651) prevents it. Warnings G0652 to G0654 say what was not looked at.
[[nodiscard]] std::optional<Report> preflight(std::string_view pdf, const std::string& path,
                                              const Options& options, Diagnostics& diagnostics);

/// "page 3", "pages 1-4, 7 and 12 more": pages in their order, those that follow one another as
/// one.
[[nodiscard]] std::string pages_text(const std::vector<std::size_t>& pages);

/// "12.0, 250.5 mm": the lower left corner.
[[nodiscard]] std::string to_text(const Area& area);

}  // namespace gazette::preflight

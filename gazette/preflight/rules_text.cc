// R0007 to R0019: text and lines, their overprint and their least sizes.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/preflight/rules.h"

namespace gazette::preflight {
namespace {

constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;

/// Bounds, in points; what is equal to them is right.
constexpr double kTextLeast = 8;
constexpr double kDigitalTextLeast = 5;
constexpr double kLineLeast = 0.25;
constexpr double kRounding = 0.001;

/// Rich black: from so much black on, with more than so much of all inks.
constexpr double kRichBlack = 0.85;
constexpr double kRichSum = 2.80;

bool is_printed(const Painted& painted, Mark mark) {
  return painted.mark == mark && !painted.is_in_mask;
}

bool is_path(const Painted& painted) {
  return (painted.mark == Mark::line || painted.mark == Mark::shape) && !painted.is_in_mask;
}

std::string inks_text(const Inks& inks) {
  const auto& p = inks.process;
  std::string text = fmt::format("C {:.0f} M {:.0f} Y {:.0f} K {:.0f}", p[0] * 100, p[1] * 100,
                                 p[2] * 100, p[3] * 100);
  return inks.spots > 0 ? fmt::format("{} and spot inks {:.0f}", text, inks.spots * 100) : text;
}

/// Whether overprinting white leaves nothing of it: inks that are 0 are left as they were. In
/// DeviceGray and without overprint mode it covers what is below.
bool vanishes(const Painted& painted) {
  return painted.overprints && painted.inks.is_white() &&
         (painted.space->family == Family::inks ||
          (painted.space->family == Family::cmyk && painted.is_overprint_mode));
}

/// Whether black leaves the colours below it.
bool overprints(const Painted& painted) {
  return painted.overprints &&
         (painted.space->family == Family::inks ||
          (painted.space->family == Family::cmyk && painted.is_overprint_mode));
}

void check_white_text(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (is_printed(painted, Mark::text) && vanishes(painted)) {
      findings.report("white text overprints and will not be seen", painted.box);
    }
  }
}

void check_white_paths(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (is_path(painted) && vanishes(painted)) {
      findings.report("a white line or shape overprints and will not be seen", painted.box);
    }
  }
}

void check_black_text(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (is_printed(painted, Mark::text) && painted.is_over_ink &&
        painted.space->family != Family::grey && !overprints(painted)) {
      findings.report(
          fmt::format("black text of {:.3g} pt lies on something and does not overprint",
                      painted.size),
          painted.box);
    }
  }
}

void check_black_lines(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (is_printed(painted, Mark::line) && painted.is_over_ink &&
        painted.space->family != Family::grey && !overprints(painted)) {
      findings.report(
          fmt::format("a black line of {:.3g} pt lies on something and does not overprint",
                      painted.size),
          painted.box);
    }
  }
}

void check_grey_text(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (is_printed(painted, Mark::text) && painted.is_over_ink &&
        painted.space->family == Family::grey) {
      findings.report(
          fmt::format("black text of {:.3g} pt in DeviceGray lies on something", painted.size),
          painted.box);
    }
  }
}

void check_grey_lines(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (is_printed(painted, Mark::line) && painted.is_over_ink &&
        painted.space->family == Family::grey) {
      findings.report(
          fmt::format("a black line of {:.3g} pt in DeviceGray lies on something", painted.size),
          painted.box);
    }
  }
}

void check_courier(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (painted.font != nullptr && painted.font->name == "Courier") {
      findings.report("text in Courier", painted.box);
    }
  }
}

void check_rich_black(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (is_printed(painted, Mark::text) && painted.inks.is_known &&
        painted.inks.process[3] > kRichBlack - kRounding &&
        painted.inks.sum() > kRichSum + kRounding) {
      findings.report(
          fmt::format("text of {} ({:.0f} %)", inks_text(painted.inks), painted.inks.sum() * 100),
          painted.box);
    }
  }
}

/// What is too small or thin for a colour of several plates or for paper to stay white in ink.
template <Mark mark, bool is_white>
void check_least(const Page& page, Findings& findings) {
  const double least = mark == Mark::line                       ? kLineLeast
                       : findings.variant() == Variant::digital ? kDigitalTextLeast
                                                                : kTextLeast;
  for (const Painted& painted : page.painted) {
    if (!is_printed(painted, mark) || painted.size >= least - kRounding) {
      continue;
    }
    const char* const what = mark == Mark::line ? "a line" : "text";
    if (is_white && painted.inks.is_white()) {
      findings.report(fmt::format("white {} of {:.3g} pt, less than {:g} pt",
                                  mark == Mark::line ? "line" : "text", painted.size, least),
                      painted.box);
    } else if (!is_white && painted.inks.is_known && painted.inks.channels_count() > 1) {
      findings.report(fmt::format("{} of {:.3g} pt in {}, less than {:g} pt", what, painted.size,
                                  inks_text(painted.inks), least),
                      painted.box);
    }
  }
}

}  // namespace

std::vector<Check> gwg_text_checks() {
  constexpr std::optional<Severity> kNone = {};
  return {
      page_check("R0007", kError, kError, "white text does not overprint",
                 "switch overprint off for white text", check_white_text),
      page_check("R0008", kWarning, kWarning, "white lines and shapes do not overprint",
                 "switch overprint off for white lines and shapes", check_white_paths),
      page_check("R0009", kWarning, kNone, "black text under 12 pt overprints",
                 "set black text to overprint (OPM 1), so that no paper shows around it",
                 check_black_text),
      page_check("R0010", kWarning, kNone, "black lines under 2 pt overprint",
                 "set black lines to overprint (OPM 1)", check_black_lines),
      page_check("R0011", kWarning, kNone, "black text under 12 pt on something not in DeviceGray",
                 "write it as 0 0 0 1 in DeviceCMYK and set it to overprint: DeviceGray cannot",
                 check_grey_text),
      page_check("R0012", kWarning, kNone, "black lines under 2 pt on something not in DeviceGray",
                 "write them as 0 0 0 1 in DeviceCMYK and set them to overprint: DeviceGray cannot",
                 check_grey_lines),
      page_check("R0014", kWarning, kNone, "no Courier",
                 "see whether it was meant: programs put Courier where a face is missing",
                 check_courier),
      page_check("R0015", kWarning, kWarning, "no text in rich black",
                 "make it plain black (K 100): four plates never fit exactly behind letters",
                 check_rich_black),
      page_check("R0016", kWarning, kWarning, "white text not too small",
                 "make it larger or bolder: ink runs into it", check_least<Mark::text, true>),
      page_check("R0017", kWarning, kWarning, "text of several inks not too small",
                 "make it plain black, or larger", check_least<Mark::text, false>),
      page_check("R0018", kWarning, kWarning, "white lines not too thin",
                 "make them 0.25 pt or more", check_least<Mark::line, true>),
      page_check("R0019", kWarning, kWarning, "lines of several inks not too thin",
                 "make them plain black, or 0.25 pt or more", check_least<Mark::line, false>),
  };
}

}  // namespace gazette::preflight

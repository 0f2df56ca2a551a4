// R0020 to R0032: colours, ink and images.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/preflight/rules.h"

namespace gazette::preflight {
namespace {

constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;

const char* name_of(Mark mark) {
  switch (mark) {
    case Mark::text:
      return "text";
    case Mark::line:
      return "a line";
    case Mark::shape:
      return "a shape";
    case Mark::image:
      return "an image";
    case Mark::shading:
      return "a shading";
  }
  return "";
}

void check_spots(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (!painted.is_in_mask) {
      for (const std::string& spot : painted.space->spots) {
        findings.report(fmt::format("the spot ink {}", spot), painted.box);
      }
    }
  }
}

void check_all(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (!painted.is_in_mask && painted.space->has_all) {
      findings.report(fmt::format("{} in the separation All", name_of(painted.mark)), painted.box);
    }
  }
}

/// Colours that no press has: those of a screen, and calibrated ones.
bool is_of_no_press(const Painted& painted) {
  const Family family = painted.space->family;
  return !painted.is_in_mask && (family == Family::rgb || family == Family::calibrated);
}

void report_colour(const Painted& painted, Findings& findings) {
  findings.report(fmt::format("{} in {}", name_of(painted.mark), painted.space->name), painted.box);
}

void check_device(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (is_of_no_press(painted)) {
      report_colour(painted, findings);
    }
  }
}

void check_device_but_images(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (is_of_no_press(painted) && (painted.mark != Mark::image || painted.is_stencil)) {
      report_colour(painted, findings);
    }
  }
}

void check_groups(const Page& page, Findings& findings) {
  for (const Noted& noted : page.noted) {
    if (noted.what == Oddity::group) {
      findings.report(noted.detail, noted.box);
    }
  }
}

/// Pixels to the inch below which an image is an error, and below which a warning.
struct Bounds {
  double error = 0;
  double warning = 0;
};

void check_resolution(const Page& page, bool is_bilevel, const Bounds& bounds, Findings& findings) {
  for (const Painted& painted : page.painted) {
    const bool is_judged = painted.mark == Mark::image && !painted.is_in_mask &&
                           (painted.bits == 1) == is_bilevel && painted.ppi > 0;
    if (is_judged && painted.ppi < bounds.warning) {
      findings.report_as(
          painted.ppi < bounds.error ? kError : kWarning,
          fmt::format("an image of {:.0f} ppi, less than {:g}", std::floor(painted.ppi),
                      painted.ppi < bounds.error ? bounds.error : bounds.warning),
          painted.box);
    }
  }
}

void check_images(const Page& page, Findings& findings) {
  const bool is_sheet = findings.variant() == Variant::sheet;
  check_resolution(page, false, is_sheet ? Bounds{149, 224} : Bounds{95, 149}, findings);
}

void check_bilevel_images(const Page& page, Findings& findings) {
  const bool is_sheet = findings.variant() == Variant::sheet;
  check_resolution(page, true, is_sheet ? Bounds{549, 799} : Bounds{349, 599}, findings);
}

}  // namespace

std::vector<Check> gwg_colour_checks() {
  constexpr std::optional<Severity> kNone = {};
  return {
      page_check("R0020", kError, kWarning, "no spot inks",
                 "convert spot inks to CMYK, or order the ink from the shop", check_spots),
      page_check("R0024", kWarning, kWarning, "nothing in the separation All",
                 "make it plain black; marks for all plates are the shop's", check_all),
      {.rule = {kInkRule, kWarning, kNone,
                "ink within its limit (320 %, or what --ink says) in any square of 15 mm",
                "convert the images for the shop's paper, and lighten what lies over other inks"}},
      page_check("R0027", kError, kNone, "DeviceGray and DeviceCMYK only",
                 "convert to CMYK with the shop's profile, or to plain black", check_device),
      page_check("R0028", kNone, kError, "only images in RGB",
                 "convert text, lines and shapes to CMYK or plain black", check_device_but_images),
      page_check("R0030", kError, kError, "transparency is mixed in CMYK",
                 "set the blend space of the document to CMYK and export again", check_groups),
      page_check(
          "R0031", kError, kError, "gray and colour images of 224 ppi or more (digital: 149)",
          "put the image in smaller or with more pixels; below 149 ppi (digital: 95) it is an "
          "error",
          check_images),
      page_check("R0032", kError, kError,
                 "black and white images of 799 ppi or more (digital: 599)",
                 "scan it anew, at 800 ppi or in gray; below 549 ppi (digital: 349) it is an error",
                 check_bilevel_images),
  };
}

}  // namespace gazette::preflight

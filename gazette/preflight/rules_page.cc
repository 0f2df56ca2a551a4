// R0001, what concerns pages and what they draw, and R0002 to R0005: boxes and pages.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "gazette/preflight/rules.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;

/// Annotations of a page that are looked at.
constexpr std::size_t kAnnotationsMax = 10'000;

std::string size_text(const Box& box) {
  return fmt::format("{:.1f} x {:.1f} mm", to_millimetres(box.width()),
                     to_millimetres(box.height()));
}

std::vector<Object> annotations_of(const Page& page) {
  Object list = Object(page.object).getKey("/Annots");
  std::vector<Object> annotations;
  for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
    if (annotations.size() < kAnnotationsMax && list.getArrayItem(i).isDictionary()) {
      annotations.push_back(list.getArrayItem(i));
    }
  }
  return annotations;
}

void check_trim(const Page& page, Findings& findings) {
  if (!page.media) {
    findings.report("no MediaBox");
  } else if (page.trim && page.art) {
    findings.report("both TrimBox and ArtBox", page.art);
  } else if (!page.trim && !page.art) {
    findings.report("neither TrimBox nor ArtBox");
  }
}

void check_nesting(const Page& page, Findings& findings) {
  const auto check = [&](const char* outer_name, const std::optional<Box>& outer,
                         const char* inner_name, const std::optional<Box>& inner) {
    if (outer && inner && !contains(*outer, *inner)) {
      findings.report(fmt::format("{} ({}) is not within {} ({})", inner_name, size_text(*inner),
                                  outer_name, size_text(*outer)),
                      inner);
    }
  };
  check("MediaBox", page.media, "BleedBox", page.bleed);
  check("MediaBox", page.media, "TrimBox", page.trim);
  check("MediaBox", page.media, "ArtBox", page.art);
  check("BleedBox", page.bleed, "TrimBox", page.trim);
  check("BleedBox", page.bleed, "ArtBox", page.art);
}

void check_annotations(const Page& page, Findings& findings) {
  for (Object annotation : annotations_of(page)) {
    Object kind = annotation.getKey("/Subtype");
    Object area = annotation.getKey("/Rect");
    // Marks of the printer and traps are made for print; a pop-up is never printed.
    if (!kind.isName() || kind.isNameAndEquals("/PrinterMark") ||
        kind.isNameAndEquals("/TrapNet") || kind.isNameAndEquals("/Popup") || !area.isRectangle()) {
      continue;
    }
    const Object::Rectangle r = area.getArrayAsRectangle();
    const Box box{std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
                  std::max(r.lly, r.ury)};
    const bool is_signature = annotation.getKey("/FT").isNameAndEquals("/Sig");
    if (!common(box, page.printed()).is_empty()) {
      findings.report(fmt::format("an annotation {}{}", kind.getName().substr(1),
                                  is_signature ? " (the signature of the file)" : ""),
                      box);
    }
  }
}

void check_page_actions(const Page& page, Findings& findings) {
  const auto report = [&](const char* what, Object owner, std::optional<Box> where) {
    Object kind = owner.getKey("/A").getKeyIfDict("/S");
    if (kind.isName() && !kind.isNameAndEquals("/GoTo")) {
      findings.report(fmt::format("{} runs an action {}", what, kind.getName().substr(1)), where);
    }
    if (Object events = owner.getKey("/AA"); events.isDictionary() && !events.getKeys().empty()) {
      findings.report(fmt::format("{} runs actions by itself (/AA)", what), where);
    }
  };
  report("the page", page.object, std::nullopt);
  for (const Object& annotation : annotations_of(page)) {
    report("an annotation", annotation, std::nullopt);
  }
}

void check_separations(const Page& page, Findings& findings) {
  if (Object(page.object).hasKey("/SeparationInfo")) {
    findings.report("the page is one plate of several (/SeparationInfo)");
  }
}

void check_fonts(const Page& page, Findings& findings) {
  for (const Painted& painted : page.painted) {
    if (painted.font == nullptr) {
      continue;
    }
    const Font& font = *painted.font;
    const std::string name = font.name.empty() ? "(without a name)" : font.name;
    if (!font.is_embedded) {
      findings.report(fmt::format("the face {} is not in the file", name), painted.box);
    } else if (!font.fault.empty()) {
      findings.report(fmt::format("the face {} is damaged: {}", name, font.fault), painted.box);
    }
  }
}

/// A rule that only says what was noted while the contents were read.
template <Oddity what>
void report_noted(const Page& page, Findings& findings) {
  for (const Noted& noted : page.noted) {
    if (noted.what == what) {
      findings.report(noted.detail, noted.box);
    }
  }
}

void check_unit(const Page& page, Findings& findings) {
  if (Object unit = Object(page.object).getKey("/UserUnit"); !unit.isNull()) {
    findings.report(fmt::format("UserUnit {}", unit.isNumber()
                                                   ? fmt::format("{:g}", unit.getNumericValue())
                                                   : "of no number"));
  }
}

void check_crop(const Page& page, Findings& findings) {
  if (page.crop && page.media &&
      !(contains(*page.crop, *page.media) && contains(*page.media, *page.crop))) {
    findings.report(fmt::format("CropBox ({}) is another than MediaBox ({})", size_text(*page.crop),
                                size_text(*page.media)),
                    page.crop);
  }
}

/// Pages whose trim differs from that of most by more than a hundredth of a millimetre.
void check_sizes(const std::vector<Page>& pages, Findings& findings) {
  const auto size_of = [](const Page& page) {
    const Box cut = page.cut();
    constexpr double kHundredths = 100;
    return std::pair(std::llround(to_millimetres(cut.width()) * kHundredths / 5),
                     std::llround(to_millimetres(cut.height()) * kHundredths / 5));
  };
  std::map<std::pair<long long, long long>, std::size_t> counts;
  for (const Page& page : pages) {
    ++counts[size_of(page)];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const auto usual = std::find_if(pages.begin(), pages.end(),
                                  [&](const Page& page) { return size_of(page) == most->first; });
  for (const Page& page : pages) {
    findings.turn_to(page);
    if (size_of(page) != most->first) {
      findings.report(fmt::format("trimmed to {}, most pages to {}", size_text(page.cut()),
                                  size_text(usual->cut())));
    }
    if (page.rotate != 0) {
      findings.report(fmt::format("turned by /Rotate {}", page.rotate * 90));
    }
  }
}

void check_empty(const Page& page, Findings& findings) {
  const Box cut = page.cut();
  const bool has_ink =
      std::any_of(page.painted.begin(), page.painted.end(), [&](const Painted& painted) {
        return !painted.is_in_mask && !painted.inks.is_white() &&
               !common(painted.box, cut).is_empty();
      });
  if (!has_ink) {
    findings.report("nothing is printed on the page");
  }
}

}  // namespace

std::vector<Check> x4_page_checks() {
  const auto check = [](std::string_view id, std::string_view title, std::string_view remedy,
                        void (*of_page)(const Page&, Findings&)) {
    return Check{.rule = {id, kError, kError, title, remedy}, .of_page = of_page};
  };
  return {
      check("R0001.19", "TrimBox or ArtBox, never both", "set TrimBox on every page, and no ArtBox",
            check_trim),
      check("R0001.20", "trim within bleed within the sheet",
            "set the boxes anew: TrimBox within BleedBox within MediaBox", check_nesting),
      check("R0001.21", "no annotation that is printed",
            "take annotations out or move them off the bleed", check_annotations),
      check("R0001.22", "no actions of pages and annotations", "take the actions out",
            check_page_actions),
      check("R0001.23", "all inks of a page on one page",
            "export composite pages, not one page for each plate", check_separations),
      check("R0001.24", "faces embedded and whole",
            "embed all faces, or turn this text into shapes; where one is damaged, have the file "
            "written anew",
            check_fonts),
      check("R0001.25", "contents and images whole and well formed",
            "have it written anew by the program that made it", report_noted<Oddity::damaged>),
      check("R0001.26", "operators that PDF knows",
            "have it written anew by the program that made it", report_noted<Oddity::unknown>),
      check("R0001.27", "everything that is drawn is there",
            "have it written anew by the program that made it", report_noted<Oddity::missing>),
      check("R0001.28", "forms not within forms without end",
            "flatten the drawing, or have it written anew", report_noted<Oddity::too_deep>),
      check("R0001.29", "no transfer functions",
            "take the transfer functions out where the file is made",
            report_noted<Oddity::transfer>),
      check("R0001.30", "no screens of its own", "take the halftones out where the file is made",
            report_noted<Oddity::halftone>),
      check("R0001.31", "no PostScript", "take the PostScript objects out",
            report_noted<Oddity::postscript>),
      check("R0001.32", "no OPI", "put the images of print quality in, and export again",
            report_noted<Oddity::opi>),
      check("R0001.33", "no pages of other files", "embed what is referred to, and export again",
            report_noted<Oddity::reference>),
      check("R0001.34", "no images in place of others", "take /Alternates out of the images",
            report_noted<Oddity::alternates>),
      check("R0001.35", "all data within the file", "embed what lies outside, and export again",
            report_noted<Oddity::outside>),
  };
}

std::vector<Check> gwg_page_checks() {
  return {
      {.rule = {"R0002", kError, kError, "no UserUnit", "write the pages at their true size"},
       .of_page = check_unit},
      {.rule = {"R0003", kError, kError, "CropBox as MediaBox, or none",
                "take CropBox out; TrimBox says where to cut"},
       .of_page = check_crop},
      {.rule = {"R0004", kWarning, kWarning, "all pages of one trim, none turned",
                "bring all pages to one size and turn their content, not the page"},
       .of_pages = check_sizes},
      {.rule = {"R0005", kWarning, std::nullopt, "pages without ink",
                "print a line that says that the page is blank on purpose, or tell the shop"},
       .of_page = check_empty},
  };
}

}  // namespace gazette::preflight

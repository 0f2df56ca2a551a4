#include "gazette/press/impose.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/press/impose_layout.h"
#include "gazette/press/impose_marks.h"
#include "gazette/press/impose_plan.h"
#include "gazette/press/impose_report.h"
#include "gazette/press/impose_sheets.h"
#include "gazette/press/impose_source.h"
#include "gazette/press/impose_verify.h"

namespace gazette::press {
namespace {

double to_millimetres(Length length) {
  return to_points(length) * 25.4 / 72;
}

/// A shift of more than this takes text over the fold: no inner margin is as wide.
constexpr double kCreepMillimetresMost = 12;

class Reporter {
 public:
  Reporter(const std::string& path, Diagnostics& diagnostics)
      : path_(path), diagnostics_(diagnostics) {}

  void report(std::string_view code, std::string message, std::string help) {
    diagnostics_.report({.code = code,
                         .place = {.path = path_},
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  void tell_plan(const Plan& plan, const ImposeJob& job) {
    const Length caliper = job.caliper > Length{} ? job.caliper : kCaliperUsual;
    if (plan.scheme == Scheme::saddle && is_too_thick_to_stitch(plan.places_count, caliper)) {
      report("G0644",
             fmt::format("a stitched booklet of {} pages is {:.1f} mm thick: {} sheets in one "
                         "another",
                         plan.places_count, to_millimetres(caliper) * (plan.places_count / 2.0),
                         plan.sheets.size()),
             "up to 3.5 mm lie flat: glue it (--scheme perfect), or say how thick a leaf is: "
             "--creep-caliper 0.07mm");
    }
    const Length creep = creep_most(plan);
    if (creep > millimetres(kCreepMillimetresMost)) {
      report("G0645",
             fmt::format("the innermost pages would be shifted by {:.1f} mm to the fold, and their "
                         "text over it",
                         to_points(creep) / to_points(millimetres(1))),
             "glue it in signatures (--scheme perfect), or give the paper's own thickness in "
             "--creep-caliper");
    }
    const std::uint32_t blanks = plan.places_count - plan.pages_count;
    if (blanks > 0) {
      report("G0635",
             fmt::format("{} blank page{} at the end: the file has {}, the sheets hold {}", blanks,
                         blanks == 1 ? "" : "s", plan.pages_count, plan.places_count),
             "tell the print shop that they are meant, or let the build fill the issue "
             "(page_multiple of the layout)");
    }
    if (plan.scheme == Scheme::perfect) {
      tell_remainder(plan, job.signature_pages);
    }
  }

  void tell_remainder(const Plan& plan, std::uint32_t whole) {
    std::string rest;
    std::uint32_t pages = 0;
    std::uint32_t first = 0;
    for (const Signature& signature : plan.signatures) {
      if (signature.pages_count < whole) {
        rest += fmt::format("{}{}", rest.empty() ? "" : " and ", signature.pages_count);
        pages += signature.pages_count;
        first = first == 0 ? signature.first_page : first;
      }
    }
    if (pages == 0) {
      return;
    }
    report("G0634",
           fmt::format("{} pages are {} x {} and {}; page {} is the first of the rest",
                       plan.places_count, plan.places_count / whole, whole, rest, first),
           fmt::format("nothing to do; {} pages fewer, or {} more, would be whole signatures",
                       pages, whole - pages));
  }

  void tell_sheet(const Plan& plan, const SheetFormat& sheet, const ImposeJob& job) {
    const std::string size =
        job.sheet ? size_text(job.sheet->width, job.sheet->height) : std::string();
    if (!sheet.fits) {
      report("G0640",
             fmt::format("the pages need a sheet of {}; {} is too small",
                         size_text(sheet.size.width, sheet.size.height), size),
             plan.scheme == Scheme::perfect && job.work != Work::nested
                 ? "give a larger --sheet, a smaller --signature, or --work nested for sheets of "
                   "two pages a side"
                 : "give a larger --sheet, or --mill 0mm where the spine is not milled");
      return;
    }
    const bool wants = job.marks.crop || job.marks.fold || job.marks.collation;
    if ((wants && !sheet.has_marks) || !sheet.has_all_bleed) {
      report(
          "G0641",
          fmt::format("a sheet of {} has no room for {}{}{}", size,
                      sheet.has_all_bleed ? "" : "the bleed",
                      sheet.has_all_bleed || sheet.has_marks || !wants ? "" : " and ",
                      wants && !sheet.has_marks ? "marks" : ""),
          "give a larger --sheet (SRA3 for two pages of A4); on an office printer nothing bleeds "
          "and the fold is in the middle");
    } else if (job.marks.collation && plan.signatures.size() > 1 &&
               job.mill * 2 < bar_gap_least()) {
      report("G0641", "between the pages at the spine there is no room for collation marks",
             "give --mill 3mm where the spine is milled; else gather by the page numbers");
    }
  }

 private:
  const std::string& path_;
  Diagnostics& diagnostics_;
};

std::vector<SheetSide> sides_of(const Plan& plan, const Format& format, const SheetFormat& sheet,
                                const ImposeJob& job, const PlanFacts& facts) {
  std::vector<SheetSide> sides;
  for (std::size_t i = 0; i < plan.sheets.size(); ++i) {
    const Sheet& own = plan.sheets[i];
    for (std::size_t side = 0; side < own.sides.size(); ++side) {
      sides.push_back({.layout = lay_out(plan, own, own.sides[side], format, sheet, job),
                       .slug = slug_text(plan, i, side, facts),
                       .is_turned = side == 1 && facts.backs_are_turned});
    }
  }
  return sides;
}

Binding binding_of(const Plan& plan, const ImposeJob& job, bool backs_are_turned) {
  Binding binding{.scheme = plan.scheme,
                  .up = job.up,
                  .caliper = job.caliper,
                  .turns_about_level = backs_are_turned};
  for (const Signature& signature : plan.signatures) {
    binding.signatures.push_back({signature.pages_count, signature.work});
  }
  return binding;
}

/// What a document says it is called, on one line.
std::string title_of(QPDF& document) {
  QPDFObjectHandle title = document.getTrailer().getKey("/Info").getKeyIfDict("/Title");
  std::string text = title.isString() ? title.getUTF8Value() : std::string();
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

}  // namespace

bool is_too_thick_to_stitch(std::size_t pages_count, Length caliper) {
  const Length flat_most = millimetres(3.5);
  const auto leaves_count = static_cast<std::int64_t>((pages_count + 1) / 2);
  // Half the smallest length for each leaf, as each is rounded.
  return caliper * leaves_count > flat_most + Length{leaves_count / 2};
}

std::optional<Imposed> impose(std::string_view pdf, const std::string& path, const ImposeJob& job,
                              const font::Fonts& fonts, Diagnostics& diagnostics) {
  Reporter reporter(path, diagnostics);
  Source source = read_source(pdf, path, diagnostics);
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  const Plan plan = make_plan(static_cast<std::uint32_t>(source.pages.size()), job);
  const SheetFormat sheet = sheet_format(plan, source.format, job);
  reporter.tell_plan(plan, job);
  reporter.tell_sheet(plan, sheet, job);
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  // Beyond this point the material is right: every page has its place on a sheet.
  const PlanFacts facts{.title = title_of(*source.document),
                        .file = std::filesystem::path(path).filename().string(),
                        .sha256 = sha256(pdf),
                        .backs_are_turned = backs_are_turned(sheet, job.duplex)};
  const bool upright_is_long = sheet.size.height >= sheet.size.width;
  Imposed imposed{.pdf = make_sheets(source, sides_of(plan, source.format, sheet, job, facts),
                                     sheet, upright_is_long != facts.backs_are_turned, fonts),
                  .plan = plan_text(plan, source.format, sheet, job, facts),
                  .pages_count = plan.pages_count,
                  .blanks_count = plan.places_count - plan.pages_count,
                  .sheets_count = static_cast<std::uint32_t>(plan.sheets.size()),
                  .signatures_count = static_cast<std::uint32_t>(plan.signatures.size())};
  if (const auto fault =
          verify_sheets(imposed.pdf, source, binding_of(plan, job, facts.backs_are_turned))) {
    reporter.report("G0649", fmt::format("the sheets do not give the book: {}", *fault),
                    "keep the file and report it; nothing was written");
    return std::nullopt;
  }
  return imposed;
}

}  // namespace gazette::press

#include "gazette/edition/cover.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/base/text.h"
#include "gazette/preflight/preflight.h"
#include "gazette/press/impose.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCoverPath = "print/cover.pdf";  // in the issue's build folder

// A thinner spine holds no glue.
constexpr double kSpineMillimetresLeast = 3;
// Pixels to the inch (Ghent Workgroup 2022, R0031).
constexpr double kPixelsPerInchLeast = 150;
constexpr double kPixelsPerInchGood = 225;
// Of what a finding shows of a paragraph.
constexpr std::size_t kExcerptColumns = 80;

double leaves_millimetres(const model::Printer& printer, std::size_t pages_count) {
  return static_cast<double>((pages_count + 1) / 2) * printer.caliper_millimetres;
}

/// What the inks of the accent colour are together is within what the press takes.
void check_accent(const typeset::Layout& layout, const model::Printer& printer,
                  Diagnostics& diagnostics) {
  const int per_mille = std::accumulate(layout.accent.begin(), layout.accent.end(), 0);
  if (per_mille > printer.ink_percent_most * 10) {
    diagnostics.report({.code = "G0674",
                        .place = {.path = layout.path},
                        .message = fmt::format("the accent colour has {} % of ink, the press "
                                               "takes {} %",
                                               per_mille / 10, printer.ink_percent_most),
                        .help = "give less in `accent` of [cover], or the printer's own limit in "
                                "ink_percent of [[printer]]"});
  }
}

/// What the drawing of the emblem asks for is within it, too.
void check_emblem_ink(const press::InkPicture& emblem, const std::string& path,
                      const model::Printer& printer, Diagnostics& diagnostics) {
  if (emblem.ink_percent_most > printer.ink_percent_most) {
    diagnostics.report({.code = "G0674",
                        .place = {.path = path},
                        .message = fmt::format("the emblem has a colour of {} % of ink, the press "
                                               "takes {} %",
                                               emblem.ink_percent_most, printer.ink_percent_most),
                        .help = "draw it with less: a deep black is 60 40 40 100, or black alone"});
  }
}

/// Colour that runs off the page needs bleed there, or a cut that is off by a hair leaves it white.
/// Towards the fold of a cover in pages nothing is cut.
void check_bleed(const Workspace& workspace, const typeset::Book& book,
                 const model::Printer& printer, Diagnostics& diagnostics) {
  constexpr double kBleedMillimetresLeast = 3;
  struct Edge {
    std::string_view name = {};
    double bleed = 0;
    bool is_reached = false;
  };
  const auto& [top, outer, bottom, inner] = printer.bleed_millimetres;
  std::array<Edge, 3> edges = {{{"top", top}, {"outer", outer}, {"bottom", bottom}}};
  for (const typeset::Page& page : book.pages) {
    for (const typeset::Rule& rule : page.rules) {
      edges[0].is_reached |= rule.accent && rule.y <= Length{};
      edges[1].is_reached |=
          rule.accent && (rule.x <= Length{} || rule.x + rule.width >= book.page_width);
      edges[2].is_reached |= rule.accent && rule.y + rule.height >= book.page_height;
    }
  }
  std::string names;
  double least = kBleedMillimetresLeast;
  for (const Edge& edge : edges) {
    if (edge.is_reached && edge.bleed < kBleedMillimetresLeast) {
      names += fmt::format("{}{}", names.empty() ? "" : ", ", edge.name);
      least = std::min(least, edge.bleed);
    }
  }
  if (!names.empty()) {
    diagnostics.report(
        {.code = "G0679",
         .place = {.path = workspace.configuration.path},
         .message = fmt::format("colour of the cover runs off the page ({}) with {} mm of bleed",
                                names, least),
         .help = "give 3 mm or what the printer asks for, bleed_mm = [3, 3, 3, 0] in [[printer]]; "
                 "or no bands: head_band and foot_band of the layout"});
  }
}

/// The file of the workspace, else of the program; nothing where there is none (G0675).
std::optional<fs::path> emblem_path(const Workspace& workspace, Files& files,
                                    Diagnostics& diagnostics) {
  const std::string& name = workspace.configuration.cover.emblem;
  for (const fs::path& folder : {workspace.root, share_folder()}) {
    const fs::path path = folder / "layouts" / "cover" / name;
    if (files.exists(path)) {
      return path;
    }
  }
  diagnostics.report({.code = "G0675",
                      .place = {.path = workspace.configuration.path},
                      .message = fmt::format("there is no layouts/cover/{}, the emblem", name),
                      .help = "put it there, or name another file, or none: emblem = \"\" in "
                              "[cover]"});
  return std::nullopt;
}

std::optional<press::InkPicture> read_emblem(const Workspace& workspace, Files& files,
                                             const fs::path& path, const Profiles& profiles,
                                             Diagnostics& diagnostics) {
  press::InkReading reading =
      press::read_in_inks(files.read(path), {.rgb = profiles.rgb, .press = profiles.press});
  if (!reading.picture) {
    diagnostics.report({.code = "G0675",
                        .place = {.path = shown_path(workspace, path)},
                        .message = fmt::format("the emblem cannot be taken: {}", reading.fault),
                        .help = "export it as a PDF of one page in CMYK, or as a PNG"});
  }
  return std::move(reading.picture);
}

/// Whether the emblem has pixels enough for the size at which it stands on the cover.
void check_pixels(const typeset::Book& book, std::uint32_t pixels_across, const std::string& path,
                  Diagnostics& diagnostics) {
  for (const typeset::Page& page : book.pages) {
    for (const typeset::PictureFrame& frame : page.pictures) {
      constexpr double kPointsPerInch = 72;
      const double inches =
          static_cast<double>(frame.width.scaled) / kScaledPerPoint / kPointsPerInch;
      const double per_inch = pixels_across / inches;
      if (pixels_across == 0 || per_inch >= kPixelsPerInchGood) {
        continue;
      }
      const bool is_error = per_inch < kPixelsPerInchLeast;
      diagnostics.report(
          {.code = is_error ? "G0677" : "G0678",
           .place = {.path = path},
           .message =
               fmt::format("the emblem has {} pixels to the inch", static_cast<int>(per_inch)),
           .help =
               fmt::format("give one of {:.0f} pixels across, or a drawing as PDF", inches * 300)});
    }
  }
}

/// Where the words of the cover stand: those of the notice under its key, others somewhere in
/// gazette.toml.
void report_cover(const Workspace& workspace, Files& files, const Diagnostics& found,
                  Diagnostics& diagnostics) {
  const model::Configuration& configuration = workspace.configuration;
  const fs::path path = workspace.root / fs::path(configuration.path).filename();
  for (Diagnostic finding : found.list()) {
    if (finding.place.path.empty()) {
      const auto& notice = configuration.cover.notice;
      const bool is_of_notice =
          std::any_of(notice.begin(), notice.end(), [&](const std::string& line) {
            return shorten(line, kExcerptColumns) == finding.place.excerpt;
          });
      Diagnostics ignored;
      auto settings = Settings::parse(files.read(path), configuration.path, ignored);
      auto table = settings && is_of_notice ? settings->table("cover", ignored) : std::nullopt;
      finding.place = table ? table->place("notice")
                            : Place{.path = configuration.path, .excerpt = finding.place.excerpt};
    }
    diagnostics.report(std::move(finding));
  }
}

/// What a spread has at its left and right are outer edges.
template <typename Edge>
void set_spread_edges(std::array<Edge, 4>& edges) {
  edges[3] = edges[1];
}

}  // namespace

void check_binding(const Workspace& workspace, const model::Printer& printer,
                   std::size_t pages_count, Diagnostics& diagnostics) {
  const std::string& path = workspace.configuration.path;
  if (printer.binding == model::Binding::perfect) {
    const double spine = model::spine_millimetres(printer, pages_count);
    if (spine < kSpineMillimetresLeast) {
      diagnostics.report(
          {.code = "G0670",
           .place = {.path = path},
           .message = fmt::format("the spine of {} pages is {:.1f} mm thick", pages_count, spine),
           .help = "a spine under 3 mm cannot be glued: binding = \"saddle\" in [[printer]], or "
                   "thicker paper (caliper_mm)"});
    }
  } else if (press::is_too_thick_to_stitch(pages_count, millimetres(printer.caliper_millimetres))) {
    diagnostics.report(
        {.code = "G0671",
         .place = {.path = path},
         .message = fmt::format("{} pages are {:.1f} mm thick, too much to be stitched",
                                pages_count, leaves_millimetres(printer, pages_count)),
         .help = "glue it (binding = \"perfect\" in [[printer]]), or thinner paper (caliper_mm)"});
  }
}

void add_cover(const std::optional<IssueCover>& cover, std::vector<Pdf>& pdfs) {
  if (cover) {
    pdfs.insert(pdfs.begin() + 1, {.path = kCoverPath, .book = &cover->book, .job = cover->job});
  }
}

void check_cover(const std::vector<Pdf>& pdfs, Diagnostics& diagnostics) {
  const Pdf* const cover = find_pdf(pdfs, kCoverPath);
  if (cover == nullptr) {
    return;
  }
  const auto report =
      preflight::preflight(cover->bytes, cover->path, {.ink_percent = std::nullopt}, diagnostics);
  if (!report) {
    return;
  }
  for (const preflight::Finding& finding : report->findings) {
    const auto rule = preflight::find_rule(finding.rule);
    if (finding.severity == Severity::error && rule) {
      diagnostics.report(
          {.code = "G0676",
           .place = {.path = cover->path},
           .message = fmt::format("{}{}: {}", finding.rule,
                                  finding.page != 0 ? fmt::format(", page {}", finding.page) : "",
                                  finding.message),
           .help = fmt::format("in the emblem: {}", rule->remedy)});
    }
  }
}

std::optional<IssueCover> set_cover(const Workspace& workspace, Files& files,
                                    const model::Issue& issue, const typeset::Book& body,
                                    const CoverTypography& typography, const Profiles& profiles,
                                    Diagnostics& diagnostics) {
  const model::Configuration& configuration = workspace.configuration;
  if (!configuration.outputs.print) {
    return std::nullopt;
  }
  const model::Printer& printer = model::printer_on(configuration.printers, issue.date);
  if (printer.cover == model::Cover::none) {
    return std::nullopt;
  }
  check_accent(typography.layout, printer, diagnostics);
  press::Job job = print_job(printer, issue, profiles);
  job.cmyk = true;
  job.keeps_colours = true;
  job.metadata.title += ", bìa";
  job.metadata.identifier += "/bia";
  job.slug = job.metadata.title;
  typeset::CoverJob cover{.is_spread = printer.cover == model::Cover::spread,
                          .words = configuration.cover,
                          .permalink = permalink_of(configuration, issue.number)};
  if (cover.is_spread) {
    cover.spine = millimetres(model::spine_millimetres(printer, body.pages.size()));
    set_spread_edges(job.bleed);
    set_spread_edges(job.marks);
  }
  cover.bleed = job.bleed;
  for (const ActPages& act : pages_of_acts(issue, body)) {
    cover.folios.push_back(body.pages[act.first].folio);
  }
  std::uint32_t pixels_across = 0;
  std::string emblem;
  if (!configuration.cover.emblem.empty()) {
    const auto path = emblem_path(workspace, files, diagnostics);
    auto picture = path ? read_emblem(workspace, files, *path, profiles, diagnostics)
                        : std::optional<press::InkPicture>();
    if (!picture) {
      return std::nullopt;
    }
    emblem = shown_path(workspace, *path);
    check_emblem_ink(*picture, emblem, printer, diagnostics);
    pixels_across = picture->pixels_across;
    cover.emblem = {
        .image = std::move(picture->image), .width = picture->width, .height = picture->height};
  }
  Diagnostics found;
  IssueCover result{
      .book = typeset::typeset_cover(issue, typography.layout, typography.fonts, cover, found),
      .job = std::move(job)};
  report_cover(workspace, files, found, diagnostics);
  check_bleed(workspace, result.book, printer, diagnostics);
  check_pixels(result.book, pixels_across, emblem, diagnostics);
  return result;
}

}  // namespace gazette::edition

// gazette impose: pages become sheets for folding, stitching, gluing or cutting.

#include "gazette/press/impose.h"

#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

struct ImposeOptions {
  std::string path = {};
  std::string output = {};
  std::string sheet = {};
  std::string caliper = "0.0875mm";
  std::string mill = {};
  std::vector<std::string> marks = {"crop", "fold", "collation"};
  press::ImposeJob job = {};
};

/// Sheets by their names (ISO 216 and 217), in millimetres.
struct NamedSheet {
  std::string_view name = {};
  double width = 0;
  double height = 0;
};
constexpr std::array<NamedSheet, 10> kSheets = {{{"A4", 210, 297},
                                                 {"A3", 297, 420},
                                                 {"A2", 420, 594},
                                                 {"A1", 594, 841},
                                                 {"SRA3", 320, 450},
                                                 {"SRA2", 450, 640},
                                                 {"SRA1", 640, 900},
                                                 {"B3", 353, 500},
                                                 {"B2", 500, 707},
                                                 {"B1", 707, 1000}}};

constexpr double kSheetMillimetresMost = 5000;

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  return end.ec == std::errc{} && end.ptr == text.data() + text.size() && value >= 0
             ? std::optional(value)
             : std::nullopt;
}

std::string_view without_unit(std::string_view text) {
  return text.ends_with("mm") ? text.substr(0, text.size() - 2) : text;
}

/// "0.0875mm". Throws CLI::ValidationError for another form, or more than `most` millimetres.
Length length_option(std::string_view text, const char* option, double most) {
  const auto value = number_of(without_unit(text));
  if (!value || *value > most) {
    throw CLI::ValidationError(
        option, fmt::format("\"{}\" is no length up to {} mm; write it as 0.09mm", text, most));
  }
  return millimetres(*value);
}

press::SheetSize sheet_option(const std::string& text) {
  const std::string name = to_upper(text);
  for (const NamedSheet& sheet : kSheets) {
    if (sheet.name == name) {
      return {millimetres(sheet.width), millimetres(sheet.height)};
    }
  }
  const std::string_view numbers = without_unit(text);
  const std::size_t cross = numbers.find('x');
  const auto width = number_of(numbers.substr(0, cross));
  const auto height =
      cross == std::string_view::npos ? std::nullopt : number_of(numbers.substr(cross + 1));
  if (!width || !height || std::min(*width, *height) < 1 ||
      std::max(*width, *height) > kSheetMillimetresMost) {
    throw CLI::ValidationError(
        "--sheet", fmt::format("\"{}\" is no sheet; write A3, SRA3, A2, SRA2, A1, SRA1, B3, B2, B1 "
                               "or 650x920mm",
                               text));
  }
  return {millimetres(*width), millimetres(*height)};
}

press::Marks marks_option(const std::vector<std::string>& names) {
  press::Marks marks{.crop = false, .fold = false, .collation = false};
  for (const std::string& name : names) {
    if (name == "crop") {
      marks.crop = true;
    } else if (name == "fold") {
      marks.fold = true;
    } else if (name == "collation") {
      marks.collation = true;
    } else if (name != "none") {
      throw CLI::ValidationError(
          "--marks",
          fmt::format("there are no marks \"{}\"; write crop, fold, collation or none", name));
    }
  }
  return marks;
}

/// An option that the job has no use for is a mistake about the job, so it is not passed over.
void refuse_useless(const CLI::App& command, const press::ImposeJob& job) {
  const bool is_perfect = job.scheme == press::Scheme::perfect;
  const bool is_stack = job.scheme == press::Scheme::cut_stack;
  const bool has_sheets_in_others =
      job.scheme == press::Scheme::saddle || (is_perfect && job.work == press::Work::nested);
  const auto refuse = [&](const char* option, bool has_use, const char* of) {
    if (command.count(option) > 0 && !has_use) {
      throw CLI::ValidationError(option, fmt::format("is of {} alone; leave it out", of));
    }
  };
  refuse("--work", is_perfect, "--scheme perfect");
  refuse("--signature", is_perfect, "--scheme perfect");
  refuse("--mill", is_perfect, "--scheme perfect");
  refuse("--up", is_stack, "--scheme cut-stack");
  refuse("--creep-caliper", has_sheets_in_others,
         "sheets in one another (--scheme saddle, or perfect with --work nested)");
  if (command.count("--marks") > 0 && job.marks.collation && !is_perfect) {
    throw CLI::ValidationError("--marks", "collation is of --scheme perfect alone; leave it out");
  }
  if (command.count("--marks") > 0 && job.marks.fold && is_stack) {
    throw CLI::ValidationError("--marks", "what is cut and stacked has no fold; leave it out");
  }
}

/// The job as the options tell it. Throws CLI::ValidationError for what cannot be.
press::ImposeJob job_of(const ImposeOptions& options) {
  press::ImposeJob job = options.job;
  const bool is_folded = job.work != press::Work::nested;
  const std::uint32_t pages = job.signature_pages;
  if (pages == 0 || pages % 4 != 0 || (is_folded && pages != 4 && pages != 8 && pages != 16)) {
    throw CLI::ValidationError("--signature", is_folded
                                                  ? "a sheet is folded into 4, 8 or 16 pages"
                                                  : "nested sheets make a multiple of 4 pages");
  }
  constexpr double kCaliperMost = 2;
  constexpr double kMillMost = 20;
  constexpr double kMillOfPress = 3;
  job.caliper = length_option(options.caliper, "--creep-caliper", kCaliperMost);
  if (!options.mill.empty()) {
    job.mill = length_option(options.mill, "--mill", kMillMost);
  } else if (is_folded) {
    job.mill = millimetres(kMillOfPress);
  }
  job.marks = marks_option(options.marks);
  if (!options.sheet.empty()) {
    job.sheet = sheet_option(options.sheet);
  }
  return job;
}

/// "1 sheet", "2 sheets".
std::string counted(std::uint32_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// Where the sheets go. Throws CLI::ValidationError where that is the file they are made of.
fs::path output_of(const ImposeOptions& options) {
  const fs::path source = options.path;
  if (options.output.empty()) {
    return fs::path(source).replace_filename(source.stem().string() + "-imposed.pdf");
  }
  std::error_code not_there;
  if (fs::equivalent(source, options.output, not_there)) {
    throw CLI::ValidationError("--output", "the sheets would take the place of FILE");
  }
  return options.output;
}

int impose(const CLI::App& command, const ImposeOptions& options) {
  Diagnostics diagnostics;
  const press::ImposeJob job = job_of(options);
  refuse_useless(command, job);
  const fs::path output = output_of(options);
  Files& files = real_files();
  if (!files.exists(options.path)) {
    diagnostics.report({.code = "G0101",
                        .place = {.path = options.path},
                        .message = "there is no such file",
                        .help = "name a PDF: build/2022-38-39/print/body.pdf"});
    return finish(diagnostics);
  }
  const font::Fonts fonts =
      font::Fonts::load(edition::share_folder() / "fonts" / "fonts.toml", diagnostics);
  const auto imposed =
      press::impose(files.read(options.path), options.path, job, fonts, diagnostics);
  if (imposed) {
    const fs::path plan = fs::path(output).replace_extension("plan.txt");
    write_whole(files, plan, imposed->plan);
    write_whole(files, output, imposed->pdf);
    fmt::print("{} on {}{}{}: {} ({}), plan {}\n", counted(imposed->pages_count, "page"),
               counted(imposed->sheets_count, "sheet"),
               imposed->signatures_count > 1
                   ? fmt::format(" in {} signatures", imposed->signatures_count)
                   : "",
               imposed->blanks_count > 0 ? fmt::format(", {} blank", imposed->blanks_count) : "",
               output.string(), readable_size(imposed->pdf.size()), plan.string());
    fmt::print("read back and folded: every page in its order, unchanged\n");
  }
  return finish(diagnostics);
}

}  // namespace

void add_impose(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("impose", "sheets for the press or an office printer, out of a PDF");
  command->footer(
      "The pages keep their size and bleed; blank pages fill the end. What was written is read "
      "back,\n"
      "folded and compared with FILE. Beside the sheets stands a plan for the shop, .plan.txt.\n"
      "Examples:\n"
      "  gazette impose body.pdf --scheme saddle --sheet A3      a booklet, stitched, from an "
      "office\n"
      "                                                          printer: two sides, 100 %\n"
      "  gazette impose body.pdf --scheme perfect                signatures of 16 on one sheet "
      "each\n"
      "  gazette impose body.pdf --scheme perfect --work nested --sheet A3\n"
      "  gazette impose body.pdf --scheme cut-stack --sheet SRA3");
  auto options = std::make_shared<ImposeOptions>();
  command->add_option("FILE", options->path, "a PDF of single pages in their order")->required();
  command->add_option("-o,--output", options->output, "default: FILE-imposed.pdf");
  add_choice<press::Scheme>(*command, "--scheme", options->job.scheme,
                            {{"saddle", press::Scheme::saddle},
                             {"perfect", press::Scheme::perfect},
                             {"cut-stack", press::Scheme::cut_stack}},
                            "saddle (stitched), perfect (glued) or cut-stack; default saddle");
  add_choice<press::Work>(
      *command, "--work", options->job.work,
      {{"sheetwise", press::Work::sheetwise},
       {"work-and-turn", press::Work::work_and_turn},
       {"nested", press::Work::nested}},
      "of perfect: sheetwise (default), work-and-turn, or nested sheets of two pages a side");
  command->add_option("--signature", options->job.signature_pages,
                      "pages of a signature of perfect (default 16)");
  add_choice<std::uint32_t>(*command, "--up", options->job.up, {{"2", 2}, {"4", 4}, {"8", 8}},
                            "pages a side of cut-stack: 2 (default), 4 or 8");
  command->add_option("--sheet", options->sheet,
                      "A3, SRA3, ... or 650x920mm (default: as large as needed)");
  command->add_option("--creep-caliper", options->caliper,
                      "thickness of the paper (default 0.0875mm, 70 g/m2); 0mm: no shift");
  command->add_option("--mill", options->mill,
                      "taken off at the spine before gluing (default 3mm, nested 0mm)");
  command->add_option("--marks", options->marks, "crop,fold,collation (default), or none")
      ->delimiter(',')
      ->allow_extra_args(false);
  add_choice<press::Duplex>(
      *command, "--duplex", options->job.duplex,
      {{"long", press::Duplex::long_edge}, {"short", press::Duplex::short_edge}},
      "at which edge the printer turns the sheet: long or short (default: as the plan says)");
  command->callback([&line, options, command] {
    line.command = [options, command] { return impose(*command, *options); };
  });
}

}  // namespace gazette::cli

// gazette correct: words of a published act are put right.

#include "gazette/edition/correct.h"

#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

struct CorrectOptions {
  std::string act = {};  // an act, or a file of corrections
  std::string place = {};
  std::string old_text = {};
  std::string new_text = {};
  std::string basis = {};
  bool erratum = false;
  std::string symbol = {};
  std::string issuer = {};
  std::string date = {};
  std::vector<std::string> signed_as = {};
  std::string signed_by = {};
  bool dry_run = false;
};

/// What cannot be meant together, or is needed and not there. Throws CLI::ValidationError.
void check_usage(const CorrectOptions& options) {
  if (options.erratum == !options.basis.empty()) {
    throw CLI::ValidationError("--basis",
                               "give either the decision that corrects (--basis), or "
                               "--erratum for a misprint of the gazette");
  }
  if (options.erratum && options.symbol.empty()) {
    throw CLI::ValidationError("--symbol", "a notice has a number: --symbol 15/TB-VP");
  }
  if (!options.erratum && !(options.symbol + options.issuer + options.signed_by).empty()) {
    throw CLI::ValidationError("--symbol",
                               "the decision says itself who signed it, and its number");
  }
  const bool is_file = options.act.ends_with(".toml");
  const bool has_texts = !(options.place + options.old_text + options.new_text).empty();
  if (is_file && has_texts) {
    throw CLI::ValidationError("--place", "the file says place, old and new text");
  }
}

std::vector<model::Correction> corrections_of(const CorrectOptions& options, Files& files,
                                              Diagnostics& diagnostics) {
  if (!options.act.ends_with(".toml")) {
    const auto text = [](const std::string& given) { return collapse_spaces(to_nfc(given)); };
    return {{.act = text(options.act),
             .place = text(options.place),
             .old_text = text(options.old_text),
             .new_text = text(options.new_text)}};
  }
  if (!files.exists(options.act)) {
    diagnostics.report({.code = "G0101",
                        .place = {.path = options.act},
                        .message = "there is no such file",
                        .help = "look for the file with `ls`; its name may hold spaces"});
    return {};
  }
  return edition::read_corrections(files.read(options.act), options.act, diagnostics);
}

void print_work(const edition::CorrectWork& work) {
  for (const edition::NoticedCorrection& each : work.corrections) {
    const model::PlacedCorrection& placed = each.placed;
    const std::string printed =
        placed.issue ? fmt::format(", issue {}{}", model::to_text(*placed.issue),
                                   placed.folio != 0 ? fmt::format(", page {}", placed.folio) : "")
                     : "";
    fmt::print("{}: {}{}\n  - {}\n  + {}\n", placed.correction.act, placed.name, printed,
               placed.correction.old_text, placed.correction.new_text);
  }
}

int correct(const CommandLine& line, const CorrectOptions& options) {
  check_usage(options);
  Diagnostics diagnostics;
  const edition::CorrectRequest asked = {
      .basis = options.basis,
      .symbol = collapse_spaces(to_nfc(options.symbol)),
      .issuer = options.issuer,
      .date = date_option(options.date, "--date"),
      .signed_as = options.signed_as,
      .signed_by = text_option(options.signed_by, "--signed-by")};
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  edition::CorrectRequest request = asked;
  request.corrections = corrections_of(options, session->files, diagnostics);
  if (diagnostics.has_errors()) {
    return finish(diagnostics);
  }
  const auto work = edition::prepare_correction(session->workspace, session->ledger, session->files,
                                                request, diagnostics);
  if (!work) {
    return finish(diagnostics);
  }
  print_work(*work);
  const std::string shown = edition::shown_path(session->workspace, work->path);
  if (options.dry_run) {
    fmt::print("nothing is written: {} would {}\n", shown,
               work->is_unchanged ? "stay as it is"
               : work->is_new     ? "be made"
                                  : "grow");
    return finish(diagnostics);
  }
  if (work->is_unchanged) {
    fmt::print("{} states it already\n", shown);
    return finish(diagnostics);
  }
  write_whole(session->files, work->path, work->bytes);
  std::filesystem::path document = shown;
  if (!options.erratum) {
    document.replace_extension();
  }
  fmt::print("{} {}\nnext: gazette ingest \"{}\", then plan and build the issue that holds it\n",
             work->is_new ? "wrote" : "added to", shown, document.generic_string());
  return finish(diagnostics);
}

}  // namespace

void add_correct(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand(
      "correct", "put words of a published act right (đính chính): a notice, or beside a decision");
  command->footer(
      "The old text must stand exactly there, and once. The act keeps its words and its files; a\n"
      "notice in a later issue says what is right, and the act's page shows it at the place.\n"
      "A misprint of the gazette is an erratum: its notice is written into inbox/. What an\n"
      "authority corrects by a decision of its own is stated beside that document.\n"
      "Several places: a file with [[correction]] tables (act, place, old, new).\n"
      "Example: gazette correct 39/2022/QĐ-UBND --place \"khoản 2 Điều 3\" --old \"dân dân\" \\\n"
      "           --new \"nhân dân\" --erratum --symbol 15/TB-VP --signed-by \"Trần Văn An\"");
  auto options = std::make_shared<CorrectOptions>();
  command->add_option("ACT", options->act, "id or number of the act, or FILE.toml")->required();
  command->add_option("--place", options->place, "where: \"khoản 2 Điều 3\", \"căn cứ thứ tư\"");
  command->add_option("--old", options->old_text, "the words as printed");
  command->add_option("--new", options->new_text, "the words that are right");
  command->add_option("--basis", options->basis,
                      "the decision that corrects: its number in the inbox, or its file");
  command->add_flag("--erratum", options->erratum, "a misprint of the gazette: write its notice");
  command->add_option("--symbol", options->symbol, "number of the notice: 15/TB-VP");
  command->add_option("--issuer", options->issuer,
                      "id of the notice's issuer (default: the office of the gazette)");
  command->add_option("--date", options->date, "day of the notice (default: today)");
  command->add_option("--signed-as", options->signed_as, "lines over the signature, one each");
  command->add_option("--signed-by", options->signed_by, "who signs the notice");
  command->add_flag("--dry-run", options->dry_run, "check all and write nothing");
  command->callback(
      [&line, options] { line.command = [&line, options] { return correct(line, *options); }; });
}

}  // namespace gazette::cli

// gazette distribute labels: a label for each envelope of an issue, on sheets that are bought cut.

#include <fmt/format.h>

#include "gazette/cli/asked.h"
#include "gazette/cli/distribute.h"
#include "gazette/edition/papers.h"
#include "gazette/forms/forms.h"

namespace gazette::cli {
namespace {

/// A calibration page is of no day, and a PDF needs one: the same always, for the same bytes.
constexpr Date kCalibrationDate = {2000, 1, 1};

struct LabelOptions {
  std::string issue = {};
  std::string sheet = "L7160";
  int start = 1;
  bool calibrate = false;
  std::string on = {};         // of what claims and returns sent on that day, after the list
  std::string reference = {};  // of a claim or a return: its copies alone
};

/// Labels as they were asked for: of one kind, in one file.
struct LabelFile {
  std::string name = {};
  std::string title = {};
  Date issue_date = {};
  Date date = {};
  std::vector<typeset::Label> labels = {};
  int start = 1;
};

std::string labels_text(std::size_t count) {
  return counted(static_cast<std::int64_t>(count), "label", "labels");
}

std::string sheets_text(std::size_t count) {
  return counted(static_cast<std::int64_t>(count), "sheet", "sheets");
}

class LabelMaker {
 public:
  LabelMaker(Session& session, const edition::Typography& typography,
             const typeset::LabelSheet& sheet, Diagnostics& diagnostics)
      : session_(session), typography_(typography), sheet_(sheet), diagnostics_(diagnostics) {}

  /// The sheets it took.
  std::size_t make(const LabelFile& file, Staging& papers) {
    const typeset::Book book = typeset::typeset_labels(
        sheet_, file.labels, file.start, typography_.layout, typography_.fonts, diagnostics_);
    if (!diagnostics_.has_errors()) {
      const model::Publisher& publisher =
          model::publisher_on(session_.workspace.configuration, file.issue_date);
      papers.write(file.name,
                   edition::paper_pdf(
                       book, {.title = file.title, .author = publisher.office, .date = file.date},
                       session_.files));
    }
    return book.pages.size();
  }

 private:
  Session& session_;
  const edition::Typography& typography_;
  const typeset::LabelSheet& sheet_;
  Diagnostics& diagnostics_;
};

int calibrate(Session& session, const edition::Typography& typography,
              const typeset::LabelSheet& sheet, Diagnostics& diagnostics) {
  const typeset::Book book =
      typeset::typeset_calibration(sheet, typography.layout, typography.fonts, diagnostics);
  const std::filesystem::path path =
      session.workspace.root / "papers" / fmt::format("can-nhan-{}.pdf", sheet.name);
  if (!diagnostics.has_errors()) {
    write_whole(
        session.files, path,
        edition::paper_pdf(
            book, {.title = fmt::format("Tờ căn nhãn {}", sheet.name), .date = kCalibrationDate},
            session.files));
    fmt::print("{}: print it at 100 %, and hold it against a sheet of labels\n",
               edition::shown_path(session.workspace, path));
  }
  return finish(diagnostics);
}

/// Labels of the copies that a claim sent, or a return to a successor.
int later_labels(Session& session, const edition::Typography& typography,
                 const typeset::LabelSheet& sheet, const LabelOptions& options,
                 Diagnostics& diagnostics) {
  const auto later = session.ledger.find_later_shipment(options.reference, diagnostics);
  if (!later) {
    return finish(diagnostics);
  }
  const model::Publisher& publisher =
      model::publisher_on(session.workspace.configuration, later->issue_date);
  const LabelFile file{.name = fmt::format("nhan-{}.pdf", base_name_of(later->reference)),
                       .title = fmt::format("Nhãn địa chỉ {}", later->reference),
                       .issue_date = later->issue_date,
                       .date = later->date,
                       .labels = forms::address_labels(*later, publisher),
                       .start = options.start};
  const auto folder = papers_folder(session.workspace, later->issue);
  Staging papers(session.files, folder);
  const std::size_t sheets = LabelMaker(session, typography, sheet, diagnostics).make(file, papers);
  if (!diagnostics.has_errors()) {
    papers.commit(false);
    fmt::print("{}: {} on {} of {}: {}\n", later->reference, labels_text(file.labels.size()),
               sheets_text(sheets), sheet.name,
               edition::shown_path(session.workspace, folder / file.name));
  }
  return finish(diagnostics);
}

int labels(const CommandLine& line, const LabelOptions& options) {
  Diagnostics diagnostics;
  std::optional<model::IssueNumber> number;
  if (!options.issue.empty()) {
    number = issue_argument(options.issue);
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const edition::Workspace& workspace = session->workspace;
  const auto typography = edition::read_typography(workspace, session->files, diagnostics);
  const auto sheet =
      edition::find_label_sheet(workspace, session->files, options.sheet, diagnostics);
  if (!typography || !sheet) {
    return finish(diagnostics);
  }
  if (options.calibrate) {
    return calibrate(*session, *typography, *sheet, diagnostics);
  }
  if (options.start > sheet->labels_count()) {
    throw CLI::ValidationError(
        "--start", fmt::format("a sheet of {} has {} labels", sheet->name, sheet->labels_count()));
  }
  if (!options.reference.empty()) {
    return later_labels(*session, *typography, *sheet, options, diagnostics);
  }
  const auto packing = edition::find_packing(workspace, session->files, diagnostics);
  auto sent = sent_of(*session, *number, {}, diagnostics);
  if (sent && !options.on.empty()) {
    sent = sending_of(*session, *number, options.on, {}, diagnostics);
  }
  if (!packing || !sent) {
    return finish(diagnostics);
  }
  const std::string day = options.on.empty() ? "" : "-" + to_iso(sent->frozen.date);
  const std::string of = options.on.empty() ? sent->frozen.reference : to_iso(sent->frozen.date);
  const model::Publisher& publisher =
      model::publisher_on(workspace.configuration, sent->frozen.issue_date);
  const LabelFile addresses{.name = fmt::format("nhan-dia-chi{}.pdf", day),
                            .title = fmt::format("Nhãn địa chỉ {}", of),
                            .issue_date = sent->frozen.issue_date,
                            .date = sent->frozen.date,
                            .labels = forms::address_labels(*sent, *packing, publisher),
                            .start = options.start};
  const LabelFile bundles{.name = fmt::format("nhan-cum{}.pdf", day),
                          .title = fmt::format("Nhãn cụm {}", of),
                          .issue_date = sent->frozen.issue_date,
                          .date = sent->frozen.date,
                          .labels = forms::bundle_labels(*sent, *packing, publisher)};
  const auto folder = papers_folder(workspace, *number);
  Staging papers(session->files, folder);
  LabelMaker maker(*session, *typography, *sheet, diagnostics);
  const std::size_t sheets = maker.make(addresses, papers);
  const std::size_t bundle_sheets = maker.make(bundles, papers);
  if (diagnostics.has_errors()) {
    return finish(diagnostics);
  }
  papers.commit(false);
  fmt::print("issue {}: {} on {} of {}: {}\n", model::to_text(*number),
             labels_text(addresses.labels.size()), sheets_text(sheets), sheet->name,
             edition::shown_path(workspace, folder / addresses.name));
  fmt::print("  {}, a label each, on {}: {}\n",
             counted(static_cast<std::int64_t>(bundles.labels.size()), "bundle", "bundles"),
             sheets_text(bundle_sheets), edition::shown_path(workspace, folder / bundles.name));
  return finish(diagnostics);
}

/// Why there is nothing that was sent of an issue: nothing was at all, or not by the moment.
Diagnostic not_sent(const Session& session, const model::IssueNumber& number,
                    const ledger::CopiesMoment& moment) {
  const std::string issue = model::to_text(number);
  const auto sending = session.ledger.sending(number, std::nullopt);
  if (!sending) {
    return {.code = "G0685",
            .message = fmt::format("issue {} was not sent to anybody", issue),
            .help = fmt::format("freeze its list first: gazette distribute plan {}", issue)};
  }
  const Date sent = sending->frozen.date;
  if (moment.as_of && *moment.as_of < sent) {
    return {
        .code = "G0685",
        .message = fmt::format("issue {} was not sent by {}", issue, to_iso(*moment.as_of)),
        .help = fmt::format("it was sent on {}: ask for that day or a later one", to_iso(sent))};
  }
  return {.code = "G0685",
          .message = fmt::format("on {} the record did not know that issue {} was sent",
                                 to_iso(moment.known_at.value_or(sent)), issue),
          .help = fmt::format("its list was entered on {}: ask for --known-at of that day or a "
                              "later one",
                              to_iso(sending->known_at))};
}

}  // namespace

std::optional<ledger::SentCopies> sent_of(const Session& session, model::IssueNumber number,
                                          const ledger::CopiesMoment& moment,
                                          Diagnostics& diagnostics) {
  auto sent = session.ledger.sent_copies(number, moment);
  if (!sent && has_issue(session, number, diagnostics)) {
    diagnostics.report(not_sent(session, number, moment));
  }
  return sent;
}

void add_labels(CLI::App& distribute, CommandLine& line) {
  CLI::App* command =
      distribute.add_subcommand("labels", "a label for each envelope, by bundles (PDF)");
  command->footer(
      "  gazette distribute labels 2022/38-39 --sheet L7163 --start 5\n"
      "  gazette distribute labels 2022/38-39 --on 2022-10-05    # what claims sent that day\n"
      "Sheets are files of layouts/labels. Print at 100 %: no fitting to the page, no margins\n"
      "added. Labels of bundles stand in a file of their own.");
  auto options = std::make_shared<LabelOptions>();
  CLI::Option* issue = command->add_option("ISSUE", options->issue, "year and number: 2022/38-39");
  command->add_option("--sheet", options->sheet, "which sheet (default: L7160)");
  command->add_option("--start", options->start, "the first label that is left on the first sheet")
      ->check(CLI::Range(1, 100'000));
  CLI::Option* calibrating = command->add_flag(
      "--calibrate", options->calibrate, "only outlines and millimetres, to be held to the light");
  CLI::Option* reference =
      command
          ->add_option("--reference", options->reference,
                       "of a claim, or of a return to a successor: the copies that it sent")
          ->excludes(issue)
          ->excludes(calibrating);
  command
      ->add_option("--on", options->on,
                   "of what claims and returns sent on that day, after the list")
      ->needs(issue)
      ->excludes(calibrating)
      ->excludes(reference);
  command->callback([&line, options, issue, calibrating, reference] {
    if (issue->count() + calibrating->count() + reference->count() == 0) {
      throw CLI::RequiredError("ISSUE");
    }
    line.command = [&line, options] { return labels(line, *options); };
  });
}

}  // namespace gazette::cli

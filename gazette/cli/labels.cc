// gazette distribute labels: a label for each envelope of an issue, on sheets that are bought cut.

#include <fmt/format.h>

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
    fmt::print("{}: {} label{} on {} sheet{} of {}: {}\n", later->reference, file.labels.size(),
               file.labels.size() == 1 ? "" : "s", sheets, sheets == 1 ? "" : "s", sheet.name,
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
  const auto sent = sent_of(*session, *number, {}, diagnostics);
  if (!packing || !sent) {
    return finish(diagnostics);
  }
  const model::Publisher& publisher =
      model::publisher_on(workspace.configuration, sent->frozen.issue_date);
  const LabelFile addresses{.name = "nhan-dia-chi.pdf",
                            .title = fmt::format("Nhãn địa chỉ {}", sent->frozen.reference),
                            .issue_date = sent->frozen.issue_date,
                            .date = sent->frozen.date,
                            .labels = forms::address_labels(*sent, *packing, publisher),
                            .start = options.start};
  const LabelFile bundles{.name = "nhan-cum.pdf",
                          .title = fmt::format("Nhãn cụm {}", sent->frozen.reference),
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
  fmt::print("issue {}: {} labels on {} sheets of {}: {}\n", model::to_text(*number),
             addresses.labels.size(), sheets, sheet->name,
             edition::shown_path(workspace, folder / addresses.name));
  fmt::print("  {} bundles, a label each, on {} sheet{}: {}\n", bundles.labels.size(),
             bundle_sheets, bundle_sheets == 1 ? "" : "s",
             edition::shown_path(workspace, folder / bundles.name));
  return finish(diagnostics);
}

}  // namespace

std::optional<ledger::SentCopies> sent_of(const Session& session, model::IssueNumber number,
                                          const ledger::CopiesMoment& moment,
                                          Diagnostics& diagnostics) {
  auto sent = session.ledger.sent_copies(number, moment);
  if (!sent) {
    diagnostics.report(
        {.code = "G0685",
         .message = fmt::format("issue {} was not sent to anybody", model::to_text(number)),
         .help = fmt::format("freeze its list first: gazette distribute plan {}",
                             model::to_text(number))});
  }
  return sent;
}

void add_labels(CLI::App& distribute, CommandLine& line) {
  CLI::App* command =
      distribute.add_subcommand("labels", "a label for each envelope, by bundles (PDF)");
  command->footer(
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
  command->callback([&line, options, issue, calibrating, reference] {
    if (issue->count() + calibrating->count() + reference->count() == 0) {
      throw CLI::RequiredError("ISSUE");
    }
    line.command = [&line, options] { return labels(line, *options); };
  });
}

}  // namespace gazette::cli

// gazette distribute labels: a label for each envelope of an issue, on sheets that are bought cut.

#include <fmt/format.h>

#include "gazette/cli/distribute.h"
#include "gazette/edition/papers.h"
#include "gazette/forms/forms.h"

namespace gazette::cli {
namespace {

struct LabelOptions {
  std::string issue = {};
  std::string sheet = "L7160";
  int start = 1;
  bool calibrate = false;
};

/// Labels as they were asked for: of one kind, in one file.
struct LabelFile {
  std::string name = {};
  std::string title = {};
  std::vector<typeset::Label> labels = {};
  int start = 1;
};

class LabelMaker {
 public:
  LabelMaker(Session& session, const edition::Typography& typography,
             const typeset::LabelSheet& sheet, Diagnostics& diagnostics)
      : session_(session), typography_(typography), sheet_(sheet), diagnostics_(diagnostics) {}

  /// The sheets it took.
  std::size_t make(const LabelFile& file, const ledger::Shipment& shipment, Staging& papers) {
    const typeset::Book book = typeset::typeset_labels(
        sheet_, file.labels, file.start, typography_.layout, typography_.fonts, diagnostics_);
    if (!diagnostics_.has_errors()) {
      const model::Publisher& publisher =
          model::publisher_on(session_.workspace.configuration, shipment.issue_date);
      papers.write(
          file.name,
          edition::paper_pdf(
              book, {.title = file.title, .author = publisher.office, .date = shipment.date},
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
    write_whole(session.files, path,
                edition::paper_pdf(book,
                                   {.title = fmt::format("Tờ căn nhãn {}", sheet.name),
                                    .date = model::Publisher{}.from},
                                   session.files));
    fmt::print("{}: print it at 100 %, and hold it against a sheet of labels\n",
               edition::shown_path(session.workspace, path));
  }
  return finish(diagnostics);
}

int labels(const CommandLine& line, const LabelOptions& options) {
  Diagnostics diagnostics;
  std::optional<model::IssueNumber> number;
  if (!options.calibrate) {
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
  const auto packing = edition::find_packing(workspace, session->files, diagnostics);
  const auto shipment = shipment_of(*session, *number, diagnostics);
  if (!packing || !shipment) {
    return finish(diagnostics);
  }
  const model::Publisher& publisher =
      model::publisher_on(workspace.configuration, shipment->issue_date);
  const LabelFile addresses{.name = "nhan-dia-chi.pdf",
                            .title = fmt::format("Nhãn địa chỉ {}", shipment->reference),
                            .labels = forms::address_labels(*shipment, *packing, publisher),
                            .start = options.start};
  const LabelFile bundles{.name = "nhan-cum.pdf",
                          .title = fmt::format("Nhãn cụm {}", shipment->reference),
                          .labels = forms::bundle_labels(*shipment, *packing, publisher)};
  const auto folder = papers_folder(workspace, *number);
  Staging papers(session->files, folder);
  LabelMaker maker(*session, *typography, *sheet, diagnostics);
  const std::size_t sheets = maker.make(addresses, *shipment, papers);
  const std::size_t bundle_sheets = maker.make(bundles, *shipment, papers);
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

std::optional<ledger::Shipment> shipment_of(const Session& session, model::IssueNumber number,
                                            Diagnostics& diagnostics) {
  auto shipment = session.ledger.find_shipment(number);
  if (!shipment) {
    diagnostics.report(
        {.code = "G0685",
         .message = fmt::format("issue {} was not sent to anybody", model::to_text(number)),
         .help = fmt::format("freeze its list first: gazette distribute plan {}",
                             model::to_text(number))});
  }
  return shipment;
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
  command->callback([&line, options, issue, calibrating] {
    if (issue->count() + calibrating->count() == 0) {
      throw CLI::RequiredError("ISSUE");
    }
    line.command = [&line, options] { return labels(line, *options); };
  });
}

}  // namespace gazette::cli

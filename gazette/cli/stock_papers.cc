// gazette stock card, stock protocol: the store on paper.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/cli/asked.h"
#include "gazette/cli/distribute.h"

namespace gazette::cli {
namespace {

struct CardOptions {
  std::string issue = {};
  MomentOptions moment = {};
};

struct ProtocolOptions {
  std::string issue = {};
  std::optional<int> counted = {};
  std::string date = {};
};

/// The copies of an issue at a moment; nothing, with a finding, where nothing of it came.
std::optional<ledger::IssueCopies> stored(const Session& session, const model::IssueNumber& number,
                                          const ledger::CopiesMoment& moment,
                                          Diagnostics& diagnostics) {
  const auto issue = copies_of(session, number, moment, diagnostics);
  if (!issue || issue->printed > 0) {
    return issue;
  }
  diagnostics.report(
      {.code = "G0688",
       .message = fmt::format("nothing was delivered of issue {}", model::to_text(number)),
       .help = fmt::format("enter what came from the printer: gazette print receive {}",
                           model::to_text(number))});
  return std::nullopt;
}

int card(const CommandLine& line, const CardOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const ledger::CopiesMoment moment = options.moment.read();
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto copies = stored(*session, number, moment, diagnostics);
  const auto typography = edition::read_typography(session->workspace, session->files, diagnostics);
  if (!copies || !typography) {
    return finish(diagnostics);
  }
  const std::vector<ledger::StockLine> lines = session->ledger.stock_card(number, moment);
  forms::StoredIssue issue = {.number = number, .date = copies->date, .as_of = copies->date};
  for (const ledger::StockLine& each : lines) {
    issue.as_of = std::max(issue.as_of, each.date);
    issue.known_at = std::max(issue.known_at, each.entered);
  }
  // A day that was asked for is the one that is shown; else the last one on which anything moved.
  issue.as_of = moment.as_of.value_or(issue.as_of);
  issue.known_at =
      moment.known_at.value_or(is_valid(issue.known_at) ? issue.known_at : issue.as_of);
  const model::Publisher& publisher =
      model::publisher_on(session->workspace.configuration, copies->date);
  const forms::Paper paper = forms::stock_card(issue, lines, publisher);
  check_total(paper.number, paper.copies_count, copies->in_stock, diagnostics);
  PapersFolder folder(*session, papers_folder(session->workspace, number), *typography);
  if (options.moment.is_given()) {
    folder.look_back();
  }
  folder.issue(paper, number, publisher, PapersFolder::Kinds::pdf_xlsx, diagnostics);
  folder.commit(diagnostics);
  return finish(diagnostics);
}

int deposit(const CommandLine& line, const CardOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const ledger::CopiesMoment moment = options.moment.read();
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto copies = stored(*session, number, moment, diagnostics);
  const auto typography = edition::read_typography(session->workspace, session->files, diagnostics);
  if (!copies || !typography) {
    return finish(diagnostics);
  }
  const std::vector<ledger::StockLine> lines =
      session->ledger.stock_card(number, moment, ledger::Account::deposit);
  forms::StoredIssue issue = {.number = number, .date = copies->date};
  // What was taken back is no line, and the day on which it was is one that the paper knows of.
  for (const ledger::StockLine& each : lines) {
    issue.as_of = std::max(issue.as_of, each.date);
    issue.known_at = std::max(issue.known_at, each.entered);
  }
  const model::Publisher& publisher =
      model::publisher_on(session->workspace.configuration, copies->date);
  const forms::Paper paper = forms::deposit_protocol(issue, lines, publisher);
  if (forms::lines_count(paper) == 0) {
    diagnostics.report(
        {.code = "G0690",
         .message =
             fmt::format("no copy of issue {} was given as legal deposit", model::to_text(number)),
         .help = fmt::format("enter it first: gazette stock move {} --to deposit --copies N",
                             model::to_text(number))});
    return finish(diagnostics);
  }
  check_total(paper.number, paper.copies_count, copies->deposited, diagnostics);
  PapersFolder folder(*session, papers_folder(session->workspace, number), *typography);
  if (options.moment.is_given()) {
    folder.look_back();
  }
  folder.issue(paper, number, publisher, PapersFolder::Kinds::pdf_xlsx, diagnostics);
  folder.commit(diagnostics);
  return finish(diagnostics);
}

/// What the shelf had on the day: by the count that was entered of it and stands, or by what the
/// user says where it is what the record has.
std::optional<ledger::CountedStock> counted_on(const Session& session,
                                               const ledger::IssueCopies& copies, Date date,
                                               const std::optional<int>& said,
                                               Diagnostics& diagnostics) {
  std::optional<ledger::CountedStock> standing;
  std::string reversed;
  for (ledger::CountedStock& each : session.ledger.stock_counts(copies.number)) {
    if (each.date == date && each.reversed_by.empty()) {
      standing = std::move(each);
    } else if (each.date == date) {
      reversed = fmt::format(", and {} was reversed by {}", each.reference, each.reversed_by);
    }
  }
  if (standing && (!said || said == standing->counted)) {
    return standing;
  }
  if (!standing && said == copies.in_stock) {
    return ledger::CountedStock{.date = date,
                                .entered = std::max(date, copies.known_at),
                                .booked = copies.in_stock,
                                .counted = copies.in_stock};
  }
  const std::string number = model::to_text(copies.number);
  diagnostics.report(
      {.code = "G0690",
       .message =
           said ? fmt::format("the record has {} of issue {} on {}, the count {}{}",
                              copies_text(standing ? standing->counted : copies.in_stock), number,
                              to_iso(date), *said, reversed)
                : fmt::format("no count of issue {} was entered on {}{}", number, to_iso(date),
                              reversed.empty() ? "" : " that stands" + reversed),
       .help = said ? fmt::format("enter the count first: gazette stock count {} --counted {} "
                                  "--date {}",
                                  number, *said, to_iso(date))
                    : "say what was counted with --counted; where it differs from the record enter "
                      "it with `gazette stock count`"});
  return std::nullopt;
}

int protocol(const CommandLine& line, const ProtocolOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const Date date = date_option(options.date, "--date");
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto copies = stored(*session, number, {.as_of = date}, diagnostics);
  if (!copies) {
    return finish(diagnostics);
  }
  const auto typography = edition::read_typography(session->workspace, session->files, diagnostics);
  const auto counted = counted_on(*session, *copies, date, options.counted, diagnostics);
  if (!counted || !typography) {
    return finish(diagnostics);
  }
  const model::Publisher& publisher =
      model::publisher_on(session->workspace.configuration, copies->date);
  const forms::StoredIssue issue = {
      .number = number, .date = copies->date, .as_of = date, .known_at = counted->entered};
  PapersFolder folder(*session, papers_folder(session->workspace, number), *typography);
  folder.issue(forms::count_protocol(issue, *counted, publisher), number, publisher,
               PapersFolder::Kinds::pdf_xlsx, diagnostics);
  folder.commit(diagnostics);
  return finish(diagnostics);
}

}  // namespace

void add_stock_papers(CLI::App& stock, CommandLine& line) {
  CLI::App* carding =
      stock.add_subcommand("card", "what came into the store and left it (PDF, XLSX)");
  auto card_options = std::make_shared<CardOptions>();
  carding->add_option("ISSUE", card_options->issue, "year and number: 2022/38-39")->required();
  card_options->moment.add_to(*carding);
  carding->callback([&line, card_options] {
    line.command = [&line, card_options] { return card(line, *card_options); };
  });
  CLI::App* depositing = stock.add_subcommand(
      "deposit", "what was given as legal deposit, to be signed by both sides (PDF, XLSX)");
  auto deposit_options = std::make_shared<CardOptions>();
  depositing->add_option("ISSUE", deposit_options->issue, "year and number: 2022/38-39")
      ->required();
  deposit_options->moment.add_to(*depositing);
  depositing->callback([&line, deposit_options] {
    line.command = [&line, deposit_options] { return deposit(line, *deposit_options); };
  });
  CLI::App* protocolling =
      stock.add_subcommand("protocol", "what a count of the shelf found, to be signed (PDF, XLSX)");
  auto protocol_options = std::make_shared<ProtocolOptions>();
  protocolling->add_option("ISSUE", protocol_options->issue, "year and number: 2022/38-39")
      ->required();
  protocolling
      ->add_option("--counted", protocol_options->counted,
                   "copies on the shelf, where the record has as many")
      ->check(CLI::Range(0, 1'000'000));
  protocolling->add_option("--date", protocol_options->date, "day of the count (default: today)");
  protocolling->callback([&line, protocol_options] {
    line.command = [&line, protocol_options] { return protocol(line, *protocol_options); };
  });
}

}  // namespace gazette::cli

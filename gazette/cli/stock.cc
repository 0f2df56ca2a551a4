// gazette stock: where the copies of issues are; moved, counted, journals taken back.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/cli/asked.h"
#include "gazette/cli/distribute.h"
#include "gazette/forms/forms.h"

namespace gazette::cli {
namespace {

constexpr int kCopiesMax = 1'000'000;

struct StockOptions {
  std::string issue = {};
  std::optional<int> year = {};
  bool journals = false;
  bool json = false;
  MomentOptions moment = {};
};

/// What the entries share.
struct EntryOptions {
  std::string issue = {};
  int copies = 0;
  std::string from = "stock";
  std::string to = {};
  std::string reversed = {};
  std::string reason = {};
  std::string date = {};
  std::string reference = {};
  std::optional<int> surplus = {};  // of a count: so many over the record are meant
};

void print_journals(const ledger::Ledger& ledger, model::IssueNumber number) {
  for (const ledger::JournalLine& each : ledger.journals_of(number)) {
    std::string more = fmt::format("{} {}", each.person, ledger::reason_text(each.reason));
    if (!each.reversed_by.empty()) {
      more += fmt::format(" (reversed by {})", each.reversed_by);
    }
    const std::string line = fmt::format("{} {} {} {} {}", to_iso(each.date), padded(each.kind, 12),
                                         padded(fmt::format("{}", each.copies), 6),
                                         padded(each.reference, 40), trim(more));
    fmt::print("{}\n", trim(line));
  }
}

int show(const CommandLine& line, const StockOptions& options) {
  Diagnostics diagnostics;
  std::optional<model::IssueNumber> number;
  if (!options.issue.empty()) {
    number = issue_argument(options.issue);
  }
  const ledger::CopiesMoment moment = options.moment.read();
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  std::vector<ledger::IssueCopies> issues;
  if (number) {
    const auto issue = copies_of(*session, *number, moment, diagnostics);
    if (!issue) {
      return finish(diagnostics);
    }
    issues.push_back(*issue);
  } else {
    issues = session->ledger.year_copies(options.year.value_or(today().year), moment).issues;
  }
  if (number && options.journals) {
    print_journals(session->ledger, *number);
  } else {
    fmt::print("{}", options.json ? forms::stock_json(issues) : forms::stock_text(issues));
  }
  return finish(diagnostics);
}

/// Says what was entered, or that there was nothing to be.
int tell(const std::optional<ledger::Movement>& movement, std::string_view what,
         const Diagnostics& diagnostics) {
  if (movement && movement->reference.empty()) {
    fmt::print("{}: as in the record; nothing was entered\n", what);
  } else if (movement) {
    fmt::print("{}: {}{}\n  {}\n", what, copies_text(movement->copies),
               movement->repeated ? " (entered before)" : "", movement->reference);
  }
  return finish(diagnostics);
}

int count(const CommandLine& line, const EntryOptions& options) {
  Diagnostics diagnostics;
  const ledger::StockCount count = {.issue = issue_argument(options.issue),
                                    .counted = options.copies,
                                    .date = past_date_option(options.date, "--date"),
                                    .reason = text_option(options.reason, "--reason"),
                                    .surplus = options.surplus,
                                    .reference = reference_option(options.reference)};
  auto session = open_session(line, diagnostics);
  return session ? tell(session->ledger.count_stock(count, diagnostics),
                        fmt::format("counted {} of issue {}", count.counted,
                                    model::to_text(count.issue)),
                        diagnostics)
                 : finish(diagnostics);
}

int move(const CommandLine& line, const EntryOptions& options) {
  Diagnostics diagnostics;
  if (options.from == options.to) {
    throw CLI::ValidationError("--to", "copies are there already");
  }
  const ledger::StockMove move = {.issue = issue_argument(options.issue),
                                  .from = *ledger::account_from(options.from),
                                  .to = *ledger::account_from(options.to),
                                  .copies = options.copies,
                                  .date = past_date_option(options.date, "--date"),
                                  .reason = text_option(options.reason, "--reason"),
                                  .reference = reference_option(options.reference)};
  auto session = open_session(line, diagnostics);
  return session ? tell(session->ledger.move_stock(move, diagnostics),
                        fmt::format("issue {}, {} -> {}", model::to_text(move.issue), options.from,
                                    options.to),
                        diagnostics)
                 : finish(diagnostics);
}

int reverse(const CommandLine& line, const EntryOptions& options) {
  Diagnostics diagnostics;
  const ledger::Reversal reversal = {.reversed = options.reversed,
                                     .date = past_date_option(options.date, "--date"),
                                     .reason = text_option(options.reason, "--reason"),
                                     .reference = reference_option(options.reference)};
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto reversed = session->ledger.reverse(reversal, diagnostics);
  if (reversed && !reversed->repeated) {
    report_reversed_papers(*session, reversal.reversed, diagnostics);
  }
  return tell(reversed, "reversed " + reversal.reversed, diagnostics);
}

using Entering = int (*)(const CommandLine&, const EntryOptions&);

/// The options that every entry has, and what it does.
void finish_entry(CLI::App& command, const std::shared_ptr<EntryOptions>& options,
                  CommandLine& line, Entering enter) {
  command.add_option("--reason", options->reason, "why, in words");
  command.add_option("--date", options->date, "the day (default: today)");
  command.add_option("--reference", options->reference, "a name of its own for the entry");
  command.callback([&line, options, enter] {
    line.command = [&line, options, enter] { return enter(line, *options); };
  });
}

void add_entries(CLI::App& stock, CommandLine& line) {
  CLI::App* counting = stock.add_subcommand("count", "what the shelf has: what it lacks is lost");
  auto counted = std::make_shared<EntryOptions>();
  counting->add_option("ISSUE", counted->issue, "year and number: 2022/38-39")->required();
  counting->add_option("--counted", counted->copies, "copies on the shelf")
      ->required()
      ->check(CLI::Range(0, kCopiesMax));
  counting
      ->add_option("--surplus", counted->surplus,
                   "so many more than in the record are meant, where they are many")
      ->check(CLI::Range(1, kCopiesMax));
  finish_entry(*counting, counted, line, count);
  CLI::App* moving =
      stock.add_subcommand("move", "to the archive, as legal deposit, to be scrapped");
  auto moved = std::make_shared<EntryOptions>();
  moving->add_option("ISSUE", moved->issue, "year and number: 2022/38-39")->required();
  moving->add_option("--to", moved->to, "archive, deposit, scrapped, or stock")
      ->required()
      ->check(CLI::IsMember({"archive", "deposit", "scrapped", "stock"}));
  moving->add_option("--from", moved->from, "stock or returned (default: stock)")
      ->check(CLI::IsMember({"stock", "returned"}));
  moving->add_option("--copies", moved->copies, "how many")
      ->required()
      ->check(CLI::Range(1, kCopiesMax));
  finish_entry(*moving, moved, line, move);
  CLI::App* reversing =
      stock.add_subcommand("reverse", "take a journal back by one of the other sign, once");
  auto reversed = std::make_shared<EntryOptions>();
  reversing->add_option("JOURNAL", reversed->reversed, "its reference: phat-hanh-2022-38-39")
      ->required();
  finish_entry(*reversing, reversed, line, reverse);
}

}  // namespace

void add_stock(CLI::App& app, CommandLine& line) {
  CLI::App* stock = app.add_subcommand("stock", "where the copies of issues are");
  stock->footer(
      "  gazette stock --year 2022\n"
      "  gazette stock 2022/38-39 --journals\n"
      "  gazette stock count 2022/38-39 --counted 12 --reason \"kiểm kê cuối năm\"\n"
      "  gazette stock move 2022/38-39 --to deposit --copies 3\n"
      "  gazette stock card 2022/38-39\n"
      "What was printed, and found over it, is the sum of all other places, or the command fails.");
  auto options = std::make_shared<StockOptions>();
  CLI::Option* issue = stock->add_option("ISSUE", options->issue, "of one issue: 2022/38-39");
  stock->add_option("--year", options->year, "of a year (default: this one)")
      ->check(CLI::Range(1900, 2200))
      ->excludes(issue);
  CLI::Option* json = stock->add_flag("--json", options->json, "as JSON");
  stock->add_flag("--journals", options->journals, "the journals of the issue")
      ->needs(issue)
      ->excludes(json);
  options->moment.add_to(*stock);
  add_entries(*stock, line);
  add_stock_papers(*stock, line);
  stock->callback([&line, options, stock] {
    if (stock->get_subcommands().empty()) {
      line.command = [&line, options] { return show(line, *options); };
    }
  });
}

}  // namespace gazette::cli

// What the reversal of a journal does to papers that are issued: which of them no longer hold, and
// which can be made again.

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

#include "gazette/cli/distribute.h"
#include "gazette/ledger/figures.h"

namespace gazette::cli {
namespace {

/// Whether the journal's kind is one of these.
bool is_of(const ledger::CountingPapers& counting, std::initializer_list<std::string_view> kinds) {
  return std::find(kinds.begin(), kinds.end(), counting.kind) != kinds.end();
}

/// The numbers of papers in whose figures the journal is though they name none: reports, which show
/// all accounts; the year after, which is compared with what was printed and sent; the list of
/// receipts, which says how many copies are under way.
std::vector<std::string> numbers_counting(const ledger::CountingPapers& counting) {
  const std::string folder = model::folder_name(counting.issue);
  const int year = counting.issue.year;
  std::vector<std::string> numbers = {"bc-so-" + folder, fmt::format("bc-{}", year),
                                      fmt::format("bc-{}-{:02}", year, counting.issue_date.month)};
  if (is_of(counting, {"print_run", "shipment", "claim", "return"})) {
    numbers.push_back(fmt::format("bc-{}", year + 1));
  }
  if (is_of(counting, {"shipment", "receipt", "claim", "return"})) {
    numbers.push_back("bn-" + folder);
  }
  return numbers;
}

/// Whether a paper only tells, line after line, what was so up to its day, as a stock card and the
/// report of a recipient: until the day of the reversal its lines stay as they are.
bool is_account_of_days(const ledger::IssuedPaper& paper) {
  return paper.number.starts_with("tk-") || paper.number.starts_with("bc-");
}

/// The latest revisions of all papers that show what was taken back and would not show it now.
std::vector<ledger::IssuedPaper> touched_papers(const Session& session, const std::string& journal,
                                                ledger::CountingPapers counting) {
  std::vector<ledger::IssuedPaper> papers = session.ledger.papers_of(journal);
  std::erase_if(papers, [&](const ledger::IssuedPaper& each) {
    return is_account_of_days(each) && each.as_of < counting.reversed_on;
  });
  const std::vector<std::string> numbers = numbers_counting(counting);
  for (ledger::IssuedPaper& each : counting.papers) {
    // One as of a day has that day behind its number.
    const bool is_counting =
        std::any_of(numbers.begin(), numbers.end(), [&](const std::string& number) {
          return each.number == number || each.number == number + "-" + to_iso(each.as_of);
        });
    if (is_counting) {
      papers.push_back(std::move(each));
    }
  }
  return papers;
}

bool goes_by_post(const ledger::Recipient& recipient) {
  return recipient.channel == ledger::Channel::post && recipient.copies > 0;
}

/// Whether the command that makes the paper of this number has anything left to make it of.
bool can_be_made(const Session& session, const model::IssueNumber& issue,
                 const std::string& number) {
  const std::string kind = number.substr(0, number.find('-'));
  const std::string whole = kind + "-" + model::folder_name(issue);
  if (kind == "bc" || kind == "tk") {
    return true;
  }
  if (kind == "kk") {
    return false;  // no protocol is made of a count that was taken back
  }
  if (kind == "gn") {
    return !session.ledger.deliveries(issue).empty();
  }
  if (kind == "lc") {
    const std::vector<ledger::StockLine> given =
        session.ledger.stock_card(issue, {}, ledger::Account::deposit);
    return std::any_of(given.begin(), given.end(), [](const ledger::StockLine& each) {
      return each.kind != "reversal" && each.reversed_by.empty();
    });
  }
  const auto sent = session.ledger.sent_copies(issue);
  if (kind == "cb") {
    return sent && std::any_of(sent->corrections.begin(), sent->corrections.end(),
                               [](const auto& each) { return each.kind == "claim"; });
  }
  if (!sent || (kind != "bk" && kind != "xk")) {
    return sent.has_value();
  }
  // "bk-2022-38-39-2022-10-05" is of what was sent on that day, after the list.
  const auto day =
      number.size() > whole.size() ? parse_iso_date(number.substr(whole.size() + 1)) : std::nullopt;
  const auto sending = session.ledger.sending(issue, day);
  return sending && (kind == "xk" ? sending->left_store_count > 0
                                  : std::any_of(sending->recipients.begin(),
                                                sending->recipients.end(), goes_by_post));
}

/// "bk-2022-01, bn-2022-01": their numbers.
std::string list_of(const std::vector<std::string>& numbers) {
  return fmt::format("{}", fmt::join(numbers, ", "));
}

}  // namespace

void report_reversed_papers(const Session& session, const std::string& journal,
                            Diagnostics& diagnostics) {
  const ledger::CountingPapers counting = ledger::papers_counting(session.ledger, journal);
  std::string papers;
  std::vector<std::string> next;
  std::vector<std::string> void_now;
  for (const ledger::IssuedPaper& each : touched_papers(session, journal, counting)) {
    papers += fmt::format("{}{}, lần {}", papers.empty() ? "" : "; ", each.number, each.revision);
    (can_be_made(session, counting.issue, each.number) ? next : void_now).push_back(each.number);
  }
  if (papers.empty()) {
    return;
  }
  std::vector<std::string> parts;
  if (!next.empty()) {
    parts.push_back(
        fmt::format("made again, {}{} is the next revision and names the one whose place it takes",
                    next.size() == 1 ? "" : "each of ", list_of(next)));
  }
  if (!void_now.empty()) {
    const std::string until =
        counting.kind == "shipment"
            ? fmt::format(" until the issue is sent again: gazette distribute plan {}",
                          model::to_text(counting.issue))
            : std::string();
    parts.push_back(fmt::format("nothing takes the place of {}{}", list_of(void_now), until));
  }
  parts.push_back("write on those that are signed that they do not hold");
  diagnostics.report({.code = "G0691",
                      .message = fmt::format("no longer as issued: {}", papers),
                      .help = fmt::format("{}", fmt::join(parts, "; "))});
}

}  // namespace gazette::cli

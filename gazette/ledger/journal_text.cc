// The journals as plain text (sổ nhật ký): what other programs, and people, can add up again.

#include <set>
#include <string_view>

#include <fmt/format.h>

#include "gazette/ledger/database.h"
#include "gazette/ledger/proof.h"

namespace gazette::ledger {
namespace {

/// A name or reference that neither tool takes to end early. What means something to them is
/// written by its byte, as in an address of the web.
std::string plain(std::string_view text) {
  constexpr std::string_view kMeaningful = "()[];%\"";
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char each = text[i];
    const bool is_edge = i == 0 || i + 1 == text.size() || text[i - 1] == ' ';
    const bool is_control = static_cast<unsigned char>(each) < ' ';
    if (is_control || kMeaningful.find(each) != std::string_view::npos ||
        (each == ' ' && is_edge)) {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(each));
    } else {
      result += each;
    }
  }
  return result;
}

/// The text under way, with the names that it uses.
struct Book {
  std::string transactions = {};
  std::set<std::string> accounts = {};
  std::set<std::string> commodities = {};
  int journals_count = 0;
};

void add_entries(Statement& entries, std::int64_t journal_id, const std::string& commodity,
                 Book& book) {
  entries.bind(journal_id);
  while (entries.step()) {
    const std::string account = plain(entries.text(0));
    book.transactions += fmt::format("    {}  {} {}\n", account, entries.wide(1), commodity);
    book.accounts.insert(account);
  }
  entries.reset();
}

std::string head_of(const Book& book, std::optional<int> year) {
  std::string head = fmt::format(
      "; Copies of the gazette by double entry, for hledger and ledger: every transaction sums to\n"
      "; zero. {}: {} transactions in {} accounts.\n\n",
      year ? fmt::format("Issues of {}", *year) : "All issues", book.journals_count,
      book.accounts.size());
  for (const std::string& account : book.accounts) {
    head += fmt::format("account {}\n", account);
  }
  for (const std::string& commodity : book.commodities) {
    head += fmt::format("commodity {}\n", commodity);
  }
  return head;
}

}  // namespace

std::string journal_text(const Ledger& ledger, std::optional<int> year) {
  const Database& database = ledger.database();
  const Transaction transaction(database, Transaction::Kind::read);
  Statement journals = database.prepare(
      "SELECT journal.id, journal.date, journal.reference, kind, year, first, last, "
      "(SELECT reference FROM journal AS former WHERE former.id = journal.reverses) "
      "FROM journal JOIN issue ON issue.id = issue_id "
      "WHERE posted = 1 AND year BETWEEN ? AND ? ORDER BY journal.id");
  journals.bind(year.value_or(0), year.value_or(9999));
  Statement entries =
      database.prepare("SELECT account, copies FROM entry WHERE journal_id = ? ORDER BY line");
  Book book;
  while (journals.step()) {
    const model::IssueNumber number = {
        .year = journals.integer(4), .first = journals.integer(5), .last = journals.integer(6)};
    const std::string issue = model::to_text(number);
    const std::string commodity = fmt::format("\"CB {}\"", issue);
    book.transactions += fmt::format("\n{} * ({}) {} {}\n", journals.text(1),
                                     plain(journals.text(2)), journals.text(3), issue);
    if (const std::string reversed = journals.text(7); !reversed.empty()) {
      book.transactions += fmt::format("    ; reverses {}\n", plain(reversed));
    }
    book.commodities.insert(commodity);
    ++book.journals_count;
    add_entries(entries, journals.wide(0), commodity, book);
  }
  return head_of(book, year) + book.transactions;
}

}  // namespace gazette::ledger

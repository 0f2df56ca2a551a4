#include "gazette/ledger/journal.h"

#include "gazette/base/assert.h"

namespace gazette::ledger {

Journal::Journal(const Database& database, const Header& header)
    : database_(database),
      insert_(database.prepare(
          "INSERT INTO entry(journal_id, line, account, copies) VALUES (?, ?, ?, ?)")) {
  Statement journal =
      database.prepare("INSERT INTO journal(kind, issue_id, reference, date) VALUES (?, ?, ?, ?)");
  journal.bind(header.kind, header.issue_id, header.reference, header.date).run();
  id_ = database.last_id();
}

void Journal::add(std::string_view account, int copies) {
  sum_ += copies;
  if (copies != 0) {
    insert_.bind(id_, ++line_, account, copies).run();
  }
}

void Journal::post() {
  GAZETTE_ASSERT(sum_ == 0 && line_ > 0);
  Statement post = database_.prepare("UPDATE journal SET posted = 1 WHERE id = ?");
  post.bind(id_).run();
}

int balance_of(const Database& database, std::int64_t issue_id, std::string_view account) {
  Statement sum = database.prepare(
      "SELECT coalesce(sum(copies), 0) FROM entry JOIN journal ON journal.id = journal_id "
      "WHERE issue_id = ? AND account = ? AND posted = 1");
  sum.bind(issue_id, account);
  const bool has_row = sum.step();
  GAZETTE_ASSERT(has_row);
  return sum.integer(0);
}

}  // namespace gazette::ledger

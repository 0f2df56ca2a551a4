// Journals of copies: how every movement is entered. Private to ledger/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gazette/base/date.h"
#include "gazette/ledger/database.h"

namespace gazette::ledger {

/// One event on the copies of an issue. Its entries sum to zero when it is posted; it is entered
/// and posted within one transaction of the caller.
class Journal {
 public:
  struct Header {
    std::string_view kind = {};  // "print_run", "shipment"
    std::int64_t issue_id = 0;
    std::string reference = {};  // unique over the record
    Date date = {};
  };
  Journal(const Database& database, const Header& header);

  /// Copies into an account (out of it where negative); zero makes no entry.
  void add(std::string_view account, int copies);
  void post();
  [[nodiscard]] std::int64_t id() const { return id_; }

 private:
  const Database& database_;
  Statement insert_;
  std::int64_t id_ = 0;
  std::int64_t sum_ = 0;
  int line_ = 0;
};

/// Sum of the posted entries of an issue in one account.
[[nodiscard]] int balance_of(const Database& database, std::int64_t issue_id,
                             std::string_view account);

}  // namespace gazette::ledger

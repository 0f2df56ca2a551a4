// Where copies are and what moves them, as plain structs; with ledger.h the door of ledger/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/ledger/piece.h"
#include "gazette/model/issue.h"

namespace gazette::ledger {

/// A place where copies can be (tài khoản), in the order of the stock equation: what came from the
/// press is the sum of all others.
enum class Account : std::uint8_t {
  press,
  spoiled,    // hỏng
  stock,      // tồn
  transit,    // đang gửi: sent, not acknowledged
  recipient,  // đã nhận
  archive,    // lưu
  deposit,    // lưu chiểu
  returned,   // hoàn: came back undelivered
  lost,       // mất
  scrapped,   // hủy
};

/// "stock": the word of the tables and of commands.
[[nodiscard]] std::string_view name_of(Account account);
[[nodiscard]] std::optional<Account> account_from(std::string_view name);

/// Takes back a posted journal (bút toán đảo): its entries with the other sign, once.
struct Reversal {
  std::string reversed = {};  // reference of the journal
  Date date = {};
  std::string reason = {};
  std::string reference = {};  // its own; where left out "huy-" and the other's
};

/// Copies moved between stock and what is kept, or from what came back (điều chuyển).
struct StockMove {
  model::IssueNumber issue = {};
  Account from = Account::stock;  // or returned
  Account to = Account::archive;  // archive, deposit, scrapped, stock
  int copies = 0;
  Date date = {};
  std::string reason = {};
  std::string reference = {};
};

/// What a shelf has in truth (kiểm kê).
struct StockCount {
  model::IssueNumber issue = {};
  int counted = 0;
  Date date = {};
  std::string reason = {};  // of the difference
  std::string reference = {};
};

/// What an entry did to the copies of an issue.
struct Movement {
  std::string reference = {};  // of its journal; "": there was nothing to be entered
  int copies = 0;              // that it moved; negative: out of stock where it was counted
  bool repeated = false;       // it was entered before: nothing was written
};

/// One journal of an issue, for people to find their way.
struct JournalLine {
  std::string reference = {};
  std::string kind = {};  // "receipt"
  Date date = {};
  std::string person = {};
  std::string reason = {};
  int copies = 0;                // that it moved
  std::string reversed_by = {};  // reference; "": it stands
};

}  // namespace gazette::ledger

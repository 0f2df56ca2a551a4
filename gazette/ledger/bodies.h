// Recipients as rows of the record. Private to ledger/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/ledger/database.h"
#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// A recipient with the key of its body.
struct BodyRow {
  std::int64_t body_id = 0;
  Recipient recipient = {};
};

/// Who is entitled on `date`, as known now, sorted by id; asks inside the caller's transaction.
[[nodiscard]] std::vector<BodyRow> bodies_on(const Database& database, Date date);

/// "post" and so on: the word of the tables, which never changes where the printed one may.
[[nodiscard]] std::string_view code_of(Channel channel);
[[nodiscard]] Channel channel_from(std::string_view code);

}  // namespace gazette::ledger

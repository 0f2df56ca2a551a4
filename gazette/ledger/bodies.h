// Recipients as rows of the record. Private to ledger/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/database.h"
#include "gazette/ledger/recipient.h"

namespace gazette::ledger {

/// A recipient with the key of its body.
struct BodyRow {
  std::int64_t body_id = 0;
  Recipient recipient = {};
};

/// Who is entitled at a moment, by id, those with no copy on paper too; asks inside the caller's
/// transaction.
[[nodiscard]] std::vector<BodyRow> bodies_on(const Database& database, const ListMoment& moment);

/// The key of the last entry that was known then; above all of them where no day is given.
[[nodiscard]] std::int64_t last_entry_known(const Database& database, std::optional<Date> known_at);

/// The entry with this key.
[[nodiscard]] RecipientEntry read_entry(const Database& database, std::int64_t key);

/// The day of the latest entry that has one.
[[nodiscard]] std::optional<Date> last_entered(const Database& database);

/// Whether an entry may be made on this day; else a finding (G0770).
bool may_enter(const Database& database, Date entered, Diagnostics& diagnostics);

/// Whether a text can be the id of a recipient, and the rule in words.
[[nodiscard]] bool is_recipient_id(std::string_view text);
inline constexpr std::string_view kRecipientIdRule =
    "an id has up to 32 letters of English, digits, \"-\", \"_\" and \".\": R017";

/// "post" and so on: the word of the tables, which never changes where the printed one may.
[[nodiscard]] std::string_view code_of(Channel channel);
[[nodiscard]] Channel channel_from(std::string_view code);

}  // namespace gazette::ledger

// What the papers of a shipment have in common. Private to forms/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazette/forms/paper.h"
#include "gazette/ledger/ledger.h"

namespace gazette::forms {

struct PaperKind {
  std::string_view name = {};  // of its files
  std::string_view title = {};
  std::string_view number_prefix = {};  // "bk": of its number, the shipment's reference behind it
};

/// Whether these are copies sent on a day after the list, by claims and returns.
[[nodiscard]] bool is_later(const ledger::SentCopies& sent);

/// A paper of a shipment without its table and sum: number, days, journals, and under the table
/// what changed after the list was frozen. Of copies sent later the day is in number and name.
[[nodiscard]] Paper shipment_paper(const ledger::SentCopies& sent,
                                   const model::Publisher& publisher, const PaperKind& kind);

/// What changed of one recipient's copies: "cấp bù bản 2 thay bản 1 ngày 05/10/2022 (chưa nhận)".
[[nodiscard]] std::string corrections_of(const ledger::SentCopies& sent,
                                         std::string_view recipient);

/// Which copies arrived or came back after a claim had replaced them: "Đến sau khi đã cấp bù: R017
/// bản 1 (cap-bu-2022-38-39-R017-2022-10-05), ký nhận ngày 10/10/2022."; "" where there is none.
[[nodiscard]] std::string found_after_all(const ledger::SentCopies& sent);

/// Recipients of one district, in the order of the list.
struct District {
  std::string name = {};  // "Đơn vị khác" where the list has none
  std::vector<const ledger::Recipient*> recipients = {};
  std::int64_t copies_count = 0;
};

/// By the order in which the list first names each. What was sent must outlive them.
[[nodiscard]] std::vector<District> by_district(const ledger::SentCopies& sent);

}  // namespace gazette::forms

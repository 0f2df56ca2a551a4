// What the events of a decree do to bodies. Private to ledger/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/decree.h"
#include "gazette/ledger/recipient_book.h"

namespace gazette::ledger {

/// Ids: from which body to which; "" where none was before, or none comes after.
struct BodyLink {
  std::string from = {};
  std::string to = {};
};

/// An event that was carried out.
struct EnactedEvent {
  BodyEventKind kind = BodyEventKind::change;
  std::string decision = {};
  std::vector<BodyLink> links = {};
};

/// Carries out the events in the book. Nothing where one cannot be (G0774-G0779); the book is then
/// not to be written. `record` stands for findings of commands, which have no place in a file.
[[nodiscard]] std::optional<std::vector<EnactedEvent>> enact(const Decree& decree,
                                                             RecipientBook& book,
                                                             const std::string& record,
                                                             Diagnostics& diagnostics);

}  // namespace gazette::ledger

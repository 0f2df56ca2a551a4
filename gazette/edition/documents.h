// Reading one document or act, as taking in, building and the queue share it. Private to edition/.
#pragma once

#include <optional>

#include "gazette/edition/edition.h"

namespace gazette::edition {

/// What the record enters of a document that was read.
[[nodiscard]] ledger::Reception reception_of(const model::Instrument& instrument,
                                             const ReceiveRequest& request);

/// An act read again from its original and from what was kept for it; the bytes must still be those
/// that were received (G0409).
[[nodiscard]] std::optional<model::Instrument> read_act(const Workspace& workspace,
                                                        const ledger::Reception& reception,
                                                        Files& files, Diagnostics& diagnostics);

}  // namespace gazette::edition

// Reading one document or act, as taking in, building and the queue share it. Private to edition/.
#pragma once

#include <optional>

#include "gazette/edition/edition.h"

namespace gazette::edition {

/// What the record enters of a document that was read.
[[nodiscard]] ledger::Reception reception_of(const model::Instrument& instrument,
                                             const ReceiveRequest& request);

/// Whether a file of the inbox is what a reception took in: the same bytes, with the same statement
/// beside them, and what it shows that lies there the same too.
[[nodiscard]] bool is_as_received(const Workspace& workspace, Files& files,
                                  const std::filesystem::path& path,
                                  const ledger::Reception& reception);

/// An act read again from its original and from what was kept for it; the bytes must still be those
/// that were received (G0409).
[[nodiscard]] std::optional<model::Instrument> read_act(const Workspace& workspace,
                                                        const ledger::Reception& reception,
                                                        Files& files, Diagnostics& diagnostics);

}  // namespace gazette::edition

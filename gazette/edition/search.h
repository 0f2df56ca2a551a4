// The search of the command line kept in step with the record (ledger/search_store.h).
#pragma once

#include <filesystem>

#include "gazette/edition/edition.h"
#include "gazette/ledger/search_store.h"

namespace gazette::edition {

/// build/search.db of the workspace: made again from the record wherever it is missing.
[[nodiscard]] std::filesystem::path search_store_path(const Workspace& workspace);

/// Reads into the store the acts that were received, read otherwise or put into issues since it was
/// last in step; those of which the original cannot be read are reported and left as they are.
void refresh_search(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
                    ledger::SearchStore& store, Diagnostics& diagnostics);

}  // namespace gazette::edition

// The encoding of a list of recipients. Private to ledger/.
//
// A byte order mark is certain, so what it announces is read. Anything else that is not UTF-8 is a
// guess, and a wrong guess would send letters to places that do not exist: the finding says what
// the file most likely is, and how to save it right.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gazette/base/diagnostic.h"

namespace gazette::ledger {

/// The file's text in UTF-8, without a byte order mark; nothing where it is in another encoding
/// (G0728) or its bytes are those of none (G0731).
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view bytes, const std::string& path,
                                                 Diagnostics& diagnostics);

}  // namespace gazette::ledger

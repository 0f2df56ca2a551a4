// The moment of a command, to the second. Within cli/ only.
#pragma once

#include "gazette/seal/seal.h"

namespace gazette::cli {

/// Now by the machine's clock; noon in Vietnam of the day that GAZETTE_TODAY says, where it does.
[[nodiscard]] seal::Instant now();

/// Noon in Vietnam (UTC+7, all year) of a day.
[[nodiscard]] seal::Instant noon_of(Date day);

}  // namespace gazette::cli

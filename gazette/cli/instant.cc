#include "gazette/cli/instant.h"

#include <chrono>
#include <cstdlib>

#include "gazette/base/assert.h"
#include "gazette/base/date.h"
#include "gazette/cli/session.h"

namespace gazette::cli {

seal::Instant noon_of(Date day) {
  const auto noon = seal::parse_instant(to_iso(day) + "T05:00:00Z");
  GAZETTE_ASSERT(noon);
  return *noon;
}

seal::Instant now() {
  if (const char* const said = std::getenv("GAZETTE_TODAY"); said != nullptr && *said != '\0') {
    return noon_of(today());
  }
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace gazette::cli

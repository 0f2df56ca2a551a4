#include "gazette/cli/clock.h"

#include <fmt/format.h>

#include "gazette/model/calendar.h"

namespace gazette::cli {

void report_lacking_holidays(const std::set<int>& years, const model::Configuration& configuration,
                             Diagnostics& diagnostics) {
  for (const int year : years) {
    if (model::lacks_holidays(configuration.calendar, year)) {
      diagnostics.report({.code = "G0112",
                          .place = {.path = configuration.path},
                          .message = fmt::format("the calendar lists no holidays of {}", year),
                          .help = "add each as [[calendar.holiday]] with its name and its days"});
    }
  }
}

}  // namespace gazette::cli

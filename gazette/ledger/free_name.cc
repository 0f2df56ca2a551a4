#include "gazette/ledger/free_name.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace gazette::ledger {

namespace fs = std::filesystem;

bool is_free(const fs::path& name) {
  return !fs::exists(name) &&
         std::none_of(std::begin(kCompanions), std::end(kCompanions),
                      [&](const char* ending) { return fs::exists(name.string() + ending); });
}

fs::path free_name(const std::string& name) {
  fs::path free = name;
  for (int number = 2; !is_free(free); ++number) {
    free = fmt::format("{}-{}", name, number);
  }
  return free;
}

}  // namespace gazette::ledger

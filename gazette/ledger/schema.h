// The tables of the record and how an older record is brought up to date. Private to ledger/.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/database.h"

namespace gazette::ledger {

/// "GAZT" in the file's header: the file is a record of this program.
inline constexpr std::int64_t kApplicationId = 0x47415A54;

/// A numbered step from one version of the tables to the next. Once released it never changes.
struct Migration {
  int version = 0;  // user_version after it; from 1 without a gap
  std::string_view sql = {};
};

/// Every step to the tables this program knows.
[[nodiscard]] std::span<const Migration> migrations();

/// Brings a record that is empty or older up to the last of `steps`, in one transaction; an older
/// one is first copied to "<path>.version-N". Afterwards no reference is broken.
void migrate(const Database& database, std::span<const Migration> steps);

/// Differences between the tables and guards of the record and those that the program makes, one
/// sentence each: a guard that was dropped, a table that was added.
[[nodiscard]] std::vector<std::string> schema_differences(const Database& database);

/// Whether the file is a record that this program may use, with tables or without any; else says
/// why not (G0702, G0703, G0704). The file is not touched.
[[nodiscard]] bool is_usable(const Database& database, Diagnostics& diagnostics);

/// The record's version, 0 where it is empty.
[[nodiscard]] int version_of(const Database& database);

}  // namespace gazette::ledger

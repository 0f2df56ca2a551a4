// Names of files that nobody has taken. Private to ledger/.
#pragma once

#include <filesystem>
#include <string>

namespace gazette::ledger {

/// What SQLite keeps beside a file. Each belongs to the file that it was written for: beside
/// another one of the same name it would be taken for that one's, and damage it.
inline constexpr const char* kCompanions[] = {"-journal", "-wal", "-shm"};

/// Whether neither the file nor a companion of it is there.
[[nodiscard]] bool is_free(const std::filesystem::path& name);

/// The name, or where it is taken the name with -2, -3 and so on.
[[nodiscard]] std::filesystem::path free_name(const std::string& name);

}  // namespace gazette::ledger

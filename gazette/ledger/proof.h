// What lets others judge the record without trusting this program, and keeps it from being lost:
// the journals as plain text, the chain of hashes, backups.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// The journals of the issues of `year`, or of all, as plain text that hledger and ledger-cli read:
/// a journal is a transaction with its date, its reference as the code and what it reverses in a
/// comment; a copy of an issue is a commodity of its own ("CB 2022/38-39"); the parts of an
/// account's name between colons are its hierarchy. By the order of entry, so that a later text
/// begins with the transactions of a former one. What would end a name early ("(", ";", two
/// spaces) is written as %28 and so on.
[[nodiscard]] std::string journal_text(const Ledger& ledger, std::optional<int> year);

/// The end of the chain of hashes over the whole record. Who knows it can tell later whether all
/// that was in the record then is in it still.
struct ChainHead {
  std::int64_t links_count = 0;
  std::string sha256 = {};

  bool operator==(const ChainHead&) const = default;
};
[[nodiscard]] ChainHead chain_head(const Ledger& ledger);

/// The end of the chain as it was when the number of an issue was granted: all that was in the
/// record then, the issues before included. It never changes, so it can be printed in the issue;
/// who has that tells by it later whether all of this is in the record still. Nothing where the
/// number is not granted.
[[nodiscard]] std::optional<std::string> chain_head_of(const Ledger& ledger,
                                                       const model::IssueNumber& number);

/// The number of the link whose hash begins with `digits`; nothing where there is none.
[[nodiscard]] std::optional<std::int64_t> find_link(const Ledger& ledger, std::string_view digits);

/// How much a record holds.
struct RecordSize {
  int version = 0;
  std::int64_t tables_count = 0;
  std::int64_t rows_count = 0;
};
[[nodiscard]] RecordSize size_of(const Ledger& ledger);

/// The version of the records that this program makes.
[[nodiscard]] int newest_version();

/// Copies the record as last committed to a new file while others may go on using it. The copy is
/// written aside and synced, then opened and examined, and only then has its name. A file that is
/// there (G0780) is never replaced; a copy that is not sound (G0781) is not kept.
std::optional<ChainHead> back_up(const Ledger& ledger, const std::filesystem::path& to,
                                 Diagnostics& diagnostics);

/// Tries a backup: restores it into `folder`, an empty one, brings it up to date and examines it
/// there. The backup itself is only read.
std::optional<Ledger> try_backup(const std::filesystem::path& backup,
                                 const std::filesystem::path& folder, Diagnostics& diagnostics);

/// What is in a record and not in a backup of it.
struct Loss {
  /// How many links of the chain; nothing where the record is not the one that was backed up.
  std::optional<std::int64_t> links_count = {};
  std::vector<std::string> journals = {};  // "2022-10-05 cap-bu-2022-38-39-R017-2022-10-05"
  std::vector<std::string> rows = {};      // "journal 3": by table, where the record has more
};

/// What the record at `path` has that the backup has not; nothing where no record can be read
/// there.
[[nodiscard]] std::optional<Loss> lost_by(const Ledger& backup, const std::filesystem::path& path);

/// Where the former record went when a backup took its place; empty where there was none.
struct Restored {
  std::filesystem::path former = {};
  ChainHead head = {};
  std::optional<Loss> loss = {};
};

/// Puts a backup that was tried (see above) in the place of the record. A record that is there is
/// moved aside where `replace` says so, as "<record>.replaced-1" and so on, else nothing is done
/// (G0783).
std::optional<Restored> restore(const std::filesystem::path& backup,
                                const std::filesystem::path& record, bool replace,
                                Diagnostics& diagnostics);

}  // namespace gazette::ledger

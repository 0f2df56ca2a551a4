// The chain of hashes over the whole record. Private to ledger/.
//
// Each transaction that writes ends with a link, a row that names what it added and has
//
//   sha256 = SHA-256(sha256 of the link before | "\n" | `holds` | the rows named, as text)
//
// so that whoever knows one link, from a printed page, knows all that was in the record when it was
// made. `holds` has a line for each table, in the order of their names: the table, the columns that
// it then had, the rows by their keys.
//
//   body<TAB>id,code<TAB>1..193
//   entry<TAB>journal_id,line,account,copies<TAB>42/1..194
//
// A cell filled later (`body_version.known_to`) is a line of its own: it belongs to the link of the
// transaction that filled it, and is empty for the link that holds its row. Rows follow in the
// order in which they are named, as PostgreSQL's COPY writes them: fields with tabs between, \N
// where there is nothing.
//
// A migration may add tables, columns and rows, and make a table anew; what a row has in its former
// columns it keeps. No table is named here: a new one is in the chain from its first row on.
#pragma once

#include <cstdint>
#include <string>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/changes.h"
#include "gazette/ledger/database.h"
#include "gazette/ledger/proof.h"

namespace gazette::ledger {

/// Adds the link of the transaction under way; none where it wrote nothing.
void add_link(const Database& database);
/// Adds a link that holds `rows`, read from the record; none where there are none.
void add_link(const Database& database, const Layouts& layouts, const Rows& rows);

/// Every row that no link holds.
[[nodiscard]] Rows unlinked_rows(const Database& database);

/// The last link.
[[nodiscard]] ChainHead head_of(const Database& database);

/// Computes every link anew and looks for rows that are in none. Reports G0796 and G0797.
void check_chain(const Database& database, Diagnostics& diagnostics);

}  // namespace gazette::ledger

// Version 8 of the record: the chain of hashes.
//
// Guards keep rows from being changed, and anyone with a database shell can drop a guard. What they
// cannot do is keep the hashes: each transaction ends with a link that has the hash of what it
// added and of the link before it (see chain.h). A record older than the chain begins it with one
// link over all that it holds.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion8 = R"sql(
-- A transaction that wrote; `holds` names its rows, a line for each table.
CREATE TABLE link(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  holds TEXT NOT NULL CHECK(holds <> ''),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;

CREATE TRIGGER link_insert BEFORE INSERT ON link
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM link)
BEGIN SELECT RAISE(ABORT, 'link: not the next link of the chain'); END;
CREATE TRIGGER link_update BEFORE UPDATE ON link
BEGIN SELECT RAISE(ABORT, 'link: a row of the record is never changed'); END;
CREATE TRIGGER link_delete BEFORE DELETE ON link
BEGIN SELECT RAISE(ABORT, 'link: a row of the record is never deleted'); END;
)sql";

}  // namespace gazette::ledger

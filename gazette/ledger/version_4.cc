// Version 4 of the record: how acts came, and the files kept for the sake of an original.
//
// A row of kept_file belongs to one reception, so a statement that was corrected later is a further
// reception with a row of its own, and the former stays readable as it was. `kept_count` holds that
// no file is added to a reception afterwards.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion4 = R"sql(
-- How it reached the office (hình thức nhận): by e-mail, by post, through the document system, by
-- hand; '' where nobody said.
ALTER TABLE reception ADD COLUMN arrival TEXT NOT NULL DEFAULT ''
  CHECK(arrival IN ('', 'mail', 'post', 'system', 'hand'));
ALTER TABLE reception ADD COLUMN kept_count INTEGER NOT NULL DEFAULT 0 CHECK(kept_count >= 0);

-- A file in sources/ kept for the sake of an original: what is stated beside it, what a converter
-- made of it. Named by its own hash, as the original is.
CREATE TABLE kept_file(
  reception_id INTEGER NOT NULL REFERENCES reception(id),
  place INTEGER NOT NULL CHECK(place > 0),
  role TEXT NOT NULL CHECK(role <> ''),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
  ending TEXT NOT NULL,
  file_name TEXT NOT NULL,
  PRIMARY KEY(reception_id, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER kept_file_insert BEFORE INSERT ON kept_file
WHEN EXISTS(SELECT 1 FROM kept_file WHERE reception_id = NEW.reception_id AND place = NEW.place)
  OR NEW.place > (SELECT kept_count FROM reception WHERE id = NEW.reception_id)
BEGIN SELECT RAISE(ABORT, 'kept_file: a row of the record is never replaced'); END;
CREATE TRIGGER kept_file_update BEFORE UPDATE ON kept_file
BEGIN SELECT RAISE(ABORT, 'kept_file: a row of the record is never changed'); END;
CREATE TRIGGER kept_file_delete BEFORE DELETE ON kept_file
BEGIN SELECT RAISE(ABORT, 'kept_file: a row of the record is never deleted'); END;
)sql";

}  // namespace gazette::ledger

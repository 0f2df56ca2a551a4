// Version 13 of the record: who approved an issue, and that it is sealed.
//
// Approved are the files that a build made: each by its hash, as a list that stays with the row, so
// that what became another file since can be named. A seal holds the manifest that was signed and
// the signatures themselves; whoever has the record can put both beside the files again.
//
// From the seal on nothing of the issue changes: neither what it holds nor the texts of its acts.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion13 = R"sql(
-- That somebody approved an issue for sealing (duyệt). `files` has a line for each file: SHA-256,
-- bytes and path, as `approved_text` writes them. One person may approve again what changed.
CREATE TABLE approval(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  person TEXT NOT NULL CHECK(person <> ''),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  files_sha256 TEXT NOT NULL CHECK(length(files_sha256) = 64),
  files TEXT NOT NULL CHECK(files <> '')
) STRICT;
CREATE INDEX approval_by_issue ON approval(issue_id);

-- That an issue is sealed (niêm phong), once. `manifest` is the text that was signed, `sealed` the
-- moment that it says, `former_sha256` that of the manifest sealed before; '' for the first.
CREATE TABLE seal(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL UNIQUE REFERENCES issue(id),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  sealed TEXT NOT NULL CHECK(sealed <> ''),
  files_sha256 TEXT NOT NULL CHECK(length(files_sha256) = 64),
  manifest_sha256 TEXT NOT NULL UNIQUE CHECK(length(manifest_sha256) = 64),
  former_sha256 TEXT NOT NULL CHECK(length(former_sha256) IN (0, 64)),
  signatures_count INTEGER NOT NULL CHECK(signatures_count > 0),
  manifest TEXT NOT NULL CHECK(manifest <> '')
) STRICT;

-- A signature of a seal: whose it is, and its bytes (CMS in DER) in base64.
CREATE TABLE seal_signature(
  seal_id INTEGER NOT NULL REFERENCES seal(id),
  place INTEGER NOT NULL CHECK(place > 0),
  signer TEXT NOT NULL CHECK(signer <> ''),
  certificate_sha256 TEXT NOT NULL CHECK(length(certificate_sha256) = 64),
  signature TEXT NOT NULL CHECK(signature <> ''),
  PRIMARY KEY(seal_id, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER approval_insert BEFORE INSERT ON approval
WHEN EXISTS(SELECT 1 FROM approval WHERE id = NEW.id)
  OR EXISTS(SELECT 1 FROM seal WHERE issue_id = NEW.issue_id)
BEGIN SELECT RAISE(ABORT, 'approval: the row is there, or the issue is sealed'); END;
CREATE TRIGGER approval_update BEFORE UPDATE ON approval
BEGIN SELECT RAISE(ABORT, 'approval: a row of the record is never changed'); END;
CREATE TRIGGER approval_delete BEFORE DELETE ON approval
BEGIN SELECT RAISE(ABORT, 'approval: a row of the record is never deleted'); END;

CREATE TRIGGER seal_insert BEFORE INSERT ON seal
WHEN EXISTS(SELECT 1 FROM seal WHERE id = NEW.id OR issue_id = NEW.issue_id
            OR manifest_sha256 = NEW.manifest_sha256)
  OR NEW.former_sha256 IS NOT coalesce((SELECT manifest_sha256 FROM seal ORDER BY id DESC LIMIT 1),
                                       '')
  OR NOT EXISTS(SELECT 1 FROM approval
                WHERE issue_id = NEW.issue_id AND files_sha256 = NEW.files_sha256)
BEGIN SELECT RAISE(ABORT, 'seal: not the next seal of an issue that was approved'); END;
CREATE TRIGGER seal_update BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'seal: a row of the record is never changed'); END;
CREATE TRIGGER seal_delete BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'seal: a row of the record is never deleted'); END;

CREATE TRIGGER seal_signature_insert BEFORE INSERT ON seal_signature
WHEN EXISTS(SELECT 1 FROM seal_signature WHERE seal_id = NEW.seal_id AND place = NEW.place)
  OR NEW.place > (SELECT signatures_count FROM seal WHERE id = NEW.seal_id)
BEGIN SELECT RAISE(ABORT, 'seal_signature: a row of the record is never replaced'); END;
CREATE TRIGGER seal_signature_update BEFORE UPDATE ON seal_signature
BEGIN SELECT RAISE(ABORT, 'seal_signature: a row of the record is never changed'); END;
CREATE TRIGGER seal_signature_delete BEFORE DELETE ON seal_signature
BEGIN SELECT RAISE(ABORT, 'seal_signature: a row of the record is never deleted'); END;

CREATE TRIGGER contents_sealed BEFORE INSERT ON contents
WHEN EXISTS(SELECT 1 FROM seal WHERE issue_id = NEW.issue_id)
BEGIN SELECT RAISE(ABORT, 'contents: the issue is sealed'); END;
CREATE TRIGGER reception_sealed BEFORE INSERT ON reception
WHEN EXISTS(SELECT 1 FROM contents_act JOIN contents ON contents.id = contents_id
            JOIN seal ON seal.issue_id = contents.issue_id
            WHERE act = NEW.act AND contents.revision = (
              SELECT max(revision) FROM contents AS later
              WHERE later.issue_id = contents.issue_id))
BEGIN SELECT RAISE(ABORT, 'reception: the act is in an issue that is sealed'); END;
)sql";

}  // namespace gazette::ledger

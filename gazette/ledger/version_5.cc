// Version 5 of the record: acts published over several issues.
//
// Which part of its act an issue holds stands in the row of the act, so that the guards of that
// row are the guards of the part: with a table of its own a part could be added to contents entered
// long ago.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion5 = R"sql(
-- From 1; 0: the issue holds the act whole.
ALTER TABLE contents_act ADD COLUMN part INTEGER NOT NULL DEFAULT 0 CHECK(part >= 0);
-- Paragraphs [first, end) of the act, counted from 0, its notes aside.
ALTER TABLE contents_act ADD COLUMN first_paragraph INTEGER NOT NULL DEFAULT 0
  CHECK(first_paragraph >= 0 AND (first_paragraph > 0) = (part > 1));
ALTER TABLE contents_act ADD COLUMN end_paragraph INTEGER NOT NULL DEFAULT 0
  CHECK(CASE part WHEN 0 THEN end_paragraph = 0 ELSE end_paragraph > first_paragraph END);
-- The issues that the part names in print, "2022/38-39": the one with the part before, and the one
-- promised for the part after, '' where it is the last.
ALTER TABLE contents_act ADD COLUMN continued_from TEXT NOT NULL DEFAULT ''
  CHECK((continued_from <> '') = (part > 1));
ALTER TABLE contents_act ADD COLUMN continued_in TEXT NOT NULL DEFAULT ''
  CHECK(part > 1 OR (continued_in <> '') = (part = 1));
)sql";

}  // namespace gazette::ledger

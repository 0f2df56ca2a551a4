// The door of seal/: an issue sealed once, so that anybody can check it for decades.
//
// A manifest names every file of an issue by its hash (manifest.h) and is signed (signing.h);
// whoever has it can see by whom (verifying.h), whether the files are those (check.h), and that no
// issue was taken out of the row. No clock is asked here: every moment is given.
#pragma once

#include "gazette/seal/check.h"
#include "gazette/seal/instant.h"
#include "gazette/seal/instructions.h"
#include "gazette/seal/manifest.h"
#include "gazette/seal/signing.h"
#include "gazette/seal/verifying.h"

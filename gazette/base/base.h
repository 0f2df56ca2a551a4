// The door of base/: everything of this folder.
#pragma once

#include "gazette/base/assert.h"
#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/base/files.h"
#include "gazette/base/hash.h"
#include "gazette/base/image.h"
#include "gazette/base/length.h"
#include "gazette/base/parallel.h"
#include "gazette/base/process.h"
#include "gazette/base/sequence_diff.h"
#include "gazette/base/settings.h"
#include "gazette/base/text.h"
#include "gazette/base/word_diff.h"

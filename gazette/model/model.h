// The door of model/: the legal document, the issue, the configuration.
#pragma once

#include "gazette/model/act_kinds.h"
#include "gazette/model/calendar.h"
#include "gazette/model/configuration.h"
#include "gazette/model/instrument.h"
#include "gazette/model/issue.h"
#include "gazette/model/outline.h"
#include "gazette/model/part.h"
#include "gazette/model/references.h"
#include "gazette/model/symbol.h"

// gazette bundle, for the list of commands.
#pragma once

#include "gazette/cli/session.h"

namespace gazette::cli {

void add_bundle(CLI::App& app, CommandLine& line);

}  // namespace gazette::cli

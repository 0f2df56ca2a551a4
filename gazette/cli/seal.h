// The commands by which issues are sealed and verified. Within cli/ only.
#pragma once

#include "gazette/cli/session.h"

namespace gazette::cli {

void add_approve(CLI::App& app, CommandLine& line);
void add_seal(CLI::App& app, CommandLine& line);
void add_verify(CLI::App& app, CommandLine& line);

}  // namespace gazette::cli

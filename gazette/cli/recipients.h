// The commands of `gazette recipients`, a file for each kind. Within cli/ only.
#pragma once

#include <optional>
#include <string>

#include "gazette/cli/session.h"

namespace gazette::cli {

/// list, find, history, why: what is asked of the record.
void add_recipient_questions(CLI::App& recipients, CommandLine& line);
/// change, merge, split, apply, simulate: what happened to bodies.
void add_recipient_events(CLI::App& recipients, CommandLine& line);

/// What an entry does to the list of its day, recipient by recipient.
void print_differences(const ledger::ListChange& change);

/// Whether all that an entry would bring into the list can be set on paper; else tells what cannot.
[[nodiscard]] bool can_be_set(Session& session, const ledger::ListChange& change,
                              Diagnostics& diagnostics);

/// The file as text; a finding where it is not there, or is a folder.
[[nodiscard]] std::optional<std::string> read_named_file(const Session& session,
                                                         const std::string& path,
                                                         const std::string& what,
                                                         Diagnostics& diagnostics);

}  // namespace gazette::cli

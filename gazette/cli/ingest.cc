// gazette ingest: documents are read, kept and entered into the record.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

struct IngestOptions {
  std::vector<std::string> paths = {};
  std::string received = {};
  ledger::Arrival arrival = ledger::Arrival::unknown;
  bool replace = false;
};

std::string_view word_for(ledger::ReceptionOutcome outcome) {
  switch (outcome) {
    case ledger::ReceptionOutcome::recorded:
      return "received";
    case ledger::ReceptionOutcome::unchanged:
      return "unchanged";
    case ledger::ReceptionOutcome::reread:
      return "read again";
    case ledger::ReceptionOutcome::replaced:
      return "replaced";
  }
  return "received";
}

int ingest(const CommandLine& line, const IngestOptions& options) {
  Diagnostics diagnostics;
  const Date received_on = date_option(options.received, "--received");
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  std::size_t taken = 0;
  const std::vector<fs::path> paths = edition::documents_named(real_files(), options.paths);
  for (const fs::path& path : paths) {
    const auto received = edition::receive(session->workspace, session->ledger, session->files,
                                           {.path = path,
                                            .received = received_on,
                                            .arrival = options.arrival,
                                            .replace = options.replace},
                                           diagnostics);
    if (!received) {
      fmt::print("{} {}\n", padded("refused", 10), path.string());
      continue;
    }
    ++taken;
    fmt::print("{} {} {}\n", padded(std::string(word_for(received->outcome)), 10),
               padded(received->instrument.id, 36), path.filename().string());
  }
  fmt::print("{} of {} documents taken in\n", taken, paths.size());
  return finish(diagnostics);
}

}  // namespace

void add_ingest(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand(
      "ingest", "take documents in (.md, .docx, .doc, .rtf, .odt) and say what is wrong");
  command->footer(
      "A document with an error is refused and nothing of it is kept; a warning is worth reading.\n"
      "What a .docx does not say (its number, its issuer) can be stated beside it, in a file\n"
      "NAME.docx.toml with the keys of a front matter. Files of the kinds .doc, .rtf and .odt are\n"
      "read through LibreOffice, which must be installed.\n"
      "Example: gazette ingest inbox/* --received 2022-09-12");
  auto options = std::make_shared<IngestOptions>();
  command->add_option("FILE", options->paths, "documents, or folders of them")->required();
  command->add_option("--received", options->received, "day of receipt (default: today)");
  add_choice<ledger::Arrival>(*command, "--by", options->arrival,
                              {{"mail", ledger::Arrival::mail},
                               {"post", ledger::Arrival::post},
                               {"system", ledger::Arrival::system},
                               {"hand", ledger::Arrival::hand}},
                              "how it came: mail, post, system (văn bản điện tử), hand");
  command->add_flag("--replace", options->replace,
                    "take the place of an act received before from another file");
  command->callback(
      [&line, options] { line.command = [&line, options] { return ingest(line, *options); }; });
}

}  // namespace gazette::cli

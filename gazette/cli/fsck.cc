// gazette fsck: is the record whole, and is it the one we know?

#include <fmt/format.h>

#include "gazette/cli/session.h"
#include "gazette/ledger/proof.h"

namespace gazette::cli {
namespace {

/// Fewer digits of a hash could be another link's by chance.
constexpr std::size_t kDigitsMin = 8;

/// Whether the chain holds the link that someone has on paper.
void look_for(const std::string& digits, const Session& session, Diagnostics& diagnostics) {
  const ledger::ChainHead head = ledger::chain_head(session.ledger);
  if (const auto link = ledger::find_link(session.ledger, digits)) {
    fmt::print("the head you have is link {}: {} added since, none taken away\n", *link,
               counted(static_cast<std::int64_t>(head.links_count - *link), "link", "links"));
    return;
  }
  diagnostics.report(
      {.code = "G0798",
       .place = {.path = record_path(session.workspace).string()},
       .message = fmt::format("no link of the chain begins with {}", digits),
       .help = "check the digits; if they are right this is not the record that they were printed "
               "from, or what was entered last was taken away: look for its backups"});
}

int fsck(const CommandLine& line, const std::string& given) {
  const std::string digits = to_lower(trim(given));
  if (!digits.empty() && digits.size() < kDigitsMin) {
    throw CLI::ValidationError("--head", "give at least 8 digits of it");
  }
  Diagnostics diagnostics;
  const auto session = open_session_as_is(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const ledger::RecordSize size = ledger::size_of(session->ledger);
  const ledger::ChainHead head = ledger::chain_head(session->ledger);
  fmt::print("{}: version {}, {} rows in {} tables\nchain of {} links, head {}\n",
             record_path(session->workspace).string(), size.version, size.rows_count,
             size.tables_count, head.links_count, head.sha256);
  if (size.version < ledger::newest_version()) {
    fmt::print("the next command that enters something brings it up to version {}\n",
               ledger::newest_version());
  }
  session->ledger.check(diagnostics);
  if (!digits.empty()) {
    look_for(digits, *session, diagnostics);
  }
  if (!diagnostics.has_errors()) {
    fmt::print("the record is whole\n");
  }
  return finish(diagnostics);
}

}  // namespace

void add_fsck(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("fsck", "examine the whole record");
  command->footer(
      "Pages, references, tables and guards, journals, numbers, frozen lists and tickets, and the\n"
      "chain of hashes over every row. Exit code 0 where it is whole, 1 where it is not.");
  auto digits = std::make_shared<std::string>();
  command->add_option("--head", *digits,
                      "a head printed before: is all that was in the record then in it still?");
  command->callback(
      [&line, digits] { line.command = [&line, digits] { return fsck(line, *digits); }; });
}

}  // namespace gazette::cli

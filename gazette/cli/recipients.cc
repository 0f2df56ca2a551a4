// gazette recipients: who is entitled to copies.

#include <fmt/format.h>

#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

int import_list(const CommandLine& line, const std::string& path, const std::string& from) {
  Diagnostics diagnostics;
  std::optional<Date> day;
  if (!from.empty()) {
    day = date_option(from, "--from");
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  if (!session->files.exists(path)) {
    diagnostics.report({.code = "G0101",
                        .place = {.path = path},
                        .message = "there is no such file",
                        .help = "name the list of recipients, a CSV file"});
    return finish(diagnostics);
  }
  const auto result =
      session->ledger.import_recipients(session->files.read(path), path, day, diagnostics);
  if (result) {
    fmt::print("{} recipients, {} copies: {} new, {} changed, {} ended, {} as before{}\n",
               result->recipients_count, result->copies_count, result->added_count,
               result->changed_count, result->ended_count, result->unchanged_count,
               result->repeated ? " (this list was imported before; nothing was written)" : "");
  }
  return finish(diagnostics);
}

int list(const CommandLine& line, const std::string& as_of) {
  Diagnostics diagnostics;
  const Date day = date_option(as_of, "--as-of");
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  int copies = 0;
  const std::vector<ledger::Recipient> recipients = session->ledger.recipients_on(day);
  for (const ledger::Recipient& recipient : recipients) {
    copies += recipient.copies;
    fmt::print("{} {} {} {} {}\n", padded(recipient.id, 6), padded(recipient.name, 40),
               padded(recipient.district, 24), padded(fmt::format("{}", recipient.copies), 4),
               ledger::to_text(recipient.channel));
  }
  fmt::print("{} recipients, {} copies on {}\n", recipients.size(), copies, to_iso(day));
  return finish(diagnostics);
}

}  // namespace

void add_recipients(CLI::App& app, CommandLine& line) {
  CLI::App* recipients = app.add_subcommand("recipients", "who is entitled to copies");
  recipients->require_subcommand(1);
  CLI::App* import = recipients->add_subcommand("import", "take in a list (CSV), all or nothing");
  import->footer(
      "Columns: id,name,kind,district,address,copies,channel,basis,official_code,note\n"
      "Channels: bưu điện, văn thư, nhận trực tiếp. Every bad row is named by its number.");
  auto path = std::make_shared<std::string>();
  auto from = std::make_shared<std::string>();
  import->add_option("FILE", *path, "the list")->required();
  import->add_option("--from", *from, "day from which it holds (needed for a list that changes)");
  import->callback([&line, path, from] {
    line.command = [&line, path, from] { return import_list(line, *path, *from); };
  });
  CLI::App* list_command = recipients->add_subcommand("list", "the recipients on a day");
  auto as_of = std::make_shared<std::string>();
  list_command->add_option("--as-of", *as_of, "the day (default: today)");
  list_command->callback(
      [&line, as_of] { line.command = [&line, as_of] { return list(line, *as_of); }; });
}

}  // namespace gazette::cli

// gazette recipients: who is entitled to copies. Here: whole lists taken in.

#include "gazette/cli/recipients.h"

#include <fmt/format.h>

#include "gazette/cli/distribute.h"

namespace gazette::cli {
namespace {

struct ImportOptions {
  std::string path = {};
  std::string from = {};
  std::string date = {};
  std::optional<int> ending = {};
  bool dry_run = false;
};

int import_list(const CommandLine& line, const ImportOptions& options) {
  Diagnostics diagnostics;
  std::optional<Date> day;
  if (!options.from.empty()) {
    day = date_option(options.from, "--from");
  }
  const Date entered = entry_date_option(options.date, "--date");
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto csv =
      read_named_file(*session, options.path, "the list of recipients, a CSV file", diagnostics);
  if (!csv) {
    return finish(diagnostics);
  }
  ledger::ListImport request = {.csv = *csv,
                                .path = options.path,
                                .from = day,
                                .entered = entered,
                                .ending = options.ending,
                                .dry_run = true};
  Diagnostics unsaid;  // the import itself tells it
  if (const auto trial = session->ledger.import_recipients(request, unsaid);
      trial && !can_be_set(*session, *trial, diagnostics)) {
    return finish(diagnostics);
  }
  request.dry_run = options.dry_run;
  const auto change = session->ledger.import_recipients(request, diagnostics);
  if (change) {
    if (options.dry_run) {
      print_differences(*change);
    }
    fmt::print("{}, {}: {} new, {} changed, {} ended, {} as before{}{}\n",
               counted(change->recipients_count, "recipient", "recipients"),
               copies_text(change->copies_count), change->added_count, change->changed_count,
               change->ended_count, change->unchanged_count,
               change->repeated ? " (this list was imported before; nothing was written)" : "",
               options.dry_run && !change->repeated ? " (dry run: nothing was written)" : "");
  }
  return finish(diagnostics);
}

void add_import(CLI::App& recipients, CommandLine& line) {
  CLI::App* import = recipients.add_subcommand("import", "take in a list (CSV), all or nothing");
  import->footer(
      "Columns: id,name,kind,district,address,copies,channel,basis,official_code,note,postal_code\n"
      "Channels: bưu điện, văn thư, nhận trực tiếp, bản điện tử (0 copies). Every bad row is "
      "named\n"
      "by its number.");
  auto options = std::make_shared<ImportOptions>();
  import->add_option("FILE", options->path, "the list")->required();
  import->add_option("--from", options->from,
                     "day from which it holds (needed for a list that changes)");
  import->add_option("--date", options->date, "day on which it is entered (default: today)");
  import
      ->add_option("--ending", options->ending,
                   "so many that the list leaves out are meant, where they are many")
      ->check(CLI::Range(1, 1'000'000));
  import->add_flag("--dry-run", options->dry_run, "say what it would change, and write nothing");
  import->callback([&line, options] {
    line.command = [&line, options] { return import_list(line, *options); };
  });
}

/// "tên A → tên B" for each thing that is other than it was.
std::string changes_text(const ledger::Recipient& before, const ledger::Recipient& after) {
  std::vector<std::string> changes;
  const auto add = [&changes](std::string_view what, const std::string& from,
                              const std::string& to) {
    if (from != to) {
      changes.push_back(fmt::format("{} \"{}\" → \"{}\"", what, from, to));
    }
  };
  add("name", before.name, after.name);
  add("kind", before.kind, after.kind);
  add("district", before.district, after.district);
  add("address", before.address, after.address);
  if (before.copies != after.copies) {
    changes.push_back(fmt::format("copies {} → {}", before.copies, after.copies));
  }
  add("channel", std::string(to_text(before.channel)), std::string(to_text(after.channel)));
  add("basis", before.basis, after.basis);
  add("official code", before.official_code, after.official_code);
  add("note", before.note, after.note);
  add("postal code", before.postal_code, after.postal_code);
  return fmt::format("{}", fmt::join(changes, "; "));
}

}  // namespace

bool can_be_set(Session& session, const ledger::ListChange& change, Diagnostics& diagnostics) {
  ledger::Shipment list = {.issue = {.year = change.from.year, .first = 1, .last = 1},
                           .issue_date = change.from};
  for (const auto& [before, after] : change.differences) {
    if (after) {
      list.recipients.push_back(*after);
      list.copies_count += after->copies;
    }
  }
  return list.recipients.empty() || can_be_set(session, list, diagnostics);
}

void print_differences(const ledger::ListChange& change) {
  for (const auto& [before, after] : change.differences) {
    if (!before) {
      fmt::print("  + {} {}: {}, {}\n", after->id, after->name, copies_text(after->copies),
                 ledger::to_text(after->channel));
    } else if (!after) {
      fmt::print("  - {} {}: no longer, was {}\n", before->id, before->name,
                 copies_text(before->copies));
    } else {
      fmt::print("  ~ {} {}: {}\n", after->id, after->name, changes_text(*before, *after));
    }
  }
}

std::optional<std::string> read_named_file(const Session& session, const std::string& path,
                                           const std::string& what, Diagnostics& diagnostics) {
  std::error_code ignored;
  const bool is_folder = std::filesystem::is_directory(path, ignored);
  if (!is_folder && session.files.exists(path)) {
    return session.files.read(path);
  }
  diagnostics.report({.code = "G0101",
                      .place = {.path = path},
                      .message = is_folder ? "it is a folder" : "there is no such file",
                      .help = "name " + what});
  return std::nullopt;
}

void add_recipients(CLI::App& app, CommandLine& line) {
  CLI::App* recipients = app.add_subcommand("recipients", "who is entitled to copies");
  recipients->require_subcommand(1);
  recipients->footer(
      "  gazette recipients import danh-sach.csv --dry-run\n"
      "  gazette recipients change R017 --address \"...\" --from 2022-10-01 --decree \"12/CV\"\n"
      "  gazette recipients why R017 --issue 2022/38-39");
  add_import(*recipients, line);
  add_recipient_questions(*recipients, line);
  add_recipient_events(*recipients, line);
}

}  // namespace gazette::cli

#include "gazette/cli/cli.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/cli/bundle.h"
#include "gazette/cli/seal.h"
#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

/// What to say where the first word is no command: CLI11 would only say that one is required.
std::optional<std::string> unknown_command(const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining();
  if (!app.get_subcommands().empty() || rest.empty() || rest.front().starts_with('-')) {
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) {
    names.push_back(command->get_name());
  }
  const auto near = nearest(rest.front(), names);
  return fmt::format("there is no command \"{}\"{}", rest.front(),
                     near ? fmt::format("; did you mean \"{}\"?", *near) : "");
}

/// Whether nothing may be said by the option: of a body, that it has no district, code or note;
/// what it needs the record itself asks for (G0777).
bool may_be_empty(const CLI::App& command, const std::string& option) {
  constexpr std::array<std::string_view, 8> kTerms = {"--name",        "--kind",  "--district",
                                                      "--address",     "--basis", "--official-code",
                                                      "--postal-code", "--note"};
  return command.get_parent() != nullptr && command.get_parent()->get_name() == "recipients" &&
         std::find(kTerms.begin(), kTerms.end(), option) != kTerms.end();
}

/// What was given with nothing in it, as an unset variable of a script gives it: taken for not
/// given it would ask of everybody, or of somebody without a name (G0113).
void report_empty(const CLI::App& command, Diagnostics& diagnostics) {
  for (const CLI::Option* option : command.get_options()) {
    const std::vector<std::string>& given = option->results();
    const bool is_empty = std::any_of(given.begin(), given.end(),
                                      [](const std::string& each) { return trim(each).empty(); });
    if (is_empty && !may_be_empty(command, option->get_name())) {
      diagnostics.report(
          {.code = "G0113",
           .message = fmt::format("{} is given with nothing in it", option->get_name()),
           .help = "write what is meant, or leave it out; a variable of a script that is not set "
                   "gives nothing"});
    }
  }
  for (const CLI::App* chosen : command.get_subcommands()) {
    report_empty(*chosen, diagnostics);
  }
}

/// What to say where an option that needs a value stands before another option, as it does where a
/// shell's variable was empty (`--to $DIR --dry-run`): CLI11 would take "--dry-run" for the value.
std::optional<std::string> option_for_value(const CLI::App& app, int argc, char** argv) {
  const CLI::App* at = &app;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--") {
      break;  // what follows are arguments
    }
    const auto commands =
        at->get_subcommands([&](const CLI::App* each) { return each->check_name(word); });
    if (!commands.empty()) {
      at = commands.front();
      continue;
    }
    const CLI::Option* const option =
        word.starts_with('-') ? at->get_option_no_throw(word) : nullptr;
    if (option == nullptr || option->get_items_expected_min() == 0 || i + 1 == argc) {
      continue;
    }
    const std::string value = argv[++i];
    // "-" alone and negative numbers are values.
    const bool is_option =
        value.size() > 1 && value[0] == '-' && (value[1] < '0' || value[1] > '9');
    if (is_option) {
      return fmt::format(
          "{0} has no value: \"{1}\" after it is an option; a value that begins with \"-\" is "
          "written {2}={1}",
          word, value, option->get_name());
    }
  }
  return std::nullopt;
}

constexpr const char* kFooter = R"(
A first issue, from an empty folder:
  gazette init my-gazette && cd my-gazette    makes gazette.toml and the record: edit the names
  gazette ingest inbox/*                      takes documents in and says what is wrong with them
  gazette plan 2022/01 --date 2022-01-15      grants the number and writes issues/2022/01.toml
  gazette build 2022/01                       PDFs in build/2022-01, the site in site/

Every finding has a code; `gazette explain G0302` tells what it means and what to do.
Exit codes: 0 done, 1 the material is wrong, 2 usage, 3 the world failed (disk, database, font).
)";

}  // namespace

int run(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (find_invalid_utf8(argv[i])) {
      fmt::print(stderr, "argument {} is not UTF-8; type it in a terminal that is\n", i);
      return kUsage;
    }
  }
  CLI::App app("Publishes an official gazette: from documents to print, web and recipients.",
               "gazette");
  app.require_subcommand(1);
  app.set_version_flag("--version", "gazette 0.1.0");
  CommandLine line;
  app.add_option("-w,--workspace", line.workspace,
                 "folder of the workspace (default: this one or the nearest above)");
  add_init(app, line);
  add_ingest(app, line);
  add_status(app, line);
  add_search(app, line);
  add_diff(app, line);
  add_check(app, line);
  add_plan(app, line);
  add_build(app, line);
  add_approve(app, line);
  add_seal(app, line);
  add_verify(app, line);
  add_bundle(app, line);
  add_correct(app, line);
  add_publish(app, line);
  add_print(app, line);
  add_impose(app, line);
  add_preflight(app, line);
  add_recipients(app, line);
  add_distribute(app, line);
  add_receipt(app, line);
  add_claim(app, line);
  add_return(app, line);
  add_stock(app, line);
  add_report(app, line);
  add_ledger(app, line);
  add_dump(app, line);
  add_explain(app, line);
  add_doctor(app, line);
  add_fsck(app, line);
  add_backup(app, line);
  add_restore(app, line);
  app.footer(kFooter);  // last: commands made after it would have it too
  if (const auto message = option_for_value(app, argc, argv)) {
    fmt::print(stderr, "{}\nRun with --help for more information.\n", *message);
    return kUsage;
  }
  try {
    app.parse(argc, argv);
    Diagnostics diagnostics;
    report_empty(app, diagnostics);
    if (diagnostics.has_errors()) {
      return finish(diagnostics);
    }
    return line.command ? line.command() : kUsage;
  } catch (const CLI::ParseError& error) {
    if (const auto message = unknown_command(app)) {
      fmt::print(stderr, "{}\nRun with --help for more information.\n", *message);
      return kUsage;
    }
    return app.exit(error) == 0 ? kDone : kUsage;
  }
}

}  // namespace gazette::cli

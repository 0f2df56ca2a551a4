// What commands share: the workspace, the record, findings printed, dates and issues read.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "gazette/base/base.h"
#include "gazette/edition/edition.h"
#include "gazette/ledger/ledger.h"

namespace gazette::cli {

inline constexpr int kDone = 0;
inline constexpr int kMaterialWrong = 1;
inline constexpr int kUsage = 2;

/// The command line as it is taken apart: the options of all commands, and what to do.
struct CommandLine {
  std::string workspace = ".";
  std::function<int()> command = {};
};

/// A command adds its name, its options and its help, and sets `CommandLine::command` when chosen.
void add_init(CLI::App& app, CommandLine& line);
void add_ingest(CLI::App& app, CommandLine& line);
void add_status(CLI::App& app, CommandLine& line);
void add_search(CLI::App& app, CommandLine& line);
void add_diff(CLI::App& app, CommandLine& line);
void add_check(CLI::App& app, CommandLine& line);
void add_plan(CLI::App& app, CommandLine& line);
void add_build(CLI::App& app, CommandLine& line);
void add_correct(CLI::App& app, CommandLine& line);
void add_dump(CLI::App& app, CommandLine& line);
void add_recipients(CLI::App& app, CommandLine& line);
void add_publish(CLI::App& app, CommandLine& line);
void add_print(CLI::App& app, CommandLine& line);
void add_impose(CLI::App& app, CommandLine& line);
void add_preflight(CLI::App& app, CommandLine& line);
void add_distribute(CLI::App& app, CommandLine& line);
void add_receipt(CLI::App& app, CommandLine& line);
void add_claim(CLI::App& app, CommandLine& line);
void add_return(CLI::App& app, CommandLine& line);
void add_stock(CLI::App& app, CommandLine& line);
void add_report(CLI::App& app, CommandLine& line);
void add_ledger(CLI::App& app, CommandLine& line);
void add_explain(CLI::App& app, CommandLine& line);
void add_doctor(CLI::App& app, CommandLine& line);
void add_fsck(CLI::App& app, CommandLine& line);
void add_backup(CLI::App& app, CommandLine& line);
void add_restore(CLI::App& app, CommandLine& line);

/// An open workspace with its record.
struct Session {
  edition::Workspace workspace = {};
  ledger::Ledger ledger;
  Files& files;
};

/// Opens workspace and record; nothing where a finding prevents it.
[[nodiscard]] std::optional<Session> open_session(const CommandLine& line,
                                                  Diagnostics& diagnostics);

/// The same for whoever examines or copies the record: an older one stays what it is.
[[nodiscard]] std::optional<Session> open_session_as_is(const CommandLine& line,
                                                        Diagnostics& diagnostics);

/// Prints the findings to the error stream, errors last, with their count, and gives the exit code.
[[nodiscard]] int finish(const Diagnostics& diagnostics);

/// Today by the machine's clock. The one place that asks it; `--date` and its like go before it.
[[nodiscard]] Date today();

/// A date of an option: given, or today. Throws CLI::ValidationError for what is no date.
[[nodiscard]] Date date_option(const std::string& text, const char* option);

/// The day of what has happened (a delivery, a receipt, a count): given or today, not after it.
/// Throws CLI::ValidationError.
[[nodiscard]] Date past_date_option(const std::string& text, const char* option);

/// The day on which something is entered, given or today, and not after it: one mistyped year would
/// put every later entry before the latest. Throws CLI::ValidationError.
[[nodiscard]] Date entry_date_option(const std::string& text, const char* option);

/// A text of an option that the record keeps: a reference, who took copies, why. In NFC, without
/// spaces at its ends; throws CLI::ValidationError where it has more than one line or a character
/// that nobody sees.
[[nodiscard]] std::string text_option(const std::string& text, const char* option);

/// The reference of an entry: such a text, short enough for the name of a file. Throws
/// CLI::ValidationError.
[[nodiscard]] std::string reference_option(const std::string& text);

/// "1 link", "12 links".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view one, std::string_view many);
/// "1 copy", "12 copies".
[[nodiscard]] std::string copies_text(std::int64_t copies);

/// The two days of a question about copies, as options.
struct MomentOptions {
  std::string as_of = {};
  std::string known_at = {};

  void add_to(CLI::App& command);
  [[nodiscard]] bool is_given() const { return !as_of.empty() || !known_at.empty(); }
  /// Throws CLI::ValidationError for what is no date.
  [[nodiscard]] ledger::CopiesMoment read() const;
};

/// The option `--known-at`, into `day`, which must live as long as the command.
void add_known_at(CLI::App& command, std::string& day);
/// What it says: nothing where it was not given. Throws CLI::ValidationError for what is no date.
[[nodiscard]] std::optional<Date> known_at_option(const std::string& day);

/// An issue of an argument: "2022/38-39". Throws CLI::ValidationError for another form.
[[nodiscard]] model::IssueNumber issue_argument(const std::string& text);

/// A word that an option takes, and what it means.
template <typename Value>
struct Choice {
  std::string word = {};
  Value value = {};
};

/// What to say of a word that an option does not take. Throws CLI::ValidationError.
[[noreturn]] void refuse_choice(const std::string& option, const std::string& word,
                                const std::vector<std::string>& words);

/// An option that takes one of a few words: `value` becomes what the word means. It must live as
/// long as the command. Another word is refused with the list of those that are taken.
template <typename Value>
CLI::Option* add_choice(CLI::App& command, const std::string& option, Value& value,
                        const std::vector<Choice<Value>>& choices, const std::string& help) {
  const auto take = [option, choices, &value](const std::string& word) {
    std::vector<std::string> words;
    for (const Choice<Value>& choice : choices) {
      if (choice.word == word) {
        value = choice.value;
        return;
      }
      words.push_back(choice.word);
    }
    refuse_choice(option, word, words);
  };
  return command.add_option_function<std::string>(option, take, help)->option_text("WORD");
}

/// "12.3 KB", "1.2 MB".
[[nodiscard]] std::string readable_size(std::uint64_t bytes);

/// The record's file as people read it: relative to the folder where the command runs.
[[nodiscard]] std::filesystem::path record_path(const edition::Workspace& workspace);

/// The folder of an issue's papers: lists, orders.
[[nodiscard]] std::filesystem::path papers_folder(const edition::Workspace& workspace,
                                                  model::IssueNumber number);

/// Text padded with spaces to `columns` as a terminal counts them.
[[nodiscard]] std::string padded(const std::string& text, std::size_t columns);

}  // namespace gazette::cli

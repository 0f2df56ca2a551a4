// gazette recipients change, merge, split, apply, simulate: what happened to bodies, by decree.

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "gazette/cli/recipients.h"

namespace gazette::cli {
namespace {

struct ApplyOptions {
  std::string path = {};
  std::string date = {};
  MomentOptions moment = {};  // of a simulation
};

/// What one event says on the command line.
struct EventOptions {
  std::vector<std::string> bodies = {};  // as they were
  std::vector<std::string> into = {};    // ids; of a split "R300=1", with copies
  std::string from = {};
  std::string date = {};
  std::string decree = {};
  std::string decision = {};
  std::string channel = {};
  ledger::BodyTerms terms = {};
  bool is_correction = false;
  bool dry_run = false;
};

void print_summary(const ledger::Decree& decree, const ledger::ListChange& change) {
  fmt::print("{}: {}, {} from {} on: {} new, {} changed, {} ended, {} as before{}\n", decree.number,
             counted(change.recipients_count, "recipient", "recipients"),
             copies_text(change.copies_count), to_iso(change.from), change.added_count,
             change.changed_count, change.ended_count, change.unchanged_count,
             change.repeated ? " (it was entered before; nothing was written)" : "");
}

/// How many copies an issue needs from that day on, and that nothing was written.
void print_order(const ledger::ListChange& change) {
  fmt::print("copies to order for an issue: {} before {}, {} from then on\n(nothing was written)\n",
             change.former_copies_count, to_iso(change.from), change.copies_count);
}

int enter(Session& session, const ledger::Decree& decree, const ledger::DecreeEntry& entry,
          Diagnostics& diagnostics) {
  ledger::DecreeEntry trial = entry;
  trial.dry_run = true;
  Diagnostics unsaid;  // the entry itself tells it
  if (const auto tried = session.ledger.enter_decree(decree, trial, unsaid);
      tried && !can_be_set(session, *tried, diagnostics)) {
    return finish(diagnostics);
  }
  const auto change = session.ledger.enter_decree(decree, entry, diagnostics);
  if (change) {
    print_differences(*change);
    print_summary(decree, *change);
    if (entry.dry_run) {
      print_order(*change);
    }
  }
  return finish(diagnostics);
}

int apply(const CommandLine& line, const ApplyOptions& options, bool dry_run) {
  Diagnostics diagnostics;
  const Date entered = entry_date_option(options.date, "--date");
  const ledger::CopiesMoment moment = options.moment.read();
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto toml =
      read_named_file(*session, options.path, "the file of a decree, a TOML file", diagnostics);
  const auto decree = toml ? ledger::read_decree(*toml, options.path, diagnostics) : std::nullopt;
  if (!decree) {
    return finish(diagnostics);
  }
  return enter(
      *session, *decree,
      {.entered = entered, .dry_run = dry_run, .as_of = moment.as_of, .known_at = moment.known_at},
      diagnostics);
}

/// One part of a split: "R300=1".
ledger::BodyTerms part_of(const std::string& text) {
  const std::size_t equals = text.find('=');
  ledger::BodyTerms part = {.id = text.substr(0, equals)};
  int copies = 0;
  const char* const end = text.data() + text.size();
  const char* const digits = text.data() + std::min(equals, text.size() - 1) + 1;
  const auto [rest, error] = std::from_chars(digits, end, copies);
  if (equals != std::string::npos && rest == end && error == std::errc{}) {
    part.copies = copies;
    return part;
  }
  throw CLI::ValidationError(
      "--into", fmt::format("\"{}\" does not say how many copies the part receives; write it as "
                            "R300=1",
                            text));
}

ledger::BodyEvent event_of(ledger::BodyEventKind kind, const EventOptions& options,
                           const ledger::Ledger& ledger) {
  ledger::BodyEvent event = {.kind = kind, .decision = options.decision};
  ledger::BodyTerms terms = options.terms;
  if (kind == ledger::BodyEventKind::split) {
    event.from = options.bodies;
    for (const std::string& each : options.into) {
      ledger::BodyTerms part = part_of(each);
      if (!ledger.recipient_history(part.id)) {
        // What else is said on the line is of the body that is new.
        terms.id = part.id;
        terms.copies = part.copies;
        part = terms;
      }
      event.to.push_back(std::move(part));
    }
    return event;
  }
  if (kind == ledger::BodyEventKind::merge) {
    event.from = options.bodies;
    terms.id = options.into.front();
  } else {
    terms.id = options.bodies.front();
  }
  event.to.push_back(std::move(terms));
  return event;
}

int enter_event(const CommandLine& line, ledger::BodyEventKind kind, EventOptions options,
                const char* command) {
  Diagnostics diagnostics;
  ledger::Decree decree = {.number = options.decree,
                           .in_force = date_option(options.from, "--from"),
                           .source_name = command};
  const Date entered = entry_date_option(options.date, "--date");
  if (!options.channel.empty()) {
    options.terms.channel = ledger::channel_named(options.channel);
    if (!options.terms.channel) {
      throw CLI::ValidationError(
          "--channel", fmt::format("\"{}\" is not a way of delivery; write bưu điện, văn thư, nhận "
                                   "trực tiếp or bản điện tử",
                                   options.channel));
    }
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  decree.events.push_back(event_of(kind, options, session->ledger));
  return enter(*session, decree, {.entered = entered, .dry_run = options.dry_run}, diagnostics);
}

void add_terms(CLI::App* command, const std::shared_ptr<EventOptions>& options) {
  // A text with nothing in it says that there is none; CLI11 by itself would take it for not given.
  const auto add = [&](const char* option, std::optional<std::string> ledger::BodyTerms::* term,
                       const char* what) {
    command->add_option_function<std::string>(
        option, [options, term](const std::string& text) { options->terms.*term = text; }, what);
  };
  add("--name", &ledger::BodyTerms::name, "its name from then on");
  add("--kind", &ledger::BodyTerms::kind, "phường, xã, sở ...");
  add("--district", &ledger::BodyTerms::district, "its district");
  add("--address", &ledger::BodyTerms::address, "its address");
  add("--basis", &ledger::BodyTerms::basis, "why it is entitled to copies");
  command->add_option("--channel", options->channel,
                      "bưu điện, văn thư, nhận trực tiếp or bản điện tử");
  add("--official-code", &ledger::BodyTerms::official_code, "its code by the statistics office");
  add("--postal-code", &ledger::BodyTerms::postal_code, "its postal code");
  add("--note", &ledger::BodyTerms::note, "a note");
}

void add_when(CLI::App* command, const std::shared_ptr<EventOptions>& options) {
  command->add_option("--from", options->from, "day from which it holds")->required();
  command
      ->add_option("--decree", options->decree,
                   "the decree, or the letter that is its ground: 1194/NQ-UBTVQH15")
      ->required();
  command->add_option("--date", options->date, "day on which it is entered (default: today)");
  command->add_flag("--dry-run", options->dry_run, "say what it would change, and write nothing");
}

void add_change(CLI::App& recipients, CommandLine& line) {
  CLI::App* command = recipients.add_subcommand(
      "change", "another name, address, kind, code or number of copies from a day on");
  auto options = std::make_shared<EventOptions>();
  command->add_option("ID", options->bodies, "the recipient: R017")->required()->expected(1);
  add_when(command, options);
  add_terms(command, options);
  command->add_option("--copies", options->terms.copies, "how many copies");
  command->add_flag("--ends", options->terms.ends, "it receives no copies any more");
  command->add_flag("--correction", options->is_correction,
                    "it was so from that day on, and the record said otherwise");
  command->callback([&line, options] {
    line.command = [&line, options] {
      return enter_event(line,
                         options->is_correction ? ledger::BodyEventKind::correction
                                                : ledger::BodyEventKind::change,
                         *options, "recipients change");
    };
  });
}

void add_merge(CLI::App& recipients, CommandLine& line) {
  CLI::App* command =
      recipients.add_subcommand("merge", "bodies go into another one, which goes on or is new");
  auto options = std::make_shared<EventOptions>();
  command->add_option("ID", options->bodies, "the bodies that end: R008")->required();
  command->add_option("--into", options->into, "the body they go into")->required()->expected(1);
  add_when(command, options);
  add_terms(command, options);
  command->add_option("--copies", options->terms.copies, "how many copies it receives");
  command->callback([&line, options] {
    line.command = [&line, options] {
      return enter_event(line, ledger::BodyEventKind::merge, *options, "recipients merge");
    };
  });
}

void add_split(CLI::App& recipients, CommandLine& line) {
  CLI::App* command =
      recipients.add_subcommand("split", "a body goes into several; copies do not divide");
  command->footer(
      "Of the parts at most one may be new; the other options are then about it.\n"
      "More of them are written into a decree's file, for `recipients apply`.");
  auto options = std::make_shared<EventOptions>();
  command->add_option("ID", options->bodies, "the body that is split")->required()->expected(1);
  command->add_option("--into", options->into, "a part and its copies: R300=1")->required();
  command->add_option("--decision", options->decision, "what was decided on its copies, in words");
  add_when(command, options);
  add_terms(command, options);
  command->callback([&line, options] {
    line.command = [&line, options] {
      return enter_event(line, ledger::BodyEventKind::split, *options, "recipients split");
    };
  });
}

void add_decrees(CLI::App& recipients, CommandLine& line) {
  for (const bool dry_run : {false, true}) {
    CLI::App* command =
        dry_run
            ? recipients.add_subcommand("simulate", "what a decree would change; writes nothing")
            : recipients.add_subcommand("apply", "enter all events of a decree's file, or none");
    auto options = std::make_shared<ApplyOptions>();
    command->add_option("FILE", options->path, "the decree (TOML)")->required();
    command->add_option("--date", options->date, "day on which it is entered (default: today)");
    if (dry_run) {
      command->add_option("--as-of", options->moment.as_of,
                          "the day whose list is compared (default: from which it holds)");
      add_known_at(*command, options->moment.known_at);
    }
    command->callback([&line, options, dry_run] {
      line.command = [&line, options, dry_run] { return apply(line, *options, dry_run); };
    });
  }
}

}  // namespace

void add_recipient_events(CLI::App& recipients, CommandLine& line) {
  add_change(recipients, line);
  add_merge(recipients, line);
  add_split(recipients, line);
  add_decrees(recipients, line);
}

}  // namespace gazette::cli

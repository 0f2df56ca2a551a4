// gazette recipients list, find, history, why: what the record knows of recipients.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/cli/asked.h"
#include "gazette/cli/recipients.h"

namespace gazette::cli {
namespace {

struct ListOptions {
  std::string as_of = {};
  std::string known_at = {};
  bool as_csv = false;
};

struct WhyOptions {
  std::string id = {};
  std::string issue = {};
  std::string known_at = {};
};

struct FindOptions {
  std::string words = {};
  MomentOptions moment = {};
};

struct HistoryOptions {
  std::string id = {};
  std::string known_at = {};
};

int list(const CommandLine& line, const ListOptions& options) {
  Diagnostics diagnostics;
  const Date day = date_option(options.as_of, "--as-of");
  const std::optional<Date> known_at = known_at_option(options.known_at);
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const std::vector<ledger::Recipient> recipients = session->ledger.recipients_on(day, known_at);
  if (options.as_csv) {
    fmt::print("{}", ledger::recipients_csv(recipients));
    return finish(diagnostics);
  }
  int copies = 0;
  for (const ledger::Recipient& recipient : recipients) {
    copies += recipient.copies;
    fmt::print("{} {} {} {} {}\n", padded(recipient.id, 6), padded(recipient.name, 40),
               padded(recipient.district, 24), padded(fmt::format("{}", recipient.copies), 4),
               ledger::to_text(recipient.channel));
  }
  fmt::print("{}, {} on {}{}\n",
             counted(static_cast<std::int64_t>(recipients.size()), "recipient", "recipients"),
             copies_text(copies), to_iso(day),
             known_at ? fmt::format(", as known on {}", to_iso(*known_at)) : "");
  return finish(diagnostics);
}

/// "2022-01-01 to 2024-10-31", the last day with it; "since 2024-11-01".
std::string days_text(Date from, Date to) {
  return to == ledger::kNoEnd ? fmt::format("since {}", to_iso(from))
                              : fmt::format("{} to {}", to_iso(from), to_iso(add_days(to, -1)));
}

/// A body that was and the one that is, or the many: "R008 UBND phường Tân Tiến".
std::string bodies_text(const std::vector<ledger::NamedBody>& bodies) {
  constexpr std::size_t kNamedMax = 8;
  if (bodies.size() > kNamedMax) {
    return fmt::format("{} bodies", bodies.size());
  }
  std::vector<std::string> texts;
  for (const ledger::NamedBody& each : bodies) {
    texts.push_back(fmt::format("{} {}", each.id, each.name));
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string entry_text(const ledger::RecipientEntry& entry) {
  return fmt::format("{}entered from {} (sha256 {})",
                     is_valid(entry.entered) ? fmt::format("{} ", to_iso(entry.entered)) : "",
                     entry.source_name, entry.source_sha256.substr(0, 12));
}

void print_events(const std::vector<ledger::PastEvent>& events, std::string_view indent) {
  for (const ledger::PastEvent& event : events) {
    std::string bodies = bodies_text(event.from.empty() ? event.to : event.from);
    if (!event.from.empty() && !event.to.empty() && bodies != bodies_text(event.to)) {
      bodies += " → " + bodies_text(event.to);
    }
    fmt::print("{}{} {} by {}: {}\n", indent, to_iso(event.date), event.kind, event.decree, bodies);
    if (!event.decision.empty()) {
      fmt::print("{}  decided: {}\n", indent, event.decision);
    }
    fmt::print("{}  {}\n", indent, entry_text(event.entry));
  }
}

int history(const CommandLine& line, const HistoryOptions& options) {
  Diagnostics diagnostics;
  const std::optional<Date> known_at = known_at_option(options.known_at);
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto known = session->ledger.recipient_history(options.id, known_at);
  if (!known) {
    static_cast<void>(has_recipient(*session, options.id, diagnostics, known_at));
    return finish(diagnostics);
  }
  for (const ledger::RecipientPeriod& period : known->periods) {
    const ledger::Recipient& recipient = period.recipient;
    fmt::print("{} {}, {}\n", days_text(period.from, period.to), recipient.name, recipient.address);
    for (const auto& [what, code] :
         {std::pair("official", recipient.official_code), {"postal", recipient.postal_code}}) {
      if (!code.empty()) {
        fmt::print("  {} code {}\n", what, code);
      }
    }
    if (period.is_entitled) {
      fmt::print("  {}, {}: {}\n", copies_text(recipient.copies),
                 ledger::to_text(recipient.channel), recipient.basis);
    } else {
      fmt::print("  no copies\n");
    }
  }
  print_events(known->events, "");
  return finish(diagnostics);
}

/// What became of a body that is no more: the bodies it went into.
std::string successors_text(const ledger::RecipientHistory& history) {
  for (auto event = history.events.rbegin(); event != history.events.rend(); ++event) {
    const bool is_left =
        std::none_of(event->to.begin(), event->to.end(),
                     [&](const ledger::NamedBody& each) { return each.id == history.id; });
    if (is_left) {
      return event->to.empty() ? fmt::format(", by {}", event->decree)
                               : fmt::format(" → {}, by {}", bodies_text(event->to), event->decree);
    }
  }
  return "";
}

/// What a body was on a day; null where it was not.
const ledger::RecipientPeriod* period_on(const ledger::RecipientHistory& history, Date day) {
  const auto found = std::find_if(
      history.periods.begin(), history.periods.end(),
      [day](const ledger::RecipientPeriod& each) { return each.from <= day && day < each.to; });
  return found == history.periods.end() ? nullptr : &*found;
}

/// A body found, as it is now or was last.
void print_found(const ledger::RecipientHistory& history) {
  const ledger::RecipientPeriod& last = history.periods.back();
  const bool is_there = last.to == ledger::kNoEnd;
  fmt::print("{} {} {} {}{}\n", padded(history.id, 6), padded(last.recipient.name, 40),
             padded(last.recipient.district, 24),
             is_there ? copies_text(last.recipient.copies)
                      : fmt::format("until {}", to_iso(add_days(last.to, -1))),
             is_there ? "" : successors_text(history));
}

int find(const CommandLine& line, const FindOptions& options) {
  Diagnostics diagnostics;
  const ledger::CopiesMoment moment = options.moment.read();
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  std::size_t count = 0;
  for (const ledger::RecipientHistory& each :
       session->ledger.find_recipients(options.words, moment.known_at)) {
    if (!moment.as_of) {
      print_found(each);
      ++count;
    } else if (const auto* const period = period_on(each, *moment.as_of)) {
      fmt::print("{} {} {} {}\n", padded(each.id, 6), padded(period->recipient.name, 40),
                 padded(period->recipient.district, 24),
                 period->is_entitled ? copies_text(period->recipient.copies) : "no copies");
      ++count;
    }
  }
  fmt::print("{} recipient{} with \"{}\"\n", count, count == 1 ? "" : "s", options.words);
  return finish(diagnostics);
}

/// The line of the frozen list, where the issue was sent.
const ledger::Recipient* sent_line(const std::optional<ledger::Shipment>& shipment,
                                   const std::string& id) {
  if (!shipment) {
    return nullptr;
  }
  const auto found = std::find_if(shipment->recipients.begin(), shipment->recipients.end(),
                                  [&](const ledger::Recipient& each) { return each.id == id; });
  return found == shipment->recipients.end() ? nullptr : &*found;
}

/// What the list was short of for a recipient, and what claims and returns made of its copies
/// since; nothing where it got all that it was entitled to and kept it.
void print_shortage(const ledger::SentCopies& sent, const std::string& id) {
  const auto copies_in = [&id](const std::vector<ledger::Recipient>& list) {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&id](const ledger::Recipient& each) { return each.id == id; });
    return found == list.end() ? 0 : found->copies;
  };
  const int entitled = copies_in(sent.entitled);
  const int given = copies_in(sent.frozen.recipients);
  if (given < entitled) {
    fmt::print("  the copies were short: the list gave it {} of {}\n", given, entitled);
  }
  for (const ledger::ListCorrection& each : sent.corrections) {
    if (each.recipient == id || each.successor == id) {
      const std::string to = each.successor.empty() ? "" : " → " + each.successor;
      fmt::print("  {} {} of {}{}: {}\n", to_iso(each.date), each.kind, each.recipient, to,
                 each.reference);
      fmt::print("    {}{}{}\n", each.reason,
                 each.gone.empty() ? "" : fmt::format("; gone: {}", fmt::join(each.gone, ", ")),
                 each.sent.empty() ? "" : fmt::format("; sent: {}", fmt::join(each.sent, ", ")));
    }
  }
  if (given < entitled) {
    const auto held = sent.pieces.find(id);
    const std::size_t now = held == sent.pieces.end() ? 0 : held->second.size();
    if (now < static_cast<std::size_t>(entitled)) {
      fmt::print("  it has {} of {} now: gazette claim {} {} --reason \"{}\"\n", now, entitled,
                 model::to_text(sent.frozen.issue), id,
                 ledger::to_text(ledger::ClaimReason::short_shipped));
    }
  }
}

void print_reason(const Session& session, const ledger::RecipientHistory& history,
                  const ledger::ListMoment& moment) {
  const auto reason = session.ledger.entitlement_reason(history.id, moment);
  if (!reason) {
    fmt::print("  it was not entitled to copies on {}\n", to_iso(moment.as_of));
  } else {
    fmt::print("  because: {}\n  {}, {}, since {}\n  {}\n", reason->recipient.basis,
               copies_text(reason->recipient.copies), ledger::to_text(reason->recipient.channel),
               to_iso(reason->since), entry_text(reason->entry));
  }
  std::vector<ledger::PastEvent> events;
  for (const ledger::PastEvent& each : history.events) {
    if (each.date <= moment.as_of) {
      events.push_back(each);
    }
  }
  if (!events.empty()) {
    fmt::print("  by decree:\n");
    print_events(events, "    ");
  }
}

int why(const CommandLine& line, const WhyOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const std::optional<Date> known_at = known_at_option(options.known_at);
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto issue = session->ledger.find_issue(number);
  const auto history = session->ledger.recipient_history(options.id, known_at);
  const bool is_known = has_recipient(*session, options.id, diagnostics, known_at);
  if (!has_issue(*session, number, diagnostics) || !is_known) {
    return finish(diagnostics);
  }
  const auto shipment = session->ledger.find_shipment(number);
  const ledger::Recipient* const sent = sent_line(shipment, options.id);
  const Date day = shipment ? shipment->date : issue->date;
  if (sent != nullptr) {
    fmt::print("{} {}: {} of issue {} sent on {}, list {}\n", sent->id, sent->name,
               copies_text(sent->copies), model::to_text(number), to_iso(day),
               shipment->list_sha256.substr(0, 12));
  } else if (shipment) {
    fmt::print("{}: not on the list of issue {}, sent on {}\n", options.id, model::to_text(number),
               to_iso(day));
  } else {
    fmt::print("{}: issue {} of {} is not sent yet\n", options.id, model::to_text(number),
               to_iso(day));
  }
  if (const auto copies = session->ledger.sent_copies(number, {.known_at = known_at})) {
    print_shortage(*copies, options.id);
  }
  // The grounds of a list are what was known when it was frozen, whatever was learned of it since.
  const auto sending =
      sent != nullptr && !known_at ? session->ledger.sending(number, std::nullopt) : std::nullopt;
  const std::optional<Date> known = sending ? std::optional(sending->known_at) : known_at;
  const auto known_then =
      sending ? session->ledger.recipient_history(options.id, known) : std::nullopt;
  print_reason(*session, known_then ? *known_then : *history, {.as_of = day, .known_at = known});
  return finish(diagnostics);
}

}  // namespace

void add_recipient_questions(CLI::App& recipients, CommandLine& line) {
  CLI::App* list_command = recipients.add_subcommand("list", "the recipients on a day");
  auto options = std::make_shared<ListOptions>();
  list_command->add_option("--as-of", options->as_of, "the day (default: today)");
  add_known_at(*list_command, options->known_at);
  list_command->add_flag("--csv", options->as_csv, "as the file that `recipients import` takes");
  list_command->callback(
      [&line, options] { line.command = [&line, options] { return list(line, *options); }; });

  CLI::App* find_command = recipients.add_subcommand(
      "find", "bodies by words of any name they bore, with or without accents");
  auto find_options = std::make_shared<FindOptions>();
  find_command->add_option("WORDS", find_options->words, "\"hoa an\" finds Hóa An")->required();
  find_command->add_option("--as-of", find_options->moment.as_of,
                           "as they were on that day, those that then were");
  add_known_at(*find_command, find_options->moment.known_at);
  find_command->callback([&line, find_options] {
    line.command = [&line, find_options] { return find(line, *find_options); };
  });

  CLI::App* history_command =
      recipients.add_subcommand("history", "what a body was, and what happened to it");
  auto history_options = std::make_shared<HistoryOptions>();
  history_command->add_option("ID", history_options->id, "the recipient: R017")->required();
  add_known_at(*history_command, history_options->known_at);
  history_command->callback([&line, history_options] {
    line.command = [&line, history_options] { return history(line, *history_options); };
  });

  CLI::App* why_command = recipients.add_subcommand("why", "why a body receives an issue, or not");
  auto why_options = std::make_shared<WhyOptions>();
  why_command->add_option("ID", why_options->id, "the recipient: R017")->required();
  why_command->add_option("--issue", why_options->issue, "year and number: 2022/38-39")->required();
  add_known_at(*why_command, why_options->known_at);
  why_command->callback([&line, why_options] {
    line.command = [&line, why_options] { return why(line, *why_options); };
  });
}

}  // namespace gazette::cli

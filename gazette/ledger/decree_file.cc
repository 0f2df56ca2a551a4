// The file of a decree (decrees/*.toml) as people write it.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/base/settings.h"
#include "gazette/base/text.h"
#include "gazette/ledger/decree.h"
#include "gazette/ledger/terms.h"

namespace gazette::ledger {
namespace {

constexpr std::array<BodyEventKind, 8> kKinds = {BodyEventKind::found,   BodyEventKind::merge,
                                                 BodyEventKind::split,   BodyEventKind::rename,
                                                 BodyEventKind::upgrade, BodyEventKind::dissolve,
                                                 BodyEventKind::change,  BodyEventKind::correction};

class DecreeReader {
 public:
  explicit DecreeReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Decree read(Settings& file);

 private:
  void report(const Place& place, std::string message, std::string help);
  void read_head(Settings& file, Decree& decree);
  BodyEvent read_event(Settings& table);
  BodyTerms read_terms(Settings& table);
  std::optional<Channel> read_channel(Settings& table);
  BodyEventKind read_kind(Settings& table);
  Wording read_wording(Settings& table);

  Diagnostics& diagnostics_;
};

void DecreeReader::report(const Place& place, std::string message, std::string help) {
  diagnostics_.report(
      {.code = "G0778", .place = place, .message = std::move(message), .help = std::move(help)});
}

Decree DecreeReader::read(Settings& file) {
  Decree decree = {.is_whole = true, .place = {.path = file.place().path}};
  read_head(file, decree);
  if (std::optional<Settings> each = file.table("each", diagnostics_)) {
    decree.each = read_terms(*each);
  }
  for (Settings& table : file.tables("event", diagnostics_)) {
    decree.events.push_back(read_event(table));
  }
  for (Settings& table : file.tables("wording", diagnostics_)) {
    decree.wordings.push_back(read_wording(table));
  }
  file.report_unknown_keys(diagnostics_);
  if (decree.events.empty() && decree.wordings.empty()) {
    report(decree.place, "the decree has no event",
           "write each event as a table [[event]] with kind, from and to");
  }
  return decree;
}

void DecreeReader::read_head(Settings& file, Decree& decree) {
  std::optional<Settings> head = file.table("decree", diagnostics_);
  if (!head) {
    report(decree.place, "the table [decree] is missing",
           "begin the file with [decree], number and in_force");
    return;
  }
  decree.number = collapse_spaces(head->text("number", diagnostics_).value_or(""));
  static_cast<void>(head->text("title", diagnostics_));  // for people
  decree.in_force = head->date("in_force", diagnostics_).value_or(Date{});
  decree.place = head->place();
  if (decree.number.empty()) {
    report(head->place(), "the decree has no number", "number = \"1194/NQ-UBTVQH15\"");
  }
  if (!is_valid(decree.in_force) && !head->has("in_force")) {
    report(head->place(), "nobody says from which day the decree holds", "in_force = 2024-11-01");
  }
  head->report_unknown_keys(diagnostics_);
}

BodyEvent DecreeReader::read_event(Settings& table) {
  BodyEvent event = {.place = table.place()};
  event.kind = read_kind(table);
  event.from = table.texts("from", diagnostics_);
  event.decision = collapse_spaces(table.text("decision", diagnostics_).value_or(""));
  for (Settings& to : table.tables("to", diagnostics_)) {
    event.to.push_back(read_terms(to));
    if (event.to.back().id.empty()) {
      report(to.place(), "a body of the event has no id", "id = \"R194\"");
    }
  }
  table.report_unknown_keys(diagnostics_);
  return event;
}

BodyEventKind DecreeReader::read_kind(Settings& table) {
  const std::string text = table.text("kind", diagnostics_).value_or("");
  std::vector<std::string> known;
  for (const BodyEventKind each : kKinds) {
    if (to_text(each) == text) {
      return each;
    }
    known.emplace_back(to_text(each));
  }
  const std::optional<std::string> near = nearest(text, known);
  report(table.place("kind"), fmt::format("\"{}\" is not a kind of event", text),
         near ? fmt::format("did you mean \"{}\"", *near)
              : fmt::format("the kinds are {}", fmt::join(known, ", ")));
  return BodyEventKind::change;
}

BodyTerms DecreeReader::read_terms(Settings& table) {
  const auto text = [&](std::string_view key) -> std::optional<std::string> {
    std::optional<std::string> value = table.text(key, diagnostics_);
    return value ? std::optional(collapse_spaces(*value)) : std::nullopt;
  };
  BodyTerms terms = {.id = text("id").value_or(""),
                     .name = text("name"),
                     .kind = text("kind"),
                     .district = text("district"),
                     .address = text("address"),
                     .official_code = text("official_code"),
                     .postal_code = text("postal_code"),
                     .note = text("note")};
  if (const auto copies = table.integer("copies", diagnostics_)) {
    if (*copies < 0 || *copies > kCopiesMax) {
      report(table.place("copies"), fmt::format("{} is not a number of copies", *copies),
             fmt::format("write a whole number from 1 to {}, or 0 with \"{}\"", kCopiesMax,
                         to_text(Channel::electronic)));
    } else {
      terms.copies = static_cast<int>(*copies);
    }
  }
  terms.channel = read_channel(table);
  terms.basis = text("basis");
  terms.ends = table.flag("ends", diagnostics_).value_or(false);
  table.report_unknown_keys(diagnostics_);
  return terms;
}

std::optional<Channel> DecreeReader::read_channel(Settings& table) {
  const std::optional<std::string> text = table.text("channel", diagnostics_);
  if (!text) {
    return std::nullopt;
  }
  const std::optional<Channel> channel = channel_named(*text);
  if (!channel) {
    std::vector<std::string_view> known;
    for (const Channel each : kChannels) {
      known.push_back(to_text(each));
    }
    report(table.place("channel"), fmt::format("\"{}\" is not a way of delivery", *text),
           fmt::format("the ways are {}", fmt::join(known, ", ")));
  }
  return channel;
}

Wording DecreeReader::read_wording(Settings& table) {
  Wording wording = {.former = collapse_spaces(table.text("former", diagnostics_).value_or("")),
                     .later = collapse_spaces(table.text("later", diagnostics_).value_or("")),
                     .place = table.place()};
  if (wording.former.empty() || wording.later.empty()) {
    report(table.place(), "a change of wording needs the former words and the later ones",
           "former = \"tỉnh Đồng Nai\" and later = \"thành phố Đồng Nai\"");
  }
  table.report_unknown_keys(diagnostics_);
  return wording;
}

}  // namespace

std::string_view to_text(BodyEventKind kind) {
  switch (kind) {
    case BodyEventKind::found:
      return "found";
    case BodyEventKind::merge:
      return "merge";
    case BodyEventKind::split:
      return "split";
    case BodyEventKind::rename:
      return "rename";
    case BodyEventKind::upgrade:
      return "upgrade";
    case BodyEventKind::dissolve:
      return "dissolve";
    case BodyEventKind::change:
      return "change";
    case BodyEventKind::correction:
      return "correction";
  }
  return "change";
}

std::optional<Decree> read_decree(std::string_view toml, const std::string& path,
                                  Diagnostics& diagnostics) {
  const std::size_t errors_count = diagnostics.errors_count();
  std::optional<Settings> file = Settings::parse(toml, path, diagnostics);
  if (!file) {
    return std::nullopt;
  }
  Decree decree = DecreeReader(diagnostics).read(*file);
  if (diagnostics.errors_count() != errors_count) {
    return std::nullopt;
  }
  decree.source_name = path.substr(path.rfind('/') + 1);
  decree.source_sha256 = sha256(toml);
  return decree;
}

}  // namespace gazette::ledger

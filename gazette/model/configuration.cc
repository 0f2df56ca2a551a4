#include "gazette/model/configuration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/base/text.h"
#include "gazette/model/configuration_reader.h"
#include "gazette/model/sealing.h"
#include "gazette/model/site_address.h"

namespace gazette::model {
namespace {

constexpr int kRankMax = 100000;
constexpr int kDeadlineDaysMax = 365;
constexpr int kHolidayDaysMax = 30;  // longer is a mistyped month or year

Publisher read_publisher(Settings& table, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  Publisher publisher;
  publisher.from = reader.required_date(table, "[[publisher]]");
  publisher.name = reader.required_text(table, "name", "[[publisher]]");
  publisher.masthead = table.texts("masthead", diagnostics);
  if (publisher.masthead.empty()) {
    publisher.masthead = {to_upper(publisher.name)};
  }
  publisher.place = reader.required_text(table, "place", "[[publisher]]");
  publisher.office = table.text("office", diagnostics).value_or("");
  publisher.address = table.text("address", diagnostics).value_or("");
  publisher.phone = table.text("phone", diagnostics).value_or("");
  publisher.email = table.text("email", diagnostics).value_or("");
  publisher.website = table.text("website", diagnostics).value_or("");
  publisher.printer = table.text("printer", diagnostics).value_or("");
  table.report_unknown_keys(diagnostics);
  return publisher;
}

Issuer read_issuer(Settings& table, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  Issuer issuer;
  issuer.id = reader.required_id(table, "[[issuer]]");
  issuer.from = reader.required_date(table, "[[issuer]]");
  issuer.rank = reader.whole_number(table, "rank", kRankMax, 0, kRankMax);
  issuer.name = reader.required_text(table, "name", "[[issuer]]");
  issuer.banner = table.text("banner", diagnostics).value_or(to_upper(issuer.name));
  issuer.head = table.texts("head", diagnostics);
  issuer.recognised_by = table.texts("recognised_by", diagnostics);
  table.report_unknown_keys(diagnostics);
  return issuer;
}

Section read_section(Settings& table, Reader& reader) {
  Section section;
  section.id = reader.required_id(table, "[[section]]");
  section.title = reader.required_text(table, "title", "[[section]]");
  section.normative = table.flag("normative", reader.diagnostics()).value_or(false);
  table.report_unknown_keys(reader.diagnostics());
  return section;
}

Kind read_kind(Settings& table, Reader& reader) {
  Kind kind;
  kind.id = reader.required_id(table, "[[kind]]");
  kind.name = reader.required_text(table, "name", "[[kind]]");
  kind.code = table.text("code", reader.diagnostics()).value_or("");
  kind.rank = reader.whole_number(table, "rank", kRankMax, 0, kRankMax);
  table.report_unknown_keys(reader.diagnostics());
  return kind;
}

Subject read_subject(Settings& table, Reader& reader) {
  Subject subject;
  subject.id = reader.required_id(table, "[[subject]]");
  subject.name = reader.required_text(table, "name", "[[subject]]");
  subject.words = table.texts("words", reader.diagnostics());
  table.report_unknown_keys(reader.diagnostics());
  return subject;
}

/// The statutory days of [calendar] or of a [[calendar.rule]], which says only what differs.
DeadlineRule read_rule(Settings& table, const DeadlineRule& usual, Reader& reader) {
  DeadlineRule rule = usual;
  rule.receipt_days =
      reader.whole_number(table, "receipt_days", usual.receipt_days, 0, kDeadlineDaysMax);
  rule.print_days = reader.whole_number(table, "print_days", usual.print_days, 0, kDeadlineDaysMax);
  rule.working_only = reader.choice(table, "count", {.no = "calendar", .yes = "working"})
                          .value_or(usual.working_only);
  rule.last_moves = reader.choice(table, "last_day_off", {.no = "stays", .yes = "moves"})
                        .value_or(usual.last_moves);
  rule.basis = table.text("basis", reader.diagnostics()).value_or(usual.basis);
  return rule;
}

/// [[calendar.holiday]]: one day (`date`) or several (`from`, `to`).
std::optional<Holiday> read_holiday(Settings& table, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  const std::string name = reader.required_text(table, "name", "[[calendar.holiday]]");
  const auto date = table.date("date", diagnostics);
  const auto from = table.date("from", diagnostics);
  const auto to = table.date("to", diagnostics);
  table.report_unknown_keys(diagnostics);
  if (date.has_value() == from.has_value() || (to && !from)) {
    reader.report("G0109", table.place(),
                  fmt::format("the holiday \"{}\" has no day, or two", name),
                  "give it date = 2022-09-02, or from = 2022-09-01 and to = 2022-09-02");
    return std::nullopt;
  }
  const Holiday holiday = {.name = name,
                           .first = date.value_or(from.value_or(Date{})),
                           .last = to.value_or(date ? *date : *from)};
  if (holiday.last < holiday.first || days_between(holiday.first, holiday.last) > kHolidayDaysMax) {
    reader.report("G0110", table.place("to"),
                  fmt::format("the holiday \"{}\" lasts from {} to {}", name, to_iso(holiday.first),
                              to_iso(holiday.last)),
                  "the last day comes after the first, and at most 30 days after it");
    return std::nullopt;
  }
  return holiday;
}

void read_calendar_lists(Settings& table, Calendar& calendar, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  for (Settings& each : table.tables("rule", diagnostics)) {
    DeadlineRule rule = read_rule(each, calendar.rules.front(), reader);
    rule.from = reader.required_date(each, "[[calendar.rule]]");
    each.report_unknown_keys(diagnostics);
    const bool same_day =
        std::any_of(calendar.rules.begin(), calendar.rules.end(),
                    [&](const DeadlineRule& other) { return other.from == rule.from; });
    if (same_day) {
      reader.report("G0111", each.place("from"),
                    fmt::format("two rules hold from {}", to_iso(rule.from)),
                    "give one of them another `from`, or take it out");
    }
    calendar.rules.push_back(std::move(rule));
  }
  std::stable_sort(calendar.rules.begin(), calendar.rules.end(),
                   [](const DeadlineRule& a, const DeadlineRule& b) { return a.from < b.from; });
  for (Settings& each : table.tables("holiday", diagnostics)) {
    if (auto holiday = read_holiday(each, reader)) {
      calendar.holidays.push_back(std::move(*holiday));
    }
  }
  for (Settings& each : table.tables("worked_day", diagnostics)) {
    if (!each.has("date")) {
      reader.missing(each, "date", "[[calendar.worked_day]]");
    } else if (const auto date = each.date("date", diagnostics)) {
      calendar.worked_days.push_back(*date);
    }
    each.report_unknown_keys(diagnostics);
  }
}

/// [[calendar.skipped]]: a day without an issue, and why.
void read_skipped_days(Settings& table, Calendar& calendar, Reader& reader) {
  for (Settings& each : table.tables("skipped", reader.diagnostics())) {
    std::string reason = reader.required_text(each, "reason", "[[calendar.skipped]]");
    if (!each.has("date")) {
      reader.missing(each, "date", "[[calendar.skipped]]");
    } else if (const auto date = each.date("date", reader.diagnostics())) {
      calendar.skipped.push_back({.date = *date, .reason = std::move(reason)});
    }
    each.report_unknown_keys(reader.diagnostics());
  }
  std::stable_sort(calendar.skipped.begin(), calendar.skipped.end(),
                   [](const SkippedDay& a, const SkippedDay& b) { return a.date < b.date; });
}

void read_calendar(Settings& root, Calendar& calendar, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  auto table = root.table("calendar", diagnostics);
  if (!table) {
    return;
  }
  for (const double day : table->numbers("days", diagnostics)) {
    if (day < 1 || day > 31 || std::floor(day) != day) {
      reader.out_of_range(*table, "days", fmt::format("{} is not a day of a month", day),
                          "give days from 1 to 31");
      continue;
    }
    calendar.days.push_back(static_cast<int>(day));
  }
  calendar.rules = {read_rule(*table, {}, reader)};
  read_calendar_lists(*table, calendar, reader);
  read_skipped_days(*table, calendar, reader);
  table->report_unknown_keys(diagnostics);
}

void read_outputs(Settings& root, Configuration& configuration, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  Outputs& outputs = configuration.outputs;
  auto table = root.table("outputs", diagnostics);
  if (!table) {
    return;
  }
  outputs.print = table->flag("print", diagnostics).value_or(true);
  outputs.online = table->flag("online", diagnostics).value_or(true);
  outputs.acts = table->flag("acts", diagnostics).value_or(true);
  configuration.acts_carry_xml = table->flag("acts_xml", diagnostics).value_or(false);
  outputs.site = table->flag("site", diagnostics).value_or(true);
  outputs.issue_zip = table->flag("issue_zip", diagnostics).value_or(true);
  outputs.page_multiple = reader.whole_number(*table, "page_multiple", 4, 1, 64);
  table->report_unknown_keys(diagnostics);
}

/// The name of a file that lies in one folder, and is of a kind that is read.
bool is_picture_name(std::string_view name) {
  constexpr std::array<std::string_view, 4> kEndings = {".pdf", ".png", ".jpg", ".jpeg"};
  return name.find_first_of("/\\") == std::string_view::npos && !name.starts_with('.') &&
         std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return to_lower(name).ends_with(ending); });
}

void read_cover(Settings& root, CoverWords& cover, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  auto table = root.table("cover", diagnostics);
  if (!table) {
    return;
  }
  cover.notice = table->texts("notice", diagnostics);
  const std::string back = table->text("back", diagnostics).value_or("contents");
  if (back == "notice" || back == "nothing") {
    cover.back = back == "notice" ? CoverBack::notice : CoverBack::nothing;
  } else if (back != "contents") {
    reader.out_of_range(*table, "back", fmt::format("the back has no \"{}\"", back),
                        "use \"contents\", \"notice\" or \"nothing\"");
  }
  if ((cover.back == CoverBack::notice) == cover.notice.empty()) {
    reader.out_of_range(*table, cover.notice.empty() ? "back" : "notice",
                        cover.notice.empty() ? "there is no notice for the back"
                                             : "the notice does not stand on the back",
                        "give both, or neither: back = \"notice\" and notice = [\"THÔNG BÁO\", "
                        "\"...\"], its first line the title");
  }
  cover.emblem = table->text("emblem", diagnostics).value_or(cover.emblem);
  if (!cover.emblem.empty() && !is_picture_name(cover.emblem)) {
    reader.out_of_range(*table, "emblem", fmt::format("\"{}\" cannot be the emblem", cover.emblem),
                        "name a PDF, PNG or JPEG that lies in layouts/cover: \"emblem.pdf\"; "
                        "\"\" for none");
  }
  table->report_unknown_keys(diagnostics);
}

/// How pages are numbered. Through the year every issue must end with an even page, so that the
/// next begins on a right-hand one.
void read_numbering(Settings& issue, Configuration& configuration, Diagnostics& diagnostics) {
  const std::string pages = issue.text("pages", diagnostics).value_or("issue");
  configuration.pages_run_through_year = pages == "year";
  if (pages != "issue" && pages != "year") {
    diagnostics.report({.code = "G0108",
                        .place = issue.place("pages"),
                        .message = fmt::format("pages cannot be numbered by \"{}\"", pages),
                        .help = "use \"issue\" (each begins with page 1) or \"year\""});
  }
  if (configuration.pages_run_through_year && configuration.outputs.page_multiple % 2 != 0) {
    diagnostics.report({.code = "G0108",
                        .place = issue.place("pages"),
                        .message = "pages through the year need issues of an even number of pages",
                        .help = "set page_multiple of [outputs] to 2, 4 or 16"});
  }
}

/// [gazette]: what the whole is called, where it stands and in which languages. The site's own
/// language may be named among the further ones, and is none of them.
void read_gazette(Settings& table, Configuration& configuration, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  configuration.id = reader.required_id(table, "[gazette]");
  configuration.layout = reader.required_text(table, "layout", "[gazette]");
  const std::string site = table.text("site", diagnostics).value_or("");
  configuration.site = site;
  while (configuration.site.ends_with('/')) {
    configuration.site.pop_back();
  }
  if (!site.empty() && !is_site_address(configuration.site)) {
    reader.out_of_range(table, "site", fmt::format("\"{}\" is no address of a site", site),
                        site_address_remedy(configuration.site));
  }
  configuration.language = table.text("language", diagnostics).value_or("vi");
  configuration.site_languages = table.texts("site_languages", diagnostics);
  std::set<std::string> seen;
  for (const std::string& language : configuration.site_languages) {
    if (!seen.insert(language).second) {
      reader.out_of_range(table, "site_languages",
                          fmt::format("the language \"{}\" is there twice", language),
                          "take one of them out");
    }
  }
  std::erase(configuration.site_languages, configuration.language);
  configuration.legal_value = table.text("legal_value", diagnostics).value_or("");
}

/// `[[key]]` tables read by `read` into `members`; none at all is a finding.
template <typename Member>
void read_members(Settings& root, std::string_view key, bool needed, std::vector<Member>& members,
                  Member (*read)(Settings&, Reader&), Reader& reader) {
  for (Settings& table : root.tables(key, reader.diagnostics())) {
    members.push_back(read(table, reader));
  }
  if (members.empty() && needed) {
    reader.missing(root, fmt::format("[[{}]]", key), "the configuration");
  }
}

template <typename Member>
void report_doubles(const std::vector<Member>& members, std::string_view what,
                    const std::string& path, Diagnostics& diagnostics) {
  std::set<std::string> seen;
  for (const Member& member : members) {
    if (!member.id.empty() && !seen.insert(member.id).second) {
      diagnostics.report({.code = "G0108",
                          .place = {.path = path},
                          .message = fmt::format("{} \"{}\" is there twice", what, member.id),
                          .help = "give one of them another id, or take it out"});
    }
  }
}

}  // namespace

std::optional<Configuration> read_configuration(std::string_view text, const std::string& path,
                                                Diagnostics& diagnostics) {
  auto root = Settings::parse(text, path, diagnostics);
  if (!root) {
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.errors_count();
  Reader reader(diagnostics);
  Configuration configuration;
  configuration.path = path;
  if (auto gazette = root->table("gazette", diagnostics)) {
    read_gazette(*gazette, configuration, reader);
    gazette->report_unknown_keys(diagnostics);
  } else {
    reader.missing(*root, "[gazette]", "the configuration");
  }
  read_members(*root, "publisher", true, configuration.publishers, read_publisher, reader);
  read_members(*root, "issuer", true, configuration.issuers, read_issuer, reader);
  read_members(*root, "section", true, configuration.sections, read_section, reader);
  read_members(*root, "kind", true, configuration.kinds, read_kind, reader);
  read_members(*root, "subject", false, configuration.subjects, read_subject, reader);
  read_members(*root, "printer", false, configuration.printers, read_printer, reader);
  read_calendar(*root, configuration.calendar, reader);
  configuration.distribution = read_distribution(*root, reader);
  read_outputs(*root, configuration, reader);
  read_cover(*root, configuration.cover, reader);
  static_cast<void>(read_sealing(*root, reader));  // kept by whoever seals; judged here
  if (auto issue = root->table("issue", diagnostics)) {
    configuration.pages_most =
        issue->has("pages_most")
            ? reader.whole_number(*issue, "pages_most", 0, kPagesLeast, kPagesMost)
            : 0;
    read_numbering(*issue, configuration, diagnostics);
    issue->report_unknown_keys(diagnostics);
  }
  root->report_unknown_keys(diagnostics);
  report_doubles(configuration.sections, "section", path, diagnostics);
  report_doubles(configuration.kinds, "kind", path, diagnostics);
  report_doubles(configuration.subjects, "subject", path, diagnostics);
  std::stable_sort(configuration.publishers.begin(), configuration.publishers.end(),
                   [](const Publisher& a, const Publisher& b) { return a.from < b.from; });
  std::stable_sort(configuration.issuers.begin(), configuration.issuers.end(),
                   [](const Issuer& a, const Issuer& b) {
                     return std::tie(a.id, a.from) < std::tie(b.id, b.from);
                   });
  const auto same_day = std::adjacent_find(
      configuration.issuers.begin(), configuration.issuers.end(),
      [](const Issuer& a, const Issuer& b) { return a.id == b.id && a.from == b.from; });
  if (same_day != configuration.issuers.end()) {
    diagnostics.report({.code = "G0108",
                        .place = {.path = path},
                        .message = fmt::format("issuer \"{}\" is there twice from {}", same_day->id,
                                               to_iso(same_day->from)),
                        .help = "give its later name another `from`, or take one out"});
  }
  settle_printers(configuration.printers, path, diagnostics);
  if (diagnostics.errors_count() > errors_before) {
    return std::nullopt;
  }
  return configuration;
}

const Publisher& publisher_on(const Configuration& configuration, Date date) {
  const Publisher* best = &configuration.publishers.front();
  for (const Publisher& publisher : configuration.publishers) {
    if (publisher.from <= date) {
      best = &publisher;
    }
  }
  return *best;
}

const Issuer* issuer_on(const Configuration& configuration, std::string_view id, Date date) {
  const Issuer* best = nullptr;
  for (const Issuer& issuer : configuration.issuers) {
    if (issuer.id == id && (best == nullptr || issuer.from <= date)) {
      best = &issuer;
    }
  }
  return best;
}

const Kind* find_kind(const Configuration& configuration, std::string_view id) {
  for (const Kind& kind : configuration.kinds) {
    if (kind.id == id) {
      return &kind;
    }
  }
  return nullptr;
}

const Section* find_section(const Configuration& configuration, std::string_view id) {
  for (const Section& section : configuration.sections) {
    if (section.id == id) {
      return &section;
    }
  }
  return nullptr;
}

}  // namespace gazette::model

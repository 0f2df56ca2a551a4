// gazette plan: chooses acts for an issue, grants its number, writes its plan.

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "gazette/cli/session.h"
#include "gazette/compose/compose.h"

namespace gazette::cli {
namespace {

/// Titles over the entries of a plan: longer ones are cut.
constexpr std::size_t kTitleColumns = 92;

struct PlanOptions {
  std::string issue = {};
  std::string date = {};
  std::vector<std::string> acts = {};
  bool is_double = false;
  bool begins_year = false;
  int pages_most = 0;
  int first_page = 0;  // 0: by the issue before
  std::string next = {};
};

/// A new plan and a comment for each of its entries.
struct NewPlan {
  model::Plan plan = {};
  std::vector<std::string> titles = {};
};

/// Ids of the acts for a new plan: those named, or all that wait and are not younger than the
/// issue.
std::vector<std::string> choose_acts(const Session& session, const PlanOptions& options, Date date,
                                     Diagnostics& diagnostics) {
  if (!options.acts.empty()) {
    std::vector<std::string> known;
    for (const ledger::ReceivedAct& act : session.ledger.received_acts()) {
      known.push_back(act.reception.act);
    }
    for (const std::string& act : options.acts) {
      if (std::find(known.begin(), known.end(), act) == known.end()) {
        const auto near = nearest(act, known);
        diagnostics.report({.code = "G0401",
                            .message = fmt::format("no act \"{}\" was received", act),
                            .help = near ? fmt::format("did you mean \"{}\"?", *near)
                                         : "`gazette status` lists the acts"});
      }
    }
    return options.acts;
  }
  std::set<std::string, std::less<>> planned;
  for (const model::Plan& plan :
       edition::read_plans(session.workspace, session.files, diagnostics)) {
    for (const model::PlanEntry& entry : plan.entries) {
      planned.insert(entry.act);
    }
  }
  std::vector<std::string> acts;
  for (const ledger::ReceivedAct& act : session.ledger.received_acts()) {
    if (act.issues.empty() && act.reception.date <= date && !planned.contains(act.reception.act)) {
      acts.push_back(act.reception.act);
    }
  }
  return acts;
}

/// Every finding on a plan's acts. Asked before the number is granted, which cannot be taken back.
void check_acts(const Session& session, const model::Plan& plan, Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> ids;
  for (const model::PlanEntry& entry : plan.entries) {
    ids.insert(entry.act);
  }
  std::vector<model::Instrument> acts = edition::read_acts(
      session.workspace, session.ledger, session.files, {ids.begin(), ids.end()}, 1, diagnostics);
  static_cast<void>(
      compose::compose_issue(plan, std::move(acts), session.workspace.configuration, diagnostics));
}

/// Grants the number and enters the contents of a plan that is on the disk.
bool record_plan(Session& session, const model::Plan& plan, bool begins_year,
                 Diagnostics& diagnostics) {
  const model::IssueNumber number = plan.number;
  if (begins_year && !session.ledger.begin_year(number.year, number.first, diagnostics)) {
    return false;
  }
  const auto granted = session.ledger.grant_number({.year = number.year,
                                                    .numbers_count = number.last - number.first + 1,
                                                    .date = plan.date,
                                                    .wanted_first = number.first},
                                                   diagnostics);
  if (!granted) {
    return false;
  }
  std::vector<std::string> acts;
  ledger::Parts parts;
  for (const model::PlanEntry& entry : plan.entries) {
    acts.push_back(entry.act);
    if (entry.part) {
      parts.emplace(entry.act, *entry.part);
    }
  }
  return session.ledger.record_contents(number, acts, parts, diagnostics);
}

/// The number that follows the last one granted in the year of `date`.
model::IssueNumber next_number(const Session& session, Date date, bool is_double) {
  int last = 0;
  for (const ledger::GrantedIssue& issue : session.ledger.issues(date.year)) {
    last = std::max(last, issue.number.last);
  }
  return {.year = date.year, .first = last + 1, .last = last + (is_double ? 2 : 1)};
}

/// Rests of acts whose former part says that they go on in this issue or before it.
std::vector<compose::Rest> rests_due(const Session& session, model::IssueNumber number,
                                     Diagnostics& diagnostics) {
  std::vector<compose::Rest> rests =
      compose::rests_of(edition::read_plans(session.workspace, session.files, diagnostics));
  std::erase_if(rests, [&](const compose::Rest& rest) {
    return rest.promised.year > number.year ||
           (rest.promised.year == number.year && rest.promised.first > number.last);
  });
  return rests;
}

/// "40-41" or "2023/01" of --next; where it is left out the next single number.
model::IssueNumber next_issue(const PlanOptions& options, model::IssueNumber number) {
  if (options.next.empty()) {
    return {.year = number.year, .first = number.last + 1, .last = number.last + 1};
  }
  const bool has_year = options.next.find('/') != std::string::npos;
  return issue_argument(has_year ? options.next : fmt::format("{}/{}", number.year, options.next));
}

/// Keeps a plan within its page limit; acts for which there is no room wait.
bool fit(Session& session, const PlanOptions& options, std::vector<model::Instrument> acts,
         model::Plan& plan, Diagnostics& diagnostics) {
  Diagnostics ignored;  // check_acts reports them
  model::Issue issue =
      compose::compose_issue(plan, std::move(acts), session.workspace.configuration, ignored);
  if (issue.pages_most == 0 || ignored.has_errors()) {
    return true;
  }
  const auto typography = edition::read_typography(session.workspace, session.files, diagnostics);
  if (!typography) {
    return false;
  }
  edition::Fitted fitted = edition::fit_to_limit(session.workspace, *typography, std::move(issue),
                                                 next_issue(options, plan.number));
  plan.entries = std::move(fitted.entries);
  if (!fitted.left.empty()) {
    diagnostics.report(
        {.code = "G0417",
         .place = {.path = plan.path},
         .message = fmt::format("issue {} is full: left for a later one {} {}",
                                model::to_text(plan.number), fitted.left.size() == 1 ? "is" : "are",
                                fmt::join(fitted.left, ", ")),
         .help = "name the acts of the issue with --act, or give it more pages with --pages-most"});
  }
  return true;
}

/// The number of the issue's first page: as said, or where pages run through the year the one after
/// the issue before.
std::optional<int> first_page_of(Session& session, const PlanOptions& options,
                                 model::IssueNumber number, Diagnostics& diagnostics) {
  if (options.first_page != 0) {
    if (options.first_page % 2 == 0) {
      throw CLI::ValidationError("--first-page",
                                 "the first page is a right-hand one: give an odd "
                                 "number");
    }
    return options.first_page;
  }
  if (!session.workspace.configuration.pages_run_through_year) {
    return 1;
  }
  auto page = edition::page_after_former(session.workspace, session.files, number, diagnostics);
  if (!page && number.first == 1) {
    page = 1;
  }
  if (!page) {
    diagnostics.report({.code = "G0418",
                        .message = fmt::format("it is not known with which page issue {} begins",
                                               model::to_text(number)),
                        .help = "build the issue before it, or say the page with --first-page"});
  }
  return page;
}

/// Over each entry its act's title, and of a part from where to where it goes.
std::vector<std::string> titles_of(const Session& session, const model::Plan& plan,
                                   const std::vector<model::Instrument>& acts) {
  std::vector<std::string> titles;
  for (const model::PlanEntry& entry : plan.entries) {
    const auto reception = session.ledger.find_act(entry.act);
    titles.push_back(
        reception ? shorten(reception->title + " " + reception->abstract_text, kTitleColumns) : "");
    const auto act = std::find_if(acts.begin(), acts.end(), [&](const model::Instrument& each) {
      return each.id == entry.act;
    });
    if (entry.part && act != acts.end()) {
      titles.back() +=
          fmt::format("\nPhần {}: {}", entry.part->number, model::words_of_part(*act, *entry.part));
    }
  }
  return titles;
}

/// A new plan with acts in the order of the rule: rests that are due, and those chosen.
std::optional<NewPlan> make_plan(Session& session, model::IssueNumber number, Date date,
                                 const PlanOptions& options, Diagnostics& diagnostics) {
  const std::vector<compose::Rest> rests = rests_due(session, number, diagnostics);
  std::map<std::string, std::optional<model::Part>, std::less<>> chosen;
  for (const std::string& id : choose_acts(session, options, date, diagnostics)) {
    chosen.emplace(id, std::nullopt);
  }
  for (const compose::Rest& rest : rests) {
    chosen[rest.act] = rest.part;
  }
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  if (chosen.empty()) {
    diagnostics.report({.code = "G0406",
                        .message = fmt::format("no act waits for issue {}", model::to_text(number)),
                        .help = "ingest documents first, or name acts with --act"});
    return std::nullopt;
  }
  std::vector<std::string> ids;
  for (const auto& [id, part] : chosen) {
    ids.push_back(id);
  }
  Diagnostics read;  // its warnings come from check_acts
  const std::vector<model::Instrument> acts =
      edition::read_acts(session.workspace, session.ledger, session.files, ids, 1, read);
  if (read.has_errors()) {
    diagnostics.append(std::move(read));
    return std::nullopt;
  }
  std::vector<model::Entry> entries;
  for (const model::Instrument& act : acts) {
    entries.push_back({.instrument = act, .part = chosen[act.id]});
    if (entries.back().part) {
      entries.back().part->end = model::body_count(act);
    }
  }
  NewPlan made;
  made.plan = compose::make_plan(number, date, std::move(entries), session.workspace.configuration);
  made.plan.path =
      edition::shown_path(session.workspace, edition::plan_path(session.workspace, number));
  made.plan.pages_most = options.pages_most;
  const auto first_page = first_page_of(session, options, number, diagnostics);
  if (!first_page) {
    return std::nullopt;
  }
  made.plan.first_page = *first_page;
  if (!fit(session, options, acts, made.plan, diagnostics)) {
    return std::nullopt;
  }
  made.titles = titles_of(session, made.plan, acts);
  return made;
}

/// The acts that the issue holds in part.
void print_parts(const model::Plan& plan) {
  for (const model::PlanEntry& entry : plan.entries) {
    if (entry.part) {
      const model::Part& part = *entry.part;
      fmt::print("  part {} of {}: paragraphs {} to {}{}{}\n", part.number, entry.act,
                 part.first + 1, part.end,
                 part.former ? fmt::format(", from {}", model::to_text(*part.former)) : "",
                 part.next ? fmt::format(", goes on in {}", model::to_text(*part.next)) : "");
    }
  }
}

int plan(const CommandLine& line, const PlanOptions& options) {
  Diagnostics diagnostics;
  const bool has_number = !options.issue.empty();
  const Date date = date_option(options.date, "--date");
  model::IssueNumber number = has_number ? issue_argument(options.issue) : model::IssueNumber{};
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  if (!has_number) {
    number = next_number(*session, date, options.is_double);
  }
  const bool is_written = session->files.exists(edition::plan_path(session->workspace, number));
  std::optional<model::Plan> plan;
  std::vector<std::string> titles;
  if (is_written) {
    plan = edition::read_plan(session->workspace, session->files, number, diagnostics);
    // The same day is said again where a command was cut off between the plan and the record.
    const bool is_other_day = !options.date.empty() && plan && plan->date != date;
    if (is_other_day || !options.acts.empty() || options.pages_most != 0 ||
        options.first_page != 0 || !options.next.empty()) {
      throw CLI::ValidationError(
          "ISSUE", fmt::format("issue {} has a plan; change the date or the acts in it",
                               model::to_text(number)));
    }
  } else if (auto made = make_plan(*session, number, date, options, diagnostics)) {
    plan = std::move(made->plan);
    titles = std::move(made->titles);
  }
  if (!plan) {
    return finish(diagnostics);
  }
  // Checked with all other plans before anything is granted: a number cannot be taken back.
  std::vector<model::Plan> plans =
      edition::read_plans(session->workspace, session->files, diagnostics);
  if (!is_written) {
    plans.push_back(*plan);
  }
  compose::check_plans(plans, diagnostics);
  check_acts(*session, *plan, diagnostics);
  if (diagnostics.has_errors()) {
    return finish(diagnostics);
  }
  // The plan first: a number in the record never lacks its plan.
  if (!is_written) {
    write_whole(session->files, edition::plan_path(session->workspace, number),
                model::write_plan(*plan, titles));
  }
  if (!record_plan(*session, *plan, options.begins_year, diagnostics)) {
    if (!is_written) {
      session->files.remove(edition::plan_path(session->workspace, number));
    }
    return finish(diagnostics);
  }
  fmt::print("issue {} of {}: {} acts, {} {}\n", model::to_text(number), to_iso(plan->date),
             plan->entries.size(), is_written ? "as planned in" : "planned in", plan->path);
  print_parts(*plan);
  return finish(diagnostics);
}

}  // namespace

void add_plan(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("plan", "choose acts for an issue and grant its number");
  command->footer(
      "Where issues/<year>/<number>.toml is there, its number is granted as written. Otherwise a\n"
      "plan is made of the acts named, or of all that wait. Without ISSUE: the year's next "
      "number.\n"
      "Example: gazette plan 2022/38-39 --date 2022-09-20");
  auto options = std::make_shared<PlanOptions>();
  command->add_option("ISSUE", options->issue, "year and number: 2022/37, 2022/38-39");
  command->add_option("--date", options->date, "day of the issue (default: today)");
  command->add_option("--act", options->acts, "an act to take in; may be repeated");
  command->add_flag("--double", options->is_double, "take two numbers, where ISSUE is left out");
  command->add_flag("--begin-year", options->begins_year,
                    "let the year's numbers begin with this one: earlier ones were printed "
                    "without this program");
  command
      ->add_option("--pages-most", options->pages_most,
                   "instead of pages_most of gazette.toml: acts that pass it are continued")
      ->check(CLI::Range(model::kPagesLeast, model::kPagesMost));
  command
      ->add_option("--first-page", options->first_page,
                   "number of its first page (default: 1, or the one after the issue before where "
                   "gazette.toml says pages = \"year\")")
      ->check(CLI::Range(1, 1'000'000));
  command->add_option("--next", options->next,
                      "the number that follows, where it is not the next single one: 40-41");
  command->callback(
      [&line, options] { line.command = [&line, options] { return plan(line, *options); }; });
}

}  // namespace gazette::cli

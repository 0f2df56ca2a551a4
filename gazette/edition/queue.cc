#include "gazette/edition/queue.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>

#include "gazette/edition/documents.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// An issue that holds an act or shall hold it.
struct Place {
  model::IssueNumber issue = {};
  Date date = {};
  QueueState state = QueueState::drafted;
  std::optional<model::Part> part = {};
};

QueueState state_of(ledger::IssueState state) {
  switch (state) {
    case ledger::IssueState::planned:
      return QueueState::planned;
    case ledger::IssueState::ordered:
      return QueueState::ordered;
    case ledger::IssueState::printed:
      return QueueState::printed;
    case ledger::IssueState::distributed:
      return QueueState::distributed;
  }
  return QueueState::planned;
}

using Places = std::map<std::string, std::vector<Place>, std::less<>>;

/// The issues of each act: those of the record, and what a plan only wishes.
Places places_of_acts(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
                      Diagnostics& diagnostics) {
  Places places;
  std::set<model::IssueNumber> granted;
  for (const ledger::GrantedIssue& issue : ledger.issues()) {
    granted.insert(issue.number);
    for (const std::string& act : issue.acts) {
      const auto part = issue.parts.find(act);
      places[act].push_back(
          {.issue = issue.number,
           .date = issue.date,
           .state = state_of(issue.state),
           .part = part != issue.parts.end() ? std::optional(part->second) : std::nullopt});
    }
  }
  for (const model::Plan& plan : read_plans(workspace, files, diagnostics)) {
    for (const model::PlanEntry& entry : plan.entries) {
      std::vector<Place>& own = places[entry.act];
      if (own.empty() || (entry.part && !granted.contains(plan.number))) {
        own.push_back({.issue = plan.number, .date = plan.date, .part = entry.part});
      }
    }
  }
  return places;
}

/// Where an act stands: of several issues that hold it whole the one that is furthest; of its parts
/// the state of the one that is least far, and no issue while the last has none.
void settle(const std::vector<Place>& places, Queued& queued) {
  const Place* best = &places.front();
  for (const Place& place : places) {
    if (place.part) {
      queued.parts.push_back({.issue = place.issue, .state = place.state, .part = *place.part});
    }
    best = best->state < place.state ? &place : best;
  }
  std::stable_sort(
      queued.parts.begin(), queued.parts.end(),
      [](const QueuedPart& a, const QueuedPart& b) { return a.part.number < b.part.number; });
  if (!queued.parts.empty() && queued.parts.size() == places.size()) {
    const QueuedPart& last = queued.parts.back();
    if (last.part.next) {
      queued.state = QueueState::received;
      return;
    }
    best = &*std::find_if(places.begin(), places.end(),
                          [&](const Place& place) { return place.issue == last.issue; });
    queued.state =
        std::min_element(queued.parts.begin(), queued.parts.end(),
                         [](const QueuedPart& a, const QueuedPart& b) { return a.state < b.state; })
            ->state;
  } else {
    queued.state = best->state;
  }
  queued.issue = best->issue;
  queued.issue_date = best->date;
}

/// What reading a document said.
void add_findings(Queued& queued, const Diagnostics& found) {
  queued.errors_count = found.errors_count();
  queued.warnings_count = found.warnings_count();
  const Severity wanted = found.has_errors() ? Severity::error : Severity::warning;
  for (const Diagnostic& each : found.list()) {
    if (severity_of(each) == wanted) {
      queued.first = each;
      break;
    }
  }
  queued.is_source_missing =
      std::any_of(found.list().begin(), found.list().end(),
                  [](const Diagnostic& each) { return each.code == "G0409"; });
}

Queued queued_act(const ledger::ReceivedAct& act, const Workspace& workspace) {
  const model::Calendar& calendar = workspace.configuration.calendar;
  return {.reception = act.reception,
          .versions_count = act.receptions_count,
          .receipt_due = model::receipt_due(calendar, act.reception.date),
          .print_due = model::print_due(calendar, act.reception.received)};
}

/// What the record knows of the documents that came.
struct Known {
  std::map<std::string, ledger::Reception, std::less<>> latest_of_source = {};
  std::set<std::string, std::less<>> replaced_sources = {};
  std::map<std::string, int, std::less<>> versions_of_act = {};
};

Known known_documents(const ledger::Ledger& ledger, const std::vector<ledger::ReceivedAct>& acts) {
  Known known;
  for (const ledger::ReceivedAct& act : acts) {
    known.latest_of_source.emplace(act.reception.source_sha256, act.reception);
    known.versions_of_act.emplace(act.reception.act, act.receptions_count);
    if (act.receptions_count > 1) {
      for (const ledger::Reception& former : ledger.receptions_of(act.reception.act)) {
        known.replaced_sources.insert(former.source_sha256);
      }
    }
  }
  return known;
}

Queued read_inbox_document(const Workspace& workspace, const Known& known, Files& files,
                           const fs::path& path) {
  Diagnostics found;
  const ingest::Ingested ingested = read_document(workspace, files, path, found);
  Queued queued = {.state = QueueState::inbox, .versions_count = 0};
  if (ingested.instrument) {
    queued.reception = reception_of(*ingested.instrument, {.path = path});
    const auto same_act = known.versions_of_act.find(queued.reception.act);
    queued.versions_count = same_act == known.versions_of_act.end() ? 0 : same_act->second;
    queued.is_changed_beside = known.latest_of_source.contains(queued.reception.source_sha256);
  }
  queued.reception.file_name = path.lexically_relative(workspace.root / "inbox").generic_string();
  add_findings(queued, found);
  return queued;
}

/// The documents of the inbox that the record does not have as they lie there.
std::vector<Queued> read_inbox(const Workspace& workspace, const Known& known, Files& files,
                               int threads_count) {
  std::vector<fs::path> paths;
  for (const fs::path& path : documents_in(files, workspace.root / "inbox")) {
    const std::string hash = sha256(files.read(path));
    const auto latest = known.latest_of_source.find(hash);
    const bool is_known = latest == known.latest_of_source.end()
                              ? known.replaced_sources.contains(hash)
                              : is_as_received(workspace, files, path, latest->second);
    if (!is_known) {
      paths.push_back(path);
    }
  }
  std::vector<Queued> documents(paths.size());
  parallel_for(paths.size(), threads_count, [&](std::size_t i) {
    documents[i] = read_inbox_document(workspace, known, files, paths[i]);
  });
  return documents;
}

}  // namespace

std::string_view to_text(QueueState state) {
  switch (state) {
    case QueueState::inbox:
      return "inbox";
    case QueueState::received:
      return "received";
    case QueueState::drafted:
      return "drafted";
    case QueueState::planned:
      return "planned";
    case QueueState::ordered:
      return "ordered";
    case QueueState::printed:
      return "printed";
    case QueueState::distributed:
      return "distributed";
  }
  return "received";
}

Queue make_queue(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
                 int threads_count, Diagnostics& diagnostics) {
  const std::vector<ledger::ReceivedAct> acts = ledger.received_acts();
  const auto places = places_of_acts(workspace, ledger, files, diagnostics);
  Queue queue;
  for (const ledger::ReceivedAct& act : acts) {
    Queued queued = queued_act(act, workspace);
    if (const auto place = places.find(act.reception.act); place != places.end()) {
      settle(place->second, queued);
    }
    (queued.state < QueueState::printed ? queue.waiting : queue.published)
        .push_back(std::move(queued));
  }
  parallel_for(queue.waiting.size(), threads_count, [&](std::size_t i) {
    Diagnostics found;
    static_cast<void>(read_act(workspace, queue.waiting[i].reception, files, found));
    add_findings(queue.waiting[i], found);
  });
  queue.inbox = read_inbox(workspace, known_documents(ledger, acts), files, threads_count);
  std::sort(queue.waiting.begin(), queue.waiting.end(), [](const Queued& a, const Queued& b) {
    return std::tie(a.print_due, a.reception.act) < std::tie(b.print_due, b.reception.act);
  });
  std::sort(queue.published.begin(), queue.published.end(), [](const Queued& a, const Queued& b) {
    return std::tie(a.issue, a.reception.act) < std::tie(b.issue, b.reception.act);
  });
  return queue;
}

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Queued& queued, Date day) {
  const ledger::Reception& reception = queued.reception;
  Json json = {{"state", to_text(queued.state)}, {"file", reception.file_name}};
  const auto add_date = [&json](const char* key, Date date) {
    json[key] = date == Date{} ? Json() : Json(to_iso(date));
  };
  json["act"] = reception.act.empty() ? Json() : Json(reception.act);
  json["title"] = reception.title;
  json["abstract"] = reception.abstract_text;
  add_date("signed", reception.date);
  if (queued.state != QueueState::inbox) {
    add_date("received", reception.received);
    json["by"] = ledger::name_of(reception.arrival);
    add_date("receipt_due", queued.receipt_due);
    add_date("print_due", queued.print_due);
    json["sent_days_late"] = std::max(0, days_between(queued.receipt_due, reception.received));
    if (queued.state < QueueState::printed) {
      json["days_left"] = days_between(day, queued.print_due);
    }
  }
  json["issue"] = queued.issue ? Json(model::to_text(*queued.issue)) : Json();
  add_date("issue_date", queued.issue_date);
  for (const QueuedPart& each : queued.parts) {
    json["parts"].push_back({{"part", each.part.number},
                             {"issue", model::to_text(each.issue)},
                             {"state", to_text(each.state)}});
  }
  json["versions"] = queued.versions_count;
  if (queued.state < QueueState::printed) {
    json["source_missing"] = queued.is_source_missing;
    json["errors"] = queued.errors_count;
    json["warnings"] = queued.warnings_count;
    json["first_finding"] =
        queued.first ? Json{{"code", queued.first->code}, {"message", queued.first->message}}
                     : Json();
  }
  return json;
}

}  // namespace

std::string queue_json(const Queue& queue, Date day) {
  Json json = {{"as_of", to_iso(day)}};
  const auto add = [&](const char* key, const std::vector<Queued>& list) {
    Json members = Json::array();
    for (const Queued& queued : list) {
      members.push_back(json_of(queued, day));
    }
    json[key] = std::move(members);
  };
  add("waiting", queue.waiting);
  add("inbox", queue.inbox);
  add("published", queue.published);
  return json.dump(2) + "\n";
}

}  // namespace gazette::edition

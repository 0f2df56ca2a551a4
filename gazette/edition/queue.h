// The queue (văn bản chờ đăng): what lies in the inbox, what was received and is not printed yet,
// by when it must be, and what stands in its way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/edition/edition.h"

namespace gazette::edition {

/// How far a document has come; those from `planned` on are states of its issue.
enum class QueueState : std::uint8_t {
  inbox,     // not taken in
  received,  // no issue shall hold it yet
  drafted,   // in a plan whose number is not granted
  planned,
  ordered,
  printed,
  distributed,
};

/// "inbox" and so on.
[[nodiscard]] std::string_view to_text(QueueState state);

/// An issue that holds a part of an act, or shall hold it.
struct QueuedPart {
  model::IssueNumber issue = {};
  QueueState state = QueueState::drafted;
  model::Part part = {};
};

struct Queued {
  QueueState state = QueueState::received;
  /// As received; of a document in the inbox what reading it gave, `act` empty where nothing.
  ledger::Reception reception = {};
  int versions_count = 1;  // how often it was received; of a document in the inbox, before it
  /// Of a document in the inbox: received as it is, and what stands beside it was changed since.
  bool is_changed_beside = false;
  Date receipt_due = {};  // the issuer sends it by then
  Date print_due = {};    // the gazette prints it by then
  std::optional<model::IssueNumber> issue = {};
  Date issue_date = {};
  /// Of an act published over several issues its parts, the first first. The act is as far as the
  /// part that is least far, waits where its last part has no issue, and `issue` holds that part.
  std::vector<QueuedPart> parts = {};
  bool is_source_missing = false;  // or changed since (G0409)
  std::size_t errors_count = 0;    // that reading it gives now
  std::size_t warnings_count = 0;
  std::optional<Diagnostic> first = {};  // the first error, else the first warning
};

struct Queue {
  std::vector<Queued> waiting = {};    // received, not printed: by the day due, then act
  std::vector<Queued> inbox = {};      // not taken in, or not as they lie there now: by name
  std::vector<Queued> published = {};  // printed or distributed: by issue, then act
};

/// The queue as the record, the plans and the inbox have it. Every waiting act and every document
/// of the inbox is read; plans that do not read are reported.
[[nodiscard]] Queue make_queue(const Workspace& workspace, const ledger::Ledger& ledger,
                               Files& files, int threads_count, Diagnostics& diagnostics);

/// The queue as JSON for other programs, days counted on `day`.
[[nodiscard]] std::string queue_json(const Queue& queue, Date day);

}  // namespace gazette::edition

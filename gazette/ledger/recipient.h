// Recipients (nơi nhận) through time, as the door of the record hands them out. Part of ledger.h.
//
// Two clocks: what held on a day, and what the office knew of it on a day. Both are asked with
// `ListMoment`. What changes a list is a whole list that holds from a day on, or the events of a
// decree (decree.h); both give a `ListChange`.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"

namespace gazette::ledger {

/// The day from which a list holds that was imported without one: the calendar's first.
inline constexpr Date kBeginning = {.year = 1900, .month = 1, .day = 1};

/// The day before which whatever has no end ends.
inline constexpr Date kNoEnd = {.year = 9999, .month = 12, .day = 31};

/// How copies reach a recipient (hình thức). Who has the electronic edition alone is entitled, to
/// no copy on paper.
enum class Channel : std::uint8_t { post, courier, collected, electronic };

/// "bưu điện", "văn thư", "nhận trực tiếp", "bản điện tử".
[[nodiscard]] std::string_view to_text(Channel channel);

/// Every way, in the order that people are told of them.
inline constexpr std::array<Channel, 4> kChannels = {Channel::post, Channel::courier,
                                                     Channel::collected, Channel::electronic};

/// The way of this name, whatever its letters and spaces.
[[nodiscard]] std::optional<Channel> channel_named(std::string_view text);

/// A recipient (nơi nhận) as it was on a day: body and entitlement together.
struct Recipient {
  std::string id = {};  // the office's own code: "R017"
  std::string name = {};
  std::string kind = {};  // phường, xã, sở ...
  std::string district = {};
  std::string address = {};
  int copies = 0;  // 0 for the electronic channel alone
  Channel channel = Channel::post;
  std::string basis = {};          // why it is entitled (căn cứ)
  std::string official_code = {};  // GSO or agency code; text, never a key: codes are re-used
  std::string note = {};
  std::string postal_code = {};  // mã bưu chính; text, as codes are

  bool operator==(const Recipient&) const = default;
};

/// A list as the file that `ListImport` takes: UTF-8 with a byte order mark and CRLF, as Excel
/// wants them. A field that a spreadsheet would take for a formula has an apostrophe before it,
/// which is taken off again when the file comes back.
[[nodiscard]] std::string recipients_csv(const std::vector<Recipient>& recipients);

/// Which list is asked for.
struct ListMoment {
  Date as_of = {};
  std::optional<Date> known_at = {};  // as the record said at the end of that day; else as now
};

/// A whole list to be taken in (danh sách nơi nhận).
struct ListImport {
  std::string_view csv = {};  // the file's bytes
  std::string path = {};      // its name, for findings
  /// The day from which it holds. Without one the first list holds from the beginning, and a later
  /// one is a finding unless it is the file imported last.
  std::optional<Date> from = {};
  Date entered = {};  // the day on which the office takes it in
  /// So many that it leaves out are meant; needed where they are many (G0788).
  std::optional<int> ending = {};
  bool dry_run = false;  // says what it would change, and writes nothing
};

/// What an entry changes of one recipient: as it would have been on the day, and as it is.
struct RecipientDifference {
  std::optional<Recipient> before = {};  // nothing: it receives from now on
  std::optional<Recipient> after = {};   // nothing: it no longer receives
};

/// What an entry changed in the list of its day.
struct ListChange {
  Date from = {};            // the list holds from this day on
  int recipients_count = 0;  // then
  int copies_count = 0;
  int former_copies_count = 0;  // of the list that would have held on that day
  int added_count = 0;
  int changed_count = 0;
  int ended_count = 0;
  int unchanged_count = 0;
  std::vector<RecipientDifference> differences = {};  // by id
  bool repeated = false;                              // it was entered before: nothing was written
};

/// An entry that told the office of recipients (lần ghi): a file, or a command.
struct RecipientEntry {
  Date effective = {};
  Date entered = {};  // no date where an older program entered it
  std::string source_name = {};
  std::string source_sha256 = {};

  bool operator==(const RecipientEntry&) const = default;
};

/// A body in an event, under its name of that day.
struct NamedBody {
  std::string id = {};
  std::string name = {};

  bool operator==(const NamedBody&) const = default;
};

/// An event in the lives of bodies that is in the record.
struct PastEvent {
  Date date = {};             // from which it holds
  std::string kind = {};      // "merge" ...
  std::string decree = {};    // or what else was its ground
  std::string decision = {};  // what the office decided on it: of a split
  std::vector<NamedBody> from = {};
  std::vector<NamedBody> to = {};
  RecipientEntry entry = {};
};

/// Days over which nothing of a body changed.
struct RecipientPeriod {
  Date from = {};
  Date to = {};  // the day after its last; kNoEnd
  Recipient recipient = {};
  bool is_entitled = false;  // else its copies, channel and basis say nothing
};

/// All that is known of a body: how it was, and what happened to it.
struct RecipientHistory {
  std::string id = {};
  std::vector<RecipientPeriod> periods = {};  // by day
  std::vector<PastEvent> events = {};         // by day
};

/// Why a body receives copies on a day.
struct EntitlementReason {
  Recipient recipient = {};
  Date since = {};            // nothing of its entitlement changed since
  RecipientEntry entry = {};  // that told of it
};

}  // namespace gazette::ledger

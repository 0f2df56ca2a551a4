#include "gazette/ledger/bodies.h"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"
#include "gazette/ledger/issues.h"

namespace gazette::ledger {
namespace {

struct ChannelWords {
  Channel channel = Channel::post;
  std::string_view code = {};  // in tables
  std::string_view text = {};  // on paper
};

constexpr std::array<ChannelWords, 4> kChannelWords = {{
    {Channel::post, "post", "bưu điện"},
    {Channel::courier, "courier", "văn thư"},
    {Channel::collected, "collected", "nhận trực tiếp"},
    {Channel::electronic, "electronic", "bản điện tử"},
}};

const ChannelWords& words_of(Channel channel) {
  const std::size_t place = static_cast<std::size_t>(channel);
  GAZETTE_ASSERT(place < kChannelWords.size() && kChannelWords[place].channel == channel);
  return kChannelWords[place];
}

}  // namespace

std::string_view to_text(Channel channel) {
  return words_of(channel).text;
}

std::string_view code_of(Channel channel) {
  return words_of(channel).code;
}

Channel channel_from(std::string_view code) {
  const auto* const found =
      std::find_if(kChannelWords.begin(), kChannelWords.end(),
                   [code](const ChannelWords& each) { return each.code == code; });
  GAZETTE_ASSERT(found != kChannelWords.end());
  return found->channel;
}

std::optional<Channel> channel_named(std::string_view text) {
  const std::string wanted = to_lower(collapse_spaces(to_nfc(text)));
  for (const Channel each : kChannels) {
    if (wanted == to_text(each)) {
      return each;
    }
  }
  return std::nullopt;
}

bool is_recipient_id(std::string_view text) {
  constexpr std::size_t kLengthMax = 32;
  return !text.empty() && text.size() <= kLengthMax &&
         std::all_of(text.begin(), text.end(), [](char each) {
           const bool is_letter = (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z');
           return is_letter || is_digit(each) || each == '-' || each == '_' || each == '.';
         });
}

std::vector<BodyRow> bodies_on(const Database& database, const ListMoment& moment) {
  Statement all = database.prepare(
      "SELECT body.id, code, name, kind, district, address, copies, channel, basis, "
      "official_code, note, postal_code FROM body "
      "JOIN body_version AS v ON v.body_id = body.id AND v.known_from <= ?2 "
      "AND (v.known_to IS NULL OR v.known_to > ?2) AND v.valid_from <= ?1 AND ?1 < v.valid_to "
      "JOIN entitlement AS e ON e.body_id = body.id AND e.known_from <= ?2 "
      "AND (e.known_to IS NULL OR e.known_to > ?2) AND e.valid_from <= ?1 AND ?1 < e.valid_to "
      "ORDER BY code");
  all.bind(moment.as_of, last_entry_known(database, moment.known_at));
  std::vector<BodyRow> bodies;
  while (all.step()) {
    bodies.push_back({.body_id = all.wide(0),
                      .recipient = {.id = all.text(1),
                                    .name = all.text(2),
                                    .kind = all.text(3),
                                    .district = all.text(4),
                                    .address = all.text(5),
                                    .copies = all.integer(6),
                                    .channel = channel_from(all.text(7)),
                                    .basis = all.text(8),
                                    .official_code = all.text(9),
                                    .note = all.text(10),
                                    .postal_code = all.text(11)}});
  }
  return bodies;
}

std::int64_t last_entry_known(const Database& database, std::optional<Date> known_at) {
  if (!known_at) {
    return std::numeric_limits<std::int64_t>::max();
  }
  Statement last = database.prepare(
      "SELECT coalesce(max(id), 0) FROM recipient_change WHERE entered IS NULL OR entered <= ?");
  last.bind(*known_at);
  const bool has_row = last.step();
  GAZETTE_ASSERT(has_row);
  return last.wide(0);
}

RecipientEntry read_entry(const Database& database, std::int64_t key) {
  Statement entry = database.prepare(
      "SELECT effective, coalesce(entered, ''), source_name, source_sha256 FROM recipient_change "
      "WHERE id = ?");
  entry.bind(key);
  const bool has_row = entry.step();
  GAZETTE_ASSERT(has_row);
  return {.effective = entry.date(0),
          .entered = entry.text(1).empty() ? Date{} : entry.date(1),
          .source_name = entry.text(2),
          .source_sha256 = entry.text(3)};
}

std::optional<Date> last_entered(const Database& database) {
  Statement last = database.prepare(
      "SELECT entered FROM recipient_change WHERE entered IS NOT NULL ORDER BY id DESC LIMIT 1");
  return last.step() ? std::optional(last.date(0)) : std::nullopt;
}

bool may_enter(const Database& database, Date entered, Diagnostics& diagnostics) {
  const std::optional<Date> last = last_entered(database);
  if (!last || entered >= *last) {
    return true;
  }
  report_finding("G0770", database,
                 fmt::format("the entry is dated {}, the latest one before it {}", to_iso(entered),
                             to_iso(*last)),
                 "--date is the day on which the office enters it, not the one from which it holds",
                 diagnostics);
  return false;
}

}  // namespace gazette::ledger

// What held from when to when: stretches of days, each with a value. Private to ledger/.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "gazette/base/date.h"

namespace gazette::ledger {

/// The value held from `from` up to, but not on, `to`.
template <typename Value>
struct Stretch {
  Date from = {};
  Date to = {};
  Value value = {};

  bool operator==(const Stretch&) const = default;
};

/// By day, without overlap; there may be gaps.
template <typename Value>
using Timeline = std::vector<Stretch<Value>>;

/// The stretch that a day lies in, or null.
template <typename Value>
[[nodiscard]] const Stretch<Value>* stretch_on(const Timeline<Value>& timeline, Date day) {
  const auto found =
      std::find_if(timeline.begin(), timeline.end(),
                   [day](const Stretch<Value>& each) { return each.from <= day && day < each.to; });
  return found == timeline.end() ? nullptr : &*found;
}

/// From `day` on nothing holds.
template <typename Value>
void end_from(Timeline<Value>& timeline, Date day) {
  std::erase_if(timeline, [day](const Stretch<Value>& each) { return each.from >= day; });
  if (!timeline.empty()) {
    timeline.back().to = std::min(timeline.back().to, day);
  }
}

/// From `day` on `value` holds, without an end; where it held the day before, it goes on.
template <typename Value>
void hold_from(Timeline<Value>& timeline, Date day, const Value& value, Date no_end) {
  end_from(timeline, day);
  if (!timeline.empty() && timeline.back().to == day && timeline.back().value == value) {
    timeline.back().to = no_end;
    return;
  }
  timeline.push_back({.from = day, .to = no_end, .value = value});
}

/// Makes `day` the first of a stretch, where it lies inside one.
template <typename Value>
void part_at(Timeline<Value>& timeline, Date day) {
  const auto found =
      std::find_if(timeline.begin(), timeline.end(),
                   [day](const Stretch<Value>& each) { return each.from < day && day < each.to; });
  if (found != timeline.end()) {
    Stretch<Value> later = *found;
    later.from = day;
    found->to = day;
    timeline.insert(std::next(found), later);
  }
}

/// Gives one part of the value its later content from `day` on, for as long as that part stayed
/// what it was on the day: a correction of a kind goes on over a change of name.
template <typename Value, typename Part>
void replace_from(Timeline<Value>& timeline, Date day, Part Value::* part, const Part& later) {
  part_at(timeline, day);
  const Part former = [&] {
    const Stretch<Value>* const first = stretch_on(timeline, day);
    return first == nullptr ? later : first->value.*part;
  }();
  Date next = day;
  for (Stretch<Value>& each : timeline) {
    if (each.from < day) {
      continue;
    }
    if (each.from != next || each.value.*part != former) {
      break;
    }
    each.value.*part = later;
    next = each.to;
  }
}

/// Joins stretches that touch and have one value.
template <typename Value>
void join_equal(Timeline<Value>& timeline) {
  Timeline<Value> joined;
  for (Stretch<Value>& each : timeline) {
    if (!joined.empty() && joined.back().to == each.from && joined.back().value == each.value) {
      joined.back().to = each.to;
    } else {
      joined.push_back(std::move(each));
    }
  }
  timeline = std::move(joined);
}

}  // namespace gazette::ledger

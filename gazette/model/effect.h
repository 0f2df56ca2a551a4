// From when and until when an act is in force (hiệu lực).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/model/citation.h"
#include "gazette/model/origin.h"

namespace gazette::model {

/// From what day a clause of effect counts.
enum class EffectBasis : std::uint8_t {
  date,         // a day of the calendar: "từ ngày 01 tháng 7 năm 2025"
  signing,      // ngày ký, ngày ban hành
  adoption,     // ngày thông qua
  publication,  // ngày đăng Công báo
  other,        // what is no day in itself: "kể từ ngày Luật ... có hiệu lực", working days
};

/// "date", "signing" and so on.
[[nodiscard]] std::string_view to_text(EffectBasis basis);

/// One statement about the force of the act or of a part of it.
struct EffectClause {
  bool ends = false;  // it says until when, not from when
  EffectBasis basis = EffectBasis::date;
  int days = 0;                            // "sau 10 ngày kể từ ..."
  std::optional<Date> day = {};            // known but for publication and other
  std::vector<CitedPath> provisions = {};  // the part concerned; empty: the whole act
  Passage place = {};
};

/// All statements of an act about its own force, in reading order.
struct Effect {
  std::vector<EffectClause> clauses = {};
};

/// The days that the rule of a clause counts from. Days that are not known are {}.
struct EffectDays {
  Date signing = {};
  Date adoption = {};
  Date publication = {};
};

/// The day that a clause comes to, where `days` has the one it counts from.
[[nodiscard]] std::optional<Date> day_of(const EffectClause& clause, const EffectDays& days);

/// The clause from which the whole act is in force; null where there is none.
[[nodiscard]] const EffectClause* effect_of_whole(const Effect& effect);

/// What a text that cites `citations` says about the force of the act in which it stands. The
/// places are without origin, the days not yet counted.
[[nodiscard]] std::vector<EffectClause> find_effects(std::string_view text,
                                                     const std::vector<Citation>& citations);

/// What a text says of it where it tells who carries the act out: "chịu trách nhiệm thi hành Quyết
/// định này kể từ ngày ký". It counts where no clause says from when the whole act is in force.
[[nodiscard]] std::optional<EffectClause> find_effect_in_duty(
    std::string_view text, const std::vector<Citation>& citations);

}  // namespace gazette::model

// What became of an act (lịch sử văn bản): signed, received, published, in force, changed by
// others. Private to web/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gazette/web/act_page.h"

namespace gazette::web {

/// The events by their days, earliest first; those of one day in the order above. `parts` are those
/// that follow one another (`parts_around`). Of an act that changes this one the day is that of its
/// publication: from when the change holds, its own text says.
[[nodiscard]] std::vector<Values> history_of(const model::Instrument& instrument,
                                             const std::vector<PlacedAct>& parts,
                                             const std::vector<IncomingRelation>& incoming,
                                             const Words& words);

/// The day on which the act itself says that all of it ends.
[[nodiscard]] std::optional<Date> own_end(const model::Instrument& instrument);

/// How other acts end this one.
struct OthersEnd {
  std::optional<Date> day = {};  // from which the first of them holds that repeals or replaces it
  bool is_unsaid = false;        // one ends or suspends it, and from or until when is not known
};

/// Adds what one of them does: a relation to this act, to all of it or not, and the day from which
/// the other act holds, where that is known.
void add_end(model::RelationKind kind, bool whole, const std::optional<Date>& effective,
             OthersEnd& end);

[[nodiscard]] OthersEnd others_end(const std::vector<IncomingRelation>& incoming);

/// The day on which all of the act ends, as it says itself or as others say, what is first; nothing
/// where no day is known.
[[nodiscard]] std::optional<Date> force_end(const model::Instrument& instrument,
                                            const std::vector<IncomingRelation>& incoming);

/// Whether it changes what the act says or whether it holds: repeals, corrects, amends, prolongs.
[[nodiscard]] bool is_change(model::RelationKind kind);

/// The words before an act that does something to this one: "Được đính chính bởi".
[[nodiscard]] std::string incoming_word(const model::RelatedAct& relation, const Words& words);

}  // namespace gazette::web

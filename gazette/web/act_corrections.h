// The corrections of an act's words by later notices, as its page and files show them. Private to
// web/.
//
// The act keeps its words. Each place that a notice puts right is found again in the act as it is
// published; where it cannot be, the correction is listed all the same and no place is marked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gazette/model/correction_place.h"
#include "gazette/web/act_page.h"
#include "gazette/web/markup.h"

namespace gazette::web {

/// Words of the act that a notice puts right.
struct ActCorrection {
  PlacedAct notice = {};
  const model::PlacedCorrection* placed = nullptr;  // of the notice's card
  std::string id = {};                              // of its line in the act's page
  std::optional<model::FoundWords> words = {};      // where it stands in the act
};

/// In the order of the text, those without a place last. Where two have words in common the earlier
/// notice marks them.
[[nodiscard]] std::vector<ActCorrection> corrections_of(const ActPageSource& source);

/// The corrections that a relation brings with it: those of its act that concern `act`.
[[nodiscard]] std::vector<const model::PlacedCorrection*> corrections_by(
    const IncomingRelation& relation, std::string_view act);

/// "dinh-chinh_chu-tich-2587-qd-ubnd-2022-09-09_2": the line of the n-th correction (from 1) of a
/// notice in the page of the act that it puts right.
[[nodiscard]] std::string correction_id(std::string_view notice, std::size_t nth);

/// What stands behind the words in the text: "[Đính chính: nay sửa là “...”]", the first word a
/// link to the notice. `root` is the way from the page to the site's root.
[[nodiscard]] std::vector<ShownCorrection> shown_corrections(
    const std::vector<ActCorrection>& corrections, const std::string& root, const Site& site,
    std::string_view act_language);

/// The lines below the act's text: place, old and new text, notice; and those of the notice's own
/// page: act, place, where printed, old and new text.
[[nodiscard]] std::vector<Values> corrected_values(const std::vector<ActCorrection>& corrections,
                                                   const Site& site);
[[nodiscard]] std::vector<Values> correcting_values(const ActPageSource& source, const Site& site);

/// "khoản 2 Điều 3: đã in “...”, nay sửa là “...”", for feeds and machines.
[[nodiscard]] std::string correction_text(const model::PlacedCorrection& placed,
                                          const Words& words);

}  // namespace gazette::web

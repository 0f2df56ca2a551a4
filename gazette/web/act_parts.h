// Acts published over several issues, as the site knows them from the cards. Private to web/.
#pragma once

#include <vector>

#include "gazette/web/site.h"
#include "gazette/web/web.h"

namespace gazette::web {

/// An act, or a part of one, with its issue; both live as long as the cards.
struct PlacedAct {
  const ActCard* act = nullptr;
  const IssueCard* issue = nullptr;
};

/// The parts of an act that follow one another without a gap, `own` among them, in their order;
/// `own` alone where it is no part.
[[nodiscard]] std::vector<PlacedAct> parts_around(PlacedAct own,
                                                  const std::vector<IssueCard>& others);

/// The links to pages of PDFs that all the parts have, by the number of the picture less one.
[[nodiscard]] std::vector<std::string> joined_picture_links(const std::vector<PlacedAct>& parts);

/// Where page `folio` of the issue begins in the act's page: "trang_57"; of an act that several
/// issues hold, whose pages may have the same numbers: "trang_2022-38-39_57".
[[nodiscard]] std::string folio_anchor(const ActCard& act, model::IssueNumber number,
                                       std::uint32_t folio);

/// What act-item.html needs of an act in these parts: as `act_values`, with the issues from the
/// first to the last where there is more than one.
[[nodiscard]] Values act_values(const Words& words, const std::vector<PlacedAct>& parts);

}  // namespace gazette::web

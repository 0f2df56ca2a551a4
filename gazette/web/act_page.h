// The page of an act: its text, what is known of it, how to cite it. Private to web/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/model/issue.h"
#include "gazette/web/act_parts.h"
#include "gazette/web/site.h"
#include "gazette/web/web.h"

namespace gazette::web {

/// Another act that does something to this one.
struct IncomingRelation {
  PlacedAct act = {};
  const model::RelatedAct* relation = nullptr;
};

/// By the id of the act to which it is done, in the order of issues and of the acts in them.
using IncomingRelations = std::map<std::string, std::vector<IncomingRelation>, std::less<>>;

/// What the acts of these issues do to others. The result lives as long as the cards.
[[nodiscard]] IncomingRelations incoming_relations(const IssueCard& card,
                                                   const std::vector<IssueCard>& others);
[[nodiscard]] IncomingRelations incoming_relations(const std::vector<IssueCard>& cards);

/// What others do to the act of this id; nothing where they do nothing.
[[nodiscard]] const std::vector<IncomingRelation>& relations_to(std::string_view act,
                                                                const IncomingRelations& incoming);

/// What an act's page is made of.
struct ActPageSource {
  const model::Issue& issue;
  const IssueCard& card;
  std::size_t index = 0;  // of the act in both
  const std::vector<IssueCard>& others;
  const IncomingRelations& incoming;
};

/// The page of an act stands where its first part is; it is the same from every issue that has one.
[[nodiscard]] Page make_act_page(const ActPageSource& source, const Site& site);

}  // namespace gazette::web

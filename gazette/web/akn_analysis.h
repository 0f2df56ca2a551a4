// What an act does to others, as the analysis of Akoma Ntoso. Private to web/.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/web/akn_act.h"

namespace gazette::web {

struct AknAnalysis {
  std::string modifications = {};                   // the elements, empty where there are none
  std::map<std::string, std::string> changed = {};  // acts that are changed: IRI and name
  std::set<model::RelationKind> kinds = {};         // by which `refersTo` says what is done
};

/// The relations that change another act whose IRI is known. Grounds, details and mere mentions are
/// no modification: they are references of the text.
[[nodiscard]] AknAnalysis analyse(const AknSource& source, const AknMarkup& markup,
                                  const std::vector<AknQuote>& quotes);

}  // namespace gazette::web

// What an act does to others, and others to it, as the analysis of Akoma Ntoso. Private to web/.
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
  std::string passive = {};                         // those of what other acts do to this one
  std::map<std::string, std::string> changed = {};  // acts that are changed: IRI and name
  std::set<model::RelationKind> kinds = {};         // by which `refersTo` says what is done
};

/// The relations that change another act whose IRI is known. Grounds, details and mere mentions are
/// no modification: they are references of the text. What later acts do to this one is said by
/// the same table; a provision that is changed is named where only one of the act's texts has it.
[[nodiscard]] AknAnalysis analyse(const AknSource& source, const AknMarkup& markup,
                                  const std::vector<AknQuote>& quotes);

/// Whether a relation is a modification in the sense of the standard.
[[nodiscard]] bool is_modification(model::RelationKind kind);

/// What happens to an act by such a relation, as the type of an `eventRef`: "repeal" where it ends
/// or takes the place of all of it, "amendment" where it changes what the act says or whether a
/// part of it holds; empty where the act stays as it is.
[[nodiscard]] std::string_view event_type(const AknChange& change);

/// The eId of the reference to an act that changes this one: "passiveRef_2". One act has one.
[[nodiscard]] std::string passive_reference(const AknAct& act, const std::string& iri);

}  // namespace gazette::web

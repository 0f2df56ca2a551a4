// An act as linked data: schema.org/Legislation, with the European Legislation Identifier's words
// (ELI, pillars 2 and 3). Private to web/.
//
// By the application profile for official journals: the act has an address, names, and files as
// `LegislationObject`; what it does to other acts stands on it, what others do to it is reversed.
// Whether an act is in force today is left unsaid, since pages stay while days pass: what is said
// is from when, and until when: the day that the act itself says, or that from which an act holds
// that repeals or replaces all of it. Where that one does not say from when, no end is said.
#pragma once

#include <string>

#include "gazette/web/act_page.h"

namespace gazette::web {

enum class LinkedParts { none, articles };

/// The act as JSON-LD, compact; empty where the site's address is not known. With `articles` it has
/// a part for each article and attachment. Safe inside an HTML script element: "<" is escaped.
[[nodiscard]] std::string act_json_ld(const ActPageSource& source,
                                      const model::Configuration& configuration,
                                      LinkedParts linked);

/// The address by which the EU's list of languages knows "vi"; empty for one that is not known.
[[nodiscard]] std::string language_address(std::string_view language);

}  // namespace gazette::web

// The cover of an issue: what it needs from the workspace, and whether it can be printed and bound.
#pragma once

#include <optional>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/edition/pdfs.h"
#include "gazette/press/press.h"

namespace gazette::edition {

/// A cover, set, and how it is printed.
struct IssueCover {
  typeset::Book book;
  press::Job job = {};
};

/// Puts the PDF of the cover, if there is one, behind that of the body; the cover must stay until
/// it is made.
void add_cover(const std::optional<IssueCover>& cover, std::vector<Pdf>& pdfs);

/// What a preflight finds in the cover as it was made, if there is one (G0676): what an emblem
/// draws is then known to keep to the standard that the file claims.
void check_cover(const std::vector<Pdf>& pdfs, Diagnostics& diagnostics);

/// What a cover is set with: the layout is that of the body, with all that it names filled in.
struct CoverTypography {
  const typeset::Layout& layout;
  const font::Fonts& fonts;
};

/// The cover that the printer of the issue asks for, none where they ask for none. What prevents it
/// is an error among the findings: colour or emblem that cannot be printed (G0674 to G0677), too
/// much on it (G0672). Colour that runs off an edge with too little bleed is a warning (G0679).
[[nodiscard]] std::optional<IssueCover> set_cover(
    const Workspace& workspace, Files& files, const model::Issue& issue, const typeset::Book& body,
    const CoverTypography& typography, const Profiles& profiles, Diagnostics& diagnostics);

/// Warns of a body too thin for the printer's binding (G0670) or too thick for it (G0671), whether
/// it has a cover or not.
void check_binding(const Workspace& workspace, const model::Printer& printer,
                   std::size_t pages_count, Diagnostics& diagnostics);

}  // namespace gazette::edition

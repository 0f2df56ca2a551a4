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

/// The cover that the printer of the issue asks for, none where they ask for none. What prevents it
/// is an error among the findings: colour or emblem that cannot be printed (G0674 to G0677), too
/// much on it (G0672). A book too thin or too thick for its binding is a warning (G0670, G0671).
[[nodiscard]] std::optional<IssueCover> set_cover(
    const Workspace& workspace, Files& files, const model::Issue& issue, const typeset::Book& body,
    const Typography& typography, const Profiles& profiles, Diagnostics& diagnostics);

/// Whether the leaves of a book of that many pages are thicker than what lies flat when it is
/// stitched through the fold: 80 pages of 70 g/m².
[[nodiscard]] bool is_too_thick_to_stitch(const model::Printer& printer, std::size_t pages_count);

}  // namespace gazette::edition

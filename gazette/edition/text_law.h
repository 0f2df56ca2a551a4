// The text law: what the source says, the pages, the PDF and the site say, word for word.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/model/model.h"
#include "gazette/press/press.h"
#include "gazette/typeset/typeset.h"
#include "gazette/web/akn.h"
#include "gazette/web/web.h"

namespace gazette::edition {

/// Every paragraph of every act, or of the part that the issue holds, stands on the pages whole,
/// once and in order, and none of another part (G0610).
void check_frames(const model::Issue& issue, const typeset::Book& book, Diagnostics& diagnostics);

/// Every picture of every act stands on the pages once, in the room of its paragraph (G0620).
void check_pictures(const model::Issue& issue, const typeset::Book& book, Diagnostics& diagnostics);

/// A PDF gives back the text of the frames that its job asks for, page by page (G0601).
void check_pdf(const typeset::Book& book, const press::Job& job, std::string_view pdf,
               const std::string& path, Diagnostics& diagnostics);

/// A PDF shows, page by page, the pictures that were set, sample for sample (G0620).
void check_pdf_pictures(const typeset::Book& book, const press::Job& job, std::string_view pdf,
                        const std::string& path, Diagnostics& diagnostics);

/// An act's page on the site shows the act's pictures, or those of the part shown, in their order,
/// and the file of each is among `files` as it was taken in (G0620).
void check_html_pictures(const model::Instrument& instrument,
                         const std::optional<model::Part>& shown, std::string_view html,
                         const std::string& path, std::span<const web::SiteFile> files,
                         Diagnostics& diagnostics);

/// An act's page on the site has the act's text, or that of the part shown (G0801).
void check_html(const model::Instrument& instrument, const std::optional<model::Part>& shown,
                std::string_view html, const std::string& path, Diagnostics& diagnostics);

/// The Akoma Ntoso of an act has the act's text, or that of the part shown, and shows its pictures
/// in their order (G0802).
void check_akn(const model::Instrument& instrument, const std::optional<model::Part>& shown,
               std::string_view xml, const std::string& path, Diagnostics& diagnostics);

/// The Akoma Ntoso of an issue has the text of each act, or of the part shown, where it embeds them
/// (G0802). `shown` has one for each entry.
void check_issue_akn(const model::Issue& issue,
                     const std::vector<std::optional<model::Part>>& shown, std::string_view xml,
                     const std::string& path, Diagnostics& diagnostics);

}  // namespace gazette::edition

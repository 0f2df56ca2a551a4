// The acts of an issue as Akoma Ntoso, as their PDFs carry it.
#pragma once

#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/edition/pdfs.h"
#include "gazette/model/model.h"
#include "gazette/typeset/book.h"

namespace gazette::edition {

/// Attaches to the PDF of each act its XML, where the configuration asks for it: what the issue
/// holds of the act, as it was published. The XML on the site goes on with the record (later parts
/// of the act); a PDF stays as it is. Each is held to the text of its act (G0802).
void attach_xml(const model::Configuration& configuration, const model::Issue& issue,
                const typeset::Book& book, std::vector<Pdf>& pdfs, Diagnostics& diagnostics);

}  // namespace gazette::edition
